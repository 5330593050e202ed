//! The nouns of a claim: one assertion about one series. Data only, no logic.

mod area;
pub mod rule;
mod words;

use crate::period::Period;
use crate::quantity::{Quantity, Unit};
use crate::text::Span;
pub use area::{Area, Commodity};
pub use words::{Compare, Coverage, Direction, Flow, Kind, Modality};

/// How a slot of a claim came to be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filled {
    /// By words of the same sentence.
    Stated(Span),
    /// By words of an earlier sentence.
    Inherited(Span),
    /// By a default; the rule's name.
    Assumed(&'static str),
}

impl Filled {
    /// The words that filled it, where there are any.
    pub const fn span(self) -> Option<Span> {
        match self {
            Self::Stated(span) | Self::Inherited(span) => Some(span),
            Self::Assumed(_) => None,
        }
    }
}

/// A slot: its value, and how it came to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot<T> {
    /// What fills it.
    pub value: T,
    /// How.
    pub filled: Filled,
    /// The name of the rule that did it, one of [`rule::ALL`].
    pub rule: &'static str,
}

impl<T> Slot<T> {
    /// A slot filled by words of the same sentence.
    pub const fn stated(value: T, span: Span) -> Self {
        Self {
            value,
            filled: Filled::Stated(span),
            rule: rule::NAMED,
        }
    }

    /// A slot filled by words of an earlier sentence.
    pub const fn inherited(value: T, span: Span) -> Self {
        Self {
            value,
            filled: Filled::Inherited(span),
            rule: rule::GOES_ON,
        }
    }

    /// A slot filled by a default.
    pub const fn assumed(value: T, rule: &'static str) -> Self {
        Self {
            value,
            filled: Filled::Assumed(rule),
            rule,
        }
    }

    /// The same, filled by this rule.
    #[must_use]
    pub fn by(mut self, rule: &'static str) -> Self {
        self.rule = rule;
        self
    }
}

/// Who says so, in the passage's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The name as printed.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// One checkable assertion about one series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The printed number. A balance carries its sign (a deficit is below zero).
    pub quantity: Quantity,
    /// What is measured.
    pub kind: Kind,
    /// Which way it moved; `None` for levels, balances, shares and ranks.
    pub direction: Slot<Direction>,
    /// What a change is counted from.
    pub compare: Slot<Compare>,
    /// The side whose statistics are named or implied.
    pub reporter: Slot<Option<Area>>,
    /// The other side; `WORLD` for trade with everyone. Where no side's statistics are implied, `reporter` is
    /// `None` and this holds both sides, as `AAA+BBB`.
    pub partner: Slot<Option<Area>>,
    /// Which way, seen from the reporter.
    pub flow: Slot<Option<Flow>>,
    /// What is traded.
    pub commodity: Slot<Commodity>,
    /// The months it is about; `None` where the text gives none and none follows from the publication date.
    pub period: Slot<Option<Period>>,
    /// Was the publication date needed to know the period?
    pub period_is_relative: bool,
    /// The currency that growth is counted in, where the words say so ("in yuan terms"); `None` otherwise.
    pub basis: Option<Unit>,
    /// How much of that series and period the figure covers.
    pub coverage: Coverage,
    /// Is it asserted as a fact? Only `Actual` is judged.
    pub modality: Modality,
    /// Who says so.
    pub attribution: Option<Attribution>,
    /// The sentence it stands in.
    pub sentence: Span,
}

/// Everything that was read in one draft, in text order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extraction {
    /// The claims, whatever their modality.
    pub claims: Vec<Claim>,
}
