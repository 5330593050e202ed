//! Words looked up in the text itself, where it does not matter what else they tell.

use super::letters::Letters;

/// The most letters of a word whose letters must match exactly ("M" is not "m").
const SHORT: usize = 3;

/// A word and what it stands for.
#[derive(Debug)]
struct Entry<T> {
    /// In lower case.
    text: Box<str>,
    /// As written, where capitals matter.
    exact: Option<Box<str>>,
    tells: T,
}

/// Words by the last byte of a letter's code, longest first.
#[derive(Debug)]
pub(super) struct Wordlist<T> {
    slots: Vec<Vec<Entry<T>>>,
    /// By the last letter instead of the first.
    from_end: bool,
}

impl<T> Default for Wordlist<T> {
    fn default() -> Self {
        Self::new(Vec::new(), false)
    }
}

impl<T> Wordlist<T> {
    /// Words that are looked for where they begin; or, with `from_end`, where they end.
    pub(super) fn new(words: Vec<(String, T)>, from_end: bool) -> Self {
        let mut list = Self {
            slots: (0..256).map(|_| Vec::new()).collect(),
            from_end,
        };
        for (word, tells) in words {
            let text = Letters::get().fold(word.trim());
            let key = if from_end {
                text.chars().next_back()
            } else {
                text.chars().next()
            };
            let short = text.chars().count() <= SHORT && word.is_ascii();
            let exact = short.then(|| word.trim().into());
            let text = text.into_boxed_str();
            if let Some(key) = key {
                list.slots[slot(key)].push(Entry { text, exact, tells });
            }
        }
        for entries in &mut list.slots {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.text.len()));
        }
        list
    }

    /// What the longest word that begins here and ends with a word tells, and where it ends.
    pub(super) fn at(&self, text: &str, at: usize) -> Option<(&T, usize)> {
        let letters = Letters::get();
        let first = text.get(at..)?.chars().next()?;
        self.slots[slot(letters.lower(first))]
            .iter()
            .find_map(|entry| {
                let end = letters
                    .after(text, at, &entry.text)
                    .or_else(|| after_spaced(letters, text, at, &entry.text))?;
                (entry.fits(&text[at..end]) && letters.is_edge(text, end))
                    .then_some((&entry.tells, end))
            })
    }

    /// What the longest word that ends here and begins with a word tells, and where it begins.
    pub(super) fn ending(&self, text: &str, end: usize) -> Option<(&T, usize)> {
        debug_assert!(self.from_end);
        let letters = Letters::get();
        let last = text.get(..end)?.chars().next_back()?;
        self.slots[slot(letters.lower(last))]
            .iter()
            .find_map(|entry| {
                let start = end.checked_sub(entry.text.len())?;
                let there = text.is_char_boundary(start)
                    && letters.after(text, start, &entry.text) == Some(end);
                (there && entry.fits(&text[start..end]) && letters.is_edge(text, start))
                    .then_some((&entry.tells, start))
            })
    }
}

impl<T> Entry<T> {
    fn fits(&self, written: &str) -> bool {
        self.exact
            .as_deref()
            .is_none_or(|exact| exact == written || exact == written.replace('\u{a0}', " "))
    }
}

/// Where the text goes on behind words whose spaces may be such that do not break.
fn after_spaced(letters: Letters, text: &str, at: usize, words: &str) -> Option<usize> {
    let mut parts = words.split(' ');
    let mut end = letters.after(text, at, parts.next()?)?;
    for part in parts {
        let space = text[end..].chars().next().filter(|c| c.is_whitespace())?;
        end = letters.after(text, end + space.len_utf8(), part)?;
    }
    Some(end)
}

fn slot(letter: char) -> usize {
    letter as usize & 0xff
}
