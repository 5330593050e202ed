//! A column of numbers, found in a table.

use super::cell;
use super::error::ImportError;
use super::grid::Grid;
use super::mapping::Shape;
use super::slot::place_of;
use super::value::Number;
use rust_decimal::Decimal;
use weighbridge_core::claim::Flow;
use weighbridge_core::fact::{Measure, Valuation};
use weighbridge_core::quantity::Unit;

/// The column of a value.
pub(super) struct Column<'m> {
    pub(super) number: &'m Number,
    pub(super) at: usize,
    /// Where the size of the last printed digit stands.
    pub(super) place: Option<usize>,
    pub(super) flow: Option<Flow>,
    pub(super) measure: Measure,
    pub(super) unit: Unit,
    pub(super) valuation: Option<Valuation>,
}

impl<'m> Column<'m> {
    /// The column of a value in a table.
    ///
    /// # Errors
    ///
    /// - [`ImportError::NoColumn`] where the table lacks it.
    pub(super) fn of(grid: &Grid, number: &'m Number) -> Result<Self, ImportError> {
        let unit = number.unit();
        let basis = number.basis.as_deref().and_then(|basis| basis.parse().ok());
        let place = number.place_column.as_deref();
        let place = place.map(|column| place_of(grid, column));
        Ok(Self {
            number,
            at: place_of(grid, &number.column)?,
            place: place.transpose()?,
            flow: number.flow.as_deref().and_then(Flow::of_code),
            measure: if unit == Unit::Percent {
                Measure::Growth { basis }
            } else {
                Measure::Value
            },
            unit,
            valuation: number.valuation.as_deref().and_then(valuation),
        })
    }
}

impl Column<'_> {
    /// The amount that is printed, in whole units, and the size of its last digit; none where it is no number.
    pub(super) fn amount(
        &self,
        said: &str,
        cells: &[String],
        shape: &Shape,
    ) -> Option<(Decimal, Decimal)> {
        let read = cell::number(said, shape)?;
        let scale = self.number.scale;
        let place = match (self.number.place, self.place) {
            (Some(place), _) => place,
            (None, Some(at)) => {
                let told = cell::number(cells.get(at)?, shape)?.value;
                Some(told).filter(|told| *told > Decimal::ZERO)?
            }
            (None, None) => read.place.checked_mul(scale)?,
        };
        Some((read.value.checked_mul(scale)?, place))
    }
}

/// The valuation of a word.
fn valuation(word: &str) -> Option<Valuation> {
    [
        Valuation::Fob,
        Valuation::Cif,
        Valuation::Fas,
        Valuation::Customs,
    ]
    .into_iter()
    .find(|valuation| valuation.code() == word)
}
