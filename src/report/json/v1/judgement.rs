//! A claim with its verdict.

use super::claim::{Guide, Place, Slots};
use super::number::Number;
use super::words::{Fit, Reason, Verdict};
use schemars::JsonSchema;
use serde::Serialize;
use weighbridge_core::claim::Claim;
use weighbridge_core::text::Document;
use weighbridge_core::verdict::{self, Judgement};

/// A claim with its verdict.
#[derive(Serialize, JsonSchema)]
pub(super) struct Judged<'a> {
    #[serde(flatten)]
    guide: Guide<'a>,
    #[serde(flatten)]
    place: Place,
    /// How each slot came to be filled.
    slots: Slots<'a>,
    /// What the data say.
    verdict: Verdict,
    /// Why.
    reason: Reason,
    /// The same for a reader, in one or two sentences.
    summary: &'a str,
    /// The values looked at.
    evidence: Vec<Evidence<'a>>,
    /// Every reading tried, best first.
    readings: Vec<Tried<'a>>,
    /// What each agency says, where several speak of it; empty where one does.
    agencies: Vec<Voice<'a>>,
    /// What would make the number right, likeliest first.
    diagnosis: Vec<Diagnosis<'a>>,
    /// Figures of the same series and months that others contradict and the printed figure agrees with; they decide nothing.
    doubtful: Vec<Doubtful<'a>>,
    /// What to write instead, in the draft's language.
    suggestion: Option<&'a str>,
}

impl<'a> Judged<'a> {
    /// A claim with its verdict.
    pub(super) fn of(document: &'a Document, claim: &'a Claim, judgement: &'a Judgement) -> Self {
        Self {
            guide: Guide::of(document, claim),
            place: Place::of(document, claim.quantity.span),
            slots: Slots::of(document, claim),
            verdict: judgement.verdict.into(),
            reason: judgement.reason.into(),
            summary: &judgement.summary,
            evidence: judgement.evidence.iter().map(Evidence::of).collect(),
            readings: judgement.readings.iter().map(Tried::of).collect(),
            agencies: judgement.voices().iter().map(Voice::of).collect(),
            diagnosis: judgement.diagnosis.iter().map(Diagnosis::of).collect(),
            doubtful: judgement.doubtful.iter().map(Doubtful::of).collect(),
            suggestion: judgement.suggestion.as_deref(),
        }
    }
}

/// A value that the data give, with its papers.
#[derive(Serialize, JsonSchema)]
struct Evidence<'a> {
    /// The number, in `unit`.
    value: Number,
    /// The true value lies within `value` ± `half`.
    half: Number,
    /// What it counts.
    unit: String,
    /// What it is, in words; the claim's own series and months are not said again.
    label: &'a str,
    /// How it was computed; null for a figure as printed.
    arithmetic: Option<&'a str>,
    /// Who published it.
    agency: &'a str,
    /// The table.
    dataset: &'a str,
    /// The vintage: its name, or that it is as first printed.
    vintage: &'a str,
    /// Day of publication (`YYYY-MM-DD`), where known.
    published: Option<String>,
    /// Where each figure used was read.
    addresses: &'a [String],
    /// Was it computed, rather than printed?
    derived: bool,
}

impl<'a> Evidence<'a> {
    fn of(evidence: &'a verdict::Evidence) -> Self {
        Self {
            value: Number(evidence.value),
            half: Number(evidence.half),
            unit: evidence.unit.to_string(),
            label: &evidence.label,
            arithmetic: evidence.arithmetic.as_deref(),
            agency: &evidence.agency,
            dataset: &evidence.dataset,
            vintage: &evidence.vintage,
            published: evidence.published.map(|day| day.to_string()),
            addresses: &evidence.addresses,
            derived: evidence.derived,
        }
    }
}

/// One complete way to read the claim.
#[derive(Serialize, JsonSchema)]
struct Tried<'a> {
    /// The reading, in words; the claim's own series and months are not said again.
    reading: &'a str,
    /// Do the words state it (rather than allow it)?
    stated: bool,
    /// How the printed figure fares.
    fit: Fit,
    /// The reason it would give.
    reason: Reason,
    /// Which element of `evidence` it rests on, from 0.
    evidence: usize,
}

impl<'a> Tried<'a> {
    fn of(tried: &'a verdict::Tried) -> Self {
        Self {
            reading: &tried.reading,
            stated: tried.stated,
            fit: tried.fit.into(),
            reason: tried.reason.into(),
            evidence: tried.evidence,
        }
    }
}

/// What one of several agencies says.
#[derive(Serialize, JsonSchema)]
struct Voice<'a> {
    /// Who.
    agency: &'a str,
    /// Which element of `evidence` is its figure, from 0.
    evidence: usize,
    /// How the printed figure fares.
    fit: Fit,
    /// Is it the partner's figure of the same goods?
    mirror: bool,
}

impl<'a> Voice<'a> {
    fn of(voice: &verdict::Voice<'a>) -> Self {
        Self {
            agency: &voice.evidence.agency,
            evidence: voice.at,
            fit: voice.fit.into(),
            mirror: voice.is_mirror,
        }
    }
}

/// One change to the reading under which the printed number would be right.
#[derive(Serialize, JsonSchema)]
struct Diagnosis<'a> {
    /// What was changed: flow, direction, mirror, period, scale, basis, unit, scope, vintage.
    changed: &'static str,
    /// In words.
    text: &'a str,
    /// Which element of `evidence` shows it, from 0.
    evidence: usize,
    /// Odds that some candidate would fit by chance, 0 to 1.
    coincidence: Number,
}

impl<'a> Diagnosis<'a> {
    fn of(found: &'a verdict::Diagnosis) -> Self {
        Self {
            changed: found.changed,
            text: &found.text,
            evidence: found.evidence,
            coincidence: Number(found.coincidence),
        }
    }
}

/// A printed figure that others contradict.
#[derive(Serialize, JsonSchema)]
struct Doubtful<'a> {
    /// Which element of `evidence` it is, from 0.
    evidence: usize,
    /// Why it is doubted, in the table's own words; may be empty.
    note: &'a str,
}

impl<'a> Doubtful<'a> {
    fn of(found: &'a verdict::Doubtful) -> Self {
        Self {
            evidence: found.evidence,
            note: &found.note,
        }
    }
}
