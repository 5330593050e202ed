//! An amount under the frame that governs: is it one of trade, and what does it measure?

pub(super) mod adds;
pub(super) mod attribute;
pub(super) mod behind;
pub(super) mod beside;
pub(super) mod counts;
pub(super) mod deal;
pub(super) mod late;
pub(super) mod leave;
pub(super) mod mirror;
pub(super) mod modality;
pub(super) mod money;
pub(super) mod more_of;
pub(super) mod outdone;
pub(super) mod takes;

use self::adds::is_over_base;
use self::behind::hedge_of_share;
use self::money::is_price;
use super::compare::index::counted;
use super::kind::{Before, Sense, sense};
use super::line::{Line, Token};
use super::place::{Part, part};
use super::scene::{Frame, Said};
use super::walk::{Finding, Walk};
use crate::claim::{Compare, Kind};
use crate::lexicon::{Cue, FlowWord};
use crate::quantity::{Hedge, Quantity, Unit};
use crate::text::Span;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Was the hedge before the amount read as the movement itself?
fn moves_by_hedge(sense: &Sense, at: usize, line: &Line<'_>) -> bool {
    let word = at.checked_sub(1).map(|before| line.items[before]);
    let percent =
        |item: usize| matches!(line.items[item].token, Token::Amount(n) if line.is_percent(n));
    // "3.9 peratus kurang daripada 15.7 juta tan": said of the percentage.
    let outdone = at.checked_sub(2).is_some_and(percent)
        && matches!(
            line.cue(at - 1),
            Some(Cue::Hedge(Hedge::Over | Hedge::Under))
        );
    outdone
        || word.zip(sense.movement).is_some_and(|(word, movement)| {
            matches!(word.token, Token::Cue(Cue::Hedge(_))) && word.span == movement.span
        })
}

/// "Gold brought in two-thirds of the export receipts": a good before its part, and the flow that it is of behind.
pub(super) fn is_goods_part(frame: &Frame, part: Span) -> bool {
    let before = |said: &Said<Arc<str>>| said.own && said.span.start < part.start;
    let behind = |said: &Said<FlowWord>| said.own && said.span.start > part.start;
    frame.good.as_ref().is_some_and(before) && frame.flow.as_ref().is_some_and(behind)
}

pub(super) fn is_dash(line: &Line<'_>, at: usize) -> bool {
    matches!(line.sign(at), Some('-' | '–' | '—'))
}

/// The least figure that is taken for money without its currency: a few thousand of something are people or things.
const LEAST_MONEY: u32 = 1_000_000;

impl Walk<'_, '_> {
    pub(super) fn amount(&mut self, at: usize, amount: usize) {
        if self.outside.is_none()
            && let Some(why) = self.driven.take()
            && !self.is_said_of_good(at)
        {
            self.frame.good = why.good;
        }
        if !self.is_trade(at, amount) {
            return;
        }
        let Some(flow) = self.flow_of(at) else { return };
        let flow = self.seen_from_topic(at, flow);
        let stated = self
            .states_balance(at, amount)
            .or_else(|| self.outweighs(at, amount));
        if let Some(said) = &stated {
            self.frame.flow = Some(said.clone());
            self.flows.push((at, said.clone()));
        }
        let flow = stated
            .clone()
            .unwrap_or_else(|| self.leave_balance(at, flow));
        let flow = self.flow_of_ranked(at, flow);
        let own_share =
            self.share || self.faces && self.last.is_none() || flow.value == FlowWord::Coverage;
        let before = Before {
            flow: flow.value,
            share: own_share || !self.flowed && self.scene.focus.share,
            handed_on: !own_share,
            last: self.last,
            last_kind: self.last_kind,
            swing: self.swing,
            shared_earlier: self.scene.focus.share,
            ranked: self
                .found
                .last()
                .is_some_and(|last| last.kind == Kind::Rank),
            whole: self.follows_whole(at),
        };
        let net = stated.map(|_| Sense {
            kind: Kind::Balance,
            movement: None,
        });
        let Some(sense) = net.or_else(|| sense(self.line, at, amount, before)) else {
            return;
        };
        let mut frame = self.frame.clone();
        // "Tea earned 85 billion" in a story of a deficit: no balance of tea.
        let named = frame.good.as_ref().is_some_and(|good| good.own) && !self.opens_apart();
        if sense.kind == Kind::Balance && !flow.own && !self.flowed && named {
            return;
        }
        frame.flow = Some(self.flow_of_list(at, sense.kind).unwrap_or(flow));
        frame.share = sense.kind == Kind::Share;
        let goods = sense.kind == Kind::Change && named && !self.flowed;
        if goods {
            // "The surplus was 4 billion. Chemicals lost 3%": no balance of chemicals.
            frame.flow = frame.flow.map(|flow| self.flow_of_part(at, flow));
        }
        if before.ranked && !self.flowed {
            self.leave_aside(&mut frame);
            self.frame.good.clone_from(&frame.good);
        }
        if frame.share {
            self.leave_aside(&mut frame);
            frame.flow = frame.flow.map(|flow| self.flow_of_part(at, flow));
            frame.ranked = is_goods_part(&frame, self.line.items[at].span);
        }
        self.leave_part(at, sense.kind, &mut frame);
        self.leave_side_of_whole(at, sense.kind, &mut frame);
        self.take_more_or_behind(at, &mut frame);
        self.take_bought(at, &mut frame);
        self.take_owner_behind(at, sense.kind, &mut frame);
        self.take_all_named(at, &mut frame);
        self.take_spoken(at, amount, &mut frame);
        if frame.share {
            self.take_whole_list(at, &mut frame);
        }
        self.last = sense.movement.or(self.last);
        self.last_kind = Some(sense.kind);
        if sense.kind == Kind::Change {
            // "…, more than half of the total, fell 13 percent, and chips 2.5 percent"
            self.share = false;
        }
        let printed = &self.line.amounts[amount];
        self.found.push(Finding {
            item: at,
            quantity: Quantity {
                hedge: self.hedge_of(&sense, at, printed.quantity.hedge),
                unit: self
                    .goes_without(at, amount)
                    .unwrap_or(printed.quantity.unit),
                ..counted(self.line, at, sense.kind, before.last, &printed.quantity)
            },
            negative: printed
                .negative
                .or_else(|| (sense.kind == Kind::Balance && self.is_negative(at)).then_some(true)),
            frame,
            kind: sense.kind,
            movement: sense.movement,
            compare: (Compare::None, false),
            modality: self.modality_of(at),
        });
    }

    /// "Tea does well abroad. Growers exported 231,000 tonnes": a volume is one of a good, be it named in a sentence of no trade.
    fn take_spoken(&mut self, at: usize, amount: usize, frame: &mut Frame) {
        let volume = self.line.amounts[amount].quantity.unit.is_volume();
        if volume && frame.good.is_none() && !self.overall && !self.leaves_out {
            frame.good.clone_from(&self.scene.spoken);
            self.frame.good.clone_from(&frame.good);
            // The verb behind it is of that good as well.
            let spoken = frame.good.clone().map(|said| (at, said));
            self.goods.extend(spoken);
        }
    }

    /// "34 percent of the 594,500 tonnes": the whole that a part is of is no trade with whom the part belongs to.
    fn leave_part(&self, at: usize, kind: Kind, frame: &mut Frame) {
        let Some(part) = self.found.last().filter(|last| last.kind == Kind::Share) else {
            return;
        };
        let light = |item: usize| {
            matches!(self.line.items[item].token, Token::Word)
                || matches!(self.line.cue(item), Some(Cue::Of | Cue::Overall))
        };
        let of = (part.item + 1..at).any(|item| matches!(self.line.cue(item), Some(Cue::Of)));
        if kind == Kind::Level && at - part.item <= 4 && of && (part.item + 1..at).all(light) {
            let topic = &self.scene.topic;
            frame.partner = topic.partner.clone().filter(|_| self.scene.bilateral);
        }
    }

    /// "rose to $7.9 billion as prices climbed": a movement right before its size or result leaves no doubt of what it is.
    fn is_moved_to(&self, at: usize) -> bool {
        let back = |item: usize| {
            item.checked_sub(1)
                .map(|before| (before, self.line.cue(before)))
        };
        let mut word = back(at);
        while let Some((item, Some(Cue::Hedge(_) | Cue::By | Cue::To | Cue::Became))) = word {
            word = back(item);
        }
        let result = word.is_some_and(|(item, _)| {
            matches!(self.line.cue(item + 1), Some(Cue::To | Cue::Became))
        });
        let percent = |item: usize| self.line.is_percent_at(item);
        match word {
            Some((_, Some(Cue::Move(_)))) => true,
            // "rose 5% to $7.9 billion"
            Some((item, None)) => result && percent(item),
            _ => false,
        }
    }

    /// "Finland (16% of exports), Latvia (13%)": the flow that the first part of a list is of.
    fn flow_of_list(&self, at: usize, kind: Kind) -> Option<Said<FlowWord>> {
        let last = self.found.last().filter(|last| last.kind == kind)?;
        let bracketed = matches!(self.line.sign(at.checked_sub(1)?), Some('(' | '（'));
        let own = self.flow_behind(at).is_some();
        let flow = last.frame.flow.clone()?;
        let since = (last.item..at).any(|item| {
            matches!(self.line.cue(item), Some(Cue::Flow(_)))
                && self.line.items[item].span != flow.span
        });
        (kind == Kind::Share && bracketed && !own && !since).then_some(flow)
    }

    /// The hedge of an amount, which may stand before the word for a part, or be the movement itself.
    fn hedge_of(&self, sense: &Sense, at: usize, printed: Hedge) -> Hedge {
        if moves_by_hedge(sense, at, self.line) || is_over_base(self.line, at) {
            return Hedge::Exact;
        }
        let before = || hedge_of_share(self.line, at).unwrap_or(printed);
        if sense.kind == Kind::Share && printed == Hedge::Exact {
            before()
        } else {
            printed
        }
    }

    /// "1袋60キロ": one of a unit, and what it holds.
    fn is_conversion(&self, at: usize) -> bool {
        let amount = |item: usize| match self.line.items.get(item)?.token {
            Token::Amount(n) => Some(&self.line.amounts[n].quantity),
            _ => None,
        };
        let one = |item: usize| {
            amount(item).is_some_and(|quantity| {
                quantity.unit.is_volume()
                    && quantity
                        .figure
                        .is_some_and(|figure| figure.value == Decimal::ONE)
            })
        };
        one(at) && amount(at + 1).is_some()
            || at.checked_sub(1).is_some_and(one)
            || self.is_weight_of_bag(at)
    }

    /// The story's currency, for a scaled number without one that counts nothing else ("sumaron 56.000 millones.").
    fn goes_without(&self, at: usize, amount: usize) -> Option<Unit> {
        let printed = &self.line.amounts[amount];
        let counted = self.counts_on(at, amount);
        if let Some(unit) = counted.or_else(|| self.counts_goods_of_side(at, amount)) {
            return Some(unit);
        }
        let word = |item: usize| {
            matches!(
                self.line.items.get(item).map(|item| item.token),
                Some(Token::Word)
            )
        };
        let of = matches!(self.line.cue(at + 1), Some(Cue::Of | Cue::From));
        let counts = word(at + 1) || of && word(at + 2);
        let large = printed
            .quantity
            .figure
            .is_some_and(|figure| figure.value >= Decimal::from(LEAST_MONEY));
        let money = self
            .scene
            .money
            .or_else(|| self.money_of_result(at, amount));
        money.filter(|_| printed.is_bare() && printed.scaled && large && !counts)
    }

    /// Is the amount one of trade at all?
    fn is_trade(&self, at: usize, amount: usize) -> bool {
        let unit = self.line.amounts[amount].quantity.unit;
        let measures = unit.is_money() || unit.is_volume() || unit == Unit::Times;
        let others = || {
            self.line
                .ahead(at, 3, |after| match self.line.items[after].token {
                    Token::Cue(Cue::OffTopic) => Some(true),
                    // "a $120 million export contract"
                    Token::Cue(Cue::Flow(_)) => {
                        Some(matches!(self.line.cue(after + 1), Some(Cue::OffTopic)))
                    }
                    Token::Cue(Cue::In | Cue::From | Cue::Of | Cue::Area(..) | Cue::Pronoun)
                    | Token::Word => None,
                    _ => Some(false),
                })
        };
        !self.off
            && (measures || self.line.is_percent(amount) || self.goes_without(at, amount).is_some())
            && !matches!(self.line.cue(at + 1), Some(Cue::Per))
            && self.line.sign(at + 1) != Some('/')
            && !is_price(&self.line.amounts[amount])
            && !self.is_conversion(at)
            && !self.is_of_currency(at)
            && !(unit == Unit::Times && self.counts_streak(at))
            && (others() != Some(true) || self.is_moved_to(at))
            && (self.flowed
                || self.scene.goes_on() && self.refers_back(at)
                || self.flow_behind(at).is_some()
                || self.flow_behind_next(at).is_some()
                || self.flow_later(at).is_some()
                || self.late_flow(at).is_some() && self.has_area())
    }

    /// "the cedi has lost 23.8%", "the rupee fell by 2%": how far a currency moved, which no figure stands before.
    fn is_of_currency(&self, at: usize) -> bool {
        if !self.line.is_percent_at(at) || self.line.postpositions {
            return false;
        }
        let moved = self
            .line
            .back(at, 4, |before| match self.line.items[before].token {
                Token::Cue(Cue::Move(_)) => Some(Some(before)),
                Token::Cue(Cue::Hedge(_) | Cue::By) | Token::Word => None,
                _ => Some(None),
            });
        let Some(moved) = moved.flatten() else {
            return false;
        };
        let money = self
            .line
            .back(moved, 2, |before| match self.line.items[before].token {
                Token::Cue(Cue::Money(_)) => Some(Some(before)),
                Token::Word => None,
                _ => Some(None),
            });
        money.flatten().is_some_and(|money| {
            let word = money
                .checked_sub(1)
                .map(|before| self.line.items[before].token);
            matches!(
                word,
                None | Some(Token::Word | Token::Cue(Cue::While | Cue::And))
            )
        })
    }

    /// Does a sentence without a flow word speak of the series before it?
    pub(super) fn refers_back(&self, at: usize) -> bool {
        let more = matches!(
            self.line.cue(at + 1),
            Some(Cue::Hedge(Hedge::Over | Hedge::Under))
        );
        // "Das waren 0,8 Prozent mehr als 2024"
        more && self.line.is_percent_at(at)
            || self
                .line
                .period_items
                .first()
                .is_some_and(|first| *first < at)
            || *self.refers.get_or_init(|| self.names_series())
    }

    /// Does anything in the sentence go on with the series before it, wherever it stands?
    fn names_series(&self) -> bool {
        (0..self.line.items.len()).any(|item| match self.line.items[item].token {
            Token::Cue(
                Cue::Pronoun
                | Cue::OfTwo(_)
                | Cue::Good(_)
                | Cue::Share
                | Cue::Respectively
                | Cue::Than(_)
                | Cue::Compare(_)
                | Cue::Behind(_)
                | Cue::Ends(_)
                | Cue::Move(_)
                | Cue::Average
                | Cue::Overall
                | Cue::AllSides
                | Cue::Both,
            ) => true,
            Token::Cue(Cue::Area(..)) => part(self.line, item) != Part::Passing,
            Token::Cue(Cue::Hedge(Hedge::Over | Hedge::Under)) | Token::Period => false,
            _ => self.line.items[item].clitic,
        })
    }
}
