//! A claim and its verdict in plain words, the same in every format for people.

use super::figures::figure;
use super::rules;
use super::untrusted::clip;
use rust_decimal::Decimal;
use weighbridge_core::claim::{
    Area, Claim, Commodity, Compare, Direction, Filled, Flow, Kind, Modality,
};
use weighbridge_core::lexicon::english;
use weighbridge_core::run::Run;
use weighbridge_core::text::{DateBasis, Document, Masthead};
use weighbridge_core::verdict::{Diagnosis, Evidence, Fit, Judgement, Reason, Tried, Verdict};

/// Said where a draft holds nothing to weigh.
pub(super) const NOTHING_FOUND: &str =
    "No trade claim was found that data could confirm or refute.";

/// Plain words that a summary may begin with.
const OPENINGS: [&str; 6] = ["A", "Figures", "No", "Not", "Published", "The"];

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
pub(super) const fn fit(tried: &Tried) -> &'static str {
    match (tried.fit, tried.reason) {
        (Fit::Printed, Reason::Converted) => "near enough for an average rate",
        (fit, _) => fits(fit),
    }
}

/// The same for a published figure.
pub(super) const fn fits(fit: Fit) -> &'static str {
    match fit {
        Fit::Printed => "fits",
        Fit::Coarse => "fits only as a round number",
        Fit::Near => "close, but does not fit",
        Fit::Off => "does not fit",
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

/// What was read: "growth on a year earlier of China's total trade with Russia, January–March 2022".
pub(super) fn read_as(claim: &Claim) -> String {
    let base = base(claim.compare.value).map_or_else(String::new, |base| format!(" {base}"));
    let what = match (claim.kind, claim.direction.value) {
        (Kind::Level | Kind::Balance, _) => return series(claim),
        (Kind::Change, Direction::Down) => "fall",
        (Kind::Change, _) => "growth",
        (Kind::Difference, Direction::Down) => "fall in amount",
        (Kind::Difference, _) => "rise in amount",
        (Kind::Multiple, _) => "multiple",
        (kind, _) => return format!("{} of {}", kind.code(), series(claim)),
    };
    let counted = claim
        .basis
        .map_or_else(String::new, |unit| format!(" in {}", english::unit(unit)));
    format!("{what}{base}{counted} of {}", series(claim))
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

/// Whose trade with whom, and when: "Indonesia's exports of palm oil to the world, 2022".
fn series(claim: &Claim) -> String {
    let (flow, preposition) = match claim.flow.value {
        Some(Flow::Exports) => ("exports", "to"),
        Some(Flow::Imports) => ("imports", "from"),
        Some(Flow::Total) => ("total trade", "with"),
        Some(Flow::Balance) => ("trade balance", "with"),
        None => ("trade (which way is not said)", "with"),
    };
    let goods = goods(&claim.commodity.value);
    let link = if preposition == "with" { "in" } else { "of" };
    let trade = goods.map_or_else(|| flow.to_owned(), |goods| format!("{flow} {link} {goods}"));
    let sides = match (&claim.reporter.value, &claim.partner.value) {
        (Some(reporter), Some(partner)) => {
            let owner = english::possessive(reporter);
            format!("{owner} {trade} {preposition} {}", english::area(partner))
        }
        (Some(reporter), None) => format!("{} {trade}", english::possessive(reporter)),
        (None, Some(both)) => format!("{trade} between {}", names(both)),
        (None, None) => format!("{trade} of an unnamed country"),
    };
    let period = claim.period.value.map(english::period);
    format!(
        "{sides}, {}",
        period.as_deref().unwrap_or("no months named")
    )
}

/// The goods; `None` for all of them.
fn goods(commodity: &Commodity) -> Option<String> {
    (!commodity.is_total()).then(|| commodity.name.replace('_', " "))
}

/// The areas of a code such as `CHN+RUS`.
fn names(both: &Area) -> String {
    let areas = both.code().split('+').map(Area::new);
    let names: Vec<String> = areas.map(|area| english::area(&area).to_owned()).collect();
    names.join(" and ")
}

/// One line for each slot that the sentence itself does not state: the words before, or the rule, that filled it.
pub(super) fn unsaid(document: &Document, claim: &Claim) -> Vec<String> {
    [
        ("whose figures are meant", claim.reporter.filled),
        ("the partner", claim.partner.filled),
        ("exports, imports or both", claim.flow.filled),
        ("the goods", claim.commodity.filled),
        ("the months", claim.period.filled),
        ("the base", claim.compare.filled),
    ]
    .into_iter()
    .filter_map(|(name, filled)| origin(document, name, filled))
    .collect()
}

/// Where a slot that is not stated came from; `None` where it is stated.
fn origin(document: &Document, name: &str, filled: Filled) -> Option<String> {
    match filled {
        Filled::Stated(_) => None,
        Filled::Inherited(span) => Some(format!(
            "{name}: from “{}” (line {})",
            clip(document.quote(span), QUOTED),
            document.position(span.start).line
        )),
        Filled::Assumed(rule) => rules::sentence(rule),
    }
}

/// A diagnosis with the value that shows it and its odds: "the figure is that of total trade, not of exports (38.17
/// billion dollars; odds of a chance fit: 1 %)".
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

/// The diagnoses that are not among the readings already.
pub(super) fn slips(judgement: &Judgement) -> impl Iterator<Item = &Diagnosis> {
    judgement.diagnosis.iter().filter(|found| {
        let is_reading = judgement
            .readings
            .iter()
            .any(|tried| tried.evidence == found.evidence && tried.fit == Fit::Printed);
        !(is_reading && found.coincidence.is_zero())
    })
}

/// The readings as a reader wants them: those that the words state first, else as they come.
pub(super) fn readings(judgement: &Judgement) -> Vec<&Tried> {
    let mut readings: Vec<&Tried> = judgement.readings.iter().collect();
    readings.sort_by_key(|tried| !tried.stated);
    readings
}

/// A value for people.
pub(super) fn value(evidence: &Evidence) -> String {
    figure(evidence.value, evidence.half, evidence.unit)
}

/// Who published a value, and when: "China's customs (GACC), 13 April 2022".
pub(super) fn papers(evidence: &Evidence) -> String {
    let agencies: Vec<&str> = evidence.agency.split(", ").map(english::agency).collect();
    let agencies = agencies.join(" and ");
    match evidence.published {
        Some(day) if evidence.derived => {
            format!("{agencies}, newest figure of {}", english::day(day))
        }
        Some(day) => format!("{agencies}, {}", english::day(day)),
        None => agencies,
    }
}

/// The table and vintage of a value, for who wants to look it up.
pub(super) fn table(evidence: &Evidence) -> String {
    format!("table {}, {}", evidence.dataset, evidence.vintage)
}

/// The summary as it stands after a colon: a plain word at its start loses its capital.
pub(super) fn after_colon(summary: &str) -> String {
    let first = summary.split(' ').next().unwrap_or_default();
    if OPENINGS.contains(&first) {
        summary.replacen(first, &first.to_lowercase(), 1)
    } else {
        summary.to_owned()
    }
}

/// The sentence with a capital.
pub(super) fn capital(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// What is to be written instead, in quotes.
pub(super) fn advice(judgement: &Judgement) -> Option<String> {
    judgement
        .suggestion
        .as_deref()
        .map(|phrase| format!("write “{phrase}”"))
}

/// Language and date of a draft: "Language: Indonesian. Published 19 April 2022 (given by the user).".
pub(super) fn dateline(masthead: &Masthead) -> String {
    let language = masthead.language.as_deref().map(english::language);
    let language = language.unwrap_or("unknown");
    let date = masthead
        .published
        .map_or_else(|| "on an unknown day".to_owned(), english::day);
    let basis = date_basis(masthead.published_basis);
    format!("Language: {language}. Published {date} ({basis}).")
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
                "China's total trade with Russia, January–March 2022",
                "growth on a year earlier of China's total trade with Russia, January–March 2022"
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
                "no goods are named: all goods assumed",
                "the months: from “kuartal pertama tahun ini” (line 1)",
            ]
        );
    }
}
