//! Tables of a store: known by the manifest, opened only where they may answer, verified before they are read.

use super::columns::{ADDRESS, Column, READ};
use super::error::FactsError;
use super::query::Keys;
use super::rates;
use super::rows::Rows;
use crate::bucket::Bucket;
use crate::store::{Entry, Store, TableEntry, tables_of};
use jiff::civil::Date;
use polars::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use weighbridge_core::fact::{Rate, Series};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::run::Table;

/// A store that answers, in a folder or in a bucket. Each table is verified once, when it is first needed.
pub(super) struct Stored {
    home: Home,
    verified: Mutex<BTreeMap<String, Verified>>,
}

/// Where a store is.
enum Home {
    Folder(Store),
    Bucket(Bucket),
}

/// A table that is what was stored.
#[derive(Clone)]
enum Verified {
    File(PathBuf),
    /// Of a bucket: its bytes, so that it is fetched once.
    Bytes(String, ScanSources),
}

impl Stored {
    /// The tables of a store in a folder; none is opened.
    pub(super) fn folder(store: Store) -> Self {
        Self::of(Home::Folder(store))
    }

    /// The tables of a store in a bucket; none is fetched.
    pub(super) fn bucket(bucket: Bucket) -> Self {
        Self::of(Home::Bucket(bucket))
    }

    fn of(home: Home) -> Self {
        Self {
            home,
            verified: Mutex::default(),
        }
    }

    fn entries(&self) -> impl Iterator<Item = (&Entry, &TableEntry)> {
        tables_of(match &self.home {
            Home::Folder(store) => store.entries(),
            Home::Bucket(bucket) => bucket.entries(),
        })
    }

    /// Its tables with what they cover, in the order in which they were put.
    pub(super) fn tables(&self) -> impl Iterator<Item = Table> {
        self.entries().map(|(entry, table)| Table {
            name: entry.name(),
            rows: usize::try_from(table.rows).unwrap_or(usize::MAX),
            coverage: (
                table.first.clone().unwrap_or_default(),
                table.last.clone().unwrap_or_default(),
            ),
            digest: table.sha256.clone(),
        })
    }

    /// The days of publication of its releases, by source.
    pub(super) fn published(&self) -> impl Iterator<Item = (String, Date)> {
        self.entries()
            .filter_map(|(entry, _)| Some((entry.source.clone(), entry.published?)))
    }

    /// The rows of the tables that may answer one of the requests, not yet read: those of the series asked for where a table
    /// tells addresses, else all.
    ///
    /// # Errors
    ///
    /// - [`FactsError::Store`], [`FactsError::Bucket`] where such a table is not what was stored, or cannot be fetched.
    /// - [`FactsError::Malformed`], [`FactsError::MissingColumn`] where it is no table of facts.
    pub(super) fn scans(&self, keys: &Keys) -> Result<Scans, FactsError> {
        let mut found = Scans::default();
        for (_, table) in self.entries() {
            let reach = Reach::of(table);
            let keys = keys.within(|series, stretch| reach.holds(series, stretch));
            if !keys.is_empty() {
                found.add(self.verified(table)?.open()?, &keys)?;
            }
        }
        Ok(found)
    }

    /// The exchange rates of its tables that reach into these months, in the order in which they were put.
    ///
    /// # Errors
    ///
    /// As [`Self::scans`].
    pub(super) fn rates(&self, first: Month, last: Month) -> Result<Vec<Rate>, FactsError> {
        let (first, last) = (first.to_string(), last.to_string());
        let mut found = Vec::new();
        for (_, table) in self.entries() {
            let reaches =
                table.first.as_ref() <= Some(&last) && table.last.as_ref() >= Some(&first);
            if !reaches || !rates::may_be_of(&table.reporters) {
                continue;
            }
            let goods = col(Column::Commodity.name()).eq(lit(Rate::COMMODITY));
            let facts = self.verified(table)?.open()?.filter(goods).read(&READ)?;
            let mut frame = facts.collect()?;
            frame.rechunk_mut();
            let mut rows = Rows::of(&frame)?;
            for row in 0..rows.height() {
                found.extend(Rate::of(&rows.observation(row)?));
            }
        }
        Ok(found)
    }

    fn verified(&self, table: &TableEntry) -> Result<Verified, FactsError> {
        let known = self.verified.lock().ok();
        if let Some(held) = known.as_ref().and_then(|known| known.get(&table.path)) {
            return Ok(held.clone());
        }
        let found = match &self.home {
            Home::Folder(store) => Verified::File(store.table_file(table)?),
            Home::Bucket(bucket) => {
                let bytes = bucket.table(table)?.into();
                Verified::Bytes(table.path.clone(), ScanSources::Buffers(Arc::new([bytes])))
            }
        };
        if let Some(mut known) = known {
            known.insert(table.path.clone(), found.clone());
        }
        Ok(found)
    }
}

impl Verified {
    fn open(self) -> Result<Open, FactsError> {
        match self {
            Self::File(path) => open(&path),
            Self::Bytes(place, bytes) => {
                opened(place, |args| LazyFrame::scan_parquet_sources(bytes, args))
            }
        }
    }
}

/// The rows that may answer, not yet read.
#[derive(Default)]
pub(super) struct Scans {
    /// Of tables that tell addresses: the rows of the series asked for.
    pub(super) narrow: Vec<LazyFrame>,
    /// Of other tables: all.
    pub(super) whole: Vec<LazyFrame>,
}

impl Scans {
    /// Adds what a table may answer to these keys.
    fn add(&mut self, table: Open, keys: &Keys) -> Result<(), FactsError> {
        if table.schema.get(ADDRESS) == Some(&DataType::String) {
            self.narrow
                .push(table.filter(keys.addressed()).read(&READ)?);
        } else {
            self.whole.push(table.read(&READ)?);
        }
        Ok(())
    }
}

/// Whose statistics a table has, and of which months, as the manifest tells.
struct Reach<'a> {
    months: Option<Period>,
    has_rows: bool,
    reporters: &'a [String],
}

impl<'a> Reach<'a> {
    fn of(table: &'a TableEntry) -> Self {
        let month = |text: &Option<String>| -> Option<Month> { text.as_deref()?.parse().ok() };
        let months = month(&table.first).zip(month(&table.last));
        Self {
            months: months.and_then(|(first, last)| Period::new(first, last)),
            has_rows: table.rows > 0,
            reporters: &table.reporters,
        }
    }

    /// Has the table statistics of the reporter that reach into the stretch?
    fn holds(&self, series: &Series, stretch: Period) -> bool {
        let reporter = series.reporter.code();
        let reaches = self.months.map_or(self.has_rows, |months| {
            months.first() <= stretch.last() && stretch.first() <= months.last()
        });
        reaches && self.reporters.iter().any(|held| held == reporter)
    }
}

/// The rows of a table of the store with these columns, not yet read.
///
/// # Errors
///
/// - [`FactsError::Malformed`], [`FactsError::MissingColumn`] where it is no table of facts.
pub(super) fn scan(path: &Path, columns: &[Column]) -> Result<LazyFrame, FactsError> {
    open(path)?.read(columns)
}

/// A table of the store, opened.
struct Open {
    place: String,
    facts: LazyFrame,
    schema: SchemaRef,
}

fn open(path: &Path) -> Result<Open, FactsError> {
    opened(path.display().to_string(), |args| {
        LazyFrame::scan_parquet(PlRefPath::try_from_path(path)?, args)
    })
}

fn opened(
    place: String,
    scan: impl FnOnce(ScanArgsParquet) -> PolarsResult<LazyFrame>,
) -> Result<Open, FactsError> {
    // Names of folders tell nothing of a table.
    let args = ScanArgsParquet {
        glob: false,
        hive_options: HiveOptions::new_disabled(),
        ..ScanArgsParquet::default()
    };
    let mut facts = scan(args).map_err(|error| malformed(&place, &error))?;
    let schema = facts
        .collect_schema()
        .map_err(|error| malformed(&place, &error))?;
    Ok(Open {
        place,
        facts,
        schema,
    })
}

fn malformed(place: &str, error: &PolarsError) -> FactsError {
    FactsError::Malformed {
        place: place.to_owned(),
        found: error.to_string(),
        mend: "remove it from the store, and fetch or import it again",
    }
}

impl Open {
    /// The rows that a condition holds for.
    fn filter(mut self, condition: Expr) -> Self {
        self.facts = self.facts.filter(condition);
        self
    }

    /// Its rows with these columns.
    fn read(self, columns: &[Column]) -> Result<LazyFrame, FactsError> {
        for column in columns {
            if self.schema.get(column.name()) != Some(&DataType::String) {
                return Err(FactsError::MissingColumn {
                    place: self.place,
                    column: column.name(),
                });
            }
        }
        let columns: Vec<Expr> = columns.iter().map(|column| col(column.name())).collect();
        Ok(self.facts.select(columns))
    }
}
