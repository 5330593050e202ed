//! Claims and books for tests: rows as the dataset prints them, and the claim that started it.

use super::{Context, Judgement, Policy, judge};
use crate::claim::{
    Area, Claim, Commodity, Compare, Coverage, Direction, Flow, Kind, Modality, Slot,
};
use crate::fact::{Book, Measure, Observation, Rate, Status};
use crate::period::{Month, Period};
use crate::quantity::{Hedge, Quantity, Rounded, Unit, Wording};
use crate::text::Span;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

/// The China-Russia rows of the case, as `reporter,partner,flow,commodity,first,last,value,unit,place,growth,basis,published,note`.
pub(super) const CHINA_RUSSIA: &str = "\
CHN,RUS,total,TOTAL,2021-01,2021-03,29260000000,USD,10000000,15.4,usd,2021-04-13,
CHN,RUS,exports,TOTAL,2021-01,2021-03,13060000000,USD,10000000,42.7,usd,2021-04-13,
CHN,RUS,imports,TOTAL,2021-01,2021-03,16200000000,USD,100000000,-0.1,usd,2021-04-13,
CHN,RUS,total,TOTAL,2021-01,2021-03,190120000000,CNY,10000000,,,2022-04-13,
CHN,RUS,total,TOTAL,2021-01,2021-04,40207000000,USD,1000000,19.8,usd,2021-05-07,
CHN,RUS,total,TOTAL,2021-04,2021-04,10803000000,USD,1000000,,,2021-05-07,
CHN,RUS,total,TOTAL,2022-01,2022-02,26430000000,USD,10000000,38.5,usd,2022-03-07,
CHN,RUS,exports,TOTAL,2022-01,2022-03,16440000000,USD,10000000,25.9,usd,2022-04-13,
CHN,RUS,imports,TOTAL,2022-01,2022-03,21730000000,USD,10000000,31.0,usd,2022-04-13,
CHN,RUS,total,TOTAL,2022-01,2022-03,38170000000,USD,10000000,28.7,usd,2022-04-13,
CHN,RUS,total,TOTAL,2022-01,2022-03,243030000000,CNY,10000000,27.8,cny,2022-04-13,
CHN,RUS,total,TOTAL,2022-03,2022-03,11670000000,USD,10000000,12.76,usd,2022-04-13,";

/// Observations of rows written as in [`CHINA_RUSSIA`].
pub(super) fn observations(rows: &str) -> Vec<Observation> {
    rows.lines().flat_map(row).collect()
}

fn row(line: &str) -> Vec<Observation> {
    let cells: Vec<&str> = line.splitn(13, ',').collect();
    let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
    let note = cell(12);
    let tag = note.split("vintage=").nth(1);
    let plain = Observation {
        source: "GACC".into(),
        dataset: "sample".into(),
        reporter: Area::new(cell(0)),
        partner: Area::new(cell(1)),
        flow: Flow::of_code(cell(2)).expect("a flow"),
        commodity: cell(3).into(),
        period: period(cell(4), cell(5)),
        measure: Measure::Value,
        unit: cell(7).parse().expect("a unit"),
        value: Decimal::ZERO,
        place: Decimal::ONE,
        adjusted: note.starts_with("SA"),
        vintage: tag.map(Into::into),
        status: if tag.is_some() {
            Status::Revised
        } else {
            Status::First
        },
        published: cell(11).parse().ok(),
        origin: "https://example.org/gacc".into(),
        doubtful: note.contains("CHECK"),
        note: note.into(),
    };
    let mut found = Vec::new();
    if let Ok(value) = cell(6).parse() {
        found.push(Observation {
            value,
            place: cell(8).parse().unwrap_or(Decimal::ONE),
            ..plain.clone()
        });
    }
    if let Ok(value) = cell(9).parse::<Decimal>() {
        let basis = match cell(10) {
            "tonne" => Some(Unit::Tonne),
            "unit" => Some(Unit::Piece),
            other => other.to_uppercase().parse().ok(),
        };
        found.push(Observation {
            measure: Measure::Growth { basis },
            unit: Unit::Percent,
            value,
            place: Decimal::new(1, value.scale()),
            ..plain
        });
    }
    found
}

/// From month to month, both as `YYYY-MM`.
pub(super) fn period(first: &str, last: &str) -> Period {
    let month = |text: &str| text.parse::<Month>().expect("a month");
    Period::new(month(first), month(last)).expect("months in order")
}

/// A book of rows, and of one exchange rate: 6.4 yuan for a dollar in 2022.
pub(super) fn book(rows: &str) -> Book {
    Book::new(observations(rows), vec![])
}

/// The average rate of a year.
pub(super) fn rate(from: &str, to: &str, year: i16, average: Decimal) -> Rate {
    Rate {
        from: from.parse().expect("a code"),
        to: to.parse().expect("a code"),
        period: Period::year(year).expect("a year"),
        average,
        source: "FRB".into(),
        origin: "https://example.org/rates".into(),
    }
}

/// A quantity printed in full: the number, the place of its last digit, its unit.
pub(super) fn quantity(value: &str, step: &str, unit: &str) -> Quantity {
    Quantity {
        figure: Some(Rounded {
            value: value.parse().expect("a number"),
            step: step.parse().expect("a number"),
        }),
        high: None,
        unit: unit.parse().expect("a unit"),
        hedge: Hedge::Exact,
        span: SPAN,
    }
}

const SPAN: Span = Span::new(0, 1);

fn claim(kind: Kind, quantity: Quantity) -> Claim {
    Claim {
        quantity,
        kind,
        direction: Slot::assumed(Direction::None, "none"),
        compare: Slot::assumed(Compare::None, "none"),
        reporter: Slot::stated(Some(Area::new("CHN")), SPAN),
        partner: Slot::stated(Some(Area::new("RUS")), SPAN),
        flow: Slot::stated(Some(Flow::Total), SPAN),
        commodity: Slot::assumed(Commodity::total(), "all goods"),
        period: Slot::stated(Some(period("2022-01", "2022-03")), SPAN),
        period_is_relative: true,
        basis: None,
        coverage: Coverage::Whole,
        modality: Modality::Actual,
        attribution: None,
        sentence: SPAN,
    }
}

/// Total trade of China with Russia in the first quarter of 2022, in billions of dollars.
pub(super) fn level(billions: &str, step: &str) -> Claim {
    let billion = Decimal::from(1_000_000_000);
    let mut said = quantity(billions, step, "USD");
    said.figure = said.figure.map(|figure| Rounded {
        value: figure.value * billion,
        step: figure.step * billion,
    });
    claim(Kind::Level, said)
}

/// Its growth over the year before, in percent, upwards.
pub(super) fn change(percent: &str, step: &str) -> Claim {
    let mut change = claim(Kind::Change, quantity(percent, step, "percent"));
    change.direction = Slot::stated(Direction::Up, SPAN);
    change.compare = Slot::stated(Compare::Yoy, SPAN);
    change
}

/// A balance of China with Russia in the first quarter of 2022, in billions of dollars.
pub(super) fn balance(billions: &str, step: &str) -> Claim {
    let mut balance = level(billions, step);
    balance.kind = Kind::Balance;
    balance.flow.value = Some(Flow::Balance);
    balance
}

/// Indonesian numbers.
pub(super) fn indonesian() -> Wording {
    Wording {
        decimal: ',',
        group: '.',
        up: "naik".to_owned(),
        down: "turun".to_owned(),
    }
}

/// The day the story of the case was printed.
pub(super) const STORY: Date = date(2022, 4, 19);

/// A claim judged on the day of the case.
pub(super) fn judged(claim: &Claim, book: &Book, quote: &str) -> Judgement {
    judged_with(claim, book, quote, None)
}

/// A claim judged on the day of the case, with the currency of a level in its story.
pub(super) fn judged_with(
    claim: &Claim,
    book: &Book,
    quote: &str,
    basis: Option<&str>,
) -> Judgement {
    let context = Context {
        book,
        policy: &Policy::default(),
        quote,
        wording: &indonesian(),
        published: Some(STORY),
        as_of: None,
        basis: basis.map(|code| code.parse().expect("a unit")),
        young: false,
    };
    judge(claim, &context)
}
