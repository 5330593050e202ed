//! Patterns for numbers, from CLDR: what the reading of quantities is tried with, and the words it takes from them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Map, Value};

use super::source::File;
use super::{CURRENCIES, CldrError, Forms, add, quoted, sign_owners, table};

/// The units that are read behind a number: CLDR's key, our code.
const MEASURES: [(&str, &str); 43] = [
    ("length-kilometer", "km"),
    ("length-meter", "m"),
    ("length-centimeter", "cm"),
    ("length-millimeter", "mm"),
    ("length-mile", "mi"),
    ("length-foot", "ft"),
    ("length-yard", "yd"),
    ("length-nautical-mile", "nmi"),
    ("area-square-kilometer", "km2"),
    ("area-square-meter", "m2"),
    ("area-hectare", "ha"),
    ("area-acre", "acre"),
    ("area-square-mile", "mi2"),
    ("area-square-foot", "ft2"),
    ("mass-gram", "g"),
    ("mass-milligram", "mg"),
    ("mass-kilogram", "kg"),
    ("mass-tonne", "tonne"),
    ("mass-pound", "lb"),
    ("mass-ounce", "oz"),
    ("mass-ounce-troy", "toz"),
    ("volume-liter", "litre"),
    ("volume-milliliter", "ml"),
    ("volume-cubic-meter", "m3"),
    ("volume-cubic-kilometer", "km3"),
    ("volume-gallon", "gal"),
    ("volume-barrel", "bbl"),
    ("duration-second", "s"),
    ("duration-minute", "min"),
    ("duration-hour", "h"),
    ("duration-day", "day"),
    ("duration-week", "week"),
    ("duration-month", "month"),
    ("duration-year", "year"),
    ("power-kilowatt", "kW"),
    ("power-megawatt", "MW"),
    ("power-gigawatt", "GW"),
    ("energy-kilowatt-hour", "kWh"),
    ("speed-kilometer-per-hour", "km/h"),
    ("speed-mile-per-hour", "mi/h"),
    ("temperature-celsius", "Cel"),
    ("temperature-fahrenheit", "[degF]"),
    ("digital-gigabyte", "GB"),
];

/// Short scales and their currencies: `1000000-count-other`, "0 Mio." -> 1e6, "{0} Mio.".
fn compact(formats: &Map<String, Value>) -> BTreeMap<u32, BTreeSet<String>> {
    let mut found: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for (key, pattern) in formats {
        let (Some((power, _)), Some(pattern)) = (key.split_once("-count-"), pattern.as_str())
        else {
            continue;
        };
        let zeros = pattern.matches('0').count();
        let pattern = pattern.replace('\'', "");
        let (Ok(power), true) = (
            u32::try_from(power.len()),
            pattern.trim() != "0" && zeros > 0,
        ) else {
            continue;
        };
        let power = (power - 1).saturating_sub(u32::try_from(zeros - 1).unwrap_or(0));
        if power <= 15 && !key.contains("-alt-") {
            let pattern = pattern.replacen(&"0".repeat(zeros), "{0}", 1);
            found.entry(power).or_default().insert(pattern);
        }
    }
    found
}

fn formats(
    numbers: &File,
    kind: &str,
    place: &str,
) -> Result<BTreeMap<u32, BTreeSet<String>>, CldrError> {
    let pointer = format!("/numbers/{kind}Formats-numberSystem-latn/{place}");
    Ok(compact(numbers.entries(&pointer)?))
}

/// The words that compact patterns put beside a number, by power of ten.
pub(super) fn scales(folder: &Path, language: &str) -> Result<Forms, CldrError> {
    let numbers = File::main(folder, "numbers", language, "numbers")?;
    let mut found = Forms::new();
    for place in ["long/decimalFormat", "short/decimalFormat"] {
        for (power, patterns) in formats(&numbers, "decimal", place)? {
            for pattern in patterns {
                let word = pattern.replace("{0}", "").replace('\u{a0}', " ");
                add_exact(found.entry(format!("1e{power}")).or_default(), &word);
            }
        }
    }
    Ok(found)
}

/// The words that stand behind a number and name what it measures, by code.
pub(super) fn measures(folder: &Path, language: &str) -> Result<Forms, CldrError> {
    let units = File::main(folder, "units", language, "units")?;
    let mut found = Forms::new();
    for (key, code) in MEASURES {
        let patterns = units.entries(&format!("/units/long/{key}"))?;
        let forms = found.entry(code.to_owned()).or_default();
        for (_, pattern) in patterns
            .iter()
            .filter(|(key, _)| key.starts_with("unitPattern-"))
        {
            let words = pattern
                .as_str()
                .and_then(|pattern| pattern.strip_prefix("{0}"));
            if let Some(words) = words {
                add(forms, &words.replace('\u{a0}', " "));
            }
        }
    }
    Ok(found)
}

/// Adds a form as it is written: "M" and "m" are two.
fn add_exact(forms: &mut Vec<String>, form: &str) {
    let form = form.trim();
    if !form.is_empty() && !forms.iter().any(|known| known == form) {
        forms.push(form.to_owned());
    }
}

/// How a language writes numbers, as a table of test data.
pub(super) fn patterns(folder: &Path, language: &str) -> Result<String, CldrError> {
    let numbers = File::main(folder, "numbers", language, "numbers")?;
    let sign = |name: &str| numbers.string(&format!("/numbers/symbols-numberSystem-latn/{name}"));
    let mut out = format!("\n[{language}]\n");
    let _ = writeln!(out, "decimal = {}", quoted(&sign("decimal")?));
    let _ = writeln!(out, "group = {}", quoted(&sign("group")?));
    let least = numbers.string("/numbers/minimumGroupingDigits")?;
    let _ = writeln!(out, "least_grouped = {least}");
    let percent = numbers.string("/numbers/percentFormats-numberSystem-latn/standard")?;
    let _ = writeln!(
        out,
        "percent = {}",
        quoted(&percent.replace("#,##0", "{0}"))
    );
    let money = numbers.string("/numbers/currencyFormats-numberSystem-latn/standard")?;
    let money = money
        .split(';')
        .next()
        .unwrap_or_default()
        .replace("#,##0.00", "{0}");
    let _ = writeln!(out, "money = {}", quoted(&money));
    let named =
        numbers.string("/numbers/currencyFormats-numberSystem-latn/unitPattern-count-other")?;
    let _ = writeln!(out, "named = {}", quoted(&named));
    for name in ["approximately", "atLeast", "atMost", "range"] {
        let pattern = numbers.string(&format!("/numbers/miscPatterns-numberSystem-latn/{name}"))?;
        let _ = writeln!(out, "{} = {}", snake(name), quoted(&pattern));
    }
    for (name, kind, place) in [
        ("long", "decimal", "long/decimalFormat"),
        ("short", "decimal", "short/decimalFormat"),
        ("money_short", "currency", "short/standard"),
    ] {
        let forms = formats(&numbers, kind, place)?;
        let forms = forms
            .into_iter()
            .map(|(power, forms)| (format!("1e{power}"), forms.into_iter().collect()));
        table(&mut out, &format!("{language}.{name}"), &forms.collect());
    }
    table(
        &mut out,
        &format!("{language}.currencies"),
        &names(folder, language)?,
    );
    table(
        &mut out,
        &format!("{language}.signs"),
        &signs(folder, language)?,
    );
    Ok(out)
}

/// The signs of the currencies, each with the one that it means in the language.
fn signs(folder: &Path, language: &str) -> Result<Forms, CldrError> {
    let file = File::main(folder, "numbers", language, "currencies")?;
    let mut found = Forms::new();
    for (sign, code) in sign_owners(file.entries("/numbers/currencies")?) {
        add(found.entry(code).or_default(), &sign);
    }
    Ok(found)
}

/// The names of the currencies that trade news names, in every number.
fn names(folder: &Path, language: &str) -> Result<Forms, CldrError> {
    let file = File::main(folder, "numbers", language, "currencies")?;
    let entries = file.entries("/numbers/currencies")?;
    let mut found = Forms::new();
    for code in CURRENCIES.split(' ') {
        let Some(entry) = entries.get(code).and_then(Value::as_object) else {
            continue;
        };
        let forms = found.entry(code.to_owned()).or_default();
        for (_, name) in entry
            .iter()
            .filter(|(key, _)| key.starts_with("displayName-count-"))
        {
            add(forms, name.as_str().unwrap_or_default());
        }
    }
    Ok(found)
}

fn snake(name: &str) -> String {
    name.chars().fold(String::new(), |mut out, c| {
        if c.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
        out
    })
}
