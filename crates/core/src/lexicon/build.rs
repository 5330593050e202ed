//! From the files of a language to its index of forms.

use super::cue::{self, Cue, Naming};
use super::file::{self, CldrFile, LanguageFile, Lists, PlacesFile};
use super::homes::Homes;
use super::index::Index;
use super::letters::Letters;
use super::numeral::Numerals;
use super::pattern::{self, Element, Pattern, Piece};
use super::tree::Tree;
use super::{Case, Form, Lexicon, LexiconError};
use crate::claim::Area;
use crate::quantity::Wording;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// The files of one language: words, places and goods, names from CLDR.
struct Sources {
    language: &'static str,
    words: &'static str,
    places: &'static [&'static str],
    cldr: &'static [&'static str],
}

macro_rules! sources {
    ($($code:literal: $($script:literal),+;)*) => {
        &[$(Sources {
            language: $code,
            words: include_str!(concat!("../../words/", $code, ".toml")),
            places: &[$(include_str!(concat!("../../words/places/", $script, ".toml"))),+],
            cldr: &[$(include_str!(concat!("../../words/cldr/", $script, ".toml"))),+],
        }),*]
    };
}

/// Languages that have a file of words, in alphabetical order, each with the scripts it is written in.
const BUILTIN: &[Sources] = sources![
    "de": "de";
    "en": "en";
    "es": "es";
    "fr": "fr";
    "id": "id";
    "ja": "ja";
    "ms": "ms";
    "pt": "pt";
    "ru": "ru";
    "tr": "tr";
    "vi": "vi";
    "zh": "zh", "zh-Hant";
];
const CODES: &[&str] = &[
    "de", "en", "es", "fr", "id", "ja", "ms", "pt", "ru", "tr", "vi", "zh",
];

impl Lexicon {
    /// ISO 639-1 codes of the languages that have a file of words, in alphabetical order.
    pub fn languages() -> &'static [&'static str] {
        CODES
    }

    /// The words of a language.
    ///
    /// # Errors
    ///
    /// - [`LexiconError::Unknown`] where no file of words exists for it.
    /// - The other variants where a file is wrong; the built-in ones are held right by tests.
    pub fn builtin(language: &str) -> Result<Self, LexiconError> {
        let sources = BUILTIN
            .iter()
            .find(|sources| sources.language == language)
            .ok_or_else(|| LexiconError::Unknown(language.to_owned()))?;
        Self::parse(
            sources.language,
            sources.words,
            sources.places,
            sources.cldr,
        )
    }

    /// The words of a language from the text of its files.
    ///
    /// # Errors
    ///
    /// - [`LexiconError::Malformed`] where a file does not parse.
    /// - [`LexiconError::UnknownName`] or [`LexiconError::UnknownSlot`] where a list or slot means nothing to the reader.
    pub fn parse(
        language: &str,
        words: &str,
        places: &[&str],
        cldr: &[&str],
    ) -> Result<Self, LexiconError> {
        let name = format!("words/{language}.toml");
        let words: LanguageFile = file::parse(&name, words)?;
        let numerals = Numerals::new(&name, &words.numerals)?;
        let mut shelf = Shelf {
            file: name,
            ..Shelf::default()
        };
        shelf.language(&words)?;
        for text in places {
            let places: PlacesFile = file::parse(&format!("words/places/{language}.toml"), text)?;
            shelf.places(&places);
        }
        for text in cldr {
            let cldr: CldrFile = file::parse(&format!("words/cldr/{language}.toml"), text)?;
            shelf.cldr(&cldr)?;
        }
        let patterns = shelf.patterns(&words.periods)?;
        let year_links = words
            .year_links
            .iter()
            .map(|word| shelf.word(word))
            .collect();
        let tellers = |shelf: &mut Shelf, forms: &[String]| -> Vec<u32> {
            forms.iter().map(|form| shelf.word(form)).collect()
        };
        let told: Vec<_> = words
            .homes
            .iter()
            .map(|(code, forms)| (code.clone(), tellers(&mut shelf, forms)))
            .collect();
        let homes = Homes::new(told.into_iter());
        let mut lexicon = shelf.finish(language, words, patterns, year_links, numerals);
        lexicon.homes = homes;
        Ok(lexicon)
    }
}

/// Forms as they are collected; the first cue of a form wins.
#[derive(Default)]
struct Shelf {
    file: String,
    forms: Vec<Form>,
    alike: HashMap<String, Vec<u32>>,
}

impl Shelf {
    fn add(&mut self, text: &str, case: Case, cue: &Cue) -> u32 {
        debug_assert!(!text.is_empty(), "an empty form in {}", self.file);
        let alike = self.alike.entry(Letters::get().fold(text)).or_default();
        let known = alike
            .iter()
            .copied()
            .find(|&id| self.forms[id as usize].text == text);
        known.unwrap_or_else(|| {
            let id = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
            self.forms.push(Form {
                text: text.to_owned(),
                case,
                cue: cue.clone(),
                yields: text.contains(' ') && is_light(cue),
            });
            alike.push(id);
            id
        })
    }

    /// A word of a pattern: whatever it tells already, or nothing.
    fn word(&mut self, text: &str) -> u32 {
        let known = self
            .alike
            .get(&Letters::get().fold(text))
            .and_then(|ids| ids.first().copied());
        known.unwrap_or_else(|| self.add(text, Case::Free, &Cue::Plain))
    }

    fn lists(
        &mut self,
        lists: &Lists,
        table: &'static str,
        mut cue: impl FnMut(&str) -> Option<Cue>,
    ) -> Result<(), LexiconError> {
        for (name, forms) in lists {
            let Some(cue) = cue(name) else {
                return Err(LexiconError::UnknownName {
                    file: self.file.clone(),
                    table,
                    name: name.clone(),
                });
            };
            for form in forms {
                if form.trim().is_empty() {
                    let what = format!("an empty form in `{name}` of `[{table}]`");
                    return Err(LexiconError::Malformed {
                        file: self.file.clone(),
                        line: 1,
                        what,
                    });
                }
                self.add(form, case_of(form, &cue), &cue);
            }
        }
        Ok(())
    }

    fn language(&mut self, words: &LanguageFile) -> Result<(), LexiconError> {
        self.lists(&words.cues, "cues", cue::named)?;
        self.lists(&words.scales, "scales", |name| {
            name.strip_prefix("1e")?.parse().ok().map(Cue::Scale)
        })?;
        self.lists(&words.money, "money", |name| {
            name.parse().ok().map(Cue::Money)
        })?;
        self.lists(&words.units, "units", |name| {
            name.parse().ok().map(Cue::Unit)
        })?;
        self.lists(&words.compare, "compare", |name| {
            cue::comparison(name).map(Cue::Compare)
        })?;
        self.lists(&words.relative, "relative", |name| {
            cue::relative(name).map(Cue::Relative)
        })?;
        self.lists(&words.ordinals, "ordinals", |name| {
            name.parse().ok().map(Cue::Ordinal)
        })?;
        self.lists(&words.cardinals, "cardinals", |name| {
            name.parse().ok().map(Cue::Cardinal)
        })?;
        self.lists(&words.fractions, "fractions", |name| {
            let percent: Decimal = name.parse().ok()?;
            u32::try_from((percent * Decimal::ONE_HUNDRED).trunc().mantissa())
                .ok()
                .map(Cue::Fraction)
        })?;
        self.lists(&words.months, "months", |name| {
            name.parse().ok().map(Cue::Month)
        })
    }

    fn places(&mut self, places: &PlacesFile) {
        let namings = [
            (&places.names, Naming::Name),
            (&places.demonyms, Naming::Demonym),
            (&places.groups, Naming::Group),
            (&places.agencies, Naming::Agency),
            (&places.provinces, Naming::Province),
            (&places.capitals, Naming::Capital),
        ];
        for (lists, naming) in namings {
            for (code, forms) in lists {
                let cue = Cue::Area(Area::new(code), naming);
                for form in forms {
                    self.add(form, case_of(form, &cue), &cue);
                }
            }
        }
        for (label, forms) in &places.goods {
            let cue = Cue::Good(label.as_str().into());
            for form in forms {
                self.add(form, case_of(form, &cue), &cue);
            }
        }
    }

    fn cldr(&mut self, cldr: &CldrFile) -> Result<(), LexiconError> {
        self.lists(&cldr.areas, "areas", |code| {
            Some(Cue::Area(Area::new(code), Naming::Name))
        })?;
        self.lists(&cldr.currencies, "currencies", |name| {
            name.parse().ok().map(Cue::Money)
        })?;
        self.lists(&cldr.months, "months", |name| {
            name.parse().ok().map(Cue::Month)
        })
    }

    fn patterns(&mut self, periods: &Lists) -> Result<Vec<Pattern>, LexiconError> {
        let mut found = Vec::new();
        for (name, written) in periods {
            let Some(shape) = cue::shape(name) else {
                let (file, name) = (self.file.clone(), name.clone());
                return Err(LexiconError::UnknownName {
                    file,
                    table: "periods",
                    name,
                });
            };
            for pattern in written {
                // "上半年 = 1": words alone, with the number they stand for.
                let (words, number) = match pattern.split_once('=') {
                    Some((words, number)) => (words, number.trim().parse().ok()),
                    None => (pattern.as_str(), None),
                };
                found.push(Pattern {
                    shape,
                    elements: self.elements(words)?,
                    number,
                });
            }
        }
        found.retain(|pattern| !pattern.elements.is_empty());
        found.sort_by_key(|pattern| std::cmp::Reverse(pattern.elements.len()));
        Ok(found)
    }

    fn elements(&mut self, written: &str) -> Result<Vec<Element>, LexiconError> {
        let pieces = pattern::pieces(written);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            at += 1;
            found.push(match piece {
                Piece::Word(word) => {
                    let (form, words) = self.longest(&pieces[at - 1..]);
                    at += words.saturating_sub(1);
                    Element::Word(form.unwrap_or_else(|| self.word(word)))
                }
                Piece::Sign('-') => Element::Dash,
                Piece::Sign(sign) => Element::Sign(*sign),
                Piece::Slot(name) => {
                    pattern::slot(name).ok_or_else(|| LexiconError::UnknownSlot {
                        file: self.file.clone(),
                        pattern: written.to_owned(),
                    })?
                }
            });
        }
        Ok(found)
    }

    /// The longest known form that a pattern's words begin with, and how many words it has: the scan will find that one.
    fn longest(&self, pieces: &[Piece<'_>]) -> (Option<u32>, usize) {
        let words = pieces.iter().map_while(|piece| match piece {
            Piece::Word(word) => Some(*word),
            Piece::Sign(_) | Piece::Slot(_) => None,
        });
        let words: Vec<&str> = words.collect();
        for count in (2..=words.len()).rev() {
            let joined = Letters::get().fold(&words[..count].join(" "));
            if let Some(form) = self.alike.get(&joined).and_then(|ids| ids.first().copied()) {
                return (Some(form), count);
            }
        }
        (None, 1)
    }

    fn finish(
        self,
        language: &str,
        words: LanguageFile,
        patterns: Vec<Pattern>,
        year_links: Vec<u32>,
        numerals: Numerals,
    ) -> Lexicon {
        let index = Index::new(self.alike, words.clitics);
        let tree = Tree::new(&patterns);
        Lexicon {
            language: language.to_owned(),
            name: words.name,
            young: words.young,
            home: words.home.as_deref().map(Area::new),
            homes: Homes::default(),
            spaced_groups: words.spaced_groups || words.group.is_whitespace(),
            wording: Wording {
                decimal: words.decimal,
                group: words.group,
                up: words.up,
                down: words.down,
            },
            abbreviations: words.abbreviations.into_iter().collect(),
            year_links,
            index,
            forms: self.forms,
            patterns,
            tree,
            numerals,
        }
    }
}

/// Pronouns and prepositions tell less than the flow that may begin inside them ("the total | trade").
fn is_light(cue: &Cue) -> bool {
    matches!(
        cue,
        Cue::Pronoun
            | Cue::Became
            | Cue::By
            | Cue::In
            | Cue::To
            | Cue::From
            | Cue::With
            | Cue::And
            | Cue::Or
            | Cue::Against
            | Cue::Hedge(_)
            | Cue::Than(_)
            | Cue::Overall
    )
}

/// Abbreviations in capitals match to the letter; names of places, months and currencies keep their capital.
fn case_of(form: &str, cue: &Cue) -> Case {
    let mut letters = form.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return Case::Free;
    }
    let short = !form.contains(|c: char| c.is_whitespace()) && letters.clone().count() <= 3;
    if short && letters.all(char::is_uppercase) {
        Case::Exact
    } else if form.starts_with(char::is_uppercase)
        && matches!(cue, Cue::Area(..) | Cue::Month(_) | Cue::Good(_))
    {
        Case::Capital
    } else {
        Case::Free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builtin_language_parses() {
        let codes: Vec<_> = BUILTIN.iter().map(|sources| sources.language).collect();
        assert_eq!(codes, CODES);
        for code in CODES {
            assert!(
                Lexicon::builtin(code).is_ok(),
                "{:?}",
                Lexicon::builtin(code).err()
            );
        }
    }

    #[test]
    fn says_where_a_file_is_wrong() {
        let wrong = Lexicon::parse("xx", "name = 3", &[], &[]);
        assert!(
            matches!(&wrong, Err(LexiconError::Malformed { file, line: 1, .. }) if file == "words/xx.toml")
        );
    }
}
