//! The readings of an amount: a level, or a balance.

use super::bridge;
use super::candidate::Candidate;
use super::cell::Cell;
use super::convert::{Converted, converted};
use super::interval::share;
use super::observe::{Observed, Shelf, Standing};
use super::{Policy, Reason};
use crate::claim::{Claim, Filled, Flow};
use crate::lexicon::english;
use crate::period::Period;
use crate::plan::siblings;
use crate::quantity::Unit;
use rust_decimal::Decimal;

/// A mirror alone refutes only a figure off by more than this share of it, in percent: the two sides' figures differ.
const MIRROR_REFUTES: Decimal = Decimal::from_parts(95, 0, 0, false, 0);
/// A figure off by more than this share of a converted one is not explained by the rate, in percent.
const CONVERSION_DIFFERS: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
/// The same where the rate is of a year near by.
const NEAR_RATE_DIFFERS: Decimal = Decimal::from_parts(40, 0, 0, false, 0);
/// A conversion alone refutes only beyond this share, in percent.
const CONVERSION_REFUTES: Decimal = Decimal::from_parts(40, 0, 0, false, 0);

/// Computed and restated amounts, and those of a commodity's code, refute only beyond this share, in percent: what was first printed may differ by so much.
const RESTATED_APART: Decimal = Decimal::from_parts(15, 0, 0, false, 0);

/// A balance whose flows are not at hand refutes only beyond this share of it, in percent.
const LONE_BALANCE_APART: Decimal = Decimal::from_parts(25, 0, 0, false, 0);

/// Every reading of an amount that the words state or allow.
pub(super) fn readings<'a>(
    claim: &Claim,
    cells: &[Cell],
    unit: Unit,
    shelf: Shelf<'a>,
    policy: &Policy,
) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    for cell in cells {
        found.extend(at(shelf, cell, unit, policy));
    }
    for cell in cells {
        found.extend(others(claim, cell, unit, shelf, policy));
        found.extend(conversions(cell, unit, shelf, policy));
    }
    if let [cell] = cells {
        let is_alone = !found.iter().any(|candidate| candidate.stated);
        found.extend(mirror(cell, unit, is_alone, shelf, policy));
    }
    found
}

/// The readings of one cell in one unit: published, then computed; some of them only allowed.
pub(super) fn at<'a>(
    shelf: Shelf<'a>,
    cell: &Cell,
    unit: Unit,
    policy: &Policy,
) -> Vec<Candidate<'a>> {
    let bound = Bound::of(shelf, cell, unit, policy);
    let mut found = printed_at(shelf, cell, unit, policy, bound);
    let is_alone = found.is_empty();
    for observed in bridge::derived(shelf, cell, unit) {
        let how = observed.how();
        let computed = Candidate::level(observed, cell, how, policy)
            .at_least(bound.moves, bound.apart.max(RESTATED_APART));
        found.push(if is_alone {
            computed
        } else {
            computed.allowed(Reason::OtherVintage).refuting(None)
        });
    }
    found
}

/// The published ones alone.
pub(super) fn published_at<'a>(
    shelf: Shelf<'a>,
    cell: &Cell,
    unit: Unit,
    policy: &Policy,
) -> Vec<Candidate<'a>> {
    let bound = Bound::of(shelf, cell, unit, policy);
    printed_at(shelf, cell, unit, policy, bound)
}

fn printed_at<'a>(
    shelf: Shelf<'a>,
    cell: &Cell,
    unit: Unit,
    policy: &Policy,
    bound: Bound,
) -> Vec<Candidate<'a>> {
    let published = shelf.published(cell, unit);
    let has_plain = published.iter().any(|o| !o.adjusted);
    published
        .into_iter()
        .map(|observed| printed(observed, cell, has_plain, policy, bound))
        .collect()
}

/// How far revisions may move what is published at a cell.
#[derive(Debug, Clone, Copy)]
struct Bound {
    /// In the cell's unit.
    moves: Decimal,
    /// As a share of the value, in percent.
    apart: Decimal,
}

impl Bound {
    /// Flows of all goods stand as published. A word for a commodity fits its code only roughly. A balance moves with its
    /// flows; where they are not at hand, by an unknown amount.
    fn of(shelf: Shelf<'_>, cell: &Cell, unit: Unit, policy: &Policy) -> Self {
        let is_code = cell
            .series
            .commodity
            .starts_with(|c: char| c.is_ascii_digit());
        let loose = if is_code {
            RESTATED_APART
        } else {
            Decimal::ZERO
        };
        let (moves, apart) = match cell.flow {
            Flow::Balance => match moves(shelf, cell, unit, policy) {
                Some(moves) => (moves, loose),
                None => (Decimal::ZERO, LONE_BALANCE_APART),
            },
            _ => (Decimal::ZERO, loose),
        };
        Self { moves, apart }
    }
}

/// How far a small revision of the larger flow moves a balance; `None` where neither flow is at hand.
fn moves(shelf: Shelf<'_>, cell: &Cell, unit: Unit, policy: &Policy) -> Option<Decimal> {
    [Flow::Exports, Flow::Imports]
        .into_iter()
        .filter_map(|flow| bridge::best(shelf, &cell.with_flow(flow), unit))
        .map(|observed| share(observed.value, policy.balance_percent))
        .max()
}

fn printed<'a>(
    observed: Observed<'a>,
    cell: &Cell,
    has_plain: bool,
    policy: &Policy,
    bound: Bound,
) -> Candidate<'a> {
    let (adjusted, standing) = (observed.adjusted, observed.standing);
    let vintage = observed.vintage();
    let vintage = vintage.map_or_else(String::new, |tag| format!(" in the vintage {tag}"));
    let adjusting = if adjusted {
        ", seasonally adjusted"
    } else {
        ""
    };
    let how = format!("{}{vintage}{adjusting}", observed.how());
    let is_first = observed.vintage().is_none() && !adjusted;
    let apart = if is_first {
        bound.apart
    } else {
        bound.apart.max(RESTATED_APART)
    };
    let candidate = Candidate::level(observed, cell, how, policy).at_least(bound.moves, apart);
    if adjusted && has_plain {
        candidate.allowed(Reason::SeasonalAdjustment).refuting(None)
    } else if standing != Standing::Current {
        candidate.allowed(Reason::OtherVintage).refuting(None)
    } else {
        candidate
    }
}

/// Other scopes, and other periods where the words leave the period open.
fn others<'a>(
    claim: &Claim,
    cell: &Cell,
    unit: Unit,
    shelf: Shelf<'a>,
    policy: &Policy,
) -> Vec<Candidate<'a>> {
    let scopes = siblings(&cell.series.commodity)
        .into_iter()
        .map(|code| (cell.with_commodity(code), Reason::OtherScope));
    let periods = open_periods(claim)
        .into_iter()
        .map(|period| (cell.with_period(period), Reason::OtherPeriod));
    let mut found = Vec::new();
    for (other, reason) in scopes.chain(periods) {
        for candidate in at(shelf, &other, unit, policy) {
            if candidate.stated {
                found.push(candidate.allowed(reason).refuting(None));
            }
        }
    }
    found
}

/// Periods that the words could mean although the claim carries another: the cumulated run for a month and the month
/// for the run where an earlier sentence or a default gave the period, and the year before where a default did.
pub(super) fn open_periods(claim: &Claim) -> Vec<Period> {
    let Some(period) = claim.period.value else {
        return Vec::new();
    };
    if matches!(claim.period.filled, Filled::Stated(_)) {
        return Vec::new();
    }
    let mut found = vec![other_run(period)];
    if matches!(claim.period.filled, Filled::Assumed(_)) {
        found.push(Some(period.year_earlier()));
        found.push(other_run(period).map(Period::year_earlier));
    }
    found.into_iter().flatten().collect()
}

/// The year to date of a month, or the last month of a longer run.
pub(super) fn other_run(period: Period) -> Option<Period> {
    if period.len() > 1 {
        return Some(Period::month(period.last()));
    }
    let month = period.last();
    Period::new(month.plus(1 - month.number()), month).filter(|run| *run != period)
}

/// The partner's statistics of the same goods. Where they are all there is, freight, insurance and goods at sea explain more
/// than a small error.
fn mirror<'a>(
    cell: &Cell,
    unit: Unit,
    is_alone: bool,
    shelf: Shelf<'a>,
    policy: &Policy,
) -> Vec<Candidate<'a>> {
    let Some(other) = cell.mirrored() else {
        return Vec::new();
    };
    let is_flow = cell.flow != Flow::Balance;
    let gap = gap(cell, &other, unit, shelf).filter(|_| is_flow);
    let stated = at(shelf, &other, unit, policy);
    stated
        .into_iter()
        .filter(|candidate| candidate.stated)
        .map(|mut candidate| {
            if !is_flow {
                candidate.observed = candidate.observed.negated();
            }
            if let Some(gap) = &gap {
                candidate.how = format!("{}; {gap}", candidate.how);
            }
            let value = candidate.observed.value;
            let beyond = is_flow.then(|| share(value, MIRROR_REFUTES));
            let apart = share(value, policy.mirror_percent).max(candidate.near);
            let mut mirrored = candidate.allowed(Reason::Mirror);
            if is_alone && is_flow {
                mirrored.near = apart;
            }
            mirrored
                .refuting(beyond)
                .differing(is_flow.then_some(apart))
        })
        .collect()
}

/// How far the two sides' figures were apart a year before, where both are at hand.
fn gap(cell: &Cell, other: &Cell, unit: Unit, shelf: Shelf<'_>) -> Option<String> {
    let before = cell.period.year_earlier();
    let own = bridge::best(shelf, &cell.with_period(before), unit)?;
    let theirs = bridge::best(shelf, &other.with_period(before), unit)?;
    let ratio = own.value.checked_div(theirs.value)? - Decimal::ONE;
    let percent = (ratio.abs() * Decimal::ONE_HUNDRED).round_dp(1).normalize();
    let way = if ratio.is_sign_negative() {
        "below"
    } else {
        "above"
    };
    let months = english::period(before);
    Some(format!(
        "in {months} the other side's own figure was {percent} % {way} it"
    ))
}

/// The cell's amounts in other currencies at average rates.
fn conversions<'a>(
    cell: &Cell,
    unit: Unit,
    shelf: Shelf<'a>,
    policy: &Policy,
) -> Vec<Candidate<'a>> {
    let Some(currency) = unit.currency() else {
        return Vec::new();
    };
    let all = converted(shelf, cell, currency).into_iter();
    all.map(|Converted { observed, is_near }| {
        let value = observed.value;
        let how = converted_from(&observed, is_near);
        let mut candidate =
            Candidate::level(observed, cell, how, policy).allowed(Reason::Converted);
        candidate.near = share(value, policy.conversion_percent);
        let apart = if is_near {
            NEAR_RATE_DIFFERS
        } else {
            CONVERSION_DIFFERS
        };
        let beyond = (!is_near).then(|| share(value, CONVERSION_REFUTES));
        candidate
            .refuting(beyond)
            .differing(Some(share(value, apart)))
    })
    .collect()
}

/// "converted from yuan at the average rate", or "at the average rate of a year near by".
fn converted_from(observed: &Observed<'_>, is_near: bool) -> String {
    let from = observed.roots.first().map(|root| english::unit(root.unit));
    let from = from.unwrap_or_default();
    let of = if is_near { " of a year near by" } else { "" };
    format!("converted from {from} at the average rate{of}")
}
