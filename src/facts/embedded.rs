//! The tables that are compiled in.

use super::columns::{Column, READ};
use super::error::FactsError;
use polars::prelude::*;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::io::Cursor;
use weighbridge_core::fact::Rate;
use weighbridge_core::run::Table;

/// A table as text.
struct Text {
    name: &'static str,
    csv: &'static str,
}

/// The text of a file under `datasets/`.
macro_rules! text {
    ($name:literal) => {
        Text {
            name: $name,
            csv: include_str!(concat!("../../datasets/facts/", $name, ".csv")),
        }
    };
}

/// Every table of `datasets/facts`, in name order; a test holds the list against `datapackage.json`.
const TABLES: [Text; 13] = [
    text!("asean_more"),
    text!("china_more"),
    text!("china_partners"),
    text!("china_russia"),
    text!("china_total"),
    text!("conflicts"),
    text!("conflicts_asean_more"),
    text!("conflicts_china_more"),
    text!("conflicts_world_more"),
    text!("indonesia"),
    text!("others"),
    text!("usa_press"),
    text!("world_more"),
];

/// The average exchange rates.
const RATES: &str = include_str!("../../datasets/rates.csv");

/// The description of them all.
const PACKAGE: &str = include_str!("../../datasets/datapackage.json");

/// All compiled-in tables as one frame of text columns; no cell is looked at.
///
/// # Errors
///
/// [`FactsError::Query`] where a table does not parse, which a test rules out.
pub(super) fn frame() -> Result<DataFrame, FactsError> {
    let mut whole: Option<DataFrame> = None;
    for table in &TABLES {
        let part = text_frame(table.csv.as_bytes())
            .and_then(|part| part.select(READ.map(Column::name)))
            .map_err(|error| FactsError::Query(format!("table `{}`: {error}", table.name)))?;
        match whole.as_mut() {
            Some(whole) => {
                whole.vstack_mut(&part)?;
            }
            None => whole = Some(part),
        }
    }
    Ok(whole.unwrap_or_default())
}

/// A CSV file as text columns; empty cells are empty texts.
///
/// # Errors
///
/// A [`PolarsError`] where it does not parse.
pub(super) fn text_frame<B: AsRef<[u8]> + Send + Sync>(bytes: B) -> PolarsResult<DataFrame> {
    let parse = CsvParseOptions::default().with_missing_is_null(false);
    CsvReadOptions::default()
        .with_infer_schema_length(Some(0))
        .with_parse_options(parse)
        .into_reader_with_file_handle(Cursor::new(bytes))
        .finish()
}

/// One row of the table of rates.
#[derive(Deserialize)]
struct Row<'a> {
    from: &'a str,
    to: &'a str,
    start: &'a str,
    months: i32,
    average: &'a str,
    source: &'a str,
    origin: &'a str,
}

/// The compiled-in exchange rates.
///
/// # Errors
///
/// [`FactsError::Query`] where a row does not parse, which a test rules out.
pub(super) fn rates() -> Result<Vec<Rate>, FactsError> {
    let mut reader = csv::Reader::from_reader(RATES.as_bytes());
    let failed = |error: &dyn std::error::Error| FactsError::Query(format!("rates.csv: {error}"));
    let header = reader.headers().map_err(|error| failed(&error))?.clone();
    let mut rates = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| failed(&error))?;
        let row: Row<'_> = record
            .deserialize(Some(&header))
            .map_err(|error| failed(&error))?;
        let first = row.start.parse().map_err(|error| failed(&error))?;
        rates.push(Rate {
            from: row.from.parse().map_err(|error| failed(&error))?,
            to: row.to.parse().map_err(|error| failed(&error))?,
            period: super::cells::period(first, row.months),
            average: row
                .average
                .parse::<Decimal>()
                .map_err(|error| failed(&error))?,
            source: row.source.into(),
            origin: row.origin.into(),
        });
    }
    Ok(rates)
}

/// The parts of `datapackage.json` that a report needs.
#[derive(Deserialize)]
struct Package {
    resources: Vec<Resource>,
}

#[derive(Deserialize)]
struct Resource {
    name: String,
    rows: usize,
    hash: String,
    coverage: Coverage,
}

#[derive(Deserialize)]
struct Coverage {
    first: String,
    last: String,
}

/// The compiled-in tables by name, with what they cover.
///
/// # Errors
///
/// [`FactsError::Query`] where the description does not parse, which a test rules out.
pub(super) fn tables() -> Result<Vec<Table>, FactsError> {
    let package: Package = serde_json::from_str(PACKAGE)
        .map_err(|error| FactsError::Query(format!("datapackage.json: {error}")))?;
    let table = |resource: Resource| Table {
        name: resource.name,
        rows: resource.rows,
        coverage: (resource.coverage.first, resource.coverage.last),
        digest: resource.hash.trim_start_matches("sha256:").to_owned(),
    };
    Ok(package.resources.into_iter().map(table).collect())
}

/// The texts of the compiled-in tables, for checks.
#[cfg(test)]
pub(super) fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLES.iter().map(|table| (table.name, table.csv))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::folder::digest;

    #[test]
    fn the_list_and_the_description_agree_with_the_files() {
        let described = tables().unwrap();
        let with_rates = texts().chain([("rates", RATES)]);
        let held: Vec<_> = with_rates
            .map(|(name, csv)| {
                let rows = csv::Reader::from_reader(csv.as_bytes()).records().count();
                (name.to_owned(), rows, digest(csv.as_bytes()))
            })
            .collect();
        let told: Vec<_> = described
            .into_iter()
            .map(|table| (table.name, table.rows, table.digest))
            .collect();
        assert_eq!(
            told, held,
            "run `cargo xtask datasets` and list each table of datasets/facts in src/facts/embedded.rs"
        );
    }

    #[test]
    fn every_row_is_in_the_frame() {
        let rows: usize = tables()
            .unwrap()
            .iter()
            .filter(|t| t.name != "rates")
            .map(|t| t.rows)
            .sum();
        assert_eq!(frame().unwrap().height(), rows);
    }

    #[test]
    fn rates_parse() {
        let rates = rates().unwrap();
        let wanted: (_, _) = ("USD".parse().unwrap(), "CNY".parse().unwrap());
        assert!(rates.iter().any(|rate| (rate.from, rate.to) == wanted));
    }
}
