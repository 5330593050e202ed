//! Flow words that only say again what was named before.

use super::line::Token;
use super::place::flow_at;
use super::walk::Walk;
use crate::claim::Flow;
use crate::lexicon::{Cue, FlowWord};

impl Walk<'_, '_> {
    /// "La balance alimentaire de la Tunisie a enregistré un excédent": the sign of the balance of a good named before it.
    pub(super) fn is_sign_of_balance(&self, at: usize) -> bool {
        let signed = matches!(
            flow_at(self.line, at),
            Some(
                FlowWord::Surplus
                    | FlowWord::Deficit
                    | FlowWord::BareSurplus
                    | FlowWord::BareDeficit
            )
        );
        let balance = self.flows.last().is_some_and(|(item, said)| {
            said.value == FlowWord::Plain(Flow::Balance)
                && !(*item..at).any(|between| self.line.is_boundary(between))
        });
        signed && balance && self.frame.good.as_ref().is_some_and(|good| good.own)
    }

    /// "Los embarques de cobre, su principal exportación, …": a flow that only names what was said before a comma; so does "Those to
    /// ASEAN, its biggest partner, rose 5%" in a sentence that goes on with the flow before it.
    pub(super) fn is_apposed(&self, at: usize, word: FlowWord) -> bool {
        let goes_on = word == FlowWord::Partner
            && self.scene.goes_on()
            && self.line.sign(at + 1) == Some(',')
            && self.is_moved_behind(at + 1);
        let ranked = matches!(self.before(at), Some(Cue::Rank)) || goes_on;
        let parted = self
            .line
            .back(at, 4, |before| match self.line.items[before].token {
                Token::Cue(Cue::Rank | Cue::Pronoun | Cue::Ordinal(_)) | Token::Word => None,
                _ => Some(self.line.sign(before) == Some(',')),
            });
        (self.flowed || goes_on) && ranked && parted == Some(true)
    }

    /// Does a movement go on with the clause right behind an apposition's comma?
    fn is_moved_behind(&self, comma: usize) -> bool {
        let moved = |after: usize| match self.line.items[after].token {
            Token::Cue(Cue::Move(_)) => Some(true),
            Token::Word => None,
            _ => Some(false),
        };
        self.line.ahead(comma, 3, moved) == Some(true)
    }
}
