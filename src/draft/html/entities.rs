//! The text between tags: as it stands, but for its entities.

use html5gum::{Token, Tokenizer};
use weighbridge_core::text::Span;

/// The longest stretch that is looked at as one entity, in bytes.
const LONGEST: usize = 40;

/// A part of a run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bit {
    /// The source as it stands.
    Same(Span),
    /// A stretch of the source that stands for other text.
    Other(Span, String),
}

/// The parts of the text in `span`, which the tokenizer read as `value`.
pub(super) fn bits(source: &str, span: Span, value: &str) -> Vec<Bit> {
    let raw = source.get(span.range()).unwrap_or_default();
    if raw == value {
        return vec![Bit::Same(span)];
    }
    agreed(source, split(raw, span.start), span.end, value)
}

/// The parts as far as they say what the tokenizer read; from there on its reading in one piece.
fn agreed(source: &str, parts: Vec<Bit>, end: usize, value: &str) -> Vec<Bit> {
    let mut bits = Vec::new();
    let mut rest = value;
    for bit in parts {
        let said = words(source, &bit);
        let (same, read) = agreement(said, rest);
        let after = rest.get(read..).unwrap_or_default();
        if same == said.len() {
            rest = after;
            bits.push(bit);
            continue;
        }
        let (start, unread) = match bit {
            Bit::Same(span) => (span.start + same, after),
            Bit::Other(span, _) => (span.start, rest),
        };
        if let Bit::Same(span) = bit {
            push_same(&mut bits, span.start, start);
        }
        bits.push(Bit::Other(Span::new(start, end), unread.to_owned()));
        break;
    }
    bits
}

/// How many bytes of `said` and of `value` are the same from the start; any line end is the same as another.
fn agreement(said: &str, value: &str) -> (usize, usize) {
    let (mut left, mut right) = (said, value);
    while let (Some((a, said)), Some((b, value))) = (first_letter(left), first_letter(right)) {
        if a != b {
            break;
        }
        (left, right) = (said, value);
    }
    (said.len() - left.len(), value.len() - right.len())
}

/// The first letter and what follows; the three ways to end a line are one letter.
fn first_letter(text: &str) -> Option<(char, &str)> {
    if let Some(rest) = text.strip_prefix("\r\n") {
        return Some(('\n', rest));
    }
    let mut letters = text.chars();
    let first = letters.next()?;
    Some((if first == '\r' { '\n' } else { first }, letters.as_str()))
}

/// What a part says.
pub(super) fn words<'t>(source: &'t str, bit: &'t Bit) -> &'t str {
    match bit {
        Bit::Same(span) => source.get(span.range()).unwrap_or_default(),
        Bit::Other(_, text) => text,
    }
}

fn split(raw: &str, start: usize) -> Vec<Bit> {
    let mut bits = Vec::new();
    let (mut at, mut same) = (0, 0);
    while let Some(found) = raw.get(at..).and_then(|rest| rest.find('&')) {
        let first = at + found;
        at = entity_end(raw, first);
        let entity = raw.get(first..at).unwrap_or_default();
        let text = decode(entity);
        if text != entity {
            push_same(&mut bits, start + same, start + first);
            bits.push(Bit::Other(Span::new(start + first, start + at), text));
            same = at;
        }
    }
    push_same(&mut bits, start + same, start + raw.len());
    bits
}

fn push_same(bits: &mut Vec<Bit>, start: usize, end: usize) {
    if start < end {
        bits.push(Bit::Same(Span::new(start, end)));
    }
}

/// One past the last byte of what may be an entity.
fn entity_end(raw: &str, first: usize) -> usize {
    let body = raw.as_bytes().get(first + 1..).unwrap_or_default();
    let named = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'#';
    let length = body.iter().take(LONGEST).take_while(named).count();
    first + 1 + length + usize::from(body.get(length) == Some(&b';'))
}

/// What an entity stands for; the same text where it is none.
fn decode(entity: &str) -> String {
    let mut text = String::new();
    for Ok(token) in Tokenizer::new(entity) {
        if let Token::String(value) = token {
            text.push_str(&String::from_utf8_lossy(&value));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Bit, bits, words};
    use weighbridge_core::text::Span;

    #[test]
    fn entities_are_read_where_they_stand() {
        let source = "S&amp;P 5&nbsp;%&copy2 &eacute; AT&T a&b; &#8364;1 &#x20AC;";
        let value = "S&P 5\u{A0}%©2 é AT&T a&b; €1 €";
        let bits = bits(source, Span::new(0, source.len()), value);
        assert_eq!(
            bits.iter()
                .map(|bit| words(source, bit))
                .collect::<String>(),
            value
        );
        assert_eq!(
            bits.get(1),
            Some(&Bit::Other(Span::new(1, 6), "&".to_owned()))
        );
        assert_eq!(bits.len(), 12);
    }

    #[test]
    fn what_the_tokenizer_read_wins() {
        let span = Span::new(0, 5);
        let odd = [
            Bit::Same(Span::new(0, 1)),
            Bit::Other(Span::new(1, 5), "b".to_owned()),
        ];
        assert_eq!(bits("a</>b", span, "ab"), odd);
        assert_eq!(bits("a\r\nb ", span, "a\nb "), [Bit::Same(span)]);
        assert_eq!(bits("a\r\nb ", span, "a\r\nb "), [Bit::Same(span)]);
    }
}
