//! SDMX-ML, generic and structure-specific, of 2.1 and 3.0: by local names, whatever their prefixes.

use super::super::error::ParseError;
use super::seen::{Seen, TIME, VALUE};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::BTreeMap;

/// What the bytes should be.
const WANTED: &str = "SDMX-ML";

type Parts = BTreeMap<String, String>;

/// Where the walk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Outside,
    Group,
    Series,
    Observation,
}

/// The observations of a message.
///
/// # Errors
///
/// [`ParseError`] where it is not XML, is broken off, or is no data message.
pub(super) fn read(text: &str) -> Result<Vec<Seen>, ParseError> {
    let mut reader = Reader::from_str(text);
    let mut walk = Walk::new();
    let mut open = 0_usize;
    loop {
        let event = reader
            .read_event()
            .map_err(|error| ParseError::malformed(WANTED, error))?;
        match event {
            Event::Start(tag) => {
                open += 1;
                walk.open(&tag)?;
            }
            Event::Empty(tag) => {
                walk.open(&tag)?;
                walk.close(tag.local_name().as_ref());
            }
            Event::End(tag) => {
                open = open.saturating_sub(1);
                walk.close(tag.local_name().as_ref());
            }
            Event::Text(words) => walk.text(&words.xml_content(XmlVersion::Implicit1_0)),
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
    if !walk.has_data {
        return Err(ParseError::missing("the message", "DataSet"));
    }
    Ok(walk.found)
}

struct Walk {
    level: Level,
    has_data: bool,
    removes: bool,
    /// Attributes of groups with the dimensions they hold for.
    groups: Vec<(Parts, Parts)>,
    series: Parts,
    observation: Parts,
    /// The part whose text is awaited: `<Comp id="UNIT"><Value>USD`.
    awaited: Option<String>,
    found: Vec<Seen>,
}

impl Walk {
    fn new() -> Self {
        Self {
            level: Level::Outside,
            has_data: false,
            removes: false,
            groups: Vec::new(),
            series: Parts::new(),
            observation: Parts::new(),
            awaited: None,
            found: Vec::new(),
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), ParseError> {
        let name = tag.local_name();
        let attributes = attributes(tag)?;
        match name.as_ref() {
            "DataSet" => {
                self.has_data = true;
                self.removes = attributes
                    .get("ACTION")
                    .is_some_and(|action| action == "Delete");
            }
            "Group" if self.has_data => {
                self.level = Level::Group;
                self.groups.push((attributes, Parts::new()));
            }
            "Series" if self.has_data => {
                self.level = Level::Series;
                self.series = attributes;
            }
            "Obs" if self.has_data => {
                self.level = Level::Observation;
                self.observation = attributes;
            }
            "Value" => self.value(&attributes),
            "ObsDimension" => {
                let id = attributes
                    .get("ID")
                    .map_or(TIME, String::as_str)
                    .to_uppercase();
                self.put(id, attributes.get("VALUE").cloned().unwrap_or_default());
            }
            "ObsValue" => self.put(
                VALUE.to_owned(),
                attributes.get("VALUE").cloned().unwrap_or_default(),
            ),
            "Comp" => self.awaited = attributes.get("ID").map(|id| id.to_uppercase()),
            _ => {}
        }
        Ok(())
    }

    /// `<generic:Value id="FREQ" value="M"/>`.
    fn value(&mut self, attributes: &Parts) {
        if let (Some(id), Some(value)) = (attributes.get("ID"), attributes.get("VALUE")) {
            self.put(id.to_uppercase(), value.clone());
        }
    }

    fn text(&mut self, words: &str) {
        if let Some(id) = self.awaited.clone().filter(|_| !words.trim().is_empty()) {
            self.put(id, words.trim().to_owned());
        }
    }

    fn put(&mut self, name: String, value: String) {
        match self.level {
            Level::Outside => {}
            Level::Group => {
                if let Some((key, said)) = self.groups.last_mut() {
                    let part = if self.awaited.is_some() { said } else { key };
                    part.insert(name, value);
                }
            }
            Level::Series => {
                self.series.insert(name, value);
            }
            Level::Observation => {
                self.observation.insert(name, value);
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "Comp" => self.awaited = None,
            "Group" => self.level = Level::Outside,
            "Series" => {
                self.level = Level::Outside;
                self.series.clear();
            }
            "Obs" => {
                self.level = Level::Series;
                let mut parts = self.series.clone();
                parts.append(&mut self.observation);
                self.add_groups(&mut parts);
                if !self.removes {
                    self.found.push(Seen::of(parts));
                }
            }
            _ => {}
        }
    }

    /// Adds what is said of the groups that an observation is in.
    fn add_groups(&self, parts: &mut Parts) {
        for (key, said) in &self.groups {
            let dimensions = key.iter().filter(|(name, _)| name.as_str() != "TYPE");
            let is_in = dimensions
                .filter(|(name, _)| parts.contains_key(*name))
                .collect::<Vec<_>>();
            if !is_in.is_empty()
                && is_in
                    .iter()
                    .all(|(name, value)| parts.get(*name) == Some(value))
            {
                for (name, value) in said.iter().chain(key) {
                    parts.entry(name.clone()).or_insert_with(|| value.clone());
                }
            }
        }
    }
}

/// A tag's attributes by local name in upper case.
fn attributes(tag: &BytesStart<'_>) -> Result<Parts, ParseError> {
    let mut found = Parts::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| ParseError::malformed(WANTED, error))?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| ParseError::malformed(WANTED, error))?;
        found.insert(
            attribute.key.local_name().as_ref().to_uppercase(),
            value.into_owned(),
        );
    }
    Ok(found)
}
