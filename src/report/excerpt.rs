//! The words of a draft round a claim's phrase, on one line and short enough to read.

use super::untrusted::visible;
use weighbridge_core::claim::Claim;
use weighbridge_core::text::{Document, Span};

/// Most columns of a phrase that are shown.
const LONGEST_PHRASE: usize = 60;

/// Columns that the words after a long phrase get at least.
const LEAST_AFTER: usize = 10;

/// A phrase with the words before and after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Words before it; begins with an ellipsis where some were left out.
    pub(super) before: String,
    /// The phrase.
    pub(super) phrase: String,
    /// Words after it; ends with an ellipsis where some were left out.
    pub(super) after: String,
}

/// The claim's phrase in its sentence, cut to about `columns` columns of a terminal, at most `lead` of them before it.
pub(super) fn around(document: &Document, claim: &Claim, lead: usize, columns: usize) -> Excerpt {
    let phrase = claim.quantity.span;
    let sentence = claim.sentence.to(phrase);
    let words = visible(&head(document.quote(phrase), LONGEST_PHRASE.min(columns)));
    let room = columns
        .saturating_sub(lead + width(&words))
        .max(LEAST_AFTER);
    let before = document.quote(Span::new(sentence.start, phrase.start));
    let after = document.quote(Span::new(phrase.end, sentence.end));
    Excerpt {
        before: visible(&tail(before, lead)).trim_start().to_owned(),
        phrase: words,
        after: visible(&head(after, room)).trim_end().to_owned(),
    }
}

/// The last `columns` columns of a text, from the start of a word where it has words.
fn tail(text: &str, columns: usize) -> String {
    let mut left = columns;
    for (at, char) in text.char_indices().rev() {
        let Some(rest) = left.checked_sub(columns_of(char)) else {
            let kept = text.get(at + char.len_utf8()..).unwrap_or_default();
            let word = kept.find(' ').map_or(0, |space| space + 1);
            let kept = kept.get(word..).filter(|k| !k.is_empty()).unwrap_or(kept);
            return format!("… {kept}");
        };
        left = rest;
    }
    text.to_owned()
}

/// The first `columns` columns of a text, to the end of a word where it has words.
fn head(text: &str, columns: usize) -> String {
    let mut left = columns;
    for (at, char) in text.char_indices() {
        let Some(rest) = left.checked_sub(columns_of(char)) else {
            let kept = text.get(..at).unwrap_or_default();
            let word = kept.rfind(' ').filter(|&at| at > 0).unwrap_or(kept.len());
            return format!("{} …", kept.get(..word).unwrap_or(kept));
        };
        left = rest;
    }
    text.to_owned()
}

/// Columns that a text takes in a terminal.
fn width(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

/// Columns that a character takes: two for East Asian wide ones.
const fn columns_of(char: char) -> usize {
    match char {
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1FAFF}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_stay_whole() {
        assert_eq!(tail("kuartal pertama ", 20), "kuartal pertama ");
        assert_eq!(head(" atau naik", 20), " atau naik");
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(tail("nilai perdagangan mencapai ", 14), "… mencapai ");
        assert_eq!(head(" dibanding periode yang sama", 13), " dibanding …");
        assert_eq!(head("亿元亿元亿元", 4), "亿元 …");
        assert_eq!(tail("亿元亿元亿元", 4), "… 亿元");
    }
}
