//! Words beside an amount that say on which side of it the truth lies.

use super::amount::Reader;
use crate::claim::Direction;
use crate::lexicon::{Cue, Ending, FlowWord, What};
use crate::quantity::{Bound, Hedge};

impl Reader<'_> {
    /// Is it one of those words for "in" that mean "more than" before a number?
    fn bounds_below(&self, at: usize) -> bool {
        self.bounds(at) == Some(Bound::Over)
    }

    /// The side on which a word before a number says that the truth lies.
    fn bounds(&self, at: usize) -> Option<Bound> {
        let end = self.marks[at].span.end;
        let (bound, _) = self.lexicon.bound_before(self.text, end)?;
        Some(bound)
    }

    /// "410余万吨", "3亿多美元": a word for "and more" that its scale or unit begins with.
    fn opens_with_more(&self, number: usize, end: usize) -> bool {
        let more = |at: usize| {
            let start = self.marks[at].span.start;
            let bound = self.lexicon.bound_behind(self.text, start);
            bound
                .is_some_and(|(bound, last)| bound == Bound::Over && last < self.marks[at].span.end)
        };
        (number + 1..end).any(|at| self.glued(at) && self.cue(at).is_some() && more(at))
    }

    pub(super) fn hedge(&self, start: usize, end: usize, ending: Ending) -> Hedge {
        for back in 1..=2 {
            let Some(at) = start.checked_sub(back) else {
                break;
            };
            match self.cue(at) {
                Some(Cue::Hedge(hedge)) => return *hedge,
                // "up over 11 percent", but "over the first quarter".
                Some(Cue::In) if self.bounds_below(at) => return Hedge::Over,
                // "约合5亿美元": says again, about.
                Some(Cue::Or) if self.bounds(at) == Some(Bound::About) => return Hedge::About,
                Some(
                    Cue::Plain | Cue::Article | Cue::By | Cue::Became | Cue::To | Cue::Against,
                ) => {}
                None if self.marks[at].what == What::Other => {}
                _ => break,
            }
        }
        match self.cue(end) {
            Some(Cue::HedgeAfter(hedge)) => *hedge,
            // "5 milyar dolardan fazla", but "5 milyar dolar fazla" is a distance.
            Some(Cue::Behind(Direction::Up) | Cue::Flow(FlowWord::BareSurplus))
                if ending == Ending::From =>
            {
                Hedge::Over
            }
            Some(Cue::Behind(Direction::Down)) if ending == Ending::From => Hedge::Under,
            _ if self.opens_with_more(start, end) => Hedge::Over,
            _ => Hedge::Exact,
        }
    }
}
