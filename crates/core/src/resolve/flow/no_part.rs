//! Goods before a flow that are not what it is of: why it moved, or in spite of what.

use crate::lexicon::Cue;
use crate::resolve::line::Token;
use crate::resolve::place::area_at;
use crate::resolve::walk::{ASIDE, Walk};

impl Walk<'_, '_> {
    /// "Even with beef suspended for three months, exports to China rose": a good in a clause of its own that a comma ends before the flow.
    pub(super) fn is_conceded(&self, good: usize, flow: usize) -> bool {
        let comma = (good + 1..flow).find(|&item| self.line.sign(item) == Some(','));
        let dated = |item: usize| {
            matches!(self.line.items[item].token, Token::Period)
                || matches!(
                    self.line.cue(item),
                    Some(Cue::StreakUnit(_) | Cue::Cardinal(_))
                )
        };
        comma.is_some_and(|comma| {
            (good + 1..comma).any(|item| matches!(self.line.items[item].token, Token::Word))
                && (good + 1..comma).any(dated)
        })
    }

    /// "Dairy products drove exports up", "gold lifted exports": a good that moves the flow behind it is why, and not what it is of.
    pub(super) fn is_caused(&self, at: usize) -> bool {
        let line = self.line;
        let Some((good, _)) = self.goods.last() else {
            return false;
        };
        let verb = (at.saturating_sub(4)..at).rev().find(|&item| {
            !matches!(
                line.items[item].token,
                Token::Word | Token::Sign('\'' | '’')
            ) && area_at(line, item).is_none()
        });
        let moved =
            verb.is_some_and(|verb| verb > *good && matches!(line.cue(verb), Some(Cue::Move(_))));
        let start = (0..*good)
            .rev()
            .find(|&item| line.is_boundary(item) || line.sign(item) == Some(','))
            .map_or(0, |item| item + 1);
        let light = |item: usize| {
            matches!(line.items[item].token, Token::Word)
                || matches!(line.cue(item), Some(Cue::Good(_) | Cue::And))
        };
        let noun = matches!(line.cue(at), Some(Cue::Flow(word)) if !word.is_verb());
        noun && !line.postpositions
            && moved
            && good - start <= ASIDE
            && (start..*good).all(light)
            && (*good + 1..at).all(|item| !line.separates(item))
    }
}
