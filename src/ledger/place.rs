//! Where a ledger lies: in a folder, or in a bucket.

use super::error::{Found, LedgerError};
use super::wire::MOST_BYTES;
use super::{Week, folder};
use crate::bucket::{Bucket, BucketError, Shelf};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// Where a ledger lies. A bucket is not asked before it is needed.
#[derive(Debug, Clone)]
pub(super) enum Place {
    Folder(PathBuf),
    Bucket(PathBuf, Arc<OnceLock<Shelf>>),
}

impl Place {
    /// A folder, or the address of a bucket.
    pub(super) fn of(named: &Path) -> Self {
        if Bucket::is_at(named) {
            Self::Bucket(named.to_owned(), Arc::default())
        } else {
            Self::Folder(named.to_owned())
        }
    }

    /// The weeks that have a folder, in order.
    pub(super) fn weeks(&self) -> Result<Vec<Week>, LedgerError> {
        let (address, cell) = match self {
            Self::Folder(root) => return folder::weeks(root),
            Self::Bucket(address, cell) => (address, cell),
        };
        let folders = opened(address, cell)?.folders()?;
        let mut weeks: Vec<Week> = folders
            .iter()
            .filter_map(|name| name.parse().ok())
            .collect();
        weeks.sort_unstable();
        if weeks.is_empty() {
            return Err(LedgerError::NoLedger(address.display().to_string()));
        }
        Ok(weeks)
    }

    /// The files of a week that should be records, in name order.
    pub(super) fn files(&self, week: Week) -> Result<Vec<String>, LedgerError> {
        match self {
            Self::Folder(root) => folder::files(root, week),
            Self::Bucket(address, cell) => {
                let mut files = opened(address, cell)?.files(&week.to_string())?;
                files.retain(|name| folder::is_record(name));
                files.sort_unstable();
                Ok(files)
            }
        }
    }

    /// The bytes of some files, in their order.
    pub(super) fn fetch(&self, files: &[String]) -> Vec<Result<Vec<u8>, Found>> {
        match self {
            Self::Folder(root) => files.iter().map(|file| folder::fetch(root, file)).collect(),
            Self::Bucket(address, cell) => {
                let failed = |error: BucketError| Found::Unreadable(error.to_string());
                match opened(address, cell) {
                    Ok(bucket) => bucket
                        .fetch(files, MOST_BYTES)
                        .into_iter()
                        .map(|fetched| fetched.map_err(failed))
                        .collect(),
                    Err(error) => files
                        .iter()
                        .map(|_| Err(Found::Unreadable(error.to_string())))
                        .collect(),
                }
            }
        }
    }

    /// Puts a file under its name, whole or not at all. Where one of the name is, it has to hold the same.
    pub(super) fn keep(&self, file: &str, bytes: &[u8]) -> Result<(), LedgerError> {
        let (address, cell) = match self {
            Self::Folder(root) => return folder::keep(root, file, bytes),
            Self::Bucket(address, cell) => (address, cell),
        };
        let bucket = opened(address, cell)?;
        if bucket.put_if_absent(file, bytes)? {
            return Ok(());
        }
        let held = bucket.fetch(&[file.to_owned()], MOST_BYTES);
        match held.into_iter().next() {
            Some(Ok(held)) if held == bytes => Ok(()),
            Some(Err(error)) => Err(error.into()),
            _ => Err(LedgerError::Occupied(format!(
                "{}/{file}",
                address.display()
            ))),
        }
    }

    /// Puts a file quickly: it need not outlive a fault of the machine.
    pub(super) fn lay(&self, file: &str, bytes: &[u8]) -> Result<(), LedgerError> {
        match self {
            Self::Folder(root) => folder::lay(root, file, bytes),
            Self::Bucket(..) => self.keep(file, bytes),
        }
    }

    /// Removes a file.
    pub(super) fn remove(&self, file: &str) -> Result<(), LedgerError> {
        match self {
            Self::Folder(root) => folder::remove(root, file),
            Self::Bucket(address, cell) => Ok(opened(address, cell)?.remove(file)?),
        }
    }

    /// Removes the folder of a week, unless something is left in it; a bucket has none.
    pub(super) fn remove_if_empty(&self, week: Week) {
        if let Self::Folder(root) = self {
            folder::remove_if_empty(root, week);
        }
    }
}

fn opened<'c>(address: &Path, cell: &'c OnceLock<Shelf>) -> Result<&'c Shelf, BucketError> {
    if let Some(held) = cell.get() {
        return Ok(held);
    }
    let new = Shelf::at(address)?;
    Ok(cell.get_or_init(|| new))
}
