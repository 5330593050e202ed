//! Words for a rise or fall that state a balance themselves ("ein Minus von 66 Milliarden").

use crate::claim::{Direction, Flow};
use crate::lexicon::{Cue, FlowWord};
use crate::quantity::Unit;
use crate::resolve::line::Token;
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;

/// How far before its amount the word may stand, in items.
const REACH: usize = 6;

impl Walk<'_, '_> {
    /// "daraus ergab sich ein Minus von 66 Milliarden", "mit China wuchs das Plus auf 3 Milliarden": the surplus or deficit
    /// that money behind such a word is, where the story tells a balance, or both of its sides.
    pub(in crate::resolve) fn states_balance(
        &self,
        at: usize,
        amount: usize,
    ) -> Option<Said<FlowWord>> {
        let line = self.line;
        let money = |unit: Unit| unit.is_money() || unit == Unit::None;
        if !money(line.amounts[amount].quantity.unit) || self.is_signed_flow() {
            return None;
        }
        let word = line.back(at, REACH, |item| match line.items[item].token {
            _ if line.items[item].states => Some(Some(item)),
            Token::Word
            | Token::Period
            | Token::Cue(Cue::Of | Cue::Became | Cue::Hedge(_) | Cue::Move(_)) => None,
            _ => Some(None),
        })??;
        let direction = match line.cue(word) {
            Some(Cue::Move(direction)) => *direction,
            _ => return None,
        };
        let between = |wanted: &Cue| (word + 1..at).any(|item| line.cue(item) == Some(wanted));
        let balance = self
            .frame
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value.flow() == Flow::Balance);
        // "ergab sich ein Plus": words that settle an account of both sides.
        // "der Außenhandel schloss mit einem Minus ab": those of trade as a whole, too.
        let whole = self
            .frame
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value.flow() == Flow::Total);
        let settles =
            line.text[line.items[word].span.range()].contains(' ') && (whole || self.tells_both());
        let moved = (word.saturating_sub(REACH)..at)
            .any(|item| item != word && matches!(line.cue(item), Some(Cue::Move(_))));
        let states = between(&Cue::Of) && (balance || settles)
            || between(&Cue::Became) && (balance || moved && self.tells_balance());
        let sign = match direction {
            Direction::Up => FlowWord::BareSurplus,
            Direction::Down => FlowWord::BareDeficit,
            Direction::None => return None,
        };
        states.then(|| Said::here(sign, line.items[word].span))
    }

    /// Does the sentence itself name a flow of one side that governs?
    fn is_signed_flow(&self) -> bool {
        let own = self.frame.flow.as_ref().filter(|flow| flow.own);
        own.is_some_and(|flow| {
            matches!(flow.value.flow(), Flow::Exports | Flow::Imports)
                && !matches!(flow.value, FlowWord::Market(_))
                && self.flows.len() < 2
        })
    }

    fn told(&self, flow: Flow) -> bool {
        let here = self.flows.iter().map(|(_, said)| said);
        let story = self.scene.flows.iter().chain(&self.scene.topic.flow);
        here.chain(story).any(|said| said.value.flow() == flow)
    }

    /// Did this sentence or the one before tell exports and imports?
    fn tells_both(&self) -> bool {
        self.told(Flow::Exports) && self.told(Flow::Imports)
    }

    /// Did they tell a balance?
    fn tells_balance(&self) -> bool {
        self.told(Flow::Balance)
    }
}
