//! Drafts as files: bytes to a document.
//!
//! Plain text, Markdown and HTML become a [`Document`] whose prose is free of markup and whose spans are true to the
//! decoded file. The clock is not read here: [`Stated::today`] is handed in.

mod date;
mod decode;
mod error;
mod html;
pub mod language;
mod markdown;
mod weave;

pub use error::DraftError;

use jiff::civil::Date;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use weighbridge_core::text::{DateBasis, Document, Masthead};

/// The most bytes a draft may have: 32 MiB.
pub const MOST_BYTES: u64 = 32 * 1024 * 1024;

/// How a draft is marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text as it is.
    Plain,
    /// `CommonMark` with tables and YAML front matter.
    Markdown,
    /// A web page.
    Html,
}

impl Format {
    /// The format that a path's extension names, if it names one.
    ///
    /// # Example
    ///
    /// ```
    /// use std::path::Path;
    /// use weighbridge::draft::Format;
    ///
    /// assert_eq!(Format::of_path(Path::new("story.MD")), Some(Format::Markdown));
    /// assert_eq!(Format::of_path(Path::new("story")), None);
    /// ```
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "text" => Some(Self::Plain),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            _ => None,
        }
    }
}

/// What is said about a draft from outside; it wins over what the draft says of itself.
#[derive(Debug, Clone)]
pub struct Stated {
    /// Publication date.
    pub date: Option<Date>,
    /// ISO 639-1 code of the language.
    pub language: Option<String>,
    /// The day a draft without a date counts as printed on.
    pub today: Date,
    /// ISO 639-1 codes of the languages there are words for.
    pub supported: &'static [&'static str],
    /// The language of the words that were given with the run: every draft is in it.
    pub given: Option<String>,
}

/// What a draft says of itself, as its format tells it.
#[derive(Debug, Default)]
struct Own {
    published: Option<(Date, DateBasis)>,
    language: Option<String>,
    title: Option<String>,
    outlet: Option<String>,
    desk: Option<String>,
    author: Option<String>,
}

/// The draft in a file.
///
/// # Errors
///
/// [`DraftError`] where the file is missing, a directory, too large or unreadable, and as [`parse`] says.
pub fn open(path: &Path, stated: &Stated) -> Result<Document, DraftError> {
    let name = path.to_string_lossy().into_owned();
    let bytes = read(path, &name)?;
    parse(&name, Some(&name), &bytes, Format::of_path(path), stated)
}

/// The draft in these bytes; without a `format` the content tells HTML from plain text.
///
/// # Errors
///
/// [`DraftError`] where the bytes are too many, no text or no story, where front matter or markup is broken, or where
/// the language is not supported.
///
/// # Example
///
/// ```
/// use jiff::civil::date;
/// use weighbridge::draft::{Format, Stated, parse};
///
/// let stated = Stated { date: None, language: None, today: date(2026, 11, 25), supported: &["en", "id"], given: None };
/// let bytes = b"---\ndate: 2022-04-19\n---\nEkspor naik **28,7** persen dari tahun lalu.\n";
/// let draft = parse("a.md", Some("a.md"), bytes, Some(Format::Markdown), &stated)?;
/// assert_eq!(draft.prose(), "Ekspor naik 28,7 persen dari tahun lalu.");
/// assert_eq!(draft.masthead.language.as_deref(), Some("id"));
/// assert_eq!(draft.masthead.published, Some(date(2022, 4, 19)));
/// # Ok::<(), weighbridge::draft::DraftError>(())
/// ```
pub fn parse(
    name: &str,
    path: Option<&str>,
    bytes: &[u8],
    format: Option<Format>,
    stated: &Stated,
) -> Result<Document, DraftError> {
    refuse_large(name, bytes.len() as u64)?;
    let may_declare = match format {
        Some(format) => format == Format::Html,
        None => decode::looks_like_html(bytes),
    };
    let text = decode::decode(name, bytes, may_declare)?;
    if text.trim().is_empty() {
        let what = if bytes.is_empty() {
            "is empty"
        } else {
            "holds nothing but blanks"
        };
        return Err(empty(name, what));
    }
    let page = decode::looks_like_html(text.as_bytes());
    let format = format.unwrap_or(if page { Format::Html } else { Format::Plain });
    let (mut document, own) = match format {
        Format::Plain => (Document::plain(Masthead::named(name), text), Own::default()),
        Format::Markdown => markdown::read(name, text)?,
        Format::Html => html::read(name, text)?,
    };
    if document.prose().trim().is_empty() {
        return Err(empty(name, "holds markup and no story"));
    }
    let language = language::settle(name, document.prose(), own.language.as_deref(), stated)?;
    if stated.language.is_none() && stated.given.is_none() {
        document.foreign = language::foreign(&document, &language, stated.supported);
    }
    document.masthead = masthead(name, path, own, language, stated);
    Ok(document)
}

fn masthead(
    name: &str,
    path: Option<&str>,
    own: Own,
    language: String,
    stated: &Stated,
) -> Masthead {
    let dated = stated
        .date
        .map(|date| (date, DateBasis::Stated))
        .or(own.published);
    let (published, published_basis) = dated.unwrap_or((stated.today, DateBasis::Today));
    Masthead {
        path: path.map(str::to_owned),
        title: own.title,
        language: Some(language),
        published: Some(published),
        published_basis,
        outlet: own.outlet,
        desk: own.desk,
        author: own.author,
        ..Masthead::named(name)
    }
}

/// The bytes of a file, never more than the bound and one.
fn read(path: &Path, name: &str) -> Result<Vec<u8>, DraftError> {
    let metadata = fs::metadata(path).map_err(|source| unreadable(name, source))?;
    if metadata.is_dir() {
        return Err(DraftError::Directory {
            name: name.to_owned(),
        });
    }
    refuse_large(name, metadata.len())?;
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|source| unreadable(name, source))?;
    Ok(bytes)
}

fn refuse_large(name: &str, bytes: u64) -> Result<(), DraftError> {
    if bytes <= MOST_BYTES {
        return Ok(());
    }
    Err(DraftError::TooLarge {
        name: name.to_owned(),
        bytes,
        most: MOST_BYTES,
    })
}

fn unreadable(name: &str, source: io::Error) -> DraftError {
    let name = name.to_owned();
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => DraftError::Missing { name },
        _ => DraftError::Unreadable { name, source },
    }
}

fn empty(name: &str, what: &'static str) -> DraftError {
    DraftError::Empty {
        name: name.to_owned(),
        what,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it is surprised")]
mod tests;
