//! Findings that need one line: supported claims, silent ones said together, statements that are not judged.

use super::super::groups::Silent;
use super::super::reading::{self, value};
use super::super::untrusted::{clip, visible};
use super::{Style, WIDTH, wrapped};
use weighbridge_core::claim::Claim;
use weighbridge_core::lexicon::english;
use weighbridge_core::text::{Document, Span};
use weighbridge_core::verdict::{Evidence, Judgement, Weighed};

/// The draft's file, or its name where it is none.
pub(super) fn name(document: &Document) -> String {
    let masthead = &document.masthead;
    visible(&clip(masthead.path.as_deref().unwrap_or(&masthead.id), 200))
}

/// "drafts/a.txt:3:17".
pub(super) fn place(document: &Document, span: Span) -> String {
    let at = document.position(span.start);
    format!("{}:{}:{}", name(document), at.line, at.column)
}

/// The phrase in quotes.
pub(super) fn phrase(document: &Document, span: Span) -> String {
    format!("“{}”", visible(&clip(document.quote(span), 60)))
}

/// A supported claim: the phrase, what the data say, its place.
pub(super) fn supported(
    style: &Style,
    document: &Document,
    claim: &Claim,
    judgement: &Judgement,
) -> String {
    let span = claim.quantity.span;
    let found = judgement.readings.first().map_or(0, |tried| tried.evidence);
    let said = judgement
        .evidence
        .get(found)
        .map_or_else(|| visible(&judgement.summary), says);
    let doubtful = judgement.doubtful.first();
    let but = doubtful.map_or_else(String::new, |one| {
        format!("; sources do not all agree: {}", visible(&one.note))
    });
    let (ok, phrase) = (&style.ok, phrase(document, span));
    format!("{ok}  {phrase}  {said}{but}  {}", place(document, span))
}

/// "38.17 billion dollars (GACC, 13 April 2022)".
fn says(evidence: &Evidence) -> String {
    let agency = visible(&evidence.agency);
    match evidence.published.filter(|_| !evidence.derived) {
        Some(day) => format!("{} ({agency}, {})", value(evidence), english::day(day)),
        None => format!("{} ({agency})", value(evidence)),
    }
}

/// A statement that is not judged: the phrase, why, its place.
pub(super) fn set_aside(document: &Document, weighed: &Weighed) -> String {
    let span = weighed.claim.quantity.span;
    let why = reading::modality(weighed.claim.modality);
    let (phrase, place) = (phrase(document, span), place(document, span));
    format!("not judged  {phrase}  {why}  {place}")
}

/// Silent claims of one reason: a title, and a line for each.
pub(super) fn together(style: &Style, document: &Document, group: &Silent<'_>) -> String {
    let title = &style.unverifiable;
    let mut lines = vec![format!(
        "{title}: {} [{}]",
        group.title(),
        group.reason.code()
    )];
    lines.extend(group.claims.iter().map(|one| {
        let span = one.1.claim.quantity.span;
        let (phrase, place) = (phrase(document, span), place(document, span));
        let said = visible(&group.line(one));
        let text = wrapped(&format!("{phrase}  {said}  {place}"), WIDTH - 2, 4);
        format!("  {text}")
    }));
    lines.join("\n")
}
