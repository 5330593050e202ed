//! Whose trade with whom: the countries of a sentence settle reporter and partner.

use super::dateline::has_dateline;
use super::owned::next_owner;
use super::preposition::is_supplied;
use super::whose::has_part;
use crate::claim::{Area, Flow, Kind};
use crate::lexicon::{Cue, FlowWord, Naming};
use crate::resolve::line::{Line, Token};
use crate::resolve::place::{Part, area_at, part};
use crate::resolve::scene::{Frame, Said};
use crate::resolve::walk::{Finding, Walk};

/// How far behind a country the one whose trade it is may be named, in items.
const BEHIND: usize = 24;

/// What one side buys, seen from the side that sells it, and the other way round.
pub(in crate::resolve) fn turn(frame: &mut Frame) {
    let Some(flow) = frame.flow.as_mut() else {
        return;
    };
    flow.value = match flow.value {
        FlowWord::Buys => FlowWord::Plain(Flow::Exports),
        FlowWord::Sells => FlowWord::Plain(Flow::Imports),
        _ => return,
    };
    std::mem::swap(&mut frame.reporter, &mut frame.partner);
}

/// May it stand between a superlative and the partner that it is said of?
pub(super) fn is_copula(line: &Line<'_>, at: usize) -> bool {
    matches!(
        line.items[at].token,
        Token::Word | Token::Period | Token::Sign(':' | '-' | '–' | '—')
    ) || area_at(line, at).is_some() && matches!(part(line, at), Part::Reporter | Part::Inside)
        || matches!(
            line.cue(at),
            Some(
                Cue::To
                    // "defisit terdalam dialami dengan Australia"
                    | Cue::With
                | Cue::From
                | Cue::In
                | Cue::Of
                | Cue::Good(_)
                | Cue::Became
                // "Die meisten deutschen Exporte gingen im Oktober in die Vereinigten Staaten"
                | Cue::Flow(_)
            )
        )
}

impl Walk<'_, '_> {
    pub(in crate::resolve) fn area(&mut self, at: usize) {
        let Some((area, _)) = area_at(self.line, at) else {
            return;
        };
        let said = Said::here(area.clone(), self.line.items[at].span);
        let passed = self.is_passed_with_amount(at) && !is_supplied(self.line, at);
        if !passed && self.is_counted_in_area(at) {
            return;
        }
        if !passed
            && (self.is_dateline(at) || self.is_of_other_matter(at) || self.is_unions_office(at))
        {
            return;
        }
        if passed || self.takes_rank(at, &said) {
            return self.partner(at, said);
        }
        if !self.is_told_by_verb(at, &said) {
            self.by_part(at, said);
        }
    }

    /// Takes in an area whose part is told by who buys, sells or goes on beside it, and not by its own place; was it one?
    fn is_told_by_verb(&mut self, at: usize, said: &Said<Area>) -> bool {
        let said = said.clone();
        if let Some(facing) = self.facing(at) {
            self.facing = Some(facing);
            if self.frame.reporter.is_none() && self.scene.topic.reporter.is_none() {
                self.frame.reporter.clone_from(&self.scene.agency);
            }
            self.partner(at, said);
        } else if self.is_same_of_another(at) {
            self.owner(at, said);
        } else if let Some(origin) = self.arrives_in(at) {
            self.receives(at, said, origin);
        } else if self.buys_behind_verb(at) {
            self.buyer_behind_verb(at, &said);
        } else if self.buys_there(at) {
            self.partner(at, said);
        } else if self.supplies_importer(at) {
            self.supplier(at, said);
        } else if next_owner(self.line, at) && self.partners.is_empty() || self.does_the_same(at) {
            self.owner(at, said);
        } else if self.deals_with_home_too(at) {
            let frames = self.found.iter_mut().map(|found| &mut found.frame);
            frames.chain([&mut self.frame]).for_each(turn);
            self.partner(at, said);
        } else {
            return false;
        }
        true
    }

    /// Takes in an area by its place in the sentence.
    fn by_part(&mut self, at: usize, said: Said<Area>) {
        let reporter = self.frame.reporter.clone().or_else(|| self.told_by_story());
        let is_reporter = reporter
            .as_ref()
            .is_some_and(|known| known.value == said.value);
        match part(self.line, at) {
            Part::Inside if self.goes_inside(at) => self.partner(at, said),
            Part::Inside => {
                self.owner(at, said);
                self.frame.inside = true;
            }
            Part::Reporter
                if self.is_partners_part(at) || self.is_source(at) || self.is_storys_market(at) =>
            {
                self.partner(at, said);
            }
            Part::Reporter if self.goes_on_with_parts(at) => self.partner(at, said),
            // "The euro area ran a surplus of 24 billion. The EU as a whole had one of 23 billion"
            Part::Bare
                if reporter.as_ref().is_some_and(|known| {
                    known.value.is_group() && known.value.is_within(&said.value)
                }) =>
            {
                self.owner(at, said);
            }
            Part::Reporter | Part::Bare if self.is_purchase_of(at, &said) => {
                self.takes_buyer(at, said);
            }
            Part::Reporter => {
                self.owner(at, said);
                self.frame.inside = false;
            }
            Part::Partner if is_reporter && self.is_seen_from_other_side() => {
                self.frame.reporter.clone_from(&self.scene.topic.partner);
                self.partner(at, said);
            }
            Part::Partner | Part::Bare if is_reporter => {}
            // "Au Sénégal, les exportations se sont établies à …"
            Part::Partner if self.is_where(at) => self.owner(at, said),
            Part::Partner => {
                self.goes_to(at);
                self.with_whom(at);
                self.partner(at, said);
            }
            Part::Pair => self.pair(at, said),
            Part::Bare if self.trades_for_itself(at) => self.owner(at, said),
            Part::Bare if self.lists_traders() => {
                self.frame.partner = None;
                self.frame.reporter = Some(said);
            }
            Part::Bare if reporter.is_none() && (self.comes_late(at) || self.follows_verb(at)) => {
                self.owner(at, said);
            }
            Part::Bare if reporter.is_none() && self.is_behind_trade_with(at) => {
                self.owner(at, said);
            }
            // "Indonesia mencatat nilai ekspor …": the language's own country, where the story has named no other.
            Part::Bare if reporter.is_none() && self.is_home_of_story(&said) => {
                self.owner(at, said);
            }
            Part::Bare
                if reporter.is_some()
                    // Where flows stand behind their owners, a country behind a flow is none.
                    || self.flowed && self.line.postpositions
                    || self.frame.partner.is_some()
                    || self.scene.trades
                    // "Xuất khẩu gỗ đạt 1,5 tỷ USD; Mỹ là thị trường lớn nhất": the language's own country has told its figure.
                    || self.scene.home.is_some() && !self.found.is_empty() && self.line.is_boundary(at - 1)
                    || self.is_listed_by_amount(at)
                    || self.is_ranked(at) =>
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

    /// "After the American surcharge of 25%, Brazil shipped …": another country right behind what is off topic, before any flow.
    fn is_of_other_matter(&self, at: usize) -> bool {
        let own = self.scene.topic.reporter.as_ref().map(|said| &said.value);
        let own = own.or(self.scene.home.as_ref());
        let other = area_at(self.line, at).is_some_and(|(area, _)| own != Some(area));
        let off = matches!(self.before(at), Some(Cue::OffTopic));
        let next = || self.line.areas.last().is_some_and(|&last| last > at);
        off && !self.flowed && other && (own.is_some() || next())
    }

    /// "Frankreich kaufte laut Eurostat …": the office of a group tells the trade of its members too.
    fn is_unions_office(&self, at: usize) -> bool {
        let office = area_at(self.line, at)
            .filter(|(area, naming)| *naming == Naming::Agency && area.is_group());
        let mut named = (0..self.line.items.len()).filter(|&item| {
            area_at(self.line, item).is_some_and(|(_, naming)| naming != Naming::Agency)
        });
        office
            .zip(named.next())
            .is_some_and(|((office, _), first)| {
                let member = area_at(self.line, first)
                    .is_some_and(|(area, _)| !area.is_group() || area.is_within(office));
                member && matches!(part(self.line, first), Part::Reporter | Part::Bare)
            })
    }

    /// "Au Sénégal, les exportations …": a place that opens the first sentence of trade, the only country in it, where nothing else tells
    /// whose trade it is.
    fn is_where(&self, at: usize) -> bool {
        let led = matches!(self.line.cue(0), Some(Cue::To));
        let alone = (at + 1..self.line.items.len()).all(|item| area_at(self.line, item).is_none());
        let open = self.frame.reporter.is_none()
            && self.scene.topic.reporter.is_none()
            && (self.scene.home.as_ref())
                .is_none_or(|home| area_at(self.line, at).is_some_and(|(area, _)| area == home))
            && self.scene.agency.is_none();
        led && at == 1 && self.line.sign(2) == Some(',') && alone && open && !self.scene.trades
    }

    /// "Luxemburg – Die EU hat …", "SINGAPORE (Reuters) - China's …": where a story was filed, before another country is named.
    fn is_dateline(&self, at: usize) -> bool {
        let (own, next) = (
            area_at(self.line, at),
            (at + 1..self.line.items.len()).find_map(|item| area_at(self.line, item)),
        );
        let other = own.zip(next).is_some_and(|(own, next)| own.0 != next.0);
        at == 0 && !self.scene.trades && other && has_dateline(self.line)
    }

    /// "Im Handel mit den USA erzielte Irland …": in languages whose verb stands second, the country right behind it, in the first
    /// sentence of trade.
    fn follows_verb(&self, at: usize) -> bool {
        let verb = at.checked_sub(1).is_some_and(|before| {
            matches!(self.line.cue(before), Some(Cue::Became | Cue::Move(_)))
        });
        let side = self
            .partners
            .last()
            .is_some_and(|(side, _)| (*side + 1..at).all(|item| !self.line.separates(item)));
        self.line.joined && verb && side && self.scene.topic.reporter.is_none()
    }

    /// "Xuất khẩu tôm 10 tháng: Mỹ 592 triệu USD, Nhật Bản 427 triệu USD": the first of those that a colon lists with their amounts, in
    /// a language with a country of its own.
    fn is_listed_by_amount(&self, at: usize) -> bool {
        let listed = matches!(self.line.sign(at.wrapping_sub(1)), Some(':' | '：'));
        let counted = self.line.items.get(at + 1);
        let counted = counted.is_some_and(|item| matches!(item.token, Token::Amount(_)));
        listed && counted && self.flowed && self.scene.home.is_some()
    }

    /// Does a word for purchases stand right before the country that buys?
    fn is_purchase_of(&self, at: usize, said: &Said<Area>) -> bool {
        let flow = self.flows.last().filter(|(item, _)| at - item <= 3);
        flow.is_some_and(|(item, _)| {
            matches!(self.line.cue(*item), Some(Cue::Flow(word)) if self.buys_for_story(said, *word))
        })
    }

    /// Is it another country's part in the story's flow, or in that of the language's own country?
    fn is_partners_part(&self, at: usize) -> bool {
        let topic = self.scene.topic.reporter.as_ref().map(|said| &said.value);
        let own = topic.or(self.scene.home.as_ref());
        area_at(self.line, at).is_some_and(|(area, _)| own != Some(area) && !area.is_world())
            && has_part(self.line, at)
            && !is_supplied(self.line, at)
    }

    /// "Las importaciones de Rusia" in a story of the Union's trade: "of" is "from" where another country's trade is told.
    fn is_source(&self, at: usize) -> bool {
        let of = at
            .checked_sub(1)
            .is_some_and(|before| matches!(self.line.cue(before), Some(Cue::Of)));
        let flow = of.then(|| self.line.cue(at.checked_sub(2)?)).flatten();
        let imports = matches!(flow, Some(Cue::Flow(FlowWord::Plain(Flow::Imports))));
        let topic = self.scene.topic.reporter.as_ref();
        let inherited = self.frame.reporter.as_ref().is_none_or(|said| !said.own);
        let other = |topic: &Said<Area>| {
            area_at(self.line, at).is_some_and(|(area, _)| *area != topic.value)
        };
        self.line.of_is_origin && imports && inherited && topic.is_some_and(other)
    }

    /// "With exports to the EU of $15 billion, Russia …": a country named alone after its partner, where no reporter is known.
    fn comes_late(&self, at: usize) -> bool {
        let listed = self
            .line
            .ahead(at, 3, |after| match self.line.items[after].token {
                Token::Amount(_) => Some(()),
                _ => None,
            });
        // "…, sisanya Australia.": no owner ends a sentence.
        let ends = at + 1 >= self.line.items.len() || self.line.sign(at + 1) == Some('.');
        // "…, penalised by the United States, to which Portuguese firms sold less"
        let end = self.line.items.len().min(at + 1 + BEHIND);
        let another = || (at + 1..end).any(|item| matches!(part(self.line, item), Part::Reporter));
        // "negara tujuannya Vietnam, Belanda, dan Tiongkok": one of a list goes on with it.
        let area = |item: usize| area_at(self.line, item).is_some();
        let and = |item: usize| usize::from(matches!(self.line.cue(item), Some(Cue::And)));
        let next = at + 2 + and(at + 2);
        let in_list = self.line.separates(at + 1) && area(next)
            || and(at.wrapping_sub(1)) == 1
                && self
                    .partners
                    .last()
                    .is_some_and(|(side, _)| (side + 1..at).all(|item| self.line.separates(item)));
        // "with China as the biggest buyer, followed by Japan": the next of an order.
        let amount = |item: usize| matches!(self.line.items[item].token, Token::Amount(_));
        let ordered = || {
            let told = |last: &Finding| last.kind == Kind::Rank && self.found.len() > 1;
            self.found.last().is_some_and(told) && !(at + 1..self.line.items.len()).any(amount)
        };
        self.flowed
            && listed.is_none()
            && !(in_list || ends || ordered())
            && !another()
            && self.scene.topic.reporter.is_none()
            && self.frame.partner.as_ref().is_some_and(|said| said.own)
    }

    /// "The biggest supplier is China": a superlative between the flow and the country makes it the other side.
    fn is_ranked(&self, at: usize) -> bool {
        self.flowed
            && self.flows.last().is_some_and(|(flow, _)| {
                let market =
                    |(_, said): &(usize, Said<FlowWord>)| matches!(said.value, FlowWord::Market(_));
                self.flows.iter().any(market)
                    || (*flow..at).any(|item| matches!(self.line.cue(item), Some(Cue::Rank)))
            })
    }

    /// "…, then the Netherlands; France had a deficit": was the last partner named before the clause at hand?
    pub(super) fn is_of_other_clause(&self, at: usize) -> bool {
        self.partners
            .last()
            .is_some_and(|(item, _)| (*item..at).any(|between| self.line.is_boundary(between)))
    }

    /// The country that was taken for the reporter becomes a partner, in the place where it was named.
    pub(super) fn first_partner(&mut self, at: usize, first: Said<Area>) {
        let own = self.line.items[..at]
            .iter()
            .position(|item| item.span == first.span);
        self.partner(at, first);
        if let (Some(item), Some((_, said))) = (own, self.partners.pop()) {
            let before = self.partners.partition_point(|(known, _)| *known < item);
            self.partners.insert(before, (item, said));
        }
    }

    /// Whom a new reporter trades with: in a story about two sides, the other one.
    pub(in crate::resolve) fn other_side(&self, said: &Said<Area>) -> Option<Said<Area>> {
        let topic = &self.scene.topic;
        let is_partner = topic
            .partner
            .as_ref()
            .is_some_and(|partner| partner.value == said.value);
        let is_reporter = topic
            .reporter
            .as_ref()
            .is_some_and(|reporter| reporter.value == said.value);
        let turned = self
            .frame
            .partner
            .as_ref()
            .is_some_and(|partner| partner.own && partner.value == said.value);
        let side = match (is_partner, is_reporter && turned) {
            (true, _) => &topic.reporter,
            (_, true) => &topic.partner,
            _ => &None,
        };
        side.clone().filter(|_| self.scene.bilateral)
    }

    /// "India's purchases doubled", "les achats de l'Inde" in a story of Indonesia's exports of a good: what a partner buys is the
    /// story's own flow.
    pub(in crate::resolve) fn buys_for_story(&self, said: &Said<Area>, word: FlowWord) -> bool {
        let topic = &self.scene.topic;
        let exports = topic
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value.flow() == Flow::Exports);
        let other = topic
            .reporter
            .as_ref()
            .is_some_and(|known| known.value != said.value);
        word == FlowWord::BarePurchases
            && exports
            && other
            && topic.good.is_some()
            && !said.value.is_world()
    }

    /// Is the reporter one of the two sides that the story is about, or not named anew?
    pub(in crate::resolve) fn speaks_for_topic(&self) -> bool {
        let topic = &self.scene.topic;
        let open = topic.reporter.is_none();
        self.frame.reporter.as_ref().is_none_or(|reporter| {
            let sides = [&topic.reporter, &topic.partner];
            open || !reporter.own
                || sides
                    .into_iter()
                    .flatten()
                    .any(|side| side.value == reporter.value)
        })
    }

    /// In a story about two sides, the other side as reporter makes the first one the partner.
    pub(in crate::resolve) fn turn_round(&mut self) {
        let (Some(reporter), Some(partner)) = (&self.frame.reporter, &self.frame.partner) else {
            return;
        };
        if reporter.value == partner.value {
            let topic = &self.scene.topic;
            let mut sides = [&topic.reporter, &topic.partner].into_iter().flatten();
            let other = sides.find(|side| side.value != reporter.value);
            self.frame.partner = other.cloned();
        }
    }
}
