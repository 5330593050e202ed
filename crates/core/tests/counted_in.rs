//! Growth in a currency that the words name, in every language.

use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::resolve::extract;
use weighbridge_core::text::{Document, Masthead};

/// The currencies in which the claims of a text are counted, where it says so.
fn counted_in(language: &str, text: &str) -> Vec<Option<String>> {
    let mut masthead = Masthead::named("x");
    masthead.published = Some(jiff::civil::date(2024, 2, 12));
    let draft = Document::plain(masthead, text.to_owned());
    let words = Lexicon::builtin(language).expect("a built-in language");
    let claims = extract(&draft, &words).claims;
    let of = |unit: weighbridge_core::quantity::Unit| unit.to_string();
    claims
        .into_iter()
        .map(|claim| claim.basis.map(of))
        .collect()
}

#[test]
fn the_currency_of_growth_is_read_in_every_language() {
    let yuan = Some("CNY".to_owned());
    for (language, text) in [
        (
            "en",
            "In yuan terms, China's trade with Oman was up 17 percent in 2023.",
        ),
        ("id", "Dalam yuan, ekspor China naik 17 persen pada 2023."),
        (
            "ms",
            "Dalam sebutan yuan, eksport China meningkat 17 peratus pada 2023.",
        ),
        ("zh", "按人民币计价，2023年中国出口增长17%。"),
        ("ru", "В юанях экспорт Китая в 2023 году вырос на 17%."),
        (
            "es",
            "En yuanes, las exportaciones de China subieron 17% en 2023.",
        ),
        (
            "fr",
            "En yuans, les exportations de la Chine ont augmenté de 17 % en 2023.",
        ),
        (
            "de",
            "In Yuan gerechnet stiegen die Exporte Chinas 2023 um 17 Prozent.",
        ),
        (
            "pt",
            "Em yuans, as exportações da China subiram 17% em 2023.",
        ),
        ("ja", "2023年の中国の輸出は人民元建てで17%増だった。"),
        (
            "vi",
            "Tính theo đồng nhân dân tệ, xuất khẩu của Trung Quốc tăng 17% năm 2023.",
        ),
        ("tr", "Çin'in ihracatı 2023'te yuan bazında yüzde 17 arttı."),
    ] {
        assert_eq!(
            counted_in(language, text),
            std::slice::from_ref(&yuan),
            "{text}"
        );
    }
}

#[test]
fn a_currency_that_only_moves_is_none_that_growth_is_counted_in() {
    let text = "China's exports rose 5 percent in January as the yuan weakened.";
    assert_eq!(counted_in("en", text), [None]);
    let both = "China's exports rose 5 percent in US dollars and 7 percent in yuan in January.";
    let named = counted_in("en", both).into_iter().flatten();
    assert_eq!(named.collect::<Vec<_>>(), ["USD", "CNY"]);
}
