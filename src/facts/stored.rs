//! Tables of the store: known by the manifest, opened only where they may answer, verified before they are read.

use super::columns::{Column, READ};
use super::error::FactsError;
use super::rates;
use super::rows::Rows;
use crate::store::{Store, TableEntry};
use polars::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use weighbridge_core::fact::{Rate, Wanted};
use weighbridge_core::period::Month;
use weighbridge_core::run::Table;

/// A store that answers. Each table is verified once, when it is first needed.
pub(super) struct Stored {
    store: Store,
    verified: Mutex<BTreeSet<String>>,
}

impl Stored {
    /// The tables of a store; none is opened.
    pub(super) fn new(store: Store) -> Self {
        Self {
            store,
            verified: Mutex::default(),
        }
    }

    /// Its tables with what they cover, in the order in which they were put.
    pub(super) fn tables(&self) -> impl Iterator<Item = Table> {
        self.store.tables().map(|(entry, table)| Table {
            name: entry.name(),
            rows: usize::try_from(table.rows).unwrap_or(usize::MAX),
            coverage: (
                table.first.clone().unwrap_or_default(),
                table.last.clone().unwrap_or_default(),
            ),
            digest: table.sha256.clone(),
        })
    }

    /// The rows of the tables that may answer one of the requests, not yet read.
    ///
    /// # Errors
    ///
    /// - [`FactsError::Store`] where such a table is not what was stored.
    /// - [`FactsError::Malformed`] where it is no table of facts.
    pub(super) fn scans(&self, wanted: &[Wanted]) -> Result<Vec<LazyFrame>, FactsError> {
        let tables = self.store.tables().map(|(_, table)| table);
        tables
            .filter(|table| wanted.iter().any(|wanted| may_answer(table, wanted)))
            .map(|table| scan(&self.verified(table)?, &READ))
            .collect()
    }

    /// The exchange rates of its tables that reach into these months, in the order in which they were put.
    ///
    /// # Errors
    ///
    /// As [`Self::scans`].
    pub(super) fn rates(&self, first: Month, last: Month) -> Result<Vec<Rate>, FactsError> {
        let (first, last) = (first.to_string(), last.to_string());
        let mut found = Vec::new();
        for (_, table) in self.store.tables() {
            let reaches =
                table.first.as_ref() <= Some(&last) && table.last.as_ref() >= Some(&first);
            if !reaches || !rates::may_be_of(&table.reporters) {
                continue;
            }
            let goods = col(Column::Commodity.name());
            let facts = scan(&self.verified(table)?, &READ)?.filter(goods.eq(lit(Rate::COMMODITY)));
            let mut frame = facts.collect()?;
            frame.rechunk_mut();
            for seen in Rows::of(&frame)?.observations() {
                found.extend(Rate::of(&seen?));
            }
        }
        Ok(found)
    }

    fn verified(&self, table: &TableEntry) -> Result<PathBuf, FactsError> {
        let Ok(mut verified) = self.verified.lock() else {
            return Ok(self.store.table_file(table)?);
        };
        if verified.contains(&table.path) {
            return Ok(self.store.root().join(&table.path));
        }
        let path = self.store.table_file(table)?;
        verified.insert(table.path.clone());
        Ok(path)
    }
}

/// The rows of a table of the store with these columns, not yet read.
///
/// # Errors
///
/// - [`FactsError::Malformed`], [`FactsError::MissingColumn`] where it is no table of facts.
pub(super) fn scan(path: &Path, columns: &[Column]) -> Result<LazyFrame, FactsError> {
    let malformed = |error: PolarsError| FactsError::Malformed {
        place: path.display().to_string(),
        found: error.to_string(),
        mend: "remove it from the store, and fetch or import it again",
    };
    let args = ScanArgsParquet {
        glob: false,
        ..ScanArgsParquet::default()
    };
    let mut scanned = PlRefPath::try_from_path(path)
        .and_then(|path| LazyFrame::scan_parquet(path, args))
        .map_err(malformed)?;
    let schema = scanned.collect_schema().map_err(malformed)?;
    for column in columns {
        if schema.get(column.name()) != Some(&DataType::String) {
            return Err(FactsError::MissingColumn {
                place: path.display().to_string(),
                column: column.name(),
            });
        }
    }
    Ok(scanned.select(
        columns
            .iter()
            .map(|column| col(column.name()))
            .collect::<Vec<_>>(),
    ))
}

/// Has the table statistics of the reporter that reach into the stretch?
fn may_answer(table: &TableEntry, wanted: &Wanted) -> bool {
    let month = |text: &Option<String>| -> Option<Month> { text.as_deref()?.parse().ok() };
    let (Some(first), Some(last)) = (month(&table.first), month(&table.last)) else {
        return table.rows > 0;
    };
    let reporter = wanted.series.reporter.code();
    first <= wanted.last
        && wanted.first <= last
        && table.reporters.iter().any(|held| held == reporter)
}
