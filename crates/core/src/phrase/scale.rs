//! Scales of a number: thousands said apart, smaller parts behind larger ones, tenths, letters that stand for a scale.

use super::amount::{Amount, Reader};
use crate::lexicon::{Cue, What};
use crate::quantity::Unit;
use crate::quantity::{Quantity, Rounded};
use rust_decimal::Decimal;

impl Reader<'_> {
    /// "12M", "3 Mrd.": a letter or short form for a scale, and the mark behind it.
    pub(super) fn short_scale(&self, at: usize) -> Option<(u32, usize)> {
        let mark = self.marks.get(at).filter(|_| self.every)?;
        let (power, end) = self.lexicon.short_scale(self.text, mark.span.start)?;
        let rest = self.marks[at..].iter();
        let count = rest.take_while(|mark| mark.span.end <= end).count();
        let last = self.marks.get(at + count.checked_sub(1)?)?;
        (last.span.end == end).then_some((power, at + count))
    }

    /// "3割", "3割5分": tenths of a total, in percent, with their own tenths where these are printed.
    pub(super) fn tenths(&self, figure: Rounded, end: usize) -> Option<(Rounded, usize)> {
        let percent = figure.scaled(1)?;
        let digit = self
            .written(end)
            .parse()
            .ok()
            .filter(|digit: &Decimal| *digit < Decimal::TEN && self.glued(end));
        let said = |end: usize| match digit {
            Some(digit) => Some(digit),
            // "六成五"
            None if self.glued(end) => {
                let spelled = self
                    .lexicon
                    .spelled(self.text, self.marks.get(end)?.span.start)?;
                (spelled.pieces == 1 && spelled.end == self.marks[end].span.end)
                    .then_some(spelled.value)
            }
            None => None,
        };
        let Some(digit) = said(end).filter(|digit| *digit < Decimal::TEN) else {
            return Some((percent, end));
        };
        let suffixed = matches!(self.cue(end + 1), Some(Cue::Hundredths));
        // "5成1": without a word of its own, and with no number behind.
        let last = !self.glued(end + 1) || !matches!(self.marks[end + 1].what, What::Number);
        if !suffixed && !last {
            return Some((percent, end));
        }
        let value = percent.value + digit;
        let step = Decimal::ONE;
        Some((Rounded { value, step }, end + 1 + usize::from(suffixed)))
    }

    /// "multiplié par 2,3": what is counted is times, with nothing behind the number.
    pub(super) fn is_multiplier(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| matches!(self.cue(before), Some(Cue::Multiplied)))
    }

    /// "500 M€", "1,3 G$": a currency right behind a scale of one letter.
    pub(super) fn touches_money(&self, scale: usize) -> bool {
        self.glued(scale + 1) && matches!(self.cue(scale + 1), Some(Cue::Money(_)))
    }

    /// Does a unit of goods stand there?
    pub(super) fn counts_goods(&self, at: usize) -> bool {
        let ratio = |unit: &Unit| matches!(unit, Unit::Percent | Unit::Points | Unit::Times);
        match self.cue(at) {
            Some(Cue::Unit(unit)) => self.every || !ratio(unit),
            Some(Cue::ScaledUnit(..)) => !self.every,
            _ => false,
        }
    }

    /// "607,000t", "1.2 million t": the letter of a scale that no money stands beside counts tonnes.
    pub(super) fn counts_tonnes(&self, at: usize, scaled: bool) -> bool {
        let tied = scaled || self.glued(at);
        tied && self.written(at) == "t" && !matches!(self.cue(at + 1), Some(Cue::Money(_)))
    }

    /// "2.4 Mt": millions of tonnes, where "MT" and "mt" are metric tons.
    pub(super) fn is_megatonnes(&self, at: usize, figure: Rounded) -> bool {
        self.written(at) == "Mt" && figure.value < Decimal::ONE_THOUSAND
    }

    /// "mil 805 millones": the word for a thousand alone, with the last three digits behind it.
    pub(super) fn one_thousand(&self, at: usize) -> Option<Amount> {
        let counted = at
            .checked_sub(1)
            .is_some_and(|before| self.marks[before].what == What::Number);
        let thousand = matches!(self.cue(at), Some(Cue::Scale(3)));
        let money = self.lexicon.lead_money(self.written(at)).is_some();
        if counted || !thousand || money || self.marks.get(at + 1)?.what != What::Number {
            return None;
        }
        let one = Rounded {
            value: Decimal::ONE,
            step: Decimal::ONE,
        };
        let (figure, _) = self
            .tail(one, at + 1)
            .or_else(|| self.tail_of_unit(one, at + 1))?;
        let rest = self.amount_of(at + 1, figure, at + 2)?;
        let span = self.marks[at].span.to(rest.quantity.span);
        Some(Amount {
            quantity: Quantity {
                span,
                ..rest.quantity
            },
            marks: at..rest.marks.end,
            ..rest
        })
    }

    /// A number of thousands with its last three digits apart, before a larger scale: the whole, and where it ends.
    pub(super) fn thousands(&self, at: usize, lead: Rounded) -> Option<(Rounded, usize)> {
        let thousand = matches!(self.cue(at + 1), Some(Cue::Scale(3)));
        (thousand && lead.step == Decimal::ONE)
            .then(|| self.tail(lead, at + 2))
            .flatten()
    }

    /// So many thousands and the digits at a mark, three at most ("2 mil 98 millones"), where a larger scale stands behind these.
    pub(super) fn tail(&self, thousands: Rounded, at: usize) -> Option<(Rounded, usize)> {
        let three = self.written(at);
        let digits =
            (1..=3).contains(&three.len()) && three.bytes().all(|byte| byte.is_ascii_digit());
        let larger = matches!(
            self.cue(at + 1),
            Some(Cue::Scale(power) | Cue::ScaledMoney(power, _)) if *power > 3
        );
        if !digits || !larger {
            return None;
        }
        let tail: Decimal = three.parse().ok()?;
        let value = thousands.scaled(3)?.value.checked_add(tail)?;
        let step = Decimal::ONE;
        Some((Rounded { value, step }, at + 1))
    }

    /// "bin 100 ton": a thousand and so many, with their unit right behind.
    fn tail_of_unit(&self, thousand: Rounded, at: usize) -> Option<(Rounded, usize)> {
        let unit = matches!(self.cue(at + 1), Some(Cue::Unit(unit)) if *unit != Unit::Percent);
        let short = self.written(at).len() <= 3;
        let ones = self.ones(at, 3).filter(|_| unit && short)?;
        let value = thousand.scaled(3)?.value.checked_add(ones.value)?;
        let step = Decimal::ONE;
        Some((Rounded { value, step }, at + 1))
    }

    /// "6 bin 217 ton": the ones of a number whose thousands are told in a word, with their unit behind.
    pub(super) fn ones(&self, at: usize, power: u32) -> Option<Rounded> {
        // "1萬4200公噸"
        let digits = self.marks.get(at)?.what == What::Number;
        let places = usize::try_from(power).ok()?;
        // "1萬9,840公噸"
        let written = self.written(at).chars().filter(char::is_ascii_digit);
        let short = digits && written.count() <= places;
        let word = |at: usize| self.written(at).chars().all(char::is_alphabetic);
        let unit = matches!(self.cue(at + 1), Some(Cue::Unit(_) | Cue::ScaledUnit(..)))
            || matches!(self.cue(at + 1), Some(Cue::Money(_)))
                && (!self.glued(at + 1) || power == 4 && word(at + 1));
        // "221 mil 870 vehículos", "17 mil 305"
        let three = power == 3
            && self.written(at).len() == 3
            && short
            && !self.glued(at)
            && !matches!(
                self.cue(at + 1),
                Some(Cue::Scale(_) | Cue::Unit(Unit::Percent))
            );
        (short && matches!(power, 3 | 4) && unit || three)
            .then(|| self.habit.read(self.written(at)))
            .flatten()
            .filter(|ones| ones.step == Decimal::ONE)
    }

    /// Digits right behind a scale word that have a smaller one behind them ("16 milyar 9 milyon").
    pub(super) fn smaller_part(&self, at: usize, power: u32) -> Option<Rounded> {
        let digits = self.marks.get(at)?.what == What::Number;
        let smaller = matches!(self.cue(at + 1), Some(Cue::Scale(next)) if *next < power);
        (digits && smaller)
            .then(|| self.habit.read(self.written(at)))
            .flatten()
    }
}
