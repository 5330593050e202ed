//! "Rusya 71 bin ton satın aldı": a verb behind the amounts of its subject, in languages whose verbs end the clause.

use super::facing::{mirrored, other_way};
use super::late::late_verb;
use super::walk::Walk;
use crate::claim::Flow;
use crate::lexicon::FlowWord;

impl Walk<'_, '_> {
    /// The verb that the area at an item is the subject of, past its amounts, and the flow that it is seen from the other side.
    pub(super) fn verb_past_amounts(&self, at: usize) -> Option<(usize, Flow)> {
        let (verb, word) = late_verb(self.line, at).filter(|_| self.line.postpositions)?;
        let facing = match word {
            FlowWord::Buys | FlowWord::Sells => mirrored(word),
            FlowWord::Plain(flow @ (Flow::Exports | Flow::Imports)) => other_way(flow),
            _ => return None,
        };
        Some((verb, facing))
    }
}
