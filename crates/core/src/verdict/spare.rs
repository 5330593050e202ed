//! What keeps a figure from being called wrong: another reading of a slot that the sentence leaves open, or a distance
//! so great that the words must speak of something else.

use super::decide::Decision;
use super::slips::Slip;
use super::words::{Reason, Verdict};
use super::{Context, Fit, Policy, candidate::Weight, interval::Printed};
use crate::claim::{Claim, Filled, rule};
use crate::quantity::Unit;
use rust_decimal::Decimal;

/// A refutation, or what it is softened to.
pub(super) fn spared<'s, 'a: 's>(
    decision: Decision,
    claim: &Claim,
    weights: &[Weight<'a>],
    slips: impl FnOnce() -> &'s [Slip<'a>],
    printed: &Printed,
    context: &Context<'_>,
) -> Decision {
    let policy = context.policy;
    let is_differing = decision.reason == Reason::Differs;
    if decision.verdict != Verdict::Refuted && !is_differing {
        return decision;
    }
    if is_right_elsewhere(claim, slips(), printed) {
        return Decision {
            verdict: Verdict::NeedsContext,
            reason: Reason::OtherReading,
            ..decision
        };
    }
    if claim.commodity.rule == rule::PERHAPS_GOODS || claim.reporter.rule == rule::FIRST_NAMED {
        return Decision {
            verdict: Verdict::Unverifiable,
            reason: Reason::TooVague,
            ..decision
        };
    }
    let far = decision
        .by
        .and_then(|by| weights.get(by))
        .is_some_and(|weight| is_beyond(weight, claim, printed, policy));
    let is_large = matches!(decision.reason, Reason::Major | Reason::Differs);
    if far && is_large && !is_plain(claim) {
        return Decision {
            verdict: Verdict::Unverifiable,
            reason: Reason::BeyondComparison,
            ..decision
        };
    }
    if context.young && !is_differing {
        return Decision {
            verdict: Verdict::NeedsContext,
            reason: Reason::YoungLanguage,
            ..decision
        };
    }
    decision
}

/// Is the figure right once a slot is changed that the sentence itself does not fill?
fn is_right_elsewhere(claim: &Claim, slips: &[Slip<'_>], printed: &Printed) -> bool {
    let open = |filled: Filled| !matches!(filled, Filled::Stated(_));
    slips.iter().any(|slip| {
        let left_open = match slip.changed {
            "flow" => open(claim.flow.filled),
            "period" => open(claim.period.filled),
            "mirror" => open(claim.reporter.filled) || open(claim.partner.filled),
            "partner" => open(claim.partner.filled),
            "reporter" => open(claim.reporter.filled),
            "scope" => open(claim.commodity.filled),
            "compare" => open(claim.compare.filled),
            _ => false,
        };
        left_open && slip.candidate.fit(printed).0 == Fit::Printed
    })
}

/// Does the sentence itself name whose trade, which flow and which months?
fn is_plain(claim: &Claim) -> bool {
    let stated = |filled: Filled| matches!(filled, Filled::Stated(_));
    stated(claim.reporter.filled) && stated(claim.flow.filled) && stated(claim.period.filled)
}

/// Is an amount so many times larger or smaller that the words probably speak of something else?
fn is_beyond(weight: &Weight<'_>, claim: &Claim, printed: &Printed, policy: &Policy) -> bool {
    let (said, seen) = (
        printed.signed().abs(),
        weight.candidate.observed.value.abs(),
    );
    let amount = claim.quantity.unit != Unit::Percent;
    let (small, large) = if said < seen {
        (said, seen)
    } else {
        (seen, said)
    };
    amount && small > Decimal::ZERO && large > small * policy.beyond_comparison
}
