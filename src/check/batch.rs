//! Many passages in one stream: a line in, a line out, in order, memory bounded.

use super::lines::{Line, Lines};
pub use super::record::Defaults;
use super::record::{self, BadLine};
use super::{CheckError, Lexicons, Settings};
use crate::facts::Facts;
use crate::report::json;
use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};
use weighbridge_core::run::Checked;
use weighbridge_core::text::Document;
use weighbridge_core::verdict::Verdict;

/// Passages of a stretch of the stream: the facts are asked once for all of them.
const STRETCH: usize = 1 << 17;

/// Text of a stretch, in bytes: with all that is read in it, it takes some hundred megabytes.
const STRETCH_BYTES: usize = 32 * 1024 * 1024;

/// Passages that are judged and written at once: judgements take more room than claims.
const CHUNK: usize = 512;

/// What a batch came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lines that held a passage.
    pub passages: usize,
    /// Lines that did not: an error record stands in their place.
    pub bad: usize,
    /// Gravest verdict; `None` where no claim was judged.
    pub gravest: Option<Verdict>,
    /// Was a claim judged with another verdict than unverifiable?
    pub settled: bool,
}

/// Why a batch was broken off.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// The input could not be read on.
    #[error("the batch cannot be read: {0}")]
    Read(#[source] io::Error),
    /// The output could not be written on.
    #[error("the results cannot be written: {0}")]
    Write(#[source] io::Error),
    /// The claims could not be weighed.
    #[error(transparent)]
    Check(#[from] CheckError),
}

/// Reads `{id,text,lang?,published?|date?}` a line, writes `{id,claims}` a line.
///
/// A line that is no passage gives `{"line","id","error"}` in its place, and the rest goes on.
///
/// # Errors
///
/// Only where the stream itself breaks: [`BatchError`].
pub fn extract(
    input: impl BufRead,
    output: impl Write,
    defaults: &Defaults,
) -> Result<Tally, BatchError> {
    read(input, output, defaults, claims_of)
}

/// The trade claims of a passage, as a line.
///
/// # Errors
///
/// - [`CheckError::Lexicon`] where a language has no words.
pub fn claims_of(lexicons: &mut Lexicons, document: &Document) -> Result<String, CheckError> {
    let claims = lexicons.extract(document)?.claims;
    Ok(json::v1::claims_line(
        &document.masthead.id,
        document,
        &claims,
    ))
}

/// Every quantity of a passage, as a line.
///
/// # Errors
///
/// - [`CheckError::Lexicon`] where a language has no words.
pub fn items_of(lexicons: &mut Lexicons, document: &Document) -> Result<String, CheckError> {
    let found = lexicons.items(document)?;
    Ok(json::v1::items_line(
        &document.masthead.id,
        document,
        &found,
    ))
}

/// Reads passages as [`extract`] does, and writes for each the line that `reader` makes of it.
///
/// # Errors
///
/// As [`extract`].
pub fn read(
    input: impl BufRead,
    mut output: impl Write,
    defaults: &Defaults,
    reader: impl Fn(&mut Lexicons, &Document) -> Result<String, CheckError>,
) -> Result<Tally, BatchError> {
    let (mut tally, mut lexicons) = (Tally::default(), Lexicons::given(defaults.words.as_ref()));
    let mut lines = Lines::new(input);
    while let Some((number, line)) = lines.next().map_err(BatchError::Read)? {
        match passage(number, line, defaults) {
            Ok(document) => {
                tally.passages += 1;
                put(&mut output, &reader(&mut lexicons, &document)?)?;
            }
            Err(bad) => tally.put_bad(&mut output, &bad)?,
        }
    }
    output.flush().map_err(BatchError::Write)?;
    Ok(tally)
}

/// What is done with each passage before it is written: it tells which of its claims are not to be raised, by their place.
pub type Look<'l> = &'l mut dyn FnMut(&mut Checked) -> BTreeSet<usize>;

/// The same with verdicts: each line written is one element of the report's `documents`. Every passage is shown to `look` first.
///
/// # Errors
///
/// As [`extract`], and where the facts cannot be asked.
pub fn weigh(
    input: impl BufRead,
    mut output: impl Write,
    defaults: &Defaults,
    facts: &Facts,
    settings: &Settings,
    look: Look<'_>,
) -> Result<Tally, BatchError> {
    let (mut tally, mut lexicons) = (Tally::default(), Lexicons::given(settings.words.as_ref()));
    let mut lines = Lines::new(input);
    loop {
        let (mut places, mut documents) = (Vec::new(), Vec::new());
        for read in stretch(&mut lines, defaults).map_err(BatchError::Read)? {
            places.push(read.map(|document| documents.push(document)));
        }
        if places.is_empty() {
            break;
        }
        let read = super::read(documents, &mut lexicons)?;
        let book = super::answers(&read, facts)?;
        let mut rest = read.into_iter();
        let mut checked = Vec::new().into_iter();
        for place in places {
            if place.is_ok() && checked.len() == 0 {
                let chunk = rest.by_ref().take(CHUNK).collect();
                checked = super::judge(chunk, &lexicons, &book, settings)?.into_iter();
            }
            match place {
                Ok(()) => tally.put_checked(&mut output, checked.next(), look)?,
                Err(bad) => tally.put_bad(&mut output, &bad)?,
            }
        }
    }
    output.flush().map_err(BatchError::Write)?;
    Ok(tally)
}

fn passage(number: usize, line: Line<'_>, defaults: &Defaults) -> Result<Document, BadLine> {
    match line {
        Line::Whole(text) => record::document(number, text, defaults),
        Line::Broken(why) => Err(BadLine {
            line: number,
            id: None,
            error: why.to_owned(),
        }),
    }
}

/// The next passages and bad lines, in order; empty at the end.
fn stretch(
    lines: &mut Lines<impl BufRead>,
    defaults: &Defaults,
) -> io::Result<Vec<Result<Document, BadLine>>> {
    let (mut found, mut bytes) = (Vec::new(), 0);
    while found.len() < STRETCH && bytes < STRETCH_BYTES {
        let Some((number, line)) = lines.next()? else {
            break;
        };
        let read = passage(number, line, defaults);
        bytes += read.as_ref().map_or(0, |document| document.source().len());
        found.push(read);
    }
    Ok(found)
}

/// Writes one line.
fn put(output: &mut impl Write, line: &str) -> Result<(), BatchError> {
    writeln!(output, "{}", line.trim_end_matches('\n')).map_err(BatchError::Write)
}

impl Tally {
    fn put_bad(&mut self, output: &mut impl Write, bad: &BadLine) -> Result<(), BatchError> {
        self.bad += 1;
        let line = serde_json::to_string(bad).map_err(|e| BatchError::Write(e.into()))?;
        put(output, &line)
    }

    fn put_checked(
        &mut self,
        output: &mut impl Write,
        checked: Option<Checked>,
        look: Look<'_>,
    ) -> Result<(), BatchError> {
        let Some(mut checked) = checked else {
            return Ok(());
        };
        let quiet = look(&mut checked);
        self.passages += 1;
        for (at, weighed) in checked.weighed.iter().enumerate() {
            let Some(judgement) = &weighed.judgement else {
                continue;
            };
            if !quiet.contains(&at) {
                self.gravest = self.gravest.max(Some(judgement.verdict));
            }
            self.settled |= judgement.verdict != Verdict::Unverifiable;
        }
        put(output, &json::v1::line(&checked))
    }
}

#[cfg(test)]
mod tests {
    use super::{CHUNK, Defaults, extract, weigh};
    use crate::check::Settings;
    use crate::facts::Facts;
    use std::collections::BTreeSet;

    const LINES: &str = "{\"id\":\"a\",\"text\":\"Some words.\",\"lang\":\"en\"}\nbroken\n\n{\"id\":\"b\",\"text\":\"More.\",\"lang\":\"en\"}\n";

    fn ids(output: &[u8]) -> Vec<serde_json::Value> {
        let text = String::from_utf8(output.to_vec()).expect("text");
        text.lines()
            .map(|line| {
                serde_json::from_str::<serde_json::Value>(line).expect("JSON")["id"].clone()
            })
            .collect()
    }

    #[test]
    fn a_bad_line_keeps_its_place_and_the_rest_goes_on() {
        let mut output = Vec::new();
        let tally = extract(LINES.as_bytes(), &mut output, &Defaults::default()).expect("a batch");
        assert_eq!((tally.passages, tally.bad), (2, 1));
        assert_eq!(
            ids(&output),
            [
                serde_json::json!("a"),
                serde_json::Value::Null,
                serde_json::json!("b")
            ]
        );
        assert!(String::from_utf8_lossy(&output).contains("\"line\":2"));
    }

    #[test]
    fn chunks_do_not_show_in_the_order() {
        let line = |n| format!("{{\"id\":\"{n}\",\"text\":\"Some words.\",\"lang\":\"en\"}}\n");
        let input = (0..=CHUNK * 2).map(line).collect::<Vec<_>>().concat();
        let facts = Facts::embedded().expect("facts");
        let mut output = Vec::new();
        let tally = weigh(
            input.as_bytes(),
            &mut output,
            &Defaults::default(),
            &facts,
            &Settings::default(),
            &mut |_| BTreeSet::new(),
        );
        assert_eq!(tally.expect("a batch").passages, CHUNK * 2 + 1);
        let wanted: Vec<_> = (0..=CHUNK * 2)
            .map(|n| serde_json::json!(n.to_string()))
            .collect();
        assert_eq!(ids(&output), wanted);
    }
}
