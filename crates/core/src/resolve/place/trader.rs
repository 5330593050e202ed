//! Those who are called traders: "the world's biggest exporter of coal".

use crate::claim::{Area, Flow, Kind};
use crate::lexicon::{Cue, FlowWord, Naming};
use crate::quantity::Unit;
use crate::resolve::amount::behind::is_overtaken;
use crate::resolve::line::Token;
use crate::resolve::place::{area_at, stands_before_rank};
use crate::resolve::scene::{Frame, Said};
use crate::resolve::walk::Walk;
use rust_decimal::Decimal;
use std::sync::Arc;

/// How many items may stand before a trader that opens its sentence.
const OPENING: usize = 3;

/// How far behind such a trader the comma may stand before its name, in items.
const LED: usize = 9;

impl Walk<'_, '_> {
    /// "the world's biggest exporter of palm oil": the rank of a country among all who sell a good.
    pub(in crate::resolve) fn trader(&mut self, at: usize) -> Option<()> {
        let word = |item: usize| match self.line.cue(item) {
            Some(Cue::Trader(flow)) => Some((*flow, item)),
            _ => None,
        };
        let before = self.line.back(at, 4, word);
        let (flow, item) = before.or_else(|| self.line.ahead(at, 3, word))?;
        let (first, last) = (at.min(item), at.max(item));
        let reporter = self.trader_before(first)?;
        // "the fourth-largest rice exporter"
        let hyphen = usize::from(at > 0 && self.line.sign(at - 1) == Some('-'));
        let counted = self
            .number(at)
            .or_else(|| self.number(at + 1))
            .or_else(|| self.number(at.checked_sub(1 + hyphen)?));
        let span = self.line.items[at].span;
        let (value, span) = counted.map_or((Decimal::ONE, span), |(value, number)| {
            (value, span.to(number))
        });
        let flow = Said::here(FlowWord::Plain(flow), self.line.items[item].span);
        let own = Frame {
            reporter: Some(reporter),
            partner: self.maker_behind(item),
            good: self
                .good_among(first, last + 4)
                .or_else(|| self.good_of_sentence())
                .or_else(|| {
                    self.scene
                        .topic
                        .good
                        .clone()
                        .filter(|_| self.scene.goes_on())
                }),
            flow: Some(flow),
            ..self.frame.clone()
        };
        let old = std::mem::replace(&mut self.frame, own);
        self.find(at, Kind::Rank, Some(value), Unit::Rank, span, None);
        if let Some(found) = self.found.last_mut() {
            found.frame.ranked = false;
        }
        if !self.flowed && self.trades_as_told(last) {
            self.flows
                .extend(self.frame.flow.clone().map(|said| (item, said)));
            self.flowed = true;
        } else {
            self.frame = old;
        }
        Some(())
    }

    /// "Peru sold 380,000 tonnes of blueberries, and is the first exporter": the good that the sentence's own flow is of.
    fn good_of_sentence(&self) -> Option<Said<Arc<str>>> {
        let good = self.frame.good.as_ref().filter(|good| good.own);
        good.filter(|_| self.flowed).cloned()
    }

    /// "importir CPO Indonesia terbesar": whose good it is that a trader buys, named behind it where nouns lead their phrases.
    fn maker_behind(&self, trader: usize) -> Option<Said<Area>> {
        let line = self.line;
        let buys = matches!(line.cue(trader), Some(Cue::Trader(Flow::Imports)));
        let good = matches!(line.cue(trader + 1), Some(Cue::Good(_)));
        let (area, naming) = area_at(line, trader + 2)?;
        (line.goods_stand.behind && buys && good && naming == Naming::Name)
            .then(|| Said::here(area.clone(), line.items[trader + 2].span))
    }

    /// The country that is called a trader: named last before the word, or the one spoken of.
    fn trader_before(&self, at: usize) -> Option<Said<Area>> {
        let outdone = |item: usize| {
            matches!(
                item.checked_sub(1).and_then(|before| self.line.cue(before)),
                Some(Cue::Hedge(_) | Cue::Against | Cue::Than(_) | Cue::Behind(_))
            )
        };
        let named = |item: usize| {
            let (area, naming) = area_at(self.line, item)?;
            let passed = outdone(item)
                || is_overtaken(self.line, item)
                || stands_before_rank(self.line, item);
            (!passed && naming != Naming::Agency && !area.is_world())
                .then(|| Said::here(area.clone(), self.line.items[item].span))
        };
        let near = (at.saturating_sub(8)..at).rev().find_map(named);
        // "As the fourth-largest exporter of coffee in the world, Indonesia …"
        let led = || {
            let comma = (at..self.line.items.len().min(at + LED))
                .find(|&item| self.line.sign(item) == Some(','))?;
            named(comma + 1).filter(|_| at <= OPENING)
        };
        near.or_else(led).or_else(|| self.frame.reporter.clone())
    }

    /// "the world's biggest exporter of coal, with 429 million tonnes": do only light words lead from a trader to how much it trades?
    pub(super) fn trades_as_told(&self, at: usize) -> bool {
        let line = self.line;
        // "after India"
        let stands_behind = |area: usize| {
            let named = |item: usize| area_at(line, item).is_some();
            matches!(
                line.cue(area - 1),
                Some(Cue::Against | Cue::Passing | Cue::Than(_))
            ) || (line.separates(area - 1) || matches!(line.cue(area - 1), Some(Cue::And)))
                && area > at + 2
                && named(area - 2)
        };
        let measure = line.ahead(at, 8, |after| match line.items[after].token {
            Token::Amount(n) => {
                let unit = line.amounts[n].quantity.unit;
                let led =
                    (at + 1..after).any(|item| matches!(line.cue(item), Some(Cue::With | Cue::By)));
                Some(led && (unit.is_volume() || unit.is_money()))
            }
            Token::Cue(Cue::Area(area, _)) => {
                (!area.is_world() && !stands_behind(after)).then_some(false)
            }
            Token::Cue(
                Cue::With
                | Cue::By
                | Cue::In
                | Cue::Of
                | Cue::Against
                | Cue::Passing
                | Cue::Hedge(_)
                | Cue::Rank
                | Cue::Ordinal(_)
                | Cue::Pronoun
                | Cue::And
                | Cue::Than(_)
                | Cue::Good(_),
            )
            | Token::Sign(',')
            | Token::Period
            | Token::Word => None,
            _ => Some(false),
        });
        measure == Some(true)
    }

    /// ", followed by Thailand with 8 million": behind such an amount, who comes next trades for itself.
    pub(super) fn lists_traders(&self) -> bool {
        self.flows
            .last()
            .is_some_and(|(item, _)| matches!(self.line.cue(*item), Some(Cue::Trader(_))))
    }

    /// "Its biggest customer, a German brand, …": whom a company deals with, in a story that has spoken of no trade.
    pub(in crate::resolve) fn is_of_company(&self) -> bool {
        let market =
            |(_, said): &(usize, Said<FlowWord>)| matches!(said.value, FlowWord::Market(_));
        self.scene.company && !self.scene.trades && self.flows.iter().all(market)
    }
}
