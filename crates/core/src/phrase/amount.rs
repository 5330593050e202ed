//! Amounts: numbers with their currency, scale, unit, sign and hedge.

use super::Habit;
use super::carry::carry_units;
use super::several::{join_ranges, share_units};
use crate::lexicon::{Cue, Ending, Lexicon, Mark, What};
use crate::quantity::{Quantity, Rounded, Unit};
use crate::text::Span;
use rust_decimal::Decimal;
use std::ops::Range;

/// A number as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// Its value, unit, hedge and span; unit `None` where none was printed with it.
    pub quantity: Quantity,
    /// The marks it is made of.
    pub marks: Range<usize>,
    /// Printed with a scale word?
    pub scaled: bool,
    /// Printed sign: `Some(true)` below zero, `Some(false)` with a plus.
    pub negative: Option<bool>,
    /// What the case of its unit says.
    pub ending: Ending,
}

impl Amount {
    /// Was no unit printed with it?
    pub fn is_bare(&self) -> bool {
        self.quantity.unit == Unit::None
    }

    /// Is it a percentage, or a difference of percentages?
    pub(super) fn is_ratio(&self) -> bool {
        matches!(self.quantity.unit, Unit::Percent | Unit::Points)
    }
}

/// A view of the marks for the reader of amounts.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) marks: &'a [Mark],
    pub(super) lexicon: &'a Lexicon,
    pub(super) habit: Habit,
    /// Is every number wanted, also a bare one in words and one with a mere letter for its scale?
    pub(super) every: bool,
}

/// Every number of the marks that is not part of a period phrase (`taken` says which marks are), with what was printed
/// with it, in order. Units and scales printed once for several numbers are handed to each.
pub fn amounts(
    text: &str,
    marks: &[Mark],
    taken: &[bool],
    lexicon: &Lexicon,
    habit: Habit,
) -> Vec<Amount> {
    let reader = Reader {
        text,
        marks,
        lexicon,
        habit,
        every: false,
    };
    reader.amounts(taken)
}

/// The same for whoever wants every number of a text, also those that are no figures of trade: bare ones in words ("seven")
/// and those with a mere letter for their scale ("12M").
pub fn every_amount(
    text: &str,
    marks: &[Mark],
    taken: &[bool],
    lexicon: &Lexicon,
    habit: Habit,
) -> Vec<Amount> {
    let reader = Reader {
        text,
        marks,
        lexicon,
        habit,
        every: true,
    };
    reader.amounts(taken)
}

impl Reader<'_> {
    /// The amounts, with what was printed once for several handed to each.
    fn amounts(&self, taken: &[bool]) -> Vec<Amount> {
        let mut found = self.all(taken);
        self.count_pieces(&mut found);
        share_units(&mut found, self);
        if !self.every {
            carry_units(&mut found, self);
            share_units(&mut found, self);
        }
        join_ranges(&mut found, self);
        self.per_day(&mut found);
        found
    }

    /// The numbers of the marks that are free, each for itself.
    fn all(&self, taken: &[bool]) -> Vec<Amount> {
        let marks = self.marks;
        let mut found: Vec<Amount> = Vec::new();
        let mut at = 0;
        while at < marks.len() {
            let free = !taken.get(at).copied().unwrap_or(false);
            let amount = match marks[at].what {
                What::Number if free => self.amount(at),
                What::Form(_) | What::Other if free => self.spelled(at),
                _ => None,
            };
            at = amount.as_ref().map_or(at + 1, |amount| amount.marks.end);
            found.extend(amount);
        }
        found
    }

    pub(super) fn cue(&self, at: usize) -> Option<&Cue> {
        match self.marks.get(at)?.what {
            What::Form(form) => Some(self.lexicon.cue(form)),
            What::Number | What::Punct(_) | What::Other => None,
        }
    }

    pub(super) fn written(&self, at: usize) -> &str {
        self.marks
            .get(at)
            .map_or("", |mark| &self.text[mark.span.range()])
    }

    pub(super) fn glued(&self, at: usize) -> bool {
        self.marks.get(at).is_some_and(|mark| mark.glued)
    }

    pub(super) fn sign(&self, at: usize) -> Option<char> {
        match self.marks.get(at)?.what {
            What::Punct(c) => Some(c),
            What::Form(_) | What::Number | What::Other => None,
        }
    }

    /// A number in words counts where it is a percentage or has both scale and unit: smaller ones are seldom figures of trade.
    fn spelled(&self, at: usize) -> Option<Amount> {
        let span = self.marks[at].span;
        let Some(spelled) = self.lexicon.spelled(self.text, span.start) else {
            return self.worded(at);
        };
        let inside = |mark: &&Mark| mark.span.end < spelled.end;
        let last = at + self.marks[at..].iter().take_while(inside).count();
        let figure = Rounded {
            value: spelled.value,
            step: spelled.step,
        };
        let aligned = self.marks.get(last)?.span.end == spelled.end;
        let amount = (aligned && spelled.value > Decimal::ZERO)
            .then(|| self.amount_of(at, figure, last + 1))
            .flatten();
        amount
            .filter(|amount| {
                let whole = self.every && (!spelled.weak || !amount.is_bare());
                let times = amount.quantity.unit == Unit::Times;
                let run = amount.is_bare() && self.counts_run(at, last + 1);
                whole || times || run || amount.scaled && !amount.is_bare() || amount.is_ratio()
            })
            .or_else(|| self.worded(at))
    }

    /// "连续三年", "thirteen months in a row", "近两年来": a bare number in words that counts periods of a run.
    fn counts_run(&self, at: usize, end: usize) -> bool {
        let streak = |item: usize| matches!(self.cue(item), Some(Cue::Streak));
        let unit = |item: usize| matches!(self.cue(item), Some(Cue::StreakUnit(_)));
        let led = at.checked_sub(1).is_some_and(streak);
        let behind = matches!(self.cue(end + 1), Some(Cue::Streak | Cue::SinceAfter));
        unit(end) && (led || behind) || streak(end) && unit(end + 1)
    }

    /// "lima persen", "setengah miliar", "three times": a number in words counts where a scale, percent or "times" is right
    /// behind it and no other number before it.
    fn worded(&self, at: usize) -> Option<Amount> {
        // Most words are neither a number nor a scale.
        if !matches!(
            self.cue(at)?,
            Cue::Cardinal(_) | Cue::Fraction(_) | Cue::Scale(_)
        ) {
            return None;
        }
        if let Some(amount) = self.one_thousand(at) {
            return Some(amount);
        }
        let value = match self.cue(at)? {
            Cue::Cardinal(n) => Decimal::from(*n),
            Cue::Fraction(hundredths) => Decimal::new(i64::from(*hundredths), 4),
            _ => return None,
        };
        let whole = value.is_integer();
        let measured = match self.cue(at + 1) {
            Some(Cue::Scale(_)) => true,
            Some(Cue::Unit(Unit::Percent | Unit::Times)) => whole,
            _ => self.is_multiplier(at) || self.every && value > Decimal::ONE,
        };
        let alone = at.checked_sub(1).is_none_or(|before| {
            self.marks[before].what != What::Number
                && !matches!(self.cue(before), Some(Cue::Cardinal(_) | Cue::Fraction(_)))
        });
        let figure = Rounded {
            value,
            step: Decimal::ONE,
        };
        (measured && alone)
            .then(|| self.amount_of(at, figure, at + 1))
            .flatten()
    }

    /// The amount whose digits stand here.
    fn amount(&self, at: usize) -> Option<Amount> {
        if let Some((figure, end)) = self.with_other_decimal(at) {
            return self.amount_of(at, figure, end);
        }
        let figure = self.habit.read(self.written(at))?;
        self.amount_of(at, figure, at + 1)
    }

    /// "11・9%": a fraction behind the sign that stands for the decimal one in columns of text.
    fn with_other_decimal(&self, at: usize) -> Option<(Rounded, usize)> {
        let sign = self.sign(at + 1)?;
        let inside =
            self.lexicon.is_other_decimal(sign) && self.glued(at + 1) && self.glued(at + 2);
        let digits = self.marks.get(at + 2)?.what == What::Number;
        let measured = matches!(
            self.cue(at + 3),
            Some(Cue::Scale(_) | Cue::Unit(_) | Cue::Money(_))
        );
        if !(inside && digits && measured) {
            return None;
        }
        let (whole, tail) = (self.habit.read(self.written(at))?, self.written(at + 2));
        let places = u32::try_from(tail.chars().count()).ok()?;
        let fraction = self.habit.read(tail)?.value;
        let step = Decimal::new(1, places.min(9));
        let value = whole.value + fraction.checked_mul(step)?;
        Some((Rounded { value, step }, at + 3))
    }

    /// The amount whose number stands here, read up to the mark `end`.
    pub(super) fn amount_of(
        &self,
        at: usize,
        mut figure: Rounded,
        mut end: usize,
    ) -> Option<Amount> {
        let (start, negative, mut unit) = self.before(at);
        // "7 mil 462 millones", "mil 805 millones": thousands said apart.
        if let Some((whole, after)) = self.thousands(at, figure) {
            (figure, end) = (whole, after);
        }
        let mut scaled = figure.step >= Decimal::ONE_THOUSAND;
        let hyphen = |end: usize| {
            usize::from(self.sign(end) == Some('-') && self.glued(end) && self.glued(end + 1))
        };
        let mut lead = Decimal::ZERO;
        let word = matches!(self.cue(end), Some(Cue::Scale(_))) && self.written(end).len() > 1;
        if !word && let Some((power, after)) = self.short_scale(end) {
            figure = figure.scaled(power)?;
            (scaled, end) = (true, after);
        }
        while let Some(Cue::Scale(power)) = self.cue(end + hyphen(end)) {
            let skip = hyphen(end);
            let written = self.written(end + skip);
            let single = written.len() == 1 && written.is_ascii();
            let at = end + skip;
            let has_unit = unit != Unit::None && self.glued(at);
            // "82m litres", "1.9m tonnes"
            let counted = self.glued(at) && self.counts_goods(at + 1);
            if single && !has_unit && !counted && !self.touches_money(at) {
                break;
            }
            figure = figure.scaled(*power)?;
            scaled = true;
            end += skip + 1;
            if let Some((power, after)) = self.short_scale(end) {
                figure = figure.scaled(power)?;
                end = after;
                break;
            }
            // "9兆2345億": a further, smaller part.
            if let Some(next) = self.smaller_part(end, *power) {
                lead += figure.value;
                figure = next;
                end += 1;
            } else if let Some(next) = self.ones(end, *power) {
                lead += figure.value;
                figure = next;
                end += 1;
                break;
            }
        }
        figure.value += lead;
        if unit == Unit::None && !scaled && self.is_multiplier(at) {
            unit = Unit::Times;
        }
        if unit == Unit::None {
            let skip = hyphen(end);
            match self.cue(end + skip) {
                Some(Cue::Tenths) => {
                    (figure, end) = self.tenths(figure, end + 1)?;
                    unit = Unit::Percent;
                }
                Some(Cue::Unit(found)) => {
                    if !scaled && self.is_megatonnes(end + skip, figure) {
                        figure = figure.scaled(6)?;
                    }
                    (unit, end) = (*found, end + skip + 1);
                }
                Some(Cue::Scale(_)) if self.counts_tonnes(end + skip, scaled) => {
                    (unit, end) = (Unit::Tonne, end + skip + 1);
                }
                Some(Cue::ScaledUnit(power, found)) => {
                    figure = figure.scaled(*power)?;
                    (unit, end) = (*found, end + skip + 1);
                }
                Some(Cue::ScaledMoney(power, found)) if figure.step < Decimal::ONE_THOUSAND => {
                    figure = figure.scaled(*power)?;
                    (scaled, unit, end) = (true, Unit::Money(*found), end + skip + 1);
                }
                Some(Cue::Money(found))
                    if self.written(end + skip).chars().count() > 1
                        || !self.is_prefix(end + skip) =>
                {
                    (unit, end) = (Unit::Money(*found), end + skip + 1);
                }
                _ => {}
            }
        }
        let span = Span::new(self.marks[start].span.start, self.marks[end - 1].span.end);
        let ending = self.lexicon.ending_of(self.marks, end);
        let hedge = self.hedge(start, end, ending);
        let quantity = Quantity {
            figure: Some(figure),
            high: None,
            unit,
            hedge,
            span,
        };
        Some(Amount {
            quantity,
            marks: start..end,
            scaled,
            negative,
            ending,
        })
    }

    /// A currency sign that stands before its number belongs to the number after it.
    fn is_prefix(&self, at: usize) -> bool {
        self.marks
            .get(at + 1)
            .is_some_and(|next| next.what == What::Number && next.glued)
    }

    /// Sign and currency before the digits, in either order: where they start, the sign, the unit.
    fn before(&self, at: usize) -> (usize, Option<bool>, Unit) {
        let (mut start, mut negative, mut unit) = (at, None, Unit::None);
        for _ in 0..2 {
            let Some(before) = start.checked_sub(1) else {
                break;
            };
            match (self.sign(before), self.cue(before)) {
                (Some(c @ ('-' | '−' | '–' | '+')), _)
                    if negative.is_none() && self.is_sign(before, start) =>
                {
                    negative = Some(c != '+');
                    start = before;
                }
                (_, Some(Cue::Minus)) if negative.is_none() => {
                    negative = Some(true);
                    start = before;
                }
                (_, Some(Cue::Unit(Unit::Percent)))
                    if unit == Unit::None && self.percent_leads(before) =>
                {
                    unit = Unit::Percent;
                    start = before;
                }
                (_, Some(Cue::Money(currency)))
                    if unit == Unit::None && self.leads(before, start) =>
                {
                    unit = Unit::Money(*currency);
                    start = before;
                }
                (_, Some(Cue::Scale(_))) if unit == Unit::None && self.leads(before, start) => {
                    let Some(currency) = self.lexicon.lead_money(self.written(before)) else {
                        break;
                    };
                    unit = Unit::Money(currency);
                    start = before;
                }
                _ => break,
            }
        }
        (start, negative, unit)
    }

    /// A plus or minus touches its number and nothing before it.
    fn is_sign(&self, at: usize, number: usize) -> bool {
        let after_word = self.glued(at)
            && at.checked_sub(1).is_some_and(|before| {
                matches!(self.marks[before].what, What::Number | What::Other)
                    || matches!(self.marks[before].what, What::Form(_))
                        && !matches!(self.cue(before), Some(Cue::Money(_)))
            });
        let bracketed = at
            .checked_sub(1)
            .is_some_and(|before| matches!(self.sign(before), Some('(' | '（')));
        (self.glued(number) || bracketed) && !after_word
    }

    /// "yüzde 7,5", "%7,5": percent before its number, where no other number stands before it.
    fn percent_leads(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_none_or(|before| self.marks[before].what != What::Number)
    }

    /// May this currency stand before a number? Signs and codes may; a word of one letter only where it touches.
    fn leads(&self, at: usize, number: usize) -> bool {
        let written = self.written(at);
        let word = written
            .chars()
            .all(|c| c.is_lowercase() || c.is_whitespace());
        let letter = written.chars().count() == 1 && written.chars().all(char::is_alphabetic);
        // After another number the sign belongs to that one: "5 % 3"; a code may follow one: "5 USD, 3".
        let after_number = at > 0 && self.marks[at - 1].what == What::Number && self.glued(at);
        // "zł 5" is printed with a space that does not break; "won 5" is no money.
        let tied = self.every && self.text[..self.marks[number].span.start].ends_with('\u{a0}');
        let kept = tied || !word && (!letter || self.glued(number));
        kept && !after_number
    }
}
