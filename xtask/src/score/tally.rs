//! Counts over many passages, and the figures that follow from them.

use super::gold::Passage;
use super::measure::{FIELDS, Pair, Right};
use super::shape::Shape;
use std::collections::BTreeMap;

/// Counts over a group of passages.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    pub(super) passages: u32,
    pub(super) gold: u32,
    pub(super) ours: u32,
    found: u32,
    strict: u32,
    fields: [u32; FIELDS.len()],
    kinds: BTreeMap<String, (u32, u32)>,
    pub(super) false_claims: u32,
    negative_words: f64,
}

/// Precision, recall and their harmonic mean, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rates {
    pub(super) precision: f64,
    pub(super) recall: f64,
    pub(super) f1: f64,
}

impl Tally {
    /// Counts one passage with what we read in it.
    pub(super) fn add(&mut self, passage: &Passage, ours: &[Shape], pairs: &[Pair]) {
        self.passages += 1;
        self.gold += count(&passage.claims);
        self.ours += count(ours);
        self.found += count(pairs);
        for claim in &passage.claims {
            self.kinds.entry(claim.kind.clone()).or_default().1 += 1;
        }
        for (gold, ours) in pairs
            .iter()
            .filter_map(|&(i, j)| Some((passage.claims.get(i)?, ours.get(j)?)))
        {
            self.add_pair(gold, Right::of(gold, ours));
        }
        if passage.claims.is_empty() {
            self.false_claims += count(ours);
            self.negative_words += passage.words();
        }
    }

    fn add_pair(&mut self, gold: &Shape, right: Right) {
        self.strict += u32::from(right.is_strict());
        self.kinds.entry(gold.kind.clone()).or_default().0 += 1;
        for (sum, ok) in self.fields.iter_mut().zip(right.0) {
            *sum += u32::from(ok);
        }
    }

    /// Finding: is the number there, with its unit and place?
    pub(super) fn detection(&self) -> Rates {
        self.rates(self.found)
    }

    /// Fully usable: sign, direction, flow, both sides and period are right too.
    pub(super) fn strict(&self) -> Rates {
        self.rates(self.strict)
    }

    fn rates(&self, right: u32) -> Rates {
        let precision = share(right, self.ours).unwrap_or(if self.gold == 0 { 1.0 } else { 0.0 });
        let recall = share(right, self.gold).unwrap_or(1.0);
        let both = precision + recall;
        let f1 = if both > 0.0 {
            2.0 * precision * recall / both
        } else {
            0.0
        };
        Rates {
            precision,
            recall,
            f1,
        }
    }

    /// Share of found claims that have each field right, in the order of [`FIELDS`].
    pub(super) fn fields(&self) -> [Option<f64>; FIELDS.len()] {
        self.fields.map(|right| share(right, self.found))
    }

    /// Claims of ours in passages that have none, per 1000 words; `None` without such passages.
    pub(super) fn false_per_1000_words(&self) -> Option<f64> {
        (self.negative_words > 0.0)
            .then(|| 1000.0 * f64::from(self.false_claims) / self.negative_words)
    }

    /// Kinds in alphabetical order: (name, share found, how many there are).
    pub(super) fn kinds(&self) -> impl Iterator<Item = (&str, f64, u32)> {
        self.kinds
            .iter()
            .map(|(kind, &(found, all))| (kind.as_str(), share(found, all).unwrap_or(0.0), all))
    }
}

fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

fn count<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::measure::pairs;
    use super::super::sample;
    use super::Tally;

    #[test]
    fn half_found_and_one_extra_is_counted_so() {
        let passage = sample::passage();
        let mut ours = vec![passage.claims[0].clone(), passage.claims[1].clone()];
        ours[0].period_end = None;
        ours[1].value = Some(99.0);
        let mut tally = Tally::default();
        tally.add(&passage, &ours, &pairs(&passage.claims, &ours));
        let found = tally.detection();
        assert!((found.precision - 0.5).abs() < 1e-9 && (found.recall - 1.0 / 3.0).abs() < 1e-9);
        assert!(tally.strict().f1.abs() < 1e-9);
        assert_eq!(tally.false_per_1000_words(), None);
    }

    #[test]
    fn claims_in_a_passage_without_any_are_false() {
        let mut passage = sample::passage();
        let ours = std::mem::take(&mut passage.claims);
        passage.text = "one two three four".to_owned();
        let mut tally = Tally::default();
        tally.add(&passage, &ours, &[]);
        assert!(
            tally
                .false_per_1000_words()
                .is_some_and(|n| (n - 750.0).abs() < 1e-9)
        );
    }
}
