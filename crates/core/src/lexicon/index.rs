//! Forms as a tree of their letters: one walk from where a word begins, for as long as some form goes on.

use super::letters::{Letters, first_char, is_digit, is_spaceless};
use std::ops::Range;

/// The node that every form begins behind.
const ROOT: u32 = 0;

/// No node, no entry.
const NONE: u32 = u32::MAX;

/// How many of the last cells are tried when a node looks for room for those behind it.
const TRIED: usize = 256;

/// Forms that are alike in lower case: where their letters and their numbers lie in the index.
#[derive(Debug, Clone, Copy)]
struct Entry {
    text: u32,
    forms: u32,
    length: u16,
    count: u16,
    /// Is it one word, in letters of a script with spaces?
    one_word: bool,
}

/// Some first bytes of forms. Where only one form goes on, its other bytes have no nodes of their own.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// The node behind a byte is in the cell `base ^ byte`, where that has this node before it. The highest bits say that an entry
    /// ends here, or alone goes on from here.
    base: u32,
    /// The node before it; none in an empty cell.
    before: u32,
}

/// The bit of a base that says that its cell has an entry.
const ENDS: u32 = 1 << 31;

/// The bit of a base that says that the entry of its cell goes on behind it, alone.
const GOES_ON: u32 = 1 << 30;

/// A node and its cell.
#[derive(Debug, Clone, Copy)]
struct Place {
    cell: u32,
    node: Node,
}

/// An empty cell.
const EMPTY: Node = Node {
    base: 0,
    before: NONE,
};

/// Forms by their bytes in lower case.
#[derive(Debug)]
pub(super) struct Index {
    /// The letters of the entries, one behind the other.
    texts: String,
    /// The numbers of the entries' forms, in the order in which they are tried.
    forms: Vec<u32>,
    /// In order of their texts.
    entries: Vec<Entry>,
    /// The first is the root.
    nodes: Vec<Node>,
    /// The entry of each cell that has one.
    ends: Vec<u32>,
    clitics: Vec<String>,
    /// Which bytes of ASCII begin a clitic, in either case.
    begins_clitic: [bool; 256],
}

impl Index {
    /// From forms in lower case, each with the numbers of the forms that are alike.
    pub(super) fn new(
        alike: impl IntoIterator<Item = (String, Vec<u32>)>,
        clitics: Vec<String>,
    ) -> Self {
        let letters = Letters::get();
        let mut alike: Vec<_> = alike.into_iter().collect();
        alike.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let mut tree = Cells::default();
        tree.grow(&alike);
        let mut index = Self {
            texts: String::new(),
            forms: Vec::new(),
            entries: Vec::with_capacity(alike.len()),
            nodes: tree.nodes,
            ends: tree.ends,
            begins_clitic: first_bytes(&clitics),
            clitics,
        };
        for (text, forms) in &alike {
            index.entries.push(Entry {
                text: number(index.texts.len()),
                forms: number(index.forms.len()),
                length: u16::try_from(text.len()).unwrap_or(u16::MAX),
                count: u16::try_from(forms.len()).unwrap_or(u16::MAX),
                one_word: is_one_word(letters, text),
            });
            index.texts.push_str(text);
            index.forms.extend(forms);
        }
        index
    }

    /// May a form begin with this sign or digit?
    pub(super) fn begins(&self, byte: u8) -> bool {
        self.behind(self.root(), byte).is_some()
    }

    /// The form that stands at an edge of the text: its number, where its word ends, and whether a clitic hangs on it. The
    /// longest wins, then the one without a clitic.
    pub(super) fn find(
        &self,
        letters: Letters,
        text: &str,
        at: usize,
        form: impl Fn(&[u32], &str) -> Option<u32>,
    ) -> Option<(u32, usize, bool)> {
        let mut best = None;
        let (mut place, mut end) = (self.root(), at);
        while let Some(further) = self.step(letters, place, text, end) {
            (place, end) = further;
            if place.node.base & ENDS != 0 && !self.is_inside(place, text, end) {
                let better = self.better(letters, place, text, at..end, best, &form);
                best = better.or(best);
            }
        }
        best
    }

    /// The entry of a place, whose first letters stand in a stretch of the text, where it beats the best so far. Apart from the
    /// walk, which is quicker without it.
    #[inline(never)]
    fn better(
        &self,
        letters: Letters,
        place: Place,
        text: &str,
        so_far: Range<usize>,
        best: Option<(u32, usize, bool)>,
        form: &impl Fn(&[u32], &str) -> Option<u32>,
    ) -> Option<(u32, usize, bool)> {
        let entry = self.entry(place)?;
        let at = so_far.start;
        let (form_end, word_end) = self.stands(letters, entry, text, at, so_far.end)?;
        let clitic = word_end > form_end;
        // "keduanya" itself comes before "kedua" with a clitic.
        let beats =
            |(_, longest, hangs)| word_end > longest || word_end == longest && hangs && !clitic;
        if !best.is_none_or(beats) {
            return None;
        }
        let found = form(self.forms_of(entry), text.get(at..form_end)?)?;
        Some((found, word_end, clitic))
    }

    /// Does the entry of a place end between two letters of ASCII, with no clitic behind it? So do most that do not stand there.
    #[inline]
    fn is_inside(&self, place: Place, text: &str, end: usize) -> bool {
        let bytes = text.as_bytes();
        let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        place.node.base & GOES_ON == 0
            && letter(end)
            && letter(end.wrapping_sub(1))
            && !self.begins_clitic[usize::from(bytes[end])]
    }

    /// Where an entry, whose first letters end here, ends, and where its word does; `None` where it does not stand here.
    fn stands(
        &self,
        letters: Letters,
        entry: Entry,
        text: &str,
        at: usize,
        so_far: usize,
    ) -> Option<(usize, usize)> {
        let end = if usize::from(entry.length) == so_far - at {
            so_far
        } else {
            letters.after(text, so_far, &self.text_of(entry)[so_far - at..])?
        };
        let word_end = self.end_of_word(letters, text, end)?;
        // "Ｑ１": a digit in full width goes on with a word.
        let goes_on = entry.one_word && first_char(text, word_end).is_some_and(is_wide_digit);
        (!goes_on).then_some((end, word_end))
    }

    /// Where the word ends that ends, but for a clitic, here; `None` in the middle of a word.
    fn end_of_word(&self, letters: Letters, text: &str, at: usize) -> Option<usize> {
        if letters.is_edge(text, at) {
            return Some(at);
        }
        self.clitics
            .iter()
            .filter_map(|clitic| letters.after(text, at, clitic))
            .find(|&end| letters.is_edge(text, end))
    }

    /// The place behind the letter of the text that stands here, and where that letter ends.
    #[inline]
    fn step(&self, letters: Letters, from: Place, text: &str, at: usize) -> Option<(Place, usize)> {
        let byte = *text.as_bytes().get(at)?;
        if byte.is_ascii() {
            return Some((self.behind(from, byte.to_ascii_lowercase())?, at + 1));
        }
        let letter = letters.lower(first_char(text, at)?);
        let mut room = [0; 4];
        let mut bytes = letter.encode_utf8(&mut room).bytes();
        let place = bytes.try_fold(from, |place, byte| self.behind(place, byte))?;
        Some((place, at + letter.len_utf8()))
    }

    /// The entry that ends at a place, or alone goes on from there.
    fn entry(&self, place: Place) -> Option<Entry> {
        let entry = *self.ends.get(place.cell as usize)?;
        self.entries.get(entry as usize).copied()
    }

    fn text_of(&self, entry: Entry) -> &str {
        let start = entry.text as usize;
        self.texts
            .get(start..start + usize::from(entry.length))
            .unwrap_or_default()
    }

    fn forms_of(&self, entry: Entry) -> &[u32] {
        let start = entry.forms as usize;
        self.forms
            .get(start..start + usize::from(entry.count))
            .unwrap_or_default()
    }

    fn root(&self) -> Place {
        Place {
            cell: ROOT,
            node: self.nodes[ROOT as usize],
        }
    }

    /// The place behind a byte.
    fn behind(&self, from: Place, byte: u8) -> Option<Place> {
        let cell = (from.node.base & !(ENDS | GOES_ON)) ^ u32::from(byte);
        let node = *self.nodes.get(cell as usize)?;
        (node.before == from.cell).then_some(Place { cell, node })
    }
}

/// Which bytes some texts in lower case begin with, in either case.
fn first_bytes(texts: &[String]) -> [bool; 256] {
    let mut first = [false; 256];
    for byte in texts.iter().filter_map(|text| text.bytes().next()) {
        first[usize::from(byte)] = true;
        first[usize::from(byte.to_ascii_uppercase())] = true;
    }
    first
}

/// Is it one word, in letters of a script with spaces?
fn is_one_word(letters: Letters, text: &str) -> bool {
    let letter = |c: char| letters.is_word(c) && !is_digit(c) && !is_spaceless(c);
    first_char(text, 0).is_some_and(letter) && word_end(letters, text, 0) == text.len()
}

/// Forms in order of their letters, each with its numbers.
type Alike = [(String, Vec<u32>)];

/// The cells of a tree while it grows.
#[derive(Default)]
struct Cells {
    nodes: Vec<Node>,
    ends: Vec<u32>,
}

impl Cells {
    /// Makes the tree of forms in order of their texts.
    fn grow(&mut self, alike: &Alike) {
        self.reach(255);
        let mut open = vec![(ROOT, 0..alike.len(), 0)];
        while let Some((node, mut range, depth)) = open.pop() {
            let Some((first, _)) = alike.get(range.start) else {
                continue;
            };
            let alone = range.len() == 1 && depth > 0 && first.is_char_boundary(depth);
            let mut flag = 0;
            if first.len() == depth || alone {
                self.ends[node as usize] = number(range.start);
                flag = if first.len() == depth {
                    ENDS
                } else {
                    ENDS | GOES_ON
                };
                self.nodes[node as usize].base = flag;
                range.start += 1;
            }
            let parts = parts(alike, range, depth);
            if parts.is_empty() {
                continue;
            }
            let base = self.room(&parts);
            self.nodes[node as usize].base = base | flag;
            for (byte, range) in parts {
                let next = base ^ u32::from(byte);
                self.nodes[next as usize].before = node;
                open.push((next, range, depth + 1));
            }
        }
    }

    /// A base that leads to empty cells for every byte, near the end of the cells.
    fn room(&mut self, parts: &[(u8, Range<usize>)]) -> u32 {
        let mut base = number(self.nodes.len().saturating_sub(TRIED));
        while !parts
            .iter()
            .all(|(byte, _)| self.is_empty(base ^ u32::from(*byte)))
        {
            base += 1;
        }
        self.reach(base as usize | 0xff);
        base
    }

    fn is_empty(&self, cell: u32) -> bool {
        let node = self.nodes.get(cell as usize);
        cell != ROOT && node.is_none_or(|node| node.before == NONE)
    }

    /// Has cells up to and with this one.
    fn reach(&mut self, last: usize) {
        let cells = self.nodes.len().max(last + 1);
        self.nodes.resize(cells, EMPTY);
        self.ends.resize(cells, NONE);
    }
}

/// The bytes that forms go on with at a depth, and the forms of each.
fn parts(alike: &Alike, range: Range<usize>, depth: usize) -> Vec<(u8, Range<usize>)> {
    let byte = |form: &(String, Vec<u32>)| form.0.as_bytes()[depth];
    let mut start = range.start;
    let alike = alike[range].chunk_by(|a, b| byte(a) == byte(b));
    let part = |forms: &Alike| {
        let range = start..start + forms.len();
        start = range.end;
        (byte(&forms[0]), range)
    };
    alike.map(part).collect()
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}

/// Is it a digit in the width of East Asian letters?
const fn is_wide_digit(c: char) -> bool {
    is_digit(c) && !c.is_ascii()
}

/// Where the word that begins with the letter here ends: at a sign, a space or a digit; behind one letter of a script without
/// spaces.
pub(super) fn word_end(letters: Letters, text: &str, at: usize) -> usize {
    let (bytes, mut end) = (text.as_bytes(), at);
    while let Some(&byte) = bytes.get(end) {
        if byte.is_ascii_alphabetic() {
            end += 1;
            continue;
        }
        let wide = first_char(text, end).filter(|c| !c.is_ascii() && letters.is_word(*c));
        let Some(c) = wide else { break };
        if is_spaceless(c) {
            return if end > at { end } else { end + c.len_utf8() };
        }
        end += c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let forms = [
            "ekspor",
            "ekspor migas",
            "eks",
            "us$",
            "$",
            "中",
            "中国",
            "1h",
            "été",
        ];
        let alike = (0..)
            .zip(forms)
            .map(|(id, form)| (form.to_owned(), vec![id]));
        Index::new(alike, vec!["nya".to_owned()])
    }

    fn find(text: &str) -> Option<(u32, usize, bool)> {
        index().find(Letters::get(), text, 0, |forms, _| forms.first().copied())
    }

    #[test]
    fn the_longest_form_wins() {
        assert_eq!(find("Ekspor migas naik"), Some((1, 12, false)));
        assert_eq!(find("ekspor migasi"), Some((0, 6, false)));
        assert_eq!(find("US$5"), Some((3, 3, false)));
        assert_eq!(find("$5"), Some((4, 1, false)));
        assert_eq!(find("中国和"), Some((6, 6, false)));
        assert_eq!(find("中和"), Some((5, 3, false)));
        assert_eq!(find("1H 2022"), Some((7, 2, false)));
        assert_eq!(find("ÉTÉ"), Some((8, 5, false)));
    }

    #[test]
    fn a_clitic_hangs_on_whole_words_only() {
        assert_eq!(find("eksporNya"), Some((0, 9, true)));
        assert_eq!(find("ekspor migasnya."), Some((1, 15, true)));
        assert_eq!(find("eksporny"), None);
        assert_eq!(find("eksportir"), None);
        assert_eq!(find("nya"), None);
    }

    #[test]
    fn a_word_ends_at_a_sign_space_or_digit() {
        let end = |text| word_end(Letters::get(), text, 0);
        assert_eq!([end("Tee."), end("été 5"), end("Q1")], [3, 5, 1]);
        assert_eq!([end("中国"), end("A中"), end("Ｑ１.")], [3, 1, 6]);
    }
}
