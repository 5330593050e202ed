//! A large store, made and asked; `docs/store.md` tells more.
//!
//! ```sh
//! cargo bench --bench store -- make DIR [ROWS]   # facts of 60 reporters, 50 million where no number is given
//! cargo bench --bench store -- ask DIR           # a thousand claims in one query, and a single lookup
//! python3 benches/store_duckdb.py DIR [PROGRAM]  # the same question put to DuckDB
//! ```
//!
//! The same number of rows is always the same facts.

use jiff::civil::date;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use weighbridge::check::{self, Settings};
use weighbridge::facts::{Facts, table};
use weighbridge::store::{Payload, Release, Store};
use weighbridge_core::claim::{Area, Claim, Flow};
use weighbridge_core::fact::{Measure, Observation, Row, Status, Wanted};
use weighbridge_core::lexicon::{Lexicon, english};
use weighbridge_core::lookup::{Ask, look_up};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Unit;
use weighbridge_core::text::{DateBasis, Document, Masthead};
use weighbridge_core::verdict::Verdict;
use weighbridge_core::{plan, resolve};

/// Who reports, and whom they trade with.
const AREAS: &str = "ARE ARG AUS AUT BEL BGD BGR BRA CAN CHE CHL CHN COL CZE DEU DNK DZA EGY ESP FIN FRA GBR GRC HKG HUN IDN IND IRL IRQ ISR \
    ITA JPN KAZ KEN KOR KWT LKA MAR MEX MYS NGA NLD NOR NZL OMN PAK PER PHL POL PRT QAT ROU RUS SAU SGP SWE THA TUR USA VNM";

/// Rows of the usual store.
const ROWS: usize = 50_000_000;

/// Months that each series has, up to the end of 2025.
const MONTHS: usize = 120;

/// Claims of a batch.
const CLAIMS: u64 = 1_000;

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["make", folder] => make(Path::new(folder), ROWS),
        ["make", folder, rows] => make(Path::new(folder), rows.parse().expect("a number of rows")),
        ["ask", folder] => ask(Path::new(folder)),
        _ => {
            let folder = tempfile::tempdir().expect("a folder");
            make(folder.path(), ROWS / 200);
            ask(folder.path());
        }
    }
}

/// Codes of goods: as many chapters as the rows need.
fn goods(rows: usize) -> Vec<Arc<str>> {
    let areas = AREAS.split_whitespace().count();
    let each = areas * (areas - 1) * 2 * MONTHS;
    let chapters = (1..=97).filter(|chapter| *chapter != 77);
    chapters
        .take(rows.div_ceil(each).max(1))
        .map(|chapter| format!("{chapter:02}").into())
        .collect()
}

/// Puts a release for each reporter into the store.
fn make(folder: &Path, rows: usize) {
    let started = Instant::now();
    let mut store = Store::open(folder).expect("a store");
    let goods = goods(rows);
    let mut made = 0;
    for reporter in AREAS.split_whitespace() {
        let facts = table::encode(&facts_of(reporter, &goods)).expect("a table");
        made += facts.rows;
        let stored = "2026-02-01T00:00:00Z".parse().expect("a time");
        let payload = Payload {
            request: format!("made:{reporter}"),
            status: 200,
            headers: Vec::new(),
            retrieved: stored,
            bytes: reporter.as_bytes().to_vec(),
        };
        let release = Release {
            source: "Example".to_owned(),
            dataset: format!("made_{}", reporter.to_lowercase()),
            vintage: "2026-01-20".to_owned(),
            published: Some(date(2026, 1, 20)),
            stored,
            payloads: vec![payload],
            table: Some(facts),
        };
        store.put(&release).expect("a release");
    }
    eprintln!("{made} rows made in {:.0?}", started.elapsed());
}

/// Every fact of a reporter, in the order of a table.
fn facts_of(reporter: &str, goods: &[Arc<str>]) -> Vec<Row> {
    let like = like(reporter);
    let mut rows = Vec::new();
    let partners = AREAS.split_whitespace().filter(|other| *other != reporter);
    for partner in partners.map(Area::new) {
        for code in goods {
            for period in months() {
                for flow in [Flow::Exports, Flow::Imports] {
                    let mut row = like.clone();
                    row.seen.partner = partner.clone();
                    row.seen.commodity = code.clone();
                    row.seen.period = period;
                    row.seen.flow = flow;
                    row.seen.value = value(&row.seen).into();
                    rows.push(row);
                }
            }
        }
    }
    rows
}

fn like(reporter: &str) -> Row {
    Row {
        seen: Observation {
            source: "Example".into(),
            dataset: format!("made_{}", reporter.to_lowercase()).into(),
            reporter: Area::new(reporter),
            partner: Area::world(),
            flow: Flow::Exports,
            commodity: "TOTAL".into(),
            period: Period::month(last_month()),
            measure: Measure::Value,
            unit: "USD".parse::<Unit>().expect("a unit"),
            value: 0.into(),
            place: 1.into(),
            adjusted: false,
            vintage: None,
            status: Status::First,
            published: Some(date(2026, 1, 20)),
            origin: "https://example.org/made".into(),
            doubtful: false,
            note: "".into(),
        },
        scheme: "HS".into(),
        valuation: None,
        retrieved: Some(date(2026, 2, 1)),
    }
}

fn last_month() -> Month {
    Month::new(2025, 12).expect("a month")
}

fn months() -> impl Iterator<Item = Period> {
    let back = i32::try_from(MONTHS).unwrap_or(i32::MAX);
    (1 - back..=0).map(|back| Period::month(last_month().plus(back)))
}

/// A number that looks drawn by lot and is the same each time: between a hundred thousand and two billion dollars.
fn value(seen: &Observation) -> u64 {
    let text = format!(
        "{}{}{}{}{}",
        seen.reporter,
        seen.partner,
        seen.commodity,
        seen.flow.code(),
        seen.period.first()
    );
    let folded = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    100_000 + mixed(folded) % 2_000_000_000
}

/// Splitmix: bits well mixed.
fn mixed(n: u64) -> u64 {
    let n = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

/// Asks what a thousand claims need, weighs them, and looks one figure up; says how long each took.
fn ask(folder: &Path) {
    let store = || Store::read(folder).expect("a store");
    let rows: u64 = store().tables().map(|(_, table)| table.rows).sum();
    let goods = goods(usize::try_from(rows).expect("a number"));
    let words = Lexicon::builtin("en").expect("English");
    let drafts = || (0..CLAIMS).map(|n| draft(n, &goods)).collect::<Vec<_>>();
    let claims: Vec<Claim> = drafts()
        .iter()
        .flat_map(|draft| resolve::extract(draft, &words).claims)
        .collect();
    let wanted = plan::wanted(&claims);
    keep(folder, &wanted);
    eprintln!(
        "{rows} rows; {} claims ask for {} series",
        claims.len(),
        wanted.len()
    );
    let facts = Facts::embedded().expect("facts").with_store(store());
    for time in ["first, with digests verified", "again", "again"] {
        let (took, book) = timed(|| facts.answer(&wanted).expect("an answer"));
        let found: usize = book.series().map(|series| book.page(series).len()).sum();
        eprintln!("one query, {time}: {took:.3?}, {found} rows");
    }
    let settings = Settings::default();
    let (took, run) = timed(|| check::weigh(drafts(), &facts, &settings).expect("a run"));
    let verdicts = run
        .documents
        .iter()
        .flat_map(|document| &document.weighed)
        .filter_map(|weighed| weighed.judgement.as_ref());
    let supported = verdicts.filter(|judgement| judgement.verdict == Verdict::Supported);
    eprintln!(
        "read, asked and weighed: {took:.3?}, {} supported",
        supported.count()
    );
    let question = Ask::new("IDN", "JPN", "exports", "02", "2024-Q2").expect("a question");
    let mut times: Vec<Duration> = (0..21)
        .map(|_| {
            let one = || {
                let book = facts.answer(&[question.wanted()]).expect("an answer");
                look_up(&book, &question).lines.len()
            };
            timed(one).0
        })
        .collect();
    times.sort_unstable();
    eprintln!("a single lookup: {:.1?} (the median of 21)", times[10]);
    if let Some(peak) = peak() {
        eprintln!("peak memory: {peak}");
    }
}

/// A sentence with a figure that is right, or one that is not.
fn draft(n: u64, goods: &[Arc<str>]) -> Document {
    let areas: Vec<&str> = AREAS.split_whitespace().collect();
    let pick = |salt: u64, many: usize| {
        let many = u64::try_from(many).unwrap_or(u64::MAX);
        usize::try_from(mixed(n * 8 + salt) % many).unwrap_or(0)
    };
    let reporter = pick(0, areas.len());
    let partner = (reporter + 1 + pick(1, areas.len() - 1)) % areas.len();
    let period = months().nth(pick(2, MONTHS)).expect("a month");
    let mut seen = like(areas[reporter]).seen;
    seen.partner = Area::new(areas[partner]);
    seen.commodity = goods[pick(3, goods.len())].clone();
    seen.period = period;
    let hundredths = value(&seen) / 10_000 * if n.is_multiple_of(2) { 1 } else { 2 };
    let text = format!(
        "{} exports under HS {} to {} were ${}.{:02} million in {}.",
        english::possessive(&seen.reporter),
        seen.commodity,
        english::area(&seen.partner),
        hundredths / 100,
        hundredths % 100,
        english::period(period)
    );
    let mut masthead = Masthead::named(n.to_string());
    masthead.language = Some("en".to_owned());
    masthead.published = Some(date(2026, 2, 10));
    masthead.published_basis = DateBasis::Stated;
    Document::plain(masthead, text)
}

/// Keeps the question beside the store, for others to answer.
fn keep(folder: &Path, wanted: &[Wanted]) {
    let mut text = "reporter,partner,commodity,first,until\n".to_owned();
    for one in wanted {
        let series = &one.series;
        let _ = writeln!(
            text,
            "{},{},{},{},{}",
            series.reporter, series.partner, series.commodity, one.first, one.last
        );
    }
    std::fs::write(folder.join("question.csv"), text).expect("room on the disk");
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let started = Instant::now();
    let done = work();
    (started.elapsed(), done)
}

/// The most memory that the process has held, where the system tells it.
fn peak() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.trim_start_matches("VmHWM:").trim().to_owned())
}
