//! True statements from facts.

use super::facts::{Address, Facts};
use super::figure::{Figure, ten_to};
use super::phrases::Phrases;
use super::random::Random;
use super::statement::{Asked, Statement, shapes};
use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;
use weighbridge_core::claim::Flow;
use weighbridge_core::fact::{Measure, Observation};
use weighbridge_core::period::Month;
use weighbridge_core::quantity::{Hedge, Unit};

/// Days after the end of its months on which a story without a known day is printed.
const DELAY: i64 = 45;

/// A true statement, and whether another published figure of the same address says otherwise.
#[derive(Debug, Clone)]
pub(super) struct Truth {
    pub(super) statement: Statement,
    pub(super) contested: bool,
}

/// The facts that a language can say, in an order of their own for each language.
pub(super) fn sayable<'a>(
    facts: &'a Facts,
    phrases: &Phrases,
    random: &mut Random,
) -> Vec<&'a Observation> {
    let found = facts.at.values().flatten();
    let found = found.filter(|seen| is_sayable(seen, phrases));
    random.shuffled(found.collect())
}

fn is_sayable(seen: &Observation, phrases: &Phrases) -> bool {
    let unit = match seen.measure {
        Measure::Value => Some(seen.unit),
        Measure::Growth { basis } => basis,
    };
    let unit = unit.map(|unit| unit.to_string());
    !seen.adjusted
        && seen.vintage.is_none()
        && phrases.knows(seen.reporter.code())
        && phrases.knows(seen.partner.code())
        && (&*seen.commodity == "TOTAL" || phrases.goods.contains_key(&*seen.commodity))
        && !shapes(seen.period).is_empty()
        && unit.is_some_and(|unit| phrases.units.contains_key(&unit))
}

/// The last day of a month, and so many days more.
pub(super) fn after(month: Month, days: i64) -> Option<Date> {
    let year = i16::try_from(month.year()).ok()?;
    let first = Date::new(year, i8::try_from(month.number()).ok()?, 1).ok()?;
    first.last_of_month().checked_add(days.days()).ok()
}

/// A true statement of a fact, said one way; `None` where this way does not suit it.
pub(super) fn of(
    seen: &Observation,
    facts: &Facts,
    phrases: &Phrases,
    random: &mut Random,
) -> Option<Truth> {
    let relative = random.chance(25);
    let published = if relative {
        relative_day(seen)?
    } else {
        seen.published
            .or_else(|| after(seen.period.last(), DELAY))?
    };
    let mut truth = match seen.measure {
        Measure::Value => level(seen, facts, phrases, random)?,
        Measure::Growth { basis } => growth(seen, basis?, facts, phrases, random)?,
    };
    truth.statement.published = published;
    truth.statement.relative = relative;
    Some(truth)
}

/// A day on which the months can be told without their year.
fn relative_day(seen: &Observation) -> Option<Date> {
    let day = after(seen.period.last(), 20)?;
    let same_year = i32::from(day.year()) == seen.period.last().year();
    let shapes = shapes(seen.period);
    let fits = match *shapes.first()? {
        "month" => true,
        "year" => !same_year,
        "half" => false,
        _ => same_year,
    };
    fits.then_some(day)
}

fn statement(seen: &Observation, asked: Asked, figure: Figure) -> Statement {
    Statement {
        address: Address::of(seen),
        asked,
        figure,
        hedge: Hedge::Exact,
        up: !seen.value.is_sign_negative(),
        beside: None,
        published: Date::constant(2000, 1, 1),
        relative: false,
    }
}

fn level(
    seen: &Observation,
    facts: &Facts,
    phrases: &Phrases,
    random: &mut Random,
) -> Option<Truth> {
    let digits = 2 + u32::try_from(random.below(4)).ok()?;
    let exact = Figure::rounded(seen.value, seen.place, seen.unit, digits, phrases)?;
    let (figure, hedge) = if random.chance(20) && seen.flow != Flow::Balance {
        hedged(seen, phrases, random)?
    } else {
        (exact, Hedge::Exact)
    };
    let mut said = statement(seen, Asked::Level, figure);
    said.hedge = hedge;
    if hedge == Hedge::Exact && seen.flow != Flow::Balance && random.chance(30) {
        said.beside = growth_beside(seen, facts);
    }
    let contested = facts
        .amounts(&said.address, seen.unit)
        .any(|other| is_other(other, seen) || !figure_holds(&said, other));
    Some(Truth {
        contested,
        statement: said,
    })
}

/// Does another observation say something else than this one?
fn is_other(other: &Observation, seen: &Observation) -> bool {
    (other.value - seen.value).abs() >= other.half() + seen.half() && other.value != seen.value
}

fn figure_holds(said: &Statement, other: &Observation) -> bool {
    said.hedge != Hedge::Exact || said.figure.holds(other.value, other.half())
}

/// The growth printed in the same money for the same address.
fn growth_beside(seen: &Observation, facts: &Facts) -> Option<(Figure, bool)> {
    let all = facts.find(&Address::of(seen));
    let own = all.iter().find(|other| {
        other.measure
            == Measure::Growth {
                basis: Some(seen.unit),
            }
            && !other.adjusted
            && other.vintage.is_none()
    })?;
    let decimals = own.place.normalize().scale();
    let figure = Figure::plain(own.value, decimals, Unit::Percent);
    (!own.value.is_zero()).then_some((figure, !own.value.is_sign_negative()))
}

/// A round number near the value, with the word that makes it true.
fn hedged(seen: &Observation, phrases: &Phrases, random: &mut Random) -> Option<(Figure, Hedge)> {
    let hedge = *random.pick(&[Hedge::About, Hedge::Over, Hedge::Nearly])?;
    phrases
        .hedges
        .get(hedge.code())
        .filter(|ways| !ways.is_empty())?;
    let figure = Figure::rounded(seen.value, seen.place, seen.unit, 2, phrases)?;
    let (value, step) = (seen.value.abs(), figure.step());
    let unit_of_shown = Decimal::ONE / ten_to(figure.decimals);
    let mut moved = figure;
    match hedge {
        Hedge::Over if figure.value() > value => moved.shown -= unit_of_shown,
        Hedge::Nearly if figure.value() < value => moved.shown += unit_of_shown,
        _ => {}
    }
    let apart = (moved.value() - value).abs();
    let says_something = hedge == Hedge::About || apart > seen.half();
    (says_something && step >= seen.place && !moved.shown.is_zero()).then_some((moved, hedge))
}

fn growth(
    seen: &Observation,
    basis: Unit,
    facts: &Facts,
    phrases: &Phrases,
    random: &mut Random,
) -> Option<Truth> {
    if seen.flow == Flow::Balance || seen.value.is_zero() {
        return None;
    }
    let finest = seen.place.normalize().scale();
    let coarse = seen.value.abs() >= Decimal::TEN && random.chance(30);
    let decimals = if coarse { 0 } else { finest };
    let figure = Figure::plain(seen.value, decimals, Unit::Percent);
    let mut said = statement(seen, Asked::Growth, figure);
    let beside = facts
        .amounts(&said.address, basis)
        .find(|level| level.vintage.is_none() && !level.adjusted);
    if let Some(level) = beside.filter(|_| random.chance(70)) {
        let rounded = Figure::rounded(level.value, level.place, basis, 4, phrases)?;
        said.beside = Some((rounded, said.up));
    }
    let others = facts.find(&said.address).iter();
    let contested = others
        .filter(|other| matches!(other.measure, Measure::Growth { .. }))
        .filter(|other| said.beside.is_none() || other.measure == seen.measure)
        .any(|other| is_other(other, seen) || !figure.holds(other.value, other.half()));
    let by_weight = basis.is_volume() && said.beside.is_none();
    (!figure.shown.is_zero() && !by_weight).then_some(Truth {
        contested,
        statement: said,
    })
}
