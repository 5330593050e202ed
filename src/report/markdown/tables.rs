//! The tables of the Markdown report: verdicts, policy, data.

use super::super::groups::Numbered;
use super::super::reading;
use super::super::untrusted::{clip, inline};
use weighbridge_core::lexicon::english;
use weighbridge_core::period::Period;
use weighbridge_core::run::Run;
use weighbridge_core::text::Document;
use weighbridge_core::verdict::{Evidence, Verdict};

/// Most characters of a phrase in a table.
const LONGEST_PHRASE: usize = 80;

/// Digits of a table's digest that are shown; enough to tell two states apart.
const DIGEST: usize = 12;

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
pub(super) fn verdicts(document: &Document, judged: &[Numbered<'_>]) -> String {
    let rows = judged.iter().map(|(number, weighed, judgement)| {
        let span = weighed.claim.quantity.span;
        [
            number.to_string(),
            document.position(span.start).line.to_string(),
            inline(&clip(document.quote(span), LONGEST_PHRASE)),
            strong(judgement.verdict),
            inline(&judgement.summary),
        ]
    });
    let head = ["#", "line", "printed", "verdict", "what the data say"];
    table(head, rows)
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

/// A value as inline Markdown.
pub(super) fn value(evidence: &Evidence) -> String {
    inline(&reading::value(evidence))
}

/// The policy in force, the data looked into, and the program.
pub(super) fn closing(run: &Run) -> Vec<String> {
    let policy = run
        .policy
        .rows()
        .map(|(name, value, meaning)| [inline(meaning), inline(&value), inline(name)]);
    let data = run.tables.iter().map(|one| {
        let (first, last) = &one.coverage;
        [
            inline(&one.name),
            one.rows.to_string(),
            inline(&month(first)),
            inline(&month(last)),
            inline(&one.digest.chars().take(DIGEST).collect::<String>()),
        ]
    });
    vec![
        "## Policy in force".to_owned(),
        table(["rule", "value", "name"], policy.into_iter()),
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

/// A month of the catalogue in words.
fn month(code: &str) -> String {
    code.parse().map_or_else(
        |_| code.to_owned(),
        |month| english::period(Period::month(month)),
    )
}
