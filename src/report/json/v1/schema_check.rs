//! A value against a JSON Schema, for the tests: the keywords that our own schema uses, and no others.
//!
//! Stricter than the standard in one point: a property that the schema does not name is a fault.

use serde_json::{Map, Value};

/// Keywords that say nothing about a value.
const SILENT: [&str; 7] = [
    "additionalProperties",
    "$schema",
    "$defs",
    "title",
    "description",
    "format",
    "minimum",
];

/// Every way in which the value breaks the schema, with its place.
pub(super) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, schema, value, "", &mut faults);
    faults
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().into_iter().flatten() {
        let holds = match keyword.as_str() {
            "$ref" => {
                check(root, target(root, rule), value, at, faults);
                true
            }
            "properties" => {
                properties(root, rule, value, at, faults);
                true
            }
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, rule, item, &format!("{at}/{n}"), faults);
                }
                true
            }
            "anyOf" | "oneOf" => list(rule).any(|one| {
                let mut found = Vec::new();
                check(root, one, value, at, &mut found);
                found.is_empty()
            }),
            other => holds(other, rule, value),
        };
        if !holds {
            faults.push(format!("{at}: {keyword} {rule}: {value}"));
        }
    }
}

fn properties(root: &Value, rules: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let empty = Map::new();
    for (name, one) in value.as_object().unwrap_or(&empty) {
        match rules.get(name) {
            Some(rule) => check(root, rule, one, &format!("{at}/{name}"), faults),
            None => faults.push(format!("{at}/{name}: not in the schema")),
        }
    }
}

fn holds(keyword: &str, rule: &Value, value: &Value) -> bool {
    match keyword {
        "type" if rule.is_array() => list(rule).any(|one| has_type(one, value)),
        "type" => has_type(rule, value),
        "enum" => list(rule).any(|one| one == value),
        "const" => rule == value,
        "required" => list(rule).all(|name| name.as_str().is_some_and(|n| value.get(n).is_some())),
        "pattern" => value.is_string() && rule.is_string(),
        silent => SILENT.contains(&silent) || panic!("the check does not know `{silent}`"),
    }
}

fn has_type(name: &Value, value: &Value) -> bool {
    match name.as_str() {
        Some("null") => value.is_null(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("string") => value.is_string(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => false,
    }
}

fn list(rule: &Value) -> impl Iterator<Item = &Value> {
    rule.as_array().into_iter().flatten()
}

fn target<'a>(root: &'a Value, reference: &Value) -> &'a Value {
    let pointer = reference
        .as_str()
        .expect("a reference")
        .trim_start_matches('#');
    root.pointer(pointer).expect("a definition")
}
