//! What a person decided about a story or a claim.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// The figure stays as it is, for the reason given.
    Kept,
    /// The figure was mended.
    Mended,
    /// The program read the sentence wrongly, or judged it wrongly: a false alarm.
    WrongReading,
    /// The verdict is not to be raised again until a day.
    Suppressed,
}

impl Choice {
    /// The word used in files and reports.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge::ledger::record::Choice;
    ///
    /// assert_eq!(Choice::WrongReading.code(), "wrong_reading");
    /// ```
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Mended => "mended",
            Self::WrongReading => "wrong_reading",
            Self::Suppressed => "suppressed",
        }
    }
}

/// What a person decided; a file of its own. Of two about the same claim, the later counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Decision {
    /// When, to the millisecond.
    pub at: Timestamp,
    /// The story, as [`Story::story`](super::Story::story) names it.
    pub story: String,
    /// The claim, as [`Claim::id`](super::Claim::id) names it; absent: every claim of the story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// What was decided.
    pub choice: Choice,
    /// Why, in a person's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// A pseudonym of who decided; absent unless a salt is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The last day on which a suppression holds; absent: for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Decision {
    /// Is it about this claim of this story?
    pub fn is_about(&self, story: &str, claim: &str) -> bool {
        self.story == story && self.claim.as_deref().is_none_or(|named| named == claim)
    }

    /// The one that counts for a claim: the latest about it, of decisions in the order of time.
    pub fn of<'d>(decisions: &'d [Self], story: &str, claim: &str) -> Option<&'d Self> {
        decisions
            .iter()
            .rev()
            .find(|decision| decision.is_about(story, claim))
    }

    /// Is it a suppression that holds on this day?
    ///
    /// # Example
    ///
    /// ```
    /// use jiff::civil::date;
    /// use weighbridge::ledger::record::{Choice, Decision};
    ///
    /// let decision = Decision {
    ///     at: "2026-11-19T08:00:00Z".parse()?,
    ///     story: "desk/coal.md".to_owned(),
    ///     claim: None,
    ///     choice: Choice::Suppressed,
    ///     reason: None,
    ///     by: None,
    ///     until: Some(date(2026, 12, 31)),
    /// };
    /// assert!(decision.suppresses(date(2026, 12, 31)));
    /// assert!(!decision.suppresses(date(2027, 1, 1)));
    /// # Ok::<(), jiff::Error>(())
    /// ```
    pub fn suppresses(&self, day: Date) -> bool {
        self.choice == Choice::Suppressed && self.until.is_none_or(|until| day <= until)
    }
}
