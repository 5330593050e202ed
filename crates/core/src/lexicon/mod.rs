//! The words of a language, parsed once, and the one pass that finds them.

mod across;
mod beside;
mod bracket;
mod build;
mod compound;
mod cue;
mod ending;
pub mod english;
mod file;
mod goods;
mod goods_stand;
mod homes;
mod index;
mod letters;
mod list;
mod names;
mod numeral;
mod own_money;
mod pattern;
mod promise;
mod scan;
mod shelf;
mod sources;
mod spell;
#[cfg(test)]
pub(crate) mod steps;
mod stops;
mod tree;
mod wordlist;

use crate::claim::Area;
use crate::quantity::Wording;
use beside::Beside;
pub use cue::{Cue, FlowWord, Naming, Post, Relative, Shape};
pub use ending::Ending;
pub use goods::code_of_good;
pub(crate) use goods::{code_of, is_counted};
pub(crate) use goods_stand::GoodsStand;
use homes::Homes;
use index::Index;
pub use letters::narrow;
pub use list::cue_of;
pub(crate) use names::shape as shape_of;
use numeral::Numerals;
use own_money::OwnMoney;
pub use pattern::{Element, Pattern};
pub(crate) use pattern::{Piece, pieces, slot};
use promise::Traits;
pub(crate) use promise::{Promises, says_flow};
pub use scan::{Mark, What};
pub use sources::{Files, Text};
pub use spell::Spelled;
use stops::Stops;
use tree::Tree;

/// The keys that a file of words may have.
pub fn word_keys() -> &'static [&'static str] {
    file::keys::<file::LanguageFile>()
}

/// The tables that a file of places may have.
pub fn place_keys() -> &'static [&'static str] {
    file::keys::<file::PlacesFile>()
}

/// Why the words of a language cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LexiconError {
    /// There is no file of words for the language.
    #[error("no words for the language `{0}`")]
    Unknown(String),
    /// A file of words does not parse.
    #[error("{file}:{line}: {what}")]
    Malformed {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
    /// A list of a name that means nothing to the reader.
    #[error("{file}: `{name}` is not a name we know in `[{table}]`")]
    UnknownName {
        /// The file.
        file: String,
        /// The table.
        table: &'static str,
        /// The name.
        name: String,
    },
    /// A period pattern with a slot that does not exist.
    #[error("{file}: the pattern `{pattern}` has an unknown slot; use month, year, n, q, d or yy")]
    UnknownSlot {
        /// The file.
        file: String,
        /// The pattern.
        pattern: String,
    },
}

/// How strictly the letters of a form must match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// Any.
    Free,
    /// The first letter must be a capital.
    Capital,
    /// To the letter: abbreviations in capitals.
    Exact,
}

/// One form of a word.
#[derive(Debug, Clone)]
struct Form {
    text: String,
    case: Case,
    cue: Cue,
    /// Of several words that tell little: a flow that begins inside it comes first.
    yields: bool,
    /// What else is known of it, a bit each.
    is: u8,
}

/// It counts by the day.
const DAILY: u8 = 1;
/// A word for who buys.
const BUYER: u8 = 2;
/// A rise or fall that states a balance itself.
const SIGN: u8 = 4;
/// A fall that may say that somebody takes an amount.
const TAKES: u8 = 8;
/// A unit, or an ending behind one, that says that an amount is what something came from.
const FROM: u8 = 16;
/// The same of what it came to.
const TO: u8 = 32;
/// The same of what it is a part of.
const PART: u8 = 64;
/// It tells whose papers a text may come from.
const HOME: u8 = 128;

impl Form {
    /// Are its letters written as they should be? That they are the same in lower case is known.
    fn fits(&self, written: &str) -> bool {
        match self.case {
            Case::Free => true,
            Case::Exact => self.text == written,
            Case::Capital => written.starts_with(char::is_uppercase),
        }
    }
}

/// How a language prints years.
#[derive(Debug, Clone, Copy, Default)]
pub struct Years {
    /// Before their months ("2024年5月").
    pub first: bool,
    /// With their last two digits ("23年度").
    pub short: bool,
    /// The year before the first of those with three digits ("113年").
    pub since: Option<i16>,
}

/// The words of one language.
///
/// # Example
///
/// ```
/// use weighbridge_core::lexicon::Lexicon;
///
/// let words = Lexicon::builtin("id").expect("Indonesian");
/// assert_eq!(words.wording().decimal, ',');
/// assert!(Lexicon::builtin("xx").is_err());
/// ```
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a habit of the language that stands alone"
)]
pub struct Lexicon {
    language: String,
    name: String,
    young: bool,
    home: Option<Area>,
    homes: Homes,
    wording: Wording,
    spaced_groups: bool,
    other_decimals: String,
    own_money: OwnMoney,
    years: Years,
    stops: Stops,
    year_links: Vec<u32>,
    index: Index,
    forms: Vec<Form>,
    /// What is asked of each form wherever it stands.
    traits: Vec<Traits>,
    patterns: Vec<Pattern>,
    tree: Tree,
    numerals: Numerals,
    /// Words in two parts, in order.
    brackets: Vec<bracket::Bracket>,
    postpositions: bool,
    goods_stand: GoodsStand,
    of_is_from: bool,
    of_is_origin: bool,
    /// Does "to" right before an amount mean "after"?
    to_is_after: bool,
    multiples_lead: bool,
    tails: compound::Tails,
    /// Endings of words that the word behind belongs to.
    of_endings: Vec<String>,
    beside: Beside,
}

impl Lexicon {
    /// ISO 639-1 code of the language.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Its name in English.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Is its reading so new that nothing should be called wrong on its strength?
    pub fn is_young(&self) -> bool {
        self.young
    }

    /// How it writes numbers.
    pub fn wording(&self) -> &Wording {
        &self.wording
    }

    /// How it prints years.
    pub const fn years(&self) -> Years {
        self.years
    }

    /// Does a sign between digits stand for the decimal one ("11・9%")?
    pub fn is_other_decimal(&self, sign: char) -> bool {
        self.other_decimals.contains(sign)
    }

    /// What a form tells the reader.
    pub fn cue(&self, form: u32) -> &Cue {
        self.forms
            .get(form as usize)
            .map_or(&Cue::Plain, |form| &form.cue)
    }

    /// Is it a word that stands between a period and its year?
    pub fn links_year(&self, form: u32) -> bool {
        self.year_links.contains(&form)
    }

    /// Does it count by the day?
    pub(crate) fn is_daily(&self, form: u32) -> bool {
        self.is(form, DAILY)
    }

    /// Is it a word for who buys, so that in a story of imports it is one who imports too?
    pub(crate) fn is_buyer(&self, form: u32) -> bool {
        self.is(form, BUYER)
    }

    /// Is it a word for a rise or fall that states a balance itself ("ein Minus von 5 Milliarden")?
    pub(crate) fn is_sign(&self, form: u32) -> bool {
        self.is(form, SIGN)
    }

    /// May a word for a fall say that somebody takes what stands behind it ("nahmen 5 Millionen Tonnen ab")?
    pub(crate) fn takes(&self, form: u32) -> bool {
        self.is(form, TAKES)
    }

    /// What a form promises of its sentence.
    pub(crate) fn promises(&self, form: u32) -> Promises {
        self.traits
            .get(form as usize)
            .map_or(Promises::default(), |form| form.promises)
    }

    fn is(&self, form: u32, bit: u8) -> bool {
        self.traits
            .get(form as usize)
            .is_some_and(|form| form.is & bit != 0)
    }

    /// Does the language join words, so that "China-Exporte" are exports to China?
    pub fn joins_words(&self) -> bool {
        self.tails.join()
    }

    /// Does the language put its "to" and "from" behind the word that they belong to?
    pub fn puts_behind(&self) -> bool {
        self.postpositions
    }

    /// Where the goods of a flow stand.
    pub(crate) const fn goods_stand(&self) -> GoodsStand {
        self.goods_stand
    }

    /// May "of" stand before an older value ("de 3 a 5 millones")?
    pub(crate) const fn of_is_from(&self) -> bool {
        self.of_is_from
    }

    /// May "of" stand before the country that imports come from?
    pub(crate) const fn of_is_origin(&self) -> bool {
        self.of_is_origin
    }

    /// Does "to" right before an amount mean "after" ("nach 4 Milliarden im Mai")?
    pub(crate) const fn to_is_after(&self) -> bool {
        self.to_is_after
    }

    /// Does a period right behind a multiple say what was multiplied ("gấp đôi năm 2022")?
    pub(crate) const fn multiples_lead(&self) -> bool {
        self.multiples_lead
    }

    /// Does a sentence run on behind the full stop of a word, before the next one?
    pub fn runs_on(&self, word: &str, next: &str) -> bool {
        self.stops.runs_on(word, next)
    }

    /// The period patterns, longest first.
    pub fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    /// May a phrase that names a period begin with this mark?
    pub(crate) fn may_name_period(&self, mark: &Mark) -> bool {
        self.tree.may_begin(mark)
    }

    /// The period patterns that may stand at the start of these marks, longest first. Whether numbers fit is not looked at.
    pub fn patterns_at(&self, marks: &[Mark]) -> impl Iterator<Item = &Pattern> {
        #[cfg(test)]
        steps::count();
        let ids = self.tree.standing(marks, |form| self.cue(form));
        ids.into_iter()
            .filter_map(|id| self.patterns.get(id as usize))
    }
}
