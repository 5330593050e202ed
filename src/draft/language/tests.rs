//! The language of short and long drafts.

use super::{Stated, detect, foreign, settle};
use jiff::civil::date;
use weighbridge_core::text::{Document, Masthead};

const SUPPORTED: &[&str] = &["en", "id"];

#[test]
fn words_tell_the_language() {
    for (text, expected) in [
        ("Nilai ekspor nonmigas ke Tiongkok turun 3,1 persen.", "id"),
        ("Ekspor Tiongkok naik 14,7 persen", "id"),
        (
            "BEIJING - Perdagangan China dan Rusia mencapai 38,2 miliar dolar AS.",
            "id",
        ),
        (
            "Presiden Xi Jinping menilai hubungan China dan Rusia tetap kuat",
            "id",
        ),
        (
            "Bank Indonesia menahan suku bunga sehingga nilai rupiah tercatat stabil, ialah kata pengamat",
            "id",
        ),
        ("Impor gula 1,2 juta ton", "id"),
        ("China's exports jumped 14.7% in March", "en"),
        (
            "Trade between China and Russia came to $38.2 billion, up 30 percent.",
            "en",
        ),
        ("Perdagangan dengan Rusia", "id"),
        ("EKSPOR NAIK", "id"),
        (
            "Eksport Malaysia ke China meningkat 5.3 peratus kepada RM12.4 bilion",
            "Malay (ms)",
        ),
        (
            "Jumlah dagangan Malaysia bernilai RM203 bilion pada bulan lalu, kata MATRADE.",
            "Malay (ms)",
        ),
        (
            "一季度中俄贸易额达到381.7亿美元，同比增长28.7%。",
            "Chinese (zh)",
        ),
        (
            "一季度中俄贸易额达到381.7亿美元。 Source: Ministry of Commerce of the PRC",
            "Chinese (zh)",
        ),
        (
            "1〜3月の中国とロシアの貿易額は382億ドルだった。",
            "Japanese (ja)",
        ),
        (
            "Товарооборот России и Китая вырос на 28,7 процента.",
            "Russian (ru)",
        ),
        (
            "Le commerce entre la Chine et la Russie a atteint 38,2 milliards de dollars au premier trimestre.",
            "French (fr)",
        ),
        (
            "De handel tussen China en Rusland is in het eerste kwartaal met 30 procent gestegen.",
            "Dutch (nl)",
        ),
        (
            "Der Handel zwischen China und Russland ist im ersten Quartal um 30 Prozent gestiegen, wie der Zoll mitteilte.",
            "German (de)",
        ),
        (
            "Kim ngạch thương mại giữa Trung Quốc và Nga đạt 38,2 tỷ USD.",
            "Vietnamese (vi)",
        ),
        ("38.2 (+30%)", "too few words"),
    ] {
        let found = detect(text, SUPPORTED).unwrap_or_else(|error| error.to_string());
        assert!(found.contains(expected), "{text}: {found}");
        assert_eq!(found.len() == 2, expected.len() == 2, "{text}: {found}");
    }
}

#[test]
fn malay_is_malay_once_there_are_words_for_it() {
    let found = detect(
        "Eksport naik 5 peratus kerana permintaan",
        &["en", "id", "ms"],
    );
    assert_eq!(found.ok().as_deref(), Some("ms"));
}

#[test]
fn what_is_stated_wins_over_what_is_declared_and_seen() {
    let english = "The trade of China rose in March.";
    for (stated, declared, expected) in [
        (Some("id"), Some("en"), "id"),
        (Some("en-US"), None, "en"),
        (None, Some("id-ID"), "id"),
        (None, Some(" "), "en"),
        (None, Some("und"), "en"),
        (
            Some("fr"),
            Some("en"),
            "a.md: there are no words for the language `fr` that was asked for; choose one of: en, id",
        ),
        (
            None,
            Some("ms-MY"),
            "a.md: the draft declares Malay (ms), for which there are no words yet; if it is in one of en, id, say so with `--language`",
        ),
        (None, Some("tlh"), "a.md: the draft declares `tlh`, for"),
    ] {
        let stated = Stated {
            date: None,
            language: stated.map(str::to_owned),
            today: date(2026, 11, 25),
            supported: SUPPORTED,
            given: None,
        };
        let found =
            settle("a.md", english, declared, &stated).unwrap_or_else(|error| error.to_string());
        assert!(found.starts_with(expected), "{found}");
    }
}

#[test]
fn a_long_foreign_paragraph_is_told_and_a_short_or_plain_one_is_not() {
    let indonesian = "Ekspor Indonesia ke Amerika Serikat pada bulan Maret 2023 naik 5 persen dibanding bulan lalu.";
    let english = "The trade deficit with Indonesia was $1.6 billion in March, and imports were up from the month before, the bureau said.";
    let chinese = "据海关统计，中国三月份对印度尼西亚出口增长百分之五，进口下降百分之二。";
    let short = "Trade is trade, he said.";
    for (text, wanted) in [
        (
            format!("{indonesian}\n\n{english}\n\n{indonesian}"),
            vec!["en"],
        ),
        (format!("{indonesian}\n\n{short}\n\n{chinese}"), vec!["zh"]),
        (format!("{indonesian}\n\n{indonesian}"), vec![]),
    ] {
        let draft = Document::plain(Masthead::named("x"), text);
        let found = foreign(&draft, "id", &["en", "id", "zh"]);
        let codes: Vec<_> = found.iter().map(|s| s.language.as_str()).collect();
        assert_eq!(codes, wanted);
        for stretch in &found {
            assert!([english, chinese].contains(&draft.quote(stretch.span).trim()));
        }
    }
}
