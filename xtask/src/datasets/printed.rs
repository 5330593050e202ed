//! The tables of printed figures: one figure a row, with its growth, as somebody read it from a page.

use super::{DatasetsError, areas};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::path::Path;
use weighbridge_core::claim::Flow;
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Unit;

/// The columns of a table, in order.
const COLUMNS: [&str; 16] = [
    "reporter",
    "partner",
    "flow",
    "commodity",
    "freq",
    "period_start",
    "period_end",
    "value",
    "unit",
    "value_precision",
    "yoy_percent",
    "yoy_basis",
    "source_agency",
    "published_on",
    "source_url",
    "note",
];

/// One row of a table, as it stands there.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Printed {
    pub(super) reporter: String,
    pub(super) partner: String,
    pub(super) flow: String,
    pub(super) commodity: String,
    pub(super) freq: String,
    pub(super) period_start: String,
    pub(super) period_end: String,
    pub(super) value: String,
    pub(super) unit: String,
    pub(super) value_precision: String,
    pub(super) yoy_percent: String,
    pub(super) yoy_basis: String,
    pub(super) source_agency: String,
    pub(super) published_on: String,
    pub(super) source_url: String,
    pub(super) note: String,
    #[serde(skip)]
    file: String,
    #[serde(skip)]
    line: u64,
}

/// Every row of a table, in the file's order, each cell checked.
///
/// # Errors
///
/// [`DatasetsError`] where the file cannot be read, its columns are others, or a line or cell is malformed.
pub(super) fn read(path: &Path) -> Result<Vec<Printed>, DatasetsError> {
    let mut rows: Vec<Printed> = Vec::new();
    for (row, line) in read_table::<Printed>(path, &COLUMNS)? {
        let file = file_name(path);
        let row = Printed { file, line, ..row };
        row.check()?;
        rows.push(row);
    }
    Ok(rows)
}

/// The rows of a CSV file with exactly these columns, with their lines.
///
/// # Errors
///
/// [`DatasetsError`] where the file cannot be read, its columns are others, or a line has too few or too many cells.
pub(super) fn read_table<T: for<'a> Deserialize<'a>>(
    path: &Path,
    columns: &[&str],
) -> Result<Vec<(T, u64)>, DatasetsError> {
    let bytes = std::fs::read(path).map_err(|source| DatasetsError::Read {
        path: path.to_owned(),
        source,
    })?;
    let malformed = |error: &csv::Error| DatasetsError::Line {
        file: file_name(path),
        line: error.position().map_or(1, csv::Position::line),
        found: error.to_string(),
    };
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let header = reader.headers().map_err(|error| malformed(&error))?.clone();
    if header.iter().ne(columns.iter().copied()) {
        return Err(DatasetsError::Columns {
            file: file_name(path),
            found: header.iter().collect::<Vec<_>>().join(","),
            wanted: columns.join(","),
        });
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| malformed(&error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = record.deserialize(Some(&header));
        rows.push((row.map_err(|error| malformed(&error))?, line));
    }
    Ok(rows)
}

/// The name of a file, for messages.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

impl Printed {
    /// The months it covers.
    ///
    /// # Errors
    ///
    /// [`DatasetsError::Cell`] where a cell is not a month, or the last comes before the first.
    pub(super) fn period(&self) -> Result<Period, DatasetsError> {
        let month = |column, text: &str| {
            let mend = "write a month as `2022-03`";
            text.parse::<Month>()
                .map_err(|_| self.fault(column, text, mend))
        };
        let first = month("period_start", &self.period_start)?;
        let last = month("period_end", &self.period_end)?;
        let mend = "the last month must not come before the first";
        Period::new(first, last).ok_or_else(|| self.fault("period_end", &self.period_end, mend))
    }

    /// The guide's code of the reporter and of the partner.
    ///
    /// # Errors
    ///
    /// [`DatasetsError::Cell`] where a cell holds no code.
    pub(super) fn areas(&self) -> Result<(&str, &str), DatasetsError> {
        let mend = "use an ISO 3166 alpha-3 code or a group such as `WLD`, `EUN`, `ASEAN`";
        let reporter = areas::code(&self.reporter)
            .ok_or_else(|| self.fault("reporter", &self.reporter, mend))?;
        let partner =
            areas::code(&self.partner).ok_or_else(|| self.fault("partner", &self.partner, mend))?;
        Ok((reporter, partner))
    }

    fn check(&self) -> Result<(), DatasetsError> {
        self.areas()?;
        self.check_words()?;
        self.check_papers()?;
        self.check_months()?;
        self.check_level()?;
        self.check_growth()
    }

    fn check_words(&self) -> Result<(), DatasetsError> {
        self.must(
            Flow::of_code(&self.flow).is_some(),
            "flow",
            &self.flow,
            "use exports, imports, total or balance",
        )?;
        self.must(
            is_commodity(&self.commodity),
            "commodity",
            &self.commodity,
            "use TOTAL, an HS code or range, or an agency's group in capitals",
        )
    }

    fn check_papers(&self) -> Result<(), DatasetsError> {
        let (agency, day, address) = (&self.source_agency, &self.published_on, &self.source_url);
        let is_day = day.is_empty() || day.parse::<jiff::civil::Date>().is_ok();
        let has_address = ["https://", "http://", "github:"]
            .iter()
            .any(|scheme| address.starts_with(scheme));
        let mend_day = "write the day as `2022-04-13`, or leave the cell empty";
        let mend_address = "give the address of the page the figure was read from";
        self.must(
            !agency.is_empty(),
            "source_agency",
            agency,
            "name the agency",
        )?;
        self.must(is_day, "published_on", day, mend_day)?;
        self.must(has_address, "source_url", address, mend_address)
    }

    fn check_months(&self) -> Result<(), DatasetsError> {
        let months = self.period()?.len();
        let fits = match self.freq.as_str() {
            "M" => months == 1,
            "Q" => months == 3,
            "A" => months == 12,
            "YTD" => months <= 12,
            _ => false,
        };
        let mend =
            "use M for one month, Q for three, A for twelve, YTD for any other run up to twelve";
        self.must(fits, "freq", &self.freq, mend)
    }

    fn check_level(&self) -> Result<(), DatasetsError> {
        if self.value.is_empty() {
            let mend = "give a value or a growth rate";
            return self.must(!self.yoy_percent.is_empty(), "value", "", mend);
        }
        let value = self.number("value", &self.value)?;
        let place = self.number("value_precision", &self.value_precision)?;
        self.must(
            place > Decimal::ZERO,
            "value_precision",
            &self.value_precision,
            "give the size of the last printed digit, above zero",
        )?;
        self.must(
            value >= Decimal::ZERO || self.flow == "balance",
            "value",
            &self.value,
            "only a balance can be below zero",
        )?;
        self.must(
            is_amount(&self.unit),
            "unit",
            &self.unit,
            "use an ISO 4217 code, `tonne` or `unit`",
        )
    }

    fn check_growth(&self) -> Result<(), DatasetsError> {
        if self.yoy_percent.is_empty() {
            return Ok(());
        }
        self.number("yoy_percent", &self.yoy_percent)?;
        self.must(
            is_amount(&self.basis()),
            "yoy_basis",
            &self.yoy_basis,
            "say which currency the growth was computed in, or `tonne` or `unit`",
        )
    }

    /// The unit that the growth was computed in.
    pub(super) fn basis(&self) -> String {
        match self.yoy_basis.as_str() {
            volume @ ("tonne" | "unit") => volume.to_owned(),
            currency => currency.to_uppercase(),
        }
    }

    fn number(&self, column: &'static str, text: &str) -> Result<Decimal, DatasetsError> {
        text.parse()
            .map_err(|_| self.fault(column, text, "write a plain number with a decimal point"))
    }

    fn must(
        &self,
        holds: bool,
        column: &'static str,
        found: &str,
        mend: &'static str,
    ) -> Result<(), DatasetsError> {
        if holds {
            Ok(())
        } else {
            Err(self.fault(column, found, mend))
        }
    }

    fn fault(&self, column: &'static str, found: &str, mend: &'static str) -> DatasetsError {
        DatasetsError::Cell {
            file: self.file.clone(),
            line: self.line,
            column,
            found: found.to_owned(),
            mend,
        }
    }
}

/// Is it money or a quantity of goods?
fn is_amount(code: &str) -> bool {
    code.parse::<Unit>()
        .is_ok_and(|unit| unit.is_money() || unit.is_volume())
}

/// `TOTAL`, an HS code or range of codes, or a group in capitals?
fn is_commodity(code: &str) -> bool {
    let is_group = code
        .bytes()
        .all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    let is_heading = |part: &str| {
        (2..=6).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    !code.is_empty() && (is_group || code.splitn(2, '-').all(is_heading))
}
