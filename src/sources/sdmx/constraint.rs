//! What a service says there is: a constraint of SDMX-ML 2.1 or 3.0, or of SDMX-JSON 2.

use super::super::error::ParseError;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use serde_json::Value;
use std::collections::BTreeMap;

/// What the bytes should be.
const WANTED: &str = "an SDMX constraint";
/// The most codes of a dimension that are told.
const MOST_CODES: usize = 12;

/// The codes of each dimension that there are data of, and what annotations say of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Constraint {
    codes: BTreeMap<String, Vec<String>>,
    notes: BTreeMap<String, String>,
}

impl Constraint {
    /// Reads a constraint, whatever its format.
    ///
    /// # Errors
    ///
    /// [`ParseError`] where it is none, or broken off.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ParseError> {
        let text = super::super::text::utf8(WANTED, bytes)?;
        let found = match text.trim_start().bytes().next() {
            Some(b'{') => of_json(text)?,
            _ => of_xml(text)?,
        };
        if found == Self::default() {
            return Err(ParseError::missing("the message", "constraint"));
        }
        Ok(found)
    }

    /// A line for each thing it says.
    pub(super) fn lines(&self) -> Vec<String> {
        let note = |name: &str| self.notes.get(name).map(String::as_str);
        let mut lines = Vec::new();
        if let (Some(first), Some(last)) = (note("time_period_start"), note("time_period_end")) {
            lines.push(format!("from {first} to {last}"));
        }
        lines.extend(note("series_count").map(|count| format!("{count} series")));
        for (name, codes) in &self.codes {
            lines.push(if name.eq_ignore_ascii_case("TIME_PERIOD") {
                let (first, last) = (codes.iter().min(), codes.iter().max());
                let word = |code: Option<&String>| code.cloned().unwrap_or_default();
                format!("{name} from {} to {}", word(first), word(last))
            } else {
                let some: Vec<&str> = codes.iter().take(MOST_CODES).map(String::as_str).collect();
                let more = codes.len().saturating_sub(some.len());
                let tail = if more > 0 {
                    format!(" and {more} more")
                } else {
                    String::new()
                };
                format!("{name} {}{tail}", some.join(", "))
            });
        }
        lines
    }
}

fn of_json(text: &str) -> Result<Constraint, ParseError> {
    let message: Value =
        serde_json::from_str(text).map_err(|error| ParseError::malformed(WANTED, error))?;
    let all = message
        .get("data")
        .and_then(|data| data.get("dataConstraints"));
    let mut found = Constraint::default();
    for constraint in all.and_then(Value::as_array).into_iter().flatten() {
        for note in list(constraint, "annotations") {
            if let (Some(id), Some(title)) = (word(note, "id"), word(note, "title")) {
                found.notes.insert(id, title);
            }
        }
        for region in list(constraint, "cubeRegions") {
            for part in list(region, "components").chain(list(region, "keyValues")) {
                let codes = list(part, "values").filter_map(|value| {
                    word(value, "value").or_else(|| value.as_str().map(ToOwned::to_owned))
                });
                let id = word(part, "id").unwrap_or_default();
                found.codes.entry(id).or_default().extend(codes);
            }
        }
    }
    Ok(found)
}

fn list<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> + use<'v> {
    value
        .get(name)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn word(value: &Value, name: &str) -> Option<String> {
    value
        .get(name)
        .and_then(Value::as_str)
        .map(ToOwned::to_owned)
}

fn of_xml(text: &str) -> Result<Constraint, ParseError> {
    let malformed = |error: quick_xml::Error| ParseError::malformed(WANTED, error);
    let mut reader = Reader::from_str(text);
    let mut found = Constraint::default();
    let (mut note, mut part, mut within) = (String::new(), String::new(), String::new());
    let mut open = 0_usize;
    loop {
        match reader.read_event().map_err(malformed)? {
            Event::Start(tag) => {
                open += 1;
                tag.local_name().as_ref().clone_into(&mut within);
                match within.as_str() {
                    "Annotation" => note = id(&tag)?,
                    "KeyValue" | "Component" => part = id(&tag)?,
                    _ => {}
                }
            }
            Event::End(_) => {
                open = open.saturating_sub(1);
                within.clear();
            }
            Event::Text(words) => {
                let words = words.xml_content(XmlVersion::Implicit1_0).trim().to_owned();
                match within.as_str() {
                    _ if words.is_empty() => {}
                    "AnnotationTitle" if !note.is_empty() => {
                        found.notes.insert(note.clone(), words);
                    }
                    "Value" if !part.is_empty() => {
                        found.codes.entry(part.clone()).or_default().push(words);
                    }
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if open > 0 {
        return Err(ParseError::malformed(
            WANTED,
            "it breaks off before its end",
        ));
    }
    Ok(found)
}

fn id(tag: &BytesStart<'_>) -> Result<String, ParseError> {
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| ParseError::malformed(WANTED, error))?;
        if attribute.key.local_name().as_ref() == "id" {
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| ParseError::malformed(WANTED, error))?;
            return Ok(value.into_owned());
        }
    }
    Ok(String::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constraint_of_either_format_is_read() {
        let xml = "<m:Structure><s:ContentConstraint id=\"X\"><c:Annotation id=\"series_count\"><c:AnnotationTitle>12</c:AnnotationTitle>\
            </c:Annotation><c:KeyValue id=\"FREQ\"><c:Value>A</c:Value><c:Value>M</c:Value></c:KeyValue>\
            <c:KeyValue id=\"TIME_PERIOD\"><c:Value>2031-02</c:Value><c:Value>2030</c:Value></c:KeyValue></s:ContentConstraint></m:Structure>";
        let json = r#"{"data":{"dataConstraints":[{"annotations":[{"id":"series_count","title":"12"}],
            "cubeRegions":[{"components":[{"id":"FREQ","values":[{"value":"A"},{"value":"M"}]}],
                            "keyValues":[{"id":"TIME_PERIOD","values":["2030","2031-02"]}]}]}]}}"#;
        let wanted = ["12 series", "FREQ A, M", "TIME_PERIOD from 2030 to 2031-02"];
        for text in [xml, json] {
            assert_eq!(
                Constraint::read(text.as_bytes()).expect("one").lines(),
                wanted
            );
        }
        let cut = &xml[..xml.len() - 20];
        assert!(matches!(
            Constraint::read(cut.as_bytes()),
            Err(ParseError::Malformed { .. })
        ));
        assert!(matches!(
            Constraint::read(b"{\"data\":{}}"),
            Err(ParseError::Missing { .. })
        ));
    }
}
