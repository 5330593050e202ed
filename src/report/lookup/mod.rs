//! A lookup as text: for the terminal, as Markdown, JSON and CSV.

mod data;
mod page;
mod text;

pub use data::{csv, json};
pub use page::markdown;
pub use text::text;

use super::figures::figure;
use super::untrusted::visible;
use rust_decimal::Decimal;
use std::fmt::Write as _;
use weighbridge_core::claim::Flow;
use weighbridge_core::fact::Observation;
use weighbridge_core::lexicon::english;
use weighbridge_core::lookup::{Amount, Ask, Line, Restated, Sheet};
use weighbridge_core::quantity::Unit;

/// Most periods that are listed of a source that has only parts of what was asked.
const MOST_NEAR: usize = 12;

/// What was asked: "China's total trade with Russia, January–March 2022".
fn title(ask: &Ask) -> String {
    let who = english::possessive(&ask.reporter);
    let with = english::area(&ask.partner);
    let what = match ask.flow {
        Flow::Exports => format!("{who} exports to {with}"),
        Flow::Imports => format!("{who} imports from {with}"),
        Flow::Total => format!("{who} total trade with {with}"),
        Flow::Balance => format!("{who} trade balance with {with}"),
    };
    let goods = if &*ask.commodity == "TOTAL" {
        String::new()
    } else {
        format!(" in {}", english::goods(&ask.commodity))
    };
    let day = ask.as_of.map_or_else(String::new, |day| {
        format!(", as known on {}", english::day(day))
    });
    visible(&format!(
        "{what}{goods}, {}{day}",
        english::period(ask.period)
    ))
}

/// Who says so, and in which vintage: "GACC, as printed on the day".
fn papers(line: &Line<'_>) -> String {
    let vintage = line.vintage.as_deref().map_or_else(
        || "as printed on the day".to_owned(),
        |vintage| format!("vintage {vintage}"),
    );
    let adjusted = if line.adjusted {
        ", seasonally adjusted"
    } else {
        ""
    };
    visible(&format!("{}, {vintage}{adjusted}", line.source))
}

/// An amount with its unit, and its arithmetic where it was computed.
fn amount(amount: &Amount<'_>, unit: Unit) -> String {
    let told = figure(amount.value, amount.half, unit);
    match &amount.arithmetic {
        Some(arithmetic) => format!("{told} = {arithmetic}"),
        None => told,
    }
}

/// A figure as its source counted from it a year later, with its arithmetic and the day.
fn restated(restated: &Restated<'_>, unit: Unit) -> String {
    let told = figure(restated.value, restated.half, unit);
    let day = day(restated.growth);
    format!("{told} = {}{day}", restated.arithmetic)
}

/// The same figure as printed on other days.
fn other_days(line: &Line<'_>) -> Vec<String> {
    let told = |seen: &&Observation| {
        let amount = figure(seen.value, seen.half(), seen.unit);
        format!("{amount}{}", day(seen))
    };
    line.other_days.iter().map(told).collect()
}

/// The day of publication in brackets, where it is known.
fn day(seen: &Observation) -> String {
    let day = seen
        .published
        .map(|day| format!(" ({})", english::day(day)));
    day.unwrap_or_default()
}

/// What to say where no table has the figure: which parts of its months are at hand.
fn nothing(sheet: &Sheet<'_>) -> String {
    let mut text =
        "No table at hand has this figure. That does not mean that it is zero or wrong.\n"
            .to_owned();
    let mut sources: Vec<&str> = sheet.near.iter().map(|(source, _)| &**source).collect();
    sources.dedup();
    for source in sources {
        let own = sheet.near.iter().filter(|(other, _)| **other == *source);
        let periods: Vec<String> = own
            .take(MOST_NEAR)
            .map(|(_, period)| english::period(*period))
            .collect();
        let periods = visible(&periods.join(", "));
        let _ = writeln!(text, "Of its months {} has {periods}.", visible(source));
    }
    text
}

/// Growth as it follows, with its arithmetic.
fn growth(line: &Line<'_>) -> Option<String> {
    let (growth, before) = (line.growth?, line.before.as_ref()?);
    let told = figure(growth.round_dp(2), Decimal::ZERO, Unit::Percent);
    let (now, then) = (line.amount.value.normalize(), before.value.normalize());
    Some(format!("{told} = {now} / {then} - 1"))
}

/// Growth as the source printed it.
fn printed(line: &Line<'_>) -> Vec<String> {
    let printed = line.printed.iter();
    printed
        .map(|seen| figure(seen.value, seen.half(), Unit::Percent))
        .collect()
}

/// Where the numbers of a line were read, each address once, with the day of publication.
fn sources(line: &Line<'_>) -> Vec<String> {
    let before = line.before.iter().flat_map(|before| &before.roots);
    let roots = line.amount.roots.iter().chain(before).chain(&line.printed);
    let mut sources: Vec<String> = Vec::new();
    for root in roots {
        let told = source(root);
        if !sources.contains(&told) {
            sources.push(told);
        }
    }
    sources
}

fn source(seen: &Observation) -> String {
    match seen.published {
        Some(day) => visible(&format!("{} ({})", seen.origin, english::day(day))),
        None => visible(&seen.origin),
    }
}

#[cfg(test)]
mod tests;
