//! Drafts in two languages: each paragraph is read with its own words, and the story goes on from one to the next.

use jiff::civil::date;
use weighbridge::check::Lexicons;
use weighbridge::draft::{self, Stated};
use weighbridge_core::lexicon::Lexicon;

const DRAFT: &str = "Ekspor Indonesia ke China pada Maret 2023 mencapai 5,3 miliar dolar AS, kata Badan Pusat Statistik.\n\n\
\"Our imports from China rose 12.5 percent to $6.1 billion in the same month, and that is good news for the factories,\" the minister told a press meeting in English.\n\n\
Surplus perdagangan dengan China turun menjadi 0,4 miliar dolar AS pada bulan itu.";

/// What is read of the draft, one line a claim.
fn read(language: Option<&str>) -> Vec<String> {
    let stated = Stated {
        date: Some(date(2023, 4, 20)),
        language: language.map(str::to_owned),
        today: date(2026, 1, 1),
        supported: Lexicon::languages(),
        given: None,
    };
    let draft = draft::parse("draft.txt", None, DRAFT.as_bytes(), None, &stated).expect("a draft");
    let found = Lexicons::default().extract(&draft).expect("words");
    let line = |claim: &weighbridge_core::claim::Claim| {
        let side = |area: &Option<weighbridge_core::claim::Area>| {
            area.as_ref().map_or("-".to_owned(), ToString::to_string)
        };
        format!(
            "{} {} {}>{}",
            draft.quote(claim.quantity.span),
            claim.kind.code(),
            side(&claim.reporter.value),
            side(&claim.partner.value)
        )
    };
    found.claims.iter().map(line).collect()
}

#[test]
fn a_quoted_paragraph_is_read_in_its_own_language() {
    assert_eq!(
        read(None),
        [
            "5,3 miliar dolar AS level IDN>CHN",
            "12.5 percent change IDN>CHN",
            "$6.1 billion level IDN>CHN",
            "0,4 miliar dolar AS balance IDN>CHN",
        ]
    );
}

#[test]
fn a_stated_language_holds_for_the_whole_draft() {
    let found = read(Some("id"));
    assert!(
        !found
            .iter()
            .any(|line| line.starts_with("12.5 percent change")),
        "{found:?}"
    );
}
