//! A lookup for the terminal, with a small chart.

use super::{amount, growth, nothing, other_days, papers, printed, restated, sources, title};
use crate::report::figures::figure;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use std::fmt::Write as _;
use weighbridge_core::lexicon::english;
use weighbridge_core::lookup::{Line, Restated, Sheet};

/// The longest bar of a chart, in characters.
const LONGEST_BAR: u32 = 40;

/// The most addresses under a line.
const MOST_SOURCES: usize = 4;

/// The lookup as lines of text.
pub fn text(sheet: &Sheet<'_>) -> String {
    let mut text = format!("{}\n", title(&sheet.ask));
    for line in &sheet.lines {
        text.push_str(&block(line, sheet));
    }
    if sheet.lines.is_empty() {
        text.push('\n');
        text.push_str(&nothing(sheet));
    }
    text
}

fn block(line: &Line<'_>, sheet: &Sheet<'_>) -> String {
    let mut rows = vec![(
        english::period(sheet.ask.period),
        amount(&line.amount, line.unit),
    )];
    let other_days = other_days(line).into_iter();
    rows.extend(other_days.map(|told| ("  on another day".to_owned(), told)));
    rows.extend(later(line.restated.as_ref(), line));
    if let Some(before) = &line.before {
        let year = english::period(sheet.ask.period.year_earlier());
        rows.push((year, amount(before, line.unit)));
    }
    rows.extend(later(line.before_restated.as_ref(), line));
    rows.extend(growth(line).map(|growth| ("growth".to_owned(), growth)));
    let printed = printed(line).into_iter();
    rows.extend(printed.map(|printed| ("growth, printed".to_owned(), printed)));
    let addresses = sources(line);
    let more = addresses.len().saturating_sub(MOST_SOURCES);
    let shown = addresses.into_iter().take(MOST_SOURCES);
    rows.extend(shown.map(|address| ("source".to_owned(), address)));
    if more > 0 {
        rows.push((String::new(), format!("and {more} more in --format json")));
    }
    let width = rows
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    let mut text = format!("\n{} ({})\n", papers(line), line.unit);
    for (name, said) in rows {
        let _ = writeln!(text, "  {name:width$}  {said}");
    }
    text + &chart(line)
}

/// A figure as restated, under the figure.
fn later(found: Option<&Restated<'_>>, line: &Line<'_>) -> Option<(String, String)> {
    let found = found?;
    Some(("  as restated".to_owned(), restated(found, line.unit)))
}

/// A bar for each period; none where there is only one, or one is below zero.
fn chart(line: &Line<'_>) -> String {
    let highest = line
        .chart
        .iter()
        .map(|(_, value)| *value)
        .max()
        .unwrap_or_default();
    let is_fit = line.chart.len() > 1
        && highest > Decimal::ZERO
        && line.chart.iter().all(|(_, value)| *value >= Decimal::ZERO);
    if !is_fit {
        return String::new();
    }
    let names: Vec<String> = line
        .chart
        .iter()
        .map(|(period, _)| english::period(*period))
        .collect();
    let width = names
        .iter()
        .map(|name| name.chars().count())
        .max()
        .unwrap_or(0);
    let mut text = "\n".to_owned();
    for ((_, value), name) in line.chart.iter().zip(&names) {
        let share = value
            .checked_div(highest)
            .and_then(|share| share.to_f64())
            .unwrap_or(0.0);
        let told = figure(*value, line.amount.half, line.unit);
        let _ = writeln!(text, "  {name:width$}  {} {told}", bar(share));
    }
    text
}

/// A bar in eighths of a character.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the share lies between zero and one"
)]
fn bar(share: f64) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (share.clamp(0.0, 1.0) * 8.0 * f64::from(LONGEST_BAR)).round() as usize;
    let part = PARTS.get(eighths % 8).copied().unwrap_or_default();
    "█".repeat(eighths / 8) + part
}
