//! A unit that goes on: to a scaled number without one, and to bare numbers behind the amount that printed it.

use super::amount::{Amount, Reader};
use super::reached::is_large;
use crate::lexicon::{Cue, FlowWord, What};
use crate::quantity::Unit;
use rust_decimal::Decimal;

impl Reader<'_> {
    /// "14,95 milliards de dinars (4,7 milliards de dollars), contre 21,8 milliards": a bracket right behind money only says it again.
    fn converts(&self, found: &[Amount], at: usize) -> bool {
        let start = found[at].marks.start;
        let opens = start
            .checked_sub(1)
            .is_some_and(|mark| matches!(self.marks[mark].what, What::Punct('(' | '（')));
        let before = at.checked_sub(1).map(|before| &found[before]);
        let money = |amount: &Amount| amount.quantity.unit.is_money();
        opens
            && money(&found[at])
            && before.is_some_and(|before| money(before) && before.marks.end + 1 == start)
    }

    /// "92 countries", "92 markets": a whole number with a noun of its own right behind it.
    fn counts_whole(&self, right: &Amount) -> bool {
        let noun = match self.marks.get(right.marks.end).map(|mark| mark.what) {
            Some(What::Other) => true,
            Some(What::Form(_)) => matches!(
                self.cue(right.marks.end),
                Some(Cue::Flow(FlowWord::Market(_)))
            ),
            _ => false,
        };
        let figure = right.quantity.figure;
        noun && figure.is_some_and(|figure| figure.value.fract().is_zero())
    }
}

impl Reader<'_> {
    /// "7.6 million of corn and 936,000 of barley", "459,300 a year earlier and 528,000 in November": a number that a list goes on with,
    /// of another good or month.
    fn lists_another(&self, right: &Amount) -> bool {
        let (start, end) = (right.marks.start, right.marks.end);
        let led = start.checked_sub(1).is_some_and(|before| {
            self.sign(before) == Some(',') || matches!(self.cue(before), Some(Cue::And))
        });
        let good = || {
            matches!(self.cue(end), Some(Cue::Of))
                && matches!(self.cue(end + 1), Some(Cue::Good(_)))
        };
        let month = || {
            matches!(self.cue(end), Some(Cue::In))
                && matches!(self.cue(end + 1), Some(Cue::Month(_)))
        };
        led && (good() || month())
    }
}

/// Hands a currency on: to a scaled number without one ("4,13 miliar dari 14,59 miliar"), and to a bare number right
/// behind "to" ("from $7.5 billion to 16.2"), which takes the scale too.
pub(super) fn carry_units(found: &mut [Amount], reader: &Reader<'_>) {
    let mut last: Option<usize> = None;
    // The power of ten of that amount, be it printed there or handed on.
    let mut power_of_last = None;
    for right in 1..found.len() {
        let (left, rest) = found.split_at_mut(right);
        let carries = |unit: Unit| unit.is_money() || unit.is_volume();
        last = (right - 1..right)
            .find(|&at| carries(left[at].quantity.unit) && !reader.converts(left, at))
            .or(last);
        power_of_last = last
            .and_then(|at| scale_power(&left[at], reader))
            .or(power_of_last.filter(|_| last.is_some_and(|at| left[at].scaled)));
        let Some(right) = rest.first_mut().filter(|right| right.is_bare()) else {
            continue;
        };
        if let Some(before) = left.last()
            && (reader.goes_on_in_percent(before, right) || reader.ends_ratio(before, right))
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
        // "shipped 522 million kilograms to 92 countries": what they went to is counted, not they.
        let counted = !reader.comes_from(from) && reader.counts_whole(right);
        let touches = from.marks.end + 1 == at
            && !placed
            && !counted
            && matches!(reader.cue(at - 1), Some(Cue::To | Cue::Became));
        let power = power_of_last;
        // "les tonnages … à 220 700 tonnes, mais leur valeur a stagné autour de 2,6 milliards": so many tonnes are none.
        let beyond = from.quantity.unit.is_volume() && is_beyond(from, right);
        if right.scaled && (beyond || reader.counts_other(right)) {
            continue;
        }
        if right.scaled {
            // "158,2 mil toneladas por US$ 881,9 milhões; os EUA compraram 12,1 mil": too little to be so much money.
            let goods = left
                .iter()
                .rev()
                .find(|amount| amount.quantity.unit.is_volume() && is_beyond(right, from));
            right.quantity.unit = goods.unwrap_or(from).quantity.unit;
        } else if (reader.is_older(right)
            || reader.goes_on_with_side(from, right)
            || power.is_none() && reader.is_newer(from, right))
            && (is_alike(from, right, power.unwrap_or(0)) || is_in_full(from, right))
        {
            right.quantity.unit = from.quantity.unit;
            let power = power.filter(|_| !is_in_full(from, right));
            let figure = right.quantity.figure;
            right.quantity.figure = figure.and_then(|figure| figure.scaled(power.unwrap_or(0)));
            right.scaled = power.is_some();
        } else if from.quantity.unit.is_volume()
            && is_large(right)
            && (reader.is_reached(right) && is_alike(from, right, 0)
                || reader.lists_another(right) && !is_beyond(right, from))
        {
            right.quantity.unit = from.quantity.unit;
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

/// "1,08 millones de sacos frente a los 880.000 de mayo": is a bare number of the size of an amount as it stands?
fn is_in_full(from: &Amount, right: &Amount) -> bool {
    from.quantity.unit.is_volume() && is_large(right) && is_alike(from, right, 0)
}

/// Is a number more than a thousand times an amount?
fn is_beyond(from: &Amount, right: &Amount) -> bool {
    let figures = from.quantity.figure.zip(right.quantity.figure);
    figures.is_some_and(|(from, right)| right.value > from.value * Decimal::ONE_THOUSAND)
}

/// The power of ten printed with an amount.
pub(super) fn scale_power(amount: &Amount, reader: &Reader<'_>) -> Option<u32> {
    let powers = amount.marks.clone().filter_map(|at| match reader.cue(at) {
        Some(Cue::Scale(power) | Cue::ScaledMoney(power, _) | Cue::ScaledUnit(power, _)) => {
            Some(*power)
        }
        _ => None,
    });
    powers.reduce(|a, b| a + b)
}
