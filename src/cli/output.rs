//! Where results go: standard output, or a file that is written whole or not at all.

use super::error::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A place to write to. A file shows up, or changes, only with [`Output::finish`].
#[derive(Debug)]
pub(super) enum Output {
    /// Standard output.
    Stdout(BufWriter<io::Stdout>),
    /// A file, written beside its name until it is whole.
    Whole(BufWriter<NamedTempFile>, PathBuf),
    /// A device or pipe, which cannot be replaced.
    Direct(BufWriter<File>, PathBuf),
}

impl Output {
    /// Opens the file, or standard output where none is named. `inputs` are not overwritten.
    pub(super) fn open(path: Option<&Path>, inputs: &[PathBuf]) -> Result<Self, Error> {
        let Some(path) = path else {
            return Ok(Self::Stdout(BufWriter::new(io::stdout())));
        };
        let here = fs::canonicalize(path).ok();
        if here.is_some()
            && inputs
                .iter()
                .any(|input| fs::canonicalize(input).ok() == here)
        {
            return Err(Error::Overwrite(path.to_owned()));
        }
        Self::file(path).map_err(|source| failed(path, source))
    }

    fn file(path: &Path) -> io::Result<Self> {
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(found) if !found.is_file() => {
                return Ok(Self::Direct(
                    BufWriter::new(File::create(path)?),
                    path.to_owned(),
                ));
            }
            _ => {}
        }
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let mut builder = tempfile::Builder::new();
        builder.prefix(".weighbridge-");
        share(&mut builder, path);
        let file = builder.tempfile_in(folder.unwrap_or(Path::new(".")));
        // The kind alone: the full error names the temporary file, which nobody asked for.
        let file = file.map_err(|error| io::Error::from(error.kind()))?;
        Ok(Self::Whole(BufWriter::new(file), path.to_owned()))
    }

    /// The error of a write that failed.
    pub(super) fn failed(&self, source: io::Error) -> Error {
        match self {
            Self::Stdout(_) => Error::Stdout(source),
            Self::Whole(_, path) | Self::Direct(_, path) => failed(path, source),
        }
    }

    /// Settles what was written: only now the file is there. A reader of standard output who has gone away is no fault.
    pub(super) fn finish(self) -> Result<(), Error> {
        match self {
            Self::Stdout(mut out) => out.flush().or_else(gone).map_err(Error::Stdout),
            Self::Direct(mut out, path) => out.flush().or_else(gone).map_err(|e| failed(&path, e)),
            Self::Whole(out, path) => settle(out, &path).map_err(|e| failed(&path, e)),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::Whole(out, _) => out.write(bytes),
            Self::Direct(out, _) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::Whole(out, _) => out.flush(),
            Self::Direct(out, _) => out.flush(),
        }
    }
}

fn settle(out: BufWriter<NamedTempFile>, path: &Path) -> io::Result<()> {
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|e| e.error)?;
    Ok(())
}

/// A temporary file is for its owner alone: gives it the rights of the file it replaces, else those of any new file.
#[cfg(unix)]
fn share(builder: &mut tempfile::Builder<'_, '_>, path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let found = fs::metadata(path).map(|found| found.permissions());
    builder.permissions(found.unwrap_or_else(|_| fs::Permissions::from_mode(0o666)));
}

/// Elsewhere the folder settles who may read it.
#[cfg(not(unix))]
fn share(_builder: &mut tempfile::Builder<'_, '_>, _path: &Path) {}

/// A reader who has gone away is no fault.
fn gone(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::BrokenPipe {
        Ok(())
    } else {
        Err(error)
    }
}

fn failed(path: &Path, source: io::Error) -> Error {
    Error::Write {
        path: path.to_owned(),
        source,
    }
}

/// Is this the error of a reader who has gone away?
pub(super) fn is_gone(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

#[cfg(test)]
mod tests {
    use super::Output;
    use std::fs;
    use std::io::Write as _;

    #[test]
    fn a_file_is_there_whole_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.md");
        let mut out = Output::open(Some(&path), &[]).expect("an output");
        out.write_all(b"half").expect("written");
        assert!(!path.exists());
        drop(out);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
        let mut out = Output::open(Some(&path), &[]).expect("an output");
        out.write_all(b"whole").expect("written");
        out.finish().expect("settled");
        assert_eq!(fs::read(&path).expect("a file"), b"whole");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn an_input_is_never_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("draft.md");
        fs::write(&path, "draft").expect("written");
        let dotted = folder.path().join(".").join("draft.md");
        assert!(Output::open(Some(&path), &[dotted]).is_err());
    }

    #[test]
    fn a_folder_is_no_place_for_a_report() {
        let folder = tempfile::tempdir().expect("a folder");
        let said = Output::open(Some(folder.path()), &[])
            .expect_err("an error")
            .to_string();
        assert!(said.contains("nothing was written"), "{said}");
    }
}
