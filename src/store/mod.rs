//! The store: a folder of what sources answered and of the tables made of it, with every vintage.
//!
//! ```text
//! manifest.jsonl    what the store holds; each table with the answers it was made of, by SHA-256
//! manifest.before   the manifest before the last commit
//! raw/ab/ab….zst    answers exactly as received, compressed, named by their digest
//! facts/SOURCE/DATASET/VINTAGE-DIGEST.parquet
//! aside/            files that are not what was stored
//! waiting/          files that are being written
//! lock              held by the one process that writes
//! ```
//!
//! A release is put whole or not at all: its files are written first, then the manifest is replaced, which is the one moment
//! in which the release comes into being. What a killed process leaves behind is named by no manifest, and harms nothing.
//! A revision is a new vintage; nothing is ever overwritten. This room moves bytes: what a table says is for `facts`.

pub(crate) mod disk;
mod error;
mod lock;
mod manifest;
mod prune;
mod put;
mod release;
#[cfg(test)]
mod tests;
mod verify;

pub use error::StoreError;
pub use manifest::{MOST_BYTES as MOST_MANIFEST, NAME as MANIFEST};
pub use prune::{Prune, Pruned};
pub use release::{Entry, Payload, PayloadEntry, Receipt, Release, Table, TableEntry};
use std::io::Read as _;
use std::path::{Path, PathBuf};
pub use verify::{Fault, Verified};

/// The largest answer kept, in bytes as received.
pub const MOST_PAYLOAD: u64 = 1 << 30;

/// The largest table kept, in bytes.
pub const MOST_TABLE: u64 = 1 << 33;

/// The folder in which files wait until they are whole.
const WAITING: &str = "waiting";

/// The folder of files that are not what was stored.
const ASIDE: &str = "aside";

/// A store that has been opened. It tells what was in it then; [`Store::put`] looks anew.
///
/// # Example
///
/// ```
/// use weighbridge::store::{Payload, Release, Store};
///
/// let folder = tempfile::tempdir()?;
/// let mut store = Store::open(folder.path())?;
/// let answer = Payload {
///     request: "https://example.org/trade?year=2022".to_owned(),
///     status: 200,
///     headers: vec![("etag".to_owned(), "\"1\"".to_owned())],
///     retrieved: "2022-04-13T03:00:00Z".parse()?,
///     bytes: b"[]".to_vec(),
/// };
/// let release = Release {
///     source: "Example".to_owned(),
///     dataset: "trade".to_owned(),
///     vintage: "2022-04-13".to_owned(),
///     published: None,
///     stored: answer.retrieved,
///     payloads: vec![answer],
///     table: None,
/// };
/// assert!(!store.put(&release)?.known);
/// assert!(store.put(&release)?.known);
///
/// let kept = store.has("https://example.org/trade?year=2022").expect("kept");
/// assert_eq!(kept.header("ETag"), Some("\"1\""));
/// assert_eq!(store.payload(kept)?, b"[]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Store {
    root: PathBuf,
    entries: Vec<Entry>,
}

impl Store {
    /// Opens the store of a folder, and makes folder and store where there are none.
    ///
    /// # Errors
    ///
    /// - [`StoreError::Disk`], [`StoreError::Busy`] where the folder cannot be made.
    /// - The errors of [`Store::read`].
    pub fn open(root: &Path) -> Result<Self, StoreError> {
        if !Self::is_at(root) {
            let _guard = lock::Guard::take(root)?;
            if !Self::is_at(root) {
                let waiting = root.join(WAITING);
                disk::make_folder(&waiting)?;
                manifest::write(root, &waiting, &[])?;
            }
        }
        Self::read(root)
    }

    /// Opens the store of a folder, which has to be there. Nothing is written.
    ///
    /// # Errors
    ///
    /// - [`StoreError::NoStore`] where the folder has no manifest.
    /// - [`StoreError::Manifest`], [`StoreError::Version`], [`StoreError::TooLarge`] where the manifest is not one of ours.
    /// - [`StoreError::Disk`] where it cannot be read.
    pub fn read(root: &Path) -> Result<Self, StoreError> {
        Ok(Self {
            root: root.to_owned(),
            entries: manifest::read(root)?,
        })
    }

    /// The releases of a manifest that was read from elsewhere; `path` is what messages call it.
    ///
    /// # Errors
    ///
    /// - [`StoreError::Manifest`], [`StoreError::Version`] where it is not one of ours.
    pub fn entries_of(path: &Path, manifest: &[u8]) -> Result<Vec<Entry>, StoreError> {
        manifest::parse(path, manifest)
    }

    /// Is there a store in the folder?
    pub fn is_at(root: &Path) -> bool {
        manifest::is_there(root)
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Every release, in the order in which they were put.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Every table that is there, with its release.
    pub fn tables(&self) -> impl Iterator<Item = (&Entry, &TableEntry)> {
        tables_of(&self.entries)
    }

    /// Every release whose table was set aside because it was not what had been stored: facts that are missing.
    pub fn missing(&self) -> impl Iterator<Item = &Entry> {
        missing_of(&self.entries)
    }

    /// The last answer to a request, by its address and parameters without any key.
    pub fn has(&self, request: &str) -> Option<&PayloadEntry> {
        let payloads = self.entries.iter().rev().flat_map(|entry| &entry.payloads);
        payloads
            .filter(|payload| payload.request == request && !payload.aside)
            .max_by_key(|payload| payload.retrieved)
    }

    /// An answer exactly as it was received, its digest verified.
    ///
    /// # Errors
    ///
    /// - [`StoreError::Corrupt`] where the file is gone or is not what was stored.
    pub fn payload(&self, entry: &PayloadEntry) -> Result<Vec<u8>, StoreError> {
        let path = self.root.join(manifest::payload_path(&entry.sha256));
        self.unpacked(&path, entry)
            .map_err(|found| self.corrupt(path, found))
    }

    /// The file of a table, its digest verified.
    ///
    /// # Errors
    ///
    /// - [`StoreError::Corrupt`] where the file is gone or is not what was stored.
    pub fn table_file(&self, entry: &TableEntry) -> Result<PathBuf, StoreError> {
        let path = self.root.join(&entry.path);
        match sound(&path, entry) {
            Ok(()) => Ok(path),
            Err(found) => Err(self.corrupt(path, found)),
        }
    }

    fn corrupt(&self, path: PathBuf, found: String) -> StoreError {
        StoreError::Corrupt {
            root: self.root.clone(),
            path,
            found,
        }
    }

    /// The body of an answer, or how its file is not what was stored.
    #[expect(clippy::unused_self, reason = "reads as a deed of the store")]
    fn unpacked(&self, path: &Path, entry: &PayloadEntry) -> Result<Vec<u8>, String> {
        let said = |error: std::io::Error| error.to_string();
        let file = std::fs::File::open(path).map_err(said)?;
        let mut bytes = Vec::new();
        let unpacked = zstd::Decoder::new(file).map_err(said)?;
        unpacked
            .take(entry.bytes.min(MOST_PAYLOAD) + 1)
            .read_to_end(&mut bytes)
            .map_err(said)?;
        compare(
            bytes.len() as u64,
            entry.bytes,
            &disk::digest(&bytes),
            &entry.sha256,
        )?;
        Ok(bytes)
    }

    fn waiting(&self) -> PathBuf {
        self.root.join(WAITING)
    }
}

/// Every table of some releases that was not set aside, with its release.
pub fn tables_of(entries: &[Entry]) -> impl Iterator<Item = (&Entry, &TableEntry)> {
    let tables = entries.iter();
    tables
        .filter_map(|entry| Some((entry, entry.table.as_ref()?)))
        .filter(|(_, table)| !table.aside)
}

/// Every one of some releases whose table was set aside because it was not what had been stored.
pub fn missing_of(entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    let is_aside = |entry: &&Entry| entry.table.as_ref().is_some_and(|table| table.aside);
    entries.iter().filter(is_aside)
}

/// Is the file of a table what was stored? If not, how does it show?
fn sound(path: &Path, entry: &TableEntry) -> Result<(), String> {
    let (sha256, size) = disk::file_digest(path).map_err(|error| error.to_string())?;
    compare(size, entry.bytes, &sha256, &entry.sha256)
}

/// Are size and digest what was stored? If not, what shows it?
fn compare(size: u64, wanted_size: u64, sha256: &str, wanted: &str) -> Result<(), String> {
    if size != wanted_size {
        return Err(format!("its size is not the {wanted_size} bytes stored"));
    }
    if sha256 != wanted {
        return Err("its digest is another".to_owned());
    }
    Ok(())
}
