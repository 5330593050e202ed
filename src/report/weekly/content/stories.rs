//! Wrong figures before and after printing, what became of findings, and what editors said.

use super::super::page::{Cell, Head, Section, Table};
use super::super::words::{
    about, count, counted, day, percent, place, said_of, story, with_interval,
};
use super::{listed, section, text};
use crate::report::untrusted::clip;
use crate::weekly::{Fate, Share, Slip, Weekly};
use weighbridge_core::lexicon::english;

/// Most characters of what an editor wrote.
const LONGEST: usize = 200;

/// "desk/coal.md, line 12: 48.2 billion dollars, read as …".
fn line(slip: &Slip) -> String {
    let spot = &slip.spot;
    format!(
        "{}: {} for {} ({})",
        place(spot),
        said_of(spot),
        about(spot),
        spot.claim.reason.code()
    )
}

/// Refuted claims by when they were found.
pub(super) fn slips(weekly: &Weekly) -> Section {
    if weekly.now.stories == 0 {
        return section("Wrong figures", []);
    }
    let slips = &weekly.slips;
    let number = |slips: &[Slip]| u32::try_from(slips.len()).unwrap_or(u32::MAX);
    let (before, after) = (number(&slips.before), number(&slips.after));
    let share = Share::new(before, before + after);
    let mut said = format!(
        "{} found for the first time: {} in a draft, {} only in print.",
        counted(before + after, "wrong figure was", "wrong figures were"),
        count(before),
        count(after)
    );
    if share.all > 0 {
        said = format!("{said} Found in time: {}.", with_interval(share));
    }
    let head = (after > 0).then(|| text("Found only in print:"));
    section(
        "Wrong figures",
        [Some(text(said)), head, listed(slips.after.iter().map(line))],
    )
}

/// What became of findings in drafts.
pub(super) fn fates(weekly: &Weekly) -> Section {
    let fates = &weekly.fates;
    if fates.printed == 0 {
        return section("From draft to print", []);
    }
    let said = format!(
        "{} first checked as printed in these days; {} of them had been checked as a draft.",
        counted(fates.printed, "story was", "stories were"),
        count(fates.followed)
    );
    let row = |name: &str, fate: Fate| -> Vec<Cell> {
        vec![
            name.into(),
            count(fate.all()).into(),
            count(fate.mended).into(),
            count(fate.kept).into(),
            count(fate.wrong_reading).into(),
            count(fate.ignored).into(),
        ]
    };
    let rows = vec![
        row("refuted", fates.refuted),
        row("needs context", fates.needs_context),
    ];
    let head = [
        Head::Words("found in a draft"),
        Head::Figures("findings"),
        Head::Figures("mended"),
        Head::Figures("kept with a reason"),
        Head::Figures("called a wrong reading"),
        Head::Figures("ignored"),
    ];
    let ignored = (!fates.ignored.is_empty())
        .then(|| text("Refuted in a draft, and printed without a reason:"));
    section(
        "From draft to print",
        [
            Some(text(said)),
            Table::block(head, rows),
            ignored,
            listed(fates.ignored.iter().map(line)),
        ],
    )
}

/// What editors said of the verdicts.
pub(super) fn decisions(weekly: &Weekly) -> Section {
    let decisions = &weekly.decisions;
    if decisions.undecided.all == 0 && decisions.overturned.is_empty() {
        return section("The checker's own errors", []);
    }
    let said = if decisions.precision.all > 0 {
        format!(
            "Editors decided on {} of these days. {} held: a precision of {}. Nobody decided on {} more.",
            counted(decisions.precision.all, "refuted claim", "refuted claims"),
            count(decisions.precision.of),
            with_interval(decisions.precision),
            count(decisions.undecided.of)
        )
    } else {
        format!(
            "Nobody decided on any of the {} of these days, so the checker's precision is not known.",
            counted(decisions.undecided.all, "refuted claim", "refuted claims")
        )
    };
    let overturned = decisions.overturned.iter().map(|one| {
        let why = one
            .why
            .as_deref()
            .map(|why| format!(": “{}”", clip(why, LONGEST)));
        format!(
            "{}: {} for {} was called {}{}",
            place(&one.spot),
            said_of(&one.spot),
            about(&one.spot),
            one.spot.claim.reason.code(),
            why.unwrap_or_default()
        )
    });
    let head =
        (!decisions.overturned.is_empty()).then(|| text("Overturned by an editor in these days:"));
    section(
        "The checker's own errors",
        [Some(text(said)), head, listed(overturned)],
    )
}

/// Findings that are not to be shown again.
pub(super) fn suppressions(weekly: &Weekly) -> Section {
    let found = &weekly.suppressions;
    if found.claims == 0 && found.in_force == 0 && found.expiring.is_empty() {
        return section("Suppressions", []);
    }
    let share = Share::new(found.claims, weekly.now.claims());
    let said = format!(
        "{} suppressed ({} of all). {} on {}.",
        counted(found.claims, "claim was", "claims were"),
        percent(share),
        counted(found.in_force, "suppression holds", "suppressions hold"),
        day(Some(weekly.span.last()))
    );
    let expiring = found.expiring.iter().map(|one| {
        let why = one
            .why
            .as_deref()
            .map(|why| format!(": “{}”", clip(why, LONGEST)));
        let until = english::day(one.until);
        format!(
            "{}, until {until}{}",
            story(&one.story, None),
            why.unwrap_or_default()
        )
    });
    let head = (!found.expiring.is_empty())
        .then(|| text("Ending in these days, or in the two weeks after them:"));
    section("Suppressions", [Some(text(said)), head, listed(expiring)])
}
