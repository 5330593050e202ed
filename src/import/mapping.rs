//! A mapping: which columns of a foreign table are what in ours.

use super::error::ImportError;
use super::value::Number;
use super::when::When;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use weighbridge_core::fact::Status;

/// How the tables of one kind are read. `docs/importing.md` tells each key.
///
/// # Example
///
/// ```
/// use weighbridge::import::Mapping;
///
/// let mapping = Mapping::parse("mine.toml", r#"
///     source = "Census"
///     dataset = "with_china"
///     origin = "https://example.org/c5700.html"
///     reporter = { is = "USA" }
///     partner = { is = "CHN" }
///     period = { column = "Month", form = "MONTH YYYY" }
///     [[value]]
///     column = "Exports"
///     flow = "exports"
///     unit = "USD"
///     scale = "1000000"
/// "#)?;
/// assert_eq!(mapping.source, "Census");
/// assert!(Mapping::parse("bad.toml", "source = 1").is_err());
/// # Ok::<(), weighbridge::import::ImportError>(())
/// ```
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The agency, by a short name.
    pub source: String,
    /// The table at the agency.
    pub dataset: String,
    /// Address of the page or file, for reports.
    pub origin: String,
    /// Name of the vintage of a revised series (`2023-03`); without it the figures count as printed on the day.
    pub vintage: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Remarks that go with each figure.
    #[serde(default)]
    pub note: String,
    /// Seasonally adjusted?
    #[serde(default)]
    pub adjusted: bool,
    /// Printed again later with another value?
    #[serde(default)]
    pub revised: bool,
    /// What the file looks like.
    #[serde(default)]
    pub file: Shape,
    /// Whose statistics.
    pub reporter: Slot,
    /// The other side.
    pub partner: Slot,
    /// Which way; may be told by each value instead.
    pub flow: Option<Slot>,
    /// What was traded; all goods where it is left out.
    pub commodity: Option<Slot>,
    /// Goods that the table tells in parts: a code, and the codes it is the sum of.
    #[serde(default)]
    pub sums: BTreeMap<String, Vec<String>>,
    /// Does the table leave out what was not traded? Then a month without a line is a zero where the table has the month, and
    /// other months of the series.
    #[serde(default)]
    pub sparse: bool,
    /// Whose list of goods.
    #[serde(default)]
    pub scheme: String,
    /// The months a line is about.
    pub period: When,
    /// The columns with numbers.
    pub value: Vec<Number>,
    /// Which lines count; all of these must hold.
    #[serde(default, rename = "where")]
    pub conditions: Vec<Condition>,
}

/// What a file looks like.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Shape {
    /// What divides cells of a CSV file.
    pub delimiter: char,
    /// How its text is encoded, by a label of the WHATWG list (`windows-1252`).
    pub encoding: String,
    /// The sheet of a workbook; the first one where it is left out.
    pub sheet: Option<String>,
    /// The line (from 1) with the names of the columns.
    pub head: usize,
    /// The decimal sign.
    pub decimal: char,
    /// What stands between groups of digits.
    pub group: Option<char>,
    /// What stands where there is no figure. A zero is a figure.
    pub missing: Vec<String>,
    /// Remarks behind names, months and numbers that are passed over: `(R)`, `*`.
    pub marks: Vec<String>,
    /// Are its numbers binary floats written out (`180549.80000000002`)? Then 15 digits are kept.
    pub floats: bool,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            delimiter: ',',
            encoding: "utf-8".to_owned(),
            sheet: None,
            head: 1,
            decimal: '.',
            group: None,
            missing: vec![String::new()],
            marks: Vec::new(),
            floats: false,
        }
    }
}

/// Where a code comes from: the same for all lines, or a column.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Slot {
    /// The same for all lines.
    pub is: Option<String>,
    /// The column.
    pub column: Option<String>,
    /// What its cells stand for; an empty code leaves the line out.
    pub codes: BTreeMap<String, String>,
    /// Cells that `codes` does not tell are names of areas in this language.
    pub language: Option<String>,
    /// What to do with a cell that nothing tells.
    pub unknown: Unknown,
    /// Leading zeros are filled up to so many characters.
    pub pad: usize,
}

/// What to do with a cell that nothing tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unknown {
    /// Refuse the table, and name the cells. Codes are taken as they are where neither `codes` nor `language` is given.
    #[default]
    Refuse,
    /// Leave the line out, and count it.
    Skip,
    /// Take the cell as the code.
    Keep,
}

/// A condition on a column.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The column.
    pub column: String,
    /// Its cell is one of these.
    #[serde(default)]
    pub is: Vec<String>,
    /// Its cell is none of these.
    #[serde(default)]
    pub not: Vec<String>,
}

impl Mapping {
    /// A mapping from the text of its file.
    ///
    /// # Errors
    ///
    /// - [`ImportError::Mapping`] where it is no TOML, has a key that is none, or says what cannot be.
    pub fn parse(name: &str, text: &str) -> Result<Self, ImportError> {
        let unfit = |found: String| ImportError::Mapping {
            place: name.to_owned(),
            found,
        };
        let mapping: Self = toml::from_str(text).map_err(|error| unfit(error.to_string()))?;
        mapping.check().map_err(unfit)?;
        Ok(mapping)
    }

    fn check(&self) -> Result<(), String> {
        for (key, text) in [
            ("source", &self.source),
            ("dataset", &self.dataset),
            ("origin", &self.origin),
        ] {
            if text.trim().is_empty() {
                return Err(format!("`{key}` is empty"));
            }
        }
        if self.value.is_empty() {
            return Err("there is no `[[value]]`".to_owned());
        }
        let slots = [
            ("reporter", Some(&self.reporter)),
            ("partner", Some(&self.partner)),
            ("flow", self.flow.as_ref()),
            ("commodity", self.commodity.as_ref()),
        ];
        for (key, slot) in slots {
            if slot.is_some_and(|slot| slot.is.is_some() == slot.column.is_some()) {
                return Err(format!("`{key}` needs either `is` or `column`"));
            }
        }
        if self.file.head == 0 {
            return Err("`head` counts lines from 1".to_owned());
        }
        if let Some((sum, _)) = self.sums.iter().find(|(_, parts)| parts.is_empty()) {
            return Err(format!("`sums` names no part of `{sum}`"));
        }
        self.period.check()?;
        self.value.iter().try_for_each(|number| number.check(self))
    }

    /// How settled the figures are.
    pub(super) const fn status(&self) -> Status {
        if self.revised {
            Status::Revised
        } else {
            Status::First
        }
    }
}
