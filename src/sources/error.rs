//! What can go wrong with a source's settings, its plan, or the bytes of its answer.

use std::path::PathBuf;

/// Why settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file is not TOML of the documented shape.
    #[error("{}: {said}; docs/sources.md lists what may be set", path.display())]
    Malformed {
        /// Which.
        path: PathBuf,
        /// What the reader said.
        said: String,
    },
    /// A profile of an SDMX service is malformed.
    #[error("the profile of `{source_name}` cannot be read: {said}; mend it, or leave it out")]
    Profile {
        /// Which source.
        source_name: String,
        /// What is wrong.
        said: String,
    },
}

/// Why a selection cannot be asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// An area that the source has no code for.
    #[error(
        "{source_name} has no code for the area `{area}`; name another area, or another source"
    )]
    Area {
        /// Which source.
        source_name: String,
        /// Which area.
        area: String,
    },
    /// A commodity that the source does not have.
    #[error("{source_name} has no figures for the commodity `{commodity}`; {mend}")]
    Commodity {
        /// Which source.
        source_name: String,
        /// Which commodity.
        commodity: String,
        /// What to name instead.
        mend: &'static str,
    },
    /// A part of the selection is missing.
    #[error("{source_name} needs to know the {part}; name it with --{part}")]
    Missing {
        /// Which source.
        source_name: String,
        /// What is missing.
        part: &'static str,
    },
    /// No months.
    #[error("no months are named; name them with --period, or with --from and --to")]
    Months,
}

/// Why bytes cannot be read as what a source's documentation says they are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    /// Not the format at all, or broken off.
    #[error(
        "the answer is not {wanted}: {said}; the raw bytes are kept, nothing was read from them"
    )]
    Malformed {
        /// What it should be.
        wanted: &'static str,
        /// What is wrong.
        said: String,
    },
    /// A column, field or line that has to be there is not.
    #[error(
        "{place}: there is no `{name}`; the source may have changed its format, nothing was read from it"
    )]
    Missing {
        /// Where.
        place: String,
        /// What.
        name: String,
    },
    /// A cell that is neither a figure nor a known sign for none.
    #[error("{place}: `{found}` is not {wanted}; nothing was read from this answer")]
    Cell {
        /// Where.
        place: String,
        /// What stands there, shortened.
        found: String,
        /// What should stand there.
        wanted: &'static str,
    },
    /// Two parts of a page contradict each other.
    #[error("{place}: {said}; nothing was read from it")]
    Contradiction {
        /// Where.
        place: String,
        /// What.
        said: String,
    },
    /// As many rows as the source gives at most: some were cut off.
    #[error(
        "the answer has {rows} rows, the most this source gives, so it is cut off; ask for fewer months or partners"
    )]
    Truncated {
        /// How many.
        rows: usize,
    },
}

impl ParseError {
    /// A format that the bytes are not.
    pub(super) fn malformed(wanted: &'static str, said: impl std::fmt::Display) -> Self {
        Self::Malformed {
            wanted,
            said: shown(&said.to_string()),
        }
    }

    /// A part that is not there.
    pub(super) fn missing(place: impl Into<String>, name: impl Into<String>) -> Self {
        Self::Missing {
            place: place.into(),
            name: name.into(),
        }
    }

    /// A cell that means nothing.
    pub(super) fn cell(place: impl Into<String>, found: &str, wanted: &'static str) -> Self {
        Self::Cell {
            place: place.into(),
            found: shown(found),
            wanted,
        }
    }

    /// Parts that contradict each other.
    pub(super) fn contradiction(place: impl Into<String>, said: impl Into<String>) -> Self {
        Self::Contradiction {
            place: place.into(),
            said: said.into(),
        }
    }
}

/// A text for a message: on one line, without control characters, not too long.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 160;
    let mut shown: String = text
        .trim()
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.trim().chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}
