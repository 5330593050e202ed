//! Tables of others, imported: what a mapping can say.

use super::*;
use crate::store::Table;

/// A mapping with these lines between its papers and its values.
fn mapping(lines: &str) -> Mapping {
    let text = format!(
        r#"
        source = "Example"
        dataset = "mine"
        origin = "https://example.org"
        partner = {{ is = "WORLD" }}
        {lines}
        "#
    );
    Mapping::parse("map.toml", &text).unwrap()
}

const LEVEL: &str = r#"
    [[value]]
    column = "v"
    flow = "exports"
    unit = "USD"
"#;

fn told(taken: &Taken) -> Vec<String> {
    let rows = taken.rows.iter().map(|row| {
        let seen = &row.seen;
        format!(
            "{} {} {} {} {} {}",
            seen.reporter,
            seen.commodity,
            seen.flow.code(),
            seen.period.len(),
            seen.value,
            seen.place
        )
    });
    rows.collect()
}

fn take_csv(name: &str, bytes: &[u8], mapping: &Mapping) -> Result<Taken, ImportError> {
    take(&grid(name, bytes, mapping)?, mapping, None)
}

#[test]
fn files_of_old_programs_are_read() {
    let mapping = mapping(&format!(
        r#"
        reporter = {{ column = "r" }}
        period = {{ column = "t", form = "YYYY-Q" }}
        file = {{ delimiter = ";", decimal = ",", group = ".", encoding = "windows-1252", head = 3 }}
        {LEVEL}"#
    ));
    let text = b"Handel \x96 Trade\r\r\rr;t;v\rDEU;2020-Q2;1.234,50\r\rFRA;2020-3;-7\r";
    let taken = take_csv("old.csv", text, &mapping).unwrap();
    assert_eq!(
        told(&taken),
        [
            "DEU TOTAL exports 3 1234.50 0.01",
            "FRA TOTAL exports 3 -7 1"
        ]
    );
}

#[test]
fn conditions_pads_and_runs_from_january_hold() {
    let mapping = mapping(
        r#"
        scheme = "HS"
        reporter = { is = "DEU" }
        flow = { column = "f", codes = { X = "exports", M = "imports", R = "" } }
        commodity = { column = "c", pad = 4 }
        period = { column = "t", form = "YYYYMM", year_to_date = true, until = "2020-05" }

        [[where]]
        column = "k"
        is = ["yes"]

        [[value]]
        column = "v"
        unit = "percent"
        basis = "EUR"
        place = "0.1"
        "#,
    );
    let lines =
        "f,c,t,k,v\nX,101,202003,yes,2\nX,101,202003,no,9\nR,101,202003,yes,9\nM,27,202006,yes,9\n";
    let taken = take_csv("t.csv", lines.as_bytes(), &mapping).unwrap();
    assert_eq!(told(&taken), ["DEU 0101 exports 3 2 0.1"]);
    assert_eq!((taken.lines, taken.skipped, taken.missing), (4, 2, 1));
    let seen = &taken.rows[0].seen;
    assert!(matches!(
        seen.measure,
        weighbridge_core::fact::Measure::Growth { basis: Some(_) }
    ));
}

#[test]
fn a_parquet_table_is_read_like_a_csv_one() {
    let source = mapping(&format!(
        r#"
        reporter = {{ is = "DEU" }}
        period = {{ column = "t", form = "YYYY" }}
        {LEVEL}"#
    ));
    let taken = take_csv("t.csv", b"t,v\n2020,5\n", &source).unwrap();
    let Table { bytes, .. } = crate::facts::table::encode(&taken.rows).unwrap();
    let again = mapping(
        r#"
        reporter = { column = "reporter" }
        flow = { column = "flow", codes = { exports = "exports" } }
        period = { column = "start", form = "YYYY-MM" }

        [[value]]
        column = "value"
        unit = "USD"
        "#,
    );
    let taken = take_csv("t.parquet", &bytes, &again).unwrap();
    assert_eq!(told(&taken), ["DEU TOTAL exports 1 5 1"]);
    assert!(take_csv("t.parquet", b"PAR1", &again).is_err());
}

#[test]
fn text_in_another_encoding_is_not_guessed_at() {
    let mapping = mapping(&format!(
        r#"
        reporter = {{ column = "r" }}
        period = {{ column = "t", form = "YYYY" }}
        {LEVEL}"#
    ));
    let said = take_csv("t.csv", b"r,t,v\nC\xf4te,2020,1\n", &mapping)
        .unwrap_err()
        .to_string();
    assert!(
        said.contains("it is no UTF-8 text; name its `encoding`"),
        "{said}"
    );
}
