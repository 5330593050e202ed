//! Amounts and shares in plain words, the same in every report.

use crate::lexicon::english;
use crate::quantity::Unit;
use rust_decimal::Decimal;

/// Scale words, largest first, with the power of ten each stands for.
const SCALES: [(&str, i64); 3] = [
    (" trillion", 1_000_000_000_000),
    (" billion", 1_000_000_000),
    (" million", 1_000_000),
];

/// An amount with its unit: "38.17 billion dollars", "28.7 %", "237640 tonnes".
pub(super) fn amount(value: Decimal, unit: Unit) -> String {
    match unit {
        Unit::Percent => format!("{} %", trimmed(value)),
        Unit::Points => format!("{} points", trimmed(value)),
        Unit::Rank => format!("place {}", trimmed(value)),
        Unit::Month | Unit::Quarter | Unit::Year => {
            let sign = if value == Decimal::ONE { "" } else { "s" };
            format!("{} {unit}{sign} in a row", trimmed(value))
        }
        Unit::Times => format!("{} times", trimmed(value)),
        other => format!("{} {}", scaled(value), english::unit(other)),
    }
}

/// A large number with its scale word, at no more than six digits after the point.
fn scaled(value: Decimal) -> String {
    for (word, size) in SCALES {
        let size = Decimal::from(size);
        if value.abs() >= size {
            return format!("{}{word}", trimmed((value / size).round_dp(6)));
        }
    }
    trimmed(value.round_dp(6))
}

/// "10", "1,000", "1,000,000".
pub(super) fn power_of_ten(power: u32) -> String {
    let [lead, groups] = [power % 3, power / 3].map(|n| usize::try_from(n).unwrap_or_default());
    format!("1{}{}", "0".repeat(lead), ",000".repeat(groups))
}

/// A number without needless zeros; growth keeps two digits after the point at most.
pub(super) fn trimmed(value: Decimal) -> String {
    value.normalize().to_string()
}

/// "too high" or "too low", and by how much: "26 % too high". Numbers of different signs are just "off".
pub(super) fn miss(printed: Decimal, seen: Decimal, unit: Unit) -> String {
    if printed.is_sign_negative() != seen.is_sign_negative() {
        let off = (printed - seen).abs();
        return if unit == Unit::Percent {
            format!("{} points off", trimmed(off.round_dp(1)))
        } else {
            format!("{} off", amount(off, unit))
        };
    }
    let (printed, seen) = (printed.abs(), seen.abs());
    let way = if printed > seen {
        "too high"
    } else {
        "too low"
    };
    let off = (printed - seen).abs();
    if unit == Unit::Percent {
        return format!("{} points {way}", trimmed(off.round_dp(1)));
    }
    match (off * Decimal::ONE_HUNDRED).checked_div(seen) {
        Some(percent) if percent < Decimal::new(5, 2) => format!("less than 0.1 % {way}"),
        Some(percent) => format!("{} % {way}", trimmed(significant(percent))),
        None => format!("{} {way}", amount(off, unit)),
    }
}

/// Two digits or so: enough for a size.
fn significant(percent: Decimal) -> Decimal {
    if percent >= Decimal::TEN {
        percent.round()
    } else {
        percent.round_dp(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal_macros::dec;

    #[test]
    fn amounts_read_as_a_newsroom_writes_them() {
        let dollars = Unit::Money("USD".parse().expect("a code"));
        let cases = [
            (dec!(38170000000), dollars, "38.17 billion dollars"),
            (dec!(-2100000), dollars, "-2.1 million dollars"),
            (dec!(28.70), Unit::Percent, "28.7 %"),
            (dec!(237640), Unit::Tonne, "237640 tonnes"),
        ];
        for (value, unit, text) in cases {
            assert_eq!(amount(value, unit), text);
        }
    }

    #[test]
    fn powers_of_ten_are_grouped() {
        let all = [1, 2, 3, 4, 6, 9].map(power_of_ten);
        assert_eq!(
            all,
            ["10", "100", "1,000", "10,000", "1,000,000", "1,000,000,000"]
        );
    }

    #[test]
    fn a_miss_has_size_and_side() {
        let dollars = Unit::Money("USD".parse().expect("a code"));
        assert_eq!(miss(dec!(48.2), dec!(38.17), dollars), "26 % too high");
        assert_eq!(miss(dec!(-0.2), dec!(0.2), Unit::Percent), "0.4 points off");
        assert_eq!(
            miss(dec!(27), dec!(28.7), Unit::Percent),
            "1.7 points too low"
        );
    }
}
