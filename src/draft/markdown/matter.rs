//! Front matter: the few keys a masthead needs, out of YAML between `---` lines.

use super::super::error::{DraftError, place_after};
use super::super::{Own, date};
use weighbridge_core::text::DateBasis;

const MEND_CLOSE: &str =
    "end the front matter with a line `---`, or start the story with a blank line";
const MEND_LINE: &str =
    "write `key: value`, indent what belongs to the line above, or end the front matter before it";
const MEND_DATE: &str = "write it as `2022-04-19` or `2022-04-19T10:00:00+07:00`";
const MEND_QUOTE: &str = "close the quotation mark, or leave it out";

/// What the front matter says, and the byte at which the story begins.
///
/// Nested values, lists and unknown keys are passed over.
///
/// # Errors
///
/// [`DraftError::FrontMatter`] where it never ends, a line is none of YAML's, or the date is none.
pub(super) fn read(name: &str, text: &str) -> Result<(Own, usize), DraftError> {
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next().filter(|line| line.trim_end() == "---");
    let Some(opening) = opening else {
        return Ok((Own::default(), 0));
    };
    let matter = Matter { name, text };
    let mut own = Own::default();
    let mut at = opening.len();
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Ok((own, at + line.len()));
        }
        matter.take(&mut own, at, line)?;
        at += line.len();
    }
    Err(matter.fault(
        0,
        "the front matter that begins here never ends".to_owned(),
        MEND_CLOSE,
    ))
}

/// The draft, for the places of faults.
struct Matter<'t> {
    name: &'t str,
    text: &'t str,
}

impl Matter<'_> {
    fn take(&self, own: &mut Own, at: usize, line: &str) -> Result<(), DraftError> {
        let line = line.trim_end();
        if line.is_empty()
            || line.starts_with([' ', '\t', '#'])
            || line == "-"
            || line.starts_with("- ")
        {
            return Ok(());
        }
        let (key, rest) = line
            .split_once(':')
            .filter(|(_, rest)| rest.is_empty() || rest.starts_with([' ', '\t']))
            .ok_or_else(|| {
                self.fault(
                    at,
                    "this line of the front matter has no `key: value`".to_owned(),
                    MEND_LINE,
                )
            })?;
        let value_at = at + line.len() - rest.trim_start().len();
        let value = scalar(rest.trim_start()).map_err(|Unclosed| {
            self.fault(
                value_at,
                "this quotation mark is never closed".to_owned(),
                MEND_QUOTE,
            )
        })?;
        match value {
            Some(value) => self.keep(own, &key.trim().to_lowercase(), value, value_at),
            None => Ok(()),
        }
    }

    fn keep(&self, own: &mut Own, key: &str, value: String, at: usize) -> Result<(), DraftError> {
        let slot = match key {
            // `published: true` is a switch of site generators
            "published" if matches!(value.as_str(), "true" | "false") => return Ok(()),
            "date" | "published" => {
                let day = date::read(&value)
                    .ok_or_else(|| self.fault(at, format!("`{value}` is not a date"), MEND_DATE))?;
                own.published.get_or_insert((day, DateBasis::FrontMatter));
                return Ok(());
            }
            "title" => &mut own.title,
            "language" | "lang" => &mut own.language,
            "outlet" | "site" | "publication" => &mut own.outlet,
            "desk" => &mut own.desk,
            "author" | "byline" => &mut own.author,
            _ => return Ok(()),
        };
        slot.get_or_insert(value);
        Ok(())
    }

    fn fault(&self, at: usize, what: String, mend: &'static str) -> DraftError {
        let (line, column) = place_after(self.text.get(..at).unwrap_or_default());
        DraftError::FrontMatter {
            name: self.name.to_owned(),
            line,
            column,
            what,
            mend,
        }
    }
}

/// A quotation mark without its partner.
struct Unclosed;

/// The value of a line, without quotes and comment; `None` where it is empty, nested or a list.
fn scalar(text: &str) -> Result<Option<String>, Unclosed> {
    let value = match text.chars().next() {
        Some(mark @ ('"' | '\'')) => quoted(text, mark).ok_or(Unclosed)?,
        Some('|' | '>' | '[' | '{' | '&' | '*' | '!') => return Ok(None),
        _ => bare(text).to_owned(),
    };
    Ok(Some(value.trim().to_owned())
        .filter(|value| !value.is_empty() && value != "null" && value != "~"))
}

/// A value without quotes, up to its comment.
fn bare(text: &str) -> &str {
    if text.starts_with('#') {
        return "";
    }
    text.find(" #")
        .and_then(|at| text.get(..at))
        .unwrap_or(text)
}

/// What stands between two quotation marks: `''` is one mark, and `\"` as well.
fn quoted(text: &str, mark: char) -> Option<String> {
    let mut value = String::new();
    let mut chars = text.chars().skip(1).peekable();
    while let Some(next) = chars.next() {
        match next {
            '\'' if mark == '\'' && chars.next_if_eq(&'\'').is_some() => value.push('\''),
            '\\' if mark == '"' => value.push(chars.next()?),
            next if next == mark => return Some(value),
            next => value.push(next),
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it is surprised")]
mod tests {
    use super::read;

    #[test]
    fn the_masthead_is_read() {
        let text = "---\r\n# press\ntitle: \"Ekspor: \\\"naik\\\"\" \ndate: 2022-04-19T10:00:00+07:00 # WIB\nLang: id\nsite: 'D''Kompas'\n\
                    tags:\n  - a\n- b\nauthor: [A, B]\ndesk: Ekonomi\npublished: true\nsummary: >\n  folded: text\n---\nBody";
        let (own, body) = read("a.md", text).unwrap();
        assert_eq!(own.title.as_deref(), Some("Ekspor: \"naik\""));
        assert_eq!(
            own.published.map(|(date, _)| date.to_string()).as_deref(),
            Some("2022-04-19")
        );
        assert_eq!(own.language.as_deref(), Some("id"));
        assert_eq!(own.outlet.as_deref(), Some("D'Kompas"));
        assert_eq!(own.desk.as_deref(), Some("Ekonomi"));
        assert_eq!(&text[body..], "Body");
    }

    #[test]
    fn no_front_matter_is_no_fault() {
        for text in ["Body", "\n---\nx", "--- x\n", "----\n"] {
            assert_eq!(read("a.md", text).unwrap().1, 0, "{text}");
        }
    }

    #[test]
    fn faults_name_line_column_and_mend() {
        for (text, expected) in [
            (
                "---\ndate: 2022-04-19\n",
                "a.md:1:1: the front matter that begins here never ends; end",
            ),
            (
                "---\ntitle: x\nno colon\n---\n",
                "a.md:3:1: this line of the front matter has no `key: value`; write",
            ),
            ("---\nhttp://x\n---\n", "a.md:2:1: this line"),
            (
                "---\ntitle: é\ndate:  kemarin\n---\n",
                "a.md:3:8: `kemarin` is not a date; write it as `2022-04-19`",
            ),
            (
                "---\ndate: 2022-02-30\n---\n",
                "a.md:2:7: `2022-02-30` is not a date",
            ),
            (
                "---\ntitle: \"x\n---\n",
                "a.md:2:8: this quotation mark is never closed",
            ),
        ] {
            let found = read("a.md", text).unwrap_err().to_string();
            assert!(found.starts_with(expected), "{found}");
        }
    }
}
