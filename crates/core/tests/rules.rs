//! The rules are those that `docs/rules.md` lists, and every claim names one of them for each slot.
#![expect(
    clippy::disallowed_methods,
    reason = "tests read the page and passages"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use weighbridge_core::claim::{Claim, rule};
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::resolve::extract;
use weighbridge_core::text::{Document, Masthead};

#[test]
fn the_page_lists_every_rule_with_its_sentence() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules.md");
    let page = fs::read_to_string(page).expect("the page");
    let rows: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    let wanted: Vec<String> = rule::ALL
        .iter()
        .map(|(name, sentence)| format!("| `{name}` | {sentence} |"))
        .collect();
    assert_eq!(rows, wanted);
}

/// The rules of a claim's slots.
fn rules(claim: &Claim) -> [&'static str; 7] {
    [
        claim.direction.rule,
        claim.compare.rule,
        claim.reporter.rule,
        claim.partner.rule,
        claim.flow.rule,
        claim.commodity.rule,
        claim.period.rule,
    ]
}

#[test]
fn every_slot_names_a_rule_of_the_list() {
    let known: BTreeSet<&str> = rule::ALL.iter().map(|(name, _)| *name).collect();
    let mut used = BTreeSet::new();
    for code in Lexicon::languages() {
        let words = Lexicon::builtin(code).expect("a language");
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("words/{code}.toml"));
        let page = fs::read_to_string(page).expect("the words");
        let examples = page.split("text = ").skip(1).collect::<String>();
        let mut masthead = Masthead::named(*code);
        masthead.published = "2024-05-20".parse().ok();
        let claims = extract(&Document::plain(masthead, examples), &words).claims;
        used.extend(claims.iter().flat_map(rules));
    }
    assert!(used.is_subset(&known), "{used:?}");
    assert!(used.len() >= 8, "{used:?}");
}
