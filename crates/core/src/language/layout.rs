//! What is written in the files of a language, and where.

use super::example::Example;
use super::{Finding, Weight, near};
use crate::lexicon::{Files, Lexicon, LexiconError, Text, cue_of, place_keys, shape_of, word_keys};
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A place in one of the files: the file's number and the byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    file: usize,
    at: usize,
}

/// A form or pattern as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) table: String,
    pub(super) list: String,
    pub(super) text: String,
    pub(super) place: Place,
}

/// What is written in the files of a language.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    files: Vec<Text<'a>>,
    pub(super) forms: Vec<Written>,
    pub(super) patterns: Vec<Written>,
    pub(super) examples: Vec<Example>,
    /// Single values by key: `decimal`, `home` …
    pub(super) values: BTreeMap<String, (String, Place)>,
    /// Names that mean nothing, and values of a kind that they may not have.
    pub(super) findings: Vec<Finding>,
}

impl<'a> Layout<'a> {
    /// Reads the file of words and the files of places; those from CLDR are not written by hand.
    pub(super) fn read(files: &Files<'a>) -> Result<Self, LexiconError> {
        let mut texts = vec![files.words];
        texts.extend(&files.places);
        let mut layout = Self {
            files: texts.clone(),
            forms: Vec::new(),
            patterns: Vec::new(),
            examples: Vec::new(),
            values: BTreeMap::new(),
            findings: Vec::new(),
        };
        for (file, text) in texts.iter().enumerate() {
            let table = DeTable::parse(text.text).map_err(|error| LexiconError::Malformed {
                file: text.name.to_owned(),
                line: position(text.text, error.span().map_or(0, |span| span.start)).0,
                what: error.message().to_owned(),
            })?;
            if file == 0 {
                layout.words(table.get_ref());
            } else {
                layout.places(file, table.get_ref());
            }
        }
        Ok(layout)
    }

    /// A finding at a place.
    pub(super) fn finding(&self, place: Place, weight: Weight, what: String) -> Finding {
        let text = &self.files[place.file];
        let (line, column) = position(text.text, place.at);
        Finding {
            file: text.name.to_owned(),
            line,
            column,
            weight,
            what,
        }
    }

    /// Is there no other file than the one of words?
    pub(super) fn is_alone(&self) -> bool {
        self.files.len() == 1
    }

    /// Do two places lie in one file? A sign that two scripts share stands in both.
    pub(super) const fn is_same_file(one: Place, other: Place) -> bool {
        one.file == other.file
    }

    /// A finding about what is not there.
    pub(super) fn absent(&self, weight: Weight, what: &str) -> Finding {
        self.finding(Place { file: 0, at: 0 }, weight, what.to_owned())
    }

    fn fault(&mut self, place: Place, what: String) {
        let finding = self.finding(place, Weight::Fault, what);
        self.findings.push(finding);
    }

    fn words(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let (name, place) = (key.get_ref().as_ref(), at(0, key));
            match (name, value.get_ref()) {
                (name, _) if !word_keys().contains(&name) => {
                    let hint = near::hint(name, word_keys().iter().copied());
                    self.fault(
                        place,
                        format!("`{name}` is no key of a language file{hint}"),
                    );
                }
                ("places", DeValue::Table(table)) => self.places(0, table),
                ("examples", DeValue::Array(all)) => {
                    for example in all {
                        match Example::of(example.get_ref(), at(0, example)) {
                            Ok(example) => self.examples.push(example),
                            Err(what) => self.fault(at(0, example), what),
                        }
                    }
                }
                // Not made of lists of forms; whatever is wrong there is said when the words are tried.
                ("numerals" | "bounds" | "homes" | "tails" | "own_money" | "spellings", _) => {}
                (name, DeValue::Table(lists)) => self.lists(0, name, lists),
                (name, DeValue::String(text)) => {
                    let value = (text.to_string(), at(0, value));
                    self.values.insert(name.to_owned(), value);
                }
                _ => {}
            }
        }
    }

    fn places(&mut self, file: usize, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if let (true, DeValue::Table(lists)) = (place_keys().contains(&name), value.get_ref()) {
                self.lists(file, name, lists);
            } else {
                let hint = near::hint(name, place_keys().iter().copied());
                self.fault(
                    at(file, key),
                    format!("`{name}` is no table of places{hint}"),
                );
            }
        }
    }

    fn lists(&mut self, file: usize, table: &str, lists: &DeTable<'_>) {
        for (key, value) in lists {
            let list = key.get_ref().as_ref();
            let known = if table == "periods" {
                shape_of(list).is_some()
            } else {
                cue_of(table, list).is_some()
            };
            let DeValue::Array(forms) = value.get_ref() else {
                let what = format!("`{list}` in `[{table}]` must be a list: `{list} = [\"…\"]`");
                self.fault(at(file, value), what);
                continue;
            };
            if !known {
                let hint = hint_for(table, list);
                self.fault(
                    at(file, key),
                    format!("`{list}` is no list of `[{table}]`{hint}"),
                );
            }
            for form in forms {
                self.form(table, list, form, file);
            }
        }
    }

    fn form(&mut self, table: &str, list: &str, form: &Spanned<DeValue<'_>>, file: usize) {
        let place = at(file, form);
        let Some(text) = form
            .get_ref()
            .as_str()
            .filter(|text| !text.trim().is_empty())
        else {
            let what =
                format!("a word in `{list}` of `[{table}]` must be text in quotes, and not empty");
            return self.fault(place, what);
        };
        let written = Written {
            table: table.to_owned(),
            list: list.to_owned(),
            text: text.to_owned(),
            place,
        };
        if table == "periods" {
            self.patterns.push(written);
        } else {
            self.forms.push(written);
        }
    }
}

fn at<T>(file: usize, spanned: &Spanned<T>) -> Place {
    Place {
        file,
        at: spanned.span().start,
    }
}

/// Line and column, from 1, of a byte.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (line, before[start..].chars().count() + 1)
}

/// What a table's lists may be called: by number or code, or the nearest name that a built-in language uses.
fn hint_for(table: &str, list: &str) -> String {
    let said = match table {
        "scales" => "; write powers of ten up to `1e15`, such as `1e6`",
        "money" => "; write an ISO 4217 code, such as `USD`",
        "scaled_money" => "; write a code and a power of ten, such as `USD+1e6`",
        "months" => "; write the number of the month, 1 to 12",
        "ordinals" | "cardinals" => "; write a number, such as `3`",
        "multiples" => "; write how many times, such as `5`",
        "fractions" => "; write percent, such as `25` or `\"33.33\"`",
        _ => {
            let known = known_lists(table);
            return near::hint(list, known.iter().map(String::as_str));
        }
    };
    said.to_owned()
}

/// The names of a table's lists in the built-in languages.
fn known_lists(table: &str) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for language in Lexicon::languages() {
        let Ok(files) = Lexicon::builtin_files(language) else {
            continue;
        };
        let Ok(words) = DeTable::parse(files.words.text) else {
            continue;
        };
        let lists = words
            .get_ref()
            .get(table)
            .and_then(|value| value.get_ref().as_table());
        let names = lists
            .into_iter()
            .flatten()
            .map(|(key, _)| key.get_ref().to_string());
        known.extend(names);
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_letters() {
        assert_eq!(position("a\né \"x\"", 5), (2, 3));
        assert_eq!(position("", 0), (1, 1));
    }
}
