//! The table of languages: their names, codes and most frequent words.

use serde::Deserialize;
use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// The table of this folder's `words.toml`.
pub(super) static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::read(include_str!("words.toml")));

/// The longest frequent word, in bytes.
const LONGEST: usize = 16;

/// Thai and Lao, Burmese, Khmer, kana, Chinese characters: scripts that write no spaces.
const UNSPACED: [RangeInclusive<char>; 5] = [
    '\u{0E00}'..='\u{0EFF}',
    '\u{1000}'..='\u{109F}',
    '\u{1780}'..='\u{17FF}',
    '\u{3040}'..='\u{30FF}',
    '\u{3400}'..='\u{9FFF}',
];

/// One language.
#[derive(Debug, Deserialize)]
pub(super) struct Tongue {
    /// ISO 639-1 code.
    pub code: String,
    /// Other codes and spellings, in lower case.
    also: Vec<String>,
    /// English name.
    name: String,
    /// Frequent words, in lower case and unaccented letters.
    #[serde(default)]
    words: String,
}

/// All languages.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Table {
    /// The languages, those with frequent words first.
    #[serde(rename = "language")]
    pub tongues: Vec<Tongue>,
    /// For each frequent word the languages it belongs to, by place in `tongues`.
    #[serde(skip)]
    owners: HashMap<Box<[u8]>, Vec<usize>>,
}

/// How often the frequent words of each language occur.
#[derive(Debug)]
pub(super) struct Count {
    /// Words in all; a letter that is a word by itself counts as one.
    pub words: usize,
    /// How many of these are such letters.
    letters: usize,
    /// For each language, in the table's order.
    pub hits: Vec<usize>,
}

impl Count {
    /// Is the text mostly in a script that writes no spaces?
    pub(super) fn is_mostly_letters(&self) -> bool {
        self.letters * 2 > self.words
    }
}

impl Table {
    /// The built-in table; a test holds that it reads.
    fn read(text: &str) -> Self {
        let mut table: Self = toml::from_str(text).unwrap_or_default();
        for (place, tongue) in table.tongues.iter().enumerate() {
            for word in tongue.words.split_whitespace() {
                table
                    .owners
                    .entry(word.as_bytes().into())
                    .or_default()
                    .push(place);
            }
        }
        table
    }

    /// The language with this code or name.
    pub(super) fn tongue(&self, tag: &str) -> Option<&Tongue> {
        let tag = tag.trim().to_lowercase();
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        self.tongues.iter().find(|tongue| {
            [primary, &tag].iter().any(|&said| {
                tongue.code == said
                    || tongue.also.iter().any(|also| also == said)
                    || tongue.name.to_lowercase() == said
            })
        })
    }

    /// The ISO 639-1 code of a tag; an unknown tag's own first part.
    pub(super) fn code(&self, tag: &str) -> String {
        match self.tongue(tag) {
            Some(tongue) => tongue.code.clone(),
            None => tag.trim().to_lowercase(),
        }
    }

    /// How a report names a language: "Malay (ms)", or the tag as it is.
    pub(super) fn title(&self, tag: &str) -> String {
        match self.tongue(tag) {
            Some(tongue) => format!("{} ({})", tongue.name, tongue.code),
            None => format!("`{}`", tag.trim()),
        }
    }

    /// Counts the frequent words of every language in a text.
    pub(super) fn count(&self, text: &str) -> Count {
        let mut count = Count {
            words: 0,
            letters: 0,
            hits: vec![0; self.tongues.len()],
        };
        for word in text
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
        {
            let letters = lone_letters(word);
            count.letters += letters;
            count.words += letters.max(1);
            for &place in self.owners_of(word) {
                count.hits[place] += 1;
            }
        }
        count
    }

    fn owners_of(&self, word: &str) -> &[usize] {
        let mut lower = [0; LONGEST];
        let Some(lower) = lower.get_mut(..word.len()) else {
            return &[];
        };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.owners.get(&*lower).map_or(&[], Vec::as_slice)
    }
}

/// How many letters of a word are of scripts that write no spaces.
fn lone_letters(word: &str) -> usize {
    if word.is_ascii() {
        return 0;
    }
    word.chars()
        .filter(|&letter| UNSPACED.iter().any(|script| script.contains(&letter)))
        .count()
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, TABLE};

    #[test]
    fn the_table_reads_and_keeps_its_rules() {
        assert!(TABLE.tongues.len() > 60);
        for tongue in &TABLE.tongues {
            for word in tongue.words.split_whitespace() {
                assert!(
                    word.len() <= LONGEST && word.bytes().all(|b| b.is_ascii_lowercase()),
                    "{word}"
                );
            }
        }
    }

    #[test]
    fn every_language_of_the_detector_has_its_line() {
        for lang in whatlang::Lang::all() {
            assert!(TABLE.tongue(lang.code()).is_some(), "{}", lang.code());
        }
    }

    #[test]
    fn tags_find_their_language() {
        for (tag, code) in [
            ("id-ID", "id"),
            ("in", "id"),
            ("IND", "id"),
            ("Bahasa Indonesia", "id"),
            ("English", "en"),
            ("zh_Hans", "zh"),
            ("ms-MY", "ms"),
            ("tlh", "tlh"),
        ] {
            assert_eq!(TABLE.code(tag), code, "{tag}");
        }
        assert_eq!(TABLE.title("cmn"), "Chinese (zh)");
        assert_eq!(TABLE.title("tlh"), "`tlh`");
    }
}
