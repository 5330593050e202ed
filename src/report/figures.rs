//! Numbers as people read them: `38.17 billion dollars`, `28.7 %`, `1,250,000 tonnes`.

use rust_decimal::{Decimal, RoundingStrategy};
use weighbridge_core::lexicon::english;
use weighbridge_core::quantity::Unit;

/// Scale words, largest first, with the power of ten each stands for.
const SCALES: [(u32, &str); 3] = [(12, "trillion"), (9, "billion"), (6, "million")];

/// Most decimals that a reader is shown.
pub(super) const MOST_DECIMALS: u32 = 4;

/// Decimals of a number without a known last digit.
const PLAIN_DECIMALS: u32 = 2;

/// A value with its unit, to the digits that `half` (half a unit of its last sure digit) bears; `half` of zero means
/// that the value is exact.
pub(super) fn figure(value: Decimal, half: Decimal, unit: Unit) -> String {
    match unit {
        Unit::Money(money) => format!("{} {}", scaled(value, half), english::currency(money)),
        Unit::Percent => format!("{} %", grouped(value, half)),
        Unit::Points => format!("{} points", grouped(value, half)),
        Unit::None => grouped(value, half),
        other => format!("{} {}", grouped(value, half), english::unit(other)),
    }
}

/// An amount with the scale word that keeps it short.
fn scaled(value: Decimal, half: Decimal) -> String {
    for (power, word) in SCALES {
        let scale = Decimal::from(10_u64.pow(power));
        if value.abs() >= scale {
            return format!("{} {word}", grouped(value / scale, half / scale));
        }
    }
    grouped(value, half)
}

/// A number with thousands separators, to the digits that `half` bears.
fn grouped(value: Decimal, half: Decimal) -> String {
    let away = RoundingStrategy::MidpointAwayFromZero;
    let text = value
        .round_dp_with_strategy(decimals(half), away)
        .normalize()
        .to_string();
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", &*text), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", thousands(whole))
}

/// How many decimals a number bears whose last sure digit is `2 × half`.
fn decimals(half: Decimal) -> u32 {
    if half.is_zero() {
        return PLAIN_DECIMALS.max(half.scale().min(MOST_DECIMALS));
    }
    (0..MOST_DECIMALS)
        .find(|&places| Decimal::new(1, places) <= half * Decimal::TWO)
        .unwrap_or(MOST_DECIMALS)
}

/// Digits with a comma between groups of three.
pub(super) fn thousands(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_a_newspaper_prints_them() {
        let cases = [
            ("38170000000", "5000000", "USD", "38.17 billion dollars"),
            ("243030000000", "5000000", "CNY", "243.03 billion yuan"),
            ("28.7", "0.05", "percent", "28.7 %"),
            ("29.8129251700680272", "0.04", "percent", "29.81 %"),
            ("30.45", "0", "percent", "30.45 %"),
            ("1250000", "0.5", "tonne", "1,250,000 tonnes"),
            ("-4200000", "50000", "IDR", "-4.2 million rupiah"),
            ("1530000000000", "5000000000", "JPY", "1.53 trillion yen"),
            ("999", "0.5", "USD", "999 dollars"),
            ("-0.001", "0.05", "percent", "0 %"),
            ("3", "0.5", "pp", "3 points"),
            ("36", "0", "month", "36 month"),
        ];
        for (value, half, unit, expected) in cases {
            let [value, half]: [Decimal; 2] = [value, half].map(|n| n.parse().expect("a decimal"));
            assert_eq!(figure(value, half, unit.parse().expect("a unit")), expected);
        }
    }
}
