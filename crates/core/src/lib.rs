//! From a draft's text to a verdict on its trade figures.
//!
//! Pure: the same text, options, words and facts give the same verdicts. No files, sockets, environment or clock.

pub mod claim;
pub mod fact;
pub mod items;
pub mod language;
pub mod lexicon;
pub mod lookup;
pub mod period;
pub mod phrase;
pub mod plan;
pub mod quantity;
pub mod resolve;
pub mod run;
pub mod text;
pub mod verdict;
