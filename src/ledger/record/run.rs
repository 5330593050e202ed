//! A run: when, where, by which program, policy and data; and what it found.

use super::Story;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a run took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// At somebody's desk.
    Desk,
    /// In a pipeline of a repository.
    Ci,
}

impl Place {
    /// The word used in files and reports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Ci => "ci",
        }
    }
}

/// Which figures a run was weighed against.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Data {
    /// A digest of every table at hand, so that two runs can be compared.
    pub digest: String,
    /// The latest day of publication that was at hand, by source.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub latest: BTreeMap<String, Date>,
}

/// What one run found: the first line of its file, and one line a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// When, to the millisecond.
    pub at: Timestamp,
    /// Version of the program.
    pub version: String,
    /// A digest of the tolerances in force.
    pub policy: String,
    /// The figures at hand.
    pub data: Data,
    /// The day whose knowledge judged, where it was not that of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// Where it took place.
    pub place: Place,
    /// Every draft that was checked, in the order given.
    #[serde(skip)]
    pub stories: Vec<Story>,
}
