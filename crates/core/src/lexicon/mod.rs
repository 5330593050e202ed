//! The words of a language, parsed once.

use crate::quantity::Wording;

/// A language that no file of words exists for, or a file that does not parse.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LexiconError {
    /// There is no file of words for the language.
    #[error("no words for the language `{0}`")]
    Unknown(String),
}

/// The words of one language.
#[derive(Debug)]
pub struct Lexicon {
    wording: Wording,
}

impl Lexicon {
    /// ISO 639-1 codes of the languages that have a file of words, in alphabetical order.
    pub fn languages() -> &'static [&'static str] {
        &["en", "id"]
    }

    /// The words of a language.
    ///
    /// # Errors
    ///
    /// - [`LexiconError::Unknown`] where no file of words exists for it.
    pub fn builtin(language: &str) -> Result<Self, LexiconError> {
        if !Self::languages().contains(&language) {
            return Err(LexiconError::Unknown(language.to_owned()));
        }
        Ok(Self {
            wording: Wording::default(),
        })
    }

    /// How it writes numbers.
    pub fn wording(&self) -> &Wording {
        &self.wording
    }
}
