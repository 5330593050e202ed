//! A hundred writers at once, and a reader who never sees half a record.

use super::{Newsroom, checks_beside_each_other, read};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use weighbridge::ledger::record::{Choice, Decision, Record};
use weighbridge::ledger::{Ledger, Week};

/// How many write at once.
const WRITERS: usize = 100;

fn decision(writer: usize, number: usize) -> Record {
    let at = 1_795_000_000 + i64::try_from(number).expect("few") * 86_400;
    Record::Decision(Decision {
        at: jiff::Timestamp::from_second(at).expect("a moment"),
        story: format!("story {writer} {number}"),
        claim: None,
        choice: Choice::Kept,
        reason: Some("a reason ".repeat(2000)),
        by: None,
        until: None,
    })
}

#[test]
fn a_hundred_writers_lose_nothing_and_nobody_reads_half_a_record() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = Ledger::at(folder.path());
    let is_over = AtomicBool::new(false);
    let (told, looks) = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut looks = 0;
            while !is_over.load(Ordering::Relaxed) {
                if folder.path().join("2026-W47").is_dir() {
                    assert_eq!(read(folder.path()).faults, []);
                    looks += 1;
                }
            }
            looks
        });
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let ledger = &ledger;
                scope.spawn(move || {
                    // Each writes three records of its own, and one that all the others write as well.
                    let own = (1..4).map(|number| decision(writer, number));
                    let records = own.chain([decision(WRITERS, 0)]);
                    records
                        .map(|record| ledger.keep(&record).expect("kept"))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        let told: Vec<String> = writers
            .into_iter()
            .flat_map(|writer| writer.join().expect("a writer"))
            .collect();
        is_over.store(true, Ordering::Relaxed);
        (told, reader.join().expect("a reader"))
    });
    let names: BTreeSet<&String> = told.iter().collect();
    assert_eq!((told.len(), names.len()), (WRITERS * 4, WRITERS * 3 + 1));
    for name in names {
        assert!(folder.path().join(name).is_file(), "{name}");
    }
    let read = read(folder.path());
    assert_eq!(
        (read.decisions.len(), read.faults.len()),
        (WRITERS * 3 + 1, 0)
    );
    assert_eq!(
        super::files(folder.path()).len(),
        WRITERS * 3 + 1,
        "nothing else is left"
    );
    assert!(
        ledger
            .weeks()
            .expect("weeks")
            .iter()
            .all(|week| *week >= Week::of(jiff::civil::date(2026, 11, 16)))
    );
    eprintln!("{looks} looks while a hundred wrote");
}

#[test]
fn processes_write_beside_each_other() {
    let room = Newsroom::new();
    checks_beside_each_other(8, |number| {
        room.program(&format!("check story.md --story S-{number}"))
    });
    let read = room.read();
    assert_eq!(
        (read.runs.len(), read.stories().count(), read.faults.len()),
        (8, 8, 0)
    );
}
