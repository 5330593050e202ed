//! The judgement: the printed interval against the observed values, with near misses explained.
//!
//! [`judge`] reads top to bottom: can the claim be judged at all, which readings do its words state or allow, how does
//! the printed figure stand to each, what follows from that, what would mend it.

mod asks;
mod averages;
mod basis;
mod bridge;
mod calendar;
mod candidate;
mod cell;
mod changes;
mod conflicts;
mod convert;
mod decide;
mod diagnosis;
mod doubtful;
mod growth;
mod history;
mod interval;
mod levels;
mod mend;
mod observe;
mod pages;
mod policy;
mod question;
mod ranks;
mod ratios;
#[cfg(test)]
mod sample;
mod say;
mod silence;
mod slips;
mod spare;
mod summary;
#[cfg(test)]
mod tests;
mod voices;
mod words;

use crate::claim::Claim;
use crate::fact::Book;
use crate::quantity::{Unit, Wording};
pub use basis::basis;
pub use conflicts::{Conflict, conflicts};
use jiff::civil::Date;
pub use policy::{Policy, PolicyError, Way};
use question::{Question, unverifiable};
pub use voices::Voice;
pub use words::{Diagnosis, Doubtful, Evidence, Fit, Judgement, Reason, Tried, Verdict, Weighed};

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
    /// The unit of a level claim of the same series and period in the same story: the currency that a growth is counted
    /// in. `None` where the story prints no such level.
    pub basis: Option<Unit>,
    /// Is the reading of the draft's language so new that nothing is refuted on its strength?
    pub young: bool,
}

/// What the data say of a claim.
///
/// A correct figure is never refuted: `Refuted` needs a published (or exactly computed) value of the series and months
/// that the words state, and no reading that the words allow comes near the printed figure.
///
/// # Example
///
/// ```
/// use weighbridge_core::claim::{Claim, Commodity, Compare, Coverage, Direction, Flow, Kind, Modality, Slot};
/// use weighbridge_core::fact::Book;
/// use weighbridge_core::quantity::{Hedge, Quantity, Unit, Wording};
/// use weighbridge_core::text::Span;
/// use weighbridge_core::verdict::{Context, Policy, Reason, judge};
///
/// let span = Span::new(0, 9);
/// let claim = Claim {
///     quantity: Quantity { figure: None, high: None, unit: Unit::None, hedge: Hedge::Exact, span },
///     kind: Kind::Record,
///     direction: Slot::stated(Direction::Up, span),
///     compare: Slot::assumed(Compare::Other, "none"),
///     reporter: Slot::assumed(None, "none"),
///     partner: Slot::assumed(None, "none"),
///     flow: Slot::stated(Some(Flow::Exports), span),
///     commodity: Slot::assumed(Commodity::total(), "all goods"),
///     period: Slot::assumed(None, "none"),
///     period_is_relative: false,
///     basis: None,
///     coverage: Coverage::Whole,
///     modality: Modality::Actual,
///     attribution: None,
///     sentence: span,
/// };
/// let context = Context {
///     book: &Book::default(),
///     policy: &Policy::default(),
///     quote: "record high",
///     wording: &Wording::default(),
///     published: None,
///     as_of: None,
///     basis: None,
///     young: false,
/// };
/// assert_eq!(judge(&claim, &context).reason, Reason::TooVague);
/// ```
pub fn judge(claim: &Claim, context: &Context<'_>) -> Judgement {
    match Question::of(claim, context) {
        Ok(question) => question.answered(),
        Err((reason, summary)) => unverifiable(reason, summary),
    }
}
