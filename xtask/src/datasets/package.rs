//! The description of the tidy set: a Frictionless Data Package.

mod schema;

use super::DatasetsError;
use super::fact::Fact;
use super::files::{Content, Output};
use schema::Schema;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write;
use weighbridge_core::period::Month;

/// What a table covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Coverage {
    reporters: BTreeSet<String>,
    first: String,
    last: String,
    #[serde(skip)]
    sources: BTreeSet<String>,
}

/// What one row adds to the coverage of its table.
pub(super) struct Covered<'a> {
    /// Whose statistics, where the row has a reporter.
    pub(super) reporter: Option<&'a str>,
    /// The agency.
    pub(super) source: &'a str,
    /// First month, as `YYYY-MM`.
    pub(super) start: &'a str,
    /// How many months.
    pub(super) months: i32,
}

impl Coverage {
    /// The reporters, agencies and months of some rows.
    pub(super) fn new<'a>(rows: impl Iterator<Item = Covered<'a>> + Clone) -> Self {
        let months = rows
            .clone()
            .filter_map(|row| Some((row.start.parse::<Month>().ok()?, row.months)));
        let text = |month: Option<Month>| month.map(|m| m.to_string()).unwrap_or_default();
        let owned = |words: &mut dyn Iterator<Item = &'a str>| words.map(str::to_owned).collect();
        Self {
            reporters: owned(&mut rows.clone().filter_map(|row| row.reporter)),
            first: text(months.clone().map(|(first, _)| first).min()),
            last: text(months.map(|(first, count)| first.plus(count - 1)).max()),
            sources: owned(&mut rows.map(|row| row.source)),
        }
    }

    /// The coverage of some facts.
    pub(super) fn of(facts: &[Fact]) -> Self {
        Self::new(facts.iter().map(|fact| Covered {
            reporter: Some(&fact.reporter),
            source: &fact.source,
            start: &fact.start,
            months: fact.months,
        }))
    }
}

#[derive(Serialize)]
struct Package<'a> {
    profile: &'static str,
    name: &'static str,
    title: &'static str,
    description: &'static str,
    licenses: [License; 2],
    sources: Vec<Source<'a>>,
    resources: Vec<Resource<'a>>,
}

#[derive(Serialize)]
struct License {
    name: &'static str,
    path: &'static str,
}

#[derive(Serialize)]
struct Source<'a> {
    title: &'a str,
}

#[derive(Serialize)]
struct Resource<'a> {
    profile: &'static str,
    name: String,
    path: &'a str,
    title: String,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: usize,
    hash: String,
    rows: usize,
    coverage: &'a Coverage,
    schema: Schema,
}

/// The text of `datapackage.json`.
///
/// # Errors
///
/// [`DatasetsError::Encode`] where it cannot be put into text.
pub(super) fn describe(outputs: &[Output]) -> Result<String, DatasetsError> {
    let agencies: BTreeSet<&str> = outputs
        .iter()
        .flat_map(|output| output.coverage.sources.iter().map(String::as_str))
        .collect();
    let package = Package {
        profile: "tabular-data-package",
        name: "weighbridge-facts",
        title: "Published figures of cross-border trade",
        description: "One printed figure a row, with the page it was read from, the size of its last printed digit and \
                      its vintage. Figures are the agencies'; arrangement and remarks are under the licences named here.",
        licenses: [
            License {
                name: "MIT",
                path: "https://opensource.org/license/mit",
            },
            License {
                name: "Apache-2.0",
                path: "https://www.apache.org/licenses/LICENSE-2.0",
            },
        ],
        sources: agencies.into_iter().map(|title| Source { title }).collect(),
        resources: outputs.iter().map(resource).collect(),
    };
    let text = serde_json::to_string_pretty(&package);
    text.map(|text| text + "\n")
        .map_err(|error| DatasetsError::Encode(error.to_string()))
}

fn resource(output: &Output) -> Resource<'_> {
    let name = output
        .path
        .trim_start_matches("facts/")
        .trim_end_matches(".csv");
    let (title, schema) = match output.content {
        Content::Facts => (format!("Trade figures: {name}"), schema::facts()),
        Content::Rates => ("Average exchange rates".to_owned(), schema::rates()),
    };
    Resource {
        profile: "tabular-data-resource",
        name: name.to_lowercase(),
        path: &output.path,
        title,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: output.text.len(),
        hash: format!("sha256:{}", digest(&output.text)),
        rows: output.rows,
        coverage: &output.coverage,
        schema,
    }
}

/// The SHA-256 of some bytes, in lower-case hexadecimal.
fn digest(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_sha_256() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(digest(b""), empty);
    }
}
