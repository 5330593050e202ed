//! Phrases that name a period: patterns of the language over its marks.

use super::joined::year_at;
use super::slots::{fit, meaning};
use crate::lexicon::{Cue, Lexicon, Mark, Relative, Shape, What};
use crate::text::Span;
use std::ops::Range;

/// How a phrase tells the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearSaid {
    /// In digits.
    Said(i16),
    /// "this year".
    This,
    /// "last year".
    Last,
    /// "the year before last".
    BeforeLast,
    /// "the year before": the one before the year spoken of.
    Before,
    /// Not at all.
    Unsaid,
}

/// What a phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Months of a year.
    Months {
        /// First month, 1 to 12.
        first: i8,
        /// Last month, 1 to 12; before `first` where the run ends in the next year.
        last: i8,
        /// The year.
        year: YearSaid,
        /// Only some days of the month?
        days: bool,
    },
    /// A calendar year.
    Year(i16),
    /// A fiscal year that begins in this year; its months depend on the reporter.
    FiscalYear(i16),
    /// What is over of a fiscal year that begins in this year.
    FiscalSoFar(i16),
    /// The months spoken of, in a year.
    SameIn(YearSaid),
    /// Months of a fiscal year that begins in this year: how many come before them, and how many they are.
    FiscalPart(i16, i8, i8),
    /// Several calendar years, the first and the last.
    Years(i16, i16),
    /// So many years after the period spoken of; before it where negative.
    YearsOn(i16),
    /// Only in relation to another period.
    Relative(Relative),
    /// From a month of one year to a month of another.
    Run((i16, i8), (i16, i8)),
    /// So many months up to the last one spoken of, or else the last that was over.
    LastMonths(i8),
    /// So many months, up to and with this one of the year.
    MonthsTo(i8, i8, YearSaid),
    /// From this month of the year on: so many, or up to the last one spoken of.
    MonthsFrom(i8, Option<i8>, YearSaid),
    /// A day: no trade period, but its month's name is used up.
    Day,
}

/// A phrase that names a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodPhrase {
    /// What it names.
    pub when: When,
    /// Where it stands.
    pub span: Span,
    /// The marks it is made of.
    pub marks: Range<usize>,
    /// Named in passing, so that later sentences do not go on with it?
    pub aside: bool,
    /// A quarter, half or first months, counted from the start of its year?
    pub counted: bool,
    /// Behind a change, is it what that is counted from ("up 4% on March")?
    pub base: bool,
}

/// Every phrase of the marks that names a period, in order, none inside another.
pub fn periods(text: &str, marks: &[Mark], lexicon: &Lexicon) -> Vec<PeriodPhrase> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < marks.len() {
        if !lexicon.may_name_period(&marks[at]) {
            at += 1;
            continue;
        }
        let phrase = phrase_at(text, marks, at, lexicon)
            .map(|phrase| super::joined::with_months(text, marks, phrase, lexicon));
        at = phrase.as_ref().map_or(at + 1, |phrase| phrase.marks.end);
        let Some(phrase) = phrase else { continue };
        match found
            .last()
            .and_then(|last| run(last, &phrase, marks, lexicon))
        {
            Some(joined) => {
                found.pop();
                found.push(joined);
            }
            None => found.push(phrase),
        }
    }
    found
}

/// "October 2018 to July 2019", "between October 2018 and July 2019": two months with years that one mark joins.
fn run(
    first: &PeriodPhrase,
    last: &PeriodPhrase,
    marks: &[Mark],
    lexicon: &Lexicon,
) -> Option<PeriodPhrase> {
    let month = |phrase: &PeriodPhrase| match phrase.when {
        When::Months {
            first,
            last,
            year: YearSaid::Said(year),
            days: false,
        } if first == last => Some((year, first)),
        _ => None,
    };
    // "từ tháng 10/2024 đến hết tháng 9/2025": the second month says itself that it is the last.
    let up_to = |phrase: &PeriodPhrase| match phrase.when {
        When::Months {
            first: 1,
            last,
            year: YearSaid::Said(year),
            days: false,
        } if last > 1 => Some((year, last)),
        _ => None,
    };
    let cue = |at: usize| match marks.get(at)?.what {
        What::Form(form) => Some(lexicon.cue(form)),
        _ => None,
    };
    let before = first.marks.start.checked_sub(1).and_then(cue);
    let from = month(first)?;
    let touches = first.marks.end == last.marks.start;
    let bracket = first.marks.start.checked_sub(1).map(|at| marks[at].what);
    let opened = matches!(before, Some(Cue::From | Cue::Of | Cue::Between))
        || matches!(bracket, Some(What::Punct('(' | '（')));
    let closed = (touches && opened && !last.counted)
        .then(|| up_to(last))
        .flatten();
    let (to, next) = match closed {
        Some(to) => (to, first.marks.end),
        None => (month(last)?, first.marks.end + 1),
    };
    let joined = closed.is_some()
        || match marks.get(first.marks.end)?.what {
            What::Punct(sign) => matches!(sign, '-' | '–' | '—'),
            _ => match cue(first.marks.end)? {
                Cue::Until => true,
                // "2024年10月至2025年3月": where no space stands between, "to" joins by itself.
                Cue::To => {
                    let tied = marks[first.marks.end].glued && marks[next].glued;
                    // "the oil year, November 2023 to October 2024"
                    let said = matches!(bracket, Some(What::Punct(',' | '(' | '（')));
                    tied || said || matches!(before, Some(Cue::From | Cue::Of | Cue::In))
                }
                Cue::And => matches!(before, Some(Cue::Between)),
                // "с сентября 2023 года по май 2024-го": here "with" opens what "in" closes.
                Cue::In => matches!(before, Some(Cue::With)),
                _ => false,
            },
        };
    // "from" is part of what it opens: nothing is compared with it.
    let led = matches!(before, Some(Cue::From | Cue::Between | Cue::With));
    let start = first.marks.start - usize::from(led);
    (joined && next == last.marks.start && from < to).then(|| PeriodPhrase {
        when: When::Run(from, to),
        span: marks[start].span.to(last.span),
        marks: start..last.marks.end,
        aside: false,
        counted: false,
        base: false,
    })
}

/// The phrase that begins at a mark.
pub(super) fn phrase_at(
    text: &str,
    marks: &[Mark],
    at: usize,
    lexicon: &Lexicon,
) -> Option<PeriodPhrase> {
    patterned(text, marks, at, lexicon).or_else(|| {
        let relative = relative_at(marks, at, lexicon)?;
        year_first(text, marks, at, relative, lexicon)
            .or_else(|| related(text, marks, at, relative, lexicon))
    })
}

/// The period that a form names by itself in relation to another.
fn relative_at(marks: &[Mark], at: usize, lexicon: &Lexicon) -> Option<Relative> {
    let What::Form(form) = marks.get(at)?.what else {
        return None;
    };
    match lexicon.cue(form) {
        Cue::Relative(relative) => Some(*relative),
        _ => None,
    }
}

/// A relative period, with the year behind it ("the same period this year").
fn related(
    text: &str,
    marks: &[Mark],
    at: usize,
    relative: Relative,
    lexicon: &Lexicon,
) -> Option<PeriodPhrase> {
    let (when, end) = with_year(text, marks, at + 1, When::Relative(relative), lexicon);
    Some(PeriodPhrase {
        when,
        span: marks[at].span.to(marks.get(end - 1)?.span),
        marks: at..end,
        aside: false,
        counted: false,
        base: false,
    })
}

/// The phrase of a pattern of the language that begins at a mark.
fn patterned(text: &str, marks: &[Mark], at: usize, lexicon: &Lexicon) -> Option<PeriodPhrase> {
    let mark = marks.get(at)?;
    for pattern in lexicon.patterns_at(&marks[at..]) {
        let Some((end, slots)) = fit(text, marks, at, pattern, lexicon) else {
            continue;
        };
        let Some(when) = meaning(pattern.shape, slots) else {
            continue;
        };
        if matches!(pattern.shape, Shape::Quarter | Shape::Half) && is_in_a_row(marks, end, lexicon)
        {
            continue;
        }
        let (when, end) = with_year(text, marks, end, when, lexicon);
        let whole = pattern.shape == Shape::FirstMonths && is_whole_year(when);
        // "sur douze mois": of no year in particular, they are the last ones.
        let when = if whole { When::LastMonths(12) } else { when };
        // A full stop that ends the sentence is none of the phrase.
        let stops = end == marks.len() && end > at + 1 && marks[end - 1].what == What::Punct('.');
        let last = end - if stops { 2 } else { 1 };
        return Some(PeriodPhrase {
            when,
            span: mark.span.to(marks[last].span),
            marks: at..end,
            aside: whole || matches!(pattern.shape, Shape::MonthAlone | Shape::LastMonths),
            counted: matches!(
                pattern.shape,
                Shape::Quarter | Shape::Half | Shape::FirstMonths | Shape::FirstQuarters
            ),
            base: pattern.shape == Shape::CountedFrom,
        });
    }
    None
}

/// "por tercer trimestre consecutivo": a quarter that only counts a streak.
fn is_in_a_row(marks: &[Mark], end: usize, lexicon: &Lexicon) -> bool {
    let (Some(last), Some(next)) = (
        end.checked_sub(1).and_then(|at| marks.get(at)),
        marks.get(end),
    ) else {
        return false;
    };
    let streak = matches!(next.what, What::Form(form) if *lexicon.cue(form) == Cue::Streak);
    streak && last.span.end < next.span.start
}

/// Twelve months without their year.
const fn is_whole_year(when: When) -> bool {
    matches!(
        when,
        When::Months {
            first: 1,
            last: 12,
            year: YearSaid::Unsaid,
            // "tính đến ngày 15/12" is of the year that runs.
            days: false,
        }
    )
}

/// "geçen yılın ağustosunda": the year said in relation to now, right before months that name none.
fn year_first(
    text: &str,
    marks: &[Mark],
    at: usize,
    relative: Relative,
    lexicon: &Lexicon,
) -> Option<PeriodPhrase> {
    let year = year_said(relative)?;
    let next = at + 1;
    let months = patterned(text, marks, next, lexicon).or_else(|| {
        let relative = relative_at(marks, next, lexicon)?;
        related(text, marks, next, relative, lexicon)
    })?;
    let when = match months.when {
        When::Months {
            first,
            last,
            year: YearSaid::Unsaid,
            days,
        } => When::Months {
            first,
            last,
            year,
            days,
        },
        When::Relative(Relative::Same) => When::SameIn(year),
        _ => return None,
    };
    Some(PeriodPhrase {
        when,
        span: marks[at].span.to(months.span),
        marks: at..months.marks.end,
        ..months
    })
}

/// The year that a relative one stands for beside its months ("im Mai des Vorjahres").
const fn year_said(relative: Relative) -> Option<YearSaid> {
    match relative {
        Relative::ThisYear => Some(YearSaid::This),
        Relative::LastYear => Some(YearSaid::Last),
        Relative::YearBeforeLast => Some(YearSaid::BeforeLast),
        Relative::YearBefore => Some(YearSaid::Before),
        _ => None,
    }
}

/// "in October, 2023 yılının aynı ayına göre", "the first two months of 2024/25", "April-December of 2024-25": does a year begin a phrase of its own?
fn opens_other(text: &str, marks: &[Mark], at: usize, lexicon: &Lexicon) -> bool {
    let mut own = lexicon.patterns_at(&marks[at..]);
    own.any(|pattern| {
        let own = [Shape::SameIn, Shape::FiscalYear, Shape::FiscalSoFar];
        own.contains(&pattern.shape) && fit(text, marks, at, pattern, lexicon).is_some()
    })
}

/// Takes in a year that stands behind the phrase, with at most two linking words or signs between.
fn with_year(
    text: &str,
    marks: &[Mark],
    end: usize,
    when: When,
    lexicon: &Lexicon,
) -> (When, usize) {
    let takes = |year| match when {
        When::Months {
            first, last, days, ..
        } => When::Months {
            first,
            last,
            year,
            days,
        },
        When::MonthsTo(count, month, _) => When::MonthsTo(count, month, year),
        When::MonthsFrom(month, count, _) => When::MonthsFrom(month, count, year),
        When::Relative(Relative::Same) => When::SameIn(year),
        other => other,
    };
    let yearless = matches!(
        when,
        When::Months {
            year: YearSaid::Unsaid,
            ..
        } | When::MonthsTo(_, _, YearSaid::Unsaid)
            | When::MonthsFrom(_, _, YearSaid::Unsaid)
            | When::Relative(Relative::Same)
    );
    if !yearless {
        return (when, end);
    }
    for skip in 0..=2 {
        let linked = marks[end..].iter().take(skip).all(|mark| match mark.what {
            What::Form(form) => lexicon.links_year(form),
            What::Punct(c) => matches!(c, '-' | '–' | '/' | ',' | '.' | '\'' | '’'),
            What::Number | What::Other => false,
        });
        let Some(mark) = marks.get(end + skip).filter(|_| linked) else {
            break;
        };
        let year = match mark.what {
            What::Number => year_at(text, marks, end + skip, lexicon)
                .filter(|_| mark.span.len() == 4 && !opens_other(text, marks, end + skip, lexicon))
                .map(|(year, _)| YearSaid::Said(year)),
            What::Form(form) => match lexicon.cue(form) {
                Cue::Relative(relative) => year_said(*relative),
                _ => None,
            },
            What::Punct(_) | What::Other => None,
        };
        let signs = (end..end + skip).any(|at| matches!(marks[at].what, What::Punct(_)));
        // "5 billion in May, the year before 3 billion"
        let year = year.filter(|year| !(signs && *year == YearSaid::Before));
        if let Some(year) = year {
            return (takes(year), end + skip + 1);
        }
    }
    (when, end)
}
