//! A draft with true offsets: the prose as the reader sees it, and the way back to line and column of the source.

mod document;
mod sentence;
mod span;

pub use document::{DateBasis, Document, Masthead, Piece, Stretch};
pub use sentence::{sentences, sentences_within};
pub use span::{Position, Span};
