//! What can be wrong with a configuration.

use std::io;
use std::path::{Path, PathBuf};

/// Why a configuration could not be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file could not be read.
    #[error("{}: {source}; name another file with --config, or leave it out", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is no TOML, or sets what cannot be set.
    #[error("{}:{line}:{column}: {said}; docs/configuration.md lists what may be set", path.display())]
    Malformed {
        /// Which file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column in Unicode scalar values, from 1.
        column: usize,
        /// What is wrong.
        said: String,
    },
}

impl ConfigError {
    pub(super) fn of(path: &Path, text: &str, error: &toml::de::Error) -> Self {
        let at = error.span().map_or(0, |span| span.start);
        let before = text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        Self::Malformed {
            path: path.to_owned(),
            line,
            column,
            said: error.message().replace('\n', " "),
        }
    }
}
