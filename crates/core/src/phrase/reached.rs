//! Bare numbers that a movement leads to or from, with a period between them and the unit that they share.

use super::amount::{Amount, Reader};
use crate::lexicon::{Cue, What};
use rust_decimal::Decimal;

/// The most marks of a period between two amounts ("in the first quarter of 2024").
const PERIOD: usize = 6;

impl Reader<'_> {
    /// "from 1.7 in January to 2.2 million tonnes": do only a period and "to" stand between two amounts?
    pub(super) fn risen_later(&self, left: &Amount, right: &Amount) -> bool {
        let between = left.marks.end..right.marks.start;
        let to = between
            .clone()
            .rev()
            .find(|&at| !matches!(self.cue(at), Some(Cue::Hedge(_))));
        let to = to.filter(|&at| matches!(self.cue(at), Some(Cue::To | Cue::Became)));
        // A number here belongs to a period: it would be an amount of its own else.
        let timely = |at: usize| {
            self.marks[at].what == What::Number
                || matches!(
                    self.cue(at),
                    Some(Cue::In | Cue::Month(_) | Cue::Relative(_))
                )
        };
        let period = to.map(|to| left.marks.end..to);
        period.is_some_and(|mut period| (1..=PERIOD).contains(&period.len()) && period.all(timely))
            && self.comes_from(left)
    }

    /// "um 3,9 auf 31,4 Milliarden Dollar": the size of a movement, before the money that it came to, whose scale and currency it shares.
    pub(super) fn sizes(&self, left: &Amount, right: &Amount) -> bool {
        let by = self
            .lead_of(left)
            .is_some_and(|lead| matches!(self.cue(lead), Some(Cue::By)));
        let smaller = (left.quantity.figure.zip(right.quantity.figure))
            .is_some_and(|(size, whole)| size.value < whole.value);
        by && smaller && right.scaled && right.quantity.unit.is_money()
    }

    /// "while shipments of robusta doubled to 815,000": a bare number that ends its clause, right behind a movement and "to".
    pub(super) fn is_reached(&self, right: &Amount) -> bool {
        let at = right.marks.start;
        let moved = at >= 2
            && matches!(self.cue(at - 1), Some(Cue::To | Cue::Became))
            && matches!(self.cue(at - 2), Some(Cue::Move(_) | Cue::Multiple(_)));
        moved && self.ends_here(right)
    }

    /// Does nothing that the number could count stand behind it?
    pub(super) fn ends_here(&self, amount: &Amount) -> bool {
        let end = amount.marks.end;
        match self.marks.get(end).map(|mark| mark.what) {
            None | Some(What::Punct(_)) => true,
            Some(What::Form(_)) => matches!(
                self.cue(end),
                Some(
                    Cue::In | Cue::And | Cue::While | Cue::From | Cue::Relative(_) | Cue::Month(_)
                )
            ),
            _ => false,
        }
    }
}

/// A number large enough to be one of tonnes or bags and no count of ports or firms.
const LARGE: u32 = 10_000;

/// Is it a large whole number?
pub(super) fn is_large(amount: &Amount) -> bool {
    let figure = amount.quantity.figure;
    figure.is_some_and(|figure| figure.value >= Decimal::from(LARGE))
}
