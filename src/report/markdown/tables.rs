//! The tables of the Markdown report: verdicts, policy, data.

use super::super::reading;
use super::super::untrusted::{clip, inline};
use weighbridge_core::run::Run;
use weighbridge_core::text::Document;
use weighbridge_core::verdict::{Evidence, Judgement, Verdict, Weighed};

/// Most characters of a phrase in a table.
const LONGEST_PHRASE: usize = 80;

/// A table of rows under a head.
pub(super) fn table<const N: usize>(
    head: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> String {
    let mut lines = vec![
        format!("| {} |", head.join(" | ")),
        format!("|{}", " --- |".repeat(N)),
    ];
    lines.extend(rows.map(|row| format!("| {} |", row.join(" | "))));
    lines.join("\n")
}

/// The verdicts of one draft, a row for each claim.
pub(super) fn verdicts(document: &Document, judged: &[(&Weighed, &Judgement)]) -> String {
    let rows = judged.iter().enumerate().map(|(at, (weighed, judgement))| {
        let span = weighed.claim.quantity.span;
        [
            (at + 1).to_string(),
            document.position(span.start).line.to_string(),
            inline(&clip(document.quote(span), LONGEST_PHRASE)),
            inline(&reading::read_as(&weighed.claim)),
            strong(judgement.verdict),
            observed(judgement),
        ]
    });
    table(
        [
            "#",
            "line",
            "printed",
            "read as",
            "verdict",
            "what the data say",
        ],
        rows,
    )
}

/// The verdict's words, in bold where a reader must act.
fn strong(verdict: Verdict) -> String {
    let word = reading::verdict(verdict);
    if verdict == Verdict::Supported {
        word.to_owned()
    } else {
        format!("**{word}**")
    }
}

/// The value under the best reading, or why there is none.
fn observed(judgement: &Judgement) -> String {
    match best(judgement) {
        Some(evidence) => value(evidence),
        None => inline(&judgement.summary),
    }
}

/// The evidence of the reading that the words state, else of the first.
fn best(judgement: &Judgement) -> Option<&Evidence> {
    let stated = judgement.readings.iter().find(|tried| tried.stated);
    let at = stated
        .or(judgement.readings.first())
        .map_or(0, |tried| tried.evidence);
    judgement.evidence.get(at)
}

/// A value as inline Markdown.
pub(super) fn value(evidence: &Evidence) -> String {
    inline(&reading::value(evidence))
}

/// The policy in force, the data looked into, and the program.
pub(super) fn closing(run: &Run) -> Vec<String> {
    let policy = run
        .policy
        .rows()
        .map(|(name, value, meaning)| [inline(name), inline(&value), inline(meaning)]);
    let data = run.tables.iter().map(|one| {
        let (first, last) = &one.coverage;
        [
            inline(&one.name),
            one.rows.to_string(),
            inline(first),
            inline(last),
            inline(&one.digest),
        ]
    });
    vec![
        "## Policy in force".to_owned(),
        table(["setting", "value", "meaning"], policy.into_iter()),
        "## Data".to_owned(),
        if run.tables.is_empty() {
            "No table was loaded.".to_owned()
        } else {
            table(
                ["table", "rows", "first month", "last month", "digest"],
                data,
            )
        },
        format!("Weighbridge {}", inline(run.version)),
    ]
}
