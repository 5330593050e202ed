//! The walk through a sentence: words set the series that governs, amounts become claims about it.

use super::kind::{Before, Movement, sense};
use super::line::{Line, Token};
use super::place::{Part, area_at, part};
use super::scene::{Frame, Said, Scene};
use super::time::{Ground, Times, is_base};
use crate::claim::{Area, Compare, Flow, Kind, Modality};
use crate::lexicon::{Cue, FlowWord, Lexicon};
use crate::quantity::Unit;
use jiff::civil::Date;
use std::sync::Arc;

/// A claim in the making.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub(super) amount: usize,
    pub(super) frame: Frame,
    pub(super) kind: Kind,
    pub(super) movement: Option<Movement>,
    pub(super) compare: (Compare, bool),
    pub(super) modality: Modality,
}

/// What a story's sentences are read with.
pub(super) struct Setting<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) published: Option<Date>,
}

/// What governs at a point of the sentence.
struct Walk<'a, 'b> {
    line: &'b Line<'a>,
    scene: &'b Scene,
    setting: &'b Setting<'b>,
    frame: Frame,
    /// Has this sentence named a flow of its own?
    flowed: bool,
    off: bool,
    modality: Modality,
    share: bool,
    last: Option<Movement>,
    last_kind: Option<Kind>,
    /// Partners, goods or flows named as a list, for amounts that are listed in the same order.
    partners: Vec<(usize, Said<Area>)>,
    goods: Vec<(usize, Said<Arc<str>>)>,
    flows: Vec<(usize, Said<FlowWord>)>,
    found: Vec<Finding>,
}

/// The claims of one sentence, in text order.
pub(super) fn walk(line: &Line<'_>, scene: &Scene, setting: &Setting<'_>) -> Vec<Finding> {
    let mut walk = Walk {
        line,
        scene,
        setting,
        frame: scene.focus.clone(),
        flowed: false,
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
    walk.frame.period = scene.focus.period.clone();
    for at in 0..line.items.len() {
        walk.step(at);
    }
    walk.finish()
}

impl Walk<'_, '_> {
    fn step(&mut self, at: usize) {
        if self.line.is_boundary(at) {
            self.modality = Modality::Actual;
            self.last = None;
        }
        match self.line.items[at].token {
            Token::Amount(amount) => self.amount(at, amount),
            Token::Cue(cue) => self.word(at, cue),
            Token::Period(_) | Token::Sign(_) | Token::Word => {}
        }
    }

    fn word(&mut self, at: usize, cue: &Cue) {
        let span = self.line.items[at].span;
        match cue {
            Cue::Flow(word) => self.flow(at, *word),
            Cue::Area(..) => self.area(at),
            Cue::Good(label) => {
                self.goods.push((at, Said::here(label.clone(), span)));
                self.frame.good = Some(Said::here(label.clone(), span));
            }
            Cue::Overall => {
                self.frame.good = None;
                self.frame.partner = None;
            }
            Cue::OffTopic => self.off = true,
            Cue::Modal(modality) => self.modality = *modality,
            Cue::Share => self.share = true,
            Cue::Move(_) => self.share = self.share && self.found.is_empty(),
            _ => {}
        }
    }

    /// A flow starts a series of its own: partner and good fall back to the story's.
    fn flow(&mut self, at: usize, word: FlowWord) {
        let balance = matches!(word, FlowWord::Surplus | FlowWord::Deficit);
        if balance && (self.off || !(self.scene.trades || self.flowed || self.speaks_of_trade())) {
            return;
        }
        if matches!(word, FlowWord::Sells | FlowWord::Buys) && !self.has_area() {
            return;
        }
        let item = self.line.items[at];
        let sign_only = word.flow() == Flow::Balance && self.is_sign_of_balance(at);
        if !self.flowed {
            self.open(at, item.clitic);
        } else if !sign_only {
            self.reset_good(at, item.clitic);
        }
        self.frame.flow = Some(Said::here(word, item.span));
        self.flows.push((at, Said::here(word, item.span)));
        self.flowed = true;
        self.off = false;
        if word.flow() != Flow::Balance || !sign_only {
            self.share = false;
        }
    }

    /// The first flow of a sentence.
    fn open(&mut self, at: usize, clitic: bool) {
        let goes_on = clitic || matches!(self.line.cue(at.wrapping_sub(1)), Some(Cue::Pronoun));
        let own_partner = self.frame.partner.as_ref().is_some_and(|said| said.own);
        if !own_partner && !goes_on {
            self.frame.partner = self
                .scene
                .bilateral
                .then(|| self.scene.topic.partner.as_ref().map(Said::earlier))
                .flatten();
        }
        self.reset_good(at, goes_on);
    }

    fn reset_good(&mut self, at: usize, goes_on: bool) {
        let near = self.goods.last().is_some_and(|(item, _)| at - item <= 2);
        if near {
            return;
        }
        self.frame.good = if goes_on {
            self.scene.focus.good.clone()
        } else {
            self.scene.topic.good.clone()
        };
    }

    /// "neraca perdagangan … surplus": the second word only tells the sign.
    fn is_sign_of_balance(&self, at: usize) -> bool {
        self.flows
            .last()
            .is_some_and(|(item, said)| said.value.flow() == Flow::Balance && at - item <= 6)
    }

    fn speaks_of_trade(&self) -> bool {
        self.line
            .items
            .iter()
            .any(|item| matches!(item.token, Token::Cue(Cue::Flow(FlowWord::Plain(_)))))
    }

    fn has_area(&self) -> bool {
        (0..self.line.items.len()).any(|at| area_at(self.line, at).is_some())
    }

    fn area(&mut self, at: usize) {
        let Some((area, _)) = area_at(self.line, at) else {
            return;
        };
        let said = Said::here(area.clone(), self.line.items[at].span);
        let known = self.frame.reporter.clone();
        let is_reporter = known
            .as_ref()
            .is_some_and(|reporter| reporter.value == said.value);
        match part(self.line, at) {
            Part::Reporter | Part::Inside => self.owner(said),
            Part::Partner if is_reporter => {}
            Part::Partner => self.partner(at, said),
            Part::Pair => self.pair(at, said),
            Part::Bare => match known {
                Some(_) if is_reporter => {}
                Some(_) => self.partner(at, said),
                None => self.frame.reporter = Some(said),
            },
            Part::Passing => {}
        }
    }

    fn owner(&mut self, said: Said<Area>) {
        if self
            .frame
            .partner
            .as_ref()
            .is_some_and(|partner| partner.value == said.value)
        {
            self.frame.partner = None;
        }
        let changed = self
            .frame
            .reporter
            .as_ref()
            .is_none_or(|reporter| reporter.value != said.value);
        if changed
            && !self
                .frame
                .partner
                .as_ref()
                .is_some_and(|partner| partner.own)
        {
            self.frame.partner = None;
        }
        self.frame.reporter = Some(said);
    }

    fn partner(&mut self, at: usize, said: Said<Area>) {
        self.partners.push((at, said.clone()));
        self.frame.partner = Some(said);
    }

    /// The first of a pair is the reporter, unless the other one's statistics are spoken of already.
    fn pair(&mut self, at: usize, said: Said<Area>) {
        let opens = !self
            .line
            .back(at, 2, |before| area_at(self.line, before).map(|_| true))
            .unwrap_or(false);
        let agency = self.scene.agency.as_ref().map(|agency| &agency.value);
        match (&self.frame.reporter, opens) {
            (Some(reporter), _) if reporter.value == said.value => {}
            (Some(reporter), true) if reporter.own || agency == Some(&reporter.value) => {
                self.partner(at, said)
            }
            (_, true) => self.frame.reporter = Some(said),
            (_, false) => self.partner(at, said),
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
            last_share: self.last_kind == Some(Kind::Share),
            last_level: matches!(self.last_kind, Some(Kind::Level | Kind::Balance)),
        };
        let Some(sense) = sense(self.line, at, amount, before) else {
            return;
        };
        let mut frame = self.frame.clone();
        frame.flow = Some(flow);
        frame.share = sense.kind == Kind::Share;
        self.last = sense.movement.or(if sense.kind == Kind::Level {
            self.last
        } else {
            None
        });
        self.last_kind = Some(sense.kind);
        self.found.push(Finding {
            amount,
            frame,
            kind: sense.kind,
            movement: sense.movement,
            compare: (Compare::None, false),
            modality: self.modality_of(at),
        });
    }

    /// Is the amount one of trade at all?
    fn is_trade(&self, at: usize, amount: usize) -> bool {
        let quantity = &self.line.amounts[amount].quantity;
        let measures =
            quantity.unit.is_money() || quantity.unit.is_volume() || self.line.is_percent(amount);
        let priced =
            matches!(self.line.cue(at + 1), Some(Cue::Per)) || self.line.sign(at + 1) == Some('/');
        let others = self
            .line
            .ahead(at, 3, |after| match self.line.items[after].token {
                Token::Cue(Cue::OffTopic) => Some(true),
                Token::Cue(Cue::In | Cue::From | Cue::Plain | Cue::Area(..)) | Token::Word => None,
                _ => Some(false),
            });
        let goes_on = self.flowed || (self.scene.goes_on() && self.refers_back(at));
        measures
            && !priced
            && !self.off
            && others != Some(true)
            && (goes_on || self.flow_behind(at).is_some())
    }

    /// Does a sentence without a flow word speak of the series before it?
    fn refers_back(&self, at: usize) -> bool {
        (0..self.line.items.len()).any(|item| match self.line.items[item].token {
            Token::Cue(
                Cue::Pronoun
                | Cue::Good(_)
                | Cue::Share
                | Cue::Respectively
                | Cue::Than(_)
                | Cue::Move(_),
            ) => true,
            Token::Cue(Cue::Area(..)) => part(self.line, item) != Part::Passing,
            Token::Period(_) => item < at,
            _ => self.line.items[item].clitic,
        })
    }

    /// "$5 billion of exports", "a $5 billion surplus": the flow stands behind the amount.
    fn flow_behind(&self, at: usize) -> Option<Said<FlowWord>> {
        self.line
            .ahead(at, 4, |after| match self.line.items[after].token {
                Token::Cue(Cue::Flow(word)) => {
                    let firm = !matches!(word, FlowWord::Sells | FlowWord::Buys);
                    Some(firm.then(|| Said::here(*word, self.line.items[after].span)))
                }
                Token::Cue(Cue::Good(_) | Cue::In | Cue::Area(..) | Cue::Overall | Cue::From)
                | Token::Word => None,
                _ => Some(None),
            })?
    }

    fn flow_of(&self, at: usize) -> Option<Said<FlowWord>> {
        self.flow_behind(at).or_else(|| self.frame.flow.clone())
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

    /// Lists are dealt out, periods and comparisons found, once the whole sentence is known.
    fn finish(mut self) -> Vec<Finding> {
        self.deal();
        let reporter = self.frame.reporter.as_ref().map(|said| said.value.clone());
        let ground = Ground {
            published: self.setting.published,
            reporter: reporter.as_ref(),
            focus: self
                .scene
                .focus
                .period
                .as_ref()
                .map(|said| said.value.period),
        };
        let times = Times::read(self.line, ground);
        self.times(&times);
        self.found
    }

    fn times(&mut self, times: &Times) {
        let mut last: Option<Compare> = None;
        for number in 0..self.found.len() {
            let at = self.item(number);
            let until = self.next_change(number);
            let percent = self.line.is_percent(self.found[number].amount);
            let inherited = self.frame.period.clone();
            let named = times.of_amount(self.line, at, percent);
            let period = named.clone().or_else(|| inherited.clone());
            let kind = self.found[number].kind;
            let moves = matches!(kind, Kind::Change | Kind::Difference | Kind::Multiple);
            if moves {
                let said = times.compare(
                    self.line,
                    at,
                    until,
                    period.as_ref().map(|said| said.value.period),
                );
                let stated = said.is_some();
                let go_on = last.or(self
                    .scene
                    .focus
                    .compare
                    .filter(|_| !self.flowed && named.is_none()));
                let compare = said.or(go_on).unwrap_or(Compare::Yoy);
                self.found[number].compare = (compare, stated);
                self.found[number].frame.compare = Some(compare);
                last = Some(compare);
            }
            self.found[number].frame.period = period;
            if named.is_none() && is_base(self.line, at) && !moves {
                let compare = self.compare_nearby(number, last);
                let older = |said: &mut Said<super::scene::Spell>| {
                    if let Some(base) = Times::base_of(said.value.period, compare) {
                        said.value.period = base;
                    }
                };
                let newer = self.newer_side(times, number).or(inherited);
                self.found[number].frame.period = newer.map(|mut said| {
                    older(&mut said);
                    said
                });
            }
        }
    }

    /// The period of the value that an older one is set against.
    fn newer_side(&self, times: &Times, number: usize) -> Option<Said<super::scene::Spell>> {
        let before = (0..number)
            .rev()
            .find_map(|earlier| self.found[earlier].frame.period.clone());
        before.or_else(|| times.of_amount(self.line, self.item(number + 1), false))
    }

    fn compare_nearby(&self, number: usize, last: Option<Compare>) -> Compare {
        let after = self
            .found
            .get(number + 1)
            .filter(|next| next.kind == Kind::Change)
            .map(|next| next.compare.0);
        last.or(after.filter(|compare| *compare != Compare::None))
            .unwrap_or(Compare::Yoy)
    }

    fn item(&self, number: usize) -> usize {
        self.found
            .get(number)
            .map_or(0, |finding| self.line.amount_items[finding.amount])
    }

    /// Where the words of a change end: at the next change, or at the end of its clause.
    fn next_change(&self, number: usize) -> usize {
        let at = self.item(number);
        let next = self.found[number + 1..]
            .iter()
            .find(|finding| matches!(finding.kind, Kind::Change | Kind::Difference))
            .map_or(self.line.items.len(), |finding| {
                self.line.amount_items[finding.amount]
            });
        (at + 1..next)
            .find(|&item| self.line.is_boundary(item))
            .unwrap_or(next)
    }

    /// Deals a list of partners, goods or flows out to a list of amounts of the same length.
    fn deal(&mut self) {
        let mut number = 0;
        while number < self.found.len() {
            let run = self.run_from(number);
            if run >= 2 {
                self.deal_run(number, run);
            }
            number += run.max(1);
        }
    }

    /// How many findings from this one on are listed one after the other, all of one unit.
    fn run_from(&self, number: usize) -> usize {
        let unit = |n: usize| self.line.amounts[self.found[n].amount].quantity.unit;
        let mut end = number + 1;
        while end < self.found.len()
            && unit(end) == unit(number)
            && self.found[end].amount == self.found[end - 1].amount + 1
            && (self.item(end - 1) + 1..self.item(end))
                .all(|item| self.line.separates(item) && self.line.sign(item) != Some('('))
        {
            end += 1;
        }
        end - number
    }

    fn deal_run(&mut self, number: usize, run: usize) {
        let at = self.item(number);
        if let Some(listed) = listed(&self.partners, at, run, self.line) {
            for (offset, said) in listed.into_iter().enumerate() {
                self.found[number + offset].frame.partner = Some(said);
            }
        } else if let Some(listed) = listed(&self.flows, at, run, self.line) {
            for (offset, said) in listed.into_iter().enumerate() {
                self.found[number + offset].frame.flow = Some(said);
            }
        } else if let Some(listed) = listed(&self.goods, at, run, self.line) {
            for (offset, said) in listed.into_iter().enumerate() {
                self.found[number + offset].frame.good = Some(said);
            }
        }
    }
}

/// The last `run` things named before an item, where they were named as one list.
fn listed<T: Clone>(
    named: &[(usize, Said<T>)],
    at: usize,
    run: usize,
    line: &Line<'_>,
) -> Option<Vec<Said<T>>> {
    let before: Vec<_> = named.iter().filter(|(item, _)| *item < at).collect();
    let last = before.get(before.len().checked_sub(run)?..)?;
    let one_list = last.windows(2).all(|pair| {
        (pair[0].0 + 1..pair[1].0)
            .all(|item| line.separates(item) || matches!(line.items[item].token, Token::Word))
            && (pair[0].0 + 1..pair[1].0).any(|item| line.separates(item))
    });
    let alone = before.len() == run
        || !(before[before.len() - run - 1].0 + 1..last[0].0).all(|item| line.separates(item));
    (one_list && alone).then(|| last.iter().map(|(_, said)| said.clone()).collect())
}

/// Units that no trade claim is made in.
pub(super) const fn is_measure(unit: Unit) -> bool {
    !matches!(unit, Unit::None)
}
