//! One or two plain sentences on a verdict.

use super::candidate::Weight;
use super::decide::Decision;
use super::observe::Standing;
use super::{Evidence, Fit, Reason, Verdict, say};
use crate::claim::Claim;
use crate::quantity::{Hedge, Unit};
use rust_decimal::Decimal;

/// The papers of a value: who said so, where, when.
pub(super) fn evidence(weight: &Weight<'_>) -> Evidence {
    let seen = &weight.candidate.observed;
    let mut addresses: Vec<String> = Vec::new();
    for root in &seen.roots {
        if !addresses.iter().any(|known| *known == *root.origin) {
            addresses.push(root.origin.to_string());
        }
    }
    let vintages = seen.roots.iter().map(|root| root.vintage.as_deref());
    Evidence {
        label: weight.candidate.reading.clone(),
        value: seen.value,
        half: seen.half,
        unit: seen.unit,
        arithmetic: seen.arithmetic.clone(),
        agency: listed(seen.roots.iter().map(|root| &*root.source)),
        dataset: listed(seen.roots.iter().map(|root| &*root.dataset)),
        vintage: listed(vintages.map(|tag| tag.unwrap_or("as first printed"))),
        published: seen.roots.iter().filter_map(|root| root.published).max(),
        addresses,
        derived: !seen.is_published(),
    }
}

/// Words, each once, in order.
fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for word in words {
        if !kept.contains(&word) {
            kept.push(word);
        }
    }
    kept.join(", ")
}

/// The summary of a decision; `official` is the stated figure nearest to the printed one.
pub(super) fn summary(
    claim: &Claim,
    printed: Decimal,
    decision: Decision,
    weights: &[Weight<'_>],
    official: Option<&Weight<'_>>,
) -> String {
    let unit = claim.quantity.unit;
    let said = said(claim, printed);
    let Some(by) = decision.by.and_then(|by| weights.get(by)) else {
        return "The series is covered, but not for these months.".to_owned();
    };
    let given = given(by);
    match decision.verdict {
        Verdict::Supported => {
            let agrees = agreement(claim, by, printed);
            format!("{given}; the printed {said} {agrees}.{}", since(weights))
        }
        Verdict::NeedsContext => {
            let other = official.filter(|o| o.candidate.reading != by.candidate.reading);
            let rest = other.map_or_else(String::new, |o| format!(" {}.", self::given(o)));
            context(decision.reason, by, &said, printed, unit) + &rest
        }
        Verdict::Refuted => {
            let wrong = wrong(decision.reason, by, printed, unit);
            format!("{given}; the printed {said} is {wrong}.")
        }
        Verdict::Unverifiable => {
            let nearest = lower(&given);
            format!("No loaded figure settles this; the nearest is: {nearest}.")
        }
    }
}

/// "GACC gives 38.17 billion USD for CHN total trade with RUS, 2022-01..2022-03".
fn given(weight: &Weight<'_>) -> String {
    let seen = &weight.candidate.observed;
    let agency = listed(seen.roots.iter().map(|root| &*root.source));
    let verb = if seen.is_published() {
        format!("{agency} gives")
    } else {
        format!("Figures of {agency} give")
    };
    format!("{verb} {} ({})", seen.words(), weight.candidate.reading)
}

fn lower(sentence: &str) -> String {
    sentence.replacen("Figures of", "figures of", 1)
}

/// The printed amount with its hedge: "nearly 40 billion USD".
fn said(claim: &Claim, printed: Decimal) -> String {
    let amount = say::amount(printed, claim.quantity.unit);
    match (claim.quantity.hedge, claim.quantity.high) {
        (_, Some(high)) => {
            let high = say::amount(high.value, claim.quantity.unit);
            format!("{amount} to {high}")
        }
        (Hedge::Exact, None) => amount,
        (hedge, None) => format!("\"{} {amount}\"", hedge.code()),
    }
}

/// How the printed figure agrees.
fn agreement(claim: &Claim, by: &Weight<'_>, printed: Decimal) -> &'static str {
    if claim.quantity.hedge != Hedge::Exact {
        "allows that"
    } else if by.candidate.observed.value.abs() == printed.abs() {
        "is that"
    } else {
        "is that, rounded"
    }
}

/// What the agency restated only after the story was written.
fn since(weights: &[Weight<'_>]) -> String {
    let later = weights
        .iter()
        .find(|w| w.candidate.observed.standing == Standing::Later && w.fit != Fit::Printed);
    later.map_or_else(String::new, |w| {
        format!(" Since revised to {}.", w.candidate.observed.words())
    })
}

/// What the reader must be told.
fn context(reason: Reason, by: &Weight<'_>, said: &str, printed: Decimal, unit: Unit) -> String {
    let given = given(by);
    let seen = by.candidate.observed.value;
    let way = match reason {
        Reason::CoarseRounding => "right only as a round number",
        Reason::CurrencyBasis => {
            "right only in this currency's growth, which the words do not name"
        }
        Reason::FirstPublishedBase => "right only over the base as published before it was revised",
        Reason::OtherVintage if unit != Unit::Percent && !by.candidate.observed.is_published() => {
            "right only for a sum or difference of published figures, not for the published figure itself"
        }
        Reason::OtherVintage => "right only in another vintage of the figure",
        Reason::Mirror => "right only in the partner's statistics",
        Reason::SourcesDisagree => "one of several published figures that disagree",
        Reason::SeasonalAdjustment => "right only in seasonally adjusted figures",
        Reason::OtherScope => "right only for another scope of trade",
        Reason::OtherPeriod => "right only for a period that the words do not state",
        Reason::Converted => "right only after conversion at an average rate",
        Reason::OtherReading => {
            "wrong as read, but right under another reading of what the sentence leaves open"
        }
        Reason::HedgeSlack => "not on the side that its hedge says, or far from it",
        _ => {
            let miss = say::miss(printed, seen, unit);
            return format!("{given}; the printed {said} is {miss}, {}.", small(by));
        }
    };
    format!("The printed {said} is {way}: {}.", lower(&given))
}

/// Why a miss is not held against the figure.
fn small(by: &Weight<'_>) -> &'static str {
    let tenth = by.candidate.observed.value.abs() / Decimal::TEN;
    if by.candidate.observed.unit != Unit::Percent && by.gap > tenth {
        "no more than revisions of the figures behind it explain"
    } else {
        "a small error"
    }
}

/// How a refuted figure is wrong.
fn wrong(reason: Reason, by: &Weight<'_>, printed: Decimal, unit: Unit) -> String {
    match reason {
        Reason::WrongDirection => "in the wrong direction".to_owned(),
        Reason::Scale => "off by a power of ten".to_owned(),
        _ => say::miss(printed, by.candidate.observed.value, unit),
    }
}
