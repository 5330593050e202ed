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

#[test]
fn months_that_a_table_leaves_out_are_zeros_where_the_mapping_says_so_and_parts_add_up() {
    let mapping = mapping(&format!(
        r#"
        sparse = true
        reporter = {{ is = "DEU" }}
        commodity = {{ column = "c" }}
        period = {{ column = "t", form = "YYYY-MM" }}
        sums = {{ "4015" = ["40151100", "40151900"], "9999" = ["99991"] }}
        {LEVEL}"#
    ));
    let lines = "c,t,v\n40151100,2020-01,5\n40151900,2020-01,2\n40151900,2020-02,0.5\n";
    let mut told = told(&take_csv("t.csv", lines.as_bytes(), &mapping).unwrap());
    told.sort_unstable();
    assert_eq!(
        told,
        [
            "DEU 4015 exports 1 0.5 1",
            "DEU 4015 exports 1 7 1",
            "DEU 40151100 exports 1 0 1",
            "DEU 40151100 exports 1 5 1",
            "DEU 40151900 exports 1 0.5 0.1",
            "DEU 40151900 exports 1 2 1",
        ]
    );
}

#[test]
fn without_its_word_a_table_tells_no_zeros_and_only_whole_sums() {
    let mapping = mapping(&format!(
        r#"
        reporter = {{ is = "DEU" }}
        commodity = {{ column = "c" }}
        period = {{ column = "t", form = "YYYY-MM" }}
        sums = {{ "4015" = ["40151100", "40151900"] }}
        {LEVEL}"#
    ));
    let lines = "c,t,v\n40151100,2020-01,5\n40151900,2020-01,2\n40151900,2020-02,1\n";
    let taken = take_csv("t.csv", lines.as_bytes(), &mapping).unwrap();
    assert_eq!((taken.rows.len(), taken.derived), (4, 1));
    assert_eq!(&*taken.rows[3].seen.note, "sum of 40151100, 40151900");
}

#[test]
fn a_press_table_with_years_above_its_months_is_read_by_letters() {
    let mapping = mapping(
        r#"
        reporter = { is = "USA" }
        period = { column = "[A]", form = "MONTH", year_above = true, skip_unknown = true }
        file = { head = 2, marks = ["(R)"], missing = ["", "(-)"] }

        [[value]]
        column = "[B]"
        flow = "exports"
        unit = "USD"
        scale = "1000"

        [[value]]
        column = "[C]"
        flow = "imports"
        unit = "USD"
        scale = "1000"
        year_to_date = true
        "#,
    );
    let text = "Exhibit,,\nPeriod,Total,Total\n2022,,\nJan. - Dec.,9,9\nJanuary,1,2\n2023,,\nMarch (R),3,4\nApril,(-),\n";
    let taken = take_csv("t.csv", text.as_bytes(), &mapping).unwrap();
    let months: Vec<String> = taken
        .rows
        .iter()
        .map(|row| {
            format!(
                "{} {}..{} {}",
                row.seen.flow.code(),
                row.seen.period.first(),
                row.seen.period.last(),
                row.seen.value
            )
        })
        .collect();
    assert_eq!(
        months,
        [
            "exports 2022-01..2022-01 1000",
            "imports 2022-01..2022-01 2000",
            "exports 2023-03..2023-03 3000",
            "imports 2023-01..2023-03 4000",
        ]
    );
}

#[test]
fn figures_of_some_days_are_left_out_and_a_last_month_or_digit_may_have_a_column() {
    let days = mapping(&format!(
        r#"
        reporter = {{ is = "KOR" }}
        period = {{ column = "t", form = "YYYY-MM-DD" }}
        {LEVEL}"#
    ));
    let lines = "t,v\n2020-02-10,1\n2020-02-20,2\n2020-02-29,4\n";
    let taken = take_csv("t.csv", lines.as_bytes(), &days).unwrap();
    assert_eq!(told(&taken), ["KOR TOTAL exports 1 4 1"]);
    assert_eq!(taken.skipped, 2);
    let runs = mapping(&format!(
        r#"
        reporter = {{ is = "KOR" }}
        period = {{ column = "from", form = "YYYY-MM", end = "to" }}
        {LEVEL}
        place_column = "p""#
    ));
    let lines = "from,to,v,p\n2020-01,2020-09,4000,1000\n";
    let taken = take_csv("t.csv", lines.as_bytes(), &runs).unwrap();
    assert_eq!(told(&taken), ["KOR TOTAL exports 9 4000 1000"]);
    let month = mapping(&format!(
        r#"
        reporter = {{ is = "KOR" }}
        period = {{ is = "2023-09" }}
        {LEVEL}"#
    ));
    let taken = take_csv("t.csv", b"v\n7\n", &month).unwrap();
    assert_eq!(
        taken.rows[0].seen.period.first().to_string(),
        "2023-09".to_owned()
    );
}

#[test]
fn a_period_that_is_told_twice_or_not_at_all_is_refused() {
    for period in [
        r#"{ is = "2023-09", column = "t", form = "YYYY" }"#,
        r#"{ is = "autumn" }"#,
        r#"{ column = "t" }"#,
        "{ until = \"2023-01\" }",
    ] {
        let text = format!(
            r#"
            source = "Example"
            dataset = "mine"
            origin = "https://example.org"
            reporter = {{ is = "DEU" }}
            partner = {{ is = "WORLD" }}
            period = {period}
            {LEVEL}"#
        );
        assert!(Mapping::parse("map.toml", &text).is_err(), "{period}");
    }
}
