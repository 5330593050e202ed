//! A table by country that a person saved in another form than the page: as a workbook, or as text with commas.

use super::super::error::ParseError;
use super::grid::{Cell, Grid};
use calamine::{Data, Reader as _};
use std::io::Cursor;

/// The first bytes of workbooks: XLSX and ODS, and XLS.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];
/// The most cells of a workbook that are read.
const MOST_CELLS: usize = 200_000;

/// Is it a workbook?
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    WORKBOOKS.iter().any(|start| bytes.starts_with(start))
}

/// The first sheet with something in it.
///
/// # Errors
///
/// [`ParseError::Malformed`] where the file is no workbook, or larger than such tables are.
pub(super) fn workbook(bytes: &[u8]) -> Result<Grid, ParseError> {
    const WANTED: &str = "a workbook (XLS, XLSX, ODS)";
    let malformed = |said: String| ParseError::malformed(WANTED, said);
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|error| malformed(error.to_string()))?;
    for name in book.sheet_names() {
        let sheet = book
            .worksheet_range(&name)
            .map_err(|error| malformed(error.to_string()))?;
        let (height, width) = sheet.get_size();
        if height.saturating_mul(width) > MOST_CELLS {
            return Err(malformed(format!(
                "sheet `{name}` has {height} rows of {width} cells"
            )));
        }
        if !sheet.is_empty() {
            return Ok(grid(sheet.rows().map(|row| row.iter().map(text).collect())));
        }
    }
    Err(malformed("it is empty".to_owned()))
}

/// A cell as it is printed: a number to no more digits than agencies print.
fn text(cell: &Data) -> String {
    match cell {
        Data::Float(number) => {
            let rounded = format!("{number:.6}");
            rounded
                .trim_end_matches('0')
                .trim_end_matches('.')
                .to_owned()
        }
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string(),
    }
}

/// Text with commas.
///
/// # Errors
///
/// [`ParseError::Malformed`] where it cannot be read as such.
pub(super) fn lines(text: &str) -> Result<Grid, ParseError> {
    const WANTED: &str = "text with commas";
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| ParseError::malformed(WANTED, error))?;
        rows.push(record.iter().map(ToOwned::to_owned).collect());
    }
    Ok(grid(rows.into_iter()))
}

/// Rows without the blank cells at their end, and without those that are all blank.
fn grid(rows: impl Iterator<Item = Vec<String>>) -> Grid {
    let row = |cells: Vec<String>| {
        let mut cells: Vec<Cell> = cells
            .into_iter()
            .map(|text| Cell {
                text: text.replace('\u{a0}', " "),
                links: Vec::new(),
            })
            .collect();
        while cells.last().is_some_and(|cell| cell.text.trim().is_empty()) {
            cells.pop();
        }
        cells
    };
    Grid {
        rows: rows.map(row).filter(|row| !row.is_empty()).collect(),
        ..Grid::default()
    }
}
