//! A desk checks, prints, decides.

use super::{Newsroom, files};
use std::fs;
use weighbridge::ledger::record::{Choice, Place, Stage};
use weighbridge_core::verdict::Verdict;

#[test]
fn a_check_leaves_a_record_without_the_drafts_words() {
    let room = Newsroom::new();
    room.program("check story.md")
        .run()
        .code(1)
        .complains(&["recorded 1 drafts in "]);
    let read = room.read();
    assert_eq!(
        (read.runs.len(), read.faults.len(), read.repeats),
        (1, 0, 0)
    );
    let run = &read.runs[0];
    assert_eq!(run.place, Place::Desk);
    assert!(run.data.latest.contains_key("GACC"), "{:?}", run.data);
    let story = &run.stories[0];
    assert_eq!(
        (story.story.as_str(), story.stage),
        ("story.md", Stage::Draft)
    );
    assert_eq!(
        (story.outlet.as_deref(), &story.desk, &story.author),
        (Some("Example Daily"), &None, &None)
    );
    let verdicts: Vec<Verdict> = story.claims.iter().map(|claim| claim.verdict).collect();
    assert_eq!(
        verdicts,
        [Verdict::Supported, Verdict::NeedsContext, Verdict::Refuted]
    );
    let text = fs::read_to_string(&files(&room.path("ledger"))[0]).expect("a record");
    for word in ["quarter", "billion", "Ana", "Souza", "percent from"] {
        assert!(!text.contains(word), "`{word}` in {text}");
    }
}

#[test]
fn the_same_check_of_a_day_counts_once_and_the_printed_story_again() {
    let room = Newsroom::new();
    for _ in 0..2 {
        room.program("check story.md").run().code(1);
    }
    room.program("check story.md --stage printed --story S-1 --desk asia --outlet Gazette")
        .env("CI", "true")
        .run()
        .code(1);
    let read = room.read();
    let told: Vec<_> = read
        .stories()
        .map(|(run, story)| (story.story.as_str(), story.stage, run.place))
        .collect();
    // The two checks are two files, of which one counts.
    assert_eq!((read.files, read.repeats), (3, 1));
    assert_eq!(
        told,
        [
            ("story.md", Stage::Draft, Place::Desk),
            ("S-1", Stage::Printed, Place::Ci)
        ]
    );
    let (_, printed) = read.stories().last().expect("a story");
    assert_eq!(
        (printed.desk.as_deref(), printed.outlet.as_deref()),
        (Some("asia"), Some("Gazette"))
    );
    room.program("ledger list").run().code(0).prints(&["WEEK "]);
    room.program("ledger verify")
        .run()
        .code(0)
        .prints(&["; 0 are left out"]);
}

#[test]
fn a_recorded_claim_is_the_claim_again() {
    let room = Newsroom::new();
    room.program("check story.md").run().code(1);
    let read = room.read();
    let claims = &read.runs[0].stories[0].claims;
    let again: Vec<_> = claims
        .iter()
        .map(|claim| claim.again().expect("a claim"))
        .collect();
    assert_eq!(
        again[0]
            .quantity
            .figure
            .map(|figure| figure.value.normalize().to_string())
            .as_deref(),
        Some("38200000000")
    );
    assert_eq!(
        weighbridge_core::verdict::basis(&again[1], &again),
        "USD".parse().ok()
    );
    let names: std::collections::BTreeSet<_> = claims.iter().map(|claim| &claim.id).collect();
    assert_eq!(names.len(), 3);
}

#[test]
fn a_decision_holds_a_claim_back_until_its_day() {
    let room = Newsroom::new();
    room.program("check story.md").run().code(1);
    let read = room.read();
    let wrong = read.runs[0].stories[0].claims[2].id.clone();
    room.program("ledger show story.md").run().code(0).prints(&[
        &wrong,
        "refuted",
        "99900000000 USD",
    ]);
    let decide = format!(
        "ledger decide suppressed story.md --claim {} --until 2999-01-01 --reason embargo",
        &wrong[..8]
    );
    room.program(&decide)
        .run()
        .code(0)
        .prints(&["suppressed", &wrong, "2999-01-01"]);
    let check = room.program("check story.md").run().code(0);
    let said = check.stdout();
    assert!(
        said.contains("line 9, column 32: suppressed until 2999-01-01"),
        "{said}"
    );
    let read = room.read();
    let (_, last) = read.stories().last().expect("a story");
    assert_eq!(
        last.claims
            .iter()
            .map(|claim| claim.suppressed)
            .collect::<Vec<_>>(),
        [false, false, true]
    );
    assert_eq!(read.decisions[0].choice, Choice::Suppressed);
    let line = "{\"id\":\"story.md\",\"lang\":\"en\",\"date\":\"2022-04-19\",\"text\":\"China's exports to Russia were 99.9 billion dollars in the first quarter of 2022.\"}\n";
    room.program("check --batch -")
        .write_stdin(line)
        .run()
        .code(0)
        .prints(&["suppressed until 2999-01-01, as was decided"]);
    room.program("ledger decide suppressed story.md --until 2000-01-01")
        .run()
        .code(0);
    room.program("check story.md").run().code(1);
    room.program("ledger show story.md")
        .run()
        .code(0)
        .prints(&["every claim until 2000-01-01", ", suppressed"]);
}

#[test]
fn what_cannot_be_decided_is_said() {
    let room = Newsroom::new();
    room.program("ledger list")
        .run()
        .code(2)
        .complains(&["is no folder of a ledger"]);
    room.program("check story.md").run().code(1);
    for (line, said) in [
        ("ledger show other.md", "no story `other.md`"),
        ("ledger decide kept other.md", "no story `other.md`"),
        ("ledger decide kept story.md --claim zz", "begins with `zz`"),
        (
            "ledger decide kept story.md --until 2030-01-01",
            "--until is for `suppressed` alone",
        ),
        ("ledger decide kept story.md --by Ana", "no salt is set"),
        ("ledger prune", "how many weeks are kept"),
        ("check story.md story.md --story S", "2 drafts were given"),
    ] {
        room.program(line)
            .run()
            .code(2)
            .stays_mute()
            .complains(&[said, "hint: "]);
    }
}

#[test]
fn a_batch_is_one_run_and_paths_elsewhere_name_nobody() {
    let room = Newsroom::new();
    let lines = "{\"id\":\"a\",\"lang\":\"en\",\"text\":\"Some words.\"}\n{\"id\":\"b\",\"lang\":\"en\",\"text\":\"Other words.\"}\n";
    room.program("check --batch -")
        .write_stdin(lines)
        .run()
        .code(3);
    let names: Vec<String> = room
        .read()
        .stories()
        .map(|(_, story)| story.story.clone())
        .collect();
    assert_eq!(names, ["a", "b"]);
    let elsewhere = Newsroom::new();
    let path = elsewhere.path("story.md");
    room.program("check").arg(&path).run().code(1);
    room.program("check -")
        .write_stdin("Exports of China rose.\n")
        .run()
        .code(3);
    let read = room.read();
    let names = read.stories().map(|(_, story)| story.story.clone());
    let marked: Vec<String> = names.filter(|name| name.contains('~')).collect();
    assert_eq!(marked.len(), 2, "{marked:?}");
    for start in ["story.md~", "stdin~"] {
        assert!(
            marked.iter().any(|name| name.starts_with(start)),
            "{marked:?}"
        );
    }
    room.program("check")
        .arg(room.path("story.md"))
        .run()
        .code(1);
    assert!(
        room.read()
            .stories()
            .any(|(_, story)| story.story == "story.md")
    );
}

#[test]
fn old_weeks_are_removed_and_what_still_holds_is_kept() {
    let room = Newsroom::new();
    room.program("ledger sample ledger --stories 60 --seed 3")
        .run()
        .code(0)
        .prints(&["60 stories with 300 claims"]);
    room.program("check story.md").run().code(1);
    let before = room.read();
    room.program("ledger prune --keep 1 --dry-run")
        .run()
        .code(0)
        .prints(&["would be removed"]);
    assert_eq!(room.read(), before);
    room.program("ledger prune --keep 1")
        .run()
        .code(0)
        .prints(&["removed"]);
    let after = room.read();
    let told: Vec<_> = after
        .stories()
        .map(|(_, story)| story.story.as_str())
        .collect();
    assert_eq!(told, ["story.md"]);
    room.program("ledger prune --keep 1")
        .run()
        .code(0)
        .prints(&["0 files removed"]);
}
