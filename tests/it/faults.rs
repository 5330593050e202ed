//! What befalls a machine while the store is written: processes are killed, the disk is full.
#![cfg(unix)]

use crate::moments::{Moments, kills};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use tempfile::TempDir;
use weighbridge::store::{Prune, Store};

const MAPPING: &str = r#"
source = "Example"
dataset = "table"
origin = "https://example.org"
reporter = { is = "BRA" }
partner = { is = "PRT" }
period = { column = "t", form = "YYYY-MM" }

[[value]]
column = "v"
flow = "exports"
unit = "USD"
"#;

/// A folder with a mapping and a table whose numbers are these.
fn desk(values: impl Fn(u32) -> u32) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut table = "t,v\n".to_owned();
    for month in 0..600 {
        let line = format!(
            "{}-{:02},{}\n",
            2001 + month / 12,
            1 + month % 12,
            values(month)
        );
        table.push_str(&line);
    }
    fs::write(folder.path().join("table.csv"), table).expect("written");
    fs::write(folder.path().join("map.toml"), MAPPING).expect("written");
    folder
}

fn import(folder: &Path, vintage: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_weighbridge"));
    command.current_dir(folder).env_remove("WEIGHBRIDGE_DATA");
    command.args([
        "import",
        "table.csv",
        "--mapping",
        "map.toml",
        "--data",
        "store",
    ]);
    command.args(["--vintage", vintage]).stderr(Stdio::piped());
    command
}

fn store(folder: &Path) -> Option<Store> {
    let place: PathBuf = folder.join("store");
    Store::is_at(&place).then(|| Store::read(&place).expect("a manifest that holds"))
}

#[test]
fn imports_killed_at_any_moment_leave_a_store_that_verifies() {
    let (kills, mut moments) = (kills(), Moments::new());
    let folder = desk(|month| month * 7);
    let began = Instant::now();
    let done = import(folder.path(), "2001-01").output().expect("an end");
    assert!(done.status.success());
    let usual = began.elapsed();
    let (mut kept, mut killed) = (1, 0);
    for n in 0..kills {
        let mut child = import(folder.path(), &format!("2002-{n:03}"))
            .spawn()
            .expect("a start");
        std::thread::sleep(moments.next(usual));
        let _ = child.kill();
        let end = child.wait().expect("an end");
        killed += u32::from(!end.success());
        let store = store(folder.path()).expect("a store");
        let now = store.entries().len();
        assert!(
            now == kept || now == kept + 1,
            "{kept} releases became {now}"
        );
        assert!(
            now == kept + 1 || !end.success(),
            "an import that ended well is there"
        );
        kept = now;
        let found = store.verify().expect("a look");
        assert!(found.faults.is_empty(), "{:?}", found.faults);
    }
    eprintln!(
        "{killed} of {kills} imports were killed, {} releases are there",
        kept - 1
    );
    assert!(killed > kills / 4, "{killed} imports were killed");
    let done = import(folder.path(), "2003-01").output().expect("an end");
    assert!(done.status.success());
    let mut store = store(folder.path()).expect("a store");
    store.prune(Prune::default()).expect("room");
    let found = store.verify().expect("a look");
    assert_eq!(
        (found.tables, found.faults.len(), found.strays.len()),
        (kept + 1, 0, 0)
    );
}

#[test]
fn a_full_disk_is_said_and_leaves_the_store_as_it_was() {
    // Numbers that do not compress, so that the table is larger than the disk.
    let folder = desk(|month| month.wrapping_mul(2_654_435_761) ^ (month << 9));
    assert!(
        import(folder.path(), "2001-01")
            .status()
            .expect("an end")
            .success()
    );
    let manifest = || fs::read(folder.path().join("store/manifest.jsonl")).expect("a manifest");
    let before = manifest();
    let mut refused = 0;
    for blocks in [0, 1, 2, 4] {
        // A file may have so many blocks, and a write beyond is an error, not the end of the process.
        let line = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
        let inner = import(folder.path(), "2002-01");
        let mut full = Command::new("sh");
        full.args(["-c", &line, "sh"])
            .arg(inner.get_program())
            .args(inner.get_args());
        full.current_dir(folder.path())
            .env_remove("WEIGHBRIDGE_DATA")
            .stdin(Stdio::null());
        let done = full.output().expect("an end");
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        if done.status.success() {
            continue;
        }
        refused += 1;
        assert_eq!(done.status.code(), Some(2), "{blocks}: {said}");
        assert!(
            said.contains("the store is as it was before, make room on the disk"),
            "{blocks}: {said}"
        );
        assert_eq!(manifest(), before, "{blocks}");
        let found = store(folder.path())
            .expect("a store")
            .verify()
            .expect("a look");
        assert_eq!((found.tables, found.faults.len()), (1, 0), "{blocks}");
    }
    assert!(refused > 0, "no disk was full");
    assert!(
        import(folder.path(), "2002-01")
            .status()
            .expect("an end")
            .success()
    );
    let found = store(folder.path())
        .expect("a store")
        .verify()
        .expect("a look");
    assert_eq!((found.tables, found.faults.len()), (2, 0));
}
