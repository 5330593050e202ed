//! What happens again after a while ("3カ月ぶりの黒字"), or for the first time; and what is only talked about.

use crate::claim::{Area, Direction, Kind};
use crate::lexicon::Cue;
use crate::quantity::{Hedge, Unit};
use crate::resolve::amount::behind::since_before;
use crate::resolve::kind::Movement;
use crate::resolve::line::{Line, Token};
use crate::resolve::scene::{Frame, Said};
use crate::resolve::tied::is_tied;
use crate::resolve::walk::Walk;

/// How far from a count of months the turn that it dates may stand, in items.
const TURN: usize = 6;

/// How far behind "first time" the mark that was passed may stand, in items.
const MARK: usize = 16;

/// How far behind the word for a reason may stand, in items.
const REASON: usize = 4;

impl Walk<'_, '_> {
    /// "3カ月ぶりに増えた", "減少は7年ぶり": after so many months or years, a turn right behind the count, or before it.
    pub(super) fn turns_again(&mut self, at: usize) {
        let Some((_, count)) = at.checked_sub(1).and_then(|before| self.number(before)) else {
            return;
        };
        let stands = |item: usize| match self.line.items[item].token {
            Token::Cue(Cue::Behind(direction)) => Some(Some(*direction)),
            Token::Cue(_) if self.turn_at(item).is_some() => {
                Some(self.turn_at(item).map(|moved| moved.direction))
            }
            Token::Amount(_) | Token::Sign(',' | '、' | '。') => Some(None),
            _ => None,
        };
        let extreme = |item: usize| {
            let told = matches!(self.line.cue(item), Some(Cue::Extreme(_) | Cue::Record(_)));
            told.then_some(())
        };
        if self.line.ahead(at, TURN, extreme).is_some() {
            // "4年ぶりの低水準" is told by its superlative.
            return;
        }
        let turn = self
            .line
            .ahead(at, TURN, stands)
            .flatten()
            .or_else(|| self.line.back(at - 1, TURN, stands).flatten());
        let Some(direction) = turn.filter(|direction| *direction != Direction::None) else {
            return;
        };
        if !self.on_topic(at) {
            return;
        }
        let span = self.line.items[at].span;
        let movement = Movement { direction, span };
        self.find(
            at,
            Kind::Record,
            None,
            Unit::None,
            count.to(span),
            Some(movement),
        );
    }

    /// "the first time in five months", "八个月来首次": is it told since when?
    pub(super) fn is_first_in(&self, at: usize) -> bool {
        let ahead = self.since(at).or_else(|| self.in_so_long(at));
        ahead.or_else(|| since_before(self.line, at)).is_some()
    }

    /// "稳居第一大贸易伙伴": a place whose number belongs to the superlative that it touches.
    pub(super) fn leads_to_rank(&self, at: usize) -> bool {
        (at + 1..self.line.items.len().min(at + 3)).any(|item| {
            matches!(self.line.cue(item), Some(Cue::Ordinal(_)))
                && matches!(self.line.cue(item + 1), Some(Cue::Rank))
                && is_tied(self.line, at, item + 1)
        })
    }

    /// "首次突破100万辆", "初めて1兆円を超えた": does a mark that was passed stand right behind?
    pub(super) fn passes_next(&self, at: usize) -> bool {
        let passed = |item: usize| match self.line.items[item].token {
            Token::Amount(n) => {
                let led = matches!(
                    self.line.cue(item - 1),
                    Some(Cue::Became | Cue::Hedge(Hedge::Over))
                );
                Some(led || self.line.amounts[n].quantity.hedge == Hedge::Over)
            }
            Token::Cue(Cue::Became | Cue::Hedge(_)) | Token::Word => None,
            _ => Some(false),
        };
        self.line.ahead(at, 3, passed) == Some(true) || at == 0 && self.opens_mark(at)
    }

    /// "Erstmals haben Österreichs Winzer Wein um mehr als 180 Mio. Euro ins Ausland verkauft": what was passed for the first time, in
    /// the clause that the word opens.
    fn opens_mark(&self, at: usize) -> bool {
        let passed = |item: usize| match self.line.items[item].token {
            Token::Amount(n) => {
                let quantity = &self.line.amounts[n].quantity;
                let counted = quantity.unit.is_money() || quantity.unit.is_volume();
                Some(counted && quantity.hedge == Hedge::Over)
            }
            Token::Cue(Cue::Move(_) | Cue::Than(_) | Cue::Against) => Some(false),
            _ if self.line.separates(item) || self.line.is_boundary(item) => Some(false),
            _ => None,
        };
        self.line.ahead(at, MARK, passed) == Some(true)
    }

    /// "原油価格の下落で", "関税を受けて": what is off topic is no more than the reason.
    pub(in crate::resolve) fn is_only_reason(&self, at: usize) -> bool {
        self.line
            .ahead(at, REASON, |after| match self.line.items[after].token {
                Token::Cue(Cue::Driven) => Some(is_tied(self.line, at, after)),
                Token::Cue(Cue::Move(_) | Cue::Of | Cue::OffTopic) | Token::Word => None,
                _ => Some(false),
            })
            == Some(true)
    }

    /// "原油価格の下落で原油は": the reason itself stands before the words that make it one, so that a good behind them is none.
    pub(in crate::resolve) fn has_reason_before(&self, at: usize) -> bool {
        let reason = |before: usize| match self.line.items[before].token {
            Token::Cue(Cue::OffTopic) => Some(is_tied(self.line, before, at)),
            Token::Cue(Cue::Move(_) | Cue::Of) | Token::Word => None,
            _ => Some(false),
        };
        self.line.back(at, REASON, reason) == Some(true)
    }

    /// "日本は6万トンを輸入し": a noun of trade that its amount stands right before does what a verb does elsewhere.
    pub(in crate::resolve) fn acts_as_verb(&self, at: usize) -> bool {
        let word = |item: usize| matches!(self.line.items[item].token, Token::Word);
        let amount = |item: usize| matches!(self.line.items[item].token, Token::Amount(_));
        at >= 2 && word(at - 1) && amount(at - 2) && is_tied(self.line, at - 2, at)
    }
}

/// "A post claims that “most imports come from China”": whom a sentence without figures names in what it quotes is no side of
/// what the story tells.
pub(in crate::resolve) fn leave_hearsay(line: &Line<'_>, frame: &mut Frame) {
    let quoted = |said: &Said<Area>| {
        let at = line
            .items
            .partition_point(|item| item.span.start < said.span.start);
        // Elsewhere the next sentence mostly goes on with that side ("экспорт туда").
        if at == 0 || !is_tied(line, at - 1, at) {
            return false;
        }
        // "„ … “", "» … «": some marks open in one language and close in another.
        (0..at).fold(false, |open, item| match line.sign(item) {
            Some('「' | '『' | '„') => true,
            Some('」' | '』') => false,
            Some('“' | '”' | '«' | '»') => !open,
            _ => open,
        })
    };
    frame.partner.take_if(|said| quoted(said));
}
