//! One or two plain sentences on a verdict.

use super::candidate::Weight;
use super::decide::Decision;
use super::observe::{Observed, Standing};
use super::{Evidence, Fit, Reason, Verdict, growth, say};
use crate::claim::{Claim, rule};
use crate::lexicon::english;
use crate::period::{Month, Period};
use crate::quantity::{Hedge, Unit};
use jiff::civil::Date;
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
        label: weight.candidate.reading(),
        value: seen.value,
        half: seen.half,
        unit: seen.unit,
        arithmetic: seen.arithmetic.clone(),
        agency: listed(seen.roots.iter().map(|root| &*root.source)),
        dataset: listed(seen.roots.iter().map(|root| &*root.dataset)),
        vintage: listed(vintages.map(|tag| tag.unwrap_or("as first printed"))),
        published: published(seen),
        addresses,
        derived: !seen.is_published(),
    }
}

/// The day a printed figure was first out; for a computed one, the day of its newest part.
fn published(seen: &Observed<'_>) -> Option<Date> {
    let days = seen.roots.iter().filter_map(|root| root.published);
    if seen.is_published() {
        days.min()
    } else {
        days.max()
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
        return "No loaded figure is for these months.".to_owned();
    };
    let given = given(by);
    let text = match decision.verdict {
        Verdict::Supported => {
            let agrees = agreement(claim, by, printed, &said);
            format!("{given}{agrees}.")
        }
        Verdict::NeedsContext => match decision.reason {
            Reason::SmallError => {
                let miss = say::miss(printed, by.candidate.observed.value, unit);
                format!("{given}; {said} is {miss}, {}.", small(by))
            }
            Reason::YoungLanguage => {
                let miss = say::miss(printed, by.candidate.observed.value, unit);
                format!("{given}; {said} is {miss}, if it was read rightly")
                    + " (the reading of this language is young)."
            }
            Reason::Differs if is_count(unit) => format!("{given}; the draft says {said}."),
            Reason::Differs => {
                let miss = say::miss(printed, by.candidate.observed.value, unit);
                format!("{given}; {said} is {miss}. {}", unproved(by))
            }
            Reason::SourcesDisagree => disagreement(by, weights),
            Reason::CurrencyBasis if by.candidate.stated => two_currencies(by, weights),
            reason => context(reason, by, printed, &said, official),
        },
        Verdict::Refuted => {
            let wrong = wrong(decision.reason, by, printed, unit);
            format!("{given}; {said} is {wrong}.")
        }
        Verdict::Unverifiable if decision.reason == Reason::BeyondComparison => {
            format!(
                "{given}; {said} is so far from it that the words probably speak of something else."
            )
        }
        Verdict::Unverifiable
            if decision.reason == Reason::TooVague && claim.reporter.rule == rule::FIRST_NAMED =>
        {
            format!("{given}; no word says whose trade {said} is of.")
        }
        Verdict::Unverifiable if decision.reason == Reason::TooVague => {
            format!(
                "{given}; a word beside the flow may name goods that are not known here, and {said} may be of those."
            )
        }
        Verdict::Unverifiable => format!("no loaded figure settles this; the nearest: {given}."),
    };
    let told = decision.verdict != Verdict::Unverifiable && decision.reason != Reason::OtherVintage;
    let since = if told { since(weights) } else { String::new() };
    let stands_in = stands_in(by);
    capital(&format!("{text}{since}{stands_in}"))
}

/// That a partner's figures stand in for a country that has stopped publishing its own.
fn stands_in(by: &Weight<'_>) -> &'static str {
    let cell = &by.candidate.cell;
    let is_mirror = by.candidate.reason == Reason::Mirror;
    if is_mirror && is_withheld(cell.series.partner.code(), cell.period) {
        " Russia has published no trade by country since early 2022: its partners' figures stand in."
    } else {
        ""
    }
}

/// Are the months among those for which a country publishes no trade by partner? Russia's customs stopped after January 2022.
fn is_withheld(code: &str, period: Period) -> bool {
    code == "RUS" && Month::new(2022, 1).is_some_and(|last| period.last() > last)
}

/// "China's customs (GACC) printed 38.17 billion dollars", with the series where it is not the claim's own.
fn given(weight: &Weight<'_>) -> String {
    let (candidate, seen) = (&weight.candidate, &weight.candidate.observed);
    let agencies = agencies(weight);
    let of = candidate.elsewhere.as_ref();
    let of = of.map_or_else(String::new, |words| format!(" for {words}"));
    let value = moved(seen.value, seen.unit);
    if seen.is_published() {
        format!("{agencies} printed {value}{of}")
    } else {
        format!("figures of {agencies} give {value}{of}")
    }
}

/// An amount, with a growth below zero as a fall: "a fall of 3.2 %".
fn moved(value: Decimal, unit: Unit) -> String {
    if unit == Unit::Percent && value.is_sign_negative() {
        format!("a fall of {}", say::amount(-value, unit))
    } else {
        say::amount(value, unit)
    }
}

/// Who published what a reading rests on: "China's customs (GACC) and Russia's customs (FCS)".
fn agencies(weight: &Weight<'_>) -> String {
    let codes = weight.candidate.observed.agencies();
    listed(codes.into_iter().map(english::agency)).replace(", ", " and ")
}

/// The sentence with a capital.
fn capital(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// The printed amount with its hedge: "nearly 40 billion dollars".
fn said(claim: &Claim, printed: Decimal) -> String {
    let unit = claim.quantity.unit;
    let amount = moved(printed, unit);
    match (claim.quantity.hedge, claim.quantity.high) {
        (_, Some(high)) => {
            let high = say::amount(high.value, claim.quantity.unit);
            format!("{amount} to {high}")
        }
        (Hedge::Exact, None) => amount,
        (hedge, None) => format!("“{} {amount}”", hedge.code()),
    }
}

/// How the printed figure agrees.
fn agreement(claim: &Claim, by: &Weight<'_>, printed: Decimal, said: &str) -> String {
    if claim.quantity.hedge != Hedge::Exact || claim.quantity.high.is_some() {
        format!("; {said} allows that")
    } else if by.candidate.observed.value.abs() == printed.abs() {
        ", as the draft says".to_owned()
    } else if is_coarser(claim, by) {
        format!("; {said} rounds to that")
    } else {
        format!("; {said} is that, rounded")
    }
}

/// Was the figure printed with fewer digits than the draft has?
fn is_coarser(claim: &Claim, by: &Weight<'_>) -> bool {
    let seen = &by.candidate.observed;
    let step = claim.quantity.figure.map(|figure| figure.step.abs());
    seen.is_published() && step.is_some_and(|step| seen.half * Decimal::TWO > step)
}

/// Does the unit count places or months?
const fn is_count(unit: Unit) -> bool {
    matches!(unit, Unit::Rank | Unit::Month | Unit::Quarter | Unit::Year)
}

/// Why a figure that differs is not called wrong.
fn unproved(by: &Weight<'_>) -> &'static str {
    match by.candidate.reason {
        Reason::Mirror => {
            "That is more than freight, insurance and goods at sea explain between the two sides."
        }
        Reason::Converted => "That is more than the exchange rate explains.",
        _ => "Revisions, another currency or another scope may explain it; nothing at hand does.",
    }
}

/// What the agency restated only after the story was written.
fn since(weights: &[Weight<'_>]) -> String {
    let later = weights
        .iter()
        .find(|w| w.candidate.observed.standing == Standing::Later && w.fit != Fit::Printed);
    later.map_or_else(String::new, |w| {
        let seen = &w.candidate.observed;
        format!(" Since revised to {}.", moved(seen.value, seen.unit))
    })
}

/// Two published figures of which the draft follows one.
fn disagreement(by: &Weight<'_>, weights: &[Weight<'_>]) -> String {
    let is_other = |w: &&Weight<'_>| {
        w.candidate.stated && w.fit == Fit::Off && w.candidate.observed.is_published()
    };
    let given = given(by);
    match weights.iter().find(is_other) {
        Some(other) => format!(
            "published figures disagree: {given}; {}.",
            self::given(other)
        ),
        None => format!("published figures disagree; {given}."),
    }
}

/// What the official figure is, and under what the printed one is right.
fn context(
    reason: Reason,
    by: &Weight<'_>,
    printed: Decimal,
    said: &str,
    official: Option<&Weight<'_>>,
) -> String {
    let way = way(reason, by);
    let same = |o: &&Weight<'_>| o.candidate.reading() == by.candidate.reading();
    match official.filter(|o| !same(o)) {
        _ if reason == Reason::Mirror && by.fit == Fit::Near => {
            let seen = &by.candidate.observed;
            let miss = say::miss(printed, seen.value, seen.unit);
            let own = official.map_or_else(String::new, |own| format!("; {}", self::given(own)));
            format!(
                "{}{own}; {said} is {miss}, which freight, insurance and goods at sea may explain.",
                given(by)
            )
        }
        Some(official) => {
            let value = by.candidate.observed.words();
            format!("{}; {said} fits only {way} ({value}).", given(official))
        }
        None if reason == Reason::HedgeSlack => format!("{}; {said} {way}.", given(by)),
        None if by.candidate.elsewhere.is_some() => {
            format!("{}; {}.", given(by), unsaid(reason, said))
        }
        None => format!("{}; {said} fits only {way}.", given(by)),
    }
}

/// What is to be said where only a figure of another series or other months is at hand, and it is the draft's.
fn unsaid(reason: Reason, said: &str) -> String {
    match reason {
        Reason::Mirror => format!("{said} fits the partner's statistics"),
        Reason::OtherPeriod => format!("{said} fits those months, which the draft does not name"),
        Reason::OtherScope => format!("{said} fits those goods, which the draft does not name"),
        _ => format!("{said} fits that only"),
    }
}

/// Under what a printed figure is right.
fn way(reason: Reason, by: &Weight<'_>) -> String {
    let candidate = &by.candidate;
    let elsewhere = || candidate.elsewhere.clone();
    match reason {
        Reason::CoarseRounding => "as a round number".to_owned(),
        Reason::CurrencyBasis => counted_in(by),
        Reason::FirstPublishedBase => format!("growth {}", candidate.how),
        Reason::OtherVintage if candidate.observed.is_published() => {
            "another vintage of the figure".to_owned()
        }
        Reason::OtherVintage => {
            let parts = candidate.observed.parts.clone();
            parts.unwrap_or_else(|| candidate.how.clone())
        }
        Reason::Mirror => "the partner's statistics".to_owned(),
        Reason::SeasonalAdjustment => "seasonally adjusted figures".to_owned(),
        Reason::OtherScope => elsewhere().unwrap_or_else(|| "another scope of trade".to_owned()),
        Reason::OtherPeriod => elsewhere().unwrap_or_else(|| "other months".to_owned()),
        Reason::OtherReading => "if the sentence is read otherwise".to_owned(),
        Reason::Converted => "after conversion at an average rate".to_owned(),
        Reason::OtherUnit => {
            let unit = english::unit(candidate.observed.unit);
            format!("as a figure in {unit}")
        }
        Reason::PointsForPercent => "as growth in percent".to_owned(),
        Reason::HedgeSlack => "is not on the side that its hedge says, or far from it".to_owned(),
        _ => candidate.reading(),
    }
}

/// "growth in yuan".
fn counted_in(by: &Weight<'_>) -> String {
    let unit = currency(by);
    unit.map_or_else(
        || "growth in another currency".to_owned(),
        |unit| format!("growth in {unit}"),
    )
}

/// What the amounts behind a growth are counted in.
fn currency(weight: &Weight<'_>) -> Option<String> {
    let seen = &weight.candidate.observed;
    let root = seen.roots.first().map(|root| root.unit);
    let unit = growth::basis(seen).or(root.filter(|unit| unit.is_money()));
    unit.map(english::unit)
}

/// Growth is printed in two currencies, and the draft follows one without naming it.
fn two_currencies(by: &Weight<'_>, weights: &[Weight<'_>]) -> String {
    let is_other = |w: &&Weight<'_>| {
        let c = &w.candidate;
        c.stated && c.observed.is_published() && currency(w) != currency(by)
    };
    let basis = |w: &Weight<'_>| currency(w).map_or_else(String::new, |unit| format!(" in {unit}"));
    let given = format!("{}{}", given(by), basis(by));
    let other = weights.iter().find(is_other).map_or_else(String::new, |w| {
        format!(" and {}{}", w.candidate.observed.words(), basis(w))
    });
    format!("{given}{other}; the draft does not say in which currency.")
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
