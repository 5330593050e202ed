//! The period patterns as a tree, so that a mark is held against the few that can stand there.

use super::cue::Cue;
use super::pattern::{Element, Pattern};
use super::{Mark, What};

/// What may follow the elements that lead here.
#[derive(Debug, Default)]
struct Node {
    /// Words and the nodes behind them, in order of the words.
    words: Vec<(u32, u32)>,
    /// Signs and slots and the nodes behind them.
    others: Vec<(Element, u32)>,
    /// Numbers of the patterns that end here.
    ends: Vec<u32>,
    /// The bits of the marks that may stand next: most marks that do not are told by them.
    next: u64,
}

impl Node {
    /// The bits of everything that may stand next.
    fn bits(&self) -> u64 {
        let others = self.others.iter().map(|(element, _)| match element {
            Element::Word(_) => 0,
            Element::Dash | Element::Sign(_) => SIGN,
            Element::Month => MONTH,
            Element::Year => YEAR | NUMBER,
            Element::Count | Element::Quarter => COUNT | NUMBER,
            Element::ShortYear | Element::Day => NUMBER,
        });
        let words = self.words.iter().map(|(form, _)| word_bit(*form));
        words.chain(others).fold(0, |bits, bit| bits | bit)
    }
}

/// The bits of marks that are no words; those of words are below.
const SIGN: u64 = 1 << 63;
const NUMBER: u64 = 1 << 62;
const MONTH: u64 = 1 << 61;
const YEAR: u64 = 1 << 60;
const COUNT: u64 = 1 << 59;

/// The bit of a word.
const fn word_bit(form: u32) -> u64 {
    1 << (form % 59)
}

/// The bits of a form: that of its word, and those of the slots that it may fill.
const fn form_bits(form: u32, cue: &Cue) -> u64 {
    let slot = match cue {
        Cue::Month(_) => MONTH,
        Cue::Year(_) | Cue::Era(_) => YEAR,
        Cue::Ordinal(_) | Cue::Cardinal(_) => COUNT,
        _ => 0,
    };
    word_bit(form) | slot
}

/// How a form may begin a pattern, or stand in one.
#[derive(Debug, Clone, Copy, Default)]
struct Begin {
    /// The node behind it as a word; the root where there is none.
    word: u32,
    /// May it fill a slot?
    slot: bool,
    /// Does it name a period by itself?
    alone: bool,
    /// Its bits.
    bits: u64,
}

/// Patterns by their elements.
#[derive(Debug)]
pub(super) struct Tree {
    /// The first is the root.
    nodes: Vec<Node>,
    /// How each form may begin a pattern, by number.
    begins: Vec<Begin>,
}

impl Tree {
    /// Patterns are numbered in the order given. Those that begin with a sign, or a short year but before a word, are left out.
    pub(super) fn new<'a>(
        patterns: &[Pattern],
        cues: impl ExactSizeIterator<Item = &'a Cue>,
    ) -> Self {
        let mut tree = Self {
            nodes: vec![Node::default()],
            begins: vec![Begin::default(); cues.len()],
        };
        for (id, pattern) in (0_u32..).zip(patterns) {
            if !begins(&pattern.elements) {
                continue;
            }
            let end = pattern
                .elements
                .iter()
                .fold(0, |node, element| tree.child(node, *element));
            tree.nodes[end as usize].ends.push(id);
        }
        for node in &mut tree.nodes {
            node.next = node.bits();
        }
        tree.begins = cues
            .zip(0_u32..)
            .map(|(cue, form)| tree.begin(form, cue))
            .collect();
        tree
    }

    /// How a pattern may begin with the form.
    fn begin(&self, form: u32, cue: &Cue) -> Begin {
        let root = &self.nodes[0];
        let word = root.words.binary_search_by_key(&form, |(word, _)| *word);
        let slot = |(element, _): &(Element, u32)| fills(*element, What::Form(form), |_| cue);
        Begin {
            word: word.map_or(0, |at| root.words[at].1),
            slot: matches!(cue, Cue::Era(_)) || root.others.iter().any(slot),
            alone: matches!(cue, Cue::Relative(_)),
            bits: form_bits(form, cue),
        }
    }

    /// The node behind an element, made where there is none.
    fn child(&mut self, parent: u32, element: Element) -> u32 {
        let new = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let node = &mut self.nodes[parent as usize];
        let known = match element {
            Element::Word(word) => {
                match node.words.binary_search_by_key(&word, |(word, _)| *word) {
                    Ok(at) => Some(node.words[at].1),
                    Err(at) => {
                        node.words.insert(at, (word, new));
                        None
                    }
                }
            }
            other => {
                let known = node.others.iter().find(|(element, _)| *element == other);
                let known = known.map(|(_, child)| *child);
                if known.is_none() {
                    node.others.push((other, new));
                }
                known
            }
        };
        known.unwrap_or_else(|| {
            self.nodes.push(Node::default());
            new
        })
    }

    /// May a phrase that names a period begin with this mark?
    pub(super) fn may_begin(&self, mark: &Mark) -> bool {
        let begin = self.begin_of(mark);
        begin.word != 0 || begin.slot || begin.alone
    }

    fn begin_of(&self, mark: &Mark) -> Begin {
        let bits = match mark.what {
            What::Form(form) => {
                return self.begins.get(form as usize).copied().unwrap_or_default();
            }
            What::Number => NUMBER,
            What::Punct(_) => SIGN,
            What::Other => 0,
        };
        Begin {
            slot: mark.what == What::Number,
            bits,
            ..Begin::default()
        }
    }

    /// The numbers of the patterns that may stand at the start of these marks, in order. Slots are held against the kind of
    /// mark alone.
    #[inline]
    pub(super) fn standing<'a>(&self, marks: &[Mark], cue: impl Fn(u32) -> &'a Cue) -> Vec<u32> {
        let mut found = Vec::new();
        let Some((mark, rest)) = marks.split_first() else {
            return found;
        };
        let begin = self.begin_of(mark);
        if begin.word != 0 {
            self.walk(begin.word, rest, &cue, &mut found);
        }
        if begin.slot {
            self.fill(0, mark, rest, &cue, &mut found);
        }
        found.sort_unstable();
        found
    }

    fn walk<'a>(
        &self,
        at_node: u32,
        marks: &[Mark],
        cue: &impl Fn(u32) -> &'a Cue,
        found: &mut Vec<u32>,
    ) {
        let node = &self.nodes[at_node as usize];
        found.extend(&node.ends);
        let Some((mark, rest)) = marks.split_first() else {
            return;
        };
        if node.next & self.begin_of(mark).bits == 0 {
            return;
        }
        if let What::Form(form) = mark.what
            && let Ok(at) = node.words.binary_search_by_key(&form, |(word, _)| *word)
        {
            self.walk(node.words[at].1, rest, cue, found);
        }
        self.fill(at_node, mark, rest, cue, found);
    }

    /// Goes on behind the signs and slots that a mark may be.
    fn fill<'a>(
        &self,
        node: u32,
        mark: &Mark,
        rest: &[Mark],
        cue: &impl Fn(u32) -> &'a Cue,
        found: &mut Vec<u32>,
    ) {
        for (element, child) in &self.nodes[node as usize].others {
            if *element == Element::Year && is_in_era(mark, rest, cue) {
                self.walk(*child, &rest[1..], cue, found);
            }
            if fills(*element, mark.what, cue) {
                self.walk(*child, rest, cue, found);
            }
        }
    }
}

/// "令和5": an era with the number of its year?
fn is_in_era<'a>(mark: &Mark, rest: &[Mark], cue: &impl Fn(u32) -> &'a Cue) -> bool {
    matches!(mark.what, What::Form(form) if matches!(cue(form), Cue::Era(_)))
        && rest
            .first()
            .is_some_and(|next| next.what == What::Number && next.glued)
}

/// May a pattern begin so? Not with a sign, nor with two digits for a year but before a word: too many numbers have two.
fn begins(elements: &[Element]) -> bool {
    match elements {
        [] | [Element::Dash | Element::Sign(_), ..] | [Element::ShortYear] => false,
        [Element::ShortYear, next, ..] => matches!(next, Element::Word(_)),
        _ => true,
    }
}

/// May a mark fill a slot, or is it the sign?
fn fills<'a>(element: Element, what: What, cue: impl Fn(u32) -> &'a Cue) -> bool {
    match (element, what) {
        (Element::Sign(sign), What::Punct(c)) => sign == c,
        (Element::Year, What::Form(form)) => matches!(cue(form), Cue::Year(_)),
        (Element::Month, What::Form(form)) => matches!(cue(form), Cue::Month(_)),
        (Element::Count | Element::Quarter, What::Form(form)) => {
            matches!(cue(form), Cue::Ordinal(_) | Cue::Cardinal(_))
        }
        (Element::Dash, What::Punct(_))
        | (
            Element::Year | Element::ShortYear | Element::Count | Element::Quarter | Element::Day,
            What::Number,
        ) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Shape;
    use super::*;
    use crate::text::Span;

    #[test]
    fn only_patterns_that_can_stand_are_tried() {
        let pattern = |elements: &[Element]| Pattern {
            shape: Shape::Month,
            elements: elements.to_vec(),
            number: None,
        };
        let patterns = [
            pattern(&[Element::Year, Element::Word(7), Element::Month]),
            pattern(&[Element::Year, Element::Sign('\''), Element::Month]),
            pattern(&[Element::Year, Element::Month]),
            pattern(&[Element::Year]),
            pattern(&[Element::ShortYear, Element::Sign('/')]),
        ];
        let mut cues = vec![Cue::Plain; 9];
        cues[1] = Cue::Month(1);
        let tree = Tree::new(&patterns, cues.iter());
        let standing = |marks: &[What]| {
            let mark = |what: &What| Mark {
                span: Span::new(0, 0),
                what: *what,
                clitic: false,
                glued: false,
            };
            let marks: Vec<Mark> = marks.iter().map(mark).collect();
            tree.standing(&marks, |form| {
                if form == 1 {
                    &Cue::Month(1)
                } else {
                    &Cue::Plain
                }
            })
        };
        let (year, month) = (What::Number, What::Form(1));
        assert_eq!(standing(&[year, What::Form(7), month]), [0, 3]);
        assert_eq!(standing(&[year, What::Punct('\''), month]), [1, 3]);
        assert_eq!(standing(&[year, month]), [2, 3]);
        assert_eq!(standing(&[year, What::Form(8), month]), [3]);
        assert_eq!(standing(&[month]), [0_u32; 0]);
    }
}
