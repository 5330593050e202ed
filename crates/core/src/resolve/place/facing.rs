//! The story's own flow, told from its partner's side.

use crate::claim::{Area, Flow, Kind};
use crate::lexicon::{Cue, FlowWord};
use crate::resolve::line::Token;
use crate::resolve::place::{Part, area_at, part};
use crate::resolve::scene::Said;
use crate::resolve::tied::is_tied;
use crate::resolve::walk::Walk;

/// How far behind its verb the other side may stand, in items.
const REACH: usize = 24;

impl Walk<'_, '_> {
    /// "China took 28% less" in a story about Korea's exports: a partner of the story's own trade, and the flow that the
    /// verb is on the story's side.
    pub(in crate::resolve) fn facing(&self, at: usize) -> Option<Flow> {
        let own = self
            .frame
            .reporter
            .as_ref()
            .filter(|said| said.own && !self.tentative);
        let agency = self.scene.agency.as_ref();
        let told = self.scene.topic.reporter.as_ref().or(own).or(agency);
        let told = told.map(|said| &said.value).or_else(|| self.at_home());
        let (area, _) = area_at(self.line, at)?;
        if told.is_some_and(|told| area == told) {
            return None;
        }
        let own_flow = self.frame.flow.as_ref().filter(|said| said.own);
        // "Brazil exported 8 million tonnes, while Argentina shipped 2.6": who does the same is not the other side.
        let topic = self.scene.topic.flow.as_ref().or(own_flow);
        let topic = topic.map(|said| said.value.flow());
        if let Some(facing) = self.facing_noun(at).filter(|&facing| topic == Some(facing)) {
            return Some(facing);
        }
        if self.buys_by_noun(at) {
            return Some(Flow::Exports);
        }
        if self.sells_by_noun(at) {
            return Some(Flow::Imports);
        }
        let subject = match part(self.line, at) {
            Part::Reporter => true,
            // "with Pakistan taking 37 percent", "with Germany and Italy buying a half"
            Part::Partner => {
                let told =
                    own.is_some() || self.scene.topic.reporter.is_some() && !self.found.is_empty();
                told && self.deals_beside(at) || own.is_some() && self.deals_in_clause(at)
            }
            // "Türkiye 3,6 milyar dolarlık alım yaptı": where the verb ends the clause, nothing else tells its subject.
            Part::Bare => self.line.postpositions || own.is_some() && self.deals_in_clause(at),
            _ => false,
        };
        // "日本は6万1300トンを輸入し"
        let behind_size = self.verb_behind_amount(at);
        if !subject && behind_size.is_none() {
            return None;
        }
        let verb = behind_size.map(Some).or_else(|| {
            self.line.ahead(at, 10, |after| match self.line.cue(after) {
                Some(Cue::Flow(FlowWord::Buys)) => Some(Some((after, Flow::Exports))),
                Some(Cue::Flow(FlowWord::BarePurchases))
                    if after == at + 1 && self.deals_beside(at) =>
                {
                    Some(Some((after, Flow::Exports)))
                }
                Some(Cue::Flow(FlowWord::Sells)) => Some(Some((after, Flow::Imports))),
                Some(Cue::Flow(FlowWord::Plain(flow @ (Flow::Exports | Flow::Imports))))
                    if self.acts_as_verb(after) =>
                {
                    Some(Some((after, other_way(*flow))))
                }
                // "Egypt, Italy and the US took 31,200, 24,650 and 19,800 tonnes"
                Some(Cue::Area(..)) if self.goes_on_list(after) => None,
                Some(Cue::Flow(_) | Cue::Area(..)) => Some(None),
                _ => None,
            })
        });
        let verb = verb.or_else(|| self.verb_past_amounts(at).map(Some));
        let (verb, facing) = verb??;
        if self.deals_with_us(verb) || self.is_part_of_other_way(verb, facing) {
            return Some(facing);
        }
        let own_story = told.is_none_or(|told| self.scene.home.as_ref() == Some(told));
        if own_story && self.is_home_flow(facing) {
            return Some(facing);
        }
        told?;
        if self
            .maker_of_bought(verb)
            .is_some_and(|maker| Some(maker) != told)
        {
            return None;
        }
        let alike = matches!(topic, Some(Flow::Exports | Flow::Imports)) && topic != Some(facing);
        let other = self.other_side_of(verb);
        let bare = part(self.line, at) == Part::Bare && self.line.postpositions;
        let told_side = !bare && agency.is_some() && other.is_some() && other == told;
        let open = !bare && !alike && other.is_none();
        (topic == Some(facing) || told_side || open).then_some(facing)
    }

    /// "Ba Lan nhập của ta 3,4 tỷ USD": does "our" stand right behind a verb, in the language of one country?
    fn deals_with_us(&self, verb: usize) -> bool {
        let ours = |item: usize| matches!(self.line.cue(item), Some(Cue::Ours));
        self.scene.home.is_some() && (verb + 1..verb + 3).any(ours)
    }

    /// A verb behind an amount whose subject is the other side, as the story's own flow.
    pub(in crate::resolve) fn seen_from_topic(
        &self,
        at: usize,
        mut flow: Said<FlowWord>,
    ) -> Said<FlowWord> {
        let behind = flow.span.start > self.line.items[at].span.end;
        if let Some(facing) = self.facing.filter(|_| behind && flow.own) {
            let turned = match flow.value {
                FlowWord::Buys | FlowWord::Sells => mirrored(flow.value),
                FlowWord::Plain(plain) => other_way(plain),
                _ => return flow,
            };
            if turned == facing {
                flow.value = FlowWord::Plain(facing);
            }
        }
        flow
    }

    /// "米国が46%を買い取り": where particles tell the subject, its verb stands behind the amount.
    fn verb_behind_amount(&self, at: usize) -> Option<(usize, Flow)> {
        const CLOSE: usize = 4;
        let line = self.line;
        if !matches!(line.cue(at + 1), Some(Cue::Became)) || !is_tied(line, at, at + 1) {
            return None;
        }
        let amount = line.ahead(at + 1, CLOSE, |item| match line.items[item].token {
            Token::Amount(_) | Token::Cue(Cue::Fraction(_)) => Some(Some(item)),
            Token::Word | Token::Period | Token::Cue(Cue::Hedge(_) | Cue::Good(_) | Cue::Of) => {
                None
            }
            _ => Some(None),
        })??;
        let amount = self.part_said_too(amount).unwrap_or(amount);
        line.ahead(amount, CLOSE, |item| match line.items[item].token {
            Token::Cue(Cue::Flow(FlowWord::Buys)) => Some(Some((item, Flow::Exports))),
            Token::Cue(Cue::Flow(FlowWord::Sells)) => Some(Some((item, Flow::Imports))),
            Token::Cue(Cue::Flow(FlowWord::Plain(flow @ (Flow::Exports | Flow::Imports))))
                if self.acts_as_verb(item) =>
            {
                Some(Some((item, other_way(*flow))))
            }
            Token::Word | Token::Cue(Cue::HedgeAfter(_) | Cue::Good(_) | Cue::Of) => None,
            _ => Some(None),
        })?
    }

    /// "1億6700万キロ、全体の37%を引き取り": the part that an amount before a comma comes to.
    fn part_said_too(&self, amount: usize) -> Option<usize> {
        let line = self.line;
        let parted = line.separates(amount + 1) && amount + 1 < line.items.len();
        let part = line.ahead(amount + 1, 4, |item| match line.items[item].token {
            Token::Amount(n) => Some(line.is_percent(n).then_some(item)),
            Token::Word | Token::Cue(Cue::Share | Cue::Overall | Cue::Of | Cue::Hedge(_)) => None,
            _ => Some(None),
        });
        part.flatten().filter(|_| parted)
    }

    /// "Ekspor timah mencapai 6.874 ton; Singapura menampung 2.980 ton": a flow that the sentence names no owner of, in the language of
    /// one country, is that country's.
    fn is_home_flow(&self, facing: Flow) -> bool {
        let owner = self.scene.owner.as_ref();
        let home =
            (self.scene.home.as_ref()).is_some_and(|home| owner.is_none_or(|owner| owner == home));
        // "Kakao olahan yang diekspor 310 ribu ton; India menyerap 14 persen"
        let verb = match facing {
            Flow::Exports => FlowWord::Sells,
            _ => FlowWord::Buys,
        };
        let plain = |said: &Said<FlowWord>| {
            said.own && (said.value == FlowWord::Plain(facing) || said.value == verb)
        };
        home && !self.found.is_empty()
            && self.frame.reporter.is_none()
            && self.frame.flow.as_ref().is_some_and(plain)
    }

    /// "Its biggest market is China, which bought 6 billion": a verb of buying or selling in a clause right behind who stands before it.
    fn deals_in_clause(&self, at: usize) -> bool {
        let line = self.line;
        let word = |item: usize| matches!(line.items[item].token, Token::Word);
        let verb = line.ahead(at + 2, 3, |item| match line.items[item].token {
            Token::Cue(Cue::Flow(word)) => Some(word.is_verb()),
            Token::Word | Token::Cue(Cue::In) => None,
            _ => Some(false),
        });
        line.sign(at + 1) == Some(',')
            && at + 2 < line.items.len()
            && word(at + 2)
            && verb == Some(true)
    }

    /// "with Pakistan taking 37 percent": a verb of buying or selling right behind who stands after "with".
    fn deals_beside(&self, at: usize) -> bool {
        let with = |item: usize| matches!(self.line.cue(item), Some(Cue::With));
        let led =
            at > 0 && (with(at - 1) || at > 1 && self.line.items[at - 1].article && with(at - 2));
        let verb = |item: usize| match self.line.cue(item) {
            Some(Cue::Flow(word)) => word.is_verb() || *word == FlowWord::BarePurchases,
            _ => false,
        };
        led && !self.line.postpositions && verb(at + 1)
    }

    /// "Egypt, Italy and the US took 31, 24 and 19 tonnes": one more of a list, behind its comma or its last "and".
    fn goes_on_list(&self, area: usize) -> bool {
        let amount = |item: usize| matches!(self.line.items[item].token, Token::Amount(_));
        // "Rusya 71 bin ton, Kazakistan 38 bin ton satın aldı"
        let sized = area >= 2 && self.line.separates(area - 1) && amount(area - 2);
        sized
            || !self.line.postpositions
                && (area.saturating_sub(2)..area).any(|item| self.line.separates(item))
    }

    /// "Shipments reached 2 tonnes. Egypt took a fifth": whose trade a story is about that names no country as its owner.
    fn at_home(&self) -> Option<&Area> {
        let home = self.scene.home.as_ref().filter(|_| self.scene.trades);
        home.filter(|home| self.scene.owner.as_ref().is_none_or(|owner| owner == *home))
    }

    /// "China supplied a fifth of imports": what a verb's part is of is the flow that the other side has.
    fn is_part_of_other_way(&self, verb: usize, facing: Flow) -> bool {
        let part = self
            .line
            .ahead(verb, 3, |item| match self.line.items[item].token {
                Token::Cue(Cue::Fraction(_)) => Some(Some(item)),
                Token::Amount(n) => Some(self.line.is_percent(n).then_some(item)),
                Token::Cue(Cue::Hedge(_)) | Token::Word => None,
                _ => Some(None),
            });
        let Some(part) = part.flatten() else {
            return false;
        };
        let of = matches!(self.line.cue(part + 1), Some(Cue::Of | Cue::From));
        let whole = self
            .line
            .ahead(part, 6, |item| match self.line.items[item].token {
                Token::Cue(Cue::Flow(word)) => Some(word.flow()),
                Token::Sign('\'' | '’')
                | Token::Cue(
                    Cue::Of
                    | Cue::From
                    | Cue::Good(_)
                    | Cue::Overall
                    | Cue::Pronoun
                    | Cue::Ours
                    | Cue::Area(..),
                )
                | Token::Word => None,
                _ => Some(Flow::Balance),
            });
        of && whole == Some(facing)
    }

    /// "Ghana sold … to China": whom the clause behind a verb says that it sold to or bought from.
    pub(super) fn other_side_of(&self, verb: usize) -> Option<&Area> {
        (verb + 1..self.line.items.len())
            .take(REACH)
            .take_while(|&item| !self.line.is_boundary(item))
            .find_map(|item| {
                let direct = item == verb + 1;
                let (area, _) = area_at(self.line, item)?;
                (direct || part(self.line, item) == Part::Partner).then_some(area)
            })
    }

    /// "Alemania redujo sus compras" in a story about Spain's exports: a country that opens a clause, and a flow of its own.
    fn facing_noun(&self, at: usize) -> Option<Flow> {
        let word = at > 0 && matches!(self.line.items[at - 1].token, Token::Word);
        let before = at - usize::from(word);
        let opens = before == 0
            || self.line.is_boundary(before - 1)
            || self.line.sign(before - 1) == Some(',');
        let noun = self.line.ahead(at, 9, |after| match self.line.cue(after) {
            // "Les États-Unis, premier client, ont réduit leurs achats"
            Some(Cue::Flow(FlowWord::Market(_))) => None,
            Some(Cue::Flow(word)) => {
                // "cut purchases", "redujo sus pedidos" where one form holds both words
                let moved = *word == FlowWord::BarePurchases
                    && after > 0
                    && matches!(self.line.cue(after - 1), Some(Cue::Move(_)));
                let own = !word.is_verb() && (moved || self.is_own_noun(after));
                Some(own.then(|| other_way(word.flow())))
            }
            Some(Cue::Area(..)) => Some(None),
            _ => None,
        });
        noun.flatten().filter(|_| opens)
    }

    /// "China took 52%, although its purchases fell 19%": behind a part that a partner took, what it buys or sells is the story's
    /// own flow with it.
    pub(in crate::resolve) fn is_partners_own(&mut self, at: usize, word: FlowWord) -> bool {
        if !matches!(word, FlowWord::BarePurchases | FlowWord::BareSales) || !self.is_own_noun(at) {
            return false;
        }
        let Some(last) = self.found.last() else {
            return false;
        };
        let (Some(partner), Some(flow)) = (&last.frame.partner, &last.frame.flow) else {
            return false;
        };
        let told = partner.own && partner.span.end <= flow.span.start.max(last.quantity.span.start);
        let faced = flow.value.flow() == other_way(word.flow());
        let another =
            (last.item..at).any(|item| matches!(self.line.cue(item), Some(Cue::Area(..))));
        let (partner, good) = (partner.clone(), last.frame.good.clone());
        if !told || !faced || another || last.kind != Kind::Share {
            return false;
        }
        let flow = FlowWord::Plain(other_way(word.flow()));
        self.frame.partner = Some(partner);
        self.frame.good = good;
        self.frame.flow = Some(Said::here(flow, self.line.items[at].span));
        (self.share, self.flowed) = (false, true);
        true
    }

    /// "sus compras": a flow right behind "its".
    pub(in crate::resolve) fn is_own_noun(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.line.cue(before));
        self.line.items[at].clitic || matches!(before, Some(Cue::Pronoun))
    }
}

/// What is a country's import is its partner's export.
pub(in crate::resolve) const fn other_way(flow: Flow) -> Flow {
    match flow {
        Flow::Exports => Flow::Imports,
        Flow::Imports => Flow::Exports,
        other => other,
    }
}

/// The flow of a verb whose subject is the partner, seen from the reporter.
pub(in crate::resolve) fn mirrored(word: FlowWord) -> Flow {
    match word {
        FlowWord::Sells => Flow::Imports,
        FlowWord::Buys => Flow::Exports,
        other => other.flow(),
    }
}
