//! Digits with separators: which separator is the decimal one, and what the last printed digit is worth.

use crate::lexicon::narrow;
use crate::quantity::Rounded;
use rust_decimal::Decimal;

/// The most digits of a figure; longer ones are no figures of ours.
const MOST_DIGITS: usize = 22;

/// Which sign stands before the fraction, in a language and in one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Habit {
    decimal: char,
    /// Does the sign before the fraction group thousands too? Told by several numbers with three digits behind it that all end
    /// in zero ("215,600", "36,210"): nobody prints fractions so.
    groups_by_both: bool,
    /// Does some number leave no doubt?
    shown: bool,
}

/// What one number tells about the document's habit.
enum Tell {
    Decimal(char),
    Nothing,
}

impl Habit {
    /// The document's own habit, from the numbers that leave no doubt ("38,2", "1.234,5"); the language's otherwise.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::phrase::Habit;
    ///
    /// let english_numbers = Habit::of(["38.2", "20.83", "4.700"].into_iter(), ',');
    /// assert_eq!(english_numbers.read("4.700").map(|n| n.value.to_string()).as_deref(), Some("4.700"));
    /// ```
    pub fn of<'a>(numbers: impl Iterator<Item = &'a str>, language: char) -> Self {
        let other = if language == ',' { '.' } else { ',' };
        let (mut ours, mut others) = (0_usize, 0_usize);
        let (mut threes, mut round) = (0_usize, 0_usize);
        for number in numbers {
            match tell(number) {
                Tell::Decimal(sign) if sign == language => ours += 1,
                Tell::Decimal(_) => others += 1,
                Tell::Nothing if number.contains(language) => {
                    threes += 1;
                    round += usize::from(number.ends_with('0'));
                }
                Tell::Nothing => {}
            }
        }
        Self {
            groups_by_both: threes >= 2 && threes == round,
            shown: ours + others > 0,
            decimal: if others > 0 && ours == 0 {
                other
            } else {
                language
            },
        }
    }

    /// The same, of a text from where both signs may group thousands: where no number shows which is meant, they do.
    #[must_use]
    pub(crate) fn or_both(self, both: bool) -> Self {
        Self {
            groups_by_both: self.groups_by_both || both && !self.shown,
            ..self
        }
    }

    /// The number; `None` where the digits make no number ("1.2.3", too many digits).
    ///
    /// # Example
    ///
    /// ```
    /// use rust_decimal_macros::dec;
    /// use weighbridge_core::phrase::Habit;
    ///
    /// let indonesian = Habit::of(std::iter::empty(), ',');
    /// let read = |text| indonesian.read(text).map(|n| (n.value, n.step));
    /// assert_eq!(read("38,2"), Some((dec!(38.2), dec!(0.1))));
    /// assert_eq!(read("124.450"), Some((dec!(124450), dec!(1))));
    /// assert_eq!(read("8.383,6"), Some((dec!(8383.6), dec!(0.1))));
    /// assert_eq!(read("38.2"), Some((dec!(38.2), dec!(0.1))));
    /// ```
    pub fn read(self, text: &str) -> Option<Rounded> {
        let text = &*narrow(text);
        let decimal = self.decimal_of(text);
        let (mut digits, mut value) = (0, 0_i128);
        let mut places: Option<u32> = None;
        for c in text.chars() {
            if let Some(digit) = c.to_digit(10) {
                digits += 1;
                if digits > MOST_DIGITS {
                    return None;
                }
                value = value * 10 + i128::from(digit);
                places = places.map(|places| places + 1);
            } else if Some(c) == decimal && places.replace(0).is_some() {
                return None;
            }
        }
        let fits = digits > 0 && digits + usize::from(places.is_some()) <= MOST_DIGITS;
        let places = places.unwrap_or(0);
        let value = Decimal::try_from_i128_with_scale(value, places).ok();
        Some(Rounded {
            value: value.filter(|_| fits)?,
            step: Decimal::new(1, places),
        })
    }

    /// The other number that these digits may be ("1.234" where the point may group): only where no number of the document
    /// shows which is meant.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::phrase::Habit;
    ///
    /// let none = Habit::of(std::iter::empty(), '.');
    /// assert_eq!(none.other("1.234").map(|n| n.to_string()).as_deref(), Some("1234"));
    /// assert_eq!(Habit::of(["0.5"].into_iter(), '.').other("1.234"), None);
    /// ```
    pub fn other(self, text: &str) -> Option<Decimal> {
        let doubtful = !self.shown
            && !self.groups_by_both
            && matches!(tell(text), Tell::Nothing)
            && text.contains(self.decimal);
        doubtful
            .then(|| text.replace(self.decimal, "").parse().ok())
            .flatten()
    }

    /// The sign before the fraction of this very number; `None` where it has no fraction.
    fn decimal_of(self, text: &str) -> Option<char> {
        match tell(text) {
            Tell::Decimal(sign) => text.contains(sign).then_some(sign),
            Tell::Nothing if self.groups_by_both => None,
            Tell::Nothing => text.contains(self.decimal).then_some(self.decimal),
        }
    }
}

/// Do its separators stand where those of a number do? Dates and versions ("19.04.2022", "1.2.3") are no numbers.
///
/// # Example
///
/// ```
/// use weighbridge_core::phrase::is_grouped;
///
/// assert!(is_grouped("1.234.567,8") && is_grouped("12,34,567") && is_grouped("38.25"));
/// assert!(!is_grouped("19.04.2022") && !is_grouped("1.2.3"));
/// ```
pub fn is_grouped(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let signs: Vec<char> = text.chars().filter(|c| !is_digit(*c)).collect();
    let parts: Vec<usize> = text.split(|c| !is_digit(c)).map(str::len).collect();
    let (Some(last), [first, middle @ .., tail]) = (signs.last(), parts.as_slice()) else {
        return true;
    };
    let fraction = !signs[..signs.len() - 1].contains(last);
    let grouped = signs.len() == 1 || *first <= 3 && middle.iter().all(|len| (2..=3).contains(len));
    grouped && (fraction || *tail == 3)
}

/// What the shape of a number tells by itself.
fn tell(text: &str) -> Tell {
    let is_sign = |byte: u8| matches!(byte, b'.' | b',');
    let bytes = text.as_bytes();
    let Some(at) = bytes.iter().rposition(|&byte| is_sign(byte)) else {
        return Tell::Nothing;
    };
    let last = char::from(bytes[at]);
    let mut before = bytes[..at].iter().filter(|&&byte| is_sign(byte)).peekable();
    if before.peek().is_some() {
        let differs = before.any(|&sign| sign != bytes[at]);
        let other = if last == ',' { '.' } else { ',' };
        return Tell::Decimal(if differs { last } else { other });
    }
    let spaced = bytes
        .iter()
        .any(|&byte| !byte.is_ascii_digit() && !is_sign(byte));
    let zero_lead = text.starts_with('0');
    if text.len() - at != 4 || at > 3 || zero_lead || spaced {
        Tell::Decimal(last)
    } else {
        Tell::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_round_digits_again_and_again_are_thousands() {
        let read = |numbers: &[&str], text| {
            let habit = Habit::of(numbers.iter().copied(), ',');
            habit.read(text).map(|n| n.value.to_string())
        };
        let mexican = ["215,600", "36,210", "12,47"];
        assert_eq!(read(&mexican, "215,600").as_deref(), Some("215600"));
        assert_eq!(read(&mexican, "12,47").as_deref(), Some("12.47"));
        assert_eq!(
            read(&["271,338", "36,210"], "36,210").as_deref(),
            Some("36.210")
        );
    }

    use proptest::prelude::*;

    proptest! {
        /// Whatever is printed in either style is read back to the digit, once the document shows its habit.
        #[test]
        fn printed_numbers_read_back(whole in 0_u64..10_000_000, fraction in 0_u32..100, comma in any::<bool>()) {
            let (decimal, group) = if comma { (',', '.') } else { ('.', ',') };
            let mut grouped = String::new();
            let plain = whole.to_string();
            for (at, digit) in plain.chars().enumerate() {
                if at > 0 && (plain.len() - at).is_multiple_of(3) {
                    grouped.push(group);
                }
                grouped.push(digit);
            }
            let printed = format!("{grouped}{decimal}{fraction:02}");
            let habit = Habit::of(std::iter::once(printed.as_str()), '.');
            let read = habit.read(&printed).expect("a number");
            prop_assert_eq!(read.value, Decimal::new(i64::try_from(whole).unwrap() * 100 + i64::from(fraction), 2));
            prop_assert_eq!(habit.read(&grouped).map(|n| n.value), Some(Decimal::from(whole)));
        }

        /// No text makes the reader panic.
        #[test]
        fn no_text_panics(text in "[0-9., ]{0,40}") {
            let _ = Habit::of(std::iter::once(text.as_str()), ',').read(&text);
        }
    }
}
