//! Is everything what was stored? And what is not, is set aside.

use super::disk;
use super::error::StoreError;
use super::lock::Guard;
use super::manifest::{self, FACTS, RAW};
use super::release::Entry;
use super::{ASIDE, Store, WAITING, sound};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file that is not what was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, from the store's folder on.
    pub path: PathBuf,
    /// How that shows.
    pub found: String,
    /// The releases that rest on it.
    pub releases: Vec<String>,
    /// What to ask the sources again, to have it back.
    pub requests: Vec<String>,
    /// Is it a table, whose facts are missing without it? Else it is an answer, kept as evidence.
    pub is_table: bool,
}

/// What a look at every file of a store found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many tables are what was stored.
    pub tables: usize,
    /// How many facts are in them.
    pub rows: u64,
    /// How many answers are what was received.
    pub payloads: usize,
    /// The files that are not, in the manifest's order.
    pub faults: Vec<Fault>,
    /// Files that no release names, for one because a process was killed; they harm nothing, and `prune` removes them.
    pub strays: Vec<PathBuf>,
}

impl Store {
    /// Looks at every file. Nothing is written.
    ///
    /// # Errors
    ///
    /// - [`StoreError::Disk`] where a folder cannot be read.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        let mut found = Verified {
            strays: self.strays()?,
            ..Verified::default()
        };
        let mut looked_at = BTreeSet::new();
        for entry in &self.entries {
            self.verify_table(entry, &mut found);
            self.verify_payloads(entry, &mut looked_at, &mut found);
        }
        Ok(found)
    }

    fn verify_table(&self, entry: &Entry, found: &mut Verified) {
        let Some(table) = entry.table.as_ref().filter(|table| !table.aside) else {
            return;
        };
        match sound(&self.root.join(&table.path), table) {
            Ok(()) => {
                found.tables += 1;
                found.rows += table.rows;
            }
            Err(said) => found.faults.push(Fault {
                path: PathBuf::from(&table.path),
                found: said,
                releases: vec![entry.name()],
                requests: requests(entry),
                is_table: true,
            }),
        }
    }

    /// An answer may stand behind several releases: it is looked at once.
    fn verify_payloads(
        &self,
        entry: &Entry,
        looked_at: &mut BTreeSet<String>,
        found: &mut Verified,
    ) {
        for payload in entry.payloads.iter().filter(|payload| !payload.aside) {
            let path = manifest::payload_path(&payload.sha256);
            if looked_at.insert(payload.sha256.clone()) {
                match self.unpacked(&self.root.join(&path), payload) {
                    Ok(_) => found.payloads += 1,
                    Err(said) => found.faults.push(Fault {
                        path,
                        found: said,
                        releases: vec![entry.name()],
                        requests: vec![payload.request.clone()],
                        is_table: false,
                    }),
                }
            } else if let Some(fault) = found.faults.iter_mut().find(|fault| fault.path == path) {
                fault.releases.push(entry.name());
            }
        }
    }

    /// Moves the files of faults into the folder `aside`, and marks them in the manifest: from then on the store says that
    /// they are missing. Putting the same release again brings them back.
    ///
    /// # Errors
    ///
    /// - [`StoreError::Busy`], [`StoreError::Disk`] where the store cannot be written.
    pub fn set_aside(&mut self, faults: &[Fault]) -> Result<(), StoreError> {
        if faults.is_empty() {
            return Ok(());
        }
        let _guard = Guard::take(&self.root)?;
        let mut entries = manifest::read(&self.root)?;
        disk::make_folder(&self.root.join(ASIDE))?;
        for fault in faults {
            self.move_aside(&fault.path)?;
            for entry in &mut entries {
                mark(entry, &fault.path);
            }
        }
        manifest::write(&self.root, &self.waiting(), &entries)?;
        self.entries = entries;
        Ok(())
    }

    fn move_aside(&self, path: &Path) -> Result<(), StoreError> {
        let from = self.root.join(path);
        if !from.exists() {
            return Ok(());
        }
        let name = path.file_name().unwrap_or_default();
        let to = self.root.join(ASIDE).join(name);
        fs::rename(&from, &to).map_err(StoreError::disk("move", &from))
    }

    /// Files in the store's folders that the manifest does not name.
    pub(super) fn strays(&self) -> Result<Vec<PathBuf>, StoreError> {
        let mut named = BTreeSet::new();
        for entry in &self.entries {
            named.extend(entry.table.iter().map(|table| PathBuf::from(&table.path)));
            let payloads = entry.payloads.iter();
            named.extend(payloads.map(|payload| manifest::payload_path(&payload.sha256)));
        }
        let mut strays = Vec::new();
        for folder in [FACTS, RAW, WAITING] {
            files(&self.root, Path::new(folder), &mut strays)?;
        }
        strays.retain(|path| !named.contains(path));
        strays.sort();
        Ok(strays)
    }
}

/// What was asked for a release, each request once.
fn requests(entry: &Entry) -> Vec<String> {
    let requests: BTreeSet<&String> = entry.payloads.iter().map(|p| &p.request).collect();
    requests.into_iter().cloned().collect()
}

fn mark(entry: &mut Entry, path: &Path) {
    if let Some(table) = entry.table.as_mut()
        && Path::new(&table.path) == path
    {
        table.aside = true;
    }
    for payload in &mut entry.payloads {
        if manifest::payload_path(&payload.sha256) == path {
            payload.aside = true;
        }
    }
}

/// Every file below a folder of the store, from the store's folder on. Links are files, and are not followed.
pub(super) fn files(
    root: &Path,
    folder: &Path,
    found: &mut Vec<PathBuf>,
) -> Result<(), StoreError> {
    let here = root.join(folder);
    if !here.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(&here).map_err(StoreError::disk("read", &here))? {
        let entry = entry.map_err(StoreError::disk("read", &here))?;
        let path = folder.join(entry.file_name());
        let kind = entry.file_type().map_err(StoreError::disk("read", &here))?;
        if kind.is_dir() {
            files(root, &path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
