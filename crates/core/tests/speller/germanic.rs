//! English and German.

use super::{pick, thousands};

const EN: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const EN_TENS: &str = "x x twenty thirty forty fifty sixty seventy eighty ninety";
const DE: &str = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn";
const DE_TENS: &str = "x x zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig";

pub(super) fn english(n: u64) -> String {
    if n == 0 {
        return "zero".to_owned();
    }
    let scale = ["", "thousand", "million", "billion", "trillion"];
    let groups = thousands(n)
        .into_iter()
        .map(|(group, power)| format!("{} {}", english_group(group), scale[power]));
    groups.collect::<Vec<_>>().join(" ")
}

fn english_group(n: u64) -> String {
    match n {
        0..20 => pick(EN, n).to_owned(),
        20..100 if n.is_multiple_of(10) => pick(EN_TENS, n / 10).to_owned(),
        20..100 => format!("{}-{}", pick(EN_TENS, n / 10), pick(EN, n % 10)),
        _ if n.is_multiple_of(100) => format!("{} hundred", pick(EN, n / 100)),
        _ => format!(
            "{} hundred and {}",
            pick(EN, n / 100),
            english_group(n % 100)
        ),
    }
}

pub(super) fn german(n: u64) -> String {
    if n == 0 {
        return "null".to_owned();
    }
    let names = [
        ("Million", "Millionen"),
        ("Milliarde", "Milliarden"),
        ("Billion", "Billionen"),
    ];
    let mut said = Vec::new();
    for power in (2..=4).rev() {
        let group = n / 1000_u64.pow(power) % 1000;
        let (one, many) = names[power as usize - 2];
        match group {
            0 => {}
            1 => said.push(format!("eine {one}")),
            _ => said.push(format!("{} {many}", german_group(group))),
        }
    }
    let (thousand, rest) = (n / 1000 % 1000, n % 1000);
    let mut small = String::new();
    if thousand > 0 {
        small = format!("{}tausend", german_group(thousand));
    }
    if rest > 0 {
        small += &german_group(rest);
        if rest % 100 == 1 {
            small.push('s');
        }
    }
    said.push(small);
    said.join(" ")
}

fn german_group(n: u64) -> String {
    match n {
        0 => String::new(),
        1..20 => pick(DE, n).to_owned(),
        20..100 if n.is_multiple_of(10) => pick(DE_TENS, n / 10).to_owned(),
        20..100 => format!("{}und{}", pick(DE, n % 10), pick(DE_TENS, n / 10)),
        _ => format!("{}hundert{}", pick(DE, n / 100), german_group(n % 100)),
    }
}
