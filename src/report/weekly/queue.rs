//! A change of verdict in words, with a note for the story.

use super::words::{said, story};
use crate::recheck::{Cause, Change, Value};
use crate::report::figures::figure;
use crate::report::reading;
use crate::report::untrusted::clip;
use weighbridge_core::lexicon::english;
use weighbridge_core::verdict::Verdict;

/// Most characters of the name of a source.
const LONGEST: usize = 80;

/// The change on one line, with the note.
pub(crate) fn item(change: &Change) -> String {
    let name = story(&change.story, change.title.as_deref());
    let mut line = format!(
        "{name}, line {}: {} for {}: {} then, {} now ({}).",
        change.line,
        said(&change.claim),
        reading::read_as(&change.claim),
        reading::verdict(change.was.0),
        reading::verdict(change.now.0),
        change.now.1.code(),
    );
    if let Some(note) = note(change) {
        line = format!("{line} Note: “{note}”");
    }
    line
}

/// What to print under the story; `None` where it got no worse, or no new figure is at hand.
///
/// Nothing is in it that is not in the record or in the new figure.
pub(crate) fn note(change: &Change) -> Option<String> {
    let new = change.new.as_ref().filter(|_| change.is_worse())?;
    let about = reading::read_as(&change.claim);
    let who = who(new);
    let said = said(&change.claim);
    let now = value(new);
    let out = new
        .published
        .map(|day| format!(" on {}", english::day(day)));
    let out = out.unwrap_or_default();
    let revised = change.cause == Cause::Published && change.old.is_some();
    Some(match (change.now.0, revised, &change.old) {
        (_, true, Some(old)) if old.unit == new.unit && old.source == new.source => format!(
            "Since this story was printed, {who} has revised a figure{out}: {about}, from {} to {now}. The story said {said}.",
            value(old)
        ),
        (Verdict::Refuted, ..) => {
            format!("Correction: the story said {said} for {about}; {who} gives {now}.")
        }
        _ => format!("{who} gives {now} for {about}{out}; the story said {said}."),
    })
}

/// A value for people.
fn value(value: &Value) -> String {
    figure(value.value, value.half, value.unit)
}

/// Who published a value.
fn who(value: &Value) -> String {
    let sources: Vec<&str> = value.source.split(", ").map(english::agency).collect();
    clip(&sources.join(" and "), LONGEST)
}
