//! Numbers in words: pieces of a language added and multiplied to one number.

use super::Lexicon;
use super::letters::{Letters, is_spaceless};
use super::numeral::{Numerals, Piece};
use rust_decimal::Decimal;

/// The most pieces that a number is read from.
const MOST_PIECES: usize = 60;

/// The most digits that are said one by one: a row of more is no figure, and is tried from each of them.
const MOST_DIGITS: usize = 10;

/// A number in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelled {
    /// The number.
    pub value: Decimal,
    /// The size of one unit of its last digit, were it printed in digits before its scale word.
    pub step: Decimal,
    /// Where it ends.
    pub end: usize,
    /// Is it a single word that often is no number?
    pub weak: bool,
    /// How many pieces it is made of.
    pub pieces: usize,
}

impl Lexicon {
    /// The number in words that begins here, as far as it goes.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::lexicon::Lexicon;
    ///
    /// let words = Lexicon::builtin("en").expect("English");
    /// let read = words.spelled("two and a half billion dollars", 0).expect("a number");
    /// assert_eq!((read.value.to_string().as_str(), read.end), ("2500000000", 22));
    /// assert_eq!(words.spelled("often", 0), None);
    /// ```
    pub fn spelled(&self, text: &str, at: usize) -> Option<Spelled> {
        let letters = Letters::get();
        if !self.numerals.may_begin(letters, text, at) {
            return None;
        }
        let mut reader = Reader {
            numerals: &self.numerals,
            letters,
            text,
            tally: Tally::default(),
            best: None,
        };
        reader.read(at);
        reader.best
    }
}

/// A part of the number: what has been added and multiplied so far.
#[derive(Debug, Clone, Copy)]
struct Part {
    value: Decimal,
    /// What is added must stay below.
    room: Decimal,
    /// One unit of what was said last.
    unit: Decimal,
    /// One unit of the last digit.
    step: Decimal,
    /// How the number stood before this part began.
    before: Option<Spelled>,
}

/// The parts so far, each smaller than the room of the one before.
#[derive(Debug, Default)]
struct Tally {
    parts: Vec<Part>,
    last: Option<Piece>,
    /// Digits said one by one, all of the number so far.
    digits: Option<(usize, bool)>,
    /// Digits of the fraction so far.
    fraction: Option<String>,
}

struct Reader<'a> {
    numerals: &'a Numerals,
    letters: Letters,
    text: &'a str,
    tally: Tally,
    best: Option<Spelled>,
}

impl Reader<'_> {
    fn read(&mut self, start: usize) {
        let mut at = start;
        for pieces in 1..=MOST_PIECES {
            let Some((piece, end, weak)) = self.piece(at) else {
                return;
            };
            if !self.put(piece) {
                return;
            }
            self.tally.last = Some(piece);
            if self.is_edge(end) && !matches!(piece, Piece::And | Piece::Point) {
                self.note(end, weak && pieces == 1, pieces);
            }
            at = self.gap(end);
        }
    }

    /// The longest piece here; where words are not written together it must end with its word.
    fn piece(&self, at: usize) -> Option<(Piece, usize, bool)> {
        self.numerals
            .at(self.letters, self.text, at)
            .find(|(_, end)| self.numerals.joined || self.is_edge(*end))
            .map(|(word, end)| (word.piece, end, word.weak))
    }

    fn is_edge(&self, at: usize) -> bool {
        self.letters.is_edge(self.text, at)
    }

    /// Where the next piece may begin: behind one space or hyphen.
    fn gap(&self, at: usize) -> usize {
        let next = self.text[at..].chars().next();
        let joins = next.is_some_and(|c| matches!(c, ' ' | '\u{a0}' | '-' | '‑' | '\u{ad}'));
        match (next, self.text[..at].chars().next_back()) {
            (Some(_), Some(before)) if joins && is_spaceless(before) => at,
            (Some(c), _) if joins => at + c.len_utf8(),
            _ => at,
        }
    }

    /// Remembers the number as it stands, where it is one.
    fn note(&mut self, end: usize, weak: bool, pieces: usize) {
        let (value, step) = self.tally.sum();
        let is_number = value.is_zero() || value >= Decimal::ONE;
        let single = self.numerals.digits && pieces == 1;
        let few = self
            .tally
            .digits
            .is_some_and(|(count, zero)| count == 2 && !zero);
        if few {
            self.best = None;
        } else if is_number {
            self.best = Some(Spelled {
                value: value.normalize(),
                step: step.normalize(),
                end,
                weak: weak || single,
                pieces,
            });
        }
    }

    /// Takes a piece in; `false` where the number ends before it.
    fn put(&mut self, piece: Piece) -> bool {
        match piece {
            Piece::Number(value, room) => self.number(value, room),
            Piece::Times(by, bare) => self.times(by, bare),
            Piece::Teen => self.tally.teen(),
            Piece::And => self.and(),
            Piece::Half => self.tally.half(),
            Piece::Point => self.tally.point(),
        }
    }

    fn number(&mut self, value: Decimal, room: Decimal) -> bool {
        if self.tally.fraction.is_some() {
            return self.tally.fraction_digits(value);
        }
        if self.numerals.swapped && self.tally.swap(value) {
            return true;
        }
        if self.numerals.digits && self.tally.place(value) {
            return true;
        }
        let fits = self.tally.parts.last().is_none_or(|top| value < top.room);
        if !fits {
            return false;
        }
        let first = self.tally.parts.is_empty();
        if first || !value.is_zero() {
            let large = value >= Decimal::ONE_THOUSAND;
            let unit = if large { room } else { Decimal::ONE };
            let step = Decimal::new(1, value.normalize().scale()).max(if large {
                room
            } else {
                Decimal::ZERO
            });
            self.tally.digits = (first && value < Decimal::TEN && value.is_integer())
                .then_some((1, value.is_zero()));
            self.tally.parts.push(Part {
                value,
                room,
                unit,
                step,
                before: self.best,
            });
        }
        true
    }

    /// Multiplies every part below the power of ten, together.
    fn times(&mut self, by: Decimal, bare: bool) -> bool {
        let tally = &mut self.tally;
        if matches!(tally.digits, Some((2, false))) {
            // "三四亿" is three or four, not thirty-four.
            return false;
        }
        tally.close_fraction();
        tally.digits = None;
        let keep = tally
            .parts
            .iter()
            .take_while(|part| part.value >= by)
            .count();
        let popped: Vec<Part> = tally.parts.drain(keep..).collect();
        let zero = matches!(tally.last, Some(Piece::Number(value, _)) if value.is_zero());
        let Some(lowest) = popped.last() else {
            return zero || bare && self.bare(by);
        };
        let sum: Decimal = popped.iter().map(|part| part.value).sum();
        let before = popped[0].before;
        let Some(value) = sum.checked_mul(by) else {
            return false;
        };
        if tally.parts.last().is_some_and(|top| value >= top.room) {
            self.best = before;
            return false;
        }
        let large = by >= Decimal::ONE_THOUSAND;
        tally.parts.push(Part {
            value,
            room: if sum.is_integer() { by } else { Decimal::ZERO },
            unit: by,
            step: if large {
                lowest.step * by
            } else {
                Decimal::ONE
            },
            before,
        });
        true
    }

    /// A power of ten without a number before it.
    fn bare(&mut self, by: Decimal) -> bool {
        let fits = self.tally.parts.last().is_none_or(|top| by < top.room);
        if fits {
            self.tally.parts.push(Part {
                value: by,
                room: by,
                unit: by,
                step: Decimal::ONE,
                before: self.best,
            });
        }
        fits
    }

    fn and(&self) -> bool {
        let Some(top) = self.tally.parts.last() else {
            return false;
        };
        let unit = self.numerals.swapped && top.value < Decimal::TEN;
        self.tally.fraction.is_none()
            && self.tally.last != Some(Piece::And)
            && (unit || top.value >= self.numerals.and_after)
    }
}

impl Tally {
    /// The number so far, and one unit of its last digit.
    fn sum(&self) -> (Decimal, Decimal) {
        let value: Decimal = self.parts.iter().map(|part| part.value).sum();
        let step = self.parts.iter().map(|part| part.step).min();
        let (value, step) = (value, step.unwrap_or(Decimal::ONE));
        match self.fraction.as_deref().and_then(fraction) {
            Some(tail) => (value + tail, Decimal::new(1, tail.scale())),
            None => (value, step),
        }
    }

    /// "two"-teen.
    fn teen(&mut self) -> bool {
        let unit = |part: &&mut Part| part.value < Decimal::TEN && part.value > Decimal::ZERO;
        let Some(top) = self.parts.last_mut().filter(unit) else {
            return false;
        };
        top.value += Decimal::TEN;
        self.digits = None;
        true
    }

    /// A half of the last unit: of one, or of the power of ten that was said last.
    fn half(&mut self) -> bool {
        let whole = |part: &&mut Part| part.value.is_integer() && part.value >= Decimal::ONE;
        let Some(top) = self.parts.last_mut().filter(whole) else {
            return false;
        };
        let half = top.unit / Decimal::TWO;
        top.value += half;
        top.step = top.unit / Decimal::TEN;
        top.room = Decimal::ZERO;
        self.digits = None;
        true
    }

    fn point(&mut self) -> bool {
        let starts = !self.parts.is_empty() && self.fraction.is_none();
        self.fraction = Some(String::new());
        self.digits = None;
        starts
    }

    /// "point two five", "virgule vingt-cinq".
    fn fraction_digits(&mut self, value: Decimal) -> bool {
        let Some(digits) = self.fraction.as_mut() else {
            return false;
        };
        let tens = matches!(self.last, Some(Piece::Number(ten, room)) if ten > value && value < room && room > Decimal::ONE);
        if tens && !value.is_zero() {
            digits.pop();
        }
        let fits = value < Decimal::ONE_HUNDRED && value.is_integer() && digits.len() < 8;
        if fits {
            digits.push_str(&value.normalize().to_string());
        }
        fits
    }

    /// Puts the fraction behind the number, so that it is multiplied with it.
    fn close_fraction(&mut self) {
        let Some(tail) = self.fraction.take().as_deref().and_then(fraction) else {
            return;
        };
        if let Some(top) = self.parts.last_mut() {
            top.value += tail;
            top.step = Decimal::new(1, tail.scale());
            top.room = Decimal::ZERO;
        }
    }

    /// The ten behind its unit ("einundzwanzig").
    fn swap(&mut self, ten: Decimal) -> bool {
        let is_ten = ten >= Decimal::from(20) && ten < Decimal::ONE_HUNDRED;
        let unit = |part: &&mut Part| part.value < Decimal::TEN && part.value >= Decimal::ONE;
        if !is_ten || self.last != Some(Piece::And) {
            return false;
        }
        let Some(top) = self.parts.last_mut().filter(unit) else {
            return false;
        };
        top.value += ten;
        top.room = Decimal::ONE;
        true
    }

    /// A digit behind digits: every place is said.
    fn place(&mut self, digit: Decimal) -> bool {
        let (Some((count, zero)), Some(top)) = (self.digits, self.parts.last_mut()) else {
            return false;
        };
        if digit >= Decimal::TEN || !digit.is_integer() || count >= MOST_DIGITS {
            return false;
        }
        top.value = top.value * Decimal::TEN + digit;
        top.room = Decimal::ZERO;
        self.digits = Some((count + 1, zero || digit.is_zero()));
        true
    }
}

/// "25" as 0.25.
fn fraction(digits: &str) -> Option<Decimal> {
    let value: i64 = digits.parse().ok()?;
    Some(Decimal::new(value, u32::try_from(digits.len()).ok()?))
}
