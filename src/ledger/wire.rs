//! A record as the lines of a file, and back. The first line tells the version.

use super::error::Found;
use super::record::{Decision, Record, Run, SCHEMA, Story};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The largest file, in bytes.
pub(super) const MOST_BYTES: u64 = 1 << 28;

/// The longest line read, in bytes.
const LONGEST: usize = 16 << 20;

/// How the name of every version begins.
const FAMILY: &str = "weighbridge.ledger/";

/// The version that this program writes.
const VERSION: u32 = 1;

/// A line with what it is.
#[derive(Serialize)]
struct Line<'a, T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<&'static str>,
    kind: &'static str,
    #[serde(flatten)]
    what: &'a T,
    #[serde(skip_serializing_if = "Option::is_none")]
    stories: Option<usize>,
}

/// The bytes of a record's file.
///
/// # Errors
///
/// A [`serde_json::Error`] where something cannot be written as JSON, which no record of ours can be.
pub(super) fn bytes(record: &Record) -> serde_json::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let schema = Some(SCHEMA);
    match record {
        Record::Decision(what) => push(
            &mut bytes,
            &Line {
                schema,
                kind: "decision",
                what,
                stories: None,
            },
        )?,
        Record::Run(what) => {
            push(
                &mut bytes,
                &Line {
                    schema,
                    kind: "run",
                    what,
                    stories: Some(what.stories.len()),
                },
            )?;
            for what in &what.stories {
                push(
                    &mut bytes,
                    &Line {
                        schema: None,
                        kind: "story",
                        what,
                        stories: None,
                    },
                )?;
            }
        }
    }
    Ok(bytes)
}

fn push<T: Serialize>(bytes: &mut Vec<u8>, line: &Line<'_, T>) -> serde_json::Result<()> {
    serde_json::to_writer(&mut *bytes, line)?;
    bytes.push(b'\n');
    Ok(())
}

/// What a first line has to tell.
#[derive(Deserialize)]
struct Head {
    schema: String,
    kind: String,
    #[serde(default)]
    stories: usize,
}

/// The record of a file.
///
/// # Errors
///
/// [`Found`]: what is wrong with it.
pub(super) fn parse(bytes: &[u8]) -> Result<Record, Found> {
    let mut lines = bytes
        .split(|&byte| byte == b'\n')
        .enumerate()
        .filter(|(_, line)| !line.is_empty());
    let (_, first) = lines.next().ok_or(Found::Foreign)?;
    let head: Head = serde_json::from_slice(first).map_err(|_| Found::Foreign)?;
    let version = version(&head.schema)?;
    match head.kind.as_str() {
        "decision" => line::<Decision>(0, first, version).map(Record::Decision),
        "run" => {
            let mut run: Run = line(0, first, version)?;
            run.stories = lines
                .map(|(at, text)| line::<Story>(at, text, version))
                .collect::<Result<_, _>>()?;
            if run.stories.len() != head.stories {
                return Err(Found::Count {
                    held: run.stories.len(),
                    told: head.stories,
                });
            }
            Ok(Record::Run(run))
        }
        _ => Err(Found::Foreign),
    }
}

fn version(schema: &str) -> Result<u32, Found> {
    let number = schema.strip_prefix(FAMILY).ok_or(Found::Foreign)?;
    match number.parse() {
        Ok(number) if number <= VERSION => Ok(number),
        _ => Err(Found::Newer(schema.chars().take(40).collect())),
    }
}

fn line<T: DeserializeOwned>(at: usize, text: &[u8], version: u32) -> Result<T, Found> {
    let wrong = |what: String| Found::Line { line: at + 1, what };
    if text.len() > LONGEST {
        return Err(wrong(format!("it is longer than {LONGEST} bytes")));
    }
    let said = |error: serde_json::Error| wrong(said(&error));
    if version == VERSION {
        return serde_json::from_slice(text).map_err(said);
    }
    let mut older: Value = serde_json::from_slice(text).map_err(said)?;
    renew(&mut older, version);
    serde_json::from_value(older).map_err(said)
}

/// The parser's complaint, with its column and without its line, which is always 1.
fn said(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let what = said.split(" at line ").next().unwrap_or_default();
    format!("column {}: {what}", error.column())
}

/// Turns a line of an older version into one of the version after it, until it is one of today's.
fn renew(line: &mut Value, version: u32) {
    for older in version..VERSION {
        if older == 0 {
            of_trials(line);
        }
    }
}

/// Version 0, of the trials, called the place of a run `where`, and told no stage: all were drafts.
fn of_trials(line: &mut Value) {
    let Some(fields) = line.as_object_mut() else {
        return;
    };
    match fields.get("kind").and_then(Value::as_str) {
        Some("run") => {
            if let Some(place) = fields.remove("where") {
                fields.insert("place".to_owned(), place);
            }
        }
        Some("story") => {
            fields.entry("stage").or_insert_with(|| "draft".into());
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN: &str = r#"{"schema":"weighbridge.ledger/1","kind":"run","at":"2026-11-19T08:00:00Z","version":"1","policy":"p","data":{"digest":"d"},"place":"desk","stories":1}"#;
    const STORY: &str =
        r#"{"kind":"story","story":"a","draft":"b","stage":"printed","language":"en","claims":[]}"#;

    fn found(text: &str) -> Found {
        parse(text.as_bytes()).expect_err(text)
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let text = format!("{RUN}\n{STORY}\n");
        let record = parse(text.as_bytes()).expect("a record");
        assert_eq!(
            bytes(&record).map(String::from_utf8).expect("bytes"),
            Ok(text)
        );
    }

    #[test]
    fn an_older_version_is_read() {
        let head = RUN
            .replace("ledger/1", "ledger/0")
            .replace("\"place\"", "\"where\"");
        let story = STORY.replace(r#""stage":"printed","#, "");
        let Ok(Record::Run(run)) = parse(format!("{head}\n{story}\n").as_bytes()) else {
            panic!("a run");
        };
        assert_eq!(run.place, crate::ledger::record::Place::Desk);
        assert_eq!(run.stories[0].stage, crate::ledger::record::Stage::Draft);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let newer = RUN.replace("ledger/1", "ledger/2");
        assert_eq!(
            found(&newer),
            Found::Newer("weighbridge.ledger/2".to_owned())
        );
        for text in [
            "",
            "\n",
            "nonsense",
            "[]",
            r#"{"schema":"other/1","kind":"run"}"#,
        ] {
            assert_eq!(found(text), Found::Foreign, "{text}");
        }
        assert_eq!(found(RUN), Found::Count { held: 0, told: 1 });
        let unknown = STORY.replace("printed", "spoken");
        let said = found(&format!("{RUN}\n{unknown}\n")).to_string();
        assert!(
            said.starts_with("line 2: column ") && said.contains("spoken"),
            "{said}"
        );
        let cut = &STORY[..40];
        assert!(matches!(
            found(&format!("{RUN}\n{cut}")),
            Found::Line { line: 2, .. }
        ));
        let long = format!("{RUN}\n{}\n", " ".repeat(LONGEST + 1));
        assert!(found(&long).to_string().contains("longer than"));
    }
}
