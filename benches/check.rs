//! How long the seed takes, and how fast passages are read: `cargo bench`.
//!
//! The reading is shown beside a plain scan over the same bytes, so that figures from two machines can be compared.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use jiff::civil::date;
use std::time::{Duration, Instant};
use weighbridge::check::{Settings, batch, weigh};
use weighbridge::draft::{self, Format, Stated};
use weighbridge::facts::Facts;
use weighbridge_core::lexicon::Lexicon;

/// Passages of a generated batch.
const PASSAGES: u32 = 2_000;

fn main() {
    divan::main();
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

fn seed_draft() -> weighbridge_core::text::Document {
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
