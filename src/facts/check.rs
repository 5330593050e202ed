//! The check of a table of a folder: every cell well formed, no key with two values.

use super::cells;
use super::columns::{Column, KEY, READ};
use super::error::{FactsError, shown};
use super::folder::Source;
use polars::prelude::*;
use std::collections::HashSet;
use weighbridge_core::period::Month;

/// What a check counted on its way.
pub(super) struct Found {
    /// How many rows.
    pub(super) rows: usize,
    /// First and last month, empty where there are no rows.
    pub(super) coverage: (String, String),
}

/// The names that the check gives to its own columns.
const ROW: &str = "row";
const SPREAD: &str = "spread";
const LOWEST: &str = "lowest";
const HIGHEST: &str = "highest";

/// Checks a table of text columns, one column after the other.
///
/// # Errors
///
/// - [`FactsError::Cell`] for the first malformed cell of the first column that has one.
/// - [`FactsError::Duplicate`] where two numbers stand under one key and differ by more than their last printed digit.
pub(super) fn check(facts: &LazyFrame, source: &Source) -> Result<Found, FactsError> {
    let mut rows = 0;
    for column in READ {
        rows = check_column(facts, column, source)?;
    }
    check_keys(facts, source)?;
    Ok(Found {
        rows,
        coverage: coverage(facts, source)?,
    })
}

/// Every cell of a column is well formed; equal cells are looked at once. Gives the number of rows.
fn check_column(facts: &LazyFrame, column: Column, source: &Source) -> Result<usize, FactsError> {
    let cells = collect(facts.clone().select([col(column.name())]), source)?;
    let texts = cells.column(column.name())?.str()?;
    let mut seen = HashSet::new();
    for (row, text) in texts.iter().enumerate() {
        let text = text.unwrap_or_default();
        if seen.insert(text) && !cells::is_well_formed(column, text) {
            return Err(FactsError::Cell {
                place: source.place(row),
                column: column.name(),
                found: shown(text),
                mend: cells::mend(column),
            });
        }
    }
    Ok(cells.height())
}

/// No two numbers that are not doubtful differ under one key by more than the coarser of their last digits.
fn check_keys(facts: &LazyFrame, source: &Source) -> Result<(), FactsError> {
    let number = |column: Column| col(column.name()).cast(DataType::Float64);
    let value = number(Column::Value);
    let by_value = col(ROW).sort_by([value.clone()], SortMultipleOptions::default());
    let twice = facts
        .clone()
        .with_row_index(ROW, None)
        .filter(col(Column::Doubtful.name()).neq(lit("true")))
        .group_by(KEY.map(|column| col(column.name())))
        .agg([
            by_value.clone().first().alias(LOWEST),
            by_value.last().alias(HIGHEST),
            (value.clone().max() - value.min() - number(Column::Place).max()).alias(SPREAD),
        ])
        .filter(col(SPREAD).gt(lit(0)))
        .sort([LOWEST], SortMultipleOptions::default())
        .limit(1);
    let twice = collect(twice, source)?;
    if twice.height() == 0 {
        return Ok(());
    }
    duplicate(&twice, source)
}

fn duplicate(twice: &DataFrame, source: &Source) -> Result<(), FactsError> {
    let row = |name: &str| -> Result<usize, FactsError> {
        let row = twice.column(name)?.idx()?.get(0).unwrap_or_default();
        Ok(row as usize)
    };
    let (low, high) = (row(LOWEST)?, row(HIGHEST)?);
    let mut key = Vec::new();
    for column in KEY {
        let text = twice.column(column.name())?.str()?.get(0);
        key.extend(text.filter(|text| !text.is_empty()).map(shown));
    }
    Err(FactsError::Duplicate {
        place: source.place(low.max(high)),
        other: source.place(low.min(high)),
        key: key.join(", "),
    })
}

/// First and last month of a checked table.
fn coverage(facts: &LazyFrame, source: &Source) -> Result<(String, String), FactsError> {
    let names = [Column::Start, Column::Months].map(|column| col(column.name()));
    let runs = collect(
        facts
            .clone()
            .select(names)
            .unique(None, UniqueKeepStrategy::Any),
        source,
    )?;
    let starts = runs.column(Column::Start.name())?.str()?;
    let counts = runs.column(Column::Months.name())?.str()?;
    let mut periods = Vec::new();
    for (start, count) in starts.iter().zip(counts.iter()) {
        let first = start.and_then(cells::month);
        let count = count.and_then(cells::months);
        periods.extend(first.zip(count));
    }
    let text = |month: Option<Month>| month.map(|m| m.to_string()).unwrap_or_default();
    let first = periods.iter().map(|(first, _)| *first).min();
    let last = periods
        .iter()
        .map(|(first, count)| first.plus(count - 1))
        .max();
    Ok((text(first), text(last)))
}

/// The rows of a query on one table: a fault is a fault of its file.
fn collect(query: LazyFrame, source: &Source) -> Result<DataFrame, FactsError> {
    query.collect().map_err(|error| source.malformed(&error))
}
