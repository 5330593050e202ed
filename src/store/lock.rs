//! One writer at a time. The system lets go of the lock of a process that has died.

use super::disk;
use super::error::StoreError;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

/// The file that is locked.
pub(super) const NAME: &str = "lock";

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// The right to write, until it is dropped.
#[derive(Debug)]
pub(super) struct Guard {
    _file: File,
}

impl Guard {
    /// Waits for the right to write to the store.
    ///
    /// # Errors
    ///
    /// - [`StoreError::Busy`] where another process keeps it for longer than twenty seconds.
    /// - [`StoreError::Disk`] where the file cannot be written.
    pub(super) fn take(root: &Path) -> Result<Self, StoreError> {
        Self::within(root, PATIENCE)
    }

    fn within(root: &Path, patience: Duration) -> Result<Self, StoreError> {
        disk::make_folder(root)?;
        let path = root.join(NAME);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(StoreError::disk("write", &path))?;
        let until = Instant::now() + patience;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if Instant::now() < until => {
                    std::thread::sleep(PAUSE);
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(StoreError::Busy {
                        path: root.to_owned(),
                        holder: holder(&mut file),
                    });
                }
                Err(TryLockError::Error(source)) => {
                    return Err(StoreError::disk("lock", &path)(source));
                }
            }
        }
        sign(&mut file);
        Ok(Self { _file: file })
    }
}

/// Who has written its number into the file.
fn holder(file: &mut File) -> String {
    let mut number = String::new();
    let _ = file.take(20).read_to_string(&mut number);
    match number.trim().parse::<u32>() {
        Ok(number) => format!("the process {number}"),
        Err(_) => "another process".to_owned(),
    }
}

/// Leaves our number, for those who wait. Without it the lock holds just as well.
fn sign(file: &mut File) {
    let _ = file
        .set_len(0)
        .and_then(|()| file.rewind())
        .and_then(|()| write!(file, "{}", std::process::id()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_waits_and_then_says_who_is_at_it() {
        let folder = tempfile::tempdir().unwrap();
        let first = Guard::take(folder.path()).unwrap();
        let second = Guard::within(folder.path(), Duration::from_millis(50));
        let said = second.unwrap_err().to_string();
        let number = std::process::id().to_string();
        assert!(
            said.contains("is being written to") && said.contains(&number),
            "{said}"
        );
        drop(first);
        assert!(Guard::within(folder.path(), Duration::ZERO).is_ok());
    }
}
