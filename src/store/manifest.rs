//! The manifest: what the store holds, in one file that is replaced whole.
//!
//! The first line tells the version and the SHA-256 of the lines below it; each of those is one release. The manifest
//! before the last commit stays beside it.

use super::disk;
use super::error::StoreError;
use super::release::{Entry, short};
use serde::{Deserialize, Serialize};
use std::path::{Component, Path, PathBuf};

/// The file with the manifest, in the folder of a store.
pub const NAME: &str = "manifest.jsonl";

/// The version that this program writes.
const VERSION: u32 = 1;

/// The largest manifest read, in bytes.
pub const MOST_BYTES: u64 = 1 << 28;

/// The first line.
#[derive(Serialize, Deserialize)]
struct Head {
    weighbridge_store: u32,
    sha256: String,
}

/// Is there a store in the folder?
pub(super) fn is_there(root: &Path) -> bool {
    root.join(NAME).is_file()
}

/// The releases of a store, in the order in which they were put.
///
/// # Errors
///
/// - [`StoreError::NoStore`] where the folder has no manifest.
/// - [`StoreError::Manifest`], [`StoreError::Version`], [`StoreError::TooLarge`] where it is not one of ours.
pub(super) fn read(root: &Path) -> Result<Vec<Entry>, StoreError> {
    if !is_there(root) {
        return Err(StoreError::NoStore(root.to_owned()));
    }
    let path = root.join(NAME);
    let bytes = disk::read(&path, MOST_BYTES)?;
    parse(&path, &bytes)
}

/// Replaces the manifest: the one moment in which a release comes into being.
pub(super) fn write(root: &Path, waiting: &Path, entries: &[Entry]) -> Result<(), StoreError> {
    let path = root.join(NAME);
    let bytes = text(&path, entries)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(StoreError::TooLarge {
            what: "the manifest".to_owned(),
            bytes: bytes.len() as u64,
            limit: MOST_BYTES,
        });
    }
    if is_there(root) {
        let before = disk::read(&path, MOST_BYTES)?;
        disk::settle(&path.with_extension("before"), waiting, &before)?;
    }
    disk::settle(&path, waiting, &bytes)
}

fn text(path: &Path, entries: &[Entry]) -> Result<Vec<u8>, StoreError> {
    let failed = |error: serde_json::Error| unfit(path, error.to_string());
    let mut body = Vec::new();
    for entry in entries {
        serde_json::to_writer(&mut body, entry).map_err(failed)?;
        body.push(b'\n');
    }
    let head = Head {
        weighbridge_store: VERSION,
        sha256: disk::digest(&body),
    };
    let mut bytes = serde_json::to_vec(&head).map_err(failed)?;
    bytes.push(b'\n');
    bytes.append(&mut body);
    Ok(bytes)
}

/// The releases of a manifest; `path` is what messages call it.
pub(super) fn parse(path: &Path, bytes: &[u8]) -> Result<Vec<Entry>, StoreError> {
    let cut = bytes.iter().position(|&byte| byte == b'\n');
    let (first, body) = bytes.split_at(cut.map_or(bytes.len(), |at| at + 1));
    let head: Head = serde_json::from_slice(first).map_err(|_| {
        unfit(
            path,
            "the first line does not tell a version and a digest".to_owned(),
        )
    })?;
    if head.weighbridge_store != VERSION {
        return Err(StoreError::Version {
            path: path.to_owned(),
            found: head.weighbridge_store,
            known: VERSION,
        });
    }
    if disk::digest(body) != head.sha256 {
        return Err(unfit(
            path,
            "its lines have another digest than its first line says".to_owned(),
        ));
    }
    let lines = body
        .split(|&byte| byte == b'\n')
        .filter(|line| !line.is_empty());
    let mut entries = Vec::new();
    for (at, line) in lines.enumerate() {
        let entry: Entry = serde_json::from_slice(line)
            .map_err(|error| unfit(path, format!("line {}: {error}", at + 2)))?;
        check(&entry).map_err(|found| unfit(path, format!("line {}: {found}", at + 2)))?;
        entries.push(entry);
    }
    Ok(entries)
}

/// A manifest may have been written by anyone: no name in it leads out of the store.
fn check(entry: &Entry) -> Result<(), String> {
    let digests = entry.payloads.iter().map(|payload| &payload.sha256);
    for digest in digests.chain(entry.table.iter().map(|table| &table.sha256)) {
        let is_digest = digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit());
        if !is_digest {
            return Err(format!("`{}` is no SHA-256", short(digest)));
        }
    }
    let Some(table) = &entry.table else {
        return Ok(());
    };
    let path = Path::new(&table.path);
    let is_inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if is_inside && path.starts_with(FACTS) {
        Ok(())
    } else {
        Err(format!("the path `{}` leads out of the store", table.path))
    }
}

fn unfit(path: &Path, found: String) -> StoreError {
    StoreError::Manifest {
        path: path.to_owned(),
        found,
    }
}

/// The folder of tables.
pub(super) const FACTS: &str = "facts";

/// The folder of answers.
pub(super) const RAW: &str = "raw";

/// Where a payload lies, from the store's folder on.
pub(super) fn payload_path(sha256: &str) -> PathBuf {
    let shelf = sha256.get(..2).unwrap_or("00");
    Path::new(RAW).join(shelf).join(format!("{sha256}.zst"))
}

/// Where a table lies, from the store's folder on: names of sources become names of files.
pub(super) fn table_path(source: &str, dataset: &str, vintage: &str, sha256: &str) -> String {
    format!(
        "{FACTS}/{}/{}/{}-{}.parquet",
        file_name(source),
        file_name(dataset),
        file_name(vintage),
        short(sha256)
    )
}

/// A name of a source as a name of a file: letters, digits, `-` and `_`; the digest tells apart what this makes equal.
fn file_name(name: &str) -> String {
    const LONGEST: usize = 80;
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || c == '-' {
            c
        } else {
            '_'
        }
    };
    let name: String = name.chars().take(LONGEST).map(plain).collect();
    name.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_become_paths() {
        let path = table_path("../../etc", "a/b\\c", "2022-04-13", &"ab".repeat(32));
        assert_eq!(
            path,
            "facts/______etc/a_b_c/2022-04-13-abababababab.parquet"
        );
    }

    #[test]
    fn a_manifest_that_leads_out_of_the_store_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let digest = "ab".repeat(32);
        for (path, fits) in [
            ("facts/a/b/c.parquet", true),
            ("facts/../../c.parquet", false),
            ("/etc/passwd", false),
            ("raw/c.parquet", false),
        ] {
            let line = format!(
                r#"{{"source":"A","dataset":"b","vintage":"c","stored":"2026-01-01T00:00:00Z","payloads":[],"table":{{"path":"{path}","sha256":"{digest}","bytes":1,"rows":1,"reporters":[]}}}}"#
            ) + "\n";
            let head = format!(
                r#"{{"weighbridge_store":1,"sha256":"{}"}}"#,
                disk::digest(line.as_bytes())
            );
            std::fs::write(folder.path().join(NAME), format!("{head}\n{line}")).unwrap();
            assert_eq!(read(folder.path()).is_ok(), fits, "{path}");
        }
    }

    #[test]
    fn a_changed_or_later_manifest_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let said = |text: &str| {
            std::fs::write(folder.path().join(NAME), text).unwrap();
            read(folder.path()).unwrap_err().to_string()
        };
        assert!(said("").contains("the first line"));
        assert!(said("{\"weighbridge_store\":1,\"sha256\":\"00\"}\n").contains("another digest"));
        assert!(
            said("{\"weighbridge_store\":2,\"sha256\":\"00\"}\n").contains("newer weighbridge")
        );
    }
}
