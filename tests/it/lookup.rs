//! Lookups at the command line.

use crate::program::{root, weighbridge};
use std::path::Path;

const SEED: [&str; 7] = [
    "lookup",
    "--reporter",
    "CHN",
    "--partner",
    "RUS",
    "--period",
    "2022-Q1",
];

#[test]
fn the_seed_case_is_told_in_both_currencies_with_growth_and_a_chart() {
    weighbridge()
        .args(SEED)
        .run()
        .code(0)
        .stays_content()
        .prints(&[
            "China's total trade with Russia, January–March 2022",
            "38.17 billion dollars",
            "243.03 billion yuan",
            "28.7 %",
            "27.8 %",
            "30.45 % = 38170000000 / 29260000000 - 1",
            "    as restated       29.66 billion dollars = 38170000000 / 1.287 (13 April 2022)",
            "13 April 2022",
            "October–December 2021  ████████████████████████████████████████ 44.39 billion dollars",
        ]);
}

#[test]
fn a_unit_and_a_day_narrow_it() {
    let program = weighbridge().args(SEED).args([
        "--unit",
        "CNY",
        "--as-of",
        "2022-04-19",
        "--format",
        "csv",
    ]);
    let told = program.run().code(0).stdout();
    let lines: Vec<&str> = told.lines().collect();
    assert!(
        lines.len() == 2
            && lines[1].starts_with("GACC,CNY,,2022-04-13,2022-01,2022-03,243030000000,"),
        "{told}"
    );
    weighbridge()
        .args(SEED)
        .args(["--as-of", "2022-03-31"])
        .run()
        .code(3);
}

#[test]
fn json_and_markdown_are_what_they_say() {
    let told = weighbridge()
        .args(SEED)
        .args(["--format", "json"])
        .run()
        .code(0)
        .stdout();
    let json: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(json["weighbridge_lookup"], 1);
    assert!(
        json["figures"]
            .as_array()
            .is_some_and(|figures| figures.len() >= 2)
    );
    weighbridge()
        .args(SEED)
        .args(["--format", "markdown"])
        .run()
        .code(0)
        .prints(&["# China's total trade", "| source and vintage |"]);
}

#[test]
fn what_is_not_known_is_not_called_zero_and_what_is_not_understood_is_said() {
    let ask = |period: &str, flow: &str| {
        weighbridge().args([
            "lookup",
            "--reporter",
            "CHN",
            "--partner",
            "ATL",
            "--period",
            period,
            "--flow",
            flow,
        ])
    };
    ask("2022", "total")
        .run()
        .code(3)
        .prints(&["does not mean that it is zero"]);
    ask("spring", "total")
        .run()
        .code(2)
        .complains(&["`spring` is no period; write it as 2022"]);
    ask("2022", "trade")
        .run()
        .code(2)
        .complains(&["`trade` is no flow"]);
    ask("2022", "total")
        .args(["--unit", "dollars"])
        .run()
        .code(2)
        .complains(&["`dollars` is no unit"]);
}

/// A lookup of China's trade with Russia in a store of these saved pages.
fn of_pages(pages: &[&Path], period: &str) -> String {
    let store = tempfile::tempdir().expect("a folder");
    let import = weighbridge().args(["import", "--source", "gacc", "--data"]);
    let import = import.arg(store.path()).args(pages);
    import.run().code(0);
    let lookup = [
        "lookup",
        "--reporter",
        "CHN",
        "--partner",
        "RUS",
        "--period",
        period,
    ];
    let lookup = weighbridge().args(lookup).arg("--data").arg(store.path());
    lookup.run().code(0).stdout()
}

#[test]
fn saved_pages_of_chinas_customs_tell_both_currencies_and_each_day() {
    let recorded = root().join("tests/recorded/gacc");
    let folder = tempfile::tempdir().expect("a folder");
    let page = std::fs::read_to_string(recorded.join("by_country_usd.html")).expect("a page");
    let later = page
        .replace("2031/04/14", "2031/04/18")
        .replace("28,000.0", "28,010.0")
        .replace("12,600.0", "12,605.0")
        .replace("15,400.0", "15,405.0");
    let corrected = folder.path().join("corrected.html");
    std::fs::write(&corrected, later).expect("written");
    let told = of_pages(
        &[
            &recorded.join("by_country_usd.html"),
            &recorded.join("by_country_cny.html"),
            &corrected,
        ],
        "2031-Q1",
    );
    for part in [
        "200 billion yuan",
        "28.01 billion dollars",
        "on another day    28 billion dollars (14 April 2031)",
        "growth, printed     -1.1 %",
        "file:corrected.html (18 April 2031)",
    ] {
        assert!(told.contains(part), "`{part}` is missing from:\n{told}");
    }
}

#[test]
fn recorded_pages_of_chinas_customs_are_looked_up_in() {
    let page = root().join("../shared/fixtures/gacc/section4_by_country_2026-03_cny.html");
    if !page.is_file() {
        eprintln!("SKIPPED: no recorded page at ../shared/fixtures/gacc, so none was looked up in");
        return;
    }
    let told = of_pages(&[&page], "2026-Q1");
    for part in [
        "(CNY)",
        "billion yuan",
        "growth, printed",
        "file:section4_by_country_2026-03_cny.html",
    ] {
        assert!(told.contains(part), "`{part}` is missing from:\n{told}");
    }
}

#[test]
fn where_a_table_has_only_some_months_it_says_which() {
    let store = tempfile::tempdir().expect("a folder");
    let recorded = root().join("tests/recorded/gacc/by_country_usd.html");
    let import = weighbridge().args(["import", "--source", "gacc", "--data"]);
    import.arg(store.path()).arg(recorded).run().code(0);
    let lookup = [
        "lookup",
        "--reporter",
        "CHN",
        "--partner",
        "RUS",
        "--period",
        "2031",
    ];
    let lookup = weighbridge().args(lookup).arg("--data").arg(store.path());
    lookup.run().code(3).prints(&[
        "does not mean that it is zero",
        "Of its months GACC has January–March 2031, March 2031.",
    ]);
}
