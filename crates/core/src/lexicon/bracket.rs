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

/// The longest number, in bytes, that a full stop behind it may make an ordinal ("im 1. Halbjahr", "am 31. Mai").
const ORDINAL: usize = 2;

/// Is the full stop at a mark that of an ordinal, not of a sentence?
fn ends_ordinal(marks: &[Mark], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let number = marks[before];
        matches!(number.what, What::Number)
            && number.span.len() <= ORDINAL
            && number.span.end == marks[at].span.start
    })
}

/// The bit of a form.
pub(super) const fn bit_of(form: u32) -> u64 {
    1 << (form % 64)
}

impl Lexicon {
    /// The bits of the first parts of words in two: most forms are told by theirs that they are none.
    pub(super) fn first_parts(&self) -> u64 {
        let firsts = self.brackets.iter().map(|known| bit_of(known.first));
        firsts.fold(0, |bits, bit| bits | bit)
    }

    /// Puts what a word in two parts tells at its first part; its last part then tells nothing. `opened` are the marks that may be
    /// first parts.
    pub(super) fn join_brackets(&self, marks: &mut [Mark], opened: &[usize]) {
        for &at in opened {
            let What::Form(first) = marks[at].what else {
                continue;
            };
            let start = self.brackets.partition_point(|known| known.first < first);
            let own = &self.brackets[start..];
            let own = &own[..own.partition_point(|known| known.first == first)];
            if let Some((whole, last)) = self.closes(marks, at, own) {
                marks[at].what = What::Form(whole);
                marks[last].what = What::Other;
            }
        }
    }

    /// The first last part of these words that ends a clause of this sentence, and what both mean.
    fn closes(&self, marks: &[Mark], at: usize, own: &[Bracket]) -> Option<(u32, usize)> {
        if own.is_empty() {
            return None;
        }
        let until = marks.len().min(at + 1 + REACH);
        let stop = |at: &usize| match marks[*at].what {
            What::Punct('.') => !ends_ordinal(marks, *at),
            What::Punct(';' | '!' | '?') => true,
            _ => false,
        };
        (at + 1..until).take_while(|at| !stop(at)).find_map(|at| {
            let What::Form(last) = marks[at].what else {
                return None;
            };
            let start = own.partition_point(|known| known.last < last);
            let mut known = own[start..].iter().take_while(|known| known.last == last);
            let closed = known.find(|known| known.goes_on || self.ends_clause(marks, at + 1))?;
            Some((closed.whole, at))
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
