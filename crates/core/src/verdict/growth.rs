//! Growth: as printed by an agency, and as computed from two levels.

use super::cell::Cell;
use super::observe::{Observed, Shelf, Standing};
use super::say;
use crate::fact::Measure;
use crate::quantity::Unit;
use rust_decimal::Decimal;

/// Most values of one cell that growth is computed from.
const MOST: usize = 6;

/// The base that a computed growth rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// The level printed at the time.
    FirstPublished,
    /// A level restated later.
    Restated,
    /// A level computed from other published figures.
    Computed,
}

/// A growth computed from two levels.
#[derive(Debug, Clone)]
pub(super) struct Computed<'a> {
    /// The growth, in percent.
    pub(super) observed: Observed<'a>,
    /// Unit of the levels.
    pub(super) levels: Unit,
    /// What it rests on.
    pub(super) base: Base,
    /// How the base was computed, in short; `None` for a published one.
    pub(super) parts: Option<String>,
}

/// The unit of the amounts that a printed growth was computed from, where it is known.
pub(super) fn basis(printed: &Observed<'_>) -> Option<Unit> {
    printed.roots.first().and_then(|seen| match seen.measure {
        Measure::Growth { basis } => basis,
        Measure::Value => None,
    })
}

/// Growth of a cell over the same months `back` months earlier, from every pair of levels in every unit.
pub(super) fn computed<'a>(shelf: Shelf<'a>, cell: &Cell, back: i32) -> Vec<Computed<'a>> {
    between(shelf, cell, back, levels)
}

/// The same from published levels alone.
pub(super) fn of_published<'a>(shelf: Shelf<'a>, cell: &Cell, back: i32) -> Vec<Computed<'a>> {
    between(shelf, cell, back, |shelf, cell, unit, _| {
        finest(shelf, cell, unit)
    })
}

fn between<'a>(
    shelf: Shelf<'a>,
    cell: &Cell,
    back: i32,
    levels: impl Fn(Shelf<'a>, &Cell, Unit, bool) -> Vec<Observed<'a>>,
) -> Vec<Computed<'a>> {
    let earlier = cell.with_period(cell.period.plus(-back));
    let mut units = shelf.units(cell);
    units.retain(|unit| unit.is_money() || unit.is_volume());
    let mut found = Vec::new();
    for unit in units {
        let tops = levels(shelf, cell, unit, false);
        if tops.is_empty() {
            continue;
        }
        let bases = levels(shelf, &earlier, unit, true);
        for (top, base) in tops
            .iter()
            .flat_map(|top| bases.iter().map(move |base| (top, base)))
        {
            if top.adjusted == base.adjusted {
                found.extend(over(top, base).map(|observed| Computed {
                    observed,
                    levels: unit,
                    base: base_of(base),
                    parts: base.parts.clone(),
                }));
            }
        }
    }
    found
}

/// Levels to compute with: those published, the finest of values that agree, and (for a base) that of longer runs.
pub(super) fn levels<'a>(
    shelf: Shelf<'a>,
    cell: &Cell,
    unit: Unit,
    is_base: bool,
) -> Vec<Observed<'a>> {
    let mut kept = finest(shelf, cell, unit);
    if kept.is_empty() {
        return super::bridge::derived(shelf, cell, unit);
    }
    if is_base {
        kept.extend(super::bridge::from_difference(shelf, cell, unit));
    }
    kept
}

/// Those published, the finest of values that agree.
fn finest<'a>(shelf: Shelf<'a>, cell: &Cell, unit: Unit) -> Vec<Observed<'a>> {
    let mut seen = shelf.published(cell, unit);
    seen.sort_by_key(|o| o.half);
    let mut kept: Vec<Observed<'a>> = Vec::new();
    for one in seen {
        let known = kept
            .iter()
            .any(|k| k.adjusted == one.adjusted && k.vintage() == one.vintage() && k.touches(&one));
        if !known {
            kept.push(one);
        }
    }
    kept.truncate(MOST);
    kept
}

fn base_of(base: &Observed<'_>) -> Base {
    if !base.is_published() {
        Base::Computed
    } else if base.vintage().is_some() {
        Base::Restated
    } else {
        Base::FirstPublished
    }
}

/// Growth from `base` to `top` in percent, with what their rounding leaves open; `None` over a base that may be zero.
pub(super) fn over<'a>(top: &Observed<'a>, base: &Observed<'a>) -> Option<Observed<'a>> {
    let size = base.value.abs();
    if size <= base.half || top.value.is_sign_negative() != base.value.is_sign_negative() {
        return None;
    }
    let percent = |top: Decimal, base: Decimal| {
        let ratio = top.checked_div(base)?;
        (ratio - Decimal::ONE).checked_mul(Decimal::ONE_HUNDRED)
    };
    let now = top.value.abs();
    let value = percent(now, size)?;
    let highest = percent(now + top.half, size - base.half)?;
    let lowest = percent(now - top.half, size + base.half)?;
    let value = value.round_dp(2);
    if value.abs() > Decimal::from(1_000_000) {
        return None;
    }
    let mut roots = top.roots.clone();
    roots.extend(base.roots.iter().copied());
    Some(Observed {
        value,
        half: (highest - value).max(value - lowest).round_dp(4),
        unit: Unit::Percent,
        slop: Decimal::ZERO,
        adjusted: top.adjusted,
        arithmetic: Some(arithmetic(top, base, value)),
        parts: None,
        standing: Standing::Current,
        roots,
    })
}

/// "38.17 billion dollars / 29.26 billion dollars - 1 = 30.45 %", with how the parts were computed.
fn arithmetic(top: &Observed<'_>, base: &Observed<'_>, value: Decimal) -> String {
    let mut text = format!(
        "{} / {} - 1 = {} %",
        top.words(),
        base.words(),
        say::trimmed(value)
    );
    for part in [top, base] {
        if let Some(how) = &part.arithmetic {
            text.push_str("; ");
            text.push_str(how);
        }
    }
    text
}
