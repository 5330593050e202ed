//! One draft of a story, with its claims weighed.

use super::Claim;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How far a story had come when it was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Not printed yet: what is wrong can still be mended.
    Draft,
    /// As it was printed.
    Printed,
}

impl Stage {
    /// The word used in files and reports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Printed => "printed",
        }
    }
}

/// One draft of a story, with its claims weighed. Its text is not kept, unless asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// Names the story across its drafts: the id that was given, else its address, else its path in the working folder.
    pub story: String,
    /// The SHA-256 of the draft's text.
    pub draft: String,
    /// The day it is, or is to be, printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// How far it had come.
    pub stage: Stage,
    /// The desk it is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<String>,
    /// The paper or site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// ISO 639-1 code of its language.
    pub language: String,
    /// A pseudonym of who wrote it; absent unless asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Its headline; absent unless the text is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The draft itself; absent unless asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How many statements were not judged, because they assert no fact (forecasts, aims).
    #[serde(default, skip_serializing_if = "is_none")]
    pub set_aside: usize,
    /// Its claims, in text order.
    pub claims: Vec<Claim>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn is_none(number: &usize) -> bool {
    *number == 0
}
