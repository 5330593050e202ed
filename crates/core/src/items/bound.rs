//! Bounds: words and signs beside a number that say on which side the truth lies.

use super::Row;
use super::figure::Draft;
use crate::claim::Direction;
use crate::lexicon::{Cue, What};
use crate::quantity::Bound;

impl Row<'_> {
    /// Settles the bound of an item; words outside a range do not bound it.
    pub(super) fn bind(&self, draft: &mut Draft) {
        let span = draft.item.span;
        let ahead = self.ahead(span.start);
        let behind = self.behind(span.end);
        let before = self.lexicon.bound_before(self.text, ahead);
        if let Some((_, start)) = before {
            draft.lead = self.marks.partition_point(|mark| mark.span.start < start);
        }
        let said = self
            .signed(ahead)
            .or_else(|| before.map(|(bound, _)| bound))
            .or_else(|| Some(self.lexicon.bound_behind(self.text, behind)?.0))
            .or_else(|| self.inside(draft))
            .or_else(|| self.than(draft.first));
        let range = draft.item.high.is_some();
        match said {
            Some(said) if range && said != Bound::About => {}
            Some(Bound::AtMost) if self.is_target(draft) => draft.item.bound = Bound::Exact,
            Some(said) => draft.item.bound = said,
            None => {}
        }
    }

    /// "100多亿": a word between the digits and their scale.
    fn inside(&self, draft: &Draft) -> Option<Bound> {
        let digits = self.marks.get(draft.first..draft.end)?;
        let at = digits
            .iter()
            .find(|mark| mark.what == What::Number)?
            .span
            .end;
        let inside = at < draft.item.span.end;
        inside
            .then(|| self.lexicon.bound_behind(self.text, at))
            .flatten()
            .map(|(bound, _)| bound)
    }

    /// "rose to": one word that may mean "up to" is the goal of a movement before it.
    fn is_target(&self, draft: &Draft) -> bool {
        let words = draft.lead.saturating_sub(12)..draft.lead;
        let single = draft.lead + 1 == draft.first;
        single
            && words
                .rev()
                .any(|at| matches!(self.cue(at), Some(Cue::Move(_))))
    }

    /// A sign before the number.
    fn signed(&self, end: usize) -> Option<Bound> {
        let before = self.text[..end].trim_end_matches(' ');
        let mut signs = before.chars().rev();
        Some(match signs.next()? {
            '≥' | '⩾' | '≧' => Bound::AtLeast,
            '≤' | '⩽' | '≦' => Bound::AtMost,
            '~' | '≈' | '∼' | '±' | '≃' | '≅' | '～' | '〜' => Bound::About,
            '>' | '＞' => Bound::Over,
            '<' | '＜' => Bound::Under,
            '=' => match signs.next()? {
                '>' => Bound::AtLeast,
                '<' => Bound::AtMost,
                _ => return None,
            },
            _ => return None,
        })
    }

    /// "above 5 percent": a comparison right before its number.
    fn than(&self, first: usize) -> Option<Bound> {
        match self.cue(first.checked_sub(1)?)? {
            Cue::Than(Direction::Up) => Some(Bound::Over),
            Cue::Than(Direction::Down) => Some(Bound::Under),
            _ => None,
        }
    }
}
