//! What can be wrong with a draft, where, and how to mend it.

use std::io;
use thiserror::Error;

/// Why a draft could not be read.
///
/// Every message names the draft; names come from outside and are printed as they are.
#[derive(Debug, Error)]
pub enum DraftError {
    /// No file has this path.
    #[error("{name}: no such file; check the path")]
    Missing {
        /// The draft.
        name: String,
    },
    /// The path leads to a directory.
    #[error("{name}: is a directory; name the drafts in it one by one")]
    Directory {
        /// The draft.
        name: String,
    },
    /// The file is there and cannot be read.
    #[error("{name}: cannot be read ({source}); check its permissions")]
    Unreadable {
        /// The draft.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// The draft is larger than a story can be.
    #[error(
        "{name}: {bytes} bytes, and a draft may have {most} bytes at most; split it, or give the story alone"
    )]
    TooLarge {
        /// The draft.
        name: String,
        /// Its size, as far as it was read.
        bytes: u64,
        /// The bound.
        most: u64,
    },
    /// The bytes are no text.
    #[error("{name}: looks like {looks}, not like text; save it as text, Markdown or HTML")]
    Binary {
        /// The draft.
        name: String,
        /// What the bytes look like, with its article.
        looks: &'static str,
    },
    /// There is nothing to read.
    #[error("{name}: {what}; give the story's text")]
    Empty {
        /// The draft.
        name: String,
        /// What was found instead of text.
        what: &'static str,
    },
    /// The bytes do not follow their encoding.
    #[error(
        "{name}:{line}:{column}: not valid {encoding}; save it as UTF-8, or declare its charset"
    )]
    Undecodable {
        /// The draft.
        name: String,
        /// Line of the first bad byte, from 1.
        line: usize,
        /// Its column in characters, from 1.
        column: usize,
        /// The encoding that was expected.
        encoding: &'static str,
    },
    /// The page declares an encoding that nobody knows.
    #[error(
        "{name}: declares the charset `{label}`, which is unknown; save it as UTF-8 and declare that"
    )]
    UnknownCharset {
        /// The draft.
        name: String,
        /// The declared name.
        label: String,
    },
    /// The front matter cannot be read.
    #[error("{name}:{line}:{column}: {what}; {mend}")]
    FrontMatter {
        /// The draft.
        name: String,
        /// Line of the fault, from 1.
        line: usize,
        /// Its column in characters, from 1.
        column: usize,
        /// What is wrong.
        what: String,
        /// What to do.
        mend: &'static str,
    },
    /// The page's elements are nested too deep, or too many stay open.
    #[error(
        "{name}:{line}:{column}: more than {most} elements are open inside each other; close the open tags, or save the story as text"
    )]
    TooDeep {
        /// The draft.
        name: String,
        /// Line of the element too many, from 1.
        line: usize,
        /// Its column in characters, from 1.
        column: usize,
        /// The bound.
        most: usize,
    },
    /// The language asked for is none that there are words for.
    #[error("{name}: there are no words for the language `{found}` that was asked for; choose one of: {}", supported.join(", "))]
    UnknownLanguage {
        /// The draft.
        name: String,
        /// The language asked for.
        found: String,
        /// The languages there are words for.
        supported: Vec<&'static str>,
    },
    /// The draft is in a language, declared or seen, that there are no words for.
    #[error("{name}: the draft {basis} {found}, for which there are no words yet; if it is in one of {}, say so with `--language`", supported.join(", "))]
    UnsupportedLanguage {
        /// The draft.
        name: String,
        /// "declares" or "is in".
        basis: &'static str,
        /// The language, as "Chinese (zh)".
        found: String,
        /// The languages there are words for.
        supported: Vec<&'static str>,
    },
    /// The text does not tell its language.
    #[error("{name}: too few words to tell the language; say it with `--language`, one of: {}", supported.join(", "))]
    UntoldLanguage {
        /// The draft.
        name: String,
        /// The languages there are words for.
        supported: Vec<&'static str>,
    },
}

/// Line and column, both from 1, of the end of a stretch of text.
pub(super) fn place_after(text: &str) -> (usize, usize) {
    let line = text.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let start = text.rfind('\n').map_or(0, |at| at + 1);
    let column = text.get(start..).unwrap_or_default().chars().count() + 1;
    (line, column)
}
