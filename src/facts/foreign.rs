//! Parquet tables of others, as text.

use super::error::FactsError;
use super::schema::printed;
use polars::prelude::*;
use std::io::Cursor;

/// A table as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// The names of its columns.
    pub head: Vec<String>,
    /// Its rows; a null is an empty text.
    pub rows: Vec<Vec<String>>,
}

/// The cells of a Parquet file as they would be printed; floats to the 15 digits that they hold.
///
/// # Errors
///
/// - [`FactsError::Query`] where the bytes are no Parquet file, or a column holds lists or the like.
pub fn texts(bytes: Vec<u8>) -> Result<Texts, FactsError> {
    let frame = ParquetReader::new(Cursor::new(bytes)).finish()?;
    let mut texts = Texts {
        head: frame
            .get_column_names()
            .iter()
            .map(ToString::to_string)
            .collect(),
        rows: vec![Vec::new(); frame.height()],
    };
    for column in frame.columns() {
        for (row, cell) in texts.rows.iter_mut().zip(cells(column)?) {
            row.push(cell);
        }
    }
    Ok(texts)
}

fn cells(column: &Column) -> PolarsResult<Vec<String>> {
    if column.dtype().is_float() {
        let floats = column.cast(&DataType::Float64)?;
        let cells = floats.f64()?.iter();
        return Ok(cells
            .map(|cell| cell.map_or_else(String::new, printed))
            .collect());
    }
    let texts = column.cast(&DataType::String)?;
    let cells = texts.str()?.iter();
    Ok(cells
        .map(|cell| cell.unwrap_or_default().to_owned())
        .collect())
}
