//! Numbers that only the side behind them tells what they count.

use super::amount::{Amount, Reader};
use crate::lexicon::{Cue, What};
use crate::quantity::Rounded;
use rust_decimal::Decimal;

/// How many marks may stand between the parts of two sides in a list.
const NEAR: usize = 7;

impl Reader<'_> {
    /// "188 000 tonnes, dont 77 000 vers l'Algérie et 66 000 vers le Maroc": a bare number of a list whose side stands behind it.
    pub(super) fn goes_to_side(&self, right: &Amount) -> bool {
        let end = right.marks.end;
        let leads = match right.marks.start.checked_sub(1) {
            Some(lead) => {
                matches!(
                    self.cue(lead),
                    Some(Cue::Share | Cue::Of | Cue::And | Cue::Hedge(_))
                ) || self.sign(lead) == Some(',')
            }
            None => false,
        };
        let way = matches!(self.cue(end), Some(Cue::To | Cue::From));
        let side = (end + 1..end + 3).any(|at| matches!(self.cue(at), Some(Cue::Area(..))));
        leads && way && side
    }

    /// "the United States with 24 percent and Belgium with 9.": the part of the next side of a list, without the sign of percent.
    pub(super) fn is_next_sides_part(&self, left: &Amount, right: &Amount) -> bool {
        let (end, at) = (left.marks.end, right.marks.start);
        let side = |mark: usize| matches!(self.cue(mark), Some(Cue::Area(..) | Cue::Good(_)));
        let comma = |mark: usize| matches!(self.sign(mark), Some(',' | '，' | '、'));
        let and = |mark: usize| matches!(self.cue(mark), Some(Cue::And));
        let led = matches!(self.cue(at - 1), Some(Cue::With | Cue::In | Cue::By));
        let Some(named) = at.checked_sub(1 + usize::from(led)) else {
            return false;
        };
        let behind = self.marks.get(right.marks.end);
        let stops = behind.is_none_or(|mark| matches!(mark.what, What::Punct('.' | ',' | ';')))
            || and(right.marks.end);
        let small = |figure: Rounded| figure.value <= Decimal::ONE_HUNDRED;
        named > end
            && at - end <= NEAR
            && side(named)
            && (comma(named - 1) || and(named - 1))
            && stops
            && right.quantity.figure.is_some_and(small)
    }

    /// "auf China entfielen 8,92, auf Russland 9,28", "Kirgisistan mit 17,3": does a side stand before an amount, with its part told?
    pub(super) fn is_sided(&self, amount: &Amount) -> bool {
        (amount.marks.start.saturating_sub(3)..amount.marks.start)
            .rev()
            .find_map(|at| match self.cue(at) {
                Some(Cue::Area(..)) => Some(true),
                Some(Cue::Share | Cue::By | Cue::With | Cue::Of) => None,
                _ => Some(false),
            })
            == Some(true)
    }
}
