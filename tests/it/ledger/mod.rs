//! The ledger: what `check` leaves in it, what it forgives, and what many writers and killed ones do to it.

mod bucket;
mod configuration;
mod desk;
mod faults;
#[cfg(unix)]
mod kills;
mod merged;
mod writers;

use crate::program::{Program, weighbridge};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tempfile::TempDir;
use weighbridge::ledger::{Ledger, Read};

const STORY: &str = "---\ndate: 2022-04-19\nlanguage: en\nauthor: Ana Souza\noutlet: Example Daily\n---\n\
    China's trade with Russia reached 38.2 billion dollars in the first quarter of 2022, up 30 percent from a year earlier.\n\n\
    China's exports to Russia were 99.9 billion dollars in the first quarter of 2022.\n";

/// A folder with a story, in which the program is started.
struct Newsroom(TempDir);

impl Newsroom {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("story.md"), STORY).expect("written");
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("written");
    }

    /// The program, started in this folder with a ledger in it.
    fn program(&self, line: &str) -> Program {
        let program = weighbridge().inside(self.0.path());
        program
            .args(line.split(' '))
            .env("WEIGHBRIDGE_LEDGER", self.path("ledger"))
    }

    fn read(&self) -> Read {
        read(&self.path("ledger"))
    }
}

fn read(ledger: &Path) -> Read {
    Ledger::at(ledger).read(..).expect("a ledger")
}

/// The files of a ledger with what they hold, in name order.
fn files(ledger: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for week in fs::read_dir(ledger)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
    {
        let files = fs::read_dir(week.path()).expect("a week");
        found.extend(files.filter_map(Result::ok).map(|file| file.path()));
    }
    found.sort();
    found
}

/// Starts so many checks side by side, each by the program given for its number; every one finds a wrong figure.
fn checks_beside_each_other(many: usize, program: impl Fn(usize) -> Program) {
    let start = |number| {
        let mut command = program(number).into_command();
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.spawn().expect("a start")
    };
    let children: Vec<_> = (0..many).map(start).collect();
    for mut child in children {
        assert_eq!(child.wait().expect("an end").code(), Some(1));
    }
}
