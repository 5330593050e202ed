//! Checks that the files of words parse and say what they should.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// The groups of the labelling guide, which stand beside ISO 3166 alpha-3 codes.
const GUIDE_GROUPS: [&str; 27] = [
    "AFRICA",
    "ARAB",
    "ASEAN",
    "ASIA",
    "BRI",
    "BRICS",
    "CENTRAL_ASIA",
    "CENTRAL_EASTERN_EUROPE",
    "CIS",
    "EAEU",
    "EU",
    "EUROAREA",
    "EUROPE",
    "FTA_PARTNERS",
    "G7",
    "GCC",
    "LATAM",
    "MERCOSUR",
    "MIDDLE_EAST",
    "NAFTA",
    "NEIGHBOURS",
    "NON-EU",
    "OECD",
    "PALOP",
    "SELECTED",
    "RCEP",
    "WORLD",
];

/// Tables that join places or give their forms, by pairs of codes or by code; the reader of words holds them to its own rules.
const OTHER_TABLES: [&str; 4] = ["pairs", "toward", "subjects", "within"];

const PLACE_TABLES: [&str; 7] = [
    "names",
    "demonyms",
    "capitals",
    "groups",
    "provinces",
    "agencies",
    "goods",
];

type Table = BTreeMap<String, toml::Value>;
type Words = BTreeMap<String, Vec<String>>;

fn words() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/core/words")
}

fn read(path: &Path) -> Table {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn folder(name: &str) -> Vec<(PathBuf, Table)> {
    let entries = fs::read_dir(words().join(name)).expect("the folder of words is there");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    });
    paths.sort();
    paths
        .into_iter()
        .map(|path| (path.clone(), read(&path)))
        .collect()
}

fn forms(path: &Path, file: &Table, table: &str) -> Words {
    let value = file
        .get(table)
        .unwrap_or_else(|| panic!("{}: no [{table}]", path.display()))
        .clone();
    value
        .try_into()
        .unwrap_or_else(|error| panic!("{}: [{table}]: {error}", path.display()))
}

fn is_area(code: &str) -> bool {
    let is_iso = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    is_iso || GUIDE_GROUPS.contains(&code)
}

fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// What is wrong with the forms of a table: blank edges, the same form twice or under two keys.
fn faults(words: &Words) -> Vec<String> {
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for (key, form) in words
        .iter()
        .flat_map(|(key, forms)| forms.iter().map(move |form| (key, form)))
    {
        if form.is_empty() || form.trim() != form {
            faults.push(format!("{key}: `{form}` has blank edges"));
        }
        if let Some(owner) = owners.insert(form, key) {
            faults.push(format!("`{form}` belongs to {owner} and to {key}"));
        }
    }
    faults
}

fn assert_sound(path: &Path, table: &str, words: &Words) {
    let faults = faults(words);
    assert!(
        faults.is_empty(),
        "{} [{table}]: {faults:#?}",
        path.display()
    );
}

#[test]
fn every_language_of_cldr_has_areas_currencies_months_and_quarters() {
    let files = folder("cldr");
    assert_eq!(files.len(), LANGUAGES.len());
    for (path, file) in files {
        let areas = forms(&path, &file, "areas");
        let unknown: Vec<&String> = areas.keys().filter(|code| !is_area(code)).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", path.display());
        let missing: Vec<&str> = ["AUS", "AUT", "CHN", "IDN", "RUS", "USA", "EU", "WORLD"]
            .into_iter()
            .filter(|code| !areas.contains_key(*code))
            .collect();
        assert!(missing.is_empty(), "{}: {missing:?}", path.display());
        assert_sound(&path, "areas", &areas);
        let currencies = forms(&path, &file, "currencies");
        assert!(
            currencies.keys().all(|code| is_currency(code)),
            "{}",
            path.display()
        );
        assert_sound(&path, "currencies", &currencies);
        assert_eq!(
            forms(&path, &file, "months").len(),
            12,
            "{}",
            path.display()
        );
        assert_eq!(
            forms(&path, &file, "quarters").len(),
            4,
            "{}",
            path.display()
        );
    }
}

#[test]
fn every_place_is_a_country_or_a_group_of_the_guide() {
    for (path, file) in folder("places") {
        let tables: Vec<&String> = file
            .keys()
            .filter(|table| {
                !PLACE_TABLES.contains(&table.as_str()) && !OTHER_TABLES.contains(&table.as_str())
            })
            .collect();
        assert!(
            tables.is_empty(),
            "{}: unknown tables {tables:?}",
            path.display()
        );
        for table in PLACE_TABLES {
            let words = forms(&path, &file, table);
            assert_sound(&path, table, &words);
            let unknown: Vec<&String> = words
                .keys()
                .filter(|key| table != "goods" && !key.split('+').all(is_area))
                .collect();
            assert!(
                unknown.is_empty(),
                "{} [{table}]: {unknown:?}",
                path.display()
            );
        }
    }
}

#[test]
fn a_name_means_one_place_in_all_tables_of_a_language() {
    for (path, file) in folder("places") {
        let cldr = words()
            .join("cldr")
            .join(path.file_name().expect("a file has a name"));
        let mut owners: BTreeMap<String, String> = BTreeMap::new();
        let mut clashes = Vec::new();
        let mut tables = vec![forms(&cldr, &read(&cldr), "areas")];
        tables.extend(
            ["names", "demonyms", "capitals", "groups", "provinces"]
                .map(|table| forms(&path, &file, table)),
        );
        for (code, form) in tables
            .iter()
            .flatten()
            .flat_map(|(code, forms)| forms.iter().map(move |form| (code, form)))
        {
            let owner = owners.insert(form.clone(), code.clone());
            if let Some(owner) = owner.filter(|owner| owner != code) {
                clashes.push(format!("`{form}`: {owner} and {code}"));
            }
        }
        assert!(clashes.is_empty(), "{}: {clashes:#?}", path.display());
    }
}

#[test]
fn every_good_named_in_a_language_has_a_dataset_code() {
    let codes = read(&words().join("goods.toml"));
    assert!(
        codes
            .values()
            .all(|code| code.as_str().is_some_and(|code| !code.is_empty()))
    );
    for (path, file) in folder("places") {
        let goods = forms(&path, &file, "goods");
        let unknown: Vec<&String> = goods
            .keys()
            .filter(|label| !codes.contains_key(*label))
            .collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", path.display());
    }
}

#[derive(serde::Deserialize)]
struct Areas {
    group: Vec<Group>,
    currency: BTreeMap<String, String>,
}

#[derive(serde::Deserialize)]
struct Group {
    code: String,
    since: String,
    until: String,
    members: Vec<String>,
}

#[test]
fn groups_have_members_of_known_currency_and_spans_that_follow_each_other() {
    let text = fs::read_to_string(words().join("areas.toml")).expect("areas.toml is there");
    let areas: Areas = toml::from_str(&text).expect("areas.toml parses");
    assert!(
        areas
            .currency
            .iter()
            .all(|(area, currency)| is_area(area) && is_currency(currency))
    );
    for group in &areas.group {
        assert!(
            GUIDE_GROUPS.contains(&group.code.as_str()),
            "{}",
            group.code
        );
        assert!(
            group.until.is_empty() || group.since < group.until,
            "{} {}",
            group.code,
            group.since
        );
        let distinct: BTreeSet<&String> = group.members.iter().collect();
        assert_eq!(
            distinct.len(),
            group.members.len(),
            "{} {}",
            group.code,
            group.since
        );
        assert!(
            group
                .members
                .iter()
                .all(|area| areas.currency.contains_key(area)),
            "{} {}",
            group.code,
            group.since
        );
    }
    let same = areas
        .group
        .windows(2)
        .filter(|pair| pair[0].code == pair[1].code);
    for pair in same {
        assert!(
            !pair[0].until.is_empty() && pair[0].until < pair[1].since,
            "{} {}",
            pair[1].code,
            pair[1].since
        );
    }
}

#[test]
fn a_short_name_counts_only_in_capitals_or_another_script() {
    for (name, expected) in [
        ("US", true),
        ("中国", true),
        ("Áo", true),
        ("Om", false),
        ("Oman", true),
    ] {
        assert_eq!(is_telling(name), expected, "{name}");
    }
}

#[test]
fn a_letter_alone_and_the_bare_code_are_no_signs() {
    for (sign, expected) in [
        ("R", false),
        ("р.", false),
        ("USD", false),
        ("$", true),
        ("Rp", true),
        ("元", true),
    ] {
        assert_eq!(is_sign(sign, "USD"), expected, "{sign}");
    }
}

#[test]
fn a_shared_sign_goes_to_its_usual_owner_unless_the_language_gives_it_away() {
    let entries = serde_json::json!({
        "USD": { "symbol": "US$", "symbol-alt-narrow": "$" },
        "CAD": { "symbol": "CA$", "symbol-alt-narrow": "$" },
        "CNY": { "symbol": "¥", "symbol-alt-narrow": "¥" },
        "JPY": { "symbol": "JP¥", "symbol-alt-narrow": "¥" },
    });
    let owners = sign_owners(entries.as_object().expect("an object"));
    assert_eq!(owners.get("$").map(String::as_str), Some("USD"));
    assert_eq!(owners.get("¥").map(String::as_str), Some("CNY"));
    assert_eq!(owners.get("CA$").map(String::as_str), Some("CAD"));
}

#[test]
fn a_missing_folder_is_told_with_its_path() {
    let error = run(&["no/such/folder".to_owned()]).expect_err("there is no such folder");
    assert!(
        error.to_string().contains("no/such/folder/cldr-core"),
        "{error}"
    );
    assert!(matches!(run(&[]), Err(CldrError::Usage)));
}
