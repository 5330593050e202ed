//! Russian.

use super::{pick, thousands};

const RU: &str = "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать";
const TENS: &str =
    "x x двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто";
const HUNDREDS: &str = "x сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот";
/// One, two to four, more.
const SCALES: [[&str; 3]; 5] = [
    ["", "", ""],
    ["тысяча", "тысячи", "тысяч"],
    ["миллион", "миллиона", "миллионов"],
    ["миллиард", "миллиарда", "миллиардов"],
    ["триллион", "триллиона", "триллионов"],
];

pub(super) fn russian(n: u64) -> String {
    if n == 0 {
        return "ноль".to_owned();
    }
    let said = thousands(n).into_iter().map(|(group, power)| {
        let form = match (group % 100, group % 10) {
            (11..=14, _) => 2,
            (_, 1) => 0,
            (_, 2..=4) => 1,
            _ => 2,
        };
        format!("{} {}", group_said(group, power == 1), SCALES[power][form])
    });
    said.collect::<Vec<_>>().join(" ")
}

fn group_said(n: u64, feminine: bool) -> String {
    match n {
        0 => String::new(),
        1 if feminine => "одна".to_owned(),
        2 if feminine => "две".to_owned(),
        1..20 => pick(RU, n).to_owned(),
        20..100 => format!("{} {}", pick(TENS, n / 10), group_said(n % 10, feminine)),
        _ => format!(
            "{} {}",
            pick(HUNDREDS, n / 100),
            group_said(n % 100, feminine)
        ),
    }
}
