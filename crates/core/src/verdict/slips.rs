//! The slips that a newsroom makes: one thing at a time changed about the reading, likeliest first.

use super::candidate::Candidate;
use super::cell::Cell;
use super::changes::{self, Scale};
use super::levels::{self, other_run};
use super::observe::Shelf;
use super::{Policy, Reason};
use crate::claim::{Area, Flow};
use crate::fact::Series;
use crate::lexicon::english;
use crate::period::Period;
use crate::plan::{Part, neighbours, siblings};
use crate::quantity::Unit;

/// One changed reading with the value that the data give for it.
#[derive(Debug, Clone)]
pub(super) struct Slip<'a> {
    /// What was changed.
    pub(super) changed: &'static str,
    /// In words.
    pub(super) text: String,
    /// The value.
    pub(super) candidate: Candidate<'a>,
}

/// The changed addresses, with what was changed and words for it, likeliest slip first.
fn cells(cell: &Cell) -> Vec<(&'static str, String, Cell)> {
    let mut found = Vec::new();
    for flow in [Flow::Total, Flow::Exports, Flow::Imports, Flow::Balance] {
        if flow != cell.flow {
            let text = format!(
                "the figure is that of {}, not of {}",
                noun(flow),
                noun(cell.flow)
            );
            found.push(("flow", text, cell.with_flow(flow)));
        }
    }
    for period in periods(cell.period) {
        let (other, own) = (english::period(period), english::period(cell.period));
        let text = format!("the figure is that of {other}, not of {own}");
        found.push(("period", text, cell.with_period(period)));
    }
    if !cell.series.partner.is_world() {
        let other = cell.swapped();
        let words = other.words();
        let text = format!("the figure is that of {words}: the sides are swapped");
        found.push(("mirror", text, other));
    }
    let own = &cell.series.commodity;
    let scopes = scopes(own);
    for code in &scopes {
        let (other, own) = (english::goods(code), english::goods(own));
        let text = format!("the figure is that of {other}, not of {own}");
        found.push(("scope", text, cell.with_commodity(code)));
    }
    for (part, series) in neighbours(&cell.series) {
        if part != Part::Goods || !scopes.contains(&&*series.commodity) {
            let (changed, text) = neighbour(part, &series, cell);
            let other = Cell {
                series,
                ..cell.clone()
            };
            found.push((changed, text, other));
        }
    }
    found
}

/// What is another in a neighbour, with words for it.
fn neighbour(part: Part, series: &Series, cell: &Cell) -> (&'static str, String) {
    let (changed, other, own) = match part {
        Part::Partner => {
            let side = |area: &Area| format!("trade with {}", english::area(area));
            ("partner", side(&series.partner), side(&cell.series.partner))
        }
        Part::Reporter => {
            let side = |area: &Area| english::area(area).to_owned();
            (
                "reporter",
                side(&series.reporter),
                side(&cell.series.reporter),
            )
        }
        Part::Goods => {
            let goods = |code: &str| english::goods(code);
            (
                "scope",
                goods(&series.commodity),
                goods(&cell.series.commodity),
            )
        }
    };
    (
        changed,
        format!("the figure is that of {other}, not of {own}"),
    )
}

/// The scopes next to one, and the total of all goods.
fn scopes(code: &str) -> Vec<&'static str> {
    let mut found = siblings(code);
    if code != "TOTAL" && !found.contains(&"TOTAL") {
        found.push("TOTAL");
    }
    found
}

const fn noun(flow: Flow) -> &'static str {
    match flow {
        Flow::Exports => "exports",
        Flow::Imports => "imports",
        Flow::Total => "total trade",
        Flow::Balance => "the trade balance",
    }
}

/// The month for the run and the run for the month, the neighbours, the year before and after, the whole year.
fn periods(period: Period) -> Vec<Period> {
    let mut found: Vec<Period> = Vec::new();
    let january = period.last().plus(1 - period.last().number());
    let whole = Period::new(january, january.plus(11));
    let to_date = Period::new(january, period.last());
    let candidates = [
        other_run(period),
        to_date,
        Some(period.year_earlier()),
        Some(period.plus(12)),
        Some(period.plus(-period.len())),
        Some(period.plus(period.len())),
        whole,
    ];
    for other in candidates.into_iter().flatten() {
        if other != period && !found.contains(&other) {
            found.push(other);
        }
    }
    found
}

/// The slips of an amount.
pub(super) fn of_level<'a>(
    cell: &Cell,
    unit: Unit,
    shelf: Shelf<'a>,
    policy: &Policy,
) -> Vec<Slip<'a>> {
    let mut found = Vec::new();
    for (changed, text, other) in cells(cell) {
        for candidate in levels::at(shelf, &other, unit, policy) {
            let text = text.clone();
            found.push(Slip {
                changed,
                text,
                candidate,
            });
        }
    }
    found.retain(|slip| slip.candidate.stated);
    let own = in_other_units(cell, unit, shelf, policy);
    let near = found.iter().position(|slip| slip.changed == "scope");
    let near = near.unwrap_or(found.len());
    found.splice(near..near, own);
    found
}

/// The cell's published amounts in other units: dollars taken for yuan.
pub(super) fn in_other_units<'a>(
    cell: &Cell,
    unit: Unit,
    shelf: Shelf<'a>,
    policy: &Policy,
) -> Vec<Slip<'a>> {
    let units = shelf.units(cell).into_iter().filter(|other| *other != unit);
    let mut found = Vec::new();
    for other in units {
        let (seen, said) = (english::unit(other), english::unit(unit));
        let text = format!("the figure is in {seen}, not in {said}");
        for candidate in levels::at(shelf, cell, other, policy) {
            let text = text.clone();
            found.push(Slip {
                changed: "unit",
                text,
                candidate,
            });
        }
    }
    found.retain(|slip| slip.candidate.stated || slip.candidate.reason == Reason::OtherVintage);
    found
}

/// The slips of a growth: those of its address, and another base.
pub(super) fn of_change<'a>(cell: &Cell, back: i32, scale: Scale<'a>) -> Vec<Slip<'a>> {
    let mut found = Vec::new();
    for (changed, text, other) in cells(cell) {
        for candidate in changes::at(&other, back, scale) {
            let text = text.clone();
            found.push(Slip {
                changed,
                text,
                candidate,
            });
        }
    }
    for other in [12, 1, 3].into_iter().filter(|&other| other != back) {
        for candidate in changes::at(cell, other, scale) {
            found.push(Slip {
                changed: "compare",
                text: format!(
                    "the figure is growth over {}",
                    english::period(cell.period.plus(-other))
                ),
                candidate,
            });
        }
    }
    found.retain(|slip| slip.candidate.stated);
    found
}
