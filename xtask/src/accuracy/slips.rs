//! True statements with one slip each.

use super::facts::{Address, Facts};
use super::figure::{Figure, ten_to};
use super::phrases::Phrases;
use super::random::Random;
use super::statement::{Asked, Statement, shapes};
use super::truths::after;
use rust_decimal::Decimal;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Observation};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::{Hedge, Unit};

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// Million for billion.
    Scale,
    /// 381.7 for 38.17.
    Comma,
    /// 83.17 for 38.17.
    Digits,
    /// Points for percent.
    Points,
    /// The figure of another partner.
    Partner,
    /// Reporter and partner exchanged.
    Sides,
    /// The figure of another reporter.
    Reporter,
    /// Exports, imports, their sum or their balance.
    Flow,
    /// The figure of another year.
    Year,
    /// The figure of another month or quarter.
    Month,
    /// The figure of the year to date for a month, or the other way round.
    Cumulative,
    /// A fall for a rise, a deficit for a surplus.
    Direction,
    /// The figure of other goods.
    Goods,
    /// Dollars for yuan.
    Currency,
}

impl Slip {
    /// Every slip, in the order of the report.
    pub(super) const ALL: [Self; 14] = [
        Self::Scale,
        Self::Comma,
        Self::Digits,
        Self::Points,
        Self::Partner,
        Self::Sides,
        Self::Reporter,
        Self::Flow,
        Self::Year,
        Self::Month,
        Self::Cumulative,
        Self::Direction,
        Self::Goods,
        Self::Currency,
    ];

    /// Its name in the report.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Scale => "scale word",
            Self::Comma => "decimal sign",
            Self::Digits => "swapped digits",
            Self::Points => "points for percent",
            Self::Partner => "other partner",
            Self::Sides => "sides swapped",
            Self::Reporter => "other reporter",
            Self::Flow => "other flow",
            Self::Year => "other year",
            Self::Month => "other month",
            Self::Cumulative => "cumulative for month",
            Self::Direction => "direction or sign",
            Self::Goods => "other goods",
            Self::Currency => "other currency",
        }
    }

    /// The words of a diagnosis that name it.
    pub(super) const fn diagnoses(self) -> &'static [&'static str] {
        match self {
            Self::Scale | Self::Comma => &["scale"],
            Self::Digits => &["digits"],
            Self::Points => &["points"],
            Self::Partner => &["partner"],
            Self::Sides => &["mirror", "reporter"],
            Self::Reporter => &["reporter"],
            Self::Flow => &["flow"],
            Self::Year | Self::Month | Self::Cumulative => &["period"],
            Self::Direction => &["direction"],
            Self::Goods => &["scope"],
            Self::Currency => &["unit"],
        }
    }
}

/// The statement with the slip; `None` where this slip cannot befall it, leaves it true, or leads where no data are.
pub(super) fn slipped(
    slip: Slip,
    truth: &Statement,
    facts: &Facts,
    phrases: &Phrases,
    random: &mut Random,
) -> Option<Statement> {
    if truth.hedge != Hedge::Exact {
        return None;
    }
    let mut said = Statement {
        relative: false,
        ..truth.clone()
    };
    match slip {
        Slip::Scale => said.figure.power = other_scale(truth, phrases, random)?,
        Slip::Comma => said.figure = moved_comma(truth.figure)?,
        Slip::Digits => said.figure = swapped_digits(truth.figure, random)?,
        Slip::Points if truth.asked == Asked::Growth => said.figure.unit = Unit::Points,
        Slip::Points => return None,
        Slip::Direction => said.up = turned(truth)?,
        Slip::Currency => said.figure.unit = other_money(truth, phrases, random)?,
        _ => said.address = other_address(slip, truth, facts, phrases, random)?,
    }
    if said.figure.unit != truth.figure.unit {
        said.beside = None;
    }
    let last = said.address.period.last().max(truth.address.period.last());
    said.published = after(last, 60)?;
    (!is_open(&said) && is_false(&said, facts)).then_some(said)
}

/// Is it growth of goods that may be by weight or in money?
fn is_open(truth: &Statement) -> bool {
    truth.asked == Asked::Growth && truth.beside.is_none() && truth.address.commodity != "TOTAL"
}

/// The word next above or below.
fn other_scale(truth: &Statement, phrases: &Phrases, random: &mut Random) -> Option<u32> {
    let scales = phrases.scales();
    let at = scales.iter().position(|(p, _)| *p == truth.figure.power)?;
    let near: Vec<u32> = [at.checked_sub(1), Some(at + 1)]
        .into_iter()
        .flatten()
        .filter_map(|at| scales.get(at).map(|(power, _)| *power))
        .collect();
    random.pick(&near).copied()
}

/// The decimal sign one place to the right.
fn moved_comma(figure: Figure) -> Option<Figure> {
    Some(Figure {
        shown: figure.shown * Decimal::TEN,
        decimals: figure.decimals.checked_sub(1)?,
        ..figure
    })
}

/// Two neighbouring digits exchanged, the first not against a zero.
fn swapped_digits(figure: Figure, random: &mut Random) -> Option<Figure> {
    let whole = (figure.shown * ten_to(figure.decimals)).trunc().to_string();
    let digits: Vec<char> = whole.chars().collect();
    let pairs: Vec<usize> = (1..digits.len())
        .filter(|&at| digits[at] != digits[at - 1] && !(at == 1 && digits[at] == '0'))
        .collect();
    let &at = random.pick(&pairs)?;
    let mut moved = digits;
    moved.swap(at - 1, at);
    let value: Decimal = moved.into_iter().collect::<String>().parse().ok()?;
    Some(Figure {
        shown: value / ten_to(figure.decimals),
        ..figure
    })
}

/// The other direction, where the figure has one.
fn turned(truth: &Statement) -> Option<bool> {
    let moves = match truth.asked {
        Asked::Growth | Asked::Difference => true,
        Asked::Level => truth.address.flow == Flow::Balance,
        Asked::Multiple | Asked::Share => false,
    };
    moves.then_some(!truth.up)
}

fn other_money(truth: &Statement, phrases: &Phrases, random: &mut Random) -> Option<Unit> {
    let is_amount = matches!(truth.asked, Asked::Level | Asked::Difference);
    let others: Vec<Unit> = ["USD", "CNY", "EUR", "JPY"]
        .into_iter()
        .filter(|code| phrases.units.contains_key(*code))
        .filter_map(|code| code.parse().ok())
        .filter(|unit| *unit != truth.figure.unit)
        .collect();
    (is_amount && truth.figure.unit.is_money())
        .then(|| random.pick(&others).copied())
        .flatten()
}

/// Another address at which the same measure is published, changed in the one way that the slip says.
fn other_address(
    slip: Slip,
    truth: &Statement,
    facts: &Facts,
    phrases: &Phrases,
    random: &mut Random,
) -> Option<Address> {
    let own = &truth.address;
    let near: Vec<Address> = match slip {
        Slip::Sides if own.partner == "WORLD" => Vec::new(),
        Slip::Sides => vec![swapped(own)],
        Slip::Flow => [Flow::Exports, Flow::Imports, Flow::Total, Flow::Balance]
            .map(|flow| Address {
                flow,
                ..own.clone()
            })
            .to_vec(),
        Slip::Year | Slip::Month | Slip::Cumulative => periods(slip, own.period)
            .into_iter()
            .map(|period| Address {
                period,
                ..own.clone()
            })
            .collect(),
        _ => alike(slip, own, facts),
    };
    let said = near.into_iter().filter(|address| {
        let is_said = phrases.knows(&address.reporter) && phrases.knows(&address.partner);
        let goods = address.commodity == "TOTAL" || phrases.goods.contains_key(&address.commodity);
        address != own && is_said && goods && has_data(address, truth, facts, slip)
    });
    random.pick(&said.collect::<Vec<_>>()).cloned()
}

fn swapped(own: &Address) -> Address {
    Address {
        reporter: own.partner.clone(),
        partner: own.reporter.clone(),
        ..own.clone()
    }
}

/// Addresses that differ from one in partner, reporter or goods alone.
fn alike(slip: Slip, own: &Address, facts: &Facts) -> Vec<Address> {
    let is_alike = |address: &&Address| {
        let same = [
            (address.reporter == own.reporter) != (slip == Slip::Reporter),
            (address.partner == own.partner) != (slip == Slip::Partner),
            (address.commodity == own.commodity) != (slip == Slip::Goods),
        ];
        let world = address.partner == "WORLD" && slip == Slip::Partner;
        same == [true; 3] && !world && (address.flow, address.period) == (own.flow, own.period)
    };
    facts.at.keys().filter(is_alike).cloned().collect()
}

fn periods(slip: Slip, own: Period) -> Vec<Period> {
    let january = Month::new(i16::try_from(own.last().year()).unwrap_or(0), 1);
    let to_date = january.and_then(|first| Period::new(first, own.last()));
    let found: Vec<Option<Period>> = match slip {
        Slip::Year => vec![Some(own.plus(-12)), Some(own.plus(12))],
        Slip::Month if own.len() < 12 && !is_run(own) => {
            let back = own.len();
            vec![Some(own.plus(-back)), Some(own.plus(back))]
        }
        Slip::Month => Vec::new(),
        _ if own.len() == 1 => vec![to_date],
        _ if own.len() < 12 && own.first().number() == 1 => vec![Some(Period::month(own.last()))],
        _ => Vec::new(),
    };
    let fits = |period: &Period| *period != own && !shapes(*period).is_empty();
    found.into_iter().flatten().filter(fits).collect()
}

/// A run from January on that is neither a month, a quarter nor a half.
fn is_run(period: Period) -> bool {
    period.first().number() == 1 && !matches!(period.len(), 1 | 3 | 6)
}

/// Is the figure's measure published there (for swapped sides: there or as the other side's mirror)?
fn has_data(address: &Address, truth: &Statement, facts: &Facts, slip: Slip) -> bool {
    let any = |address: &Address| {
        rivals(address, truth, facts).any(|seen| seen.vintage.is_none() && !seen.adjusted)
    };
    any(address) || slip == Slip::Sides && any(&mirrored(address))
}

fn mirrored(address: &Address) -> Address {
    Address {
        flow: address.flow.mirrored(),
        ..swapped(address)
    }
}

/// The published figures of an address that the printed one would have to be.
fn rivals<'a>(
    address: &Address,
    said: &'a Statement,
    facts: &'a Facts,
) -> impl Iterator<Item = &'a Observation> {
    facts
        .find(address)
        .iter()
        .filter(|seen| match (said.asked, seen.measure) {
            (Asked::Level, Measure::Value) => seen.unit == said.figure.unit,
            (Asked::Growth, Measure::Growth { basis }) => {
                let beside = said.beside.map(|(amount, _)| amount.unit);
                beside.is_none() || basis == beside
            }
            _ => false,
        })
}

/// Is no published figure of the address, and none of its mirror, what is printed?
fn is_false(said: &Statement, facts: &Facts) -> bool {
    if said.figure.unit == Unit::Points {
        return true;
    }
    let sign = match (said.asked, said.up) {
        (Asked::Growth, false) => -Decimal::ONE,
        (Asked::Level, false) if said.address.flow == Flow::Balance => -Decimal::ONE,
        _ => Decimal::ONE,
    };
    let printed = said.figure.value() * sign;
    let half = said.figure.step() / Decimal::TWO;
    let differs = |seen: &Observation| (seen.value - printed).abs() > half + seen.half();
    let world = Area::new(&said.address.partner).is_world();
    let mirror = (!world).then(|| mirrored(&said.address));
    rivals(&said.address, said, facts).all(differs)
        && mirror.is_none_or(|address| rivals(&address, said, facts).all(differs))
}
