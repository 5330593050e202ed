//! What was read, what was left out, and how old the data were.

use super::super::page::{Cell, Head, Section, Table};
use super::super::words::{count, counted};
use super::{listed, section, text};
use crate::report::untrusted::clip;
use crate::weekly::Weekly;
use weighbridge_core::lexicon::english;

/// Most characters of a name or reason that are shown.
const LONGEST: usize = 160;

/// The age of the data by source.
pub(super) fn ages(weekly: &Weekly) -> Section {
    let rows = weekly.ages.iter().map(|age| -> Vec<Cell> {
        let source = clip(&age.source, LONGEST);
        vec![
            english::agency(&source).into(),
            english::day(age.latest).into(),
            age.days.to_string().into(),
        ]
    });
    let head = [
        Head::Words("source"),
        Head::Words("latest figure at hand"),
        Head::Figures("days old"),
    ];
    section(
        "How old the data were",
        [Table::block(head, rows.collect())],
    )
}

/// What was read.
pub(super) fn records(weekly: &Weekly) -> Section {
    let records = &weekly.records;
    let mut said = format!("{} read.", counted(records.runs, "run was", "runs were"));
    if records.repeats > 0 {
        let drafts = counted(records.repeats, "draft", "drafts");
        said = format!(
            "{said} In all weeks read, {drafts} counted once, because another run of the day said the same."
        );
    }
    if records.policies > 1 {
        said = format!("{said} {} policies judged.", count(records.policies));
    }
    let versions: Vec<String> = records
        .versions
        .iter()
        .map(|(version, runs)| {
            format!(
                "{} ({})",
                clip(version, LONGEST),
                counted(*runs, "run", "runs")
            )
        })
        .collect();
    if !versions.is_empty() {
        said = format!("{said} Versions of the program: {}.", versions.join(", "));
    }
    let set_aside = weekly.now.set_aside;
    if set_aside > 0 {
        let statements = counted(set_aside, "statement was", "statements were");
        said = format!("{said} {statements} not judged: forecasts, targets and the like.");
    }
    let head = (!records.left_out.is_empty()).then(|| text("Left out:"));
    let left_out = records.left_out.iter().map(|one| {
        let why = one.found.to_string();
        format!("{} {}", clip(&one.file, LONGEST), clip(&why, LONGEST))
    });
    section("What was read", [Some(text(said)), head, listed(left_out)])
}
