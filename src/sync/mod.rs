//! Asking the sources: the one loop that touches the network.
//!
//! Each source is visited by itself, its requests one after another at the pace its server puts up with. What comes back
//! is looked at before it is read, put into the store in whole releases, and told. A request that fails takes nothing with it: what
//! was kept stays, and the next run asks for the rest.

#[cfg(test)]
mod agencies;
mod client;
mod fault;
mod keep;
mod known;
mod plan;
mod report;
#[cfg(test)]
mod server;
mod visit;
mod wait;

use crate::facts::FactsError;
use crate::sources::{Own, Settings, Source};
use crate::store::{Store, StoreError};
pub use fault::Fault;
use jiff::Timestamp;
use keep::Keeper;
pub use plan::{Planned, for_claims, plan};
pub use report::{Failure, Report, Visit};
use std::sync::Arc;
use std::time::Duration;
pub use visit::variable;

/// Why a run could not go on at all.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A table that could not be made.
    #[error(transparent)]
    Facts(#[from] FactsError),
    /// The machinery of the network.
    #[error("the network cannot be used: {0}; check the system's certificates and limits")]
    Network(String),
}

/// How patient a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// How often a request is sent at most.
    pub attempts: u32,
    /// The wait before the second attempt; each further one is twice as long.
    pub first_wait: Duration,
    /// The longest wait for a server that says how long it wants to be left alone.
    pub most_wait: Duration,
    /// How long a connection may take to come about.
    pub connect: Duration,
    /// How long an answer may take, from its request to its last byte.
    pub answer: Duration,
    /// How often an answer in preparation is asked for.
    pub most_polls: u32,
}

impl Patience {
    /// The same, as far as a source's settings do not say otherwise.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge::sources::Own;
    /// use weighbridge::sync::Patience;
    ///
    /// let own = Own { attempts: Some(2), ..Own::default() };
    /// assert_eq!(Patience::default().with(&own).attempts, 2);
    /// assert_eq!(Patience::default().with(&Own::default()), Patience::default());
    /// ```
    #[must_use]
    pub fn with(self, own: &Own) -> Self {
        Self {
            attempts: own.attempts.unwrap_or(self.attempts),
            first_wait: own
                .first_wait_ms
                .map_or(self.first_wait, Duration::from_millis),
            most_wait: own
                .most_wait_ms
                .map_or(self.most_wait, Duration::from_millis),
            answer: own.answer_ms.map_or(self.answer, Duration::from_millis),
            ..self
        }
    }
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            attempts: 4,
            first_wait: Duration::from_secs(1),
            most_wait: Duration::from_secs(90),
            connect: Duration::from_secs(15),
            answer: Duration::from_mins(3),
            most_polls: 60,
        }
    }
}

/// What a run is told beside its plan.
pub struct Run<'r> {
    /// Keys.
    pub settings: &'r Settings,
    /// How patient it is.
    pub patience: Patience,
    /// The clock.
    pub now: fn() -> Timestamp,
    /// Is a source asked again although its last answer is still good?
    pub refresh: bool,
}

/// What happens, as it happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A request is sent.
    Asked {
        /// Which source.
        source: String,
        /// The request, without its key.
        line: String,
    },
    /// The source is left alone for a while.
    Waiting {
        /// Which source.
        source: String,
        /// How long.
        time: Duration,
        /// Why.
        why: String,
    },
    /// A request came to its end, one way or another.
    Done {
        /// Which source.
        source: String,
    },
    /// A release was put into the store.
    Kept {
        /// Its name.
        name: String,
        /// How many rows it holds.
        rows: u64,
    },
}

/// Carries out a plan.
///
/// # Errors
///
/// [`SyncError`] where the store cannot be written or the network not be used. That a source fails is no such error: it
/// stands in the report.
pub fn fetch(
    planned: Vec<Planned>,
    store: &mut Store,
    run: &Run<'_>,
    tell: &mut dyn FnMut(Event),
) -> Result<Report, SyncError> {
    let network = |error: std::io::Error| SyncError::Network(error.to_string());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(network)?;
    runtime.block_on(visits(planned, store, run, tell))
}

async fn visits(
    planned: Vec<Planned>,
    store: &mut Store,
    run: &Run<'_>,
    tell: &mut dyn FnMut(Event),
) -> Result<Report, SyncError> {
    let (told, mut news) = tokio::sync::mpsc::channel(32);
    let mut keeper = Keeper::new(&planned);
    let mut open = tokio::task::JoinSet::new();
    for (nth, plan) in planned.into_iter().enumerate() {
        let known = known::Known::of(&plan, store, run);
        let patience = run.patience.with(&run.settings.of(plan.source.name()));
        open.spawn(visit::visit(
            nth,
            plan,
            known,
            told.clone(),
            patience,
            run.now,
        ));
    }
    drop(told);
    while let Some(news) = news.recv().await {
        keeper.take(news, store, run, tell)?;
    }
    while open.join_next().await.is_some() {}
    keeper.finish(store, run, tell)
}

/// The sources by name; all where none is named.
///
/// # Errors
///
/// The names that no source has.
pub fn chosen(all: Vec<Box<dyn Source>>, names: &[String]) -> Result<Vec<Arc<dyn Source>>, String> {
    let known: Vec<String> = all.iter().map(|source| source.name().to_owned()).collect();
    if let Some(wrong) = names.iter().find(|name| !known.contains(name)) {
        return Err(format!(
            "there is no source `{wrong}`; there are {}",
            known.join(", ")
        ));
    }
    let is_chosen = |source: &Arc<dyn Source>| {
        names.is_empty() || names.iter().any(|name| name == source.name())
    };
    Ok(all.into_iter().map(Arc::from).filter(is_chosen).collect())
}

#[cfg(test)]
mod tests;
