//! Months of fiscal years, and brackets that say which months a period is.

use super::points::Point;
use crate::lexicon::{Cue, Relative};
use crate::period::{Month, Period};
use crate::phrase::{Anchor, When, anchor};
use crate::resolve::line::{Line, Token};
use crate::text::Span;
use jiff::civil::Date;

/// The longest word, in bytes, that may stand between months and their year ("period").
const PERIOD: usize = 7;

/// Does a phrase name a fiscal year?
pub(super) fn is_fiscal(when: When) -> bool {
    use Relative::{LastFiscal, ThisFiscal};
    matches!(
        when,
        When::FiscalYear(_) | When::FiscalSoFar(_) | When::Relative(ThisFiscal | LastFiscal)
    )
}

/// Do only "of", "in" or a comma stand between two period phrases?
pub(super) fn is_of(line: &Line<'_>, first: usize, second: usize) -> bool {
    (first + 1..second).all(|between| {
        matches!(line.cue(between), Some(Cue::In | Cue::Of))
            || line.sign(between) == Some(',')
            // "the July-May period of FY25"
            || matches!(line.items[between].token, Token::Word)
                && line.items[between].span.len() <= PERIOD
    })
}

/// Does a period phrase stand right behind one that names a fiscal year?
pub(super) fn follows_fiscal(line: &Line<'_>, number: usize) -> bool {
    number.checked_sub(1).is_some_and(|before| {
        is_fiscal(line.periods[before].when)
            && is_of(line, line.period_items[before], line.period_items[number])
    })
}

/// "July-May of FY23", "the first nine months of the fiscal year": the months lie in that year, and are its first ones where they
/// are `counted`.
pub(super) fn part_of_year(months: Period, year: Period, counted: bool) -> Period {
    if !counted {
        return within(months, year);
    }
    let first = year.first().plus(months.first().number() - 1);
    Period::new(first, first.plus(months.len() - 1)).unwrap_or(year)
}

/// How many periods of a sentence are looked through for the day up to which a season is counted.
const DAYS: usize = 8;

/// "As of March 4, 29.8 million tonnes in the 2023/24 season": a season that is not over is counted up to a day of the month of
/// publication that the sentence names; else up to the last month that was over.
pub(super) fn so_far(line: &Line<'_>, year: Period, published: Option<Date>) -> Period {
    let Some(now) = published.map(Month::of) else {
        return year;
    };
    // "by March 31" in a story of April 2 is of the month before.
    let over = |span: Span| {
        let digits = line.text[span.start..span.end].split(|letter: char| !letter.is_ascii_digit());
        let mut day = digits.filter_map(|day| day.parse::<i8>().ok());
        day.rfind(|day| (1..=31).contains(day))
    };
    let later = |span: Span| {
        let today = published.map_or(31, Date::day);
        over(span).is_some_and(|day| day > today)
    };
    let is_day = |when: When| match when {
        When::Day => true,
        When::Months { last, days, .. } => days && i32::from(last) == now.number(),
        _ => false,
    };
    let mut named = line.periods.iter().take(DAYS);
    let runs = year.len() < 12 && year.last().plus(1) == now;
    if runs && named.any(|phrase| is_day(phrase.when) && !later(phrase.span)) {
        return Period::new(year.first(), now).unwrap_or(year);
    }
    year
}

/// The same months in the year of months that they lie in.
fn within(months: Period, year: Period) -> Period {
    let behind = year.last().since(months.last());
    months.plus(behind.div_euclid(12) * 12)
}

/// "2022-23财年（截至6月）", "上半期（4〜9月）": months alone in a bracket right behind a period say which it is.
pub(super) fn explains(line: &Line<'_>, item: usize) -> bool {
    let Some(period) = item.checked_sub(2) else {
        return false;
    };
    matches!(line.sign(item - 1), Some('(' | '（'))
        && matches!(line.sign(item + 1), Some(')' | '）'))
        && matches!(line.items[period].token, Token::Period)
        && !(is_day(line, period) && names_run(line, item))
        && !names_season(line, period, item)
}

/// "с начала сезона (сентябрь–январь)": a phrase that names no months of its own has none to be explained.
fn is_day(line: &Line<'_>, item: usize) -> bool {
    let span = line.items[item].span;
    said(line, item) == Some(When::Day)
        && !line.text[span.start..span.end]
            .bytes()
            .any(|byte| byte.is_ascii_digit())
}

/// "la campagne 2023-2024 (octobre à septembre)": all twelve months of a season that is named by two years.
fn names_season(line: &Line<'_>, season: usize, months: usize) -> bool {
    let span = line.items[season].span;
    let written = &line.text[span.start..span.end];
    let two = |sign| {
        let mut years = written.rsplit(' ').next().unwrap_or_default().split(sign);
        years.next().is_some_and(|year| year.len() == 4) && years.next().is_some()
    };
    let year = matches!(said(line, months), Some(When::Months { first, last, .. })
        if i32::from(last - first).rem_euclid(12) == 11);
    said(line, season) == Some(When::Day) && year && (two('-') || two('/'))
}

/// Several months of one year.
fn names_run(line: &Line<'_>, item: usize) -> bool {
    matches!(said(line, item), Some(When::Months { first, last, .. }) if first != last)
}

/// What the period phrase at an item names.
fn said(line: &Line<'_>, item: usize) -> Option<When> {
    let number = line.period_items.binary_search(&item).ok()?;
    Some(line.periods.get(number)?.when)
}

/// "niên vụ 2022-2023 (tháng 10/2022 đến hết tháng 9/2023)": the months of two years in a bracket are those of the fiscal year; said in so
/// many words.
pub(in crate::resolve) fn fill(
    point: Option<&mut Point>,
    when: When,
    from: &Anchor<'_>,
) -> Option<(Period, bool)> {
    let point = point.filter(|_| matches!(when, When::Run(..)))?;
    point.spell.period = anchor(when, from)?.period;
    Some((point.spell.period, true))
}

/// "the first nine months (July-March)": as many months in the bracket say which they are; "the 2023-24 season (July-December)":
/// several of a fiscal year say which of its months are meant.
pub(super) fn explain(
    point: Option<&mut Point>,
    when: When,
    from: &Anchor<'_>,
    fiscal: bool,
) -> Option<Period> {
    if let When::Months { first, last, .. } = when
        && fiscal
        && i32::from(last - first).rem_euclid(12) == 11
    {
        // "the 2022-23 crop year (August to July)": the whole year begins in the first of its two.
        let point = point?;
        let year = i16::try_from(point.spell.period.first().year()).ok()?;
        let start = Month::new(year, first)?;
        // What is over of it is over still.
        let known = point.spell.period;
        let whole = start.plus(11);
        let last = if known.len() < 12 {
            known.last().min(whole)
        } else {
            whole
        };
        point.spell.period = Period::new(start, last)?;
        return Some(point.spell.period);
    }
    if let When::Months { first, last, .. } = when
        // "с начала сезона (сентябрь–февраль)": they may run into the next year.
        && first > 1
        && first != last
        && fiscal
    {
        let point = point?;
        let (year, span) = (point.spell.period, i32::from(last - first).rem_euclid(12));
        let start = (0..12).map(|ahead| year.first().plus(ahead));
        let mut start = start.filter(|month| month.number() == i32::from(first));
        let start = start.next()?;
        point.spell.period = Period::new(start, start.plus(span))?;
        return Some(point.spell.period);
    }
    let found = anchor(when, from)?.period;
    let point = point.filter(|point| {
        let now = point.spell.period;
        // "the year to date (January 1 to August 31)"
        let to_date = point.spell.relative && found.len() > 1 && found.first() == now.first();
        point.yearless && now.len() == found.len() || to_date
    })?;
    point.spell.period = found;
    Some(found)
}
