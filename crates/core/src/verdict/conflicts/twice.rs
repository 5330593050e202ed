//! One series said twice with two values.

use super::{ALIKE, Conflict, Said, each_two, said};
use crate::claim::{Claim, Filled, Kind};
use crate::quantity::Unit;
use crate::verdict::say;
use rust_decimal::Decimal;

/// Amounts of the same series that differ, and one number in percent and in points.
pub(super) fn conflicts(claims: &[Claim], amounts: &[Said<'_>]) -> Vec<Conflict> {
    let mut found: Vec<Conflict> = each_two(amounts)
        .filter(|(one, other)| one.cell == other.cell && one.unit == other.unit)
        .filter(|(one, other)| is_said_again(one, other))
        .filter_map(|(one, other)| differ(one, other))
        .collect();
    let moves = said(claims, |claim| {
        matches!(claim.kind, Kind::Change | Kind::Difference)
    });
    found.extend(each_two(&moves).filter_map(|(one, other)| points(one, other)));
    found
}

/// Do two sentences of one source each say in full what they speak of?
fn is_said_again(one: &Said<'_>, other: &Said<'_>) -> bool {
    let source = |said: &Said<'_>| {
        said.claim
            .attribution
            .as_ref()
            .map(|named| named.name.clone())
    };
    let stated = |filled: Filled| matches!(filled, Filled::Stated(_));
    let is_full = |said: &Said<'_>| {
        let claim = said.claim;
        stated(claim.period.filled) && stated(claim.reporter.filled) && stated(claim.flow.filled)
    };
    let is_apart = one.claim.sentence != other.claim.sentence;
    is_apart && is_full(one) && is_full(other) && source(one) == source(other)
}

fn differ(one: &Said<'_>, other: &Said<'_>) -> Option<Conflict> {
    let gap = (one.value - other.value).abs() - one.half - other.half;
    let larger = one.value.abs().max(other.value.abs());
    let is_near = gap * Decimal::ONE_HUNDRED <= larger * ALIKE;
    (gap > Decimal::ZERO && (is_near || is_scaled(one, other))).then(|| Conflict {
        claims: vec![one.at, other.at],
        text: format!(
            "{} and {} are said of the same figure",
            one.words(),
            other.words()
        ),
    })
}

/// Are the digits the same, at another power of a thousand?
fn is_scaled(one: &Said<'_>, other: &Said<'_>) -> bool {
    let ratio = one.value.abs().checked_div(other.value.abs());
    ratio.is_some_and(|ratio| {
        let thousand = Decimal::ONE_THOUSAND;
        ratio == thousand || ratio.checked_mul(thousand) == Some(Decimal::ONE)
    })
}

/// "26 percent" and "26 percentage points" of the same growth.
fn points(one: &Said<'_>, other: &Said<'_>) -> Option<Conflict> {
    let units = [one.unit, other.unit];
    let is_both = units.contains(&Unit::Percent) && units.contains(&Unit::Points);
    let is_same = one.cell == other.cell && one.value.abs() == other.value.abs();
    (is_both && is_same).then(|| Conflict {
        claims: vec![one.at, other.at],
        text: format!(
            "{} and {} are not the same",
            say::amount(one.value.abs(), one.unit),
            say::amount(other.value.abs(), other.unit)
        ),
    })
}
