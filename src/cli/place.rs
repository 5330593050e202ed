//! Where the store is: the folder that was named, else the platform's folder for data.

use super::error::Error;
use super::hint::visible;
use crate::bucket::{Bucket, BucketError};
use crate::config::Config;
use crate::facts::Facts;
use crate::ledger::Ledger;
use crate::store::{Entry, Store, StoreError, missing_of};
use std::path::{Path, PathBuf};

/// The configuration: the file that was named, else that of the working folder.
pub(super) fn config(named: Option<&Path>) -> Result<Config, Error> {
    Ok(Config::load(named, Path::new(""))?)
}

/// The folders with figures: those named, else those of the configuration.
pub(super) fn data<'a>(named: &'a [PathBuf], config: &'a Config) -> &'a [PathBuf] {
    let is_named = named.iter().any(|named| !named.as_os_str().is_empty());
    if is_named {
        named
    } else {
        &config.data.folders
    }
}

/// The ledger: the one named, else that of the configuration; none where neither names one.
pub(super) fn ledger(named: Option<&Path>, config: &Config) -> Option<Ledger> {
    let named = named.filter(|named| !named.as_os_str().is_empty());
    named.or(config.ledger.place.as_deref()).map(Ledger::at)
}

/// The folder of the store: the one named, else the platform's.
///
/// # Errors
///
/// - [`Error::NoPlace`] where none is named and the platform tells none.
/// - [`Error::Bucket`] where a bucket is named: what works on a folder may write.
pub(super) fn folder(named: Option<&Path>) -> Result<PathBuf, Error> {
    let named = named.filter(|named| !named.as_os_str().is_empty());
    if let Some(address) = named.filter(|named| Bucket::is_at(named)) {
        let address = address.display().to_string();
        return Err(Error::Bucket(BucketError::ReadOnly(address)));
    }
    named
        .map(Path::to_owned)
        .or_else(usual)
        .ok_or(Error::NoPlace)
}

/// The store of a folder, which has to be there. What it lacks is said on standard error.
pub(super) fn store(named: Option<&Path>) -> Result<Store, Error> {
    let store = Store::read(&folder(named)?)?;
    warn(store.entries());
    Ok(store)
}

/// The folder whose store takes what is fetched: the first of those named that is a store, or that holds nothing yet; where
/// none is named, the platform's.
///
/// # Errors
///
/// - [`Error::Tables`] where those named hold plain tables; [`Error::Bucket`] where a bucket is named.
/// - [`Error::NoPlace`] as [`folder`].
pub(super) fn to_fill(named: &[PathBuf]) -> Result<PathBuf, Error> {
    let is_open = |folder: &&PathBuf| {
        let is_empty = |mut entries: std::fs::ReadDir| entries.next().is_none();
        !Bucket::is_at(folder)
            && (Store::is_at(folder)
                || std::fs::read_dir(folder).map_or(!folder.exists(), is_empty))
    };
    match named.iter().find(is_open) {
        Some(open) => Ok(open.clone()),
        None => match named.first() {
            Some(first) if Bucket::is_at(first) => folder(Some(first)),
            Some(first) => Err(Error::Tables(first.clone())),
            None => folder(None),
        },
    }
}

/// The releases of a store, in a folder or a bucket. What it lacks is said on standard error.
pub(super) fn entries(named: Option<&Path>) -> Result<Vec<Entry>, Error> {
    if let Some(address) = named.filter(|named| Bucket::is_at(named)) {
        return Ok(Bucket::read(address)?.entries().to_vec());
    }
    Ok(store(named)?.entries().to_vec())
}

/// Everything known: the embedded tables, and those of the folders named; where none is named, those of the usual store,
/// if there is one. A folder may be a store, or hold plain tables; a store may lie in a bucket.
pub(super) fn facts(named: &[PathBuf]) -> Result<Facts, Error> {
    let mut facts = Facts::embedded()?;
    let mut named = named
        .iter()
        .filter(|named| !named.as_os_str().is_empty())
        .peekable();
    if named.peek().is_none() {
        return match usual().filter(|usual| Store::is_at(usual)) {
            Some(usual) => with_store(facts, &usual),
            None => Ok(facts),
        };
    }
    for folder in named {
        facts = if Bucket::is_at(folder) {
            let bucket = Bucket::read(folder)?;
            warn(bucket.entries());
            facts.with_bucket(bucket)
        } else if Store::is_at(folder) {
            with_store(facts, folder)?
        } else {
            facts.with_folder(folder)?
        };
    }
    Ok(facts)
}

fn with_store(facts: Facts, folder: &Path) -> Result<Facts, Error> {
    let store = Store::read(folder)?;
    warn(store.entries());
    Ok(facts.with_store(store))
}

/// Says which facts are missing: a store never becomes smaller in silence.
fn warn(entries: &[Entry]) {
    for entry in missing_of(entries) {
        let name = visible(&entry.name());
        eprintln!(
            "warning: {name} was set aside as corrupt and its facts are missing; fetch or import it again"
        );
    }
}

/// The platform's folder for data of programs.
fn usual() -> Option<PathBuf> {
    let home = |name: &str| {
        let value = std::env::var_os(name).filter(|value| !value.is_empty());
        value.map(PathBuf::from).filter(|path| path.is_absolute())
    };
    let folder = if cfg!(windows) {
        home("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        home("XDG_DATA_HOME").or_else(|| home("HOME").map(|home| home.join(".local/share")))
    };
    folder.map(|folder| folder.join("weighbridge"))
}

impl From<BucketError> for Error {
    fn from(error: BucketError) -> Self {
        Self::Bucket(error)
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
