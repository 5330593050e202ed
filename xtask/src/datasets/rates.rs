//! Average exchange rates.

use super::DatasetsError;
use super::files::{Content, Output};
use super::package::{Coverage, Covered};
use super::printed::{file_name, read_table};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::path::Path;
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Currency;

/// The columns of the table, in order.
const COLUMNS: [&str; 8] = [
    "currency_from",
    "currency_to",
    "month",
    "average",
    "kind",
    "source_agency",
    "source_url",
    "note",
];

/// One rate as it stands in the table; `month` holds a month, a year, or a run of months.
#[derive(Debug, Deserialize)]
struct Printed {
    currency_from: String,
    currency_to: String,
    month: String,
    average: String,
    kind: String,
    source_agency: String,
    source_url: String,
    note: String,
}

/// One row of the tidy table; the fields are its columns, in order.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Rate {
    from: String,
    to: String,
    start: String,
    months: i32,
    average: String,
    kind: String,
    source: String,
    origin: String,
    note: String,
}

/// The tidy table of rates, ready to be written.
///
/// # Errors
///
/// [`DatasetsError`] where the file cannot be read, its columns are others, or a line or cell is malformed.
pub(super) fn output(path: &Path) -> Result<Output, DatasetsError> {
    let mut rates = Vec::new();
    for (row, line) in read_table::<Printed>(path, &COLUMNS)? {
        let fault = |column, found: &str, mend| DatasetsError::Cell {
            file: file_name(path),
            line,
            column,
            found: found.to_owned(),
            mend,
        };
        rates.push(tidy(row, fault)?);
    }
    rates.sort();
    let coverage = Coverage::new(rates.iter().map(|rate| Covered {
        reporter: None,
        source: &rate.source,
        start: &rate.start,
        months: rate.months,
    }));
    Output::new("rates.csv".to_owned(), &rates, Content::Rates, coverage)
}

fn tidy(
    row: Printed,
    fault: impl Fn(&'static str, &str, &'static str) -> DatasetsError,
) -> Result<Rate, DatasetsError> {
    let period = period(&row.month).ok_or_else(|| fault("month", &row.month, MONTHS))?;
    let average = row.average.parse::<Decimal>();
    if !average.is_ok_and(|average| average > Decimal::ZERO) {
        return Err(fault("average", &row.average, "write a number above zero"));
    }
    for (column, code) in [
        ("currency_from", &row.currency_from),
        ("currency_to", &row.currency_to),
    ] {
        if code.parse::<Currency>().is_err() {
            return Err(fault(column, code, "use an ISO 4217 code such as `USD`"));
        }
    }
    Ok(Rate {
        from: row.currency_from,
        to: row.currency_to,
        start: period.first().to_string(),
        months: period.len(),
        average: row.average,
        kind: row.kind,
        source: row.source_agency,
        origin: row.source_url,
        note: row.note,
    })
}

/// How the months of a rate are written.
const MONTHS: &str =
    "write `2022-03`, `2022` for a year, or `2021-04..2022-03` for a run of months";

/// The months of `2022-03`, `2022` or `2021-04..2022-03`.
fn period(text: &str) -> Option<Period> {
    if let Some((first, last)) = text.split_once("..") {
        return Period::new(first.parse().ok()?, last.parse().ok()?);
    }
    if text.len() == 4 {
        Period::year(text.parse().ok()?)
    } else {
        text.parse::<Month>().ok().map(Period::month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_as_written() {
        for (text, wanted) in [
            ("2022-03", Some("2022-03")),
            ("2022", Some("2022-01..2022-12")),
            ("2021-04..2022-03", Some("2021-04..2022-03")),
            ("2022-04..2022-03", None),
            ("March", None),
        ] {
            let found = period(text).map(|period| period.to_string());
            assert_eq!(found.as_deref(), wanted, "{text}");
        }
    }
}
