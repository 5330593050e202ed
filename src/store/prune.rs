//! What need not be kept is removed: leavings always, older answers to the same question when that is asked for.

use super::error::StoreError;
use super::lock::Guard;
use super::manifest;
use super::release::Entry;
use super::verify::files;
use super::{ASIDE, Store};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What is removed besides the files that no release names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Prune {
    /// How many releases are kept that answer the same requests; `None`: all of them.
    pub keep: Option<usize>,
    /// Also the files that were set aside.
    pub aside: bool,
    /// Only say what would be removed.
    pub is_dry: bool,
}

/// What was removed, or would be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Releases.
    pub releases: Vec<String>,
    /// Files, from the store's folder on.
    pub files: Vec<PathBuf>,
    /// Their size together.
    pub bytes: u64,
}

impl Store {
    /// Removes what need not be kept: the manifest is replaced first, then files are removed.
    ///
    /// A release goes only where as many younger releases as are to be kept answer exactly the same requests of the same
    /// dataset, so that no fact is lost that was not asked for again.
    ///
    /// # Errors
    ///
    /// - [`StoreError::Busy`], [`StoreError::Disk`] where the store cannot be written.
    pub fn prune(&mut self, what: Prune) -> Result<Pruned, StoreError> {
        let _guard = Guard::take(&self.root)?;
        self.entries = manifest::read(&self.root)?;
        let (kept, gone) = split(&self.entries, what.keep);
        let after = Self {
            root: self.root.clone(),
            entries: kept,
        };
        let mut pruned = Pruned {
            releases: gone,
            files: after.strays()?,
            bytes: 0,
        };
        if what.aside {
            files(&self.root, Path::new(ASIDE), &mut pruned.files)?;
        }
        pruned.bytes = pruned.files.iter().map(|path| self.size(path)).sum();
        if what.is_dry {
            return Ok(pruned);
        }
        if !pruned.releases.is_empty() {
            manifest::write(&self.root, &self.waiting(), &after.entries)?;
            self.entries = after.entries;
        }
        for path in &pruned.files {
            let path = self.root.join(path);
            fs::remove_file(&path).map_err(StoreError::disk("remove", &path))?;
        }
        Ok(pruned)
    }

    fn size(&self, path: &Path) -> u64 {
        fs::symlink_metadata(self.root.join(path)).map_or(0, |found| found.len())
    }
}

/// The releases to keep, and the names of the others.
fn split(entries: &[Entry], keep: Option<usize>) -> (Vec<Entry>, Vec<String>) {
    let Some(keep) = keep else {
        return (entries.to_vec(), Vec::new());
    };
    let mut younger: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let (mut kept, mut gone) = (Vec::new(), Vec::new());
    for entry in entries.iter().rev() {
        let seen = younger.entry(question(entry)).or_default();
        if *seen < keep.max(1) {
            kept.push(entry.clone());
        } else {
            gone.push(entry.name());
        }
        // A release whose table was lost answers nothing.
        if entry.table.as_ref().is_none_or(|table| !table.aside) {
            *seen += 1;
        }
    }
    kept.reverse();
    gone.reverse();
    (kept, gone)
}

/// What a release answers: the dataset, and the requests in order.
fn question(entry: &Entry) -> Vec<&str> {
    let mut requests: Vec<&str> = entry.payloads.iter().map(|p| p.request.as_str()).collect();
    requests.sort_unstable();
    let mut question = vec![entry.source.as_str(), entry.dataset.as_str()];
    question.append(&mut requests);
    question
}
