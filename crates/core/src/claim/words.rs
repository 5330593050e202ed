//! The closed lists of a claim: kind, flow, direction, comparison, modality.

/// What a claim measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An amount traded.
    Level,
    /// Relative growth, in percent.
    Change,
    /// An absolute rise, fall or gap.
    Difference,
    /// A surplus (above zero) or deficit (below zero).
    Balance,
    /// Part of a total, in percent.
    Share,
    /// A place in an order.
    Rank,
    /// An extreme in time, or a streak.
    Record,
    /// "doubled", "2.5 times".
    Multiple,
}

/// Which way a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Rising, or highest.
    Up,
    /// Falling, or lowest.
    Down,
    /// Not a movement.
    None,
}

/// Which way goods go, seen from the reporter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flow {
    /// Goods leaving the reporter.
    Exports,
    /// Goods entering the reporter.
    Imports,
    /// Exports plus imports.
    Total,
    /// Exports less imports.
    Balance,
}

/// What a change is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Compare {
    /// Not a comparison.
    None,
    /// The same period a year earlier.
    Yoy,
    /// The same, where the words themselves call it cumulative.
    Ytd,
    /// The month before.
    Mom,
    /// The quarter before.
    Qoq,
    /// A named year.
    Since(i16),
    /// Something else.
    Other,
}

/// Whether the words assert a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// Asserted as having happened: the only kind that is judged.
    Actual,
    /// Expected.
    Forecast,
    /// Aimed at.
    Target,
    /// Possible at best.
    Potential,
    /// Only under a condition.
    Conditional,
    /// Said not to be so.
    Denied,
}

/// How much of the series and period that the slots name a figure covers.
///
/// Datasets hold whole countries and whole months: anything less cannot be told from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    /// All of it.
    Whole,
    /// One province, port or city of the reporter.
    Province,
    /// An average over shorter times ("$5 bn a month").
    Average,
    /// Some days of the month only.
    Days,
}

impl Coverage {
    /// The word used in reports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Province => "province",
            Self::Average => "average",
            Self::Days => "days",
        }
    }
}

impl Kind {
    /// The word of the labelling guide.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Change => "change",
            Self::Difference => "difference",
            Self::Balance => "balance",
            Self::Share => "share",
            Self::Rank => "rank",
            Self::Record => "record",
            Self::Multiple => "multiple",
        }
    }
}

impl Direction {
    /// The word of the labelling guide.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::None => "none",
        }
    }

    /// The other way.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
            Self::None => Self::None,
        }
    }
}

impl Flow {
    /// The word of the labelling guide.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exports => "exports",
            Self::Imports => "imports",
            Self::Total => "total",
            Self::Balance => "balance",
        }
    }

    /// The flow of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Exports, Self::Imports, Self::Total, Self::Balance]
            .into_iter()
            .find(|flow| flow.code() == code)
    }

    /// The same goods seen from the other side.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::Exports => Self::Imports,
            Self::Imports => Self::Exports,
            other => other,
        }
    }
}

impl Compare {
    /// The word of the labelling guide (`since:2019` for a named year).
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::claim::Compare;
    ///
    /// assert_eq!(Compare::Since(2019).code(), "since:2019");
    /// ```
    pub fn code(self) -> String {
        match self {
            Self::None => "none".to_owned(),
            Self::Yoy => "yoy".to_owned(),
            Self::Ytd => "ytd".to_owned(),
            Self::Mom => "mom".to_owned(),
            Self::Qoq => "qoq".to_owned(),
            Self::Since(year) => format!("since:{year}"),
            Self::Other => "other".to_owned(),
        }
    }
}

impl Modality {
    /// The word used in reports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Forecast => "forecast",
            Self::Target => "target",
            Self::Potential => "potential",
            Self::Conditional => "conditional",
            Self::Denied => "denied",
        }
    }
}
