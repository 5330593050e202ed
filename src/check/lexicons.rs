//! The words of every language of a run, each parsed once.

use super::CheckError;
use std::collections::BTreeMap;
use std::sync::Arc;
use weighbridge_core::claim::Extraction;
use weighbridge_core::items::{Item, items_mixed};
use weighbridge_core::lexicon::{Lexicon, LexiconError};
use weighbridge_core::resolve;
use weighbridge_core::text::{Document, Span};

/// The words parsed so far.
#[derive(Debug, Default)]
pub struct Lexicons(BTreeMap<String, Arc<Lexicon>>);

impl Lexicons {
    /// The words that were given with a run, if any: they stand in the place of built-in ones of the same language.
    pub fn given(words: Option<&Arc<Lexicon>>) -> Self {
        let known = words.map(|words| (words.language().to_owned(), Arc::clone(words)));
        Self(known.into_iter().collect())
    }

    /// Parses the words of every language that a draft uses, where they were not parsed before.
    ///
    /// # Errors
    ///
    /// - [`CheckError::Lexicon`] where a language has no words.
    pub fn learn(&mut self, document: &Document) -> Result<(), CheckError> {
        for language in languages(document) {
            if !self.0.contains_key(language) {
                let lexicon =
                    Lexicon::builtin(language).map_err(|source| unknown(document, source))?;
                self.0.insert(language.to_owned(), Arc::new(lexicon));
            }
        }
        Ok(())
    }

    /// Every trade claim of a draft, read with the words of each of its stretches.
    ///
    /// # Errors
    ///
    /// - [`CheckError::Lexicon`] where a language has no words.
    pub fn extract(&mut self, document: &Document) -> Result<Extraction, CheckError> {
        self.learn(document)?;
        Ok(resolve::extract_mixed(document, &self.stretches(document)?))
    }

    /// Every quantity of a draft, read with the words of each of its stretches.
    ///
    /// # Errors
    ///
    /// - [`CheckError::Lexicon`] where a language has no words.
    pub fn items(&mut self, document: &Document) -> Result<Vec<Item>, CheckError> {
        self.learn(document)?;
        Ok(items_mixed(document, &self.stretches(document)?))
    }

    /// The stretches of a draft, each with the words of its language, learned before.
    pub(super) fn stretches(
        &self,
        document: &Document,
    ) -> Result<Vec<(Span, &Lexicon)>, CheckError> {
        let mut found = Vec::with_capacity(2 * document.foreign.len() + 1);
        let mut start = 0;
        for stretch in &document.foreign {
            found.push((
                Span::new(start, stretch.span.start),
                self.at(document, start)?,
            ));
            found.push((stretch.span, self.at(document, stretch.span.start)?));
            start = stretch.span.end;
        }
        let end = document.prose().len();
        found.push((Span::new(start, end), self.main(document)?));
        found.retain(|(span, _)| !span.is_empty());
        Ok(found)
    }

    /// The words of the draft's own language, learned before.
    pub(super) fn main(&self, document: &Document) -> Result<&Lexicon, CheckError> {
        self.known(document, document.masthead.language.as_deref())
    }

    /// The words of the language at a byte offset of the prose, learned before.
    pub(super) fn at(&self, document: &Document, offset: usize) -> Result<&Lexicon, CheckError> {
        self.known(document, document.language_at(offset))
    }

    fn known(&self, document: &Document, language: Option<&str>) -> Result<&Lexicon, CheckError> {
        let language = language.unwrap_or_default();
        self.0
            .get(language)
            .map(Arc::as_ref)
            .ok_or_else(|| unknown(document, LexiconError::Unknown(language.to_owned())))
    }
}

/// The languages of a draft: its own, then those of its foreign stretches.
fn languages(document: &Document) -> impl Iterator<Item = &str> {
    let own = document.masthead.language.as_deref().unwrap_or_default();
    let others = document.foreign.iter();
    std::iter::once(own).chain(others.map(|stretch| stretch.language.as_str()))
}

fn unknown(document: &Document, source: LexiconError) -> CheckError {
    CheckError::Lexicon {
        draft: document.masthead.id.clone(),
        source,
    }
}
