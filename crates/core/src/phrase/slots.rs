//! A pattern held against marks: what its slots take, and which months that means.

use super::joined::{digits, year_at};
use super::period::{When, YearSaid};
use crate::lexicon::{Cue, Element, Lexicon, Mark, Pattern, Relative, Shape, What};
use crate::quantity::Unit;

/// From this day on a month counts as over.
const LAST_DAY: i16 = 28;

/// What the slots of a pattern held.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Slots {
    months: [i8; 2],
    months_found: usize,
    number: Option<u32>,
    first_year: Option<i16>,
    year: Option<i16>,
    last_year: Option<i16>,
    /// Did the last day that one held leave some of its month out?
    day: bool,
    /// Was it one of the first days of its month?
    early: bool,
}

/// Up to which day of a month a year that ends then is one up to the month before: "the fiscal year that ended on July 7".
const EARLY: i16 = 10;

/// Does the pattern stand here? Where it ends, and what its slots hold.
pub(super) fn fit(
    text: &str,
    marks: &[Mark],
    at: usize,
    pattern: &Pattern,
    lexicon: &Lexicon,
) -> Option<(usize, Slots)> {
    let mut slots = Slots {
        number: pattern.number,
        ..Slots::default()
    };
    let mut next = at;
    for element in &pattern.elements {
        if *element == Element::Year
            && let Some((year, end)) = year_at(text, marks, next, lexicon)
        {
            slots.first_year = slots.year;
            slots.year = Some(year);
            next = end;
            continue;
        }
        let mark = marks.get(next)?;
        let fits = match (element, mark.what) {
            (Element::Word(word), What::Form(form)) => *word == form,
            (Element::Dash, What::Punct(c)) => matches!(c, '-' | '–' | '—' | '‑'),
            (Element::Sign(sign), What::Punct(c)) => *sign == c,
            (Element::Month, What::Form(form)) => month(lexicon.cue(form), &mut slots),
            (Element::Count | Element::Quarter, What::Form(form)) => {
                counted(lexicon.cue(form), *element == Element::Quarter, &mut slots)
            }
            (element, What::Number) => number(text, marks, next, *element, &mut slots, lexicon),
            _ => false,
        };
        if !fits {
            return None;
        }
        next += 1;
    }
    Some((next, slots))
}

fn month(cue: &Cue, slots: &mut Slots) -> bool {
    let Cue::Month(number) = cue else {
        return false;
    };
    if let Some(slot) = slots.months.get_mut(slots.months_found) {
        *slot = *number;
    }
    slots.months_found += 1;
    true
}

fn counted(cue: &Cue, quarter: bool, slots: &mut Slots) -> bool {
    let count = match cue {
        Cue::Ordinal(n) if quarter => *n,
        Cue::Cardinal(n) if !quarter => *n,
        _ => return false,
    };
    slots.number = Some(count);
    !quarter || (1..=4).contains(&count)
}

fn number(
    text: &str,
    marks: &[Mark],
    at: usize,
    element: Element,
    slots: &mut Slots,
    lexicon: &Lexicon,
) -> bool {
    let Some(value) = digits(text, &marks[at]) else {
        return false;
    };
    let count = text[marks[at].span.range()].chars().count();
    if is_amount(marks, at, lexicon) {
        return false;
    }
    let four = count == 4;
    match element {
        Element::ShortYear => {
            slots.last_year = Some(value);
            four || count == 2
        }
        Element::Count => {
            slots.number = u32::try_from(value).ok();
            (1..=12).contains(&value)
        }
        Element::Quarter => {
            slots.number = u32::try_from(value).ok();
            (1..=4).contains(&value) && count == 1
        }
        Element::Day => {
            slots.day = value < LAST_DAY;
            slots.early = value <= EARLY;
            (1..=31).contains(&value) && count <= 2
        }
        Element::Word(_) | Element::Dash | Element::Sign(_) | Element::Month | Element::Year => {
            false
        }
    }
}

/// Does a scale, unit or currency belong to this number?
pub(super) fn is_amount(marks: &[Mark], at: usize, lexicon: &Lexicon) -> bool {
    let tells = |mark: Option<&Mark>, glued: bool, behind: bool| {
        mark.is_some_and(|mark| match mark.what {
            What::Form(form) => match lexicon.cue(form) {
                Cue::Scale(_) | Cue::ScaledMoney(..) | Cue::ScaledUnit(..) => true,
                // "贸易部1日公布": of all units only "percent" stands before its number.
                Cue::Unit(unit) => behind || *unit == Unit::Percent,
                Cue::Money(_) => glued,
                _ => false,
            },
            _ => false,
        })
    };
    let before = at.checked_sub(1).and_then(|before| marks.get(before));
    // "2023 US$ 3,6 miliar": a currency in front of the next number is not this one's.
    let leads = marks
        .get(at + 2)
        .is_some_and(|next| next.what == What::Number);
    let before = before.filter(|_| marks[at].glued);
    tells(marks.get(at + 1), !leads, true) || tells(before, true, false)
}

/// What a fitting pattern means; `None` where its slots contradict each other.
pub(super) fn meaning(shape: Shape, slots: Slots) -> Option<When> {
    let year = slots.year.map_or(YearSaid::Unsaid, YearSaid::Said);
    let span = |first: i8, last: i8, days| {
        Some(When::Months {
            first,
            last,
            year,
            days,
        })
    };
    let number = slots.number.and_then(|n| i8::try_from(n).ok());
    match shape {
        Shape::Month | Shape::MonthAlone => span(slots.months[0], slots.months[0], false),
        Shape::Days => span(slots.months[0], slots.months[0], true),
        // "1-10月": the first month is a number.
        Shape::Months if slots.months_found == 1 => number
            .filter(|n| (1..=12).contains(n))
            .and_then(|first| span(first, slots.months[0], false)),
        // "1 September 2025-31 August 2026"
        Shape::Months if slots.first_year.is_some() => {
            let (from, to) = (slots.first_year?, slots.year?);
            let run = ((from, slots.months[0]), (to, slots.months[1]));
            (run.0 < run.1).then_some(When::Run(run.0, run.1))
        }
        // "с 1 июля по 7 октября": the last month may be one that runs.
        Shape::Months => span(slots.months[0], slots.months[1], slots.day),
        Shape::Quarter => number
            .filter(|n| (1..=4).contains(n))
            .and_then(|n| span(n * 3 - 2, n * 3, false)),
        Shape::Half => number
            .filter(|n| (1..=2).contains(n))
            .and_then(|n| span(n * 6 - 5, n * 6, false)),
        // "từ đầu năm đến ngày 15/6": the last month may be one that runs.
        Shape::FirstMonths => number
            .filter(|n| (1..=12).contains(n))
            .and_then(|n| span(1, n, slots.day)),
        Shape::FirstQuarters => number
            .filter(|n| (1..=4).contains(n))
            .and_then(|n| span(1, n * 3, false)),
        Shape::Year => slots.year.map(When::Year),
        Shape::FiscalYear => fiscal(slots),
        Shape::FiscalSoFar => fiscal(slots).map(|when| match when {
            When::FiscalYear(year) => When::FiscalSoFar(year),
            other => other,
        }),
        Shape::FiscalFrom => slots.year.map(When::FiscalYear),
        Shape::SameIn => slots.year.map(|year| When::SameIn(YearSaid::Said(year))),
        Shape::Years => years(slots),
        Shape::YearsLater => number.map(|n| When::YearsOn(i16::from(n))),
        Shape::YearsEarlier => number.map(|n| When::YearsOn(-i16::from(n))),
        Shape::MonthsTo => {
            let before = i8::from(slots.early && number == Some(12) && slots.months[0] > 1);
            number.map(|n| When::MonthsTo(n, slots.months[0] - before, year_of_season(slots)))
        }
        Shape::QuartersTo => number
            .filter(|n| (1..=4).contains(n))
            .map(|n| When::MonthsTo(12, n * 3, year)),
        Shape::SinceMonth => Some(When::MonthsFrom(slots.months[0], None, year)),
        Shape::MonthsFrom => number.map(|n| When::MonthsFrom(slots.months[0], Some(n), year)),
        Shape::CountedFrom if slots.months_found > 0 => {
            span(slots.months[0], slots.months[0], false)
        }
        Shape::CountedFrom => number
            .and_then(|n| span(n * 3 - 2, n * 3, false))
            .or_else(|| slots.year.map(When::Year)),
        Shape::LastMonths => number.map(When::LastMonths),
        Shape::SoFar => Some(When::Relative(Relative::YearToDate)),
        Shape::Date => Some(When::Day),
    }
}

/// "2019-2023"; two neighbouring years may be a fiscal one, and are left to its patterns.
fn years(slots: Slots) -> Option<When> {
    let (first, last) = (slots.first_year?, slots.year?);
    (first < last).then_some(When::Years(first, last))
}

/// "the 2023-24 season, which ended in August": the months end in the second of two years.
fn year_of_season(slots: Slots) -> YearSaid {
    let last = match (slots.year, slots.last_year) {
        (Some(first), Some(last)) if last < 100 => Some(first - first % 100 + last),
        (first, last) => last.or(first),
    };
    last.map_or(YearSaid::Unsaid, YearSaid::Said)
}

/// "2017-18" begins in 2017; "FY23" ends in 2023.
fn fiscal(slots: Slots) -> Option<When> {
    let last = slots.last_year?;
    match slots.year {
        Some(year) => ((year + 1) % 100 == last % 100).then_some(When::FiscalYear(year)),
        None => Some(When::FiscalYear(if last < 100 {
            2000 + last - 1
        } else {
            last - 1
        })),
    }
}
