//! An amount: as published, or computed from what was published, with its arithmetic.

use crate::claim::Flow;
use crate::fact::Observation;
use crate::period::Period;
use rust_decimal::Decimal;

/// An amount with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount<'a> {
    /// The number.
    pub value: Decimal,
    /// The true value lies within `value ± half`, as far as published digits tell.
    pub half: Decimal,
    /// How it was computed, by hand; `None` for a published number.
    pub arithmetic: Option<String>,
    /// What it rests on, never empty.
    pub roots: Vec<&'a Observation>,
}

/// An amount of one source, unit and vintage: published, else exports with imports, else the sum of its months, else one run
/// from January less another.
pub(super) fn of<'a>(shelf: &[&'a Observation], flow: Flow, period: Period) -> Option<Amount<'a>> {
    published(shelf, flow, period)
        .or_else(|| both(shelf, flow, period, published))
        .or_else(|| summed(shelf, flow, period))
        .or_else(|| both(shelf, flow, period, summed))
        .or_else(|| less(shelf, flow, period))
}

/// The published number with the finest digits; of several, what was published last.
fn published<'a>(shelf: &[&'a Observation], flow: Flow, period: Period) -> Option<Amount<'a>> {
    let at = |seen: &&&Observation| (seen.flow, seen.period) == (flow, period);
    let found: Vec<&'a Observation> = shelf.iter().filter(at).copied().collect();
    let best = found
        .iter()
        .min_by_key(|seen| (seen.place, std::cmp::Reverse(seen.published)))?;
    let agrees =
        |seen: &&&Observation| (seen.value - best.value).abs() <= seen.half() + best.half();
    Some(Amount {
        value: best.value,
        half: best.half(),
        arithmetic: None,
        roots: std::iter::once(*best)
            .chain(
                found
                    .iter()
                    .filter(agrees)
                    .filter(|seen| *seen != best)
                    .copied(),
            )
            .collect(),
    })
}

/// Exports plus imports, or less them.
fn both<'a>(
    shelf: &[&'a Observation],
    flow: Flow,
    period: Period,
    find: fn(&[&'a Observation], Flow, Period) -> Option<Amount<'a>>,
) -> Option<Amount<'a>> {
    let sign = match flow {
        Flow::Total => Decimal::ONE,
        Flow::Balance => Decimal::NEGATIVE_ONE,
        Flow::Exports | Flow::Imports => return None,
    };
    let parts = [
        (Decimal::ONE, find(shelf, Flow::Exports, period)?),
        (sign, find(shelf, Flow::Imports, period)?),
    ];
    joined(parts.into())
}

/// The sum of the months, or of the quarters.
fn summed<'a>(shelf: &[&'a Observation], flow: Flow, period: Period) -> Option<Amount<'a>> {
    [1, 3].into_iter().find_map(|length| {
        if period.len() <= length || period.len() % length != 0 {
            return None;
        }
        let starts = (0..period.len() / length).map(|n| period.first().plus(n * length));
        let parts = starts.map(|first| {
            let part = Period::new(first, first.plus(length - 1))?;
            Some((Decimal::ONE, published(shelf, flow, part)?))
        });
        joined(parts.collect::<Option<Vec<_>>>()?)
    })
}

/// The run from January on to the period's end, less the one to its beginning.
fn less<'a>(shelf: &[&'a Observation], flow: Flow, period: Period) -> Option<Amount<'a>> {
    let january = period.first().plus(1 - period.first().number());
    let whole = Period::new(january, period.last()).filter(|_| january < period.first())?;
    let before = Period::new(january, period.first().plus(-1))?;
    let find =
        |period| published(shelf, flow, period).or_else(|| both(shelf, flow, period, published));
    joined(vec![
        (Decimal::ONE, find(whole)?),
        (Decimal::NEGATIVE_ONE, find(before)?),
    ])
}

/// Parts put together; the arithmetic tells the numbers that were published.
fn joined(parts: Vec<(Decimal, Amount<'_>)>) -> Option<Amount<'_>> {
    let mut whole = Amount {
        value: Decimal::ZERO,
        half: Decimal::ZERO,
        arithmetic: None,
        roots: Vec::new(),
    };
    let mut arithmetic = String::new();
    for (sign, part) in parts {
        whole.value = whole.value.checked_add(sign.checked_mul(part.value)?)?;
        whole.half = whole.half.checked_add(part.half)?;
        if sign < Decimal::ZERO {
            arithmetic.push_str(" - ");
        } else if !arithmetic.is_empty() {
            arithmetic.push_str(" + ");
        }
        match &part.arithmetic {
            Some(inner) => arithmetic = format!("{arithmetic}({inner})"),
            None => arithmetic.push_str(&part.value.normalize().to_string()),
        }
        whole.roots.extend(part.roots);
    }
    whole.arithmetic = Some(arithmetic);
    Some(whole)
}
