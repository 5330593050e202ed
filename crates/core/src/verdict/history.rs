//! Records and streaks: what the loaded past says, and how far back it reaches.

use super::Policy;
use super::bridge::best;
use super::candidate::Candidate;
use super::cell::Cell;
use super::growth;
use super::observe::{Observed, Shelf};
use super::ranks::counted;
use crate::claim::{Claim, Compare, Direction, Flow};
use crate::lexicon::english;
use crate::period::Period;
use crate::quantity::Unit;
use rust_decimal::Decimal;

/// Most earlier figures that are looked at.
const MOST: i32 = 240;
/// Fewest earlier months, and earlier longer runs, over which a record without a year is one.
const FEWEST: [usize; 2] = [24, 5];

/// Every reading of an extreme; empty where too little of the past is loaded.
pub(super) fn extremes<'a>(
    claim: &Claim,
    cells: &[Cell],
    shelf: Shelf<'a>,
    policy: &Policy,
) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    for cell in cells {
        for unit in shelf.units(cell) {
            found.extend(extreme(claim, cell, unit, shelf, policy));
        }
    }
    found
}

fn extreme<'a>(
    claim: &Claim,
    cell: &Cell,
    unit: Unit,
    shelf: Shelf<'a>,
    policy: &Policy,
) -> Option<Candidate<'a>> {
    let own = best(shelf, cell, unit)?;
    let past = past(claim, cell, unit, own.adjusted, shelf);
    let is_low = claim.direction.value == Direction::Down;
    let beyond = |other: &Observed<'_>| {
        let same_side = other.value.is_sign_negative() == own.value.is_sign_negative();
        let (size, own_size) = (other.value.abs(), own.value.abs());
        let apart = other.half + own.half;
        same_side
            && if is_low {
                size + apart < own_size
            } else {
                size > own_size + apart
            }
    };
    let larger: Vec<&(Period, Observed<'a>)> = past
        .seen
        .iter()
        .filter(|(_, other)| beyond(other))
        .collect();
    if larger.is_empty() && !past.is_enough(claim, cell) {
        return None;
    }
    // "Highest" may mean of the year, or in five years: older figures contradict only where the words name a year.
    let names_year = matches!(claim.compare.value, Compare::Since(_));
    let is_late = |period: Period| period.last().year() == cell.period.last().year();
    if !larger.is_empty() && !names_year && !larger.iter().any(|(period, _)| is_late(*period)) {
        return None;
    }
    let word = if is_low { "lower" } else { "higher" };
    let arithmetic = match larger.first() {
        Some((period, seen)) => format!(
            "{}; {} {word}, the latest {} in {}",
            own.words(),
            if larger.len() == 1 {
                "one earlier figure is".to_owned()
            } else {
                format!("{} earlier figures are", larger.len())
            },
            seen.words(),
            english::period(*period)
        ),
        None => format!(
            "{}; none of the {} earlier figures is {word}",
            own.words(),
            past.seen.len()
        ),
    };
    let mut seen = own.clone();
    seen.roots
        .extend(larger.iter().flat_map(|(_, other)| other.roots.clone()));
    let how = format!("its place since {}", english::period(past.first));
    Some(counted(
        seen,
        larger.len() + 1,
        Unit::Rank,
        arithmetic,
        cell,
        how,
        policy,
    ))
}

/// The earlier figures of a cell, newest first.
struct Past<'a> {
    seen: Vec<(Period, Observed<'a>)>,
    missing: usize,
    first: Period,
}

impl Past<'_> {
    /// Does it hold what the words span: every figure since a year, or a fair number without many gaps?
    fn is_enough(&self, claim: &Claim, cell: &Cell) -> bool {
        let fewest = FEWEST[usize::from(cell.period.len() > 1)];
        match claim.compare.value {
            Compare::Since(year) => {
                let reaches = self.first.first().year() <= i32::from(year);
                self.missing == 0 && reaches && !self.seen.is_empty()
            }
            _ => self.seen.len() >= fewest && self.missing * 10 <= self.seen.len(),
        }
    }
}

/// Months against all months before, longer runs against the same of other years.
fn past<'a>(claim: &Claim, cell: &Cell, unit: Unit, adjusted: bool, shelf: Shelf<'a>) -> Past<'a> {
    let step = if matches!(cell.period.len(), 1 | 3) {
        cell.period.len()
    } else {
        12
    };
    let since = match claim.compare.value {
        Compare::Since(year) => i32::from(year),
        _ => i32::MIN,
    };
    let mut past = Past {
        seen: Vec::new(),
        missing: 0,
        first: cell.period,
    };
    let mut gap = 0;
    for back in 1..=MOST {
        let period = cell.period.plus(-step * back);
        if period.first().year() < since {
            break;
        }
        let published = shelf.best(&cell.with_period(period), unit);
        match published.filter(|seen| seen.adjusted == adjusted) {
            Some(seen) => {
                past.missing += gap;
                gap = 0;
                past.first = period;
                past.seen.push((period, seen));
            }
            None => gap += 1,
        }
    }
    past
}

/// Every reading of a streak; empty where the loaded past is shorter than it.
pub(super) fn streaks<'a>(
    claim: &Claim,
    cells: &[Cell],
    count: usize,
    shelf: Shelf<'a>,
    policy: &Policy,
) -> Vec<Candidate<'a>> {
    let unit = claim.quantity.unit;
    let step = match unit {
        Unit::Quarter => 3,
        Unit::Year => 12,
        _ => 1,
    };
    let fits = |cell: &&Cell| cell.period.len() == step;
    let cells = cells.iter().filter(fits);
    cells
        .filter_map(|cell| streak(claim, cell, step, count, shelf, policy))
        .collect()
}

fn streak<'a>(
    claim: &Claim,
    cell: &Cell,
    step: i32,
    count: usize,
    shelf: Shelf<'a>,
    policy: &Policy,
) -> Option<Candidate<'a>> {
    let wanted = claim.direction.value != Direction::Down;
    let first = sign(cell, shelf)?;
    let wanted = if cell.flow == Flow::Balance {
        first.0
    } else {
        wanted
    };
    let (mut length, mut is_ended, mut roots) = (0, false, Vec::new());
    for back in 0..MOST {
        let earlier = cell.with_period(cell.period.plus(-step * back));
        let Some((up, seen)) = sign(&earlier, shelf) else {
            break;
        };
        if up != wanted {
            is_ended = true;
            break;
        }
        length += 1;
        roots.extend(seen.roots);
    }
    if length < count && !is_ended {
        return None;
    }
    let mut seen = first.1;
    seen.roots.extend(roots);
    let how = "counted back from the last of them".to_owned();
    let way = if is_ended {
        "ended before"
    } else {
        "no earlier figure is loaded"
    };
    let arithmetic = format!("{length} in a row; {way}");
    Some(counted(
        seen,
        length,
        claim.quantity.unit,
        arithmetic,
        cell,
        how,
        policy,
    ))
}

/// Did it rise over the year before (for a balance: was it a surplus)? With the figure that says so.
fn sign<'a>(cell: &Cell, shelf: Shelf<'a>) -> Option<(bool, Observed<'a>)> {
    let units = shelf.units(cell);
    if cell.flow == Flow::Balance {
        let seen = units.into_iter().find_map(|unit| best(shelf, cell, unit))?;
        return Some((!seen.value.is_sign_negative(), seen));
    }
    let printed = shelf.growths(cell).into_iter().next();
    let seen = printed.or_else(|| {
        let computed = growth::computed(shelf, cell, 12).into_iter().next();
        computed.map(|computed| computed.observed)
    })?;
    (seen.value.abs() > Decimal::ZERO).then(|| (!seen.value.is_sign_negative(), seen))
}
