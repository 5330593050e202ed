//! The slowest texts there are, by language: `cargo bench -p weighbridge-core --bench slow`.
//!
//! A text is made of one unit, over and over, without a place where a sentence ends: signs and digits, passages without spaces or full
//! stops, and every entry of the language's word lists (the first, middle and last of each list; all of them where `SLOW=all`), bare and
//! with figures or commas between. A trade sentence leads each stretch, so that all of it is walked through. What is printed is the time
//! for a megabyte, from a shorter text; the time grows no faster than the text, as `resolve/odd.rs` holds.

#![expect(
    clippy::disallowed_methods,
    reason = "a bench reads a clock and its samples"
)]

mod samples;

use std::hint::black_box;
use std::time::{Duration, Instant};
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::resolve::extract;
use weighbridge_core::text::{Document, Masthead};

/// Length of one text.
const BYTES: usize = 24 << 10;

/// Length of what stands between two trade sentences: nearly what is read as one sentence.
const STRETCH: usize = 1_900;

/// What an entry is tried with behind it.
const BEHIND: [&str; 4] = ["", " ", " 5% ", ", "];

/// Languages, and the sentence that leads.
const LANGUAGES: [(&str, &str); 12] = [
    ("id", "Ekspor China ke Rusia naik 5 persen pada Mei 2022, "),
    (
        "ms",
        "Eksport China ke Rusia naik 5 peratus pada Mei 2022, ",
    ),
    ("en", "China's exports to Russia rose 5% in May 2022, "),
    ("zh", "2022年5月中国对俄罗斯出口增长5%，"),
    ("ja", "2022年5月の日本の輸出は5%増え、"),
    ("ru", "Экспорт России вырос на 5% в мае 2022 года, "),
    (
        "es",
        "Las exportaciones de España crecieron un 5% en mayo de 2022, ",
    ),
    (
        "fr",
        "Les exportations de la France ont progressé de 5% en mai 2022, ",
    ),
    (
        "de",
        "Die deutschen Exporte stiegen im Mai 2022 um 5 Prozent, ",
    ),
    (
        "pt",
        "As exportações do Brasil cresceram 5% em maio de 2022, ",
    ),
    ("tr", "Türkiye'nin ihracatı Mayıs 2022'de yüzde 5 arttı, "),
    ("vi", "Xuất khẩu của Việt Nam tăng 5% trong tháng 5/2022, "),
];

/// Signs and digits.
const SIGNS: [&str; 31] = [
    "1,",
    "1.",
    "7",
    "7 ",
    "1 234 ",
    "(",
    "((5%))",
    "\"",
    ".)",
    "\n \n",
    " ",
    "a",
    "é",
    "😀",
    "中国",
    "3-4-",
    "1-2% ",
    "$5",
    "5% ",
    "$5 million 6 7 ",
    "2022 ",
    "| 5% ",
    "|",
    "1-10 ",
    "+",
    "<=",
    "& 5% ",
    "G7",
    "EU, ",
    "今年的",
    "四",
];

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    eprintln!("the slowest texts, in ms a MB");
    for (code, lead) in LANGUAGES {
        let lexicon = Lexicon::builtin(code).expect("a built-in language");
        let mut timed: Vec<_> = units(code)
            .into_iter()
            .map(|unit| (time(&lexicon, lead, &unit), unit))
            .collect();
        timed.sort();
        let count = timed.len();
        let worst = timed.iter().rev().take(3);
        let worst = worst.map(|(spent, unit)| format!("{:>5} {unit:?}", spent.as_millis()));
        eprintln!(
            "{code}  of {count}:  {}",
            worst.collect::<Vec<_>>().join("   ")
        );
    }
}

/// What texts are made of.
fn units(code: &str) -> Vec<String> {
    let prose = samples::passages(code).join("\n");
    let prose = &prose[..prose.floor_char_boundary(40_000)];
    let own = [
        prose.replace([' ', '\n'], ""),
        prose.replace(['.', '\n', '。'], " "),
        prose.replace(' ', " 5% "),
    ];
    let mut found: Vec<String> = SIGNS.map(str::to_owned).into_iter().chain(own).collect();
    for list in ["", "places/"] {
        let path = format!("{}/words/{list}{code}.toml", env!("CARGO_MANIFEST_DIR"));
        let words = std::fs::read_to_string(path).expect("a word list");
        let words: toml::Table = toml::from_str(&words).expect("a table");
        words.values().for_each(|value| entries(value, &mut found));
    }
    found.sort();
    found.dedup();
    found
}

/// Entries of the lists below a value, with what may stand behind them.
fn entries(value: &toml::Value, found: &mut Vec<String>) {
    match value {
        toml::Value::Array(list) => {
            let whole = std::env::var("SLOW").is_ok_and(|said| said == "all");
            let end = list.len().saturating_sub(1);
            for (place, entry) in list.iter().enumerate() {
                match entry.as_str() {
                    Some(word) if whole || [0, end / 2, end].contains(&place) => {
                        found.extend(BEHIND.map(|behind| filled(word) + behind));
                    }
                    Some(_) => {}
                    None => entries(entry, found),
                }
            }
        }
        toml::Value::Table(table) => table.values().for_each(|value| entries(value, found)),
        _ => {}
    }
}

/// A pattern with something in its slots.
fn filled(word: &str) -> String {
    let slots = [
        ("{month}", "May"),
        ("{year}", "2021"),
        ("{yy}", "22"),
        ("{n}", "3"),
        ("{d}", "5"),
        ("{q}", "2"),
    ];
    let fill = |word: String, (slot, with): &(&str, &str)| word.replace(slot, with);
    slots.iter().fold(word.to_owned(), fill)
}

/// How long a megabyte of it takes: the fastest of three, where the first is slow at all.
fn time(lexicon: &Lexicon, lead: &str, unit: &str) -> Duration {
    let stretch = format!(
        "{lead}{}. ",
        unit.repeat(STRETCH.div_ceil(unit.len().max(1)))
    );
    let mut masthead = Masthead::named("slow");
    masthead.published = Some(jiff::civil::date(2022, 6, 19));
    let text = Document::plain(masthead, stretch.repeat(BYTES.div_ceil(stretch.len())));
    let run = || {
        let started = Instant::now();
        black_box(extract(&text, lexicon).claims.len());
        let nanos = started.elapsed().as_nanos() * (1 << 20) / text.prose().len() as u128;
        Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
    };
    let first = run();
    if first < Duration::from_millis(300) {
        return first;
    }
    (0..3).map(|_| run()).min().unwrap_or(first).min(first)
}
