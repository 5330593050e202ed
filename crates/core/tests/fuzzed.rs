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
    let (low, high) = (
        quantity.figure.expect("an end"),
        quantity.high.expect("an end"),
    );
    assert!(low.value < high.value, "{low:?} {high:?}");
}

#[test]
fn a_period_inside_an_amount_does_not_hide_the_next() {
    for (language, text) in [
        ("zh", "10月2头 8 月5"),
        ("vi", "nửa cuối May%năm nửa đầu của năm   12T710"),
    ] {
        let _ = claims(language, text);
    }
}

#[test]
fn an_amount_inside_another_does_not_hide_the_next() {
    let text = "Norway's trade surplus narrowed to $0-%6 billion in January, while exports rose 5 percent.";
    let claims = claims("en", text);
    assert!(claims.iter().any(|claim| claim.kind.code() == "change"));
    let _ = self::claims(
        "tr",
        "Ocak 0-%6'te Türkiye'nin dış ticaret açığı 6,2 milyar dolar oldu.",
    );
}

#[test]
fn what_is_said_to_hold_nothing_holds_nothing() {
    let _ = claims(
        "id",
        "Neraca perdagangan Vietnam surplus . .\u{202f}+. tumbuh solidakan lebih{d}-{d}-{year} {n} bulan pertama di tahun.\u{202f}8. {n} bulan pertama di tahun.\u{202f}8. .\u{202f}.00. miliar dolar AS pada Januari 2024.",
    );
}

#[test]
fn a_part_of_no_movement_is_no_change() {
    let claims = claims(
        "en",
        "China's exports to Japan were unchanged by a fifth in May 2022.",
    );
    assert!(claims.iter().all(|claim| claim.kind.code() != "change"));
}

#[test]
fn the_other_way_round_is_trade_without_a_word_for_a_flow() {
    let text = "Экспорт России в Китай вырос на 5%.\n\nПогода.\n\nПогода.\n\nЗа два с половиной года обратный поток 1.";
    assert_eq!(claims("ru", text).len(), 1);
    let _ = claims("ru", "2 половиной года 9999 года, обратный поток1Russian1");
}

#[test]
fn figures_beyond_all_trade_do_not_overflow() {
    for (language, text) in [
        (
            "en",
            "China's exports rose to $5 trillion from 9999999999999999 in May 2022.",
        ),
        (
            "en",
            "China's exports were about $5000000000000000 trillion in May 2022.",
        ),
        (
            "zh",
            "2022年5月中国出口79228162514264337593543万亿元，低于去年的79228162514264337593543。",
        ),
    ] {
        let _ = claims(language, text);
    }
}

#[test]
fn the_year_of_an_era_may_be_any_number() {
    let _ = claims("ja", "令和32000年5月の輸出は5%増えた。");
}
