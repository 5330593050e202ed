//! Forms by the word they begin with: one look into a table for each word of a text.

use super::letters::{Letters, first_char, is_digit, is_spaceless};

/// The hash of nothing.
const SEED: u32 = 0x811c_9dc5;

/// The lower case of the letters of ASCII; zero for every other byte.
const SMALL: [u8; 256] = {
    let mut small = [0; 256];
    let mut letter = b'a';
    while letter <= b'z' {
        small[letter as usize] = letter;
        small[letter.to_ascii_uppercase() as usize] = letter;
        letter += 1;
    }
    small
};

/// The hash of some letters and one byte more.
const fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

fn hash(text: &str) -> u32 {
    text.bytes().fold(SEED, mix)
}

/// Forms that are alike in lower case.
#[derive(Debug)]
struct Entry {
    /// What it is found by: the hash of its head, or of its first two words, and of what is behind where enough follows (see
    /// [`onward`]).
    hash: u32,
    /// Hash of its head.
    head: u32,
    /// Hash of its first two words, where it is found by what is behind them.
    two: Option<u32>,
    /// The forms in lower case.
    text: Box<str>,
    /// Numbers of the forms, in the order in which they are tried.
    forms: Vec<u32>,
}

impl Entry {
    fn new(letters: Letters, text: String, forms: Vec<u32>) -> Self {
        let head = head_len(letters, &text);
        let alone = hash(&text[..head]);
        let deep = second(letters, &text, head, alone)
            .and_then(|(end, two)| Some((onward(letters, &text, end, two)?, two)));
        let near = || onward(letters, &text, head, alone).unwrap_or(alone);
        Self {
            hash: deep.map_or_else(near, |(hash, _)| hash),
            head: alone,
            two: deep.map(|(_, two)| two),
            text: text.into_boxed_str(),
            forms,
        }
    }
}

/// The hash of a head with the sign and the two letters behind it, in lower case: most forms that share a head differ there.
/// `None` where less than that follows.
fn onward(letters: Letters, text: &str, head_end: usize, head: u32) -> Option<u32> {
    let mut hash = mix(head, 0);
    if let Some(next) = text.as_bytes()[head_end..].first_chunk::<3>()
        && next.is_ascii()
    {
        return Some(
            next.iter()
                .fold(hash, |hash, byte| mix(hash, byte.to_ascii_lowercase())),
        );
    }
    let mut letter = text[head_end..].chars();
    for _ in 0..3 {
        hash = mix_letter(hash, letters.lower(letter.next()?));
    }
    Some(hash)
}

/// The word behind a head and one sign: where it ends, and the hash of both words. `None` where no word follows.
fn second(letters: Letters, text: &str, head_end: usize, head: u32) -> Option<(usize, u32)> {
    let sign = first_char(text, head_end).filter(|&sign| !letters.is_word(sign))?;
    let start = head_end + sign.len_utf8();
    first_char(text, start).filter(|&first| letters.is_word(first) && !is_digit(first))?;
    let word = word_at(letters, text, start);
    let both = mix_letter(marked(head), letters.lower(sign)) ^ word.hash.rotate_left(7);
    Some((word.end, both))
}

/// The hash of a head with forms that are found by what is behind their second word.
const fn marked(head: u32) -> u32 {
    mix(head, 1)
}

/// The word that a stretch of text begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it ends.
    pub(super) end: usize,
    /// Hash of its lower case.
    hash: u32,
}

/// Forms by their head: the first word; one sign; one or two letters of a script without spaces.
#[derive(Debug)]
pub(super) struct Index {
    /// In order of hash, then length.
    entries: Vec<Entry>,
    /// Last bits of a hash -> first entry that may have it.
    slots: Vec<u32>,
    /// One bit for the last bits of each hash: most words of a text begin no form, and need no look into the large tables.
    known: Vec<u64>,
    /// The same for the heads, and first two words, of forms that go on behind them.
    longer: Vec<u64>,
    /// Does any form begin with a sign or digit of this first byte?
    signs: Vec<bool>,
    clitics: Vec<String>,
}

impl Index {
    /// From forms in lower case, each with the numbers of the forms that are alike.
    pub(super) fn new(
        alike: impl IntoIterator<Item = (String, Vec<u32>)>,
        clitics: Vec<String>,
    ) -> Self {
        let letters = Letters::get();
        let mut signs = vec![false; 256];
        let entry = |(text, forms): (String, Vec<u32>)| {
            let first = text.chars().next().unwrap_or(' ');
            if !letters.is_word(first) || is_digit(first) {
                signs[usize::from(text.as_bytes().first().copied().unwrap_or(0))] = true;
            }
            Entry::new(letters, text, forms)
        };
        let mut entries: Vec<Entry> = alike.into_iter().map(entry).collect();
        let size = (entries.len() * 4).next_power_of_two();
        let slot = |hash: u32| hash as usize & (size - 1);
        entries.sort_unstable_by(|a, b| {
            let key = |entry: &Entry| (slot(entry.hash), entry.hash, entry.text.len());
            key(a).cmp(&key(b)).then_with(|| a.text.cmp(&b.text))
        });
        let mut slots = vec![0_u32; size + 1];
        let mut known = vec![0_u64; (size / 16).max(1)];
        let mut longer = known.clone();
        for entry in &entries {
            slots[slot(entry.hash) + 1] += 1;
            let (word, bit) = bit_of(entry.hash, known.len());
            known[word] |= bit;
            let further = (entry.hash != entry.head).then_some(entry.head);
            let deep = entry.two.map(|two| [marked(entry.head), two]);
            for hash in further.into_iter().chain(deep.into_iter().flatten()) {
                let (word, bit) = bit_of(hash, longer.len());
                longer[word] |= bit;
            }
        }
        for at in 1..slots.len() {
            slots[at] += slots[at - 1];
        }
        Self {
            entries,
            slots,
            known,
            longer,
            signs,
            clitics,
        }
    }

    /// Entries whose head has this hash, shorter ones first.
    fn of(&self, hash: u32) -> &[Entry] {
        let slot = hash as usize & (self.slots.len() - 2);
        &self.entries[self.slots[slot] as usize..self.slots[slot + 1] as usize]
    }

    /// May any form have this hash?
    fn knows(&self, hash: u32) -> bool {
        let (word, bit) = bit_of(hash, self.known.len());
        self.known[word] & bit != 0
    }

    /// Does any form go on behind a head of this hash?
    fn goes_on(&self, head: u32) -> bool {
        let (word, bit) = bit_of(head, self.longer.len());
        self.longer[word] & bit != 0
    }

    /// May a form begin with this sign or digit?
    pub(super) fn begins(&self, byte: u8) -> bool {
        self.signs[usize::from(byte)]
    }

    /// The form that stands at an edge of the text, before the sign, digit or word given: its number, where its word ends,
    /// and whether a clitic hangs on it. The longest wins, then the one without a clitic.
    pub(super) fn find(
        &self,
        letters: Letters,
        text: &str,
        at: usize,
        word: Word,
        form: impl Fn(&[u32], &str) -> Option<u32>,
    ) -> Option<(u32, usize, bool)> {
        let mut search = Search {
            index: self,
            letters,
            text,
            at,
            form,
            best: None,
        };
        for clitic in &self.clitics {
            if let Some(stem) = stem(letters, &text[at..word.end], clitic) {
                search.offer(stem);
            }
        }
        search.head(word.hash, word.end);
        if !text.as_bytes()[at].is_ascii()
            && let Some((end, head)) = pair(letters, text, at)
        {
            search.head(head, end);
        }
        search.best
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
}

/// A search for the form that stands somewhere.
struct Search<'a, F> {
    index: &'a Index,
    letters: Letters,
    text: &'a str,
    at: usize,
    /// The first of the forms alike that is written as it stands.
    form: F,
    best: Option<(u32, usize, bool)>,
}

impl<F: Fn(&[u32], &str) -> Option<u32>> Search<'_, F> {
    /// Tries the forms with a head that ends here.
    fn head(&mut self, head: u32, end: usize) {
        self.offer(head);
        if !self.index.goes_on(head) {
            return;
        }
        if let Some(further) = onward(self.letters, self.text, end, head) {
            self.offer(further);
        }
        if self.index.goes_on(marked(head))
            && let Some((end, two)) = second(self.letters, self.text, end, head)
            && self.index.goes_on(two)
            && let Some(further) = onward(self.letters, self.text, end, two)
        {
            self.offer(further);
        }
    }

    /// Tries the forms of a hash.
    fn offer(&mut self, hash: u32) {
        if !self.index.knows(hash) {
            return;
        }
        let index = self.index;
        for entry in index.of(hash).iter().filter(|entry| entry.hash == hash) {
            let Some(end) = self.letters.after(self.text, self.at, &entry.text) else {
                continue;
            };
            let Some(word_end) = index.end_of_word(self.letters, self.text, end) else {
                continue;
            };
            let clitic = word_end > end;
            // "keduanya" itself comes before "kedua" with a clitic.
            let beats =
                |(_, longest, hangs)| word_end > longest || word_end == longest && hangs && !clitic;
            if self.best.is_none_or(beats)
                && let Some(found) = (self.form)(&entry.forms, &self.text[self.at..end])
            {
                self.best = Some((found, word_end, clitic));
            }
        }
    }
}

/// Where the bit of a hash is among so many words (a power of two), and the bit.
const fn bit_of(hash: u32, words: usize) -> (usize, u64) {
    ((hash as usize >> 6) & (words - 1), 1 << (hash & 63))
}

/// How much of a form in lower case is its head.
fn head_len(letters: Letters, form: &str) -> usize {
    let mut chars = form.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else {
        return 0;
    };
    if is_spaceless(first) {
        first.len_utf8() + second.map_or(0, char::len_utf8)
    } else if letters.is_word(first) && !is_digit(first) {
        word_at(letters, form, 0).end
    } else {
        first.len_utf8()
    }
}

/// A letter of a script without spaces and whatever stands behind it: where they end, and their hash.
fn pair(letters: Letters, text: &str, at: usize) -> Option<(usize, u32)> {
    let mut chars = text[at..].chars();
    let first = chars.next().filter(|&first| is_spaceless(first))?;
    let second = chars.next()?;
    let hash = mix_letter(mix_letter(SEED, first), letters.lower(second));
    Some((at + first.len_utf8() + second.len_utf8(), hash))
}

/// Hash of a word without its clitic, where it has that.
fn stem(letters: Letters, word: &str, clitic: &str) -> Option<u32> {
    let at = word.len().checked_sub(clitic.len()).filter(|&at| at > 0)?;
    if word.as_bytes()[at].to_ascii_lowercase() != clitic.as_bytes()[0]
        || !word.is_char_boundary(at)
    {
        return None;
    }
    letters.after(word, at, clitic)?;
    Some(word_at(letters, &word[..at], 0).hash)
}

fn mix_letter(hash: u32, c: char) -> u32 {
    c.encode_utf8(&mut [0; 4]).bytes().fold(hash, mix)
}

/// The word that begins with the letter here: up to a sign, a space or a digit; one letter of a script without spaces.
pub(super) fn word_at(letters: Letters, text: &str, at: usize) -> Word {
    let (bytes, mut end, mut hash) = (text.as_bytes(), at, SEED);
    while let Some(&byte) = bytes.get(end) {
        let small = SMALL[usize::from(byte)];
        if small != 0 {
            hash = mix(hash, small);
            end += 1;
            continue;
        }
        let c = if byte.is_ascii() {
            None
        } else {
            text[end..].chars().next()
        };
        let Some(c) = c.filter(|&c| letters.is_word(c)) else {
            break;
        };
        if is_spaceless(c) && end > at {
            break;
        }
        hash = mix_letter(hash, letters.lower(c));
        end += c.len_utf8();
        if is_spaceless(c) {
            break;
        }
    }
    Word { end, hash }
}

/// The sign or digit here, as a head of its own.
pub(super) fn sign_at(c: char, at: usize) -> Word {
    Word {
        end: at + c.len_utf8(),
        hash: mix_letter(SEED, c),
    }
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
        let (letters, first) = (Letters::get(), text.chars().next()?);
        let word = if letters.is_word(first) && !first.is_ascii_digit() {
            word_at(letters, text, 0)
        } else {
            sign_at(first, 0)
        };
        index().find(letters, text, 0, word, |forms, _| forms.first().copied())
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
}
