//! Cells of a foreign table: numbers and months as they are printed.

use super::mapping::Shape;
use super::when::Said;
use jiff::civil::Date;
use rust_decimal::Decimal;
use weighbridge_core::period::{Month, Period};

/// The digits that a binary float holds.
const FLOAT_DIGITS: u32 = 15;

/// A printed number, and the size of its last digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Printed {
    pub(super) value: Decimal,
    pub(super) place: Decimal,
}

/// A number as the file prints it; `None` where it is none.
pub(super) fn number(text: &str, shape: &Shape) -> Option<Printed> {
    let text = text.trim();
    let inner = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let (is_negative, digits) = match inner {
        Some(inner) => (true, inner),
        None => text
            .strip_prefix(['-', '\u{2212}'])
            .map_or((false, text), |rest| (true, rest)),
    };
    let plain: String = digits
        .chars()
        .filter(|c| Some(*c) != shape.group)
        .map(|c| if c == shape.decimal { '.' } else { c })
        .collect();
    let has_exponent = plain.contains(['e', 'E']);
    let is_plain = plain.bytes().all(|b| b.is_ascii_digit() || b == b'.') && !plain.is_empty();
    let mut value = match (has_exponent, is_plain) {
        (true, _) => Decimal::from_scientific(&plain).ok()?,
        (false, true) => Decimal::from_str_exact(&plain).ok()?,
        (false, false) => return None,
    };
    if shape.floats {
        value = value.round_sf(FLOAT_DIGITS)?.normalize();
    }
    let place = Decimal::new(1, value.scale());
    Some(Printed {
        value: if is_negative { -value } else { value },
        place,
    })
}

/// What a cell says of its months, under a year that a line above tells; `None` where it is not written in the form.
pub(super) fn period(text: &str, form: &str, year: Option<i16>) -> Option<Said> {
    let mut read = Read {
        year,
        ..Read::default()
    };
    let mut rest = text.trim();
    let mut form = form;
    while !form.is_empty() {
        if form == "*" {
            rest = "";
            break;
        }
        (form, rest) = read.step(form, rest)?;
    }
    if !rest.is_empty() {
        return None;
    }
    read.said()
}

/// What was read of a cell so far.
#[derive(Default)]
struct Read {
    year: Option<i16>,
    month: Option<i8>,
    quarter: Option<i8>,
    day: Option<i8>,
}

impl Read {
    /// Reads what the form begins with; what is left of both.
    fn step<'f, 't>(&mut self, form: &'f str, text: &'t str) -> Option<(&'f str, &'t str)> {
        if let Some(form) = form.strip_prefix("YYYY") {
            let (digits, text) = text.split_at_checked(4)?;
            self.year = Some(digits.parse().ok()?);
            return Some((form, text));
        }
        if let Some(form) = form.strip_prefix("MONTH") {
            let length = text
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(text.len());
            let (name, text) = text.split_at_checked(length)?;
            self.month = Some(month_named(name)?);
            return Some((form, text));
        }
        if let Some(form) = form.strip_prefix("MM") {
            let (number, text) = two_digits(text)?;
            self.month = Some(number);
            return Some((form, text));
        }
        if let Some(form) = form.strip_prefix("DD") {
            let (number, text) = two_digits(text)?;
            self.day = Some(number);
            return Some((form, text));
        }
        if let Some(form) = form.strip_prefix('Q') {
            let text = text.strip_prefix('Q').unwrap_or(text);
            let (number, text) = text.split_at_checked(1)?;
            self.quarter = Some(number.parse().ok()?);
            return Some((form, text));
        }
        let sign = form.chars().next()?;
        Some((form.strip_prefix(sign)?, text.strip_prefix(sign)?))
    }

    fn said(&self) -> Option<Said> {
        let year = self.year?;
        let months = match (self.month, self.quarter) {
            (Some(month), _) => Month::new(year, month).map(Period::month),
            (None, Some(quarter)) => Period::quarter(year, quarter),
            (None, None) => Period::year(year),
        }?;
        let Some(day) = self.day else {
            return Some(Said::Months(months));
        };
        let day = Date::new(year, self.month?, day).ok()?;
        let is_last = day == day.last_of_month();
        Some(if is_last {
            Said::Months(months)
        } else {
            Said::Days
        })
    }
}

/// A number of one or two digits, and what is behind it.
fn two_digits(text: &str) -> Option<(i8, &str)> {
    let digits = text.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits)?;
    Some((number.parse().ok()?, rest))
}

/// A month by its English name, or the first three letters of it.
fn month_named(name: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.to_lowercase();
    let is_it = |full: &str| name.len() >= 3 && full.starts_with(&name);
    let at = NAMES.iter().position(|full| is_it(full))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(decimal: char, group: char) -> Shape {
        Shape {
            decimal,
            group: Some(group),
            ..Shape::default()
        }
    }

    #[test]
    fn numbers_keep_the_digits_that_were_printed() {
        let english = shape('.', ',');
        for (text, value, place) in [
            ("1,187.5", "1187.5", "0.1"),
            ("-7,240.0", "-7240.0", "0.1"),
            ("(12)", "-12", "1"),
            ("\u{2212}3", "-3", "1"),
            ("0", "0", "1"),
            ("1.5e3", "1500", "1"),
        ] {
            let read = number(text, &english).unwrap();
            assert_eq!(
                (read.value.to_string(), read.place.to_string()),
                (value.to_owned(), place.to_owned()),
                "{text}"
            );
        }
        let german = number("1.187,5", &shape(',', '.')).unwrap();
        assert_eq!(german.value.to_string(), "1187.5");
        for text in ["", "-", ":", "n.a.", "1 000", "12p", "--1"] {
            assert_eq!(number(text, &english), None, "{text}");
        }
    }

    #[test]
    fn floats_written_out_are_read_to_their_digits() {
        let shape = Shape {
            floats: true,
            ..Shape::default()
        };
        let read = number("180549.80000000002", &shape).unwrap();
        assert_eq!(
            (
                read.value.to_string().as_str(),
                read.place.to_string().as_str()
            ),
            ("180549.8", "0.1")
        );
    }

    #[test]
    fn months_are_read_in_their_form() {
        for (text, form, wanted) in [
            ("2001.01", "YYYY.MM", Some("2001-01..2001-01")),
            ("2001/1", "YYYY/MM", Some("2001-01..2001-01")),
            ("202207", "YYYYMM", Some("2022-07..2022-07")),
            ("January 2001", "MONTH YYYY", Some("2001-01..2001-01")),
            ("Sept 2001", "MONTH YYYY", Some("2001-09..2001-09")),
            ("2019", "YYYY", Some("2019-01..2019-12")),
            ("2019-Q3", "YYYY-Q", Some("2019-07..2019-09")),
            ("2019Q5", "YYYYQ", None),
            ("2019 3", "YYYY Q", Some("2019-07..2019-09")),
            ("2019-03-31", "YYYY-MM*", Some("2019-03..2019-03")),
            ("2019-13", "YYYY-MM", None),
            ("2019-031", "YYYY-MM", None),
            ("19-01", "YYYY-MM", None),
            ("2019-02-28", "YYYY-MM-DD", Some("2019-02..2019-02")),
            ("2020-02-28", "YYYY-MM-DD", None),
        ] {
            let read = match period(text, form, None) {
                Some(Said::Months(p)) => Some(format!("{}..{}", p.first(), p.last())),
                _ => None,
            };
            assert_eq!(read.as_deref(), wanted, "{text} as {form}");
        }
    }
}
