//! Every good of `words/goods.toml` has a word in every language that comes with the program, but for those named here.

use std::collections::{BTreeMap, BTreeSet};
use toml::Table;
use weighbridge_core::lexicon::Lexicon;

/// Goods without a word of their own: in which languages, and why.
const WITHOUT: [(&str, &[&str], &str); 2] = [
    (
        "goods",
        &["id", "tr", "vi"],
        "the plain word stands in most sentences of trade and tells nothing",
    ),
    (
        "manufactured goods",
        &["en", "ru", "zh"],
        "its words are those of \"manufactures\"",
    ),
];

/// The goods that a file of places has words for.
fn named(text: &str) -> Vec<String> {
    let table: Table = toml::from_str(text).expect("TOML");
    let goods = table.get("goods").and_then(toml::Value::as_table);
    let filled = goods.into_iter().flatten().filter(|(_, words)| {
        let words = words.as_array();
        words.is_some_and(|words| !words.is_empty())
    });
    filled.map(|(good, _)| good.clone()).collect()
}

#[test]
fn every_good_has_a_word_in_every_language() {
    let goods: BTreeMap<String, String> =
        toml::from_str(include_str!("../words/goods.toml")).expect("the goods");
    let mut wanting = BTreeSet::new();
    for code in Lexicon::languages() {
        let code: &str = code;
        let files = Lexicon::builtin_files(code).expect("a language");
        let tables = files.places.iter().map(|file| file.text);
        let known: BTreeSet<String> = tables.flat_map(named).collect();
        let missing = goods.keys().filter(|good| !known.contains(*good));
        wanting.extend(missing.map(|good| (good.clone(), code.to_owned())));
        let strange: Vec<_> = known
            .iter()
            .filter(|good| !goods.contains_key(*good))
            .collect();
        assert!(
            strange.is_empty(),
            "{code}: goods without a code: {strange:?}"
        );
    }
    let allowed = WITHOUT.iter().flat_map(|(good, codes, _)| {
        codes
            .iter()
            .map(|code| ((*good).to_owned(), (*code).to_owned()))
    });
    assert_eq!(wanting, allowed.collect());
}
