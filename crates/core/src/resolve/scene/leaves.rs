//! What of the series spoken of a sentence leaves for the next one, and what it takes away.

use crate::claim::{Area, Flow};
use crate::lexicon::FlowWord;
use crate::resolve::scene::{Frame, GOODS, Said, Scene};
use std::sync::Arc;

impl Scene {
    /// "Without fuels, the deficit was 20 billion": what a story of all goods leaves out in passing holds for that sentence.
    pub(super) fn leave_excluded(&mut self, first: &Frame) {
        let excluded = |good: &Option<Said<Arc<str>>>| {
            good.as_ref()
                .is_some_and(|good| good.value.starts_with("non-"))
        };
        if excluded(&first.good) && excluded(&self.focus.good) {
            self.focus.good.clone_from(&self.topic.good);
        }
    }

    /// "Garments fetched $5 billion, tea 1.4. Shipments to Japan rose": behind a list of goods, the story's own goes on.
    pub(super) fn leave_listed(&mut self) {
        if self.goods.len() > 1 {
            self.focus.good.clone_from(&self.topic.good);
        }
    }

    /// "textile exports …; total exports …", "knitwear …; all merchandise exports …": all goods take over.
    pub(super) fn leave_good(&mut self, frames: &[&Frame]) {
        let known = self.topic.good.as_ref();
        let all = |frame: &Frame| {
            let whole = |good: &Said<Arc<str>>| {
                good.own
                    && &*good.value == GOODS
                    && known.is_some_and(|known| *known.value != *GOODS)
            };
            frame.good.as_ref().is_none_or(whole)
                && frame.flow.as_ref().is_some_and(|flow| flow.own)
        };
        let own = frames
            .first()
            .and_then(|first| first.good.as_ref())
            .is_some_and(|good| good.own);
        if own && frames.iter().copied().any(all) {
            self.topic.good = None;
        }
    }

    /// Does the sentence turn to the whole world, or name a side of the flow spoken of and no flow?
    pub(super) fn note_side(&mut self, first: &Frame, frames: &[&Frame]) {
        let known = self.topic.partner.as_ref().map(|said| &said.value);
        let side = |frame: &&&Frame| {
            frame
                .partner
                .as_ref()
                .is_some_and(|said| Some(&said.value) == known)
        };
        // "Of the total of 3.1 million, 2.4 went to Japan": the story is of all sides.
        if self.bilateral && first.partner.is_none() && frames.iter().any(|frame| side(&frame)) {
            self.bilateral = false;
            self.topic.partner = None;
        }
        // "Half of the furniture exported went to the US. Exports were $9 billion": a story that begins with a part is of the whole.
        let part =
            |frame: &&Frame| frame.share && frame.partner.as_ref().is_some_and(|said| said.own);
        if !self.trades && frames.len() == 1 && frames.iter().all(part) {
            self.bilateral = false;
            self.topic.partner = None;
        }
        self.widened = self.trades
            && self.bilateral
            && first.partner.is_none()
            && first.flow.as_ref().is_some_and(|flow| flow.own);
        self.side_only = self.trades
            && !self.bilateral
            && first.partner.as_ref().is_some_and(|said| said.own)
            && first.flow.as_ref().is_some_and(|said| !said.own);
    }

    /// "exports …, imports …": what names neither goes on with the story's own, be it both together or one of them where the balance
    /// was told ("imports fell, so that the surplus grew. Watches did well").
    pub(super) fn leave_flows(&mut self) {
        let balance = |said: &Said<FlowWord>| said.value.flow() == Flow::Balance;
        let settled = self.flows.iter().any(balance);
        let kept =
            |said: &Said<FlowWord>| said.value.flow() == Flow::Total || settled && !balance(said);
        if self.flows.len() > 1 && self.topic.flow.as_ref().is_some_and(kept) {
            self.focus.flow.clone_from(&self.topic.flow);
        }
    }

    /// "Cocoa brought $8 billion. Gold made up 56% of all that was sold": is the story of more than its topic's good?
    pub(super) fn stray(&mut self, frames: &[&Frame]) {
        let Some(known) = self.topic.good.as_ref() else {
            return;
        };
        let other = |frame: &Frame| {
            let good = frame.good.as_ref();
            let part = frame.share && frame.partner.is_none();
            good.is_some_and(|good| part || good.own && good.value != known.value)
        };
        let begins = |frame: &&Frame| {
            let reporter = frame.reporter.as_ref().is_some_and(|said| said.own);
            reporter
                && frame
                    .good
                    .as_ref()
                    .is_some_and(|good| good.own && good.value == known.value)
        };
        let known_before = self.strays && !frames.first().is_some_and(begins);
        self.strays = known_before || frames.iter().copied().any(other);
    }

    /// The flows of a sentence, each once, in order; and the last exports and imports that the story told of.
    pub(super) fn list_flows(&mut self, frames: &[&Frame]) {
        let [sold, bought] = &mut self.told;
        for said in frames.iter().filter_map(|frame| frame.flow.as_ref()) {
            match said.value.flow() {
                Flow::Exports if said.own => *sold = Some(said.earlier()),
                Flow::Imports if said.own => *bought = Some(said.earlier()),
                _ => {}
            }
        }
        self.flows.clear();
        for said in frames.iter().filter_map(|frame| frame.flow.as_ref()) {
            let flow = said.value.flow();
            if self.flows.iter().all(|known| known.value.flow() != flow) {
                self.flows.push(said.earlier());
            }
        }
    }

    /// The goods of a sentence, each once, in order.
    pub(super) fn list_goods(&mut self, frames: &[&Frame]) {
        self.stray(frames);
        self.goods.clear();
        let own = |frame: &&&Frame| frame.good.as_ref().is_some_and(|good| good.own);
        for said in frames
            .iter()
            .filter(own)
            .filter_map(|frame| frame.good.as_ref())
        {
            if self.goods.iter().all(|known| known.value != said.value) {
                self.goods.push(said.earlier());
            }
        }
    }

    /// "China took 72% of it. Receipts grew less": whose part was told is not the side of what follows.
    pub(super) fn leave_parts(&mut self, frames: &[&Frame]) {
        let part = |frame: &Frame| {
            let own = frame.partner.as_ref().is_some_and(|said| said.own);
            (frame.share || frame.ranked) && own
        };
        if frames.iter().copied().all(part) {
            self.focus.partner.clone_from(&self.topic.partner);
        }
    }

    /// "Exports of shrimp to China were 288 million. The US took 121": in the language of one country, a story of a good that tells of
    /// another partner is no longer about two sides.
    pub(super) fn tells_another_side(&self, first: &Frame) -> bool {
        let topic = &self.topic;
        let home = |home: &Area| {
            topic
                .reporter
                .as_ref()
                .is_none_or(|said| said.value == *home)
        };
        let known = |said: &Said<Area>| {
            let mut sides = [&topic.reporter, &topic.partner].into_iter().flatten();
            sides.any(|side| side.value == said.value)
        };
        let side = first.partner.as_ref();
        let other = side.is_some_and(|said| said.own && !said.value.is_world() && !known(said));
        self.trades && topic.good.is_some() && self.home.as_ref().is_some_and(home) && other
    }

    /// A story of two sides that told of another one is of all.
    pub(super) fn leave_side(&mut self, another: bool) {
        if another && self.bilateral {
            self.bilateral = false;
            self.topic.partner = None;
        }
    }

    /// "Uganda was Kenya's biggest buyer. Pakistan came second. Tea earned $96 million": where the next of an order follows the first,
    /// the story is of no two sides.
    pub(super) fn leave_ranked_side(&mut self, frames: &[&Frame]) {
        let known = |area: &Area| {
            [&self.topic.reporter, &self.topic.partner]
                .into_iter()
                .flatten()
                .any(|side| side.value == *area)
        };
        let other = |frame: &&Frame| {
            let partner = frame.partner.as_ref().filter(|said| said.own);
            partner.is_some_and(|said| !said.value.is_world() && !known(&said.value))
        };
        self.bilateral &= !(self.ordered && frames.iter().any(other));
    }
}
