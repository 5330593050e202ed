//! Every form of number that CLDR knows for a language is read back: scales long and short, currencies by name, sign and
//! code, percentages, ranges and bounds.
#![expect(clippy::disallowed_methods, reason = "tests read data")]

use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use weighbridge_core::items::{Item, Kind, items};
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::quantity::Bound;
use weighbridge_core::text::{Document, Masthead};

/// `tests/data/cldr-forms.toml`, for one language.
#[derive(Deserialize)]
struct Forms {
    decimal: char,
    group: char,
    least_grouped: usize,
    percent: String,
    money: String,
    named: String,
    approximately: String,
    at_least: String,
    at_most: String,
    range: String,
    long: BTreeMap<String, Vec<String>>,
    short: BTreeMap<String, Vec<String>>,
    money_short: BTreeMap<String, Vec<String>>,
    currencies: BTreeMap<String, Vec<String>>,
    signs: BTreeMap<String, Vec<String>>,
}

/// A language, how it writes, and what went wrong.
struct Trial {
    code: String,
    forms: Forms,
    lexicon: Lexicon,
    tried: usize,
    wrong: Vec<String>,
}

const PLAIN: [&str; 13] = [
    "0.5", "1", "1.5", "2", "7.25", "12", "38.2", "100", "999", "120.75", "1234", "12345.6",
    "1234567",
];
const SMALL: [&str; 8] = ["1", "1.5", "2.3", "12", "38.2", "120.5", "999", "7.25"];

/// Codes that are words of the language first: "ils" (they), the companies PLN and "Bhd", a board.
const WORDS: [(&str, &str); 4] = [("fr", "ILS"), ("id", "PLN"), ("ms", "BHD"), ("tr", "BDT")];

/// Signs that mean another currency where Chinese is written in the other script; one set of words reads both.
const SHARED: [&str; 2] = ["$", "¥"];

fn trials() -> Vec<Trial> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cldr-forms.toml");
    let text = fs::read_to_string(path).expect("the forms");
    let all: BTreeMap<String, Forms> = toml::from_str(&text).expect("the forms parse");
    let trial = |(code, forms): (String, Forms)| {
        let language = code.split('-').next().expect("a language");
        let lexicon = Lexicon::builtin(language).expect("words");
        let (tried, wrong) = (0, Vec::new());
        Trial {
            code,
            forms,
            lexicon,
            tried,
            wrong,
        }
    };
    all.into_iter().map(trial).collect()
}

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

fn power(name: &str) -> Decimal {
    let zeros: usize = name[2..].parse().expect("a power");
    number(&format!("1{}", "0".repeat(zeros)))
}

impl Forms {
    /// A number as the language writes it.
    fn written(&self, value: &str) -> String {
        let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
        let mut said = String::new();
        for (at, digit) in whole.chars().enumerate() {
            let left = whole.len() - at;
            if at > 0 && left.is_multiple_of(3) && whole.len() >= 3 + self.least_grouped {
                said.push(self.group);
            }
            said.push(digit);
        }
        if !fraction.is_empty() {
            said.push(self.decimal);
            said += fraction;
        }
        said
    }
}

impl Trial {
    /// The currency signs, each with the currency that it means.
    fn signs(&self) -> Vec<(String, String)> {
        let mut signs = pairs(&self.forms.signs);
        signs.retain(|(_, sign)| self.code != "zh-Hant" || !SHARED.contains(&sign.as_str()));
        signs
    }

    /// The quantities of a text.
    fn read(&self, text: &str) -> Vec<(String, Item)> {
        let draft = Document::plain(Masthead::named("x"), text.to_owned());
        let found = items(&draft, &self.lexicon);
        let quoted = found.into_iter();
        quoted
            .map(|item| (draft.quote(item.span).to_owned(), item))
            .collect()
    }

    /// The text holds just one quantity, with this quote, and it is right.
    fn expect(&mut self, text: &str, quote: &str, right: impl Fn(&Item) -> bool) {
        self.tried += 1;
        let found = self.read(text);
        let good = matches!(found.as_slice(), [(read, item)] if read == quote && right(item));
        if !good {
            let found: Vec<String> = found
                .iter()
                .map(|(quote, item)| {
                    format!(
                        "“{quote}” {:?} {:?}..{:?} {:?} {}",
                        item.kind,
                        item.value,
                        item.high,
                        item.currency,
                        item.bound.sign()
                    )
                })
                .collect();
            self.wrong
                .push(format!("{}: “{text}” is read as {found:?}", self.code));
        }
    }

    /// Alone and in brackets.
    fn expect_anywhere(&mut self, written: &str, right: impl Fn(&Item) -> bool) {
        self.expect(written, written, &right);
        self.expect(&format!("({written})"), written, &right);
    }
}

/// Runs what is to be tried in every language, and complains of all at once.
fn all(mut what: impl FnMut(&mut Trial)) {
    let (mut tried, mut wrong) = (0, Vec::new());
    for mut trial in trials() {
        what(&mut trial);
        tried += trial.tried;
        wrong.extend(trial.wrong);
    }
    assert!(tried > 100, "only {tried} tried");
    assert!(
        wrong.is_empty(),
        "{} of {tried} wrong:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(400)].join("\n")
    );
}

#[test]
fn numbers_and_percentages() {
    all(|trial| {
        for value in PLAIN {
            let said = trial.forms.written(value);
            trial.expect_anywhere(&said, |item| {
                item.kind == Kind::Number && item.value == Some(number(value))
            });
            let said = trial.forms.percent.replace("{0}", &said);
            trial.expect_anywhere(&said, |item| {
                item.kind == Kind::Percent && item.value == Some(number(value))
            });
        }
    });
}

#[test]
fn scales_long_and_short() {
    all(|trial| {
        let forms = trial.forms.long.iter().chain(&trial.forms.short);
        let forms: Vec<(String, String)> = forms
            .flat_map(|(name, forms)| forms.iter().map(|form| (name.clone(), form.clone())))
            .collect();
        for (name, form) in forms {
            let quarter = trial.code == "pt" && form.ends_with("tri");
            // "1 tri" is also a quarter in Portuguese.
            for value in &SMALL[usize::from(quarter)..] {
                let said = form.replace("{0}", &trial.forms.written(value));
                let wanted = (number(value) * power(&name)).normalize();
                trial.expect_anywhere(&said, |item| {
                    item.value == Some(wanted) && item.kind == Kind::Number
                });
            }
        }
    });
}

#[test]
fn currencies_by_name_sign_and_code() {
    all(|trial| {
        let code = trial.code.clone();
        let mine = |currency: &str| !WORDS.contains(&(code.as_str(), currency));
        let names: Vec<(String, String)> = pairs(&trial.forms.currencies);
        for (code, name) in &names {
            for value in ["1", "2.5", "1234567"] {
                let said = trial
                    .forms
                    .named
                    .replace("{0}", &trial.forms.written(value))
                    .replace("{1}", name);
                trial.money(&said, code, number(value));
            }
        }
        let signs = trial.signs();
        let codes = trial
            .forms
            .currencies
            .keys()
            .filter(|currency| mine(currency))
            .map(|code| (code.clone(), code.clone()));
        let signs: Vec<(String, String)> = signs.into_iter().chain(codes).collect();
        for (code, sign) in &signs {
            for value in ["1", "2.50", "1234567"] {
                let said = trial
                    .forms
                    .money
                    .replace("{0}", &trial.forms.written(value));
                trial.money(&beside(&said, sign), code, number(value).normalize());
            }
        }
    });
}

#[test]
fn money_on_short_scales() {
    all(|trial| {
        let signs = trial.signs();
        let forms = pairs(&trial.forms.money_short);
        for (code, sign) in &signs {
            for (name, form) in &forms {
                for value in ["1", "38.2"] {
                    let said = form.replace("{0}", &trial.forms.written(value));
                    trial.money(
                        &beside(&said, sign),
                        code,
                        (number(value) * power(name)).normalize(),
                    );
                }
            }
        }
    });
}

#[test]
fn ranges_and_bounds() {
    all(|trial| {
        for (low, high) in [("2", "3"), ("1.5", "2.5"), ("10", "12.5")] {
            let (low_said, high_said) = (trial.forms.written(low), trial.forms.written(high));
            let said = trial
                .forms
                .range
                .replace("{0}", &low_said)
                .replace("{1}", &high_said);
            let ends = (Some(number(low)), Some(number(high)));
            trial.expect_anywhere(&said, |item| {
                item.kind == Kind::Range && (item.value, item.high) == ends
            });
            let percent = trial.forms.percent.replace("{0}", &said);
            trial.expect_anywhere(&percent, |item| {
                (item.value, item.high) == ends && item.unit.as_deref() == Some("percent")
            });
        }
        for (pattern, bound) in [
            (trial.forms.approximately.clone(), Bound::About),
            (trial.forms.at_most.clone(), Bound::AtMost),
            (trial.forms.at_least.clone(), Bound::AtLeast),
        ] {
            // CLDR's Spanish says "more than" for "at least".
            let over = pattern.contains("Más de");
            // In news a plus before a number is the sign of a rise.
            if pattern.starts_with('+') {
                continue;
            }
            for value in PLAIN {
                let quote = trial.forms.written(value);
                let right = |item: &Item| {
                    (item.bound == bound || over && item.bound == Bound::Over)
                        && item.value == Some(number(value))
                };
                trial.expect(&pattern.replace("{0}", &quote), &quote, right);
                let quote = trial.forms.percent.replace("{0}", &quote);
                trial.expect(&pattern.replace("{0}", &quote), &quote, right);
            }
        }
    });
}

#[test]
fn every_way_of_grouping_digits_is_read_in_every_language() {
    let ways = [
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1\u{a0}234,5", "1234.5"),
        ("1'234.5", "1234.5"),
        ("12,34,567", "1234567"),
        ("12,34,567.8", "1234567.8"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1\u{202f}234\u{202f}567", "1234567"),
        ("0,5", "0.5"),
        ("0.5", "0.5"),
    ];
    all(|trial| {
        for (written, value) in ways {
            let right = |item: &Item| item.value == Some(number(value)) && item.other.is_none();
            trial.expect_anywhere(written, right);
        }
    });
}

#[test]
fn digits_in_doubt_are_read_both_ways_until_the_text_settles_them() {
    all(|trial| {
        let doubtful = format!("1{}234", trial.forms.decimal);
        let both = (Some(number("1.234")), Some(number("1234")));
        trial.expect_anywhere(&doubtful, |item| (item.value, item.other) == both);
        let settled = format!("{doubtful}; 0{}5", trial.forms.decimal);
        let values: Vec<_> = trial
            .read(&settled)
            .into_iter()
            .map(|(_, item)| (item.value, item.other))
            .collect();
        assert_eq!(
            values,
            [(both.0, None), (Some(number("0.5")), None)],
            "{settled}"
        );
        for _ in 0..10 {
            trial.tried += 1;
        }
    });
}

/// The part of a language file that this test reads.
#[derive(Deserialize)]
struct Words {
    bounds: BTreeMap<String, Vec<String>>,
}

#[test]
fn every_word_that_bounds_a_number_does_so() {
    all(|trial| {
        let language = trial.lexicon.language().to_owned();
        let path = format!("{}/words/{language}.toml", env!("CARGO_MANIFEST_DIR"));
        let words: Words =
            toml::from_str(&fs::read_to_string(path).expect("words")).expect("words");
        for (name, phrases) in words.bounds.iter().filter(|(name, _)| *name != "range") {
            let (bound, behind) = name
                .strip_suffix("_after")
                .map_or((name.as_str(), false), |name| (name, true));
            let bound = match bound {
                "exact" => Bound::Exact,
                "about" => Bound::About,
                "over" => Bound::Over,
                "under" => Bound::Under,
                "at_least" => Bound::AtLeast,
                "at_most" => Bound::AtMost,
                other => panic!("{other}"),
            };
            for phrase in phrases {
                let tight = phrase.starts_with(|c: char| !c.is_alphabetic())
                    || matches!(&*language, "zh" | "ja");
                let gap = if tight { "" } else { " " };
                let text = if behind {
                    format!("57{gap}{phrase}")
                } else {
                    format!("{phrase}{gap}57")
                };
                trial.expect(&text, "57", |item| {
                    item.bound == bound && item.value == Some(number("57"))
                });
            }
        }
    });
}

fn pairs(lists: &BTreeMap<String, Vec<String>>) -> Vec<(String, String)> {
    let pairs = lists.iter();
    pairs
        .flat_map(|(key, forms)| forms.iter().map(|form| (key.clone(), form.clone())))
        .collect()
}

/// Puts a sign where the pattern has it; CLDR wants a space between a sign of letters and digits that it touches.
fn beside(pattern: &str, sign: &str) -> String {
    let first = sign.chars().next().is_some_and(char::is_alphabetic);
    let last = sign.chars().next_back().is_some_and(char::is_alphabetic);
    let at = pattern.find('¤').expect("a place for the sign");
    let (before, after) = (&pattern[..at], &pattern[at + '¤'.len_utf8()..]);
    let left = if first && before.ends_with(char::is_numeric) {
        "\u{a0}"
    } else {
        ""
    };
    let right = if last && after.starts_with(char::is_numeric) {
        "\u{a0}"
    } else {
        ""
    };
    format!("{before}{left}{sign}{right}{after}")
}

impl Trial {
    fn money(&mut self, said: &str, code: &str, value: Decimal) {
        self.expect_anywhere(said, |item| {
            item.kind == Kind::Money
                && item.value == Some(value)
                && item
                    .currency
                    .is_some_and(|currency| currency.as_str() == code)
        });
    }
}
