//! A release is put: files first, then the manifest.

use super::disk;
use super::error::StoreError;
use super::lock::Guard;
use super::manifest;
use super::release::{Entry, Payload, PayloadEntry, Receipt, Release, Table, TableEntry};
use super::{MOST_PAYLOAD, MOST_TABLE, Store, sound};

/// How strongly answers are compressed.
const LEVEL: i32 = 3;

/// The most headers of an answer that are kept.
const MOST_HEADERS: usize = 32;

/// Parts of the names of headers that are never kept: what they hold opens doors.
const SECRET: [&str; 5] = ["cookie", "auth", "key", "token", "secret"];

impl Store {
    /// Puts a release: wholly, or not at all. A release whose table is already there under the same vintage is known, and
    /// nothing is written, unless a file of it had been lost: then it is mended.
    ///
    /// Other processes may put releases at the same time: each waits for its turn, and none is lost.
    ///
    /// # Errors
    ///
    /// - [`StoreError::Release`] where a name is empty, or nothing is in it.
    /// - [`StoreError::TooLarge`] where an answer or the table is.
    /// - [`StoreError::Busy`] where another process writes for too long.
    /// - [`StoreError::Disk`] where a file cannot be written; the store then is as it was before.
    pub fn put(&mut self, release: &Release) -> Result<Receipt, StoreError> {
        check(release)?;
        let entry = entry_of(release);
        let _guard = Guard::take(&self.root)?;
        self.entries = manifest::read(&self.root)?;
        let twin = self.entries.iter().position(|kept| is_twin(kept, &entry));
        let receipt = Receipt {
            name: entry.name(),
            known: twin.is_some(),
        };
        if let Some(at) = twin
            && self.is_whole(at)
        {
            return Ok(receipt);
        }
        for (payload, entry) in release.payloads.iter().zip(&entry.payloads) {
            self.keep_payload(payload, entry)?;
        }
        if let (Some(table), Some(entry)) = (&release.table, &entry.table) {
            self.keep_table(table, entry)?;
        }
        let mut entries = self.entries.clone();
        match twin {
            Some(at) => entries[at] = entry,
            None => entries.push(entry),
        }
        manifest::write(&self.root, &self.waiting(), &entries)?;
        self.entries = entries;
        Ok(receipt)
    }

    /// Is every file of a release where and what it should be?
    fn is_whole(&self, at: usize) -> bool {
        let Some(entry) = self.entries.get(at) else {
            return false;
        };
        let table = entry.table.iter();
        let payloads = entry.payloads.iter();
        table
            .clone()
            .all(|table| !table.aside && sound(&self.root.join(&table.path), table).is_ok())
            && payloads
                .clone()
                .all(|payload| !payload.aside && self.payload(payload).is_ok())
    }

    fn keep_payload(&self, payload: &Payload, entry: &PayloadEntry) -> Result<(), StoreError> {
        if self.payload(entry).is_ok() {
            return Ok(());
        }
        let path = self.root.join(manifest::payload_path(&entry.sha256));
        let packed = zstd::encode_all(payload.bytes.as_slice(), LEVEL)
            .map_err(StoreError::disk("compress", &path))?;
        disk::make_folder(&self.waiting())?;
        disk::settle(&path, &self.waiting(), &packed)
    }

    fn keep_table(&self, table: &Table, entry: &TableEntry) -> Result<(), StoreError> {
        let path = self.root.join(&entry.path);
        if sound(&path, entry).is_ok() {
            return Ok(());
        }
        disk::make_folder(&self.waiting())?;
        disk::settle(&path, &self.waiting(), &table.bytes)
    }
}

/// Is the kept release the one that is put? The same table is, under the same name of the vintage; without a table, the
/// same answers are.
fn is_twin(kept: &Entry, put: &Entry) -> bool {
    let names = |entry: &Entry| [&entry.source, &entry.dataset, &entry.vintage].map(String::clone);
    let answers = |entry: &Entry| -> Vec<(String, String)> {
        let payloads = entry.payloads.iter();
        payloads
            .map(|payload| (payload.request.clone(), payload.sha256.clone()))
            .collect()
    };
    names(kept) == names(put)
        && match (&kept.table, &put.table) {
            (Some(kept), Some(put)) => kept.sha256 == put.sha256,
            (None, None) => answers(kept) == answers(put),
            _ => false,
        }
}

fn check(release: &Release) -> Result<(), StoreError> {
    let names = [&release.source, &release.dataset, &release.vintage];
    if names.iter().any(|name| name.trim().is_empty()) {
        return Err(StoreError::Release("has no source, dataset or vintage"));
    }
    if release.payloads.is_empty() && release.table.is_none() {
        return Err(StoreError::Release("has nothing in it"));
    }
    for payload in &release.payloads {
        bounded(&payload.request, payload.bytes.len(), MOST_PAYLOAD)?;
    }
    let table = release.table.as_ref().map_or(0, |table| table.bytes.len());
    bounded("the table", table, MOST_TABLE)
}

fn bounded(what: &str, bytes: usize, limit: u64) -> Result<(), StoreError> {
    let bytes = bytes as u64;
    if bytes <= limit {
        return Ok(());
    }
    Err(StoreError::TooLarge {
        what: format!("`{what}`"),
        bytes,
        limit,
    })
}

/// What the manifest will tell of a release.
fn entry_of(release: &Release) -> Entry {
    let payload = |payload: &Payload| PayloadEntry {
        request: payload.request.clone(),
        status: payload.status,
        headers: headers(&payload.headers),
        retrieved: payload.retrieved,
        sha256: disk::digest(&payload.bytes),
        bytes: payload.bytes.len() as u64,
        aside: false,
    };
    Entry {
        source: release.source.clone(),
        dataset: release.dataset.clone(),
        vintage: release.vintage.clone(),
        published: release.published,
        stored: release.stored,
        table: release.table.as_ref().map(|table| table_of(release, table)),
        payloads: release.payloads.iter().map(payload).collect(),
    }
}

fn table_of(release: &Release, table: &Table) -> TableEntry {
    let sha256 = disk::digest(&table.bytes);
    let month = |month: weighbridge_core::period::Month| month.to_string();
    TableEntry {
        path: manifest::table_path(&release.source, &release.dataset, &release.vintage, &sha256),
        sha256,
        bytes: table.bytes.len() as u64,
        rows: table.rows,
        first: table.coverage.map(|(first, _)| month(first)),
        last: table.coverage.map(|(_, last)| month(last)),
        reporters: table.reporters.clone(),
        aside: false,
    }
}

/// The headers that are kept: none that could hold a key, and not too many.
fn headers(headers: &[(String, String)]) -> Vec<(String, String)> {
    let is_open = |name: &str| {
        let name = name.to_ascii_lowercase();
        !SECRET.iter().any(|part| name.contains(part))
    };
    let open = headers.iter().filter(|(name, _)| is_open(name));
    open.take(MOST_HEADERS).cloned().collect()
}
