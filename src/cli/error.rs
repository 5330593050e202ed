//! What can go wrong at the edge, in words for a person.

use crate::check::CheckError;
use crate::check::batch::BatchError;
use crate::draft::DraftError;
use crate::facts::FactsError;
use crate::import::ImportError;
use crate::store::StoreError;
use std::io;
use std::path::PathBuf;
use weighbridge_core::lexicon::LexiconError;

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
    /// A table that cannot be imported.
    #[error("{0}; nothing was imported")]
    Import(#[from] ImportError),
    /// No folder for data is known.
    #[error("this system tells no folder for data")]
    NoPlace,
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
    /// A format that a batch is not written in.
    #[error("a batch is written as ndjson, one line for each passage")]
    BatchFormat,
    /// Standard output that cannot be written.
    #[error("standard output: {0}")]
    Stdout(#[source] io::Error),
}
