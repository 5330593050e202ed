//! Drafts that fuzzing found: what must hold of every claim, whatever the text.

use weighbridge_core::claim::Claim;
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::resolve::extract;
use weighbridge_core::text::{Document, Masthead};

fn claims(language: &str, text: &str) -> Vec<Claim> {
    let words = Lexicon::builtin(language).expect("a language");
    let mut masthead = Masthead::named("fuzzed");
    masthead.published = "2022-06-19".parse().ok();
    extract(&Document::plain(masthead, text.to_owned()), &words).claims
}

#[test]
fn the_lower_end_of_a_deficit_is_the_larger_deficit() {
    let claims = claims(
        "en",
        "Kenya ran a trade deficit with China of between $1.2 billion and $1.5 billion in May 2022.",
    );
    let quantity = &claims.first().expect("a claim").quantity;
    let (low, high) = (quantity.figure.expect("an end"), quantity.high.expect("an end"));
    assert!(low.value < high.value, "{low:?} {high:?}");
}

#[test]
fn a_period_inside_an_amount_does_not_hide_the_next() {
    let text = "今年 May、May份\u{a0}今年 前半年 的   1%今年 前 8個季度10今年的 ";
    let _ = claims("zh", text);
    for language in Lexicon::languages() {
        for text in [
            "two 210 May 2021 10 2022",
            "二〇二二年5月10月2022",
            "1 2 3 Q 2022-23 4th 5",
        ] {
            let _ = claims(language, text);
        }
    }
}
