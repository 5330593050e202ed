//! Which period patterns may start at a mark: told by the mark and the one behind it.

use super::cue::Cue;
use super::pattern::{Element, Pattern};
use super::{Form, Mark, What};

/// Patterns that begin alike.
#[derive(Debug, Clone, Default)]
struct Start {
    /// Numbers of those whose second element is no word, in order.
    open: Vec<u32>,
    /// Second word and number of the others, in order.
    bound: Vec<(u32, u32)>,
}

/// Patterns by what they begin with.
#[derive(Debug)]
pub(super) struct Starts {
    /// By number of the form.
    forms: Vec<Start>,
    digits: Start,
}

impl Starts {
    /// Patterns are numbered in the order given.
    pub(super) fn new(patterns: &[Pattern], forms: &[Form]) -> Self {
        let mut starts = Self {
            forms: vec![Start::default(); forms.len()],
            digits: Start::default(),
        };
        for (id, pattern) in (0_u32..).zip(patterns) {
            starts.add(id, &pattern.elements, forms);
        }
        for start in &mut starts.forms {
            start.bound.sort_unstable();
        }
        starts.digits.bound.sort_unstable();
        starts
    }

    fn add(&mut self, id: u32, elements: &[Element], forms: &[Form]) {
        let Some(first) = elements.first() else {
            return;
        };
        let add = |start: &mut Start| match elements.get(1) {
            Some(Element::Word(word)) => start.bound.push((*word, id)),
            _ => start.open.push(id),
        };
        let may_fill = |cue: &Cue| match first {
            Element::Month => matches!(cue, Cue::Month(_)),
            Element::Count | Element::Quarter => matches!(cue, Cue::Cardinal(_) | Cue::Ordinal(_)),
            _ => false,
        };
        if let Element::Year | Element::Count | Element::Quarter | Element::Day = first {
            add(&mut self.digits);
        }
        match first {
            Element::Word(word) => self.forms.get_mut(*word as usize).map_or((), add),
            Element::Month | Element::Count | Element::Quarter => {
                let fits = self.forms.iter_mut().zip(forms);
                fits.filter(|(_, form)| may_fill(&form.cue))
                    .for_each(|(start, _)| add(start));
            }
            _ => {}
        }
    }

    /// The numbers of the patterns that may start at a mark, in order.
    pub(super) fn at(&self, mark: &Mark, next: Option<&Mark>) -> impl Iterator<Item = u32> {
        let start = match mark.what {
            What::Form(form) => self.forms.get(form as usize),
            What::Number => Some(&self.digits),
            What::Punct(_) | What::Other => None,
        };
        let bound = start.map_or(&[][..], |start| &start.bound);
        let bound = match next.map(|next| next.what) {
            Some(What::Form(word)) => {
                let from = bound.partition_point(|(second, _)| *second < word);
                let rest = &bound[from..];
                &rest[..rest.partition_point(|(second, _)| *second == word)]
            }
            _ => &[],
        };
        let mut bound = bound.iter().map(|(_, id)| *id).peekable();
        let mut open = start
            .map_or(&[][..], |start| &start.open)
            .iter()
            .copied()
            .peekable();
        std::iter::from_fn(move || match (open.peek(), bound.peek()) {
            (Some(a), Some(b)) if a > b => bound.next(),
            (None, _) => bound.next(),
            _ => open.next(),
        })
    }
}
