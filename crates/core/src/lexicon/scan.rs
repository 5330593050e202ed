//! One pass over the text: words that tell something, numbers, signs.

use super::{Case, Lexicon};
use crate::text::Span;

/// What stands somewhere in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A form of the lexicon.
    Form(u32),
    /// Digits, with separators inside.
    Number,
    /// A sign.
    Punct(char),
    /// A word that tells nothing.
    Other,
}

/// A word, number or sign and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What.
    pub what: What,
    /// Does a clitic ("nya") hang on it?
    pub clitic: bool,
    /// Does it touch the mark before, without a space?
    pub glued: bool,
}

/// The text in lower case, byte for byte: letters whose lower case has another length stay as they are.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
            continue;
        }
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(one), None) if one.len_utf8() == c.len_utf8() => folded.push(one),
            _ => folded.push(c),
        }
    }
    folded
}

/// A form found at a place.
#[derive(Debug, Clone, Copy)]
struct Hit {
    span: Span,
    form: u32,
    clitic: bool,
}

impl Lexicon {
    /// Everything in a stretch of text, in order. Spans count from the start of `text`.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::lexicon::{Cue, FlowWord, Lexicon, What};
    ///
    /// let words = Lexicon::builtin("id").expect("Indonesian");
    /// let marks = words.scan("Ekspornya 38,2 miliar");
    /// assert!(marks[0].clitic && matches!(marks[1].what, What::Number));
    /// assert!(matches!(marks[2].what, What::Form(form) if *words.cue(form) == Cue::Scale(9)));
    /// ```
    pub fn scan(&self, text: &str) -> Vec<Mark> {
        let hits = self.hits(text);
        let mut hits = hits.iter().peekable();
        let mut marks: Vec<Mark> = Vec::with_capacity(text.len() / 5);
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            if c.is_whitespace() {
                at += c.len_utf8();
                continue;
            }
            while hits.next_if(|hit| hit.span.start < at).is_some() {}
            let (end, what, clitic) = if let Some(hit) = hits.next_if(|hit| hit.span.start == at) {
                (hit.span.end, What::Form(hit.form), hit.clitic)
            } else if c.is_ascii_digit() {
                (
                    number_end(text, at, self.wording.group),
                    What::Number,
                    false,
                )
            } else if c.is_alphanumeric() {
                let stop = hits.peek().map_or(text.len(), |hit| hit.span.start);
                (word_end(text, at).min(stop), What::Other, false)
            } else {
                (at + c.len_utf8(), What::Punct(c), false)
            };
            let glued = marks.last().is_some_and(|last| last.span.end == at);
            marks.push(Mark {
                span: Span::new(at, end),
                what,
                clitic,
                glued,
            });
            at = end;
        }
        marks
    }

    /// The forms of the text: leftmost first, then longest, none inside another.
    fn hits(&self, text: &str) -> Vec<Hit> {
        let folded = fold(text);
        let mut found: Vec<Hit> = Vec::new();
        for hit in self.automaton.find_overlapping_iter(&folded) {
            let span = Span::new(hit.start(), hit.end());
            if !starts_word(text, span.start) {
                continue;
            }
            let Some(end) = self.end_of_word(&folded, span.end) else {
                continue;
            };
            let Some(form) = self.form_as_written(hit.pattern().as_usize(), &text[span.range()])
            else {
                continue;
            };
            found.push(Hit {
                span: Span::new(span.start, end),
                form,
                clitic: end > span.end,
            });
        }
        // "keduanya" itself comes before "kedua" with a clitic.
        found.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end), hit.clitic));
        let mut free = 0;
        found.retain(|hit| {
            let take = hit.span.start >= free;
            if take {
                free = hit.span.end;
            }
            take
        });
        found
    }

    /// Where the word ends that ends, but for a clitic, here; `None` in the middle of a word.
    fn end_of_word(&self, folded: &str, at: usize) -> Option<usize> {
        if is_edge(folded, at) {
            return Some(at);
        }
        self.clitics
            .iter()
            .filter(|clitic| folded[at..].starts_with(clitic.as_str()))
            .map(|clitic| at + clitic.len())
            .find(|&end| is_edge(folded, end))
    }

    fn form_as_written(&self, pattern: usize, written: &str) -> Option<u32> {
        self.alike.get(pattern)?.iter().copied().find(|&id| {
            let form = &self.forms[id as usize];
            match form.case {
                Case::Free => true,
                Case::Exact => form.text == written,
                Case::Capital => written.starts_with(char::is_uppercase),
            }
        })
    }
}

/// Letters of scripts that write without spaces: any place is an edge of a word.
fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{0e00}'..='\u{0e7f}')
}

/// Is there an edge of a word here: the end of the text, a sign or space, or a change between letter and digit?
fn is_edge(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next())
    else {
        return true;
    };
    !before.is_alphanumeric()
        || !after.is_alphanumeric()
        || before.is_ascii_digit() != after.is_ascii_digit()
        || is_spaceless(before)
        || is_spaceless(after)
}

fn starts_word(text: &str, at: usize) -> bool {
    is_edge(text, at)
}

fn word_end(text: &str, at: usize) -> usize {
    let mut end = at;
    for c in text[at..].chars() {
        if !c.is_alphanumeric() || (end > at && is_spaceless(c)) || (end > at && c.is_ascii_digit())
        {
            break;
        }
        end += c.len_utf8();
        if is_spaceless(c) {
            break;
        }
    }
    end.max(at + 1)
}

/// Where digits with their separators end: a separator counts only where a digit follows, a space or apostrophe only
/// before exactly three digits.
fn number_end(text: &str, at: usize, group: char) -> usize {
    let digits = |from: usize| {
        text.as_bytes()[from..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let mut end = at + digits(at);
    let mut lead = end - at;
    while let Some(c) = text[end..].chars().next() {
        let next = end + c.len_utf8();
        let run = digits(next);
        let spaced = matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}')
            || (c == ' ' && group.is_whitespace());
        let joins = match c {
            '.' | ',' => run > 0,
            _ => spaced && run == 3 && lead <= 3,
        };
        if !joins {
            break;
        }
        end = next + run;
        lead = run;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_end_where_their_digits_do() {
        assert_eq!(number_end("38,2 miliar", 0, '.'), 4);
        assert_eq!(number_end("1.234,5.", 0, '.'), 7);
        assert_eq!(number_end("1 234 567 тонн", 0, ' '), 9);
        assert_eq!(number_end("2018 100", 0, '.'), 4);
        assert_eq!(number_end("12, 13", 0, ','), 2);
    }

    #[test]
    fn edges_lie_between_letters_and_digits() {
        assert!(is_edge("Q1", 1) && is_edge("4.77tn", 4) && is_edge("中国", 3));
        assert!(!is_edge("Romania", 2));
    }
}
