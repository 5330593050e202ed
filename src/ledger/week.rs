//! Weeks as ISO 8601 counts them: from Monday to Sunday, named by year and number.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use std::fmt;
use std::str::FromStr;

/// A week of the calendar, ordered by time.
///
/// # Example
///
/// ```
/// use jiff::civil::date;
/// use weighbridge::ledger::Week;
///
/// let week = Week::of(date(2026, 11, 19));
/// assert_eq!(week.to_string(), "2026-W47");
/// assert_eq!((week.first(), week.last()), (date(2026, 11, 16), date(2026, 11, 22)));
/// assert_eq!(week.plus(-47).to_string(), "2025-W52");
/// assert_eq!("2026-W47".parse(), Ok(week));
/// assert!("2026-W54".parse::<Week>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week(Date);

/// A word that is not a week written `YYYY-Www`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a week; write it as `2026-W47`")]
pub struct WeekError(pub String);

impl Week {
    /// The week that a day lies in.
    pub fn of(day: Date) -> Self {
        let monday = ISOWeekDate::new(
            day.iso_week_date().year(),
            day.iso_week_date().week(),
            Weekday::Monday,
        );
        Self(monday.map_or(day, ISOWeekDate::date))
    }

    /// The week that a moment lies in, counted in UTC.
    pub fn at(moment: jiff::Timestamp) -> Self {
        Self::of(day_of(moment))
    }

    /// Its Monday.
    pub const fn first(self) -> Date {
        self.0
    }

    /// Its Sunday.
    pub fn last(self) -> Date {
        self.0.saturating_add(jiff::Span::new().days(6))
    }

    /// The week `weeks` later (earlier where negative).
    #[must_use]
    pub fn plus(self, weeks: i32) -> Self {
        Self::of(self.0.saturating_add(jiff::Span::new().weeks(weeks)))
    }

    /// Does the day lie in it?
    pub fn contains(self, day: Date) -> bool {
        Self::of(day) == self
    }
}

/// The day of a moment, in UTC.
pub(crate) fn day_of(moment: jiff::Timestamp) -> Date {
    moment.to_zoned(jiff::tz::TimeZone::UTC).date()
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let week = self.0.iso_week_date();
        write!(f, "{:04}-W{:02}", week.year(), week.week())
    }
}

impl FromStr for Week {
    type Err = WeekError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = text.split_once("-W").and_then(|(year, week)| {
            if year.len() != 4 || week.len() != 2 {
                return None;
            }
            let (year, week) = (year.parse().ok()?, week.parse().ok()?);
            let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?;
            Some(Self(monday.date()))
        });
        parsed.ok_or_else(|| WeekError(text.to_owned()))
    }
}
