//! A year of a newsroom that never was, from a seed: for tests, measurements and a first look at the reports.
//!
//! Ten desks, three languages, five claims a story on average. Each story is checked in the morning; some are edited and checked
//! again, some are checked again without an edit, most are printed; about some claims a person decides. A desk checks its stories
//! together, so that a desk's day leaves four files. The same seed gives the same files, byte for byte.

mod claim;
mod life;
mod random;

use super::record::{Data, Place, Record, Run, Story, name};
use super::{Ledger, LedgerError};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use life::{HOURS, Life, live, moment};
use random::Random;
use std::collections::BTreeMap;

/// The first day: a Monday.
pub const FIRST: Date = date(2025, 12, 1);

/// How many weeks there are.
pub const WEEKS: usize = 52;

/// How many stories a whole year has.
pub const STORIES: usize = 20_000;

const DAYS: usize = WEEKS * 7;

const DESKS: [&str; 10] = [
    "economy", "markets", "energy", "farming", "asia", "americas", "europe", "shipping",
    "politics", "regions",
];

const LANGUAGES: [(u32, &str); 3] = [(50, "id"), (35, "en"), (15, "es")];

/// How much was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sample {
    /// Stories.
    pub stories: usize,
    /// Claims of their first drafts.
    pub claims: usize,
    /// Drafts that were checked: first ones, edited ones, repeats, printed ones.
    pub drafts: usize,
    /// Decisions.
    pub decisions: usize,
    /// Files.
    pub files: usize,
}

/// Writes the sample of a seed into a ledger: so many stories, spread over the year. No file waits for the disk.
///
/// # Errors
///
/// [`LedgerError`] where a file cannot be written.
///
/// # Example
///
/// ```
/// use weighbridge::ledger::{Ledger, sample};
///
/// let folder = tempfile::tempdir()?;
/// let ledger = Ledger::at(folder.path());
/// let written = sample::write(&ledger, 1, 40)?;
/// assert_eq!((written.stories, written.claims), (40, 200));
/// let read = ledger.read(..)?;
/// assert_eq!((read.files, read.decisions.len()), (written.files, written.decisions));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(ledger: &Ledger, seed: u64, stories: usize) -> Result<Sample, LedgerError> {
    let mut random = Random::new(seed);
    let mut written = Sample::default();
    let mut claims = 5;
    for day in 0..DAYS {
        let numbers = day * stories / DAYS..(day + 1) * stories / DAYS;
        let date = FIRST.saturating_add(i64::try_from(day).unwrap_or_default().days());
        let mut lives = Vec::new();
        for number in numbers {
            // Two stories together have ten claims.
            claims = if number % 2 == 0 {
                1 + random.below(9)
            } else {
                10 - claims
            };
            let life = live(&mut random, number, date, claims);
            written.stories += 1;
            written.claims += claims as usize;
            lives.push((number % DESKS.len(), life));
        }
        put(ledger, &mut written, date, lives)?;
    }
    Ok(written)
}

/// Writes what a day left: a run for each desk and hour, and the decisions.
fn put(
    ledger: &Ledger,
    written: &mut Sample,
    day: Date,
    lives: Vec<(usize, Life)>,
) -> Result<(), LedgerError> {
    let mut runs: BTreeMap<(usize, usize), Vec<Story>> = BTreeMap::new();
    for (desk, life) in lives {
        for decision in life.decisions {
            written.decisions += 1;
            written.files += 1;
            ledger.lay(&Record::Decision(decision))?;
        }
        for (hour, story) in life.checks.into_iter().enumerate() {
            runs.entry((desk, hour)).or_default().extend(story);
        }
    }
    for ((desk, hour), stories) in runs {
        if stories.is_empty() {
            continue;
        }
        written.drafts += stories.len();
        written.files += 1;
        let seconds =
            i64::try_from(desk * 60 + day.day().unsigned_abs() as usize).unwrap_or_default();
        let run = Run {
            at: moment(day, HOURS[hour], seconds),
            version: "0.1.0".to_owned(),
            policy: name::short(b"the policy of the sample"),
            data: data(day),
            as_of: None,
            place: if desk % 4 == 3 {
                Place::Ci
            } else {
                Place::Desk
            },
            stories,
        };
        ledger.lay(&Record::Run(run))?;
    }
    Ok(())
}

/// The figures at hand on a day: each source publishes once a month.
fn data(day: Date) -> Data {
    let published = |of: i8| {
        let earlier = if day.day() < of {
            day.saturating_sub(1.month())
        } else {
            day
        };
        earlier.with().day(of).build().unwrap_or(day)
    };
    let latest = [("GACC", 9), ("BPS", 15), ("CENSUS", 5), ("COMEXSTAT", 3)];
    let latest: BTreeMap<String, Date> = latest
        .into_iter()
        .map(|(source, of)| (source.to_owned(), published(of)))
        .collect();
    Data {
        digest: name::short(format!("{latest:?}").as_bytes()),
        latest,
    }
}
