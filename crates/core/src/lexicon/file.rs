//! A language file as written.

use super::LexiconError;
use super::numeral::NumeralsFile;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Lists of forms by name.
pub(super) type Lists = BTreeMap<String, Vec<String>>;

/// `words/<lang>.toml`: what a person who knows the language writes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LanguageFile {
    /// Name of the language in English.
    pub(super) name: String,
    /// Is the reading of the language still so new that nothing should be called wrong on its strength?
    #[serde(default)]
    pub(super) young: bool,
    /// The country whose statistics "our exports" mean where nothing else says so.
    #[serde(default)]
    pub(super) home: Option<String>,
    /// For a language of several countries: country -> words that only its papers use.
    #[serde(default)]
    pub(super) homes: Lists,
    /// Between whole and fraction.
    pub(super) decimal: char,
    /// Between groups of three digits.
    pub(super) group: char,
    /// Do some newsrooms group by a plain space all the same ("1 205 milhões")?
    #[serde(default)]
    pub(super) spaced_groups: bool,
    /// Word for a rise, offered in mended phrases.
    pub(super) up: String,
    /// Word for a fall.
    pub(super) down: String,
    /// Endings that may follow a word without a space ("nya") and stand for "its".
    #[serde(default)]
    pub(super) clitics: Vec<String>,
    /// Words whose full stop ends no sentence.
    #[serde(default)]
    pub(super) abbreviations: Vec<String>,
    /// Power of ten -> words.
    pub(super) scales: Lists,
    /// ISO 4217 code -> words and signs.
    pub(super) money: Lists,
    /// Unit code of the labelling guide -> words.
    pub(super) units: Lists,
    /// Name of a cue -> words.
    pub(super) cues: Lists,
    /// Comparison -> words.
    pub(super) compare: Lists,
    /// Relative period -> words.
    pub(super) relative: Lists,
    /// Number -> words ("first").
    #[serde(default)]
    pub(super) ordinals: Lists,
    /// Number -> words ("three").
    #[serde(default)]
    pub(super) cardinals: Lists,
    /// What numbers are spelled with.
    #[serde(default)]
    pub(super) numerals: NumeralsFile,
    /// Percent -> words ("a third").
    #[serde(default)]
    pub(super) fractions: Lists,
    /// Number -> further names of the month.
    #[serde(default)]
    pub(super) months: Lists,
    /// Shape -> patterns with slots.
    pub(super) periods: Lists,
    /// Words between a period and its year.
    #[serde(default)]
    pub(super) year_links: Vec<String>,
}

/// `words/places/<lang>.toml`: names that CLDR lacks, and goods.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PlacesFile {
    pub(super) names: Lists,
    pub(super) demonyms: Lists,
    pub(super) capitals: Lists,
    pub(super) groups: Lists,
    pub(super) provinces: Lists,
    pub(super) agencies: Lists,
    pub(super) goods: Lists,
}

/// `words/cldr/<lang>.toml`: generated names.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CldrFile {
    pub(super) areas: Lists,
    pub(super) currencies: Lists,
    pub(super) months: Lists,
}

/// Parses one of the three.
pub(super) fn parse<T: for<'de> Deserialize<'de>>(
    name: &str,
    text: &str,
) -> Result<T, LexiconError> {
    toml::from_str(text).map_err(|error| LexiconError::Malformed {
        file: name.to_owned(),
        line: error.span().map_or(1, |span| {
            text[..span.start.min(text.len())].matches('\n').count() + 1
        }),
        what: error.message().to_owned(),
    })
}
