//! "Two thirds of them, 16.7 billion, were medical products", "a fifth of these came from Germany": what a part of the whole spoken of is,
//! behind the verb.

use crate::claim::{Area, Kind};
use crate::lexicon::Cue;
use crate::resolve::line::Token;
use crate::resolve::scene::Said;
use crate::resolve::walk::{Finding, Walk};
use std::sync::Arc;

/// How far behind the part what it is may stand, in items.
const REACH: usize = 7;

impl Walk<'_, '_> {
    /// The part that opens the sentence's findings, where no more than a verb stands between it, or the amount that restates it, and an
    /// item behind it.
    fn part_of_them(&self, at: usize) -> Option<usize> {
        let line = self.line;
        let last = self.found.last()?;
        let restated = self.found.len().checked_sub(2).filter(|&before| {
            let before = &self.found[before];
            last.kind == Kind::Level
                && before.kind == Kind::Share
                && last.item <= before.item + REACH
        });
        let first = restated.unwrap_or(self.found.len() - 1);
        let part = &self.found[first];
        let spoken = matches!(line.cue(part.item + 1), Some(Cue::Of | Cue::From))
            && matches!(line.cue(part.item + 2), Some(Cue::Pronoun));
        let light = |item: usize| {
            matches!(line.items[item].token, Token::Word | Token::Sign(','))
                || matches!(
                    line.cue(item),
                    Some(Cue::Of | Cue::From | Cue::To | Cue::Pronoun | Cue::Became | Cue::And)
                )
        };
        let verb = (last.item + 1..at).any(|item| {
            matches!(line.items[item].token, Token::Word)
                || matches!(line.cue(item), Some(Cue::Became))
        });
        (part.kind == Kind::Share
            && !line.postpositions
            && spoken
            && verb
            && at <= last.item + REACH
            && (last.item + 1..at).all(light))
        .then_some(first)
    }

    /// Takes a good at an item for what the part before it is.
    pub(in crate::resolve) fn is_good_of_them(&mut self, at: usize, said: &Said<Arc<str>>) {
        let Some(first) = self.part_of_them(at) else {
            return;
        };
        let free = |found: &Finding| found.frame.good.as_ref().is_none_or(|good| !good.own);
        if self.found[first..].iter().all(free) {
            for found in &mut self.found[first..] {
                found.frame.good = Some(said.clone());
                // What comes next is of the whole again.
                found.frame.ranked = true;
            }
        }
    }

    /// "Cereals, at 1.6 billion, made up 58 percent of food imports": what a good came to is of the flow that its part is of.
    pub(in crate::resolve) fn take_parts_flow(&mut self) {
        for at in 1..self.found.len() {
            let (level, share) = (&self.found[at - 1], &self.found[at]);
            let own = |found: &Finding| found.frame.flow.as_ref().is_some_and(|flow| flow.own);
            let good = |found: &Finding| {
                found
                    .frame
                    .good
                    .as_ref()
                    .filter(|good| good.own)
                    .map(|good| good.span)
            };
            let apposed = matches!(level.kind, Kind::Level | Kind::Balance)
                && share.kind == Kind::Share
                && good(level).is_some_and(|good| good.end <= level.quantity.span.start)
                && !self
                    .goods
                    .iter()
                    .any(|(item, _)| (level.item..share.item).contains(item))
                && !own(level)
                && own(share)
                && share.item <= level.item + REACH
                && self.line.separates(level.item + 1);
            if apposed {
                self.found[at - 1].frame.flow = self.found[at].frame.flow.clone();
                self.found[at - 1].kind = Kind::Level;
            }
        }
    }

    /// Takes a side at an item for whose the part before it is.
    pub(in crate::resolve) fn is_side_of_them(&mut self, at: usize, said: &Said<Area>) {
        let Some(first) = self.part_of_them(at) else {
            return;
        };
        let free = |found: &Finding| found.frame.partner.as_ref().is_none_or(|side| !side.own);
        if self.found[first..].iter().all(free) {
            for found in &mut self.found[first..] {
                found.frame.partner = Some(said.clone());
            }
        }
    }
}
