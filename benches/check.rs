//! How long the seed takes, and how fast passages are read: `cargo bench`.
//!
//! The reading is shown beside a plain scan over the same bytes, so that figures from two machines can be compared.
//!
//! `article` checks a story of thirty figures with words and facts already loaded; `batch` judges 100,000 claims by one
//! query (`taskset -c 0 cargo bench --bench check batch` for one core), and says the most memory it held.

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use jiff::civil::date;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use weighbridge::check::{Lexicons, Settings, batch, check, weigh};
use weighbridge::draft::{self, Format, Stated};
use weighbridge::facts::Facts;
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::text::{DateBasis, Document, Masthead};

/// Passages of a generated batch.
const PASSAGES: u32 = 2_000;
/// Figures of the article.
const FIGURES: usize = 30;
/// Claims that are judged in one batch, two a passage.
const CLAIMS: usize = 100_000;

fn main() {
    divan::main();
    if let Some(kilobytes) = most_memory() {
        eprintln!("at most {} MB of memory", kilobytes / 1024);
    }
    let lines = passages();
    let (reading, scanning) = (fastest(|| read(&lines)), fastest(|| scan(&lines)));
    eprintln!(
        "reading takes {:.0} times a byte scan",
        reading.as_secs_f64() / scanning.as_secs_f64().max(1e-9)
    );
}

/// The whole pipeline on the seed, with facts already loaded.
#[divan::bench]
fn seed(bencher: Bencher<'_, '_>) {
    let facts = Facts::embedded().expect("the embedded facts");
    bencher.bench(|| weigh(vec![seed_draft()], &facts, &Settings::default()).expect("a run"));
}

/// The same, with facts loaded anew: what one call of the program does.
#[divan::bench]
fn seed_with_facts(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        let facts = Facts::embedded().expect("the embedded facts");
        weigh(vec![seed_draft()], &facts, &Settings::default()).expect("a run")
    });
}

/// A story of thirty figures, with words and facts already loaded.
#[divan::bench]
fn article(bencher: Bencher<'_, '_>) {
    let facts = Facts::embedded().expect("the embedded facts");
    let settings = Settings::default();
    let mut lexicons = Lexicons::given(None);
    let found = check(vec![long_draft()], &facts, &settings, &mut lexicons).expect("a check");
    assert_eq!(found[0].weighed.len(), FIGURES);
    bencher.bench_local(|| {
        check(vec![long_draft()], &facts, &settings, &mut lexicons).expect("a check")
    });
}

/// `check --batch` on a hundred thousand claims.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn batch(bencher: Bencher<'_, '_>) {
    let facts = Facts::embedded().expect("the embedded facts");
    let lines = claims();
    bencher.counter(ItemsCount::new(CLAIMS)).bench(|| {
        let tally = batch::weigh(
            lines.as_bytes(),
            std::io::sink(),
            &batch::Defaults::default(),
            &facts,
            &Settings::default(),
            &mut |_| BTreeSet::new(),
        );
        let tally = tally.expect("a batch");
        assert_eq!((tally.passages, tally.bad), (CLAIMS / 2, 0));
    });
}

/// `extract --batch` on generated passages.
#[divan::bench]
fn extract(bencher: Bencher<'_, '_>) {
    let lines = passages();
    bencher
        .counter(BytesCount::of_str(&lines))
        .bench(|| read(black_box(&lines)));
}

/// A scan for digits over the same bytes.
#[divan::bench]
fn byte_scan(bencher: Bencher<'_, '_>) {
    let lines = passages();
    bencher
        .counter(BytesCount::of_str(&lines))
        .bench(|| scan(black_box(&lines)));
}

fn seed_draft() -> Document {
    let stated = Stated {
        date: None,
        language: None,
        today: date(2026, 1, 1),
        supported: Lexicon::languages(),
        given: None,
    };
    let text = include_bytes!("../examples/seed.md");
    draft::parse(
        "examples/seed.md",
        None,
        text,
        Some(Format::Markdown),
        &stated,
    )
    .expect("a draft")
}

/// Fifteen sentences of an amount and its growth each, of other years, flows and partners.
fn long_draft() -> Document {
    let text: Vec<String> = (0..FIGURES / 2).map(sentence).collect();
    let mut masthead = Masthead::named("article");
    masthead.language = Some("en".to_owned());
    masthead.published = Some(date(2024, 6, 20));
    masthead.published_basis = DateBasis::Stated;
    Document::plain(masthead, text.join("\n\n"))
}

/// An amount and its growth.
fn sentence(n: usize) -> String {
    let flow = ["exports to", "imports from", "trade with"][n % 3];
    let partner = ["Russia", "the United States", "Japan", "India", "Brazil"][n / 3 % 5];
    let year = 2018 + n / 15 % 6;
    let (whole, part, growth) = (n * 7 % 390 + 10, n % 10, n % 40 + 1);
    format!(
        "China's {flow} {partner} reached ${whole}.{part} billion in {year}, up {growth}.{part} percent from a year earlier."
    )
}

/// Passages of two claims each.
fn claims() -> String {
    let one = |n: usize| {
        let text = sentence(n);
        format!(r#"{{"id":"{n}","lang":"en","published":"2024-06-20","text":"{text}"}}"#) + "\n"
    };
    (0..CLAIMS / 2).map(one).collect()
}

/// The most memory that the process held so far, in kilobytes; `None` where the system does not say.
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn read(lines: &str) -> usize {
    let tally = batch::extract(
        lines.as_bytes(),
        std::io::sink(),
        &batch::Defaults::default(),
    );
    tally.expect("a batch").passages
}

fn scan(lines: &str) -> usize {
    lines.bytes().filter(u8::is_ascii_digit).count()
}

fn fastest<T>(work: impl Fn() -> T) -> Duration {
    let timed = || {
        let started = Instant::now();
        black_box(work());
        started.elapsed()
    };
    (0..5).map(|_| timed()).min().unwrap_or_default()
}

/// Passages with and without figures, in both languages.
fn passages() -> String {
    let one = |n: u32| {
        let (whole, part, growth) = (n % 90 + 10, n % 10, n % 40);
        let (language, text) = match n % 4 {
            0 => ("id", format!("Nilai perdagangan antara China dan Rusia pada kuartal pertama tahun ini mencapai {whole},{part} miliar dolar AS, atau naik {growth} persen dibanding periode yang sama tahun lalu.")),
            1 => ("en", format!("China's exports to Vietnam rose {growth}.{part} percent to ${whole}.{part} billion in March from a year earlier, while imports fell.")),
            2 => ("id", "Menteri mengatakan cuaca cerah dan jalan menuju pelabuhan telah dibuka kembali untuk umum sejak pagi.".to_owned()),
            _ => ("en", "The minister told reporters that the road to the port had been opened again, and that the weather was fine.".to_owned()),
        };
        format!(
            "{{\"id\":\"{n}\",\"lang\":\"{language}\",\"published\":\"2022-04-19\",\"text\":\"{text}\"}}\n"
        )
    };
    (0..PASSAGES).map(one).collect::<Vec<_>>().concat()
}
