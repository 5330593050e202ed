//! The originals of agencies answer claims: figures that a story would print, taken from the files by hand as it were, are
//! found right, and the same made wrong are not.
//!
//! The originals lie beside the project where they are at all; `tests/data/originals.toml` tells which lines are looked up.

use crate::program::{root, weighbridge};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use weighbridge::import::{self, Grid, Mapping};

/// The largest original that is asked each time; `WEIGHBRIDGE_ORIGINALS=all` asks them all.
const MOST_BYTES: u64 = 1 << 20;

/// What a wrong figure is a multiple of the right one by.
const WRONG: Decimal = Decimal::from_parts(137, 0, 0, false, 2);

#[derive(Deserialize)]
struct Originals {
    table: Vec<Table>,
}

/// An original, and what is said of it.
#[derive(Deserialize)]
struct Table {
    mapping: String,
    original: String,
    date: String,
    says: Vec<Says>,
}

/// Sentences of one kind.
#[derive(Deserialize)]
struct Says {
    language: String,
    text: String,
    column: String,
    key: Vec<String>,
    scale: Decimal,
    per: Decimal,
    digits: u32,
    lines: Vec<(String, String)>,
}

/// A sentence, with its figure right or wrong.
struct Sentence {
    text: String,
    language: String,
    is_right: bool,
}

#[test]
fn figures_of_the_originals_are_found_right_and_wrong_ones_are_not() {
    let text = fs::read_to_string(root().join("tests/data/originals.toml")).expect("a file");
    let originals: Originals = toml::from_str(&text).expect("a list of originals");
    let all = std::env::var_os("WEIGHBRIDGE_ORIGINALS").is_some_and(|which| which == "all");
    let mut said = Vec::new();
    for table in &originals.table {
        let path = root().join("../shared/data").join(&table.original);
        match fs::metadata(&path) {
            Ok(file) if all || file.len() <= MOST_BYTES => said.push(ask(table, &path)),
            Ok(_) => eprintln!(
                "SKIPPED: {} is large; WEIGHBRIDGE_ORIGINALS=all asks it, too",
                table.original
            ),
            Err(_) => eprintln!(
                "SKIPPED: no {} at ../shared/data, so no claim was made of it",
                table.original
            ),
        }
    }
    for (line, _) in &said {
        eprintln!("{line}");
    }
    let faults: Vec<String> = said.into_iter().flat_map(|(_, faults)| faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Imports an original, checks the sentences against it, and says how many came out how, and what should not be.
fn ask(table: &Table, path: &Path) -> (String, Vec<String>) {
    let place = root().join("examples/mappings").join(&table.mapping);
    let bytes = fs::read(path).expect("an original");
    let mapping = fs::read_to_string(&place).expect("a mapping");
    let mapping = Mapping::parse(&table.mapping, &mapping).expect("a mapping");
    let grid = import::grid(&table.original, &bytes, &mapping).expect("a table");
    let sentences: Vec<Sentence> = table
        .says
        .iter()
        .flat_map(|says| sentences(says, &grid))
        .collect();
    let store = tempfile::tempdir().expect("a folder");
    let mut import = weighbridge()
        .args(["import", "--data"])
        .arg(store.path())
        .arg("--mapping")
        .arg(&place)
        .arg(path);
    if table.original.contains("2016-11") {
        import = import.args(["--vintage", "2017-01", "--until", "2016-11"]);
    }
    let told = import.run().code(0).stderr();
    let verdicts = check(&sentences, &table.date, store.path());
    let mut counts: BTreeMap<(bool, &str), usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for (sentence, verdict) in sentences.iter().zip(&verdicts) {
        *counts.entry((sentence.is_right, verdict)).or_default() += 1;
        let is_well = if sentence.is_right {
            verdict == "supported"
        } else {
            matches!(&**verdict, "refuted" | "needs_context")
        };
        if !is_well {
            faults.push(format!("{}: {verdict}: {}", table.original, sentence.text));
        }
    }
    let count = |is_right, verdict| counts.get(&(is_right, verdict)).copied().unwrap_or(0);
    let rows = told.lines().last().unwrap_or_default();
    let line = format!(
        "{rows} | {} right: {} supported | wrong: {} refuted, {} needs_context",
        sentences.len() / 2,
        count(true, "supported"),
        count(false, "refuted"),
        count(false, "needs_context")
    );
    (line, faults)
}

/// Each line as a sentence with its figure, and as one with a wrong figure.
fn sentences(says: &Says, grid: &Grid) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (cells, words) in &says.lines {
        let amount = look_up(says, grid, cells) * says.scale / says.per;
        for (is_right, amount) in [(true, amount), (false, amount * WRONG)] {
            let figure = printed(amount, says.digits, &says.language);
            found.push(Sentence {
                text: says.text.replace('@', words).replace('#', &figure),
                language: says.language.clone(),
                is_right,
            });
        }
    }
    found
}

/// The number at a line of an original.
fn look_up(says: &Says, grid: &Grid, cells: &str) -> Decimal {
    let key: Vec<usize> = says.key.iter().map(|name| place(grid, name)).collect();
    let column = place(grid, &says.column);
    let is_it = |line: &&(usize, Vec<String>)| {
        let found = key.iter().map(|at| line.1[*at].trim());
        found.eq(cells.split('|'))
    };
    let mut lines = grid.lines.iter().filter(is_it);
    let (_, line) = lines
        .next()
        .unwrap_or_else(|| panic!("{}: no line {cells}", grid.name));
    let text = line[column].replace(',', "");
    text.trim()
        .parse()
        .or_else(|_| Decimal::from_scientific(text.trim()))
        .expect("a number")
}

/// Where a column stands, by name or by letter.
fn place(grid: &Grid, name: &str) -> usize {
    let letter = name.strip_prefix('[').and_then(|name| name.bytes().next());
    letter.map_or_else(
        || {
            let mut head = grid.head.iter();
            head.position(|head| head == name).expect("a column")
        },
        |letter| usize::from(letter - b'A'),
    )
}

/// A number as stories of a language print it.
fn printed(amount: Decimal, digits: u32, language: &str) -> String {
    let decimals = usize::try_from(digits).unwrap_or(0);
    let text = format!("{:.decimals$}", amount.round_dp(digits));
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let (group, sign) = match language {
        "id" => (".", ","),
        "ru" => ("", ","),
        _ => (",", "."),
    };
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push_str(group);
        }
        grouped.push(digit);
    }
    if rest.is_empty() {
        grouped
    } else {
        format!("{grouped}{sign}{rest}")
    }
}

/// The verdict on each sentence, each a passage of its own.
fn check(sentences: &[Sentence], date: &str, store: &Path) -> Vec<String> {
    let line = |(at, sentence): (usize, &Sentence)| {
        let record = serde_json::json!({
            "id": at, "text": sentence.text, "lang": sentence.language, "published": date,
        });
        format!("{record}\n")
    };
    let batch: String = sentences.iter().enumerate().map(line).collect();
    let done = weighbridge()
        .args(["check", "--batch", "-", "--fail-on", "never", "--data"])
        .arg(store)
        .write_stdin(batch)
        .run();
    let verdict = |line: &str| {
        let result: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let verdict = result["claims"][0]["verdict"].as_str();
        verdict.unwrap_or("nothing was read").to_owned()
    };
    done.stdout().lines().map(verdict).collect()
}
