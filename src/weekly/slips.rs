//! Refuted claims, each counted once, and what became of findings in drafts until the story was printed.

use super::Span;
use super::found::{Fate, Fates, Slip, Slips, Spot};
use super::history::{Check, History, Measured};
use crate::ledger::record::{Choice, Claim, Stage, Story};
use std::collections::{BTreeMap, BTreeSet};
use weighbridge_core::verdict::Verdict;

impl Spot {
    pub(super) fn of(story: &Story, claim: &Claim) -> Self {
        Self {
            story: story.story.clone(),
            title: story.title.clone(),
            desk: story.desk.clone(),
            claim: claim.clone(),
        }
    }
}

impl Slip {
    fn of(check: Check<'_>, claim: &Claim) -> Self {
        Self {
            day: check.day,
            spot: Spot::of(check.story, claim),
        }
    }
}

/// The refuted claims that were first found in a span. What one story measures wrongly twice counts once.
pub(super) fn slips(history: &History<'_>, span: Span) -> Slips {
    let mut slips = Slips::default();
    for checks in history.stories() {
        let mut seen = BTreeSet::new();
        for &check in checks {
            for claim in refuted(check.story) {
                if !seen.insert(Measured::by(claim)) || !span.contains(check.day) {
                    continue;
                }
                match check.story.stage {
                    Stage::Draft => slips.before.push(Slip::of(check, claim)),
                    Stage::Printed => slips.after.push(Slip::of(check, claim)),
                }
            }
        }
    }
    slips
}

fn refuted(story: &Story) -> impl Iterator<Item = &Claim> {
    let claims = story.claims.iter();
    claims.filter(|claim| claim.verdict == Verdict::Refuted)
}

/// What became of the findings in drafts of the stories that were first printed in a span.
pub(super) fn fates(history: &History<'_>, span: Span) -> Fates {
    let mut fates = Fates::default();
    for checks in history.stories() {
        let is_printed = |check: &Check<'_>| check.story.stage == Stage::Printed;
        let Some(at) = checks.iter().position(is_printed) else {
            continue;
        };
        let (drafts, printed) = (&checks[..at], checks[at]);
        if !span.contains(printed.day) {
            continue;
        }
        fates.printed += 1;
        fates.followed += u32::from(!drafts.is_empty());
        for (measured, found) in gravest(drafts) {
            fates.add(history, &found, measured, printed);
        }
    }
    fates
}

/// What drafts were found to measure wrongly, or to say without its context: the gravest finding of each.
fn gravest<'a>(drafts: &[Check<'a>]) -> BTreeMap<Measured<'a>, (Check<'a>, &'a Claim)> {
    let mut found: BTreeMap<Measured<'_>, (Check<'_>, &Claim)> = BTreeMap::new();
    for &check in drafts {
        for claim in &check.story.claims {
            if claim.verdict < Verdict::NeedsContext {
                continue;
            }
            let held = found.entry(Measured::by(claim)).or_insert((check, claim));
            if claim.verdict > held.1.verdict {
                *held = (check, claim);
            }
        }
    }
    found
}

impl Fates {
    fn add(
        &mut self,
        history: &History<'_>,
        (check, claim): &(Check<'_>, &Claim),
        measured: Measured<'_>,
        printed: Check<'_>,
    ) {
        let still = printed
            .story
            .claims
            .iter()
            .find(|one| Measured::by(one) == measured && one.verdict >= claim.verdict);
        let story = &check.story.story;
        let decided = still
            .and_then(|still| history.decided(story, &still.id))
            .or_else(|| history.decided(story, &claim.id));
        let is_refuted = claim.verdict == Verdict::Refuted;
        let fate = if is_refuted {
            &mut self.refuted
        } else {
            &mut self.needs_context
        };
        match (decided.map(|one| (one.choice, &one.reason)), still) {
            (Some((Choice::WrongReading, _)), _) => fate.wrong_reading += 1,
            (_, None) => fate.mended += 1,
            (Some((Choice::Kept, Some(_))), Some(_)) => fate.kept += 1,
            (_, Some(still)) => {
                fate.ignored += 1;
                if is_refuted {
                    self.ignored.push(Slip::of(printed, still));
                }
            }
        }
    }
}

impl Fate {
    /// All of them.
    pub const fn all(self) -> u32 {
        self.mended + self.kept + self.wrong_reading + self.ignored
    }
}
