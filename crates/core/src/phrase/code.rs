//! Codes of the Harmonized System, written as such: "HS 2709", "HS code 4015.19", "kode HS 40151900", "HS2701".

use crate::lexicon::{Mark, What};
use std::ops::Range;

/// What a code of the Harmonized System is announced by, in every language.
const SYSTEM: &str = "HS";

/// Most words and signs between the announcement and the digits ("HS code:", "HS tariff heading").
const MOST_BETWEEN: usize = 3;

/// Years of the system's editions that are no headings of it: "HS 2017" is a list, not goods.
const EDITIONS: [&str; 3] = ["2012", "2017", "2022"];

/// A code and the marks it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Its digits: two for a chapter, four for a heading, six for a subheading, more for a country's own lines.
    pub digits: String,
    /// The marks, from the announcement on.
    pub marks: Range<usize>,
}

/// Every code among the marks, in order.
///
/// # Example
///
/// ```
/// use weighbridge_core::lexicon::Lexicon;
/// use weighbridge_core::phrase::codes;
///
/// let words = Lexicon::builtin("en").expect("English");
/// let told = |text: &str| -> Vec<String> {
///     codes(text, &words.scan(text)).into_iter().map(|code| code.digits).collect()
/// };
/// assert_eq!(told("Exports of crude oil (HS 2709) and of gloves, HS code 4015.19, rose"), ["2709", "401519"]);
/// assert_eq!(told("exports under HS27"), ["27"]);
/// assert!(told("the HS 2017 edition, the HS list of 5,000 goods").is_empty());
/// ```
pub fn codes(text: &str, marks: &[Mark]) -> Vec<Code> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < marks.len() {
        let code = from(text, marks, at);
        at = code.as_ref().map_or(at + 1, |code| code.marks.end);
        found.extend(code);
    }
    found
}

/// The code that is announced at a mark.
fn from(text: &str, marks: &[Mark], at: usize) -> Option<Code> {
    let written = |mark: &Mark| text.get(mark.span.range()).unwrap_or_default();
    let mark = marks.get(at)?;
    // Most words begin with another letter.
    if text.as_bytes().get(mark.span.start) != SYSTEM.as_bytes().first() {
        return None;
    }
    let rest = written(mark).strip_prefix(SYSTEM)?;
    if let Some(digits) = digits(rest) {
        let marks = at..at + 1;
        return Some(Code { digits, marks });
    }
    if rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let behind = marks.get(at + 1..)?;
    let number = behind
        .iter()
        .take(MOST_BETWEEN + 1)
        .position(|mark| mark.what == What::Number)?;
    let is_near = behind[..number].iter().all(
        |mark| !matches!(mark.what, What::Punct(sign) if !matches!(sign, ':' | '-' | '：' | '.')),
    );
    let digits = digits(written(&behind[number])).filter(|_| is_near)?;
    let marks = at..at + 2 + number;
    Some(Code { digits, marks })
}

/// The digits of a code as it is printed, with or without points; none where they can be no code.
fn digits(printed: &str) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_digit() || c == '.';
    let digits: String = printed.chars().filter(char::is_ascii_digit).collect();
    let chapter: u32 = digits.get(..2)?.parse().ok()?;
    let fits = printed.chars().all(is_plain)
        && matches!(digits.len(), 2 | 4 | 6 | 8 | 10)
        && (1..=97).contains(&chapter)
        && !EDITIONS.contains(&&*digits);
    fits.then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn only_what_can_be_a_code_is_one() {
        for (printed, code) in [
            ("27", Some("27")),
            ("2709.00", Some("270900")),
            ("4015.19.00", Some("40151900")),
            ("8542321010", Some("8542321010")),
            ("99", None),
            ("00", None),
            ("271", None),
            ("2,709", None),
            ("2022", None),
            ("", None),
        ] {
            assert_eq!(digits(printed).as_deref(), code, "{printed}");
        }
    }
}
