//! What can go wrong at the edge, in words for a person.

use crate::bucket::BucketError;
use crate::check::CheckError;
use crate::check::batch::BatchError;
use crate::config::ConfigError;
use crate::draft::DraftError;
use crate::facts::FactsError;
use crate::import::ImportError;
use crate::ledger::LedgerError;
use crate::sources::{ParseError, PlanError, SettingsError};
use crate::store::StoreError;
use crate::sync::SyncError;
use crate::weekly::SpanError;
use std::io;
use std::path::PathBuf;
use weighbridge_core::lexicon::LexiconError;
use weighbridge_core::lookup::AskError;
use weighbridge_core::verdict::PolicyError;

/// Anything that stops a run, or one draft of it.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// A draft that is none.
    #[error(transparent)]
    Draft(#[from] DraftError),
    /// Facts that cannot be read.
    #[error(transparent)]
    Facts(#[from] FactsError),
    /// A store that cannot be read or written.
    #[error(transparent)]
    Store(StoreError),
    /// A store in a bucket that cannot be read.
    #[error(transparent)]
    Bucket(BucketError),
    /// A table that cannot be imported.
    #[error("{0}; nothing was imported")]
    Import(#[from] ImportError),
    /// Settings of sources that cannot be meant.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// A source that is none, or none at all.
    #[error("{0}")]
    NoSource(String),
    /// A request that a source cannot be put.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// A visit to the sources that broke off.
    #[error(transparent)]
    Sync(#[from] SyncError),
    /// A saved page that is not what it should be.
    #[error("{}: {source}; nothing was imported", path.display())]
    Page {
        /// Which.
        path: PathBuf,
        /// Why.
        source: ParseError,
    },
    /// Drafts that could not be read, so that nothing was fetched for any.
    #[error("a draft could not be read; nothing was fetched")]
    NoDraft,
    /// A question that cannot be understood.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// A configuration that cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A ledger that cannot be read or written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// No ledger is named.
    #[error("no ledger is named")]
    NoLedger,
    /// It is not said for how long records are kept.
    #[error("it is not said how many weeks are kept; nothing was removed")]
    NoRetention,
    /// A story or claim that the ledger does not have.
    #[error("the ledger has no {0}")]
    NoRecord(String),
    /// One name for several drafts.
    #[error("--story names one story, and {0} drafts were given")]
    ManyStories(usize),
    /// Names of persons, and no salt to make pseudonyms with.
    #[error("{0}, and no salt is set to make pseudonyms with")]
    NoSalt(&'static str),
    /// A salt that is none.
    #[error("{}: the salt has fewer than sixteen bytes", .0.display())]
    ShortSalt(PathBuf),
    /// A suppression's last day with another decision.
    #[error("--until is for `suppressed` alone")]
    Until,
    /// A unit that is none.
    #[error("`{0}` is no unit; use an ISO 4217 code, or a unit of goods such as `tonne`")]
    Unit(String),
    /// Days that are no span.
    #[error(transparent)]
    Span(#[from] SpanError),
    /// Words of a language that are built in, and do not parse.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// No folder for data is known.
    #[error("this system tells no folder for data")]
    NoPlace,
    /// A folder of plain tables, in the place of a store that can take more.
    #[error("{}: this folder holds tables and no store, so that nothing can be fetched into it", .0.display())]
    Tables(PathBuf),
    /// A release that the store does not have.
    #[error("no release of the store has a name that begins with `{0}`")]
    NoRelease(String),
    /// A run that broke off.
    #[error(transparent)]
    Check(#[from] CheckError),
    /// A batch that broke off.
    #[error("{}: {source}", path.display())]
    Batch {
        /// The batch.
        path: PathBuf,
        /// Why.
        source: BatchError,
    },
    /// An input that cannot be opened.
    #[error("{}: {source}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// An output that cannot be written.
    #[error("{}: {source}; nothing was written", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// An output that would overwrite what is read.
    #[error("{}: this file is the input; nothing was written", .0.display())]
    Overwrite(PathBuf),
    /// A language without words.
    #[error("there are no words for the language `{0}` yet")]
    Language(String),
    /// Words of a language that cannot be used.
    #[error("{}: {source}", path.display())]
    Words {
        /// The file.
        path: PathBuf,
        /// Why.
        source: LexiconError,
    },
    /// Tolerances that cannot be meant.
    #[error("{}: {source}", path.display())]
    Policy {
        /// The file.
        path: PathBuf,
        /// Why.
        source: PolicyError,
    },
    /// A format that a batch is not written in.
    #[error("a batch is written as ndjson, one line for each passage")]
    BatchFormat,
    /// Standard output that cannot be written.
    #[error("standard output: {0}")]
    Stdout(#[source] io::Error),
}
