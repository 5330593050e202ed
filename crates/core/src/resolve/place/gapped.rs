//! "Россия продала газа на 2,9 млрд, а Узбекистан — на 0,8 млрд": the next one who does the same, with the verb left out.

use crate::lexicon::{Cue, Naming};
use crate::resolve::line::Token;
use crate::resolve::walk::Walk;

/// How far before the next subject the verb may stand, in items.
const VERB: usize = 12;

impl Walk<'_, '_> {
    /// Is the area at an item the next subject of the verb before, with an amount of its own?
    pub(super) fn does_the_same(&self, at: usize) -> bool {
        let line = self.line;
        let name = matches!(
            line.cue(at),
            Some(Cue::Area(_, Naming::Name | Naming::Subject))
        );
        let dash = matches!(line.sign(at + 1), Some('–' | '—'));
        let Some(before) = at.checked_sub(1).filter(|_| name && !line.postpositions) else {
            return false;
        };
        let joined = matches!(line.cue(before), Some(Cue::And | Cue::While))
            || dash && line.sign(before) == Some(',');
        let start = at + usize::from(dash);
        let sized = line.ahead(start, 3, |after| match line.items[after].token {
            Token::Amount(_) => Some(true),
            Token::Cue(Cue::By | Cue::Hedge(_)) => None,
            _ => Some(false),
        });
        let told = self.frame.reporter.as_ref().is_some_and(|said| said.own);
        let verb = self.frame.flow.as_ref().is_some_and(|said| {
            let acts = (before.saturating_sub(VERB)..before).any(|item| {
                line.items[item].span == said.span
                    && matches!(line.cue(item), Some(Cue::Flow(word)) if word.is_verb())
            });
            said.own && acts
        });
        joined
            && sized == Some(true)
            && told
            && verb
            && self.partners.is_empty()
            && !self.found.is_empty()
    }
}
