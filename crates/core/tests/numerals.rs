//! Numbers in words are read back in every language, up to a million millions.

mod speller;

use proptest::prelude::*;
use rust_decimal::Decimal;
use speller::spell;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use weighbridge_core::lexicon::Lexicon;

static LEXICONS: LazyLock<BTreeMap<&str, Lexicon>> = LazyLock::new(|| {
    let codes = Lexicon::languages().iter();
    codes
        .map(|code| (*code, Lexicon::builtin(code).expect("words")))
        .collect()
});

const MOST: u64 = 1_000_000_000_000;

/// What is wrong with reading a number back, in the middle of a sentence.
fn wrong(language: &str, n: u64) -> Option<String> {
    let said = spell(language, n);
    let text = format!("{said} .");
    let read = LEXICONS[language].spelled(&text, 0);
    let right = read.is_some_and(|read| read.value == Decimal::from(n) && read.end == said.len());
    (!right).then(|| format!("{language} {n}: “{said}” is read as {read:?}"))
}

#[test]
fn small_and_round_numbers_are_read_back() {
    let powers = (0..=12).map(|power| 10_u64.pow(power));
    let near = powers.flat_map(|power| {
        [
            1, 2, 5, 9, 10, 11, 12, 15, 19, 20, 21, 55, 71, 80, 81, 91, 99, 100, 101, 110, 111,
            200, 999,
        ]
        .map(|n| n * power)
    });
    let around = (0..=12).flat_map(|power| {
        [
            10_u64.pow(power) - 1,
            10_u64.pow(power) + 1,
            10_u64.pow(power) + 20,
        ]
    });
    let numbers: Vec<u64> = (0..=2_100)
        .chain(near)
        .chain(around)
        .filter(|n| *n <= MOST)
        .collect();
    let wrong: Vec<String> = Lexicon::languages()
        .iter()
        .flat_map(|language| numbers.iter().filter_map(|n| wrong(language, *n)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(60)].join("\n")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_number_is_read_back(n in 0..=MOST, digits in 0_u32..12) {
        let n = n / 10_u64.pow(digits);
        for language in Lexicon::languages() {
            prop_assert_eq!(wrong(language, n), None);
        }
    }

    #[test]
    fn what_is_read_ends_at_an_edge(text in "(one|and|half|dua|setengah|два|и|百|万|零|einund|zwanzig|point|koma|belas|[ -]){1,14}") {
        for lexicon in LEXICONS.values() {
            if let Some(read) = lexicon.spelled(&text, 0) {
                prop_assert!(read.end <= text.len() && text.is_char_boundary(read.end) && read.step > Decimal::ZERO);
            }
        }
    }
}

#[test]
fn fractions_and_joined_words_are_read() {
    let cases = [
        ("en", "two and a half billion", 2_500_000_000_i64),
        ("en", "half a million", 500_000),
        ("en", "a quarter of a million", 250_000),
        ("en", "one point five trillion", 1_500_000_000_000),
        ("en", "a million and a half", 1_500_000),
        ("en", "twelve lakh", 1_200_000),
        ("en", "five lakh crore", 5_000_000_000_000),
        ("id", "setengah miliar", 500_000_000),
        ("id", "dua setengah juta", 2_500_000),
        ("id", "tiga koma lima triliun", 3_500_000_000_000),
        ("ms", "satu perpuluhan dua lima bilion", 1_250_000_000),
        ("ru", "полтора миллиарда", 1_500_000_000),
        ("ru", "двух с половиной миллионов", 2_500_000),
        ("ru", "полмиллиона", 500_000),
        ("ru", "тысяча", 1_000),
        ("de", "anderthalb Milliarden", 1_500_000_000),
        ("de", "zweieinhalb Millionen", 2_500_000),
        ("de", "eine halbe Milliarde", 500_000_000),
        ("de", "zwei Komma fünf Millionen", 2_500_000),
        ("fr", "deux milliards et demi", 2_500_000_000),
        ("fr", "un demi-million", 500_000),
        ("fr", "soixante-dix-sept mille", 77_000),
        ("fr", "septante-deux", 72),
        ("fr", "deux virgule vingt-cinq milliards", 2_250_000_000),
        ("es", "dos millones y medio", 2_500_000),
        ("es", "medio billón", 500_000_000_000),
        ("es", "veinte mil millones", 20_000_000_000),
        ("pt", "dois mil milhões", 2_000_000_000),
        ("pt", "meio milhão", 500_000),
        ("pt", "três bilhões e meio", 3_500_000_000),
        ("tr", "bir buçuk milyar", 1_500_000_000),
        ("tr", "ikiyüzelliüçbin", 253_000),
        ("tr", "yarım milyon", 500_000),
        ("vi", "hai tỷ rưỡi", 2_500_000_000),
        ("vi", "nửa triệu", 500_000),
        ("vi", "hai phẩy năm triệu", 2_500_000),
        ("vi", "hai nghìn tỷ", 2_000_000_000_000),
        ("zh", "两千三百零五亿", 230_500_000_000),
        ("zh", "三点五亿", 350_000_000),
        ("zh", "二〇二三", 2023),
        ("zh", "一兆", 1_000_000_000_000),
        ("ja", "三兆", 3_000_000_000_000),
        ("ja", "二・五億", 250_000_000),
        ("ja", "千二百万", 12_000_000),
    ];
    for (language, said, value) in cases {
        let read = LEXICONS[language].spelled(said, 0);
        assert_eq!(
            read.map(|read| (read.value.normalize(), read.end)),
            Some((Decimal::from(value), said.len())),
            "{language} {said}"
        );
    }
}

#[test]
fn a_number_ends_where_the_words_begin_another() {
    let cases = [
        ("en", "two three", 2, 3),
        ("en", "two million three million", 2_000_000, 11),
        ("en", "twenty and thirty", 20, 6),
        ("en", "one hundred and", 100, 11),
        ("de", "drei und vier", 3, 4),
        ("id", "dua tiga", 2, 3),
        ("fr", "vingt et trente", 20, 5),
    ];
    for (language, said, value, end) in cases {
        let read = LEXICONS[language].spelled(said, 0);
        assert_eq!(
            read.map(|read| (read.value, read.end)),
            Some((Decimal::from(value), end)),
            "{language} {said}"
        );
    }
    for (language, said) in [
        ("en", "often"),
        ("de", "einfach"),
        ("de", "einige"),
        ("zh", "三四亿"),
        ("en", "half a loaf"),
        ("tr", "onlar"),
    ] {
        assert_eq!(
            LEXICONS[language].spelled(said, 0),
            None,
            "{language} {said}"
        );
    }
}
