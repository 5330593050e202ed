//! "Rusya 71 bin ton satın aldı": a verb behind the amounts of its subject, in languages whose verbs end the clause.

use crate::claim::Flow;
use crate::lexicon::FlowWord;
use crate::resolve::amount::late::late_verb;
use crate::resolve::place::facing::{mirrored, other_way};
use crate::resolve::walk::Walk;

impl Walk<'_, '_> {
    /// The verb that the area at an item is the subject of, past its amounts, and the flow that it is seen from the other side.
    pub(in crate::resolve) fn verb_past_amounts(&self, at: usize) -> Option<(usize, Flow)> {
        let (verb, word) = late_verb(self.line, at).filter(|_| self.line.postpositions)?;
        let facing = match word {
            FlowWord::Buys | FlowWord::Sells => mirrored(word),
            FlowWord::Plain(flow @ (Flow::Exports | Flow::Imports)) => other_way(flow),
            _ => return None,
        };
        Some((verb, facing))
    }
}
