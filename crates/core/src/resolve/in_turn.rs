//! Places told in turn: "Third was Uganda with 81,000 tonnes", "tea earned $118 million, second only to garments".

use super::line::Token;
use super::place::area_at;
use super::walk::Walk;
use crate::lexicon::Cue;

/// How far from an ordinal its party may stand, and from the party its amount, in items.
const NEAR: usize = 4;

/// How far before "second only to" the one that it is said of may stand, in items.
const SAID_OF: usize = 10;

impl Walk<'_, '_> {
    /// "Third was Uganda with 81,000 tonnes": an ordinal that opens its clause, a verb, a party and its amount, in a story that told of
    /// others.
    pub(super) fn opens_turn(&self, at: usize) -> bool {
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

    /// "tea earned $118 million, second only to garments": an ordinal right before a word that only one other comes before.
    pub(super) fn is_behind_first(&self, at: usize) -> bool {
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
