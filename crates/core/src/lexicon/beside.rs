//! What may stand right beside a number: short scale letters, measures, bounds. Only whoever wants every quantity of a text
//! asks for these; a letter such as "M" is too often something else.

use super::file::{CldrFile, LanguageFile, Lists};
use super::wordlist::Wordlist;
use super::{Lexicon, LexiconError};
use crate::quantity::Bound;
use serde::Deserialize;
use std::sync::Arc;

/// Measures of every language: `words/measures.toml`.
const MEASURES: &str = include_str!("../../words/measures.toml");

/// `words/measures.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasuresFile {
    /// Code -> words and signs.
    measures: Lists,
    /// Words between a quantity and what it is counted by ("per").
    per: Vec<String>,
}

/// The words beside numbers of one language.
#[derive(Debug, Default)]
pub(super) struct Beside {
    scales: Wordlist<u32>,
    measures: Wordlist<Arc<str>>,
    per: Wordlist<()>,
    before: Wordlist<Bound>,
    behind: Wordlist<Bound>,
    ordinal_before: Wordlist<()>,
    ordinal_behind: Wordlist<()>,
    until: Wordlist<()>,
    parts: Wordlist<()>,
}

/// Where the words of a language that stand beside numbers are collected.
#[derive(Debug, Default)]
pub(super) struct Collected {
    scales: Vec<(String, u32)>,
    measures: Vec<(String, Arc<str>)>,
    before: Vec<(String, Bound)>,
    behind: Vec<(String, Bound)>,
    ordinal_before: Vec<(String, ())>,
    ordinal_behind: Vec<(String, ())>,
    until: Vec<(String, ())>,
    parts: Vec<(String, ())>,
}

impl Collected {
    /// What a language file says.
    pub(super) fn of(file: &str, words: &LanguageFile) -> Result<Self, LexiconError> {
        let mut collected = Self::default();
        collected.bounds(file, &words.bounds)?;
        collected.measured(&words.units);
        collected.parts(&words.numerals.parts);
        let numerals = &words.numerals;
        collected.ordinals(&numerals.ordinal_before, &numerals.ordinal_after);
        Ok(collected)
    }

    /// `[bounds]`: name -> words; those whose name ends in `_after` stand behind the number, `range` between two.
    fn bounds(&mut self, file: &str, lists: &Lists) -> Result<(), LexiconError> {
        for (name, words) in lists {
            if name == "range" {
                self.until
                    .extend(words.iter().map(|word| (word.clone(), ())));
                continue;
            }
            let (side, bare) = match name.strip_suffix("_after") {
                Some(bare) => (&mut self.behind, bare),
                None => (&mut self.before, name.as_str()),
            };
            let bound = bound(bare).ok_or_else(|| LexiconError::UnknownName {
                file: file.to_owned(),
                table: "bounds",
                name: name.clone(),
            })?;
            side.extend(words.iter().map(|word| (word.clone(), bound)));
        }
        Ok(())
    }

    /// Signs and endings that make a number one of an order.
    fn ordinals(&mut self, before: &[String], behind: &[String]) {
        self.ordinal_before
            .extend(before.iter().map(|word| (word.clone(), ())));
        self.ordinal_behind
            .extend(behind.iter().map(|word| (word.clone(), ())));
    }

    /// Words between the parts of a whole and how many are meant (分之).
    fn parts(&mut self, words: &[String]) {
        self.parts
            .extend(words.iter().map(|word| (word.clone(), ())));
    }

    /// `[scales]` and `[measures]` of the names from CLDR.
    pub(super) fn cldr(&mut self, file: &str, cldr: &CldrFile) -> Result<(), LexiconError> {
        for (name, words) in &cldr.scales {
            let power = name.strip_prefix("1e").and_then(|power| power.parse().ok());
            let power = power.ok_or_else(|| LexiconError::UnknownName {
                file: file.to_owned(),
                table: "scales",
                name: name.clone(),
            })?;
            self.scales
                .extend(words.iter().map(|word| (word.clone(), power)));
        }
        self.measured(&cldr.measures);
        self.bounds(file, &cldr.bounds)
    }

    /// Codes of measures -> words.
    fn measured(&mut self, measures: &Lists) {
        for (code, words) in measures {
            let code: Arc<str> = code.as_str().into();
            self.measures
                .extend(words.iter().map(|word| (word.clone(), code.clone())));
        }
    }

    /// Everything collected, with the measures of all languages.
    pub(super) fn finish(mut self) -> Result<Beside, LexiconError> {
        let file: MeasuresFile = super::file::parse("words/measures.toml", MEASURES)?;
        self.measured(&file.measures);
        let per = file.per.into_iter().map(|word| (word, ())).collect();
        Ok(Beside {
            scales: Wordlist::new(self.scales, false),
            measures: Wordlist::new(self.measures, false),
            per: Wordlist::new(per, false),
            before: Wordlist::new(self.before, true),
            behind: Wordlist::new(self.behind, false),
            ordinal_before: Wordlist::new(self.ordinal_before, true),
            ordinal_behind: Wordlist::new(self.ordinal_behind, false),
            until: Wordlist::new(self.until, false),
            parts: Wordlist::new(self.parts, false),
        })
    }
}

fn bound(name: &str) -> Option<Bound> {
    Some(match name {
        "exact" => Bound::Exact,
        "about" => Bound::About,
        "over" => Bound::Over,
        "under" => Bound::Under,
        "at_least" => Bound::AtLeast,
        "at_most" => Bound::AtMost,
        _ => return None,
    })
}

impl Lexicon {
    /// The power of ten of a short scale ("M", "Mrd.") that begins here, and where it ends.
    pub fn short_scale(&self, text: &str, at: usize) -> Option<(u32, usize)> {
        let (power, end) = self.beside.scales.at(text, at)?;
        Some((*power, end))
    }

    /// The code of a measure ("kilometres") that begins here, and where it ends.
    pub fn measure(&self, text: &str, at: usize) -> Option<(&str, usize)> {
        let (code, end) = self.beside.measures.at(text, at)?;
        Some((code, end))
    }

    /// Where a word such as "per" that begins here ends.
    pub fn per(&self, text: &str, at: usize) -> Option<usize> {
        self.beside.per.at(text, at).map(|((), end)| end)
    }

    /// What the words that end here say of the number behind them, and where they begin.
    pub fn bound_before(&self, text: &str, end: usize) -> Option<(Bound, usize)> {
        let (bound, start) = self.beside.before.ending(text, end)?;
        Some((*bound, start))
    }

    /// What the words that begin here say of the number before them, and where they end.
    pub fn bound_behind(&self, text: &str, at: usize) -> Option<(Bound, usize)> {
        let (bound, end) = self.beside.behind.at(text, at)?;
        Some((*bound, end))
    }

    /// Where a word between the ends of a range ("to") that begins here ends.
    pub fn until(&self, text: &str, at: usize) -> Option<usize> {
        self.beside.until.at(text, at).map(|((), end)| end)
    }

    /// Where a word between the parts of a whole and how many are meant ends (分之).
    pub fn parts(&self, text: &str, at: usize) -> Option<usize> {
        self.beside.parts.at(text, at).map(|((), end)| end)
    }

    /// Where a sign that makes the number behind it an ordinal begins ("第").
    pub fn ordinal_before(&self, text: &str, end: usize) -> Option<usize> {
        let found = self.beside.ordinal_before.ending(text, end);
        found.map(|((), start)| start)
    }

    /// Where an ending that makes the number before it an ordinal ends ("th").
    pub fn ordinal_behind(&self, text: &str, at: usize) -> Option<usize> {
        self.beside.ordinal_behind.at(text, at).map(|((), end)| end)
    }
}
