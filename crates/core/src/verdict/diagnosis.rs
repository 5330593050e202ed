//! What would make the number right: readings that fit, and slips that fit better than chance.
//!
//! The odds of coincidence of the n-th slip tried are `n × (interval width + 2 × half) ÷ spread`, at most 1: each of the
//! n values tried so far had about that chance to fall into the printed interval, if values lie anywhere between the
//! smallest and the largest tried. A slip less likely to happen is tried later and so needs a narrower fit.

use super::candidate::Weight;
use super::cell::Cell;
use super::decide::{is_judge, scaled, turned};
use super::interval::Printed;
use super::say;
use super::slips::Slip;
use super::{Fit, Policy, Reason};
use crate::quantity::Unit;
use rust_decimal::Decimal;

/// Most diagnoses of one claim.
const MOST: usize = 4;

/// A diagnosis whose evidence is not yet numbered.
pub(super) struct Found<'a> {
    /// What was changed.
    pub(super) changed: &'static str,
    /// In words.
    pub(super) text: String,
    /// The value under which the number is right, with its reading.
    pub(super) weight: Weight<'a>,
    /// Odds of coincidence.
    pub(super) odds: Decimal,
}

/// Every diagnosis of a claim on these cells whose odds of coincidence the policy lets through, likeliest first.
pub(super) fn diagnose<'a>(
    weights: &[Weight<'a>],
    slips: &[Slip<'a>],
    printed: &Printed,
    unit: Unit,
    cells: &[Cell],
    policy: &Policy,
) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    found.extend(direction(weights, printed));
    found.extend(scale(weights, printed, unit, policy));
    found.extend(digits(weights, printed));
    found.extend(from_readings(weights));
    found.extend(from_slips(weights, slips, printed, cells));
    found.retain(|one: &Found<'_>| one.odds <= policy.coincidence);
    found.sort_by_key(|one| one.odds);
    let mut kept: Vec<Found<'a>> = Vec::new();
    for one in found {
        if !kept.iter().any(|k| k.text == one.text) {
            kept.push(one);
        }
    }
    kept.truncate(MOST);
    kept
}

/// It moved the other way: one other way to go, so the odds are half the interval against the number.
fn direction<'a>(weights: &[Weight<'a>], printed: &Printed) -> Option<Found<'a>> {
    let weight = weights[turned(weights, printed)?].clone();
    let size = printed.signed().abs() * Decimal::TWO;
    Some(Found {
        changed: "direction",
        text: "it went the other way".to_owned(),
        odds: printed
            .width()
            .checked_div(size)
            .unwrap_or(Decimal::ONE)
            .min(Decimal::ONE)
            .round_dp(3),
        weight,
    })
}

/// The digits are right, the power of ten is not.
fn scale<'a>(
    weights: &[Weight<'a>],
    printed: &Printed,
    unit: Unit,
    policy: &Policy,
) -> Option<Found<'a>> {
    let (at, power) = scaled(weights, printed, unit, policy)?;
    let weight = weights[at].clone();
    let way = if power < 0 { "large" } else { "small" };
    Some(Found {
        changed: "scale",
        text: format!(
            "the digits are right; the figure is too {way} by a factor of {}",
            say::power_of_ten(power.unsigned_abs())
        ),
        odds: printed.digits_by_chance().round_dp(3),
        weight,
    })
}

/// Two neighbouring digits are exchanged.
fn digits<'a>(weights: &[Weight<'a>], printed: &Printed) -> Option<Found<'a>> {
    let ways = printed.transposed();
    let tried = Decimal::from(ways.len());
    let weight = ways.iter().find_map(|way| {
        weights.iter().find(|w| {
            let seen = &w.candidate.observed;
            let fit = way.fit(seen.value, seen.half, Decimal::ZERO).0;
            is_judge(w, weights) && fit == Fit::Printed
        })
    })?;
    Some(Found {
        changed: "digits",
        text: "two neighbouring digits are exchanged".to_owned(),
        odds: (printed.digits_by_chance() * tried)
            .min(Decimal::ONE)
            .round_dp(3),
        weight: weight.clone(),
    })
}

/// Readings that the words allow and under which the number is right: no search, so no chance to speak of.
fn from_readings<'a>(weights: &[Weight<'a>]) -> Vec<Found<'a>> {
    let fits = |w: &&Weight<'a>| w.fit == Fit::Printed && !w.candidate.stated;
    weights
        .iter()
        .filter(fits)
        .filter_map(|w| {
            Some(Found {
                changed: changed_by(w.candidate.reason)?,
                text: match &w.candidate.elsewhere {
                    _ if w.candidate.reason == Reason::PointsForPercent => {
                        "the figure is growth in percent, not in points".to_owned()
                    }
                    Some(words) => format!("the figure is that of {words}, {}", w.candidate.how),
                    None => format!("the figure is the one {}", w.candidate.how),
                },
                weight: w.clone(),
                odds: Decimal::ZERO,
            })
        })
        .collect()
}

/// What a reading changes about the stated one.
const fn changed_by(reason: Reason) -> Option<&'static str> {
    match reason {
        Reason::CurrencyBasis => Some("basis"),
        Reason::FirstPublishedBase | Reason::OtherVintage => Some("vintage"),
        Reason::Mirror => Some("mirror"),
        Reason::OtherScope | Reason::SeasonalAdjustment => Some("scope"),
        Reason::OtherPeriod => Some("period"),
        Reason::Converted | Reason::OtherUnit => Some("unit"),
        Reason::PointsForPercent => Some("points"),
        _ => None,
    }
}

/// Slips that fit, with the odds that one of those tried so far would fit by chance.
fn from_slips<'a>(
    weights: &[Weight<'a>],
    slips: &[Slip<'a>],
    printed: &Printed,
    cells: &[Cell],
) -> Vec<Found<'a>> {
    let spread = spread(weights, slips, printed);
    let mut found = Vec::new();
    for (before, slip) in slips.iter().enumerate() {
        let is_amount = slip.candidate.observed.unit != Unit::Percent;
        let sized = if slip.changed == "flow" && is_amount {
            printed.either_way()
        } else {
            printed.clone()
        };
        let width = printed.width() + slip.candidate.observed.half * Decimal::TWO;
        if slip.candidate.fit(&sized).0 == Fit::Printed {
            found.push(Found {
                changed: slip.changed,
                text: slip.words(cells.first().unwrap_or(&slip.candidate.cell)),
                odds: odds(width, before + 1, spread),
                weight: slip.candidate.clone().placed(cells).weighed(&sized),
            });
        }
    }
    found
}

/// The odds that one of so many values falls by chance into an interval of this width.
fn odds(width: Decimal, tried: usize, spread: Decimal) -> Decimal {
    width
        .checked_mul(Decimal::from(tried))
        .and_then(|chance| chance.checked_div(spread))
        .map_or(Decimal::ONE, |odds| odds.min(Decimal::ONE).round_dp(3))
}

/// From the smallest to the largest value tried; at least the printed number's own size.
fn spread(weights: &[Weight<'_>], slips: &[Slip<'_>], printed: &Printed) -> Decimal {
    let readings = weights.iter().map(|w| &w.candidate);
    let tried = readings.chain(slips.iter().map(|slip| &slip.candidate));
    let values: Vec<Decimal> = tried.map(|c| c.observed.value).collect();
    let low = values.iter().min().copied().unwrap_or_default();
    let high = values.iter().max().copied().unwrap_or_default();
    (high - low).max(printed.signed().abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal_macros::dec;

    #[test]
    fn odds_grow_with_width_and_with_what_was_tried() {
        let cases = [
            (dec!(0.1), 1, dec!(100), dec!(0.001)),
            (dec!(0.1), 20, dec!(100), dec!(0.02)),
            (dec!(10), 20, dec!(100), Decimal::ONE),
            (dec!(1), 1, Decimal::ZERO, Decimal::ONE),
        ];
        for (width, tried, spread, expected) in cases {
            assert_eq!(odds(width, tried, spread), expected, "{width} {tried}");
        }
    }
}
