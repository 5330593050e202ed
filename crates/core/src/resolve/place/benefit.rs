//! Whose balance it is that is "for" somebody.

use crate::claim::{Area, Flow, Kind};
use crate::lexicon::{Cue, FlowWord, Naming};
use crate::resolve::line::Token;
use crate::resolve::place::{ARTICLE, area_at};
use crate::resolve::scene::{Frame, Said};
use crate::resolve::walk::Walk;

impl Walk<'_, '_> {
    /// "El intercambio dejó un déficit de 412 millones para la Argentina", "a deficit of 5 billion dollars for Mexico": the country that
    /// a balance is for, right behind its amount, is the one that runs it.
    pub(in crate::resolve) fn take_owner_behind(
        &mut self,
        at: usize,
        kind: Kind,
        frame: &mut Frame,
    ) {
        let told = frame.reporter.as_ref().is_some_and(|said| said.own);
        let led = matches!(self.line.cue(at + 1), Some(Cue::In | Cue::To));
        if kind != Kind::Balance || self.line.postpositions || told || !led {
            return;
        }
        let article =
            usize::from((self.line.items.get(at + 2)).is_some_and(|item| {
                matches!(item.token, Token::Word) && item.span.len() <= ARTICLE
            }));
        let item = at + 2 + article;
        let Some((area, naming)) = area_at(self.line, item) else {
            return;
        };
        // "para la Argentina": a name that may be of its people too
        let named = matches!(naming, Naming::Name | Naming::Group)
            || naming == Naming::Demonym
                && article > 0
                && self.line.text[self.line.items[item].span.range()]
                    .starts_with(char::is_uppercase);
        if area.is_world() || !named {
            return;
        }
        let said: Said<Area> = Said::here(area.clone(), self.line.items[item].span);
        if frame.partner.as_ref().map(|said| &said.value) == Some(area) {
            frame.partner = frame.reporter.take();
        }
        frame.reporter = Some(said);
        self.frame.reporter.clone_from(&frame.reporter);
        self.frame.partner.clone_from(&frame.partner);
    }

    /// Is the amount right before a bracket the whole of exports or imports, without goods or a side of its own?
    pub(in crate::resolve) fn follows_whole(&self, at: usize) -> bool {
        self.found.last().is_some_and(|last| {
            let near = last.item + 2 == at && last.kind == Kind::Level;
            let flow = last.frame.flow.as_ref().is_some_and(|said| {
                said.own && matches!(said.value, FlowWord::Plain(Flow::Exports | Flow::Imports))
            });
            let side = last.frame.partner.as_ref().is_some_and(|said| said.own);
            let good = last.frame.good.as_ref().is_some_and(|said| said.own);
            near && flow && !side && !good && last.quantity.unit.is_money()
        })
    }
}
