//! Places told in turn: "Third was Uganda with 81,000 tonnes", "tea earned $118 million, second only to garments".

use crate::claim::{Area, Kind};
use crate::lexicon::Cue;
use crate::resolve::line::Token;
use crate::resolve::place::area_at;
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;

/// How far from an ordinal its party may stand, and from the party its amount, in items.
const NEAR: usize = 4;

/// How far before "second only to" the one that it is said of may stand, in items.
const SAID_OF: usize = 10;

impl Walk<'_, '_> {
    /// "Third was Uganda with 81,000 tonnes": an ordinal that opens its clause, a verb, a party and its amount, in a story that told of
    /// others.
    pub(in crate::resolve) fn opens_turn(&self, at: usize) -> bool {
        let line = self.line;
        let opens = at.checked_sub(1).is_none_or(|before| {
            line.separates(before)
                || line.is_boundary(before)
                || matches!(line.cue(before), Some(Cue::And))
        });
        let verb = matches!(
            line.items.get(at + 1).map(|item| item.token),
            Some(Token::Word | Token::Cue(Cue::Became | Cue::Goes))
        );
        if !opens || !verb || self.found.is_empty() && !self.scene.goes_on() {
            return false;
        }
        let party = line.ahead(at, NEAR, |item| match line.items[item].token {
            Token::Cue(Cue::Area(..)) => Some(area_at(line, item).map(|_| item)),
            Token::Cue(Cue::Good(_)) => Some(Some(item)),
            Token::Word | Token::Cue(Cue::Became | Cue::Goes) => None,
            _ => Some(None),
        });
        party.flatten().is_some_and(|party| {
            let amount = line.ahead(party, NEAR, |item| match line.items[item].token {
                Token::Amount(amount) => Some(!line.amounts[amount].is_bare()),
                Token::Cue(Cue::With | Cue::Hedge(_) | Cue::In)
                | Token::Word
                | Token::Sign(',' | '(') => None,
                _ => Some(false),
            });
            amount == Some(true)
        })
    }

    /// "Châu Phi xuất 1 triệu bao, Brazil 4 triệu bao" in a story of the world's exports, or of another country's: behind the amount of one
    /// of those who trade beside the story's own, the next country with an amount trades for itself.
    pub(super) fn trades_for_itself(&self, at: usize) -> bool {
        let line = self.line;
        let topic = &self.scene.topic.reporter;
        let own = self.frame.reporter.as_ref().filter(|said| said.own);
        let beside = own.is_some_and(|said| {
            let told = |known: &Said<Area>| known.value != said.value;
            topic.as_ref().is_some_and(told)
        });
        let told = self.found.last().is_some_and(|last| {
            last.frame.reporter.as_ref().map(|said| &said.value) == own.map(|said| &said.value)
                && last.frame.partner.is_none()
                && matches!(last.kind, Kind::Level | Kind::Change)
        });
        let open = self.frame.partner.is_none() && !self.scene.bilateral;
        let parted = at
            .checked_sub(1)
            .is_some_and(|before| line.separates(before) || line.is_boundary(before));
        let amount = || {
            line.ahead(at, NEAR, |item| match line.items[item].token {
                Token::Amount(_) => Some(true),
                Token::Cue(Cue::Hedge(_) | Cue::Became | Cue::Move(_) | Cue::While)
                | Token::Word => None,
                _ => Some(false),
            })
        };
        self.flowed && beside && told && open && parted && amount() == Some(true)
    }

    /// "tea earned $118 million, second only to garments": an ordinal right before a word that only one other comes before.
    pub(in crate::resolve) fn is_behind_first(&self, at: usize) -> bool {
        let line = self.line;
        let named = |item: usize| match line.items[item].token {
            Token::Cue(Cue::Good(_)) => Some(true),
            Token::Cue(Cue::Area(..)) => area_at(line, item).map(|_| true),
            _ => None,
        };
        matches!(line.cue(at + 1), Some(Cue::Passing))
            && (self.flowed || self.scene.goes_on())
            && line.back(at, SAID_OF, named) == Some(true)
    }
}
