//! Amounts that are paid for a flow behind them, or earned by it: "spent $2 billion to import rice".

use crate::claim::Flow;
use crate::lexicon::{Cue, FlowWord};
use crate::resolve::line::Token;
use crate::resolve::place::area_at;
use crate::resolve::walk::Walk;

impl Walk<'_, '_> {
    /// "China membeli US$ 71 juta ekspor Sulawesi Utara": an amount between the verb of who buys and the flow that it is of.
    pub(in crate::resolve) fn is_bought_of(&self, at: usize) -> bool {
        let line = self.line;
        let exports = |item: usize| {
            matches!(
                line.cue(item),
                Some(Cue::Flow(FlowWord::Plain(Flow::Exports)))
            )
        };
        let buys = line.back(at, 2, |item| match line.items[item].token {
            Token::Cue(Cue::Flow(word)) => Some(*word == FlowWord::Buys),
            Token::Cue(Cue::Hedge(_)) => None,
            _ => Some(false),
        });
        let flow = at + 1 + usize::from(matches!(line.cue(at + 1), Some(Cue::From)));
        let good = usize::from(matches!(line.cue(flow + 1), Some(Cue::Good(_))));
        let owner = area_at(line, flow + 1 + good).is_some();
        line.goods_stand.behind && buys == Some(true) && exports(flow) && owner
    }

    /// "spent $2 billion to import rice", and what was earned by or with a flow: the word right behind the amount leads to it.
    pub(super) fn pays_or_earns(&self, at: usize, cue: &Cue) -> bool {
        matches!(cue, Cue::To | Cue::By) && self.is_spent_on(at, at + 2)
            || matches!(cue, Cue::By | Cue::With) && self.is_earned(at)
    }

    /// "gastó 793 millones de dólares en importar trigo", "RM79 bilion untuk mengimport makanan": money, and the verb of buying that
    /// it went into.
    pub(super) fn is_spent_on(&self, at: usize, verb: usize) -> bool {
        let money = matches!(self.line.items[at].token, Token::Amount(n) if self.line.amounts[n].quantity.unit.is_money());
        // "chi 6,5 tỷ USD nhập vải"
        let led = verb == at + 1
            || verb == at + 2
                && (matches!(self.line.cue(at + 1), Some(Cue::In | Cue::To | Cue::By))
                    || matches!(self.line.items[at + 1].token, Token::Word));
        let bought = match self.line.cue(verb) {
            Some(Cue::Flow(FlowWord::Buys)) => true,
            // "to import": in English the verb is the noun
            Some(Cue::Flow(FlowWord::Plain(Flow::Imports))) => {
                matches!(self.line.cue(at + 1), Some(Cue::To))
            }
            _ => false,
        };
        money && led && bought && !self.flowed && (self.has_area() || self.scene.goes_on())
    }

    /// "facturó 14.700 millones por sus exportaciones", "faturou US$ 3 bilhões com exportações": money, and the flow that it came of.
    pub(super) fn is_earned(&self, at: usize) -> bool {
        let money = matches!(self.line.items[at].token, Token::Amount(n) if self.line.amounts[n].quantity.unit.is_money());
        let flow = self
            .line
            .ahead(at + 1, 3, |after| match self.line.items[after].token {
                Token::Cue(Cue::Flow(word)) => {
                    Some(matches!(word.flow(), Flow::Exports | Flow::Imports))
                }
                Token::Cue(Cue::Pronoun | Cue::Ours | Cue::Good(_)) | Token::Word => None,
                _ => Some(false),
            });
        self.line.of_is_origin && money && !self.flowed && self.has_area() && flow == Some(true)
    }
}
