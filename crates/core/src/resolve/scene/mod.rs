//! What a story speaks of: the series named once holds for the sentences after it until another takes over.

pub(super) mod alike;
pub(super) mod leaves;
pub(super) mod left;
pub(super) mod lone;
pub(super) mod nobodys;
pub(super) mod opening;

use super::flow::opens::AGGREGATES;
use crate::claim::{Area, Compare, Filled, Slot, rule};
use crate::lexicon::FlowWord;
use crate::period::Period;
use crate::quantity::Unit;
use crate::text::Span;
use std::sync::Arc;

/// Something said, where, and whether in the sentence at hand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said<T> {
    pub(super) value: T,
    pub(super) span: Span,
    pub(super) own: bool,
    /// The rule that gave it, where its being named is not all.
    pub(super) rule: &'static str,
}

impl<T> Said<T> {
    pub(super) const fn here(value: T, span: Span) -> Self {
        Self {
            value,
            span,
            own: true,
            rule: rule::NAMED,
        }
    }

    /// How a slot that holds this came to be filled.
    pub(super) const fn filled(&self) -> Filled {
        if self.own {
            Filled::Stated(self.span)
        } else {
            Filled::Inherited(self.span)
        }
    }

    /// The same words, seen from a later sentence.
    pub(super) fn earlier(&self) -> Self
    where
        T: Clone,
    {
        Self {
            value: self.value.clone(),
            span: self.span,
            own: false,
            rule: rule::GOES_ON,
        }
    }

    pub(super) fn slot<U>(&self, value: U) -> Slot<U> {
        Slot {
            value,
            filled: self.filled(),
            rule: self.rule,
        }
    }

    /// The same, given by this rule.
    pub(super) fn by(mut self, rule: &'static str) -> Self {
        self.rule = rule;
        self
    }
}

/// A period spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spell {
    pub(super) period: Period,
    /// Was the publication date needed?
    pub(super) relative: bool,
    /// Only some days of it?
    pub(super) days: bool,
    /// Named in passing ("in March alone")?
    pub(super) aside: bool,
}

/// A series and period, as far as the words named them.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the series that stands alone"
)]
pub(super) struct Frame {
    pub(super) reporter: Option<Said<Area>>,
    pub(super) partner: Option<Said<Area>>,
    pub(super) flow: Option<Said<FlowWord>>,
    pub(super) good: Option<Said<Arc<str>>>,
    /// A word beside the flow that may name goods, where none are named.
    pub(super) strange: Option<Span>,
    pub(super) period: Option<Said<Spell>>,
    pub(super) compare: Option<Compare>,
    /// What its two values lie apart, where no change was counted.
    pub(super) implied: Option<Compare>,
    /// Was the sentence about parts of a total?
    pub(super) share: bool,
    /// Is it of a province, port or city only?
    pub(super) inside: bool,
    /// Is it an older value that something is compared with?
    pub(super) base: bool,
    /// Was its good only named as first or second of many?
    pub(super) ranked: bool,
    /// Was its good named in a sentence without a flow of its own ("Medicines made up 43% of that")?
    pub(super) aside: bool,
}

impl Frame {
    /// The same frame, seen from a later sentence.
    pub(super) fn earlier(&self) -> Self {
        Self {
            reporter: self.reporter.as_ref().map(Said::earlier),
            partner: self.partner.as_ref().map(Said::earlier),
            flow: self.flow.as_ref().map(Said::earlier),
            good: self.good.as_ref().map(Said::earlier),
            strange: self.strange,
            period: self.period.as_ref().map(Said::earlier),
            compare: self.compare,
            implied: self.implied,
            share: self.share,
            base: self.base,
            ranked: self.ranked,
            aside: self.aside,
            inside: self.inside,
        }
    }
}

/// The label of all goods.
pub(super) const GOODS: &str = "goods";

/// The period that a sentence leaves: that of its first value; of several years or months named in turn, the last.
fn newest<'a>(frames: &[&'a Frame]) -> Option<&'a Said<Spell>> {
    let mut newer = frames
        .iter()
        .copied()
        .filter(|frame| !frame.base)
        .filter_map(|frame| frame.period.as_ref())
        .filter(|said| !(said.own && said.value.aside));
    let first = newer.next()?;
    let (span, end) = (first.value.period.len(), first.value.period.last());
    // "2,97 tỷ USD tháng 6, 17,1 tỷ USD 6 tháng": the run that ends with the month takes over.
    let takes_over = |said: &&Said<Spell>| {
        said.own && said.value.period.len() > span && said.value.period.last() == end
    };
    if let Some(run) = newer.clone().find(takes_over) {
        return Some(run);
    }
    // "11,8 milyon ton geçen yıl, bu yılın beş ayında 2,4": months that lie wholly behind a longer period take over as well.
    let alike = newer.filter(|said| {
        let period = said.value.period;
        // "从上年同期顺差35亿美元转为逆差2亿美元": what names no period goes on with the one spoken of.
        period.len() == span || said.own && period.first() > end
    });
    let last = alike.max_by_key(|said| said.value.period.last());
    last.filter(|said| said.value.period.last() > end)
        .or(Some(first))
}

/// Has each of them the other side, the first one that is not the whole world? "Car shipments to America slid, and total exports fell" is
/// no story of two sides.
fn all_sided(frames: &[&Frame]) -> bool {
    let first = frames.first().and_then(|first| first.partner.as_ref());
    first.is_some_and(|said| !said.value.is_world())
        && frames.iter().all(|frame| frame.partner.is_some())
}

/// The story so far.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the story that stands alone"
)]
#[derive(Debug, Clone, Default)]
pub(super) struct Scene {
    /// What the first trade sentence was about, or the last one that named a series afresh.
    pub(super) topic: Frame,
    /// Is the story about the trade of two sides?
    pub(super) bilateral: bool,
    /// Was the other side of the topic named as one of many, by its rank or part?
    pub(super) ordered: bool,
    /// What the last trade sentence began with.
    pub(super) focus: Frame,
    /// Sentences since then.
    pub(super) silence: usize,
    /// Did the last sentence of a story about two sides turn to the whole world ("overall the gap …")?
    pub(super) widened: bool,
    /// Has the story spoken of trade at all?
    pub(super) trades: bool,
    /// Did the last sentence name only a side of the story's own flow ("Goods from Singapore were 2 billion")?
    pub(super) side_only: bool,
    /// Does the next sentence speak of exports or imports?
    pub(super) trades_next: bool,
    /// The agency named, if any: whose statistics are meant.
    pub(super) agency: Option<Said<Area>>,
    /// The first country whose own trade the story speaks of, anywhere in it.
    pub(super) owner: Option<Area>,
    /// The one other side that is named with that country.
    pub(super) other_side: Option<Area>,
    /// The country whose trade is meant where a text in its language names none.
    pub(super) home: Option<Area>,
    /// The one good that the last sentence with goods named, of trade or not: what a bare volume is one of.
    pub(super) spoken: Option<Said<Arc<str>>>,
    /// The currency last printed, or the unit of goods of a scaled number.
    pub(super) money: Option<Unit>,
    /// The unit of goods last printed.
    pub(super) volume: Option<Unit>,
    /// Has the story, since its topic, told of another good, or of what part of all goods its own is?
    pub(super) strays: bool,
    /// Has the story spoken of a company, and of no trade yet?
    pub(super) company: bool,
    /// The partners of the last sentence that named several, in order.
    pub(super) partners: Vec<Said<Area>>,
    /// The goods of the last sentence of trade, each once, in order.
    pub(super) goods: Vec<Said<Arc<str>>>,
    /// The flows of the last sentence of trade, in order.
    pub(super) flows: Vec<Said<FlowWord>>,
    /// The story's exports and imports, where it has told of them in words of their own.
    pub(super) told: [Option<Said<FlowWord>>; 2],
    /// The period of the older values of the last trade sentence ("from 27.9 in 2017-18 to …").
    pub(super) base: Option<Said<Spell>>,
}

impl Scene {
    /// May a sentence without a flow of its own go on with the last one's?
    pub(super) fn goes_on(&self) -> bool {
        self.trades && self.silence <= 1
    }

    /// "Total exports of goods rose": are all goods what the story speaks of?
    pub(super) fn tells_aggregate(&self) -> bool {
        (self.topic.good.as_ref()).is_some_and(|good| AGGREGATES.contains(&&*good.value))
    }

    /// Another series is the topic.
    fn turn_to(&mut self, first: &Frame) {
        self.topic = first.earlier();
        self.topic.good = self.topic.good.take().filter(|_| !first.ranked);
        let market = |said: &Said<FlowWord>| matches!(said.value, FlowWord::Market(_));
        self.ordered = first.share || first.flow.as_ref().is_some_and(market);
    }

    /// Takes in the frames of a sentence's claims; `frames` is in text order.
    pub(super) fn note(&mut self, frames: &[&Frame]) {
        let Some(&first) = frames.first() else {
            self.silence += 1;
            return;
        };
        let mut partners = frames
            .iter()
            .filter_map(|frame| frame.partner.as_ref())
            .map(|said| &said.value);
        let partner = partners.next();
        // "Kazakh figures say $31 billion, the Chinese ones $41 billion": the same two sides, told by the other one.
        let teller = first.reporter.as_ref().map(|said| &said.value);
        let several = partners.any(|other| Some(other) != partner && Some(other) != teller);
        let sided = !several && all_sided(frames);
        // "Coal has changed commerce across the border": a first sentence that names neither side leaves them to the next.
        let blank = self.topic.reporter.is_none() && self.topic.partner.is_none();
        let named = first.flow.as_ref().is_some_and(|flow| flow.own)
            && first.reporter.as_ref().is_some_and(|reporter| reporter.own);
        let verb = first.flow.as_ref().is_some_and(|flow| flow.value.is_verb());
        let known = |said: &Said<Area>| {
            [&self.topic.reporter, &self.topic.partner]
                .into_iter()
                .flatten()
                .any(|side| side.value == said.value)
        };
        let other = first.reporter.as_ref().is_some_and(|said| !known(said))
            || first
                .partner
                .as_ref()
                .is_some_and(|said| said.own && !said.value.is_world() && !known(said));
        let another = !several && self.tells_another_side(first);
        self.leave_ranked_side(frames);
        if !self.trades || (named && !verb && (other || !self.bilateral)) {
            self.turn_to(first);
            self.bilateral = sided;
        } else if blank && named {
            let (reporter, partner) = (&first.reporter, &first.partner);
            self.topic.reporter = reporter.as_ref().map(Said::earlier);
            self.topic.partner = partner.as_ref().map(Said::earlier);
            self.bilateral = sided;
        }
        self.leave_side(another);
        self.note_side(first, frames);
        self.leave_good(frames);
        self.trades = true;
        self.silence = 0;
        let (compared, implied) = (self.focus.compare, self.focus.implied);
        let before = self.focus.period.take();
        self.focus = first.earlier();
        if first.ranked {
            self.focus.good = self.topic.good.clone();
        }
        self.leave_excluded(first);
        self.list_goods(frames);
        self.leave_listed();
        self.focus.aside = first.good.as_ref().is_some_and(|good| good.own)
            && first.flow.as_ref().is_some_and(|flow| !flow.own);
        if several {
            self.focus.partner = None;
            self.partners.clear();
            for said in frames.iter().filter_map(|frame| frame.partner.as_ref()) {
                if self.partners.iter().all(|known| known.value != said.value) {
                    self.partners.push(said.earlier());
                }
            }
        }
        self.leave_parts(frames);
        self.list_flows(frames);
        self.leave_flows();
        self.focus.share = frames.iter().any(|frame| frame.share);
        let yearly = [self.topic.compare, compared].contains(&Some(Compare::Yoy));
        self.focus.compare = frames.iter().find_map(|frame| frame.compare);
        if yearly && self.focus.compare == Some(Compare::Mom) {
            // "… up 5 percent on the year. Month on month it fell 2. To China it rose 9": the story counts by the year.
            self.focus.compare = Some(Compare::Yoy);
        }
        self.focus.implied = first.implied;
        let newer = newest(frames);
        let year_back = |said: &&Said<Spell>| {
            before
                .as_ref()
                .is_some_and(|known| said.value.period == known.value.period.year_earlier())
        };
        match newer.filter(|said| !year_back(said)) {
            Some(newer) => self.focus.period = Some(newer.earlier()),
            // Older values or asides alone: what was spoken of before goes on.
            None if before.is_some() => self.focus.period.clone_from(&before),
            None => {}
        }
        let months = |said: &Option<Said<Spell>>| said.as_ref().map(|said| said.value.period);
        if self.focus.compare.is_none() && months(&before) == months(&self.focus.period) {
            // A sentence that tells no change leaves what those before it were counted from.
            self.focus.compare = compared;
            self.focus.implied = self.focus.implied.or(implied);
        }
        self.base = frames
            .iter()
            .copied()
            .find(|frame| frame.base)
            .and_then(|frame| frame.period.as_ref())
            .map(Said::earlier);
        self.focus.base = false;
    }
}
