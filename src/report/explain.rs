//! How each slot of each claim came to be filled, for a person who wonders.

use super::untrusted::{clip, visible};
use std::fmt::Write as _;
use weighbridge_core::claim::{Area, Claim, Filled, Slot};
use weighbridge_core::text::{Document, Span};

/// Most characters of the words that a slot rests on.
const QUOTED: usize = 40;

/// Every claim with its slots: value, how it was filled, the rule's name, and the words with line and column.
pub fn explain(document: &Document, claims: &[Claim]) -> String {
    let mut text = String::new();
    for claim in claims {
        let (at, quantity) = (place(document, claim.quantity.span), &claim.quantity);
        let value = quantity
            .figure
            .map_or_else(String::new, |figure| figure.value.normalize().to_string());
        let quote = clip(&visible(document.quote(quantity.span)), QUOTED);
        let (kind, unit, name) = (claim.kind.code(), quantity.unit, &document.masthead.id);
        let name = visible(name);
        let _ = writeln!(
            text,
            "{name}:{at}: \u{201c}{quote}\u{201d}: {kind}, {value} {unit}"
        );
        for (slot, value, filled, rule) in slots(claim) {
            let (how, words) = match filled {
                Filled::Stated(span) => ("stated", quoted(document, span)),
                Filled::Inherited(span) => ("inherited", quoted(document, span)),
                Filled::Assumed(_) => ("assumed", String::new()),
            };
            let _ = writeln!(text, "  {slot:<10} {value:<18} {how:<10} {rule}{words}");
        }
    }
    text
}

/// The words a slot rests on, and where they stand.
fn quoted(document: &Document, span: Span) -> String {
    let quote = clip(&visible(document.quote(span)), QUOTED);
    format!(" \u{201c}{quote}\u{201d} {}", place(document, span))
}

fn place(document: &Document, span: Span) -> String {
    let position = document.position(span.start);
    format!("{}:{}", position.line, position.column)
}

/// Name, value, and how it was filled, of every slot.
fn slots(claim: &Claim) -> [(&'static str, String, Filled, &'static str); 7] {
    let area = |area: &Option<Area>| area.as_ref().map_or("-", |area| area.code()).to_owned();
    let flow = claim.flow.value.map_or("-", |flow| flow.code());
    let period = claim
        .period
        .value
        .map_or_else(|| "-".to_owned(), |period| period.to_string());
    [
        row("reporter", &claim.reporter, area(&claim.reporter.value)),
        row("partner", &claim.partner, area(&claim.partner.value)),
        row("flow", &claim.flow, flow.to_owned()),
        row(
            "commodity",
            &claim.commodity,
            claim.commodity.value.name.to_string(),
        ),
        row("period", &claim.period, period),
        row("compare", &claim.compare, claim.compare.value.code()),
        row(
            "direction",
            &claim.direction,
            claim.direction.value.code().to_owned(),
        ),
    ]
}

fn row<T>(
    name: &'static str,
    slot: &Slot<T>,
    value: String,
) -> (&'static str, String, Filled, &'static str) {
    (name, value, slot.filled, slot.rule)
}
