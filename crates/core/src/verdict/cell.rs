//! The address of a figure: series, flow and months.

use crate::claim::{Area, Claim, Flow, Kind};
use crate::fact::Series;
use crate::lexicon::english;
use crate::period::Period;
use crate::plan::{dataset_code, pairs};

/// The address of a figure, whatever its unit and vintage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) series: Series,
    pub(super) flow: Flow,
    pub(super) period: Period,
}

impl Cell {
    /// The cells that a claim's words state: one, or one for each order of the sides where no side is implied.
    ///
    /// # Errors
    ///
    /// The name of the slot that the words leave open.
    pub(super) fn asked(claim: &Claim) -> Result<Vec<Self>, &'static str> {
        let implied = (claim.kind == Kind::Balance).then_some(Flow::Balance);
        let flow = implied
            .or(claim.flow.value)
            .ok_or("whether exports, imports, their sum or the balance is meant")?;
        let period = claim.period.value.ok_or("which months are meant")?;
        let sides = pairs(claim);
        if sides.is_empty() {
            return Err("whose trade with whom is meant");
        }
        let commodity = dataset_code(&claim.commodity.value);
        let cell = |(turn, (reporter, partner)): (usize, (Area, Area))| Self {
            series: Series {
                reporter,
                partner,
                commodity: commodity.into(),
            },
            flow: if turn == 0 { flow } else { flow.mirrored() },
            period,
        };
        Ok(sides.into_iter().enumerate().map(cell).collect())
    }

    /// The same goods in the other side's statistics; `None` for trade with the world.
    pub(super) fn mirrored(&self) -> Option<Self> {
        (!self.series.partner.is_world()).then(|| Self {
            flow: self.flow.mirrored(),
            ..self.swapped()
        })
    }

    /// Reporter and partner exchanged, all else the same.
    pub(super) fn swapped(&self) -> Self {
        Self {
            series: Series {
                reporter: self.series.partner.clone(),
                partner: self.series.reporter.clone(),
                commodity: self.series.commodity.clone(),
            },
            ..*self
        }
    }

    /// The same with another flow.
    pub(super) fn with_flow(&self, flow: Flow) -> Self {
        Self {
            flow,
            ..self.clone()
        }
    }

    /// The same in other months.
    pub(super) fn with_period(&self, period: Period) -> Self {
        Self {
            period,
            ..self.clone()
        }
    }

    /// The same for other goods.
    pub(super) fn with_commodity(&self, code: &str) -> Self {
        let mut other = self.clone();
        other.series.commodity = code.into();
        other
    }

    /// In words: "China's exports of palm oil to Russia, January–March 2022".
    pub(super) fn words(&self) -> String {
        let Series {
            reporter,
            partner,
            commodity,
        } = &self.series;
        let (noun, to) = match self.flow {
            Flow::Exports => ("exports", "to"),
            Flow::Imports => ("imports", "from"),
            Flow::Total => ("total trade", "with"),
            Flow::Balance => ("trade balance", "with"),
        };
        let link = if to == "with" { "in" } else { "of" };
        let goods = if &**commodity == "TOTAL" {
            String::new()
        } else {
            format!(" {link} {}", english::goods(commodity))
        };
        let (owner, other) = (english::possessive(reporter), english::area(partner));
        let months = english::period(self.period);
        format!("{owner} {noun}{goods} {to} {other}, {months}")
    }
}
