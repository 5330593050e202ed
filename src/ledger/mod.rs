//! The ledger: what was weighed, week by week, so that a newsroom can look back.
//!
//! ```text
//! 2026-W47/8a4f….ndjson            one run, named by the SHA-256 of its content
//! 2026-W47/07c1….decision.ndjson   one decision of a person, likewise
//! ```
//!
//! Every run leaves one file that never changes, in the folder of its week. Ledgers of many machines are merged by copying their
//! files into one folder: what is the same has the same name. A file shows up under its name whole or not at all, so that readers
//! and writers need no lock. The clock is not read here.

mod error;
mod folder;
mod frame;
mod place;
mod prune;
mod pseudonym;
mod read;
pub mod record;
pub mod sample;
mod week;
mod wire;

pub use error::{Fault, Found, LedgerError};
use place::Place;
pub use prune::Pruned;
pub use pseudonym::Salt;
pub use read::{Read, read_together};
use record::{Decision, Record};
use std::ops::RangeBounds;
use std::path::Path;
pub(crate) use week::day_of;
pub use week::{Week, WeekError};

/// A ledger in a folder, or in a bucket (`s3://bucket/folder`).
///
/// # Example
///
/// ```
/// use weighbridge::ledger::Ledger;
/// use weighbridge::ledger::record::{Choice, Decision, Record};
///
/// let folder = tempfile::tempdir()?;
/// let ledger = Ledger::at(folder.path());
/// let decision = Decision {
///     at: "2026-11-19T08:00:00Z".parse()?,
///     story: "desk/coal.md".to_owned(),
///     claim: None,
///     choice: Choice::Kept,
///     reason: Some("the ministry's own table".to_owned()),
///     by: None,
///     until: None,
/// };
/// let kept = ledger.keep(&Record::Decision(decision.clone()))?;
/// assert!(kept.starts_with("2026-W47/") && folder.path().join(&kept).is_file());
/// assert_eq!(ledger.read(..)?.decisions, [decision]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Ledger {
    place: Place,
}

impl Ledger {
    /// The ledger at a place. Nothing is read or made yet.
    pub fn at(place: &Path) -> Self {
        Self {
            place: Place::of(place),
        }
    }

    /// Writes a record onto the disk, or into the bucket, and tells its path in the ledger. Only when this has returned is it recorded.
    ///
    /// The same record twice is the same file.
    ///
    /// # Errors
    ///
    /// - [`LedgerError::Disk`], [`LedgerError::Bucket`] where it cannot be written: then there is no file of that name.
    /// - [`LedgerError::TooLarge`] where it would be too large to be read again.
    pub fn keep(&self, record: &Record) -> Result<String, LedgerError> {
        let (file, bytes) = named(record)?;
        self.place.keep(&file, &bytes)?;
        Ok(file)
    }

    /// The same for samples: quick, because nothing waits for the disk.
    fn lay(&self, record: &Record) -> Result<(), LedgerError> {
        let (file, bytes) = named(record)?;
        self.place.lay(&file, &bytes)
    }

    /// What it holds for some weeks. Only the folders of those weeks are opened.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] where a folder cannot be listed. What is wrong with one file is no error: it is named in [`Read::faults`].
    pub fn read(&self, weeks: impl RangeBounds<Week>) -> Result<Read, LedgerError> {
        read_together(std::slice::from_ref(self), weeks)
    }

    /// The drafts of one story, and what was decided about it.
    ///
    /// # Errors
    ///
    /// As [`Ledger::read`].
    pub fn story(&self, story: &str) -> Result<Read, LedgerError> {
        let is_it = |name: &str| name == story;
        let mut read = read::read_those(std::slice::from_ref(self), .., |_| true, is_it)?;
        read.runs.retain(|run| !run.stories.is_empty());
        read.decisions.retain(|decision| decision.story == story);
        Ok(read)
    }

    /// How many files it holds, and which of them would be left out.
    ///
    /// # Errors
    ///
    /// As [`Ledger::read`].
    pub fn verify(&self) -> Result<(usize, Vec<Fault>), LedgerError> {
        let read = read::read_those(std::slice::from_ref(self), .., |_| true, |_| false)?;
        Ok((read.files, read.faults))
    }

    /// Every decision, by time, without a look into the runs; none where there is no ledger yet. What is wrong with a file is
    /// told as [`Ledger::read`] does.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] where a folder cannot be listed.
    pub fn decisions(&self) -> Result<(Vec<Decision>, Vec<Fault>), LedgerError> {
        match read::read_those(std::slice::from_ref(self), .., read::is_decision, |_| true) {
            Ok(read) => Ok((read.decisions, read.faults)),
            Err(LedgerError::NoLedger(_)) => Ok((Vec::new(), Vec::new())),
            Err(error) => Err(error),
        }
    }

    /// The weeks of which it holds anything, in order.
    ///
    /// # Errors
    ///
    /// [`LedgerError::NoLedger`] where there is nothing at its place.
    pub fn weeks(&self) -> Result<Vec<Week>, LedgerError> {
        self.place.weeks()
    }
}

/// A record's path in a ledger, and its bytes.
fn named(record: &Record) -> Result<(String, Vec<u8>), LedgerError> {
    let bytes = wire::bytes(record).map_err(|error| LedgerError::Unfit(error.to_string()))?;
    if bytes.len() as u64 > wire::MOST_BYTES {
        return Err(LedgerError::TooLarge {
            bytes: bytes.len(),
            limit: wire::MOST_BYTES,
        });
    }
    let ending = match record {
        Record::Run(_) => ".ndjson",
        Record::Decision(_) => read::DECISION,
    };
    let (week, digest) = (Week::at(record.at()), record::name::digest(&bytes));
    let file = format!("{week}/{digest}{ending}");
    Ok((file, bytes))
}
