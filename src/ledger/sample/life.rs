//! The life of one story: first check, perhaps edits, perhaps a check that finds nothing new, print, decisions.

use super::claim::{claim, mend};
use super::random::Random;
use super::{DESKS, LANGUAGES};
use crate::ledger::record::{Choice, Decision, Stage, Story, name};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use weighbridge_core::verdict::Verdict;

/// The hours at which a desk checks, by their place in [`Life::checks`].
pub(super) const HOURS: [i64; 4] = [8, 11, 14, 17];

/// What became of one story.
pub(super) struct Life {
    /// Its drafts as they were checked at each of the desk's [`HOURS`].
    pub(super) checks: [Option<Story>; 4],
    /// What a person decided about it.
    pub(super) decisions: Vec<Decision>,
}

/// The story of this number, of this day, with so many claims.
pub(super) fn live(random: &mut Random, number: usize, day: Date, claims: u32) -> Life {
    let desk = DESKS[number % DESKS.len()];
    let named = format!("{desk}/{day}/{number:05}.md");
    let first = Story {
        draft: name::digest(named.as_bytes()),
        published: Some(day),
        stage: Stage::Draft,
        desk: Some(desk.to_owned()),
        outlet: Some("Sample Gazette".to_owned()),
        language: random.weighted(&LANGUAGES).to_owned(),
        author: None,
        title: None,
        text: None,
        set_aside: usize::from(random.percent(15)),
        claims: (0..claims as usize)
            .map(|place| claim(random, day, place))
            .collect(),
        story: named,
    };
    let decisions = decide(random, &first, day);
    let (is_printed, is_edited, is_repeated) =
        (random.percent(85), random.percent(40), random.percent(12));
    let mut last = first.clone();
    if is_edited {
        last.draft = name::digest(format!("{} edited", last.draft).as_bytes());
        let wrong = last
            .claims
            .iter_mut()
            .filter(|claim| claim.verdict >= Verdict::NeedsContext);
        for claim in wrong {
            if random.percent(60) {
                mend(claim);
            }
        }
    }
    let printed = Story {
        stage: Stage::Printed,
        ..last.clone()
    };
    Life {
        checks: [
            Some(first.clone()),
            is_repeated.then_some(first),
            is_edited.then_some(last),
            is_printed.then_some(printed),
        ],
        decisions,
    }
}

/// Now and then somebody says what becomes of a claim that was called wrong or in need of context.
fn decide(random: &mut Random, story: &Story, day: Date) -> Vec<Decision> {
    let raised = story
        .claims
        .iter()
        .filter(|claim| claim.verdict >= Verdict::NeedsContext);
    let mut decisions = Vec::new();
    for claim in raised {
        if !random.percent(8) {
            continue;
        }
        let choice = random.weighted(&[
            (40, Choice::Kept),
            (30, Choice::Mended),
            (20, Choice::WrongReading),
            (10, Choice::Suppressed),
        ]);
        let weeks = i64::from(2 + random.below(20));
        decisions.push(Decision {
            at: moment(day, 15, i64::from(random.below(3600))),
            story: story.story.clone(),
            claim: Some(claim.id.clone()),
            choice,
            reason: Some("a reason of the sample".to_owned()),
            by: Some(name::short(
                format!("person {}", random.below(20)).as_bytes(),
            )),
            until: (choice == Choice::Suppressed).then(|| day.saturating_add(weeks.weeks())),
        });
    }
    decisions
}

/// A moment of a day, in UTC.
pub(super) fn moment(day: Date, hour: i64, seconds: i64) -> Timestamp {
    let midnight = day
        .to_zoned(jiff::tz::TimeZone::UTC)
        .map(|zoned| zoned.timestamp());
    let midnight = midnight.unwrap_or(Timestamp::UNIX_EPOCH);
    midnight
        .saturating_add((hour * 3600 + seconds).seconds())
        .unwrap_or(midnight)
}
