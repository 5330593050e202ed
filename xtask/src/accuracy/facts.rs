//! The embedded facts as the core's nouns, and an index by the address of a figure.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Book, Measure, Observation, Rate, Status, Wanted};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Unit;

/// A row of a table of facts, as far as the judge reads it.
#[derive(Debug, Deserialize)]
struct Row {
    source: String,
    dataset: String,
    reporter: String,
    partner: String,
    flow: String,
    commodity: String,
    start: String,
    months: i32,
    measure: String,
    unit: String,
    basis: String,
    value: Decimal,
    place: Decimal,
    adjustment: String,
    status: String,
    vintage: String,
    published: Option<Date>,
    origin: String,
    doubtful: bool,
    note: String,
}

/// A fact in eleven cells: reporter, partner, flow, goods, first and last month, measure, value, unit, place, basis.
pub(super) fn of_cells(cells: &[&str]) -> Option<Observation> {
    let &[
        reporter,
        partner,
        flow,
        commodity,
        first,
        last,
        measure,
        value,
        unit,
        place,
        basis,
    ] = cells
    else {
        return None;
    };
    let (start, end): (Month, Month) = (first.parse().ok()?, last.parse().ok()?);
    observation(Row {
        source: "Agency".to_owned(),
        dataset: "story".to_owned(),
        reporter: reporter.to_owned(),
        partner: partner.to_owned(),
        flow: flow.to_owned(),
        commodity: commodity.to_owned(),
        start: first.to_owned(),
        months: end.since(start) + 1,
        measure: measure.to_owned(),
        unit: unit.to_owned(),
        basis: basis.to_owned(),
        value: value.parse().ok()?,
        place: place.parse().ok()?,
        adjustment: String::new(),
        status: "first".to_owned(),
        vintage: String::new(),
        published: None,
        origin: "story".to_owned(),
        doubtful: false,
        note: String::new(),
    })
}

/// A row of the table of rates.
#[derive(Debug, Deserialize)]
struct RateRow {
    from: String,
    to: String,
    start: String,
    months: i32,
    average: Decimal,
    source: String,
    origin: String,
}

/// The address of a figure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Address {
    pub(super) reporter: String,
    pub(super) partner: String,
    pub(super) commodity: String,
    pub(super) flow: Flow,
    pub(super) period: Period,
}

/// Everything that the benchmark knows.
pub(super) struct Facts {
    /// All of it.
    pub(super) book: Book,
    /// Average exchange rates.
    rates: Vec<Rate>,
    /// Every observation that may be evidence, by its address.
    pub(super) at: BTreeMap<Address, Vec<Observation>>,
    /// How many rows may be evidence.
    pub(super) rows: usize,
    /// Digest of the tables.
    pub(super) digest: String,
}

impl Facts {
    /// Reads the tables of a folder of datasets.
    ///
    /// # Errors
    ///
    /// Names the file and the row that does not parse.
    pub(super) fn load(datasets: &Path) -> Result<Self, String> {
        let mut paths: Vec<_> = std::fs::read_dir(datasets.join("facts"))
            .map_err(|e| format!("{}: {e}", datasets.display()))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        paths.sort();
        paths.push(datasets.join("rates.csv"));
        let mut digest = Sha256::new();
        let (mut seen, mut rates) = (Vec::new(), Vec::new());
        for path in &paths {
            let name = path.display();
            let bytes = std::fs::read(path).map_err(|e| format!("{name}: {e}"))?;
            digest.update(&bytes);
            if path.ends_with("rates.csv") {
                rates.extend(rows(&bytes, rate).map_err(|e| format!("{name}: {e}"))?);
            } else {
                seen.extend(rows(&bytes, observation).map_err(|e| format!("{name}: {e}"))?);
            }
        }
        Ok(Self {
            at: index(&seen),
            rows: seen.iter().filter(|one| !one.doubtful).count(),
            book: Book::new(seen, Vec::new()),
            rates,
            digest: hexadecimal(&digest.finalize()),
        })
    }

    /// The part of the book that a plan asks for, as a run of the program would open it.
    pub(super) fn answer(&self, wanted: &[Wanted]) -> Book {
        let touches = |seen: &&Observation, want: &Wanted| {
            seen.period.last() >= want.first && seen.period.first() <= want.last
        };
        let seen = wanted.iter().flat_map(|want| {
            let page = self.book.page(&want.series).iter();
            page.filter(move |seen| touches(seen, want)).cloned()
        });
        Book::new(seen.collect(), self.rates.clone())
    }

    /// The observations of an address.
    pub(super) fn find(&self, address: &Address) -> &[Observation] {
        self.at.get(address).map_or(&[], Vec::as_slice)
    }

    /// The amounts of an address in a unit.
    pub(super) fn amounts<'a>(
        &'a self,
        address: &Address,
        unit: Unit,
    ) -> impl Iterator<Item = &'a Observation> {
        self.find(address)
            .iter()
            .filter(move |seen| seen.measure == Measure::Value && seen.unit == unit)
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn index(seen: &[Observation]) -> BTreeMap<Address, Vec<Observation>> {
    let mut at: BTreeMap<Address, Vec<Observation>> = BTreeMap::new();
    for one in seen.iter().filter(|one| !one.doubtful) {
        at.entry(Address::of(one)).or_default().push(one.clone());
    }
    at
}

impl Address {
    pub(super) fn of(seen: &Observation) -> Self {
        Self {
            reporter: seen.reporter.code().to_owned(),
            partner: seen.partner.code().to_owned(),
            commodity: seen.commodity.to_string(),
            flow: seen.flow,
            period: seen.period,
        }
    }
}

/// The facts of a table.
///
/// # Errors
///
/// Names the row that does not parse.
pub(super) fn observations(bytes: &[u8]) -> Result<Vec<Observation>, String> {
    rows(bytes, observation)
}

/// The rows of a table, each made into something.
fn rows<R: for<'de> Deserialize<'de>, T>(
    bytes: &[u8],
    make: impl Fn(R) -> Option<T>,
) -> Result<Vec<T>, String> {
    let mut reader = csv::Reader::from_reader(bytes);
    let mut found = Vec::new();
    for (at, row) in reader.deserialize().enumerate() {
        let row: R = row.map_err(|e| e.to_string())?;
        found.push(make(row).ok_or_else(|| format!("row {} is not one of facts", at + 1))?);
    }
    Ok(found)
}

/// So many months from a first one.
fn run(start: &str, months: i32) -> Option<Period> {
    let first: Month = start.parse().ok()?;
    Period::new(first, first.plus(months - 1))
}

fn rate(row: RateRow) -> Option<Rate> {
    Some(Rate {
        from: row.from.parse().ok()?,
        to: row.to.parse().ok()?,
        period: run(&row.start, row.months)?,
        average: row.average,
        source: row.source.into(),
        origin: row.origin.into(),
    })
}

fn observation(row: Row) -> Option<Observation> {
    let measure = match (row.measure.as_str(), row.basis.as_str()) {
        ("growth", "") => Measure::Growth { basis: None },
        ("growth", basis) => Measure::Growth {
            basis: Some(basis.parse().ok()?),
        },
        _ => Measure::Value,
    };
    Some(Observation {
        source: row.source.into(),
        dataset: row.dataset.into(),
        reporter: Area::new(&row.reporter),
        partner: Area::new(&row.partner),
        flow: Flow::of_code(&row.flow)?,
        commodity: row.commodity.into(),
        period: run(&row.start, row.months)?,
        measure,
        unit: row.unit.parse().ok()?,
        value: row.value,
        place: row.place,
        adjusted: row.adjustment == "SA",
        vintage: Some(row.vintage)
            .filter(|tag| !tag.is_empty())
            .map(Into::into),
        status: if row.status == "revised" {
            Status::Revised
        } else {
            Status::First
        },
        published: row.published,
        origin: row.origin.into(),
        doubtful: row.doubtful,
        note: row.note.into(),
    })
}
