//! The months that a line of a foreign table is about, as a mapping tells them.

use super::cell;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use weighbridge_core::period::{Month, Period};

/// The months a line is about.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct When {
    /// The same for all lines: `2023-09`, `2023`.
    pub is: Option<String>,
    /// The column.
    pub column: Option<String>,
    /// How it is written: `YYYY`, `MM` (one or two digits), `DD`, `MONTH` (an English name), `Q` (`3` or `Q3`); `*` for the rest
    /// of the cell. With `DD`, only lines of the last day of a month count: figures of some days are no month's.
    pub form: String,
    /// A column with the last month, in the same form.
    pub end: Option<String>,
    /// Does the year stand alone in a line above?
    pub year_above: bool,
    /// Lines with a cell in another form are left out, and counted; else they refuse the table.
    pub skip_unknown: bool,
    /// Lines about later months are left out.
    #[serde(deserialize_with = "month")]
    pub until: Option<Month>,
    /// From January on to the month of the line?
    pub year_to_date: bool,
}

/// What a cell says of the months of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// These months.
    Months(Period),
    /// The year of the lines below.
    Year(i16),
    /// Some days of a month.
    Days,
    /// Nothing that the form tells.
    Unknown,
}

impl When {
    /// Is it one that can be meant?
    pub(super) fn check(&self) -> Result<(), String> {
        match (&self.is, &self.column) {
            (Some(is), None) if fixed(is).is_none() => {
                Err(format!("`{is}` of `period` is no month and no year"))
            }
            (None, Some(_)) if self.form.is_empty() => Err("`period` needs a `form`".to_owned()),
            (Some(_), None) | (None, Some(_)) => Ok(()),
            _ => Err("`period` needs either `is` or `column`".to_owned()),
        }
    }

    /// What a cell says, under this year.
    pub(super) fn said(&self, text: &str, above: Option<i16>) -> Said {
        if let Some(period) = self.is.as_deref().and_then(fixed) {
            return Said::Months(period);
        }
        if self.year_above
            && let Some(year) = year(text)
        {
            return Said::Year(year);
        }
        let above = above.filter(|_| self.year_above);
        cell::period(text, &self.form, above).unwrap_or(Said::Unknown)
    }

    /// From January on, where the figures run so.
    pub(super) fn run(&self, period: Period, year_to_date: bool) -> Period {
        if !(year_to_date || self.year_to_date) {
            return period;
        }
        let january = period.first().plus(1 - period.first().number());
        Period::new(january, period.last()).unwrap_or(period)
    }
}

/// A month or a year that a mapping writes out.
fn fixed(text: &str) -> Option<Period> {
    let year = || year(text).and_then(Period::year);
    text.parse().ok().map(Period::month).or_else(year)
}

/// A year that stands alone.
fn year(text: &str) -> Option<i16> {
    (text.len() == 4).then(|| text.parse().ok())?
}

fn month<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Month>, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map(Some).map_err(D::Error::custom)
}
