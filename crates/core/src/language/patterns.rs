//! Patterns of periods: slots that exist, and enough of them for their shape.

use super::layout::{Layout, Written};
use super::{Finding, Weight, near};
use crate::lexicon::{Lexicon, Piece, Shape, pieces, shape_of, slot};
use crate::phrase::periods;

const SLOTS: [&str; 6] = ["month", "year", "yy", "n", "q", "d"];

/// Patterns that cannot be understood.
pub(super) fn unreadable(layout: &Layout<'_>) -> Vec<Finding> {
    let wrong = |pattern: &Written| {
        let what = fault(pattern)?;
        Some(layout.finding(pattern.place, Weight::Fault, what))
    };
    layout.patterns.iter().filter_map(wrong).collect()
}

fn fault(pattern: &Written) -> Option<String> {
    let (words, number) = split(&pattern.text);
    let text = &pattern.text;
    if number.is_some_and(|number| {
        !number
            .trim()
            .parse()
            .is_ok_and(|n: u32| (1..=12).contains(&n))
    }) {
        return Some(format!("`{text}`: behind `=` stands a number from 1 to 12"));
    }
    let slots: Vec<&str> = slots(words);
    if let Some(name) = slots.iter().find(|name| slot(name).is_none()) {
        let hint = near::hint(name, SLOTS.into_iter());
        return Some(format!("`{text}`: there is no slot `{{{name}}}`{hint}"));
    }
    let shape = shape_of(&pattern.list)?;
    let missing = lacks(shape, &slots, number.is_some())?;
    Some(format!(
        "`{text}`: a pattern of `{}` needs {missing}",
        pattern.list
    ))
}

fn split(pattern: &str) -> (&str, Option<&str>) {
    match pattern.split_once('=') {
        Some((words, number)) => (words, Some(number)),
        None => (pattern, None),
    }
}

fn slots(words: &str) -> Vec<&str> {
    let slot = |piece| match piece {
        Piece::Slot(name) => Some(name),
        Piece::Word(_) | Piece::Sign(_) => None,
    };
    pieces(words).into_iter().filter_map(slot).collect()
}

/// What a pattern would need to name something of its shape.
fn lacks(shape: Shape, slots: &[&str], numbered: bool) -> Option<&'static str> {
    let count = |name: &str| slots.iter().filter(|slot| **slot == name).count();
    let counted = numbered || count("n") > 0;
    let (enough, needs) = match shape {
        Shape::Month | Shape::MonthAlone | Shape::Days | Shape::SinceMonth => {
            (count("month") > 0, "`{month}`")
        }
        Shape::Months => (
            count("month") > 1 || count("month") == 1 && counted,
            "two `{month}`, or one and its first month's number",
        ),
        Shape::Quarter | Shape::Half | Shape::QuartersTo => {
            (numbered || count("q") + count("n") > 0, "`{q}`, or `= 1`")
        }
        Shape::LastMonths
        | Shape::FirstMonths
        | Shape::FirstQuarters
        | Shape::YearsLater
        | Shape::YearsEarlier => (counted || count("q") > 0, "`{n}`, or `= 1`"),
        Shape::MonthsTo | Shape::MonthsFrom => {
            (counted && count("month") > 0, "`{n}` and `{month}`")
        }
        Shape::CountedFrom => (
            count("month") + count("q") + count("year") > 0,
            "`{month}`, `{q}` or `{year}`",
        ),
        Shape::Year | Shape::SameIn | Shape::FiscalFrom | Shape::SoFar => {
            (count("year") > 0, "`{year}`")
        }
        Shape::Years => (count("year") > 1, "two `{year}`"),
        Shape::FiscalYear | Shape::FiscalSoFar => (count("yy") > 0, "`{yy}`"),
        Shape::Date => (true, ""),
    };
    (!enough).then_some(needs)
}

/// Patterns that name nothing where they stand alone, with their slots filled.
pub(super) fn dead(layout: &Layout<'_>, lexicon: &Lexicon) -> Vec<Finding> {
    let month = |number: &str| {
        let mut named = layout.forms.iter().filter(|form| form.table == "months");
        let form = named.find(|form| form.list == number);
        form.map(|form| form.text.as_str())
    };
    let (Some(first), Some(last)) = (month("3"), month("8")) else {
        return Vec::new();
    };
    let unread = |pattern: &Written| {
        let text = filled(&pattern.text, first, last);
        let marks = lexicon.scan(&text);
        let read = periods(&text, &marks, lexicon);
        let whole = read
            .first()
            .is_some_and(|phrase| phrase.marks == (0..marks.len()));
        (!whole).then(|| {
            let what = format!(
                "`{}` is not read as a period: tried with `{text}`",
                pattern.text
            );
            layout.finding(pattern.place, Weight::Fault, what)
        })
    };
    layout.patterns.iter().filter_map(unread).collect()
}

/// A pattern with its slots filled.
fn filled(pattern: &str, first: &str, last: &str) -> String {
    let (words, _) = split(pattern);
    let ranged = words.matches("{year}").count() > 1;
    words
        .trim()
        .replacen("{month}", first, 1)
        .replace("{month}", last)
        .replacen("{year}", if ranged { "2019" } else { "2022" }, 1)
        .replace("{year}", "2022")
        .replace("{yy}", "23")
        .replace("{n}", "2")
        .replace("{q}", "2")
        .replacen("{d}", "5", 1)
        .replace("{d}", "11")
}
