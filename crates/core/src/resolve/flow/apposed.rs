//! Flow words that only say again what was named before.

use super::opens::AGGREGATES;
use crate::claim::Flow;
use crate::lexicon::{Cue, FlowWord};
use crate::resolve::line::Token;
use crate::resolve::place::facing::other_way;
use crate::resolve::place::flow_at;
use crate::resolve::scene::{Frame, Said};
use crate::resolve::walk::Walk;
use std::sync::Arc;

/// How many flows named before a balance are looked at.
const FLOWS: usize = 4;

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
        // "The food balance closed with a surplus of 935 million, compared with a deficit of 205 million"
        let balance = self.flows.iter().rev().take(2).any(|(item, said)| {
            said.value == FlowWord::Plain(Flow::Balance)
                && !(*item..at).any(|between| self.line.is_boundary(between))
        });
        signed && balance && self.frame.good.as_ref().is_some_and(|good| good.own)
    }

    /// "Services exports came to 342 billion and imports to 310, resulting in a surplus of 32": the balance of an aggregate's two sides.
    pub(super) fn is_balance_of_aggregate(&self, at: usize) -> bool {
        let balance = flow_at(self.line, at).is_some_and(|word| word.flow() == Flow::Balance);
        let last = || self.flows.iter().rev().take(FLOWS);
        let told = |flow: Flow| last().any(|(_, said)| said.value.flow() == flow);
        let own = |said: &Said<Arc<str>>| said.own && AGGREGATES.contains(&&*said.value);
        balance
            && told(Flow::Exports)
            && told(Flow::Imports)
            && self.goods.len() == 1
            && self.frame.good.as_ref().is_some_and(own)
    }

    /// "Cocoa brought $8 billion, gold $36 billion. The import bill came to 61 billion": behind several goods of one flow, or one and its
    /// part, the other way with none is that of all goods.
    pub(super) fn is_other_way_of_all(&self, at: usize, story: &Frame) -> bool {
        let told = story.flow.as_ref().map(|said| said.value.flow());
        let word = flow_at(self.line, at).filter(|word| !word.is_verb());
        let turned = word.is_some_and(|word| told == Some(other_way(word.flow())));
        let sided = matches!(told, Some(Flow::Exports | Flow::Imports));
        self.scene.strays && sided && turned && !self.scene.bilateral
    }

    /// "Los embarques de cobre, su principal exportación, …": a flow that only names what was said before a comma; so does "Those to
    /// ASEAN, its biggest partner, rose 5%" in a sentence that goes on with the flow before it.
    pub(in crate::resolve) fn is_apposed(&self, at: usize, word: FlowWord) -> bool {
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
