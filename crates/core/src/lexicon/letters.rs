//! Letters: their lower case, and where a word begins and ends.

use std::borrow::Cow;
use std::sync::LazyLock;

/// Letters below this are looked up in a table: all but those of East Asia and rare scripts.
const TABLED: usize = 0x2070;

/// The lower case of letters and digits by code point; zero for everything else.
static LOWER: LazyLock<Box<[u16]>> = LazyLock::new(|| {
    let codes = (0u32..).take(TABLED);
    let lower = codes.map(|code| match char::from_u32(code) {
        Some(c) if c.is_alphanumeric() => u16::try_from(u32::from(lower_of(c))).unwrap_or(0),
        _ => 0,
    });
    lower.collect()
});

/// The lower case of a letter, where that has as many bytes; the letter itself otherwise.
fn lower_of(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
    }
}

/// A view of the table of letters.
#[derive(Clone, Copy)]
pub(super) struct Letters(&'static [u16]);

impl Letters {
    /// The table, made when first asked for.
    pub(super) fn get() -> Self {
        Self(&LOWER)
    }

    /// Is it a letter or digit of any script?
    pub(super) fn is_word(self, c: char) -> bool {
        match self.0.get(c as usize) {
            Some(lower) => *lower != 0,
            None => is_common(c) || !is_sign(c) && c.is_alphanumeric(),
        }
    }

    /// The letter in lower case, of as many bytes.
    pub(super) fn lower(self, c: char) -> char {
        match self.0.get(c as usize) {
            Some(0) => c,
            Some(lower) => char::from_u32(u32::from(*lower)).unwrap_or(c),
            None if is_common(c) || is_sign(c) => c,
            None => lower_of(c),
        }
    }

    /// The text in lower case, byte for byte.
    pub(super) fn fold(self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        folded.extend(text.chars().map(|c| self.lower(c)));
        folded
    }

    /// Is there an edge of a word here: the end of the text, a sign or space, or a change between letter and digit?
    pub(super) fn is_edge(self, text: &str, at: usize) -> bool {
        // Most words end before a space or sign of ASCII.
        let bytes = text.as_bytes();
        let Some(next) = bytes.get(at) else {
            return true;
        };
        if next.is_ascii() && !next.is_ascii_alphanumeric() {
            return true;
        }
        if let Some(before) = bytes[..at].last()
            && before.is_ascii()
            && next.is_ascii()
        {
            let digits = before.is_ascii_digit() == next.is_ascii_digit();
            return !(digits && before.is_ascii_alphanumeric());
        }
        let (Some(before), Some(after)) =
            (text[..at].chars().next_back(), text[at..].chars().next())
        else {
            return true;
        };
        !self.is_word(before)
            || !self.is_word(after)
            || is_digit(before) != is_digit(after)
            || is_spaceless(before)
            || is_spaceless(after)
    }

    /// Where a text that starts here goes on behind a form in lower case; `None` where it is another.
    pub(super) fn after(self, text: &str, at: usize, form: &str) -> Option<usize> {
        let end = at + form.len();
        let written = text.as_bytes().get(at..end)?;
        // Most forms that are another differ in their last letter, too.
        if let (Some(last), Some(wanted)) = (written.last(), form.as_bytes().last())
            && wanted.is_ascii()
            && last.to_ascii_lowercase() != *wanted
        {
            return None;
        }
        let pairs = written.iter().zip(form.as_bytes());
        for (offset, (&byte, &wanted)) in pairs.enumerate() {
            if byte == wanted || byte.to_ascii_lowercase() == wanted {
                continue;
            }
            // No letter in lower case has other bytes for its first than ASCII where the other has those.
            if byte.is_ascii() || wanted.is_ascii() {
                return None;
            }
            return self.after_wide(text, at, form, offset).then_some(end);
        }
        Some(end)
    }

    /// The same where letters beyond ASCII differ in their bytes first, at an offset of the form.
    fn after_wide(self, text: &str, at: usize, form: &str, offset: usize) -> bool {
        let from = form.floor_char_boundary(offset);
        let Some(rest) = text.get(at + from..) else {
            return false;
        };
        let mut letters = rest.chars();
        let alike = |c: char| {
            letters
                .next()
                .is_some_and(|written| self.lower(written) == c)
        };
        form[from..].chars().all(alike)
    }
}

/// Is it a digit, in the width of letters of either kind?
pub(super) const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '\u{ff10}'..='\u{ff19}')
}

/// A number with its digits and signs in the width of Latin letters.
///
/// # Example
///
/// ```
/// assert_eq!(weighbridge_core::lexicon::narrow("１２．３"), "12.3");
/// ```
pub fn narrow(number: &str) -> Cow<'_, str> {
    if number.is_ascii() {
        return Cow::Borrowed(number);
    }
    let narrowed = number.chars().map(|c| match c {
        '\u{ff0c}' => ',',
        '\u{ff0e}' => '.',
        '\u{ff10}'..='\u{ff19}' => {
            char::from_u32(u32::from(c) - 0xff10 + u32::from('0')).unwrap_or(c)
        }
        other => other,
    });
    Cow::Owned(narrowed.collect())
}

/// Common letters without a lower case: Chinese characters, kana and hangul.
const fn is_common(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{ac00}'..='\u{d7a3}')
}

/// Full-width signs of East Asia.
const fn is_sign(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}

/// Letters of scripts that write without spaces: any place is an edge of a word.
pub(super) const fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{0e00}'..='\u{0e7f}')
}

/// The letter or sign that stands at an edge of the text; `None` at its end.
pub(super) fn first_char(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        Some(char::from(byte))
    } else {
        text[at..].chars().next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_lie_between_letters_and_digits() {
        let letters = Letters::get();
        let is_edge = |text, at| letters.is_edge(text, at);
        assert!(is_edge("Q1", 1) && is_edge("4.77tn", 4) && is_edge("中国", 3));
        assert!(!is_edge("Romania", 2));
    }

    #[test]
    fn the_table_knows_every_letter() {
        let letters = Letters::get();
        for c in '\0'..=char::MAX {
            assert_eq!(letters.is_word(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(letters.lower(c), lower_of(c), "{c:?}");
            assert_eq!(letters.lower(c).len_utf8(), c.len_utf8(), "{c:?}");
        }
    }

    #[test]
    fn forms_stand_in_any_case() {
        let letters = Letters::get();
        assert_eq!(letters.after("Über ÉTÉ", 6, "été"), Some(11));
        assert_eq!(letters.after("Exports", 0, "exports"), Some(7));
        assert_eq!(letters.after("Exp", 0, "exports"), None);
        assert_eq!(letters.after("exportes", 0, "exports"), None);
    }
}
