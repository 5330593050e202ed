//! From the rows of a frame to observations.

use super::cells;
use super::columns::{Column, READ};
use super::error::{FactsError, shown};
use polars::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use weighbridge_core::claim::Flow;
use weighbridge_core::fact::{Measure, Observation};
use weighbridge_core::period::Period;

/// The rows of a frame of text columns.
pub(super) struct Rows<'a> {
    columns: Vec<&'a StringChunked>,
    height: usize,
    /// The text last read of each column: rows that stand together have most of it in common, and share it.
    last: BTreeMap<&'static str, Arc<str>>,
}

impl<'a> Rows<'a> {
    /// The rows of a frame that has the columns of [`READ`].
    ///
    /// # Errors
    ///
    /// [`FactsError::Query`] where a column is missing or not text.
    pub(super) fn of(frame: &'a DataFrame) -> Result<Self, FactsError> {
        let columns = READ
            .iter()
            .map(|column| Ok(frame.column(column.name())?.str()?))
            .collect::<Result<_, FactsError>>()?;
        Ok(Self {
            columns,
            height: frame.height(),
            last: BTreeMap::new(),
        })
    }

    /// How many there are.
    pub(super) const fn height(&self) -> usize {
        self.height
    }

    /// The months that a row is about.
    ///
    /// # Errors
    ///
    /// [`FactsError::Cell`] where they are malformed.
    pub(super) fn period(&self, row: usize) -> Result<Period, FactsError> {
        let first = self.read(Column::Start, row, cells::month)?;
        let count = self.read(Column::Months, row, cells::months)?;
        Ok(cells::period(first, count))
    }

    /// A row as an observation.
    ///
    /// # Errors
    ///
    /// [`FactsError::Cell`] where a cell is malformed.
    pub(super) fn observation(&mut self, row: usize) -> Result<Observation, FactsError> {
        let vintage = self.shared(Column::Vintage, row);
        Ok(Observation {
            source: self.shared(Column::Source, row),
            dataset: self.shared(Column::Dataset, row),
            reporter: self.shared(Column::Reporter, row).into(),
            partner: self.shared(Column::Partner, row).into(),
            flow: self.read(Column::Flow, row, Flow::of_code)?,
            commodity: self.shared(Column::Commodity, row),
            period: self.period(row)?,
            measure: self.measure(row)?,
            unit: self.read(Column::Unit, row, cells::unit)?,
            value: self.read(Column::Value, row, cells::number)?,
            place: self.read(Column::Place, row, cells::place)?,
            adjusted: self.read(Column::Adjustment, row, cells::adjustment)?,
            vintage: (!vintage.is_empty()).then_some(vintage),
            status: self.read(Column::Status, row, cells::status)?,
            published: self.read(Column::Published, row, cells::day)?,
            origin: self.shared(Column::Origin, row),
            doubtful: self.read(Column::Doubtful, row, cells::doubtful)?,
            note: self.shared(Column::Note, row),
        })
    }

    /// The text of a cell, the same as that of the row before where it is alike.
    fn shared(&mut self, column: Column, row: usize) -> Arc<str> {
        let text = self.cell(column, row);
        match self.last.get(column.name()) {
            Some(last) if **last == *text => last.clone(),
            _ => {
                let read: Arc<str> = text.into();
                self.last.insert(column.name(), read.clone());
                read
            }
        }
    }

    fn measure(&self, row: usize) -> Result<Measure, FactsError> {
        match self.read(Column::Measure, row, cells::measure)? {
            cells::Word::Growth => Ok(Measure::Growth {
                basis: self.read(Column::Basis, row, cells::basis)?,
            }),
            cells::Word::Value | cells::Word::Quantity => Ok(Measure::Value),
        }
    }

    fn read<T>(
        &self,
        column: Column,
        row: usize,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, FactsError> {
        let text = self.cell(column, row);
        parse(text).ok_or_else(|| FactsError::Cell {
            place: format!("table `{}`", self.cell(Column::Dataset, row)),
            column: column.name(),
            found: shown(text),
            mend: cells::mend(column),
        })
    }

    /// The text of a cell.
    pub(super) fn cell(&self, column: Column, row: usize) -> &'a str {
        let at = READ.iter().position(|read| *read == column);
        at.and_then(|at| self.columns.get(at))
            .and_then(|cells| cells.get(row))
            .unwrap_or_default()
    }
}
