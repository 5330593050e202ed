//! What could not be checked, and which data would settle it.

use super::Span;
use super::found::{Want, Wants};
use super::history::History;
use crate::ledger::record::Gap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use weighbridge_core::period::Period;
use weighbridge_core::verdict::Verdict;

/// What is missing of one series.
#[derive(Default)]
struct Missing<'a> {
    periods: BTreeSet<Period>,
    claims: u32,
    stories: BTreeSet<&'a str>,
}

/// The series that would settle the unverifiable claims of a span, the most useful first. A claim counts for the first of its gaps:
/// that is its own series, and the others stand in for it.
pub(super) fn wants(history: &History<'_>, span: Span) -> Wants {
    let mut missing: BTreeMap<(&str, &str, &str), Missing<'_>> = BTreeMap::new();
    let mut hopeless = 0;
    for check in history.last_checks(span) {
        let claims = check.story.claims.iter();
        for claim in claims.filter(|claim| claim.verdict == Verdict::Unverifiable) {
            let Some(gap) = claim.gaps.first() else {
                hopeless += 1;
                continue;
            };
            let series = (&*gap.reporter, &*gap.partner, &*gap.commodity);
            let held = missing.entry(series).or_default();
            held.claims += 1;
            held.stories.insert(&check.story.story);
            held.periods.extend(months(gap));
        }
    }
    let mut wants: Vec<Want> = missing
        .into_iter()
        .map(|((reporter, partner, commodity), missing)| Want {
            reporter: reporter.to_owned(),
            partner: partner.to_owned(),
            commodity: commodity.to_owned(),
            periods: outermost(&missing.periods),
            claims: missing.claims,
            stories: u32::try_from(missing.stories.len()).unwrap_or(u32::MAX),
        })
        .collect();
    wants.sort_by_key(|want| Reverse((want.claims, want.stories)));
    Wants { wants, hopeless }
}

/// The months of a gap; `None` where they are none.
fn months(gap: &Gap) -> Option<Period> {
    Period::new(gap.first.parse().ok()?, gap.last.parse().ok()?)
}

/// The periods that do not lie inside another.
fn outermost(periods: &BTreeSet<Period>) -> Vec<Period> {
    let is_outer = |one: &&Period| {
        !periods
            .iter()
            .any(|other| other != *one && other.contains(**one))
    };
    periods.iter().filter(is_outer).copied().collect()
}
