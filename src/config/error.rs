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
    /// What is wrong in a table of the file.
    pub(super) fn in_table(path: &Path, text: &str, table: &str, said: &str) -> Self {
        let head = format!("[{table}]");
        let at = text
            .lines()
            .position(|line| line.trim_start().starts_with(&head));
        Self::Malformed {
            path: path.to_owned(),
            line: at.map_or(1, |before| before + 1),
            column: 1,
            said: said.to_owned(),
        }
    }

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
