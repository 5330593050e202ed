//! Drafts as they were named: files, or standard input.

use super::args::Input;
use super::error::Error;
use super::hint::complain;
use crate::draft::{self, MOST_BYTES, Stated};
use jiff::civil::Date;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::Path;
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::text::Document;

/// What standard input is called in reports.
pub(super) const STDIN: &str = "stdin";

/// The drafts that could be read, in the order named, and whether one could not: that is said on standard error.
pub(super) fn open(input: &Input, words: Option<&Lexicon>) -> (Vec<Document>, bool) {
    let stated = Stated {
        date: input.date,
        language: input.language.clone(),
        today: today(),
        supported: Lexicon::languages(),
        given: words.map(|words| words.language().to_owned()),
    };
    let mut failed = false;
    let documents = input
        .files
        .iter()
        .filter_map(|path| {
            one(path, &stated)
                .inspect_err(complain)
                .inspect_err(|_| failed = true)
                .ok()
        })
        .collect();
    (documents, failed)
}

fn one(path: &Path, stated: &Stated) -> Result<Document, Error> {
    if !is_stdin(path) {
        return Ok(draft::open(path, stated)?);
    }
    let mut bytes = Vec::new();
    let read = io::stdin()
        .lock()
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes);
    read.map_err(|source| Error::Read {
        path: STDIN.into(),
        source,
    })?;
    Ok(draft::parse(STDIN, None, &bytes, None, stated)?)
}

/// The batch's lines.
pub(super) fn batch(path: &Path) -> Result<Box<dyn BufRead>, Error> {
    if is_stdin(path) {
        return Ok(Box::new(io::stdin().lock()));
    }
    let failed = |source| Error::Read {
        path: path.to_owned(),
        source,
    };
    let file = File::open(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
}

/// A language that was named has to have words.
pub(super) fn supported(language: Option<&str>) -> Result<(), Error> {
    match language {
        Some(named) if !Lexicon::languages().contains(&named) => {
            Err(Error::Language(named.to_owned()))
        }
        _ => Ok(()),
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Today, where the machine stands: a draft without a date counts as printed on it.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the clock"
)]
pub(super) fn today() -> Date {
    jiff::Zoned::now().date()
}

/// Now: when an answer was received, or a release put.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the clock"
)]
pub(super) fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}
