//! Number words: the pieces that a language spells numbers with.

use super::LexiconError;
use super::letters::Letters;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `[numerals]` of a language file: what numbers are spelled with.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NumeralsFile {
    /// Number -> words.
    numbers: BTreeMap<String, Vec<String>>,
    /// Power of ten -> words that multiply what stands before.
    times: BTreeMap<String, Vec<String>>,
    /// Words that add what follows to what stands before.
    and: Vec<String>,
    /// The least number that may stand before them.
    and_after: Option<u32>,
    /// Words that add a half of what was said last.
    half: Vec<String>,
    /// Words that add ten to the unit before.
    teen: Vec<String>,
    /// Words between whole and fraction.
    point: Vec<String>,
    /// Powers of ten that may stand without a number before them.
    bare: Vec<u64>,
    /// Tens to which up to nineteen is added.
    wide: Vec<u32>,
    /// Words that are no number when they stand alone.
    weak: Vec<String>,
    /// What stands between the parts of a whole and how many are meant ("三分之一").
    pub(super) parts: Vec<String>,
    /// What stands before digits that count a place ("第").
    pub(super) ordinal_before: Vec<String>,
    /// What stands behind digits that count a place ("th").
    pub(super) ordinal_after: Vec<String>,
    /// May words be written together?
    joined: bool,
    /// Do units stand before tens, joined by "and"?
    swapped: bool,
    /// Are digits in a row read by their place?
    digits: bool,
}

/// What a piece does to the number before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Piece {
    /// A number, and below what a number added to it must stay.
    Number(Decimal, Decimal),
    /// Multiplies; may it stand without a number?
    Times(Decimal, bool),
    /// Adds ten to a unit.
    Teen,
    /// Adds what follows.
    And,
    /// Adds a half of what was said last.
    Half,
    /// Digits of a fraction follow.
    Point,
}

/// A piece as it is written.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) text: Box<str>,
    pub(super) piece: Piece,
    /// Is it no number when it stands alone?
    pub(super) weak: bool,
}

/// The pieces of a language, by the slot of their first two letters; those of one letter by a slot of their own.
#[derive(Debug)]
pub(super) struct Numerals {
    words: Vec<Vec<Word>>,
    /// One bit for the first three letters of each piece that a number may begin with: most words begin none.
    begins: [u64; BEGINS / 64],
    /// Does any of these begin with a letter of this first byte, in either case?
    first: [bool; 256],
    pub(super) and_after: Decimal,
    pub(super) joined: bool,
    pub(super) swapped: bool,
    pub(super) digits: bool,
}

impl Numerals {
    /// From a language file.
    pub(super) fn new(file: &str, written: &NumeralsFile) -> Result<Self, LexiconError> {
        let mut numerals = Self {
            words: (0..SLOTS).map(|_| Vec::new()).collect(),
            begins: [0; BEGINS / 64],
            first: [false; 256],
            and_after: written.and_after.unwrap_or(10).into(),
            joined: written.joined,
            swapped: written.swapped,
            digits: written.digits,
        };
        let weak: Vec<String> = written.weak.iter().map(|word| fold(word)).collect();
        let mut add = |words: &[String], piece: Piece| {
            for word in words.iter().map(|word| fold(word)) {
                let weak = weak.contains(&word);
                numerals.put(word, piece, weak);
            }
        };
        let unknown = |table, name: &str| LexiconError::UnknownName {
            file: file.to_owned(),
            table,
            name: name.to_owned(),
        };
        for (name, words) in &written.numbers {
            let value = number(name).ok_or_else(|| unknown("numerals.numbers", name))?;
            add(words, Piece::Number(value, room(value, &written.wide)));
        }
        for (name, words) in &written.times {
            let value = power(name).ok_or_else(|| unknown("numerals.times", name))?;
            let bare = written
                .bare
                .iter()
                .any(|bare| Decimal::from(*bare) == value);
            add(words, Piece::Times(value, bare));
        }
        add(&written.half, Piece::Half);
        add(&written.teen, Piece::Teen);
        add(&written.point, Piece::Point);
        add(&written.and, Piece::And);
        for words in &mut numerals.words {
            words.sort_by_key(|word| std::cmp::Reverse(word.text.len()));
        }
        Ok(numerals)
    }

    fn put(&mut self, word: String, piece: Piece, weak: bool) {
        let text = word.into_boxed_str();
        let mut letters = text.chars();
        let Some(first) = letters.next() else {
            return;
        };
        let slot = slot(first, letters.next());
        if matches!(piece, Piece::Number(..) | Piece::Times(_, true)) {
            let key = text.chars().take(BEGINNING).fold(0, longer);
            self.begins[key / 64] |= 1 << (key % 64);
            match u8::try_from(first) {
                Ok(byte) if byte.is_ascii() => {
                    self.first[usize::from(byte)] = true;
                    self.first[usize::from(byte.to_ascii_uppercase())] = true;
                }
                // The cases of a letter beyond ASCII may differ in their first byte.
                _ => self.first[0x80..].fill(true),
            }
        }
        self.words[slot].push(Word { text, piece, weak });
    }

    /// May a number begin here?
    pub(super) fn may_begin(&self, letters: Letters, text: &str, at: usize) -> bool {
        let first = text.as_bytes().get(at).copied().unwrap_or_default();
        if !self.first[usize::from(first)] {
            return false;
        }
        let rest = text.get(at..).unwrap_or_default();
        let (mut key, mut known) = (0, false);
        let mut further = |letter| {
            key = longer(key, letter);
            known |= self.begins[key / 64] >> (key % 64) & 1 == 1;
        };
        match rest.as_bytes().first_chunk::<BEGINNING>() {
            Some(ascii) if ascii.is_ascii() => {
                let ascii = ascii.map(|byte| byte.to_ascii_lowercase());
                ascii.into_iter().map(char::from).for_each(&mut further);
            }
            _ => {
                let start = rest.chars().take(BEGINNING);
                start
                    .map(|letter| letters.lower(letter))
                    .for_each(&mut further);
            }
        }
        known
    }

    /// Every piece that the text may go on with here, longest first, and where it ends.
    pub(super) fn at<'a>(
        &'a self,
        letters: Letters,
        text: &'a str,
        at: usize,
    ) -> impl Iterator<Item = (&'a Word, usize)> {
        let mut chars = text.get(at..).unwrap_or_default().chars();
        let first = chars.next().map(|first| letters.lower(first));
        let second = chars.next().map(|second| letters.lower(second));
        let of = |second| first.map_or(&[][..], |first| &self.words[slot(first, second)]);
        let longer = second.map_or(&[][..], |_| of(second));
        longer
            .iter()
            .chain(of(None))
            .filter_map(move |word| Some((word, letters.after(text, at, &word.text)?)))
    }
}

/// How many letters tell whether a number may begin, and how many bits they are told by.
const BEGINNING: usize = 3;
const BEGINS: usize = 1 << 13;

/// The bit of some letters with one more.
fn longer(key: usize, letter: char) -> usize {
    ((key * 61) ^ letter as usize) & (BEGINS - 1)
}

/// How many slots there are.
const SLOTS: usize = 1 << 10;

fn slot(first: char, second: Option<char>) -> usize {
    let second = second.map_or(0, |second| second as usize + 1);
    (first as usize ^ (second * 37)) & (SLOTS - 1)
}

fn fold(word: &str) -> String {
    Letters::get().fold(word)
}

/// "12", "0.5".
fn number(name: &str) -> Option<Decimal> {
    let value: Decimal = name.parse().ok()?;
    (value >= Decimal::ZERO).then_some(value)
}

/// "1e9".
fn power(name: &str) -> Option<Decimal> {
    let power: u32 = name.strip_prefix("1e")?.parse().ok()?;
    Decimal::try_from_i128_with_scale(10_i128.checked_pow(power.min(24))?, 0).ok()
}

/// The lowest power of ten in a number: what is added to it must stay below.
fn room(value: Decimal, wide: &[u32]) -> Decimal {
    if !value.is_integer() || value.is_zero() {
        return Decimal::ZERO;
    }
    if wide.iter().any(|wide| Decimal::from(*wide) == value) {
        return Decimal::from(20);
    }
    let mut room = Decimal::ONE;
    while (value % (room * Decimal::TEN)).is_zero() {
        room *= Decimal::TEN;
    }
    room
}
