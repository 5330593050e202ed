//! One complete reading of a claim with the value that the data give for it.

use super::cell::Cell;
use super::interval::{Printed, share};
use super::observe::Observed;
use super::{Fit, Policy, Reason};
use rust_decimal::Decimal;

/// One reading, its value, and what it may prove.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'a> {
    /// The value.
    pub(super) observed: Observed<'a>,
    /// What it is a figure of.
    pub(super) cell: Cell,
    /// How the figure came to be: "printed by GACC, in dollars".
    pub(super) how: String,
    /// Words for the cell, where it is not the one that the claim asks for.
    pub(super) elsewhere: Option<String>,
    /// Do the words state it, rather than allow it?
    pub(super) stated: bool,
    /// What the report says where only this reading is right.
    pub(super) reason: Reason,
    /// A figure off by no more than this is a small error.
    pub(super) near: Decimal,
    /// A figure off by more than this is wrong under this reading; `None` where the reading can prove nothing wrong.
    pub(super) refutes: Option<Decimal>,
    /// A figure off by more than this is another one than this reading's, though that may not prove it wrong; `None`
    /// where the reading says nothing of other figures.
    pub(super) differs: Option<Decimal>,
}

/// A candidate weighed against the printed figure.
#[derive(Debug, Clone)]
pub(super) struct Weight<'a> {
    /// The reading.
    pub(super) candidate: Candidate<'a>,
    /// How the figure fares.
    pub(super) fit: Fit,
    /// What that fit says: as published, coarse rounding, the hedge's slack, a small error.
    pub(super) why: Reason,
    /// How far off the figure is.
    pub(super) gap: Decimal,
}

impl<'a> Candidate<'a> {
    /// A stated level: proof either way.
    pub(super) fn level(observed: Observed<'a>, cell: &Cell, how: String, policy: &Policy) -> Self {
        let near = share(observed.value, policy.small_error_percent).max(observed.slop);
        Self {
            observed,
            cell: cell.clone(),
            how,
            elsewhere: None,
            stated: true,
            reason: Reason::AsPublished,
            near,
            refutes: Some(near),
            differs: Some(near),
        }
    }

    /// A printed growth: proof either way.
    pub(super) fn growth(
        observed: Observed<'a>,
        cell: &Cell,
        how: String,
        policy: &Policy,
    ) -> Self {
        let near = policy.small_growth_points;
        Self {
            observed,
            cell: cell.clone(),
            how,
            elsewhere: None,
            stated: true,
            reason: Reason::AsPublished,
            near,
            refutes: Some(near),
            differs: Some(near),
        }
    }

    /// A growth computed from levels: it refutes only far off, for agencies revise the base.
    pub(super) fn computed(
        observed: Observed<'a>,
        cell: &Cell,
        how: String,
        policy: &Policy,
    ) -> Self {
        // Where trade has multiplied, a base revised by an eighth is no rarity.
        let size = observed.value.abs();
        let multiplied = size > Decimal::ONE_HUNDRED;
        let ratio = if multiplied {
            size + Decimal::ONE_HUNDRED
        } else {
            size
        };
        let eighth = ratio / Decimal::from(8);
        let refutes = policy.computed_growth_refutes_points.max(eighth);
        Self {
            observed,
            cell: cell.clone(),
            how,
            elsewhere: None,
            stated: true,
            reason: Reason::AsPublished,
            near: policy.computed_growth_points,
            refutes: Some(refutes),
            differs: Some(if multiplied {
                refutes
            } else {
                policy.computed_growth_refutes_points / Decimal::TWO
            }),
        }
    }

    /// The same, told apart from the cells that a claim asks for.
    pub(super) fn placed(mut self, asked: &[Cell]) -> Self {
        let is_own = matches!(asked, [own] if *own == self.cell);
        self.elsewhere = (!is_own).then(|| self.cell.words());
        self
    }

    /// The reading in words; also the label of its evidence. The claim's own series is not named again.
    pub(super) fn reading(&self) -> String {
        match &self.elsewhere {
            Some(words) => format!("{words}: {}", self.how),
            None => self.how.clone(),
        }
    }

    /// The same, where revisions may move the value by `moves`, and a figure off by less than `percent` of it is not wrong.
    pub(super) fn at_least(mut self, moves: Decimal, percent: Decimal) -> Self {
        self.near = self.near.max(moves);
        let apart = share(self.observed.value, percent);
        self.refutes = self.refutes.map(|beyond| beyond.max(moves).max(apart));
        self.differs = self.differs.map(|beyond| beyond.max(moves));
        self
    }

    /// The same as a reading that the words only allow: right under it needs context, for this reason.
    pub(super) fn allowed(mut self, reason: Reason) -> Self {
        self.stated = false;
        self.reason = reason;
        self.differs = None;
        self
    }

    /// The same, where a figure off by more than this is another one.
    pub(super) fn differing(mut self, beyond: Option<Decimal>) -> Self {
        self.differs = beyond;
        self
    }

    /// The same, refuting only beyond a distance.
    pub(super) fn refuting(mut self, beyond: Option<Decimal>) -> Self {
        self.refutes = beyond;
        self
    }

    /// Weighed against a printed figure.
    pub(super) fn weighed(self, printed: &Printed) -> Weight<'a> {
        let Observed { value, half, .. } = self.observed;
        let (fit, why) = self.fit(printed);
        Weight {
            gap: printed.gap(value, half),
            candidate: self,
            fit,
            why,
        }
    }

    /// How a printed figure fits, and why.
    pub(super) fn fit(&self, printed: &Printed) -> (Fit, Reason) {
        let Observed { value, half, .. } = self.observed;
        if self.reason == Reason::Converted {
            converted_fit(printed.gap(value, half), self.near)
        } else {
            printed.fit(value, half, self.near)
        }
    }
}

/// An average rate is no published figure: within its band the conversion explains the number, outside it does not.
fn converted_fit(gap: Decimal, near: Decimal) -> (Fit, Reason) {
    if gap <= near {
        (Fit::Printed, Reason::Converted)
    } else {
        (Fit::Off, Reason::Major)
    }
}

impl Weight<'_> {
    /// The order of a report: best fit first, stated before allowed, printed before computed, milder reason first, and
    /// then from the fewest figures.
    pub(super) fn order(&self) -> (Fit, bool, bool, Reason, usize, Decimal) {
        let c = &self.candidate;
        (
            self.fit,
            !c.stated,
            !c.observed.is_published(),
            c.reason,
            c.observed.roots.len(),
            self.gap,
        )
    }

    /// Does this reading show that the figure is another one?
    pub(super) fn differs(&self) -> bool {
        self.fit == Fit::Off
            && self
                .candidate
                .differs
                .is_some_and(|beyond| self.gap > beyond)
    }

    /// Does this reading show the figure wrong?
    pub(super) fn refutes(&self) -> bool {
        self.fit == Fit::Off
            && self
                .candidate
                .refutes
                .is_some_and(|beyond| self.gap > beyond)
    }
}
