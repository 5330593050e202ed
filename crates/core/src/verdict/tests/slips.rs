//! True claims made from the reference tables are let pass, and the same claims with one slip are not.

use super::tables::{claim, rows, skipped};
use crate::claim::{Claim, Kind};
use crate::fact::{Book, Measure, Observation};
use crate::quantity::Rounded;
use crate::verdict::{Context, Policy, Verdict, judge, sample};
use rust_decimal::Decimal;
use rust_decimal_macros::dec;
use std::collections::BTreeMap;

/// One row in so many is tried.
const EVERY: usize = 11;

/// The claim with another number.
fn with(claim: &Claim, value: Decimal, step: Decimal) -> Claim {
    let mut other = claim.clone();
    other.quantity.figure = Some(Rounded { value, step });
    other
}

/// A row's claim rounded to two, three and four digits, where it has more.
fn rounded(claim: &Claim) -> Vec<(&'static str, Claim)> {
    let figure = claim.quantity.figure.expect("a figure");
    let digits = figure.value.abs().trunc().mantissa().unsigned_abs();
    let Some(whole) = digits.checked_ilog10().map(|log| log + 1) else {
        return Vec::new();
    };
    [("two digits", 2), ("three digits", 3), ("four digits", 4)]
        .into_iter()
        .filter_map(|(name, kept)| {
            let step = (kept..whole).fold(Decimal::ONE, |step, _| step * Decimal::TEN);
            let value = (figure.value / step).round() * step;
            (whole > kept && step > figure.step).then(|| (name, with(claim, value, step)))
        })
        .collect()
}

/// A row's claim with one slip each.
fn slipped(claim: &Claim) -> Vec<(&'static str, Claim)> {
    let Rounded { value, step } = claim.quantity.figure.expect("a figure");
    if claim.kind == Kind::Change {
        let mut turned = claim.clone();
        turned.direction.value = turned.direction.value.opposite();
        return vec![
            ("eight points more", with(claim, value + dec!(8), step)),
            ("direction", turned),
        ];
    }
    vec![
        ("30 % more", with(claim, value * dec!(1.3), step)),
        ("a thousand times", with(claim, value * dec!(1000), step)),
    ]
}

fn verdict(claim: &Claim, seen: &Observation, book: &Book) -> Verdict {
    let basis = match seen.measure {
        Measure::Growth { basis } => basis,
        Measure::Value => None,
    };
    let context = Context {
        book,
        policy: &Policy::default(),
        quote: "",
        wording: &sample::indonesian(),
        published: None,
        as_of: None,
        basis,
        young: false,
    };
    judge(claim, &context).verdict
}

#[test]
fn roundings_pass_and_slips_do_not() {
    let Some(rows) = rows(|name| !name.starts_with("conflicts")) else {
        return skipped();
    };
    let book = Book::new(rows.clone(), vec![]);
    let mut counts: BTreeMap<&str, BTreeMap<Verdict, usize>> = BTreeMap::new();
    for seen in rows.iter().filter(|o| !o.doubtful).step_by(EVERY) {
        let whole = claim(seen);
        for (name, claim) in rounded(&whole).into_iter().chain(slipped(&whole)) {
            let found = verdict(&claim, seen, &book);
            *counts.entry(name).or_default().entry(found).or_default() += 1;
        }
    }
    eprintln!("{counts:?}");
    for (name, verdicts) in counts {
        let all: usize = verdicts.values().sum();
        let got = |verdict| verdicts.get(&verdict).copied().unwrap_or(0);
        if name.ends_with("digits") {
            assert_eq!(got(Verdict::Refuted), 0, "{name}");
            assert!(got(Verdict::Supported) * 50 >= all * 49, "{name}");
        } else {
            assert!(got(Verdict::Supported) * 20 <= all, "{name}");
            assert!(got(Verdict::Refuted) * 10 >= all * 8, "{name}");
        }
    }
}
