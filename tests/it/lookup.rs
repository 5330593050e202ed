//! Lookups at the command line.

use crate::program::weighbridge;

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
