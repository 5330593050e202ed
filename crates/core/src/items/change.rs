//! Rises and falls: whether a number is said of one.

use super::figure::Draft;
use super::{Kind, Row};
use crate::claim::Direction;
use crate::lexicon::{Cue, What};

/// How many words may stand between a movement and its number.
const FAR: usize = 8;
/// The same for a number that is no percentage.
const NEAR: usize = 4;

impl Row<'_> {
    /// The movement that an item is said of.
    pub(super) fn change(&self, draft: &Draft) -> Option<Direction> {
        if draft.item.unit.as_deref().is_some_and(is_extent) {
            return None;
        }
        let ratio = matches!(draft.item.kind, Kind::Percent | Kind::Points)
            || matches!(draft.item.unit.as_deref(), Some("percent" | "pp"));
        let reach = if ratio { FAR } else { NEAR };
        let bare = draft.item.kind == Kind::Number;
        let found = self
            .moved_before(draft.lead, 2)
            .or_else(|| {
                if bare {
                    None
                } else {
                    self.moved_behind(draft.end)
                }
            })
            .or_else(|| self.moved_before(draft.lead, reach));
        found.filter(|direction| matches!(direction, Direction::Up | Direction::Down))
    }

    /// The movement of a part ("fell by a third").
    pub(super) fn part_change(&self, draft: &Draft) -> Option<Direction> {
        self.moved_before(draft.lead, 3)
            .or_else(|| self.moved_behind(draft.end))
    }

    /// A movement among the words before, in the same clause.
    fn moved_before(&self, first: usize, reach: usize) -> Option<Direction> {
        for at in (first.saturating_sub(reach)..first).rev() {
            match (self.marks[at].what, self.cue(at)) {
                (What::Punct('%' | '(' | '"' | '“' | '-') | What::Other, _) => {}
                (What::Number | What::Punct(_), _) => return None,
                (_, Some(Cue::Move(direction) | Cue::Ends(direction))) => return Some(*direction),
                (_, Some(cue)) if stops(cue, reach) => return None,
                _ => {}
            }
        }
        None
    }

    /// A movement right behind, as a noun or verb ("5% increase", "5%増").
    fn moved_behind(&self, end: usize) -> Option<Direction> {
        for at in end..(end + 3).min(self.marks.len()) {
            match self.cue(at) {
                Some(
                    Cue::Move(direction)
                    | Cue::Ends(direction)
                    | Cue::Behind(direction)
                    | Cue::Than(direction),
                ) => return Some(*direction),
                Some(
                    Cue::Plain
                    | Cue::Article
                    | Cue::By
                    | Cue::Of
                    | Cue::HedgeAfter(_)
                    | Cue::Hedge(_),
                ) => {}
                None if self.marks[at].what == What::Other => {}
                _ => return None,
            }
        }
        None
    }
}

/// Lengths and times say how far or how long something moved, not that they did.
fn is_extent(unit: &str) -> bool {
    matches!(
        unit,
        "km" | "m"
            | "cm"
            | "mm"
            | "mi"
            | "ft"
            | "yd"
            | "s"
            | "min"
            | "h"
            | "day"
            | "week"
            | "month"
            | "year"
    )
}

/// Does a word between a movement and a number say that the one is not of the other?
fn stops(cue: &Cue, reach: usize) -> bool {
    match cue {
        Cue::While
        | Cue::Share
        | Cue::From
        | Cue::Against
        | Cue::Unit(_)
        | Cue::Money(_)
        | Cue::ScaledMoney(..)
        | Cue::ScaledUnit(..)
        | Cue::Scale(_) => true,
        Cue::And | Cue::Per | Cue::OffTopic => reach <= 2,
        _ => false,
    }
}
