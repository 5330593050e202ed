//! Growth, rises and falls against amounts of the story, and against each other.

use super::{ALIKE, Conflict, Said, each_two, said};
use crate::claim::{Claim, Direction, Filled, Flow, Kind};
use crate::lexicon::english;
use crate::quantity::Unit;
use crate::verdict::{basis, changes, say};
use rust_decimal::Decimal;

/// Growth may differ by this many points from what two levels of the story give: agencies revise the base.
const BASE_MAY_MOVE: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// Movements of the story that its amounts, or each other, contradict.
pub(super) fn conflicts(claims: &[Claim], amounts: &[Said<'_>]) -> Vec<Conflict> {
    let moves = said(claims, |claim| {
        let unit = claim.quantity.unit;
        matches!(claim.kind, Kind::Change if unit == Unit::Percent)
            || matches!(claim.kind, Kind::Difference if unit.is_money())
    });
    let mut found = bases(claims, &moves, amounts);
    found.extend(each_two(&moves).filter_map(|(one, other)| turned(one, other)));
    found
}

/// Growth and a rise in money of the same series over the same base, one up and one down.
fn turned(one: &Said<'_>, other: &Said<'_>) -> Option<Conflict> {
    let way = |said: &Said<'_>| match (said.claim.direction.value, said.claim.direction.filled) {
        (Direction::None, _) | (_, Filled::Assumed(_) | Filled::Inherited(_)) => None,
        (way, _) => Some(way),
    };
    let back = |said: &Said<'_>| changes::months_back(said.claim, said.cell.period);
    let is_other_kind = one.claim.kind != other.claim.kind;
    let is_alike = one.cell == other.cell && back(one).is_some() && back(one) == back(other);
    let is_flow = one.cell.flow != Flow::Balance;
    let (first, second) = (way(one)?, way(other)?);
    (is_other_kind && is_alike && is_flow && first != second).then(|| Conflict {
        claims: vec![one.at, other.at],
        text: format!(
            "{} {} and {} {} over the same months cannot both be",
            noun(first),
            one.words(),
            noun(second),
            other.words()
        ),
    })
}

fn noun(way: Direction) -> &'static str {
    if way == Direction::Down {
        "a fall of"
    } else {
        "a rise of"
    }
}

/// Growth, or a rise in money, that two amounts of the story contradict.
fn bases(claims: &[Claim], moves: &[Said<'_>], amounts: &[Said<'_>]) -> Vec<Conflict> {
    let mut found = Vec::new();
    for moved in moves {
        let Some(claim) = claims.get(moved.at) else {
            continue;
        };
        let back = changes::months_back(claim, moved.cell.period);
        let base = back.map(|back| moved.cell.with_period(moved.cell.period.plus(-back)));
        let (Some(base), false) = (base, moved.cell.flow == Flow::Balance) else {
            continue;
        };
        // Growth is that of the amount it stands by: money or weight.
        let counted = basis(claim, claims);
        let is_now = |said: &&Said<'_>| said.cell == moved.cell && Some(said.unit) == counted;
        for now in amounts.iter().filter(is_now) {
            let then = amounts
                .iter()
                .filter(|said| said.cell == base && said.unit == now.unit);
            found.extend(then.filter_map(|then| change(claim, moved, now, then)));
        }
    }
    found
}

fn change(claim: &Claim, moved: &Said<'_>, now: &Said<'_>, then: &Said<'_>) -> Option<Conflict> {
    let sign = match claim.direction.value {
        Direction::Up => Decimal::ONE,
        Direction::Down => -Decimal::ONE,
        Direction::None => return None,
    };
    let said = moved.value.abs() * sign;
    let (value, open) = if moved.unit == Unit::Percent {
        let ratio = now.value.checked_div(then.value)? * Decimal::ONE_HUNDRED;
        let open = ratio * (now.half / now.value + then.half / then.value) + BASE_MAY_MOVE;
        (ratio - Decimal::ONE_HUNDRED, open)
    } else if moved.unit == now.unit {
        (now.value - then.value, now.half + then.half)
    } else {
        return None;
    };
    let gap = (value - said).abs() - open - moved.half;
    let reach = if moved.unit == Unit::Percent {
        Decimal::from(60)
    } else {
        now.value.abs() * ALIKE / Decimal::ONE_HUNDRED
    };
    (gap > Decimal::ZERO && gap <= reach).then(|| Conflict {
        claims: vec![then.at, now.at, moved.at],
        text: format!(
            "from {} in {} to {} is {}, not {}",
            then.words(),
            english::period(then.cell.period),
            now.words(),
            say::amount(value.round_dp(1), moved.unit),
            say::amount(said, moved.unit)
        ),
    })
}
