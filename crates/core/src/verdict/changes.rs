//! The readings of growth: as printed in each currency, and as computed from levels.

use super::candidate::Candidate;
use super::cell::Cell;
use super::growth::{self, Base, Computed};
use super::levels::open_periods;
use super::observe::{Observed, Shelf, Standing};
use super::{Policy, Reason};
use crate::claim::{Claim, Compare, Flow};
use crate::lexicon::english;
use crate::period::Period;
use crate::plan::siblings;
use crate::quantity::Unit;
use rust_decimal::Decimal;

/// Agencies that print growth both in dollars and in their own currency.
const TWO_CURRENCIES: [(&str, &str); 3] = [("CHN", "CNY"), ("IND", "INR"), ("THA", "THB")];
/// Growth in two currencies can differ by this many points; a growth in the wrong one refutes only beyond it.
const CURRENCIES_APART: Decimal = Decimal::from_parts(15, 0, 0, false, 0);
/// Restated growth can differ from what was first printed by this many points.
const RESTATED_APART: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// Three-letter codes of groups of areas, whose members change.
const GROUPS: [&str; 6] = ["BRI", "CIS", "GCC", "EUN", "CAS", "AFR"];

/// What a growth claim is read with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale<'a> {
    /// The book.
    pub(super) shelf: Shelf<'a>,
    /// The unit of a level of the same series in the same story.
    pub(super) basis: Option<Unit>,
    /// The tolerances.
    pub(super) policy: &'a Policy,
}

/// How many months lie between the period and its base; `None` where the words compare with something else.
pub(super) fn months_back(claim: &Claim, period: Period) -> Option<i32> {
    match claim.compare.value {
        Compare::None | Compare::Yoy | Compare::Ytd => Some(12),
        Compare::Mom => Some(1),
        Compare::Qoq => Some(3),
        Compare::Since(year) => {
            let years = period.last().year() - i32::from(year);
            (1..100).contains(&years).then_some(years * 12)
        }
        Compare::Other => None,
    }
}

/// Every reading of a growth that the words state or allow.
pub(super) fn readings<'a>(
    claim: &Claim,
    cells: &[Cell],
    back: i32,
    scale: Scale<'a>,
) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    for cell in cells {
        found.extend(at(cell, back, scale));
    }
    let is_alone = !found.iter().any(|candidate| candidate.stated);
    for cell in cells {
        found.extend(others(claim, cell, back, is_alone, scale));
    }
    if cells.iter().any(|cell| cell.flow == Flow::Balance) {
        for candidate in &mut found {
            candidate.refutes = None;
            candidate.differs = None;
        }
    }
    found
}

/// The readings of one cell: printed growth first, then what levels give.
pub(super) fn at<'a>(cell: &Cell, back: i32, scale: Scale<'a>) -> Vec<Candidate<'a>> {
    read(cell, back, scale, growth::computed(scale.shelf, cell, back))
}

/// The same from published levels alone.
pub(super) fn published_at<'a>(cell: &Cell, back: i32, scale: Scale<'a>) -> Vec<Candidate<'a>> {
    let computed = growth::of_published(scale.shelf, cell, back);
    read(cell, back, scale, computed)
}

fn read<'a>(
    cell: &Cell,
    back: i32,
    scale: Scale<'a>,
    computed: Vec<Computed<'a>>,
) -> Vec<Candidate<'a>> {
    let printed = if back == 12 {
        scale.shelf.growths(cell)
    } else {
        Vec::new()
    };
    let bases: Vec<Option<Unit>> = printed.iter().map(growth::basis).collect();
    let has_plain = printed.iter().any(|o| !o.adjusted);
    let mut found: Vec<_> = printed
        .into_iter()
        .map(|observed| printed_growth(observed, cell, &bases, has_plain, scale))
        .collect();
    let has_printed = found.iter().any(|candidate| candidate.stated);
    let has_plain = computed.iter().any(|c| !c.observed.adjusted);
    let levels = computed
        .into_iter()
        .map(|one| computed_growth(one, cell, back, has_printed, has_plain, scale));
    found.extend(levels);
    found
}

/// A growth that an agency printed, stated where its currency is the story's or the story names none.
fn printed_growth<'a>(
    observed: Observed<'a>,
    cell: &Cell,
    at_hand: &[Option<Unit>],
    has_plain: bool,
    scale: Scale<'a>,
) -> Candidate<'a> {
    let basis = growth::basis(&observed);
    let (adjusted, standing) = (observed.adjusted, observed.standing);
    let how = format!("{}{}", observed.how(), counted_in(basis));
    let is_restated = observed.vintage().is_some();
    let candidate = Candidate::growth(observed, cell, how, scale.policy);
    if adjusted && has_plain {
        candidate.allowed(Reason::SeasonalAdjustment).refuting(None)
    } else if standing != Standing::Current {
        candidate.allowed(Reason::OtherVintage).refuting(None)
    } else if let (Some(asked), Some(given)) = (scale.basis, basis)
        && asked != given
    {
        let beyond = may_be_in(cell, asked, given).then_some(CURRENCIES_APART);
        let other = candidate.allowed(Reason::CurrencyBasis);
        other.refuting(beyond).differing(beyond)
    } else if scale.basis.is_none() {
        let beyond = unnamed(cell, at_hand, candidate.refutes);
        let apart = candidate.differs.filter(|_| beyond.is_some());
        candidate.refuting(beyond).differing(apart)
    } else if is_restated {
        candidate.refuting(Some(RESTATED_APART))
    } else {
        candidate
    }
}

/// Are these the two currencies that the reporter's agency prints, so that their growths stay near each other?
fn may_be_in(cell: &Cell, asked: Unit, given: Unit) -> bool {
    let reporter = cell.series.reporter.code();
    asked.is_money() && given.is_money() && TWO_CURRENCIES.iter().any(|(area, _)| *area == reporter)
}

/// How far an unnamed growth must be off to be wrong: it may be in a currency, or by weight, whose printed growth is not
/// at hand.
fn unnamed(cell: &Cell, at_hand: &[Option<Unit>], usual: Option<Decimal>) -> Option<Decimal> {
    let reporter = cell.series.reporter.code();
    let has_volume = at_hand.iter().flatten().any(|unit| unit.is_volume());
    let mut monies: Vec<_> = at_hand.iter().flatten().filter(|u| u.is_money()).collect();
    monies.sort_unstable();
    monies.dedup();
    if &*cell.series.commodity != "TOTAL" && (monies.is_empty() || !has_volume) {
        None
    } else if monies.len() < 2 && TWO_CURRENCIES.iter().any(|(area, _)| *area == reporter) {
        Some(CURRENCIES_APART)
    } else {
        usual
    }
}

/// Is a side a group of areas whose members change, so that levels of two years do not compare?
fn is_group(cell: &Cell) -> bool {
    [&cell.series.reporter, &cell.series.partner]
        .into_iter()
        .any(|area| {
            let code = area.code();
            !area.is_world() && (code.len() != 3 || GROUPS.contains(&code))
        })
}

/// A growth that two levels give.
fn computed_growth<'a>(
    one: Computed<'a>,
    cell: &Cell,
    back: i32,
    has_printed: bool,
    has_plain: bool,
    scale: Scale<'a>,
) -> Candidate<'a> {
    let how = over(&one, cell, back);
    let adjusted = one.observed.adjusted;
    let mut candidate = Candidate::computed(one.observed, cell, how, scale.policy);
    if has_printed {
        // The wider bound is for growth that no agency printed.
        candidate.near = scale.policy.small_growth_points;
    }
    let is_other = scale.basis.is_some_and(|basis| basis != one.levels);
    if adjusted && has_plain && back >= 12 {
        candidate.allowed(Reason::SeasonalAdjustment).refuting(None)
    } else if is_other {
        candidate.allowed(Reason::CurrencyBasis).refuting(None)
    } else if has_printed {
        let reason = match one.base {
            Base::Restated => Reason::OtherVintage,
            _ => Reason::FirstPublishedBase,
        };
        candidate.allowed(reason).refuting(None)
    } else if is_group(cell) {
        candidate.refuting(None).differing(None)
    } else {
        candidate
    }
}

/// "over the base as first published, in dollars"; a base other than a year earlier is named.
fn over(one: &Computed<'_>, cell: &Cell, back: i32) -> String {
    let base = if back == 12 {
        "the base".to_owned()
    } else {
        english::period(cell.period.plus(-back))
    };
    let parts = one.parts.as_deref();
    let known = match one.base {
        Base::FirstPublished => "as first published".to_owned(),
        Base::Restated => "as restated".to_owned(),
        Base::Computed => parts.map_or_else(
            || "from other published figures".to_owned(),
            |parts| format!("from other published figures ({parts})"),
        ),
    };
    format!("over {base} {known}{}", counted_in(Some(one.levels)))
}

/// ", in dollars"; nothing where the basis is unknown.
fn counted_in(basis: Option<Unit>) -> String {
    basis.map_or_else(String::new, |unit| format!(", in {}", english::unit(unit)))
}

/// The mirror's growth, other scopes, and other periods where the words leave the period open.
fn others<'a>(
    claim: &Claim,
    cell: &Cell,
    back: i32,
    is_alone: bool,
    scale: Scale<'a>,
) -> Vec<Candidate<'a>> {
    let mut cells: Vec<(Cell, Reason)> = siblings(&cell.series.commodity)
        .into_iter()
        .map(|code| (cell.with_commodity(code), Reason::OtherScope))
        .collect();
    cells.extend(cell.mirrored().map(|other| (other, Reason::Mirror)));
    let mut periods = open_periods(claim);
    if claim.compare.value == Compare::Ytd {
        periods.extend(super::levels::other_run(cell.period));
    }
    cells.extend(
        periods
            .into_iter()
            .map(|period| (cell.with_period(period), Reason::OtherPeriod)),
    );
    let mut found = Vec::new();
    for (other, reason) in cells {
        let stated = at(&other, back, scale)
            .into_iter()
            .filter(|candidate| candidate.stated);
        found.extend(stated.map(|candidate| {
            let mut other = candidate.allowed(reason).refuting(None);
            if reason != Reason::Mirror {
                return other;
            }
            let apart = scale.policy.mirror_growth_points.max(other.near);
            if is_alone {
                other.near = apart;
            }
            other.differing(Some(apart))
        }));
    }
    found
}
