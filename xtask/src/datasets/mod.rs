//! The embedded datasets: from published headline figures to one tidy set.
//!
//! `cargo xtask datasets FOLDER [OUT]` reads every table of printed figures in the folder (one figure a row, with the page it
//! was read from) and writes `datasets/` (or `OUT`, where one is named): one tidy table for each of them, the exchange rates, and the description of
//! all of it, `datapackage.json`. It is run again whenever a table is added; the result is reviewed as a diff.

mod areas;
mod fact;
mod files;
mod note;
mod package;
mod printed;
mod rates;

use files::{Content, Output};
use std::path::{Path, PathBuf};

/// Why the tables could not be turned into a tidy set. Nothing is written in any of these cases.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DatasetsError {
    /// No folder was named.
    #[error("no folder was named; use `cargo xtask datasets FOLDER [OUT]`")]
    NoFolder,
    /// There is no table in the folder.
    #[error("`{0}` holds no table of printed figures; name the folder that holds them as *.csv")]
    NoTables(PathBuf),
    /// A file or folder could not be read.
    #[error("cannot read `{path}`: {source}; check that it is there and readable")]
    Read {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file could not be written.
    #[error("cannot write `{path}`: {source}; nothing was changed")]
    Write {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A table has other columns than it must have.
    #[error("{file}:1: the columns are `{found}`; they must be `{wanted}`")]
    Columns {
        /// Name of the table's file.
        file: String,
        /// Its columns.
        found: String,
        /// The columns it must have.
        wanted: String,
    },
    /// A line is not a row of the table: text that is not UTF-8, or too few or too many cells.
    #[error("{file}:{line}: {found}; mend the line, or quote cells that hold a comma")]
    Line {
        /// Name of the table's file.
        file: String,
        /// Line, from 1.
        line: u64,
        /// What is wrong with it.
        found: String,
    },
    /// A cell cannot be what it says.
    #[error("{file}:{line}: column `{column}` holds `{found}`; {mend}")]
    Cell {
        /// Name of the table's file.
        file: String,
        /// Line, from 1.
        line: u64,
        /// Which column.
        column: &'static str,
        /// What stands there.
        found: String,
        /// What to do.
        mend: &'static str,
    },
    /// A row or the description could not be put into text.
    #[error("cannot write the tidy rows as text: {0}")]
    Encode(String),
}

/// Turns the tables of `folder` into the tidy set under `out`; gives the rows written, by file.
///
/// # Errors
///
/// [`DatasetsError`], with the file and line of the first thing that is wrong; `out` is then as it was.
pub(crate) fn run(folder: &Path, out: &Path) -> Result<Vec<(String, usize)>, DatasetsError> {
    let mut outputs = Vec::new();
    for (path, _) in every_table(folder)? {
        outputs.push(table(&path)?);
    }
    if outputs.is_empty() {
        return Err(DatasetsError::NoTables(folder.to_owned()));
    }
    let rates = folder.join("rates.csv");
    if rates.is_file() {
        outputs.push(rates::output(&rates)?);
    }
    let description = package::describe(&outputs)?;
    files::replace(out, &outputs, &description)?;
    Ok(outputs
        .into_iter()
        .map(|output| (output.path, output.rows))
        .collect())
}

/// Runs on the folder named on the command line and says what was written.
///
/// # Errors
///
/// [`DatasetsError`] where no folder is named, or the tables cannot be turned into a tidy set.
pub(crate) fn command(mut words: impl Iterator<Item = String>) -> Result<(), DatasetsError> {
    let folder = words.next().ok_or(DatasetsError::NoFolder)?;
    let embedded = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../datasets");
    let out = words.next().map_or_else(embedded, PathBuf::from);
    for (path, rows) in run(Path::new(&folder), &out)? {
        eprintln!("{path}: {rows} rows");
    }
    Ok(())
}

/// The tables of printed figures in a folder, in name order, each with whether its figures disagree with better ones.
///
/// # Errors
///
/// [`DatasetsError::Read`] where the folder cannot be listed.
pub(crate) fn every_table(folder: &Path) -> Result<Vec<(PathBuf, bool)>, DatasetsError> {
    let failed = |source| DatasetsError::Read {
        path: folder.to_owned(),
        source,
    };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let is_conflict = name.is_some_and(|name| name.starts_with("conflicts"));
        if is_csv(&path) && name != Some("rates.csv") {
            found.push((path, is_conflict));
        }
    }
    found.sort();
    Ok(found)
}

/// Does the file's name end in `.csv`?
fn is_csv(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "csv")
}

/// One tidy table, ready to be written.
fn table(path: &Path) -> Result<Output, DatasetsError> {
    let dataset = stem(path);
    let mut facts = Vec::new();
    for row in printed::read(path)? {
        facts.extend(fact::facts(&dataset, &row)?);
    }
    facts.sort_by(fact::order);
    let coverage = package::Coverage::of(&facts);
    Output::new(
        format!("facts/{dataset}.csv"),
        &facts,
        Content::Facts,
        coverage,
    )
}

/// A table of printed figures as one of facts, in CSV.
///
/// # Errors
///
/// [`DatasetsError`], with the file and line of the first thing that is wrong.
pub(crate) fn tidy(path: &Path) -> Result<Vec<u8>, DatasetsError> {
    table(path).map(|output| output.text)
}

/// The name of a table: its file's name without the ending.
fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests;
