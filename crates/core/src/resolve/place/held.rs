//! Whose a part is, where verbs stand last: "輸出の3割を中国が占めた".

use crate::claim::Kind;
use crate::lexicon::Cue;
use crate::resolve::line::Token;
use crate::resolve::place::area_at;
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;

/// How far behind a part the one that holds it may stand, and the verb behind that, in items.
const NEAR: usize = 4;

impl Walk<'_, '_> {
    /// A country or good between a part and the verb of holding it is what the part is of.
    pub(in crate::resolve) fn take_held(&mut self) {
        for number in 0..self.found.len() {
            let found = &self.found[number];
            if found.kind != Kind::Share {
                continue;
            }
            let Some(holder) = self.holder(found.item) else {
                continue;
            };
            let span = self.line.items[holder].span;
            let own = self.found[number].frame.reporter.as_ref();
            if let Some((area, _)) = area_at(self.line, holder) {
                if own.is_some_and(|own| own.value != *area) {
                    let side = Said::here(area.clone(), span);
                    self.found[number].frame.partner = Some(side);
                }
            } else if let Some(Cue::Good(label)) = self.line.cue(holder) {
                self.found[number].frame.good = Some(Said::here(label.clone(), span));
            }
        }
    }

    /// The country or good right behind a part, with its particle and the verb of holding behind it.
    fn holder(&self, part: usize) -> Option<usize> {
        let line = self.line;
        let holder = line.ahead(part, NEAR, |item| match line.items[item].token {
            Token::Cue(Cue::Area(..) | Cue::Good(_)) => Some(Some(item)),
            Token::Word | Token::Cue(Cue::HedgeAfter(_)) => None,
            _ => Some(None),
        })??;
        let subject = matches!(line.cue(holder + 1), Some(Cue::Became));
        let held = subject && matches!(line.cue(holder + 2), Some(Cue::Share));
        held.then_some(holder)
    }
}
