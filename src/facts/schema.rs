//! The schema of a table: the columns it must and may have, and their types; all of them become text.

use super::columns::{ALL, Column, READ};
use super::error::{FactsError, shown};
use super::folder::Source;
use polars::prelude::*;
use rust_decimal::Decimal;

/// The table with the columns of [`READ`], in order, as text; columns it does not have get their default.
///
/// # Errors
///
/// - [`FactsError::MissingColumn`], [`FactsError::SurplusColumn`] where the columns are others.
/// - [`FactsError::ColumnType`] where a typed column cannot hold what it should.
/// - [`FactsError::Malformed`] where the file is not what its name says.
pub(super) fn conform(
    mut table: LazyFrame,
    source: &Source,
    dataset: &str,
) -> Result<LazyFrame, FactsError> {
    let schema = table
        .collect_schema()
        .map_err(|error| source.malformed(&error))?;
    check_names(&schema, source)?;
    let mut cells = Vec::new();
    for column in READ {
        cells.push(match schema.get(column.name()) {
            Some(kind) => text(column, kind, source)?,
            None if column == Column::Dataset => lit(dataset).alias(column.name()),
            None => lit(column.default().unwrap_or_default()).alias(column.name()),
        });
    }
    Ok(table.select(cells))
}

/// Every name is one of ours, and none that is needed is missing.
fn check_names(schema: &Schema, source: &Source) -> Result<(), FactsError> {
    let needed = ALL.into_iter().filter(|column| column.default().is_none());
    for column in needed {
        if schema.get(column.name()).is_none() {
            return Err(FactsError::MissingColumn {
                place: source.head(),
                column: column.name(),
            });
        }
    }
    let surplus = schema
        .iter_names()
        .find(|name| Column::named(name).is_none());
    match surplus {
        Some(name) => Err(FactsError::SurplusColumn {
            place: source.head(),
            column: shown(name),
        }),
        None => Ok(()),
    }
}

/// A column's cells as text; an empty cell is an empty text.
fn text(column: Column, kind: &DataType, source: &Source) -> Result<Expr, FactsError> {
    let cells = col(column.name());
    let is_number = matches!(column, Column::Value | Column::Place);
    let cells = match kind {
        DataType::String => cells,
        DataType::Float64 if is_number => cells.map(exact, |_, field| {
            Ok(Field::new(field.name().clone(), DataType::String))
        }),
        kind if kind.is_integer() && (is_number || column == Column::Months) => {
            cells.cast(DataType::String)
        }
        DataType::Date if column == Column::Published => cells.cast(DataType::String),
        DataType::Boolean if column == Column::Doubtful => cells.cast(DataType::String),
        other => return Err(wrong_type(column, other, source)),
    };
    Ok(cells.fill_null(lit("")))
}

fn wrong_type(column: Column, found: &DataType, source: &Source) -> FactsError {
    FactsError::ColumnType {
        place: source.head(),
        column: column.name(),
        found: found.to_string(),
        wanted: match column {
            Column::Value | Column::Place => "text, 64-bit float or integer",
            Column::Months => "text or integer",
            Column::Published => "text or date",
            Column::Doubtful => "text or boolean",
            _ => "text",
        },
    }
}

/// Floats as text, to 15 significant digits: all that a 64-bit float holds of a printed number.
#[expect(clippy::needless_pass_by_value, reason = "the shape polars asks for")]
fn exact(cells: polars::prelude::Column) -> PolarsResult<polars::prelude::Column> {
    let texts: StringChunked = cells
        .f64()?
        .iter()
        .map(|number| number.map(printed))
        .collect();
    Ok(texts.with_name(cells.name().clone()).into_column())
}

/// A float to 15 significant digits, without an exponent; what no number can be stays visible (`NaN`, `inf`).
pub(super) fn printed(number: f64) -> String {
    let text = format!("{number:.14e}");
    Decimal::from_scientific(&text).map_or(text, |exact| exact.normalize().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_read_as_printed() {
        for (number, wanted) in [
            (38_170_000_000.0, "38170000000"),
            (0.1 + 0.2, "0.3"),
            (28.7, "28.7"),
            (-8.25, "-8.25"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "inf"),
        ] {
            assert_eq!(printed(number), wanted);
        }
    }
}
