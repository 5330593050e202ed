//! Brackets: words in two parts with the rest of the clause between them ("gingen … zurück").

use super::cue::Cue;
use super::{Lexicon, Mark, What};

/// What stands between the two parts in a language file.
pub(super) const GAP: &str = " … ";

/// What stands behind the last part where the clause may go on.
pub(super) const MORE: &str = " …";

/// A word in two parts, by numbers of forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bracket {
    pub(super) first: u32,
    pub(super) last: u32,
    /// May the clause go on behind it?
    pub(super) goes_on: bool,
    /// The form that tells what both together mean.
    pub(super) whole: u32,
}

/// How far apart the two parts may stand, in marks.
const REACH: usize = 48;

impl Lexicon {
    /// Puts what a word in two parts tells at its first part; its last part then tells nothing.
    pub(super) fn join_brackets(&self, marks: &mut [Mark]) {
        if self.brackets.is_empty() {
            return;
        }
        for at in 0..marks.len() {
            let What::Form(first) = marks[at].what else {
                continue;
            };
            let start = self.brackets.partition_point(|known| known.first < first);
            let own = self.brackets[start..].iter();
            let own = own.take_while(|known| known.first == first);
            if let Some((bracket, last)) = own
                .filter_map(|bracket| Some((bracket, self.closes(marks, at, *bracket)?)))
                .min_by_key(|(_, last)| *last)
            {
                marks[at].what = What::Form(bracket.whole);
                marks[last].what = What::Other;
            }
        }
    }

    /// The last part, where it ends a clause of this sentence.
    fn closes(&self, marks: &[Mark], at: usize, bracket: Bracket) -> Option<usize> {
        let until = marks.len().min(at + 1 + REACH);
        let stop = |at: &usize| matches!(marks[*at].what, What::Punct('.' | ';' | '!' | '?'));
        (at + 1..until).take_while(|at| !stop(at)).find(|&at| {
            marks[at].what == What::Form(bracket.last)
                && (bracket.goes_on || self.ends_clause(marks, at + 1))
        })
    }

    /// Does a clause end before this mark?
    fn ends_clause(&self, marks: &[Mark], at: usize) -> bool {
        match marks.get(at).map(|mark| mark.what) {
            None | Some(What::Punct(_)) => true,
            Some(What::Form(form)) => matches!(
                self.cue(form),
                Cue::And
                    | Cue::Or
                    | Cue::While
                    | Cue::Against
                    | Cue::By
                    | Cue::Compare(_)
                    | Cue::Says
            ),
            Some(What::Number | What::Other) => false,
        }
    }
}
