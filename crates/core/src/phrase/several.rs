//! Several amounts: a unit or scale printed once for all of them, an older one without its unit, ranges.

use super::amount::{Amount, Reader};
use crate::lexicon::{Cue, What};
use crate::quantity::{Hedge, Unit};
use rust_decimal::Decimal;

/// A number below this may be one of models or firms.
const FEW: u32 = 100;

impl Reader<'_> {
    /// "152 тыс. легковых автомобилей", "504,000 cars": the pieces that a bare number right before a good counts.
    pub(super) fn count_pieces(&self, found: &mut [Amount]) {
        let counted = |at: usize| matches!(self.cue(at), Some(Cue::Good(label)) if crate::lexicon::is_counted(label));
        let other = |at: usize| {
            self.marks
                .get(at)
                .is_some_and(|mark| mark.what == What::Other)
        };
        for amount in found.iter_mut().filter(|amount| amount.is_bare()) {
            let many = amount
                .quantity
                .figure
                .is_some_and(|figure| figure.value >= Decimal::from(FEW));
            let end = amount.marks.end;
            let of = usize::from(matches!(self.cue(end), Some(Cue::Of)));
            if many && (counted(end + of) || other(end) && counted(end + 1)) {
                amount.quantity.unit = Unit::Piece;
            }
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
pub(super) fn share_units(found: &mut [Amount], reader: &Reader<'_>) {
    // The power of ten of the amount to the right, be it printed there or handed on.
    let mut power = None;
    for right in (1..found.len()).rev() {
        let (left, rest) = found.split_at_mut(right);
        let (Some(left), Some(right)) = (left.last_mut(), rest.first()) else {
            continue;
        };
        power = scale_power(right, reader).or(power.filter(|_| right.scaled));
        // "5 Milliarden, 7 Tsd. Stück" are two things.
        let apart = reader.every && left.scaled && reader.sign(left.marks.end).is_some();
        if shares_scale(left, right, reader) {
            take_scale(left, power);
            continue;
        }
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
        if right.quantity.unit != Unit::Percent {
            take_scale(left, power);
        }
    }
}

/// "$174, $171 and $82 million": the currency is printed with each, the scale once.
fn shares_scale(left: &Amount, right: &Amount, reader: &Reader<'_>) -> bool {
    let unit = left.quantity.unit;
    !reader.every
        && unit.is_money()
        && unit == right.quantity.unit
        && !left.scaled
        && right.scaled
        && reader.listed(left, right)
}

/// Hands a power of ten to an amount without a scale of its own.
fn take_scale(left: &mut Amount, power: Option<u32>) {
    let figure = power
        .filter(|_| !left.scaled)
        .and_then(|power| left.quantity.figure?.scaled(power));
    if let Some(figure) = figure {
        left.quantity.figure = Some(figure);
        left.scaled = true;
    }
}

/// Hands a currency on: to a scaled number without one ("4,13 miliar dari 14,59 miliar"), and to a bare number right
/// behind "to" ("from $7.5 billion to 16.2"), which takes the scale too.
pub(super) fn carry_units(found: &mut [Amount], reader: &Reader<'_>) {
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
        // "151,000 tonnes put it in 2nd place"
        let placed = matches!(
            reader.cue(right.marks.end),
            Some(Cue::Place | Cue::Rank | Cue::StreakUnit(_) | Cue::Month(_))
        );
        let touches = from.marks.end + 1 == at
            && !placed
            && matches!(reader.cue(at - 1), Some(Cue::To | Cue::Became));
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
        Some(Cue::Scale(power) | Cue::ScaledMoney(power, _) | Cue::ScaledUnit(power, _)) => {
            Some(*power)
        }
        _ => None,
    });
    powers.reduce(|a, b| a + b)
}

/// Joins "3-4 percent" into one amount.
pub(super) fn join_ranges(found: &mut Vec<Amount>, reader: &Reader<'_>) {
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
