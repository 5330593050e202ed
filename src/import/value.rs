//! A column with numbers, as a mapping tells it.

use super::mapping::Mapping;
use rust_decimal::Decimal;
use serde::Deserialize;
use weighbridge_core::claim::Flow;
use weighbridge_core::quantity::Unit;

/// A column with numbers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// The column.
    pub column: String,
    /// The unit: money, goods, or percent for growth over a year earlier.
    pub unit: String,
    /// For growth: the unit of the amounts behind it.
    pub basis: Option<String>,
    /// What one of the numbers counts: `1000000` for millions.
    #[serde(default = "one")]
    pub scale: Decimal,
    /// The figures run from January on to the line's month.
    #[serde(default)]
    pub year_to_date: bool,
    /// The size of the last printed digit, in whole units; from the digits of each number where it is left out.
    pub place: Option<Decimal>,
    /// A column that tells it.
    pub place_column: Option<String>,
    /// Which way, where the column tells it.
    pub flow: Option<String>,
    /// The month of the year, where the column tells it; the period then tells the year.
    pub month: Option<i8>,
    /// `FOB`, `CIF`, `FAS` or `CUSTOMS`.
    pub valuation: Option<String>,
}

const fn one() -> Decimal {
    Decimal::ONE
}

impl Number {
    pub(super) fn check(&self, mapping: &Mapping) -> Result<(), String> {
        let column = &self.column;
        let unit: Option<Unit> = self.unit.parse().ok();
        if !unit.is_some_and(|u| u.is_money() || u.is_volume() || u == Unit::Percent) {
            return Err(format!(
                "the unit `{}` of `{column}` is no ISO 4217 code, no unit of goods and not `percent`",
                self.unit
            ));
        }
        if self
            .basis
            .as_ref()
            .is_some_and(|basis| basis.parse::<Unit>().is_err())
        {
            return Err(format!("the basis of `{column}` is no unit"));
        }
        if self.scale <= Decimal::ZERO || self.place.is_some_and(|place| place <= Decimal::ZERO) {
            return Err(format!(
                "`scale` and `place` of `{column}` must be above zero"
            ));
        }
        if self.month.is_some_and(|month| !(1..=12).contains(&month)) {
            return Err(format!("`month` of `{column}` must be from 1 to 12"));
        }
        match &self.flow {
            Some(flow) if Flow::of_code(flow).is_none() => Err(format!(
                "the flow `{flow}` of `{column}` is none of exports, imports, total and balance"
            )),
            None if mapping.flow.is_none() => Err(format!("nothing tells the flow of `{column}`")),
            _ => Ok(()),
        }
    }

    /// The unit.
    pub(super) fn unit(&self) -> Unit {
        self.unit.parse().unwrap_or(Unit::None)
    }
}
