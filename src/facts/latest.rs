//! The latest day of publication at hand, by source: how old the figures of a run are.

use super::columns::Column;
use super::{Facts, FactsError};
use jiff::civil::Date;
use polars::prelude::*;
use std::collections::BTreeMap;

impl Facts {
    /// The latest day of publication of each source, as far as its tables tell one.
    ///
    /// # Errors
    ///
    /// [`FactsError::Query`] where a table cannot be asked.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge::facts::Facts;
    ///
    /// let latest = Facts::embedded()?.latest()?;
    /// assert!(latest.contains_key("GACC"));
    /// # Ok::<(), weighbridge::facts::FactsError>(())
    /// ```
    pub fn latest(&self) -> Result<BTreeMap<String, Date>, FactsError> {
        let mut tables = vec![self.embedded.clone().lazy()];
        tables.extend(self.extras.iter().map(|extra| extra.facts.clone()));
        let mut latest = BTreeMap::new();
        for table in tables {
            for (source, day) in of(table)? {
                keep(&mut latest, source, day);
            }
        }
        for (source, day) in self
            .stored
            .iter()
            .flat_map(super::stored::Stored::published)
        {
            keep(&mut latest, source, day);
        }
        Ok(latest)
    }
}

fn keep(latest: &mut BTreeMap<String, Date>, source: String, day: Date) {
    let held = latest.entry(source).or_insert(day);
    *held = day.max(*held);
}

/// The latest day of each source of a table of text columns, where days are written so that the latest is the greatest text.
fn of(table: LazyFrame) -> Result<Vec<(String, Date)>, FactsError> {
    let (source, published) = (Column::Source.name(), Column::Published.name());
    let days = table
        .filter(col(published).neq(lit("")))
        .group_by([col(source)])
        .agg([col(published).cast(DataType::String).max()])
        .collect()?;
    let (sources, days) = (days.column(source)?.str()?, days.column(published)?.str()?);
    let rows = sources.iter().zip(days.iter());
    Ok(rows
        .filter_map(|(source, day)| Some((source?.to_owned(), day?.parse().ok()?)))
        .collect())
}
