//! Tables of the store.

use super::*;

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
