//! The files of words that a language is made of; the built-in languages.

use super::{Lexicon, LexiconError};

/// A file: what it is called in complaints, and what it holds.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// Its name or path.
    pub name: &'a str,
    /// What it holds.
    pub text: &'a str,
}

/// The files of one language.
#[derive(Debug, Clone)]
pub struct Files<'a> {
    /// ISO 639-1 code of the language.
    pub language: &'a str,
    /// Words and patterns.
    pub words: Text<'a>,
    /// Places and goods that are not in the file of words itself; one for each script.
    pub places: Vec<Text<'a>>,
    /// Names from CLDR; one for each script.
    pub cldr: Vec<Text<'a>>,
}

impl<'a> Files<'a> {
    /// A language in a single file.
    pub const fn alone(language: &'a str, name: &'a str, text: &'a str) -> Self {
        Self {
            language,
            words: Text { name, text },
            places: Vec::new(),
            cldr: Vec::new(),
        }
    }
}

/// The files of one built-in language: words, places and goods, names from CLDR.
struct Sources {
    language: &'static str,
    words: Text<'static>,
    places: &'static [Text<'static>],
    cldr: &'static [Text<'static>],
}

impl Sources {
    fn files(&self) -> Files<'static> {
        Files {
            language: self.language,
            words: self.words,
            places: self.places.to_vec(),
            cldr: self.cldr.to_vec(),
        }
    }
}

macro_rules! source {
    ($folder:literal, $code:literal) => {
        Text {
            name: concat!($folder, $code, ".toml"),
            text: include_str!(concat!("../../", $folder, $code, ".toml")),
        }
    };
}

macro_rules! sources {
    ($($code:literal: $($script:literal),+;)*) => {
        &[$(Sources {
            language: $code,
            words: source!("words/", $code),
            places: &[$(source!("words/places/", $script)),+],
            cldr: &[$(source!("words/cldr/", $script)),+],
        }),*]
    };
}

/// Languages that have a file of words, in alphabetical order, each with the scripts it is written in.
const BUILTIN: &[Sources] = sources![
    "de": "de";
    "en": "en";
    "es": "es";
    "fr": "fr";
    "id": "id";
    "ja": "ja";
    "ms": "ms";
    "pt": "pt";
    "ru": "ru";
    "tr": "tr";
    "vi": "vi";
    "zh": "zh", "zh-Hant";
];
const CODES: &[&str] = &[
    "de", "en", "es", "fr", "id", "ja", "ms", "pt", "ru", "tr", "vi", "zh",
];

impl Lexicon {
    /// ISO 639-1 codes of the languages that have a file of words, in alphabetical order.
    pub fn languages() -> &'static [&'static str] {
        CODES
    }

    /// The words of a language.
    ///
    /// # Errors
    ///
    /// - [`LexiconError::Unknown`] where no file of words exists for it.
    /// - The other variants where a file is wrong; the built-in ones are held right by tests.
    pub fn builtin(language: &str) -> Result<Self, LexiconError> {
        Self::from_files(&Self::builtin_files(language)?)
    }

    /// The files that the words of a language come from.
    ///
    /// # Errors
    ///
    /// - [`LexiconError::Unknown`] where no file of words exists for it.
    pub fn builtin_files(language: &str) -> Result<Files<'static>, LexiconError> {
        BUILTIN
            .iter()
            .find(|sources| sources.language == language)
            .map(Sources::files)
            .ok_or_else(|| LexiconError::Unknown(language.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builtin_language_parses() {
        let codes: Vec<_> = BUILTIN.iter().map(|sources| sources.language).collect();
        assert_eq!(codes, CODES);
        for code in CODES {
            assert!(
                Lexicon::builtin(code).is_ok(),
                "{:?}",
                Lexicon::builtin(code).err()
            );
        }
    }
}
