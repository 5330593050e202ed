//! A number as a newsroom prints it: rounded, with a scale word, in the number format of the language.

use super::phrases::Phrases;
use super::random::Random;
use rust_decimal::{Decimal, RoundingStrategy};
use weighbridge_core::quantity::Unit;

/// A printed number: `shown × 10^power`, with so many digits after the decimal sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) shown: Decimal,
    pub(super) decimals: u32,
    pub(super) power: u32,
    pub(super) unit: Unit,
}

/// Ten to a power; zero where that is absurd.
pub(super) fn ten_to(power: u32) -> Decimal {
    10_i128
        .checked_pow(power)
        .map_or(Decimal::ZERO, |n| Decimal::from_i128_with_scale(n, 0))
}

/// The power of ten of the first digit.
fn magnitude(value: Decimal) -> i64 {
    let plain = value.abs().normalize();
    let digits = plain.mantissa().unsigned_abs().checked_ilog10();
    i64::from(digits.unwrap_or(0)) - i64::from(plain.scale())
}

impl Figure {
    /// A value printed to about so many digits, and no finer than its own last digit; `None` where the language has no
    /// word for its size.
    pub(super) fn rounded(
        value: Decimal,
        place: Decimal,
        unit: Unit,
        digits: u32,
        phrases: &Phrases,
    ) -> Option<Self> {
        let value = value.abs();
        let (power, _) = phrases
            .scales()
            .into_iter()
            .rev()
            .find(|(power, _)| value >= ten_to(*power))?;
        let finest = magnitude(place);
        let wanted = magnitude(value) - i64::from(digits) + 1;
        let last = wanted.max(finest).min(i64::from(power));
        if last < finest {
            return None;
        }
        let decimals = u32::try_from(i64::from(power) - last).ok()?;
        let shown = (value / ten_to(power))
            .round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        (!shown.is_zero()).then_some(Self {
            shown,
            decimals,
            power,
            unit,
        })
    }

    /// A percentage or multiple with so many digits after the decimal sign.
    pub(super) fn plain(value: Decimal, decimals: u32, unit: Unit) -> Self {
        let shown = value
            .abs()
            .round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        Self {
            shown,
            decimals,
            power: 0,
            unit,
        }
    }

    /// The number it stands for.
    pub(super) fn value(self) -> Decimal {
        self.shown * ten_to(self.power)
    }

    /// The size of one unit of its last digit.
    pub(super) fn step(self) -> Decimal {
        ten_to(self.power) / ten_to(self.decimals)
    }

    /// Does `value ± half` round to it?
    pub(super) fn holds(self, value: Decimal, half: Decimal) -> bool {
        (value.abs() - self.value()).abs() <= self.step() / Decimal::TWO + half
    }

    /// In the number format of the language: "38,2".
    pub(super) fn digits(self, phrases: &Phrases) -> String {
        let places = usize::try_from(self.decimals).unwrap_or(0);
        let plain = format!("{:.places$}", self.shown);
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                text.push(phrases.group);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(phrases.decimal);
            text.push_str(fraction);
        }
        text
    }

    /// With scale word and unit: "38,2 miliar dolar AS"; `None` where the language has no words for them.
    pub(super) fn words(self, phrases: &Phrases, random: &mut Random) -> Option<String> {
        let way = random.pick(phrases.units.get(&self.unit.to_string())?)?;
        let scale = match self.power {
            0 => "",
            power => phrases.scales().iter().find(|(p, _)| *p == power)?.1,
        };
        let filled = way.replace("{n}", &self.digits(phrases));
        Some(filled.replace("{scale}", scale))
    }
}
