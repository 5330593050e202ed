//! The checks of each story in order of time, and what was decided about it.

use super::Span;
use crate::ledger::record::{Choice, Claim, Decision, Run, Story};
use crate::ledger::{Read, day_of};
use jiff::civil::Date;
use std::collections::BTreeMap;
use weighbridge_core::claim::{Compare, Flow, Kind};
use weighbridge_core::period::Period;

/// One check of a story.
#[derive(Debug, Clone, Copy)]
pub(super) struct Check<'a> {
    /// The day, in UTC.
    pub(super) day: Date,
    /// The run.
    pub(super) run: &'a Run,
    /// What was found.
    pub(super) story: &'a Story,
}

/// The checks of each story, earliest first, and the decisions about it.
#[derive(Debug)]
pub(super) struct History<'a> {
    stories: BTreeMap<&'a str, Vec<Check<'a>>>,
    decisions: BTreeMap<&'a str, Vec<&'a Decision>>,
}

/// What a claim measures, whatever figure it gives: what stays the same where a figure is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Measured<'a> {
    kind: Kind,
    reporter: Option<&'a str>,
    partner: Option<&'a str>,
    flow: Option<Flow>,
    goods: &'a str,
    period: Option<Period>,
    compare: Compare,
    unit: &'a str,
}

impl<'a> Measured<'a> {
    pub(super) fn by(claim: &'a Claim) -> Self {
        Self {
            kind: claim.kind,
            reporter: claim.reporter.as_deref(),
            partner: claim.partner.as_deref(),
            flow: claim.flow,
            goods: claim.code.as_deref().unwrap_or(&claim.commodity),
            period: claim.period,
            compare: claim.compare,
            unit: &claim.said.unit,
        }
    }
}

impl<'a> History<'a> {
    /// Runs and decisions in order, those after the last day of a span left out.
    pub(super) fn new(read: &'a Read, last: Date) -> Self {
        let mut stories: BTreeMap<&str, Vec<Check<'_>>> = BTreeMap::new();
        for run in read.runs.iter().filter(|run| day_of(run.at) <= last) {
            let day = day_of(run.at);
            for story in &run.stories {
                let check = Check { day, run, story };
                stories.entry(&story.story).or_default().push(check);
            }
        }
        for checks in stories.values_mut() {
            checks.sort_by_key(|check| (check.run.at, check.story.stage, &check.story.draft));
        }
        let mut about: BTreeMap<&str, Vec<&Decision>> = BTreeMap::new();
        for decision in read.decisions.iter().filter(|one| day_of(one.at) <= last) {
            about.entry(&decision.story).or_default().push(decision);
        }
        for decisions in about.values_mut() {
            decisions.sort();
        }
        Self {
            stories,
            decisions: about,
        }
    }

    /// Every story's checks.
    pub(super) fn stories(&self) -> impl Iterator<Item = &[Check<'a>]> {
        self.stories.values().map(Vec::as_slice)
    }

    /// The last check of each story in a span.
    pub(super) fn last_checks(&self, span: Span) -> impl Iterator<Item = Check<'a>> {
        self.stories().filter_map(move |checks| {
            let mut within = checks.iter().filter(|check| span.contains(check.day));
            within.next_back().copied()
        })
    }

    /// The last thing decided about a claim, suppressions apart.
    pub(super) fn decided(&self, story: &str, claim: &str) -> Option<&'a Decision> {
        let mut about = self.about(story, claim);
        about.rfind(|decision| decision.choice != Choice::Suppressed)
    }

    /// Everything decided about a claim, in order of time.
    fn about<'s>(
        &'s self,
        story: &str,
        claim: &'s str,
    ) -> impl DoubleEndedIterator<Item = &'a Decision> + use<'a, 's> {
        let of_story = self.decisions.get(story).map_or(&[][..], Vec::as_slice);
        let about = of_story.iter().copied();
        about.filter(move |one| one.claim.as_deref().is_none_or(|named| named == claim))
    }

    /// Every decision, by story and in order of time.
    pub(super) fn decisions(&self) -> impl Iterator<Item = &'a Decision> {
        self.decisions.values().flatten().copied()
    }
}
