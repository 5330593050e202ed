//! Ledgers that overlap, merged in both orders.

use super::read;
use std::fs;
use std::path::Path;
use weighbridge::ledger::{Ledger, read_together, sample};

/// Copies every file that is not there yet.
fn copy(from: &Path, to: &Path) {
    for file in super::files(from) {
        let there = to.join(file.strip_prefix(from).expect("inside"));
        fs::create_dir_all(there.parent().expect("a week")).expect("a folder");
        if !there.exists() {
            fs::copy(&file, &there).expect("copied");
        }
    }
}

#[test]
fn overlapping_ledgers_merge_to_the_same_in_both_orders() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let written = sample::write(&Ledger::at(&at("a")), 1, 120).expect("a sample");
    sample::write(&Ledger::at(&at("b")), 2, 60).expect("a sample");
    for file in super::files(&at("a")).iter().step_by(2) {
        let there = at("b").join(file.strip_prefix(at("a")).expect("inside"));
        fs::create_dir_all(there.parent().expect("a week")).expect("a folder");
        fs::copy(file, there).expect("copied");
    }
    copy(&at("a"), &at("ab"));
    copy(&at("b"), &at("ab"));
    copy(&at("b"), &at("ba"));
    copy(&at("a"), &at("ba"));
    let merged = read(&at("ab"));
    assert_eq!(merged, read(&at("ba")));
    let (a, b) = (Ledger::at(&at("a")), Ledger::at(&at("b")));
    assert_eq!(
        merged,
        read_together(&[a.clone(), b.clone()], ..).expect("both")
    );
    assert_eq!(merged, read_together(&[b, a.clone()], ..).expect("both"));
    assert!(merged.files > written.files && merged.faults.is_empty());
    // A copy that is damaged is no loss where another is whole.
    let first = &super::files(&at("a"))[0];
    fs::write(
        at("ab").join(first.strip_prefix(at("a")).expect("inside")),
        "",
    )
    .expect("written");
    let ab = Ledger::at(&at("ab"));
    assert_eq!(ab.read(..).expect("a ledger").faults.len(), 1);
    for order in [[ab.clone(), a.clone()], [a, ab]] {
        assert_eq!(read_together(&order, ..).expect("both"), merged);
    }
}

#[test]
fn a_span_of_weeks_opens_no_other_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = Ledger::at(folder.path());
    sample::write(&ledger, 1, 120).expect("a sample");
    let weeks = ledger.weeks().expect("weeks");
    let (first, last) = (weeks[3], weeks[5]);
    let read = ledger.read(first..=last).expect("a span");
    assert!(
        read.runs
            .iter()
            .all(|run| (first..=last).contains(&weighbridge::ledger::Week::at(run.at)))
    );
    let whole = ledger.read(..).expect("all");
    let inside = |run: &&weighbridge::ledger::record::Run| {
        (first..=last).contains(&weighbridge::ledger::Week::at(run.at))
    };
    assert_eq!(
        read.runs.iter().collect::<Vec<_>>(),
        whole.runs.iter().filter(inside).collect::<Vec<_>>()
    );
    fs::write(
        folder.path().join(weeks[8].to_string()).join("bad.ndjson"),
        "x",
    )
    .expect("written");
    assert!(ledger.read(first..=last).expect("a span").faults.is_empty());
}

#[test]
fn the_claims_of_a_span_are_one_table() {
    let room = super::Newsroom::new();
    sample::write(&Ledger::at(&room.path("ledger")), 1, 60).expect("a sample");
    let printed = room
        .program("ledger export --from 2026-W10 --to 2026-W20")
        .run()
        .code(0)
        .stdout();
    let read = Ledger::at(&room.path("ledger")).read(..).expect("a ledger");
    let weeks = "2026-W10".parse().expect("a week")..="2026-W20".parse().expect("a week");
    let inside = read
        .stories()
        .filter(|(run, _)| weeks.contains(&weighbridge::ledger::Week::at(run.at)));
    let claims: usize = inside.map(|(_, story)| story.claims.len()).sum();
    assert!(claims > 50);
    assert_eq!(printed.lines().count(), claims + 1);
    assert!(
        printed.starts_with("week,day,at,place,version,policy,data,story,draft,stage,"),
        "{printed:.100}"
    );
    let file = room.path("claims.parquet");
    let export = room
        .program("ledger export --format parquet --output")
        .arg(&file);
    export.run().code(0).stays_mute();
    assert!(fs::read(&file).expect("a table").starts_with(b"PAR1"));
    room.program("check story.md --story =1+1 --desk @home")
        .run()
        .code(1);
    room.program("ledger export")
        .run()
        .code(0)
        .prints(&[",'=1+1,", ",'@home,"]);
}

#[test]
fn a_seed_gives_the_same_files_byte_for_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    let names = |place: &str, seed| {
        let at = folder.path().join(place);
        sample::write(&Ledger::at(&at), seed, 40).expect("a sample");
        let files = super::files(&at);
        files
            .iter()
            .map(|file| file.strip_prefix(&at).expect("inside").to_owned())
            .collect::<Vec<_>>()
    };
    // The names are the digests of what the files hold.
    assert_eq!(names("a", 5), names("b", 5));
    assert_ne!(names("c", 6), names("d", 7));
}
