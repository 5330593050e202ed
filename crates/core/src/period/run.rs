//! A run of whole months.

use super::Month;
use std::fmt;

/// A run of whole months: a month, a quarter, January to April, a year are all the same type.
///
/// # Example
///
/// ```
/// use weighbridge_core::period::{Month, Period};
///
/// let quarter = Period::quarter(2022, 1).expect("a quarter");
/// assert_eq!(quarter.to_string(), "2022-01..2022-03");
/// assert_eq!(quarter.year_earlier().to_string(), "2021-01..2021-03");
/// assert!(quarter.is_year_to_date() && quarter.len() == 3);
/// assert_eq!(quarter.months().last(), Month::new(2022, 3));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: Month,
    last: Month,
}

impl Period {
    /// From `first` to `last`, both included; `None` where `last` comes before `first`.
    pub fn new(first: Month, last: Month) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// One month.
    pub const fn month(month: Month) -> Self {
        Self {
            first: month,
            last: month,
        }
    }

    /// A calendar year.
    pub fn year(year: i16) -> Option<Self> {
        Self::new(Month::new(year, 1)?, Month::new(year, 12)?)
    }

    /// Quarter 1 to 4 of a calendar year.
    pub fn quarter(year: i16, number: i8) -> Option<Self> {
        (1..=4).contains(&number).then(|| {
            Month::new(year, number * 3 - 2).map(|m| Self {
                first: m,
                last: m.plus(2),
            })
        })?
    }

    /// Half 1 or 2 of a calendar year.
    pub fn half(year: i16, number: i8) -> Option<Self> {
        (1..=2).contains(&number).then(|| {
            Month::new(year, number * 6 - 5).map(|m| Self {
                first: m,
                last: m.plus(5),
            })
        })?
    }

    /// First month.
    pub const fn first(self) -> Month {
        self.first
    }

    /// Last month.
    pub const fn last(self) -> Month {
        self.last
    }

    /// How many months.
    #[expect(clippy::len_without_is_empty, reason = "a period is never empty")]
    pub const fn len(self) -> i32 {
        self.last.since(self.first) + 1
    }

    /// The same months `months` later (earlier where negative).
    #[must_use]
    pub const fn plus(self, months: i32) -> Self {
        Self {
            first: self.first.plus(months),
            last: self.last.plus(months),
        }
    }

    /// The same months a year earlier.
    #[must_use]
    pub const fn year_earlier(self) -> Self {
        self.plus(-12)
    }

    /// Does it start in January and end in the same year?
    pub const fn is_year_to_date(self) -> bool {
        self.first.number() == 1 && self.first.year() == self.last.year()
    }

    /// Its months, in order.
    pub fn months(self) -> impl Iterator<Item = Month> {
        (0..self.len()).map(move |n| self.first.plus(n))
    }

    /// Does `other` lie wholly inside?
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}..{}", self.first, self.last)
        }
    }
}
