//! The records: a run with its stories and claims, and a decision. Data only, in a stable form of their own.
//!
//! A field may be added within a version; none is renamed, dropped or given another meaning. What is optional and absent is left
//! out of a line.

mod again;
mod claim;
mod code;
mod decision;
pub(crate) mod name;
mod run;
mod story;
mod take;

pub use claim::{Claim, Evidence, Gap, Said, SlotName};
pub use decision::{Choice, Decision};
pub use run::{Data, Place, Run};
pub use story::{Stage, Story};
pub use take::Given;

/// The version of the records that this program writes.
pub const SCHEMA: &str = "weighbridge.ledger/1";

/// What one file of a ledger holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// What a run found.
    Run(Run),
    /// What a person decided.
    Decision(Decision),
}

impl Record {
    /// Lets go of the stories of other names.
    pub(super) fn retain(&mut self, kept: impl Fn(&str) -> bool) {
        if let Self::Run(run) = self {
            run.stories.retain(|story| kept(&story.story));
        }
    }

    /// When it was written.
    pub const fn at(&self) -> jiff::Timestamp {
        match self {
            Self::Run(run) => run.at,
            Self::Decision(decision) => decision.at,
        }
    }
}
