//! The language of a draft: stated, declared, or told by its most frequent words.
//!
//! Detectors trained on letters are lost on short trade sentences and know no Malay. So very frequent words are counted
//! first (`words.toml`), and a detector is asked only where those are silent.

mod words;

use super::Stated;
use super::error::DraftError;
use whatlang::Script;
use words::{TABLE, Tongue};

/// How much of a draft is read to tell its language, in bytes.
const READ_WITHIN: usize = 20_000;
/// How much of it the detector of letters is shown, in bytes.
const SHOWN_WITHIN: usize = 2_000;
/// At least one word in so many must be a frequent one of the language.
const ONE_IN: usize = 9;

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
