//! The country whose paper it is, or whose figures they are, as a side of what the sentence tells.

use super::parties::turn;
use crate::claim::{Area, Kind};
use crate::lexicon::{Cue, FlowWord};
use crate::resolve::line::Token;
use crate::resolve::place::{Part, part};
use crate::resolve::scene::Said;
use crate::resolve::walk::{Finding, Walk};

/// How far behind an amount the next of a list may stand, in items.
const LISTED: usize = 12;

impl Walk<'_, '_> {
    /// "Nhật Bản mua của Việt Nam 6 tỷ USD, Hàn Quốc 5 tỷ USD": the next of a list of those who buy from the language's own country, or
    /// sell to it, is a partner in that country's flow.
    pub(super) fn deals_with_home_too(&self, at: usize) -> bool {
        let home = |said: &Said<Area>| said.own && self.scene.home.as_ref() == Some(&said.value);
        let parts = |item: usize| self.line.separates(item) || self.line.is_boundary(item);
        let light = |item: usize| {
            let token = self.line.items[item].token;
            parts(item)
                || matches!(
                    token,
                    Token::Period | Token::Cue(Cue::Good(_) | Cue::Area(..))
                )
        };
        let verb = (self.frame.flow.as_ref()).is_some_and(|flow| flow.value.is_verb());
        let dealt = verb && self.frame.partner.as_ref().is_some_and(home);
        let amount = || {
            self.line
                .amount_before(at)
                .filter(|amount| at - amount <= LISTED)
        };
        dealt
            && at > 0
            && parts(at - 1)
            && part(self.line, at) == Part::Bare
            && amount().is_some_and(|amount| (amount + 1..at).all(light))
    }

    /// Is it the language's own country, in a story whose trade is taken for its own?
    pub(super) fn is_home_of_story(&self, said: &Said<Area>) -> bool {
        let home = self.scene.home.as_ref() == Some(&said.value);
        home && self.scene.trades && self.scene.topic.reporter.is_none()
    }

    pub(in crate::resolve) fn owner(&mut self, at: usize, said: Said<Area>) {
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
            self.first_partner(at, first);
        }
        self.tentative = false;
        self.takes_part_of(&said);
        if self.frame.reporter.is_none() {
            let open = |frame: &&mut crate::resolve::scene::Frame| {
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
            // "China's imports from Indonesia were 5 billion and its exports 6, so that Indonesia had a deficit"
            let turned = |partner: &Said<Area>| partner.own && partner.value == said.value;
            let turned = self.frame.partner.as_ref().is_some_and(turned);
            let old = old.filter(|old| turned && old.own);
            self.frame.partner = self.other_side(&said).or(old);
        }
        self.frame.reporter = Some(said);
    }

    /// "Amerika mengambil 134 ton udang Indonesia": what somebody buys of the goods of the language's own country is that country's
    /// flow, which the story goes on with.
    pub(in crate::resolve) fn home_sells(&mut self) {
        let scene = self.scene;
        let said = [&scene.topic.reporter, &scene.agency];
        let told = said.into_iter().flatten().map(|said| &said.value);
        let Some(home) = &scene.home else {
            return;
        };
        if told.chain(&scene.owner).any(|told| told != home) {
            return;
        }
        let buys = |said: &Said<FlowWord>| said.own && said.value == FlowWord::Buys;
        let bought = self.frame.flow.as_ref().is_some_and(buys);
        let owns = |(at, said): &(usize, Said<Area>)| {
            let good = at.checked_sub(1).and_then(|before| self.line.cue(before));
            // "A China comprou do Brasil US$ 39 bilhões"
            let source = bought && matches!(good, Some(Cue::From | Cue::Of));
            said.value == *home && (matches!(good, Some(Cue::Good(_))) || source)
        };
        if !self.partners.iter().any(owns) {
            return;
        }
        let frames = self.found.iter_mut().map(|found| &mut found.frame);
        for frame in frames.chain([&mut self.frame]) {
            let side = frame.partner.as_ref();
            if side.is_some_and(|said| said.own && said.value == *home) {
                turn(frame);
            }
        }
    }

    /// "Mỹ đứng đầu với 1,5 tỷ USD, chiếm 22% kim ngạch xuất khẩu": a country first in an order of parts, in a language with a
    /// country of its own and no other one named as owner, is a partner of that country.
    pub(in crate::resolve) fn home_owns(&mut self) {
        let ranked = || {
            (0..self.line.items.len()).any(|item| matches!(self.line.cue(item), Some(Cue::Rank)))
        };
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
        if !(self.tentative && parts && other && (listed || ranked())) {
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
        // "China membeli US$ 71 juta ekspor Sulawesi Utara"
        let bought = self.found.last().map(|last| last.item);
        if bought.is_some_and(|item| self.is_bought_of(item))
            && let Some(last) = self.found.last_mut()
        {
            last.frame.partner = last.frame.reporter.replace(owner.clone());
            self.frame.partner.clone_from(&last.frame.partner);
            return;
        }
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
}
