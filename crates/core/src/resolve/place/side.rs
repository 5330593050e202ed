//! Sides named behind what ranks them, and those whose own amount stands in a bracket.

use crate::claim::{Area, Flow, Kind};
use crate::lexicon::{Cue, FlowWord, Naming};
use crate::resolve::line::Token;
use crate::resolve::place::area_at;
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;

/// How far before the area its market may stand, in items.
const REACH: usize = 6;

/// How many items may stand between a rank and its market.
const ORDER: usize = 3;

impl Walk<'_, '_> {
    /// "…, wichtigster Abnehmer blieben die USA": the rank whose side a later clause names behind it.
    fn rank_before(&self, at: usize) -> Option<usize> {
        let line = self.line;
        // "; premier débouché de la branche, les États-Unis …"
        let comma = (at.saturating_sub(2)..at)
            .rev()
            .find(|&before| line.sign(before) == Some(','));
        let market = line.back(at, REACH, |before| match line.items[before].token {
            Token::Sign(',') if comma == Some(before) => None,
            Token::Cue(Cue::Flow(FlowWord::Market(_) | FlowWord::Partner)) => Some(Some(before)),
            Token::Word
            | Token::Period
            | Token::Cue(Cue::Good(_) | Cue::Became | Cue::Of | Cue::Area(_, Naming::Demonym)) => {
                None
            }
            _ => Some(None),
        })??;
        let verb = (market + 1..at).any(|item| matches!(line.items[item].token, Token::Word));
        let rank = line.back(market, ORDER, |before| match line.items[before].token {
            Token::Cue(Cue::Rank) => Some(Some(before)),
            Token::Cue(Cue::Ordinal(_)) if comma.is_some() => Some(Some(before)),
            Token::Cue(Cue::Good(_) | Cue::Area(_, Naming::Demonym)) | Token::Word => None,
            _ => Some(None),
        })??;
        let clause = line.back(rank, 2, |before| match line.items[before].token {
            // "Le Royaume-Uni, deuxième client derrière la France"
            Token::Sign(',') => {
                let area = before.checked_sub(1).and_then(|item| area_at(line, item));
                Some(comma.is_none() && (line.joined || area.is_none()))
            }
            Token::Sign(';' | '–' | '—') => Some(true),
            Token::Cue(Cue::And | Cue::While) => Some(comma.is_none()),
            Token::Cue(Cue::Ordinal(_)) | Token::Word => None,
            _ => Some(false),
        });
        ((verb || comma.is_some()) && clause == Some(true)).then_some(rank)
    }

    /// Takes the area at an item for the side of the rank before it.
    pub(super) fn takes_rank(&mut self, at: usize, said: &Said<Area>) -> bool {
        let Some(rank) = self.rank_before(at) else {
            return false;
        };
        let found = self
            .found
            .iter_mut()
            .filter(|found| found.kind == Kind::Rank && found.item + 1 >= rank && found.item <= at);
        let mut any = false;
        for finding in found {
            finding.frame.partner = Some(said.clone());
            any = true;
        }
        any
    }

    /// "wichtigster Abnehmer vor Frankreich (9,8 Milliarden Euro)": one that is passed, with its own amount behind it.
    pub(super) fn is_passed_with_amount(&self, at: usize) -> bool {
        let line = self.line;
        let passed = line.back(at, 2, |before| match line.items[before].token {
            Token::Cue(Cue::Passing) => Some(true),
            Token::Word => None,
            _ => Some(false),
        });
        let hedge = usize::from(matches!(line.cue(at + 2), Some(Cue::Hedge(_))));
        let amount = line.items.get(at + 2 + hedge).map(|item| item.token);
        passed == Some(true)
            && matches!(line.sign(at + 1), Some('(' | '（'))
            && matches!(amount, Some(Token::Amount(_)))
            && area_at(line, at).is_some()
            && self.found.iter().any(|found| found.kind == Kind::Rank)
    }

    /// "Die Exporte … Das China-Geschäft": business in a story of one side of trade is of that side.
    /// "shrimp exports … June turnover alone was …": as a turnover without its other side is.
    pub(in crate::resolve) fn goes_on_in_business(&self, at: usize, word: FlowWord) -> bool {
        let flow = self.scene.topic.flow.as_ref().map(|said| said.value.flow());
        let balance = |item: usize| matches!(self.line.cue(item), Some(Cue::Flow(word)) if word.flow() == Flow::Balance);
        let sided = |item: usize| matches!(self.line.cue(item), Some(Cue::With | Cue::Between));
        let whole = || !self.scene.bilateral && !(at + 1..at + 3).any(sided);
        word == FlowWord::BareTrade
            && (self.line.joined || self.line.goods_stand.before && whole())
            && !(0..self.line.items.len()).any(balance)
            && matches!(flow, Some(Flow::Exports | Flow::Imports))
    }
}
