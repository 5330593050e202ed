//! Trade told from the other side: who supplies the importer that a story is about.

use super::facing::{mirrored, other_way};
use crate::claim::{Area, Flow, Kind};
use crate::lexicon::{Cue, FlowWord, Naming};
use crate::resolve::line::Token;
use crate::resolve::place::area_at;
use crate::resolve::scene::{Frame, Said};
use crate::resolve::walk::Walk;

/// How far before the buyer behind a verb the amounts may stand that he took, in items.
const BEFORE_VERB: usize = 8;

impl Walk<'_, '_> {
    /// "imports from Russia" in a story of Russia's trade with India: these are India's.
    pub(super) fn is_seen_from_other_side(&self) -> bool {
        let inherited = self.frame.reporter.as_ref().is_some_and(|said| !said.own);
        let plain = self.frame.flow.as_ref().is_some_and(|flow| {
            flow.own && matches!(flow.value, FlowWord::Plain(Flow::Exports | Flow::Imports))
        });
        let open = !self.faces && self.scene.bilateral;
        inherited && plain && open && self.scene.topic.partner.is_some()
    }

    /// "Russian gas made up 18%, the Norwegian — 47%": the next part of a total, by an adjective alone.
    pub(super) fn goes_on_with_parts(&self, at: usize) -> bool {
        let demonym = area_at(self.line, at).is_some_and(|(_, naming)| naming == Naming::Demonym);
        let dash = matches!(self.line.sign(at + 1), Some('-' | '–' | '—'));
        let share = self
            .found
            .last()
            .is_some_and(|last| last.kind == Kind::Share);
        demonym && dash && share
    }

    /// "Shipments from Saudi Arabia" in a story of China's imports: where these came from.
    pub(super) fn supplies_importer(&self, at: usize) -> bool {
        let topic = &self.scene.topic;
        let imports = topic
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value.flow() == Flow::Imports);
        let other = topic.reporter.as_ref().is_some_and(|known| {
            area_at(self.line, at).is_some_and(|(area, _)| *area != known.value)
        });
        let word = self.frame.flow.as_ref().filter(|flow| flow.own);
        let word = word.map(|flow| flow.value);
        let before = at.checked_sub(1).and_then(|before| self.line.cue(before));
        let from = matches!(before, Some(Cue::From));
        // "kiriman Mongolia"
        let owned = matches!(before, Some(Cue::Flow(FlowWord::BareSales)));
        let noun = word == Some(FlowWord::Plain(Flow::Exports))
            || owned && word == Some(FlowWord::BareSales);
        imports && other && noun && (from || owned) && self.other_side_of(at).is_none()
    }

    /// The flow that it supplies, seen from the one who imports.
    pub(in crate::resolve) fn supplier(&mut self, at: usize, said: Said<Area>) {
        self.frame.reporter = self.scene.topic.reporter.clone();
        if let Some(flow) = self.frame.flow.as_mut() {
            flow.value = FlowWord::Plain(Flow::Imports);
        }
        self.partner(at, said);
    }

    /// "The biggest buyers were Poland (€50m) and France", "Japan, the top buyer, took 5 million tonnes" in a story of imports: each
    /// of them imports for itself, from where the story's own imports come.
    pub(in crate::resolve) fn buy_too(&mut self) {
        let topic = &self.scene.topic;
        let imports = topic
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value.flow() == Flow::Imports);
        let buyers = FlowWord::Market(Flow::Exports);
        let takes = topic.good.is_some()
            && (0..self.line.items.len())
                .any(|at| matches!(self.line.cue(at), Some(Cue::Flow(FlowWord::Buys))));
        let from = topic.partner.clone().filter(|_| self.scene.bilateral);
        if !(self.line.buyers && self.scene.trades && imports && (takes || from.is_some())) {
            return;
        }
        let frames = self.found.iter_mut().map(|found| &mut found.frame);
        for frame in frames.chain([&mut self.frame]) {
            let sells = frame.flow.as_ref().is_some_and(|flow| {
                flow.own && (flow.value == buyers || flow.value == FlowWord::Plain(Flow::Exports))
            });
            let Some(buyer) = frame.partner.take_if(|side| sells && side.own) else {
                continue;
            };
            if let Some(flow) = frame.flow.as_mut() {
                flow.value = FlowWord::Plain(Flow::Imports);
            }
            frame.reporter = Some(buyer);
            frame.partner.clone_from(&from);
        }
    }

    /// "It wants to buy less from Singapore. Last year imports were 25 billion, 54% of that from Singapore": of what one side has a part,
    /// the whole is not that side's.
    pub(in crate::resolve) fn leave_parts_whole(&mut self) {
        for number in 1..self.found.len() {
            let (whole, part) = self.found.split_at_mut(number);
            let (whole, part) = (&mut whole[number - 1], &part[0]);
            if part.kind != Kind::Share || whole.kind != Kind::Level {
                continue;
            }
            // "22% of all imports from China" tells what the whole is of.
            let end = self.line.items.len().min(part.item + 5);
            let area = (part.item + 1..end).find(|&item| area_at(self.line, item).is_some());
            let flow_between = |area: usize| {
                (part.item..area).any(|item| matches!(self.line.cue(item), Some(Cue::Flow(_))))
            };
            let side = part.frame.partner.as_ref().filter(|said| {
                area.is_some_and(|area| {
                    self.line.items[area].span == said.span && !flow_between(area)
                })
            });
            let inherited = whole.frame.partner.as_ref().filter(|said| !said.own);
            let same = side
                .zip(inherited)
                .is_some_and(|(side, known)| side.value == known.value);
            let flow = |frame: &Frame| frame.flow.as_ref().map(|said| said.value.flow());
            if same && flow(&whole.frame) == flow(&part.frame) {
                whole.frame.partner = None;
            }
        }
    }

    /// "Russia remains the biggest supplier" in a story about its exports to China: the imports are the other side's.
    pub(in crate::resolve) fn supply_partner(&mut self) {
        let topic = &self.scene.topic;
        let exports = topic
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value.flow() == Flow::Exports);
        let (Some(seller), Some(buyer)) = (&topic.reporter, &topic.partner) else {
            return;
        };
        if !(exports && self.scene.bilateral) {
            return;
        }
        for found in &mut self.found {
            let supplies = found
                .frame
                .flow
                .as_ref()
                .is_some_and(|flow| flow.own && flow.value == FlowWord::Market(Flow::Imports));
            let sides = (&found.frame.reporter, &found.frame.partner);
            let same = matches!(sides, (Some(reporter), Some(partner))
                if reporter.value == seller.value && partner.value == buyer.value && !partner.own);
            if supplies && same {
                std::mem::swap(&mut found.frame.reporter, &mut found.frame.partner);
                if let Some(partner) = &mut found.frame.partner {
                    partner.own = true;
                }
            }
        }
    }

    /// "Больше всего закупил Китай" in a story about Russia's exports: the subject stands behind its verb.
    pub(super) fn buys_behind_verb(&self, at: usize) -> bool {
        let verb = at
            .checked_sub(1)
            .and_then(|verb| match self.line.cue(verb)? {
                Cue::Flow(word) if word.is_verb() => Some(mirrored(*word)),
                _ => None,
            });
        if verb.is_none() {
            return false;
        }
        let topic = &self.scene.topic;
        let same = topic.flow.as_ref().map(|flow| flow.value.flow());
        let other = topic.reporter.as_ref().is_some_and(|known| {
            area_at(self.line, at).is_some_and(|(area, naming)| {
                *area != known.value
                    && matches!(naming, Naming::Name | Naming::Subject | Naming::Group)
            })
        });
        let owns = matches!(self.line.sign(at + 1), Some('\'' | '’'));
        let subject = self.line.back(at.saturating_sub(1), 12, |item| {
            area_at(self.line, item).map(|_| ())
        });
        verb == same && other && !owns && subject.is_none()
    }

    /// "Египет закупил в США пшеницы": where the subject before a verb of buying bought, in a name that says "in" and "to" alike.
    pub(super) fn buys_there(&self, at: usize) -> bool {
        let Some(verb) = at.checked_sub(2) else {
            return false;
        };
        let subject = |item: usize| match area_at(self.line, item) {
            Some((area, _)) => Some(area_at(self.line, at).is_some_and(|(one, _)| one != area)),
            None if self.line.is_boundary(item) => Some(false),
            None => None,
        };
        !self.line.postpositions
            && matches!(self.line.cue(at - 1), Some(Cue::To))
            && matches!(self.line.cue(verb), Some(Cue::Flow(FlowWord::Buys)))
            && self.line.back(verb, 6, subject) == Some(true)
    }

    /// The story's own flow goes to the buyer that stands behind its verb.
    pub(super) fn buyer_behind_verb(&mut self, at: usize, said: &Said<Area>) {
        self.frame.reporter.clone_from(&self.scene.topic.reporter);
        if let Some(flow) = self.frame.flow.as_mut() {
            flow.value = FlowWord::Plain(mirrored(flow.value));
        }
        self.partner(at, said.clone());
        self.hands_to_buyer(at, said);
    }

    /// "12 тыс. тонн купила Россия": the amounts right before the verb are what the buyer behind it took.
    fn hands_to_buyer(&mut self, at: usize, said: &Said<Area>) {
        let line = self.line;
        let frame = self.frame.clone();
        let light = |item: usize| {
            matches!(
                line.items[item].token,
                Token::Word | Token::Amount(_) | Token::Sign(',') | Token::Cue(_)
            ) && area_at(line, item).is_none()
                && !line.is_boundary(item)
        };
        for found in self.found.iter_mut().rev().take(2) {
            let own = found.frame.partner.as_ref().is_some_and(|known| known.own);
            let near = at.saturating_sub(found.item) <= BEFORE_VERB;
            if own || !near || !(found.item + 1..at).all(light) {
                return;
            }
            found.frame.flow.clone_from(&frame.flow);
            found.frame.reporter.clone_from(&frame.reporter);
            found.frame.partner = Some(said.clone());
        }
    }

    /// "India raised purchases by 15%" in a story about Russia's coal exports: a customer, told from its own side.
    pub(super) fn buys_by_noun(&self, at: usize) -> bool {
        self.moves_other_way(at, Flow::Exports)
    }

    /// "The US cut deliveries by 12%" in a story about Europe's gas imports: a supplier, told from its own side.
    pub(super) fn sells_by_noun(&self, at: usize) -> bool {
        self.moves_other_way(at, Flow::Imports)
    }

    /// Does a country open a clause that moves what is the other side's flow, in a story about this flow of a good?
    fn moves_other_way(&self, at: usize, flow: Flow) -> bool {
        let topic = &self.scene.topic;
        let told = topic
            .flow
            .as_ref()
            .is_some_and(|said| said.value.flow() == flow)
            && topic.good.is_some();
        // "pada pasar China, yang memangkas pembelian"
        let word = |item: usize| {
            matches!(
                self.line.items.get(item).map(|item| item.token),
                Some(Token::Word)
            )
        };
        let relative = self.line.sign(at + 1) == Some(',') && word(at + 2);
        // "Афганистан, нарастивший закупки"
        let participle = self.line.sign(at + 1) == Some(',')
            && matches!(self.line.cue(at + 2), Some(Cue::Move(_)));
        let opens = relative
            || participle
            || at == 0
            || self.line.is_boundary(at - 1)
            || self.line.separates(at - 1);
        let verb = match (relative, participle) {
            (true, _) => at + 3,
            (_, true) => at + 2,
            _ => at + 1,
        };
        let moves = matches!(self.line.cue(verb), Some(Cue::Move(_) | Cue::Became));
        let noun = self.line.cue(verb + 1).or_else(|| self.line.cue(verb + 2));
        let other = other_way(flow);
        let plain = |word: FlowWord| {
            matches!(
                word,
                FlowWord::Plain(_) | FlowWord::BarePurchases | FlowWord::BareSales
            )
        };
        let turned = matches!(noun, Some(Cue::Flow(word)) if plain(*word) && word.flow() == other);
        told && opens && moves && turned && self.other_side_of(at).is_none()
    }
}
