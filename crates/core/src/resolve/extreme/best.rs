//! An order among months or years: "the second-best January".

use crate::claim::Kind;
use crate::lexicon::Cue;
use crate::quantity::Unit;
use crate::resolve::line::Token;
use crate::resolve::walk::{Finding, Walk};
use rust_decimal::Decimal;

/// How many words may stand between the number of an order and its superlative ("segundo registro más alto").
const BETWEEN: usize = 3;

/// How many items may stand before the number at the start of a sentence ("Foi o segundo melhor resultado").
const OPENING: usize = 2;

impl Walk<'_, '_> {
    /// The rank found last, or right before what was found last.
    pub(super) fn last_rank(&self) -> Option<&Finding> {
        let mut last = self.found.iter().rev().take(2);
        last.find(|found| found.kind == Kind::Rank)
    }

    /// The superlative in time that an ordinal counts.
    pub(super) fn best_but(&self, at: usize) -> Option<usize> {
        let superlative =
            self.line
                .ahead(at, BETWEEN, |after| match self.line.items[after].token {
                    Token::Cue(Cue::Extreme(_)) => Some(Some(after)),
                    Token::Word => None,
                    _ => Some(None),
                });
        superlative.flatten().filter(|_| !self.line.postpositions)
    }

    /// "el segundo registro más alto de su historia", "a terceira melhor marca para fevereiro": a place among years.
    pub(super) fn next_best(&mut self, at: usize, place: u32) {
        let opens = self.scene.goes_on()
            && at <= OPENING
            && (0..at).all(|item| matches!(self.line.items[item].token, Token::Word));
        if !(opens || self.on_topic(at) || self.flow_ahead(at).is_some()) {
            return;
        }
        let Some(superlative) = self.best_but(at) else {
            return;
        };
        let whole = self.line.items[at]
            .span
            .to(self.line.items[superlative].span);
        let before = self.found.len();
        self.find(
            at,
            Kind::Rank,
            Some(Decimal::from(place)),
            Unit::Rank,
            whole,
            None,
        );
        // "The surplus was 74 billion. It was the second-best on record": a place of a balance among years, and not of goods in a flow.
        let flow = self.frame.flow.clone().filter(|_| !self.flowed);
        if let (Some(flow), Some(found)) = (flow, self.found.get_mut(before)) {
            found.frame.flow = Some(flow);
        }
    }
}
