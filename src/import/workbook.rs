//! A sheet of a workbook as text.

use super::error::ImportError;
use super::grid::{Grid, unfit};
use super::mapping::Shape;
use calamine::{Data, Reader as _};
use std::io::Cursor;

/// The most cells of a workbook's sheet that are read.
const MOST_CELLS: usize = 50_000_000;

impl Grid {
    /// A sheet of a workbook (XLS, XLSX, XLSB, ODS).
    ///
    /// # Errors
    ///
    /// - [`ImportError::Table`] where it is no workbook, or has no such sheet.
    pub fn of_workbook(name: &str, bytes: &[u8], shape: &Shape) -> Result<Self, ImportError> {
        let mend = "store it again as XLSX or CSV";
        let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes))
            .map_err(|error| unfit(name, error.to_string(), mend))?;
        let sheets = book.sheet_names();
        let wanted = shape.sheet.clone().or_else(|| sheets.first().cloned());
        let wanted = wanted.unwrap_or_default();
        if !sheets.contains(&wanted) {
            let mend = format!("it has {}", sheets.join(", "));
            return Err(unfit(name, format!("there is no sheet `{wanted}`"), &mend));
        }
        let sheet = book
            .worksheet_range(&wanted)
            .map_err(|error| unfit(name, error.to_string(), mend))?;
        let (height, width) = sheet.get_size();
        if height.saturating_mul(width) > MOST_CELLS {
            return Err(unfit(
                name,
                "the sheet is too large".to_owned(),
                "store it as CSV",
            ));
        }
        let above = sheet.start().map_or(0, |(row, _)| row as usize);
        let lines = sheet.rows().enumerate();
        let lines = lines.map(|(at, cells)| (above + at + 1, cells.iter().map(text).collect()));
        Self::headed(name, lines.collect(), shape)
    }
}

/// A cell as it would be printed; floats to the 15 digits that they hold.
fn text(cell: &Data) -> String {
    match cell {
        Data::Float(number) => printed(*number),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string(),
    }
}

/// A float to 15 significant digits, without an exponent.
fn printed(number: f64) -> String {
    let text = format!("{number:.14e}");
    rust_decimal::Decimal::from_scientific(&text)
        .map_or(text, |exact| exact.normalize().to_string())
}
