//! Whose trade with whom: the countries of a sentence settle reporter and partner.

use super::line::{Line, Token};
use super::place::{Part, area_at, part};
use super::scene::{Frame, Said};
use super::walk::{Finding, Walk};
use super::whose::has_part;
use crate::claim::{Area, Flow, Kind};
use crate::lexicon::{Cue, FlowWord};

/// How far behind a country the one whose trade it is may be named, in items.
const BEHIND: usize = 24;

/// How many items a dateline's bracket may end before.
const DATELINE: usize = 6;

/// What one side buys, seen from the side that sells it, and the other way round.
fn turn(frame: &mut Frame) {
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
    ) || area_at(line, at).is_some() && part(line, at) == Part::Reporter
        || matches!(
            line.cue(at),
            Some(
                Cue::To
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
    pub(super) fn area(&mut self, at: usize) {
        let Some((area, _)) = area_at(self.line, at) else {
            return;
        };
        if self.is_dateline(at) {
            return;
        }
        let said = Said::here(area.clone(), self.line.items[at].span);
        if let Some(facing) = self.facing(at) {
            self.facing = Some(facing);
            if self.frame.reporter.is_none() && self.scene.topic.reporter.is_none() {
                self.frame.reporter.clone_from(&self.scene.agency);
            }
            self.partner(at, said);
            return;
        }
        if self.buys_behind_verb(at) {
            return self.buyer_behind_verb(at, said);
        }
        if self.supplies_importer(at) {
            return self.supplier(at, said);
        }
        let reporter = self.frame.reporter.clone();
        let is_reporter = reporter
            .as_ref()
            .is_some_and(|known| known.value == said.value);
        if self.deals_with_home_too(at) {
            let frames = self.found.iter_mut().map(|found| &mut found.frame);
            frames.chain([&mut self.frame]).for_each(turn);
            self.partner(at, said);
            return;
        }
        match part(self.line, at) {
            Part::Inside => {
                self.owner(at, said);
                self.frame.inside = true;
            }
            Part::Reporter if self.is_partners_part(at) || self.is_source(at) => {
                self.partner(at, said);
            }
            Part::Reporter if self.goes_on_with_parts(at) => self.partner(at, said),
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
                self.with_whom(at);
                self.partner(at, said);
            }
            Part::Pair => self.pair(at, said),
            Part::Bare if reporter.is_none() && self.comes_late(at) => self.owner(at, said),
            Part::Bare
                if reporter.is_some()
                    // Where flows stand behind their owners, a country behind a flow is none.
                    || self.flowed && self.line.postpositions
                    || self.frame.partner.is_some()
                    || self.scene.trades
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

    /// "Au Sénégal, les exportations …": a place that opens the first sentence of trade, the only country in it, where nothing else tells
    /// whose trade it is.
    fn is_where(&self, at: usize) -> bool {
        let led = matches!(self.line.cue(0), Some(Cue::To));
        let alone = (at + 1..self.line.items.len()).all(|item| area_at(self.line, item).is_none());
        let open = self.frame.reporter.is_none()
            && self.scene.topic.reporter.is_none()
            && self.scene.home.is_none()
            && self.scene.agency.is_none();
        led && at == 1 && self.line.sign(2) == Some(',') && alone && open && !self.scene.trades
    }

    /// "Luxemburg – Die EU hat …", "SINGAPORE (Reuters) - China's …": where a story was filed, before another country is named.
    fn is_dateline(&self, at: usize) -> bool {
        let dash = |item: usize| matches!(self.line.sign(item), Some('-' | '–' | '—' | ':'));
        let bracket = matches!(self.line.sign(1), Some('('));
        let ends = if bracket {
            (2..DATELINE).any(|item| self.line.sign(item) == Some(')') && dash(item + 1))
        } else {
            dash(1)
        };
        let amount = matches!(
            self.line.items.get(2).map(|item| item.token),
            Some(Token::Amount(_))
        );
        let (own, next) = (
            area_at(self.line, at),
            (at + 1..self.line.items.len()).find_map(|item| area_at(self.line, item)),
        );
        let other = own.zip(next).is_some_and(|(own, next)| own.0 != next.0);
        at == 0 && !self.scene.trades && ends && !amount && other
    }

    /// Does a word for purchases stand right before the country that buys?
    fn is_purchase_of(&self, at: usize, said: &Said<Area>) -> bool {
        let flow = self.flows.last().filter(|(item, _)| at - item <= 3);
        flow.is_some_and(|(_, flow)| self.buys_for_story(said, flow.value))
    }

    /// Is it another country's part in the story's flow, or in that of the language's own country?
    fn is_partners_part(&self, at: usize) -> bool {
        let topic = self.scene.topic.reporter.as_ref().map(|said| &said.value);
        let own = topic.or(self.scene.home.as_ref());
        area_at(self.line, at).is_some_and(|(area, _)| own != Some(area) && !area.is_world())
            && has_part(self.line, at)
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
        // "…, penalised by the United States, to which Portuguese firms sold less"
        let end = self.line.items.len().min(at + 1 + BEHIND);
        let another = || (at + 1..end).any(|item| matches!(part(self.line, item), Part::Reporter));
        self.flowed
            && listed.is_none()
            && !another()
            && self.scene.topic.reporter.is_none()
            && self.frame.partner.as_ref().is_some_and(|said| said.own)
    }

    /// "Nhật Bản mua của Việt Nam 6 tỷ USD, Hàn Quốc 5 tỷ USD": the next of a list of those who buy from the language's own country, or
    /// sell to it, is a partner in that country's flow.
    fn deals_with_home_too(&self, at: usize) -> bool {
        let home = |said: &Said<Area>| said.own && self.scene.home.as_ref() == Some(&said.value);
        let lists = part(self.line, at) == Part::Bare
            && self
                .line
                .amount_before(at)
                .is_some_and(|amount| (amount + 1..at).all(|item| self.line.separates(item)));
        let verb = self
            .frame
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value.is_verb());
        lists && verb && self.frame.partner.as_ref().is_some_and(home)
    }

    /// "The biggest supplier is China": a superlative between the flow and the country makes it the other side.
    fn is_ranked(&self, at: usize) -> bool {
        self.flowed
            && self.flows.last().is_some_and(|(flow, said)| {
                matches!(said.value, FlowWord::Market(_))
                    || (*flow..at).any(|item| matches!(self.line.cue(item), Some(Cue::Rank)))
            })
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
        self.takes_part_of(&said);
        if self.frame.reporter.is_none() {
            let open = |frame: &&mut super::scene::Frame| {
                frame.reporter.is_none()
                    && frame
                        .partner
                        .as_ref()
                        .is_none_or(|partner| partner.value != said.value)
            };
            let frames = self.found.iter_mut().map(|finding| &mut finding.frame);
            frames
                .filter(open)
                .for_each(|frame| frame.reporter = Some(said.clone()));
        }
        let own_partner = self
            .frame
            .partner
            .as_ref()
            .is_some_and(|partner| partner.own && partner.value != said.value)
            && !self.is_of_other_clause(at);
        if old.is_some() && !own_partner {
            self.frame.partner = self.other_side(&said);
        }
        self.frame.reporter = Some(said);
    }

    /// "Mỹ đứng đầu với 1,5 tỷ USD, chiếm 22% kim ngạch xuất khẩu": a country first in an order of parts, in a language with a
    /// country of its own and no other one named as owner, is a partner of that country.
    pub(super) fn home_owns(&mut self) {
        let ranked =
            (0..self.line.items.len()).any(|item| matches!(self.line.cue(item), Some(Cue::Rank)));
        let parts = self.found.iter().any(|found| found.kind == Kind::Share);
        let opens = |found: &Finding| {
            let flow = self.flows.first();
            flow.is_some_and(|(flow, _)| *flow > found.item)
        };
        let parts = parts && self.found.first().is_some_and(opens);
        let Some(first) = self.frame.reporter.clone().filter(|said| said.own) else {
            return;
        };
        let other = self
            .scene
            .home
            .as_ref()
            .is_some_and(|home| *home != first.value);
        // "Ba thị trường Trung Quốc, Mỹ và Nhật Bản chiếm 47%": several named together before their part.
        let first_found = self.found.first().map_or(0, |found| found.item);
        let listed = self
            .partners
            .iter()
            .any(|(item, _)| *item < first_found && *item > 0 && self.line.separates(item - 1));
        if !(self.tentative && (ranked || listed) && parts && other) {
            return;
        }
        let frames = self.found.iter_mut().map(|found| &mut found.frame);
        for frame in frames.chain([&mut self.frame]) {
            if frame.reporter.as_ref() == Some(&first) {
                frame.reporter = None;
                frame.partner = frame.partner.take().or_else(|| Some(first.clone()));
            }
        }
    }

    /// "Uni Eropa menyerap 12 persen ekspor Indonesia": who takes a part of another country's flow is a partner in it.
    fn takes_part_of(&mut self, owner: &Said<Area>) {
        let Some(last) = self
            .found
            .last_mut()
            .filter(|last| last.kind == Kind::Share)
        else {
            return;
        };
        let verb = last
            .frame
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value.is_verb());
        let other = last
            .frame
            .reporter
            .as_ref()
            .is_some_and(|known| known.value != owner.value);
        if verb && other {
            last.frame.partner = Some(owner.clone());
            turn(&mut last.frame);
            self.frame.partner.clone_from(&last.frame.partner);
        }
    }

    /// "…, then the Netherlands; France had a deficit": was the last partner named before the clause at hand?
    fn is_of_other_clause(&self, at: usize) -> bool {
        self.partners
            .last()
            .is_some_and(|(item, _)| (*item..at).any(|between| self.line.is_boundary(between)))
    }

    /// Whom a new reporter trades with: in a story about two sides, the other one.
    fn other_side(&self, said: &Said<Area>) -> Option<Said<Area>> {
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
    pub(super) fn buys_for_story(&self, said: &Said<Area>, word: FlowWord) -> bool {
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
    pub(super) fn speaks_for_topic(&self) -> bool {
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
    pub(super) fn turn_round(&mut self) {
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
