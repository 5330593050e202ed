//! A revision arrives: the stories that it overtakes are to be looked at again, and no others.

use crate::program::weighbridge;
use std::fs;
use std::path::Path;
use weighbridge::check::{Settings, weigh};
use weighbridge::facts::Facts;
use weighbridge::ledger::Ledger;
use weighbridge::ledger::record::{Choice, Data, Decision, Given, Place, Record, Run, Story};
use weighbridge_core::text::{Document, Masthead};

const HEAD: &str = "source,dataset,reporter,partner,flow,scheme,commodity,freq,start,months,measure,unit,basis,valuation,value,place,adjustment,status,vintage,published,retrieved,origin,doubtful,note";

/// What was known when the stories were printed: partner, month, value.
const FIRST: [(&str, &str, &str); 4] = [
    ("PRT", "2031-03", "1234600000"),
    ("PRT", "2031-02", "1200000000"),
    ("ESP", "2031-03", "2310000000"),
    ("GRC", "2031-03", "410000000"),
];

/// What came out in May: one revised beyond rounding, one within it, one revised that no story names, one that was missing.
const LATER: [(&str, &str, &str); 4] = [
    ("PRT", "2031-03", "1310000000"),
    ("PRT", "2031-02", "1203000000"),
    ("GRC", "2031-03", "470000000"),
    ("ITA", "2031-03", "1900000000"),
];

/// Stories: name, text, whether printed.
const STORIES: [(&str, &str, bool); 6] = [
    (
        "overtaken",
        "Brazil's exports to Portugal reached $1.23 billion in March 2031.",
        true,
    ),
    (
        "within rounding",
        "Brazil's exports to Portugal reached $1.20 billion in February 2031.",
        true,
    ),
    (
        "untouched",
        "Brazil's exports to Spain reached $2.31 billion in March 2031.",
        true,
    ),
    (
        "not printed",
        "Brazil's exports to Portugal reached $1.23 billion in March 2031.",
        false,
    ),
    (
        "unknown then",
        "Brazil's exports to Italy reached $2.90 billion in March 2031.",
        true,
    ),
    (
        "decided",
        "Brazil's exports to Portugal reached $1.23 billion in March 2031.",
        true,
    ),
];

fn row(
    (partner, month, value): (&str, &str, &str),
    vintage: Option<&str>,
    published: &str,
) -> String {
    let status = if vintage.is_some() {
        "revised"
    } else {
        "first"
    };
    let vintage = vintage.unwrap_or_default();
    format!(
        "Example,example,BRA,{partner},exports,TOTAL,TOTAL,M,{month},1,value,USD,,,{value},1,,{status},{vintage},{published},,https://example.org/t,false,\n"
    )
}

/// A folder with the table of April, and one with that of May too.
fn tables(folder: &Path) -> [std::path::PathBuf; 2] {
    let april: String = FIRST.map(|one| row(one, None, "2031-04-10")).concat();
    let may = LATER.map(|one| {
        let is_new = one.0 == "ITA";
        row(one, (!is_new).then_some("2031-05"), "2031-05-10")
    });
    [("april", april.clone()), ("may", april + &may.concat())].map(|(name, rows)| {
        let place = folder.join(name);
        fs::create_dir_all(&place).expect("a folder");
        fs::write(place.join("example.csv"), format!("{HEAD}\n{rows}")).expect("a table");
        place
    })
}

/// The stories checked with the table of April, on the day they were printed.
fn record(ledger: &Ledger, table: &Path) {
    let facts = Facts::embedded()
        .and_then(|facts| facts.with_folder(table))
        .expect("facts");
    let draft = |(name, text, _): (&str, &str, bool)| {
        let mut masthead = Masthead::named(name);
        name.clone_into(&mut masthead.id);
        masthead.language = Some("en".to_owned());
        masthead.published = "2031-04-20".parse().ok();
        Document::plain(masthead, text.to_owned())
    };
    let checked = weigh(STORIES.map(draft).to_vec(), &facts, &Settings::default()).expect("a run");
    let of = |(checked, (_, _, printed))| {
        Story::of(
            checked,
            &Given {
                printed,
                ..Given::default()
            },
        )
    };
    let stories: Vec<Story> = checked.documents.iter().zip(STORIES).map(of).collect();
    let verdicts: Vec<&str> = stories
        .iter()
        .flat_map(|story| &story.claims)
        .map(|claim| claim.verdict.code())
        .collect();
    assert_eq!(
        verdicts,
        [
            "supported",
            "supported",
            "supported",
            "supported",
            "unverifiable",
            "supported"
        ]
    );
    let claim = stories[5].claims[0].id.clone();
    ledger
        .keep(&Record::Run(Run {
            at: "2031-04-20T09:00:00Z".parse().expect("a moment"),
            version: "0.1.0".to_owned(),
            policy: "p".to_owned(),
            data: Data::default(),
            as_of: None,
            place: Place::Desk,
            stories,
        }))
        .expect("kept");
    let decision = Decision {
        at: "2031-05-20T09:00:00Z".parse().expect("a moment"),
        story: "decided".to_owned(),
        claim: Some(claim),
        choice: Choice::Kept,
        reason: Some("the revision was added".to_owned()),
        by: None,
        until: None,
    };
    ledger.keep(&Record::Decision(decision)).expect("kept");
}

#[test]
fn the_right_stories_and_only_those_are_to_be_looked_at_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let [april, may] = tables(folder.path());
    let place = folder.path().join("ledger");
    record(&Ledger::at(&place), &april);
    let recheck = |table: &Path, day: &str, more: &[&str]| {
        let program = weighbridge().args(["recheck", "--format", "json", "--as-of", day]);
        let program = program
            .args(more)
            .arg("--ledger")
            .arg(&place)
            .arg("--data")
            .arg(table);
        let done = program.run();
        let answer: serde_json::Value = serde_json::from_str(&done.stdout()).expect("JSON");
        let changes = answer["changes"].as_array().expect("changes").iter();
        let told = changes.map(|change| {
            let now = &change["now"];
            format!(
                "{} {} {} {}",
                change["story"], now["verdict"], now["reason"], change["cause"]
            )
            .replace('"', "")
        });
        (done.exit(), told.collect::<Vec<_>>(), answer)
    };
    assert_eq!(recheck(&april, "2031-06-01", &[]).1, Vec::<String>::new());
    assert_eq!(
        recheck(&may, "2031-05-01", &[]).1,
        Vec::<String>::new(),
        "not out yet"
    );
    let (exit, told, answer) = recheck(&may, "2031-06-01", &[]);
    assert_eq!(
        told,
        [
            "unknown then refuted major published",
            "overtaken needs_context other_vintage published",
            "not printed needs_context other_vintage published",
        ]
    );
    assert_eq!((exit, &answer["decided"]), (Some(1), &1.into()));
    assert_eq!(answer["changes"][1]["old"]["value"], "1234600000");
    assert_eq!(answer["changes"][1]["new"]["value"], "1310000000");
    assert_eq!(
        answer["changes"][1]["note"],
        "Since this story was printed, Example has revised a figure on 10 May 2031: Brazil's exports to Portugal, March 2031, from \
         1.23 billion dollars to 1.31 billion dollars. The story said 1.23 billion dollars."
    );
    assert_eq!(recheck(&may, "2031-06-01", &["--printed"]).1.len(), 2);
    assert_eq!(
        recheck(&may, "2031-06-01", &["--since", "2031-04-21"]).0,
        Some(3)
    );
}

#[test]
fn the_weekly_report_lists_them_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let [april, may] = tables(folder.path());
    let place = folder.path().join("ledger");
    record(&Ledger::at(&place), &april);
    let args = ["report", "weekly", "--week", "2031-W21", "--ledger"];
    let said = weighbridge()
        .args(args)
        .arg(&place)
        .arg("--data")
        .arg(&may)
        .run()
        .code(3)
        .stdout();
    let queue = said
        .split("## To be looked at again")
        .nth(1)
        .expect("a section");
    let lines: Vec<&str> = queue
        .lines()
        .filter(|line| line.starts_with("- "))
        .collect();
    assert_eq!(lines.len(), 2, "{queue}");
    assert!(
        lines[0].starts_with(
            "- unknown then, line 1: 2.9 billion dollars for Brazil's exports to Italy"
        ),
        "{queue}"
    );
    assert!(lines[1].starts_with("- overtaken, line 1: "), "{queue}");
}
