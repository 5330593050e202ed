//! Where goods of another country arrive, and whose exports a sentence turns to.

use crate::claim::{Area, Flow};
use crate::lexicon::{Cue, FlowWord, Naming, Post};
use crate::resolve::line::Token;
use crate::resolve::place::area_at;
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;

/// How far into a sentence the other country of "those of" may stand, in items.
const SAME: usize = 4;

/// How far behind a verb of buying the maker of its good may stand, in items.
const MAKER: usize = 5;

impl Walk<'_, '_> {
    /// "Les exportations de l'Inde ont reculé. Celles de la Turquie ont bondi": what the sentence before told of one country's exports to
    /// all, told of another's.
    pub(super) fn is_same_of_another(&self, at: usize) -> bool {
        let line = self.line;
        let led = matches!(line.cue(0), Some(Cue::Pronoun)) && matches!(line.cue(1), Some(Cue::Of));
        let focus = &self.scene.focus;
        let exports = focus
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value.flow() == Flow::Exports);
        led && at <= SAME
            && !self.flowed
            && exports
            && focus.partner.is_none()
            && focus.reporter.is_some()
            && (2..at).all(|item| matches!(line.items[item].token, Token::Word))
    }

    /// "Almanya ile ticarette Türkiye 7,6 milyar dolar açık verdi": who trades, right behind the trade with another country.
    pub(super) fn is_behind_trade_with(&self, at: usize) -> bool {
        let trade = |item: usize| matches!(self.line.cue(item), Some(Cue::Flow(_)));
        let with =
            |item: usize| matches!(self.line.cue(item), Some(Cue::With | Cue::Post(Post::With)));
        self.line.postpositions && at > 2 && trade(at - 1) && with(at - 2)
    }

    /// "Indian shrimp arrivals in the US": whose good it was that came to the country behind "in".
    pub(super) fn arrives_in(&self, at: usize) -> Option<Said<Area>> {
        let line = self.line;
        let article = usize::from(at > 0 && line.items[at - 1].article);
        let led = at.checked_sub(1 + article)?;
        let flow = led.checked_sub(1)?;
        let arrives = matches!(
            line.cue(flow),
            Some(Cue::Flow(
                FlowWord::BarePurchases | FlowWord::Plain(Flow::Imports)
            ))
        );
        if !(arrives && matches!(line.cue(led), Some(Cue::In))) {
            return None;
        }
        let reporter = self.frame.reporter.clone().filter(|said| said.own)?;
        let made = |item: usize| {
            area_at(line, item).is_some_and(|(_, naming)| naming == Naming::Demonym)
                && line.items[item].span == reporter.span
        };
        (flow.saturating_sub(3)..flow).any(made).then_some(reporter)
    }

    /// The country that those goods came to reports, and where they were made is its partner.
    pub(super) fn receives(&mut self, at: usize, said: Said<Area>, origin: Said<Area>) {
        self.tentative = false;
        self.frame.reporter = Some(said);
        self.first_partner(at, origin);
    }

    /// "Las exportaciones de Uruguay llegaron en julio a US$ 1.123 millones": a word for what arrives, behind a flow's noun and with "to"
    /// and an amount behind it, tells what the flow came to.
    pub(in crate::resolve) fn reaches_amount(&self, at: usize, word: FlowWord) -> bool {
        let noun = |said: &Said<FlowWord>| !said.value.is_verb();
        let told = (self.flows.last()).is_some_and(|(item, said)| at <= item + 12 && noun(said));
        word == FlowWord::BarePurchases
            && told
            && self
                .line
                .ahead(at, 8, |item| match self.line.items[item].token {
                    Token::Cue(Cue::To) => Some(matches!(
                        self.line.items.get(item + 1).map(|next| next.token),
                        Some(Token::Amount(_) | Token::Cue(Cue::Hedge(_)))
                    )),
                    Token::Word | Token::Period | Token::Cue(Cue::In | Cue::Of) => None,
                    _ => Some(false),
                })
                == Some(true)
    }

    /// "Romania bought 1.1 million tonnes of Moldovan grain" in a story of Ukraine's: who made the good behind a verb of buying and its
    /// amount.
    pub(super) fn maker_of_bought(&self, verb: usize) -> Option<&Area> {
        let line = self.line;
        let light = |item: usize| {
            matches!(line.items[item].token, Token::Amount(_) | Token::Word)
                || matches!(line.cue(item), Some(Cue::Hedge(_) | Cue::Of))
        };
        let bought = matches!(line.cue(verb), Some(Cue::Flow(FlowWord::Buys)));
        let end = line.items.len().min(verb + 1 + MAKER);
        let made = (verb + 1..end)
            .find(|&item| !light(item))
            .filter(|_| bought)?;
        let (area, naming) = area_at(line, made)?;
        let good = matches!(line.cue(made + 1), Some(Cue::Good(_)));
        (naming == Naming::Demonym && good).then_some(area)
    }

    /// "Canada's oil exports to Texas": is it a province that goods of another country, named before, go to or come from?
    pub(super) fn goes_inside(&self, at: usize) -> bool {
        let other = area_at(self.line, at)
            .zip(self.frame.reporter.as_ref())
            .filter(|((area, _), known)| known.value != **area);
        // "Imports from Northern Ireland eased" in a story of Ireland's trade
        let imports =
            matches!(self.flows.last(), Some((_, said)) if said.value.flow() == Flow::Imports);
        other.is_some_and(|(_, known)| match self.before(at) {
            Some(Cue::To) => known.own || self.flowed,
            Some(Cue::From) => known.own || imports,
            _ => false,
        })
    }
}
