//! A language file looked over: names that mean nothing, words that cannot match, what is missing, and whether its own
//! examples are read as they say.

mod essentials;
mod example;
mod forms;
mod layout;
mod near;
mod patterns;

use crate::lexicon::{Files, Lexicon, LexiconError};
pub use example::{claim_line, tidy_line};
use layout::Layout;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Worth a look: the language can be used.
    Note,
    /// To be mended.
    Fault,
}

/// Something about a language file that its writer should know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
    /// How much it weighs.
    pub weight: Weight,
    /// What it is, and what would mend it.
    pub what: String,
}

/// A language file that was looked over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// How many forms it has.
    pub forms: usize,
    /// How many patterns of periods.
    pub patterns: usize,
    /// How many examples were read.
    pub examples: usize,
    /// What was found, in order of the files and their lines.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// How many findings are to be mended.
    pub fn faults(&self) -> usize {
        let faults = self.findings.iter();
        faults.filter(|found| found.weight == Weight::Fault).count()
    }
}

/// Looks a language over.
///
/// # Errors
///
/// [`LexiconError::Malformed`] where a file is no TOML.
///
/// # Example
///
/// ```
/// use weighbridge_core::language::check;
/// use weighbridge_core::lexicon::Files;
///
/// let checked = check(&Files::alone("nl", "nl.toml", "[cues]\nexprots = [\"uitvoer\"]"))?;
/// let found = checked.findings.iter().find(|finding| finding.line == 2).expect("the list");
/// assert_eq!(found.what, "`exprots` is no list of `[cues]`; did you mean `exports`?");
/// # Ok::<(), weighbridge_core::lexicon::LexiconError>(())
/// ```
pub fn check(files: &Files<'_>) -> Result<Checked, LexiconError> {
    let layout = Layout::read(files)?;
    let mut checked = Checked {
        forms: layout.forms.len(),
        patterns: layout.patterns.len(),
        examples: layout.examples.len(),
        findings: layout.findings.clone(),
    };
    checked.findings.extend(essentials::missing(&layout, files));
    checked.findings.extend(patterns::unreadable(&layout));
    if checked.faults() == 0 {
        match Lexicon::from_files(files) {
            Ok(lexicon) => {
                checked.findings.extend(forms::dead(&layout, &lexicon));
                checked.findings.extend(patterns::dead(&layout, &lexicon));
                checked.findings.extend(example::misread(&layout, &lexicon));
            }
            Err(error) => checked.findings.push(unusable(error, files)),
        }
    }
    checked.findings.sort();
    checked.findings.dedup();
    Ok(checked)
}

/// Words that the reader refuses.
fn unusable(error: LexiconError, files: &Files<'_>) -> Finding {
    let (file, line, what) = match error {
        LexiconError::Malformed { file, line, what } => (file, line, what),
        other => (files.words.name.to_owned(), 1, other.to_string()),
    };
    Finding {
        file,
        line,
        column: 1,
        weight: Weight::Fault,
        what,
    }
}
