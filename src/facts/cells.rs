//! Cells: from their text to what they mean, and what to do where they mean nothing.

use super::columns::Column;
use jiff::civil::Date;
use rust_decimal::Decimal;
use weighbridge_core::claim::Flow;
use weighbridge_core::fact::Status;
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Unit;

/// The longest run of months one figure may cover.
const MOST_MONTHS: i32 = 1200;

/// The words of `measure`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Money.
    Value,
    /// Goods.
    Quantity,
    /// Percent over a year earlier.
    Growth,
}

/// A cell that must not be empty.
pub(super) fn filled(text: &str) -> Option<&str> {
    (!text.trim().is_empty()).then_some(text)
}

/// A first month.
pub(super) fn month(text: &str) -> Option<Month> {
    text.parse().ok()
}

/// A count of months.
pub(super) fn months(text: &str) -> Option<i32> {
    text.parse()
        .ok()
        .filter(|count| (1..=MOST_MONTHS).contains(count))
}

/// The months from a first month on.
pub(super) fn period(first: Month, count: i32) -> Period {
    Period::new(first, first.plus(count - 1)).unwrap_or(Period::month(first))
}

/// What the number is.
pub(super) fn measure(text: &str) -> Option<Word> {
    match text {
        "value" => Some(Word::Value),
        "quantity" => Some(Word::Quantity),
        "growth" => Some(Word::Growth),
        _ => None,
    }
}

/// The unit of a number: money, goods, or percent.
pub(super) fn unit(text: &str) -> Option<Unit> {
    text.parse::<Unit>()
        .ok()
        .filter(|unit| unit.is_money() || unit.is_volume() || *unit == Unit::Percent)
}

/// The unit of the amounts behind a growth rate; an empty cell is none.
#[expect(
    clippy::option_option,
    reason = "an empty cell is well formed and holds nothing"
)]
pub(super) fn basis(text: &str) -> Option<Option<Unit>> {
    optional(text, |text| {
        unit(text).filter(|unit| *unit != Unit::Percent)
    })
}

/// An exact number.
pub(super) fn number(text: &str) -> Option<Decimal> {
    let has_exponent = text.contains(['e', 'E']);
    if has_exponent {
        Decimal::from_scientific(text).ok()
    } else {
        Decimal::from_str_exact(text).ok()
    }
}

/// The size of a last digit.
pub(super) fn place(text: &str) -> Option<Decimal> {
    number(text).filter(|place| *place > Decimal::ZERO)
}

/// Seasonally adjusted?
pub(super) fn adjustment(text: &str) -> Option<bool> {
    match text {
        "" => Some(false),
        "SA" => Some(true),
        _ => None,
    }
}

/// How settled a number is; an empty cell is a first release.
pub(super) fn status(text: &str) -> Option<Status> {
    match text {
        "" | "first" => Some(Status::First),
        "revised" => Some(Status::Revised),
        _ => None,
    }
}

/// A day; an empty cell is none.
#[expect(
    clippy::option_option,
    reason = "an empty cell is well formed and holds nothing"
)]
pub(super) fn day(text: &str) -> Option<Option<Date>> {
    optional(text, |text| text.parse().ok())
}

/// Never evidence? An empty cell is no.
pub(super) fn doubtful(text: &str) -> Option<bool> {
    match text {
        "" | "false" => Some(false),
        "true" => Some(true),
        _ => None,
    }
}

#[expect(
    clippy::option_option,
    reason = "an empty cell is well formed and holds nothing"
)]
fn optional<T>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    if text.is_empty() {
        return Some(None);
    }
    parse(text).map(Some)
}

/// Is the text one that a cell of the column may hold?
pub(super) fn is_well_formed(column: Column, text: &str) -> bool {
    match column {
        Column::Source
        | Column::Reporter
        | Column::Partner
        | Column::Commodity
        | Column::Origin => filled(text).is_some(),
        Column::Flow => Flow::of_code(text).is_some(),
        Column::Start => month(text).is_some(),
        Column::Months => months(text).is_some(),
        Column::Measure => measure(text).is_some(),
        Column::Unit => unit(text).is_some(),
        Column::Basis => basis(text).is_some(),
        Column::Value => number(text).is_some(),
        Column::Place => place(text).is_some(),
        Column::Adjustment => adjustment(text).is_some(),
        Column::Status => status(text).is_some(),
        Column::Published | Column::Retrieved => day(text).is_some(),
        Column::Doubtful => doubtful(text).is_some(),
        _ => true,
    }
}

/// What to do about a cell of the column that is not well formed.
pub(super) const fn mend(column: Column) -> &'static str {
    match column {
        Column::Flow => "use exports, imports, total or balance",
        Column::Start => "write the first month as `2022-03`",
        Column::Months => "give the number of months, from 1 to 1200",
        Column::Measure => "use value, quantity or growth",
        Column::Unit => {
            "use an ISO 4217 code such as `USD`, `tonne` or another unit of goods, or `percent` for growth"
        }
        Column::Basis => "use an ISO 4217 code or a unit of goods, or leave the cell empty",
        Column::Value => {
            "give a finite number with a decimal point, at most 28 digits, without separators"
        }
        Column::Place => "give the size of the last printed digit, a number above zero",
        Column::Adjustment => "use `SA`, or leave the cell empty",
        Column::Status => "use first or revised",
        Column::Published | Column::Retrieved => {
            "write the day as `2022-04-13`, or leave the cell empty"
        }
        Column::Doubtful => "use true or false",
        _ => "the cell must not be empty",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::prelude::FromPrimitive;

    #[test]
    fn numbers_stay_exact() {
        assert_eq!(
            number("38.17").map(|n| n.to_string()).as_deref(),
            Some("38.17")
        );
        assert_eq!(number("3.817e10"), Decimal::from_i64(38_170_000_000));
        for text in ["", "NaN", "inf", "-inf", "1,5", "1e300", "38.17 bn"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn empty_cells_are_none_where_they_may_be() {
        assert_eq!(day(""), Some(None));
        assert_eq!(basis(""), Some(None));
        assert_eq!(day("13.04.2022"), None);
        assert_eq!(basis("percent"), None);
        assert_eq!(filled(" "), None);
    }
}
