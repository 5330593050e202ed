//! Facts out of a store, as one table with every column.

use super::columns::{ALL, Column};
use super::error::FactsError;
use super::stored;
use crate::store::Store;
use polars::prelude::*;

/// Which facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// How the names of their releases begin; empty: all.
    pub name: String,
    /// Whose statistics; `None`: anyone's.
    pub reporter: Option<String>,
    /// Trade with whom; `None`: with anyone.
    pub partner: Option<String>,
}

/// A table that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many facts.
    pub rows: usize,
    /// Of how many releases.
    pub tables: usize,
}

/// The facts as CSV, in the order of the releases; what other releases repeat stands there again, with its vintage.
///
/// # Errors
///
/// - [`FactsError::Store`] where a table is not what was stored.
pub fn csv(store: &Store, selection: &Selection) -> Result<Written, FactsError> {
    write(store, selection, |frame, bytes| {
        CsvWriter::new(bytes).finish(frame)
    })
}

/// The same as Parquet.
///
/// # Errors
///
/// As [`csv()`].
pub fn parquet(store: &Store, selection: &Selection) -> Result<Written, FactsError> {
    write(store, selection, |frame, bytes| {
        ParquetWriter::new(bytes).finish(frame).map(|_| ())
    })
}

fn write(
    store: &Store,
    selection: &Selection,
    finish: impl Fn(&mut DataFrame, &mut Vec<u8>) -> PolarsResult<()>,
) -> Result<Written, FactsError> {
    let mut whole: Option<DataFrame> = None;
    let mut tables = 0;
    for (entry, table) in store.tables() {
        if !entry.name().starts_with(&selection.name) {
            continue;
        }
        tables += 1;
        let part = chosen(stored::scan(&store.table_file(table)?, &ALL)?, selection).collect()?;
        match whole.as_mut() {
            Some(whole) => {
                whole.vstack_mut(&part)?;
            }
            None => whole = Some(part),
        }
    }
    let mut frame = whole.map_or_else(empty, Ok)?;
    let mut bytes = Vec::new();
    finish(&mut frame, &mut bytes)?;
    Ok(Written {
        bytes,
        rows: frame.height(),
        tables,
    })
}

fn chosen(facts: LazyFrame, selection: &Selection) -> LazyFrame {
    let sides = [
        (Column::Reporter, &selection.reporter),
        (Column::Partner, &selection.partner),
    ];
    sides
        .into_iter()
        .fold(facts, |facts, (column, wanted)| match wanted {
            Some(code) => facts.filter(col(column.name()).eq(lit(code.as_str()))),
            None => facts,
        })
}

fn empty() -> PolarsResult<DataFrame> {
    let columns = ALL.map(|column| {
        let cells: StringChunked = std::iter::empty::<Option<&str>>().collect();
        cells.with_name(column.name().into()).into_column()
    });
    DataFrame::new_infer_height(columns.into())
}
