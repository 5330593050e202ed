//! What was read, and how old the data were.

use super::Span;
use super::found::{Age, Records};
use crate::ledger::record::Run;
use crate::ledger::{Read, day_of};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The runs of a span.
fn within(runs: &[Run], span: Span) -> impl Iterator<Item = &Run> {
    runs.iter().filter(move |run| span.contains(day_of(run.at)))
}

/// What was read of a span.
pub(super) fn records(read: &Read, span: Span) -> Records {
    let mut versions: BTreeMap<&str, u32> = BTreeMap::new();
    let (mut days, mut policies, mut count) = (BTreeSet::new(), BTreeSet::new(), 0);
    for run in within(&read.runs, span) {
        *versions.entry(&run.version).or_default() += 1;
        days.insert(day_of(run.at));
        policies.insert(&*run.policy);
        count += 1;
    }
    Records {
        runs: count,
        repeats: u32::try_from(read.repeats).unwrap_or(u32::MAX),
        days: days.into_iter().collect(),
        left_out: read.faults.clone(),
        versions: versions
            .into_iter()
            .map(|(version, runs)| (version.to_owned(), runs))
            .collect(),
        policies: u32::try_from(policies.len()).unwrap_or(u32::MAX),
    }
}

/// The age of the data by source on the last day of a span, by the latest day of publication that any run had at hand.
pub(super) fn ages(runs: &[Run], span: Span) -> Vec<Age> {
    let mut latest: BTreeMap<&str, Date> = BTreeMap::new();
    for run in within(runs, span) {
        for (source, day) in &run.data.latest {
            let held = latest.entry(source).or_insert(*day);
            *held = (*held).max(*day);
        }
    }
    let age = |(source, latest): (&str, Date)| Age {
        source: source.to_owned(),
        latest,
        days: (span.last() - latest).get_days(),
    };
    latest.into_iter().map(age).collect()
}
