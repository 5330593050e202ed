//! What stands beside an amount: a balance told before it, a volume that it goes on counting, the good of its movement.

use crate::claim::{Flow, Kind};
use crate::lexicon::{Cue, FlowWord};
use crate::quantity::{Hedge, Unit};
use crate::resolve::kind::distance::has_article;
use crate::resolve::line::Token;
use crate::resolve::place::facing::other_way;
use crate::resolve::scene::{Frame, Said};
use crate::resolve::walk::Walk;
use std::sync::Arc;

/// How far from an amount the order that it is told in may stand, in items.
const NEAR: usize = 16;

/// Goods by their use, which imports are told by.
const USES: [&str; 3] = ["raw materials", "capital goods", "consumer goods"];

impl Walk<'_, '_> {
    /// "Fruit brought 7 billion, two thirds of that from China, while rice earned 5": whose part was told is no side of the next clause's
    /// good.
    pub(in crate::resolve) fn leave_parts_side_at(&mut self, at: usize) {
        let last = self.found.last().filter(|last| last.kind == Kind::Share);
        let (Some(last), Some((side, said))) = (last, self.partners.last()) else {
            return;
        };
        let told = last.frame.partner.as_ref() == Some(said) && *side > last.item;
        let apart = (*side..at).any(|item| self.line.is_boundary(item));
        if told && apart && self.frame.partner.as_ref() == Some(said) && !self.scene.bilateral {
            self.frame.partner.clone_from(&self.scene.topic.partner);
        }
    }

    /// "Imports were 380 billion, so that there was a surplus of 25. Fruit brought 7 billion" in a story of exports: a good that a sentence
    /// without a flow opens with is of the story's own flow, where the one before only told what came of the balance; and where the story
    /// has told of both flows, it is one of those sold.
    pub(in crate::resolve) fn leave_balances_side(&mut self, label: &str) {
        let scene = self.scene;
        let flow = |frame: &Frame| frame.flow.as_ref().map(|said| said.value.flow());
        let (story, told) = (flow(&scene.topic), flow(&scene.focus));
        let side =
            matches!(story, Some(Flow::Exports | Flow::Imports)) && told == story.map(other_way);
        let told_of = |flow: Option<Flow>| {
            let mut flows = scene.flows.iter();
            flows.any(|said| Some(said.value.flow()) == flow)
        };
        let balanced = told_of(Some(Flow::Balance)) && !told_of(story);
        let opens = !self.flowed && self.found.is_empty() && self.goods.is_empty();
        if !opens || USES.contains(&label) || label.starts_with("non-") {
            return;
        }
        let handed_on = self.frame.flow.as_ref().is_some_and(|said| !said.own);
        match &scene.told {
            // "Exports rose …, imports fell. Dairy products did best": of both, a good is one of those sold.
            [Some(sold), Some(_)] if handed_on && story != Some(Flow::Imports) => {
                self.frame.flow = Some(sold.clone());
            }
            _ if side && balanced => self.frame.flow.clone_from(&scene.topic.flow),
            _ => {}
        }
    }

    /// "The balance closed with a surplus of 19 billion. To the members of the Union went goods for 74 billion": what goes to or
    /// comes from a side is no balance.
    pub(super) fn leave_balance(&self, at: usize, flow: Said<FlowWord>) -> Said<FlowWord> {
        let handed_on = !flow.own && !self.flowed && flow.value.flow() == Flow::Balance;
        let ordered = |item: usize| matches!(self.line.cue(item), Some(Cue::Rank | Cue::Place));
        let near = at.saturating_sub(NEAR)..self.line.items.len().min(at + NEAR);
        if handed_on && !self.partners.is_empty() && near.into_iter().any(ordered) {
            // "The deficit was 8 billion. Germany came first with 1.7 billion"
            return self.flow_of_part(at, flow);
        }
        let side = self.partners.last().filter(|_| handed_on);
        let Some((side, _)) = side.filter(|_| flow.value != FlowWord::Coverage) else {
            return flow;
        };
        let leads = self
            .line
            .back(*side, 3, |item| match self.line.items[item].token {
                Token::Cue(Cue::To) => Some(Some(Flow::Exports)),
                Token::Cue(Cue::From) => Some(Some(Flow::Imports)),
                Token::Cue(Cue::Of) | Token::Word => None,
                _ => Some(None),
            });
        match leads.flatten() {
            Some(plain) => Said {
                value: FlowWord::Plain(plain),
                ..flow
            },
            None => flow,
        }
    }

    /// "spent 3 billion to buy 2 million tonnes of steel": money, and what the verb right behind it bought.
    pub(super) fn take_bought(&self, at: usize, frame: &mut Frame) {
        let unit = |item: usize| match self.line.items.get(item)?.token {
            Token::Amount(n) => Some(self.line.amounts[n].quantity.unit),
            _ => None,
        };
        let buys = |item: &usize| {
            matches!(
                self.line.cue(*item),
                Some(Cue::Flow(FlowWord::Buys | FlowWord::Plain(Flow::Imports)))
            )
        };
        let named = frame.good.as_ref().is_some_and(|good| good.own);
        let Some(verb) = (at + 1..at + 3).find(buys) else {
            return;
        };
        let Some(volume) = (verb + 1..verb + 3).find(|&item| unit(item).is_some()) else {
            return;
        };
        let money = unit(at).is_some_and(Unit::is_money);
        if named || !money || !unit(volume).is_some_and(Unit::is_volume) {
            return;
        }
        let good = self
            .line
            .ahead(volume, 2, |item| match self.line.cue(item) {
                Some(Cue::Good(label)) => {
                    Some(Some(Said::here(label.clone(), self.line.items[item].span)))
                }
                Some(Cue::Of) => None,
                _ => Some(None),
            });
        if let Some(good) = good.flatten() {
            frame.good = Some(good);
        }
    }

    /// "The surplus was 2 billion. Footwear led with 3 billion, then textiles with 2": what a rank of goods is of, not the balance.
    pub(super) fn flow_of_ranked(&mut self, at: usize, flow: Said<FlowWord>) -> Said<FlowWord> {
        let ranked = self
            .found
            .last()
            .is_some_and(|last| last.kind == Kind::Rank);
        let named = self.frame.good.as_ref().is_some_and(|good| good.own);
        let balance = flow.value.flow() == Flow::Balance && !flow.own;
        if !(ranked && named && balance) || self.flowed {
            return flow;
        }
        let flow = self.flow_of_part(at, flow);
        self.frame.flow = Some(flow.clone());
        flow
    }

    /// The flow that a part is one of: none is part of a balance that an earlier sentence told, and what is set against a balance right
    /// before it ("a deficit of 39.7 billion, equivalent to 9% of imports") is told of that.
    pub(in crate::resolve) fn flow_of_part(
        &self,
        at: usize,
        flow: Said<FlowWord>,
    ) -> Said<FlowWord> {
        let balance = |flow: &Said<FlowWord>| {
            flow.value.flow() == Flow::Balance && flow.value != FlowWord::Coverage
        };
        if balance(&flow) && !flow.own {
            let topic = self.scene.topic.flow.clone();
            let plain = topic.into_iter().chain(self.scene.flows.iter().cloned());
            let sells = Said {
                value: FlowWord::Plain(Flow::Exports),
                ..flow
            };
            return plain
                .into_iter()
                .find(|said| !balance(said))
                .unwrap_or(sells);
        }
        let close = |item: usize| {
            self.line.separates(item)
                || matches!(self.line.items[item].token, Token::Word)
                || matches!(self.line.cue(item), Some(Cue::To | Cue::Hedge(_)))
        };
        let last = self.found.last().filter(|last| {
            last.kind == Kind::Balance
                && last.item + 4 >= at
                && (last.item + 1..at).all(close)
                && self.line.sign(last.item + 1) == Some(',')
        });
        let told = last.and_then(|last| last.frame.flow.clone());
        told.filter(|_| {
            flow.own && matches!(flow.value, FlowWord::Plain(Flow::Imports | Flow::Exports))
        })
        .unwrap_or(flow)
    }

    /// "2,1 millones de toneladas, 45.000 más que en 2024", "1,14 million de montres, 72'000 de moins": a bare number that is more or less
    /// counts what the volume before its comma does.
    pub(super) fn counts_on(&self, at: usize, amount: usize) -> Option<Unit> {
        const FAR: usize = 10;
        let line = self.line;
        let more = matches!(
            line.cue(at + 1),
            Some(Cue::Behind(_) | Cue::Than(_) | Cue::Hedge(Hedge::Over | Hedge::Under))
        );
        let last = line.amount_before(at).filter(|last| at - last <= FAR)?;
        let Token::Amount(before) = line.items[last].token else {
            return None;
        };
        let unit = line.amounts[before].quantity.unit;
        let hedged = usize::from(matches!(line.cue(at.wrapping_sub(1)), Some(Cue::Hedge(_))));
        let apart = at
            .checked_sub(1 + hedged)
            .is_some_and(|comma| matches!(line.sign(comma), Some(',' | '，' | '、')));
        let bare = line.amounts[amount].is_bare();
        (bare && more && apart && unit.is_volume()).then_some(unit)
    }

    /// "sacos de café de 60 kilos": what each of the bags before it weighs.
    pub(super) fn is_weight_of_bag(&self, at: usize) -> bool {
        let unit = |item: usize| match self.line.items[item].token {
            Token::Amount(n) => Some(self.line.amounts[n].quantity.unit),
            _ => None,
        };
        let last = self.line.amount_before(at).filter(|last| at - last <= 4);
        unit(at) == Some(Unit::Kilogram) && last.and_then(unit) == Some(Unit::Bag)
    }

    /// "dragged lower by a 14.5% plunge in motor vehicles": the good behind a movement that its size stands before.
    pub(super) fn good_of_movement(&self, at: usize) -> Option<Said<Arc<str>>> {
        let line = self.line;
        let moved = has_article(line, at) && matches!(line.cue(at + 1), Some(Cue::Move(_)));
        let of = matches!(line.cue(at + 2), Some(Cue::In | Cue::Of));
        let word = usize::from(matches!(
            line.items.get(at + 3).map(|item| item.token),
            Some(Token::Word)
        ));
        let good = at + 3 + word;
        match line.cue(good)? {
            Cue::Good(label) if moved && of => {
                Some(Said::here(label.clone(), line.items[good].span))
            }
            _ => None,
        }
    }
}
