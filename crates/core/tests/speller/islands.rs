//! Indonesian, Malay, Turkish and Vietnamese.

use super::{pick, thousands};

const ID: &str = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas";
const MS: &str = "sifar satu dua tiga empat lima enam tujuh lapan sembilan sepuluh sebelas";
const TR: &str = "sıfır bir iki üç dört beş altı yedi sekiz dokuz";
const TR_TENS: &str = "x on yirmi otuz kırk elli altmış yetmiş seksen doksan";
const VI: &str = "không một hai ba bốn năm sáu bảy tám chín";

pub(super) fn indonesian(n: u64) -> String {
    malayic(n, ID, ["", "ribu", "juta", "miliar", "triliun"])
}

pub(super) fn malay(n: u64) -> String {
    malayic(n, MS, ["", "ribu", "juta", "bilion", "trilion"])
}

fn malayic(n: u64, digits: &str, scales: [&str; 5]) -> String {
    if n == 0 {
        return pick(digits, 0).to_owned();
    }
    let said = thousands(n)
        .into_iter()
        .map(|(group, power)| match (group, power) {
            (1, 1) => "seribu".to_owned(),
            _ => format!("{} {}", malayic_group(group, digits), scales[power]),
        });
    said.collect::<Vec<_>>().join(" ")
}

fn malayic_group(n: u64, digits: &str) -> String {
    let rest = |n: u64| {
        if n == 0 {
            String::new()
        } else {
            malayic_group(n, digits)
        }
    };
    match n {
        0..12 => pick(digits, n).to_owned(),
        12..20 => format!("{} belas", pick(digits, n % 10)),
        20..100 => format!("{} puluh {}", pick(digits, n / 10), rest(n % 10)),
        100..200 => format!("seratus {}", rest(n % 100)),
        _ => format!("{} ratus {}", pick(digits, n / 100), rest(n % 100)),
    }
}

pub(super) fn turkish(n: u64) -> String {
    if n == 0 {
        return "sıfır".to_owned();
    }
    let scales = ["", "bin", "milyon", "milyar", "trilyon"];
    let said = thousands(n)
        .into_iter()
        .map(|(group, power)| match (group, power) {
            (1, 1) => "bin".to_owned(),
            _ => format!("{} {}", turkish_group(group), scales[power]),
        });
    said.collect::<Vec<_>>().join(" ")
}

fn turkish_group(n: u64) -> String {
    match n {
        0 => String::new(),
        1..10 => pick(TR, n).to_owned(),
        10..100 => format!("{} {}", pick(TR_TENS, n / 10), turkish_group(n % 10)),
        100..200 => format!("yüz {}", turkish_group(n % 100)),
        _ => format!("{} yüz {}", pick(TR, n / 100), turkish_group(n % 100)),
    }
}

pub(super) fn vietnamese(n: u64) -> String {
    if n == 0 {
        return "không".to_owned();
    }
    let (tops, rest) = (n / 1_000_000_000, n % 1_000_000_000);
    let mut said = Vec::new();
    if tops > 0 {
        said.push(format!("{} tỷ", below_billion(tops, false)));
    }
    if rest > 0 {
        said.push(below_billion(rest, tops > 0));
    }
    said.join(" ")
}

fn below_billion(n: u64, mut led: bool) -> String {
    let scales = ["", "nghìn", "triệu"];
    let mut said = Vec::new();
    for (group, power) in thousands(n) {
        said.push(format!(
            "{} {}",
            vietnamese_group(group, led),
            scales[power]
        ));
        led = true;
    }
    said.join(" ")
}

/// With larger groups before it, the hundred is said even where it is zero.
fn vietnamese_group(n: u64, led: bool) -> String {
    let (hundred, ten, unit) = (n / 100, n / 10 % 10, n % 10);
    let mut said = String::new();
    if hundred > 0 || led {
        said = format!("{} trăm ", pick(VI, hundred));
    }
    let tail = match (ten, unit) {
        (0, 0) => String::new(),
        (0, _) if said.is_empty() => pick(VI, unit).to_owned(),
        (0, _) => format!("linh {}", pick(VI, unit)),
        (1, 0) => "mười".to_owned(),
        (1, 5) => "mười lăm".to_owned(),
        (1, _) => format!("mười {}", pick(VI, unit)),
        (_, 0) => format!("{} mươi", pick(VI, ten)),
        (_, 1) => format!("{} mươi mốt", pick(VI, ten)),
        (_, 5) => format!("{} mươi lăm", pick(VI, ten)),
        _ => format!("{} mươi {}", pick(VI, ten), pick(VI, unit)),
    };
    said + &tail
}
