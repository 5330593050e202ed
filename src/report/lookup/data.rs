//! A lookup for programs: JSON and CSV, version 1. Numbers are texts, so that no digit is lost.

use serde::Serialize;
use std::sync::Arc;
use weighbridge_core::fact::Observation;
use weighbridge_core::lookup::{Amount, Line, Restated, Sheet};
use weighbridge_core::period::Period;

/// The whole answer.
#[derive(Serialize)]
struct Answer<'a> {
    weighbridge_lookup: u32,
    reporter: &'a str,
    partner: &'a str,
    flow: &'a str,
    commodity: &'a str,
    first: String,
    last: String,
    as_of: Option<String>,
    figures: Vec<Figure<'a>>,
    /// Where there are none: the parts of the asked months that a source has.
    parts: Vec<Part<'a>>,
}

#[derive(Serialize)]
struct Part<'a> {
    source: &'a str,
    first: String,
    last: String,
}

/// What one source says in one unit and vintage.
#[derive(Serialize)]
struct Figure<'a> {
    source: &'a str,
    unit: String,
    vintage: Option<&'a str>,
    adjusted: bool,
    #[serde(flatten)]
    amount: Number<'a>,
    other_days: Vec<Number<'a>>,
    restated: Option<Number<'a>>,
    year_before: Option<Number<'a>>,
    year_before_restated: Option<Number<'a>>,
    growth: Option<String>,
    growth_printed: Vec<String>,
    chart: Vec<Point>,
}

#[derive(Serialize)]
struct Number<'a> {
    value: String,
    half: String,
    arithmetic: Option<&'a str>,
    sources: Vec<Source<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    dataset: &'a str,
    published: Option<String>,
    origin: &'a str,
}

#[derive(Serialize)]
struct Point {
    first: String,
    last: String,
    value: String,
}

/// The lookup as one JSON object.
pub fn json(sheet: &Sheet<'_>) -> String {
    let ask = &sheet.ask;
    let answer = Answer {
        weighbridge_lookup: 1,
        reporter: ask.reporter.code(),
        partner: ask.partner.code(),
        flow: ask.flow.code(),
        commodity: &ask.commodity,
        first: ask.period.first().to_string(),
        last: ask.period.last().to_string(),
        as_of: ask.as_of.map(|day| day.to_string()),
        figures: sheet.lines.iter().map(figure).collect(),
        parts: sheet.near.iter().map(part).collect(),
    };
    // Our structs have text keys only and memory does not fail to be written to, so there is no error to hand on.
    serde_json::to_string_pretty(&answer).unwrap_or_default() + "\n"
}

fn figure<'a>(line: &'a Line<'a>) -> Figure<'a> {
    let points = line.chart.iter().map(|(period, value)| Point {
        first: period.first().to_string(),
        last: period.last().to_string(),
        value: value.to_string(),
    });
    Figure {
        source: &line.source,
        unit: line.unit.to_string(),
        vintage: line.vintage.as_deref(),
        adjusted: line.adjusted,
        amount: number(&line.amount),
        other_days: line.other_days.iter().map(|seen| printed(seen)).collect(),
        restated: line.restated.as_ref().map(restated),
        year_before: line.before.as_ref().map(number),
        year_before_restated: line.before_restated.as_ref().map(restated),
        growth: line
            .growth
            .map(|growth| growth.round_dp(4).normalize().to_string()),
        growth_printed: line
            .printed
            .iter()
            .map(|seen| seen.value.to_string())
            .collect(),
        chart: points.collect(),
    }
}

fn part((source, period): &(Arc<str>, Period)) -> Part<'_> {
    Part {
        source,
        first: period.first().to_string(),
        last: period.last().to_string(),
    }
}

fn number<'a>(amount: &'a Amount<'a>) -> Number<'a> {
    Number {
        value: amount.value.to_string(),
        half: amount.half.to_string(),
        arithmetic: amount.arithmetic.as_deref(),
        sources: amount.roots.iter().map(|seen| source(seen)).collect(),
    }
}

fn printed(seen: &Observation) -> Number<'_> {
    Number {
        value: seen.value.to_string(),
        half: seen.half().to_string(),
        arithmetic: None,
        sources: vec![source(seen)],
    }
}

fn restated<'a>(found: &'a Restated<'a>) -> Number<'a> {
    Number {
        value: found.value.to_string(),
        half: found.half.round_dp(0).to_string(),
        arithmetic: Some(&found.arithmetic),
        sources: vec![source(found.growth)],
    }
}

fn source(seen: &Observation) -> Source<'_> {
    Source {
        dataset: &seen.dataset,
        published: seen.published.map(|day| day.to_string()),
        origin: &seen.origin,
    }
}

/// The lookup as CSV: a row for each source, unit and vintage. No cell begins with a sign that a spreadsheet would compute,
/// but for numbers.
pub fn csv(sheet: &Sheet<'_>) -> String {
    let head = "source,unit,vintage,published,first,last,value,half,arithmetic,year_before,growth,growth_printed,origin";
    let mut text = head.to_owned() + "\n";
    for line in &sheet.lines {
        let first = line.amount.roots.first();
        let cells = [
            line.source.to_string(),
            line.unit.to_string(),
            line.vintage.as_deref().unwrap_or_default().to_owned(),
            first
                .and_then(|seen| seen.published)
                .map_or_else(String::new, |day| day.to_string()),
            sheet.ask.period.first().to_string(),
            sheet.ask.period.last().to_string(),
            line.amount.value.to_string(),
            line.amount.half.to_string(),
            line.amount.arithmetic.clone().unwrap_or_default(),
            line.before
                .as_ref()
                .map_or_else(String::new, |before| before.value.to_string()),
            line.growth.map_or_else(String::new, |growth| {
                growth.round_dp(4).normalize().to_string()
            }),
            line.printed
                .first()
                .map_or_else(String::new, |seen| seen.value.to_string()),
            first.map_or_else(String::new, |seen| seen.origin.to_string()),
        ];
        text.push_str(&cells.map(|cell| quoted(&cell)).join(","));
        text.push('\n');
    }
    text
}

/// A cell that is no formula, and in quotes where it has to be.
fn quoted(cell: &str) -> String {
    let is_number = cell.parse::<rust_decimal::Decimal>().is_ok();
    let cell = if !is_number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}
