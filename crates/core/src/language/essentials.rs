//! What a language cannot do without.

use super::layout::Layout;
use super::{Finding, Weight, near};
use crate::claim::Area;
use crate::lexicon::{Files, Lexicon, english};
use std::collections::BTreeSet;

/// Keys that every file of words has.
const KEYS: [&str; 5] = ["name", "decimal", "group", "up", "down"];

/// Lists without which no sentence of trade is read: table, list, and what it is for.
const LISTS: [(&str, &str, &str); 7] = [
    ("cues", "exports", "nouns for exports"),
    ("cues", "imports", "nouns for imports"),
    ("cues", "up", "verbs of rising"),
    ("cues", "down", "verbs of falling"),
    ("cues", "percent", "the words for percent"),
    (
        "periods",
        "month",
        "how a month is named, at least `{month}`",
    ),
    ("periods", "year", "how a year is named, at least `{year}`"),
];

/// Lists that most languages need: their absence is worth a look.
const USEFUL: [(&str, &str); 9] = [
    ("cues", "trade"),
    ("cues", "balance"),
    ("cues", "from"),
    ("cues", "to"),
    ("cues", "and"),
    ("cues", "off_topic"),
    ("cues", "forecast"),
    ("relative", "last_year"),
    ("relative", "year_earlier"),
];

/// What is not there, or contradicts itself.
pub(super) fn missing(layout: &Layout<'_>, files: &Files<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for key in KEYS.iter().filter(|key| !layout.values.contains_key(**key)) {
        let what = format!("`{key} = \"…\"` is missing");
        found.push(layout.absent(Weight::Fault, &what));
    }
    for (table, list, what) in LISTS
        .iter()
        .filter(|(table, list, _)| !has(layout, table, list))
    {
        let what = format!("`{list}` in `[{table}]` is missing or empty: {what}");
        found.push(layout.absent(Weight::Fault, &what));
    }
    for (table, list) in USEFUL
        .iter()
        .filter(|(table, list)| !has(layout, table, list))
    {
        let what = format!("`{list}` in `[{table}]` is missing or empty");
        found.push(layout.absent(Weight::Note, &what));
    }
    for (table, what) in [
        ("scales", "words for thousand, million …"),
        ("money", "words and signs of currencies"),
        ("units", "words for tonnes, barrels …"),
    ] {
        if !layout.forms.iter().any(|form| form.table == table) {
            let what = format!("`[{table}]` is missing or empty: {what}");
            found.push(layout.absent(Weight::Fault, &what));
        }
    }
    found.extend(signs(layout));
    found.extend(plainest(layout));
    found.extend(months(layout, files));
    found.extend(places(layout));
    if layout.examples.is_empty() {
        found.push(layout.absent(Weight::Note, "there are no `[[examples]]`"));
    }
    found
}

fn has(layout: &Layout<'_>, table: &str, list: &str) -> bool {
    let written = layout.forms.iter().chain(&layout.patterns);
    written
        .into_iter()
        .any(|form| form.table == table && form.list == list)
}

/// The signs inside numbers must be two different ones.
fn signs(layout: &Layout<'_>) -> Option<Finding> {
    let (decimal, group) = (layout.values.get("decimal")?, layout.values.get("group")?);
    (decimal.0 == group.0).then(|| {
        let what = format!(
            "`decimal` and `group` are both `{}`: no number could be read",
            group.0
        );
        layout.finding(group.1, Weight::Fault, what)
    })
}

/// The words offered in mended phrases must be ones that are read.
fn plainest(layout: &Layout<'_>) -> Vec<Finding> {
    let known = |list: &str, word: &str| {
        let same = |form: &super::layout::Written| form.list == list && form.text == word;
        layout.forms.iter().any(same)
    };
    ["up", "down"]
        .into_iter()
        .filter_map(|key| {
            let (word, place) = layout.values.get(key)?;
            (!known(key, word)).then(|| {
                let what = format!("`{word}` is not among the words of `{key}` in `[cues]`");
                layout.finding(*place, Weight::Note, what)
            })
        })
        .collect()
}

/// Every month needs a name, here or from CLDR.
fn months(layout: &Layout<'_>, files: &Files<'_>) -> Option<Finding> {
    let named: BTreeSet<&str> = layout
        .forms
        .iter()
        .filter(|form| form.table == "months")
        .map(|form| form.list.as_str())
        .collect();
    let missing: Vec<String> = (1..=12)
        .map(|month| month.to_string())
        .filter(|month| !named.contains(month.as_str()))
        .collect();
    (files.cldr.is_empty() && !missing.is_empty()).then(|| {
        let what = format!("`[months]` has no names for {}", missing.join(", "));
        layout.absent(Weight::Fault, &what)
    })
}

/// Names of places: at least some, under codes that exist.
fn places(layout: &Layout<'_>) -> Vec<Finding> {
    const NAMED: [&str; 4] = ["names", "demonyms", "capitals", "provinces"];
    let areas = layout
        .forms
        .iter()
        .filter(|form| NAMED.contains(&form.table.as_str()));
    let mut codes = BTreeSet::new();
    let mut found: Vec<Finding> = areas
        .filter(|form| codes.insert((&form.table, &form.list)) && is_unknown(&form.list))
        .map(|form| {
            let hint = near::hint(&form.list, english_codes().iter().map(String::as_str));
            let what = format!(
                "`{}` is no ISO 3166 alpha-3 code that we know{hint}",
                form.list
            );
            layout.finding(form.place, Weight::Note, what)
        })
        .collect();
    if let Some((home, place)) = layout
        .values
        .get("home")
        .filter(|(home, _)| is_unknown(home))
    {
        let what = format!("`home = \"{home}\"` is no ISO 3166 alpha-3 code that we know");
        found.push(layout.finding(*place, Weight::Fault, what));
    }
    if codes.is_empty() && layout.is_alone() {
        found.push(layout.absent(Weight::Fault, "no country has a name: `[places.names]`"));
    }
    found
}

fn is_unknown(code: &str) -> bool {
    english::area(&Area::new(code)) == code
}

/// Codes of the areas that the English file names: a stand-in for the list of all.
fn english_codes() -> BTreeSet<String> {
    let english = Lexicon::builtin_files("en").ok();
    let layout = english.as_ref().and_then(|files| Layout::read(files).ok());
    let forms = layout.into_iter().flat_map(|layout| layout.forms);
    forms
        .filter(|form| form.table == "names" && form.list.len() == 3)
        .map(|form| form.list)
        .collect()
}
