//! When one of our claims is the labeller's claim, and which of its fields are right.

use super::shape::Shape;
use std::cmp::Ordering;

/// What is compared in claims that were found, in the order of the table.
pub(super) const FIELDS: [&str; 10] = [
    "kind",
    "direction",
    "flow",
    "partners",
    "period",
    "compare",
    "hedge",
    "commodity",
    "sign",
    "high",
];

/// Which fields a claim needs right to be fully usable.
const STRICT: [&str; 5] = ["sign", "direction", "flow", "partners", "period"];

/// Which fields of one pair are right, in the order of [`FIELDS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Right(pub(super) [bool; FIELDS.len()]);

impl Right {
    /// Compares ours with the gold claim.
    pub(super) fn of(gold: &Shape, ours: &Shape) -> Self {
        let turned = is_turned(gold, ours);
        let flow = if turned {
            mirrored(ours.flow.as_deref())
        } else {
            ours.flow.as_deref()
        };
        Self([
            ours.kind == gold.kind,
            ours.direction == gold.direction,
            flow == gold.flow.as_deref(),
            ours.places() == gold.places(),
            ours.period_start == gold.period_start && ours.period_end == gold.period_end,
            base(&ours.compare) == base(&gold.compare),
            ours.hedge == gold.hedge,
            ours.is_total() == gold.is_total(),
            has_right_sign(gold, ours, turned),
            is_same(ours.value_high, gold.value_high),
        ])
    }

    /// Names of the fields that are wrong.
    pub(super) fn wrong(self) -> impl Iterator<Item = &'static str> {
        FIELDS
            .into_iter()
            .zip(self.0)
            .filter(|(_, ok)| !ok)
            .map(|(name, _)| name)
    }

    /// Is the claim fully usable?
    pub(super) fn is_strict(self) -> bool {
        self.wrong().all(|name| !STRICT.contains(&name))
    }

    fn count(self) -> usize {
        self.0.iter().filter(|ok| **ok).count()
    }
}

/// One pair: indices of the gold claim and of ours.
pub(super) type Pair = (usize, usize);

/// Which of ours is which gold claim, one to one: overlapping spans, the same number and unit; pairs that agree in
/// more fields first, then those whose spans agree better.
pub(super) fn pairs(gold: &[Shape], ours: &[Shape]) -> Vec<Pair> {
    let mut candidates = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, s) in ours.iter().enumerate() {
            let overlap = overlap(g, s);
            if overlap > 0.0 && is_same(g.value, s.value) && g.unit == s.unit {
                candidates.push((Right::of(g, s).count(), overlap, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| {
        let better =
            b.0.cmp(&a.0)
                .then(b.1.partial_cmp(&a.1).unwrap_or(Ordering::Equal));
        better.then((a.2, a.3).cmp(&(b.2, b.3)))
    });
    let mut taken: Vec<Pair> = Vec::new();
    for (_, _, i, j) in candidates {
        if taken.iter().all(|&(g, s)| g != i && s != j) {
            taken.push((i, j));
        }
    }
    taken
}

/// Shared part of both spans, 0 to 1.
fn overlap(a: &Shape, b: &Shape) -> f64 {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let whole = a.end.max(b.end) - a.start.min(b.start);
    #[expect(clippy::cast_precision_loss, reason = "offsets of a passage are small")]
    let share = shared as f64 / whole.max(1) as f64;
    share
}

fn is_same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            let (a, b) = (a.abs(), b.abs());
            (a - b).abs() <= 1e-6 * a.max(b).max(1e-12)
        }
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Do we look at the same pair from the other side?
fn is_turned(gold: &Shape, ours: &Shape) -> bool {
    gold.reporter.is_some()
        && ours.reporter.is_some()
        && gold.reporter != ours.reporter
        && ours.reporter == gold.partner
        && gold.places() == ours.places()
}

fn mirrored(flow: Option<&str>) -> Option<&str> {
    match flow {
        Some("exports") => Some("imports"),
        Some("imports") => Some("exports"),
        other => other,
    }
}

fn has_right_sign(gold: &Shape, ours: &Shape, turned: bool) -> bool {
    let Some(wanted) = gold
        .value
        .filter(|v| gold.kind == "balance" && v.abs() > 0.0)
    else {
        return true;
    };
    let flip = turned && ours.kind == "balance";
    ours.value
        .is_some_and(|value| (value > 0.0) == ((wanted > 0.0) != flip))
}

/// A cumulative comparison is one with the year before.
fn base(compare: &str) -> &str {
    if compare == "ytd" { "yoy" } else { compare }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::{Right, pairs};

    #[test]
    fn the_labels_match_themselves_in_everything() {
        let gold = sample::claims();
        assert_eq!(pairs(&gold, &gold).len(), gold.len());
        assert!(gold.iter().all(|claim| Right::of(claim, claim).is_strict()));
    }

    #[test]
    fn the_other_side_of_a_pair_is_as_good() {
        for gold in sample::claims() {
            let mut ours = gold.clone();
            std::mem::swap(&mut ours.reporter, &mut ours.partner);
            ours.flow = super::mirrored(gold.flow.as_deref()).map(str::to_owned);
            if ours.kind == "balance" {
                ours.value = ours.value.map(|value| -value);
            }
            assert_eq!(Right::of(&gold, &ours).wrong().count(), 0, "{gold}");
        }
    }

    #[test]
    fn a_wrong_field_is_named_and_a_wrong_sign_is_strict() {
        let gold = sample::claims();
        let mut ours = gold[2].clone();
        ours.value = ours.value.map(|value| -value);
        ours.hedge = "about".to_owned();
        let right = Right::of(&gold[2], &ours);
        assert_eq!(right.wrong().collect::<Vec<_>>(), ["hedge", "sign"]);
        assert!(!right.is_strict());
    }

    #[test]
    fn another_number_unit_or_place_is_another_claim() {
        let gold = sample::claims();
        let mut far = gold[0].clone();
        (far.start, far.end) = (900, 910);
        let mut other = gold[0].clone();
        other.value = Some(38.2e6);
        let mut unit = gold[0].clone();
        unit.unit = "EUR".to_owned();
        for ours in [far, other, unit] {
            assert!(pairs(&gold[..1], &[ours]).is_empty());
        }
    }
}
