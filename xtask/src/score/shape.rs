//! A claim in the labelling guide's fields, whoever read it: the labeller or we.

use rust_decimal::prelude::ToPrimitive;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt;
use weighbridge_core::claim::{Area, Claim, Modality};
use weighbridge_core::text::{Document, Span};

/// A claim as the labelling guide writes it. Offsets count Unicode scalar values.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Shape {
    pub(super) quote: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: String,
    pub(super) value: Option<f64>,
    pub(super) value_high: Option<f64>,
    pub(super) unit: String,
    pub(super) hedge: String,
    pub(super) direction: String,
    pub(super) compare: String,
    pub(super) reporter: Option<String>,
    pub(super) partner: Option<String>,
    pub(super) flow: Option<String>,
    pub(super) commodity: Option<String>,
    pub(super) period_start: Option<String>,
    pub(super) period_end: Option<String>,
}

/// What we read in a passage, as the guide writes it; only what is asserted as a fact.
pub(super) fn shapes(document: &Document, claims: &[Claim]) -> Vec<Shape> {
    claims
        .iter()
        .filter(|claim| claim.modality == Modality::Actual)
        .map(|claim| Shape::of(document, claim))
        .collect()
}

impl Shape {
    fn of(document: &Document, claim: &Claim) -> Self {
        let quantity = &claim.quantity;
        let Span { start, end } = document.span_in_source(quantity.span);
        let period = claim.period.value;
        let code = |area: &Option<Area>| area.as_ref().map(|area| area.code().to_owned());
        Self {
            quote: document.quote(quantity.span).to_owned(),
            start: document.scalars_before(start),
            end: document.scalars_before(end),
            kind: claim.kind.code().to_owned(),
            value: quantity.figure.and_then(|figure| figure.value.to_f64()),
            value_high: quantity.high.and_then(|figure| figure.value.to_f64()),
            unit: quantity.unit.to_string(),
            hedge: quantity.hedge.code().to_owned(),
            direction: claim.direction.value.code().to_owned(),
            compare: claim.compare.value.code(),
            reporter: code(&claim.reporter.value),
            partner: code(&claim.partner.value),
            flow: claim.flow.value.map(|flow| flow.code().to_owned()),
            commodity: Some(claim.commodity.value.name.to_string()),
            period_start: period.map(|period| period.first().to_string()),
            period_end: period.map(|period| period.last().to_string()),
        }
    }

    /// Every place named on either side; a reporter alone trades with the world.
    pub(super) fn places(&self) -> BTreeSet<&str> {
        let sides = [self.reporter.as_deref(), self.partner.as_deref()];
        let mut places: BTreeSet<&str> = sides
            .iter()
            .flatten()
            .flat_map(|side| side.split('+'))
            .filter(|place| !place.is_empty())
            .collect();
        if self.reporter.is_some() && self.partner.is_none() {
            places.insert("WORLD");
        }
        places
    }

    /// Is it about all goods?
    pub(super) fn is_total(&self) -> bool {
        matches!(self.commodity.as_deref(), None | Some("TOTAL" | "goods"))
    }

    /// Reporter and partner in one word, `CHN>RUS`.
    pub(super) fn sides(&self) -> String {
        let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "-".to_owned());
        format!("{}>{}", side(&self.reporter), side(&self.partner))
    }

    /// The months in one word, `2022-01..2022-03`.
    pub(super) fn months(&self) -> String {
        match (&self.period_start, &self.period_end) {
            (Some(first), Some(last)) => format!("{first}..{last}"),
            _ => "-".to_owned(),
        }
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |n: Option<f64>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
        write!(f, "{:?} {} {}", self.quote, self.kind, number(self.value))?;
        if self.value_high.is_some() {
            write!(f, "..{}", number(self.value_high))?;
        }
        write!(
            f,
            " {} {} {} {} {} {} {} {}",
            self.unit,
            self.hedge,
            self.direction,
            self.compare,
            self.sides(),
            self.flow.as_deref().unwrap_or("-"),
            self.commodity.as_deref().unwrap_or("TOTAL"),
            self.months()
        )
    }
}
