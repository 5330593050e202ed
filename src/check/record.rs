//! One line of a batch: a passage with its name, language and publication date.

use crate::draft::language;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::text::{DateBasis, Document, Masthead};

/// What counts where a line says nothing itself.
#[derive(Debug, Clone, Default)]
pub struct Defaults {
    /// Publication date of passages without one.
    pub date: Option<Date>,
    /// Language of passages without one; `None`: it is detected.
    pub language: Option<String>,
    /// Words of a language given with the run.
    pub words: Option<Arc<Lexicon>>,
}

/// A line as it is read; fields we do not know are passed over.
#[derive(Debug, Deserialize)]
struct Record {
    id: Option<Id>,
    text: Option<String>,
    lang: Option<String>,
    language: Option<String>,
    published: Option<String>,
    date: Option<String>,
}

/// A passage's name: a string, or a number that is written as one.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

/// A line that is no passage: written in the place of its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct BadLine {
    /// Its number, from 1.
    pub(super) line: usize,
    /// The passage's name, where it could be read.
    pub(super) id: Option<String>,
    /// What is wrong with it, and what would mend it.
    pub(super) error: String,
}

/// The passage of a line as a draft.
pub(super) fn document(
    number: usize,
    line: &str,
    defaults: &Defaults,
) -> Result<Document, BadLine> {
    let bad = |id: Option<String>, error: String| BadLine {
        line: number,
        id,
        error,
    };
    let record: Record = serde_json::from_str(line).map_err(|e| bad(None, not_a_record(&e)))?;
    let id = match record.id {
        Some(Id::Text(id)) => id,
        Some(Id::Number(id)) => id.to_string(),
        None => {
            return Err(bad(
                None,
                "there is no `id`; give each line a string or number".to_owned(),
            ));
        }
    };
    let Some(text) = record.text else {
        return Err(bad(
            Some(id),
            "there is no `text`; give the passage as a string".to_owned(),
        ));
    };
    let stated = record
        .lang
        .or(record.language)
        .or_else(|| defaults.language.clone());
    let language = settle(stated, &text, defaults.words.as_deref())
        .map_err(|error| bad(Some(id.clone()), error))?;
    let printed = record
        .published
        .or(record.date)
        .filter(|date| !date.is_empty());
    let published = match printed.map(|date| day(&date)).transpose() {
        Ok(date) => date.or(defaults.date),
        Err(error) => return Err(bad(Some(id), error)),
    };
    Ok(Document::plain(masthead(id, language, published), text))
}

fn masthead(id: String, language: String, published: Option<Date>) -> Masthead {
    let mut masthead = Masthead::named(id);
    masthead.language = Some(language);
    masthead.published = published;
    if published.is_some() {
        masthead.published_basis = DateBasis::Stated;
    }
    masthead
}

/// The parser's complaint without its place, which is always line 1.
fn not_a_record(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    format!(
        "not a JSON object with `id` and `text` (column {}): {said}",
        error.column()
    )
}

/// The language that was stated, by its primary subtag, else the one the text is in.
fn settle(stated: Option<String>, text: &str, words: Option<&Lexicon>) -> Result<String, String> {
    let given = words.map(Lexicon::language);
    let Some(stated) = stated.filter(|stated| !stated.is_empty()) else {
        return language::detect(text, Lexicon::languages()).map_err(|e| e.to_string());
    };
    let primary = stated
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if given == Some(&primary) || Lexicon::languages().contains(&primary.as_str()) {
        return Ok(primary);
    }
    let supported = Lexicon::languages().join(", ");
    Err(format!(
        "there are no words for the language `{stated}` yet; there are for: {supported}"
    ))
}

/// A day, alone or at the head of a timestamp.
fn day(text: &str) -> Result<Date, String> {
    let (head, rest) = text.split_at_checked(10).unwrap_or((text, ""));
    let parsed = head
        .parse()
        .ok()
        .filter(|_| rest.is_empty() || rest.starts_with(['T', ' ']));
    parsed.ok_or_else(|| format!("`{text}` is not a day; write it as `2022-04-19`"))
}

#[cfg(test)]
mod tests {
    use super::{Defaults, document};
    use jiff::civil::date;

    #[test]
    fn a_line_becomes_a_draft_with_its_own_date_and_language() {
        let defaults = Defaults {
            date: Some(date(2020, 1, 1)),
            language: Some("id".to_owned()),
            words: None,
        };
        let cases = [
            (
                r#"{"id":7,"text":"a","lang":"en-GB","published":"2022-04-19"}"#,
                "7",
                "en",
                date(2022, 4, 19),
            ),
            (
                r#"{"id":"x","text":"a","date":"2022-04-19T10:00:00Z"}"#,
                "x",
                "id",
                date(2022, 4, 19),
            ),
            (
                r#"{"id":"x","text":"a","language":"EN","published":null,"claims":[]}"#,
                "x",
                "en",
                date(2020, 1, 1),
            ),
        ];
        for (line, id, language, day) in cases {
            let masthead = document(1, line, &defaults).expect(line).masthead;
            assert_eq!(
                (masthead.id.as_str(), masthead.language.as_deref()),
                (id, Some(language))
            );
            assert_eq!(masthead.published, Some(day), "{line}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said() {
        let cases = [
            ("nonsense", None, "not a JSON object"),
            (r#"["id"]"#, None, "not a JSON object"),
            (r#"{"text":"a"}"#, None, "no `id`"),
            (r#"{"id":"x"}"#, Some("x"), "no `text`"),
            (r#"{"id":"x","text":"a","lang":"tlh"}"#, Some("x"), "`tlh`"),
            (
                r#"{"id":"x","text":"a","lang":"en","date":"19/04/2022"}"#,
                Some("x"),
                "`19/04/2022`",
            ),
            (
                r#"{"id":"x","text":"a","lang":"en","date":"2022-02-30"}"#,
                Some("x"),
                "not a day",
            ),
        ];
        for (line, id, said) in cases {
            let bad = document(3, line, &Defaults::default()).expect_err(line);
            assert_eq!((bad.line, bad.id.as_deref()), (3, id), "{line}");
            assert!(bad.error.contains(said), "{line}: {}", bad.error);
        }
    }
}
