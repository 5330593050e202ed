//! The counts for dashboards, as `OpenMetrics` text.
//!
//! Every number is a gauge of the span that `weighbridge_span_info` names: a later report replaces them.

use crate::report::untrusted::{clip, visible};
use crate::weekly::{self, VERDICTS, Weekly};
use std::fmt::Write as _;

/// Most characters of a label.
const LONGEST: usize = 120;

/// The counts as `OpenMetrics` 1.0.0 text.
pub fn metrics(weekly: &Weekly) -> String {
    let mut text = String::new();
    let (first, last) = (weekly.span.first(), weekly.span.last());
    let _ = writeln!(
        text,
        "# TYPE weighbridge_span info\n# HELP weighbridge_span The days that the other numbers are of."
    );
    let _ = writeln!(
        text,
        "weighbridge_span_info{{name=\"{}\",first=\"{first}\",last=\"{last}\"}} 1",
        weekly.span
    );
    one(
        &mut text,
        "stories",
        "Stories, each by its last check.",
        weekly.now.stories,
    );
    claims(&mut text, weekly);
    reasons(&mut text, weekly);
    groups(&mut text, weekly);
    slips(&mut text, weekly);
    fates(&mut text, weekly);
    let precision = weekly.decisions.precision;
    one(
        &mut text,
        "refuted_decided",
        "Refuted claims that an editor decided on.",
        precision.all,
    );
    one(
        &mut text,
        "refuted_held",
        "Those of them that were not called a wrong reading.",
        precision.of,
    );
    one(
        &mut text,
        "suppressions",
        "Suppressions in force on the last day.",
        weekly.suppressions.in_force,
    );
    let worse = weekly
        .queue
        .recheck
        .changes
        .iter()
        .filter(|one| one.is_overtaken());
    one(
        &mut text,
        "recheck_queue",
        "Printed claims to be looked at again.",
        length(worse.count()),
    );
    one(
        &mut text,
        "left_out",
        "Files of the ledger that could not be read.",
        length(weekly.records.left_out.len()),
    );
    ages(&mut text, weekly);
    text + "# EOF\n"
}

fn length(list: usize) -> u32 {
    u32::try_from(list).unwrap_or(u32::MAX)
}

fn head(text: &mut String, name: &str, help: &str) {
    let _ = writeln!(
        text,
        "# TYPE weighbridge_{name} gauge\n# HELP weighbridge_{name} {help}"
    );
}

fn one(text: &mut String, name: &str, help: &str, number: u32) {
    head(text, name, help);
    let _ = writeln!(text, "weighbridge_{name} {number}");
}

/// A label's value: on one line, with backslash and quote escaped.
fn label(value: &str) -> String {
    let value = clip(&visible(value), LONGEST);
    value.replace('\\', "\\\\").replace('"', "\\\"")
}

fn claims(text: &mut String, weekly: &Weekly) {
    head(
        text,
        "claims",
        "Claims of the stories' last checks, by verdict.",
    );
    for verdict in VERDICTS {
        let number = weekly.now.share(verdict).of;
        let _ = writeln!(
            text,
            "weighbridge_claims{{verdict=\"{}\"}} {number}",
            verdict.code()
        );
    }
}

fn reasons(text: &mut String, weekly: &Weekly) {
    head(text, "claims_by_reason", "The same by reason.");
    for (reason, verdict, number) in &weekly.now.reasons {
        let (reason, verdict) = (reason.code(), verdict.code());
        let _ = writeln!(
            text,
            "weighbridge_claims_by_reason{{verdict=\"{verdict}\",reason=\"{reason}\"}} {number}"
        );
    }
}

/// By desk, language, goods and partner; rows with few claims together, so that no single story shows.
fn groups(text: &mut String, weekly: &Weekly) {
    for table in &weekly.tables {
        let by = table.by.code();
        head(
            text,
            &format!("claims_by_{by}"),
            &format!(
                "The same by {by} and verdict; an empty {by} is not said, (few) are those with few claims."
            ),
        );
        let few = table.few.iter().map(|(_, row)| ("(few)", row));
        let rows = table.rows.iter().map(|row| (&*row.name, row));
        for (name, row) in rows.chain(few) {
            for verdict in VERDICTS {
                let number = weekly::count(&row.verdicts, verdict);
                let (name, verdict) = (label(name), verdict.code());
                let _ = writeln!(
                    text,
                    "weighbridge_claims_by_{by}{{{by}=\"{name}\",verdict=\"{verdict}\"}} {number}"
                );
            }
        }
    }
}

fn slips(text: &mut String, weekly: &Weekly) {
    head(text, "slips", "Refuted claims first found in these days.");
    let (before, after) = (weekly.slips.before.len(), weekly.slips.after.len());
    let _ = writeln!(
        text,
        "weighbridge_slips{{found=\"before_printing\"}} {before}"
    );
    let _ = writeln!(
        text,
        "weighbridge_slips{{found=\"after_printing\"}} {after}"
    );
}

fn fates(text: &mut String, weekly: &Weekly) {
    head(
        text,
        "findings",
        "Findings in drafts of stories printed in these days, by what became of them.",
    );
    for (verdict, fate) in [
        ("refuted", weekly.fates.refuted),
        ("needs_context", weekly.fates.needs_context),
    ] {
        for (name, number) in [
            ("mended", fate.mended),
            ("kept", fate.kept),
            ("wrong_reading", fate.wrong_reading),
            ("ignored", fate.ignored),
        ] {
            let _ = writeln!(
                text,
                "weighbridge_findings{{verdict=\"{verdict}\",fate=\"{name}\"}} {number}"
            );
        }
    }
}

fn ages(text: &mut String, weekly: &Weekly) {
    head(
        text,
        "source_age_days",
        "Days from the latest figure of a source to the last day.",
    );
    for age in &weekly.ages {
        let source = label(&age.source);
        let _ = writeln!(
            text,
            "weighbridge_source_age_days{{source=\"{source}\"}} {}",
            age.days
        );
    }
}
