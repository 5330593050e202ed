//! The nouns of the data side: what an agency published, with its papers, and a book to look it up in.

mod book;
mod issued;
mod rate;
mod row;

use crate::claim::{Area, Flow};
use crate::period::Period;
use crate::quantity::Unit;
pub(crate) use book::Parts;
pub use book::{Book, Series, Wanted};
use jiff::civil::Date;
pub use rate::Rate;
pub use row::{Row, Valuation};
use rust_decimal::Decimal;
use std::sync::Arc;

/// What an observation's number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// An amount (money, or a quantity of goods), in the observation's unit.
    Value,
    /// Growth over the same period a year earlier, in percent, as the agency printed it. A fact of its own: agencies
    /// revise the base before they print it.
    Growth {
        /// The unit of the amounts it was computed from; growth in dollars and in yuan differ.
        basis: Option<Unit>,
    },
}

/// How settled a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// As first printed, on the day.
    First,
    /// Printed again later with another value.
    Revised,
}

/// One published figure with its papers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Observation {
    /// The agency, by the name the dataset uses ("GACC").
    pub source: Arc<str>,
    /// The table it was read from ("`china_russia`").
    pub dataset: Arc<str>,
    /// Whose statistics.
    pub reporter: Area,
    /// The other side; `WORLD` for trade with everyone.
    pub partner: Area,
    /// Which way, seen from the reporter.
    pub flow: Flow,
    /// Dataset code of what was traded (`TOTAL`, an HS code, an agency's group).
    pub commodity: Arc<str>,
    /// The months it covers.
    pub period: Period,
    /// What the number is.
    pub measure: Measure,
    /// Unit of the number; percent for growth.
    pub unit: Unit,
    /// The number. A balance is exports less imports, so a deficit is below zero.
    pub value: Decimal,
    /// Size of one unit of its last published digit.
    pub place: Decimal,
    /// Seasonally adjusted?
    pub adjusted: bool,
    /// Name of the vintage of a revised series ("2026-08"); `None`: as printed on the day.
    pub vintage: Option<Arc<str>>,
    /// How settled it is.
    pub status: Status,
    /// Day of publication, where the source shows it.
    pub published: Option<Date>,
    /// Address of the page or file it was read from.
    pub origin: Arc<str>,
    /// Kept for its source's sake although it breaks an identity: never evidence against a claim.
    pub doubtful: bool,
    /// Remarks of the dataset.
    pub note: Arc<str>,
}

impl Observation {
    /// Is it of the same reporter, partner and commodity?
    pub(crate) fn is_of_series(&self, other: &Self) -> bool {
        self.reporter == other.reporter
            && self.partner == other.partner
            && self.commodity == other.commodity
    }

    /// Half a unit of the last published digit: the true value lies within `value ± half`.
    pub fn half(&self) -> Decimal {
        self.place / Decimal::TWO
    }
}
