//! A calendar month.

use std::fmt;
use std::str::FromStr;

/// A calendar month, ordered by time.
///
/// # Example
///
/// ```
/// use weighbridge_core::period::Month;
///
/// let march: Month = "2022-03".parse().expect("a month");
/// assert_eq!(march.plus(-12).to_string(), "2021-03");
/// assert_eq!((march.year(), march.number()), (2022, 3));
/// assert!("2022-13".parse::<Month>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

/// A word that is not a month written `YYYY-MM`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a month; write it as `2022-03`")]
pub struct MonthError(pub String);

impl Month {
    /// The month `number` (1 to 12) of `year`, or `None` outside that.
    pub fn new(year: i16, number: i8) -> Option<Self> {
        ((1..=12).contains(&number) && (1000..=9999).contains(&year))
            .then(|| Self(i32::from(year) * 12 + i32::from(number) - 1))
    }

    /// The month of a day.
    pub fn of(date: jiff::civil::Date) -> Self {
        Self(i32::from(date.year()) * 12 + i32::from(date.month()) - 1)
    }

    /// Its year.
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Its number in the year, 1 to 12.
    pub const fn number(self) -> i32 {
        self.0.rem_euclid(12) + 1
    }

    /// The month `months` later (earlier where negative).
    #[must_use]
    pub const fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// How many months lie from `earlier` to this one.
    pub const fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

impl FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = text.split_once('-').and_then(|(year, month)| {
            if year.len() != 4 || month.len() != 2 {
                return None;
            }
            Self::new(year.parse().ok()?, month.parse().ok()?)
        });
        parsed.ok_or_else(|| MonthError(text.to_owned()))
    }
}
