//! Telling words that are claims by themselves: ranks, records and multiples are told apart here, each read in a room of its own.

pub(super) mod best;
pub(super) mod movers;
pub(super) mod rank;
pub(super) mod record;
pub(super) mod turns;

use super::amount::behind::hedge_of_share;
use super::amount::is_goods_part;
use super::kind::Movement;
use super::line::Token;
use super::place::area_at;
use super::place::facing::{mirrored, other_way};
use super::scene::{Frame, Said};
use super::walk::{Finding, Walk};
use crate::claim::{Compare, Direction, Flow, Kind, Modality};
use crate::lexicon::{Cue, FlowWord};
use crate::quantity::{Hedge, Quantity, Rounded, Unit};
use crate::text::Span;
use rust_decimal::Decimal;
use std::sync::Arc;

/// How far from a superlative the flow, partner or good that it is about may stand, in items.
pub(super) const NEAR: usize = 5;

/// The longest word for "more", in bytes ("más", "mais").
const MORE: usize = 4;

impl Walk<'_, '_> {
    /// A telling word that may be a claim by itself.
    pub(super) fn extreme(&mut self, at: usize, cue: &Cue) {
        // "Pese al arancel del 25 %, Canadá fue el segundo comprador": the side of a flow is one of trade again.
        let off = self.off && !self.numbers_side(at);
        if off || self.modality != Modality::Actual {
            return;
        }
        match cue {
            Cue::Second if self.on_topic(at) => self.rank_by_ordinal(at, 2),
            Cue::Place if self.leads_to_rank(at) => {}
            Cue::Rank | Cue::Place => self.rank(at, *cue == Cue::Place),
            Cue::Record(_) | Cue::Extreme(_) if self.is_counted(at) => self.counted(at),
            Cue::Extreme(Direction::Up) if self.is_highest_of_parts(at) => self.rank(at, false),
            Cue::FirstTime if self.is_first_in(at) => {
                self.record(at, self.first_since(at), true);
            }
            Cue::FirstTime if self.passes_mark(at) || self.passes_next(at) => {
                self.record(at, Direction::Up, false);
            }
            Cue::SinceAfter => self.turns_again(at),
            Cue::Record(_) | Cue::Extreme(_) if self.is_told(at) => {}
            Cue::Record(direction) => self.record(at, *direction, false),
            Cue::Extreme(_) if self.biggest_move(at).is_some() => self.rank(at, false),
            Cue::Extreme(direction) => self.record(at, *direction, true),
            Cue::Ordinal(n) if self.orders_market(at) => self.rank_by_ordinal(at, *n),
            Cue::Ordinal(_) if self.numbers_trader(at) && self.trader(at).is_some() => {}
            Cue::Ordinal(n) if self.ranks_on(at) => self.next_rank(at, *n),
            Cue::Ordinal(1) if self.since(at).or_else(|| self.in_so_long(at)).is_some() => {
                self.record(at, self.first_since(at), true);
            }
            Cue::Ordinal(2..) if self.is_told(at) => {}
            Cue::Ordinal(n @ 2..) if self.best_but(at).is_some() => self.next_best(at, *n),
            Cue::Ordinal(n @ 2..) if self.numbers_side(at) => {
                let (value, span) = (Decimal::from(*n), self.line.items[at].span);
                self.find(at, Kind::Rank, Some(value), Unit::Rank, span, None);
            }
            Cue::Ordinal(n) => self.next_in_order(at, *n),
            Cue::Streak if self.is_next_in_line(at) => {}
            Cue::Streak => self.streak(at),
            Cue::StreakUnit(_) if self.is_run(at) => self.streak(at),
            Cue::Multiple(hundredths) => self.multiple(at, *hundredths),
            Cue::Fraction(_) if self.counts_streak(at) => {}
            Cue::Fraction(hundredths) => self.fraction(at, *hundredths),
            _ => {}
        }
    }

    /// "rakan eksport tertinggi", "chiếm tỷ trọng cao nhất": the highest of markets or of parts, where no word says since when.
    fn is_highest_of_parts(&self, at: usize) -> bool {
        let side = |item: usize| match self.line.cue(item) {
            Some(Cue::Flow(FlowWord::Market(_) | FlowWord::Partner) | Cue::Share) => Some(()),
            _ => None,
        };
        let beside = self
            .line
            .back(at, 2, side)
            .or_else(|| self.line.ahead(at, 2, side));
        let ranked = beside.is_some() || self.tops_sides(at);
        ranked && self.until_when(at).is_none()
    }

    /// "defisit terdalam dengan Tiongkok": the highest surplus or deficit of those with several sides.
    fn tops_sides(&self, at: usize) -> bool {
        let line = self.line;
        let signed = at.checked_sub(1).is_some_and(|before| {
            matches!(line.cue(before), Some(Cue::Flow(word))
                if word.flow() == Flow::Balance && *word != FlowWord::Plain(Flow::Balance))
        });
        let side = line.ahead(at, 3, |item| match line.items[item].token {
            Token::Cue(Cue::With | Cue::From) => Some(area_at(line, item + 1).is_some()),
            Token::Word => None,
            _ => Some(false),
        });
        signed && side == Some(true)
    }

    /// Is the sentence about trade at this point?
    pub(super) fn on_topic(&self, at: usize) -> bool {
        self.flowed || self.scene.goes_on() && self.refers_back(at)
    }

    pub(super) fn number(&self, at: usize) -> Option<(Decimal, Span)> {
        let item = self.line.items.get(at)?;
        match item.token {
            Token::Cue(Cue::Ordinal(n) | Cue::Cardinal(n)) => Some((Decimal::from(*n), item.span)),
            // "a fifth consecutive month": the words for one part count as well.
            Token::Cue(Cue::Fraction(part)) if self.counts_streak(at) => {
                // Parts are told in rounded hundredths of a percent.
                let parts = (10_000_u32 + part / 2).checked_div(*part)?;
                Some((Decimal::from(parts), item.span))
            }
            Token::Amount(n)
                if self.line.amounts[n].is_bare()
                    || self.line.is_times(at) && self.counts_streak(at) =>
            {
                let figure = self.line.amounts[n].quantity.figure?;
                (figure.step == Decimal::ONE).then_some((figure.value, item.span))
            }
            _ => None,
        }
    }

    /// "China, seguida de Japón": who comes next in an order, and no streak.
    fn is_next_in_line(&self, at: usize) -> bool {
        let next = self
            .line
            .ahead(at, 3, |after| match self.line.items[after].token {
                Token::Cue(Cue::Area(..)) => Some(true),
                Token::Cue(Cue::Of | Cue::By) | Token::Word => None,
                _ => Some(false),
            });
        let unit = |item: usize| matches!(self.line.cue(item), Some(Cue::StreakUnit(_)));
        let counts = unit(at + 1) || (at.saturating_sub(2)..at).any(unit);
        let led = matches!(self.line.cue(at + 1), Some(Cue::Of | Cue::By));
        led && next == Some(true) && !counts
    }

    /// "their 16th month of decline": a count of periods that all went one way.
    fn is_run(&self, at: usize) -> bool {
        let counted = at.checked_sub(1).is_some_and(|before| {
            // "16th" is a number and a word.
            let word = matches!(self.line.items[before].token, Token::Word);
            matches!(
                self.line.cue(before),
                Some(Cue::Ordinal(2..) | Cue::Fraction(_))
            ) || word && self.number(before.wrapping_sub(1)).is_some()
        });
        // "cinquième mois de hausse d'affilée" is told by the word for a streak.
        let told = |after: usize| matches!(self.line.cue(after), Some(Cue::Streak)).then_some(());
        let of = matches!(self.line.cue(at + 1), Some(Cue::Of)) && self.turn_at(at + 2).is_some();
        // "the 39th month in the red"
        let signed = matches!(
            self.line.cue(at + 1),
            Some(Cue::Flow(FlowWord::BareDeficit | FlowWord::BareSurplus))
        );
        counted && (of || signed || self.moves_for(at)) && self.line.ahead(at, 4, told).is_none()
    }

    /// "slid for a fourth month": a count behind "for a" and a movement.
    fn moves_for(&self, at: usize) -> bool {
        let line = self.line;
        let led = at.checked_sub(3).filter(|&led| {
            let article = &line.items[led + 1];
            matches!(line.cue(led), Some(Cue::In)) && article.article && article.span.len() == 1
        });
        led.is_some_and(|led| (led.saturating_sub(2)..led).any(|item| self.turn_at(item).is_some()))
    }

    /// Does a part in words stand before a streak?
    pub(super) fn counts_streak(&self, at: usize) -> bool {
        matches!(
            self.line.cue(at + 1),
            Some(Cue::Streak | Cue::StreakUnit(_))
        )
    }

    /// Does nothing but light words stand between a rank and the start of its clause?
    fn is_bare_head(&self, at: usize) -> bool {
        self.line
            .back(at, 4, |before| match self.line.items[before].token {
                Token::Sign(';' | ',') | Token::Cue(Cue::While) => Some(true),
                Token::Word
                | Token::Cue(
                    Cue::Ordinal(_) | Cue::In | Cue::By | Cue::To | Cue::Place | Cue::Rank,
                ) => None,
                _ => Some(false),
            })
            == Some(true)
    }

    pub(super) fn flow_ahead(&self, at: usize) -> Option<()> {
        self.line
            .ahead(at, NEAR, |after| match self.line.cue(after) {
                Some(Cue::Flow(word)) => (!word.is_verb()).then_some(()),
                _ => None,
            })
    }

    /// "Medicines made up 43% of that. The US remained the biggest destination": of the story's goods, and not of those named in passing.
    pub(super) fn leave_aside(&self, frame: &mut Frame) {
        let named = frame.good.as_ref().is_some_and(|good| good.own);
        let side = frame.partner.as_ref().is_some_and(|side| side.own);
        if self.scene.focus.aside && !named && (side || !frame.share) {
            frame.good.clone_from(&self.scene.topic.good);
        }
    }

    /// "el segundo proveedor", "le premier acheteur de cognac": the market or supplier that a rank is of, and its good.
    fn take_market(&self, at: usize, frame: &mut Frame) {
        let word = |after: usize| match self.line.cue(after) {
            Some(Cue::Flow(word @ FlowWord::Market(_))) => Some((*word, after)),
            _ => None,
        };
        let Some((word, market)) = self.line.ahead(at, 3, word) else {
            return self.take_good_of_market(at, frame);
        };
        frame.flow = Some(Said::here(word, self.line.items[market].span));
        // "en büyük avokado alıcısı"
        if let Some(Cue::Good(label)) = self.line.cue(market - 1).filter(|_| market > at + 1) {
            frame.good = Some(Said::here(label.clone(), self.line.items[market - 1].span));
        }
        let of = usize::from(matches!(self.line.cue(market + 1), Some(Cue::Of)));
        let good = market + 1 + of;
        if let Some(Cue::Good(label)) = self.line.cue(good) {
            frame.good = Some(Said::here(label.clone(), self.line.items[good].span));
        }
    }

    /// "pasar terbesar ketiga kopi Vietnam": the good right behind the order of a market.
    fn take_good_of_market(&self, at: usize, frame: &mut Frame) {
        let line = self.line;
        let ordered = |item: &usize| matches!(line.cue(*item), Some(Cue::Rank | Cue::Ordinal(_)));
        let before = (at.saturating_sub(2)..at).rev().take_while(ordered).count();
        let behind = (at + 1..at + 3).take_while(ordered).count();
        let market = at
            .checked_sub(before + 1)
            .and_then(|market| line.cue(market));
        let good = at + 1 + behind;
        if line.goods_stand.behind
            && matches!(market, Some(Cue::Flow(FlowWord::Market(_))))
            && let Some(Cue::Good(label)) = line.cue(good)
        {
            frame.good = Some(Said::here(label.clone(), line.items[good].span));
        }
    }

    /// "Больше всего купил Египет" in a story of Russia's exports: the story's own flow, by a verb of its other side.
    fn told_by_buyer(&self, word: FlowWord) -> Option<FlowWord> {
        let topic = self.scene.topic.flow.as_ref().map(|said| said.value.flow());
        let own = self.frame.reporter.as_ref().is_some_and(|said| said.own);
        let turned = word.is_verb() && !own && topic == Some(mirrored(word));
        turned.then(|| FlowWord::Plain(mirrored(word)))
    }

    /// "third in the world in exports of rice": the good right behind the flow of a rank.
    fn good_behind(&self, flow: Span) -> Option<Said<Arc<str>>> {
        let at = self
            .line
            .items
            .partition_point(|item| item.span.start < flow.start);
        let of = usize::from(matches!(self.line.cue(at + 1), Some(Cue::Of)));
        match self.line.cue(at + 1 + of)? {
            Cue::Good(label) => Some(Said::here(label.clone(), self.line.items[at + 1 + of].span)),
            _ => None,
        }
    }

    /// Is it "more" or "more than", and no verb of rising?
    fn is_more(&self, at: usize) -> bool {
        let verb = matches!(self.line.cue(at), Some(Cue::Move(_)) if self.line.goods_stand.before);
        matches!(self.line.cue(at), Some(Cue::Than(_)))
            || !verb && self.line.items[at].span.len() <= MORE
    }

    /// The hedge beside a telling word.
    fn hedge_of_word(&self, at: usize, kind: Kind) -> Hedge {
        let hedge = at
            .checked_sub(1)
            .and_then(|before| match self.line.cue(before) {
                Some(Cue::Hedge(hedge)) => Some(*hedge),
                // "más que se duplicó", "mais do dobro"
                Some(
                    Cue::Than(Direction::Up)
                    | Cue::Behind(Direction::Up)
                    | Cue::Move(Direction::Up),
                ) if kind == Kind::Multiple && self.is_more(before) => Some(Hedge::Over),
                // "вырос примерно на четверть"
                Some(Cue::By) => match self.line.cue(before.checked_sub(1)?) {
                    Some(Cue::Hedge(hedge)) => Some(*hedge),
                    _ => None,
                },
                _ => None,
            });
        hedge.unwrap_or_else(|| match self.line.cue(at + 1) {
            Some(Cue::HedgeAfter(hedge)) => *hedge,
            // "iki katından fazla"
            Some(Cue::Behind(Direction::Up)) if kind == Kind::Multiple => Hedge::Over,
            // "约占三分之二"
            _ if kind == Kind::Share => hedge_of_share(self.line, at).unwrap_or(Hedge::Exact),
            _ => Hedge::Exact,
        })
    }

    /// The series that a telling word is of, as far as what stands before it and its flow tell.
    fn frame_of_word(&self, at: usize, kind: Kind, span: Span) -> Frame {
        let mut frame = self.frame.clone();
        frame.share = kind == Kind::Share;
        frame.ranked = kind == Kind::Rank
            && frame.good.as_ref().is_some_and(|good| good.own)
            && frame.partner.as_ref().is_none_or(|partner| !partner.own);
        if frame.share {
            self.take_behind(at, &mut frame);
        }
        if kind == Kind::Record
            && matches!(
                self.line.items.get(at + 1).map(|item| item.token),
                Some(Token::Amount(_))
            )
        {
            // "вывезла рекордные 72 млн тонн зерна": the record is of what its amount is of.
            self.take_behind(at + 1, &mut frame);
        }
        let trader = frame.flow.as_ref().is_some_and(|flow| flow.own);
        if frame.flow.is_none() || !self.flowed && !trader || self.tops_balance(at) {
            let facing = self.facing.map(FlowWord::Plain);
            let ahead = self
                .line
                .ahead(at, NEAR, |after| match self.line.cue(after) {
                    Some(Cue::Flow(word)) => {
                        let facing = facing.or_else(|| self.told_by_buyer(*word));
                        // "more than tripled their purchases": the partner's own noun.
                        let own = |facing: &FlowWord| {
                            word.is_verb()
                                || self.is_own_noun(after)
                                    && other_way(facing.flow()) == word.flow()
                        };
                        let word = facing.filter(own).unwrap_or(*word);
                        Some(Said::here(word, self.line.items[after].span))
                    }
                    _ => None,
                });
            if let (Kind::Rank | Kind::Record, Some(flow)) = (kind, &ahead)
                && frame.good.as_ref().is_none_or(|good| !good.own)
            {
                frame.good = self.good_behind(flow.span).or(frame.good);
            }
            frame.flow = ahead.or(frame.flow);
        }
        if matches!(kind, Kind::Rank | Kind::Share) && !self.flowed {
            frame.flow = frame.flow.map(|flow| self.flow_of_part(at, flow));
        }
        if kind == Kind::Rank {
            self.leave_aside(&mut frame);
            self.take_market(at, &mut frame);
        }
        if frame.share {
            frame.ranked = is_goods_part(&frame, span);
        }
        frame
    }

    /// A claim that a telling word makes by itself.
    pub(super) fn find(
        &mut self,
        at: usize,
        kind: Kind,
        value: Option<Decimal>,
        unit: Unit,
        span: Span,
        movement: Option<Movement>,
    ) {
        let figure = value.map(|value| Rounded {
            value,
            step: Decimal::ONE,
        });
        let told = |found: &Finding| found.kind == kind && found.quantity.span.contains(span);
        if kind == Kind::Rank && self.found.last().is_some_and(told) {
            return;
        }
        let mut frame = self.frame_of_word(at, kind, span);
        if frame.flow.is_none() {
            frame.flow = self.flow_of_led(at);
        }
        if frame.flow.is_none() {
            return;
        }
        if kind == Kind::Rank
            && let Some(good) = self.good_of_side(at)
        {
            frame.good = Some(good);
        }
        if kind == Kind::Rank && self.is_bare_head(at) {
            // "…; in second place Egypt": an order names its partner behind the rank.
            let behind =
                (at + 1..at + 3).find_map(|item| Some((item, area_at(self.line, item)?.0)));
            if let Some((item, area)) = behind {
                let span = self.line.items[item].span;
                frame.partner = Some(super::scene::Said::here(area.clone(), span));
            }
        }
        self.found.push(Finding {
            item: at,
            quantity: Quantity {
                figure,
                high: None,
                unit,
                hedge: self.hedge_of_word(at, kind),
                span,
            },
            negative: None,
            frame,
            kind,
            movement,
            compare: (
                if kind == Kind::Record {
                    Compare::Other
                } else {
                    Compare::None
                },
                true,
            ),
            modality: Modality::Actual,
        });
    }
}
