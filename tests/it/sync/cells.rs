//! From what a server answers to what the store holds, through the program: each cell against one written by hand from the
//! bytes of the answers, `tests/recorded/AGENCY/cells*.csv`.

use super::desk::{Cells, Desk, rows};
use crate::agencies::{agencies, sample};

/// What is typed, the cells that must come of it, and how many rows there are in all.
const TRIPS: [(&str, &str, usize); 12] = [
    (
        "gacc --reporter CHN --from 2031-01 --to 2031-03",
        "gacc/cells.csv",
        60,
    ),
    (
        "comtrade --reporter IDN --partner CHN,TWN --from 2031-01 --to 2031-03",
        "comtrade/cells.csv",
        11,
    ),
    (
        "comtrade --reporter IDN --partner USA,WORLD --commodity 27,85 --period 2030",
        "comtrade/cells_annual.csv",
        7,
    ),
    (
        "comext --reporter DEU --partner CHN --commodity TOTAL,27 --from 2031-01 --to 2031-03",
        "comext/cells.csv",
        11,
    ),
    (
        "imts --reporter CHN --partner RUS,WORLD --from 2031-01 --to 2031-03",
        "imts/cells_monthly.csv",
        11,
    ),
    (
        "imts --reporter CHN --partner RUS --period 2031-Q1",
        "imts/cells.csv",
        2,
    ),
    (
        "census --partner CHN --commodity TOTAL,27 --from 2031-01 --to 2031-03",
        "census/cells.csv",
        11,
    ),
    (
        "bps --commodity 27,85 --from 2031-01 --to 2031-03",
        "bps/cells.csv",
        21,
    ),
    (
        "hmrc --partner CHN,WORLD --from 2031-01 --to 2031-03",
        "hmrc/cells.csv",
        10,
    ),
    (
        "statcan --partner CHN,WORLD --from 2031-01 --to 2031-03",
        "statcan/cells.csv",
        11,
    ),
    (
        "comexstat --partner CHN --commodity TOTAL,27 --from 2031-01 --to 2031-03",
        "comexstat/cells.csv",
        12,
    ),
    ("ecb --from 2031-01 --to 2031-03", "ecb/cells.csv", 11),
];

#[test]
fn every_source_fills_the_store_with_what_its_answers_say() {
    let server = agencies();
    let mut table = vec!["source | cells as written by hand | facts in the store".to_owned()];
    for (typed, cells, facts) in TRIPS {
        let desk = Desk::new(&server.base);
        desk.sync(typed).run().code(0);
        desk.program(&["data", "verify"]).run().code(0);
        let kept = desk.facts();
        let wanted = rows(&sample(cells));
        for cell in &wanted {
            assert_holds(&kept, cell, typed);
        }
        assert_eq!(kept.len(), facts, "{typed}");
        table.push(format!("{typed} | {} | {}", wanted.len(), kept.len()));
        let asked = server.asked().len();
        desk.sync(typed)
            .run()
            .code(0)
            .complains(&[" 0 requests sent"]);
        assert_eq!(
            server.asked().len(),
            asked,
            "{typed}: nothing is asked twice"
        );
        assert_eq!(desk.facts(), kept, "{typed}: nothing is kept twice");
    }
    eprintln!("{}", table.join("\n"));
}

/// Fails unless exactly one fact stands at a cell, with its value.
fn assert_holds(kept: &[Cells], cell: &Cells, typed: &str) {
    let is_address = |name: &str| name != "value" && name != "place";
    let mut at = kept.iter().filter(|row| {
        let mut address = cell.iter().filter(|(name, _)| is_address(name));
        address.all(|(name, wanted)| row[name] == *wanted)
    });
    let Some(row) = at.next() else {
        panic!("{typed}: no fact at {cell:?} in {kept:#?}")
    };
    assert!(at.next().is_none(), "{typed}: two facts at {cell:?}");
    for name in ["value", "place"] {
        let wanted = &cell[name];
        assert!(
            wanted.is_empty() || row[name] == *wanted,
            "{typed}: {name} of {cell:?} is {}",
            row[name]
        );
    }
    assert!(!row["origin"].is_empty() && !row["retrieved"].is_empty());
}

#[test]
fn a_figure_that_was_fetched_is_looked_up_and_checked() {
    let server = agencies();
    let desk = Desk::new(&server.base);
    desk.sync("gacc --reporter CHN --from 2031-01 --to 2031-03")
        .run()
        .code(0);
    let asked = [
        "lookup",
        "--reporter",
        "CHN",
        "--partner",
        "RUS",
        "--period",
        "2031-Q1",
        "--format",
        "json",
    ];
    desk.program(&asked).run().code(0).prints(&[
        "200000000000",
        "28000000000",
        "\"GACC\"",
        "2031-04-14",
    ]);
    let story = "China's trade with Russia reached $28 billion in the first quarter of 2031.\n";
    desk.program(&["check", "-", "--language", "en", "--date", "2031-05-02"])
        .write_stdin(story)
        .run()
        .code(0)
        .prints(&["1 supported"]);
}
