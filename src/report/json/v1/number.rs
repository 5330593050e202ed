//! Decimals as plain JSON numbers: every digit that a double can carry, never an exponent.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::borrow::Cow;
use std::io::{Result, Write};

/// A decimal. Whole numbers are written exactly, fractions to the 17 digits that a double holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number(pub(super) Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        if self.0.fract().is_zero() {
            match self.0.to_i64() {
                Some(whole) => serializer.serialize_i64(whole),
                None => serializer.serialize_i128(self.0.trunc().mantissa()),
            }
        } else {
            // Through the digits: the shortest double that reads back as the same text.
            let near = self.0.to_string().parse().unwrap_or_default();
            serializer.serialize_f64(near)
        }
    }
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

/// On one line.
pub(super) fn compact(value: &impl Serialize) -> String {
    written(value, Plain(CompactFormatter))
}

/// Indented by two spaces.
pub(super) fn pretty(value: &impl Serialize) -> String {
    written(value, Plain(PrettyFormatter::new()))
}

fn written(value: &impl Serialize, formatter: impl Formatter) -> String {
    let mut bytes = Vec::with_capacity(256);
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, formatter);
    // Our structs have text keys only and memory does not fail to be written to, so there is no error to hand on.
    let written = value.serialize(&mut serializer);
    debug_assert!(written.is_ok());
    String::from_utf8(bytes).unwrap_or_default()
}

/// A formatter that writes fractions without an exponent.
struct Plain<F>(F);

impl<F: Formatter> Formatter for Plain<F> {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> Result<()> {
        write!(writer, "{value}")
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_are_read() {
        let cases = [
            ("38200000000", "38200000000"),
            ("38.2", "38.2"),
            ("30.00", "30"),
            ("-0.5", "-0.5"),
            ("0.0000001", "0.0000001"),
            ("12345678901234567890123", "12345678901234567890123"),
            ("12345678901234567890123.00", "12345678901234567890123"),
            ("12345678901234567.5", "12345678901234568"),
        ];
        for (digits, expected) in cases {
            assert_eq!(
                compact(&Number(digits.parse().expect("a decimal"))),
                expected
            );
        }
    }
}
