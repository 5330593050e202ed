//! What a run came to.

use super::Fault;
use weighbridge_core::fact::Rate;

/// What a run came to, source by source in the order of the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The visits.
    pub visits: Vec<Visit>,
}

/// What the visit to one source came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Visit {
    /// Its name.
    pub source: String,
    /// Requests that were sent.
    pub sent: usize,
    /// Requests that were not sent because their last answer is still good, or that were answered "unchanged".
    pub unchanged: usize,
    /// Answers without figures: unknown, not zero.
    pub empty: usize,
    /// Rows that were kept.
    pub rows: u64,
    /// Rows that were fetched again, and that the store has already.
    pub known: u64,
    /// Exchange rates that were read.
    pub rates: Vec<Rate>,
    /// What the source says it has.
    pub told: Vec<String>,
    /// Names of the releases in the store.
    pub releases: Vec<String>,
    /// What was left out and why.
    pub left_out: Vec<String>,
    /// Requests that failed.
    pub failures: Vec<Failure>,
}

/// A request that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The request, without its key.
    pub line: String,
    /// Why.
    pub fault: Fault,
}

impl Report {
    /// Did every request come to a good end?
    pub fn is_whole(&self) -> bool {
        self.visits.iter().all(|visit| visit.failures.is_empty())
    }

    /// How many rows were kept.
    pub fn rows(&self) -> u64 {
        self.visits.iter().map(|visit| visit.rows).sum()
    }
}
