//! The parts that the sample run is put together from.

use jiff::civil::{Date, date};
use weighbridge_core::claim::{
    Area, Attribution, Claim, Commodity, Compare, Coverage, Direction, Flow, Kind, Modality, Slot,
};
use weighbridge_core::period::Period;
use weighbridge_core::quantity::{Hedge, Quantity, Rounded, Unit};
use weighbridge_core::text::{Document, Span};
use weighbridge_core::verdict::{Evidence, Fit, Judgement, Reason, Tried, Verdict};

/// A claim of total trade of China with Russia in the first quarter of 2022, in the sentence of that number.
pub(super) fn claim(
    document: &Document,
    sentence: usize,
    quote: &str,
    kind: Kind,
    value: &str,
    step: &str,
    unit: &str,
) -> Claim {
    let sentence = super::SENTENCES
        .get(sentence)
        .copied()
        .unwrap_or(document.prose().trim_end());
    let sentence = span(document, sentence);
    let at = document.quote(sentence).find(quote).expect("the phrase") + sentence.start;
    Claim {
        quantity: Quantity {
            figure: Some(Rounded {
                value: value.parse().expect("a decimal"),
                step: step.parse().expect("a decimal"),
            }),
            high: None,
            unit: unit.parse().expect("a unit"),
            hedge: Hedge::Exact,
            span: Span::new(at, at + quote.len()),
        },
        kind,
        direction: Slot::assumed(Direction::None, "not-a-movement"),
        compare: Slot::assumed(Compare::None, "not-a-comparison"),
        reporter: Slot::stated(Some(Area::new("CHN")), sentence),
        partner: Slot::stated(Some(Area::new("RUS")), sentence),
        flow: Slot::stated(Some(Flow::Total), sentence),
        commodity: Slot::assumed(Commodity::total(), "all-goods"),
        period: Slot::stated(Period::quarter(2022, 1), sentence),
        period_is_relative: true,
        basis: None,
        coverage: Coverage::Whole,
        modality: Modality::Actual,
        attribution: Some(Attribution {
            name: "Wakil menteri itu".to_owned(),
            span: Span::new(0, 17),
        }),
        sentence,
    }
}

pub(super) fn span(document: &Document, words: &str) -> Span {
    let start = document.prose().find(words).expect("the words");
    Span::new(start, start + words.len())
}

pub(super) fn unverifiable(reason: Reason, summary: &str) -> Judgement {
    Judgement {
        verdict: Verdict::Unverifiable,
        reason,
        summary: summary.to_owned(),
        evidence: Vec::new(),
        readings: Vec::new(),
        diagnosis: Vec::new(),
        doubtful: vec![],
        suggestion: None,
    }
}

pub(super) fn tried(
    reading: &str,
    stated: bool,
    fit: Fit,
    reason: Reason,
    evidence: usize,
) -> Tried {
    Tried {
        reading: reading.to_owned(),
        stated,
        fit,
        reason,
        evidence,
    }
}

pub(super) fn printed(label: &str, value: &str, half: &str, unit: &str) -> Evidence {
    Evidence {
        label: label.to_owned(),
        value: value.parse().expect("a decimal"),
        half: half.parse().expect("a decimal"),
        unit: unit.parse().expect("a unit"),
        arithmetic: None,
        agency: "GACC".to_owned(),
        dataset: "china_russia".to_owned(),
        vintage: "as first printed".to_owned(),
        published: Some(PRINTED),
        addresses: vec!["https://customs.example/q1(2022)?t=1&p=2".to_owned()],
        derived: false,
    }
}

const PRINTED: Date = date(2022, 4, 13);

pub(super) fn derived(label: &str, value: &str, half: &str, arithmetic: &str) -> Evidence {
    Evidence {
        arithmetic: Some(arithmetic.to_owned()),
        derived: true,
        addresses: vec![
            "https://customs.example/q1(2022)?t=1&p=2".to_owned(),
            "https://customs.example/april-2021".to_owned(),
        ],
        ..printed(label, value, half, Unit::Percent.to_string().as_str())
    }
}
