//! Ranks: a partner's place among those whose figures are loaded, and how far the rest can change it.
//!
//! Nobody loads every partner. The place is still known where the trade with everyone, less what is loaded, leaves no
//! room for a partner larger than the one that is ranked.

use super::Policy;
use super::bridge::best;
use super::candidate::Candidate;
use super::cell::Cell;
use super::observe::{Observed, Shelf};
use crate::claim::{Area, Flow};
use crate::lexicon::english;
use crate::plan::{areas, has_members, is_group, is_member};
use crate::quantity::Unit;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Most partners that the arithmetic names.
const NAMED: usize = 5;

/// A place that is not known better than from `first` to `last`; `None`: there is no telling how far down.
struct Places<'a> {
    first: usize,
    last: Option<usize>,
    own: Observed<'a>,
    above: Vec<(Area, Observed<'a>)>,
}

/// Every reading of a rank: among countries, and among countries and groups. Empty where the tables leave it open.
pub(super) fn readings<'a>(
    cells: &[Cell],
    place: usize,
    shelf: Shelf<'a>,
    policy: &Policy,
) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    for cell in cells.iter().filter(|cell| cell.flow != Flow::Balance) {
        for unit in shelf.units(cell) {
            for with_groups in [false, true] {
                let places = places(cell, unit, with_groups, shelf);
                found.extend(places.map(|places| (cell, places)));
            }
        }
    }
    let is_open = |places: &Places<'_>| {
        places.first <= place
            && places.last.is_none_or(|last| last >= place)
            && places.last != Some(places.first)
    };
    if found.iter().any(|(_, places)| is_open(places)) {
        let known =
            |places: &Places<'_>| places.last == Some(places.first) && places.first == place;
        found.retain(|(_, places)| known(places));
    }
    let candidate = |(cell, places): (&Cell, Places<'a>)| candidate(cell, places, place, policy);
    found.into_iter().map(candidate).collect()
}

/// The places that a partner can have by one unit.
fn places<'a>(cell: &Cell, unit: Unit, with_groups: bool, shelf: Shelf<'a>) -> Option<Places<'a>> {
    let partner = cell.series.partner.code();
    if is_group(partner) && !with_groups {
        return None;
    }
    let own = best(shelf, cell, unit)?;
    let others = areas().filter(|area| {
        let is_side = [partner, cell.series.reporter.code(), "WORLD"].contains(area);
        !is_side && (with_groups || !is_group(area)) && !is_member(area, partner)
    });
    let known: Vec<(Area, Observed<'a>)> = others
        .filter_map(|area| {
            let mut other = cell.clone();
            other.series.partner = Area::new(area);
            Some((Area::new(area), best(shelf, &other, unit)?))
        })
        .collect();
    let (low, high) = (own.value - own.half, own.value + own.half);
    let above: Vec<_> = known
        .iter()
        .filter(|(_, seen)| seen.value - seen.half > high)
        .cloned()
        .collect();
    let level = known
        .iter()
        .filter(|(_, seen)| seen.value + seen.half >= low)
        .count();
    let first = above.len() + 1;
    let rest = unseen(cell, unit, &own, &known, shelf);
    Some(Places {
        first,
        last: rest.map(|rest| level + 1 + room(rest, low)),
        own,
        above,
    })
}

/// How much of the trade with everyone is with partners whose figures are not loaded.
fn unseen<'a>(
    cell: &Cell,
    unit: Unit,
    own: &Observed<'a>,
    known: &[(Area, Observed<'a>)],
    shelf: Shelf<'a>,
) -> Option<Decimal> {
    let mut world = cell.clone();
    world.series.partner = Area::world();
    let world = best(shelf, &world, unit)?;
    let known_areas = known.iter().map(|(area, _)| area.code());
    let wholes: Vec<&str> = known_areas
        .chain([cell.series.partner.code()])
        .filter(|area| has_members(area))
        .collect();
    let is_apart = |code: &str| {
        let counted = !is_group(code) || has_members(code);
        counted && !wholes.iter().any(|whole| is_member(code, whole))
    };
    let apart = known.iter().filter(|(area, _)| is_apart(area.code()));
    let seen: Decimal = apart.map(|(_, seen)| seen.value).sum();
    Some((world.value + world.half - seen - own.value).max(Decimal::ZERO))
}

/// How many partners at least this large fit into the rest.
fn room(rest: Decimal, size: Decimal) -> usize {
    let many = rest.checked_div(size).and_then(|count| count.to_usize());
    many.filter(|_| size > Decimal::ZERO)
        .unwrap_or(usize::MAX / 2)
}

fn candidate<'a>(cell: &Cell, places: Places<'a>, place: usize, policy: &Policy) -> Candidate<'a> {
    let nearest = match places.last {
        Some(last) if place > last => last,
        _ => places.first,
    };
    let named: Vec<String> = places
        .above
        .iter()
        .take(NAMED)
        .map(|(area, seen)| format!("{} {}", english::area(area), seen.words()))
        .collect();
    let own = places.own.words();
    let arithmetic = if named.is_empty() {
        format!("{own}; no loaded partner is larger, and the rest leaves no room for one")
    } else {
        format!("{own}; larger are {}", named.join(", "))
    };
    let mut seen = places.own;
    seen.roots
        .extend(places.above.into_iter().flat_map(|(_, above)| above.roots));
    let how = "its place among the partners that are loaded".to_owned();
    counted(seen, nearest, Unit::Rank, arithmetic, cell, how, policy)
}

/// A count as a reading: it says that another count differs, and proves nothing wrong.
pub(super) fn counted<'a>(
    mut seen: Observed<'a>,
    count: usize,
    unit: Unit,
    arithmetic: String,
    cell: &Cell,
    how: String,
    policy: &Policy,
) -> Candidate<'a> {
    seen.value = Decimal::from(count);
    seen.half = Decimal::ZERO;
    seen.slop = Decimal::ZERO;
    seen.unit = unit;
    seen.arithmetic = Some(arithmetic);
    seen.parts = None;
    let mut candidate = Candidate::level(seen, cell, how, policy);
    candidate.near = Decimal::ZERO;
    candidate.refuting(None).differing(Some(Decimal::ZERO))
}
