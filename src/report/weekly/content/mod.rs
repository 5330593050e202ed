//! What the report says, section by section.

mod groups;
mod numbers;
mod queue;
mod read;
mod stories;
mod wants;

use super::page::{Block, Page, Section};
use super::words;
use crate::weekly::Weekly;
use jiff::civil::Date;
use weighbridge_core::lexicon::english;
use weighbridge_core::verdict::Verdict;

/// Most lines of a list; the JSON has them all.
const MOST: usize = 25;

/// The report of a span.
pub(super) fn page(weekly: &Weekly) -> Page {
    Page {
        title: format!("Trade figures checked, {}", words::span(weekly.span)),
        lead: lead(weekly),
        sections: [
            numbers::verdicts(weekly),
            numbers::reasons(weekly),
            groups::groups(weekly),
            stories::slips(weekly),
            stories::fates(weekly),
            stories::decisions(weekly),
            stories::suppressions(weekly),
            wants::wants(weekly),
            queue::queue(weekly),
            read::ages(weekly),
            read::records(weekly),
        ]
        .into_iter()
        .filter(|section: &Section| !section.blocks.is_empty())
        .collect(),
    }
}

fn lead(weekly: &Weekly) -> Vec<String> {
    let now = &weekly.now;
    if now.stories == 0 {
        let nothing = format!(
            "Nothing was checked in these days ({}): the ledger holds no run of them.",
            words::days(weekly.span)
        );
        return [Some(nothing), unread(weekly)]
            .into_iter()
            .flatten()
            .collect();
    }
    let mut lead = vec![format!(
        "{} with {} checked ({} of them as printed). Each story counts once, by its last check.",
        words::counted(now.stories, "story", "stories"),
        words::counted(now.claims(), "claim was", "claims were"),
        words::count(now.printed),
    )];
    let refuted = now.share(Verdict::Refuted);
    if now.claims() > 0 {
        lead.push(format!(
            "{} of {} refuted: {}.",
            words::count(refuted.of),
            words::counted(refuted.all, "claim was", "claims were"),
            words::with_interval(refuted),
        ));
    }
    let (before, after) = (weekly.slips.before.len(), weekly.slips.after.len());
    if before + after > 0 {
        lead.push(format!(
            "Wrong figures found for the first time: {before} before printing, {after} after."
        ));
    }
    let worse = weekly
        .queue
        .recheck
        .changes
        .iter()
        .filter(|change| change.is_overtaken());
    match worse.count() {
        0 => {}
        1 => lead.push("1 printed figure should be looked at again.".to_owned()),
        many => lead.push(format!("{many} printed figures should be looked at again.")),
    }
    lead.extend(partial(weekly));
    lead.extend(unread(weekly));
    lead
}

/// Said where the ledger holds no run of a working day.
fn partial(weekly: &Weekly) -> Option<String> {
    let have = &weekly.records.days;
    let missing: Vec<Date> = weekly
        .span
        .days()
        .filter(|day| !have.contains(day))
        .collect();
    let is_working = |day: &Date| day.weekday().to_monday_zero_offset() < 5;
    if !missing.iter().any(is_working) {
        return None;
    }
    let mut names: Vec<String> = missing
        .iter()
        .take(7)
        .map(|day| english::day(*day))
        .collect();
    let more = missing.len().saturating_sub(7);
    names.extend((more > 0).then(|| format!("{more} more")));
    Some(format!(
        "Partial: the ledger holds runs of {} of {} days; none of {}.",
        have.len(),
        weekly.span.len(),
        names.join(", ")
    ))
}

/// Said where files were left out.
fn unread(weekly: &Weekly) -> Option<String> {
    let left_out = u32::try_from(weekly.records.left_out.len()).unwrap_or(u32::MAX);
    let files = words::counted(left_out, "file was", "files were");
    (left_out > 0).then(|| {
        format!("{files} left out, because they could not be read; the last section names them.")
    })
}

/// The first lines of a list, and how many more there are.
fn listed(lines: impl Iterator<Item = String>) -> Option<Block> {
    let mut lines: Vec<String> = lines.collect();
    let more = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);
    lines.extend((more > 0).then(|| format!("and {more} more, in the JSON")));
    (!lines.is_empty()).then_some(Block::List(lines))
}

/// A section of blocks that are there.
fn section(title: &'static str, blocks: impl IntoIterator<Item = Option<Block>>) -> Section {
    Section {
        title,
        blocks: blocks.into_iter().flatten().collect(),
    }
}

/// A paragraph.
fn text(text: impl Into<String>) -> Block {
    Block::Text(text.into())
}
