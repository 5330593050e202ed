//! A share against the part and the whole that the story gives.

use super::{Conflict, Said, said};
use crate::claim::{Area, Claim, Kind};
use crate::quantity::Unit;
use crate::verdict::cell::Cell;
use crate::verdict::say;
use rust_decimal::Decimal;

/// A share may differ by this much, beyond rounding: part and whole may be of two tables. In points.
const TABLES_DIFFER: Decimal = Decimal::ONE;
/// A share further off than this is probably one of another whole. In points.
const ANOTHER_WHOLE: Decimal = Decimal::from_parts(15, 0, 0, false, 0);

/// Shares that part and whole contradict.
pub(super) fn conflicts(claims: &[Claim], amounts: &[Said<'_>]) -> Vec<Conflict> {
    let shares = said(claims, |claim| {
        claim.kind == Kind::Share && claim.quantity.unit == Unit::Percent
    });
    let mut found = Vec::new();
    for share in &shares {
        let Some(whole) = whole(&share.cell) else {
            continue;
        };
        for part in amounts.iter().filter(|said| said.cell == share.cell) {
            let of = |said: &&Said<'_>| said.cell == whole && said.unit == part.unit;
            let wholes = amounts.iter().filter(of);
            found.extend(wholes.filter_map(|whole| contradiction(share, part, whole)));
        }
    }
    found
}

/// What a share is one of, where the words leave only one whole: all partners, or all goods.
fn whole(cell: &Cell) -> Option<Cell> {
    let is_all_goods = &*cell.series.commodity == "TOTAL";
    match (cell.series.partner.is_world(), is_all_goods) {
        (false, true) => {
            let mut whole = cell.clone();
            whole.series.partner = Area::world();
            Some(whole)
        }
        (true, false) => Some(cell.with_commodity("TOTAL")),
        _ => None,
    }
}

fn contradiction(share: &Said<'_>, part: &Said<'_>, whole: &Said<'_>) -> Option<Conflict> {
    let percent = (part.value * Decimal::ONE_HUNDRED).checked_div(whole.value)?;
    let open =
        percent * (part.half.checked_div(part.value)? + whole.half.checked_div(whole.value)?);
    let gap = (percent - share.value).abs() - open - share.half - TABLES_DIFFER;
    (gap > Decimal::ZERO && gap <= ANOTHER_WHOLE).then(|| Conflict {
        claims: vec![part.at, whole.at, share.at],
        text: format!(
            "{} of {} is {}, not {}",
            part.words(),
            whole.words(),
            say::amount(percent.round_dp(1), Unit::Percent),
            share.words()
        ),
    })
}
