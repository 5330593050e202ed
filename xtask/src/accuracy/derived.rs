//! True statements that two facts give: a rise or fall in money, a multiple, a share.

use super::facts::{Address, Facts};
use super::figure::Figure;
use super::phrases::Phrases;
use super::random::Random;
use super::statement::{Asked, Statement};
use super::truths::{Truth, after};
use rust_decimal::Decimal;
use weighbridge_core::claim::Flow;
use weighbridge_core::fact::{Measure, Observation};
use weighbridge_core::quantity::{Hedge, Unit};

/// Days after the end of its months on which such a story is printed.
const DELAY: i64 = 50;

/// A statement over a fact and another one; `None` where there is none, or nothing to say.
pub(super) fn of(
    seen: &Observation,
    facts: &Facts,
    phrases: &Phrases,
    random: &mut Random,
) -> Option<Truth> {
    if seen.measure != Measure::Value || !seen.unit.is_money() || seen.flow == Flow::Balance {
        return None;
    }
    let statement = match random.below(3) {
        0 => share(seen, facts)?,
        1 => multiple(seen, facts)?,
        _ => difference(seen, facts, phrases)?,
    };
    let contested = facts
        .find(&statement.address)
        .iter()
        .any(|other| other.vintage.is_some() || matches!(other.measure, Measure::Growth { .. }));
    Some(Truth {
        contested: contested || statement.asked == Asked::Share,
        statement,
    })
}

fn statement(seen: &Observation, asked: Asked, figure: Figure, up: bool) -> Option<Statement> {
    Some(Statement {
        address: Address::of(seen),
        asked,
        figure,
        hedge: Hedge::Exact,
        up,
        beside: None,
        published: after(seen.period.last(), DELAY)?,
        relative: false,
    })
}

/// The one amount of an address, where all that are printed agree.
fn amount<'a>(facts: &'a Facts, address: &Address, unit: Unit) -> Option<&'a Observation> {
    let mut all = facts.amounts(address, unit).filter(|seen| !seen.adjusted);
    let first = all.next()?;
    let agrees =
        |other: &Observation| (other.value - first.value).abs() <= other.half() + first.half();
    all.all(agrees).then_some(first)
}

fn earlier<'a>(seen: &Observation, facts: &'a Facts) -> Option<&'a Observation> {
    let mut address = Address::of(seen);
    amount(facts, &address, seen.unit)?;
    address.period = address.period.year_earlier();
    amount(facts, &address, seen.unit)
}

/// "rose by 3.2 billion dollars", no finer than both amounts are known.
fn difference(seen: &Observation, facts: &Facts, phrases: &Phrases) -> Option<Statement> {
    let base = earlier(seen, facts)?;
    let value = seen.value - base.value;
    let place = seen.place.max(base.place) * Decimal::TEN;
    let figure = Figure::rounded(value, place, seen.unit, 2, phrases)?;
    statement(seen, Asked::Difference, figure, value > Decimal::ZERO)
}

/// "2.4 times as much"; only where it is well above one.
fn multiple(seen: &Observation, facts: &Facts) -> Option<Statement> {
    let base = earlier(seen, facts)?;
    let ratio = seen.value.checked_div(base.value)?;
    let open = ratio * (seen.half() / seen.value + base.half() / base.value);
    let figure = Figure::plain(ratio, 1, Unit::Times);
    let is_clear =
        figure.holds(ratio + open, Decimal::ZERO) && figure.holds(ratio - open, Decimal::ZERO);
    let says_much = ratio >= Decimal::new(15, 1);
    statement(seen, Asked::Multiple, figure, true).filter(|_| is_clear && says_much)
}

/// "made up 5.1 percent of its exports".
fn share(seen: &Observation, facts: &Facts) -> Option<Statement> {
    let is_part = !seen.partner.is_world() && &*seen.commodity == "TOTAL";
    let is_flow = matches!(seen.flow, Flow::Exports | Flow::Imports);
    if !is_part || !is_flow {
        return None;
    }
    let mut address = Address::of(seen);
    amount(facts, &address, seen.unit)?;
    "WORLD".clone_into(&mut address.partner);
    let whole = amount(facts, &address, seen.unit)?;
    let percent = (seen.value * Decimal::ONE_HUNDRED).checked_div(whole.value)?;
    let figure = Figure::plain(percent, 1, Unit::Percent);
    let open = percent * (seen.half() / seen.value + whole.half() / whole.value);
    let is_clear =
        figure.holds(percent + open, Decimal::ZERO) && figure.holds(percent - open, Decimal::ZERO);
    statement(seen, Asked::Share, figure, true).filter(|_| is_clear && !figure.shown.is_zero())
}
