//! Files that are not what was written: named, left out, and the rest is read.

use super::{Newsroom, files, read};
use std::fs;
use std::path::Path;
use weighbridge::ledger::{Ledger, sample};

/// A ledger of a few runs.
fn ledger(room: &Newsroom) -> usize {
    let ledger = Ledger::at(&room.path("ledger"));
    sample::write(&ledger, 7, 12).expect("a sample").files
}

/// What is wrong with the one file that is left out.
fn fault(room: &Newsroom) -> String {
    let read = room.read();
    assert_eq!(read.faults.len(), 1, "{:?}", read.faults);
    read.faults[0].found.code().to_owned()
}

/// A record put under the name that its content asks for.
fn put(room: &Newsroom, week: &str, text: &str) {
    use std::io::Write as _;
    let folder = room.path("ledger").join(week);
    fs::create_dir_all(&folder).expect("a folder");
    let mut python = std::process::Command::new("sha256sum")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("a digest");
    python
        .stdin
        .take()
        .expect("a pipe")
        .write_all(text.as_bytes())
        .expect("written");
    let told = python.wait_with_output().expect("a digest").stdout;
    let digest = String::from_utf8_lossy(&told[..64]).into_owned();
    fs::write(folder.join(format!("{digest}.ndjson")), text).expect("written");
}

const RUN: &str = r#"{"schema":"weighbridge.ledger/1","kind":"run","at":"2026-11-19T08:00:00Z","version":"1","policy":"p","data":{"digest":"d"},"place":"desk","stories":0}"#;

#[test]
fn a_damaged_file_is_named_and_left_out() {
    type Damage = fn(&Path);
    let damages: [(&str, Damage); 5] = [
        ("truncated", |path| {
            let bytes = fs::read(path).expect("a file");
            fs::write(path, &bytes[..bytes.len() / 2]).expect("written");
        }),
        ("truncated", |path| fs::write(path, "").expect("written")),
        ("changed", |path| {
            let text = fs::read_to_string(path).expect("a file");
            fs::write(path, text.replace("\"place\":", "\"place\" :")).expect("written");
        }),
        ("misnamed", |path| {
            fs::rename(path, path.with_file_name("run.ndjson")).expect("renamed");
        }),
        ("misplaced", |path| {
            let other = path
                .parent()
                .and_then(Path::parent)
                .expect("a ledger")
                .join("2001-W01");
            fs::create_dir(&other).expect("a folder");
            fs::rename(path, other.join(path.file_name().expect("a name"))).expect("moved");
        }),
    ];
    for (code, damage) in damages {
        let room = Newsroom::new();
        let kept = ledger(&room);
        let runs: Vec<_> = files(&room.path("ledger"));
        let run = runs
            .iter()
            .find(|path| !path.to_string_lossy().contains("decision"))
            .expect("a run");
        damage(run);
        assert_eq!(fault(&room), code);
        assert_eq!(room.read().files, kept);
        let sound = format!("{} files are what was written; 1 are left out", kept - 1);
        room.program("ledger verify")
            .run()
            .code(1)
            .prints(&[&sound]);
        room.program("ledger list")
            .run()
            .code(0)
            .complains(&["warning: 20"]);
    }
}

#[test]
fn what_is_sound_and_cannot_be_read_is_named_and_left_out() {
    let long = format!(
        "{}\n{}\n",
        RUN.replace("\"stories\":0", "\"stories\":1"),
        " ".repeat((16 << 20) + 1)
    );
    for (code, text) in [
        ("newer", RUN.replace("ledger/1", "ledger/2")),
        ("malformed", "nonsense".to_owned()),
        ("malformed", RUN.replace("\"stories\":0", "\"stories\":3")),
        ("malformed", RUN.replace("\"desk\"", "\"moon\"")),
        (
            "malformed",
            RUN.replace("\"kind\":\"run\"", "\"kind\":\"walk\""),
        ),
        ("malformed", long),
    ] {
        let room = Newsroom::new();
        let kept = ledger(&room);
        put(&room, "2026-W47", &(text + "\n"));
        assert_eq!(fault(&room), code);
        assert_eq!(room.read().files, kept + 1);
    }
}

#[test]
fn an_older_version_is_read_and_other_files_are_passed_over() {
    let room = Newsroom::new();
    let older = RUN
        .replace("ledger/1", "ledger/0")
        .replace("\"place\"", "\"where\"");
    put(&room, "2026-W47", &(older + "\n"));
    let week = room.path("ledger").join("2026-W47");
    for name in [".tmpA1b2c3", "README.md", ".hidden.ndjson"] {
        fs::write(week.join(name), "other").expect("written");
    }
    fs::create_dir(room.path("ledger").join("notes")).expect("a folder");
    let read = read(&room.path("ledger"));
    assert_eq!((read.runs.len(), read.faults.len(), read.files), (1, 0, 1));
}

#[test]
fn a_full_disk_is_said_and_the_report_is_written_all_the_same() {
    let room = Newsroom::new();
    room.write("ledger", "a file in the place of the folder");
    room.program("check story.md")
        .run()
        .code(2)
        .prints(&["3 claims"])
        .complains(&["nothing was recorded"]);
}
