//! Amounts: numbers with their currency, scale, unit, sign and hedge.

use super::Habit;
use crate::claim::Direction;
use crate::lexicon::{Cue, Ending, Lexicon, Mark, What};
use crate::quantity::{Hedge, Quantity, Rounded, Unit};
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
    fn is_ratio(&self) -> bool {
        matches!(self.quantity.unit, Unit::Percent | Unit::Points)
    }
}

/// A view of the marks for the reader of amounts.
struct Reader<'a> {
    text: &'a str,
    marks: &'a [Mark],
    lexicon: &'a Lexicon,
    habit: Habit,
    /// Is every number wanted, also a bare one in words and one with a mere letter for its scale?
    every: bool,
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
        share_units(&mut found, self);
        if !self.every {
            carry_units(&mut found, self);
        }
        join_ranges(&mut found, self);
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

    fn cue(&self, at: usize) -> Option<&Cue> {
        match self.marks.get(at)?.what {
            What::Form(form) => Some(self.lexicon.cue(form)),
            What::Number | What::Punct(_) | What::Other => None,
        }
    }

    fn written(&self, at: usize) -> &str {
        self.marks
            .get(at)
            .map_or("", |mark| &self.text[mark.span.range()])
    }

    fn glued(&self, at: usize) -> bool {
        self.marks.get(at).is_some_and(|mark| mark.glued)
    }

    fn sign(&self, at: usize) -> Option<char> {
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
                whole || times || amount.scaled && !amount.is_bare() || amount.is_ratio()
            })
            .or_else(|| self.worded(at))
    }

    /// "lima persen", "setengah miliar", "three times": a number in words counts where a scale, percent or "times" is right
    /// behind it and no other number before it.
    fn worded(&self, at: usize) -> Option<Amount> {
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
    fn amount_of(&self, at: usize, mut figure: Rounded, mut end: usize) -> Option<Amount> {
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
            let counted =
                self.every && self.glued(at) && matches!(self.cue(at + 1), Some(Cue::Unit(_)));
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
                Some(Cue::Unit(found)) => (unit, end) = (*found, end + skip + 1),
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

    /// "12M", "3 Mrd.": a letter or short form for a scale, and the mark behind it.
    fn short_scale(&self, at: usize) -> Option<(u32, usize)> {
        let mark = self.marks.get(at).filter(|_| self.every)?;
        let (power, end) = self.lexicon.short_scale(self.text, mark.span.start)?;
        let rest = self.marks[at..].iter();
        let count = rest.take_while(|mark| mark.span.end <= end).count();
        let last = self.marks.get(at + count.checked_sub(1)?)?;
        (last.span.end == end).then_some((power, at + count))
    }

    /// "3割", "3割5分": tenths of a total, in percent, with their own tenths where these are printed.
    fn tenths(&self, figure: Rounded, end: usize) -> Option<(Rounded, usize)> {
        let percent = figure.scaled(1)?;
        let digit = self
            .written(end)
            .parse()
            .ok()
            .filter(|digit: &Decimal| *digit < Decimal::TEN && self.glued(end));
        let (Some(digit), Some(Cue::Hundredths)) = (digit, self.cue(end + 1)) else {
            return Some((percent, end));
        };
        let value = percent.value + digit;
        let step = Decimal::ONE;
        Some((Rounded { value, step }, end + 2))
    }

    /// "multiplié par 2,3": what is counted is times, with nothing behind the number.
    fn is_multiplier(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| matches!(self.cue(before), Some(Cue::Multiplied)))
    }

    /// "500 M€", "1,3 G$": a currency right behind a scale of one letter.
    fn touches_money(&self, scale: usize) -> bool {
        self.glued(scale + 1) && matches!(self.cue(scale + 1), Some(Cue::Money(_)))
    }

    /// "mil 805 millones": the word for a thousand alone, with the last three digits behind it.
    fn one_thousand(&self, at: usize) -> Option<Amount> {
        let counted = at
            .checked_sub(1)
            .is_some_and(|before| self.marks[before].what == What::Number);
        let thousand = matches!(self.cue(at), Some(Cue::Scale(3)));
        if counted || !thousand || self.marks.get(at + 1)?.what != What::Number {
            return None;
        }
        let one = Rounded {
            value: Decimal::ONE,
            step: Decimal::ONE,
        };
        let (figure, _) = self.tail(one, at + 1)?;
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
    fn thousands(&self, at: usize, lead: Rounded) -> Option<(Rounded, usize)> {
        let thousand = matches!(self.cue(at + 1), Some(Cue::Scale(3)));
        (thousand && lead.step == Decimal::ONE)
            .then(|| self.tail(lead, at + 2))
            .flatten()
    }

    /// So many thousands and the three digits at a mark, where a larger scale stands behind these.
    fn tail(&self, thousands: Rounded, at: usize) -> Option<(Rounded, usize)> {
        let three = self.written(at);
        let digits = three.len() == 3 && three.bytes().all(|byte| byte.is_ascii_digit());
        let larger = matches!(self.cue(at + 1), Some(Cue::Scale(power)) if *power > 3);
        if !digits || !larger {
            return None;
        }
        let tail: Decimal = three.parse().ok()?;
        let value = thousands.scaled(3)?.value.checked_add(tail)?;
        let step = Decimal::ONE;
        Some((Rounded { value, step }, at + 1))
    }

    /// Digits right behind a scale word that have a smaller one behind them ("16 milyar 9 milyon").
    fn smaller_part(&self, at: usize, power: u32) -> Option<Rounded> {
        let digits = self.marks.get(at)?.what == What::Number;
        let smaller = matches!(self.cue(at + 1), Some(Cue::Scale(next)) if *next < power);
        (digits && smaller)
            .then(|| self.habit.read(self.written(at)))
            .flatten()
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

    fn hedge(&self, start: usize, end: usize, ending: Ending) -> Hedge {
        for back in 1..=2 {
            let Some(at) = start.checked_sub(back) else {
                break;
            };
            match self.cue(at) {
                Some(Cue::Hedge(hedge)) => return *hedge,
                Some(Cue::Plain | Cue::By | Cue::Became | Cue::To | Cue::Against) => {}
                None if self.marks[at].what == What::Other => {}
                _ => break,
            }
        }
        match self.cue(end) {
            Some(Cue::HedgeAfter(hedge)) => *hedge,
            // "5 milyar dolardan fazla", but "5 milyar dolar fazla" is a distance.
            Some(Cue::Behind(Direction::Up)) if ending == Ending::From => Hedge::Over,
            Some(Cue::Behind(Direction::Down)) if ending == Ending::From => Hedge::Under,
            _ => Hedge::Exact,
        }
    }

    /// Do only a comma, "and" or "or" stand between two amounts?
    fn listed(&self, left: &Amount, right: &Amount) -> bool {
        let between = left.marks.end..right.marks.start;
        (1..=2).contains(&between.len())
            && between.clone().all(|at| {
                self.sign(at) == Some(',') || matches!(self.cue(at), Some(Cue::And | Cue::Or))
            })
    }

    /// Does only "to" stand between two amounts ("de 58.000 millones a 61.000 millones de dólares")?
    fn risen(&self, left: &Amount, right: &Amount) -> bool {
        let comma = usize::from(self.sign(left.marks.end) == Some(','));
        let mut between = left.marks.end + comma..right.marks.start;
        let to = between
            .next()
            .is_some_and(|at| matches!(self.cue(at), Some(Cue::To | Cue::Became)));
        to && between.len() < 2 && between.all(|at| matches!(self.cue(at), Some(Cue::Hedge(_))))
    }

    /// "von 106 auf 97 Milliarden Euro", "с 12 до 15 млрд": does "from", "of" or "with" stand right before an amount?
    fn comes_from(&self, left: &Amount) -> bool {
        let hedge = |at: &usize| !matches!(self.cue(*at), Some(Cue::Hedge(_)));
        let before = (left.marks.start.saturating_sub(2)..left.marks.start)
            .rev()
            .find(hedge);
        before.is_some_and(|at| matches!(self.cue(at), Some(Cue::From | Cue::Of | Cue::With)))
    }

    /// "exports fell by 3 percent, imports — by 7.": a bare number at the end of its clause, behind a dash and "by".
    fn goes_on_in_percent(&self, left: &Amount, right: &Amount) -> bool {
        let at = right.marks.start;
        let by = at >= 2
            && matches!(self.cue(at - 1), Some(Cue::By))
            && matches!(self.sign(at - 2), Some('-' | '–' | '—'));
        let ends = self
            .marks
            .get(right.marks.end)
            .is_none_or(|mark| matches!(mark.what, What::Punct(_)));
        let near = (2..=MOST_BETWEEN).contains(&(at - left.marks.end));
        left.is_ratio() && !right.scaled && by && ends && near
    }

    /// "to India — 17, to China — 15 percent": a list whose parts name their sides before a dash, with the unit printed once.
    fn elided(&self, left: &Amount, right: &Amount) -> bool {
        let dashed = |amount: &Amount| {
            let before = amount.marks.start.checked_sub(1);
            before.is_some_and(|before| matches!(self.sign(before), Some('-' | '–' | '—')))
        };
        let names = |at: usize| {
            self.sign(at) == Some(',')
                || matches!(
                    self.cue(at),
                    Some(
                        Cue::Area(..)
                            | Cue::Good(_)
                            | Cue::And
                            | Cue::By
                            | Cue::To
                            | Cue::With
                            | Cue::From
                    )
                )
        };
        let mut between = left.marks.end..right.marks.start.saturating_sub(1);
        right.is_ratio()
            && !left.scaled
            && (2..=MOST_BETWEEN).contains(&between.len())
            && dashed(left)
            && dashed(right)
            && between.all(names)
    }

    /// Does only a dash or "to" stand between two amounts?
    fn ranged(&self, left: &Amount, right: &Amount) -> bool {
        right.marks.start == left.marks.end + 1
            && (matches!(
                self.sign(left.marks.end),
                Some('-' | '–' | '—' | '~' | '～')
            ) && self.glued(left.marks.end)
                || matches!(self.cue(left.marks.end), Some(Cue::Until))
                || matches!(
                    self.cue(left.marks.end),
                    Some(Cue::And | Cue::To | Cue::Became)
                ) && self.between(left)
                || matches!(self.cue(left.marks.end), Some(Cue::To))
                    && (left.quantity.hedge == Hedge::About || self.opens_range(left)))
    }

    /// "pour 3,4 à 3,5 milliards": digits alone, with no word before them that makes them an older value.
    fn opens_range(&self, left: &Amount) -> bool {
        let before = left.marks.start.checked_sub(1);
        let moved = before.is_some_and(|before| {
            self.marks[before].what == What::Number
                || matches!(
                    self.cue(before),
                    Some(
                        Cue::From
                            | Cue::Of
                            | Cue::By
                            | Cue::Against
                            | Cue::Move(_)
                            | Cue::Than(_)
                            | Cue::Behind(_)
                            | Cue::Month(_)
                    )
                )
        });
        left.marks.len() == 1 && !moved
    }

    /// "340 milliards de FCFA", "2 million of its people": an unknown thing behind "of" is what the number counts.
    fn counts_other(&self, amount: &Amount) -> bool {
        let of = matches!(self.cue(amount.marks.end), Some(Cue::Of | Cue::From));
        let thing = self.marks.get(amount.marks.end + 1).map(|mark| mark.what);
        of && thing == Some(What::Other)
    }

    /// "up from 840,000 in May": does a bare number stand right behind "from" or "against", and count nothing of its own?
    fn is_older(&self, right: &Amount) -> bool {
        let before = right.marks.start.checked_sub(1);
        let older =
            before.is_some_and(|before| matches!(self.cue(before), Some(Cue::From | Cue::Against)));
        let free = match self.marks.get(right.marks.end).map(|mark| mark.what) {
            None | Some(What::Punct(_)) => true,
            Some(What::Form(_)) => matches!(
                self.cue(right.marks.end),
                Some(Cue::In | Cue::And | Cue::While | Cue::Relative(_) | Cue::Month(_))
            ),
            _ => false,
        };
        older && free
    }

    /// "between 1.6 and 1.7 million": does "between" stand right before an amount?
    fn between(&self, left: &Amount) -> bool {
        left.marks
            .start
            .checked_sub(1)
            .is_some_and(|before| matches!(self.cue(before), Some(Cue::Between)))
    }
}

/// The most marks between two parts of a list that share a unit.
const MOST_BETWEEN: usize = 7;

/// Hands the unit printed once ("15 dan 12 persen") to the numbers before it.
fn share_units(found: &mut [Amount], reader: &Reader<'_>) {
    for right in (1..found.len()).rev() {
        let (left, rest) = found.split_at_mut(right);
        let (Some(left), Some(right)) = (left.last_mut(), rest.first()) else {
            continue;
        };
        // "5 Milliarden, 7 Tsd. Stück" are two things.
        let apart = reader.every && left.scaled && reader.sign(left.marks.end).is_some();
        if !left.is_bare()
            || right.is_bare() && !(right.scaled && !left.scaled && reader.listed(left, right))
            // "341.2 billion, 4.4 percent more": a scaled number is no percentage.
            || left.scaled && right.quantity.unit == Unit::Percent
            || apart && !reader.ranged(left, right)
            || !(reader.listed(left, right)
                || reader.ranged(left, right)
                || (left.scaled || reader.comes_from(left)) && reader.risen(left, right)
                || reader.elided(left, right))
        {
            continue;
        }
        left.quantity.unit = right.quantity.unit;
        if right.scaled
            && !left.scaled
            && right.quantity.unit != Unit::Percent
            && let Some(power) = scale_power(right, reader)
            && let Some(figure) = left.quantity.figure.and_then(|figure| figure.scaled(power))
        {
            left.quantity.figure = Some(figure);
            left.scaled = true;
        }
    }
}

/// Hands a currency on: to a scaled number without one ("4,13 miliar dari 14,59 miliar"), and to a bare number right
/// behind "to" ("from $7.5 billion to 16.2"), which takes the scale too.
fn carry_units(found: &mut [Amount], reader: &Reader<'_>) {
    let mut last: Option<usize> = None;
    for right in 1..found.len() {
        let (left, rest) = found.split_at_mut(right);
        let carries = |unit: Unit| unit.is_money() || unit.is_volume();
        last = (right - 1..right)
            .find(|&at| carries(left[at].quantity.unit))
            .or(last);
        let Some(right) = rest.first_mut().filter(|right| right.is_bare()) else {
            continue;
        };
        if let Some(before) = left.last()
            && reader.goes_on_in_percent(before, right)
        {
            right.quantity.unit = before.quantity.unit;
            continue;
        }
        let Some(from) = last.map(|at| &left[at]) else {
            continue;
        };
        let at = right.marks.start;
        let touches =
            from.marks.end + 1 == at && matches!(reader.cue(at - 1), Some(Cue::To | Cue::Became));
        let power = scale_power(from, reader);
        if right.scaled && reader.counts_other(right) {
            continue;
        }
        if right.scaled {
            right.quantity.unit = from.quantity.unit;
        } else if reader.is_older(right) && is_alike(from, right, power.unwrap_or(0)) {
            right.quantity.unit = from.quantity.unit;
            let figure = right.quantity.figure;
            right.quantity.figure = figure.and_then(|figure| figure.scaled(power.unwrap_or(0)));
        } else if touches && let Some(power) = power {
            right.quantity.unit = from.quantity.unit;
            right.quantity.figure = right
                .quantity
                .figure
                .and_then(|figure| figure.scaled(power));
        }
    }
}

/// Is a bare number of the size of an amount, once it is read in the amount's scale?
fn is_alike(from: &Amount, right: &Amount, power: u32) -> bool {
    let read = right
        .quantity
        .figure
        .and_then(|figure| figure.scaled(power));
    let (Some(from), Some(read)) = (from.quantity.figure, read) else {
        return false;
    };
    let ten = Decimal::TEN;
    from.value < read.value * ten && read.value < from.value * ten
}

/// The power of ten printed with an amount.
fn scale_power(amount: &Amount, reader: &Reader<'_>) -> Option<u32> {
    let powers = amount.marks.clone().filter_map(|at| match reader.cue(at) {
        Some(Cue::Scale(power)) => Some(*power),
        _ => None,
    });
    powers.reduce(|a, b| a + b)
}

/// Joins "3-4 percent" into one amount.
fn join_ranges(found: &mut Vec<Amount>, reader: &Reader<'_>) {
    let mut at = 1;
    while at < found.len() {
        let (left, right) = (&found[at - 1], &found[at]);
        let rising = left
            .quantity
            .figure
            .zip(right.quantity.figure)
            .is_some_and(|(low, high)| low.value < high.value);
        let same = left.quantity.unit == right.quantity.unit && !right.is_bare();
        if rising
            && same
            && left.negative.is_none()
            && right.negative != Some(false)
            && reader.ranged(left, right)
        {
            let right = found.remove(at);
            let left = &mut found[at - 1];
            left.quantity.high = right.quantity.figure;
            left.quantity.hedge = Hedge::Range;
            left.quantity.span = left.quantity.span.to(right.quantity.span);
            left.marks.end = right.marks.end;
            left.scaled |= right.scaled;
        } else {
            at += 1;
        }
    }
}
