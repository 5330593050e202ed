//! What the records of a week come to: counts, and the lists behind them.
//!
//! Pure: the same records give the same numbers, in whatever order they are read. `docs/weekly.md` says in one sentence what each
//! number counts.

mod counts;
mod editors;
mod found;
mod history;
mod records;
#[cfg(test)]
pub(crate) mod sample;
mod share;
mod slips;
mod span;
#[cfg(test)]
mod tests;
mod wants;

use crate::ledger::Read;
pub use found::{
    Age, By, Counts, Decisions, Fate, Fates, Overturned, Queue, Records, Row, Slip, Slips, Spot,
    Suppression, Suppressions, Table, VERDICTS, Want, Wants, Weekly, count,
};
use history::History;
pub use share::Share;
pub use span::{Span, SpanError};

/// Rows with fewer claims are put together: their shares say next to nothing.
pub const FEW: u32 = 20;

/// Counts a span of days. Records after it are left out; those before it tell what was found or decided earlier.
///
/// # Example
///
/// ```
/// use weighbridge::ledger::{Read, WeekError};
/// use weighbridge::weekly::{Queue, Span, weekly};
///
/// let empty = weekly(&Read::default(), Span::of("2026-W47".parse()?), Queue::default());
/// assert_eq!((empty.now.stories, empty.now.claims()), (0, 0));
/// # Ok::<(), WeekError>(())
/// ```
pub fn weekly(read: &Read, span: Span, queue: Queue) -> Weekly {
    let history = History::new(read, span.last());
    let tables = [By::Desk, By::Language, By::Goods, By::Partner];
    Weekly {
        span,
        records: records::records(read, span),
        now: counts::counts(&history, span),
        before: [1, 2, 3, 4].map(|times| counts::counts(&history, span.earlier(times))),
        tables: tables.map(|by| counts::table(&history, span, by)).to_vec(),
        slips: slips::slips(&history, span),
        fates: slips::fates(&history, span),
        suppressions: editors::suppressions(&history, span),
        decisions: editors::decisions(&history, span),
        wants: wants::wants(&history, span),
        queue,
        ages: records::ages(&read.runs, span),
    }
}
