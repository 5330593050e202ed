//! What editors said of the verdicts, and which findings they asked not to see again.

use super::found::{Decisions, Overturned, Spot, Suppression, Suppressions};
use super::history::{Check, History};
use super::{Share, Span};
use crate::ledger::day_of;
use crate::ledger::record::{Choice, Claim, Decision};
use jiff::ToSpan as _;
use std::collections::BTreeMap;
use weighbridge_core::verdict::Verdict;

/// Days after a span in which the end of a suppression is told of beforehand.
const NOTICE: i64 = 14;

/// The decisions on verdicts.
pub(super) fn decisions(history: &History<'_>, span: Span) -> Decisions {
    let mut decisions = Decisions::default();
    for ((_, id), (check, claim)) in doubted(history) {
        let decided = history.decided(&check.story.story, id);
        if claim.verdict == Verdict::Refuted && span.contains(check.day) {
            decisions.undecided.all += 1;
            decisions.undecided.of += u32::from(decided.is_none());
            if let Some(decision) = decided {
                let holds = decision.choice != Choice::WrongReading;
                decisions.precision = decisions.precision.plus(Share::new(u32::from(holds), 1));
            }
        }
        let overturned = decided
            .filter(|one| one.choice == Choice::WrongReading && span.contains(day_of(one.at)));
        decisions
            .overturned
            .extend(overturned.map(|decision| Overturned {
                day: day_of(decision.at),
                spot: Spot::of(check.story, claim),
                why: decision.reason.clone(),
            }));
    }
    decisions.overturned.sort_by_key(|one| one.day);
    decisions
}

/// Every claim that was ever refuted, or needed context, by story and name, as it was found last.
fn doubted<'a>(history: &History<'a>) -> BTreeMap<(&'a str, &'a str), (Check<'a>, &'a Claim)> {
    let mut found = BTreeMap::new();
    for &check in history.stories().flatten() {
        let claims = check.story.claims.iter();
        for claim in claims.filter(|claim| claim.verdict >= Verdict::NeedsContext) {
            found.insert((&*check.story.story, &*claim.id), (check, claim));
        }
    }
    found
}

/// The suppressions.
pub(super) fn suppressions(history: &History<'_>, span: Span) -> Suppressions {
    let checks = history.last_checks(span);
    let claims = checks.flat_map(|check| &check.story.claims);
    let suppressed = claims.filter(|claim| claim.suppressed).count();
    let mut latest: BTreeMap<(&str, Option<&str>), &Decision> = BTreeMap::new();
    for decision in history.decisions() {
        latest.insert((&decision.story, decision.claim.as_deref()), decision);
    }
    let notice = span.last().saturating_add(NOTICE.days());
    let mut expiring: Vec<Suppression> = latest
        .values()
        .filter(|one| one.choice == Choice::Suppressed)
        .filter_map(|one| {
            Some(Suppression {
                story: one.story.clone(),
                why: one.reason.clone(),
                until: one
                    .until
                    .filter(|day| span.first() <= *day && *day <= notice)?,
            })
        })
        .collect();
    expiring.sort_by(|a, b| (a.until, &a.story).cmp(&(b.until, &b.story)));
    let in_force = latest
        .values()
        .filter(|one| one.suppresses(span.last()))
        .count();
    Suppressions {
        claims: u32::try_from(suppressed).unwrap_or(u32::MAX),
        in_force: u32::try_from(in_force).unwrap_or(u32::MAX),
        expiring,
    }
}
