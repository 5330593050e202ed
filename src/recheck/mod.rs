//! Recorded claims weighed again, now that data have arrived or been revised.
//!
//! Pure but for the facts, which are asked once. A claim is judged as if its story were printed on the day asked for, by what was
//! known then: that is what a reader who opens the story on that day may hold it against.

mod change;
mod judge;

use crate::ledger::day_of;
use crate::ledger::record::{Choice, Decision, Run, Stage, Story};
pub use change::{Cause, Change, Value};
use jiff::civil::Date;
use judge::Judge;
use std::collections::BTreeMap;
use weighbridge_core::fact::{Book, Wanted};
use weighbridge_core::lexicon::LexiconError;
use weighbridge_core::verdict::Policy;

/// What is weighed again, and by what.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The tolerances.
    pub policy: Policy,
    /// The day as which it is judged.
    pub day: Date,
    /// Only stories checked on or after this day.
    pub since: Option<Date>,
    /// Only stories that were printed.
    pub printed: bool,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Recheck {
    /// Claims whose verdict is another one now: the gravest first, then by story.
    pub changes: Vec<Change>,
    /// Stories weighed again.
    pub stories: u32,
    /// Claims weighed again.
    pub claims: u32,
    /// Changes left out because somebody decided on the claim after the figure came out.
    pub decided: u32,
    /// Claims that this version cannot weigh.
    pub unread: u32,
}

/// One story as it stood last.
#[derive(Debug, Clone, Copy)]
struct Last<'a> {
    run: &'a Run,
    story: &'a Story,
}

/// Weighs again the last printed text of every story; where none was printed, its last draft, unless only printed ones are wanted.
///
/// # Errors
///
/// - What `answer` gives where the facts cannot be asked.
/// - [`LexiconError`] where words that are built in do not parse; a test rules it out.
///
/// # Example
///
/// ```
/// use jiff::civil::date;
/// use weighbridge::recheck::{Settings, recheck};
/// use weighbridge_core::fact::Book;
/// use weighbridge_core::lexicon::LexiconError;
/// use weighbridge_core::verdict::Policy;
///
/// let settings = Settings { policy: Policy::default(), day: date(2026, 11, 22), since: None, printed: true };
/// let nothing = recheck(&[], &[], &settings, |_| Ok::<_, LexiconError>(Book::default()))?;
/// assert_eq!(nothing.claims, 0);
/// # Ok::<(), LexiconError>(())
/// ```
pub fn recheck<E: From<LexiconError>>(
    runs: &[Run],
    decisions: &[Decision],
    settings: &Settings,
    answer: impl FnOnce(&[Wanted]) -> Result<Book, E>,
) -> Result<Recheck, E> {
    let stories = last_of(runs, settings);
    let judge = Judge::new(stories.iter().map(|last| last.story), settings, answer)?;
    let mut found = Recheck {
        stories: u32::try_from(stories.len()).unwrap_or(u32::MAX),
        unread: judge.unread(),
        ..Recheck::default()
    };
    let decided = Decided::of(decisions, settings.day);
    for last in stories {
        for (claim, again, judgement) in judge.story(last.story) {
            found.claims += 1;
            let Some(change) =
                Change::of(last.run, last.story, claim, again, &judgement, settings.day)
            else {
                continue;
            };
            if decided.settle(&change) {
                found.decided += 1;
            } else {
                found.changes.push(change);
            }
        }
    }
    found.changes.sort_by(|a, b| a.order().cmp(&b.order()));
    Ok(found)
}

/// Each story by the check that counts.
fn last_of<'a>(runs: &'a [Run], settings: &Settings) -> Vec<Last<'a>> {
    let mut last: BTreeMap<&str, Last<'a>> = BTreeMap::new();
    let in_time = runs.iter().filter(|run| {
        let day = day_of(run.at);
        day <= settings.day && settings.since.is_none_or(|since| since <= day)
    });
    for run in in_time {
        for story in &run.stories {
            let one = Last { run, story };
            let order = |one: &Last<'_>| (one.story.stage, one.run.at);
            let held = last.entry(&story.story).or_insert(one);
            if order(&one) >= order(held) {
                *held = one;
            }
        }
    }
    let wanted = |one: &Last<'_>| !settings.printed || one.story.stage == Stage::Printed;
    last.into_values().filter(wanted).collect()
}

/// Which claims somebody looked at, and when last.
struct Decided<'a>(BTreeMap<&'a str, Vec<&'a Decision>>);

impl<'a> Decided<'a> {
    /// By story, those after a day left out.
    fn of(decisions: &'a [Decision], last: Date) -> Self {
        let mut by_story: BTreeMap<&str, Vec<&Decision>> = BTreeMap::new();
        for decision in decisions.iter().filter(|one| day_of(one.at) <= last) {
            by_story.entry(&decision.story).or_default().push(decision);
        }
        Self(by_story)
    }

    /// Did somebody decide on the claim when the new figure was out? One without a day counts as out since the check.
    fn settle(&self, change: &Change) -> bool {
        let out = change.new.as_ref().and_then(|value| value.published);
        let out = out.unwrap_or(change.checked).max(change.checked);
        let about = self.0.get(&*change.story).into_iter().flatten();
        about
            .filter(|one| one.is_about(&change.story, &change.id))
            .any(|one| {
                let day = day_of(one.at);
                match one.choice {
                    Choice::Suppressed => one.suppresses(change.day),
                    Choice::Kept | Choice::Mended | Choice::WrongReading => day >= out,
                }
            })
    }
}
