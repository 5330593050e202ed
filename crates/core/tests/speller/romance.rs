//! Spanish, French and Portuguese.

use super::{pick, thousands};

const ES: &str = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve";
const ES_TENS: &str = "x x x treinta cuarenta cincuenta sesenta setenta ochenta noventa";
const ES_HUNDREDS: &str = "x ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos";
const FR: &str = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf";
const FR_TENS: &str =
    "x x vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt";
const PT: &str = "zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove";
const PT_TENS: &str = "x x vinte trinta quarenta cinquenta sessenta setenta oitenta noventa";
const PT_HUNDREDS: &str = "x cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos";

pub(super) fn spanish(n: u64) -> String {
    if n == 0 {
        return "cero".to_owned();
    }
    let (trillions, millions, rest) = (
        n / 1_000_000_000_000,
        n / 1_000_000 % 1_000_000,
        n % 1_000_000,
    );
    let mut said = Vec::new();
    for (count, one, many) in [
        (trillions, "un billón", "billones"),
        (millions, "un millón", "millones"),
    ] {
        match count {
            0 => {}
            1 => said.push(one.to_owned()),
            _ => said.push(format!("{} {many}", clipped(&spanish_below_million(count)))),
        }
    }
    said.push(spanish_below_million(rest));
    said.join(" ")
}

/// "veintiuno" before a noun is "veintiún", "uno" is "un".
fn clipped(said: &str) -> String {
    said.strip_suffix("veintiuno").map_or_else(
        || {
            said.strip_suffix("uno")
                .map_or_else(|| said.to_owned(), |head| format!("{head}un"))
        },
        |head| format!("{head}veintiún"),
    )
}

fn spanish_below_million(n: u64) -> String {
    let thousand = match n / 1000 {
        0 => String::new(),
        1 => "mil".to_owned(),
        count => format!("{} mil", clipped(&spanish_group(count))),
    };
    format!("{thousand} {}", spanish_group(n % 1000))
        .trim()
        .to_owned()
}

fn spanish_group(n: u64) -> String {
    match n {
        0 => String::new(),
        1..30 => pick(ES, n).to_owned(),
        30..100 if n.is_multiple_of(10) => pick(ES_TENS, n / 10).to_owned(),
        30..100 => format!("{} y {}", pick(ES_TENS, n / 10), pick(ES, n % 10)),
        100 => "cien".to_owned(),
        _ => format!("{} {}", pick(ES_HUNDREDS, n / 100), spanish_group(n % 100))
            .trim()
            .to_owned(),
    }
}

pub(super) fn french(n: u64) -> String {
    if n == 0 {
        return "zéro".to_owned();
    }
    let scale = ["", "mille", "million", "milliard", "billion"];
    let said = thousands(n)
        .into_iter()
        .map(|(group, power)| match (power, group) {
            (0, _) => french_group(group, true),
            (1, 1) => "mille".to_owned(),
            (1, _) => format!("{} mille", french_group(group, false)),
            (_, 1) => format!("un {}", scale[power]),
            _ => format!("{} {}s", french_group(group, true), scale[power]),
        });
    said.collect::<Vec<_>>().join(" ")
}

fn french_group(n: u64, plural: bool) -> String {
    let s = if plural { "s" } else { "" };
    match n {
        0 => String::new(),
        1..20 => pick(FR, n).to_owned(),
        80 => format!("quatre-vingt{s}"),
        20..60 | 60..80 | 81..100 => french_tens(n),
        100 => "cent".to_owned(),
        101..200 => format!("cent {}", french_group(n % 100, plural)),
        _ if n.is_multiple_of(100) => format!("{} cent{s}", pick(FR, n / 100)),
        _ => format!(
            "{} cent {}",
            pick(FR, n / 100),
            french_group(n % 100, plural)
        ),
    }
}

fn french_tens(n: u64) -> String {
    let ten = pick(FR_TENS, n / 10);
    let rest = if n < 60 { n % 10 } else { n % 20 };
    match rest {
        0 => ten.to_owned(),
        1 | 11 if n < 80 => format!("{ten} et {}", pick(FR, rest)),
        _ => format!("{ten}-{}", pick(FR, rest)),
    }
}

pub(super) fn portuguese(n: u64) -> String {
    if n == 0 {
        return "zero".to_owned();
    }
    let names = [
        ("", ""),
        ("mil", "mil"),
        ("milhão", "milhões"),
        ("bilhão", "bilhões"),
        ("trilhão", "trilhões"),
    ];
    let groups = thousands(n);
    let mut said = String::new();
    for (at, (group, power)) in groups.iter().enumerate() {
        let last = at + 1 == groups.len();
        let joined = at > 0 && last && (*group < 100 || group.is_multiple_of(100));
        said += if joined { " e " } else { " " };
        let (one, many) = names[*power];
        let words = match (power, group) {
            (0, _) => portuguese_group(*group),
            (1, 1) => "mil".to_owned(),
            (_, 1) => format!("um {one}"),
            _ => format!("{} {many}", portuguese_group(*group)),
        };
        said += &words;
    }
    said
}

fn portuguese_group(n: u64) -> String {
    match n {
        0..20 => pick(PT, n).to_owned(),
        20..100 if n.is_multiple_of(10) => pick(PT_TENS, n / 10).to_owned(),
        20..100 => format!("{} e {}", pick(PT_TENS, n / 10), pick(PT, n % 10)),
        100 => "cem".to_owned(),
        _ if n.is_multiple_of(100) => pick(PT_HUNDREDS, n / 100).to_owned(),
        _ => format!(
            "{} e {}",
            pick(PT_HUNDREDS, n / 100),
            portuguese_group(n % 100)
        ),
    }
}
