//! Statements of which the tables know nothing.

use super::facts::{Address, Facts};
use super::figure::Figure;
use super::phrases::Phrases;
use super::random::Random;
use super::statement::{Asked, Statement};
use super::truths::after;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use weighbridge_core::claim::Flow;
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::{Hedge, Unit};

/// Why nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Silence {
    /// No figure of the two sides, whoever reports.
    Pair,
    /// No figure of these goods between them.
    Goods,
    /// Figures of other years only.
    Years,
}

impl Silence {
    /// All of them.
    pub(super) const ALL: [Self; 3] = [Self::Pair, Self::Goods, Self::Years];
}

/// The pairs and goods that the tables know, either side reporting.
pub(super) struct Known(BTreeSet<(String, String, String)>, Vec<String>);

impl Known {
    /// What the facts know.
    pub(super) fn of(facts: &Facts) -> Self {
        let mut known = BTreeSet::new();
        let mut areas = BTreeSet::new();
        for address in facts.book.series() {
            let (one, other) = (address.reporter.code(), address.partner.code());
            let goods = address.commodity.to_string();
            known.insert((one.to_owned(), other.to_owned(), goods.clone()));
            known.insert((other.to_owned(), one.to_owned(), goods));
            areas.insert(one.to_owned());
        }
        Self(known, areas.into_iter().collect())
    }

    fn knows_pair(&self, one: &str, other: &str) -> bool {
        self.0.iter().any(|(a, b, _)| a == one && b == other)
    }
}

/// A statement that must be left alone; `None` where the draw was one that is known.
pub(super) fn of(
    silence: Silence,
    known: &Known,
    facts: &Facts,
    phrases: &Phrases,
    random: &mut Random,
) -> Option<Statement> {
    let asked = *random.pick(&[Asked::Level, Asked::Level, Asked::Growth])?;
    let address = match silence {
        Silence::Pair => pair(known, phrases, random, "TOTAL")?,
        Silence::Goods => goods(known, phrases, random)?,
        Silence::Years => years(facts, phrases, random)?,
    };
    let figure = if asked == Asked::Growth {
        Figure::plain(number(random, 400), 1, Unit::Percent)
    } else {
        let value = number(random, 9000) * Decimal::from(10_000_000);
        let dollars = "USD".parse().ok()?;
        Figure::rounded(value, Decimal::from(10_000_000), dollars, 3, phrases)?
    };
    Some(Statement {
        published: after(address.period.last(), 60)?,
        address,
        asked,
        figure,
        hedge: Hedge::Exact,
        up: random.chance(60),
        beside: None,
        relative: false,
    })
}

/// A number with one digit behind the point.
fn number(random: &mut Random, end: usize) -> Decimal {
    Decimal::new(i64::try_from(random.below(end) + 11).unwrap_or(11), 1)
}

fn period(random: &mut Random) -> Option<Period> {
    let year = 2015 + i16::try_from(random.below(10)).ok()?;
    match random.below(3) {
        0 => Period::year(year),
        1 => Period::quarter(year, 1 + i8::try_from(random.below(4)).ok()?),
        _ => Month::new(year, 1 + i8::try_from(random.below(12)).ok()?).map(Period::month),
    }
}

fn flow(random: &mut Random) -> Option<Flow> {
    let flows = [Flow::Exports, Flow::Imports, Flow::Total];
    random.pick(&flows).copied()
}

/// Two sides of which no table knows anything.
fn pair(known: &Known, phrases: &Phrases, random: &mut Random, commodity: &str) -> Option<Address> {
    let named: Vec<&String> = known.1.iter().filter(|a| phrases.knows(a)).collect();
    let (&one, &other) = (random.pick(&named)?, random.pick(&named)?);
    let address = Address {
        reporter: one.clone(),
        partner: other.clone(),
        commodity: commodity.to_owned(),
        flow: flow(random)?,
        period: period(random)?,
    };
    let members = ["EU", "ASEAN"];
    let is_group = members.contains(&one.as_str()) || members.contains(&other.as_str());
    (one != other && !is_group && !known.knows_pair(one, other)).then_some(address)
}

/// Goods that no table knows between two sides.
fn goods(known: &Known, phrases: &Phrases, random: &mut Random) -> Option<Address> {
    let codes: Vec<&String> = phrases.goods.keys().collect();
    let &code = random.pick(&codes)?;
    pair(known, phrases, random, code)
}

/// A year long before the first figure of a series that is known.
fn years(facts: &Facts, phrases: &Phrases, random: &mut Random) -> Option<Address> {
    let named: Vec<&Address> = facts
        .at
        .keys()
        .filter(|a| {
            phrases.knows(&a.reporter) && phrases.knows(&a.partner) && a.commodity == "TOTAL"
        })
        .filter(|a| a.flow != Flow::Balance && a.partner != "WORLD")
        .collect();
    let &address = random.pick(&named)?;
    let same_sides = |a: &&Address| {
        let sides = [&a.reporter, &a.partner];
        sides.contains(&&address.reporter) && sides.contains(&&address.partner)
    };
    let first = facts
        .at
        .keys()
        .filter(same_sides)
        .map(|a| a.period.first())
        .min()?;
    let year = i16::try_from(first.year()).ok()? - 3 - i16::try_from(random.below(3)).ok()?;
    Some(Address {
        period: Period::year(year)?,
        ..address.clone()
    })
}
