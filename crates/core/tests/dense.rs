//! Drafts that hold nothing but figures and periods: every figure asks for its period, so that the search must be short.

use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::resolve::extract;
use weighbridge_core::text::{Document, Masthead};

/// Language, what opens the draft, and what follows over and over without a place where a sentence ends.
const MIXES: &[(&str, &str, &str)] = &[
    ("zh", "2022年5月中国对俄罗斯出口增长5%。", "5%5%占5月创"),
    ("zh", "2022年5月中国对俄罗斯出口增长5%。", "占2022年5%"),
    ("zh", "2022年5月中国对俄罗斯出口增长5%。", "增长5月5%"),
    (
        "en",
        "China's exports to Russia rose 5% in May 2022. ",
        "$5bn $5bn , May ",
    ),
    (
        "en",
        "China's exports to Russia rose 5% in May 2022. ",
        ", 2022 rose 5% ",
    ),
    (
        "id",
        "Ekspor China ke Rusia naik 5 persen pada Mei 2022. ",
        "rekor dari 5% Mei ",
    ),
];

fn claims(language: &str, opening: &str, unit: &str, length: usize) -> usize {
    let words = Lexicon::builtin(language).expect("a language");
    let mut masthead = Masthead::named("dense");
    masthead.published = "2022-06-19".parse().ok();
    let text = opening.to_owned() + &unit.repeat(length / unit.len());
    extract(&Document::plain(masthead, text), &words)
        .claims
        .len()
}

#[test]
fn claims_grow_with_the_figures() {
    for &(language, opening, unit) in MIXES {
        let (one, two) = (
            claims(language, opening, unit, 10_000),
            claims(language, opening, unit, 20_000),
        );
        assert!(one > 100, "{unit}: {one}");
        assert!(
            two * 2 >= one * 3 && two * 2 <= one * 5,
            "{unit}: {one}, {two}"
        );
    }
}
