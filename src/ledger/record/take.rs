//! From what a run found to its records.

use super::again::slots;
use super::name::{digest, short};
use super::{Claim, Evidence, Gap, Stage, Story};
use std::collections::BTreeSet;
use weighbridge_core::claim::{self, Area, Compare, Filled, Kind};
use weighbridge_core::fact::Series;
use weighbridge_core::period::Period;
use weighbridge_core::plan;
use weighbridge_core::run::Checked;
use weighbridge_core::text::Document;
use weighbridge_core::verdict::{self, Judgement, Reason};

/// How many values of a claim's evidence are kept.
const EVIDENCE: usize = 3;

/// What is said about a draft beside what it says itself, and what of it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Names the story; absent: its own id or path does.
    pub story: Option<String>,
    /// Is this how it was printed?
    pub printed: bool,
    /// The desk it is of; absent: what the draft says.
    pub desk: Option<String>,
    /// The paper or site; absent: what the draft says.
    pub outlet: Option<String>,
    /// A pseudonym of who wrote it, where that is kept.
    pub author: Option<String>,
    /// Are its headline and text kept?
    pub with_text: bool,
}

impl Story {
    /// The record of a draft that was checked.
    pub fn of(checked: &Checked, given: &Given) -> Self {
        let document = &checked.document;
        let masthead = &document.masthead;
        let judged =
            |one: &verdict::Weighed| Some(Claim::of(document, &one.claim, one.judgement.as_ref()?));
        let claims: Vec<Claim> = checked.weighed.iter().filter_map(judged).collect();
        let kept = |text: Option<&str>| text.filter(|_| given.with_text).map(str::to_owned);
        Self {
            story: given.story.clone().unwrap_or_else(|| masthead.id.clone()),
            draft: digest(document.source().as_bytes()),
            published: masthead.published,
            stage: if given.printed {
                Stage::Printed
            } else {
                Stage::Draft
            },
            desk: given.desk.clone().or_else(|| masthead.desk.clone()),
            outlet: given.outlet.clone().or_else(|| masthead.outlet.clone()),
            language: masthead.language.clone().unwrap_or_default(),
            author: given.author.clone(),
            title: kept(masthead.title.as_deref()),
            text: kept(Some(document.source())),
            set_aside: checked.weighed.len() - claims.len(),
            claims,
        }
    }
}

impl Claim {
    /// The record of a claim that was judged.
    pub(crate) fn of(document: &Document, claim: &claim::Claim, judgement: &Judgement) -> Self {
        let span = claim.quantity.span;
        let at = document.position(span.start);
        let language = document.language_at(claim.sentence.start);
        let own = document.masthead.language.as_deref();
        let commodity = &claim.commodity.value;
        let code = |area: &Option<Area>| area.as_ref().map(|area| area.code().to_owned());
        let filled = |wanted: fn(Filled) -> bool| {
            let slots = slots(claim).into_iter();
            slots
                .filter(|(_, filled)| wanted(*filled))
                .map(|(name, _)| name)
                .collect()
        };
        let mut record = Self {
            id: String::new(),
            phrase: short(document.quote(span).as_bytes()),
            line: at.line,
            column: at.column,
            span: (span.start, span.end),
            sentence: (claim.sentence.start, claim.sentence.end),
            language: language.filter(|_| language != own).map(str::to_owned),
            kind: claim.kind,
            said: claim.quantity.clone().into(),
            direction: claim.direction.value,
            compare: claim.compare.value,
            reporter: code(&claim.reporter.value),
            partner: code(&claim.partner.value),
            flow: claim.flow.value,
            commodity: commodity.name.to_string(),
            code: (commodity.code != commodity.name).then(|| commodity.code.to_string()),
            period: claim.period.value,
            relative: claim.period_is_relative,
            counted_in: claim.basis.map(|unit| unit.to_string()),
            coverage: claim.coverage,
            inherited: filled(|filled| matches!(filled, Filled::Inherited(_))),
            assumed: filled(|filled| matches!(filled, Filled::Assumed(_))),
            verdict: judgement.verdict,
            reason: judgement.reason,
            diagnosis: judgement
                .diagnosis
                .first()
                .map(|found| found.changed.to_owned()),
            evidence: evidence(judgement),
            gaps: gaps(claim, judgement.reason),
            suppressed: false,
        };
        record.id = record.name();
        record
    }
}

/// The values that the best readings rest on, each once.
fn evidence(judgement: &Judgement) -> Vec<Evidence> {
    let mut places = Vec::new();
    for tried in &judgement.readings {
        if !places.contains(&tried.evidence) && places.len() < EVIDENCE {
            places.push(tried.evidence);
        }
    }
    let found = places
        .into_iter()
        .filter_map(|at| judgement.evidence.get(at));
    found.map(Evidence::from).collect()
}

impl From<&verdict::Evidence> for Evidence {
    fn from(found: &verdict::Evidence) -> Self {
        Self {
            source: found.agency.clone(),
            dataset: found.dataset.clone(),
            vintage: found.vintage.clone(),
            published: found.published,
            value: found.value,
            unit: found.unit.to_string(),
            derived: found.derived,
        }
    }
}

/// The claim's own series and months, where the reason says that they were not at hand.
fn gaps(claim: &claim::Claim, reason: Reason) -> Vec<Gap> {
    let is_gap = matches!(
        reason,
        Reason::NotCovered
            | Reason::PeriodNotCovered
            | Reason::TableIncomplete
            | Reason::HistoryTooShort
    );
    let Some(period) = claim.period.value.filter(|_| is_gap) else {
        return Vec::new();
    };
    let first = base(claim, period);
    let wanted = plan::wanted([claim]);
    let own = wanted.iter().filter(|wanted| is_own(claim, &wanted.series));
    let gap = |series: &Series| Gap {
        reporter: series.reporter.to_string(),
        partner: series.partner.to_string(),
        commodity: series.commodity.to_string(),
        first: first.to_string(),
        last: period.last().to_string(),
    };
    own.map(|wanted| gap(&wanted.series))
        .collect::<BTreeSet<Gap>>()
        .into_iter()
        .collect()
}

/// The first month needed: that of the period, or of what it is compared with.
fn base(claim: &claim::Claim, period: Period) -> weighbridge_core::period::Month {
    match (claim.kind, claim.compare.value) {
        (_, Compare::Since(year)) => {
            weighbridge_core::period::Month::new(year, 1).unwrap_or(period.first())
        }
        (Kind::Change | Kind::Difference | Kind::Multiple, _) => period.year_earlier().first(),
        _ => period.first(),
    }
}

fn is_own(claim: &claim::Claim, series: &Series) -> bool {
    let code = &claim.commodity.value.code;
    let is_goods = *series.commodity == **code
        || (claim.commodity.value.is_total() && &*series.commodity == "TOTAL");
    let partner = claim.partner.value.as_ref();
    is_goods
        && match (&claim.reporter.value, partner) {
            (Some(reporter), Some(partner)) => {
                series.reporter == *reporter && series.partner == *partner
            }
            (None, Some(both)) => {
                both.code() == format!("{}+{}", series.reporter, series.partner)
                    || both.code() == format!("{}+{}", series.partner, series.reporter)
            }
            _ => false,
        }
}
