//! Compounds: a word made of another and a tail ("Stahlexporte"), taken apart where the tail is one the language lists.

use super::cue::{Cue, Naming};
use super::letters::Letters;

/// What may stand before a tail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// Anything, known or not.
    Any,
    /// A good or an area.
    Known,
    /// An area.
    Area,
    /// A flow.
    Flow,
    /// A number in an order.
    Ordinal,
}

impl Before {
    /// The one of a list's name in a language file's `[tails]`.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "any" => Self::Any,
            "known" => Self::Known,
            "area" => Self::Area,
            "flow" => Self::Flow,
            "ordinal" => Self::Ordinal,
            _ => return None,
        })
    }

    /// May a word that tells this stand there?
    pub(super) const fn takes(self, cue: Option<&Cue>) -> bool {
        match self {
            Self::Any => true,
            Self::Known => matches!(cue, Some(Cue::Area(..) | Cue::Good(_))),
            Self::Area => matches!(
                cue,
                Some(Cue::Area(_, Naming::Name | Naming::Demonym | Naming::Group))
            ),
            Self::Flow => matches!(cue, Some(Cue::Flow(_))),
            Self::Ordinal => matches!(cue, Some(Cue::Ordinal(_))),
        }
    }
}

/// A tail in lower case, and what may stand before it.
#[derive(Debug)]
struct Tail {
    text: Box<str>,
    before: Before,
}

/// The tails of a language, by their last two bytes.
#[derive(Debug, Default)]
pub(super) struct Tails {
    listed: Vec<Tail>,
    links: Vec<String>,
    /// Numbers of the tails by the last two bytes, longest first; empty where the language joins no words.
    ends: Vec<Vec<u16>>,
}

/// Where a compound's tail begins, and what may stand before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) at: usize,
    pub(super) before: Before,
}

/// How many lists the tails are spread over.
const ENDS: usize = 256;

/// The list that a word's last two bytes lead to.
fn end_of(word: &[u8]) -> Option<usize> {
    let [.., last_but_one, last] = word else {
        return None;
    };
    let low = |byte: u8| usize::from(byte.to_ascii_lowercase());
    Some((low(*last_but_one) * 31 + low(*last)) % ENDS)
}

impl Tails {
    pub(super) fn new(
        tails: impl IntoIterator<Item = (String, Before)>,
        links: Vec<String>,
    ) -> Self {
        let tail = |(text, before): (String, Before)| Tail {
            text: Letters::get().fold(&text).into_boxed_str(),
            before,
        };
        let mut tails: Vec<Tail> = tails.into_iter().map(tail).collect();
        tails.sort_by_key(|tail| std::cmp::Reverse(tail.text.len()));
        let mut ends = vec![Vec::new(); if tails.is_empty() { 0 } else { ENDS }];
        for (number, tail) in (0_u16..).zip(&tails) {
            if let Some(end) = end_of(tail.text.as_bytes()) {
                ends[end].push(number);
            }
        }
        Self {
            listed: tails,
            links,
            ends,
        }
    }

    /// Does the language join words at all?
    pub(super) fn join(&self) -> bool {
        !self.listed.is_empty()
    }

    /// The tails that a word ends with, longest first.
    pub(super) fn cuts<'a>(
        &'a self,
        letters: Letters,
        word: &'a str,
    ) -> impl Iterator<Item = Cut> + 'a {
        let end = end_of(word.as_bytes()).and_then(|end| self.ends.get(end));
        end.into_iter().flatten().filter_map(move |&number| {
            let tail = &self.listed[usize::from(number)];
            let at = word.len().checked_sub(tail.text.len())?;
            let fits = at > 1
                && word.is_char_boundary(at)
                && letters.after(word, at, &tail.text).is_some();
            fits.then_some(Cut {
                at,
                before: tail.before,
            })
        })
    }

    /// Where the first word of a compound may end: at the tail, or before letters that only link the two.
    pub(super) fn fronts<'a>(
        &'a self,
        word: &'a str,
        at: usize,
    ) -> impl Iterator<Item = usize> + 'a {
        let front = &word[..at];
        let linked = |link: &String| {
            front
                .strip_suffix(link.as_str())
                .map(str::len)
                .filter(|&len| len > 1)
        };
        std::iter::once(at).chain(self.links.iter().filter_map(linked))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_cut_at_its_longest_tail() {
        let tails = [("Exporte", Before::Any), ("Handel", Before::Area)];
        let tails = Tails::new(
            tails.map(|(text, before)| (text.to_owned(), before)),
            vec!["s".to_owned(), "n".to_owned()],
        );
        let cuts = |word| -> Vec<usize> {
            let cuts = tails.cuts(Letters::get(), word);
            cuts.map(|cut| cut.at).collect()
        };
        assert_eq!(cuts("Stahlexporte"), [5]);
        assert_eq!(cuts("Chinahandel"), [5]);
        assert_eq!(cuts("Exporte"), [0_usize; 0]);
        assert_eq!(cuts("Händel"), [0_usize; 0]);
        let fronts: Vec<usize> = tails.fronts("Maschinenexporte", 9).collect();
        assert_eq!(fronts, [9, 8]);
    }
}
