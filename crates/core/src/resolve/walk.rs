//! The walk through a sentence: words set the series that governs, amounts become findings about it.

use super::kind::{Before, Movement, sense};
use super::line::{Line, Token};
use super::place::{Part, area_at, part};
use super::scene::{Frame, Said, Scene};
use crate::claim::{Area, Compare, Flow, Kind, Modality};
use crate::lexicon::{Cue, FlowWord};
use crate::quantity::{Quantity, Unit};
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
    tentative: bool,
    overall: bool,
    /// Is the verb of buying or selling only another word for the story's own flow?
    deaf: bool,
    pub(super) off: bool,
    pub(super) modality: Modality,
    share: bool,
    pub(super) last: Option<Movement>,
    last_kind: Option<Kind>,
    pub(super) partners: Named<Area>,
    pub(super) goods: Named<Arc<str>>,
    pub(super) flows: Named<FlowWord>,
    pub(super) found: Vec<Finding>,
}

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
            deaf: false,
            off: false,
            modality: Modality::Actual,
            share: false,
            last: None,
            last_kind: None,
            partners: Vec::new(),
            goods: Vec::new(),
            flows: Vec::new(),
            found: Vec::new(),
        };
        walk.frame.compare = None;
        for at in 0..line.items.len() {
            walk.step(at);
        }
        walk
    }

    fn step(&mut self, at: usize) {
        if self.line.is_boundary(at) {
            self.modality = Modality::Actual;
        }
        match self.line.items[at].token {
            Token::Amount(_) if self.found.last().is_some_and(|found| found.item > at) => {}
            Token::Amount(amount) => self.amount(at, amount),
            Token::Cue(cue) => self.word(at, cue),
            Token::Period | Token::Sign(_) | Token::Word => {}
        }
    }

    fn word(&mut self, at: usize, cue: &Cue) {
        match cue {
            Cue::Flow(word) => self.flow(at, *word),
            Cue::Area(..) => self.area(at),
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
            Cue::OffTopic => self.off = true,
            Cue::Modal(modality) => self.modality = *modality,
            Cue::Share => self.share = true,
            _ => self.extreme(at, cue),
        }
    }

    /// A flow starts a series of its own: reporter, partner and good fall back to the story's.
    fn flow(&mut self, at: usize, word: FlowWord) {
        let bare = matches!(word, FlowWord::BareSurplus | FlowWord::BareDeficit);
        if bare && (self.off || !self.balance_is_of_trade()) {
            return;
        }
        if word.is_verb() && self.deaf {
            self.frame.reporter = self.scene.topic.reporter.clone();
            self.frame.flow = self.scene.topic.flow.clone();
            self.flowed = true;
            return;
        }
        if word.is_verb() && (!self.has_area() || self.scene.company && !self.scene.trades)
            || word == FlowWord::Partner && self.flowed
        {
            return;
        }
        let item = self.line.items[at];
        let sign_only = word.flow() == Flow::Balance && self.follows_balance(at);
        let goes_on = item.clitic || matches!(self.before(at), Some(Cue::Pronoun));
        if !self.flowed {
            self.open(at, goes_on);
        } else if !sign_only {
            self.reset_good(at, goes_on);
        }
        if !sign_only {
            self.share = false;
        }
        self.frame.flow = Some(Said::here(word, item.span));
        self.flows.push((at, Said::here(word, item.span)));
        self.flowed = true;
        self.off = false;
    }

    fn before(&self, at: usize) -> Option<&'a Cue> {
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
            let holds = self.scene.bilateral && !self.overall && self.speaks_for_topic();
            self.frame.partner = topic.partner.clone().filter(|_| holds);
        }
        self.turn_round();
        self.reset_good(at, goes_on);
    }

    /// Is the reporter one of the two sides that the story is about, or not named anew?
    fn speaks_for_topic(&self) -> bool {
        let topic = &self.scene.topic;
        self.frame.reporter.as_ref().is_none_or(|reporter| {
            let sides = [&topic.reporter, &topic.partner];
            !reporter.own
                || sides
                    .into_iter()
                    .flatten()
                    .any(|side| side.value == reporter.value)
        })
    }

    /// In a story about two sides, the other side as reporter makes the first one the partner.
    fn turn_round(&mut self) {
        let (Some(reporter), Some(partner)) = (&self.frame.reporter, &self.frame.partner) else {
            return;
        };
        if reporter.value == partner.value {
            let other = self.scene.topic.reporter.clone();
            self.frame.partner = other.filter(|other| other.value != reporter.value);
        }
    }

    fn reset_good(&mut self, at: usize, goes_on: bool) {
        let named = self
            .goods
            .last()
            .is_some_and(|(item, _)| at - item <= 2 || !self.flowed);
        if named {
            return;
        }
        let story = if goes_on {
            &self.scene.focus.good
        } else {
            &self.scene.topic.good
        };
        self.frame.good = story.clone().filter(|_| !self.overall);
    }

    /// "neraca perdagangan … surplus": the second word only tells the sign.
    fn follows_balance(&self, at: usize) -> bool {
        self.flows
            .last()
            .is_some_and(|(item, said)| said.value.flow() == Flow::Balance && at - item <= 6)
    }

    /// A bare "surplus" is one of trade where the story speaks of trade, or a country or its other side is named with it.
    fn balance_is_of_trade(&self) -> bool {
        self.scene.trades
            || self.flowed
            || (0..self.line.items.len()).any(|at| match self.line.cue(at) {
                Some(Cue::Flow(FlowWord::Plain(_) | FlowWord::Partner)) => true,
                Some(Cue::Area(..)) => {
                    matches!(part(self.line, at), Part::Reporter | Part::Partner)
                }
                _ => false,
            })
    }

    fn has_area(&self) -> bool {
        (0..self.line.items.len()).any(|at| area_at(self.line, at).is_some())
    }

    fn area(&mut self, at: usize) {
        let Some((area, _)) = area_at(self.line, at) else {
            return;
        };
        let said = Said::here(area.clone(), self.line.items[at].span);
        if self.takes_from_topic(at) {
            self.deaf = true;
            self.partner(at, said);
            return;
        }
        let reporter = self.frame.reporter.clone();
        let is_reporter = reporter
            .as_ref()
            .is_some_and(|known| known.value == said.value);
        match part(self.line, at) {
            Part::Inside => {
                self.owner(at, said);
                self.frame.inside = true;
            }
            Part::Reporter => {
                self.owner(at, said);
                self.frame.inside = false;
            }
            Part::Partner | Part::Bare if is_reporter => {}
            Part::Partner => self.partner(at, said),
            Part::Pair => self.pair(at, said),
            Part::Bare
                if reporter.is_some() || self.frame.partner.is_some() || self.scene.trades =>
            {
                self.partner(at, said);
            }
            Part::Bare => {
                self.tentative = true;
                self.frame.reporter = Some(said);
            }
            Part::Passing => {}
        }
    }

    fn owner(&mut self, at: usize, said: Said<Area>) {
        let old = self
            .frame
            .reporter
            .clone()
            .filter(|old| old.value != said.value);
        if self.tentative
            && let Some(first) = old.clone()
        {
            // "China became Russia's top partner": the first country was the partner.
            for finding in &mut self.found {
                finding.frame.reporter = Some(said.clone());
                finding.frame.partner = Some(first.clone());
            }
            self.partner(at, first);
        }
        self.tentative = false;
        let own_partner = self
            .frame
            .partner
            .as_ref()
            .is_some_and(|partner| partner.own && partner.value != said.value);
        if old.is_some() && !own_partner {
            self.frame.partner = self.other_side(&said);
        }
        self.frame.reporter = Some(said);
    }

    /// Whom a new reporter trades with: in a story about two sides, the other one.
    fn other_side(&self, said: &Said<Area>) -> Option<Said<Area>> {
        let topic = &self.scene.topic;
        let is_partner = topic
            .partner
            .as_ref()
            .is_some_and(|partner| partner.value == said.value);
        topic
            .reporter
            .clone()
            .filter(|_| self.scene.bilateral && is_partner)
    }

    /// "China took 28% less" in a story about Korea's exports: a partner of the story's own flow.
    fn takes_from_topic(&self, at: usize) -> bool {
        let topic = &self.scene.topic;
        let own = topic.reporter.as_ref().is_none_or(|reporter| {
            area_at(self.line, at).is_some_and(|(area, _)| *area == reporter.value)
        });
        if own || part(self.line, at) != Part::Reporter {
            return false;
        }
        let verb = self.line.ahead(at, 3, |after| match self.line.cue(after) {
            Some(Cue::Flow(word)) => Some(*word),
            _ => None,
        });
        let facing = match verb {
            Some(FlowWord::Buys) => Flow::Exports,
            Some(FlowWord::Sells) => Flow::Imports,
            _ => return false,
        };
        topic
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value.flow() == facing)
    }

    fn partner(&mut self, at: usize, said: Said<Area>) {
        self.partners.push((at, said.clone()));
        self.frame.partner = Some(said);
    }

    /// The first of a pair is the reporter, unless the other one's statistics are spoken of already.
    fn pair(&mut self, at: usize, said: Said<Area>) {
        let opens = self
            .line
            .back(at, 2, |before| area_at(self.line, before).map(|_| ()))
            .is_none();
        let agency = self.scene.agency.as_ref().map(|agency| &agency.value);
        let settled = self.frame.reporter.as_ref().is_some_and(|known| {
            known.value != said.value
                && (known.own || agency == Some(&known.value))
                && !self.tentative
        });
        if opens && !settled {
            self.tentative = false;
            self.frame.reporter = Some(said);
        } else if self
            .frame
            .reporter
            .as_ref()
            .is_none_or(|known| known.value != said.value)
        {
            self.partner(at, said);
        }
    }

    fn amount(&mut self, at: usize, amount: usize) {
        if !self.is_trade(at, amount) {
            return;
        }
        let Some(flow) = self.flow_of(at) else { return };
        let before = Before {
            flow: flow.value,
            share: self.share || (!self.flowed && self.scene.focus.share),
            last: self.last,
            last_kind: self.last_kind,
            shared_earlier: self.scene.focus.share,
        };
        let Some(sense) = sense(self.line, at, amount, before) else {
            return;
        };
        let mut frame = self.frame.clone();
        frame.flow = Some(flow);
        frame.share = sense.kind == Kind::Share;
        self.take_behind(at, &mut frame);
        self.last = sense.movement.or(self.last);
        self.last_kind = Some(sense.kind);
        let printed = &self.line.amounts[amount];
        self.found.push(Finding {
            item: at,
            quantity: Quantity {
                unit: self
                    .goes_without(at, amount)
                    .unwrap_or(printed.quantity.unit),
                ..printed.quantity.clone()
            },
            negative: printed.negative,
            frame,
            kind: sense.kind,
            movement: sense.movement,
            compare: (Compare::None, false),
            modality: self.modality_of(at),
        });
    }

    /// The story's currency, for a scaled number without one that counts nothing else ("sumaron 56.000 millones.").
    fn goes_without(&self, at: usize, amount: usize) -> Option<Unit> {
        let printed = &self.line.amounts[amount];
        let counts = matches!(
            self.line.items.get(at + 1).map(|item| item.token),
            Some(Token::Word)
        );
        self.scene
            .money
            .filter(|_| printed.is_bare() && printed.scaled && !counts)
    }

    /// Is the amount one of trade at all?
    fn is_trade(&self, at: usize, amount: usize) -> bool {
        let quantity = &self.line.amounts[amount].quantity;
        let measures = self.goes_without(at, amount).is_some()
            || quantity.unit.is_money()
            || quantity.unit.is_volume()
            || quantity.unit == Unit::Times
            || self.line.is_percent(amount);
        let priced =
            matches!(self.line.cue(at + 1), Some(Cue::Per)) || self.line.sign(at + 1) == Some('/');
        let others = self
            .line
            .ahead(at, 3, |after| match self.line.items[after].token {
                Token::Cue(Cue::OffTopic) => Some(true),
                Token::Cue(Cue::In | Cue::From | Cue::Of | Cue::Area(..)) | Token::Word => None,
                _ => Some(false),
            });
        let goes_on = self.flowed || (self.scene.goes_on() && self.refers_back(at));
        measures
            && !priced
            && !self.off
            && others != Some(true)
            && (goes_on || self.flow_behind(at).is_some() || self.flow_later(at).is_some())
    }

    /// Does a sentence without a flow word speak of the series before it?
    pub(super) fn refers_back(&self, at: usize) -> bool {
        (0..self.line.items.len()).any(|item| match self.line.items[item].token {
            Token::Cue(
                Cue::Pronoun
                | Cue::Good(_)
                | Cue::Share
                | Cue::Respectively
                | Cue::Than(_)
                | Cue::Move(_)
                | Cue::Average
                | Cue::Overall,
            ) => true,
            Token::Cue(Cue::Area(..)) => part(self.line, item) != Part::Passing,
            Token::Period => item < at,
            _ => self.line.items[item].clitic,
        })
    }

    /// "$5 billion of exports", "a $5 billion surplus": the flow stands behind the amount.
    fn flow_behind(&self, at: usize) -> Option<Said<FlowWord>> {
        if self.is_flows_own(at) || self.has_flow_before(at) && !self.flow_touches(at) {
            return None;
        }
        let volume = matches!(self.line.items[at].token, Token::Amount(n) if self.line.amounts[n].quantity.unit.is_volume());
        self.line
            .ahead(at, 4, |after| match self.line.items[after].token {
                Token::Cue(Cue::Flow(word)) => {
                    let firm = !word.is_verb() || volume && !self.flowed;
                    Some(firm.then(|| Said::here(*word, self.line.items[after].span)))
                }
                Token::Cue(
                    Cue::Good(_) | Cue::In | Cue::Of | Cue::Area(..) | Cue::Overall | Cue::From,
                )
                | Token::Word => None,
                _ => Some(None),
            })?
    }

    /// "imports of $14.2 billion": the flow stands right before the amount.
    fn is_flows_own(&self, at: usize) -> bool {
        self.line
            .back(at, 3, |before| match self.line.items[before].token {
                Token::Cue(Cue::Flow(_)) => Some(true),
                Token::Cue(Cue::Of | Cue::Hedge(_) | Cue::By) | Token::Word => None,
                _ => Some(false),
            })
            == Some(true)
    }

    /// "Imports of $14.2 billion left a deficit": the amount's clause named a flow before it.
    fn has_flow_before(&self, at: usize) -> bool {
        (at.saturating_sub(8)..at)
            .rev()
            .take_while(|&item| !self.line.separates(item) && !self.line.is_boundary(item))
            .take_while(|&item| !matches!(self.line.items[item].token, Token::Amount(_)))
            .any(|item| matches!(self.line.cue(item), Some(Cue::Flow(_))))
    }

    /// "a $5 billion surplus", "$5 billion of exports", "+44% bei den Exporten": a flow right behind the amount.
    fn flow_touches(&self, at: usize) -> bool {
        let flow = |item: usize| matches!(self.line.cue(item), Some(Cue::Flow(_)));
        let links = matches!(self.line.cue(at + 1), Some(Cue::Of | Cue::In | Cue::From));
        let word = matches!(
            self.line.items.get(at + 2).map(|item| item.token),
            Some(Token::Word)
        );
        flow(at + 1) || links && (flow(at + 2) || word && flow(at + 3))
    }

    /// "With 5.3 billion euros, the deficit …": the amount opens the sentence, its noun comes after.
    fn flow_later(&self, at: usize) -> Option<Said<FlowWord>> {
        if self.flowed || at > 3 {
            return None;
        }
        (at + 1..self.line.items.len().min(at + 8))
            .take_while(|&item| {
                !self.line.is_boundary(item)
                    && !matches!(self.line.items[item].token, Token::Amount(_))
            })
            .find_map(|item| match self.line.cue(item) {
                Some(Cue::Flow(word)) if word.flow() == Flow::Balance => {
                    Some(Said::here(*word, self.line.items[item].span))
                }
                _ => None,
            })
    }

    fn flow_of(&self, at: usize) -> Option<Said<FlowWord>> {
        self.flow_behind(at)
            .or_else(|| self.flow_later(at))
            .or_else(|| self.frame.flow.clone())
    }

    /// "5.07 million tonnes of soybeans to China": good and partner stand behind the amount.
    fn take_behind(&self, at: usize, frame: &mut Frame) {
        let percent =
            matches!(self.line.items[at].token, Token::Amount(n) if self.line.is_percent(n));
        let good = self.line.ahead(at, if percent { 0 } else { 2 }, |after| {
            match self.line.cue(after) {
                Some(Cue::Good(label)) => {
                    let labels_next = matches!(
                        self.line.items.get(after + 1).map(|item| item.token),
                        Some(Token::Amount(_))
                    );
                    (!labels_next).then(|| Said::here(label.clone(), self.line.items[after].span))
                }
                _ => None,
            }
        });
        if good.is_some() {
            frame.good = good;
        }
        let reporter = frame.reporter.as_ref().map(|said| said.value.clone());
        let partner = self
            .line
            .ahead(at, 6, |after| match self.line.items[after].token {
                Token::Sign(_)
                | Token::Cue(Cue::Move(_) | Cue::And | Cue::Against | Cue::Than(_)) => Some(None),
                Token::Cue(Cue::Area(area, _)) => {
                    let other =
                        part(self.line, after) == Part::Partner && reporter.as_ref() != Some(area);
                    Some(other.then(|| Said::here(area.clone(), self.line.items[after].span)))
                }
                _ => None,
            });
        if let Some(Some(partner)) = partner {
            frame.partner = Some(partner);
        }
    }

    fn modality_of(&self, at: usize) -> Modality {
        let behind = self.line.ahead(at, 2, |after| match self.line.cue(after) {
            Some(Cue::Modal(modality)) => Some(*modality),
            _ => None,
        });
        if self.modality == Modality::Actual {
            behind.unwrap_or(Modality::Actual)
        } else {
            self.modality
        }
    }
}
