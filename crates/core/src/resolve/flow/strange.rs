//! A word beside a flow that no list of goods holds: it may be goods all the same ("exports of widgets", "widget exports").
//!
//! Behind "of" it is taken for the name of goods. Right beside a flow it may as well be something else ("weaker exports"): the
//! claim is then read as one of all goods, and the judge told not to call it wrong.

use crate::claim::Flow;
use crate::lexicon::{Cue, FlowWord};
use crate::resolve::line::Token;
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;
use crate::text::Span;
use std::sync::Arc;

/// Letters of the shortest word that is taken for goods.
const SHORTEST: usize = 3;

impl Walk<'_, '_> {
    /// What stands beside a flow and is no word of the language's lists.
    pub(super) fn strange_goods(&mut self, at: usize, word: FlowWord) {
        if word.is_verb() || !matches!(word.flow(), Flow::Exports | Flow::Imports) {
            return;
        }
        let own = self.frame.good.as_ref().is_some_and(|said| said.own);
        let stand = self.line.goods_stand;
        let of = stand.of && matches!(self.line.cue(at + 1), Some(Cue::Of));
        if own && !of {
            return;
        }
        if let Some(span) = of
            .then(|| self.strange(at + 2, false).or_else(|| self.noun(at + 2)))
            .flatten()
        {
            let label: Arc<str> = self.line.text[span.start..span.end].into();
            let said = Said::here(label, span);
            self.goods.push((at + 2, said.clone()));
            self.frame.good = Some(said);
            return;
        }
        let before = || at.checked_sub(1).and_then(|item| self.strange(item, true));
        let behind = || self.strange(at + 1, false);
        let beside = stand.before.then(before).flatten();
        let beside = beside.or_else(|| stand.behind.then(behind).flatten());
        let story = self
            .frame
            .strange
            .filter(|_| self.frame.good.is_none() && !self.overall);
        self.frame.strange = beside.or(story);
    }

    /// "exports of ships": is what may be a verb the goods of the flow before it?
    pub(super) fn is_traded(&self, at: usize) -> bool {
        let flow =
            |item: usize| matches!(self.line.cue(item), Some(Cue::Flow(word)) if !word.is_verb());
        matches!(self.before(at), Some(Cue::Of)) && at.checked_sub(2).is_some_and(flow)
    }

    /// The first or last word of an item, where the language does not know it.
    fn strange(&self, item: usize, last: bool) -> Option<Span> {
        let found = self.line.items.get(item)?;
        let unknown = matches!(found.token, Token::Word) && found.strange[usize::from(last)];
        unknown.then(|| self.common(found.span, last)).flatten()
    }

    /// "exports of ships": behind "of", what may be a verb is a noun.
    fn noun(&self, item: usize) -> Option<Span> {
        let found = self.line.items.get(item)?;
        let verb = matches!(found.token, Token::Cue(Cue::Flow(word)) if word.is_verb());
        verb.then(|| self.common(found.span, false)).flatten()
    }

    /// The first or last word of a stretch, where it is written as a common noun is.
    fn common(&self, stretch: Span, last: bool) -> Option<Span> {
        let text = self.line.text.get(stretch.start..stretch.end)?;
        let mut words = text.split(char::is_whitespace);
        let word = if last {
            words.next_back()
        } else {
            words.next()
        }?;
        let common = word.chars().count() >= SHORTEST && word.chars().all(char::is_lowercase);
        let start = if last {
            stretch.end - word.len()
        } else {
            stretch.start
        };
        common.then(|| Span::new(start, start + word.len()))
    }
}
