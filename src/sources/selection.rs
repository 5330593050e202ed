//! What is wanted of a source.

use std::collections::BTreeSet;
use std::sync::Arc;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::period::{Month, Period};

/// Which figures are wanted: every pairing of its parts. An empty list means all that the source has by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Selection {
    /// Whose statistics.
    pub reporters: Vec<Area>,
    /// The other sides.
    pub partners: Vec<Area>,
    /// Exports, imports; both where it is empty.
    pub flows: Vec<Flow>,
    /// Dataset codes of goods; all goods together where it is empty.
    pub commodities: Vec<Arc<str>>,
    /// Runs of months, each wanted as a whole.
    pub runs: Vec<Period>,
}

impl Selection {
    /// The one flow that a request is for: the first named; exports where none is.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge::sources::Selection;
    /// use weighbridge_core::claim::{Area, Flow};
    ///
    /// let all = Selection::default();
    /// assert_eq!((all.flow(), all.partner()), (Flow::Exports, Area::world()));
    /// ```
    pub fn flow(&self) -> Flow {
        self.flows.first().copied().unwrap_or(Flow::Exports)
    }

    /// The one partner that a request is for: the first named; the world where none is.
    pub fn partner(&self) -> Area {
        self.partners.first().cloned().unwrap_or_else(Area::world)
    }

    /// Every month of every run, once, in order.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge::sources::Selection;
    /// use weighbridge_core::period::Period;
    ///
    /// let runs = [Period::quarter(2022, 1), Period::quarter(2021, 1)].into_iter().flatten().collect();
    /// let months = Selection { runs, ..Selection::default() }.months();
    /// assert_eq!(months.first().map(ToString::to_string).as_deref(), Some("2021-01"));
    /// assert_eq!(months.len(), 6);
    /// ```
    pub fn months(&self) -> BTreeSet<Month> {
        self.runs.iter().flat_map(|run| run.months()).collect()
    }

    /// The calendar years its months lie in, in order.
    pub fn years(&self) -> BTreeSet<i32> {
        self.months().into_iter().map(Month::year).collect()
    }

    /// From its first month to its last.
    pub fn span(&self) -> Option<Period> {
        let months = self.months();
        Period::new(*months.first()?, *months.last()?)
    }

    /// Its months as runs without a gap, in order.
    pub fn stretches(&self) -> Vec<Period> {
        let mut found: Vec<Period> = Vec::new();
        for month in self.months() {
            let joined = found
                .last()
                .filter(|run| run.last().plus(1) == month)
                .and_then(|run| Period::new(run.first(), month));
            match joined {
                Some(longer) => {
                    found.pop();
                    found.push(longer);
                }
                None => found.push(Period::month(month)),
            }
        }
        found
    }

    /// The flows an agency prints: exports and imports, of which totals and balances are made.
    pub fn printed_flows(&self) -> Vec<Flow> {
        let mixed = |flow: &Flow| matches!(flow, Flow::Total | Flow::Balance);
        if self.flows.is_empty() || self.flows.iter().any(mixed) {
            return vec![Flow::Exports, Flow::Imports];
        }
        let mut flows = self.flows.clone();
        flows.sort_unstable();
        flows.dedup();
        flows
    }

    /// The commodities, or all goods together where none is named.
    pub fn goods(&self) -> Vec<Arc<str>> {
        if self.commodities.is_empty() {
            vec!["TOTAL".into()]
        } else {
            self.commodities.clone()
        }
    }
}

impl Selection {
    /// Two smaller selections that together are this one; none where it is one cell of each part.
    pub(super) fn halves(&self) -> Option<[Self; 2]> {
        let months: Vec<Month> = self.months().into_iter().collect();
        let runs: Vec<Period> = if self
            .runs
            .iter()
            .all(|run| run.len() == 12 && run.is_year_to_date())
        {
            self.runs.clone()
        } else {
            months.into_iter().map(Period::month).collect()
        };
        let with = |change: &dyn Fn(&mut Self, bool)| {
            let mut two = [self.clone(), self.clone()];
            for (nth, half) in two.iter_mut().enumerate() {
                change(half, nth == 0);
            }
            Some(two)
        };
        let flows = self.printed_flows();
        if runs.len() > 1 {
            with(&|half, first| half.runs = part(&runs, first))
        } else if flows.len() > 1 {
            with(&|half, first| half.flows = part(&flows, first))
        } else if self.commodities.len() > 1 {
            with(&|half, first| half.commodities = part(&self.commodities, first))
        } else if self.partners.len() > 1 {
            with(&|half, first| half.partners = part(&self.partners, first))
        } else if self.reporters.len() > 1 {
            with(&|half, first| half.reporters = part(&self.reporters, first))
        } else {
            None
        }
    }
}

fn part<T: Clone>(all: &[T], first: bool) -> Vec<T> {
    let (head, tail) = all.split_at(all.len() / 2);
    if first { head.to_vec() } else { tail.to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_shrink_to_one_cell() {
        let mut open = vec![Selection {
            partners: vec![Area::new("CHN"), Area::new("RUS")],
            runs: Period::quarter(2022, 1).into_iter().collect(),
            ..Selection::default()
        }];
        let mut leaves = 0;
        while let Some(next) = open.pop() {
            match next.halves() {
                Some(two) => open.extend(two),
                None => leaves += 1,
            }
        }
        assert_eq!(leaves, 12, "three months, two flows, two partners");
    }

    #[test]
    fn stretches_have_no_gap() {
        let runs = [
            Period::quarter(2022, 1),
            Period::quarter(2022, 2),
            Period::quarter(2021, 1),
        ];
        let selection = Selection {
            runs: runs.into_iter().flatten().collect(),
            ..Selection::default()
        };
        let shown: Vec<_> = selection
            .stretches()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(shown, ["2021-01..2021-03", "2022-01..2022-06"]);
    }
}
