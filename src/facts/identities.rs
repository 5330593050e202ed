//! The embedded figures against each other: cells are well formed, exports and imports add up, repeated keys agree.
//!
//! Identities are checked inside one vintage, and doubtful rows are left out: they are kept for their source's sake.
//! Printed growth need not follow from the printed levels (agencies revise the base first): that is counted, not failed.

use super::cells::{self, is_well_formed};
use super::columns::{ALL, Column};
use super::embedded;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// One row of a table, with where it stands.
struct Line {
    place: String,
    cells: Vec<String>,
}

/// A published number, as far as the identities need it.
#[derive(Clone, Copy)]
struct Number {
    value: Decimal,
    half: Decimal,
}

/// What the check found.
#[derive(Default)]
struct Findings {
    faults: Vec<String>,
    totals: usize,
    balances: usize,
    repeated: usize,
    growths: usize,
    growths_off: usize,
}

/// A key of several columns.
type Key = Vec<String>;

impl Line {
    fn cell(&self, column: Column) -> &str {
        let at = ALL.iter().position(|known| *known == column);
        at.and_then(|at| self.cells.get(at))
            .map_or("", String::as_str)
    }

    fn key(&self, columns: &[Column]) -> Key {
        columns
            .iter()
            .map(|column| self.cell(*column).to_owned())
            .collect()
    }

    /// A level (not growth) that may be held against others.
    fn is_level(&self) -> bool {
        self.cell(Column::Measure) != "growth" && self.cell(Column::Doubtful) != "true"
    }

    /// Half a unit of the last digit, and a hair more.
    fn number(&self) -> Option<Number> {
        let place = cells::place(self.cell(Column::Place))?;
        Some(Number {
            value: cells::number(self.cell(Column::Value))?,
            half: place * Decimal::new(505, 3),
        })
    }
}

/// The columns that name one number inside one vintage.
const LEVEL: [Column; 9] = [
    Column::Reporter,
    Column::Partner,
    Column::Commodity,
    Column::Start,
    Column::Months,
    Column::Unit,
    Column::Adjustment,
    Column::Vintage,
    Column::Flow,
];

/// The lines of a table; a wrong header or a ragged line is a fault.
fn lines(name: &str, csv: &str, found: &mut Findings) -> Vec<Line> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, csv::Position::line);
                lines.push(Line {
                    place: format!("{name}.csv:{line}"),
                    cells: record.iter().map(str::to_owned).collect(),
                });
            }
            Err(error) => found.faults.push(format!("{name}.csv: {error}")),
        }
    }
    let is_header = |line: &Line| line.cells.iter().eq(ALL.map(Column::name));
    if lines.first().is_none_or(|line| !is_header(line)) {
        found
            .faults
            .push(format!("{name}.csv:1: the columns are not ours"));
    }
    lines.into_iter().skip(1).collect()
}

fn check_cells(line: &Line, found: &mut Findings) {
    for column in ALL {
        let text = line.cell(column);
        if !is_well_formed(column, text) {
            let (place, name) = (&line.place, column.name());
            found.faults.push(format!("{place}: {name} holds `{text}`"));
        }
    }
    let (months, freq) = (line.cell(Column::Months), line.cell(Column::Freq));
    let fits = match freq {
        "M" => months == "1",
        "Q" => months == "3",
        "A" => months == "12",
        "YTD" => cells::months(months).is_some_and(|count| count <= 12),
        _ => false,
    };
    let is_negative = line.cell(Column::Value).starts_with('-');
    let may_be = line.cell(Column::Flow) == "balance" || line.cell(Column::Measure) == "growth";
    if !fits || (is_negative && !may_be) {
        found.faults.push(format!(
            "{}: {freq} of {months} months, or a level below zero",
            line.place
        ));
    }
}

/// Levels by key, those with most digits first.
fn levels(lines: &[Line]) -> BTreeMap<Key, Vec<(&Line, Number)>> {
    let mut levels: BTreeMap<Key, Vec<(&Line, Number)>> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.is_level()) {
        if let Some(number) = line.number() {
            levels
                .entry(line.key(&LEVEL))
                .or_default()
                .push((line, number));
        }
    }
    for found in levels.values_mut() {
        found.sort_by_key(|(_, number)| number.half);
    }
    levels
}

fn check_repeated(levels: &BTreeMap<Key, Vec<(&Line, Number)>>, found: &mut Findings) {
    for numbers in levels.values().filter(|numbers| numbers.len() > 1) {
        found.repeated += 1;
        let (best, sharpest) = numbers[0];
        for (line, number) in &numbers[1..] {
            if (number.value - sharpest.value).abs() > number.half + sharpest.half {
                found.faults.push(format!(
                    "{}: {} differs from {} at {}",
                    line.place, number.value, sharpest.value, best.place
                ));
            }
        }
    }
}

fn check_sums(levels: &BTreeMap<Key, Vec<(&Line, Number)>>, found: &mut Findings) {
    for (key, exports) in levels {
        let Some((flow, rest)) = key.split_last() else {
            continue;
        };
        let side = |flow: &str| levels.get(&[rest, &[flow.to_owned()]].concat());
        let (true, Some(imports)) = (flow == "exports", side("imports")) else {
            continue;
        };
        for (name, sign) in [("total", Decimal::ONE), ("balance", -Decimal::ONE)] {
            let Some(sums) = side(name) else { continue };
            *(if name == "total" {
                &mut found.totals
            } else {
                &mut found.balances
            }) += 1;
            let holds = exports.iter().any(|(_, x)| {
                imports.iter().any(|(_, m)| {
                    let sum = x.value + sign * m.value;
                    sums.iter()
                        .any(|(_, s)| (s.value - sum).abs() <= s.half + x.half + m.half)
                })
            });
            if !holds {
                found.faults.push(format!(
                    "{}: exports and imports miss the {name}",
                    sums[0].0.place
                ));
            }
        }
    }
}

/// Counts printed growth that the two printed levels cannot give.
fn count_growth(
    lines: &[Line],
    levels: &BTreeMap<Key, Vec<(&Line, Number)>>,
    found: &mut Findings,
) {
    for line in lines {
        let is_growth =
            line.cell(Column::Measure) == "growth" && line.cell(Column::Flow) != "balance";
        let mut key = line.key(&LEVEL);
        key[5] = line.cell(Column::Basis).to_owned();
        let earlier = cells::month(&key[3]).map(|month| month.plus(-12).to_string());
        let now = levels.get(&key);
        key[3] = earlier.unwrap_or_default();
        let (true, Some(now), Some(then), Some(printed)) =
            (is_growth, now, levels.get(&key), line.number())
        else {
            continue;
        };
        let ((_, now), (_, then)) = (now[0], then[0]);
        let grown = |a: Decimal, b: Decimal| (a / b - Decimal::ONE) * Decimal::ONE_HUNDRED;
        if then.value <= then.half {
            continue;
        }
        found.growths += 1;
        let low = grown(now.value - now.half, then.value + then.half) - printed.half;
        let high = grown(now.value + now.half, then.value - then.half) + printed.half;
        found.growths_off += usize::from(printed.value < low || printed.value > high);
    }
}

/// Checks tables (name and text) against themselves and each other.
fn check<'a>(tables: impl Iterator<Item = (&'a str, &'a str)>) -> Findings {
    let mut found = Findings::default();
    let mut all = Vec::new();
    for (name, csv) in tables {
        all.extend(lines(name, csv, &mut found));
    }
    for line in &all {
        check_cells(line, &mut found);
    }
    let levels = levels(&all);
    check_repeated(&levels, &mut found);
    check_sums(&levels, &mut found);
    count_growth(&all, &levels, &mut found);
    found
}

#[test]
fn the_embedded_tables_hold() {
    let found = check(embedded::texts());
    assert!(found.faults.is_empty(), "{}", found.faults.join("\n"));
    let Findings {
        totals,
        balances,
        repeated,
        growths,
        growths_off,
        ..
    } = found;
    eprintln!(
        "{totals} totals and {balances} balances add up, {repeated} repeated keys agree; \
         {growths_off} of {growths} growth rates do not follow from the printed levels"
    );
    assert!(totals > 300 && balances > 600 && repeated > 50 && growths > growths_off);
}

/// One row: flow, value, place, doubtful, vintage.
fn row(flow: &str, value: &str, place: &str, doubtful: &str, vintage: &str) -> String {
    format!(
        "GACC,t,CHN,RUS,{flow},TOTAL,TOTAL,Q,2022-01,3,value,USD,,,{value},{place},,first,{vintage},,,\
         https://example.org,{doubtful},\n"
    )
}

/// The faults of a table of these rows.
fn faults(rows: &[String]) -> Vec<String> {
    let header = ALL.map(Column::name).join(",");
    let csv = format!("{header}\n{}", rows.concat());
    check([("t", csv.as_str())].into_iter()).faults
}

#[test]
fn a_planted_bad_row_is_found() {
    let exports = row("exports", "20", "1", "false", "");
    let imports = row("imports", "18.2", "0.1", "false", "");
    let sound = [
        exports.clone(),
        imports.clone(),
        row("total", "38", "1", "false", ""),
        row("balance", "2", "1", "false", ""),
    ];
    assert!(faults(&sound).is_empty(), "{:?}", faults(&sound));
    for (planted, wanted) in [
        (
            row("total", "41", "1", "false", ""),
            "t.csv:4: exports and imports miss the total",
        ),
        (
            row("balance", "-2", "1", "false", ""),
            "t.csv:4: exports and imports miss the balance",
        ),
        (
            row("imports", "18.4", "0.1", "false", ""),
            "t.csv:4: 18.4 differs from 18.2 at t.csv:3",
        ),
        (
            row("exports", "-20", "1", "false", "v"),
            "t.csv:4: Q of 3 months, or a level below zero",
        ),
        (
            row("total", "", "1", "false", ""),
            "t.csv:4: value holds ``",
        ),
        (
            row("total", "38", "0", "false", ""),
            "t.csv:4: place holds `0`",
        ),
        (
            row("total", "38", "1", "maybe", ""),
            "t.csv:4: doubtful holds `maybe`",
        ),
    ] {
        let found = faults(&[exports.clone(), imports.clone(), planted]);
        assert_eq!(found, [wanted]);
    }
}

#[test]
fn doubtful_rows_and_other_vintages_are_let_be() {
    let sides = [
        row("exports", "20", "1", "false", ""),
        row("imports", "18.2", "0.1", "false", ""),
    ];
    for other in [
        row("total", "41", "1", "true", ""),
        row("total", "41", "1", "false", "2023-01"),
    ] {
        let rows = [sides[0].clone(), sides[1].clone(), other];
        assert!(faults(&rows).is_empty());
    }
}
