//! Period patterns: words and slots.

use super::Shape;

/// One element of a period pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// A form of the lexicon.
    Word(u32),
    /// A hyphen or dash.
    Dash,
    /// Another sign.
    Sign(char),
    /// The name of a month.
    Month,
    /// A year in four digits.
    Year,
    /// The second year of a fiscal year: two or four digits.
    ShortYear,
    /// A number of months, in digits or words.
    Count,
    /// The number of a quarter or half: digit, Roman numeral or ordinal.
    Quarter,
    /// A day of a month.
    Day,
}

/// A period pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// What it names.
    pub shape: Shape,
    /// Its elements, never empty.
    pub elements: Vec<Element>,
    /// The number it stands for, where words alone tell it.
    pub number: Option<u32>,
}

/// A piece of a pattern as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    Word(&'a str),
    Sign(char),
    Slot(&'a str),
}

/// Takes a pattern as written apart.
pub(crate) fn pieces(pattern: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    for word in pattern.split_whitespace() {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            if first == '{' {
                let (slot, after) = rest[1..].split_once('}').unwrap_or((rest, ""));
                found.push(Piece::Slot(slot));
                rest = after;
            } else if first.is_alphanumeric() {
                let end = rest.find(['{', ',']).unwrap_or(rest.len());
                found.push(Piece::Word(&rest[..end]));
                rest = &rest[end..];
            } else {
                found.push(Piece::Sign(first));
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    found
}

/// The element of a slot's name.
pub(crate) fn slot(name: &str) -> Option<Element> {
    Some(match name {
        "month" => Element::Month,
        "year" => Element::Year,
        "yy" => Element::ShortYear,
        "n" => Element::Count,
        "q" => Element::Quarter,
        "d" => Element::Day,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_patterns_apart() {
        let found = pieces("kuartal {q}-{year}");
        assert_eq!(
            found,
            [
                Piece::Word("kuartal"),
                Piece::Slot("q"),
                Piece::Sign('-'),
                Piece::Slot("year")
            ]
        );
        assert_eq!(pieces("q{q}"), [Piece::Word("q"), Piece::Slot("q")]);
        assert_eq!(
            pieces("year, ended"),
            [Piece::Word("year"), Piece::Sign(','), Piece::Word("ended")]
        );
        assert_eq!(slot("nonsense"), None);
    }

    #[test]
    fn a_slot_that_is_never_closed_is_none() {
        assert_eq!(pieces("{"), [Piece::Slot("{")]);
        assert_eq!(pieces("{né 3"), [Piece::Slot("{né"), Piece::Word("3")]);
    }
}
