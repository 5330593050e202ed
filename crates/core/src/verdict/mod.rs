//! The judgement: the printed interval against the observed values, with near misses explained.

mod policy;
mod words;

use crate::claim::Claim;
use crate::fact::Book;
use crate::quantity::Wording;
use jiff::civil::Date;
pub use policy::Policy;
pub use words::{Diagnosis, Evidence, Fit, Judgement, Reason, Tried, Verdict, Weighed};

/// What a claim is judged against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The facts.
    pub book: &'a Book,
    /// The tolerances.
    pub policy: &'a Policy,
    /// The claim's printed phrase (the quantity's span), for the mended phrase.
    pub quote: &'a str,
    /// How the draft's language writes numbers.
    pub wording: &'a Wording,
    /// The draft's publication date, where known.
    pub published: Option<Date>,
    /// Judge by what was known on this day; facts published later are left out. `None`: everything known now.
    pub as_of: Option<Date>,
    /// The money unit of a level claim of the same series and period in the same story.
    pub basis: Option<crate::quantity::Unit>,
}

/// What the data say of a claim.
pub fn judge(_claim: &Claim, _context: &Context<'_>) -> Judgement {
    Judgement {
        verdict: Verdict::Unverifiable,
        reason: Reason::NotCovered,
        summary: String::new(),
        evidence: Vec::new(),
        readings: Vec::new(),
        diagnosis: Vec::new(),
        suggestion: None,
    }
}
