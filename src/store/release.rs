//! The nouns of the store: what is put into it, and what it says back.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use weighbridge_core::period::Month;

/// One answer of a source, as it was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// Address and parameters of the request, without any key; the name under which [`Store::has`] finds it again.
    ///
    /// [`Store::has`]: super::Store::has
    pub request: String,
    /// Status of the answer; 0 for a file that was imported.
    pub status: u16,
    /// Headers of the answer that are worth keeping (`etag`, `last-modified`, `content-type`), in their order.
    pub headers: Vec<(String, String)>,
    /// When it was received.
    pub retrieved: Timestamp,
    /// The body, exactly as received.
    pub bytes: Vec<u8>,
}

/// A table of facts, as a Parquet file in memory. `facts::table` makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many facts.
    pub rows: u64,
    /// First and last month covered; `None` without rows.
    pub coverage: Option<(Month, Month)>,
    /// Whose statistics it holds, sorted, each once.
    pub reporters: Vec<String>,
}

/// What one visit to a source brought, and the table that was made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The agency, by the name the facts use ("GACC").
    pub source: String,
    /// The table at the agency ("country").
    pub dataset: String,
    /// Name of the vintage: the day of publication where the source shows it, else the day of retrieval, or the source's own name.
    pub vintage: String,
    /// Day of publication, where the source shows it.
    pub published: Option<Date>,
    /// When it is put; the caller knows the clock.
    pub stored: Timestamp,
    /// The answers that the table was made of.
    pub payloads: Vec<Payload>,
    /// The table; `None` where the answers held no fact (they are kept, so that the question is not asked again at once).
    pub table: Option<Table>,
}

/// What became of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The store's name for it: source, dataset, vintage, and the first digits of the table's digest.
    pub name: String,
    /// Was it there already? Then nothing was written.
    pub known: bool,
}

/// A release, as the manifest tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The agency.
    pub source: String,
    /// The table at the agency.
    pub dataset: String,
    /// Name of the vintage.
    pub vintage: String,
    /// Day of publication, where the source shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// When it was put.
    pub stored: Timestamp,
    /// Its table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableEntry>,
    /// The answers that the table was made of.
    pub payloads: Vec<PayloadEntry>,
}

/// A table, as the manifest tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableEntry {
    /// Its file, from the store's folder on.
    pub path: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Size of the file.
    pub bytes: u64,
    /// How many facts.
    pub rows: u64,
    /// First month covered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// Last month covered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// Whose statistics it holds.
    pub reporters: Vec<String>,
    /// Was its file set aside, because it was not what had been stored?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub aside: bool,
}

/// An answer, as the manifest tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayloadEntry {
    /// Address and parameters of the request, without any key.
    pub request: String,
    /// Status of the answer; 0 for a file that was imported.
    pub status: u16,
    /// Headers that were kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// When it was received.
    pub retrieved: Timestamp,
    /// SHA-256 of the body as received.
    pub sha256: String,
    /// Size of the body as received.
    pub bytes: u64,
    /// Was its file set aside, because it was not what had been stored?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub aside: bool,
}

impl TableEntry {
    /// Are these bytes the table that was stored? If not, what shows it?
    ///
    /// # Errors
    ///
    /// What shows that they are not.
    pub fn is_sound(&self, bytes: &[u8]) -> Result<(), String> {
        let sha256 = super::disk::digest(bytes);
        super::compare(bytes.len() as u64, self.bytes, &sha256, &self.sha256)
    }
}

impl PayloadEntry {
    /// A header of the answer, whatever the case of its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

impl Entry {
    /// The store's name for the release: `GACC/country/2022-04-13`, and the first digits of its table's digest.
    pub fn name(&self) -> String {
        let digits = match (&self.table, self.payloads.first()) {
            (Some(table), _) => short(&table.sha256),
            (None, Some(payload)) => short(&payload.sha256),
            (None, None) => "",
        };
        format!("{}/{}/{}-{digits}", self.source, self.dataset, self.vintage)
    }
}

/// The digits of a digest that names show.
pub(super) fn short(sha256: &str) -> &str {
    sha256.get(..12).unwrap_or(sha256)
}
