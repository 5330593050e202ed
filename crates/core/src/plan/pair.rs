//! The two sides of a claim, in every order that its words leave open.

use crate::claim::{Area, Claim};

/// The (reporter, partner) pairs a claim can be about, best first; empty where a side is missing.
///
/// A claim without a reporter names both sides as `AAA+BBB`: either side's statistics will do.
pub(crate) fn pairs(claim: &Claim) -> Vec<(Area, Area)> {
    match (&claim.reporter.value, &claim.partner.value) {
        (Some(reporter), Some(partner)) => vec![(reporter.clone(), partner.clone())],
        (None, Some(both)) => match both.code().split_once('+') {
            Some((one, other)) => {
                let (one, other) = (Area::new(one), Area::new(other));
                vec![(one.clone(), other.clone()), (other, one)]
            }
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}
