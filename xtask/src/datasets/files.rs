//! Files that are written whole or not at all.

use super::DatasetsError;
use super::package::Coverage;
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// A file of the tidy set, ready to be written.
#[derive(Debug)]
pub(super) struct Output {
    /// Its path inside the set.
    pub(super) path: String,
    /// Its text.
    pub(super) text: Vec<u8>,
    /// How many rows it has.
    pub(super) rows: usize,
    /// What its rows are.
    pub(super) content: Content,
    /// What it covers.
    pub(super) coverage: Coverage,
}

/// What the rows of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Published figures.
    Facts,
    /// Average exchange rates.
    Rates,
}

impl Output {
    /// Rows as CSV: line feeds, quotes only where needed.
    ///
    /// # Errors
    ///
    /// [`DatasetsError::Encode`] where a row cannot be put into text.
    pub(super) fn new<T: Serialize>(
        path: String,
        rows: &[T],
        content: Content,
        coverage: Coverage,
    ) -> Result<Self, DatasetsError> {
        let failed = |error: &dyn std::error::Error| DatasetsError::Encode(error.to_string());
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in rows {
            writer.serialize(row).map_err(|error| failed(&error))?;
        }
        Ok(Self {
            path,
            text: writer.into_inner().map_err(|error| failed(&error))?,
            rows: rows.len(),
            content,
            coverage,
        })
    }
}

/// Replaces the tidy set under `out`: every file is written beside its place first, and only then are they all moved.
///
/// # Errors
///
/// [`DatasetsError::Write`] where a file cannot be written.
pub(super) fn replace(
    out: &Path,
    outputs: &[Output],
    description: &str,
) -> Result<(), DatasetsError> {
    let mut staged = Vec::new();
    for output in outputs {
        staged.push(stage(out, &output.path, &output.text)?);
    }
    staged.push(stage(out, "datapackage.json", description.as_bytes())?);
    for (file, place) in staged {
        file.persist(&place).map_err(|error| DatasetsError::Write {
            path: place,
            source: error.error,
        })?;
    }
    remove_stale(&out.join("facts"), outputs)
}

/// A file's text on disk, beside the place it will have.
fn stage(
    out: &Path,
    path: &str,
    text: &[u8],
) -> Result<(NamedTempFile, std::path::PathBuf), DatasetsError> {
    let place = out.join(path);
    let write = || -> io::Result<NamedTempFile> {
        let folder = place.parent().unwrap_or(out);
        std::fs::create_dir_all(folder)?;
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(text)?;
        file.as_file().sync_all()?;
        readable(file.path())?;
        Ok(file)
    };
    match write() {
        Ok(file) => Ok((file, place)),
        Err(source) => Err(DatasetsError::Write {
            path: place,
            source,
        }),
    }
}

/// A temporary file is its owner's alone; a dataset is for everybody to read.
#[cfg(unix)]
fn readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Removes tidy tables that no printed table stands behind any more.
fn remove_stale(facts: &Path, outputs: &[Output]) -> Result<(), DatasetsError> {
    let failed = |source| DatasetsError::Write {
        path: facts.to_owned(),
        source,
    };
    for entry in std::fs::read_dir(facts).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = format!("facts/{}", super::printed::file_name(&path));
        let is_kept = outputs.iter().any(|output| output.path == name);
        if super::is_csv(&path) && !is_kept {
            std::fs::remove_file(&path).map_err(failed)?;
        }
    }
    Ok(())
}
