//! What a period phrase is to its sentence: an older one, one with a year, one that heads a clause.

use super::points::{Ground, Point};
use crate::lexicon::{Cue, Relative};
use crate::period::{Month, Period};
use crate::phrase::{PeriodPhrase, When, YearSaid};
use crate::resolve::amount::leave::is_years_back;
use crate::resolve::compare::faced::{is_faced, is_first_of_two};
use crate::resolve::compare::older::{is_compared, is_multiplied};
use crate::resolve::line::{Item, Line, Token};
use crate::text::Span;

/// How many items may open a clause before the period that it tells of.
const OPENING: usize = 3;

/// "Tháng trước, …": with nothing spoken of before, it is counted from the publication date.
pub(super) fn standing_alone(when: When) -> When {
    let relative = match when {
        When::Relative(Relative::MonthEarlier) => Relative::LastMonth,
        When::Relative(Relative::QuarterEarlier) => Relative::LastQuarter,
        When::Relative(Relative::YearEarlier | Relative::YearBefore) => Relative::LastYear,
        _ => return when,
    };
    When::Relative(relative)
}

/// Some languages say "than" behind the period.
pub(super) fn is_base_behind(line: &Line<'_>, period: usize) -> bool {
    matches!(
        line.cue(period + 1),
        Some(Cue::Against | Cue::Than(_) | Cue::From)
    )
}

/// Is it a period that something is compared with, from the words around it?
pub(super) fn is_older(line: &Line<'_>, item: usize, second: bool) -> bool {
    is_compared(line, item)
        || is_faced(line, item, second)
        || is_multiplied(line, item)
        || is_first_of_two(line, item)
        || is_years_back(line, item)
        || is_counted_from(line, item)
        || is_extremes_own(line, item)
}

/// "the lowest since January": months up to now, right behind a superlative that they date.
pub(in crate::resolve) fn is_extremes_own(line: &Line<'_>, item: usize) -> bool {
    let number = line.period_items.binary_search(&item).ok();
    let to_date = number
        .is_some_and(|number| line.periods[number].when == When::Relative(Relative::YearToDate));
    let extreme = |before: usize| match line.items[before].token {
        Token::Cue(Cue::Extreme(_) | Cue::Record(_) | Cue::Rank) => Some(true),
        Token::Cue(Cue::Flow(_) | Cue::Move(_)) | Token::Word => None,
        _ => Some(false),
    };
    to_date && line.back(item, 3, extreme) == Some(true)
        || ends_superlative(line, item)
        || counts_months(line, item)
}

/// "mức cao nhất trong 10 tháng": so many months in digits, which name none, right behind a superlative.
pub(in crate::resolve) fn counts_months(line: &Line<'_>, item: usize) -> bool {
    let number = line.period_items.binary_search(&item).ok();
    let when = number.map(|number| line.periods[number].when);
    let months = matches!(when, Some(When::Months { first: 1, last, .. }) if last > 1);
    if !months || line.joined || line.postpositions {
        return false;
    }
    let text = &line.text[line.items[item].span.range()];
    let count = text.split(' ').next().unwrap_or_default();
    let digits = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    // "su mayor alza en ocho meses": a count of months that has its preposition inside
    let led = (1..=2).contains(&count.len()) && !digits;
    let behind = || {
        line.back(item, 3, |before| match line.items[before].token {
            Token::Cue(Cue::Extreme(_) | Cue::Rank) => Some(true),
            Token::Cue(Cue::In) | Token::Word => None,
            _ => Some(false),
        })
    };
    (digits || led) && behind() == Some(true)
}

/// "mức cao nhất trong 10 tháng": a record that names no year.
pub(in crate::resolve) fn ends_in_months(line: &Line<'_>, record: Span) -> bool {
    let at = line
        .items
        .partition_point(|item| item.span.end < record.end);
    let ends = |item: &Item<'_>| item.span.end == record.end;
    line.items.get(at).is_some_and(ends) && counts_months(line, at)
}

/// ", the highest this year.": does the year that is not over end an apposition of a superlative?
pub(in crate::resolve) fn ends_superlative(line: &Line<'_>, item: usize) -> bool {
    let number = line.period_items.binary_search(&item).ok();
    let this = number
        .is_some_and(|number| line.periods[number].when == When::Relative(Relative::ThisYear));
    let superlative = line.back(item, 2, |before| match line.cue(before) {
        Some(Cue::Extreme(_)) => Some(Some(before)),
        Some(Cue::In | Cue::Of) => None,
        _ => Some(None),
    });
    let opens = superlative
        .flatten()
        .is_some_and(|at| (at.saturating_sub(2)..at).any(|before| line.separates(before)));
    let end = item + 1;
    let ends = end >= line.items.len()
        || line.separates(end)
        || line.is_boundary(end)
        || line.sign(end) == Some('.');
    this && opens && ends
}

/// "a rise of 4% on March 2023": behind a change, a period that the words lead to as its base.
fn is_counted_from(line: &Line<'_>, item: usize) -> bool {
    let number = line.period_items.binary_search(&item).ok();
    let base = number.is_some_and(|number| line.periods[number].base);
    base && line
        .back(item, 2, |before| match line.items[before].token {
            Token::Cue(Cue::Move(_) | Cue::Behind(_)) => Some(()),
            // "totalled $5 billion over 2022" tells when.
            Token::Amount(n) => (line.is_percent(n) || sizes_move(line, before)).then_some(()),
            _ => None,
        })
        .is_some()
}

/// "an increase of $5 billion": does a movement stand right before an amount, or before its "of"?
fn sizes_move(line: &Line<'_>, amount: usize) -> bool {
    (amount.saturating_sub(3)..amount)
        .any(|item| matches!(line.cue(item), Some(Cue::Move(_) | Cue::Behind(_))))
}

/// "over the corresponding quarter of 2023": the same months of another year, not as the first words of a clause.
pub(super) fn is_same_in(line: &Line<'_>, item: usize, phrase: &PeriodPhrase) -> bool {
    matches!(phrase.when, When::SameIn(_)) && !opens_clause(line, item) && !leads_flow(line, item)
}

/// "…, trong khi cùng kỳ năm 2021 xuất siêu 1,2 tỷ USD": a period behind a comma, right before the flow that it is the time of.
fn leads_flow(line: &Line<'_>, item: usize) -> bool {
    let parted = item
        .checked_sub(1)
        .is_some_and(|before| line.separates(before) || line.is_boundary(before));
    let flow = line.ahead(item, 2, |after| match line.items[after].token {
        Token::Cue(Cue::Flow(_)) => Some(true),
        Token::Word => None,
        _ => Some(false),
    });
    parted && flow == Some(true)
}

/// Does a phrase name the period before the one spoken of?
pub(super) fn tells_earlier(when: When) -> bool {
    use Relative::{MonthEarlier, QuarterEarlier, YearBefore, YearEarlier};
    matches!(
        when,
        When::Relative(YearEarlier | YearBefore | MonthEarlier | QuarterEarlier)
    )
}

/// "A year earlier it was $5 billion": what opens a clause says when, and is no comparison.
pub(super) fn opens_clause(line: &Line<'_>, item: usize) -> bool {
    let start = (item.saturating_sub(OPENING)..item)
        .rev()
        .find(|&before| line.is_boundary(before))
        .map_or(0, |before| before + 1);
    item - start <= OPENING
        && (start..item).all(|before| {
            matches!(line.items[before].token, Token::Word)
                || matches!(line.cue(before), Some(Cue::In | Cue::Pronoun))
        })
}

/// Does only "in" stand between a word and a period?
pub(super) fn is_in(line: &Line<'_>, point: &Point, word: usize) -> bool {
    point.item == word + 2 && matches!(line.cue(word + 1), Some(Cue::In))
}

/// "im Vergleich zum Vorjahresmonat Oktober 2023": months right behind words that already say what is compared with.
pub(super) fn restates_base(line: &Line<'_>, item: usize, last: Option<&Point>) -> bool {
    let before = item.checked_sub(1);
    before.is_some_and(|before| matches!(line.cue(before), Some(Cue::Compare(_))))
        || last.is_some_and(|last| last.says.is_some() && Some(last.item) == before)
}

/// Amounts between two period phrases, and behind the second: each has its own ("… Desember surplus 2,2 miliar, sepanjang 2024 31").
pub(super) fn is_apart(line: &Line<'_>, first: usize, second: usize) -> bool {
    let amount = |at: usize| matches!(line.items[at].token, Token::Amount(_));
    (first..second).any(amount) && (second..line.items.len()).any(amount)
}

/// The same months in the year that another period lies in.
pub(super) fn in_year_of(months: Period, year: Period) -> Period {
    months.plus((year.last().year() - months.last().year()) * 12)
}

/// "Im August hatte es noch ein Plus von 8,7 Prozent gegeben": in a sentence without a flow of its own, a period as long as the one
/// spoken of, and before it.
pub(super) fn looks_back(period: Period, ground: Ground<'_>) -> bool {
    // What was said of a year to come is no ground to go back to.
    let over = |now: &Period| {
        let day = ground.published.map(Month::of);
        day.is_none_or(|day| now.last() <= day)
    };
    let now = ground.focus.filter(over);
    now.is_some_and(|now| now.len() == period.len() && period.last() < now.last())
}

/// "The surplus in March was 6.3 billion rand.": one value and one period are all that a sentence holds.
pub(super) fn glances(line: &Line<'_>) -> bool {
    line.amount_items.len() == 1 && line.period_items.len() == 1
}

/// "a month earlier", "im Vorjahr", "three years before".
pub(in crate::resolve) fn counts_back(when: When) -> bool {
    let back = matches!(
        when,
        When::Relative(
            Relative::YearEarlier
                | Relative::YearBefore
                | Relative::MonthEarlier
                | Relative::QuarterEarlier
        )
    );
    back || matches!(when, When::YearsOn(years) if years < 0)
}

pub(super) fn is_yearless(when: When) -> bool {
    matches!(
        when,
        When::Months {
            year: YearSaid::Unsaid,
            ..
        }
    )
}

pub(super) fn has_year(when: When) -> bool {
    matches!(
        when,
        When::Year(_)
            | When::Years(..)
            | When::SameIn(_)
            | When::FiscalYear(_)
            | When::FiscalSoFar(_)
            | When::Months {
                year: YearSaid::Said(_) | YearSaid::This | YearSaid::Last | YearSaid::Before,
                ..
            }
            | When::Run(..)
            | When::MonthsTo(_, _, YearSaid::Said(_))
    )
}

/// "1.16 million hectolitres (2024: 1.21) and 371 million euros": a period that a bracket opens with, and tells of, is nothing to what
/// stands behind the bracket.
pub(super) fn is_put_aside(line: &Line<'_>, item: usize, at: usize) -> bool {
    const WIDE: usize = 8;
    let opens = item
        .checked_sub(1)
        .is_some_and(|before| matches!(line.sign(before), Some('(' | '（')));
    let closes = |item: usize| matches!(line.sign(item), Some(')' | '）'));
    let end = (item + 2..at.min(item + WIDE)).find(|&item| closes(item));
    // "(2023年、税関調べ)" tells when of all.
    let told = |end| (item + 1..end).any(|item| matches!(line.items[item].token, Token::Amount(_)));
    opens && !closes(item + 1) && end.is_some_and(told) || is_apposed(line, item, at)
}

/// "Die Ausfuhren in die USA, im Januar mit 78 Tonnen noch auf Rekordhöhe, fielen …": a period that opens an apposition of a flow, with
/// an amount of its own, is nothing to what stands behind its second comma.
fn is_apposed(line: &Line<'_>, item: usize, at: usize) -> bool {
    let comma = |item: usize| line.sign(item) == Some(',');
    let amount = |item: usize| matches!(line.items[item].token, Token::Amount(_));
    let first = (item.saturating_sub(2)..item)
        .rev()
        .find(|&item| comma(item));
    let second = (item + 1..at).find(|&item| comma(item));
    let (Some(first), Some(second)) = (first, second) else {
        return false;
    };
    let named = (0..first).any(|item| matches!(line.cue(item), Some(Cue::Flow(_))));
    let plain = (0..first).all(|item| !amount(item) && !line.is_boundary(item))
        && matches!(
            line.cue(first.wrapping_sub(1)),
            Some(Cue::Flow(_) | Cue::Area(..) | Cue::Good(_))
        );
    let moved = matches!(line.cue(second + 1), Some(Cue::Move(_)));
    named && plain && moved && (item..second).any(amount)
}

/// "19% of imports, in 2021 — over 40%", "below that of January (5 billion)": a period before a dash or an amount in brackets belongs
/// to the amount behind it.
pub(super) fn heads_amount(line: &Line<'_>, item: usize) -> bool {
    let bracket = matches!(line.sign(item + 1), Some('(' | '（'));
    let money = |at: usize| matches!(line.items.get(at).map(|item| item.token), Some(Token::Amount(n)) if !line.is_percent(n));
    if bracket && money(item + 2) {
        return true;
    }
    let opens = |item: usize| matches!(line.sign(item), Some('(' | '（'));
    let colon = matches!(line.sign(item + 1), Some(':' | '：'));
    let dash = matches!(line.sign(item + 1), Some('-' | '–' | '—'))
        || colon && item.checked_sub(1).is_some_and(opens);
    dash && line.ahead(item + 1, 2, |after| match line.items[after].token {
        Token::Amount(_) => Some(true),
        Token::Cue(Cue::Hedge(_) | Cue::By) => None,
        _ => Some(false),
    }) == Some(true)
}

/// "rose to 13.3 billion, in 2023 it was 12.2 billion": a period behind a comma that leads to an amount of its own.
pub(super) fn heads_clause(line: &Line<'_>, item: usize) -> bool {
    let apart = (item.saturating_sub(2)..item).any(|before| line.sign(before) == Some(','));
    apart
        && line.ahead(item, 6, |after| match line.items[after].token {
            Token::Amount(n) => Some(!line.is_percent(n)),
            _ if line.separates(after) => Some(false),
            _ => None,
        }) == Some(true)
}

/// "去年同期的83.4万吨": a period right before its own amount.
pub(in crate::resolve) fn dates_amount(line: &Line<'_>, period: usize) -> bool {
    let amount = period + 1 + usize::from(matches!(line.cue(period + 1), Some(Cue::Of)));
    let item = line.items.get(amount).map(|item| item.token);
    matches!(item, Some(Token::Amount(_)))
}

/// "In 2018-2022 trade grew by 15% a year" in a story of this year's months: several years that it only looks back over.
pub(super) fn is_overview(period: Period, focus: Option<Period>) -> bool {
    let several = period.len() > 12;
    several && focus.is_some_and(|focus| focus.len() <= 12 && period.last() < focus.last())
}

/// Does a period lie wholly before the one spoken of?
pub(super) fn is_behind(period: Period, focus: Option<Period>) -> bool {
    focus.is_some_and(|focus| period.last() < focus.first())
}
