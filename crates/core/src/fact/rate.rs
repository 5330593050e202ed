//! Average exchange rates, and how a table of facts holds them.

use super::{Measure, Observation, Row, Status};
use crate::claim::{Area, Flow};
use crate::period::Period;
use crate::quantity::{Currency, Unit};
use rust_decimal::Decimal;
use std::sync::Arc;

/// The average exchange rate of a period: one unit of `from` costs `average` units of `to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// The currency priced.
    pub from: Currency,
    /// The currency it is priced in.
    pub to: Currency,
    /// The months the average covers.
    pub period: Period,
    /// Units of `to` for one unit of `from`.
    pub average: Decimal,
    /// Who published it.
    pub source: Arc<str>,
    /// Where.
    pub origin: Arc<str>,
}

impl Rate {
    /// The code that stands in the place of goods in a row that holds a rate.
    pub const COMMODITY: &str = "RATE";

    /// The row of a table of facts that holds the rate: the currency priced in the place of the reporter, the other in the
    /// place of the partner, and [`Rate::COMMODITY`] in the place of goods.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::fact::Rate;
    /// use weighbridge_core::period::Period;
    ///
    /// let rate = Rate {
    ///     from: "EUR".parse()?,
    ///     to: "CNY".parse()?,
    ///     period: Period::quarter(2031, 1).expect("a quarter"),
    ///     average: "7.75".parse()?,
    ///     source: "ECB".into(),
    ///     origin: "https://example.org".into(),
    /// };
    /// let row = rate.row("EXR");
    /// assert_eq!((row.seen.value.to_string(), row.seen.unit.to_string()), ("7.75".to_owned(), "CNY".to_owned()));
    /// assert_eq!(Rate::of(&row.seen), Some(rate));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn row(&self, dataset: &str) -> Row {
        Row {
            scheme: "FX".into(),
            valuation: None,
            retrieved: None,
            seen: Observation {
                source: Arc::clone(&self.source),
                dataset: dataset.into(),
                reporter: Area::new(self.from.as_str()),
                partner: Area::new(self.to.as_str()),
                flow: Flow::Total,
                commodity: Self::COMMODITY.into(),
                period: self.period,
                measure: Measure::Value,
                unit: Unit::Money(self.to),
                value: self.average,
                place: Decimal::new(1, self.average.scale()),
                adjusted: false,
                vintage: None,
                status: Status::First,
                published: None,
                origin: Arc::clone(&self.origin),
                doubtful: false,
                note: "".into(),
            },
        }
    }

    /// The rate that an observation holds; `None` where it is a figure of trade.
    pub fn of(seen: &Observation) -> Option<Self> {
        if &*seen.commodity != Self::COMMODITY || seen.doubtful {
            return None;
        }
        Some(Self {
            from: seen.reporter.code().parse().ok()?,
            to: seen.unit.currency()?,
            period: seen.period,
            average: seen.value,
            source: Arc::clone(&seen.source),
            origin: Arc::clone(&seen.origin),
        })
    }
}
