//! From weighed readings to a verdict: the words' own reading first, and wrong only where no reading comes near.

use super::candidate::Weight;
use super::growth;
use super::interval::Printed;
use super::policy::Way;
use super::{Fit, Policy, Reason, Verdict};
use crate::quantity::Unit;
use rust_decimal::Decimal;

/// A verdict, and the reading it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decision {
    /// The verdict.
    pub(super) verdict: Verdict,
    /// Why.
    pub(super) reason: Reason,
    /// Index of the reading that decided; `None` where nothing could.
    pub(super) by: Option<usize>,
}

/// The verdict of readings in report order.
pub(super) fn decide(
    weights: &[Weight<'_>],
    printed: &Printed,
    unit: Unit,
    policy: &Policy,
) -> Decision {
    let (verdict, reason, by) = if let Some(by) = first(weights, true, Fit::Printed) {
        match doubt(weights, by) {
            Some(reason) => (Verdict::NeedsContext, reason, Some(by)),
            None => (Verdict::Supported, Reason::AsPublished, Some(by)),
        }
    } else if let Some(by) = elsewhere(weights, policy) {
        (Verdict::NeedsContext, context(&weights[by]), Some(by))
    } else if let Some(by) = refuter(weights) {
        let size = size(weights, &weights[by], printed, unit, policy);
        (Verdict::Refuted, size, Some(by))
    } else if let Some(by) = differing(weights) {
        (Verdict::NeedsContext, Reason::Differs, Some(by))
    } else {
        let nearest = (!weights.is_empty()).then_some(0);
        (Verdict::Unverifiable, Reason::PeriodNotCovered, nearest)
    };
    Decision {
        verdict,
        reason,
        by,
    }
}

/// A conversion at an average rate is loose, so it comes behind what the stated readings explain.
fn elsewhere(weights: &[Weight<'_>], policy: &Policy) -> Option<usize> {
    let is_loose = |at: &usize| weights[*at].candidate.reason == Reason::Converted;
    let found = |way: Way| {
        let (stated, fit) = way.parts();
        first(weights, stated, fit)
    };
    let ways = policy.reading_order;
    let firm = ways
        .into_iter()
        .find_map(|way| found(way).filter(|at| !is_loose(at)));
    firm.or_else(|| ways.into_iter().find_map(found))
}

fn first(weights: &[Weight<'_>], stated: bool, fit: Fit) -> Option<usize> {
    weights
        .iter()
        .position(|w| w.candidate.stated == stated && w.fit == fit)
}

/// What a reader must be told when a figure is right under this reading only.
fn context(weight: &Weight<'_>) -> Reason {
    match weight.fit {
        Fit::Printed => weight.candidate.reason,
        Fit::Coarse if !weight.candidate.stated => weight.candidate.reason,
        Fit::Near if weight.candidate.reason == Reason::Mirror => Reason::Mirror,
        _ => weight.why,
    }
}

/// A stated reading fits: is there another, printed with the same right, under which the figure is wrong?
fn doubt(weights: &[Weight<'_>], by: usize) -> Option<Reason> {
    let fits = &weights[by].candidate;
    let others = weights
        .iter()
        .filter(|w| w.candidate.stated && w.candidate.observed.is_published());
    let basis = growth::basis(&fits.observed);
    for other in others {
        let is_growth = fits.observed.unit == Unit::Percent;
        let same_basis = growth::basis(&other.candidate.observed) == basis;
        if is_growth && fits.observed.is_published() && !same_basis {
            if other.fit != Fit::Printed {
                return Some(Reason::CurrencyBasis);
            }
        } else if other.fit == Fit::Off {
            return Some(Reason::SourcesDisagree);
        }
    }
    None
}

/// The reading that shows the figure wrong, where every reading that could defend it is silent.
///
/// The readings that the words state decide. Only where there are none do those that the words allow (a mirror, a
/// conversion, another currency's growth), each beyond its own wide bound.
fn refuter(weights: &[Weight<'_>]) -> Option<usize> {
    let mut judges = weights
        .iter()
        .enumerate()
        .filter(|(_, w)| is_judge(w, weights) && w.candidate.refutes.is_some())
        .peekable();
    let first = judges.peek().map(|(at, _)| *at);
    judges.all(|(_, w)| w.refutes()).then_some(first).flatten()
}

/// The reading that shows the figure to be another one, where all that decide do, though none proves it wrong.
fn differing(weights: &[Weight<'_>]) -> Option<usize> {
    let mut judges = weights
        .iter()
        .enumerate()
        .filter(|(_, w)| is_judge(w, weights) && w.candidate.differs.is_some())
        .peekable();
    let first = judges.peek().map(|(at, _)| *at);
    judges.all(|(_, w)| w.differs()).then_some(first).flatten()
}

/// Is a reading one of those that decide: a stated one, or any where none is stated?
pub(super) fn is_judge(weight: &Weight<'_>, weights: &[Weight<'_>]) -> bool {
    weight.candidate.stated || !weights.iter().any(|w| w.candidate.stated)
}

/// How wrong a refuted figure is.
fn size(
    weights: &[Weight<'_>],
    by: &Weight<'_>,
    printed: &Printed,
    unit: Unit,
    policy: &Policy,
) -> Reason {
    if turned(weights, printed).is_some() {
        return Reason::WrongDirection;
    }
    if scaled(weights, printed, unit, policy).is_some() {
        return Reason::Scale;
    }
    if by.gap < printed.step() * Decimal::TWO {
        return Reason::LastDigit;
    }
    let bound = if unit == Unit::Percent {
        policy.minor_percent
    } else {
        super::interval::share(by.candidate.observed.value, policy.minor_percent)
    };
    if by.gap <= bound {
        Reason::Minor
    } else {
        Reason::Major
    }
}

/// The deciding reading under which the figure would be right the other way round.
pub(super) fn turned(weights: &[Weight<'_>], printed: &Printed) -> Option<usize> {
    let flipped = printed.flipped()?;
    weights.iter().position(|w| {
        let seen = &w.candidate.observed;
        let fit = flipped.fit(seen.value, seen.half, w.candidate.near).0;
        is_judge(w, weights) && fit != Fit::Off && !seen.value.is_zero()
    })
}

/// The deciding reading whose digits the figure has, at another power of ten; with that power (38.2 for 382 is -1).
pub(super) fn scaled(
    weights: &[Weight<'_>],
    printed: &Printed,
    unit: Unit,
    policy: &Policy,
) -> Option<(usize, i32)> {
    if printed.digits_by_chance() > policy.coincidence {
        return None;
    }
    let most = if unit == Unit::Percent { 2 } else { 12 };
    (1..=most).flat_map(|k| [-k, k]).find_map(|power| {
        let moved = printed.scaled(power)?;
        let at = weights.iter().position(|w| {
            let seen = &w.candidate.observed;
            let fit = moved.fit(seen.value, seen.half, Decimal::ZERO).0;
            is_judge(w, weights) && fit == Fit::Printed && !seen.value.is_zero()
        })?;
        Some((at, power))
    })
}
