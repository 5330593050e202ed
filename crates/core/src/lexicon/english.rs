//! Plain English names for reports: areas, months, currencies, goods, agencies.
//!
//! Names come from CLDR, and from `words/report.toml` where CLDR's own does not read well in a sentence.

use crate::claim::Area;
use crate::period::{Month, Period};
use crate::quantity::{Currency, Unit};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Name by code.
type Names = BTreeMap<String, String>;

/// `words/report.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Own {
    areas: Names,
    currencies: Names,
    goods: Names,
    agencies: Names,
    languages: Names,
}

/// The part of `words/cldr/en.toml` that names things.
#[derive(Debug, Default, Deserialize)]
struct Cldr {
    areas: BTreeMap<String, Vec<String>>,
    currencies: BTreeMap<String, Vec<String>>,
    months: BTreeMap<String, Vec<String>>,
}

static OWN: LazyLock<Own> =
    LazyLock::new(|| toml::from_str(include_str!("../../words/report.toml")).unwrap_or_default());

static CLDR: LazyLock<Cldr> =
    LazyLock::new(|| toml::from_str(include_str!("../../words/cldr/en.toml")).unwrap_or_default());

/// Code -> the shortest name of goods.
static GOODS: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::new();
    for (name, code) in super::goods::all() {
        let held = names
            .entry(code.to_owned())
            .or_insert_with(|| name.to_owned());
        if name.len() < held.len() {
            name.clone_into(held);
        }
    }
    names
});

/// An area's name with its article, as it stands inside a sentence; its code where it has none.
///
/// # Example
///
/// ```
/// use weighbridge_core::claim::Area;
/// use weighbridge_core::lexicon::english;
///
/// assert_eq!(english::area(&Area::new("CHN")), "China");
/// assert_eq!(english::area(&Area::new("USA")), "the United States");
/// assert_eq!(english::area(&Area::new("XYZ")), "XYZ");
/// ```
pub fn area(area: &Area) -> &str {
    let code = area.code();
    OWN.areas
        .get(code)
        .or_else(|| CLDR.areas.get(code)?.first())
        .map_or(code, String::as_str)
}

/// Of an area: "China's", "the Philippines'".
///
/// # Example
///
/// ```
/// use weighbridge_core::claim::Area;
/// use weighbridge_core::lexicon::english;
///
/// assert_eq!(english::possessive(&Area::new("NLD")), "the Netherlands'");
/// ```
pub fn possessive(area: &Area) -> String {
    let name = self::area(area);
    let sign = if name.ends_with('s') { "'" } else { "'s" };
    format!("{name}{sign}")
}

/// A run of months: "March 2022", "January–March 2022", "2022", "November 2021–January 2022".
///
/// # Example
///
/// ```
/// use weighbridge_core::lexicon::english;
/// use weighbridge_core::period::Period;
///
/// let named = |period: Option<Period>| period.map(english::period);
/// assert_eq!(named(Period::quarter(2022, 1)).as_deref(), Some("January–March 2022"));
/// assert_eq!(named(Period::year(2022)).as_deref(), Some("2022"));
/// ```
pub fn period(period: Period) -> String {
    let (first, last) = (period.first(), period.last());
    let (from, to) = (month(first), month(last));
    if first == last {
        format!("{to} {}", last.year())
    } else if first.year() != last.year() {
        format!("{from} {}–{to} {}", first.year(), last.year())
    } else if period.len() == 12 {
        last.year().to_string()
    } else {
        format!("{from}–{to} {}", last.year())
    }
}

/// A month's name, without its year.
pub fn month(month: Month) -> &'static str {
    let number = month.number().to_string();
    CLDR.months
        .get(&number)
        .and_then(|forms| forms.first())
        .map_or("?", String::as_str)
}

/// A day: "13 April 2022".
///
/// # Example
///
/// ```
/// use jiff::civil::date;
/// use weighbridge_core::lexicon::english;
///
/// assert_eq!(english::day(date(2022, 4, 13)), "13 April 2022");
/// ```
pub fn day(day: Date) -> String {
    let month = Month::new(day.year(), day.month()).map_or("?", month);
    format!("{} {month} {}", day.day(), day.year())
}

/// A currency in the plural: "dollars", "yuan", "Swiss francs"; its code where it has no name.
///
/// # Example
///
/// ```
/// use weighbridge_core::lexicon::english;
/// use weighbridge_core::quantity::Currency;
///
/// let named = |code: &str| code.parse::<Currency>().map(english::currency);
/// assert_eq!(named("USD").as_deref(), Ok("dollars"));
/// assert_eq!(named("CHF").as_deref(), Ok("Swiss francs"));
/// assert_eq!(named("XXX").as_deref(), Ok("XXX"));
/// ```
pub fn currency(currency: Currency) -> String {
    let code = currency.as_str();
    let plural = |forms: &'static Vec<String>| {
        let words = |form: &&String| form.chars().any(char::is_lowercase) && form.len() > 3;
        forms.get(1).filter(words).or_else(|| forms.first())
    };
    OWN.currencies
        .get(code)
        .or_else(|| plural(CLDR.currencies.get(code)?))
        .map_or_else(|| code.to_owned(), String::clone)
}

/// What an amount is counted in: "dollars", "tonnes", "percent".
pub fn unit(unit: Unit) -> String {
    match unit {
        Unit::Money(money) => currency(money),
        Unit::Points => "percentage points".to_owned(),
        Unit::Tonne => "tonnes".to_owned(),
        Unit::Kilogram => "kilograms".to_owned(),
        Unit::Barrel => "barrels".to_owned(),
        Unit::BarrelPerDay => "barrels a day".to_owned(),
        Unit::CubicMetre => "cubic metres".to_owned(),
        Unit::Teu => "containers (TEU)".to_owned(),
        Unit::Piece => "pieces".to_owned(),
        Unit::Bushel => "bushels".to_owned(),
        Unit::Litre => "litres".to_owned(),
        Unit::Bag => "bags".to_owned(),
        other => other.to_string(),
    }
}

/// Goods by the code of a dataset: "all goods", "palm oil", "goods of HS 75".
///
/// # Example
///
/// ```
/// use weighbridge_core::lexicon::english;
///
/// assert_eq!(english::goods("1511"), "palm oil");
/// assert_eq!(english::goods("RARE_EARTHS"), "rare earths");
/// ```
pub fn goods(code: &str) -> String {
    if let Some(name) = OWN.goods.get(code).or_else(|| GOODS.get(code)) {
        name.clone()
    } else if code.starts_with(|c: char| c.is_ascii_digit()) {
        format!("goods of HS {code}")
    } else {
        code.to_lowercase().replace('_', " ")
    }
}

/// Who publishes: "China's customs (GACC)"; the dataset's own name where we know no better.
///
/// # Example
///
/// ```
/// use weighbridge_core::lexicon::english;
///
/// assert_eq!(english::agency("GACC"), "China's customs (GACC)");
/// assert_eq!(english::agency("INDEC"), "INDEC");
/// ```
pub fn agency(code: &str) -> &str {
    OWN.agencies.get(code).map_or(code, String::as_str)
}

/// A language by its ISO 639-1 code: "Indonesian"; the code where we have no words for it.
pub fn language(code: &str) -> &str {
    OWN.languages.get(code).map_or(code, String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_parse() {
        assert!(OWN.agencies.len() > 30 && CLDR.areas.len() > 200);
    }

    #[test]
    fn every_language_we_read_has_a_name() {
        for code in crate::lexicon::Lexicon::languages() {
            assert_ne!(language(code), *code);
        }
    }

    #[test]
    fn currencies_are_words_and_never_signs() {
        for code in CLDR.currencies.keys() {
            let name = currency(code.parse().expect("a code"));
            assert!(
                name.chars().all(|c| c.is_alphabetic() || c == ' '),
                "{name}"
            );
        }
    }

    #[test]
    fn runs_of_months_read_as_people_say_them() {
        let month = |text: &str| text.parse::<Month>().expect("a month");
        for (first, last, said) in [
            ("2022-03", "2022-03", "March 2022"),
            ("2022-01", "2022-02", "January–February 2022"),
            ("2021-11", "2022-01", "November 2021–January 2022"),
            ("2021-04", "2022-03", "April 2021–March 2022"),
            ("2022-01", "2022-12", "2022"),
        ] {
            let run = Period::new(month(first), month(last)).expect("a run");
            assert_eq!(period(run), said);
        }
    }
}
