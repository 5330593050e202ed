//! Numbers that only the side behind them tells what they count.

use super::amount::{Amount, Reader};
use crate::lexicon::Cue;

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
}
