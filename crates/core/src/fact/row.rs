//! One row of a table of facts: an observation with the papers that a lookup does not need.

use super::{Measure, Observation};
use crate::period::Period;
use crate::quantity::Unit;
use jiff::civil::Date;
use std::sync::Arc;

/// At which border a value is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Valuation {
    /// Free on board: at the exporter's border. What most agencies print for exports.
    Fob,
    /// Cost, insurance and freight: at the importer's border. What most agencies print for imports.
    Cif,
    /// Free alongside ship: exports of the United States.
    Fas,
    /// Customs value: imports of the United States, without freight.
    Customs,
}

impl Valuation {
    /// The word of the column `valuation`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fob => "FOB",
            Self::Cif => "CIF",
            Self::Fas => "FAS",
            Self::Customs => "CUSTOMS",
        }
    }
}

/// An observation as a source publishes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The figure.
    pub seen: Observation,
    /// Whose list of goods the commodity code is of: `TOTAL`, `HS`, `SITC`, `CN`, or `AGENCY` for an agency's own groups.
    pub scheme: Arc<str>,
    /// At which border, where the source says so.
    pub valuation: Option<Valuation>,
    /// Day of retrieval; none for figures typed from print.
    pub retrieved: Option<Date>,
}

impl Row {
    /// The word of the column `freq`: a month, a quarter or a year of the calendar, a run from January on, or another run.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::fact::Row;
    /// use weighbridge_core::period::{Month, Period};
    ///
    /// let run = |first: &str, last: &str| Period::new(first.parse::<Month>().ok()?, last.parse().ok()?);
    /// let freq = |first, last| run(first, last).map(Row::freq_of);
    /// assert_eq!(freq("2022-03", "2022-03"), Some("M"));
    /// assert_eq!(freq("2022-04", "2022-06"), Some("Q"));
    /// assert_eq!(freq("2022-01", "2022-12"), Some("A"));
    /// assert_eq!(freq("2022-01", "2022-08"), Some("YTD"));
    /// assert_eq!(freq("2021-07", "2022-06"), Some("OTHER"));
    /// ```
    pub fn freq_of(period: Period) -> &'static str {
        let (first, months) = (period.first().number(), period.len());
        match (first, months) {
            (_, 1) => "M",
            (1, 12) => "A",
            (1 | 4 | 7 | 10, 3) => "Q",
            (1, _) => "YTD",
            _ => "OTHER",
        }
    }

    /// The word of the column `measure`: `growth`, `quantity` for goods, `value` for money.
    pub fn measure(&self) -> &'static str {
        match (self.seen.measure, self.seen.unit) {
            (Measure::Growth { .. }, _) => "growth",
            (Measure::Value, Unit::Money(_)) => "value",
            (Measure::Value, _) => "quantity",
        }
    }
}
