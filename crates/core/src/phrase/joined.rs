//! Years as a language prints them, and the months that stand behind their year.

use super::period::{PeriodPhrase, When, YearSaid, phrase_at};
use super::slots::is_amount;
use crate::lexicon::{Cue, Lexicon, Mark, Relative, What};

/// Last two digits that are taken for a year of this century.
const SHORT: std::ops::RangeInclusive<i16> = 11..=39;

/// Years in three digits that newsrooms may speak of.
const THREE: std::ops::RangeInclusive<i16> = 80..=150;

/// The year that is printed at a mark, and where it ends: four digits, an era with its number, two or three digits where the
/// language prints years so.
pub(super) fn year_at(
    text: &str,
    marks: &[Mark],
    at: usize,
    lexicon: &Lexicon,
) -> Option<(i16, usize)> {
    let mark = marks.get(at)?;
    if let What::Form(form) = mark.what {
        return match lexicon.cue(form) {
            Cue::Year(year) => Some((*year, at + 1)),
            Cue::Era(before) => {
                let next = marks.get(at + 1).filter(|next| next.what == What::Number)?;
                let number = digits(text, next)?;
                (1..=99)
                    .contains(&number)
                    .then(|| (before + number, at + 2))
            }
            _ => None,
        };
    }
    let value = (mark.what == What::Number).then(|| digits(text, mark))??;
    if is_amount(marks, at, lexicon) {
        return None;
    }
    let count = text[mark.span.range()].chars().count();
    let year = match (count, lexicon.years().since) {
        (4, _) => Some(value).filter(|year| (1900..=2100).contains(year)),
        (3, Some(before)) if THREE.contains(&value) => Some(before + value),
        (2, _) if lexicon.years().short && is_short(marks, at, value, lexicon) => {
            Some(2000 + value)
        }
        _ => None,
    };
    year.map(|year| (year, at + 1))
}

/// The number in digits at a mark.
pub(super) fn digits(text: &str, mark: &Mark) -> Option<i16> {
    crate::lexicon::narrow(&text[mark.span.range()])
        .parse()
        .ok()
}

/// Two digits that name a year, and do not count years ("15年連続", "30年ぶり").
fn is_short(marks: &[Mark], at: usize, value: i16, lexicon: &Lexicon) -> bool {
    let counts = marks.get(at + 2).is_some_and(|next| match next.what {
        What::Form(form) => matches!(
            lexicon.cue(form),
            Cue::Streak | Cue::SinceAfter | Cue::StreakUnit(_) | Cue::HedgeAfter(_)
        ),
        What::Number | What::Punct(_) | What::Other => false,
    });
    SHORT.contains(&value) && value != 30 && !counts
}

/// Takes in the months that stand behind a year ("2024年5月", "去年12月", "23年度上半期").
pub(super) fn with_months(
    text: &str,
    marks: &[Mark],
    phrase: PeriodPhrase,
    lexicon: &Lexicon,
) -> PeriodPhrase {
    let leads = matches!(
        phrase.when,
        When::Year(_)
            | When::FiscalYear(_)
            | When::Relative(Relative::ThisYear | Relative::LastYear | Relative::YearBeforeLast)
    );
    if !(lexicon.years().first && leads) {
        return phrase;
    }
    let end = phrase.marks.end;
    let linked = marks
        .get(end)
        .is_some_and(|mark| matches!(mark.what, What::Form(form) if lexicon.links_year(form)));
    let next = [Some(end), linked.then_some(end + 1)]
        .into_iter()
        .flatten()
        .find_map(|at| phrase_at(text, marks, at, lexicon));
    let joined = next.and_then(|next| Some((join(phrase.when, &next)?, next)));
    match joined {
        Some((when, next)) => PeriodPhrase {
            when,
            span: phrase.span.to(next.span),
            marks: phrase.marks.start..next.marks.end,
            ..next
        },
        None => phrase,
    }
}

/// The months that a yearless phrase names in a year said before it.
fn join(year: When, months: &PeriodPhrase) -> Option<When> {
    let said = match year {
        When::Year(year) | When::FiscalYear(year) => YearSaid::Said(year),
        When::Relative(Relative::LastYear) => YearSaid::Last,
        When::Relative(Relative::YearBeforeLast) => YearSaid::BeforeLast,
        _ => YearSaid::This,
    };
    match (year, months.when) {
        (_, When::Day) => Some(When::Day),
        (
            When::FiscalYear(year),
            When::Months {
                first,
                last,
                year: YearSaid::Unsaid,
                ..
            },
        ) if months.counted => Some(When::FiscalPart(year, first - 1, last - first + 1)),
        (
            _,
            When::Months {
                first,
                last,
                year: YearSaid::Unsaid,
                days,
            },
        ) => Some(When::Months {
            first,
            last,
            year: said,
            days,
        }),
        (_, When::MonthsTo(count, month, YearSaid::Unsaid)) => {
            Some(When::MonthsTo(count, month, said))
        }
        _ => None,
    }
}
