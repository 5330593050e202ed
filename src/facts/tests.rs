//! Facts, asked: the embedded tables, tables of a folder, and what can be wrong with those.

use super::columns::READ;
use super::stored::scan;
use super::*;
use crate::store::{Release, Store};
use rust_decimal::Decimal;
use std::fs;
use tempfile::TempDir;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Observation, Row, Series, Status, Valuation};
use weighbridge_core::period::Period;

fn series(reporter: &str, partner: &str, commodity: &str) -> Series {
    Series {
        reporter: Area::new(reporter),
        partner: Area::new(partner),
        commodity: commodity.into(),
    }
}

fn wanted(series: &Series, first: &str, last: &str) -> Wanted {
    Wanted {
        series: series.clone(),
        first: first.parse().unwrap(),
        last: last.parse().unwrap(),
    }
}

/// Value, unit, basis and place of every observation of total trade in the first quarter of 2022.
fn seed_totals(book: &Book, of: &Series) -> Vec<(String, String, String, String)> {
    let quarter = Period::quarter(2022, 1).unwrap();
    let row = |seen: &Observation| {
        let basis = match seen.measure {
            Measure::Value => String::new(),
            Measure::Growth { basis } => basis.map(|unit| unit.to_string()).unwrap_or_default(),
        };
        let numbers = [seen.value, seen.place].map(|number| number.to_string());
        let [value, place] = numbers;
        (value, seen.unit.to_string(), basis, place)
    };
    book.find(of, Flow::Total, quarter).map(row).collect()
}

#[test]
fn the_seed_case_is_answered() {
    let of = series("CHN", "RUS", "TOTAL");
    let facts = Facts::embedded().unwrap();
    let book = facts.answer(&[wanted(&of, "2021-01", "2022-12")]).unwrap();
    let found = seed_totals(&book, &of);
    for (value, unit, basis, place) in [
        ("38170000000", "USD", "", "10000000"),
        ("28.7", "percent", "USD", "0.1"),
        ("243030000000", "CNY", "", "10000000"),
        ("27.8", "percent", "CNY", "0.1"),
    ] {
        let row = [value, unit, basis, place].map(str::to_owned).into();
        assert!(found.contains(&row), "{row:?} in {found:?}");
    }
}

#[test]
fn one_query_answers_many_series_and_nothing_else() {
    let (russia, japan) = (
        series("CHN", "RUS", "TOTAL"),
        series("JPN", "WORLD", "TOTAL"),
    );
    let facts = Facts::embedded().unwrap();
    let requests = [
        wanted(&russia, "2022-01", "2022-03"),
        wanted(&japan, "2022-01", "2022-12"),
        wanted(&russia, "2020-01", "2020-12"),
        wanted(&series("CHN", "XXX", "TOTAL"), "2022-01", "2022-12"),
    ];
    let book = facts.answer(&requests).unwrap();
    assert_eq!(book.series().collect::<Vec<_>>(), [&russia, &japan]);
    let years = book
        .page(&russia)
        .iter()
        .map(|seen| seen.period.last().year());
    assert!(years.clone().any(|year| year == 2020) && years.clone().any(|year| year == 2022));
    let outside = |seen: &&Observation| seen.period.first().year() == 2021;
    assert_eq!(book.page(&russia).iter().filter(outside).count(), 0);
    assert!(
        book.rates("USD".parse().unwrap(), "CNY".parse().unwrap())
            .next()
            .is_some()
    );
}

#[test]
fn no_request_is_answered_by_rates_alone() {
    let book = Facts::embedded().unwrap().answer(&[]).unwrap();
    assert!(book.is_empty());
    assert!(
        book.rates("USD".parse().unwrap(), "CNY".parse().unwrap())
            .next()
            .is_some()
    );
}

#[test]
fn every_embedded_row_becomes_an_observation() {
    let facts = Facts::embedded().unwrap();
    let rows = super::rows::Rows::of(&facts.embedded).unwrap();
    let observations: Result<Vec<_>, _> = (0..rows.height())
        .map(|row| rows.observation(row))
        .collect();
    assert_eq!(observations.unwrap().len(), facts.embedded.height());
}

const HEADER: &str =
    "source,reporter,partner,flow,commodity,start,months,measure,unit,value,place,origin";
const GOOD: &str =
    "GACC,CHN,ATL,total,TOTAL,2022-01,3,value,USD,38.170,0.001,https://example.org/q1";

/// A folder with one table of these lines.
fn folder(lines: &[&str]) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("mine.csv"), lines.join("\n")).unwrap();
    place
}

fn load(place: &TempDir) -> Result<Facts, FactsError> {
    Facts::embedded().unwrap().with_folder(place.path())
}

fn refusal(place: &TempDir) -> String {
    load(place)
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default()
}

#[test]
fn a_table_of_a_folder_answers_with_exact_numbers_and_defaults() {
    let of = series("CHN", "ATL", "TOTAL");
    let facts = load(&folder(&[HEADER, GOOD])).unwrap();
    let book = facts.answer(&[wanted(&of, "2022-01", "2022-12")]).unwrap();
    let [seen] = book.page(&of) else {
        panic!("one row: {:?}", book.page(&of));
    };
    assert_eq!(seen.value.to_string(), "38.170");
    assert_eq!(
        (&*seen.dataset, seen.vintage.clone(), seen.published),
        ("mine", None, None)
    );
    assert!(!seen.doubtful && !seen.adjusted);
    let table = facts.tables().unwrap().pop().unwrap();
    assert_eq!((table.name.as_str(), table.rows), ("mine.csv", 1));
    assert_eq!(table.coverage, ("2022-01".to_owned(), "2022-03".to_owned()));
    assert_eq!(table.digest.len(), 64);
}

#[test]
fn tables_of_inner_folders_are_read_in_name_order() {
    let place = folder(&[HEADER, GOOD]);
    fs::create_dir_all(place.path().join("a/deeper")).unwrap();
    for inner in ["a/z.csv", "a/deeper/no.csv", "a/.hidden.csv", "a/notes.txt"] {
        fs::copy(place.path().join("mine.csv"), place.path().join(inner)).unwrap();
    }
    let tables = load(&place).unwrap().tables().unwrap();
    let names: Vec<_> = tables.iter().map(|table| table.name.as_str()).collect();
    assert!(names.ends_with(&["a/z.csv", "mine.csv"]) && !names.contains(&"a/deeper/no.csv"));
}

/// What to change in the good row, into what, and what the refusal must say.
const BAD: [(&str, &str, &str); 14] = [
    (
        "GACC",
        "",
        "mine.csv:3: column `source` holds ``; the cell must not be empty",
    ),
    ("CHN", "", "mine.csv:3: column `reporter` holds ``"),
    (
        "https://example.org/q1",
        "",
        "mine.csv:3: column `origin` holds ``",
    ),
    ("total", "both", "column `flow` holds `both`; use exports"),
    (
        "2022-01",
        "2022-13",
        "column `start` holds `2022-13`; write the first month",
    ),
    (",3,", ",0,", "column `months` holds `0`; give the number"),
    (
        ",value,",
        ",level,",
        "column `measure` holds `level`; use value",
    ),
    ("USD", "dollar", "column `unit` holds `dollar`; use an ISO"),
    (
        "38.170",
        "NaN",
        "column `value` holds `NaN`; give a finite number",
    ),
    ("38.170", "inf", "column `value` holds `inf`"),
    ("38.170", "38 bn", "column `value` holds `38 bn`"),
    ("38.170", "\u{1b}[31m", "column `value` holds `\\u{1b}[31m`"),
    ("0.001", "0", "column `place` holds `0`; give the size"),
    (
        "38.170",
        "38.175",
        "mine.csv:3: column `value` holds another number than",
    ),
];

#[test]
fn a_bad_row_is_refused_with_its_line_and_the_mend() {
    for (from, to, wanted) in BAD {
        let bad = GOOD.replacen(from, to, 1);
        let said = refusal(&folder(&[HEADER, GOOD, &bad]));
        assert!(said.contains(wanted), "{said}");
    }
}

#[test]
fn a_line_number_is_right_after_a_cell_of_two_lines() {
    let header = format!("{HEADER},note");
    let quoted = format!("{GOOD},\"two\nlines\"");
    let bad = format!("{},", GOOD.replace("USD", "x"));
    let said = refusal(&folder(&[&header, &quoted, &bad]));
    assert!(said.contains("mine.csv:4: column `unit`"), "{said}");
}

#[test]
fn a_byte_order_mark_and_carriage_returns_do_no_harm() {
    let place = tempfile::tempdir().unwrap();
    let text = format!("\u{feff}{HEADER}\r\n{GOOD}\r\n");
    fs::write(place.path().join("mine.csv"), text).unwrap();
    let table = load(&place).unwrap().tables().unwrap().pop().unwrap();
    assert_eq!(table.rows, 1);
}

#[test]
fn a_table_without_rows_covers_nothing() {
    let table = load(&folder(&[HEADER]))
        .unwrap()
        .tables()
        .unwrap()
        .pop()
        .unwrap();
    assert_eq!(
        (table.rows, table.coverage),
        (0, (String::new(), String::new()))
    );
}

#[test]
fn numbers_that_agree_within_their_digits_are_no_duplicate() {
    let coarser = GOOD.replace("38.170,0.001", "38.2,0.1");
    assert!(load(&folder(&[HEADER, GOOD, &coarser])).is_ok());
}

#[test]
fn wrong_columns_are_refused() {
    let short = [HEADER, GOOD].map(|line| line.replacen(",https", "|https", 1));
    let missing = refusal(&folder(&["source,reporter", "GACC,CHN"]));
    assert!(
        missing.contains("mine.csv:1: there is no column `partner`"),
        "{missing}"
    );
    let surplus = refusal(&folder(&[
        &format!("{HEADER},colour"),
        &format!("{GOOD},red"),
    ]));
    assert!(
        surplus.contains("mine.csv:1: the column `colour` is none of ours"),
        "{surplus}"
    );
    let ragged = refusal(&folder(&[HEADER, GOOD, &short[1]]));
    assert!(
        ragged.contains("mine.csv:3: ") && ragged.contains("store the table again"),
        "{ragged}"
    );
}

#[test]
fn what_is_no_table_is_refused() {
    let place = tempfile::tempdir().unwrap();
    assert!(refusal(&place).contains("holds no table"));
    fs::write(place.path().join("mine.csv"), b"").unwrap();
    assert!(refusal(&place).contains("mine.csv:1: the file is empty"));
    fs::write(place.path().join("mine.csv"), b"source\n\xff\xfe\n").unwrap();
    assert!(
        refusal(&place).contains("mine.csv:2: "),
        "{}",
        refusal(&place)
    );
    fs::remove_file(place.path().join("mine.csv")).unwrap();
    fs::write(place.path().join("mine.parquet"), b"PAR1 but not really").unwrap();
    assert!(
        refusal(&place).contains("mine.parquet: "),
        "{}",
        refusal(&place)
    );
    let gone = Facts::embedded()
        .unwrap()
        .with_folder(&place.path().join("gone"));
    assert!(gone.is_err_and(|error| error.to_string().contains("cannot read")));
}

/// A Parquet table with these values and this type of `months`.
fn parquet(values: &Series2, months: Series2) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    let text = |name: &str, cell: &str| Series2::new(name.into(), vec![cell; values.len()]);
    let mut columns = vec![values.clone(), months];
    for (name, cell) in HEADER.split(',').zip(GOOD.split(',')) {
        if name != "value" && name != "months" {
            columns.push(text(name, cell));
        }
    }
    columns.push(Series2::new("vintage".into(), ["a", "b"]));
    let columns = columns.into_iter().map(IntoColumn::into_column).collect();
    let mut frame = DataFrame::new_infer_height(columns).unwrap();
    let file = fs::File::create(place.path().join("mine.parquet")).unwrap();
    ParquetWriter::new(file).finish(&mut frame).unwrap();
    place
}

type Series2 = polars::prelude::Series;

#[test]
fn a_parquet_table_gives_back_its_printed_numbers() {
    let values = Series2::new("value".into(), [38.17, 0.1 + 0.2]);
    let place = parquet(&values, Series2::new("months".into(), [3_i64, 3]));
    let of = series("CHN", "ATL", "TOTAL");
    let facts = load(&place).unwrap();
    let book = facts.answer(&[wanted(&of, "2022-01", "2022-12")]).unwrap();
    let found: Vec<Decimal> = book.page(&of).iter().map(|seen| seen.value).collect();
    let texts: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(texts, ["38.17", "0.3"]);
    assert_eq!(facts.tables().unwrap().pop().unwrap().rows, 2);
}

#[test]
fn a_parquet_table_with_nan_or_a_wrong_type_is_refused() {
    let months = Series2::new("months".into(), [3_i64, 3]);
    let nan = parquet(
        &Series2::new("value".into(), [38.17, f64::NAN]),
        months.clone(),
    );
    let said = refusal(&nan);
    assert!(
        said.contains("mine.parquet: row 2: column `value` holds `NaN`"),
        "{said}"
    );
    let values = Series2::new("value".into(), [38.17, 1.0]);
    let float = parquet(&values, Series2::new("months".into(), [3.0, 3.0]));
    let said = refusal(&float);
    assert!(
        said.contains("the column `months` has the type f64; store it as text or integer"),
        "{said}"
    );
    let narrow = parquet(
        &Series2::new("value".into(), [38.17_f32, 1.0]),
        months.clone(),
    );
    let said = refusal(&narrow);
    assert!(
        said.contains("the column `value` has the type f32"),
        "{said}"
    );
    let null = parquet(&Series2::new("value".into(), [Some(1.0), None]), months);
    let said = refusal(&null);
    assert!(said.contains("row 2: column `value` holds ``"), "{said}");
}

/// What the good row says, as a source gives it, for another month and vintage.
fn row(month: &str, value: &str, vintage: &str) -> Row {
    let month = month.parse().unwrap();
    Row {
        seen: Observation {
            source: "Example".into(),
            dataset: "mine".into(),
            reporter: Area::new("ATL"),
            partner: Area::new("CHN"),
            flow: Flow::Exports,
            commodity: "TOTAL".into(),
            period: Period::month(month),
            measure: Measure::Value,
            unit: "USD".parse().unwrap(),
            value: value.parse().unwrap(),
            place: "0.01".parse().unwrap(),
            adjusted: false,
            vintage: Some(vintage.into()),
            status: Status::First,
            published: None,
            origin: "https://example.org".into(),
            doubtful: false,
            note: "a, \"b\"\nc".into(),
        },
        scheme: "TOTAL".into(),
        valuation: Some(Valuation::Fob),
        retrieved: Some("2026-01-02".parse().unwrap()),
    }
}

/// A store with a table of these rows for each vintage.
fn store(tables: &[Vec<Row>]) -> (TempDir, Store) {
    let place = tempfile::tempdir().unwrap();
    let mut store = Store::open(place.path()).unwrap();
    for (at, rows) in tables.iter().enumerate() {
        let release = Release {
            source: "Example".to_owned(),
            dataset: "mine".to_owned(),
            vintage: format!("2026-0{}", at + 1),
            published: None,
            stored: "2026-01-02T00:00:00Z".parse().unwrap(),
            payloads: Vec::new(),
            table: Some(table::encode(rows).unwrap()),
        };
        store.put(&release).unwrap();
    }
    (place, store)
}

#[test]
fn a_table_of_the_store_gives_back_what_was_put() {
    let rows = [
        row("2022-02", "-12.50", "2026-01"),
        row("2022-01", "79228162514264337593543950.335", "2026-01"),
    ];
    let (_place, store) = store(&[rows.to_vec()]);
    let facts = Facts::embedded().unwrap().with_store(store);
    let of = series("ATL", "CHN", "TOTAL");
    let book = facts.answer(&[wanted(&of, "2021-01", "2022-12")]).unwrap();
    let [january, february] = book.page(&of) else {
        panic!("two rows: {:?}", book.page(&of));
    };
    assert_eq!((january, february), (&rows[1].seen, &rows[0].seen));
    let told = facts.tables().unwrap().pop().unwrap();
    assert_eq!((told.rows, told.coverage.0.as_str()), (2, "2022-01"));
}

#[test]
fn the_order_of_rows_does_not_change_a_table() {
    let (one, two) = (row("2022-01", "1", "a"), row("2022-02", "2", "a"));
    let forth = table::encode(&[one.clone(), two.clone()]).unwrap();
    let back = table::encode(&[two, one.clone(), one]).unwrap();
    assert_eq!(forth, back);
    assert_eq!(forth.reporters, ["ATL"]);
}

#[test]
fn a_row_that_no_table_may_hold_is_refused() {
    let mut bad = row("2022-01", "1", "a");
    bad.seen.origin = "".into();
    let said = table::encode(&[row("2022-01", "1", "a"), bad])
        .unwrap_err()
        .to_string();
    assert!(said.contains("row 2 of `mine`: column `origin`"), "{said}");
}

#[test]
fn what_was_fetched_twice_without_change_is_there_once_and_a_revision_beside_it() {
    let first = row("2022-01", "1", "2026-01");
    let mut again = first.clone();
    again.retrieved = Some("2026-02-02".parse().unwrap());
    let revised = row("2022-01", "2", "2026-02");
    let (_place, store) = store(&[vec![first], vec![again, revised]]);
    let facts = Facts::embedded().unwrap().with_store(store);
    let of = series("ATL", "CHN", "TOTAL");
    let book = facts.answer(&[wanted(&of, "2022-01", "2022-01")]).unwrap();
    let values: Vec<_> = book
        .page(&of)
        .iter()
        .map(|seen| seen.value.to_string())
        .collect();
    assert_eq!(values, ["1", "2"]);
}

#[test]
fn a_corrupt_table_is_named_where_it_could_answer_and_only_there() {
    let (_place, store) = store(&[vec![row("2022-01", "1", "a")]]);
    let file = store.root().join(&store.tables().next().unwrap().1.path);
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    let facts = Facts::embedded().unwrap().with_store(store);
    let of = series("ATL", "CHN", "TOTAL");
    let said = facts
        .answer(&[wanted(&of, "2022-01", "2022-01")])
        .unwrap_err();
    assert!(
        said.to_string().contains("is not what was stored"),
        "{said}"
    );
    let elsewhere = series("CHN", "RUS", "TOTAL");
    for (of, from) in [(&of, "2023-01"), (&elsewhere, "2022-01")] {
        assert!(facts.answer(&[wanted(of, from, "2023-12")]).is_ok());
    }
}

/// Every series of a larger table, asked with and without the statistics of its row groups, gives the same rows.
#[test]
fn statistics_never_change_an_answer() {
    let mut rows = Vec::new();
    for (at, code) in ["AAA", "ATL", "B", "ZZZ", "é"].into_iter().enumerate() {
        for month in 1..=9 {
            let mut one = row(&format!("202{at}-0{month}"), "1", "a");
            one.seen.partner = Area::new(code);
            rows.push(one);
        }
    }
    let (_place, store) = store(&[rows]);
    let path = store.root().join(&store.tables().next().unwrap().1.path);
    for code in ["AAA", "ATL", "B", "C", "ZZZ", "é"] {
        let of = series("ATL", code, "TOTAL");
        let keys = Keys::of(&[wanted(&of, "2020-03", "2023-06")]);
        let answers = [true, false].map(|use_statistics| {
            let args = ScanArgsParquet {
                use_statistics,
                ..ScanArgsParquet::default()
            };
            let path = PlRefPath::try_from_path(&path).unwrap();
            keys.ask(LazyFrame::scan_parquet(path, args).unwrap(), Vec::new())
                .unwrap()
        });
        assert_eq!(answers[0], answers[1], "{code}");
        assert_eq!(answers[0].is_empty(), code == "C" || code == "é", "{code}");
    }
}

#[test]
fn a_table_with_addresses_answers_what_one_without_does() {
    let folder = tempfile::tempdir().unwrap();
    let row = |partner: &str, commodity: &str, start: &str, value: i64| {
        let mut row = stored_row(partner, commodity, start);
        row.seen.value = value.into();
        row
    };
    let mut rows = Vec::new();
    for (n, partner) in (0..).zip(["AUS", "CHN", "RUS", "VNM"]) {
        for (m, commodity) in (0..).zip(["01", "27", "TOTAL"]) {
            for (k, start) in (0..).zip(["2019-01", "2021-06", "2022-03", "2025-01"]) {
                rows.push(row(partner, commodity, start, 100 * n + 10 * m + k));
            }
        }
    }
    let table = table::encode(&rows).unwrap();
    let path = folder.path().join("t.parquet");
    std::fs::write(&path, &table.bytes).unwrap();
    let wanted: Vec<Wanted> = [("CHN", "27"), ("VNM", "TOTAL"), ("BRA", "27")]
        .map(|(partner, commodity)| Wanted {
            series: Series {
                reporter: Area::new("IDN"),
                partner: Area::new(partner),
                commodity: commodity.into(),
            },
            first: "2021-01".parse().unwrap(),
            last: "2022-12".parse().unwrap(),
        })
        .into();
    let keys = Keys::of(&wanted);
    let whole = || scan(&path, &READ).unwrap();
    let nothing = || whole().filter(lit(false));
    let by_address = scan_addressed(&path, &keys);
    let mut found = [
        keys.ask(whole(), Vec::new()).unwrap(),
        keys.ask(nothing(), vec![by_address]).unwrap(),
    ];
    for seen in &mut found {
        seen.sort_by_key(|seen| seen.value);
    }
    assert_eq!(found[0].len(), 4);
    assert_eq!(found[0], found[1]);
}

fn scan_addressed(path: &Path, keys: &Keys) -> LazyFrame {
    let args = ScanArgsParquet::default();
    let path = PlRefPath::try_from_path(path).unwrap();
    let facts = LazyFrame::scan_parquet(path, args).unwrap();
    let columns: Vec<Expr> = READ.map(|column| col(column.name())).into();
    facts.filter(keys.addressed()).select(columns)
}

fn stored_row(partner: &str, commodity: &str, start: &str) -> Row {
    let month: weighbridge_core::period::Month = start.parse().unwrap();
    Row {
        seen: Observation {
            source: "Example".into(),
            dataset: "t".into(),
            reporter: Area::new("IDN"),
            partner: Area::new(partner),
            flow: Flow::Exports,
            commodity: commodity.into(),
            period: Period::month(month),
            measure: Measure::Value,
            unit: "USD".parse().unwrap(),
            value: 0.into(),
            place: 1.into(),
            adjusted: false,
            vintage: None,
            status: Status::First,
            published: None,
            origin: "https://example.org".into(),
            doubtful: false,
            note: "".into(),
        },
        scheme: "HS".into(),
        valuation: None,
        retrieved: None,
    }
}
