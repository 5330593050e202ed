//! The words of every language of a run, each parsed once.

use super::CheckError;
use std::collections::BTreeMap;
use weighbridge_core::lexicon::{Lexicon, LexiconError};
use weighbridge_core::text::Document;

/// The words parsed so far.
#[derive(Debug, Default)]
pub struct Lexicons(BTreeMap<String, Lexicon>);

impl Lexicons {
    /// The words of a draft's language, parsed now if they were not before.
    ///
    /// # Errors
    ///
    /// - [`CheckError::Lexicon`] where the language has no words.
    pub fn of(&mut self, document: &Document) -> Result<&Lexicon, CheckError> {
        let language = language(document);
        if !self.0.contains_key(language) {
            let lexicon = Lexicon::builtin(language).map_err(|source| unknown(document, source))?;
            self.0.insert(language.to_owned(), lexicon);
        }
        self.known(document)
    }

    /// The words of a draft's language, if they were parsed before.
    pub(super) fn known(&self, document: &Document) -> Result<&Lexicon, CheckError> {
        let language = language(document);
        self.0
            .get(language)
            .ok_or_else(|| unknown(document, LexiconError::Unknown(language.to_owned())))
    }
}

fn language(document: &Document) -> &str {
    document.masthead.language.as_deref().unwrap_or_default()
}

fn unknown(document: &Document, source: LexiconError) -> CheckError {
    CheckError::Lexicon {
        draft: document.masthead.id.clone(),
        source,
    }
}
