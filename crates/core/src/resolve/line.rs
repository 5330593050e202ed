//! One sentence as a row of items: amounts, period phrases, telling words, signs.

use super::apart::{apart, outside, plain_token, taken};
use super::compare::measured::measured;
use super::flow::earned::{brought, earned};
use super::flow::own_flow::own_flow;
use super::flow::trip::Trip;
use super::kind::distance::has_article;
use super::part_of::again::{self, Again};
use super::place::placed::{hangs_on, more_than, over_part};
use super::why::Why;
use crate::lexicon::{Cue, FlowWord, GoodsStand, Lexicon, Mark, What};
use crate::phrase::{Amount, Code, Habit, PeriodPhrase, amounts, codes, periods};
use crate::quantity::{Hedge, Unit};
use crate::text::Span;
use std::cell::OnceCell;

/// What an item is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Token<'a> {
    /// An amount, by its number in the line.
    Amount(usize),
    /// A period phrase.
    Period,
    /// A code of goods, by its number in the line.
    Code(usize),
    /// A word that tells something.
    Cue(&'a Cue),
    /// A sign.
    Sign(char),
    /// A word that tells nothing.
    Word,
}

/// An item and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'a> {
    pub(super) token: Token<'a>,
    pub(super) span: Span,
    /// Does a clitic hang on it ("Ekspornya")?
    pub(super) clitic: bool,
    /// Is its last word an article?
    pub(super) article: bool,
    /// Does it state a balance by itself, being a word for a rise or fall ("ein Minus von 5 Milliarden")?
    pub(super) states: bool,
    /// Are its first and its last word ones that the language does not know?
    pub(super) strange: [bool; 2],
}

/// A sentence as a row of items.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the language or the sentence that stands alone"
)]
pub(super) struct Line<'a> {
    pub(super) items: Vec<Item<'a>>,
    pub(super) amounts: Vec<Amount>,
    pub(super) periods: Vec<PeriodPhrase>,
    /// Codes of goods.
    pub(super) codes: Vec<Code>,
    /// Item number of each amount.
    pub(super) amount_items: Vec<usize>,
    /// Item number of each period phrase.
    pub(super) period_items: Vec<usize>,
    /// Does each amount stand for an older value? Found when first asked for.
    pub(super) bases: OnceCell<Vec<bool>>,
    /// Item number of each area.
    pub(super) areas: Vec<usize>,
    /// Item number of each word that says that figures are adjusted for the season.
    pub(super) adjusted: Vec<usize>,
    /// Parts said once more in brackets, which have no items.
    pub(super) again: Vec<Again>,
    /// Where the words stand that say that a figure was revised.
    pub(super) revised: Vec<usize>,
    /// Where the words stand that open a list of the chief goods.
    pub(super) chiefly: Vec<usize>,
    /// Where words for "abroad" stand, and whether they say that goods come in.
    pub(super) abroad: Vec<(usize, bool)>,
    /// Where the words stand that say how high an amount right behind them is ("at").
    pub(super) ats: Vec<usize>,
    pub(super) span: Span,
    /// The whole text that spans count in.
    pub(super) text: &'a str,
    /// Where a flow's goods stand.
    pub(super) goods_stand: GoodsStand,
    /// Does the language join words ("China-Exporte")?
    pub(super) joined: bool,
    /// Do "to" and "from" stand behind what they belong to?
    pub(super) postpositions: bool,
    /// May "of" stand before an older value ("de 3 a 5 millones")?
    pub(super) of_is_from: bool,
    /// May "of" stand before the country that imports come from ("las importaciones de Rusia")?
    pub(super) of_is_origin: bool,
    /// Does it name who buys, in words that speak of imports where the story does?
    pub(super) buyers: bool,
    /// Does "to" right before an amount mean "after" ("nach 4 Milliarden im Mai")?
    pub(super) to_is_after: bool,
    /// Does a period right behind a multiple say what was multiplied ("gấp đôi năm 2022")?
    pub(super) multiples_lead: bool,
}

impl<'a> Line<'a> {
    /// Reads the marks of one sentence.
    pub(super) fn read(
        text: &'a str,
        marks: &[Mark],
        span: Span,
        lexicon: &'a Lexicon,
        habit: Habit,
    ) -> Self {
        let codes = codes(text, marks);
        let mut periods = periods(text, marks, lexicon);
        let taken = taken(&codes, &mut periods);
        let mut amounts = apart(amounts(text, marks, &taken, lexicon, habit));
        let again = again::take(&mut amounts, marks, lexicon);
        let periods = outside(periods, &amounts);
        let buys = |mark: &Mark| matches!(mark.what, What::Form(form) if lexicon.is_buyer(form));
        let mut line = Self {
            items: Vec::with_capacity(marks.len()),
            amount_items: Vec::with_capacity(amounts.len()),
            period_items: Vec::with_capacity(periods.len()),
            amounts,
            periods,
            codes,
            bases: OnceCell::new(),
            areas: Vec::new(),
            adjusted: Vec::new(),
            again,
            revised: Vec::new(),
            chiefly: Vec::new(),
            abroad: Vec::new(),
            ats: Vec::new(),
            span,
            text,
            goods_stand: lexicon.goods_stand(),
            joined: lexicon.joins_words(),
            postpositions: lexicon.puts_behind(),
            of_is_from: lexicon.of_is_from(),
            of_is_origin: lexicon.of_is_origin(),
            buyers: marks.iter().any(buys),
            to_is_after: lexicon.to_is_after(),
            multiples_lead: lexicon.multiples_lead(),
        };
        line.lay_out(marks, lexicon);
        debug_assert_eq!(
            [line.amount_items.len(), line.period_items.len()],
            [line.amounts.len(), line.periods.len()],
            "every amount and period has its item"
        );
        line
    }

    fn lay_out(&mut self, marks: &[Mark], lexicon: &'a Lexicon) {
        let (mut amount, mut period, mut code, mut at) = (0, 0, 0, 0);
        let mut why = Why::default();
        while let Some(mark) = marks.get(at) {
            if let Some(end) = self.past_again(at) {
                at = end;
                continue;
            }
            let (token, span, end) = if let Some(found) = self
                .amounts
                .get(amount)
                .filter(|found| found.marks.start == at)
            {
                self.amount_items.push(self.items.len());
                amount += 1;
                (
                    Token::Amount(amount - 1),
                    found.quantity.span,
                    found.marks.end,
                )
            } else if let Some(found) = self
                .periods
                .get(period)
                .filter(|found| found.marks.start == at)
            {
                self.period_items.push(self.items.len());
                period += 1;
                (Token::Period, found.span, found.marks.end)
            } else if let Some(found) = self.codes.get(code).filter(|found| found.marks.start == at)
            {
                let last = marks.get(found.marks.end - 1).unwrap_or(mark);
                code += 1;
                (
                    Token::Code(code - 1),
                    mark.span.to(last.span),
                    found.marks.end,
                )
            } else {
                let next = self.amounts.get(amount);
                let token = self.token_at(marks, at, next, lexicon);
                (
                    why.token(self, marks, at, token, lexicon),
                    mark.span,
                    at + 1,
                )
            };
            at = end;
            if matches!(token, Token::Cue(Cue::Behind(_)))
                && matches!(mark.what, What::Form(form) if matches!(lexicon.cue(form), Cue::HedgeAfter(_)))
                && let Some(size) = amount.checked_sub(1)
            {
                self.amounts[size].quantity.hedge = Hedge::Exact;
            }
            let clitic = mark.clitic && matches!(token, Token::Cue(_));
            let cue = match mark.what {
                What::Form(form) => lexicon.cue(form),
                _ => &Cue::Plain,
            };
            let article = matches!(cue, Cue::Article);
            let strange = mark.what == What::Other;
            match cue {
                Cue::Adjusted => self.adjusted.push(self.items.len()),
                Cue::Inward => self.abroad.push((self.items.len(), true)),
                Cue::Outward => self.abroad.push((self.items.len(), false)),
                Cue::Revised => self.revised.push(mark.span.start),
                Cue::Chiefly => self.chiefly.push(mark.span.start),
                Cue::At => self.ats.push(mark.span.start),
                _ => {}
            }
            if matches!(token, Token::Cue(Cue::Area(..))) {
                self.areas.push(self.items.len());
            }
            let flow = own_flow(&self.items, token).map(|token| Item {
                token,
                span,
                clitic: false,
                article: false,
                states: false,
                strange: [false; 2],
            });
            let leads = self.goods_stand.behind;
            self.items.extend(flow.filter(|_| leads));
            match self.items.last_mut() {
                Some(last) if matches!((last.token, token), (Token::Word, Token::Word)) => {
                    last.span = last.span.to(span);
                    last.article = article;
                    last.strange[1] = strange;
                }
                _ => self.items.push(Item {
                    token,
                    span,
                    clitic,
                    article,
                    states: matches!(mark.what, What::Form(form) if lexicon.is_sign(form)),
                    strange: [strange; 2],
                }),
            }
            self.items.extend(flow.filter(|_| !leads));
        }
    }

    /// What a mark that is part of no amount and no period tells.
    fn token_at(
        &self,
        marks: &[Mark],
        at: usize,
        next: Option<&Amount>,
        lexicon: &'a Lexicon,
    ) -> Token<'a> {
        let What::Form(form) = marks[at].what else {
            return plain_token(marks[at], lexicon);
        };
        let trip = || Trip {
            marks,
            amounts: &self.amounts,
            lexicon,
            text: self.text,
        };
        match lexicon.cue(form) {
            Cue::Goes => trip().token(at),
            Cue::Wares => trip().wares(at),
            cue @ (Cue::Earns | Cue::Earnings) => earned(cue, self, marks, at, next, lexicon),
            Cue::Flow(FlowWord::Buys) => brought(self, marks, at, next, lexicon)
                .unwrap_or_else(|| plain_token(marks[at], lexicon)),
            // "Trabzon'un ihracatı": an ending, not flour.
            Cue::Good(_) if self.postpositions && hangs_on(self.text, marks[at].span) => {
                Token::Word
            }
            cue @ (Cue::Flow(FlowWord::BareSurplus) | Cue::Behind(_)) if self.postpositions => {
                more_than(self, cue, marks[at].span, next)
                    .unwrap_or_else(|| plain_token(marks[at], lexicon))
            }
            Cue::HedgeAfter(hedge) if self.postpositions => {
                measured(self, *hedge, lexicon).unwrap_or_else(|| plain_token(marks[at], lexicon))
            }
            Cue::Share => trip()
                .parted(at)
                .unwrap_or_else(|| plain_token(marks[at], lexicon)),
            Cue::Move(_) if lexicon.takes(form) => trip()
                .taken(at)
                .unwrap_or_else(|| plain_token(marks[at], lexicon)),
            Cue::In => over_part(marks, at, self.text, lexicon)
                .unwrap_or_else(|| plain_token(marks[at], lexicon)),
            // "Insgesamt wurden 5 Millionen Tonnen ausgeführt", but not "nach China insgesamt 5 Millionen".
            Cue::AllSides if self.joined && !self.items.is_empty() => Token::Word,
            _ => plain_token(marks[at], lexicon),
        }
    }

    /// What the word at an item tells.
    pub(super) fn cue(&self, at: usize) -> Option<&'a Cue> {
        #[cfg(test)]
        crate::lexicon::steps::count();
        match self.items.get(at)?.token {
            Token::Cue(cue) => Some(cue),
            _ => None,
        }
    }

    /// The sign at an item.
    pub(super) fn sign(&self, at: usize) -> Option<char> {
        #[cfg(test)]
        crate::lexicon::steps::count();
        match self.items.get(at)?.token {
            Token::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    /// Does a new clause start here ("; while …")?
    pub(super) fn is_boundary(&self, at: usize) -> bool {
        // "Imports, however, fell": a word put in between.
        let put_in = || at > 0 && self.sign(at - 1) == Some(',') && self.sign(at + 1) == Some(',');
        matches!(self.sign(at), Some(';' | '；'))
            || matches!(self.cue(at), Some(Cue::While)) && !put_in()
    }

    /// Is it a comma, "and", "or" or bracket: something that separates the parts of a list?
    pub(super) fn separates(&self, at: usize) -> bool {
        matches!(
            self.sign(at),
            Some(',' | '、' | '，' | '(' | ')' | '（' | '）')
        ) || matches!(self.cue(at), Some(Cue::And | Cue::Or))
    }

    /// The nearest item before `at` for which `of` gives something, looking back over at most `reach` items that are
    /// neither amounts nor boundaries.
    pub(super) fn back<T>(
        &self,
        at: usize,
        reach: usize,
        mut of: impl FnMut(usize) -> Option<T>,
    ) -> Option<T> {
        for before in (at.saturating_sub(reach)..at).rev() {
            if let Some(found) = of(before) {
                return Some(found);
            }
            if self.is_boundary(before) || matches!(self.items[before].token, Token::Amount(_)) {
                return None;
            }
        }
        None
    }

    /// The nearest item after `at`, likewise.
    pub(super) fn ahead<T>(
        &self,
        at: usize,
        reach: usize,
        of: impl Fn(usize) -> Option<T>,
    ) -> Option<T> {
        let mut left = reach;
        for after in at + 1..self.items.len() {
            if self.is_possessive(after) {
                continue;
            }
            if left == 0 {
                return None;
            }
            left -= 1;
            if let Some(found) = of(after) {
                return Some(found);
            }
            if self.is_boundary(after) || matches!(self.items[after].token, Token::Amount(_)) {
                return None;
            }
        }
        None
    }

    /// "Chile's": is it the mark behind an owner, or its letter?
    fn is_possessive(&self, item: usize) -> bool {
        let mark = |item: usize| matches!(self.sign(item), Some('\'' | '’'));
        let letter = matches!(self.items[item].token, Token::Word)
            && self.items[item].span.len() == 1
            && item.checked_sub(1).is_some_and(mark);
        letter || mark(item)
    }

    /// The last item before `at` that is an amount.
    pub(super) fn amount_before(&self, at: usize) -> Option<usize> {
        let before = self.amount_items.partition_point(|&item| item < at);
        self.amount_items[..before].last().copied()
    }

    /// "a £1.2 billion (0.5%) rise": the last item of the bracket that says an amount again, or of the amount itself.
    pub(super) fn past_bracket(&self, at: usize) -> usize {
        let amount = |item: usize| {
            matches!(
                self.items.get(item).map(|item| item.token),
                Some(Token::Amount(_))
            )
        };
        let (opens, closes) = (
            matches!(self.sign(at + 1), Some('(' | '（')),
            matches!(self.sign(at + 1), Some(')' | '）')),
        );
        let again = opens && amount(at + 2) && matches!(self.sign(at + 3), Some(')' | '）'));
        // "前年より32億円（4.1%）多い"
        let moved = || matches!(self.cue(at + 2), Some(Cue::Behind(_) | Cue::Ends(_)));
        let inside = closes
            && at >= 2
            && matches!(self.sign(at - 1), Some('(' | '（'))
            && amount(at - 2)
            && (has_article(self, at - 2) || moved());
        match (again, inside) {
            (true, _) => at + 3,
            (_, true) => at + 1,
            _ => at,
        }
    }

    /// Is there a multiple ("2.3 times") at an item?
    pub(super) fn is_times(&self, at: usize) -> bool {
        matches!(self.items[at].token, Token::Amount(n) if self.amounts[n].quantity.unit == Unit::Times)
    }

    /// Is there a percentage at an item?
    pub(super) fn is_percent_at(&self, at: usize) -> bool {
        matches!(self.items[at].token, Token::Amount(amount) if self.is_percent(amount))
    }

    /// Is the amount a percentage?
    pub(super) fn is_percent(&self, amount: usize) -> bool {
        matches!(
            self.amounts[amount].quantity.unit,
            Unit::Percent | Unit::Points
        )
    }
}
