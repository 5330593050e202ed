//! Comtrade's list of reporters: which code stands for which area.

use super::super::areas::{self, List};
use super::super::error::ParseError;
use super::super::text::utf8;
use serde::Deserialize;
use weighbridge_core::claim::Area;

/// A file of the list.
#[derive(Debug, Deserialize)]
struct File {
    results: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    id: u32,
    #[serde(default)]
    reporter_code_iso_alpha3: String,
    #[serde(default)]
    #[serde(rename = "entryExpiredDate")]
    expired: Option<String>,
    #[serde(default)]
    is_group: bool,
}

/// The codes in use, from `files/v1/app/reference/Reporters.json`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reporters(Vec<(String, u32)>);

impl Reporters {
    /// Reads the list; entries that have expired, and groups, are passed over.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge::sources::Reporters;
    ///
    /// let list = br#"{"results": [
    ///   {"id": 842, "reporterCodeIsoAlpha3": "USA", "isGroup": false},
    ///   {"id": 280, "reporterCodeIsoAlpha3": "DEU", "entryExpiredDate": "1990-12-31T00:00:00"}]}"#;
    /// let reporters = Reporters::parse(list)?;
    /// assert_eq!(reporters.len(), 1);
    /// assert!(reporters.unlike_ours().is_empty());
    /// # Ok::<(), weighbridge::sources::ParseError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ParseError::Malformed`] where it is not that list.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParseError> {
        let text = utf8("Comtrade's list of reporters", bytes)?;
        let file: File = serde_json::from_str(text)
            .map_err(|error| ParseError::malformed("Comtrade's list of reporters", error))?;
        let current = file
            .results
            .into_iter()
            .filter(|entry| entry.expired.is_none() && !entry.is_group);
        Ok(Self(
            current
                .map(|entry| (entry.reporter_code_iso_alpha3, entry.id))
                .collect(),
        ))
    }

    /// How many areas it lists.
    #[expect(
        clippy::len_without_is_empty,
        reason = "a list without areas is of no use to anybody"
    )]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The areas that we would ask for under another code than the list has: a mistake of ours, or news.
    pub fn unlike_ours(&self) -> Vec<String> {
        let differs = |(iso3, id): &&(String, u32)| {
            let ours = areas::code_of(List::Comtrade, &Area::new(iso3));
            ours.is_some_and(|ours| ours != id.to_string())
        };
        self.0
            .iter()
            .filter(differs)
            .map(|(iso3, id)| format!("{iso3} {id}"))
            .collect()
    }
}
