//! What can be wrong with a store.

use std::io;
use std::path::{Path, PathBuf};

/// Why a store could not be read, written or trusted.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A folder was named that holds no store.
    #[error("`{}` holds no store; name another folder, or fill it with `weighbridge sync` or `weighbridge import`", .0.display())]
    NoStore(PathBuf),
    /// A file could not be read or written. What was committed before still stands.
    #[error("cannot {doing} `{}`: {source}; the store is as it was before, {mend}", path.display())]
    Disk {
        /// What was tried ("write").
        doing: &'static str,
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
        /// What to do.
        mend: &'static str,
    },
    /// Another process writes to the store.
    #[error("the store `{}` is being written to by {holder}; wait until it has ended, then try again", path.display())]
    Busy {
        /// The store.
        path: PathBuf,
        /// Who holds the lock, as far as it is known.
        holder: String,
    },
    /// A file is not what was stored.
    #[error(
        "`{}` is not what was stored ({found}); `weighbridge data verify --data {}` sets it aside and says what to fetch again",
        path.display(),
        root.display()
    )]
    Corrupt {
        /// The store.
        root: PathBuf,
        /// Which file.
        path: PathBuf,
        /// How that shows.
        found: String,
    },
    /// The manifest is not what was written.
    #[error(
        "`{}` is not a manifest that this program wrote ({found}); `{}` is the one before it: look at both, and copy the good one over the bad one",
        path.display(),
        path.with_extension("before").display()
    )]
    Manifest {
        /// Which file.
        path: PathBuf,
        /// How that shows.
        found: String,
    },
    /// The store was written by a later program.
    #[error("`{}` has the version {found} and this program knows {known}; use a newer weighbridge", path.display())]
    Version {
        /// The manifest.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// The version that this program writes.
        known: u32,
    },
    /// More than a store holds.
    #[error(
        "{what} has {bytes} bytes, more than the {limit} that a store keeps; ask for less at a time"
    )]
    TooLarge {
        /// What is too large.
        what: String,
        /// Its size.
        bytes: u64,
        /// The largest size kept.
        limit: u64,
    },
    /// A release without a name for its source, dataset or vintage, or with nothing in it.
    #[error("a release {0}; this is a fault of the program, please report it")]
    Release(&'static str),
}

impl StoreError {
    /// The error of something that failed on the disk.
    pub(super) fn disk(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::Disk {
            doing,
            mend: mend(&source),
            path,
            source,
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
        io::ErrorKind::NotFound => "`weighbridge data verify` says what is missing",
        _ => "check the disk and try again",
    }
}
