//! Facts, asked: the embedded tables, tables of a folder, and what can be wrong with those.

mod embedded;
mod folder;
mod parquet;
mod stored;

use super::columns::READ;
use super::stored::scan;
use super::*;
use crate::store::{Release, Store};
use rust_decimal::Decimal;
use std::fs;
use tempfile::TempDir;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Observation, Row, Series, Status, Valuation};
use weighbridge_core::period::Period;

fn series(reporter: &str, partner: &str, commodity: &str) -> Series {
    Series {
        reporter: Area::new(reporter),
        partner: Area::new(partner),
        commodity: commodity.into(),
    }
}

fn wanted(series: &Series, first: &str, last: &str) -> Wanted {
    Wanted {
        series: series.clone(),
        first: first.parse().unwrap(),
        last: last.parse().unwrap(),
    }
}

const HEADER: &str =
    "source,reporter,partner,flow,commodity,start,months,measure,unit,value,place,origin";
const GOOD: &str =
    "GACC,CHN,ATL,total,TOTAL,2022-01,3,value,USD,38.170,0.001,https://example.org/q1";

/// A folder with one table of these lines.
fn folder(lines: &[&str]) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("mine.csv"), lines.join("\n")).unwrap();
    place
}

fn load(place: &TempDir) -> Result<Facts, FactsError> {
    Facts::embedded().unwrap().with_folder(place.path())
}

fn refusal(place: &TempDir) -> String {
    load(place)
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default()
}
