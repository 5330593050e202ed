//! SDMX-JSON 1 and 2: values are addressed by positions in the lists of the message's own structure.

use super::super::error::ParseError;
use super::seen::{Seen, VALUE};
use serde_json::Value;
use std::collections::BTreeMap;

/// What the bytes should be.
const WANTED: &str = "SDMX-JSON";

type Parts = BTreeMap<String, String>;

/// The observations of a message. Datasets that take values away ("Delete") are passed over.
///
/// # Errors
///
/// [`ParseError`] where it is no such message, or a position points outside the lists.
pub(super) fn read(text: &str) -> Result<Vec<Seen>, ParseError> {
    let message: Value =
        serde_json::from_str(text).map_err(|error| ParseError::malformed(WANTED, error))?;
    let body = message
        .get("data")
        .filter(|data| data.is_object())
        .unwrap_or(&message);
    let sets = body.get("dataSets").and_then(Value::as_array);
    let sets = sets.ok_or_else(|| ParseError::missing("the message", "dataSets"))?;
    let mut found = Vec::new();
    for set in sets {
        let removes = set
            .get("action")
            .and_then(Value::as_str)
            .is_some_and(|action| action == "Delete");
        if !removes {
            let structure = structure(body, set)
                .ok_or_else(|| ParseError::missing("the message", "structure"))?;
            dataset(set, structure, &mut found)?;
        }
    }
    Ok(found)
}

fn structure<'m>(body: &'m Value, set: &Value) -> Option<&'m Value> {
    let at = set
        .get("structure")
        .and_then(Value::as_u64)
        .and_then(|at| usize::try_from(at).ok())
        .unwrap_or(0);
    body.get("structures")
        .and_then(|all| all.get(at))
        .or_else(|| body.get("structure"))
}

fn dataset(set: &Value, structure: &Value, found: &mut Vec<Seen>) -> Result<(), ParseError> {
    let mut shared = Parts::new();
    for dimension in list(structure, "dimensions", "dataSet") {
        if let Some(first) = dimension.get("values").and_then(|values| values.get(0)) {
            shared.insert(name(dimension), word(first));
        }
    }
    attributes(structure, "dataSet", set.get("attributes"), 0, &mut shared);
    observations(set, structure, &shared, found)?;
    for (key, series) in set
        .get("series")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let mut parts = shared.clone();
        at(structure, "series", key, &mut parts)?;
        attributes(structure, "series", series.get("attributes"), 0, &mut parts);
        observations(series, structure, &parts, found)?;
    }
    Ok(())
}

/// The observations under a dataset or a series.
fn observations(
    under: &Value,
    structure: &Value,
    shared: &Parts,
    found: &mut Vec<Seen>,
) -> Result<(), ParseError> {
    for (key, observation) in under
        .get("observations")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let mut parts = shared.clone();
        at(structure, "observation", key, &mut parts)?;
        let value = observation.get(0).filter(|value| !value.is_null());
        if let Some(value) = value {
            parts.insert(VALUE.to_owned(), word(value));
        }
        attributes(structure, "observation", Some(observation), 1, &mut parts);
        found.push(Seen::of(parts));
    }
    Ok(())
}

/// Adds the dimensions that a key such as `0:1:3` points at.
fn at(structure: &Value, level: &str, key: &str, parts: &mut Parts) -> Result<(), ParseError> {
    let dimensions: Vec<&Value> = list(structure, "dimensions", level).collect();
    let positions: Vec<&str> = key.split(':').collect();
    if positions.len() != dimensions.len() {
        return Err(ParseError::cell(
            level,
            key,
            "a key with a position for each dimension",
        ));
    }
    for (dimension, position) in dimensions.into_iter().zip(positions) {
        let at: Option<usize> = position.parse().ok();
        let value = at.and_then(|at| dimension.get("values")?.get(at));
        let value = value.ok_or_else(|| {
            ParseError::cell(name(dimension), key, "a position in the list of values")
        })?;
        parts.insert(name(dimension), word(value));
    }
    Ok(())
}

/// Adds the attributes that positions point at; those of an observation stand behind its value. A position that points
/// nowhere says nothing.
fn attributes(
    structure: &Value,
    level: &str,
    positions: Option<&Value>,
    skip: usize,
    parts: &mut Parts,
) {
    let positions = positions
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .skip(skip);
    for (attribute, position) in list(structure, "attributes", level).zip(positions) {
        let value = match position {
            Value::Null => continue,
            Value::Number(at) => {
                let at = at.as_u64().and_then(|at| usize::try_from(at).ok());
                match at.and_then(|at| attribute.get("values")?.get(at)) {
                    Some(value) => value,
                    None => continue,
                }
            }
            said => said,
        };
        parts.insert(name(attribute), word(value));
    }
}

fn list<'m>(
    structure: &'m Value,
    what: &str,
    level: &str,
) -> impl Iterator<Item = &'m Value> + use<'m> {
    let found = structure
        .get(what)
        .and_then(|lists| lists.get(level))
        .and_then(Value::as_array);
    found.into_iter().flatten()
}

fn name(part: &Value) -> String {
    part.get("id")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_uppercase()
}

/// A code, a plain value, or a name where there is no code.
fn word(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Object(fields) => {
            let named = ["id", "value", "name"]
                .into_iter()
                .find_map(|field| fields.get(field));
            named.map(word).unwrap_or_default()
        }
        _ => String::new(),
    }
}
