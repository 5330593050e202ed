//! When an observation came out, as far as its papers tell.

use super::Observation;
use crate::period::Month;
use jiff::ToSpan;
use jiff::civil::Date;

/// Days after the end of a period by which its figures can be taken to be out, where no page shows its date.
const USUAL_DELAY: i64 = 60;

impl Observation {
    /// The day it was issued: the first of its vintage's month, else the day of publication.
    pub fn issued(&self) -> Option<Date> {
        let tag = self.vintage.as_deref().and_then(|tag| tag.get(..7));
        let month = tag.and_then(|tag| tag.parse::<Month>().ok());
        month.and_then(first_day).or(self.published)
    }

    /// Was it out on a day? Without papers it counts as out two months after its period.
    pub fn was_out(&self, day: Date) -> bool {
        if let Some(issued) = self.published.or_else(|| self.issued()) {
            return issued <= day;
        }
        first_day(self.period.last())
            .map(Date::last_of_month)
            .and_then(|end| end.checked_add(USUAL_DELAY.days()).ok())
            .is_some_and(|usual| usual <= day)
    }
}

/// The first day of a month.
fn first_day(month: Month) -> Option<Date> {
    let year = i16::try_from(month.year()).ok()?;
    Date::new(year, i8::try_from(month.number()).ok()?, 1).ok()
}
