//! Why the data say nothing of a claim: not covered, not yet out, too little of the past.

use super::Reason;
use super::asks::Asks;
use super::candidate::Weight;
use super::cell::Cell;
use super::observe::{Shelf, last_day};
use super::question::Question;
use super::{Fit, calendar};
use crate::lexicon::english;
use jiff::ToSpan;

/// Days after the end of a period before which no agency's figures are taken to be out without a date that says so.
const EARLIEST: i64 = 5;

impl Question<'_> {
    /// Why the data are silent, where they are.
    pub(super) fn silence(&self, weights: &[Weight<'_>]) -> Option<(Reason, String)> {
        if !weights.is_empty() {
            return self.is_too_early(weights).then(|| self.not_yet());
        }
        if let Some(said) = self.unsettled() {
            return Some(said);
        }
        if matches!(self.asks, Asks::Points(_)) {
            let said =
                "A change in points is not judged, unless it is growth in percent by mistake.";
            return Some((Reason::KindNotJudged, said.to_owned()));
        }
        let everything = Shelf::new(self.context.book, None, self.context.published);
        if self.context.as_of.is_some() && !self.weights(everything).is_empty() {
            return Some(self.not_yet());
        }
        if self.is_early() {
            return Some(self.not_yet());
        }
        let covered = self.cells.iter().any(|cell| {
            let own = self.shelf.page(&cell.series).next().is_some();
            own || self.shelf.page(&cell.swapped().series).next().is_some()
        });
        let words = self.cells.first().map(Cell::words).unwrap_or_default();
        Some(if covered {
            let said = format!("No loaded figure is for these months: {words}.");
            (Reason::PeriodNotCovered, said)
        } else {
            let said = format!("No loaded table covers {words}.");
            (Reason::NotCovered, said)
        })
    }

    /// Why a count of places or months cannot be told.
    fn unsettled(&self) -> Option<(Reason, String)> {
        let words = self.cells.first().map(Cell::words).unwrap_or_default();
        Some(match self.asks {
            Asks::Rank => (
                Reason::TableIncomplete,
                format!("The loaded tables do not hold all that are ranked: {words}."),
            ),
            Asks::Extreme | Asks::Streak => (
                Reason::HistoryTooShort,
                format!(
                    "Too little of the past is loaded, or the words do not say since when: {words}."
                ),
            ),
            _ => return None,
        })
    }

    fn not_yet(&self) -> (Reason, String) {
        let day = match (self.context.as_of, self.context.published) {
            (Some(day), _) | (None, Some(day)) => format!("on {}", english::day(day)),
            (None, None) => "then".to_owned(),
        };
        let words = self.cells.first().map(Cell::words).unwrap_or_default();
        let mut said = format!("The figure for {words} cannot have been out {day}.");
        let usual = self
            .cells
            .iter()
            .find_map(|cell| calendar::expected(self.shelf, cell));
        if let Some(expected) = usual {
            said.push(' ');
            said.push_str(&expected);
        }
        (Reason::NotYetPublished, said)
    }

    /// Was the story printed before the figures of its period are usually out?
    fn is_early(&self) -> bool {
        let end = self.claim.period.value.map(crate::period::Period::last);
        let usual = end
            .and_then(last_day)
            .and_then(|end| end.checked_add(EARLIEST.days()).ok());
        matches!((usual, self.context.published), (Some(usual), Some(story)) if story <= usual)
    }

    /// Early, with no figure that was out by then, and none without a date that says what the story says.
    fn is_too_early(&self, weights: &[Weight<'_>]) -> bool {
        let (Some(story), Some(period)) = (self.context.published, self.claim.period.value) else {
            return false;
        };
        let was_out = |weight: &Weight<'_>| {
            weight.candidate.observed.roots.iter().all(|root| {
                root.period.last() < period.last()
                    || root
                        .published
                        .map_or(weight.fit == Fit::Printed, |day| day <= story)
            })
        };
        self.is_early() && !weights.iter().any(was_out)
    }
}
