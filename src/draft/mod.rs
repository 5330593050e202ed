//! Stand-in for the draft room.
#![allow(
    missing_docs,
    clippy::all,
    clippy::pedantic,
    reason = "a stand-in, dropped in the merge"
)]

use jiff::civil::Date;
use std::path::Path;
use weighbridge_core::text::{DateBasis, Document, Masthead};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Plain,
    Markdown,
    Html,
}

#[derive(Debug, Clone)]
pub struct Stated {
    pub date: Option<Date>,
    pub language: Option<String>,
    pub today: Date,
    pub supported: &'static [&'static str],
}

pub const MOST_BYTES: u64 = 32 * 1024 * 1024;

#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    #[error("{0}")]
    Other(String),
}

pub fn open(path: &Path, stated: &Stated) -> Result<Document, DraftError> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|e| DraftError::Other(format!("{name}: {e}")))?;
    parse(&name, Some(&name), &bytes, None, stated)
}

pub fn parse(
    name: &str,
    path: Option<&str>,
    bytes: &[u8],
    _format: Option<Format>,
    stated: &Stated,
) -> Result<Document, DraftError> {
    let text =
        String::from_utf8(bytes.to_vec()).map_err(|e| DraftError::Other(format!("{name}: {e}")))?;
    if text.trim().is_empty() {
        return Err(DraftError::Other(format!("{name}: the draft is empty")));
    }
    let language = match &stated.language {
        Some(language) if !stated.supported.contains(&language.as_str()) => {
            return Err(DraftError::Other(format!(
                "{name}: no words for `{language}`"
            )));
        }
        Some(language) => language.clone(),
        None => language::detect(&text, stated.supported)?,
    };
    let mut masthead = Masthead::named(name);
    masthead.path = path.map(str::to_owned);
    masthead.language = Some(language);
    let front = text
        .lines()
        .find_map(|line| line.strip_prefix("date: "))
        .and_then(|date| date.parse().ok());
    (masthead.published, masthead.published_basis) = match (stated.date, front) {
        (Some(date), _) => (Some(date), DateBasis::Stated),
        (_, Some(date)) => (Some(date), DateBasis::FrontMatter),
        _ => (Some(stated.today), DateBasis::Today),
    };
    Ok(Document::plain(masthead, text))
}

pub mod language {
    use super::DraftError;
    pub fn detect(text: &str, _supported: &'static [&'static str]) -> Result<String, DraftError> {
        Ok(if text.contains("dan ") { "id" } else { "en" }.to_owned())
    }
}
