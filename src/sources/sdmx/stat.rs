//! JSON-stat 2: numbers by their position in a box whose sides are the dimensions.

use super::super::error::ParseError;
use super::seen::{Seen, TIME, VALUE};
use serde_json::Value;
use std::collections::BTreeMap;

/// What the bytes should be.
const WANTED: &str = "JSON-stat";
/// The part that tells the day of the last update.
const UPDATED: &str = "LAST UPDATE";

/// Is the message one of JSON-stat, and not of SDMX-JSON?
pub(super) fn is_stat(text: &str) -> bool {
    text.contains("\"dimension\"") && text.contains("\"size\"") && !text.contains("\"dataSets\"")
}

/// A side of the box.
struct Side {
    name: String,
    codes: Vec<String>,
}

/// The observations of a message: those that have a number.
///
/// # Errors
///
/// [`ParseError`] where a part is missing, the sides are not as long as said, or a position lies outside the box.
pub(super) fn read(text: &str) -> Result<Vec<Seen>, ParseError> {
    let message: Value =
        serde_json::from_str(text).map_err(|error| ParseError::malformed(WANTED, error))?;
    let sides = sides(&message)?;
    let updated = message.get("updated").and_then(Value::as_str);
    let mut found = Vec::new();
    for (at, number) in numbers(&message)? {
        let mut parts = BTreeMap::new();
        let mut rest = at;
        for side in sides.iter().rev() {
            let code = side.codes.get(rest % side.codes.len().max(1));
            parts.extend(code.map(|code| (side.name.clone(), code.clone())));
            rest /= side.codes.len().max(1);
        }
        if rest > 0 || parts.len() != sides.len() {
            return Err(ParseError::cell(
                "value",
                &at.to_string(),
                "a position in the box",
            ));
        }
        parts.insert(VALUE.to_owned(), number);
        parts.extend(updated.map(|day| (UPDATED.to_owned(), day.to_owned())));
        found.push(Seen::of(parts));
    }
    Ok(found)
}

fn sides(message: &Value) -> Result<Vec<Side>, ParseError> {
    let list = |name: &'static str| {
        let found = message.get(name).and_then(Value::as_array);
        found.ok_or_else(|| ParseError::missing("the message", name))
    };
    let sizes = list("size")?;
    let mut found = Vec::new();
    for (nth, id) in list("id")?.iter().filter_map(Value::as_str).enumerate() {
        let index = message
            .get("dimension")
            .and_then(|all| all.get(id)?.get("category")?.get("index"));
        let codes = codes(index.ok_or_else(|| ParseError::missing(id, "index"))?);
        if sizes.get(nth).and_then(Value::as_u64) != Some(codes.len() as u64) {
            let said = format!("it has {} codes, its size says otherwise", codes.len());
            return Err(ParseError::contradiction(id, said));
        }
        let name = match id {
            "time" => TIME.to_owned(),
            other => other.to_uppercase(),
        };
        found.push(Side { name, codes });
    }
    Ok(found)
}

/// The codes of a side in order: a list, or an object of positions.
fn codes(index: &Value) -> Vec<String> {
    if let Some(list) = index.as_array() {
        let words = list.iter().filter_map(Value::as_str);
        return words.map(ToOwned::to_owned).collect();
    }
    let positions = index.as_object().into_iter().flatten();
    let mut codes: Vec<(u64, String)> = positions
        .filter_map(|(code, at)| Some((at.as_u64()?, code.clone())))
        .collect();
    codes.sort();
    codes.into_iter().map(|(_, code)| code).collect()
}

/// The numbers by position: a list with gaps, or an object.
fn numbers(message: &Value) -> Result<Vec<(usize, String)>, ParseError> {
    let all = message.get("value");
    let word = |number: &Value| (!number.is_null()).then(|| number.to_string());
    if let Some(list) = all.and_then(Value::as_array) {
        let there = list.iter().enumerate();
        return Ok(there
            .filter_map(|(at, number)| Some((at, word(number)?)))
            .collect());
    }
    let all = all.and_then(Value::as_object);
    let all = all.ok_or_else(|| ParseError::missing("the message", "value"))?;
    let mut numbers = Vec::new();
    for (at, number) in all {
        let position = at
            .parse()
            .map_err(|_| ParseError::cell("value", at, "a position"))?;
        numbers.extend(word(number).map(|number| (position, number)));
    }
    numbers.sort_unstable();
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &str = r#"{"version":"2.0","class":"dataset","updated":"2031-05-16T11:00:00+0200",
      "id":["freq","flow","time"],"size":[1,2,2],"value":{"0":11,"3":14.5},
      "dimension":{"freq":{"category":{"index":{"M":0}}},"flow":{"category":{"index":{"2":1,"1":0}}},
                   "time":{"category":{"index":["2031-01","2031-02"]}}}}"#;

    fn shown(text: &str) -> Result<Vec<String>, ParseError> {
        let found = read(text)?;
        let line = |one: &Seen| {
            let value = one.value.clone().unwrap_or_default();
            format!(
                "{} {} {} {value}",
                one.part("FREQ"),
                one.part("FLOW"),
                one.time
            )
        };
        Ok(found.iter().map(line).collect())
    }

    #[test]
    fn a_position_is_told_by_the_sides() {
        assert!(is_stat(MESSAGE));
        let wanted = ["M 1 2031-01 11", "M 2 2031-02 14.5"].map(str::to_owned);
        assert_eq!(shown(MESSAGE), Ok(wanted.to_vec()));
        let list = MESSAGE.replace(r#"{"0":11,"3":14.5}"#, "[11,null,null,14.5]");
        assert_eq!(shown(&list), Ok(wanted.to_vec()));
        assert_eq!(
            shown(&MESSAGE.replace(r#"{"0":11,"3":14.5}"#, "{}")),
            Ok(Vec::new())
        );
    }

    #[test]
    fn a_position_outside_the_box_or_a_wrong_size_is_refused() {
        let outside = MESSAGE.replace("\"3\":", "\"4\":");
        assert!(matches!(shown(&outside), Err(ParseError::Cell { .. })));
        let size = MESSAGE.replace("[1,2,2]", "[1,2,3]");
        assert!(matches!(
            shown(&size),
            Err(ParseError::Contradiction { .. })
        ));
    }
}
