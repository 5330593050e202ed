//! Each story by its last check: claims by verdict and reason, and by desk, language, goods and partner.

use super::found::{By, Counts, Row, Table, VERDICTS};
use super::history::{Check, History};
use super::{FEW, Span};
use crate::ledger::record::{Claim, Stage};
use std::collections::{BTreeMap, BTreeSet};
use weighbridge_core::verdict::Verdict;

/// The counts of a span.
pub(super) fn counts(history: &History<'_>, span: Span) -> Counts {
    let mut counts = Counts {
        span,
        stories: 0,
        printed: 0,
        set_aside: 0,
        verdicts: [0; 4],
        reasons: Vec::new(),
    };
    let mut reasons = BTreeMap::new();
    for check in history.last_checks(span) {
        counts.stories += 1;
        counts.printed += u32::from(check.story.stage == Stage::Printed);
        counts.set_aside += u32::try_from(check.story.set_aside).unwrap_or(u32::MAX);
        for claim in &check.story.claims {
            add(&mut counts.verdicts, claim.verdict);
            *reasons.entry((claim.reason, claim.verdict)).or_insert(0) += 1;
        }
    }
    let found = reasons.into_iter();
    counts.reasons = found
        .map(|((reason, verdict), count)| (reason, verdict, count))
        .collect();
    counts
        .reasons
        .sort_by_key(|(reason, verdict, count)| (std::cmp::Reverse((*verdict, *count)), *reason));
    counts
}

fn add(verdicts: &mut [u32; 4], verdict: Verdict) {
    for (one, count) in VERDICTS.iter().zip(verdicts) {
        *count += u32::from(*one == verdict);
    }
}

/// The claims of a span by one of their sides.
pub(super) fn table(history: &History<'_>, span: Span, by: By) -> Table {
    let mut rows: BTreeMap<&str, (Row, BTreeSet<&str>)> = BTreeMap::new();
    for check in history.last_checks(span) {
        for claim in &check.story.claims {
            let (row, stories) = rows.entry(side(by, check, claim)).or_default();
            add(&mut row.verdicts, claim.verdict);
            stories.insert(&check.story.story);
        }
    }
    let (mut many, mut few) = (Vec::new(), Vec::new());
    for (name, (row, stories)) in rows {
        let count = u32::try_from(stories.len()).unwrap_or(u32::MAX);
        let row = Row {
            name: name.to_owned(),
            stories: count,
            ..row
        };
        if row.claims() < FEW {
            few.push((row, stories));
        } else {
            many.push(row);
        }
    }
    many.sort_by_key(|row| std::cmp::Reverse(row.claims()));
    let together = (!few.is_empty()).then(|| together(&few));
    Table {
        by,
        rows: many,
        few: together,
    }
}

/// What a claim goes under; empty where the records do not say.
fn side<'a>(by: By, check: Check<'a>, claim: &'a Claim) -> &'a str {
    let found = match by {
        By::Desk => check.story.desk.as_deref(),
        By::Language => Some(claim.language.as_deref().unwrap_or(&check.story.language)),
        By::Goods => Some(&*claim.commodity),
        By::Partner => claim.partner.as_deref(),
    };
    found.unwrap_or_default()
}

/// Several rows as one; a story in two of them counts once.
fn together(few: &[(Row, BTreeSet<&str>)]) -> (u32, Row) {
    let mut all = Row::default();
    let mut stories: BTreeSet<&str> = BTreeSet::new();
    for (row, of_row) in few {
        for (sum, count) in all.verdicts.iter_mut().zip(row.verdicts) {
            *sum += count;
        }
        stories.extend(of_row);
    }
    all.stories = u32::try_from(stories.len()).unwrap_or(u32::MAX);
    (u32::try_from(few.len()).unwrap_or(u32::MAX), all)
}
