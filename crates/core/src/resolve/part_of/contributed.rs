//! What a part adds to a flow that is named behind it.

use crate::lexicon::{Cue, FlowWord};
use crate::resolve::line::Token;
use crate::resolve::part_of::end_of_list;
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;

/// How far behind what leads to it the flow may stand, in items.
const REACH: usize = 5;

impl Walk<'_, '_> {
    /// "el 18 % de lo que Túnez exportó", "71% do que o país vendeu": the verb of what a part is of, right behind its subject.
    pub(in crate::resolve) fn dealt_behind(&self, at: usize) -> Option<usize> {
        let line = self.line;
        // One form may hold both, as "do que o país".
        let led = matches!(
            line.cue(at + 1),
            Some(Cue::Of | Cue::Against | Cue::Pronoun)
        );
        let light = |item: usize| {
            matches!(line.items[item].token, Token::Word)
                || matches!(line.cue(item), Some(Cue::Against))
        };
        let from = at + 1 + usize::from(!matches!(line.cue(at + 1), Some(Cue::Pronoun)));
        let subject = (from..line.items.len().min(at + 6)).find(|&item| !light(item))?;
        let named = matches!(line.cue(subject), Some(Cue::Area(..) | Cue::Pronoun));
        let verb = matches!(line.cue(subject + 1), Some(Cue::Flow(word)) if word.is_verb());
        (led && named && verb).then_some(subject + 1)
    }

    /// "Chips contributed $5 billion to exports", "Chips made up 40%, or $5 billion, of exports": the flow behind a part and the amounts
    /// that restate it, where the good or side is named before and no other flow governs.
    pub(in crate::resolve) fn flow_contributed(&self, at: usize) -> Option<Said<FlowWord>> {
        let good = self.frame.good.as_ref().is_some_and(|good| good.own);
        if !self.share || self.flowed || !(good || self.has_area()) {
            return None;
        }
        let last = end_of_list(self.line, at);
        let mut next = self.last_restated(last) + 1;
        if self.line.sign(next) == Some(',') {
            next += 1;
        }
        let leads = matches!(
            self.line.cue(next),
            Some(Cue::Of | Cue::From | Cue::To | Cue::In | Cue::Against | Cue::Became | Cue::Share)
        );
        if !leads && last == at {
            return None;
        }
        let next = if leads { next } else { next - 1 };
        self.line
            .ahead(next, REACH, |after| match self.line.items[after].token {
                Token::Cue(Cue::Flow(word)) => {
                    let grows = matches!(self.line.cue(after + 1), Some(Cue::Move(_)));
                    let firm = !word.is_verb() && !grows;
                    Some(firm.then(|| Said::here(*word, self.line.items[after].span)))
                }
                Token::Cue(
                    Cue::Overall | Cue::Pronoun | Cue::Ours | Cue::Area(..) | Cue::Of | Cue::Share,
                )
                | Token::Sign('\'' | '’')
                | Token::Word => None,
                _ => Some(None),
            })?
    }

    /// "40%, or nearly $5 billion", "40% ($5 billion)": the last of the amounts that say the same.
    fn last_restated(&self, at: usize) -> usize {
        let amount = |item: usize| {
            matches!(
                self.line.items.get(item).map(|item| item.token),
                Some(Token::Amount(_))
            )
        };
        let light = |item: usize| {
            matches!(self.line.sign(item), Some(',' | '(' | '（'))
                || matches!(self.line.cue(item), Some(Cue::Or | Cue::Hedge(_)))
        };
        let mut last = at;
        while let Some(next) = (last + 1..last + 5).find(|&item| !light(item)) {
            if !amount(next) || next == last + 1 {
                break;
            }
            last = next;
        }
        let closes = matches!(self.line.sign(last + 1), Some(')' | '）'));
        last + usize::from(closes)
    }
}
