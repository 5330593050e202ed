//! A run as text: terminal, Markdown, JSON.
//!
//! Pure: the same run gives the same bytes. Text of drafts and datasets is data here, never markup or a terminal escape.

mod excerpt;
mod explain;
mod figures;
mod groups;
pub mod json;
pub mod lookup;
mod markdown;
mod reading;
pub mod recheck;
mod rules;
#[cfg(test)]
mod sample;
mod terminal;
mod untrusted;
pub mod weekly;

pub use explain::explain;
pub use markdown::markdown;
pub use terminal::terminal;

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For a person at a terminal: each finding under the line of the draft it is about.
    #[default]
    Terminal,
    /// For a page or an issue: the table of verdicts first.
    Markdown,
    /// For programs: [`json::v1`].
    Json,
}
