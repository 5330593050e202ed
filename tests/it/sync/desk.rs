//! A desk for `weighbridge sync`: a store, and settings that put a server on this machine in the place of every source's own.

use crate::program::{Program, weighbridge};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A key that no source gives.
pub(super) const KEY: &str = "k3y/that+nobody=sees";

/// Every source, with a selection of which its samples hold something.
pub(super) const SOURCES: [(&str, &str); 10] = [
    ("gacc", "--reporter CHN --period 2031-Q1"),
    (
        "comtrade",
        "--reporter IDN --partner CHN,TWN --from 2031-01 --to 2031-03",
    ),
    (
        "comext",
        "--reporter DEU --partner CHN --from 2031-01 --to 2031-03",
    ),
    (
        "imts",
        "--reporter CHN --partner RUS,WORLD --from 2031-01 --to 2031-03",
    ),
    ("census", "--partner CHN --from 2031-01 --to 2031-03"),
    ("bps", "--commodity 27,85 --from 2031-01 --to 2031-03"),
    ("hmrc", "--partner CHN,WORLD --from 2031-01 --to 2031-03"),
    ("statcan", "--partner CHN,WORLD --from 2031-01 --to 2031-03"),
    ("comexstat", "--partner CHN --from 2031-01 --to 2031-03"),
    ("ecb", "--from 2031-01 --to 2031-03"),
];

/// A row of an exported table, by the names of its columns.
pub(super) type Cells = BTreeMap<String, String>;

/// A folder with settings and room for a store.
pub(super) struct Desk {
    folder: TempDir,
}

impl Desk {
    /// A desk whose sources all answer at one address.
    pub(super) fn new(base: &str) -> Self {
        let desk = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        desk.turn_to(base);
        desk
    }

    /// Has all sources answer at another address; quick to give up, since nothing on this machine takes long.
    pub(super) fn turn_to(&self, base: &str) {
        let of = |(source, _): (&str, &str)| {
            format!(
                "[{source}]\nbase = \"{base}\"\nkey = \"{KEY}\"\ninterval_ms = 0\nmost_bytes = 65536\nattempts = 2\n\
                 first_wait_ms = 1\nmost_wait_ms = 50\nanswer_ms = 1500\n"
            )
        };
        let text: String = SOURCES.into_iter().map(of).collect();
        fs::write(self.path("sources.toml"), text).expect("written");
    }

    /// A path in the folder.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program, with the desk's store.
    pub(super) fn program(&self, command: &[&str]) -> Program {
        weighbridge()
            .args(command)
            .arg("--data")
            .arg(self.path("store"))
    }

    /// `weighbridge sync` with what was typed behind it.
    pub(super) fn sync(&self, typed: &str) -> Program {
        self.program(&["sync"])
            .args(typed.split(' '))
            .arg("--sources")
            .arg(self.path("sources.toml"))
    }

    /// The same, to be started by the test itself.
    pub(super) fn command(&self, typed: &str) -> Command {
        self.sync(typed).into_command()
    }

    /// Every fact of the store.
    pub(super) fn facts(&self) -> Vec<Cells> {
        let done = self.program(&["data", "export"]).run().code(0);
        rows(done.stdout().as_bytes())
    }
}

/// The rows of a CSV table.
pub(super) fn rows(bytes: &[u8]) -> Vec<Cells> {
    let mut reader = csv::Reader::from_reader(bytes);
    let rows = reader.deserialize().map(|row| row.expect("a row"));
    rows.collect()
}

/// The digest of every file below a folder but the lock, in the order of their paths.
pub(super) fn digest(folder: &Path) -> String {
    let mut open = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("a folder");
            open.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else if path.file_name().is_some_and(|name| name != "lock") {
            files.push(path);
        }
    }
    files.sort();
    let mut whole = Vec::new();
    for path in files {
        let name = path.strip_prefix(folder).expect("below the folder");
        whole.extend_from_slice(name.to_string_lossy().as_bytes());
        whole.extend_from_slice(&fs::read(&path).expect("a file"));
    }
    sha256(&whole)
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest as _, Sha256};
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
