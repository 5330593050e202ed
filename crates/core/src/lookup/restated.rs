//! What became of a figure later: the base that an agency's printed growth counts from.

use super::amount;
use crate::claim::Flow;
use crate::fact::Observation;
use crate::period::Period;
use rust_decimal::Decimal;

/// A figure as its agency restated it, told by the growth that it printed a year later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restated<'a> {
    /// The number.
    pub value: Decimal,
    /// The true value lies within `value ± half`, as far as published digits tell.
    pub half: Decimal,
    /// How it follows, by hand.
    pub arithmetic: String,
    /// The growth that tells it.
    pub growth: &'a Observation,
}

/// The figure as restated, by the growth over it: `None` where none was printed, or where it says what the amount says.
pub(super) fn of<'a>(
    shelf: &[&'a Observation],
    growths: &[&'a Observation],
    (flow, period): (Flow, Period),
    first: Decimal,
    first_half: Decimal,
) -> Option<Restated<'a>> {
    let later = period.plus(12);
    let growth = growths
        .iter()
        .filter(|seen| (seen.flow, seen.period) == (flow, later))
        .min_by_key(|seen| seen.place)?;
    let now = amount::of(shelf, flow, later)?;
    let factor = |percent: Decimal| {
        let share = percent.checked_div(Decimal::ONE_HUNDRED)?;
        let factor = share.checked_add(Decimal::ONE)?;
        (factor > Decimal::ZERO).then_some(factor)
    };
    let over = |now: Decimal, percent: Decimal| now.checked_div(factor(percent)?);
    let value = over(now.value, growth.value)?;
    let highest = over(now.value + now.half, growth.value - growth.half())?;
    let lowest = over(now.value - now.half, growth.value + growth.half())?;
    let half = (highest - value).max(value - lowest);
    let is_other = (value - first).abs() > half + first_half;
    is_other.then(|| Restated {
        value: value.round_dp(0),
        half,
        arithmetic: format!(
            "{} / {}",
            now.value.normalize(),
            factor(growth.value).unwrap_or_default().normalize()
        ),
        growth,
    })
}
