//! What can be wrong with a ledger as a whole, and with one file of it.

use super::Week;
use crate::bucket::BucketError;
use crate::store::StoreError;
use std::io;
use std::path::{Path, PathBuf};

/// Why a ledger could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// There is nothing at the place.
    #[error(
        "`{0}` is no folder of a ledger; look at its name, or let `weighbridge check --ledger {0}` make it"
    )]
    NoLedger(String),
    /// A file or folder could not be read or written. What was recorded before still stands.
    #[error("cannot {doing} `{}`: {source}; nothing was recorded, {}", path.display(), mend(source))]
    Disk {
        /// What was tried ("write").
        doing: &'static str,
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A bucket that could not be read or written.
    #[error("{0}; nothing was recorded")]
    Bucket(#[from] BucketError),
    /// A file of the record's name that holds something else.
    #[error(
        "`{0}` is there and holds something else; nothing was recorded, remove it and try again"
    )]
    Occupied(String),
    /// A record larger than is read again.
    #[error(
        "the record has {bytes} bytes, more than the {limit} that a ledger keeps in one file; check fewer drafts at a time"
    )]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The largest size kept.
        limit: u64,
    },
    /// A record that cannot be written down.
    #[error(
        "the record cannot be written down: {0}; this is a fault of the program, please report it"
    )]
    Unfit(String),
}

impl LedgerError {
    /// The error of something that failed on the disk.
    pub(super) fn disk(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::Disk {
            doing,
            path,
            source,
        }
    }
}

impl From<StoreError> for LedgerError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Disk {
                doing,
                path,
                source,
                ..
            } => Self::Disk {
                doing,
                path,
                source,
            },
            other => Self::Unfit(other.to_string()),
        }
    }
}

fn mend(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            "make room on the disk and try again"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "check who may read and write there"
        }
        _ => "check the disk and try again",
    }
}

/// A file that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, by its path in the ledger.
    pub file: String,
    /// What is wrong with it.
    pub found: Found,
}

/// What is wrong with a file of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Found {
    /// It could not be read.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// It is larger than any file that is written.
    #[error("is larger than the {0} bytes that a file may have")]
    TooLarge(u64),
    /// It ends before its end.
    #[error("is truncated: its content has not the digest that its name tells; copy it anew")]
    Truncated,
    /// It is not what was written.
    #[error("was changed: its content has not the digest that its name tells; copy it anew")]
    Changed,
    /// Its name tells no digest.
    #[error("is not named by a digest, so that nobody can tell whether it is whole")]
    Misnamed,
    /// It lies in the folder of another week.
    #[error("belongs into the folder of {0}")]
    Misplaced(Week),
    /// A later program wrote it.
    #[error("was written by a newer weighbridge (`{0}`); update this one")]
    Newer(String),
    /// Not one of ours.
    #[error("is no record of weighbridge")]
    Foreign,
    /// A line that is not what it should be.
    #[error("line {line}: {what}")]
    Line {
        /// Which, from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
    /// Fewer or more stories than the first line tells.
    #[error("holds {held} stories, and its first line tells of {told}")]
    Count {
        /// How many it holds.
        held: usize,
        /// How many it should hold.
        told: usize,
    },
}

impl Found {
    /// One word for it, for counts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::TooLarge(_) => "too_large",
            Self::Truncated => "truncated",
            Self::Changed => "changed",
            Self::Misnamed => "misnamed",
            Self::Misplaced(_) => "misplaced",
            Self::Newer(_) => "newer",
            Self::Foreign | Self::Line { .. } | Self::Count { .. } => "malformed",
        }
    }
}
