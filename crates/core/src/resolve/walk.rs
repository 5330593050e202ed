//! The walk through a sentence: words set the series that governs, amounts become findings about it.

use super::facing::{mirrored, other_way};
use super::kind::Movement;
use super::line::{Line, Token};
use super::place::{Part, area_at, part};
use super::scene::{Frame, Said, Scene};
use crate::claim::{Area, Compare, Flow, Kind, Modality};
use crate::lexicon::{Cue, FlowWord};
use crate::quantity::Quantity;
use std::sync::Arc;

/// A claim in the making.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    /// The item it stands at.
    pub(super) item: usize,
    /// What was printed; a balance has no sign yet.
    pub(super) quantity: Quantity,
    /// A sign printed with it: below zero?
    pub(super) negative: Option<bool>,
    pub(super) frame: Frame,
    pub(super) kind: Kind,
    pub(super) movement: Option<Movement>,
    /// What a change is counted from, and whether the words say so.
    pub(super) compare: (Compare, bool),
    pub(super) modality: Modality,
}

/// What was spoken of before the words that say why it moved.
#[derive(Debug, Clone)]
pub(super) struct Why {
    pub(super) good: Option<Said<Arc<str>>>,
}

/// Things named in a sentence, with their items, for amounts that are listed in the same order.
pub(super) type Named<T> = Vec<(usize, Said<T>)>;

/// What governs at a point of the sentence, and what was found so far.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the sentence that stands alone"
)]
pub(super) struct Walk<'a, 'b> {
    pub(super) line: &'b Line<'a>,
    pub(super) scene: &'b Scene,
    pub(super) frame: Frame,
    /// Has this sentence named a flow of its own?
    pub(super) flowed: bool,
    /// Is the reporter only the first country in sight?
    pub(super) tentative: bool,
    pub(super) overall: bool,
    /// The good spoken of before the words that say why ("driven by palm oil").
    pub(super) driven: Option<Why>,
    /// Is a good left out, so that the others are meant?
    pub(super) leaves_out: bool,
    /// Are all partners meant together?
    pub(super) all_sides: bool,
    /// The story's own flow that the next verb of buying or selling says from the partner's side.
    pub(super) facing: Option<Flow>,
    /// Is the clause's subject a partner, so that its verbs are mirrored?
    pub(super) faces: bool,
    pub(super) off: bool,
    /// The comma with which what is off topic ends ("still subject to a 57% duty, fell …").
    pub(super) off_until: Option<usize>,
    pub(super) modality: Modality,
    pub(super) share: bool,
    /// What governed before the bracket that is open.
    pub(super) outside: Option<Frame>,
    /// A movement that is the biggest of its kind: amounts after it are its size.
    pub(super) swing: Option<Movement>,
    pub(super) last: Option<Movement>,
    pub(super) last_kind: Option<Kind>,
    pub(super) partners: Named<Area>,
    pub(super) goods: Named<Arc<str>>,
    pub(super) flows: Named<FlowWord>,
    pub(super) found: Vec<Finding>,
}

/// How far from what is off topic the commas round it may stand, in items.
const ASIDE: usize = 8;

/// How far behind its part a side may be named, in items.
const SIDE: usize = 5;

/// How far behind a part of a total the next clause may name its flow, in items.
const CLAUSE: usize = 12;

/// Goods that a balance has as well as its flows.
const AGGREGATES: [&str; 3] = ["goods", "services", "goods and services"];

impl<'a, 'b> Walk<'a, 'b> {
    /// Walks a sentence from left to right.
    pub(super) fn through(line: &'b Line<'a>, scene: &'b Scene) -> Self {
        let mut walk = Self {
            line,
            scene,
            frame: scene.focus.clone(),
            flowed: false,
            tentative: false,
            overall: false,
            driven: None,
            leaves_out: false,
            all_sides: false,
            facing: None,
            faces: false,
            off: false,
            off_until: None,
            modality: Modality::Actual,
            share: false,
            outside: None,
            swing: None,
            last: None,
            last_kind: None,
            partners: Vec::new(),
            goods: Vec::new(),
            flows: Vec::new(),
            found: Vec::new(),
        };
        walk.frame.compare = None;
        walk.frame.implied = None;
        if matches!(line.sign(0), Some('-' | '–' | '—' | '•' | '·')) {
            // The line before in a list may speak of one partner's part.
            walk.frame.partner.clone_from(&scene.topic.partner);
        }
        walk.leave_coverage();
        for at in 0..line.items.len() {
            walk.step(at);
        }
        walk.home_owns();
        walk.buy_too();
        walk.supply_partner();
        walk
    }

    /// "The coverage ratio rose to 75%. Germany stayed first with $2 billion": what is told of a partner is the story's own flow.
    fn leave_coverage(&mut self) {
        let topic = &self.scene.topic;
        let coverage = |said: &Said<FlowWord>| said.value == FlowWord::Coverage;
        let other = |item: usize| {
            let known = topic.reporter.as_ref().map(|said| &said.value);
            area_at(self.line, item).is_some_and(|(area, _)| known != Some(area))
        };
        if self.frame.flow.as_ref().is_some_and(coverage)
            && !topic.flow.as_ref().is_some_and(coverage)
            && (0..self.line.items.len()).any(other)
        {
            self.frame.flow.clone_from(&topic.flow);
        }
    }

    fn step(&mut self, at: usize) {
        if self.line.is_boundary(at) {
            self.faces = false;
            self.modality = Modality::Actual;
            self.swing = None;
        }
        if self.modality == Modality::Denied && self.line.separates(at) {
            // "bukan ekspor, yang turun 2,6 persen": what is denied ends with its phrase.
            self.modality = Modality::Actual;
        }
        if self.off_until == Some(at) {
            self.off = false;
        }
        match self.line.items[at].token {
            Token::Amount(_) if self.found.last().is_some_and(|found| found.item > at) => {}
            Token::Amount(amount) => self.amount(at, amount),
            Token::Cue(cue) => self.word(at, cue),
            Token::Code(code) => self.code(at, code),
            Token::Sign('(' | '（') => self.outside = Some(self.frame.clone()),
            Token::Sign(')' | '）') => {
                if let Some(outside) = self.outside.take() {
                    self.frame = outside;
                }
            }
            Token::Period | Token::Sign(_) | Token::Word => {}
        }
    }

    fn word(&mut self, at: usize, cue: &Cue) {
        match cue {
            Cue::Flow(word) => self.flow(at, *word),
            Cue::Area(..) => self.area(at),
            Cue::Pair(first, second) => self.two_sides(at, first, second),
            Cue::Good(_) | Cue::Overall if self.flowed && self.is_in_whole(at) => {}
            Cue::Good(_) if self.is_left_out(at) => {
                // "Goods exports excluding fuels" are still goods.
                self.frame.good.take_if(|said| !said.own);
                self.leaves_out = true;
            }
            Cue::Good(_) if self.is_cause(at) => {}
            Cue::Overall if self.is_whole_of_part(at) => {}
            Cue::Good(label) => {
                let said = Said::here(label.clone(), self.line.items[at].span);
                self.goods.push((at, said.clone()));
                self.frame.good = Some(said);
            }
            Cue::Overall => {
                self.overall = true;
                self.frame.good = None;
                self.frame.partner = None;
            }
            Cue::AllSides => {
                self.all_sides = true;
                self.frame.partner = None;
            }
            Cue::Reverse => self.reverse(at),
            Cue::Driven => {
                let good = self.frame.good.clone();
                self.driven = Some(Why { good });
            }
            Cue::OffTopic => {
                self.off_until = self.end_of_aside(at).filter(|_| self.flowed && !self.off);
                self.off = true;
            }
            // "in Yuan gerechnet"
            Cue::Modal(_) if matches!(self.before(at), Some(Cue::Money(_))) => {}
            Cue::Modal(modality) => self.modality = *modality,
            Cue::Share => self.share = true,
            _ => self.extreme(at, cue),
        }
    }

    /// "Shipments to China, still subject to a 57% duty, sank 42%": the comma that ends what is said aside, where a movement goes on
    /// with the clause.
    fn end_of_aside(&self, at: usize) -> Option<usize> {
        let comma = |item: &usize| self.line.sign(*item) == Some(',');
        let opens = (at.saturating_sub(ASIDE)..at).rev().find(comma)?;
        let ends = (at + 1..self.line.items.len().min(at + ASIDE)).find(comma)?;
        let moved = (opens + 1..ends).any(|item| matches!(self.line.cue(item), Some(Cue::Move(_))));
        let goes_on = self
            .line
            .ahead(ends, 2, |item| match self.line.items[item].token {
                Token::Cue(Cue::Move(_) | Cue::Ends(_) | Cue::Became | Cue::Multiple(_)) => {
                    Some(true)
                }
                Token::Word => None,
                _ => Some(false),
            });
        (goes_on == Some(true) && !moved).then_some(ends)
    }

    /// A flow starts a series of its own: reporter, partner and good fall back to the story's.
    fn flow(&mut self, at: usize, word: FlowWord) {
        let bare = matches!(word, FlowWord::BareSurplus | FlowWord::BareDeficit);
        if bare && (self.off || !self.balance_is_of_trade(at)) {
            return;
        }
        if self.off && (self.is_of_another_matter(at) || self.has_another_subject(at, word)) {
            return;
        }
        if self.flowed && !word.is_verb() && self.is_whole(at) {
            // "占外贸总值的15.9%": what a part is of leaves the series as it is.
            return;
        }
        let deals = matches!(
            word,
            FlowWord::BareSales | FlowWord::BarePurchases | FlowWord::BareTrade
        );
        let arrives = word == FlowWord::BarePurchases && self.is_of_good(at) && self.has_area();
        if deals && !arrives && !self.deals_abroad() {
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
            (self.is_own_noun(at) || self.is_moved(at)) && word.flow() == other_way(facing)
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
        if word.is_verb() && (self.says_of_flow(at) || self.moves_flow(at)) {
            return;
        }
        let word = if self.is_participle(at, word) {
            FlowWord::Plain(word.flow())
        } else {
            word
        };
        let subject =
            || self.has_subject(at, word) || self.scene.goes_on() && self.is_of_pronoun(at);
        if word.is_verb() && (!subject() || self.scene.company && !self.scene.trades)
            || word == FlowWord::Partner && (self.flowed || self.is_of_a_good())
        {
            return;
        }
        if self.is_apposed(at) || self.is_other_market(at) {
            return;
        }
        if self.tells_sign(at, word) {
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
        self.off = false;
        self.driven = None;
    }

    /// "Exports to China fell, exports to the US as well; the trade surplus was …": behind one flow with two partners, a balance is
    /// that with all.
    fn leave_sides(&mut self, at: usize, word: FlowWord) {
        self.leave_list(at, word);
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
    fn moves_flow(&self, at: usize) -> bool {
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

    pub(super) fn before(&self, at: usize) -> Option<&'a Cue> {
        at.checked_sub(1).and_then(|before| self.line.cue(before))
    }

    /// The first flow of a sentence.
    fn open(&mut self, at: usize, goes_on: bool) {
        let topic = &self.scene.topic;
        if !self.frame.reporter.as_ref().is_some_and(|said| said.own) {
            self.frame.reporter = topic.reporter.clone();
        }
        let own_partner = self.frame.partner.as_ref().is_some_and(|said| said.own);
        if !own_partner && !goes_on {
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
            at - item <= 2 || !self.flowed && !self.is_conceded(*item, at)
        });
        // "the second-largest buyer of Russian oil: it was sent 70 million tonnes"
        let sold = matches!(self.line.cue(at), Some(Cue::Flow(word)) if word.is_verb())
            && self.frame.good.as_ref().is_some_and(|said| said.own);
        let other = self.is_other_side_of_good(at) || self.says_again(at);
        let kept = named || sold || self.is_parts_whole(at) || other;
        if kept && !self.is_caused(at) {
            return;
        }
        let story = if goes_on {
            &self.scene.focus
        } else {
            &self.scene.topic
        };
        let all = self.overall || self.leaves_out || self.is_balance_of_all(at, story);
        self.frame.good = story.good.clone().filter(|_| !all);
    }

    /// "Even with beef suspended for three months, exports to China rose": a good in a clause of its own that a comma ends before the flow.
    fn is_conceded(&self, good: usize, flow: usize) -> bool {
        let comma = (good + 1..flow).find(|&item| self.line.sign(item) == Some(','));
        let dated = |item: usize| {
            matches!(self.line.items[item].token, Token::Period)
                || matches!(
                    self.line.cue(item),
                    Some(Cue::StreakUnit(_) | Cue::Cardinal(_))
                )
        };
        comma.is_some_and(|comma| {
            (good + 1..comma).any(|item| matches!(self.line.items[item].token, Token::Word))
                && (good + 1..comma).any(dated)
        })
    }

    /// "Dairy products drove exports up", "gold lifted exports": a good that moves the flow behind it is why, and not what it is of.
    fn is_caused(&self, at: usize) -> bool {
        let line = self.line;
        let Some((good, _)) = self.goods.last() else {
            return false;
        };
        let verb = (at.saturating_sub(4)..at).rev().find(|&item| {
            !matches!(
                line.items[item].token,
                Token::Word | Token::Sign('\'' | '’')
            ) && area_at(line, item).is_none()
        });
        let moved =
            verb.is_some_and(|verb| verb > *good && matches!(line.cue(verb), Some(Cue::Move(_))));
        let start = (0..*good)
            .rev()
            .find(|&item| line.is_boundary(item) || line.sign(item) == Some(','))
            .map_or(0, |item| item + 1);
        let light = |item: usize| {
            matches!(line.items[item].token, Token::Word)
                || matches!(line.cue(item), Some(Cue::Good(_) | Cue::And))
        };
        let noun = matches!(line.cue(at), Some(Cue::Flow(word)) if !word.is_verb());
        noun && !line.postpositions
            && moved
            && good - start <= ASIDE
            && (start..*good).all(light)
            && (*good + 1..at).all(|item| !line.separates(item))
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
        let other = traded && (turned || again);
        other && plain && self.frame.good.as_ref().is_some_and(|good| good.own)
    }

    /// "Los embarques de cobre, su principal exportación, …": a flow that only names what was said before a comma.
    fn is_apposed(&self, at: usize) -> bool {
        let ranked = matches!(self.before(at), Some(Cue::Rank));
        let parted = self
            .line
            .back(at, 4, |before| match self.line.items[before].token {
                Token::Cue(Cue::Rank | Cue::Pronoun | Cue::Ordinal(_)) | Token::Word => None,
                _ => Some(self.line.sign(before) == Some(',')),
            });
        self.flowed && ranked && parted == Some(true)
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

    /// "ventas" and "compras" are trade where the story is of trade, or where a country or the other side is named with them.
    pub(super) fn deals_abroad(&self) -> bool {
        let sided = |at| matches!(part(self.line, at), Part::Reporter | Part::Partner);
        let areas = (0..self.line.items.len()).filter(|&at| area_at(self.line, at).is_some());
        !self.scene.company && (self.scene.trades || self.flowed || areas.into_iter().any(sided))
    }

    /// In a story of exports, it is another one that buys.
    pub(super) fn goes_on_with(&self, word: FlowWord) -> bool {
        let topic = &self.scene.topic;
        let flow = topic.flow.as_ref().map(|said| said.value.flow());
        let known = topic.reporter.is_some();
        match flow {
            Some(Flow::Total | Flow::Balance) => known || self.scene.home.is_some(),
            Some(flow) => known && flow == word.flow(),
            None => false,
        }
    }

    /// "The Netherlands stayed in third place, with purchases of $640 million": what a partner of the story's exports buys.
    fn is_partners_purchase(&self) -> bool {
        let topic = self.scene.topic.flow.as_ref();
        let exports = topic.is_some_and(|flow| flow.value.flow() == Flow::Exports);
        let inherited = self.frame.reporter.as_ref().is_none_or(|said| !said.own);
        let side = self.partners.last().filter(|(at, said)| {
            let led = at.checked_sub(1).and_then(|before| self.line.cue(before));
            !matches!(led, Some(Cue::From | Cue::With)) && self.frame.partner.as_ref() == Some(said)
        });
        let market = |said: &Said<FlowWord>| matches!(said.value, FlowWord::Market(_));
        let mut last = self.flows.iter().rev().take(SIDE);
        let flowed = self.flowed && !last.all(|(_, said)| market(said));
        exports && inherited && !flowed && !self.line.postpositions && side.is_some()
    }

    /// "LNG arrivals", "purchases of wheat": does a good stand right at a flow?
    fn is_of_good(&self, at: usize) -> bool {
        let good = |item: usize| matches!(self.line.cue(item), Some(Cue::Good(_)));
        at.checked_sub(1).is_some_and(good)
            || matches!(self.line.cue(at + 1), Some(Cue::Of)) && good(at + 2)
    }

    /// "2023 verschiffte das Land 56 Millionen Tonnen": does a word for the country spoken of stand beside
    /// a verb?
    fn is_of_pronoun(&self, verb: usize) -> bool {
        let pronoun = |item: usize| matches!(self.line.cue(item), Some(Cue::Pronoun));
        let alone = self.scene.focus.partner.is_none() && self.scene.topic.partner.is_none();
        alone && (pronoun(verb + 1) || verb.checked_sub(1).is_some_and(pronoun))
    }

    pub(super) fn has_area(&self) -> bool {
        (0..self.line.items.len()).any(|at| {
            area_at(self.line, at).is_some() || matches!(self.line.cue(at), Some(Cue::Pair(..)))
        })
    }
}
