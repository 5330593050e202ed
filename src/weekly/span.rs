//! The days that a report is about: a week of the calendar, or any run of whole days.

use crate::ledger::Week;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use std::fmt;

/// Days of a week.
const WEEK: i32 = 7;

/// A run of whole days, in UTC; mostly a week from Monday to Sunday.
///
/// # Example
///
/// ```
/// use weighbridge::ledger::{Week, WeekError};
/// use weighbridge::weekly::Span;
///
/// let span = Span::of("2026-W47".parse()?);
/// assert_eq!((span.to_string(), span.len()), ("2026-W47".to_owned(), 7));
/// assert_eq!(span.earlier(1).to_string(), "2026-W46");
/// # Ok::<(), WeekError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    first: Date,
    last: Date,
}

/// A last day before the first.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{last} comes before {first}; give the earlier day first")]
pub struct SpanError {
    first: Date,
    last: Date,
}

impl Span {
    /// From `first` to `last`, both included.
    ///
    /// # Errors
    ///
    /// - [`SpanError`] where `last` comes before `first`.
    pub fn new(first: Date, last: Date) -> Result<Self, SpanError> {
        if last < first {
            return Err(SpanError { first, last });
        }
        Ok(Self { first, last })
    }

    /// A week of the calendar.
    pub fn of(week: Week) -> Self {
        Self {
            first: week.first(),
            last: week.last(),
        }
    }

    /// The last whole week before a day.
    ///
    /// # Example
    ///
    /// ```
    /// use jiff::civil::date;
    /// use weighbridge::weekly::Span;
    ///
    /// assert_eq!(Span::last_full_week(date(2026, 11, 22)).to_string(), "2026-W46");
    /// assert_eq!(Span::last_full_week(date(2026, 11, 23)).to_string(), "2026-W47");
    /// ```
    pub fn last_full_week(today: Date) -> Self {
        Self::of(Week::of(today).plus(-1))
    }

    /// First day.
    pub const fn first(self) -> Date {
        self.first
    }

    /// Last day.
    pub const fn last(self) -> Date {
        self.last
    }

    /// How many days.
    #[expect(clippy::len_without_is_empty, reason = "a span is never empty")]
    pub fn len(self) -> i32 {
        (self.last - self.first).get_days() + 1
    }

    /// The span of as many days, `times` times its length earlier.
    #[must_use]
    pub fn earlier(self, times: i32) -> Self {
        let back = (self.len().saturating_mul(times)).days();
        Self {
            first: self.first.saturating_sub(back),
            last: self.last.saturating_sub(back),
        }
    }

    /// The same span, begun `weeks` weeks earlier.
    #[must_use]
    pub fn reaching_back(self, weeks: u16) -> Self {
        Self {
            first: self.first.saturating_sub((WEEK * i32::from(weeks)).days()),
            last: self.last,
        }
    }

    /// The weeks of the calendar that it touches.
    pub fn weeks(self) -> impl Iterator<Item = Week> {
        let last = Week::of(self.last);
        let weeks = (0..).map(move |n| Week::of(self.first).plus(n));
        weeks.take_while(move |week| *week <= last)
    }

    /// Does a day lie in it?
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// Its days, in order.
    pub fn days(self) -> impl Iterator<Item = Date> {
        self.first
            .series(1.day())
            .take_while(move |day| *day <= self.last)
    }

    /// Is it one week of the calendar?
    pub fn is_week(self) -> bool {
        self.first.weekday() == Weekday::Monday && self.len() == WEEK
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_week() {
            Week::of(self.first).fmt(f)
        } else {
            write!(f, "{}..{}", self.first, self.last)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Span;
    use jiff::civil::date;

    #[test]
    fn spans_of_other_lengths_go_back_by_their_own() {
        let span = Span::new(date(2026, 11, 1), date(2026, 11, 10)).expect("a span");
        assert_eq!(span.to_string(), "2026-11-01..2026-11-10");
        assert_eq!(span.earlier(1).to_string(), "2026-10-22..2026-10-31");
        assert_eq!(span.days().count(), 10);
        assert!(Span::new(date(2026, 11, 2), date(2026, 11, 1)).is_err());
    }
}
