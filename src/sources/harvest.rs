//! What the bytes of one answer held.

use jiff::civil::Date;
use rust_decimal::Decimal;
use std::sync::Arc;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Observation, Rate, Row, Status, Valuation};
use weighbridge_core::period::Period;
use weighbridge_core::quantity::Unit;

/// What the bytes of one answer held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Harvest {
    /// Figures of trade, and a row for each exchange rate.
    pub rows: Vec<Row>,
    /// The exchange rates.
    pub rates: Vec<Rate>,
    /// What was left out and why, one line each, for a person.
    pub left_out: Vec<String>,
    /// What the source says it has, one line each, for a person.
    pub told: Vec<String>,
}

impl Harvest {
    /// The same, retrieved on a day: rows of a series that is restated as a whole take the day as their vintage where the
    /// source names none.
    #[must_use]
    pub fn retrieved_on(mut self, day: Date) -> Self {
        for row in &mut self.rows {
            row.retrieved = Some(day);
            let is_series = row.seen.status == Status::Revised && row.seen.vintage.is_none();
            if is_series {
                let issued = row.seen.published.unwrap_or(day);
                row.seen.vintage = Some(issued.to_string().into());
            }
        }
        self
    }
}

/// What all rows of an answer share.
#[derive(Debug, Clone)]
pub(super) struct Papers {
    /// The agency, by the name datasets use.
    pub(super) source: Arc<str>,
    /// The dataset.
    pub(super) dataset: Arc<str>,
    /// Address, without key.
    pub(super) origin: Arc<str>,
    /// Day of publication, where it is known.
    pub(super) published: Option<Date>,
    /// Is it a series that is restated as a whole, or a table that stands as printed?
    pub(super) status: Status,
}

/// One figure of an answer.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    /// Whose statistics.
    pub(super) reporter: Area,
    /// The other side.
    pub(super) partner: Area,
    /// Which way.
    pub(super) flow: Flow,
    /// Whose list of goods.
    pub(super) scheme: &'static str,
    /// What was traded.
    pub(super) commodity: Arc<str>,
    /// Which months.
    pub(super) period: Period,
    /// What the number is.
    pub(super) measure: Measure,
    /// Its unit.
    pub(super) unit: Unit,
    /// FOB, CIF …
    pub(super) valuation: Option<Valuation>,
    /// The number, in whole units.
    pub(super) value: Decimal,
    /// Size of its last digit.
    pub(super) place: Decimal,
}

impl Papers {
    /// A figure with its papers.
    pub(super) fn row(&self, figure: Figure) -> Row {
        Row {
            scheme: figure.scheme.into(),
            valuation: figure.valuation,
            retrieved: None,
            seen: Observation {
                source: Arc::clone(&self.source),
                dataset: Arc::clone(&self.dataset),
                reporter: figure.reporter,
                partner: figure.partner,
                flow: figure.flow,
                commodity: figure.commodity,
                period: figure.period,
                measure: figure.measure,
                unit: figure.unit,
                value: figure.value,
                place: figure.place,
                adjusted: false,
                vintage: None,
                status: self.status,
                published: self.published,
                origin: Arc::clone(&self.origin),
                doubtful: false,
                note: "".into(),
            },
        }
    }
}

/// Exports and imports as an agency values them by default: FOB and CIF.
pub(super) const fn fob_or_cif(flow: Flow) -> Option<Valuation> {
    match flow {
        Flow::Exports => Some(Valuation::Fob),
        Flow::Imports => Some(Valuation::Cif),
        _ => None,
    }
}
