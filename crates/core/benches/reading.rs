//! How fast one core reads news, by language: `cargo bench -p weighbridge-core`.
//!
//! Three sorts of text for each language: `plain` is news of other things than trade, `mixed` has one trade passage in six
//! by length, `dense` is trade passages only. Beside them stands a walk over the same text's words (`words`), so that
//! figures of two machines can be compared; the table at the end shows the ratios. `growth` reads one text at several lengths.

#![expect(
    clippy::disallowed_methods,
    reason = "a bench reads a clock and its samples"
)]

mod samples;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::fmt;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::resolve::extract;
use weighbridge_core::text::{Document, Masthead};

/// Length of one text.
const BYTES: usize = 1 << 20;

/// News of other things, by language.
const NEWS: [(&str, &str); 12] = [
    ("id", include_str!("news/id.txt")),
    ("ms", include_str!("news/ms.txt")),
    ("en", include_str!("news/en.txt")),
    ("zh", include_str!("news/zh.txt")),
    ("ja", include_str!("news/ja.txt")),
    ("ru", include_str!("news/ru.txt")),
    ("es", include_str!("news/es.txt")),
    ("fr", include_str!("news/fr.txt")),
    ("de", include_str!("news/de.txt")),
    ("pt", include_str!("news/pt.txt")),
    ("tr", include_str!("news/tr.txt")),
    ("vi", include_str!("news/vi.txt")),
];

static SAMPLES: LazyLock<Vec<Sample>> =
    LazyLock::new(|| NEWS.map(|(code, news)| Sample::new(code, news)).into());

/// The texts of one language.
struct Sample {
    code: &'static str,
    lexicon: Lexicon,
    plain: Document,
    mixed: Document,
    dense: Document,
}

impl Sample {
    fn new(code: &'static str, news: &str) -> Self {
        let trade = samples::passages(code);
        let fill = |one: &str, other: &str| {
            let pair = format!("{one}\n\n{other}\n\n");
            document(pair.repeat(BYTES / pair.len()))
        };
        Self {
            code,
            lexicon: Lexicon::builtin(code).expect("a built-in language"),
            plain: fill(news, news),
            mixed: document(mixed(news, &trade)),
            dense: fill(&trade.join("\n\n"), ""),
        }
    }
}

/// News, with trade passages in between: one byte in six.
fn mixed(news: &str, trade: &[String]) -> String {
    let (mut text, mut of_trade) = (String::new(), 0);
    let mut passages = trade.iter().cycle();
    let mut blocks = news.split("\n\n").cycle();
    while text.len() < BYTES {
        let block = if of_trade * 6 < text.len() {
            let block = passages.next().map_or("", String::as_str);
            of_trade += block.len();
            block
        } else {
            blocks.next().unwrap_or_default()
        };
        text.push_str(block);
        text.push_str("\n\n");
    }
    text
}

fn document(text: String) -> Document {
    let mut masthead = Masthead::named("bench");
    masthead.published = Some(jiff::civil::date(2024, 5, 20));
    Document::plain(masthead, text)
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

fn main() {
    divan::main();
    if std::env::args().any(|argument| argument == "--bench") {
        table();
    }
}

#[divan::bench(args = SAMPLES.iter())]
fn plain(bencher: Bencher<'_, '_>, sample: &Sample) {
    reads(bencher, sample, &sample.plain);
}

#[divan::bench(args = SAMPLES.iter())]
fn mixed_news(bencher: Bencher<'_, '_>, sample: &Sample) {
    reads(bencher, sample, &sample.mixed);
}

#[divan::bench(args = SAMPLES.iter())]
fn dense(bencher: Bencher<'_, '_>, sample: &Sample) {
    reads(bencher, sample, &sample.dense);
}

/// English at one, four and sixteen times the length.
#[divan::bench(args = [1, 4, 16])]
fn growth(bencher: Bencher<'_, '_>, times: usize) {
    let sample = &SAMPLES[2];
    let text = document(sample.mixed.prose().repeat(times));
    reads(bencher, sample, &text);
}

fn reads(bencher: Bencher<'_, '_>, sample: &Sample, text: &Document) {
    bencher
        .counter(BytesCount::of_str(text.prose()))
        .bench(|| extract(black_box(text), &sample.lexicon).claims.len());
}

/// Megabytes a second of each language and sort, and how many walks over its words a reading takes.
fn table() {
    eprintln!("\nMB/s (times the walk over words)\n     plain          mixed          dense");
    for sample in SAMPLES.iter() {
        let cells = [&sample.plain, &sample.mixed, &sample.dense].map(|text| {
            let reading = fastest(|| extract(text, &sample.lexicon).claims.len());
            let walking = fastest(|| words(text.prose()));
            let speed = BYTES as u128 * 1000 / reading.as_nanos().max(1);
            let ratio = reading.as_nanos() / walking.as_nanos().max(1);
            format!("{speed:>5} ({ratio:>3})")
        });
        eprintln!("{}  {}", sample.code, cells.join("    "));
    }
}

/// The baseline: every word and number of a text found, and no more.
fn words(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .count()
}

fn fastest<T>(work: impl Fn() -> T) -> Duration {
    let timed = || {
        let started = Instant::now();
        black_box(work());
        started.elapsed()
    };
    (0..5).map(|_| timed()).min().unwrap_or_default()
}
