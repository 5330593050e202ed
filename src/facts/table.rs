//! From rows to a Parquet table: sorted, with statistics, so that a question reads few of its row groups.

use super::cells;
use super::columns::{ADDRESS, ALL, Column, address};
use super::error::{FactsError, shown};
use crate::store::Table;
use polars::prelude::*;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use weighbridge_core::fact::{Measure, Row, Status};
use weighbridge_core::period::Month;

/// Rows that are pruned, or read, together: a question asks for few series, and each has some hundred rows.
const GROUP: usize = 1 << 13;

/// The rows as a table for the store. The same rows give the same bytes, in whatever order they come.
///
/// # Errors
///
/// - [`FactsError::Cell`] where a row holds what no table may: an empty source, reporter, partner, commodity or origin, a
///   place that is not above zero, a unit that is none of money, goods or percent.
/// - [`FactsError::Query`] where the table cannot be written, which would be a fault of the program.
///
/// # Example
///
/// ```
/// use weighbridge::facts::table;
///
/// let empty = table::encode(&[])?;
/// assert_eq!((empty.rows, empty.coverage), (0, None));
/// assert!(empty.bytes.starts_with(b"PAR1"));
/// # Ok::<(), weighbridge::facts::FactsError>(())
/// ```
pub fn encode(rows: &[Row]) -> Result<Table, FactsError> {
    for (at, row) in rows.iter().enumerate() {
        check(row, at)?;
    }
    let mut sorted: Vec<&Row> = rows.iter().collect();
    let order = order();
    sorted.sort_by(|a, b| compare(a, b, &order));
    sorted.dedup();
    let mut frame = frame(&sorted)?;
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Zstd(None))
        .with_statistics(StatisticsOptions::default())
        .with_row_group_size(Some(GROUP))
        .finish(&mut frame)?;
    Ok(Table {
        bytes,
        rows: sorted.len() as u64,
        coverage: coverage(&sorted),
        reporters: reporters(&sorted),
    })
}

/// The order of a table: what is asked for first, then the rest, so that the same rows always stand in the same order.
fn order() -> Vec<Column> {
    const FIRST: [Column; 6] = [
        Column::Reporter,
        Column::Partner,
        Column::Commodity,
        Column::Start,
        Column::Months,
        Column::Flow,
    ];
    let rest = ALL.into_iter().filter(|column| !FIRST.contains(column));
    FIRST.into_iter().chain(rest).collect()
}

/// Which of two rows comes first; most differ in the first columns.
fn compare(a: &Row, b: &Row, order: &[Column]) -> Ordering {
    let columns = order
        .iter()
        .map(|column| cell(a, *column).cmp(&cell(b, *column)));
    columns
        .into_iter()
        .find(|found| found.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn frame(rows: &[&Row]) -> Result<DataFrame, FactsError> {
    let columns = ALL.map(|column| {
        let cells: StringChunked = rows.iter().map(|row| Some(cell(row, column))).collect();
        cells.with_name(column.name().into()).into_column()
    });
    let addresses: StringChunked = rows
        .iter()
        .map(|row| {
            let cell = |column| cell(row, column);
            Some(address(
                &cell(Column::Reporter),
                &cell(Column::Partner),
                &cell(Column::Commodity),
            ))
        })
        .collect();
    let mut columns = columns.to_vec();
    columns.push(addresses.with_name(ADDRESS.into()).into_column());
    Ok(DataFrame::new_infer_height(columns)?)
}

/// What a column of the table holds for a row.
fn cell(row: &Row, column: Column) -> Cow<'_, str> {
    let seen = &row.seen;
    let day = |day: Option<jiff::civil::Date>| {
        day.map_or(Cow::Borrowed(""), |day| day.to_string().into())
    };
    match column {
        Column::Source => Cow::Borrowed(&seen.source),
        Column::Dataset => Cow::Borrowed(&seen.dataset),
        Column::Reporter => Cow::Borrowed(seen.reporter.code()),
        Column::Partner => Cow::Borrowed(seen.partner.code()),
        Column::Flow => Cow::Borrowed(seen.flow.code()),
        Column::Scheme => Cow::Borrowed(&row.scheme),
        Column::Commodity => Cow::Borrowed(&seen.commodity),
        Column::Freq => Cow::Borrowed(Row::freq_of(seen.period)),
        Column::Start => seen.period.first().to_string().into(),
        Column::Months => seen.period.len().to_string().into(),
        Column::Measure => Cow::Borrowed(row.measure()),
        Column::Unit => seen.unit.to_string().into(),
        Column::Basis => match seen.measure {
            Measure::Growth { basis: Some(basis) } => basis.to_string().into(),
            _ => Cow::Borrowed(""),
        },
        Column::Valuation => Cow::Borrowed(row.valuation.map_or("", |valuation| valuation.code())),
        Column::Value => seen.value.to_string().into(),
        Column::Place => seen.place.to_string().into(),
        Column::Adjustment => Cow::Borrowed(if seen.adjusted { "SA" } else { "" }),
        Column::Status => Cow::Borrowed(match seen.status {
            Status::First => "first",
            Status::Revised => "revised",
        }),
        Column::Vintage => Cow::Borrowed(seen.vintage.as_deref().unwrap_or_default()),
        Column::Published => day(seen.published),
        Column::Retrieved => day(row.retrieved),
        Column::Origin => Cow::Borrowed(&seen.origin),
        Column::Doubtful => Cow::Borrowed(if seen.doubtful { "true" } else { "false" }),
        Column::Note => Cow::Borrowed(&seen.note),
    }
}

/// Every cell is one that a table may hold.
fn check(row: &Row, at: usize) -> Result<(), FactsError> {
    for column in ALL {
        let text = cell(row, column);
        if !cells::is_well_formed(column, &text) {
            return Err(FactsError::Cell {
                place: format!("row {} of `{}`", at + 1, row.seen.dataset),
                column: column.name(),
                found: shown(&text),
                mend: cells::mend(column),
            });
        }
    }
    Ok(())
}

fn coverage(rows: &[&Row]) -> Option<(Month, Month)> {
    let first = rows.iter().map(|row| row.seen.period.first()).min()?;
    let last = rows.iter().map(|row| row.seen.period.last()).max()?;
    Some((first, last))
}

fn reporters(rows: &[&Row]) -> Vec<String> {
    let codes: BTreeSet<&str> = rows.iter().map(|row| row.seen.reporter.code()).collect();
    codes.into_iter().map(str::to_owned).collect()
}
