//! Tables in Parquet.

use super::*;

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
