//! Figures, their units and their hedges, as they were printed.

mod bound;
mod figure;
mod unit;
mod wording;

use crate::text::Span;
pub use bound::Bound;
pub use figure::{Interval, Rounded};
pub use unit::{Currency, Unit, UnitError};
pub use wording::Wording;

/// What the words round a number do to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hedge {
    /// Nothing said.
    Exact,
    /// "about", "sekitar".
    About,
    /// "more than", "lebih dari".
    Over,
    /// "less than", "di bawah".
    Under,
    /// "almost", "hampir".
    Nearly,
    /// "from 3 to 4 billion".
    Range,
}

impl Hedge {
    /// The word of the labelling guide.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Over => "over",
            Self::Under => "under",
            Self::Nearly => "nearly",
            Self::Range => "range",
        }
    }
}

/// A figure with its unit, hedge and place in the prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The number; `None` for a record without one ("a record high").
    pub figure: Option<Rounded>,
    /// The upper end of a range; `figure` is then the lower.
    pub high: Option<Rounded>,
    /// What it counts.
    pub unit: Unit,
    /// What the words round it do to it.
    pub hedge: Hedge,
    /// The shortest phrase that holds the number with its currency, scale and unit.
    pub span: Span,
}
