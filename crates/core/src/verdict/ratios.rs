//! The readings of what two amounts give: an absolute rise or fall, a multiple, a share of a total.

use super::Policy;
use super::candidate::Candidate;
use super::cell::Cell;
use super::changes::{self, Scale};
use super::growth;
use super::interval::share as percent_of;
use super::observe::{Observed, Shelf};
use crate::claim::{Area, Claim};
use crate::lexicon::english;
use crate::quantity::Unit;
use rust_decimal::Decimal;

/// Revisions may move either level by this share, in percent.
const REVISION: Decimal = Decimal::from_parts(15, 0, 0, false, 1);
/// A multiple refutes only beyond this share of it, in percent.
const MULTIPLE_REFUTES: Decimal = Decimal::from_parts(15, 0, 0, false, 0);
/// A share refutes only beyond this share of it, in percent: the total it is a part of may be another.
const SHARE_REFUTES: Decimal = Decimal::from_parts(25, 0, 0, false, 0);

/// Every reading of a rise or fall in money or quantity.
pub(super) fn differences<'a>(
    cells: &[Cell],
    back: i32,
    unit: Unit,
    shelf: Shelf<'a>,
    policy: &Policy,
) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    for cell in cells {
        let earlier = cell.with_period(cell.period.plus(-back));
        for top in growth::levels(shelf, cell, unit, false) {
            for base in growth::levels(shelf, &earlier, unit, true) {
                if top.adjusted == base.adjusted {
                    found.push(difference(&top, &base, cell, &earlier, policy));
                }
            }
        }
    }
    found
}

fn difference<'a>(
    top: &Observed<'a>,
    base: &Observed<'a>,
    cell: &Cell,
    earlier: &Cell,
    policy: &Policy,
) -> Candidate<'a> {
    let mut seen = top.clone();
    seen.value = top.value - base.value;
    seen.half = top.half + base.half;
    seen.slop = percent_of(top.value.abs().max(base.value.abs()), REVISION);
    seen.roots.extend(base.roots.iter().copied());
    let (top, base) = (top.words(), base.words());
    seen.arithmetic = Some(format!("{top} - {base} = {}", seen.words()));
    seen.parts = None;
    let apart = MULTIPLE_REFUTES;
    let how = format!("less {}", english::period(earlier.period));
    Candidate::level(seen, cell, how, policy).at_least(Decimal::ZERO, apart)
}

/// Every reading of a multiple: what the printed and the computed growth make of the base.
pub(super) fn multiples<'a>(
    claim: &Claim,
    cells: &[Cell],
    back: i32,
    scale: Scale<'a>,
) -> Vec<Candidate<'a>> {
    changes::readings(claim, cells, back, scale)
        .into_iter()
        .map(|growth| times(growth, scale.policy))
        .collect()
}

/// Growth of 28.7 % is 1.287 times the base.
fn times<'a>(mut growth: Candidate<'a>, policy: &Policy) -> Candidate<'a> {
    let seen = &mut growth.observed;
    let printed = seen.words();
    seen.value = Decimal::ONE + seen.value / Decimal::ONE_HUNDRED;
    seen.half /= Decimal::ONE_HUNDRED;
    seen.unit = Unit::Times;
    let how = seen.arithmetic.take().unwrap_or(printed);
    seen.arithmetic = Some(format!("1 + growth ({how}) = {}", seen.words()));
    growth.near = percent_of(growth.observed.value, policy.small_error_percent);
    let beyond = percent_of(growth.observed.value, MULTIPLE_REFUTES);
    growth.refutes = growth.refutes.map(|_| beyond);
    growth
}

/// Every reading of a share: the part over the reporter's trade in the same goods with everyone, and over all its goods.
pub(super) fn shares<'a>(cells: &[Cell], shelf: Shelf<'a>, policy: &Policy) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    for cell in cells {
        for whole in wholes(cell) {
            for unit in shelf.units(cell) {
                let part = super::bridge::best(shelf, cell, unit);
                let all = super::bridge::best(shelf, &whole, unit);
                let ratio = part.zip(all).and_then(|(part, all)| ratio(&part, &all));
                found.extend(ratio.map(|seen| share(seen, cell, &whole, policy)));
            }
        }
    }
    found
}

/// The totals that a part can be a share of: trade with everyone in these goods, in all goods, and with the partner in
/// all goods.
fn wholes(cell: &Cell) -> Vec<Cell> {
    let world = {
        let mut world = cell.clone();
        world.series.partner = Area::world();
        world
    };
    let mut found: Vec<Cell> = Vec::new();
    for whole in [
        world.clone(),
        cell.with_commodity("TOTAL"),
        world.with_commodity("TOTAL"),
    ] {
        if whole != *cell && !found.contains(&whole) {
            found.push(whole);
        }
    }
    found
}

fn share<'a>(seen: Observed<'a>, cell: &Cell, whole: &Cell, policy: &Policy) -> Candidate<'a> {
    let how = format!("as a share of {}", whole.words());
    let beyond = percent_of(seen.value, SHARE_REFUTES).max(Decimal::from(3));
    let near = policy.small_growth_points;
    let mut share = Candidate::level(seen, cell, how, policy).refuting(Some(beyond));
    share.near = near;
    share
}

/// A part in percent of a whole, with what their rounding leaves open.
fn ratio<'a>(part: &Observed<'a>, whole: &Observed<'a>) -> Option<Observed<'a>> {
    if whole.value <= whole.half || part.adjusted != whole.adjusted {
        return None;
    }
    let percent =
        |part: Decimal, whole: Decimal| part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole);
    let value = percent(part.value, whole.value)?.round_dp(2);
    let highest = percent(part.value + part.half, whole.value - whole.half)?;
    let mut seen = part.clone();
    seen.value = value;
    seen.half = (highest - value).max(Decimal::new(5, 3)).round_dp(4);
    seen.unit = Unit::Percent;
    seen.slop = Decimal::ZERO;
    seen.roots.extend(whole.roots.iter().copied());
    let (part, whole) = (part.words(), whole.words());
    seen.arithmetic = Some(format!("{part} / {whole} = {}", seen.words()));
    seen.parts = None;
    (value <= Decimal::ONE_HUNDRED).then_some(seen)
}
