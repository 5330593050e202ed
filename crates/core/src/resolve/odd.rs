//! Drafts built to be slow: each must be read in time that grows with its length and no faster.

use super::extract;
use crate::lexicon::Lexicon;
use crate::lexicon::steps::taken;
use crate::text::{Document, Masthead, sentences};

/// What a draft is made of, over and over, without a place where a sentence ends.
const UNITS: &[&str] = &[
    "ekspor ",
    "exports ",
    "出口",
    "экспорт ",
    "1,",
    "1, ",
    "1.",
    "7",
    "7 ",
    "1\u{a0}234\u{a0}",
    "dan ",
    "(",
    "\"",
    ".)",
    "\n \n",
    " ",
    "China ",
    "中国",
    "a",
    "é",
    "😀",
    "3-4-",
    "1-2% ",
    "-5",
    "$5",
    "5% ",
    "$5 million 6 7 ",
    "from 5 to ",
    "January-",
    "2022 ",
    "surplus ",
    "exports in January 2022 rose 5% from 2021 ",
    "ekspor naik 5 persen ",
    "出口增长5%，",
    "9億",
    "9兆2345億",
    "ekspornya naik 5% dari 4% ",
    "third straight month exports ",
    "China, Japan and Russia took 5%, 6% and 7% of exports, ",
    "今年以来",
    "今年的",
    "季调后 5% ",
    "四",
    "Rome 5% ",
    "& 5% ",
    "EU, ",
    "G7",
    "+",
];

/// How long each draft is, in bytes.
const LENGTH: usize = 20_000;

#[test]
fn drafts_without_an_end_are_read() {
    for language in ["id", "en", "zh"] {
        let words = Lexicon::builtin(language).expect("a language");
        for unit in UNITS {
            let draft = Document::plain(Masthead::named("odd"), unit.repeat(LENGTH / unit.len()));
            let parts = sentences(&draft, |word, next| words.runs_on(word, next));
            assert!(parts.iter().all(|part| part.len() <= 2048), "{unit}");
            assert!(extract(&draft, &words).claims.len() <= LENGTH / 4, "{unit}");
        }
    }
}

/// A sentence is read in parts so that a claim far behind the first is still found.
#[test]
fn long_sentences_keep_their_claims() {
    let words = Lexicon::builtin("en").expect("English");
    let unit = "exports to Japan rose 5 percent to $3 billion, ";
    let draft = Document::plain(Masthead::named("odd"), unit.repeat(400));
    let found = extract(&draft, &words).claims;
    assert!(found.len() >= 700, "{}", found.len());
    assert!(
        found
            .last()
            .is_some_and(|last| last.quantity.span.start > 47 * 390)
    );
}

/// How many looks at items a draft of this length takes.
fn steps(words: &Lexicon, unit: &str, length: usize) -> u64 {
    let mut masthead = Masthead::named("odd");
    masthead.published = "2022-06-19".parse().ok();
    let opening = match words.language() {
        "zh" => "2022年5月中国对俄罗斯出口增长5%。",
        "id" => "Ekspor China ke Rusia naik 5 persen pada Mei 2022. ",
        _ => "China's exports to Russia rose 5% in May 2022. ",
    };
    let draft = Document::plain(
        masthead,
        opening.to_owned() + &unit.repeat(length / unit.len()),
    );
    taken();
    extract(&draft, words);
    taken()
}

/// Steps are counted, not seconds: a search that looks over a whole draft or sentence for each item takes four times as many
/// for a text twice as long.
#[test]
fn steps_grow_with_the_text_and_no_faster() {
    let dense = [
        "5%5%占5月创",
        "$5bn $5bn , May ",
        ", 2022 rose 5% ",
        "rekor dari 5% Mei ",
        "respectively ",
        "1, 2, 3, ",
    ];
    for language in ["id", "en", "zh"] {
        let words = Lexicon::builtin(language).expect("a language");
        for unit in UNITS.iter().chain(&dense) {
            let counts = [1_000, 2_000, 6_000, 12_000].map(|length| steps(&words, unit, length));
            for pair in [[counts[0], counts[1]], [counts[2], counts[3]]] {
                assert!(
                    pair[1] <= pair[0] * 3 + 2_000,
                    "{language} {unit:?}: {counts:?}"
                );
            }
        }
    }
}
