//! A ledger in a folder: one folder a week, one file a record.

use super::Week;
use super::error::{Found, LedgerError};
use super::wire::MOST_BYTES;
use crate::store::disk;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How the names of records end.
const ENDING: &str = ".ndjson";

/// The weeks that have a folder, in order.
pub(super) fn weeks(root: &Path) -> Result<Vec<Week>, LedgerError> {
    let names = names(root).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            LedgerError::NoLedger(root.display().to_string())
        }
        _ => LedgerError::disk("read", root)(error),
    })?;
    let mut weeks: Vec<Week> = names.iter().filter_map(|name| name.parse().ok()).collect();
    weeks.sort_unstable();
    Ok(weeks)
}

/// The files of a week that should be records, in name order; what is still being written is not among them.
pub(super) fn files(root: &Path, week: Week) -> Result<Vec<String>, LedgerError> {
    let folder = root.join(week.to_string());
    let mut files = names(&folder).map_err(LedgerError::disk("read", &folder))?;
    files.retain(|name| is_record(name));
    files.sort_unstable();
    Ok(files)
}

/// Is it the name of a record?
pub(super) fn is_record(name: &str) -> bool {
    name.ends_with(ENDING) && !name.starts_with('.')
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}

/// The bytes of a file.
pub(super) fn fetch(root: &Path, file: &str) -> Result<Vec<u8>, Found> {
    use std::io::Read as _;
    let unreadable = |error: io::Error| Found::Unreadable(error.kind().to_string());
    let mut bytes = Vec::new();
    let opened = fs::File::open(root.join(file)).map_err(unreadable)?;
    opened
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Found::TooLarge(MOST_BYTES));
    }
    Ok(bytes)
}

/// Writes a file under its name: beside it, onto the disk, then under its name, and the name onto the disk.
pub(super) fn keep(root: &Path, file: &str, bytes: &[u8]) -> Result<(), LedgerError> {
    let path: PathBuf = root.join(file);
    let folder = path.parent().unwrap_or(root);
    disk::make_folder(folder)?;
    Ok(disk::settle(&path, folder, bytes)?)
}

/// Writes a file that need not outlive a fault of the machine.
pub(super) fn lay(root: &Path, file: &str, bytes: &[u8]) -> Result<(), LedgerError> {
    let path = root.join(file);
    let folder = path.parent().unwrap_or(root);
    fs::create_dir_all(folder).map_err(LedgerError::disk("make the folder", folder))?;
    fs::write(&path, bytes).map_err(LedgerError::disk("write", &path))
}

/// Removes a file.
pub(super) fn remove(root: &Path, file: &str) -> Result<(), LedgerError> {
    let path = root.join(file);
    fs::remove_file(&path).map_err(LedgerError::disk("remove", &path))
}

/// Removes the folder of a week, unless something is left in it.
pub(super) fn remove_if_empty(root: &Path, week: Week) {
    let _ = fs::remove_dir(root.join(week.to_string()));
}
