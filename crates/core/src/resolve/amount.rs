//! An amount under the frame that governs: is it one of trade, and what does it measure?

use super::behind::hedge_of_share;
use super::kind::{Before, Sense, sense};
use super::line::{Line, Token};
use super::place::{Part, flow_at, has_own_part, part};
use super::scene::{Frame, Said};
use super::walk::{Finding, Walk};
use crate::claim::{Area, Compare, Flow, Kind, Modality};
use crate::lexicon::{Cue, FlowWord, Naming};
use crate::phrase::Amount;
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

/// "USD 2.60", "R$ 348": money too little for a country's trade.
fn is_price(amount: &Amount) -> bool {
    let figure = amount.quantity.figure;
    let little = figure.is_some_and(|figure| figure.value < Decimal::from(DEAREST_PRICE));
    amount.quantity.unit.is_money() && !amount.scaled && little
}

/// "Gold brought in two-thirds of the export receipts": a good before its part, and the flow that it is of behind.
pub(super) fn is_goods_part(frame: &Frame, part: Span) -> bool {
    let before = |said: &Said<Arc<str>>| said.own && said.span.start < part.start;
    let behind = |said: &Said<FlowWord>| said.own && said.span.start > part.start;
    frame.good.as_ref().is_some_and(before) && frame.flow.as_ref().is_some_and(behind)
}

fn is_dash(line: &Line<'_>, at: usize) -> bool {
    matches!(line.sign(at), Some('-' | '–' | '—'))
}

/// The longest word, in bytes, that goes on with what was named before a comma ("que", "qui").
const RELATIVE: usize = 3;

/// How many items at the end of a sentence may stand behind the verb that governs it.
const TAIL: usize = 4;

/// Money without a scale word below this is a price: no country's trade is so small.
const DEAREST_PRICE: u32 = 10_000;

/// The least figure that is taken for money without its currency: a few thousand of something are people or things.
const LEAST_MONEY: u32 = 1_000_000;

impl Walk<'_, '_> {
    pub(super) fn amount(&mut self, at: usize, amount: usize) {
        if self.outside.is_none()
            && let Some(why) = self.driven.take()
            && !self.is_said_of_good()
        {
            self.frame.good = why.good;
        }
        if !self.is_trade(at, amount) {
            return;
        }
        let Some(flow) = self.flow_of(at) else { return };
        let flow = self.leave_balance(at, flow);
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
        };
        let Some(sense) = sense(self.line, at, amount, before) else {
            return;
        };
        let mut frame = self.frame.clone();
        // "Tea earned 85 billion" in a story of a deficit: no balance of tea.
        let named = frame.good.as_ref().is_some_and(|good| good.own);
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
        if frame.share {
            self.leave_aside(&mut frame);
            frame.flow = frame.flow.map(|flow| self.flow_of_part(at, flow));
            frame.ranked = is_goods_part(&frame, self.line.items[at].span);
        }
        self.leave_part(at, sense.kind, &mut frame);
        self.take_behind(at, &mut frame);
        self.take_all_named(at, &mut frame);
        self.take_spoken(amount, &mut frame);
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
                ..printed.quantity.clone()
            },
            negative: printed.negative,
            frame,
            kind: sense.kind,
            movement: sense.movement,
            compare: (Compare::None, false),
            modality: self.modality_of(at),
        });
    }

    /// "Tea does well abroad. Growers exported 231,000 tonnes": a volume is one of a good, be it named in a sentence of no trade.
    fn take_spoken(&mut self, amount: usize, frame: &mut Frame) {
        let volume = self.line.amounts[amount].quantity.unit.is_volume();
        if volume && frame.good.is_none() && !self.overall && !self.leaves_out {
            frame.good.clone_from(&self.scene.spoken);
            self.frame.good.clone_from(&frame.good);
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

    /// "impulsadas por el cobre, que avanzó": a short word right behind a good and its comma goes on with that good.
    fn is_said_of_good(&self) -> bool {
        self.goods.last().is_some_and(|(good, _)| {
            let word = self.line.items.get(good + 2);
            self.line.sign(good + 1) == Some(',')
                && word.is_some_and(|word| {
                    matches!(word.token, Token::Word) && word.span.len() <= RELATIVE
                })
        })
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
        if moves_by_hedge(sense, at, self.line) {
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
        if let Some(unit) = self.counts_on(at, amount) {
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
        self.scene
            .money
            .filter(|_| printed.is_bare() && printed.scaled && large && !counts)
    }

    /// Is the amount one of trade at all?
    fn is_trade(&self, at: usize, amount: usize) -> bool {
        let quantity = &self.line.amounts[amount].quantity;
        let measures = self.goes_without(at, amount).is_some()
            || quantity.unit.is_money()
            || quantity.unit.is_volume()
            || quantity.unit == Unit::Times
            || self.line.is_percent(amount);
        let priced = matches!(self.line.cue(at + 1), Some(Cue::Per))
            || self.line.sign(at + 1) == Some('/')
            || is_price(&self.line.amounts[amount]);
        let others = self
            .line
            .ahead(at, 3, |after| match self.line.items[after].token {
                Token::Cue(Cue::OffTopic) => Some(true),
                // "a $120 million export contract"
                Token::Cue(Cue::Flow(_)) => {
                    Some(matches!(self.line.cue(after + 1), Some(Cue::OffTopic)))
                }
                Token::Cue(Cue::In | Cue::From | Cue::Of | Cue::Area(..) | Cue::Pronoun)
                | Token::Word => None,
                _ => Some(false),
            });
        let goes_on = self.flowed || (self.scene.goes_on() && self.refers_back(at));
        measures
            && !priced
            && !self.is_conversion(at)
            && !self.off
            && (others != Some(true) || self.is_moved_to(at))
            && (goes_on
                || self.flow_behind(at).is_some()
                || self.flow_behind_next(at).is_some()
                || self.flow_later(at).is_some()
                || self.late_flow(at).is_some() && self.has_area())
    }

    /// Does a sentence without a flow word speak of the series before it?
    pub(super) fn refers_back(&self, at: usize) -> bool {
        (0..self.line.items.len()).any(|item| match self.line.items[item].token {
            Token::Cue(
                Cue::Pronoun
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
                | Cue::AllSides,
            ) => true,
            Token::Cue(Cue::Area(..)) => part(self.line, item) != Part::Passing,
            Token::Period => item < at,
            _ => self.line.items[item].clitic,
        })
    }

    /// "3.2 million tonnes of maize to Spain": good and partner stand behind the amount.
    pub(super) fn take_behind(&self, at: usize, frame: &mut Frame) {
        let percent =
            matches!(self.line.items[at].token, Token::Amount(n) if self.line.is_percent(n));
        let comma = |item: usize| matches!(self.line.sign(item), Some(',' | '，' | ')' | '）'));
        // "Sầu riêng chiếm gần một nửa kim ngạch xuất khẩu rau quả"
        let subject = frame.share && frame.good.as_ref().is_some_and(|good| good.own);
        let reach = if percent || subject || comma(at + 1) {
            0
        } else {
            3
        };
        let good = self
            .line
            .ahead(at, reach, |after| match self.line.cue(after) {
                _ if after > at
                    && matches!(self.line.sign(after), Some('、' | '，' | ')' | '）')) =>
                {
                    Some(None)
                }
                Some(Cue::Good(label)) => {
                    // "wheat — 19.6": a dash may stand between a label and its amount.
                    let dash = usize::from(is_dash(self.line, after + 1));
                    // "381 millones y mangos por 287", but not "3 toneladas de uva por 5 millones".
                    let by = usize::from(
                        self.line.separates(at + 1)
                            && matches!(self.line.cue(after + 1), Some(Cue::By)),
                    );
                    // "174 million and pulp exports to 171 million": the next clause's.
                    let opens_next = self.line.separates(at + 1)
                        && matches!(self.line.cue(after + 1), Some(Cue::Flow(_)));
                    let labels_next = opens_next
                        || matches!(
                            self.line
                                .items
                                .get(after + 1 + dash.max(by))
                                .map(|item| item.token),
                            Some(Token::Amount(_))
                        );
                    (!labels_next)
                        .then(|| Some(Said::here(label.clone(), self.line.items[after].span)))
                }
                _ => None,
            })
            .flatten();
        let good = good
            .or_else(|| self.good_of_movement(at))
            .or_else(|| self.good_of_part(at, frame))
            .or_else(|| self.good_of_flow_behind(at, frame));
        if let Some(good) = good {
            frame.good = Some(good);
        }
        let reporter = frame.reporter.as_ref().map(|said| said.value.clone());
        let buys = frame
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value == FlowWord::Buys);
        let partner = self
            .line
            .ahead(at, 8, |after| match self.line.items[after].token {
                Token::Sign(_) if after == at + 1 && self.leads_to_side(at) => None,
                Token::Sign(_)
                | Token::Cue(
                    Cue::Move(_) | Cue::Ends(_) | Cue::And | Cue::Against | Cue::Than(_),
                ) => Some(None),
                // "giảm 6,2% còn xuất khẩu sang Trung Quốc tăng 1,5%"
                Token::Cue(Cue::Became)
                    if matches!(self.line.cue(after + 1), Some(Cue::Flow(_))) =>
                {
                    Some(None)
                }
                // "60% vino de Argentina y 25% de Canadá": of a part of imports, "of" names where they came from.
                Token::Cue(Cue::Area(area, Naming::Name | Naming::Demonym))
                    if percent && after == at + 2 && self.is_origin_of_part(at, frame) =>
                {
                    Some(Some(Said::here(area.clone(), self.line.items[after].span)))
                }
                Token::Cue(Cue::Area(..)) if has_own_part(self.line, after) => Some(None),
                Token::Cue(Cue::Area(..)) if part(self.line, after) == Part::Reporter => None,
                Token::Cue(Cue::Area(area, naming)) => {
                    // "nhập 1 triệu tấn gạo Việt Nam": whose good it is that was bought.
                    let good = |item: usize| matches!(self.line.cue(item), Some(Cue::Good(_)));
                    // "comprou 12,3 milhões de toneladas de minério de ferro do Brasil"
                    let of = matches!(self.line.cue(after - 1), Some(Cue::Of)) && good(after - 2);
                    let made = good(after - 1)
                        || of
                        || *naming == Naming::Demonym
                            && matches!(self.line.items[after - 1].token, Token::Word);
                    let bare = part(self.line, after) == Part::Bare;
                    let sold = *naming == Naming::Name
                        && flow_at(self.line, after - 1) == Some(FlowWord::Sells);
                    let sided = bare && (made && buys || sold);
                    let other = (part(self.line, after) == Part::Partner || sided)
                        && reporter.as_ref() != Some(area);
                    Some(other.then(|| Said::here(area.clone(), self.line.items[after].span)))
                }
                _ => None,
            });
        if let Some(Some(partner)) = partner {
            frame.partner = Some(partner);
        }
    }

    /// In languages where "of" may name an origin: does it, right behind a part of imports?
    fn is_origin_of_part(&self, at: usize, frame: &Frame) -> bool {
        let imports = frame
            .flow
            .as_ref()
            .is_some_and(|said| said.value.flow() == Flow::Imports);
        let of = matches!(self.line.cue(at + 1), Some(Cue::Of | Cue::From));
        self.line.of_is_origin && frame.share && imports && of
    }

    /// "el 60% de su café": the good right behind a part that is of it.
    fn good_of_part(&self, at: usize, frame: &Frame) -> Option<Said<Arc<str>>> {
        let good = self
            .line
            .ahead(at, 3, |after| match self.line.items[after].token {
                Token::Cue(Cue::Good(label)) => Some(Some((label, after))),
                Token::Cue(Cue::Of | Cue::Pronoun) => None,
                _ => Some(None),
            });
        let (label, item) = good.flatten().filter(|_| frame.share)?;
        Some(Said::here(label.clone(), self.line.items[item].span))
    }

    /// "7.3 billion — to Europe, 5.4 billion — to Turkey": whose an amount is, behind a dash.
    fn leads_to_side(&self, at: usize) -> bool {
        let names = |item: usize| matches!(self.line.cue(item), Some(Cue::Area(..)));
        let leads = matches!(
            self.line.cue(at + 2),
            Some(Cue::To | Cue::From | Cue::With | Cue::By)
        );
        // "5.4 billion — to Turkey": what stands before the comma is another part's.
        let last = self.line.amount_before(at).map_or(0, |last| last + 1);
        let start = (last..at)
            .rfind(|&item| self.line.separates(item))
            .unwrap_or(last);
        is_dash(self.line, at + 1) && leads && names(at + 3) && !(start..at).any(names)
    }

    /// "kontribusi ketiganya 43 persen": one figure for all the partners named last.
    fn take_all_named(&self, at: usize, frame: &mut Frame) {
        let all = self.line.back(at, 4, |before| match self.line.cue(before) {
            Some(Cue::Both) => Some(self.line.items[before].span),
            _ => None,
        });
        let alone = !matches!(
            self.line.items.get(at + 2).map(|item| item.token),
            Some(Token::Amount(_))
        );
        let several = self.scene.partners.len() > 1 || self.partners.len() > 1;
        if let Some(span) = all.filter(|_| alone && several) {
            frame.partner = Some(Said::here(Area::new("SELECTED"), span));
        }
    }

    /// "Spain, France and Germany took 49 percent": one part for all who are listed before its verb.
    fn take_whole_list(&self, at: usize, frame: &mut Frame) {
        let [.., (first, _), (last, _)] = self.partners.as_slice() else {
            return;
        };
        let light = |item: usize| {
            self.line.separates(item) || matches!(self.line.items[item].token, Token::Word)
        };
        let listed = (first + 1..*last).all(light)
            && (first + 1..*last).any(|item| self.line.separates(item));
        let verb = |item: usize| match self.line.items[item].token {
            Token::Cue(Cue::Share) => Some(Some(item)),
            Token::Word
            | Token::Cue(Cue::Overall | Cue::Flow(FlowWord::Sells | FlowWord::Buys)) => None,
            _ => Some(None),
        };
        let governs = self.line.ahead(*last, 3, verb).flatten().is_some();
        let several = self.line.separates(at + 1)
            && matches!(
                self.line.items.get(at + 2).map(|item| item.token),
                Some(Token::Amount(_))
            );
        let since = |found: &Finding| found.item < *first;
        let led = self
            .line
            .back(*first, 2, |item| match self.line.items[item].token {
                Token::Word => None,
                _ => Some(!self.line.separates(item)),
            });
        if listed && governs && led != Some(true) && !several && self.found.last().is_none_or(since)
        {
            let span = self.line.items[*first].span.to(self.line.items[*last].span);
            frame.partner = Some(Said::here(Area::new("SELECTED"), span));
        }
    }

    /// "12 persen ekspor nonmigas", "$25 bn from exports of palm oil": the good right behind the flow that an amount is of.
    fn good_of_flow_behind(&self, at: usize, frame: &Frame) -> Option<Said<Arc<str>>> {
        // "Sầu riêng chiếm 45% kim ngạch xuất khẩu rau quả": the part is the subject's.
        if frame.share && frame.good.as_ref().is_some_and(|good| good.own) {
            return None;
        }
        let flow =
            self.line
                .ahead(at, 4, |after| match self.line.items[after].token {
                    Token::Cue(Cue::Flow(word)) => Some((!word.is_verb()).then_some(after)),
                    Token::Cue(Cue::Overall | Cue::AllSides | Cue::From | Cue::Of)
                    | Token::Word => None,
                    Token::Cue(Cue::Area(..) | Cue::Good(_)) if frame.share => None,
                    _ => Some(None),
                })??;
        // "48 Prozent der deutschen Gasimporte"
        if let Some(Cue::Good(label)) = self.line.cue(flow - 1).filter(|_| frame.share) {
            return Some(Said::here(label.clone(), self.line.items[flow - 1].span));
        }
        let span = self.line.items[flow].span;
        let own = frame.share || frame.flow.as_ref().is_some_and(|said| said.span == span);
        // "33% das importações brasileiras de trigo"
        let owner = usize::from(matches!(
            self.line.cue(flow + 1),
            Some(Cue::Area(_, Naming::Demonym))
        ));
        let of = flow + 1 + owner;
        let good = of + usize::from(matches!(self.line.cue(of), Some(Cue::Of)));
        match self.line.cue(good) {
            Some(Cue::Good(label)) if own => {
                Some(Said::here(label.clone(), self.line.items[good].span))
            }
            _ => None,
        }
    }

    fn modality_of(&self, at: usize) -> Modality {
        // "增长10.7%，预期7%", "rose 8.7 percent, forecast 6.5": the forecast has a number of its own.
        let own = |after: usize| {
            let next = self.line.items.get(after + 1).map(|item| item.token);
            matches!(next, Some(Token::Amount(_)))
        };
        let behind = self
            .line
            .ahead(at, 2, |after| match self.line.items[after].token {
                Token::Cue(Cue::Modal(modality)) => Some((!own(after)).then_some(*modality)),
                Token::Sign('，' | '；') => Some(None),
                _ => None,
            });
        if self.modality == Modality::Actual {
            let behind = behind.flatten().or_else(|| self.modality_at_end(at));
            behind.unwrap_or(Modality::Actual)
        } else {
            self.modality
        }
    }

    /// "282 milyar dolar ihracat, yüzde 3,8 büyüme öngörüyor": in languages whose verbs end the sentence, the last word that tells
    /// something governs what no other verb has closed.
    fn modality_at_end(&self, at: usize) -> Option<Modality> {
        if !self.line.postpositions {
            return None;
        }
        let items = self.line.items.len();
        let last = (at + 1..items)
            .rev()
            .take(TAIL)
            .find(|&item| matches!(self.line.items[item].token, Token::Cue(_)))?;
        let Some(Cue::Modal(modality)) = self.line.cue(last) else {
            return None;
        };
        let closed = (at + 1..last).any(|item| {
            self.line.is_boundary(item)
                || matches!(self.line.cue(item), Some(Cue::Became | Cue::Ends(_)))
        });
        (!closed).then_some(*modality)
    }
}
