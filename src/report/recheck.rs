//! What came of weighing recorded claims again: for the terminal, as Markdown and JSON.

use super::untrusted::{inline, visible};
use super::weekly::{Changed, item};
use crate::recheck::Recheck;
use jiff::civil::Date;
use serde::Serialize;
use weighbridge_core::lexicon::english;

/// The whole answer, version 1. Fields may be added; none is renamed, dropped or given another meaning.
#[derive(Serialize)]
struct Answer<'a> {
    weighbridge_recheck: u32,
    day: String,
    stories: u32,
    claims: u32,
    decided: u32,
    unread: u32,
    changes: Vec<Changed<'a>>,
}

/// What was weighed: "12 claims of 3 stories weighed again, as of 22 November 2026: 1 has another verdict."
fn head(found: &Recheck, day: Date) -> String {
    let mut text = format!(
        "{} claims of {} stories weighed again, as of {}: {} with another verdict.",
        found.claims,
        found.stories,
        english::day(day),
        found.changes.len()
    );
    if found.decided > 0 {
        text = format!(
            "{text} {} more were decided on by an editor since.",
            found.decided
        );
    }
    if found.unread > 0 {
        text = format!(
            "{text} {} could not be weighed: this version does not know their units.",
            found.unread
        );
    }
    text
}

/// For a person: a line for each change, the gravest first.
pub fn text(found: &Recheck, day: Date) -> String {
    let mut lines = vec![head(found, day)];
    lines.extend(found.changes.iter().map(|change| visible(&item(change))));
    lines.join("\n") + "\n"
}

/// For a page or an issue.
pub fn markdown(found: &Recheck, day: Date) -> String {
    let mut lines = vec![format!(
        "# To be looked at again\n\n{}\n",
        inline(&head(found, day))
    )];
    let changes = found.changes.iter();
    lines.extend(changes.map(|change| format!("- {}", inline(&item(change)))));
    lines.join("\n").trim_end().to_owned() + "\n"
}

/// For programs: one object.
pub fn json(found: &Recheck, day: Date) -> String {
    let answer = Answer {
        weighbridge_recheck: 1,
        day: day.to_string(),
        stories: found.stories,
        claims: found.claims,
        decided: found.decided,
        unread: found.unread,
        changes: found.changes.iter().map(Changed::of).collect(),
    };
    // Our structs have text keys only and memory does not fail to be written to, so there is no error to hand on.
    serde_json::to_string_pretty(&answer).unwrap_or_default() + "\n"
}
