//! From the files of a language to its index of forms.

use super::across;
use super::beside::{Beside, Collected};
use super::bracket::{Bracket, GAP, MORE};
use super::compound::{Before, Tails};
use super::cue::Cue;
use super::file::{self, CldrFile, LanguageFile, Lists, PlacesFile};
use super::goods_stand::GoodsStand;
use super::homes::Homes;
use super::index::Index;
use super::list::cue_of;
use super::names;
use super::numeral::Numerals;
use super::own_money::OwnMoney;
use super::pattern::{self, Element, Pattern, Piece};
use super::promise::Traits;
use super::shelf::Shelf;
use super::sources::{Files, Text};
use super::stops::Stops;
use super::tree::Tree;
use super::{BUYER, Case, DAILY, FROM, HOME, Lexicon, LexiconError, PART, SIGN, TAKES, TO, Years};
use crate::claim::Area;
use crate::quantity::Wording;

impl Lexicon {
    /// The words of a language from the text of its files, wherever those come from.
    ///
    /// # Errors
    ///
    /// - [`LexiconError::Malformed`] where a file does not parse.
    /// - [`LexiconError::UnknownName`] or [`LexiconError::UnknownSlot`] where a list or slot means nothing to the reader.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::lexicon::{Files, Lexicon};
    ///
    /// let broken = Files::alone("nl", "nl.toml", "name = 3");
    /// let error = Lexicon::from_files(&broken).expect_err("no language");
    /// assert!(error.to_string().starts_with("nl.toml:1: "));
    /// ```
    pub fn from_files(files: &Files<'_>) -> Result<Self, LexiconError> {
        let words: LanguageFile = file::parse(files.words.name, files.words.text)?;
        let numerals = Numerals::new(files.words.name, &words.numerals)?;
        let mut beside = Collected::of(files.words.name, &words)?;
        let mut shelf = Shelf {
            file: files.words.name.to_owned(),
            ..Shelf::default()
        };
        shelf.spellings.clone_from(&words.spellings);
        for (table, lists) in words.tables() {
            shelf.lists(lists, table)?;
        }
        for (table, lists) in words.places.tables() {
            shelf.lists(lists, table)?;
        }
        for Text { name, text } in &files.places {
            let places: PlacesFile = file::parse(name, text)?;
            for (table, lists) in places.tables() {
                shelf.lists(lists, table)?;
            }
        }
        for Text { name, text } in &files.cldr {
            let cldr: CldrFile = file::parse(name, text)?;
            for (table, lists) in cldr.tables() {
                shelf.lists(lists, table)?;
            }
            shelf.codes(&cldr);
            beside.cldr(name, &cldr)?;
        }
        // Before the patterns: one of several words is found as a whole, also inside a pattern.
        let year_links = shelf.words(&words.year_links);
        shelf.note(&words.buyers, BUYER);
        shelf.note(&words.daily, DAILY);
        shelf.note(&words.signs, SIGN);
        shelf.note(&words.takes, TAKES);
        let tails = shelf.tails(&words)?;
        let told: Vec<_> = words
            .homes
            .iter()
            .map(|(code, forms)| {
                let forms = forms.iter().map(|form| shelf.word(form));
                (code.clone(), forms.collect())
            })
            .collect();
        let homes = Homes::new(told.into_iter(), shelf.words(&words.own_names))
            .with_other_decimal(&words.other_decimal_in);
        let own_money = OwnMoney::new(&shelf.file, &words.own_money, |word| {
            let form = shelf.known(word)?;
            Some(shelf.forms[form as usize].cue.clone())
        })?;
        let patterns = shelf.patterns(&words.periods)?;
        let mut lexicon = shelf.finish(files.language, words, patterns, numerals);
        lexicon.year_links = year_links;
        lexicon.tails = tails;
        lexicon.beside = beside.finish()?;
        for form in homes.tellers() {
            lexicon.traits[form as usize].is |= HOME;
        }
        lexicon.homes = homes;
        lexicon.own_money = own_money;
        Ok(lexicon)
    }
}

impl Shelf {
    /// Currencies by their codes in capitals.
    fn codes(&mut self, cldr: &CldrFile) {
        for code in cldr.currencies.keys() {
            if let Ok(currency) = code.parse() {
                self.add(code, Case::Exact, &Cue::Money(currency));
            }
        }
    }

    fn lists(&mut self, lists: &Lists, table: &'static str) -> Result<(), LexiconError> {
        for (name, forms) in lists {
            let Some(cue) = cue_of(table, name) else {
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
                for form in self.spelt(form) {
                    let id = self.add(&form, case_of(&form, &cue), &cue);
                    if form.contains(GAP) {
                        self.in_parts.push(id);
                    }
                }
            }
        }
        Ok(())
    }

    fn patterns(&mut self, periods: &Lists) -> Result<Vec<Pattern>, LexiconError> {
        let mut found = Vec::new();
        for (name, written) in periods {
            let Some(shape) = names::shape(name) else {
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
                Piece::Sign(sign) => {
                    let (form, words) = self.led_by(*sign, pieces.get(at));
                    at += words;
                    form.map_or(Element::Sign(*sign), Element::Word)
                }
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

    /// The known form that a sign and the word behind it make ("'ta"), or the sign by itself ("/" for "per"); and how many words
    /// it took in.
    fn led_by(&self, sign: char, next: Option<&Piece<'_>>) -> (Option<u32>, usize) {
        let joined = match next {
            Some(Piece::Word(word)) => self.known(&format!("{sign}{word}")),
            Some(Piece::Sign(_) | Piece::Slot(_)) | None => None,
        };
        match joined {
            Some(form) => (Some(form), 1),
            None => (self.known(&sign.to_string()), 0),
        }
    }

    /// The longest known form that a pattern's words begin with, and how many words it has: the scan will find that one.
    fn longest(&self, pieces: &[Piece<'_>]) -> (Option<u32>, usize) {
        let words = pieces.iter().map_while(|piece| match piece {
            Piece::Word(word) => Some(*word),
            Piece::Sign(_) | Piece::Slot(_) => None,
        });
        let words: Vec<&str> = words.collect();
        for count in (2..=words.len()).rev() {
            let joined = words[..count].join(" ");
            if let Some(form) = self.known(&joined) {
                return (Some(form), count);
            }
        }
        (None, 1)
    }

    /// The words in two parts, once all other words are known.
    fn brackets(&mut self) -> Vec<Bracket> {
        let mut found = Vec::new();
        for whole in std::mem::take(&mut self.in_parts) {
            let text = self.forms[whole as usize].text.clone();
            if let Some((first, last)) = text.split_once(GAP) {
                let (last, goes_on) = match last.strip_suffix(MORE) {
                    Some(last) => (last, true),
                    None => (last, false),
                };
                let (first, last) = (self.word(first), self.word(last));
                found.push(Bracket {
                    first,
                    last,
                    goes_on,
                    whole,
                });
            }
        }
        found.sort_unstable();
        found
    }

    fn tails(&self, words: &LanguageFile) -> Result<Tails, LexiconError> {
        let mut found = Vec::new();
        for (name, list) in &words.tails {
            let before = Before::named(name).ok_or_else(|| LexiconError::UnknownName {
                file: self.file.clone(),
                table: "tails",
                name: name.clone(),
            })?;
            let spelt = list.iter().flat_map(|tail| self.spelt(tail));
            found.extend(spelt.map(|tail| (tail, before)));
        }
        Ok(Tails::new(found, words.links.clone()))
    }

    fn finish(
        mut self,
        language: &str,
        words: LanguageFile,
        patterns: Vec<Pattern>,
        numerals: Numerals,
    ) -> Lexicon {
        self.note(&words.from_forms, FROM);
        self.note(&words.to_forms, TO);
        self.note(&words.part_forms, PART);
        let brackets = self.brackets();
        let index = Index::new(self.alike, words.clitics);
        let mut traits: Vec<_> = self.forms.iter().map(Traits::of).collect();
        across::note(&self.forms, &mut traits);
        let tree = Tree::new(&patterns, self.forms.iter().map(|form| &form.cue));
        Lexicon {
            language: language.to_owned(),
            name: words.name,
            young: words.young,
            home: words.home.as_deref().map(Area::new),
            homes: Homes::default(),
            spaced_groups: words.spaced_groups || words.group.is_whitespace(),
            other_decimals: words.other_decimals,
            own_money: OwnMoney::default(),
            years: Years {
                first: words.year_first,
                short: words.short_years,
                since: words.years_since,
            },
            wording: Wording {
                decimal: words.decimal,
                group: words.group,
                up: words.up,
                down: words.down,
            },
            stops: Stops::new(words.abbreviations, words.openers),
            year_links: Vec::new(),
            index,
            forms: self.forms,
            traits,
            patterns,
            tree,
            numerals,
            brackets,
            postpositions: words.postpositions,
            goods_stand: GoodsStand::of(&words.goods_stand),
            of_is_from: words.of_is_from,
            of_is_origin: words.of_is_origin,
            to_is_after: words.to_is_after,
            multiples_lead: words.multiples_lead,
            tails: Tails::default(),
            of_endings: words.of_endings,
            beside: Beside::default(),
        }
    }
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
    fn says_where_a_file_is_wrong() {
        let wrong = Lexicon::from_files(&Files::alone("xx", "words/xx.toml", "name = 3"));
        assert!(
            matches!(&wrong, Err(LexiconError::Malformed { file, line: 1, .. }) if file == "words/xx.toml")
        );
    }
}
