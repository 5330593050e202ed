//! Sentences: where one ends, in a text that may hold abbreviations, decimals and hard line breaks.

use super::{Document, Span};
use std::ops::Range;

/// A line narrower than this ends a block even without a full stop: headings, captions, list items. In columns: Chinese
/// and Japanese signs take two.
const SHORT_LINE: usize = 60;

/// How many bytes are passed over at once.
const STRIDE: usize = 32;

/// A sentence longer than this, in bytes, is read in parts: no sentence of prose is, and its reader looks far back.
const LONGEST: usize = 2048;

/// The sentences of a draft, in order, without outer blanks.
///
/// `runs_on` says, for the word before a full stop and the one after it, whether the stop ends no sentence.
/// No sentence runs across a block (paragraph, heading, list item), whether the markup or a blank line ended it.
///
/// # Example
///
/// ```
/// use weighbridge_core::text::{Document, Masthead, sentences};
///
/// let text = "Exports rose 2.5% in Jan. 2024. Imports fell.\n\nTrade war".to_owned();
/// let draft = Document::plain(Masthead::named("x"), text);
/// let found = sentences(&draft, |word, _next| word == "Jan");
/// let quotes: Vec<_> = found.iter().map(|&span| draft.quote(span)).collect();
/// assert_eq!(quotes, ["Exports rose 2.5% in Jan. 2024.", "Imports fell.", "Trade war"]);
/// ```
pub fn sentences(document: &Document, runs_on: impl Fn(&str, &str) -> bool) -> Vec<Span> {
    let whole = Span::new(0, document.prose().len());
    sentences_within(document, whole, runs_on)
}

/// The sentences of one stretch of a draft, as [`sentences`] gives those of all of it.
pub fn sentences_within(
    document: &Document,
    within: Span,
    runs_on: impl Fn(&str, &str) -> bool,
) -> Vec<Span> {
    let text = document.prose().get(..within.end).unwrap_or_default();
    let mut found = Vec::new();
    let mut start = within.start;
    let breaks = document.breaks();
    let first = breaks.partition_point(|&at| at <= start);
    let mut breaks = breaks[first..].iter().copied().peekable();
    let mut from = start;
    while let Some(at) = next_stop(text, from, breaks.peek().copied()) {
        let width = text[at..].chars().next().map_or(1, char::len_utf8);
        from = at + width;
        let mut end = None;
        while breaks.next_if(|&at_break| at_break <= at).is_some() {
            end = Some(at);
        }
        let end = end.or_else(|| end_at(text, start..at, &runs_on));
        if let Some(end) = end.filter(|&end| end > start) {
            push(text, Span::new(start, end), &mut found);
            start = end;
        }
    }
    push(text, Span::new(start, text.len()), &mut found);
    found
}

/// The next place, from `from` on, at which a sentence may end: a stop, a line break, or the start of a block.
fn next_stop(text: &str, from: usize, block: Option<usize>) -> Option<usize> {
    text.as_bytes().get(from..)?;
    let mut stop = stop_byte(text.as_bytes(), from);
    while let Some(at) = stop {
        if text.as_bytes()[at].is_ascii() || text[at..].starts_with(['。', '！', '？']) {
            break;
        }
        stop = stop_byte(text.as_bytes(), at + 1);
    }
    let block = block
        .map(|block| block.max(from))
        .filter(|&block| block < text.len());
    match (stop, block) {
        (Some(stop), Some(block)) => Some(stop.min(block)),
        (stop, block) => stop.or(block),
    }
}

/// The next byte from here on that a stop may begin with; whole strides without one are passed over at once.
fn stop_byte(bytes: &[u8], from: usize) -> Option<usize> {
    // Without a branch, so that many bytes are looked at in one step.
    let like = |byte: u8, stop: u8| u8::from(byte == stop);
    let stops = |byte: u8| STOPS.iter().fold(0, |any, &stop| any | like(byte, stop));
    let any = |stride: &[u8; STRIDE]| stride.iter().fold(0, |any, &byte| any | stops(byte));
    let (strides, _) = bytes[from..].as_chunks();
    let free = strides.iter().take_while(|stride| any(stride) == 0);
    let from = from + STRIDE * free.count();
    let rest = bytes[from..].iter();
    Some(from + rest.copied().position(|byte| STOPS.contains(&byte))?)
}

/// The bytes that a stop begins with. The last two begin the full-width ones.
const STOPS: [u8; 6] = [b'\n', b'.', b'!', b'?', 0xE3, 0xEF];

/// Where the sentence ends whose stop may stand here.
fn end_at(
    text: &str,
    Range { start, end: at }: Range<usize>,
    runs_on: &impl Fn(&str, &str) -> bool,
) -> Option<usize> {
    match text[at..].chars().next()? {
        '\n' if ends_block(text, at) => Some(at),
        c @ ('。' | '！' | '？') => Some(at + c.len_utf8()),
        '.' | '!' | '?' if ends_sentence(text, start..at, runs_on) => {
            Some(after_closers(text, at + 1))
        }
        _ => None,
    }
}

/// Adds a sentence without its outer blanks, in parts where it is longer than [`LONGEST`].
fn push(text: &str, span: Span, found: &mut Vec<Span>) {
    let whole = &text[span.range()];
    let trimmed = whole.trim();
    let mut start = span.start + (whole.len() - whole.trim_start().len());
    let end = start + trimmed.len();
    while end > start {
        let part = start + part_len(&text[start..end]);
        let written = text[start..part].trim_end();
        found.push(Span::new(start, start + written.len()));
        let rest = &text[part..end];
        start = part + (rest.len() - rest.trim_start().len());
    }
}

/// How much of a text may stand as one sentence: all of it, or up to its last semicolon, comma or space within
/// [`LONGEST`] bytes, whichever comes first in this order.
fn part_len(text: &str) -> usize {
    if text.len() <= LONGEST {
        return text.len();
    }
    let head = &text[..text.floor_char_boundary(LONGEST)];
    let spaced =
        |at: usize, width: usize| head[at + width..].starts_with(char::is_whitespace) || width > 1;
    let behind = |signs: &[char]| {
        let mut places = head.char_indices().rev().filter(|(_, c)| signs.contains(c));
        places.find_map(|(at, c)| spaced(at, c.len_utf8()).then_some(at + c.len_utf8()))
    };
    behind(&[';', '；'])
        .or_else(|| behind(&[',', '，', '、']))
        .or_else(|| head.rfind(char::is_whitespace).filter(|&at| at > 0))
        .unwrap_or(head.len())
}

/// Does a line break end a block? A blank line does; a short line does; a long one is only folded.
fn ends_block(text: &str, at: usize) -> bool {
    let rest = text[at + 1..].trim_start_matches([' ', '\t', '\r']);
    if rest.starts_with('\n') || rest.is_empty() {
        return true;
    }
    if rest.starts_with(['-', '*', '•', '|', '#', '·', '▪', '►', '●']) {
        return true;
    }
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    let line = line.trim_end();
    let listed = rest.starts_with(['–', '—']) && line.ends_with([';', ':', '.', '；', '：', '。']);
    listed || columns(line) < SHORT_LINE && !line.ends_with(',')
}

/// How many columns a line takes; counted no further than needed.
fn columns(line: &str) -> usize {
    let width = |c: char| {
        if c >= '\u{1100}' && c.len_utf8() > 2 {
            2
        } else {
            1
        }
    };
    line.chars().take(SHORT_LINE).map(width).sum()
}

/// Does the stop behind this stretch end a sentence? Not inside a number, not after an abbreviation or initial, not before a
/// small letter, and not where a letter that stands for a word ("2024 г.") is all that there is besides a date.
fn ends_sentence(
    text: &str,
    Range { start, end: at }: Range<usize>,
    runs_on: &impl Fn(&str, &str) -> bool,
) -> bool {
    let end = after_closers(text, at + 1);
    let mut after = text[end..].chars();
    match after.next() {
        None => return true,
        Some(c) if !c.is_whitespace() => return false,
        Some(_) => {}
    }
    let rest = text[end..].trim_start();
    let next = rest.chars().next();
    if text.as_bytes()[at] != b'.' {
        return next.is_none_or(|c| !c.is_lowercase());
    }
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    let word = last_word(&text[..at]);
    let letter = word.chars().count() == 1;
    let initial = letter && word.chars().all(char::is_uppercase);
    let capital = next.is_some_and(char::is_alphabetic);
    let opening = letter && word.chars().all(char::is_lowercase) && is_opening(&text[start..at]);
    !((initial || opening) && capital || runs_on(word, first_word(rest)))
}

/// How many words a date that opens a sentence may take.
const OPENING: usize = 5;

/// Is a stretch no more than what may open a sentence ("В январе 2024 г")?
fn is_opening(stretch: &str) -> bool {
    stretch.split_whitespace().take(OPENING + 1).count() <= OPENING
}

/// The word that begins here.
fn first_word(rest: &str) -> &str {
    let end = rest.char_indices().find(|(_, c)| !c.is_alphanumeric());
    end.map_or(rest, |(at, _)| &rest[..at])
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
        let found = sentences(&draft, |word, next| {
            ["U.S", "No", "Aug"].contains(&word) && next != "The"
        });
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
            split("Sales to the U.S. The U.S. Census said."),
            ["Sales to the U.S.", "The U.S. Census said."]
        );
        assert_eq!(
            split("В мае 2024 г. Китай ввёз 5 млн т. Импорт вырос к маю 2023 г. Экспорт упал."),
            [
                "В мае 2024 г. Китай ввёз 5 млн т.",
                "Импорт вырос к маю 2023 г.",
                "Экспорт упал."
            ]
        );
        assert_eq!(
            split("\"Naik 5 persen.\" Ia pergi."),
            ["\"Naik 5 persen.\"", "Ia pergi."]
        );
    }

    #[test]
    fn what_has_no_stop_is_read_in_parts() {
        for (unit, behind) in [
            ("exports; up, ", ';'),
            ("exports up, ", ','),
            ("exports ", 's'),
            ("国，", '，'),
            ("é", 'é'),
        ] {
            let found = split(&unit.repeat(2 * LONGEST));
            assert!(found.len() > 2 && found.iter().all(|part| part.len() <= LONGEST));
            assert!(found[0].ends_with(behind), "{unit}");
            assert_eq!(
                found.concat().replace(' ', ""),
                unit.repeat(2 * LONGEST).replace(' ', "")
            );
        }
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
