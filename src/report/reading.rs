//! A claim and its verdict in plain words, the same in every format for people.

use super::figures::figure;
use super::untrusted::clip;
use rust_decimal::Decimal;
use weighbridge_core::claim::{Area, Claim, Compare, Direction, Filled, Flow, Modality, Slot};
use weighbridge_core::run::Run;
use weighbridge_core::text::{DateBasis, Document, Masthead};
use weighbridge_core::verdict::{Diagnosis, Evidence, Fit, Judgement, Verdict};

/// Said where a draft holds nothing to weigh.
pub(super) const NOTHING_FOUND: &str =
    "No trade claim was found that data could confirm or refute.";

/// Most characters of a draft's words quoted in passing.
const QUOTED: usize = 80;

/// The verdict's words.
pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "supported",
        Verdict::Unverifiable => "unverifiable",
        Verdict::NeedsContext => "needs context",
        Verdict::Refuted => "refuted",
    }
}

/// Does the printed figure hold under a reading?
pub(super) const fn fit(fit: Fit) -> &'static str {
    match fit {
        Fit::Printed => "yes",
        Fit::Coarse => "only as a round number",
        Fit::Near => "no, but close",
        Fit::Off => "no",
    }
}

/// Why a statement is not judged.
pub(super) const fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Actual => "not weighed in this run",
        Modality::Forecast => "a forecast",
        Modality::Target => "a target",
        Modality::Potential => "a possibility",
        Modality::Conditional => "holds only under a condition",
        Modality::Denied => "the draft says that it is not so",
    }
}

/// How many claims got which verdict: "2 claims: 1 needs context, 1 supported".
pub(super) fn tally(run: &Run) -> String {
    let counts: Vec<(usize, &str)> = [
        Verdict::Refuted,
        Verdict::NeedsContext,
        Verdict::Unverifiable,
        Verdict::Supported,
    ]
    .into_iter()
    .map(|found| (run.count(found), verdict(found)))
    .filter(|(count, _)| *count > 0)
    .collect();
    let all: usize = counts.iter().map(|(count, _)| count).sum();
    let parts: Vec<String> = counts
        .iter()
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    match all {
        0 => "0 claims".to_owned(),
        1 => format!("1 claim: {}", parts.join(", ")),
        _ => format!("{all} claims: {}", parts.join(", ")),
    }
}

/// What was read: "change up on a year earlier · CHN total trade with RUS · 2022-01..2022-03".
pub(super) fn read_as(claim: &Claim) -> String {
    let period = claim
        .period
        .value
        .map_or_else(|| "no period".to_owned(), |period| period.to_string());
    format!("{} · {} · {period}", measure(claim), series(claim))
}

/// The same in short, for a label: "change up yoy · CHN–RUS total · 2022-01..2022-03".
pub(super) fn label(claim: &Claim) -> String {
    let code = |area: &Option<Area>| area.as_ref().map(|area| area.code().to_owned());
    let sides = [code(&claim.reporter.value), code(&claim.partner.value)];
    let sides: Vec<String> = sides.into_iter().flatten().collect();
    let compare = match claim.compare.value {
        Compare::None => String::new(),
        other => other.code(),
    };
    let direction = match claim.direction.value {
        Direction::None => "",
        other => other.code(),
    };
    let goods = match &claim.commodity.value {
        all if all.is_total() => "",
        goods => &goods.name,
    };
    let flow = claim.flow.value.map_or("trade", Flow::code);
    let period = claim.period.value.map(|period| period.to_string());
    let parts = [
        words(&[claim.kind.code(), direction, &compare]),
        words(&[&sides.join("–"), flow, goods]),
        period.unwrap_or_else(|| "no period".to_owned()),
    ];
    parts.join(" · ")
}

/// The words that are there, with a space between.
fn words(parts: &[&str]) -> String {
    let there: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    there.join(" ")
}

/// What is measured: "level", "change up on a year earlier".
fn measure(claim: &Claim) -> String {
    let mut words = vec![claim.kind.code().to_owned()];
    if claim.direction.value != Direction::None {
        words.push(claim.direction.value.code().to_owned());
    }
    words.extend(base(claim.compare.value));
    words.join(" ")
}

/// What a change is counted from; `None` where nothing is compared.
fn base(compare: Compare) -> Option<String> {
    Some(match compare {
        Compare::None => return None,
        Compare::Yoy => "on a year earlier".to_owned(),
        Compare::Ytd => "year to date on a year earlier".to_owned(),
        Compare::Mom => "on the month before".to_owned(),
        Compare::Qoq => "on the quarter before".to_owned(),
        Compare::Since(year) => format!("since {year}"),
        Compare::Other => "on another base".to_owned(),
    })
}

/// Whose trade with whom: "IDN exports of palm oil to the world".
pub(super) fn series(claim: &Claim) -> String {
    let (flow, preposition) = match claim.flow.value {
        Some(Flow::Exports) => ("exports", "to"),
        Some(Flow::Imports) => ("imports", "from"),
        Some(Flow::Total) => ("total trade", "with"),
        Some(Flow::Balance) => ("trade balance", "with"),
        None => ("trade (which way is not said)", "with"),
    };
    let goods = if claim.commodity.value.is_total() {
        String::new()
    } else {
        format!(" of {}", claim.commodity.value)
    };
    match (&claim.reporter.value, &claim.partner.value) {
        (Some(reporter), Some(partner)) => {
            format!("{reporter} {flow}{goods} {preposition} {}", place(partner))
        }
        (Some(reporter), None) => format!("{reporter} {flow}{goods}"),
        (None, Some(both)) => format!(
            "{flow}{goods} between {}",
            both.code().replace('+', " and ")
        ),
        (None, None) => format!("{flow}{goods} of an unnamed country"),
    }
}

/// An area's code, or "the world".
fn place(area: &Area) -> String {
    if area.is_world() {
        "the world".to_owned()
    } else {
        area.to_string()
    }
}

/// One line for each slot that the sentence itself does not state: the words before, or the rule, that filled it.
pub(super) fn unsaid(document: &Document, claim: &Claim) -> Vec<String> {
    let option = |slot: &Slot<Option<Area>>| slot.value.as_ref().map(place);
    let goods = &claim.commodity.value;
    let goods = if goods.is_total() {
        "all goods".to_owned()
    } else {
        goods.to_string()
    };
    let slots = [
        ("reporter", option(&claim.reporter), claim.reporter.filled),
        ("partner", option(&claim.partner), claim.partner.filled),
        (
            "flow",
            claim.flow.value.map(|flow| flow.code().to_owned()),
            claim.flow.filled,
        ),
        ("commodity", Some(goods), claim.commodity.filled),
        (
            "period",
            claim.period.value.map(|period| period.to_string()),
            claim.period.filled,
        ),
        ("base", base(claim.compare.value), claim.compare.filled),
    ];
    slots
        .into_iter()
        .filter_map(|(name, value, filled)| origin(document, name, &value?, filled))
        .collect()
}

/// Where a slot that is not stated came from; `None` where it is stated.
fn origin(document: &Document, name: &str, value: &str, filled: Filled) -> Option<String> {
    match filled {
        Filled::Stated(_) => None,
        Filled::Inherited(span) => Some(format!(
            "the sentence names no {name}: {value} is from “{}” (line {})",
            clip(document.quote(span), QUOTED),
            document.position(span.start).line
        )),
        Filled::Assumed(rule) => Some(format!(
            "the sentence names no {name}: {value} assumed (rule {rule})"
        )),
    }
}

/// A diagnosis with the value that shows it and its odds: "the figure is that of total trade (38.17 billion USD; odds
/// of a chance fit: 1 %)".
pub(super) fn perhaps(judgement: &Judgement, found: &Diagnosis) -> String {
    let percent = (found.coincidence * Decimal::ONE_HUNDRED).round();
    let odds = if percent.is_zero() {
        "odds of a chance fit: under 1 %".to_owned()
    } else {
        format!("odds of a chance fit: {percent} %")
    };
    match judgement.evidence.get(found.evidence) {
        Some(evidence) => format!("{} ({}; {odds})", found.text, value(evidence)),
        None => format!("{} ({odds})", found.text),
    }
}

/// A value for people.
pub(super) fn value(evidence: &Evidence) -> String {
    figure(evidence.value, evidence.half, evidence.unit)
}

/// The papers of a value: agency, table, vintage, day.
pub(super) fn papers(evidence: &Evidence) -> String {
    let day = evidence
        .published
        .map(|day| format!("published {day}"))
        .unwrap_or_default();
    let parts = [&evidence.agency, &evidence.dataset, &evidence.vintage, &day];
    let parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

/// What is to be written instead, in quotes.
pub(super) fn advice(judgement: &Judgement) -> Option<String> {
    judgement
        .suggestion
        .as_deref()
        .map(|phrase| format!("write “{phrase}”"))
}

/// Language and date of a draft: "Language id · published 2022-04-19 (given by the user)".
pub(super) fn dateline(masthead: &Masthead) -> String {
    let language = masthead.language.as_deref().unwrap_or("unknown");
    let date = masthead
        .published
        .map_or_else(|| "on an unknown day".to_owned(), |day| day.to_string());
    let basis = date_basis(masthead.published_basis);
    format!("Language {language} · published {date} ({basis})")
}

/// How the publication date is known.
const fn date_basis(basis: DateBasis) -> &'static str {
    match basis {
        DateBasis::Stated => "given by the user",
        DateBasis::FrontMatter => "from the front matter",
        DateBasis::JsonLd | DateBasis::MetaTag => "from the page's metadata",
        DateBasis::TimeTag => "from the page's time tag",
        DateBasis::Today => "no date was found, so today is assumed",
        DateBasis::Unknown => "no date was found",
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_claim_reads_as_a_sentence() {
        let run = sample::run();
        let claims: Vec<String> = run.documents[0]
            .weighed
            .iter()
            .map(|weighed| read_as(&weighed.claim))
            .collect();
        assert_eq!(
            claims[..2],
            [
                "level · CHN total trade with RUS · 2022-01..2022-03",
                "change up on a year earlier · CHN total trade with RUS · 2022-01..2022-03"
            ]
        );
        assert_eq!(
            tally(&run),
            "5 claims: 1 refuted, 1 needs context, 2 unverifiable, 1 supported"
        );
    }

    #[test]
    fn what_the_sentence_does_not_say_is_said() {
        let run = sample::run();
        let checked = &run.documents[0];
        assert_eq!(
            unsaid(&checked.document, &checked.weighed[2].claim),
            [
                "the sentence names no commodity: all goods assumed (rule all_goods)",
                "the sentence names no period: 2022-01..2022-03 is from “kuartal pertama tahun ini” (line 1)",
            ]
        );
    }
}
