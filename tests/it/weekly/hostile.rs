//! Text of records is text in every format, whoever wrote it.

use crate::program::weighbridge;
use std::path::Path;
use weighbridge::ledger::record::{Choice, Decision, Record, Run};
use weighbridge::ledger::{Ledger, sample};

const EVIL: &str = "=cmd|'/c calc'!A1 <script>alert(1)</script> ![x](http://evil.example/a) `$(id)` \u{1b}[31m\u{202e}|";

/// A ledger in which every name of one week is hostile.
fn poisoned(folder: &Path) {
    let clean = folder.join("clean");
    sample::write(&Ledger::at(&clean), 5, 300).expect("a sample");
    let read = Ledger::at(&clean).read(..).expect("a ledger");
    let ledger = Ledger::at(&folder.join("ledger"));
    for mut run in read.runs {
        poison(&mut run);
        ledger.keep(&Record::Run(run)).expect("kept");
    }
    for decision in read.decisions {
        let decision = Decision {
            story: format!("{EVIL}{}", decision.story),
            reason: Some(EVIL.to_owned()),
            choice: Choice::WrongReading,
            ..decision
        };
        ledger.keep(&Record::Decision(decision)).expect("kept");
    }
}

fn poison(run: &mut Run) {
    EVIL.clone_into(&mut run.version);
    run.data.latest = run
        .data
        .latest
        .values()
        .map(|day| (EVIL.to_owned(), *day))
        .collect();
    for story in &mut run.stories {
        story.story = format!("{EVIL}{}", story.story);
        story.title = Some(EVIL.to_owned());
        story.desk = Some(EVIL.to_owned());
        EVIL.clone_into(&mut story.language);
        for claim in &mut story.claims {
            EVIL.clone_into(&mut claim.commodity);
            claim.partner = Some(EVIL.to_owned());
            for gap in &mut claim.gaps {
                EVIL.clone_into(&mut gap.partner);
            }
        }
    }
}

#[test]
fn nothing_in_a_record_becomes_markup_a_formula_or_a_command() {
    let folder = tempfile::tempdir().expect("a folder");
    poisoned(folder.path());
    let (ledger, output) = (folder.path().join("ledger"), folder.path().join("out"));
    let args = [
        "report",
        "weekly",
        "--from",
        "2026-03-01",
        "--to",
        "2026-06-30",
        "--ledger",
    ];
    let done = weighbridge()
        .args(args)
        .arg(&ledger)
        .arg("--output")
        .arg(&output)
        .run();
    assert_eq!(done.exit(), Some(0), "{}", done.stderr());
    let file = |end: &str| {
        let path = output.join(format!("2026-03-01..2026-06-30.{end}"));
        std::fs::read_to_string(path).expect("a report")
    };
    let (markdown, html, csv, metrics) = (file("md"), file("html"), file("csv"), file("prom"));
    for text in [&markdown, &html, &csv, &metrics] {
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'));
    }
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;"));
    let events = pulldown_cmark::Parser::new_ext(&markdown, pulldown_cmark::Options::all());
    for event in events {
        let event = format!("{event:?}");
        assert!(
            !event.contains("Image") && !event.contains("Html") && !event.starts_with("Start(Link"),
            "{event}"
        );
    }
    assert!(
        !markdown.contains("weighbridge sync --reporter"),
        "a command with a hostile code"
    );
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    for row in rows.records() {
        let row = row.expect("a row");
        assert!(
            row.iter().all(|cell| !cell.starts_with(['=', '+', '@'])),
            "{row:?}"
        );
    }
    assert!(metrics.ends_with("# EOF\n"));
}
