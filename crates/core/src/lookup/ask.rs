//! The question: whose trade with whom, in what, which way, when.

use crate::claim::{Area, Flow};
use crate::fact::{Series, Wanted};
use crate::period::{Month, Period};
use crate::quantity::Unit;
use jiff::civil::Date;
use std::sync::Arc;

/// Months before the period that are asked for: nine years for a chart of years, and the year before the first of them.
const BEFORE: i32 = 120;

/// A question for one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Whose statistics.
    pub reporter: Area,
    /// The other side.
    pub partner: Area,
    /// Which way.
    pub flow: Flow,
    /// Dataset code of what was traded.
    pub commodity: Arc<str>,
    /// When.
    pub period: Period,
    /// Only figures in this unit.
    pub unit: Option<Unit>,
    /// Only what was known on this day.
    pub as_of: Option<Date>,
}

/// A word of a question that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    /// A flow.
    #[error("`{0}` is no flow; use exports, imports, total or balance")]
    Flow(String),
    /// A period.
    #[error("`{0}` is no period; write it as 2022, 2022-03, 2022-Q1, 2022-H1 or 2022-01..2022-08")]
    Period(String),
}

impl Ask {
    /// A question from its words.
    ///
    /// # Errors
    ///
    /// - [`AskError::Flow`], [`AskError::Period`] where a word is none.
    pub fn new(
        reporter: &str,
        partner: &str,
        flow: &str,
        commodity: &str,
        when: &str,
    ) -> Result<Self, AskError> {
        Ok(Self {
            reporter: Area::new(&reporter.to_uppercase()),
            partner: Area::new(&partner.to_uppercase()),
            flow: Flow::of_code(flow).ok_or_else(|| AskError::Flow(flow.to_owned()))?,
            commodity: commodity.to_uppercase().into(),
            period: period(when).ok_or_else(|| AskError::Period(when.to_owned()))?,
            unit: None,
            as_of: None,
        })
    }

    /// The series asked for.
    pub fn series(&self) -> Series {
        Series {
            reporter: self.reporter.clone(),
            partner: self.partner.clone(),
            commodity: self.commodity.clone(),
        }
    }

    /// The stretch of the series that answers.
    pub fn wanted(&self) -> Wanted {
        Wanted {
            series: self.series(),
            first: self.period.first().plus(-BEFORE),
            last: self.period.last().plus(12),
        }
    }
}

/// A period from how people write it.
///
/// # Example
///
/// ```
/// use weighbridge_core::lookup::period;
///
/// let told = |text| period(text).map(|period| period.to_string());
/// assert_eq!(told("2022-Q1").as_deref(), Some("2022-01..2022-03"));
/// assert_eq!(told("2022").as_deref(), Some("2022-01..2022-12"));
/// assert_eq!(told("2022-01..2022-08").as_deref(), Some("2022-01..2022-08"));
/// assert_eq!(told("spring"), None);
/// ```
pub fn period(text: &str) -> Option<Period> {
    if let Some((first, last)) = text.split_once("..") {
        return Period::new(first.parse::<Month>().ok()?, last.parse().ok()?);
    }
    let Some((year, part)) = text.split_once('-') else {
        return (text.len() == 4).then(|| Period::year(text.parse().ok()?))?;
    };
    if let Some(number) = part.strip_prefix(['Q', 'q']) {
        return Period::quarter(year.parse().ok()?, number.parse().ok()?);
    }
    if let Some(number) = part.strip_prefix(['H', 'h']) {
        return Period::half(year.parse().ok()?, number.parse().ok()?);
    }
    text.parse().ok().map(Period::month)
}
