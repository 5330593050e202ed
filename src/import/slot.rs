//! From cells to codes: by the mapping's own list, or as names of areas in a language.

use super::error::{ImportError, shown};
use super::grid::Grid;
use super::mapping::{Slot, Unknown};
use std::collections::{BTreeMap, BTreeSet};
use weighbridge_core::lexicon::{Cue, Lexicon, Naming, What};

/// The most unknown names that a message lists.
const MOST_NAMES: usize = 20;

/// The codes of a slot for a table.
pub(super) struct Codes<'m> {
    slot: &'m Slot,
    at: Option<usize>,
    column: String,
    lexicon: Option<Lexicon>,
    known: BTreeMap<String, Option<String>>,
    unknown: BTreeSet<String>,
}

impl<'m> Codes<'m> {
    /// The codes of a slot.
    ///
    /// # Errors
    ///
    /// - [`ImportError::NoColumn`] where the table lacks its column.
    /// - [`ImportError::Mapping`] where its language has no words.
    pub(super) fn new(slot: &'m Slot, grid: &Grid) -> Result<Self, ImportError> {
        let column = slot.column.clone().unwrap_or_default();
        let at = match &slot.column {
            Some(column) => Some(place_of(grid, column)?),
            None => None,
        };
        let lexicon = match &slot.language {
            Some(language) => {
                Some(
                    Lexicon::builtin(language).map_err(|error| ImportError::Mapping {
                        place: grid.name.clone(),
                        found: error.to_string(),
                    })?,
                )
            }
            None => None,
        };
        Ok(Self {
            slot,
            at,
            column,
            lexicon,
            known: BTreeMap::new(),
            unknown: BTreeSet::new(),
        })
    }

    /// The code of a line; `None` where the line is left out.
    pub(super) fn of(&mut self, cells: &[String]) -> Option<String> {
        let Some(at) = self.at else {
            return self.slot.is.clone();
        };
        let cell = cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
        if let Some(code) = self.known.get(cell) {
            return code.clone();
        }
        let code = self.told(cell);
        self.known.insert(cell.to_owned(), code.clone());
        code
    }

    fn told(&mut self, cell: &str) -> Option<String> {
        if let Some(code) = self.slot.codes.get(cell) {
            return Some(code.clone()).filter(|code| !code.is_empty());
        }
        if let Some(area) = self.lexicon.as_ref().and_then(|words| area(words, cell)) {
            return Some(area);
        }
        let is_plain = self.slot.codes.is_empty() && self.lexicon.is_none();
        match self.slot.unknown {
            Unknown::Skip => None,
            Unknown::Refuse if !is_plain || cell.is_empty() => {
                self.unknown.insert(cell.to_owned());
                None
            }
            Unknown::Refuse | Unknown::Keep => {
                Some(format!("{cell:0>width$}", width = self.slot.pad))
            }
        }
    }

    /// Were there cells that nothing tells?
    ///
    /// # Errors
    ///
    /// - [`ImportError::Unknown`] with the first of them.
    pub(super) fn settle(&self, grid: &Grid) -> Result<(), ImportError> {
        if self.unknown.is_empty() {
            return Ok(());
        }
        let names = self.unknown.iter().take(MOST_NAMES);
        let mut found = names
            .map(|name| format!("`{}`", shown(name)))
            .collect::<Vec<_>>()
            .join(", ");
        if self.unknown.len() > MOST_NAMES {
            found = format!("{found} and {} more", self.unknown.len() - MOST_NAMES);
        }
        Err(ImportError::Unknown {
            place: grid.name.clone(),
            column: self.column.clone(),
            found,
        })
    }
}

/// Where a column stands: by its name, or by its letter in a sheet (`[E]`) where names are told twice.
pub(super) fn place_of(grid: &Grid, column: &str) -> Result<usize, ImportError> {
    let by_letter = lettered(column).filter(|at| *at < grid.head.len());
    let at = by_letter.or_else(|| grid.head.iter().position(|name| name == column));
    at.ok_or_else(|| ImportError::NoColumn {
        place: grid.name.clone(),
        column: column.to_owned(),
        found: shown(&grid.head.join(", ")),
    })
}

/// The place of a column that is named by its letter in a sheet.
fn lettered(column: &str) -> Option<usize> {
    let letters = column.strip_prefix('[')?.strip_suffix(']')?;
    let is_letter = !letters.is_empty()
        && letters.len() <= 3
        && letters.bytes().all(|b| b.is_ascii_uppercase());
    let count = |sum: usize, letter: u8| sum * 26 + usize::from(letter - b'A') + 1;
    is_letter.then(|| letters.bytes().fold(0, count) - 1)
}

/// The area whose name the text is, and nothing else.
fn area(words: &Lexicon, text: &str) -> Option<String> {
    [text.to_owned(), titled(text)].iter().find_map(|text| {
        let marks = words.scan(text);
        let [mark] = marks.as_slice() else {
            return None;
        };
        let What::Form(form) = mark.what else {
            return None;
        };
        match words.cue(form) {
            Cue::Area(area, Naming::Name | Naming::Group | Naming::Subject)
                if mark.span.len() == text.len() =>
            {
                Some(area.code().to_owned())
            }
            _ => None,
        }
    })
}

/// A name written in capitals as names are written.
fn titled(text: &str) -> String {
    let mut is_start = true;
    text.chars()
        .flat_map(|c| {
            let letter: Vec<char> = if is_start {
                c.to_uppercase().collect()
            } else {
                c.to_lowercase().collect()
            };
            is_start = !c.is_alphabetic();
            letter
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (name, at) in [
            ("[A]", Some(0)),
            ("[Z]", Some(25)),
            ("[AB]", Some(27)),
            ("[]", None),
            ("[a]", None),
            ("A", None),
        ] {
            assert_eq!(lettered(name), at, "{name}");
        }
    }

    #[test]
    fn names_of_areas_are_read_in_their_language_and_nothing_else_is() {
        let words = Lexicon::builtin("id").unwrap();
        for (name, code) in [
            ("Jepang", Some("JPN")),
            ("Amerika Serikat", Some("USA")),
            ("KAMBOJA", Some("KHM")),
            ("Jepang dan Korea", None),
            ("ekspor", None),
            ("", None),
        ] {
            assert_eq!(area(&words, name).as_deref(), code, "{name}");
        }
    }
}
