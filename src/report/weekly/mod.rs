//! The weekly report: Markdown, HTML, JSON, CSV and `OpenMetrics`.
//!
//! Markdown and HTML are two ways of writing one page (`page`, filled by `content`); the other three hold the counts themselves.

mod charts;
mod content;
mod csv;
mod html;
mod json;
mod markdown;
mod metrics;
mod page;
mod queue;
mod svg;
mod words;

pub use self::json::json;
use crate::weekly::Weekly;
pub use csv::csv;
pub(super) use json::Changed;
pub use metrics::metrics;
pub(super) use queue::{item, note};

/// The report as Markdown.
///
/// # Example
///
/// ```
/// use weighbridge::ledger::{Read, WeekError};
/// use weighbridge::report::weekly::markdown;
/// use weighbridge::weekly::{Queue, Span, weekly};
///
/// let empty = weekly(&Read::default(), Span::of("2026-W47".parse()?), Queue::default());
/// assert!(markdown(&empty).contains("Nothing was checked in these days"));
/// # Ok::<(), WeekError>(())
/// ```
pub fn markdown(weekly: &Weekly) -> String {
    markdown::written(&content::page(weekly))
}

/// The report as one HTML page that needs no other file, and no script.
pub fn html(weekly: &Weekly) -> String {
    html::written(&content::page(weekly))
}
