//! Times as SDMX services write them.

use weighbridge_core::period::{Month, Period};

/// The months of a time: `2024`, `2024-A1`, `2024-Q1`, `2024-S2`, `2024-03`, `2024-M03`, and a first day with a length
/// (`2024-01-01/P1M`). Days are no months.
pub(super) fn period(text: &str) -> Option<Period> {
    let text = text.trim();
    if let Some((day, length)) = text.split_once('/') {
        let first: Month = day.get(..7)?.parse().ok()?;
        let months = match length {
            "P1M" => 1,
            "P3M" => 3,
            "P6M" => 6,
            "P1Y" | "P12M" => 12,
            _ => return None,
        };
        return Period::new(first, first.plus(months - 1));
    }
    let (year, rest) = text.split_once('-').unwrap_or((text, ""));
    let year: i16 = year.parse().ok().filter(|_| year.len() == 4)?;
    let number = |digits: &str| digits.parse::<i8>().ok();
    match rest.as_bytes() {
        [] => Period::year(year),
        [b'A', ..] => Period::year(year).filter(|_| rest == "A1"),
        [b'Q', ..] => Period::quarter(year, number(&rest[1..])?),
        [b'S' | b'H', ..] => Period::half(year, number(&rest[1..])?),
        [b'M', ..] => Month::new(year, number(&rest[1..])?).map(Period::month),
        [_, _] => Month::new(year, number(rest)?).map(Period::month),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::period;

    #[test]
    fn every_spelling_of_a_period_is_read() {
        for (text, wanted) in [
            ("2024", Some("2024-01..2024-12")),
            ("2024-A1", Some("2024-01..2024-12")),
            ("2024-Q2", Some("2024-04..2024-06")),
            ("2024-S2", Some("2024-07..2024-12")),
            ("2024-03", Some("2024-03")),
            ("2024-M03", Some("2024-03")),
            ("2024-01-01/P1M", Some("2024-01")),
            ("2024-01-15", None),
            ("2024-W07", None),
            ("2024-13", None),
            ("24", None),
        ] {
            assert_eq!(
                period(text).map(|run| run.to_string()).as_deref(),
                wanted,
                "{text}"
            );
        }
    }
}
