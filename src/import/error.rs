//! What can be wrong with a table that is imported, or with its mapping.

/// Why a table could not be imported. Nothing of it is in the store then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A mapping file that is none.
    #[error("{place}: {found}; docs/importing.md tells what a mapping holds")]
    Mapping {
        /// The file.
        place: String,
        /// What is wrong.
        found: String,
    },
    /// A file that cannot be read as a table.
    #[error("{place}: {found}; {mend}")]
    Table {
        /// The file, and its line where it is known.
        place: String,
        /// What is wrong.
        found: String,
        /// What to do.
        mend: String,
    },
    /// The table lacks a column that the mapping names.
    #[error("{place}: there is no column `{column}`; the table has {found}")]
    NoColumn {
        /// The file.
        place: String,
        /// The column.
        column: String,
        /// The columns there are.
        found: String,
    },
    /// A cell that cannot be what the mapping says.
    #[error("{place}: column `{column}` holds `{found}`; {mend}")]
    Cell {
        /// The file and line.
        place: String,
        /// The column.
        column: String,
        /// What stands there.
        found: String,
        /// What to do.
        mend: String,
    },
    /// Two numbers for one fact.
    #[error(
        "{place}: the line gives another number than line {other} for the same fact ({fact}); leave one kind of lines out with `[[where]]`"
    )]
    Twice {
        /// The file and line.
        place: String,
        /// The earlier line.
        other: usize,
        /// The fact.
        fact: String,
    },
    /// Names that are no areas we know, or codes that the mapping does not translate.
    #[error(
        "{place}: column `{column}` holds names that the mapping does not tell: {found}; add them to its `codes`, or write `unknown = \"skip\"`"
    )]
    Unknown {
        /// The file.
        place: String,
        /// The column.
        column: String,
        /// The names.
        found: String,
    },
    /// Nothing was left of a table.
    #[error(
        "{0}: no fact is left of the table; look at `[[where]]`, `missing` and `until` of the mapping"
    )]
    Nothing(String),
}

/// A cell's text for a message: on one line, without control characters, not too long.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let plain = text.chars().take(LONGEST).flat_map(char::escape_debug);
    let mut shown: String = plain.collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}
