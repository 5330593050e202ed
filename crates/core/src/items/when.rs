//! Periods as days: dates, months, quarters, years.

use super::{Item, Kind, Row};
use crate::lexicon::{Cue, What};
use crate::period::{Month, Period};
use crate::phrase::{Anchor, PeriodPhrase, When, YearSaid, anchor};
use crate::text::Span;
use jiff::civil::Date;

/// What periods are counted from: the day of publication, and the period named last.
pub(super) struct Clock {
    published: Option<Date>,
    spoken: Option<Period>,
}

impl Clock {
    pub(super) fn new(published: Option<Date>) -> Self {
        Self {
            published,
            spoken: None,
        }
    }

    /// The days that a phrase names.
    fn days(&mut self, when: When) -> Option<(Date, Date)> {
        let alone = matches!(when, When::Months { .. } | When::MonthsTo(..));
        let spoken = self.spoken.filter(|_| !alone || self.published.is_none());
        let from = Anchor {
            published: self.published,
            spoken,
            ..Anchor::default()
        };
        let period = anchor(when, &from)?.period;
        self.spoken = Some(period);
        Some((
            first_day(period.first())?,
            first_day(period.last().plus(1))?,
        ))
    }

    /// The year of a day: as said, else that which brings it nearest before the publication.
    fn year(&self, said: Option<i16>, month: i8, day: i8) -> Option<i16> {
        if said.is_some() {
            return said;
        }
        let published = self.published?;
        let this = Date::new(published.year(), month, day).ok()?;
        let ahead = this.since(published).ok()?.get_days() > 60;
        Some(published.year() - i16::from(ahead))
    }
}

fn first_day(month: Month) -> Option<Date> {
    let year = i16::try_from(month.year()).ok()?;
    Date::new(year, i8::try_from(month.number()).ok()?, 1).ok()
}

/// The days from one to another, both included.
fn between(first: Date, last: Date) -> Option<(Date, Date)> {
    let after = last.tomorrow().ok()?;
    (first < after).then_some((first, after))
}

impl Row<'_> {
    /// The item of a phrase.
    pub(super) fn period(&self, phrase: &PeriodPhrase, clock: &mut Clock) -> Item {
        let leads = |at: &usize| {
            matches!(
                self.cue(*at),
                Some(Cue::In | Cue::To | Cue::From | Cue::Until)
            )
        };
        let first = phrase.marks.clone().find(|at| !leads(at));
        let start = first.map_or(phrase.span.start, |at| self.marks[at].span.start);
        let mut item = Item::new(Span::new(start, phrase.span.end), Kind::Period);
        let days = match phrase.when {
            When::Day | When::Months { days: true, .. } => self.days_of(phrase, clock),
            _ => None,
        };
        item.days = days.or_else(|| clock.days(phrase.when));
        item
    }

    /// The days whose numbers stand among the marks of a phrase.
    fn days_of(&self, phrase: &PeriodPhrase, clock: &Clock) -> Option<(Date, Date)> {
        let (mut days, mut month, mut year) = (Vec::new(), None, None);
        for at in phrase.marks.clone() {
            match (self.marks[at].what, self.cue(at)) {
                (What::Number, _) => {
                    let number: i16 = self.written(at).parse().ok()?;
                    if self.written(at).len() == 4 {
                        year = Some(number);
                    } else {
                        days.push(i8::try_from(number).ok()?);
                    }
                }
                (_, Some(Cue::Month(number))) => month = month.or(Some(*number)),
                _ => {}
            }
        }
        if let When::Months { year: said, .. } = phrase.when {
            year = year.or(match (said, clock.published) {
                (YearSaid::Said(year), _) => Some(year),
                (YearSaid::This, Some(day)) => Some(day.year()),
                (YearSaid::Last, Some(day)) => Some(day.year() - 1),
                _ => None,
            });
        }
        let (first, last, month) = match (days.as_slice(), month) {
            ([first], Some(month)) => (*first, *first, month),
            ([first, last], Some(month)) => (*first, *last, month),
            ([first, month], None) => (*first, *first, *month),
            _ => return None,
        };
        let year = clock.year(year, month, last)?;
        between(
            Date::new(year, month, first).ok()?,
            Date::new(year, month, last).ok()?,
        )
    }

    /// Dates in digits alone ("2022-04-19", "19.04.2022"); takes their marks. Times of day are taken too, and are nothing.
    pub(super) fn numeric_dates(&self, taken: &mut [bool]) -> Vec<Item> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.marks.len() {
            let Some((end, days)) = self.numeric_date(at) else {
                at += 1;
                continue;
            };
            taken[at..end].fill(true);
            if let Some(days) = days {
                let span = Span::new(self.marks[at].span.start, self.marks[end - 1].span.end);
                let mut item = Item::new(span, Kind::Period);
                item.days = days;
                found.push(item);
            }
            at = end;
        }
        found
    }

    /// The mark behind a date or time that begins here, and the days of a date.
    #[expect(
        clippy::type_complexity,
        reason = "no time, a date, a date that cannot be told"
    )]
    fn numeric_date(&self, at: usize) -> Option<(usize, Option<Option<(Date, Date)>>)> {
        if !self.is_number(at) {
            return None;
        }
        let dotted: Vec<&str> = self.written(at).split('.').collect();
        if dotted.len() == 3 && dotted[2].len() == 4 {
            return Some((at + 1, Some(date(&dotted, true))));
        }
        let clock = self.sign(at + 1) == Some(':') && self.glued(at + 1) && self.glued(at + 2);
        if clock && self.is_number(at + 2) && self.written(at + 2).len() == 2 {
            return Some((at + 3, None));
        }
        let sign = self.sign(at + 1).filter(|c| matches!(c, '-' | '/'))?;
        let same = self.sign(at + 3) == Some(sign);
        let whole = (1..5).all(|next| self.glued(at + next)) && self.is_number(at + 2);
        if !(same && whole && self.is_number(at + 4)) {
            return None;
        }
        let parts = [self.written(at), self.written(at + 2), self.written(at + 4)];
        let shaped = parts[0].len() == 4 && parts[2].len() == 2
            || parts[2].len() == 4 && parts[0].len() <= 2;
        shaped.then(|| (at + 5, Some(date(&parts, false))))
    }
}

/// The day of three numbers: year first or last; where day and month could be either, none, unless the day is known to be
/// first.
fn date(parts: &[&str], day_first: bool) -> Option<(Date, Date)> {
    let number = |at: usize| parts.get(at)?.parse::<i16>().ok();
    let small = |at: usize| i8::try_from(number(at)?).ok();
    let day = if parts.first()?.len() == 4 {
        Date::new(number(0)?, small(1)?, small(2)?).ok()?
    } else if day_first || small(0)? > 12 {
        Date::new(number(2)?, small(1)?, small(0)?).ok()?
    } else if small(1)? > 12 {
        Date::new(number(2)?, small(0)?, small(1)?).ok()?
    } else {
        return None;
    };
    between(day, day)
}
