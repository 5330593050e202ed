//! One side of trade set against the other: "exports exceeded imports by $3 billion".

use crate::claim::{Direction, Flow};
use crate::lexicon::{Cue, FlowWord};
use crate::quantity::Hedge;
use crate::resolve::line::Token;
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;

/// How far before the amount the side may stand that it is more or less than, in items.
const NEAR: usize = 5;

/// How far before it the other side may stand, in items.
const FAR: usize = 9;

impl Walk<'_, '_> {
    /// "xuất khẩu vượt nhập khẩu 2 tỷ USD", "eksport melebihi import sebanyak RM3 bilion": money by which one side is above or below the
    /// other is the balance.
    pub(in crate::resolve) fn outweighs(&self, at: usize, amount: usize) -> Option<Said<FlowWord>> {
        let line = self.line;
        if !line.amounts[amount].quantity.unit.is_money() {
            return None;
        }
        if let Some(said) = self.outsells(at) {
            return Some(said);
        }
        let by = (at.saturating_sub(2)..at).any(|item| matches!(line.cue(item), Some(Cue::By)));
        let second = line.back(at, NEAR, |item| match line.items[item].token {
            Token::Cue(Cue::Flow(word)) => Some(Some((item, *word))),
            Token::Word
            | Token::Period
            | Token::Cue(
                Cue::By | Cue::Of | Cue::To | Cue::From | Cue::In | Cue::Hedge(_) | Cue::Area(..),
            ) => None,
            _ => Some(None),
        })??;
        let (other, word) = second;
        let mut up = None;
        let (first, against) = line.back(other, FAR, |item| {
            let direction = match line.items[item].token {
                Token::Cue(Cue::Flow(word)) => return Some(Some((item, *word))),
                Token::Cue(Cue::Hedge(Hedge::Over) | Cue::Overtakes) => Direction::Up,
                Token::Cue(Cue::Hedge(Hedge::Under)) => Direction::Down,
                Token::Cue(Cue::Behind(direction) | Cue::Than(direction)) => *direction,
                Token::Cue(Cue::Move(direction)) if item + 1 == other => *direction,
                Token::Word if by && item + 1 == other => Direction::Up,
                Token::Word
                | Token::Period
                | Token::Cue(
                    Cue::Of | Cue::To | Cue::From | Cue::In | Cue::Area(..) | Cue::Pronoun,
                ) => {
                    return None;
                }
                _ => return Some(None),
            };
            up = up.or(Some(direction));
            None
        })??;
        let sides = |word: FlowWord| {
            matches!(word, FlowWord::Plain(Flow::Exports | Flow::Imports)).then(|| word.flow())
        };
        let (above, below) = (sides(against)?, sides(word)?);
        self.balance((first, above), (other, below), up?)
    }

    /// "France imported 8.9 billion euros more than it exported": what was bought set against what was sold is the balance.
    fn outsells(&self, at: usize) -> Option<Said<FlowWord>> {
        let line = self.line;
        let verb = |item: usize| match line.cue(item) {
            Some(Cue::Flow(
                word @ (FlowWord::Sells
                | FlowWord::Buys
                | FlowWord::Plain(Flow::Exports | Flow::Imports)),
            )) => Some(Some((item, word.flow()))),
            Some(Cue::Flow(_) | Cue::And | Cue::While | Cue::Move(_)) => Some(None),
            _ if matches!(line.items[item].token, Token::Amount(_)) => Some(None),
            _ => None,
        };
        let direction = (at + 1..at + 3).find_map(|item| match line.cue(item) {
            Some(Cue::Behind(direction) | Cue::Than(direction)) => Some(*direction),
            Some(Cue::Hedge(Hedge::Over) | Cue::HedgeAfter(Hedge::Over)) => Some(Direction::Up),
            Some(Cue::Hedge(Hedge::Under) | Cue::HedgeAfter(Hedge::Under)) => Some(Direction::Down),
            _ => None,
        })?;
        let (end, below) = line.ahead(at, FAR, verb)??;
        let (start, above) = line.back(at, NEAR, verb)??;
        self.balance((start, above), (end, below), direction)
    }

    /// The balance of a side of trade that lies above or below another, each with the item that names it.
    fn balance(
        &self,
        (start, one): (usize, Flow),
        (end, other): (usize, Flow),
        lies: Direction,
    ) -> Option<Said<FlowWord>> {
        let above = match lies {
            Direction::Up => one,
            Direction::Down => other,
            Direction::None => return None,
        };
        let sign = if above == Flow::Exports {
            FlowWord::Surplus
        } else {
            FlowWord::Deficit
        };
        let span = self.line.items[start].span.to(self.line.items[end].span);
        (one != other).then(|| Said::here(sign, span))
    }
}
