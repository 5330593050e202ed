//! "7,9 Prozent mehr Kaffee importiert", "a third less coal": the good right behind the word for more or less.

use crate::lexicon::Cue;
use crate::quantity::Hedge;
use crate::resolve::line::Token;
use crate::resolve::scene::{Frame, Said};
use crate::resolve::walk::Walk;
use std::sync::Arc;

impl Walk<'_, '_> {
    /// Takes the good of which there was more or less, or else what stands behind the amount.
    pub(super) fn take_more_or_behind(&self, at: usize, frame: &mut Frame) {
        match self.more_of(at).filter(|_| self.line.is_percent_at(at)) {
            Some(good) => frame.good = Some(good),
            None => self.take_behind(at, frame),
        }
    }

    /// The good of which there was more or less, by the percentage or part at an item.
    pub(in crate::resolve) fn more_of(&self, at: usize) -> Option<Said<Arc<str>>> {
        let line = self.line;
        let more = matches!(
            line.cue(at + 1),
            Some(Cue::Behind(_) | Cue::Hedge(Hedge::Over | Hedge::Under))
        );
        let word = matches!(
            line.items.get(at + 2).map(|item| item.token),
            Some(Token::Word | Token::Cue(Cue::Area(..)))
        );
        let good = at + 2 + usize::from(word);
        match line.cue(good) {
            Some(Cue::Good(label)) if more => {
                Some(Said::here(label.clone(), line.items[good].span))
            }
            _ => None,
        }
    }
}
