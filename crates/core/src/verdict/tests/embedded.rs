//! Every figure of the repository's own tables, written as a claim, is not called wrong.

use super::tables::{claim, fields};
use crate::claim::{Area, Flow};
use crate::fact::{Book, Measure, Observation, Status};
use crate::period::{Month, Period};
use crate::quantity::Unit;
use crate::verdict::{Context, Policy, Verdict, judge, sample};
use std::collections::BTreeMap;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../datasets/facts");

/// Every row of the embedded tables.
#[expect(clippy::disallowed_methods, reason = "a test reads its tables")]
fn rows() -> Vec<Observation> {
    let mut paths: Vec<_> = std::fs::read_dir(FOLDER)
        .expect("the embedded tables")
        .map(|entry| entry.expect("a file").path())
        .collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a readable table");
        let mut lines = text.lines();
        let heads = fields(lines.next().expect("a head"));
        for line in lines {
            let cells = fields(line);
            let row = heads
                .iter()
                .map(String::as_str)
                .zip(cells.iter().map(String::as_str));
            found.push(observation(&row.collect()));
        }
    }
    found
}

fn observation(row: &BTreeMap<&str, &str>) -> Observation {
    let cell = |name: &str| row[name];
    let start: Month = cell("start").parse().expect("a month");
    let months: i32 = cell("months").parse().expect("a count");
    let unit = |code: &str| code.parse::<Unit>().ok();
    let measure = match cell("measure") {
        "growth" => Measure::Growth {
            basis: unit(cell("basis")),
        },
        _ => Measure::Value,
    };
    Observation {
        source: cell("source").into(),
        dataset: cell("dataset").into(),
        reporter: Area::new(cell("reporter")),
        partner: Area::new(cell("partner")),
        flow: Flow::of_code(cell("flow")).expect("a flow"),
        commodity: cell("commodity").into(),
        period: Period::new(start, start.plus(months - 1)).expect("months"),
        measure,
        unit: unit(cell("unit")).expect("a unit"),
        value: cell("value").parse().expect("a number"),
        place: cell("place").parse().expect("a number"),
        adjusted: cell("adjustment") == "SA",
        vintage: Some(cell("vintage"))
            .filter(|tag| !tag.is_empty())
            .map(Into::into),
        status: if cell("status") == "revised" {
            Status::Revised
        } else {
            Status::First
        },
        published: cell("published").parse().ok(),
        origin: cell("origin").into(),
        doubtful: cell("doubtful") == "true",
        note: cell("note").into(),
    }
}

/// The verdicts of every row that may be evidence, and the rows that were called wrong.
fn tally(with_basis: bool) -> (BTreeMap<Verdict, usize>, Vec<String>) {
    let rows = rows();
    assert!(rows.len() > 9000, "the tables were read");
    let book = Book::new(rows.clone(), vec![]);
    let (mut counts, mut wrong) = (BTreeMap::new(), Vec::new());
    for seen in rows.iter().filter(|seen| !seen.doubtful) {
        let basis = match seen.measure {
            Measure::Growth { basis } if with_basis => basis,
            _ => None,
        };
        let context = Context {
            book: &book,
            policy: &Policy::default(),
            quote: "",
            wording: &sample::indonesian(),
            published: seen.published,
            as_of: None,
            basis,
            young: false,
        };
        let found = judge(&claim(seen), &context);
        *counts.entry(found.verdict).or_default() += 1;
        if found.verdict == Verdict::Refuted {
            wrong.push(format!("{seen:?}: {}", found.summary));
        }
    }
    (counts, wrong)
}

#[test]
fn no_row_of_the_embedded_tables_is_called_wrong() {
    for with_basis in [false, true] {
        let (counts, wrong) = tally(with_basis);
        eprintln!("basis {with_basis}: {counts:?}");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let all: usize = counts.values().sum();
        let supported = counts.get(&Verdict::Supported).copied().unwrap_or(0);
        assert!(supported * 10 > all * 8, "{counts:?}");
    }
}
