//! The slips that a newsroom makes: one thing at a time changed about the reading, likeliest first.

use super::candidate::Candidate;
use super::cell::Cell;
use super::changes::{self, Scale};
use super::levels::{self, other_run};
use super::observe::Shelf;
use super::{Policy, Reason};
use crate::claim::Flow;
use crate::lexicon::english;
use crate::period::Period;
use crate::plan::{Part, neighbours, siblings};
use crate::quantity::Unit;

/// One changed reading with the value that the data give for it.
#[derive(Debug, Clone)]
pub(super) struct Slip<'a> {
    /// What was changed.
    pub(super) changed: &'static str,
    /// In words, where they do not follow from the address of its value.
    text: Option<String>,
    /// The value.
    pub(super) candidate: Candidate<'a>,
}

impl Slip<'_> {
    /// In words; `own` is the address that the claim asks for.
    pub(super) fn words(&self, own: &Cell) -> String {
        let told = || words(self.changed, &self.candidate.cell, own);
        self.text.clone().unwrap_or_else(told)
    }
}

/// The changed addresses that the book has a page for, with what was changed, likeliest slip first.
fn cells(cell: &Cell, shelf: Shelf<'_>) -> Vec<(&'static str, Cell)> {
    let mut found = Vec::new();
    for flow in [Flow::Total, Flow::Exports, Flow::Imports, Flow::Balance] {
        if flow != cell.flow {
            found.push(("flow", cell.with_flow(flow)));
        }
    }
    let periods = periods(cell.period).into_iter();
    found.extend(periods.map(|period| ("period", cell.with_period(period))));
    if !shelf.has(cell.series.parts()) {
        found.clear();
    }
    let others = [(!cell.series.partner.is_world()).then(|| ("mirror", cell.swapped()))];
    let scopes = scopes(&cell.series.commodity);
    let near = scopes
        .iter()
        .map(|code| ("scope", cell.with_commodity(code)));
    let others = others.into_iter().flatten().chain(near);
    found.extend(others.filter(|(_, other)| shelf.has(other.series.parts())));
    for (part, parts) in neighbours(&cell.series) {
        let is_new = part != Part::Goods || !scopes.contains(&&**parts.commodity);
        if is_new && shelf.has(parts) {
            let changed = match part {
                Part::Partner => "partner",
                Part::Reporter => "reporter",
                Part::Goods => "scope",
            };
            let series = parts.series();
            found.push((changed, Cell { series, ..*cell }));
        }
    }
    found
}

/// Words for what was changed.
fn words(changed: &str, other: &Cell, own: &Cell) -> String {
    let said = |cell: &Cell| match changed {
        "flow" => noun(cell.flow).to_owned(),
        "period" => english::period(cell.period),
        "scope" => english::goods(&cell.series.commodity),
        "partner" => format!("trade with {}", english::area(&cell.series.partner)),
        _ => english::area(&cell.series.reporter).to_owned(),
    };
    if changed == "mirror" {
        let words = other.words();
        return format!("the figure is that of {words}: the sides are swapped");
    }
    let (other, own) = (said(other), said(own));
    format!("the figure is that of {other}, not of {own}")
}

/// The candidates of each changed address that the book has a page for, with words. `at` gives those of one; told that it is
/// of another country, whose figures a newsroom takes as they are printed, it need compute none.
fn changed<'a>(
    cell: &Cell,
    shelf: Shelf<'a>,
    at: impl Fn(&Cell, bool) -> Vec<Candidate<'a>>,
) -> Vec<Slip<'a>> {
    let mut found = Vec::new();
    for (changed, other) in cells(cell, shelf) {
        let is_other = matches!(changed, "partner" | "reporter");
        let stated = at(&other, is_other)
            .into_iter()
            .filter(|candidate| candidate.stated);
        found.extend(stated.map(|candidate| Slip {
            changed,
            text: None,
            candidate,
        }));
    }
    found
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
    let mut found = changed(cell, shelf, |other, is_other| {
        if is_other {
            levels::published_at(shelf, other, unit, policy)
        } else {
            levels::at(shelf, other, unit, policy)
        }
    });
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
            let text = Some(text.clone());
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
    let mut found = changed(cell, scale.shelf, |other, is_other| {
        if is_other {
            changes::published_at(other, back, scale)
        } else {
            changes::at(other, back, scale)
        }
    });
    for other in [12, 1, 3].into_iter().filter(|&other| other != back) {
        for candidate in changes::at(cell, other, scale) {
            found.push(Slip {
                changed: "compare",
                text: Some(format!(
                    "the figure is growth over {}",
                    english::period(cell.period.plus(-other))
                )),
                candidate,
            });
        }
    }
    found.retain(|slip| slip.candidate.stated);
    found
}
