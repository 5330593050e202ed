//! The language of a draft: stated, declared, or told by its most frequent words.
//!
//! Detectors trained on letters are lost on short trade sentences and know no Malay. So very frequent words are counted
//! first (`words.toml`), and a detector is asked only where those are silent.

mod words;

use super::Stated;
use super::error::DraftError;
use weighbridge_core::text::{Document, Span, Stretch};
use whatlang::Script;
use words::{TABLE, Tongue};

/// How much of a draft is read to tell its language, in bytes.
const READ_WITHIN: usize = 20_000;
/// How much of it the detector of letters is shown, in bytes.
const SHOWN_WITHIN: usize = 2_000;
/// At least one word in so many must be a frequent one of the language.
const ONE_IN: usize = 9;
/// A paragraph of fewer words is taken to be in the language of its draft.
const SHORTEST_PARAGRAPH: usize = 8;

/// The language of a text by its words alone, as ISO 639-1 code, out of `supported`.
///
/// # Errors
///
/// [`DraftError::UnsupportedLanguage`] where it is clearly another, [`DraftError::UntoldLanguage`] where nothing tells.
///
/// # Example
///
/// ```
/// use weighbridge::draft::language::detect;
///
/// let supported = &["en", "id"];
/// assert_eq!(detect("Ekspor nonmigas ke Tiongkok naik 5 persen.", supported)?, "id");
/// assert_eq!(detect("Exports to China rose by 5 percent.", supported)?, "en");
/// let malay = detect("Eksport Malaysia meningkat 5 peratus berbanding tahun lalu.", supported);
/// assert!(malay.is_err_and(|error| error.to_string().contains("Malay (ms)")));
/// # Ok::<(), weighbridge::draft::DraftError>(())
/// ```
pub fn detect(text: &str, supported: &'static [&'static str]) -> Result<String, DraftError> {
    tell("the text", text, supported)
}

/// The language of a draft: as stated, else as declared, else as its words tell.
pub(super) fn settle(
    name: &str,
    prose: &str,
    declared: Option<&str>,
    stated: &Stated,
) -> Result<String, DraftError> {
    if let Some(given) = &stated.given {
        return Ok(given.clone());
    }
    if let Some(asked) = &stated.language {
        return supported_code(asked, stated.supported).ok_or_else(|| {
            DraftError::UnknownLanguage {
                name: name.to_owned(),
                found: asked.clone(),
                supported: stated.supported.to_vec(),
            }
        });
    }
    match declared.filter(|tag| !is_blank(tag)) {
        None => tell(name, prose, stated.supported),
        Some(tag) => supported_code(tag, stated.supported)
            .ok_or_else(|| unsupported(name, "declares", TABLE.title(tag), stated.supported)),
    }
}

/// Whole paragraphs of a draft that are clearly in another supported language than the draft: a foreign statement
/// quoted at length, a wire story pasted under one's own.
pub(super) fn foreign(
    document: &Document,
    main: &str,
    supported: &'static [&'static str],
) -> Vec<Stretch> {
    let own = TABLE.tongues.iter().position(|tongue| tongue.code == main);
    let mut found: Vec<Stretch> = Vec::new();
    for span in paragraphs(document) {
        let Some(code) = other(document.quote(span), own, supported) else {
            continue;
        };
        found.push(Stretch {
            span,
            language: code.to_owned(),
        });
    }
    found
}

/// The language of a paragraph, where its frequent words say that it is not the draft's own.
fn other(
    text: &str,
    own: Option<usize>,
    supported: &'static [&'static str],
) -> Option<&'static str> {
    let count = TABLE.count(text);
    let told = if count.is_mostly_letters() {
        by_letters(text)
    } else {
        by_words(text, supported, ONE_IN / 2)
    }?;
    let place = TABLE.tongues.iter().position(|t| t.code == told.code)?;
    let own_hits = own.map_or(0, |own| count.hits[own]);
    let clear = count.is_mostly_letters() || count.hits[place] >= 2 * own_hits + 4;
    let is_own = own == Some(place);
    supported
        .iter()
        .copied()
        .find(|&code| code == told.code)
        .filter(|_| !is_own && clear && count.words >= SHORTEST_PARAGRAPH)
}

/// The stretches between the breaks that the markup set, and between blank lines.
fn paragraphs(document: &Document) -> Vec<Span> {
    let text = document.prose();
    let blanks = text.match_indices("\n\n").map(|(at, _)| at + 2);
    let mut cuts: Vec<usize> = blanks.chain(document.breaks().iter().copied()).collect();
    cuts.push(text.len());
    cuts.sort_unstable();
    cuts.dedup();
    let mut start = 0;
    let mut spans = Vec::with_capacity(cuts.len());
    for cut in cuts {
        if cut > start {
            spans.push(Span::new(start, cut));
            start = cut;
        }
    }
    spans
}

/// Does a language tag say nothing?
fn is_blank(tag: &str) -> bool {
    matches!(tag.trim(), "" | "und" | "mul" | "zxx")
}

/// The supported language that a tag such as `id-ID`, `ind` or `Indonesian` names.
fn supported_code(tag: &str, supported: &[&'static str]) -> Option<String> {
    let code = TABLE.code(tag);
    supported.contains(&code.as_str()).then_some(code)
}

fn tell(name: &str, text: &str, supported: &'static [&'static str]) -> Result<String, DraftError> {
    let text = start_of(text, READ_WITHIN);
    let told = by_words(text, supported, ONE_IN)
        .or_else(|| by_letters(text))
        .or_else(|| by_words(text, supported, 2 * ONE_IN));
    let Some(tongue) = told else {
        return Err(DraftError::UntoldLanguage {
            name: name.to_owned(),
            supported: supported.to_vec(),
        });
    };
    if supported.contains(&tongue.code.as_str()) {
        return Ok(tongue.code.clone());
    }
    let title = TABLE.title(&tongue.code);
    Err(unsupported(name, "is in", title, supported))
}

/// The language whose frequent words the text uses most, one in `one_in` at least; a supported one where two are even,
/// else the earlier in the table.
fn by_words(text: &str, supported: &[&str], one_in: usize) -> Option<&'static Tongue> {
    let count = TABLE.count(text);
    if count.is_mostly_letters() {
        return None;
    }
    let rank = |tongue: &Tongue, hits: usize| (hits, supported.contains(&tongue.code.as_str()));
    let mut best: Option<(&Tongue, usize)> = None;
    for (tongue, &hits) in TABLE.tongues.iter().zip(&count.hits) {
        if best.is_none_or(|(other, most)| rank(tongue, hits) > rank(other, most)) {
            best = Some((tongue, hits));
        }
    }
    best.filter(|&(_, hits)| hits > 0 && hits * one_in >= count.words)
        .map(|(tongue, _)| tongue)
}

/// The language whose letters the text uses; in Latin letters only where the detector is sure of it.
///
/// Names and sources in Latin letters do not make a Chinese text less Chinese.
fn by_letters(text: &str) -> Option<&'static Tongue> {
    let text = start_of(text, SHOWN_WITHIN);
    let told = if TABLE.count(text).is_mostly_letters() {
        let other = |letter: &char| !letter.is_ascii_alphabetic();
        whatlang::detect(&text.chars().filter(other).collect::<String>())
    } else {
        whatlang::detect(text)
    };
    let told = told.filter(|told| told.is_reliable() || told.script() != Script::Latin)?;
    TABLE.tongue(told.lang().code())
}

fn unsupported(
    name: &str,
    basis: &'static str,
    found: String,
    supported: &[&'static str],
) -> DraftError {
    DraftError::UnsupportedLanguage {
        name: name.to_owned(),
        basis,
        found,
        supported: supported.to_vec(),
    }
}

/// The first bytes of a text, cut between characters.
fn start_of(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}

#[cfg(test)]
mod tests;
