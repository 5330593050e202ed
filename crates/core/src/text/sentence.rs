//! Sentences.

use super::{Document, Span};

/// The sentences of a draft.
pub fn sentences(_document: &Document) -> Vec<Span> {
    Vec::new()
}
