//! What a table's title and unit line say: months, currency, size of the unit.

use rust_decimal::Decimal;
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Currency;

/// Month names by their first three letters.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The number of a month by its English name, whole or shortened (" Mar.", "Sept.").
pub(super) fn month_named(text: &str) -> Option<i8> {
    let word = text.trim().trim_end_matches('.').to_lowercase();
    if !word.chars().all(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let at = MONTHS.iter().position(|start| word.starts_with(start))?;
    i8::try_from(at + 1).ok()
}

/// Is it the title of a table by country?
pub(super) fn is_by_country(title: &str) -> bool {
    let lower = title.to_lowercase();
    lower.contains("by country") || lower.contains("by major country")
}

/// The months a title names: "Mar 2026", "January-February 2025", "3.2026".
pub(super) fn months(title: &str) -> Option<Period> {
    let tail = title
        .rsplit_once("Region")
        .or_else(|| title.rsplit_once("Destination"))
        .map_or(title, |(_, tail)| tail);
    let words: Vec<&str> = tail
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_year = |word: &&&str| word.len() == 4 && word.starts_with("20");
    let year: i16 = words.iter().find(is_year)?.parse().ok()?;
    let mut named: Vec<i8> = words.iter().filter_map(|word| month_named(word)).collect();
    if named.is_empty() {
        named = words
            .iter()
            .filter_map(|word| word.parse().ok().filter(|n| (1..=12).contains(n)))
            .collect();
    }
    let month = |number: Option<&i8>| Month::new(year, *number?);
    Period::new(month(named.iter().min())?, month(named.iter().max())?)
}

/// The currency named in a title or a unit line.
pub(super) fn currency(text: &str) -> Option<Currency> {
    let upper = text.to_uppercase();
    let named = |words: &[&str]| words.iter().any(|word| upper.contains(word));
    let yuan = named(&["CNY", "RMB", "YUAN"]);
    let dollars = named(&["USD", "US$", "U.S. DOLLAR", "US DOLLAR"]);
    match (yuan, dollars) {
        (true, false) => "CNY".parse().ok(),
        (false, true) => "USD".parse().ok(),
        _ => None,
    }
}

/// The size of the unit that a line such as `Unit: CNY 100 Million` names.
pub(super) fn unit(line: &str) -> Option<Decimal> {
    let lower = line.to_lowercase();
    let after = lower.split_once("unit").map(|(_, rest)| rest)?;
    let digits: String = after.chars().filter(char::is_ascii_digit).collect();
    let count: i64 = if digits.is_empty() {
        1
    } else {
        digits.parse().ok()?
    };
    let scale = if after.contains("billion") {
        1_000_000_000
    } else if after.contains("million") {
        1_000_000
    } else if after.contains("thousand") {
        1000
    } else if digits.is_empty() {
        return None;
    } else {
        1
    };
    let size = count.checked_mul(scale)?;
    let is_power = size > 0
        && size
            .to_string()
            .trim_start_matches('1')
            .chars()
            .all(|c| c == '0');
    is_power.then(|| Decimal::from(size))
}

/// A day written `2026/04/08`.
pub(super) fn day(text: &str) -> Option<jiff::civil::Date> {
    text.trim().get(..10)?.replace('/', "-").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_their_months() {
        for (title, wanted) in [
            (
                "(4) China's Total Export & Import Values by Country/Region, Mar 2031 (in CNY)",
                "2031-03",
            ),
            (
                "(4) China's Values by Country/Region, January-February 2030 (in CNY)",
                "2030-01..2030-02",
            ),
            (
                "Imports and Exports by Country (Region) of Origin/Destination, 3.2030",
                "2030-03",
            ),
            (
                "Imports and Exports by Country/Region, Sept. 2030",
                "2030-09",
            ),
        ] {
            assert_eq!(
                months(title).map(|run| run.to_string()).as_deref(),
                Some(wanted),
                "{title}"
            );
        }
        assert_eq!(months("by Country/Region"), None);
    }

    #[test]
    fn units_are_read_never_assumed() {
        for (line, wanted) in [
            ("Unit: CNY 100 Million", Some(100_000_000)),
            ("Unit: USD 1 Million", Some(1_000_000)),
            ("Unit: US$1,000", Some(1000)),
            ("Unit: USD Million", Some(1_000_000)),
            ("Unit: USD", None),
            ("Unit: USD 37 Million", None),
            ("nothing", None),
        ] {
            assert_eq!(unit(line), wanted.map(Decimal::from), "{line}");
        }
    }

    #[test]
    fn a_line_with_two_currencies_names_none() {
        assert_eq!(
            currency("in USD").map(|c| c.to_string()).as_deref(),
            Some("USD")
        );
        assert_eq!(currency("RMB and USD"), None);
    }
}
