//! A claim in the fields of the labelling guide, and how each of them came to be filled.

use super::number::Number;
use super::words::{Direction, Flow, Hedge, Kind, Modality};
use schemars::JsonSchema;
use serde::Serialize;
use weighbridge_core::claim::{self, Area, Slot};
use weighbridge_core::quantity::Rounded;
use weighbridge_core::text::{Document, Span};

/// A claim in the fields of the labelling guide.
#[derive(Serialize, JsonSchema)]
pub(super) struct Guide<'a> {
    /// Shortest phrase that holds the number with its currency, scale and unit.
    quote: &'a str,
    /// First character of the phrase in the source, in Unicode scalar values.
    start: usize,
    /// One past its last character.
    end: usize,
    /// What is measured.
    kind: Kind,
    /// The number, in `unit`; null for a record without one. A deficit is below zero.
    value: Option<Number>,
    /// Upper end of a range; `value` is then the lower.
    value_high: Option<Number>,
    /// ISO 4217 code, or one of percent, pp, tonne, kg, bbl, bbl/d, m3, TEU, unit, head, bushel, litre, bag, rank, times, month, quarter, year, none.
    #[schemars(extend("pattern" = UNIT))]
    unit: String,
    /// What the words round the number do to it.
    hedge: Hedge,
    /// Which way it moved.
    direction: Direction,
    /// What a change is counted from.
    #[schemars(extend("pattern" = "^(none|yoy|ytd|mom|qoq|other|since:-?[0-9]+)$"))]
    compare: String,
    /// The currency that growth is counted in, where the words say so ("in yuan terms").
    #[serde(skip_serializing_if = "Option::is_none")]
    counted_in: Option<String>,
    /// ISO 3166 alpha-3 code or group of the side whose statistics are meant.
    reporter: Option<&'a str>,
    /// The other side; `WORLD` for trade with everyone; `AAA+BBB` where `reporter` is null.
    partner: Option<&'a str>,
    /// Which way goods go, seen from the reporter.
    flow: Option<Flow>,
    /// `TOTAL`, a short lower-case English name, or an HS code.
    commodity: &'a str,
    /// First month (`YYYY-MM`).
    period_start: Option<String>,
    /// Last month (`YYYY-MM`).
    period_end: Option<String>,
    /// Was the publication date needed to know the period?
    period_is_relative: bool,
    /// The source as the draft names it.
    attributed_to: Option<&'a str>,
}

/// Codes that a unit may have.
const UNIT: &str = "^([A-Z]{3}|percent|pp|tonne|kg|bbl|bbl/d|m3|unit|head|bushel|litre|bag|rank|times|month|quarter|year|none)$";

impl<'a> Guide<'a> {
    /// The claim as the guide writes it.
    pub(super) fn of(document: &'a Document, claim: &'a claim::Claim) -> Self {
        let quantity = &claim.quantity;
        let (start, end) = offsets(document, quantity.span);
        let value = |rounded: Option<Rounded>| rounded.map(|figure| Number(figure.value));
        let period = claim.period.value;
        Self {
            quote: document.quote(quantity.span),
            start,
            end,
            kind: claim.kind.into(),
            value: value(quantity.figure),
            value_high: value(quantity.high),
            unit: quantity.unit.to_string(),
            hedge: quantity.hedge.into(),
            direction: claim.direction.value.into(),
            compare: claim.compare.value.code(),
            counted_in: claim.basis.map(|unit| unit.to_string()),
            reporter: claim.reporter.value.as_ref().map(Area::code),
            partner: claim.partner.value.as_ref().map(Area::code),
            flow: claim.flow.value.map(Flow::from),
            commodity: &claim.commodity.value.name,
            period_start: period.map(|period| period.first().to_string()),
            period_end: period.map(|period| period.last().to_string()),
            period_is_relative: claim.period_is_relative,
            attributed_to: claim.attribution.as_ref().map(|named| &*named.name),
        }
    }
}

/// First and past-the-last character, in the source, of a stretch of prose.
pub(super) fn offsets(document: &Document, span: Span) -> (usize, usize) {
    let source = document.span_in_source(span);
    (
        document.scalars_before(source.start),
        document.scalars_before(source.end),
    )
}

/// Where a phrase stands in the source, as an editor counts.
#[derive(Serialize, JsonSchema)]
pub(super) struct Place {
    /// Line, from 1.
    line: usize,
    /// Column in Unicode scalar values, from 1.
    column: usize,
    /// Line of its last character, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
}

impl Place {
    /// Where a stretch of prose stands.
    pub(super) fn of(document: &Document, span: Span) -> Self {
        let start = document.position(span.start);
        let last = document
            .quote(span)
            .char_indices()
            .next_back()
            .map_or(span.start, |(at, _)| span.start + at);
        let end = document.position(last).line;
        Self {
            line: start.line,
            column: start.column,
            end_line: (end != start.line).then_some(end),
        }
    }
}

/// How each slot of a claim came to be filled.
#[derive(Serialize, JsonSchema)]
pub(super) struct Slots<'a> {
    direction: Filled<'a>,
    compare: Filled<'a>,
    reporter: Filled<'a>,
    partner: Filled<'a>,
    flow: Filled<'a>,
    commodity: Filled<'a>,
    period: Filled<'a>,
}

impl<'a> Slots<'a> {
    /// The slots of a claim.
    pub(super) fn of(document: &'a Document, claim: &claim::Claim) -> Self {
        Self {
            direction: Filled::of(document, &claim.direction),
            compare: Filled::of(document, &claim.compare),
            reporter: Filled::of(document, &claim.reporter),
            partner: Filled::of(document, &claim.partner),
            flow: Filled::of(document, &claim.flow),
            commodity: Filled::of(document, &claim.commodity),
            period: Filled::of(document, &claim.period),
        }
    }
}

/// How a slot came to be filled: by words of the sentence, by words before it, or by a default; with the rule's name.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "filled", rename_all = "snake_case")]
enum Filled<'a> {
    /// By words of the same sentence.
    Stated {
        start: usize,
        end: usize,
        quote: &'a str,
        rule: &'static str,
    },
    /// By words of an earlier sentence.
    Inherited {
        start: usize,
        end: usize,
        quote: &'a str,
        rule: &'static str,
    },
    /// By a default; the rule's name.
    Assumed { rule: &'static str },
}

impl<'a> Filled<'a> {
    fn of<T>(document: &'a Document, slot: &Slot<T>) -> Self {
        let words = |span| (offsets(document, span), document.quote(span));
        match slot.filled {
            claim::Filled::Stated(span) => {
                let ((start, end), quote) = words(span);
                Self::Stated {
                    start,
                    end,
                    quote,
                    rule: slot.rule,
                }
            }
            claim::Filled::Inherited(span) => {
                let ((start, end), quote) = words(span);
                Self::Inherited {
                    start,
                    end,
                    quote,
                    rule: slot.rule,
                }
            }
            claim::Filled::Assumed(rule) => Self::Assumed { rule },
        }
    }
}

/// A statement that is not judged.
#[derive(Serialize, JsonSchema)]
pub(super) struct SetAside<'a> {
    /// The phrase with the number.
    quote: &'a str,
    /// First character of the phrase in the source, in Unicode scalar values.
    start: usize,
    /// One past its last character.
    end: usize,
    #[serde(flatten)]
    place: Place,
    /// Why it is not judged.
    modality: Modality,
    /// What it would measure.
    kind: Kind,
}

impl<'a> SetAside<'a> {
    /// A statement that is not judged.
    pub(super) fn of(document: &'a Document, claim: &claim::Claim) -> Self {
        let span = claim.quantity.span;
        let (start, end) = offsets(document, span);
        Self {
            quote: document.quote(span),
            start,
            end,
            place: Place::of(document, span),
            modality: claim.modality.into(),
            kind: claim.kind.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use weighbridge_core::text::Masthead;

    #[test]
    fn a_phrase_across_lines_names_both() {
        let document = Document::plain(Masthead::named("a"), "naik\n38,2\nmiliar".to_owned());
        let place = |start, end| {
            let place = Place::of(&document, Span::new(start, end));
            (place.line, place.column, place.end_line)
        };
        assert_eq!(place(5, 16), (2, 1, Some(3)));
        assert_eq!(place(5, 9), (2, 1, None));
    }
}
