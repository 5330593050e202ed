//! Tables of a folder: which files they are, and where their rows stand.

use super::check;
use super::embedded::text_frame;
use super::error::{FactsError, shown};
use super::schema;
use polars::prelude::*;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use weighbridge_core::run::Table;

/// The largest CSV table read, in bytes.
const LARGEST_CSV: u64 = 1 << 30;

/// A table of a folder, checked, not yet read into memory where it is Parquet.
pub(super) struct Extra {
    /// Its name and what it covers.
    pub(super) table: Table,
    /// Its rows, as text columns.
    pub(super) facts: LazyFrame,
}

/// The file of a table, for messages that say where something stands.
pub(super) struct Source {
    path: PathBuf,
    /// The text, where it is CSV.
    csv: Option<Vec<u8>>,
}

/// Every table of a folder and its direct folders, in name order, checked.
///
/// # Errors
///
/// [`FactsError`] for the first thing that is wrong, with its place.
pub(super) fn load(folder: &Path) -> Result<Vec<Extra>, FactsError> {
    let mut paths = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            paths.extend(entries(&path)?.into_iter().filter(|path| is_table(path)));
        } else if is_table(&path) {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        return Err(FactsError::NoTables(folder.to_owned()));
    }
    paths.iter().map(|path| table(folder, path)).collect()
}

/// What lies in a folder, in name order; hidden files are left out.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, FactsError> {
    let failed = unreadable(folder);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(&failed)? {
        let path = entry.map_err(&failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !name.starts_with('.') {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn is_table(path: &Path) -> bool {
    path.is_file() && (has_ending(path, "csv") || has_ending(path, "parquet"))
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

fn table(folder: &Path, path: &Path) -> Result<Extra, FactsError> {
    let (facts, digest, source) = if has_ending(path, "csv") {
        read_csv(path)?
    } else {
        scan_parquet(path)?
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let facts = schema::conform(facts, &source, &stem)?;
    let found = check::check(&facts, &source)?;
    let name = path.strip_prefix(folder).unwrap_or(path);
    let table = Table {
        name: shown(&name.to_string_lossy()),
        rows: found.rows,
        coverage: found.coverage,
        digest,
    };
    Ok(Extra { table, facts })
}

fn read_csv(path: &Path) -> Result<(LazyFrame, String, Source), FactsError> {
    let bytes = fs::metadata(path).map_err(unreadable(path))?.len();
    if bytes > LARGEST_CSV {
        return Err(FactsError::TooLarge {
            file: path.display().to_string(),
            bytes,
            limit: LARGEST_CSV,
        });
    }
    let text = fs::read(path).map_err(unreadable(path))?;
    check_lines(path, &text)?;
    let frame = text_frame(text.as_slice())
        .map_err(|error| malformed(path.display().to_string(), &error))?;
    let digest = digest(&text);
    let source = Source {
        path: path.to_owned(),
        csv: Some(text),
    };
    Ok((frame.lazy(), digest, source))
}

/// Every line has as many cells as the first, and is UTF-8.
fn check_lines(path: &Path, text: &[u8]) -> Result<(), FactsError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text);
    let mut record = csv::StringRecord::new();
    let mut rows = 0_usize;
    while reader.read_record(&mut record).map_err(|error| {
        let line = error.position().map_or(1, csv::Position::line);
        malformed(format!("{}:{line}", path.display()), &error)
    })? {
        rows += 1;
    }
    if rows == 0 {
        let place = format!("{}:1", path.display());
        return Err(malformed(place, &"the file is empty"));
    }
    Ok(())
}

fn scan_parquet(path: &Path) -> Result<(LazyFrame, String, Source), FactsError> {
    let digest = file_digest(path).map_err(unreadable(path))?;
    let source = Source {
        path: path.to_owned(),
        csv: None,
    };
    let args = ScanArgsParquet {
        glob: false,
        ..ScanArgsParquet::default()
    };
    let scanned = PlRefPath::try_from_path(path)
        .and_then(|path| LazyFrame::scan_parquet(path, args))
        .map_err(|error| malformed(path.display().to_string(), &error))?;
    Ok((scanned, digest, source))
}

fn unreadable(path: &Path) -> impl Fn(io::Error) -> FactsError + use<> {
    let path = path.to_owned();
    move |source| FactsError::Unreadable {
        path: path.clone(),
        source,
    }
}

fn malformed(place: String, found: &dyn std::fmt::Display) -> FactsError {
    FactsError::Malformed {
        place,
        found: found.to_string(),
        mend: "store the table again as UTF-8 CSV or as Parquet",
    }
}

/// The SHA-256 of some bytes, in lower-case hexadecimal.
pub(super) fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// The same of a file that need not fit into memory.
fn file_digest(path: &Path) -> io::Result<String> {
    let mut file = BufReader::new(fs::File::open(path)?);
    let mut hasher = Sha256::new();
    loop {
        let chunk = file.fill_buf()?;
        let read = chunk.len();
        if read == 0 {
            return Ok(hexadecimal(&hasher.finalize()));
        }
        hasher.update(chunk);
        file.consume(read);
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl Source {
    /// Where the column names stand: `file:1`, or the file.
    pub(super) fn head(&self) -> String {
        match self.csv {
            Some(_) => format!("{}:1", self.path.display()),
            None => self.path.display().to_string(),
        }
    }

    /// Where a row (from 0) stands: `file:line`, or `file: row N` (from 1).
    pub(super) fn place(&self, row: usize) -> String {
        match self.line(row) {
            Some(line) => format!("{}:{line}", self.path.display()),
            None => format!("{}: row {}", self.path.display(), row + 1),
        }
    }

    fn line(&self, row: usize) -> Option<u64> {
        let mut reader = csv::Reader::from_reader(self.csv.as_deref()?);
        let record = reader.records().nth(row)?.ok()?;
        record.position().map(csv::Position::line)
    }

    /// A fault of the file as a whole.
    pub(super) fn malformed(&self, found: &PolarsError) -> FactsError {
        malformed(self.path.display().to_string(), found)
    }
}
