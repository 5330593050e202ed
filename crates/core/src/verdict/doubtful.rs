//! Doubtful figures that the draft's agrees with: printed by a source that others contradict, and kept for its sake.
//!
//! They decide nothing. But a reader is told that the figure stands on such a page, and why the page is doubted.

use super::asks::Asks;
use super::cell::Cell;
use super::question::Question;
use super::{Doubtful, Evidence, Fit, Judgement, Verdict, say};
use crate::fact::{Measure, Observation};
use crate::quantity::Unit;
use rust_decimal::Decimal;

/// Most doubtful figures that a judgement shows.
const MOST: usize = 3;

/// Months from which growth is printed.
const YEAR: i32 = 12;

impl Question<'_> {
    /// Adds the doubtful figures of the claim's own series and months that its figure agrees with.
    pub(super) fn add_doubtful(&self, judgement: &mut Judgement) {
        let found = self.cells.iter().flat_map(|cell| self.doubtful_at(cell));
        for seen in found.take(MOST) {
            judgement.summary.push_str(&said(seen, judgement.verdict));
            judgement.doubtful.push(Doubtful {
                evidence: judgement.evidence.len(),
                note: seen.note.to_string(),
            });
            judgement.evidence.push(papers(seen));
        }
    }

    /// Those at one cell that are what the claim asks for.
    fn doubtful_at(&self, cell: &Cell) -> impl Iterator<Item = &'_ Observation> {
        self.shelf.doubtful(cell).filter(|seen| {
            let fits = || self.printed.fit(seen.value, seen.half(), Decimal::ZERO).0;
            self.is_asked(seen) && fits() == Fit::Printed
        })
    }

    fn is_asked(&self, seen: &Observation) -> bool {
        match (self.asks, seen.measure) {
            (Asks::Amount, Measure::Value) => seen.unit == self.claim.quantity.unit,
            (Asks::Growth(YEAR), Measure::Growth { .. }) => seen.unit == Unit::Percent,
            _ => false,
        }
    }
}

/// What a reader is told of it in short: why it is doubted stands with its papers.
fn said(seen: &Observation, verdict: Verdict) -> String {
    let value = say::amount(seen.value, seen.unit);
    match (verdict, seen.note.trim()) {
        (Verdict::Supported, note) if !note.is_empty() => {
            format!(" Sources do not all agree: {note}.")
        }
        _ => format!(" A source that others contradict prints {value}."),
    }
}

/// What it is: "doubtful (digits swapped)".
fn label(seen: &Observation) -> String {
    match seen.note.trim() {
        "" => "doubtful".to_owned(),
        note => format!("doubtful ({note})"),
    }
}

/// The papers of a doubtful figure.
fn papers(seen: &Observation) -> Evidence {
    Evidence {
        label: label(seen),
        value: seen.value,
        half: seen.half(),
        unit: seen.unit,
        arithmetic: None,
        agency: seen.source.to_string(),
        dataset: seen.dataset.to_string(),
        vintage: seen
            .vintage
            .as_deref()
            .unwrap_or("as first printed")
            .to_owned(),
        published: seen.published,
        addresses: vec![seen.origin.to_string()],
        derived: false,
    }
}

#[cfg(test)]
mod tests {
    use crate::fact::Book;
    use crate::verdict::Reason;
    use crate::verdict::sample::{CHINA_RUSSIA, judged, level, observations};
    use crate::verdict::{Judgement, Verdict};

    /// China's trade with Russia of early 2022, and a page that has 83.2 for 38.2 billion.
    const SLIP: &str = "CHN,RUS,total,TOTAL,2022-01,2022-03,83200000000,USD,100000000,,,2022-04-20,\
                        CHECK: digits swapped";

    fn weighed(number: &str) -> Judgement {
        let mut seen = observations(CHINA_RUSSIA);
        seen.extend(observations(SLIP));
        judged(&level(number, "0.1"), &Book::new(seen, vec![]), "")
    }

    #[test]
    fn a_figure_of_a_doubted_page_is_wrong_all_the_same_and_the_page_is_named() {
        let found = weighed("83.2");
        assert_eq!(found.verdict, Verdict::Refuted, "{}", found.summary);
        let why = " A source that others contradict prints 83.2 billion dollars.";
        assert!(found.summary.ends_with(why), "{}", found.summary);
        let at = found.doubtful[0].evidence;
        assert_eq!(found.evidence[at].label, "doubtful (CHECK: digits swapped)");
        assert_eq!(found.evidence[at].value.to_string(), "83200000000");
        assert!(found.readings.iter().all(|tried| tried.evidence != at));
    }

    #[test]
    fn a_figure_that_rounds_to_both_is_right_and_the_other_source_is_told() {
        let mut seen = observations(CHINA_RUSSIA);
        let other = SLIP.replace("83200000000", "38200000000");
        seen.extend(observations(
            &other.replace("digits swapped", "another page has 38.3"),
        ));
        let found = judged(&level("38.2", "0.1"), &Book::new(seen, vec![]), "");
        assert_eq!(found.verdict, Verdict::Supported);
        let why = " Sources do not all agree: CHECK: another page has 38.3.";
        assert!(found.summary.ends_with(why), "{}", found.summary);
    }

    #[test]
    fn other_figures_are_not_troubled_with_it() {
        let found = weighed("38.2");
        assert_eq!(
            (found.verdict, found.reason),
            (Verdict::Supported, Reason::AsPublished)
        );
        assert_eq!(found.doubtful, []);
    }
}
