//! The sample report in `reports/weekly` is the program's: a made-up year, and three stories with figures that were revised later.

use crate::program::{root, weighbridge};
use std::fs;
use weighbridge::check::{Settings, weigh};
use weighbridge::facts::Facts;
use weighbridge::ledger::record::{Data, Given, Place, Record, Run, Story};
use weighbridge::ledger::{Ledger, sample};
use weighbridge_core::text::{Document, Masthead};

/// The week of the sample report.
const WEEK: &str = "2026-W08";

/// Printed in January with the figures of the year before, which the agencies revised in February.
const STORIES: [(&str, &str); 3] = [
    (
        "europe/france.md",
        "France's trade deficit reached 81.0 billion euros in 2024.",
    ),
    (
        "europe/italy.md",
        "Italy's trade surplus reached 54.9 billion euros in 2024.",
    ),
    (
        "americas/canada.md",
        "Canada's trade surplus with the United States reached 102.3 billion Canadian dollars in 2024.",
    ),
];

/// The stories as they were checked and printed on 15 January.
fn january() -> Run {
    let draft = |(name, text): (&str, &str)| {
        let mut masthead = Masthead::named(name);
        name.clone_into(&mut masthead.id);
        masthead.desk = name.split('/').next().map(str::to_owned);
        masthead.language = Some("en".to_owned());
        masthead.published = "2026-01-15".parse().ok();
        Document::plain(masthead, text.to_owned())
    };
    let settings = Settings {
        as_of: "2026-01-15".parse().ok(),
        ..Settings::default()
    };
    let facts = Facts::embedded().expect("facts");
    let checked = weigh(STORIES.map(draft).to_vec(), &facts, &settings).expect("a run");
    let given = Given {
        printed: true,
        ..Given::default()
    };
    let stories: Vec<Story> = checked
        .documents
        .iter()
        .map(|one| Story::of(one, &given))
        .collect();
    for claim in stories.iter().flat_map(|story| &story.claims) {
        assert_eq!(claim.verdict.code(), "supported", "{}", claim.series());
    }
    Run {
        at: "2026-01-15T09:00:00Z".parse().expect("a moment"),
        version: "0.1.0".to_owned(),
        policy: "p".to_owned(),
        data: Data::default(),
        as_of: settings.as_of,
        place: Place::Desk,
        stories,
    }
}

#[test]
fn the_sample_report_is_what_the_program_writes() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = folder.path().join("ledger");
    sample::write(&Ledger::at(&ledger), 1, 2000).expect("a sample");
    Ledger::at(&ledger)
        .keep(&Record::Run(january()))
        .expect("kept");
    let written = folder.path().join("out");
    let args = ["report", "weekly", "--week", WEEK, "--ledger"];
    weighbridge()
        .args(args)
        .arg(&ledger)
        .arg("--output")
        .arg(&written)
        .run()
        .code(0);
    let kept = root().join("reports/weekly");
    for end in ["md", "html", "json", "csv", "prom"] {
        let name = format!("{WEEK}.{end}");
        let text = fs::read_to_string(written.join(&name)).expect("a report");
        if std::env::var("UPDATE").is_ok() {
            fs::create_dir_all(&kept).expect("a folder");
            fs::write(kept.join(&name), &text).expect("reports can be written");
        }
        let before = fs::read_to_string(kept.join(&name)).expect("the sample report");
        assert!(
            before == text,
            "{name} changed; read the change, then run this test with UPDATE=1"
        );
    }
}
