//! Customs facts in polars: from a run's requests to a book of observations.
//!
//! The only room that knows polars. The embedded tables are compiled in; a store adds those that were fetched or imported,
//! and a plain folder adds tables of the same columns. All requests of a run are answered by one query.

mod cells;
mod check;
mod columns;
mod embedded;
mod error;
pub mod export;
mod folder;
pub mod foreign;
#[cfg(test)]
mod identities;
mod latest;
mod query;
mod rates;
mod rows;
mod schema;
mod stored;
pub mod table;

use crate::bucket::Bucket;
use crate::store::Store;
pub use error::FactsError;
use folder::Extra;
use polars::prelude::*;
use query::Keys;
use std::fmt;
use std::path::Path;
use stored::Stored;
use weighbridge_core::fact::{Book, Wanted};
use weighbridge_core::run::Table;

/// Everything that is known: the embedded tables, those of folders, and exchange rates.
///
/// # Example
///
/// ```
/// use weighbridge::facts::Facts;
/// use weighbridge_core::claim::{Area, Flow};
/// use weighbridge_core::fact::{Series, Wanted};
/// use weighbridge_core::period::Period;
///
/// let quarter = Period::quarter(2022, 1).expect("a quarter");
/// let series = Series {
///     reporter: Area::new("CHN"),
///     partner: Area::new("RUS"),
///     commodity: "TOTAL".into(),
/// };
/// let wanted = [Wanted { series: series.clone(), first: quarter.first(), last: quarter.last() }];
/// let book = Facts::embedded()?.answer(&wanted)?;
/// let printed: Vec<_> = book.find(&series, Flow::Total, quarter).map(|seen| seen.value.to_string()).collect();
/// assert!(printed.contains(&"38170000000".to_owned()) && printed.contains(&"28.7".to_owned()));
/// # Ok::<(), weighbridge::facts::FactsError>(())
/// ```
pub struct Facts {
    embedded: DataFrame,
    extras: Vec<Extra>,
    stored: Vec<Stored>,
}

impl fmt::Debug for Facts {
    /// The names of the folders' tables; the rows are too many to show.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let extras = self.extras.iter().map(|extra| &extra.table.name);
        f.debug_list().entries(extras).finish()
    }
}

impl Facts {
    /// The tables that are compiled in.
    ///
    /// # Errors
    ///
    /// - [`FactsError::Query`] where an embedded table does not parse; a test rules it out.
    pub fn embedded() -> Result<Self, FactsError> {
        Ok(Self {
            embedded: embedded::frame()?,
            extras: Vec::new(),
            stored: Vec::new(),
        })
    }

    /// The same, with the tables of a folder and its direct folders (`*.csv`, `*.parquet`), in name order.
    ///
    /// Every cell is checked now; Parquet tables are read again, lazily, when they are asked.
    ///
    /// # Errors
    ///
    /// - [`FactsError::Unreadable`], [`FactsError::NoTables`], [`FactsError::TooLarge`], [`FactsError::Malformed`]:
    ///   the folder or a file.
    /// - [`FactsError::MissingColumn`], [`FactsError::SurplusColumn`], [`FactsError::ColumnType`]: the columns of a table.
    /// - [`FactsError::Cell`], [`FactsError::Duplicate`]: a row of a table.
    pub fn with_folder(mut self, folder: &Path) -> Result<Self, FactsError> {
        self.extras.extend(folder::load(folder)?);
        Ok(self)
    }

    /// The same, with the tables of a store. None is opened now: the manifest tells which may answer, and each of those is
    /// verified before it is read.
    #[must_use]
    pub fn with_store(mut self, store: Store) -> Self {
        self.stored.push(Stored::folder(store));
        self
    }

    /// The same, with the tables of a store in a bucket: those that may answer are fetched when they are asked, and verified.
    #[must_use]
    pub fn with_bucket(mut self, bucket: Bucket) -> Self {
        self.stored.push(Stored::bucket(bucket));
        self
    }

    /// The observations that lie in, or reach into, the wanted stretches, and every exchange rate.
    ///
    /// # Errors
    ///
    /// - [`FactsError::Query`] where the tables cannot be asked, for one because a file went away meanwhile.
    /// - [`FactsError::Cell`] where a cell of an answering row is malformed.
    /// - [`FactsError::Store`] where a table of the store that may answer is not what was stored.
    pub fn answer(&self, wanted: &[Wanted]) -> Result<Book, FactsError> {
        let keys = Keys::of(wanted);
        let observations = if keys.is_empty() {
            Vec::new()
        } else {
            let mut whole = vec![self.embedded.clone().lazy()];
            whole.extend(self.extras.iter().map(|extra| extra.facts.clone()));
            let mut narrow = Vec::new();
            for stored in &self.stored {
                let scans = stored.scans(&keys)?;
                whole.extend(scans.whole);
                narrow.extend(scans.narrow);
            }
            keys.ask(concat(whole, UnionArgs::default())?, narrow)?
        };
        let mut rates = embedded::rates()?;
        let first = wanted.iter().map(|wanted| wanted.first).min();
        let last = wanted.iter().map(|wanted| wanted.last).max();
        if let (Some(first), Some(last)) = (first, last) {
            let mut printed = Vec::new();
            for stored in &self.stored {
                printed.extend(stored.rates(first, last)?);
            }
            rates.extend(rates::completed(printed));
        }
        Ok(Book::new(observations, rates))
    }

    /// Every table with its rows, coverage and digest: the embedded ones, exchange rates among them, then the folders',
    /// then the stores'.
    ///
    /// # Errors
    ///
    /// - [`FactsError::Query`] where the embedded description does not parse; a test rules it out.
    pub fn tables(&self) -> Result<Vec<Table>, FactsError> {
        let mut tables = embedded::tables()?;
        tables.extend(self.extras.iter().map(|extra| extra.table.clone()));
        tables.extend(self.stored.iter().flat_map(Stored::tables));
        Ok(tables)
    }
}

#[cfg(test)]
mod tests;
