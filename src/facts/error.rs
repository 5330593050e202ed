//! What can be wrong with tables of facts.

use std::path::PathBuf;

/// Why facts could not be loaded or asked.
#[derive(Debug, thiserror::Error)]
pub enum FactsError {
    /// A file or folder could not be read.
    #[error("cannot read `{path}`: {source}; check the path and that you may read it")]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A folder was named that holds no table.
    #[error(
        "`{0}` holds no table; put *.csv or *.parquet files into it or its folders (see datasets/README.md)"
    )]
    NoTables(PathBuf),
    /// A file is larger than a CSV table may be.
    #[error(
        "{file} has {bytes} bytes, more than the {limit} a CSV table may have; store it as Parquet"
    )]
    TooLarge {
        /// Which.
        file: String,
        /// Its size.
        bytes: u64,
        /// The largest size read.
        limit: u64,
    },
    /// A file is not what its name says.
    #[error("{place}: {found}; {mend}")]
    Malformed {
        /// File, and line where it is known.
        place: String,
        /// What is wrong.
        found: String,
        /// What to do.
        mend: &'static str,
    },
    /// A table lacks a column.
    #[error(
        "{place}: there is no column `{column}`; add it (datasets/README.md says what it holds)"
    )]
    MissingColumn {
        /// File, and line where there is one.
        place: String,
        /// Name of the column.
        column: &'static str,
    },
    /// A table has a column that no table of facts has.
    #[error(
        "{place}: the column `{column}` is none of ours; remove or rename it (datasets/README.md lists the columns)"
    )]
    SurplusColumn {
        /// File, and line where there is one.
        place: String,
        /// Name of the column.
        column: String,
    },
    /// A column of a typed table has the wrong type.
    #[error("{place}: the column `{column}` has the type {found}; store it as {wanted}")]
    ColumnType {
        /// Which file.
        place: String,
        /// Name of the column.
        column: &'static str,
        /// Its type.
        found: String,
        /// The types it may have.
        wanted: &'static str,
    },
    /// A cell cannot be what it says.
    #[error("{place}: column `{column}` holds `{found}`; {mend}")]
    Cell {
        /// File and line, or file and row.
        place: String,
        /// Name of the column.
        column: &'static str,
        /// What stands there, shortened.
        found: String,
        /// What to do.
        mend: &'static str,
    },
    /// One table gives two values for one key.
    #[error(
        "{place}: column `value` holds another number than {other} under the same key ({key}); remove one, or tell them apart by `vintage` or `published`"
    )]
    Duplicate {
        /// File and line, or file and row, of the one.
        place: String,
        /// The same of the other.
        other: String,
        /// The key they share.
        key: String,
    },
    /// A table of the store is not what was stored.
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
    /// A table of a store in a bucket cannot be fetched, or is not what was stored.
    #[error(transparent)]
    Bucket(#[from] crate::bucket::BucketError),
    /// The tables could not be asked.
    #[error("the facts could not be asked: {0}; this is a fault of the program, please report it")]
    Query(String),
}

impl From<polars::error::PolarsError> for FactsError {
    fn from(error: polars::error::PolarsError) -> Self {
        Self::Query(error.to_string())
    }
}

/// A cell's text for a message: on one line, without control characters, not too long.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown: String = text
        .chars()
        .take(LONGEST)
        .flat_map(char::escape_debug)
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}
