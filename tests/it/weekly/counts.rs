//! The numbers of the report are those that another program counts from the same files.

use crate::program::{root, weighbridge};
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use weighbridge::ledger::{Ledger, sample};

/// The weeks compared.
const WEEKS: [&str; 5] = ["2026-W02", "2026-W13", "2026-W21", "2026-W34", "2026-W46"];

/// What `count.py` counts, or nothing where there is no Python.
fn counted(ledger: &Path) -> Option<Vec<Value>> {
    let script = root().join("tests/it/weekly/count.py");
    let done = Command::new("python3")
        .arg(script)
        .arg(ledger)
        .args(WEEKS)
        .output()
        .ok()?;
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let text = String::from_utf8(done.stdout).expect("text");
    Some(
        text.lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect(),
    )
}

#[test]
fn every_number_is_what_another_program_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    sample::write(&Ledger::at(folder.path()), 7, 800).expect("a sample");
    let Some(counted) = counted(folder.path()) else {
        eprintln!("SKIPPED: there is no python3, so no second program counted the weeks");
        return;
    };
    for (week, expected) in WEEKS.into_iter().zip(counted) {
        let args = [
            "report", "weekly", "--format", "json", "--week", week, "--ledger",
        ];
        let done = weighbridge().args(args).arg(folder.path()).run().code(0);
        let found: Value = serde_json::from_str(&done.stdout()).expect("JSON");
        assert_eq!(found["name"], week);
        for (path, number) in expected.as_object().expect("an object") {
            let shown = found.pointer(path).unwrap_or(&Value::Null);
            assert_eq!(shown, number, "{week} {path}");
        }
    }
}

#[test]
fn a_ledger_in_two_parts_gives_the_same_report_in_either_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = folder.path().join("whole");
    sample::write(&Ledger::at(&whole), 3, 300).expect("a sample");
    let [one, other] = ["one", "other"].map(|name| folder.path().join(name));
    let mut nth = 0;
    for week in std::fs::read_dir(&whole).expect("weeks") {
        let week = week.expect("a week").path();
        for file in std::fs::read_dir(&week).expect("files") {
            let file = file.expect("a file").path();
            nth += 1;
            for (part, is_in) in [(&one, nth % 3 != 0), (&other, nth % 3 != 1)] {
                let to = part.join(week.file_name().expect("a name"));
                std::fs::create_dir_all(&to).expect("a folder");
                if is_in {
                    std::fs::copy(&file, to.join(file.file_name().expect("a name")))
                        .expect("a copy");
                }
            }
        }
    }
    let report = |ledgers: &[&Path]| {
        let mut program = weighbridge().args(["report", "weekly", "--week", "2026-W21"]);
        for ledger in ledgers {
            program = program.arg("--ledger").arg(ledger);
        }
        program.run().code(0).stdout()
    };
    let expected = report(&[&whole]);
    assert_eq!(report(&[&one, &other]), expected);
    assert_eq!(report(&[&other, &one]), expected);
}

#[test]
fn a_week_without_records_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    sample::write(&Ledger::at(folder.path()), 1, 10).expect("a sample");
    let args = ["report", "weekly", "--week", "2031-W10", "--ledger"];
    let done = weighbridge().args(args).arg(folder.path()).run().code(3);
    assert!(done.stdout().contains("Nothing was checked in these days"));
    let missing = folder.path().join("none");
    weighbridge().args(args).arg(missing).run().code(2);
}

#[test]
fn a_week_in_which_days_are_missing_is_partial() {
    let folder = tempfile::tempdir().expect("a folder");
    sample::write(&Ledger::at(folder.path()), 1, 400).expect("a sample");
    let args = [
        "report",
        "weekly",
        "--from",
        "2026-11-16",
        "--to",
        "2027-01-03",
        "--ledger",
    ];
    let done = weighbridge().args(args).arg(folder.path()).run().code(0);
    let said = done.stdout();
    assert!(
        said.contains("Partial: the ledger holds runs of 14 of 49 days"),
        "{said}"
    );
}

#[test]
fn what_could_not_be_read_is_named_and_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    sample::write(&Ledger::at(folder.path()), 1, 400).expect("a sample");
    let week = folder.path().join("2026-W21");
    let first = std::fs::read_dir(&week)
        .expect("files")
        .next()
        .expect("a file")
        .expect("a file")
        .path();
    let bytes = std::fs::read(&first).expect("bytes");
    std::fs::write(&first, &bytes[..bytes.len() / 2]).expect("written");
    let args = ["report", "weekly", "--week", "2026-W21", "--ledger"];
    let done = weighbridge().args(args).arg(folder.path()).run().code(0);
    let said = done.stdout();
    assert!(said.contains("1 file was left out"), "{said}");
    let name = first
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    assert!(said.contains(&name[..40]), "{said}");
    assert!(
        done.stderr().contains("files of the ledger left out: 1;"),
        "{}",
        done.stderr()
    );
}
