//! What ledgers hold for a span of weeks, in an order that the order of their files does not change.

use super::error::{Fault, Found, LedgerError};
use super::record::name::digest as sha256;
use super::record::{Decision, Record, Run, Story};
use super::week::day_of;
use super::{Ledger, Week, wire};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::ops::RangeBounds;

/// How the names of decisions end, so that they are found without a look into the runs.
pub(super) const DECISION: &str = ".decision.ndjson";

/// How many files are in memory at once, before they are parsed.
const AT_ONCE: usize = 96;

/// What was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// The runs with their stories, by time. A draft of which another run of the day said the same counts once.
    pub runs: Vec<Run>,
    /// The decisions, by time.
    pub decisions: Vec<Decision>,
    /// The files that were left out, by name.
    pub faults: Vec<Fault>,
    /// How many files were read.
    pub files: usize,
    /// How many drafts were left out because another run of the day said the same of them.
    pub repeats: usize,
}

/// Reads ledgers as if they were one: a file that is in several counts once, and where one copy of it is damaged, the other counts.
///
/// # Errors
///
/// [`LedgerError`] where a folder cannot be listed. What is wrong with one file is no error: it is named in [`Read::faults`].
pub fn read_together(
    ledgers: &[Ledger],
    weeks: impl RangeBounds<Week>,
) -> Result<Read, LedgerError> {
    read_those(ledgers, weeks, |_| true, |_| true)
}

/// The same for the files of some names and the stories of some names. Of the others nothing is held in memory.
pub(super) fn read_those(
    ledgers: &[Ledger],
    weeks: impl RangeBounds<Week>,
    wanted: impl Fn(&str) -> bool,
    kept: impl Fn(&str) -> bool,
) -> Result<Read, LedgerError> {
    let mut records: BTreeMap<(Timestamp, String), Record> = BTreeMap::new();
    let mut told: BTreeMap<String, Option<Found>> = BTreeMap::new();
    for ledger in ledgers {
        for week in ledger
            .weeks()?
            .into_iter()
            .filter(|week| weeks.contains(week))
        {
            let files = ledger.place.files(week)?.into_iter();
            let paths = files
                .filter(|file| wanted(file))
                .map(|file| format!("{week}/{file}"));
            let unread = paths.filter(|path| !told.get(path).is_some_and(Option::is_none));
            let unread: Vec<String> = unread.collect();
            for paths in unread.chunks(AT_ONCE) {
                for (path, bytes) in paths.iter().zip(ledger.place.fetch(paths)) {
                    match sound(week, path, bytes) {
                        Ok(mut record) => {
                            record.retain(&kept);
                            records.insert((record.at(), path.clone()), record);
                            told.insert(path.clone(), None);
                        }
                        Err(found) => {
                            let held = told
                                .entry(path.clone())
                                .or_insert_with(|| Some(found.clone()));
                            *held = held.take().map(|held| held.min(found));
                        }
                    }
                }
            }
        }
    }
    Ok(Read::of(records.into_values(), told))
}

/// Is it the name of a decision?
pub(super) fn is_decision(file: &str) -> bool {
    file.ends_with(DECISION)
}

/// The record of a file, by its path: its name tells its digest, its folder its week.
pub(super) fn sound(
    week: Week,
    path: &str,
    bytes: Result<Vec<u8>, Found>,
) -> Result<Record, Found> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let digest = name.split('.').next().unwrap_or_default();
    if digest.len() != 64 || !digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Found::Misnamed);
    }
    let bytes = bytes?;
    if sha256(&bytes) != digest {
        let is_cut = bytes.last() != Some(&b'\n');
        return Err(if is_cut {
            Found::Truncated
        } else {
            Found::Changed
        });
    }
    let record = wire::parse(&bytes)?;
    let own = Week::at(record.at());
    if own == week {
        Ok(record)
    } else {
        Err(Found::Misplaced(own))
    }
}

impl Read {
    fn of(records: impl Iterator<Item = Record>, told: BTreeMap<String, Option<Found>>) -> Self {
        let mut read = Self {
            files: told.len(),
            ..Self::default()
        };
        let mut seen = Seen::default();
        for record in records {
            match record {
                Record::Decision(decision) => read.decisions.push(decision),
                Record::Run(run) => read.take(run, &mut seen),
            }
        }
        let fault = |(file, found): (String, Option<Found>)| {
            Some(Fault {
                file,
                found: found?,
            })
        };
        read.faults = told.into_iter().filter_map(fault).collect();
        read
    }

    /// Takes a run, without the drafts of which an earlier run of the day said the same.
    fn take(&mut self, mut run: Run, seen: &mut Seen) {
        let had = run.stories.len();
        let stories = std::mem::take(&mut run.stories);
        let at = self.runs.len();
        for story in stories {
            let key = (day_of(run.at), story.story.clone(), story.draft.clone());
            let earlier = seen.0.entry(key).or_default();
            let is_known = earlier.iter().any(|&(of, place)| {
                self.runs
                    .get(of)
                    .or((of == at).then_some(&run))
                    .is_some_and(|earlier| {
                        is_like(earlier, &run) && earlier.stories.get(place) == Some(&story)
                    })
            });
            if is_known {
                self.repeats += 1;
            } else {
                earlier.push((at, run.stories.len()));
                run.stories.push(story);
            }
        }
        if had == 0 || !run.stories.is_empty() {
            self.runs.push(run);
        }
    }

    /// Every draft with its run, by time.
    pub fn stories(&self) -> impl Iterator<Item = (&Run, &Story)> {
        self.runs
            .iter()
            .flat_map(|run| run.stories.iter().map(move |story| (run, story)))
    }
}

/// Where drafts were taken, by day, story and draft: run, and place in it.
#[derive(Default)]
struct Seen(BTreeMap<(Date, String, String), Vec<(usize, usize)>>);

/// Do two runs differ in nothing but their time and stories?
fn is_like(one: &Run, other: &Run) -> bool {
    one.version == other.version
        && one.policy == other.policy
        && one.data == other.data
        && one.as_of == other.as_of
        && one.place == other.place
}
