//! Tables of a folder in CSV: what they give, and what is refused with its line.

use super::*;

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
