//! A flow word opens a frame: what of the one before it goes on, and what is left behind.

use crate::claim::{Flow, Kind};
use crate::lexicon::{Cue, FlowWord};
use crate::resolve::place::facing::{mirrored, other_way};
use crate::resolve::place::{Part, area_at, part};
use crate::resolve::scene::{Frame, Said};
use crate::resolve::walk::SIDE;
use crate::resolve::walk::Walk;

/// Goods that a balance has as well as its flows.
pub(in crate::resolve) const AGGREGATES: [&str; 3] = ["goods", "services", "goods and services"];

/// How far behind a part of a total the next clause may name its flow, in items.
const CLAUSE: usize = 12;

impl Walk<'_, '_> {
    /// A flow starts a series of its own: reporter, partner and good fall back to the story's.
    pub(in crate::resolve) fn flow(&mut self, at: usize, word: FlowWord) {
        let bare = matches!(word, FlowWord::BareSurplus | FlowWord::BareDeficit);
        if bare && (self.off || !self.balance_is_of_trade(at)) {
            return;
        }
        if self.off && (self.is_of_another_matter(at) || self.has_another_subject(at, word)) {
            return;
        }
        if self.flowed && !word.is_verb() && self.is_whole(at) || self.is_partners_own(at, word) {
            // "占外贸总值的15.9%": what a part is of leaves the series as it is.
            return;
        }
        if self.deals_at_home(at, word)
            || self.goes_on_in_business(at, word)
            || self.is_bought_abroad(at, word)
            || self.take_together(at, word)
        {
            return;
        }
        if self.faces && !word.is_verb() {
            self.faces = false;
        }
        self.faces |= self.tells_of_side(at, word);
        // "La France, premier client, a réduit ses achats": what the side is called is not yet what it does.
        let side = matches!(word, FlowWord::Market(_) | FlowWord::Partner);
        let facing = (!side)
            .then(|| self.facing.take())
            .flatten()
            .or_else(|| self.faces.then(|| mirrored(word)));
        let noun = |facing: Flow| {
            (self.is_own_noun(at) || self.is_moved(at) || self.acts_as_verb(at))
                && word.flow() == other_way(facing)
        };
        if let Some(facing) = facing.filter(|&facing| word.is_verb() || noun(facing)) {
            self.faces = word.is_verb();
            if self.frame.reporter.as_ref().is_none_or(|said| !said.own) {
                let topic = self.scene.topic.reporter.clone();
                self.frame.reporter = topic.or(self.frame.reporter.take());
            }
            self.frame.flow = Some(Said::here(
                FlowWord::Plain(facing),
                self.line.items[at].span,
            ));
            self.flowed = true;
            return;
        }
        if word.is_verb() && (self.is_traded(at) || self.says_of_flow(at) || self.moves_flow(at)) {
            return;
        }
        let word = if self.is_participle(at, word) || self.opens_with_side(at, word) {
            FlowWord::Plain(word.flow())
        } else {
            word
        };
        let subject =
            || self.has_subject(at, word) || self.scene.goes_on() && self.is_of_pronoun(at);
        if word.is_verb() && (!subject() || self.scene.company && !self.scene.trades)
            || word == FlowWord::Partner && (self.flowed || self.is_of_a_good())
        {
            // "Philippines là bạn hàng số 1 khi mua 4 triệu tấn": what the partner of such a story does is told from its side.
            self.faces |= word == FlowWord::Partner && self.has_own_partner();
            return;
        }
        if self.is_apposed(at, word) || self.is_other_market(at) {
            return;
        }
        if self.tells_sign(at, word) || self.reaches_amount(at, word) {
            return;
        }
        let word = if word == FlowWord::BarePurchases && self.is_partners_purchase() {
            FlowWord::Plain(Flow::Exports)
        } else {
            word
        };
        let item = self.line.items[at];
        if word == FlowWord::Plain(Flow::Total) && self.is_of_balance(at) {
            return;
        }
        let sign_only = word.flow() == Flow::Balance && self.follows_balance(at);
        if sign_only && word == FlowWord::Plain(Flow::Balance) && self.has_sign() {
            return;
        }
        let goes_on = item.clitic || matches!(self.before(at), Some(Cue::Pronoun));
        if !self.flowed {
            self.open(at, goes_on);
        } else if !sign_only {
            self.leave_parts_side(at, word);
            self.reset_good(at, goes_on);
            self.leave_sides(at, word);
        }
        if !sign_only && !self.is_whole(at) {
            self.share = word == FlowWord::Coverage;
        }
        self.frame.flow = Some(Said::here(word, item.span));
        let owner = self.frame.reporter.clone().filter(|said| said.own);
        if let Some(buyer) = owner.filter(|said| self.buys_for_story(said, word)) {
            self.takes_buyer(at, buyer);
        }
        self.flows.push((at, Said::here(word, item.span)));
        self.flowed = true;
        self.strange_goods(at, word);
        self.off = false;
        self.driven = None;
    }

    /// "Exports to China fell, exports to the US as well; the trade surplus was …": behind one flow with two partners, a balance is
    /// that with all.
    fn leave_sides(&mut self, at: usize, word: FlowWord) {
        // "con Brasil, déficit de 420 millones": the side right before it is its own.
        if self.partners.last().is_some_and(|(side, _)| side + 2 >= at) {
            return;
        }
        self.leave_list(at, word);
        self.leave_other_sign(at, word);
        let flow = |back: usize| {
            let at = self.flows.len().checked_sub(back)?;
            self.flows
                .get(at)
                .map(|(item, said)| (*item, said.value.flow()))
        };
        let (Some((item, last)), Some((first, before))) = (flow(1), flow(2)) else {
            return;
        };
        let side = |from: usize| {
            let mut named = self
                .partners
                .iter()
                .rev()
                .map(|(at, said)| (*at, &said.value));
            named.find(|(at, _)| *at <= from).map(|(_, area)| area)
        };
        let differ = side(item).is_some() && side(first).is_some() && side(item) != side(first);
        if word.flow() == Flow::Balance && last == before && differ && !self.scene.bilateral {
            self.frame.partner = None;
        }
    }

    /// "The biggest surplus was with the US, at 1.2 billion, while the deficit …": a balance of the other sign, in a clause of its own, is
    /// not with that side.
    fn leave_other_sign(&mut self, at: usize, word: FlowWord) {
        let sign = |word| match word {
            FlowWord::Surplus | FlowWord::BareSurplus => Some(true),
            FlowWord::Deficit | FlowWord::BareDeficit => Some(false),
            _ => None,
        };
        let other = self.flows.last().is_some_and(|(item, last)| {
            let signs = sign(last.value).zip(sign(word));
            let clause = (*item..at).rfind(|&between| self.line.is_boundary(between));
            let named = self.partners.last().map_or(0, |(side, _)| *side);
            signs.is_some_and(|(last, now)| last != now)
                && clause.is_some_and(|clause| named < clause)
        });
        if other && !self.scene.bilateral {
            self.frame.partner = None;
        }
    }

    /// "Exports to the US and China were 1.0 and 0.6 billion, while imports were 0.2": behind a list of partners, the other way in a clause
    /// of its own is that with all.
    fn leave_list(&mut self, at: usize, word: FlowWord) {
        let Some((flow, said)) = self.flows.last() else {
            return;
        };
        let last = self
            .partners
            .iter()
            .rev()
            .take_while(|(side, _)| side > flow);
        let listed = last.take(2).count() > 1;
        let turned = other_way(said.value.flow()) == word.flow() && !word.is_verb();
        let clause = (*flow..at).any(|item| self.line.is_boundary(item));
        if listed && turned && clause && !self.scene.bilateral {
            self.frame.partner = None;
        }
    }

    /// "took imports to $5 billion": a verb right before a flow that it only moves.
    pub(in crate::resolve) fn moves_flow(&self, at: usize) -> bool {
        let noun = |item: usize| {
            matches!(
                self.line.cue(item),
                Some(Cue::Flow(FlowWord::Plain(Flow::Exports | Flow::Imports)))
            )
        };
        !self.line.postpositions
            && noun(at + 1)
            && self.line.items[at + 1].span.start <= self.line.items[at].span.end + 1
    }

    /// Does the sentence before speak of one good's exports or imports? Then its "customer" is one of that flow.
    fn is_of_a_good(&self) -> bool {
        let focus = &self.scene.focus;
        let plain = focus
            .flow
            .as_ref()
            .is_some_and(|flow| matches!(flow.value.flow(), Flow::Exports | Flow::Imports));
        self.scene.goes_on() && plain && focus.good.is_some()
    }

    fn has_own_partner(&self) -> bool {
        self.frame.partner.as_ref().is_some_and(|said| said.own)
    }

    /// The first flow of a sentence.
    fn open(&mut self, at: usize, goes_on: bool) {
        let topic = &self.scene.topic;
        if !self.frame.reporter.as_ref().is_some_and(|said| said.own) {
            // "The EU as a whole had one of 23 billion. Its exports …"
            let last = self.scene.focus.reporter.clone().filter(|_| goes_on);
            self.frame.reporter = last.or_else(|| topic.reporter.clone());
        }
        if !self.has_own_partner() && (!goes_on || self.leaves_side(at)) {
            let total =
                matches!(self.line.cue(at), Some(Cue::Flow(word)) if word.flow() == Flow::Total);
            let widened = self.scene.widened && !total;
            let all = self.overall || self.all_sides;
            let holds = self.scene.bilateral && !all && !widened && self.speaks_for_topic();
            self.frame.partner = topic.partner.clone().filter(|_| holds);
        }
        self.turn_round();
        self.reset_good(at, goes_on);
    }

    /// "Goods from Singapore were 2 billion. Its exports reached 8 billion": the other way behind a side of one flow is the story's.
    fn leaves_side(&self, at: usize) -> bool {
        let told = self.scene.focus.flow.as_ref().map(|said| said.value.flow());
        let turned = matches!(self.line.cue(at), Some(Cue::Flow(word)) if told == Some(other_way(word.flow())));
        self.scene.side_only && turned
    }

    /// "China took 34% of the exports, while imports fell 3%": whose part was told is no side of the flow named next.
    fn leave_parts_side(&mut self, at: usize, word: FlowWord) {
        let (Some(last), Some((side, said))) = (self.found.last(), self.partners.last()) else {
            return;
        };
        let known = |frame: &Frame| frame.partner.as_ref() == Some(said);
        // "треть пришлась на Китай, а ввоз автомобилей упал": a side named only behind its part.
        let behind = *side > last.item
            && *side <= last.item + SIDE
            && (*side..at).any(|item| self.line.is_boundary(item));
        let parts = |item: usize| self.line.is_boundary(item) || self.line.separates(item);
        if last.kind == Kind::Share
            && !word.is_verb()
            && at - last.item <= CLAUSE
            && known(&self.frame)
            && (last.item.max(*side)..at).any(parts)
            && (behind
                || *side < last.item
                    && known(&last.frame)
                    && part(self.line, *side) != Part::Partner)
        {
            let topic = &self.scene.topic;
            self.frame.partner = topic.partner.clone().filter(|_| self.scene.bilateral);
        }
    }

    fn reset_good(&mut self, at: usize, goes_on: bool) {
        let named = self.goods.last().is_some_and(|(item, _)| {
            let apart = (*item..at).any(|between| self.line.is_boundary(between));
            // "impulsado por el oro; las importaciones subieron": why the flow before it moved.
            let reason = apart && self.driven.is_some();
            at - item <= 2 && !reason || !self.flowed && !self.is_conceded(*item, at)
        });
        // "the second-largest buyer of Russian oil: it was sent 70 million tonnes"
        let sold = matches!(self.line.cue(at), Some(Cue::Flow(word)) if word.is_verb())
            && self.frame.good.as_ref().is_some_and(|said| said.own);
        let other =
            self.is_other_side_of_good(at) || self.says_again(at) || self.is_sign_of_balance(at);
        let aggregate = self.is_flow_of_aggregate(at) || self.is_balance_of_aggregate(at);
        let kept = named || sold || self.is_parts_whole(at) || other || aggregate;
        if kept && !self.is_caused(at) {
            return;
        }
        // "Gold made up half of that. What it imported was worth 5.9 billion"
        let turned = self.scene.focus.aside && self.is_other_way_of_all(at, &self.scene.focus);
        let story = if goes_on && !turned {
            &self.scene.focus
        } else {
            &self.scene.topic
        };
        let overall = self.overall && !self.counts_good(at);
        let all = overall
            || self.leaves_out
            || self.is_balance_of_all(at, story)
            || !goes_on && self.is_other_way_of_all(at, story);
        self.frame.good = story.good.clone().filter(|_| !all);
        self.frame.strange = story.strange.filter(|_| !all);
    }

    /// "In services there was a surplus of $4 billion: exports were $8 billion": both sides of the balance of an aggregate.
    fn is_flow_of_aggregate(&self, at: usize) -> bool {
        let Some((item, said)) = self.goods.last() else {
            return false;
        };
        let balance = |(_, flow): &(usize, Said<FlowWord>)| flow.value.flow() == Flow::Balance;
        let side = matches!(self.line.cue(at), Some(Cue::Flow(FlowWord::Plain(flow))) if *flow != Flow::Balance);
        side && AGGREGATES.contains(&&*said.value)
            && self.flows.iter().any(balance)
            && !(*item..at).any(|between| self.line.is_boundary(between))
    }

    /// "Coal exports rose. The trade surplus was …": a balance or total behind one flow of a good is that of all goods.
    fn is_balance_of_all(&self, at: usize, story: &Frame) -> bool {
        let flow = story.flow.as_ref().map(|said| said.value.flow());
        let aggregate = story
            .good
            .as_ref()
            .is_some_and(|good| AGGREGATES.contains(&&*good.value));
        matches!(self.line.cue(at), Some(Cue::Flow(word)) if matches!(word.flow(), Flow::Balance | Flow::Total))
            && matches!(flow, Some(Flow::Exports | Flow::Imports))
            && !aggregate
    }

    /// "Gıda ihracatı 17 milyar dolar, ithalatı 12 milyar dolar": the bare other side of a good's trade, in one clause with the first.
    fn is_other_side_of_good(&self, at: usize) -> bool {
        let Some((first, said)) = self.flows.last() else {
            return false;
        };
        let word = match self.line.cue(at) {
            Some(Cue::Flow(word)) if !word.is_verb() => word.flow(),
            _ => return false,
        };
        let traded = matches!(word, Flow::Exports | Flow::Imports);
        let turned = other_way(said.value.flow()) == word;
        // "geçen yıl buğday ithal ederken, bu yıl ithalat …": the same flow once more, also in the next clause.
        let again = said.value.flow() == word;
        let plain = (first + 1..at).all(|item| {
            (again || !self.line.is_boundary(item))
                && !matches!(self.line.cue(item), Some(Cue::Overall))
                // "进口大豆1亿吨，自巴西进口7310万吨": its own good may stand behind the first.
                && !matches!(self.line.cue(item), Some(Cue::Good(label))
                    if !again || self.frame.good.as_ref().is_none_or(|good| good.value != *label))
                && (again || !matches!(self.line.cue(item), Some(Cue::Area(..))))
        });
        // "資通產品出口125億美元，電子零組件150億美元；對美國出口": of several goods, none is the one that the flow goes on with.
        let several = again
            && self
                .goods
                .iter()
                .rev()
                .take(2)
                .filter(|(item, _)| *item + 2 >= *first)
                .count()
                > 1
            && self.goods[self.goods.len() - 2].1.value != self.goods[self.goods.len() - 1].1.value;
        let other = traded && (turned || again && !several);
        other && plain && self.frame.good.as_ref().is_some_and(|good| good.own)
    }

    /// "bought coal for $174 million, cutting imports by 38%": the noun of what a verb said of a good.
    fn says_again(&self, at: usize) -> bool {
        let flow = |item: usize| match self.line.cue(item) {
            Some(Cue::Flow(word)) => Some(word.flow()),
            _ => None,
        };
        let own = self.frame.good.as_ref().is_some_and(|said| said.own);
        self.flows.last().is_some_and(|(item, said)| {
            let clause = !(*item..at).any(|between| self.line.is_boundary(between));
            own && clause && said.value.is_verb() && Some(said.value.flow()) == flow(at)
        })
    }

    /// Words for sales and purchases that are of no trade with anybody abroad.
    fn deals_at_home(&self, at: usize, word: FlowWord) -> bool {
        let deals = matches!(
            word,
            FlowWord::BareSales | FlowWord::BarePurchases | FlowWord::BareTrade
        );
        let arrives = word == FlowWord::BarePurchases && self.is_of_good(at) && self.has_area();
        deals && !arrives && !self.deals_abroad()
    }

    /// "las compras de Perú al exterior", "a compra de bens ao exterior": right behind what somebody purchased, words for "abroad"
    /// say where it was bought.
    fn is_bought_abroad(&self, at: usize, word: FlowWord) -> bool {
        let exports = word == FlowWord::Plain(Flow::Exports) && self.line.of_is_origin;
        let owner = at.checked_sub(1).filter(|&owner| {
            let good = matches!(self.line.cue(owner), Some(Cue::Good(_)));
            exports && (good || area_at(self.line, owner).is_some())
        });
        let noun = owner.and_then(|owner| {
            let of = matches!(self.line.cue(owner.checked_sub(1)?), Some(Cue::Of));
            self.line.cue(owner.checked_sub(1 + usize::from(of))?)
        });
        matches!(
            noun,
            Some(Cue::Flow(FlowWord::BarePurchases | FlowWord::Buys))
        )
    }
}
