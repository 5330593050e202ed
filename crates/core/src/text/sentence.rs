//! Sentences: where one ends, in a text that may hold abbreviations, decimals and hard line breaks.

use super::{Document, Span};

/// A line shorter than this, in bytes, ends a block even without a full stop: headings, captions, list items.
const SHORT_LINE: usize = 60;

/// The sentences of a draft, in order, without outer blanks.
///
/// `is_abbreviation` says, for a word in lower case, whether a full stop after it ends no sentence. No sentence runs across a
/// block (paragraph, heading, list item), whether the markup or a blank line ended it.
///
/// # Example
///
/// ```
/// use weighbridge_core::text::{Document, Masthead, sentences};
///
/// let text = "Exports rose 2.5% in Jan. 2024. Imports fell.\n\nTrade war".to_owned();
/// let draft = Document::plain(Masthead::named("x"), text);
/// let found = sentences(&draft, |word| word == "jan");
/// let quotes: Vec<_> = found.iter().map(|&span| draft.quote(span)).collect();
/// assert_eq!(quotes, ["Exports rose 2.5% in Jan. 2024.", "Imports fell.", "Trade war"]);
/// ```
pub fn sentences(document: &Document, is_abbreviation: impl Fn(&str) -> bool) -> Vec<Span> {
    let text = document.prose();
    let mut found = Vec::new();
    let mut start = 0;
    let mut breaks = document.breaks().iter().copied().peekable();
    for (at, c) in text.char_indices() {
        let mut end = None;
        while breaks.next_if(|&at_break| at_break <= at).is_some() {
            end = Some(at);
        }
        if end.is_none() {
            end = match c {
                '\n' if ends_block(text, at) => Some(at),
                '。' | '！' | '？' => Some(at + c.len_utf8()),
                '.' | '!' | '?' if ends_sentence(text, at, &is_abbreviation) => {
                    Some(after_closers(text, at + 1))
                }
                _ => None,
            };
        }
        if let Some(end) = end.filter(|&end| end > start) {
            push(text, Span::new(start, end), &mut found);
            start = end;
        }
    }
    push(text, Span::new(start, text.len()), &mut found);
    found
}

fn push(text: &str, span: Span, found: &mut Vec<Span>) {
    let whole = &text[span.range()];
    let trimmed = whole.trim();
    if !trimmed.is_empty() {
        let start = span.start + (whole.len() - whole.trim_start().len());
        found.push(Span::new(start, start + trimmed.len()));
    }
}

/// Does a line break end a block? A blank line does; a short line does; a long one is only folded.
fn ends_block(text: &str, at: usize) -> bool {
    let rest = text[at + 1..].trim_start_matches([' ', '\t', '\r']);
    if rest.starts_with('\n') || rest.is_empty() {
        return true;
    }
    if rest.starts_with(['-', '*', '•', '|', '#']) {
        return true;
    }
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    line.trim_end().len() < SHORT_LINE && !line.trim_end().ends_with(',')
}

/// Does this stop end a sentence? Not inside a number, not after an abbreviation or initial, not before a small letter.
fn ends_sentence(text: &str, at: usize, is_abbreviation: &impl Fn(&str) -> bool) -> bool {
    let end = after_closers(text, at + 1);
    let mut after = text[end..].chars();
    match after.next() {
        None => return true,
        Some(c) if !c.is_whitespace() => return false,
        Some(_) => {}
    }
    let next = text[end..].trim_start().chars().next();
    if text.as_bytes()[at] != b'.' {
        return next.is_none_or(|c| !c.is_lowercase());
    }
    let word = last_word(&text[..at]);
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let lower = word.to_lowercase();
    let abbreviated =
        !lower.is_empty() && (is_abbreviation(&lower) || (lower.contains('.') && lower.len() <= 5));
    let before_small = next.is_some_and(char::is_lowercase);
    !(initial && next.is_some_and(char::is_alphabetic) || abbreviated || before_small)
}

/// The word that ends here, with inner full stops ("u.s").
fn last_word(before: &str) -> &str {
    let start = before
        .char_indices()
        .rev()
        .take(24)
        .take_while(|(_, c)| c.is_alphanumeric() || *c == '.')
        .last();
    start.map_or("", |(at, _)| &before[at..])
}

/// Past quotation marks and brackets that close behind a full stop.
fn after_closers(text: &str, at: usize) -> usize {
    let closers = text[at..]
        .chars()
        .take_while(|c| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | '」' | '』'));
    at + closers.map(char::len_utf8).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Masthead;

    fn split(text: &str) -> Vec<String> {
        let draft = Document::plain(Masthead::named("x"), text.to_owned());
        let found = sentences(&draft, |word| ["u.s", "no", "aug"].contains(&word));
        found
            .into_iter()
            .map(|span| draft.quote(span).to_owned())
            .collect()
    }

    #[test]
    fn keeps_abbreviations_and_numbers_whole() {
        assert_eq!(
            split("Korea's Aug. 1-10 exports. Imports of 2.5 bn."),
            ["Korea's Aug. 1-10 exports.", "Imports of 2.5 bn."]
        );
        assert_eq!(
            split("The U.S. 19.5 percent. J. Smith said."),
            ["The U.S. 19.5 percent.", "J. Smith said."]
        );
        assert_eq!(
            split("\"Naik 5 persen.\" Ia pergi."),
            ["\"Naik 5 persen.\"", "Ia pergi."]
        );
    }

    #[test]
    fn blank_and_short_lines_end_blocks() {
        assert_eq!(
            split("Judul\nIsi berita.\n\nBagikan:"),
            ["Judul", "Isi berita.", "Bagikan:"]
        );
        let folded =
            "Ekspor Indonesia pada bulan Maret tahun ini tercatat mencapai angka\n38,2 miliar.";
        assert_eq!(split(folded).len(), 1);
    }
}
