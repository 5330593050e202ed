//! What a claim asks: which kinds are judged, in which units, over which base.

use super::changes;
use crate::claim::{Claim, Compare, Coverage, Flow, Kind};
use crate::quantity::{Rounded, Unit};
use rust_decimal::Decimal;

/// What a claim asks of the data at its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    /// An amount, or a balance.
    Amount,
    /// The same, a month or day on average.
    Average,
    /// Growth over so many months earlier.
    Growth(i32),
    /// A rise or fall over so many months earlier.
    Difference(i32),
    /// How many times the amount of so many months earlier.
    Multiple(i32),
    /// A part of a total.
    Share,
    /// A place among partners.
    Rank,
    /// A place among the figures of the past.
    Extreme,
    /// So many months, quarters or years in a row.
    Streak,
    /// Growth said in points, over so many months earlier.
    Points(i32),
}

impl Asks {
    /// Is it a count of places or months, which is right or not?
    pub(super) const fn is_count(self) -> bool {
        matches!(self, Self::Rank | Self::Extreme | Self::Streak)
    }

    /// What a claim of a kind that is judged asks.
    ///
    /// # Errors
    ///
    /// The name of the slot that the words leave open.
    pub(super) fn of(claim: &Claim) -> Result<Self, &'static str> {
        let back = || {
            let period = claim.period.value.ok_or("which months are meant")?;
            changes::months_back(claim, period).ok_or("what the change is counted from")
        };
        Ok(match claim.kind {
            Kind::Change | Kind::Difference if claim.quantity.unit == Unit::Points => {
                Self::Points(back()?)
            }
            Kind::Change => Self::Growth(back()?),
            Kind::Difference => Self::Difference(back()?),
            Kind::Multiple => Self::Multiple(back()?),
            Kind::Share => Self::Share,
            Kind::Rank => Self::Rank,
            Kind::Record if claim.quantity.unit == Unit::Rank => Self::Extreme,
            Kind::Record => Self::Streak,
            _ if claim.coverage == Coverage::Average => Self::Average,
            _ => Self::Amount,
        })
    }
}

/// Every kind is judged in the units that they are counted in. A rise or fall, a multiple
/// and a share of a balance are left alone: words do not fix their sign.
pub(super) fn is_judged(claim: &Claim) -> bool {
    let unit = claim.quantity.unit;
    let is_amount = unit.is_money() || unit.is_volume();
    let is_flow = claim.flow.value != Some(Flow::Balance);
    claim.quantity.figure.is_some()
        && match claim.kind {
            Kind::Level | Kind::Balance => is_amount,
            Kind::Change | Kind::Difference if unit == Unit::Points => is_flow,
            Kind::Change => unit == Unit::Percent,
            Kind::Difference => is_amount && is_flow && claim.compare.value != Compare::None,
            Kind::Multiple => unit == Unit::Times && is_flow,
            Kind::Share => unit == Unit::Percent && is_flow,
            Kind::Rank => unit == Unit::Rank,
            Kind::Record => matches!(unit, Unit::Rank | Unit::Month | Unit::Quarter | Unit::Year),
        }
}

/// The claim in the units that datasets use: kilograms become tonnes, and a record is the first place of its past.
pub(super) fn in_base_units(claim: &Claim) -> Claim {
    let mut claim = claim.clone();
    if claim.kind == Kind::Record && claim.quantity.figure.is_none() {
        claim.quantity.unit = Unit::Rank;
        claim.quantity.figure = Some(Rounded {
            value: Decimal::ONE,
            step: Decimal::ONE,
        });
    }
    if claim.quantity.unit == Unit::Kilogram {
        let lighter = |figure: Rounded| Rounded {
            value: figure.value / Decimal::ONE_THOUSAND,
            step: figure.step / Decimal::ONE_THOUSAND,
        };
        claim.quantity.unit = Unit::Tonne;
        claim.quantity.figure = claim.quantity.figure.map(lighter);
        claim.quantity.high = claim.quantity.high.map(lighter);
    }
    claim
}
