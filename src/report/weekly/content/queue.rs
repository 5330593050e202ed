//! Printed stories whose figures are other ones now.

use super::super::page::Section;
use super::super::queue::item;
use super::super::words::{counted, day};
use super::{listed, section, text};
use crate::weekly::Weekly;

/// The re-check queue.
pub(super) fn queue(weekly: &Weekly) -> Section {
    let recheck = &weekly.queue.recheck;
    if recheck.claims == 0 {
        return section("To be looked at again", []);
    }
    let changes = recheck.changes.iter();
    let (worse, other): (Vec<_>, Vec<_>) = changes.partition(|one| one.is_overtaken());
    let number = |changes: &[_]| u32::try_from(changes.len()).unwrap_or(u32::MAX);
    let mut said = format!(
        "{} of {} printed since {} weighed again by what was known on {}.",
        counted(recheck.claims, "claim", "claims"),
        counted(recheck.stories, "story", "stories"),
        day(weekly.queue.since),
        day(Some(weekly.span.last())),
    );
    if worse.is_empty() {
        said += " No figure published since makes one of them worse.";
    }
    if !other.is_empty() {
        let other = counted(number(&other), "claim has", "claims have");
        said = format!(
            "{said} {other} another verdict for other reasons (better figures, tables loaded since, another version of the program): \
             weighbridge recheck lists them."
        );
    }
    if recheck.decided > 0 {
        let decided = counted(recheck.decided, "change was", "changes were");
        said = format!("{said} {decided} left out, because an editor has decided on it since.");
    }
    section(
        "To be looked at again",
        [Some(text(said)), listed(worse.into_iter().map(item))],
    )
}
