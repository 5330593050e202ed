//! Files that are there whole or not at all, and their digests.

use super::error::StoreError;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Writes a file: beside its place, onto the disk, then under its name, and the name onto the disk.
///
/// # Errors
///
/// [`StoreError::Disk`]; then no file of that name has come into being, and an older one is as it was.
pub(crate) fn settle(path: &Path, waiting: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or(waiting);
    make_folder(folder)?;
    let written = || -> io::Result<NamedTempFile> {
        let mut file = NamedTempFile::new_in(waiting)?;
        file.write_all(bytes)?;
        share(file.as_file())?;
        file.as_file().sync_all()?;
        Ok(file)
    };
    let file = written().map_err(StoreError::disk("write", path))?;
    file.persist(path)
        .map_err(|error| StoreError::disk("write", path)(error.error))?;
    sync_folder(folder)
}

/// Makes a folder, and the folders above it, and puts their names onto the disk.
pub(crate) fn make_folder(folder: &Path) -> Result<(), StoreError> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder
        .parent()
        .filter(|above| !above.as_os_str().is_empty())
    {
        make_folder(above)?;
    }
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            Err(StoreError::disk("make the folder", folder)(error))
        }
        _ => folder.parent().map_or(Ok(()), sync_folder),
    }
}

/// Puts the names of a folder onto the disk.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    let here = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    File::open(here)
        .and_then(|opened| opened.sync_all())
        .map_err(StoreError::disk("write", here))
}

/// Elsewhere a folder cannot be opened for that.
#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> Result<(), StoreError> {
    Ok(())
}

/// A temporary file is for its owner alone; a stored one may be read by others.
#[cfg(unix)]
fn share(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

/// Elsewhere the folder settles who may read it.
#[cfg(not(unix))]
fn share(_file: &File) -> io::Result<()> {
    Ok(())
}

/// Reads a file that has at most so many bytes.
pub(super) fn read(path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(StoreError::disk("read", path))?;
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(StoreError::disk("read", path))?;
    let size = bytes.len() as u64;
    if size > most {
        return Err(StoreError::TooLarge {
            what: format!("`{}`", path.display()),
            bytes: size,
            limit: most,
        });
    }
    Ok(bytes)
}

/// The SHA-256 of some bytes, in lower-case hexadecimal.
pub(super) fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The same of a file that need not fit into memory, with its size.
pub(super) fn file_digest(path: &Path) -> io::Result<(String, u64)> {
    let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
    let (mut hasher, mut size) = (Sha256::new(), 0);
    loop {
        let chunk = file.fill_buf()?;
        let read = chunk.len();
        if read == 0 {
            return Ok((hexadecimal(&hasher.finalize()), size));
        }
        hasher.update(chunk);
        size += read as u64;
        file.consume(read);
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
