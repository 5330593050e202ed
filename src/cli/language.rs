//! `weighbridge language`: words of a language from a file, and what is wrong with them.

use super::args::{Input, LanguageCheck};
use super::error::Error;
use super::hint::visible;
use super::output::Output;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use weighbridge_core::language::{self, Checked, Weight};
use weighbridge_core::lexicon::{Files, Lexicon, Text};

/// The most bytes a file of words may have: 8 MiB.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// The files of a language, as they lie on the disk.
struct Loaded {
    code: String,
    words: (String, String),
    places: Vec<(String, String)>,
    cldr: Vec<(String, String)>,
}

impl Loaded {
    /// The file named, and those that lie beside it as `places/<code>.toml` and `cldr/<code>.toml`.
    fn open(path: &Path) -> Result<Self, Error> {
        let code = path.file_stem().unwrap_or_default().to_string_lossy();
        let folder = path.parent().unwrap_or(Path::new(""));
        let beside = |name: &str| -> Result<Vec<(String, String)>, Error> {
            of_scripts(&folder.join(name), &code)
                .iter()
                .map(|path| read(path))
                .collect()
        };
        Ok(Self {
            words: read(path)?,
            places: beside("places")?,
            cldr: beside("cldr")?,
            code: code.into_owned(),
        })
    }

    fn files(&self) -> Files<'_> {
        Files {
            language: &self.code,
            words: text(&self.words),
            places: self.places.iter().map(text).collect(),
            cldr: self.cldr.iter().map(text).collect(),
        }
    }
}

fn text((name, text): &(String, String)) -> Text<'_> {
    Text { name, text }
}

fn read(path: &Path) -> Result<(String, String), Error> {
    let failed = |source| Error::Read {
        path: path.to_owned(),
        source,
    };
    if fs::metadata(path).map_err(failed)?.len() > MOST_BYTES {
        return Err(failed(io::ErrorKind::FileTooLarge.into()));
    }
    let text = fs::read_to_string(path).map_err(failed)?;
    Ok((path.display().to_string(), text))
}

/// `zh.toml`, and `zh-Hant.toml` for a second script.
fn of_scripts(folder: &Path, code: &str) -> Vec<PathBuf> {
    let is_of = |path: &PathBuf| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let script = stem.strip_prefix(code);
        path.extension().is_some_and(|ext| ext == "toml")
            && script.is_some_and(|script| script.is_empty() || script.starts_with('-'))
    };
    let entries = fs::read_dir(folder).into_iter().flatten();
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let mut found: Vec<PathBuf> = paths.filter(is_of).collect();
    found.sort();
    found
}

impl Input {
    /// The words of the language file that was named, if one was.
    pub(super) fn words(&self) -> Result<Option<Arc<Lexicon>>, Error> {
        let Some(path) = &self.language_file else {
            return Ok(None);
        };
        let loaded = Loaded::open(path)?;
        let words = Lexicon::from_files(&loaded.files()).map_err(|source| Error::Words {
            path: path.clone(),
            source,
        })?;
        Ok(Some(Arc::new(words)))
    }
}

/// Looks the files over, and prints what was found: exit code 1 where something is to be mended.
pub(super) fn check(args: &LanguageCheck) -> Result<ExitCode, Error> {
    let mut output = Output::open(None, &[])?;
    let mut faults = 0;
    for path in &args.files {
        let loaded = Loaded::open(path)?;
        let checked = language::check(&loaded.files()).map_err(|source| Error::Words {
            path: path.clone(),
            source,
        })?;
        faults += checked.faults();
        output.put(&report(&path.display().to_string(), &checked))?;
    }
    output.finish()?;
    Ok(ExitCode::from(u8::from(faults > 0)))
}

/// One line a finding, then what it came to.
fn report(name: &str, checked: &Checked) -> String {
    let mut text = String::new();
    for found in &checked.findings {
        let weight = match found.weight {
            Weight::Fault => "fault",
            Weight::Note => "note",
        };
        let what: Vec<String> = found.what.lines().map(visible).collect();
        let place = format!("{}:{}:{}", visible(&found.file), found.line, found.column);
        let _ = writeln!(text, "{place}: {weight}: {}", what.join("\n"));
    }
    let faults = match checked.faults() {
        0 => "nothing to be mended".to_owned(),
        1 => "1 fault".to_owned(),
        many => format!("{many} faults"),
    };
    let (forms, patterns, examples) = (checked.forms, checked.patterns, checked.examples);
    let name = visible(name);
    text + &format!("{name}: {forms} forms, {patterns} patterns, {examples} examples: {faults}\n")
}
