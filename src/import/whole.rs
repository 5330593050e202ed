//! Facts that follow from those of a table by its mapping: zeros of months that it leaves out, and sums of parts.

use super::mapping::Mapping;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Row};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Unit;

/// What a month without a line says.
const NO_LINE: &str = "the table has no line for this month: no trade";

/// A series of a table, without its months.
type Series = (Area, Area, Flow, Arc<str>, Unit);

/// The facts that follow from those of a table.
pub(super) fn derived(rows: &[Row], mapping: &Mapping) -> Vec<Row> {
    let mut found = if mapping.sparse {
        zeros(rows)
    } else {
        Vec::new()
    };
    let known: Vec<&Row> = rows.iter().chain(&found).collect();
    let sums: Vec<Row> = mapping
        .sums
        .iter()
        .flat_map(|(code, parts)| sums(&known, code, parts, mapping.sparse))
        .collect();
    found.extend(sums);
    found
}

/// A zero for each month of the table that a series of it leaves out.
fn zeros(rows: &[Row]) -> Vec<Row> {
    let is_monthly = |row: &&Row| row.seen.measure == Measure::Value && row.seen.period.len() == 1;
    let months: BTreeSet<Month> = rows
        .iter()
        .filter(is_monthly)
        .map(|row| row.seen.period.first())
        .collect();
    let mut series: BTreeMap<Series, (BTreeSet<Month>, &Row)> = BTreeMap::new();
    for row in rows.iter().filter(is_monthly) {
        let (told, finest) = series
            .entry(series_of(row))
            .or_insert_with(|| (BTreeSet::new(), row));
        told.insert(row.seen.period.first());
        if row.seen.place < finest.seen.place {
            *finest = row;
        }
    }
    let silent = |(told, like): (BTreeSet<Month>, &Row)| -> Vec<Row> {
        let left_out = months.iter().filter(|month| !told.contains(month));
        left_out.map(|month| zero(like, *month)).collect()
    };
    series.into_values().flat_map(silent).collect()
}

fn zero(like: &Row, month: Month) -> Row {
    let mut row = like.clone();
    row.seen.period = Period::month(month);
    row.seen.value = Decimal::ZERO;
    row.seen.note = noted(&row.seen.note, NO_LINE);
    row
}

/// The sums of these parts under a code of their own: where each part has a figure, or all that has none was not traded.
/// What the table tells itself is not told again.
fn sums(rows: &[&Row], code: &str, parts: &[String], sparse: bool) -> Vec<Row> {
    let mut wholes: BTreeMap<(Series, Period), Vec<&Row>> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for &row in rows.iter().filter(|row| row.seen.measure == Measure::Value) {
        let mut series = series_of(row);
        if &*series.3 == code {
            told.insert((series, row.seen.period));
        } else if parts.iter().any(|part| **part == *series.3) {
            series.3 = code.into();
            wholes
                .entry((series, row.seen.period))
                .or_default()
                .push(row);
        }
    }
    wholes
        .into_iter()
        .filter(|(key, found)| (sparse || found.len() == parts.len()) && !told.contains(key))
        .filter_map(|(_, found)| sum(&found, code))
        .collect()
}

fn sum(parts: &[&Row], code: &str) -> Option<Row> {
    let value = parts
        .iter()
        .try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.seen.value))?;
    let mut row = (*parts.first()?).clone();
    let codes: Vec<&str> = parts.iter().map(|part| &*part.seen.commodity).collect();
    row.seen.note = noted(&row.seen.note, &format!("sum of {}", codes.join(", ")));
    row.seen.place = parts.iter().map(|part| part.seen.place).max()?;
    row.seen.commodity = code.into();
    row.seen.value = value;
    Some(row)
}

fn series_of(row: &Row) -> Series {
    let seen = &row.seen;
    (
        seen.reporter.clone(),
        seen.partner.clone(),
        seen.flow,
        seen.commodity.clone(),
        seen.unit,
    )
}

fn noted(note: &str, remark: &str) -> Arc<str> {
    if note.is_empty() {
        remark.into()
    } else {
        format!("{note}; {remark}").into()
    }
}
