//! The walk through a sentence: words set the series that governs, amounts become findings about it.

use super::kind::Movement;
use super::line::{Line, Token};
use super::place::{Part, area_at, part};
use super::scene::{Frame, Said, Scene};
use super::tied::is_tied;
use crate::claim::{Area, Compare, Flow, Kind, Modality};
use crate::lexicon::{Cue, FlowWord};
use crate::quantity::Quantity;
use std::cell::OnceCell;
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
    /// Does the sentence name a country anywhere? Looked up once, when first asked.
    names_area: OnceCell<bool>,
    /// Does it go on with the series before it? Likewise.
    pub(super) refers: OnceCell<bool>,
}

/// The longest word, in bytes, and the most words, that may stand between a pronoun and its verb.
const SHORT: usize = 5;

/// The longest word, in bytes, that hangs on a verb ("le compró").
const CLITIC: usize = 3;

/// How far from what is off topic the commas round it may stand, in items.
pub(super) const ASIDE: usize = 8;

/// How far behind its part a side may be named, in items.
pub(super) const SIDE: usize = 5;

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
            found: Vec::with_capacity(line.amounts.len()),
            names_area: OnceCell::new(),
            refers: OnceCell::new(),
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
        walk.take_led();
        walk.take_held();
        walk.home_owns();
        walk.home_sells();
        walk.buy_too();
        walk.supply_partner();
        walk.members_trade();
        walk.leave_parts_whole();
        walk.take_opening_list();
        walk.take_parts_flow();
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
            && self.line.areas.iter().copied().any(other)
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
            Token::Period if self.modality == Modality::Forecast && self.ends_forecast(at) => {
                self.modality = Modality::Actual;
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
            Cue::Good(_) if self.is_cause(at) || self.is_reason(at) || self.is_chiefly(at) => {}
            Cue::Overall if self.is_whole_of_part(at) || self.is_together(at) => {}
            // "对亚洲整体": all of the side that it touches.
            Cue::Overall
                if at > 0
                    && part(self.line, at - 1) == Part::Partner
                    && is_tied(self.line, at - 1, at) => {}
            Cue::Good(label) => {
                self.off &= !self.lists_on(at);
                self.leave_last_side(label);
                self.leave_balances_side(label);
                self.leave_parts_side_at(at);
                self.leave_last_balance(at, label);
                let said = Said::here(label.clone(), self.line.items[at].span);
                self.is_good_of_them(at, &said);
                self.goods.push((at, said.clone()));
                self.frame.good = Some(said);
            }
            Cue::Overall if self.adds_services() => {
                self.overall = true;
                let both = Arc::from("goods and services");
                let said = Said::here(both, self.line.items[at].span);
                self.goods.push((at, said.clone()));
                self.frame.good = Some(said);
            }
            Cue::Overall => {
                self.overall = true;
                // "Overall, it shipped 594 million kilos": of the good spoken of.
                self.frame.good = self.frame.good.take().filter(|_| self.counts_good(at));
                self.frame.partner = None;
            }
            Cue::AllSides => {
                self.all_sides = true;
                self.frame.partner = None;
            }
            Cue::Reverse => self.reverse(at),
            Cue::Driven if self.has_reason_before(at) => {}
            Cue::Driven => {
                let good = self.frame.good.clone();
                self.driven = Some(Why { good });
            }
            Cue::OffTopic if self.is_only_reason(at) => {}
            Cue::OffTopic => {
                self.off_until = self.end_of_aside(at).filter(|_| self.flowed && !self.off);
                self.off = true;
            }
            // "in Yuan gerechnet"
            Cue::Modal(_) if matches!(self.before(at), Some(Cue::Money(_))) => {}
            Cue::Modal(modality) => self.modality = *modality,
            Cue::Share => self.share = true,
            Cue::OfTwo(first) => self.of_two(*first),
            Cue::Pronoun if self.off && self.comes_back(at) => self.off = false,
            Cue::Move(direction) => {
                self.swing = self.heads_sizes(at, *direction).or(self.swing);
                self.extreme(at, cue);
            }
            _ => self.extreme(at, cue),
        }
    }

    /// "In services there was a surplus of $31 billion, so overall the gap was $61 billion": both of two that the story has told apart.
    fn adds_services(&self) -> bool {
        let services = |said: &Said<Arc<str>>| &*said.value == "services";
        let last = self.goods.last().is_some_and(|(_, said)| services(said));
        let balance = self
            .flows
            .last()
            .is_some_and(|(_, said)| said.value.flow() == Flow::Balance);
        self.scene.trades && last && balance
    }

    /// "To Denmark went goods worth 2.4 billion. Medicines rose 12%": a good that opens a sentence is of the story's own side again, where
    /// it is not a story of two.
    fn leave_last_side(&mut self, good: &Arc<str>) {
        let topic = &self.scene.topic;
        let focus = &self.scene.focus;
        let told = self.frame.partner.as_ref().is_some_and(|said| !said.own);
        let other =
            |said: &Option<Said<Arc<str>>>| (said.as_ref()).is_none_or(|said| said.value != *good);
        let total = focus.good.is_none() && topic.good.is_none();
        // "Ecuador shipped shrimp worth $3 billion. China took half. Bananas rose 8%"
        let to_group = || (focus.partner.as_ref()).is_some_and(|said| said.value.is_group());
        let another = !total && other(&focus.good) && other(&topic.good);
        if !self.flowed
            && self.found.is_empty()
            && self.goods.is_empty()
            && told
            && (another || total && (self.line.joined || !to_group()))
            && !self.scene.bilateral
            && self.frame.partner == focus.partner
        {
            self.frame.partner.clone_from(&topic.partner);
        }
    }

    /// "Shipments to China, still subject to a 57% duty, sank 42%": the comma that ends what is said aside, where a movement goes on
    /// with the clause.
    fn end_of_aside(&self, at: usize) -> Option<usize> {
        let comma = |item: &usize| self.line.sign(*item) == Some(',');
        let opens = (at.saturating_sub(ASIDE)..at).rev().find(comma)?;
        let ends = (at + 1..self.line.items.len().min(at + ASIDE)).find(comma)?;
        // ", dan bea keluar Rp88,6 miliar, turun 37 persen": a part of the list with a figure of its own is no aside.
        let amount = |item: usize| matches!(self.line.items[item].token, Token::Amount(_));
        let listed =
            matches!(self.line.cue(opens + 1), Some(Cue::And)) && (opens + 1..ends).any(amount);
        let moved = (opens + 1..ends).any(|item| matches!(self.line.cue(item), Some(Cue::Move(_))));
        let goes_on = self
            .line
            .ahead(ends, 2, |item| match self.line.items[item].token {
                Token::Cue(Cue::Move(_) | Cue::Ends(_) | Cue::Became | Cue::Multiple(_)) => {
                    Some(true)
                }
                // "China, where duties were scrapped in March, brought in $866 million"
                Token::Cue(Cue::Flow(word)) => Some(word.is_verb()),
                Token::Word => None,
                _ => Some(false),
            });
        (goes_on == Some(true) && !moved && !listed).then_some(ends)
    }

    pub(super) fn before(&self, at: usize) -> Option<&'a Cue> {
        at.checked_sub(1).and_then(|before| self.line.cue(before))
    }

    /// "ventas" and "compras" are trade where the story is of trade, or where a country or the other side is named with them.
    pub(super) fn deals_abroad(&self) -> bool {
        let sided = |at| matches!(part(self.line, at), Part::Reporter | Part::Partner);
        !self.scene.company
            && (self.scene.trades || self.flowed || self.line.areas.iter().copied().any(sided))
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
    pub(super) fn is_partners_purchase(&self) -> bool {
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

    /// "LNG arrivals", "purchases of wheat", "la facture énergétique": does a good stand right at a flow?
    pub(super) fn is_of_good(&self, at: usize) -> bool {
        let good = |item: usize| matches!(self.line.cue(item), Some(Cue::Good(_)));
        at.checked_sub(1).is_some_and(good)
            || good(at + 1)
            || matches!(self.line.cue(at + 1), Some(Cue::Of)) && good(at + 2)
    }

    /// "2023 verschiffte das Land 56 Millionen Tonnen": does a word for the country spoken of stand beside
    /// a verb?
    pub(super) fn is_of_pronoun(&self, verb: usize) -> bool {
        let pronoun = |item: usize| matches!(self.line.cue(item), Some(Cue::Pronoun));
        let alone = self.scene.focus.partner.is_none() && self.scene.topic.partner.is_none();
        // "Y le compró 200 millones" in a story of two: who is left out is the one whose story it is.
        let of_two = self.scene.bilateral && self.scene.focus.partner == self.scene.topic.partner;
        alone
            && (pronoun(verb + 1)
                || verb.checked_sub(1).is_some_and(pronoun)
                || self.opens_with_pronoun(verb))
            || (alone || of_two) && self.omits_subject(verb)
    }

    /// "Il en a importé", "It has also sold": a pronoun that opens the sentence, with no more than short words before its verb.
    fn opens_with_pronoun(&self, verb: usize) -> bool {
        let line = self.line;
        let light = |item: usize| match line.items[item].token {
            Token::Word => line.items[item].span.len() <= SHORT,
            Token::Cue(Cue::In) | Token::Sign('\'' | '’') => true,
            _ => false,
        };
        let start = verb.saturating_sub(SHORT);
        let subject = (start..verb).rev().find(|&item| !light(item));
        subject.is_some_and(|item| item <= 1 && matches!(line.cue(item), Some(Cue::Pronoun)))
    }

    /// "No mesmo ano exportou 1,6 milhão": a verb that opens its clause behind no more than a time, in languages that need no subject.
    fn omits_subject(&self, verb: usize) -> bool {
        let line = self.line;
        let light = |&item: &usize| {
            matches!(line.items[item].token, Token::Period)
                || matches!(
                    line.cue(item),
                    Some(Cue::In | Cue::While | Cue::And | Cue::Reverse)
                )
                || matches!(line.items[item].token, Token::Word)
                    && line.items[item].span.len() <= CLITIC
                || line.sign(item) == Some(',')
        };
        line.of_is_origin
            && (0..verb)
                .rev()
                .take_while(|&item| !line.is_boundary(item))
                .all(|item| light(&item))
    }

    /// Does the sentence name a country, or a pair of them, anywhere?
    pub(super) fn has_area(&self) -> bool {
        let pair = |at| matches!(self.line.cue(at), Some(Cue::Pair(..)));
        let any_pair = || (0..self.line.items.len()).any(pair);
        *self
            .names_area
            .get_or_init(|| !self.line.areas.is_empty() || any_pair())
    }
}
