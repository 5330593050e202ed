//! Printed numbers: exact, and never guessed at.

use rust_decimal::Decimal;

/// A number with the size of its last printed digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Printed {
    /// The number.
    pub(super) value: Decimal,
    /// Size of one unit of its last digit.
    pub(super) place: Decimal,
}

impl Printed {
    /// The same, counted in units of this size ("in 100 million"); `None` where it grows too large.
    pub(super) fn times(self, unit: Decimal) -> Option<Self> {
        Some(Self {
            value: self.value.checked_mul(unit)?.normalize(),
            place: self.place.checked_mul(unit)?.normalize(),
        })
    }
}

/// A number with a decimal point and, perhaps, commas between thousands; `None` where it is none.
pub(super) fn printed(text: &str) -> Option<Printed> {
    let bare = text.trim();
    let grouped = bare.contains(',');
    if grouped && !is_grouped(bare) {
        return None;
    }
    let plain: String = bare
        .chars()
        .filter(|&c| c != ',')
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .collect();
    exact(&plain)
}

/// A plain number, perhaps with an exponent.
pub(super) fn exact(plain: &str) -> Option<Printed> {
    let is_number = plain.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.');
    if !is_number {
        return None;
    }
    let value = if plain.contains(['e', 'E']) {
        Decimal::from_scientific(plain).ok()?
    } else {
        Decimal::from_str_exact(plain).ok()?
    };
    let place = Decimal::new(1, value.scale());
    Some(Printed {
        value: value.normalize(),
        place,
    })
}

/// A number of a JSON text, or a number that stands there as a string.
pub(super) fn of_json(value: &serde_json::Value) -> Option<Printed> {
    let found = match value {
        serde_json::Value::Number(number) => exact(&number.to_string()),
        serde_json::Value::String(text) => exact(text.trim()),
        _ => None,
    }?;
    // `1.0` in JSON is how a whole number travels, not a printed tenth.
    let is_whole = found.value.fract().is_zero();
    Some(if is_whole {
        Printed {
            place: Decimal::ONE,
            ..found
        }
    } else {
        found
    })
}

/// Do commas stand between groups of three digits only?
fn is_grouped(text: &str) -> bool {
    let whole = text
        .trim_start_matches(['-', '\u{2212}'])
        .split('.')
        .next()
        .unwrap_or_default();
    let mut groups = whole.split(',');
    let head = groups.next().unwrap_or_default();
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&head.len())
        && all_digits(head)
        && groups.all(|part| part.len() == 3 && all_digits(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_and_places_are_kept() {
        let found = printed(" 118,380.0").and_then(|n| n.times(Decimal::from(100_000_000)));
        let found = found.map(|n| (n.value.to_string(), n.place.to_string()));
        assert_eq!(
            found,
            Some(("11838000000000".to_owned(), "10000000".to_owned()))
        );
        assert_eq!(
            printed("-1.2").map(|n| n.place.to_string()).as_deref(),
            Some("0.1")
        );
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            "-",
            ":",
            "n/a",
            "1,2",
            "12,34,567",
            "1.2.3",
            "NaN",
            "(X)",
            "1 000",
            "--1",
        ] {
            assert_eq!(printed(text), None, "{text}");
        }
    }
}
