//! The command on a small table.

use super::*;
use std::fs;

const HEADER: &str = "reporter,partner,flow,commodity,freq,period_start,period_end,value,unit,value_precision,\
                      yoy_percent,yoy_basis,source_agency,published_on,source_url,note";
const GOOD: &str = "CHN,WLD,total,TOTAL,Q,2022-01,2022-03,38170000000,USD,10000000,28.7,usd,GACC,2022-04-13,\
                    https://example.org/q1,vintage=2022-05; SA";

/// Runs the command on one table of these rows.
fn run_on(
    rows: &[&str],
) -> (
    tempfile::TempDir,
    Result<Vec<(String, usize)>, DatasetsError>,
) {
    let place = tempfile::tempdir().unwrap();
    let table = format!("{HEADER}\n{}\n", rows.join("\n"));
    fs::write(place.path().join("small.csv"), table).unwrap();
    let written = run(place.path(), &place.path().join("out"));
    (place, written)
}

fn read(place: &tempfile::TempDir, name: &str) -> String {
    fs::read_to_string(place.path().join("out").join(name)).unwrap()
}

#[test]
fn a_row_with_growth_becomes_two_facts() {
    let (place, written) = run_on(&[GOOD]);
    assert_eq!(written.unwrap(), [("facts/small.csv".to_owned(), 2)]);
    let wanted = "source,dataset,reporter,partner,flow,scheme,commodity,freq,start,months,measure,unit,basis,valuation,\
                  value,place,adjustment,status,vintage,published,retrieved,origin,doubtful,note\n\
                  GACC,small,CHN,WORLD,total,TOTAL,TOTAL,Q,2022-01,3,growth,percent,USD,,28.7,0.1,SA,revised,2022-05,\
                  2022-04-13,,https://example.org/q1,false,\n\
                  GACC,small,CHN,WORLD,total,TOTAL,TOTAL,Q,2022-01,3,value,USD,,,38170000000,10000000,SA,revised,\
                  2022-05,2022-04-13,,https://example.org/q1,false,\n";
    assert_eq!(read(&place, "facts/small.csv"), wanted);
}

#[test]
fn rows_are_sorted_whatever_their_order() {
    let later = GOOD.replace("2022-0", "2023-0");
    let (one, _) = run_on(&[GOOD, &later]);
    let (other, _) = run_on(&[&later, GOOD]);
    assert_eq!(
        read(&one, "facts/small.csv"),
        read(&other, "facts/small.csv")
    );
}

#[test]
fn the_description_counts_and_covers() {
    let (place, _) = run_on(&[GOOD]);
    let package: serde_json::Value =
        serde_json::from_str(&read(&place, "datapackage.json")).unwrap();
    let resource = &package["resources"][0];
    assert_eq!(package["profile"], "tabular-data-package");
    assert_eq!(package["sources"][0]["title"], "GACC");
    assert_eq!(resource["rows"], 2);
    assert_eq!(resource["coverage"]["reporters"][0], "CHN");
    assert_eq!(resource["coverage"]["last"], "2022-03");
    let fields = resource["schema"]["fields"].as_array().unwrap();
    let names: Vec<_> = fields.iter().filter_map(|f| f["name"].as_str()).collect();
    let table = read(&place, "facts/small.csv");
    assert_eq!(names.join(","), table.lines().next().unwrap());
}

#[test]
fn tables_without_a_source_are_removed() {
    let (place, _) = run_on(&[GOOD]);
    let stale = place.path().join("out/facts/gone.csv");
    fs::write(&stale, "x").unwrap();
    run(place.path(), &place.path().join("out")).unwrap();
    assert!(!stale.exists());
}

/// What to change in the good row, into what, and what the error must say.
const BAD: [(&str, &str, &str); 12] = [
    (
        "CHN,WLD",
        "chn,WLD",
        "small.csv:3: column `reporter` holds `chn`",
    ),
    ("total", "both", "column `flow` holds `both`; use exports"),
    (",TOTAL,", ",coal,", "column `commodity` holds `coal`"),
    (",Q,", ",M,", "column `freq` holds `M`"),
    (
        "2022-03,",
        "2022-13,",
        "column `period_end` holds `2022-13`; write a month",
    ),
    ("38170000000", "38.17 bn", "column `value` holds `38.17 bn`"),
    ("38170000000", "-1", "only a balance can be below zero"),
    (",10000000,", ",0,", "column `value_precision` holds `0`"),
    (",USD,", ",dollars,", "column `unit` holds `dollars`"),
    (",usd,", ",,", "column `yoy_basis` holds ``"),
    (
        "2022-04-13",
        "13 April",
        "column `published_on` holds `13 April`",
    ),
    (",GACC,", ",GACC,extra,", "small.csv:3: CSV error"),
];

#[test]
fn a_malformed_row_is_an_error_with_its_line_and_nothing_is_written() {
    for (from, to, wanted) in BAD {
        let bad = GOOD.replacen(from, to, 1);
        let (place, written) = run_on(&[GOOD, &bad]);
        let error = written.unwrap_err().to_string();
        assert!(error.contains(wanted), "{error}");
        assert!(!place.path().join("out").exists(), "{to}");
    }
}

#[test]
fn other_columns_are_an_error() {
    let place = tempfile::tempdir().unwrap();
    fs::write(
        place.path().join("small.csv"),
        "reporter,partner\nCHN,WLD\n",
    )
    .unwrap();
    let error = run(place.path(), &place.path().join("out")).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("small.csv:1: the columns are `reporter,partner`")
    );
}

#[test]
fn a_folder_without_tables_is_an_error() {
    let place = tempfile::tempdir().unwrap();
    let error = run(place.path(), &place.path().join("out")).unwrap_err();
    assert!(matches!(error, DatasetsError::NoTables(_)));
}
