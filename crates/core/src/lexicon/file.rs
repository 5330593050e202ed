//! A language file as written.

use super::LexiconError;
use super::goods_stand::GoodsPlace;
use super::numeral::NumeralsFile;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, Visitor, value::Error};
use std::collections::BTreeMap;

/// Lists of forms by name.
pub(super) type Lists = BTreeMap<String, Vec<String>>;

/// `words/<lang>.toml`: what a person who knows the language writes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the file")]
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
    /// Signs that stand for the decimal one in some papers ("11・9%").
    #[serde(default)]
    pub(super) other_decimals: String,
    /// Country and currency ("HKG+HKD") -> words that there mean its own money.
    #[serde(default)]
    pub(super) own_money: Lists,
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
    /// Words whose full stop ends no sentence; of two words ("долл. сша"), only that of the first before the second.
    #[serde(default)]
    pub(super) abbreviations: Vec<String>,
    /// Words that open a sentence even behind an abbreviation.
    #[serde(default)]
    pub(super) openers: Vec<String>,
    /// Power of ten -> words.
    pub(super) scales: Lists,
    /// ISO 4217 code -> words and signs.
    pub(super) money: Lists,
    /// Code and power of ten ("USD+1e6") -> short forms for both ("mdd").
    #[serde(default)]
    pub(super) scaled_money: Lists,
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
    /// How many times -> words ("tenfold"), beyond those of `cues`.
    #[serde(default)]
    pub(super) multiples: Lists,
    /// Number -> words ("three").
    #[serde(default)]
    pub(super) cardinals: Lists,
    /// What numbers are spelled with.
    #[serde(default)]
    pub(super) numerals: NumeralsFile,
    /// Side of a number -> words that say on which side the truth lies.
    #[serde(default)]
    pub(super) bounds: Lists,
    /// Percent -> words ("a third").
    #[serde(default)]
    pub(super) fractions: Lists,
    /// The year before its first -> names of an era.
    #[serde(default)]
    pub(super) eras: Lists,
    /// Year -> words that name it.
    #[serde(default)]
    pub(super) years: Lists,
    /// Does a year stand before its months ("2024年5月", "去年12月")?
    #[serde(default)]
    pub(super) year_first: bool,
    /// Are years printed with their last two digits ("23年度")?
    #[serde(default)]
    pub(super) short_years: bool,
    /// The year before the first of those that are printed with three digits ("113年").
    #[serde(default)]
    pub(super) years_since: Option<i16>,
    /// Number -> further names of the month.
    #[serde(default)]
    pub(super) months: Lists,
    /// Shape -> patterns with slots.
    pub(super) periods: Lists,
    /// Do "to", "from" and "with" stand behind the area that they belong to?
    #[serde(default)]
    pub(super) postpositions: bool,
    /// Where the goods of a flow stand: `of`, `before`, `behind`.
    #[serde(default)]
    pub(super) goods_stand: Vec<GoodsPlace>,
    /// May "of" stand before an older value ("de 3 a 5 millones")?
    #[serde(default)]
    pub(super) of_is_from: bool,
    /// May "of" stand before the country that imports come from ("las importaciones de Rusia")?
    #[serde(default)]
    pub(super) of_is_origin: bool,
    /// Does "to" right before an amount mean "after" ("nach 4 Milliarden im Mai")?
    #[serde(default)]
    pub(super) to_is_after: bool,
    /// Does a period right behind a multiple say what was multiplied ("gấp đôi năm 2022")?
    #[serde(default)]
    pub(super) multiples_lead: bool,
    /// Forms of units, scales and currencies that say that an amount is an older value.
    #[serde(default)]
    pub(super) from_forms: Vec<String>,
    /// The same of an amount that was reached.
    #[serde(default)]
    pub(super) to_forms: Vec<String>,
    /// Endings behind a percentage that say that it is a part of what was named before.
    #[serde(default)]
    pub(super) part_forms: Vec<String>,
    /// Endings of words that the word behind belongs to.
    #[serde(default)]
    pub(super) of_endings: Vec<String>,
    /// What may stand before it -> last parts of compounds.
    #[serde(default)]
    pub(super) tails: Lists,
    /// Letters that may stand between the parts of a compound.
    #[serde(default)]
    pub(super) links: Vec<String>,
    /// Words between a period and its year.
    #[serde(default)]
    pub(super) year_links: Vec<String>,
    /// Words for who buys: those of `export_market` that in a story of imports are importers too.
    #[serde(default)]
    pub(super) buyers: Vec<String>,
    /// Names that each country's papers use for their own.
    #[serde(default)]
    pub(super) own_names: Vec<String>,
    /// Countries whose papers print the other decimal sign.
    #[serde(default)]
    pub(super) other_decimal_in: Vec<String>,
    /// Words that count by the day: barrels behind one are barrels a day ("日均168万桶").
    #[serde(default)]
    pub(super) daily: Vec<String>,
    /// Words for a rise or fall that state a balance themselves ("ein Minus von 5 Milliarden").
    #[serde(default)]
    pub(super) signs: Vec<String>,
    /// Words for a fall that say that somebody takes what stands right behind them ("nahmen 5 Millionen Tonnen ab").
    #[serde(default)]
    pub(super) takes: Vec<String>,
    /// Letters -> how other papers spell them ("ß" -> "ss").
    #[serde(default)]
    pub(super) spellings: Lists,
    /// Names and goods, where they have no file of their own.
    #[serde(default)]
    pub(super) places: PlacesFile,
    /// Passages with what is to be read in them; `language::check` tries them, the reader passes them over.
    #[serde(default)]
    #[expect(dead_code, reason = "named so that the table is no unknown one")]
    pub(super) examples: Vec<IgnoredAny>,
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
    pub(super) toward: Lists,
    pub(super) subjects: Lists,
    pub(super) within: Lists,
    pub(super) pairs: Lists,
    pub(super) goods: Lists,
}

/// `words/cldr/<lang>.toml`: generated names.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CldrFile {
    pub(super) areas: Lists,
    pub(super) currencies: Lists,
    pub(super) months: Lists,
    pub(super) scales: Lists,
    pub(super) measures: Lists,
    pub(super) bounds: Lists,
}

/// Tables of a file by name.
type Tables<'a, const N: usize> = [(&'static str, &'a Lists); N];

impl LanguageFile {
    /// The tables of forms, in the order in which they win.
    pub(super) fn tables(&self) -> Tables<'_, 14> {
        [
            ("cues", &self.cues),
            ("scales", &self.scales),
            ("money", &self.money),
            ("scaled_money", &self.scaled_money),
            ("units", &self.units),
            ("compare", &self.compare),
            ("relative", &self.relative),
            ("ordinals", &self.ordinals),
            ("multiples", &self.multiples),
            ("cardinals", &self.cardinals),
            ("fractions", &self.fractions),
            ("months", &self.months),
            ("eras", &self.eras),
            ("years", &self.years),
        ]
    }
}

impl PlacesFile {
    /// The tables of forms, in the order in which they win.
    pub(super) fn tables(&self) -> Tables<'_, 11> {
        [
            ("toward", &self.toward),
            ("subjects", &self.subjects),
            ("within", &self.within),
            ("pairs", &self.pairs),
            ("names", &self.names),
            ("demonyms", &self.demonyms),
            ("groups", &self.groups),
            ("agencies", &self.agencies),
            ("provinces", &self.provinces),
            ("capitals", &self.capitals),
            ("goods", &self.goods),
        ]
    }
}

impl CldrFile {
    /// The tables of forms, in the order in which they win.
    pub(super) fn tables(&self) -> Tables<'_, 3> {
        [
            ("areas", &self.areas),
            ("currencies", &self.currencies),
            ("months", &self.months),
        ]
    }
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

/// The names of the keys that one of the three may have, in order of its definition.
pub(super) fn keys<T: for<'de> Deserialize<'de>>() -> &'static [&'static str] {
    let mut fields: &'static [&'static str] = &[];
    let _: Result<T, Error> = T::deserialize(Fields(&mut fields));
    fields
}

/// Reads nothing: only hears which fields are asked for.
struct Fields<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Fields<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        *self.0 = fields;
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::{PlacesFile, keys};

    #[test]
    fn the_keys_of_a_file_are_heard() {
        assert_eq!(keys::<PlacesFile>()[..2], ["names", "demonyms"]);
    }
}
