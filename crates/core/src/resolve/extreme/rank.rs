//! Ranks: of partners and goods within a flow, of those who trade a good, among years.

use crate::claim::{Direction, Flow, Kind};
use crate::lexicon::{Cue, FlowWord};
use crate::quantity::Unit;
use crate::resolve::amount::late::ends_clause;
use crate::resolve::extreme::NEAR;
use crate::resolve::line::Token;
use crate::resolve::place::area_at;
use crate::resolve::place::facing::other_way;
use crate::resolve::scene::Said;
use crate::resolve::walk::{Finding, Walk};
use crate::text::Span;
use rust_decimal::Decimal;
use std::sync::Arc;

impl Walk<'_, '_> {
    /// "second-largest", "terbesar kedua", "peringkat pertama".
    pub(in crate::resolve) fn rank(&mut self, at: usize, needs_number: bool) {
        if self.trader(at).is_some() || self.is_of_company() {
            return;
        }
        if let Some(movement) = self.biggest_move(at) {
            if self.until_when(at).is_some() {
                // "the biggest drop since May 2009", "the steepest fall on record"
                return self.record(at, movement.direction, true);
            }
            self.swing = Some(movement);
            return;
        }
        if needs_number
            && at
                .checked_sub(1)
                .is_some_and(|ordinal| self.is_told(ordinal))
        {
            // "surge em segundo lugar": two words of place beside one number.
            return;
        }
        let hyphen = at
            .checked_sub(1)
            .is_some_and(|before| self.line.sign(before) == Some('-'));
        let before = at
            .checked_sub(if hyphen { 2 } else { 1 })
            // "ilk üç sırayı": a count of places is no place.
            .filter(|&before| {
                !(needs_number && matches!(self.line.cue(before), Some(Cue::Cardinal(_))))
            })
            .and_then(|before| self.number(before));
        let counted = before
            .or_else(|| self.number(at + 1))
            .or_else(|| self.place_number(at, needs_number))
            .or_else(|| self.digits_before_place(at).filter(|_| needs_number))
            .or_else(|| self.later_ordinal(at));
        // "大洗牌": a word of one letter ranks by its number alone.
        let letters = &self.line.text[self.line.items[at].span.range()];
        if counted.is_none() && letters.chars().nth(1).is_none() {
            return;
        }
        let in_time = || self.until_when(at).is_some();
        if counted.is_none() && in_time() && self.on_topic(at) {
            // "terbesar sejak 2011": an extreme in time.
            return self.record(at, Direction::Up, true);
        }
        if !needs_number && (self.is_of_several(at) || self.is_order_of(at)) {
            // "the top three buyers", "its two largest markets"
            return;
        }
        // "vươn lên vị trí số một"
        let placed = needs_number || matches!(self.before(at), Some(Cue::Place));
        let goes_on = placed && self.flowed && !self.found.is_empty();
        // "tháng thứ 18 liên tiếp" counts months.
        let in_row = needs_number
            && (at + 1..at + 3).any(|item| matches!(self.line.cue(item), Some(Cue::Streak)));
        if in_row || needs_number && counted.is_none() || !goes_on && !self.ranks_trade(at) {
            return;
        }
        let span = self.line.items[at].span;
        let (value, whole) = counted.map_or((Decimal::ONE, span), |(value, number)| {
            (value, span.to(number))
        });
        self.find(at, Kind::Rank, Some(value), Unit::Rank, whole, None);
        self.move_to_ordinal(at + 1);
    }

    /// "peringkat kedua pembeli": is an ordinal part of what was found last?
    pub(super) fn is_told(&self, at: usize) -> bool {
        let span = self.line.items[at].span;
        let last = self.found.last();
        last.is_some_and(|last| last.kind == Kind::Rank && last.quantity.span.contains(span))
    }

    /// "two largest", "ba thị trường lớn nhất", "en çok ihracat yapılan ilk beş ülke": is a superlative one of several together?
    fn is_of_several(&self, at: usize) -> bool {
        let several = |item: usize| match self.line.items.get(item).map(|item| item.token) {
            Some(Token::Cue(Cue::Cardinal(count))) => *count > 1,
            // "13 negara tujuan utama"
            Some(Token::Amount(_)) => self.number(item).is_some_and(|(n, _)| n > Decimal::ONE),
            _ => false,
        };
        let noun = |item: usize| {
            matches!(self.line.items[item].token, Token::Word)
                || matches!(self.line.cue(item), Some(Cue::Flow(FlowWord::Market(_))))
        };
        let first = |item: usize| matches!(self.line.cue(item), Some(Cue::Ordinal(1)));
        at >= 1 && several(at - 1)
            || several(at + 1)
            || at >= 2 && noun(at - 1) && several(at - 2)
            || self.line.postpositions
                && (at + 1..at + 6).any(|item| first(item) && several(item + 1))
    }

    /// "the second supplier of fish", "третьим покупателем": an ordinal right before the side of a flow.
    pub(super) fn numbers_side(&self, at: usize) -> bool {
        matches!(self.line.cue(at + 1), Some(Cue::Flow(FlowWord::Market(_))))
            && !self.is_other_market(at + 1)
    }

    /// "the third destination of its investment": a market of something else than trade.
    pub(in crate::resolve) fn is_other_market(&self, at: usize) -> bool {
        let market = matches!(self.line.cue(at), Some(Cue::Flow(FlowWord::Market(_))));
        let other = self
            .line
            .ahead(at, 4, |after| match self.line.items[after].token {
                Token::Cue(Cue::OffTopic) => Some(true),
                Token::Cue(Cue::Of | Cue::Area(..) | Cue::Pronoun | Cue::To) | Token::Word => None,
                _ => Some(false),
            });
        market && other == Some(true)
    }

    /// "the largest supplier of crude oil": the good right behind the side of a flow.
    pub(super) fn good_of_side(&self, at: usize) -> Option<Said<Arc<str>>> {
        let market = |item: usize| match self.line.cue(item) {
            Some(Cue::Flow(FlowWord::Market(_))) => Some(item),
            _ => None,
        };
        let market = self
            .line
            .ahead(at, 3, market)
            .or_else(|| self.line.back(at, 1, market))?;
        self.line.ahead(market.max(at), 5, |item| {
            match self.line.items[item].token {
                Token::Cue(Cue::Good(label)) => {
                    Some(Some(Said::here(label.clone(), self.line.items[item].span)))
                }
                Token::Cue(Cue::Of | Cue::Area(..)) | Token::Word | Token::Sign('\'' | '’') => {
                    None
                }
                // "pemasok terbesar barang impor nonmigas"
                Token::Cue(Cue::Flow(word)) if !word.is_verb() && item > market + 1 => None,
                _ => Some(None),
            }
        })?
    }

    /// "Spain was the largest buyer; Egypt came second": an ordinal that goes on with an order of partners.
    pub(super) fn next_in_order(&mut self, at: usize, n: u32) {
        let span = self.line.items[at].span;
        let ordered = self.found.iter().any(|found| {
            found.kind == Kind::Rank
                && found.item + 1 != at
                && found.item != at + 1
                && !found.quantity.span.contains(span)
        });
        let counts = |at: usize| {
            matches!(
                self.line.cue(at),
                Some(Cue::Rank | Cue::Place | Cue::StreakUnit(_) | Cue::Streak | Cue::Month(_))
            ) || matches!(
                self.line.items.get(at).map(|item| item.token),
                Some(Token::Period)
            )
        };
        let near = at.saturating_sub(2)..at + 3;
        let party = |at: usize| area_at(self.line, at).map(|_| ());
        let dash = usize::from(matches!(self.line.sign(at + 1), Some('-' | '–' | '—')));
        let beside = self.line.back(at, 4, party).is_some() || party(at + 1 + dash).is_some();
        let goes_on = || ordered && beside && !near.into_iter().any(counts);
        // "2,7 milyar dolarla birinci, …": the first of them where nothing stands between.
        let first = || self.found.last().is_some_and(|last| last.item + 1 == at);
        let is_told = (n > 1 || first()) && self.ends_partners_part(at);
        if is_told || n > 1 && self.comes_next(at) || goes_on() {
            let value = Some(Decimal::from(n));
            self.find(at, Kind::Rank, value, Unit::Rank, span, None);
        }
    }

    /// "Italy, with 842 million, and the US took 56%; Portugal was third, with 268": an ordinal of a party, with its amount behind, in
    /// a sentence that told the amounts of others.
    fn comes_next(&self, at: usize) -> bool {
        let line = self.line;
        let party = |item: usize| area_at(line, item).map(|_| ());
        let own = |found: &Finding| found.frame.partner.as_ref().is_some_and(|said| said.own);
        let with = line.separates(at + 1) && matches!(line.cue(at + 2), Some(Cue::With))
            || matches!(line.cue(at + 1), Some(Cue::With));
        self.found.iter().any(own) && with && line.back(at, 2, party).is_some()
            || self.comes_in_turn(at)
            || self.opens_turn(at)
            || self.is_behind_first(at)
    }

    /// "Coal came in second at $102 billion", "China, in second, took $18 billion": a party, no more than a verb, and its amount behind, in a
    /// story that told of others.
    fn comes_in_turn(&self, at: usize) -> bool {
        let line = self.line;
        let told = || !self.found.is_empty() || self.scene.goes_on();
        let party = line.back(at, 4, |item| match line.items[item].token {
            Token::Cue(Cue::Area(..)) => Some(area_at(line, item).is_some()),
            Token::Cue(Cue::Good(_)) => Some(true),
            Token::Word | Token::Cue(Cue::In | Cue::Became) | Token::Sign(',') => None,
            _ => Some(false),
        });
        let amount = line.ahead(at, 4, |item| match line.items[item].token {
            Token::Amount(amount) => Some(!line.is_percent(amount) && item > at + 1),
            Token::Cue(Cue::With | Cue::In | Cue::Hedge(_) | Cue::Flow(FlowWord::Buys))
            | Token::Word
            | Token::Sign(',') => None,
            _ => Some(false),
        });
        party == Some(true) && amount == Some(true) && told()
    }

    /// "Rusya 3,4 milyar dolarla ikinci, …": an ordinal that ends the clause of an amount, right behind a party and its amount.
    fn ends_partners_part(&self, at: usize) -> bool {
        let last = self.found.last().map(|found| found.item);
        let light = |item: usize| {
            matches!(self.line.items[item].token, Token::Word)
                || matches!(self.line.cue(item), Some(Cue::With | Cue::Share))
        };
        let party = |item: usize| {
            let good = matches!(self.line.cue(item), Some(Cue::Good(_)));
            (good || area_at(self.line, item).is_some()).then_some(())
        };
        last.is_some_and(|amount| {
            amount < at
                && at - amount <= 3
                && (amount + 1..at).all(light)
                && self.line.back(amount, 3, party).is_some()
        }) && ends_clause(self.line, at + 1)
    }

    /// "primer cliente", "deuxième fournisseur": does an ordinal stand right before a market, supplier or trading partner?
    pub(super) fn orders_market(&self, at: usize) -> bool {
        let market = self
            .line
            .ahead(at, 4, |after| match self.line.items[after].token {
                Token::Cue(Cue::Flow(word)) => Some(
                    matches!(word, FlowWord::Market(_) | FlowWord::Partner)
                        && !self.is_other_market(after),
                ),
                // "L'Espagne s'est classée deuxième importateur" in a story of exports to it
                Token::Cue(Cue::Trader(flow)) => Some(self.trades_other_way(*flow)),
                // "segundo entre los socios"
                Token::Cue(Cue::Between | Cue::With | Cue::Of | Cue::Pronoun) | Token::Word => None,
                _ => Some(false),
            });
        market == Some(true)
    }

    /// Is it a trader of the flow that is the story's own on the other side, in a story of one good?
    fn trades_other_way(&self, flow: Flow) -> bool {
        let topic = &self.scene.topic;
        let told = topic.flow.as_ref().map(|said| other_way(said.value.flow()));
        self.scene.goes_on() && told == Some(flow) && topic.good.is_some()
    }

    pub(super) fn rank_by_ordinal(&mut self, at: usize, n: u32) {
        let span = self.line.items[at].span;
        self.find(at, Kind::Rank, Some(n.into()), Unit::Rank, span, None);
    }

    /// Does an ordinal stand right beside a superlative ("second-highest", "kedua tertinggi")?
    pub(super) fn is_counted(&self, at: usize) -> bool {
        self.ordinal_beside(at).is_some()
    }

    fn ordinal_beside(&self, at: usize) -> Option<(u32, usize)> {
        let ordinal = |item: usize| match self.line.cue(item) {
            Some(Cue::Ordinal(n)) if *n > 1 => Some((*n, item)),
            _ => None,
        };
        let hyphen = usize::from(at > 0 && self.line.sign(at - 1) == Some('-'));
        let before = at.checked_sub(1 + hyphen).and_then(ordinal);
        before.or_else(|| ordinal(at + 1))
    }

    /// "the second-highest value on record": a rank among years or months.
    pub(in crate::resolve) fn counted(&mut self, at: usize) {
        if let Some((n, ordinal)) = self.ordinal_beside(at).filter(|_| self.on_topic(at)) {
            let span = self.line.items[at].span.to(self.line.items[ordinal].span);
            let first = self.line.items[ordinal].span.to(span);
            self.find(
                at,
                Kind::Rank,
                Some(Decimal::from(n)),
                Unit::Rank,
                first,
                None,
            );
        }
    }

    /// Does an order go on: only names and commas since the last rank ("posisi pertama, kedua, dan ketiga")?
    pub(super) fn ranks_on(&self, at: usize) -> bool {
        let beside = |item: usize| matches!(self.line.cue(item), Some(Cue::Rank | Cue::Place));
        if beside(at + 1) || at.checked_sub(1).is_some_and(beside) {
            return false;
        }
        self.last_rank().is_some_and(|last| {
            let light = |item: usize| {
                self.line.separates(item)
                    || matches!(
                        self.line.items[item].token,
                        Token::Word | Token::Sign('–' | '—')
                    )
                    // "Монголия с 1,5 млн — третью"
                    || matches!(self.line.items[item].token, Token::Amount(_))
                        && matches!(self.before(item), Some(Cue::With))
                    || matches!(
                        self.line.cue(item),
                        Some(Cue::Area(..) | Cue::Good(_) | Cue::Ordinal(_) | Cue::With)
                    )
            };
            let listed = |item: usize| self.line.separates(item);
            last.kind == Kind::Rank
                && (last.item + 1..at).all(light)
                && (last.item + 1..at).any(listed)
        })
    }

    pub(super) fn next_rank(&mut self, at: usize, n: u32) {
        let last = self.last_rank().map(|found| found.quantity.figure);
        let value = Decimal::from(n);
        if last.flatten().is_some_and(|figure| figure.value < value) {
            let span = self.line.items[at].span;
            self.find(at, Kind::Rank, Some(value), Unit::Rank, span, None);
        }
    }

    /// The first good named in a stretch of items.
    pub(in crate::resolve) fn good_among(
        &self,
        first: usize,
        end: usize,
    ) -> Option<Said<Arc<str>>> {
        (first..end.min(self.line.items.len())).find_map(|item| match self.line.cue(item) {
            Some(Cue::Good(label)) => Some(Said::here(label.clone(), self.line.items[item].span)),
            _ => None,
        })
    }

    /// A rank counted by the ordinal behind it stands there, so that a list of ordinals is one list.
    fn move_to_ordinal(&mut self, at: usize) {
        if let (Some(Cue::Ordinal(_)), Some(last)) = (self.line.cue(at), self.found.last_mut())
            && last.kind == Kind::Rank
            && last.item + 1 == at
        {
            last.item = at;
        }
    }

    /// "en fazla ihracat yapan ikinci sektör": an ordinal between a superlative and its noun, where the noun stands last.
    fn later_ordinal(&self, at: usize) -> Option<(Decimal, Span)> {
        let light = |item: usize| {
            matches!(self.line.items[item].token, Token::Word)
                || matches!(self.line.cue(item), Some(Cue::Flow(_) | Cue::Good(_)))
        };
        let ordinal = (at + 1..self.line.items.len().min(at + 5)).find(|&item| !light(item))?;
        let flowed =
            (at + 1..ordinal).any(|item| matches!(self.line.cue(item), Some(Cue::Flow(_))));
        let counts = self.line.postpositions
            && flowed
            && matches!(self.line.cue(ordinal), Some(Cue::Ordinal(2..)));
        counts.then(|| self.number(ordinal)).flatten()
    }

    /// A superlative is a rank of trade where a flow, good or partner stands close by in its clause.
    fn ranks_trade(&self, at: usize) -> bool {
        let telling = |at: usize| match self.line.cue(at) {
            // "en çok mal satan ülke": a participle where verbs stand behind what they govern.
            Some(Cue::Flow(word)) => Some(!word.is_verb() || self.line.postpositions),
            _ => None,
        };
        let close = self.line.back(at, NEAR, telling) == Some(true)
            || self.line.ahead(at, NEAR + 3, telling) == Some(true);
        let party = |at: usize| {
            let good = matches!(self.line.cue(at), Some(Cue::Good(_)));
            (good || area_at(self.line, at).is_some()).then_some(())
        };
        // "ikinci sırada 2,4 milyar dolarla Rusya geldi"
        let named = (at + 1..at + 5).find(|&item| party(item).is_some());
        let counted = self.line.postpositions
            && named.is_some_and(|end| !(at + 1..end).any(|item| self.line.is_boundary(item)));
        // "Rusya 3,4 milyar dolarla ikinci sırada": the amount of the party stands between.
        let over = |end: usize| {
            let amount = self
                .line
                .amount_before(end)
                .filter(|&item| end - item <= 3)?;
            self.line.back(amount, NEAR, party)
        };
        // "15万1千トンで2位": the number of the place is no amount of the party.
        let number = at
            .checked_sub(1)
            .filter(|&item| self.number(item).is_some());
        let elliptic = counted
            || self
                .line
                .back(at, NEAR + 1, party)
                .or_else(|| over(at))
                .is_some()
            || number.and_then(over).is_some()
            || self.line.ahead(at, 3, party).is_some();
        // "巴西7465万吨，占71%，居首位": right behind what was told last of a side.
        let told = self.found.last().is_some_and(|last| {
            let side = last.frame.partner.as_ref();
            last.item + 2 == at && self.line.separates(at - 1) && side.is_some_and(|said| said.own)
        });
        // "2016 lag das Land auf Rang drei"
        let spoken_of =
            |item: usize| matches!(self.line.cue(item), Some(Cue::Pronoun)).then_some(());
        let placed = matches!(self.line.cue(at), Some(Cue::Place))
            && self.line.back(at, NEAR, spoken_of).is_some();
        close || (elliptic || placed || told) && self.on_topic(at)
    }
}
