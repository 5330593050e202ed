//! A newsroom's own tables: a mapping says what is what in them, and they become rows of ours.
//!
//! Nothing here opens a file or writes one: bytes come in, rows go out. A table is taken whole or refused whole, with the
//! line and the mend. Parquet is read by `facts`, the only room that knows polars.

mod cell;
mod column;
mod error;
mod grid;
mod mapping;
mod rows;
mod slot;
#[cfg(test)]
mod tests;
mod value;
mod when;
mod whole;
mod workbook;

use crate::facts::foreign;
pub use error::ImportError;
pub use grid::Grid;
pub use mapping::Mapping;
pub use rows::{Taken, take};

/// A table from the bytes of its file, by the ending of its name: CSV, Parquet, or a workbook.
///
/// # Errors
///
/// - [`ImportError::Table`] where the file is not what its name says.
pub fn grid(name: &str, bytes: &[u8], mapping: &Mapping) -> Result<Grid, ImportError> {
    let ending = name
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match ending.as_str() {
        "xls" | "xlsx" | "xlsm" | "xlsb" | "ods" => Grid::of_workbook(name, bytes, &mapping.file),
        "parquet" => parquet(name, bytes),
        _ => Grid::of_csv(name, bytes, &mapping.file),
    }
}

fn parquet(name: &str, bytes: &[u8]) -> Result<Grid, ImportError> {
    let texts = foreign::texts(bytes.to_vec()).map_err(|error| ImportError::Table {
        place: name.to_owned(),
        found: error.to_string(),
        mend: "store it again as Parquet or CSV".to_owned(),
    })?;
    let lines = texts.rows.into_iter().enumerate();
    Ok(Grid {
        name: name.to_owned(),
        head: texts.head,
        lines: lines.map(|(at, cells)| (at + 1, cells)).collect(),
    })
}
