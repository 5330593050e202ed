//! A claim that can be judged: what its words ask for, the readings weighed, the answer put together.

use super::asks::{Asks, in_base_units, is_judged};
use super::candidate::{Candidate, Weight};
use super::cell::Cell;
use super::changes::{self, Scale};
use super::decide::{self, Decision};
use super::interval::Printed;
use super::observe::Shelf;
use super::slips::{self, Slip};
use super::{Context, Diagnosis, Fit, Judgement, Reason, Tried, Verdict};
use super::{averages, diagnosis, history, levels, mend, ranks, ratios, spare, summary};
use crate::claim::{Claim, Coverage, Flow, Kind, Modality};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::cell::OnceCell;

/// Most readings that a judgement shows.
const MOST_READINGS: usize = 24;

/// A judgement without figures.
pub(super) fn unverifiable(reason: Reason, summary: String) -> Judgement {
    Judgement {
        verdict: Verdict::Unverifiable,
        reason,
        summary,
        evidence: Vec::new(),
        readings: Vec::new(),
        diagnosis: Vec::new(),
        doubtful: Vec::new(),
        suggestion: None,
    }
}

/// A claim that can be judged, with what its words ask for.
pub(super) struct Question<'a> {
    pub(super) claim: Claim,
    pub(super) context: &'a Context<'a>,
    pub(super) shelf: Shelf<'a>,
    pub(super) cells: Vec<Cell>,
    pub(super) printed: Printed,
    pub(super) asks: Asks,
    slips: OnceCell<Vec<Slip<'a>>>,
}

/// Why a figure of less than the whole cannot be told from the data; `None` where it is of the whole.
const fn part_only(claim: &Claim) -> Option<&'static str> {
    match claim.coverage {
        Coverage::Whole => None,
        Coverage::Province => {
            Some("The figure is of a province or city; the data are of whole countries.")
        }
        Coverage::Average if matches!(claim.kind, Kind::Level | Kind::Balance) => None,
        Coverage::Average => {
            Some("The figure compares averages over shorter times; the data hold sums.")
        }
        Coverage::Days => {
            Some("The figure is of some days of the month; the data hold whole months.")
        }
    }
}

impl<'a> Question<'a> {
    /// The question a claim asks, or why it cannot be judged.
    pub(super) fn of(claim: &Claim, context: &'a Context<'a>) -> Result<Self, (Reason, String)> {
        if claim.modality != Modality::Actual {
            let said = format!("Not asserted as a fact ({}).", claim.modality.code());
            return Err((Reason::NotAsserted, said));
        }
        if let Some(said) = part_only(claim) {
            return Err((Reason::NotCovered, said.to_owned()));
        }
        let claim = in_base_units(claim);
        if !is_judged(&claim) {
            let said = format!("A {} claim is not judged yet.", claim.kind.code());
            return Err((Reason::KindNotJudged, said));
        }
        let vague = |slot: &str| (Reason::TooVague, format!("The words leave open {slot}."));
        let cells = Cell::asked(&claim).map_err(vague)?;
        let printed = Printed::of(&claim, context.policy).ok_or_else(|| vague("the number"))?;
        let asks = Asks::of(&claim).map_err(vague)?;
        let printed = if asks.is_count() {
            printed.counted()
        } else if is_signless(&claim, &cells, asks) {
            printed.either_way()
        } else {
            printed
        };
        Ok(Self {
            shelf: Shelf::new(context.book, context.as_of, context.published),
            claim,
            context,
            cells,
            printed,
            asks,
            slips: OnceCell::new(),
        })
    }

    pub(super) fn answered(&self) -> Judgement {
        let mut judgement = self.weighed();
        self.add_doubtful(&mut judgement);
        judgement
    }

    /// What the figures say that may be used.
    fn weighed(&self) -> Judgement {
        let mut weights = self.weights(self.shelf);
        if weights.is_empty() {
            weights = self.otherwise_counted();
        }
        if let Some((reason, said)) = self.silence(&weights) {
            return unverifiable(reason, said);
        }
        let (unit, policy) = (self.claim.quantity.unit, self.context.policy);
        let decision = decide::decide(&weights, &self.printed, unit, policy);
        let decision = spare::spared(
            decision,
            &self.claim,
            &weights,
            || self.slips(),
            &self.printed,
            self.context,
        );
        let decision = self.explained(decision, &weights);
        let official = official(&weights, self.printed.signed());
        let mut judgement = unverifiable(decision.reason, String::new());
        judgement.verdict = decision.verdict;
        let printed = self.printed.signed();
        judgement.summary = summary::summary(&self.claim, printed, decision, &weights, official);
        for weight in &weights {
            judgement
                .readings
                .push(tried(weight, judgement.evidence.len()));
            judgement.evidence.push(summary::evidence(weight));
        }
        if matches!(decision.verdict, Verdict::NeedsContext | Verdict::Refuted) {
            self.explain(&mut judgement, decision, &weights, official);
        }
        judgement
    }

    /// Diagnosis and mended phrase.
    fn explain(
        &self,
        judgement: &mut Judgement,
        decision: Decision,
        weights: &[Weight<'a>],
        official: Option<&Weight<'a>>,
    ) {
        let (unit, policy) = (self.claim.quantity.unit, self.context.policy);
        let slips = match decision.reason {
            Reason::SourcesDisagree | Reason::CurrencyBasis => &[],
            _ => self.slips(),
        };
        let by = decision.by.and_then(|by| weights.get(by));
        let offered = by.filter(|by| self.is_of_like_goods(by)).or(official);
        let weights = if self.asks.is_count() { &[] } else { weights };
        let is_loose = |weight: &Weight<'_>| {
            weight.candidate.reason == Reason::Converted && decision.reason != Reason::Converted
        };
        let found = diagnosis::diagnose(weights, slips, &self.printed, unit, &self.cells, policy);
        for found in found.into_iter().filter(|found| !is_loose(&found.weight)) {
            let evidence = summary::evidence(&found.weight);
            let at = judgement.evidence.iter().position(|e| *e == evidence);
            let at = at.unwrap_or_else(|| {
                judgement.evidence.push(evidence);
                judgement.evidence.len() - 1
            });
            judgement.diagnosis.push(Diagnosis {
                changed: found.changed,
                text: found.text,
                evidence: at,
                coincidence: found.odds,
            });
        }
        judgement.suggestion = offered
            .filter(|weight| weight.fit != Fit::Printed)
            .and_then(|weight| mend::mended(&self.claim, self.context, &weight.candidate.observed));
    }

    /// Is it of goods that lists name alike, "electronic goods" for "electronics"? Then the words are as much its own.
    fn is_of_like_goods(&self, weight: &Weight<'_>) -> bool {
        weight.candidate.reason == Reason::OtherScope && !self.claim.commodity.value.is_total()
    }

    /// Where nothing is published in the draft's unit: figures in another one that have just these digits.
    fn otherwise_counted(&self) -> Vec<Weight<'a>> {
        let strict = self.context.policy.coincidence / Decimal::from(5);
        if self.asks != Asks::Amount || self.printed.digits_by_chance() > strict {
            return Vec::new();
        }
        let (unit, policy) = (self.claim.quantity.unit, self.context.policy);
        let found = self.cells.iter().flat_map(|cell| {
            let slips = slips::in_other_units(cell, unit, self.shelf, policy);
            slips.into_iter().map(|slip| slip.candidate)
        });
        let mut weights: Vec<_> = found
            .map(|one| one.allowed(Reason::OtherUnit).refuting(None))
            .map(|one| one.placed(&self.cells).weighed(&self.printed))
            .filter(|weight| weight.fit == Fit::Printed)
            .collect();
        weights.sort_by_key(Weight::order);
        weights
    }

    /// Where nothing settles a figure, but it is just that of another reading: a reader should look at it.
    fn explained(&self, decision: Decision, weights: &[Weight<'a>]) -> Decision {
        if decision.reason != Reason::PeriodNotCovered || weights.is_empty() {
            return decision;
        }
        let (unit, policy) = (self.claim.quantity.unit, self.context.policy);
        let found = diagnosis::diagnose(
            weights,
            self.slips(),
            &self.printed,
            unit,
            &self.cells,
            policy,
        );
        let strict = policy.coincidence / Decimal::TWO;
        if found.iter().all(|one| one.odds > strict) {
            return decision;
        }
        Decision {
            verdict: Verdict::NeedsContext,
            reason: Reason::Differs,
            by: decision.by,
        }
    }

    /// Every reading weighed, best first, each once.
    pub(super) fn weights(&self, facts: Shelf<'a>) -> Vec<Weight<'a>> {
        let mut weights: Vec<Weight<'a>> = Vec::new();
        for candidate in self.readings(facts) {
            let weight = candidate.placed(&self.cells).weighed(&self.printed);
            let known = weights.iter().any(|held| {
                let (one, other) = (&held.candidate, &weight.candidate);
                one.cell == other.cell
                    && one.how == other.how
                    && one.observed.value == other.observed.value
                    && one.observed.arithmetic == other.observed.arithmetic
                    && source(one) == source(other)
            });
            if !known {
                weights.push(weight);
            }
        }
        weights.sort_by_key(Weight::order);
        keep_deciding(weights)
    }

    fn readings(&self, facts: Shelf<'a>) -> Vec<Candidate<'a>> {
        let (claim, cells, policy) = (&self.claim, &self.cells, self.context.policy);
        let unit = claim.quantity.unit;
        match self.asks {
            Asks::Amount => levels::readings(claim, cells, unit, facts, policy),
            Asks::Average => averages::readings(claim, cells, unit, facts, policy),
            Asks::Growth(back) => changes::readings(claim, cells, back, self.scale(facts)),
            Asks::Difference(back) => ratios::differences(cells, back, unit, facts, policy),
            Asks::Multiple(back) => ratios::multiples(claim, cells, back, self.scale(facts)),
            Asks::Share => ratios::shares(cells, facts, policy),
            Asks::Points(back) => self.points(back, facts),
            Asks::Rank => ranks::readings(cells, self.count(), facts, policy),
            Asks::Extreme => history::extremes(claim, cells, facts, policy),
            Asks::Streak => history::streaks(claim, cells, self.count(), facts, policy),
        }
    }

    /// The printed count.
    fn count(&self) -> usize {
        self.printed.signed().abs().to_usize().unwrap_or(usize::MAX)
    }

    /// Growth in percent that is just the number said in points.
    fn points(&self, back: i32, facts: Shelf<'a>) -> Vec<Candidate<'a>> {
        let all = changes::readings(&self.claim, &self.cells, back, self.scale(facts));
        all.into_iter()
            .filter(|one| one.stated && one.observed.is_published())
            .map(|one| one.allowed(Reason::PointsForPercent).refuting(None))
            .filter(|one| one.clone().weighed(&self.printed).fit == Fit::Printed)
            .collect()
    }

    /// The slips that its figure may come from, found once.
    fn slips(&self) -> &[Slip<'a>] {
        self.slips.get_or_init(|| self.found_slips())
    }

    fn found_slips(&self) -> Vec<Slip<'a>> {
        let Some(cell) = self.cells.first() else {
            return Vec::new();
        };
        let unit = self.claim.quantity.unit;
        match self.asks {
            Asks::Amount => slips::of_level(cell, unit, self.shelf, self.context.policy),
            Asks::Growth(back) => slips::of_change(cell, back, self.scale(self.shelf)),
            _ => Vec::new(),
        }
    }

    fn scale(&self, facts: Shelf<'a>) -> Scale<'a> {
        Scale {
            shelf: facts,
            basis: self.context.basis,
            policy: self.context.policy,
        }
    }
}

/// The sources of a reading's value, for telling two apart.
fn source<'a>(candidate: &'a Candidate<'_>) -> Option<&'a str> {
    candidate.observed.roots.first().map(|root| &*root.source)
}

/// The best readings, and every stated one: none that could decide is lost.
fn keep_deciding(weights: Vec<Weight<'_>>) -> Vec<Weight<'_>> {
    let mut room = MOST_READINGS;
    let mut kept = Vec::new();
    for weight in weights {
        let stays = room > 0 || (weight.candidate.stated && kept.len() < MOST_READINGS * 2);
        room = room.saturating_sub(1);
        if stays {
            kept.push(weight);
        }
    }
    kept
}

/// The figure to offer instead: published, stated, nearest to the printed one; a computed one where nothing is published.
/// Nearness is of sizes, whatever the sign, so that a wrong direction gets the figure it turned.
fn official<'w, 'a>(weights: &'w [Weight<'a>], said: Decimal) -> Option<&'w Weight<'a>> {
    weights
        .iter()
        .filter(|w| w.candidate.stated)
        .min_by_key(|w| {
            let seen = &w.candidate.observed;
            (!seen.is_published(), (seen.value.abs() - said.abs()).abs())
        })
}

/// A reading as the report shows it.
fn tried(weight: &Weight<'_>, evidence: usize) -> Tried {
    let reason = match weight.fit {
        Fit::Coarse | Fit::Near if weight.candidate.stated => weight.why,
        Fit::Off if weight.candidate.stated => Reason::Major,
        _ => weight.candidate.reason,
    };
    Tried {
        reading: weight.candidate.reading(),
        stated: weight.candidate.stated,
        fit: weight.fit,
        reason,
        evidence,
    }
}

/// Do the words leave open which sign a balance has: growth of one, one of two sides of which neither is the reporter,
/// one called a plain amount?
fn is_signless(claim: &Claim, cells: &[Cell], asks: Asks) -> bool {
    let is_balance = cells.iter().any(|cell| cell.flow == Flow::Balance);
    is_balance && (asks != Asks::Amount || cells.len() > 1 || claim.kind == Kind::Level)
}
