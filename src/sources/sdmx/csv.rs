//! SDMX-CSV 1 and 2: columns are found by the names in the first line, never by their place.

use super::super::error::ParseError;
use super::seen::{Seen, TIME, VALUE};
use std::collections::BTreeMap;

/// What the bytes should be.
const WANTED: &str = "SDMX-CSV";

/// A column as the first line names it.
struct Column {
    name: String,
    /// Do its cells hold `CODE: Label`?
    has_labels: bool,
}

/// The observations of a message. A message of a first line alone has none.
///
/// # Errors
///
/// [`ParseError`] where a needed column is missing or a line has another number of cells.
pub(super) fn read(text: &str) -> Result<Vec<Seen>, ParseError> {
    let head = text.lines().next().unwrap_or_default();
    let separator = separator(head);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let columns: Vec<Column> = reader
        .headers()
        .map_err(|error| ParseError::malformed(WANTED, error))?
        .iter()
        .map(column)
        .collect();
    let time = time_column(&columns)?;
    if !columns.iter().any(|column| column.name == VALUE) {
        return Err(ParseError::missing("the first line", VALUE));
    }
    let mut found = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| ParseError::malformed(WANTED, error))?;
        let mut parts: BTreeMap<String, String> = columns
            .iter()
            .zip(record.iter())
            .map(|(column, cell)| (column.name.clone(), code(column, cell).to_owned()))
            .collect();
        if parts.get("ACTION").is_some_and(|action| action == "D") {
            continue;
        }
        if let Some(at) = parts.remove(&time) {
            parts.insert(TIME.to_owned(), at);
        }
        if separator == b';' {
            parts
                .entry(VALUE.to_owned())
                .and_modify(|value| *value = value.replace(',', "."));
        }
        found.push(Seen::of(parts));
    }
    Ok(found)
}

/// Semicolons divide where there are more of them than commas outside brackets.
fn separator(head: &str) -> u8 {
    let outside: String = head
        .split('[')
        .map(|part| part.split_once(']').map_or(part, |(_, rest)| rest))
        .collect();
    let count = |sign| outside.matches(sign).count();
    if count(';') > count(',') { b';' } else { b',' }
}

/// `OBS_VALUE: Observation value`, `ATTR_1[en;fr]`, `STRUCTURE[;]`.
fn column(head: &str) -> Column {
    let (name, has_labels) = head
        .split_once(": ")
        .map_or((head, false), |(name, _)| (name, true));
    let name = name.split('[').next().unwrap_or_default().trim();
    Column {
        name: name.to_uppercase(),
        has_labels,
    }
}

fn code<'c>(column: &Column, cell: &'c str) -> &'c str {
    let bare = cell.trim();
    if column.has_labels {
        bare.split_once(": ").map_or(bare, |(code, _)| code)
    } else {
        bare
    }
}

/// `TIME_PERIOD`, or the last dimension before the value where a service names its time in another way.
fn time_column(columns: &[Column]) -> Result<String, ParseError> {
    let has = |name: &str| columns.iter().any(|column| column.name == name);
    let named = [TIME, "TIME", "TIME_PERIOD_START"]
        .into_iter()
        .find(|name| has(name));
    named
        .map(ToOwned::to_owned)
        .ok_or_else(|| ParseError::missing("the first line", TIME))
}
