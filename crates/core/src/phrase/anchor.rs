//! From what a phrase names to whole months, counted from the publication date or the period spoken of.

use super::period::{When, YearSaid};
use crate::claim::Area;
use crate::lexicon::Relative;
use crate::period::{Month, Period};
use jiff::civil::Date;

/// What a relative phrase is counted from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Anchor<'a> {
    /// Publication date of the draft, where known.
    pub published: Option<Date>,
    /// The period spoken of, where there is one.
    pub spoken: Option<Period>,
    /// The last month that the story's figures are known to reach.
    pub reported: Option<Month>,
    /// Whose statistics, for the months of a fiscal year.
    pub reporter: Option<&'a Area>,
}

/// A period, and how the months were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchored {
    /// The months.
    pub period: Period,
    /// Was the publication date needed?
    pub relative: bool,
    /// The rule that was used.
    pub rule: &'static str,
}

/// The months that a phrase names; `None` where that needs a date or period that is not known.
///
/// # Example
///
/// ```
/// use jiff::civil::date;
/// use weighbridge_core::phrase::{Anchor, When, YearSaid, anchor};
///
/// let march = When::Months { first: 3, last: 3, year: YearSaid::Unsaid, days: false };
/// let printed = Anchor { published: Some(date(2022, 4, 19)), ..Anchor::default() };
/// assert_eq!(anchor(march, &printed).map(|found| found.period.to_string()).as_deref(), Some("2022-03"));
/// assert_eq!(anchor(march, &Anchor::default()), None);
/// ```
pub fn anchor(when: When, from: &Anchor<'_>) -> Option<Anchored> {
    match when {
        When::Months {
            first,
            last,
            year,
            days,
        } => months(first, last, year, days, from),
        When::Year(year) => Some(Anchored {
            period: from
                .published
                .and_then(|day| so_far(year, day))
                .or_else(|| Period::year(year))?,
            relative: false,
            rule: "year-in-digits",
        }),
        When::Years(first, last) => Some(Anchored {
            period: Period::new(Month::new(first, 1)?, Month::new(last, 12)?)?,
            relative: false,
            rule: "years-in-digits",
        }),
        When::YearsOn(years) => {
            let from_day = || from.published.and_then(|day| Period::year(day.year()));
            let period = from.spoken.or_else(from_day)?.plus(12 * i32::from(years));
            Some(Anchored {
                period,
                relative: from.published.is_some(),
                rule: "years-from-the-period-spoken-of",
            })
        }
        When::FiscalYear(year) => {
            let first = Month::new(year, fiscal_start(from.reporter))?;
            Some(Anchored {
                period: Period::new(first, over_by(first, 0, from))?,
                relative: false,
                rule: "fiscal-year",
            })
        }
        When::FiscalSoFar(year) => {
            let first = Month::new(year, fiscal_start(from.reporter))?;
            Some(Anchored {
                period: Period::new(first, over_by(first, COUNTED_UP_TO, from))?,
                relative: from.published.is_some(),
                rule: "fiscal-year-to-date",
            })
        }
        When::FiscalPart(year, before, count) => {
            let first = Month::new(year, fiscal_start(from.reporter))?.plus(i32::from(before));
            Some(Anchored {
                period: Period::new(first, first.plus(i32::from(count) - 1))?,
                relative: false,
                rule: "part-of-a-fiscal-year",
            })
        }
        When::SameIn(year) => same_in(year, from),
        When::Relative(relative) => relative_to(relative, from),
        When::Run((from_year, from_month), (to_year, to_month)) => Some(Anchored {
            period: Period::new(
                Month::new(from_year, from_month)?,
                Month::new(to_year, to_month)?,
            )?,
            relative: false,
            rule: "from-month-to-month",
        }),
        When::LastMonths(count) => {
            let before = || Some(Month::of(from.published?).plus(-1));
            let end = from.spoken.map(Period::last).or_else(before)?;
            Some(Anchored {
                period: Period::new(end.plus(1 - i32::from(count)), end)?,
                relative: from.published.is_some(),
                rule: "months-up-to-the-one-spoken-of",
            })
        }
        When::MonthsTo(count, month, year) => months_to(count, month, year, from),
        When::MonthsFrom(month, count, year) => months_from(month, count, year, from),
        When::Day => None,
    }
}

/// First month of a year that is named by two, by reporter: April in India and Japan, October in the United States and for the
/// crops of the cocoa and coffee countries, September for those of Turkey, else July, as in Australia and for most harvests. India's where nothing tells.
fn fiscal_start(reporter: Option<&Area>) -> i8 {
    match reporter.map(Area::code) {
        None | Some("IND" | "JPN" | "GBR" | "CAN" | "HKG" | "SGP" | "ZAF" | "MMR" | "BWA") => 4,
        Some(
            "USA" | "THA" | "CIV" | "GHA" | "CMR" | "VNM" | "COL" | "HTI" | "HND" | "GTM" | "NIC"
            | "SLV" | "CRI" | "MEX",
        ) => 10,
        // Hazelnuts and raisins.
        Some("TUR") => 9,
        Some(_) => 7,
    }
}

/// From which day of a month on "since the season began" counts some of that month's days.
const COUNTED_UP_TO: i8 = 8;

/// The last month of a fiscal year that was over on the day, since nobody has counted later ones; the month that runs is taken in
/// from one of its days on, where that is not 0.
fn over_by(first: Month, runs: i8, from: &Anchor<'_>) -> Month {
    let last = first.plus(11);
    let known = from.published.map(|day| {
        let counts = runs > 0 && day.day() >= runs;
        Month::of(day).plus(if counts { 0 } else { -1 })
    });
    known
        .filter(|known| (first..=last).contains(known))
        .unwrap_or(last)
}

/// The first month of the fiscal year that a day lies in.
fn fiscal_first(reporter: Option<&Area>, day: Date) -> Option<Month> {
    let start = fiscal_start(reporter);
    let year = if day.month() < start {
        day.year() - 1
    } else {
        day.year()
    };
    Month::new(year, start)
}

fn months(first: i8, last: i8, year: YearSaid, days: bool, from: &Anchor<'_>) -> Option<Anchored> {
    let run = |year: i16| {
        let start = Month::new(year, first)?;
        let end = Month::new(if last < first { year + 1 } else { year }, last)?;
        Period::new(start, end)
    };
    let stated = match year {
        YearSaid::Said(year) => Some((run(year)?, false, "year-in-digits")),
        YearSaid::This => from
            .published
            .and_then(|day| run(day.year()))
            .map(|run| (run, true, "year-of-publication")),
        YearSaid::Last => from
            .published
            .and_then(|day| run(day.year() - 1))
            .map(|run| (run, true, "year-before-publication")),
        YearSaid::BeforeLast => from
            .published
            .and_then(|day| run(day.year() - 2))
            .map(|run| (run, true, "two-years-before-publication")),
        YearSaid::Before => from
            .spoken
            .map(|spoken| spoken.last().year() - 1)
            .or_else(|| from.published.map(|day| i32::from(day.year()) - 1))
            .and_then(|year| run(i16::try_from(year).ok()?))
            .map(|run| {
                (
                    run,
                    from.published.is_some(),
                    "year-before-the-one-spoken-of",
                )
            }),
        YearSaid::Unsaid => nearest(run, days, from),
    };
    stated.map(|(period, relative, rule)| Anchored {
        period,
        relative,
        rule,
    })
}

/// "the same period of 2021", "the same months this year".
fn same_in(year: YearSaid, from: &Anchor<'_>) -> Option<Anchored> {
    let spoken = from.spoken?;
    let year = match year {
        YearSaid::Said(year) => i32::from(year),
        YearSaid::This => i32::from(from.published?.year()),
        YearSaid::Last => i32::from(from.published?.year()) - 1,
        YearSaid::BeforeLast => i32::from(from.published?.year()) - 2,
        YearSaid::Before => spoken.last().year() - 1,
        YearSaid::Unsaid => spoken.last().year(),
    };
    Some(Anchored {
        period: spoken.plus(12 * (year - spoken.last().year())),
        relative: false,
        rule: "same-months-of-a-year",
    })
}

/// "the 12 months to June": so many months, the last of them named.
fn months_to(count: i8, month: i8, year: YearSaid, from: &Anchor<'_>) -> Option<Anchored> {
    let last = months(month, month, year, false, from)?;
    let end = last.period.last();
    Some(Anchored {
        period: Period::new(end.plus(1 - i32::from(count)), end)?,
        relative: last.relative,
        rule: "months-up-to-one",
    })
}

/// "the first five months of the season that began in September", "since the season began in September": so many months from one
/// that is named, or all of them up to the last one spoken of.
fn months_from(
    month: i8,
    count: Option<i8>,
    year: YearSaid,
    from: &Anchor<'_>,
) -> Option<Anchored> {
    let over = || Some(Month::of(from.published?).plus(-1));
    let end = from.spoken.map(Period::last).or_else(over);
    let length = i32::from(count.unwrap_or(1));
    let first = match year {
        YearSaid::Unsaid => {
            let last = i16::try_from(end?.year()).ok()?;
            let begun = |year: i16| {
                let first = Month::new(year, month)?;
                (first.plus(length - 1) <= end?).then_some(first)
            };
            [last, last - 1].into_iter().find_map(begun)?
        }
        _ => months(month, month, year, false, from)?.period.first(),
    };
    let last = match count {
        Some(_) => first.plus(length - 1),
        None => end?,
    };
    Some(Anchored {
        period: Period::new(first, last)?,
        relative: from.published.is_some(),
        rule: "months-from-one",
    })
}

/// The year of a run of months that names none: that of the period spoken of, else the latest that was over on the day.
fn nearest(
    run: impl Fn(i16) -> Option<Period>,
    days: bool,
    from: &Anchor<'_>,
) -> Option<(Period, bool, &'static str)> {
    if let Some(spoken) = from.spoken {
        let year = i16::try_from(spoken.last().year()).ok()?;
        let distance = |run: &Period| (run.last().since(spoken.last()).abs(), run.last());
        // "December's were 2 million, while those of May were 478": no May that is still to come.
        let day = from.published.map(Month::of);
        let over = |run: &Period| day.is_none_or(|day| run.last() <= day.max(spoken.last()));
        let runs = || [year - 1, year, year + 1].into_iter().filter_map(&run);
        let near = runs().filter(over).min_by_key(distance);
        let near = near.or_else(|| runs().min_by_key(distance))?;
        return Some((
            near,
            from.published.is_some(),
            "year-of-the-period-spoken-of",
        ));
    }
    let day = from.published?;
    let known = Month::of(day).plus(if days || day.day() >= 25 { 0 } else { -1 });
    let known = from.reported.map_or(known, |month| month.max(known));
    let latest = [day.year(), day.year() - 1]
        .into_iter()
        .filter_map(run)
        .find(|run| run.last() <= known)?;
    Some((latest, true, "latest-past"))
}

fn relative_to(relative: Relative, from: &Anchor<'_>) -> Option<Anchored> {
    let day = from.published;
    let month = day.map(Month::of);
    let from_day = |period: Option<Period>, rule| {
        period.map(|period| Anchored {
            period,
            relative: true,
            rule,
        })
    };
    let from_spoken = |period: Option<Period>, rule| {
        period.map(|period| Anchored {
            period,
            relative: day.is_some(),
            rule,
        })
    };
    match relative {
        Relative::ThisYear => from_day(day.and_then(to_date), "year-to-date"),
        Relative::YearToDate => from_day(
            day.and_then(|day| up_to_spoken(day, from.spoken)),
            "year-to-date",
        ),
        Relative::LastYear => from_day(
            day.and_then(|day| Period::year(day.year() - 1)),
            "year-before-publication",
        ),
        Relative::YearBeforeLast => from_day(
            day.and_then(|day| Period::year(day.year() - 2)),
            "two-years-before-publication",
        ),
        Relative::ThisMonth => from_day(month.map(Period::month), "month-of-publication"),
        Relative::LastMonth => from_day(
            month.map(|m| Period::month(m.plus(-1))),
            "month-before-publication",
        ),
        Relative::ThisQuarter => from_day(month.and_then(quarter_of), "quarter-of-publication"),
        Relative::LastQuarter => from_day(
            month.and_then(|m| quarter_of(m.plus(-3))),
            "quarter-before-publication",
        ),
        Relative::YearEarlier | Relative::YearBefore => {
            from_spoken(from.spoken.map(Period::year_earlier), "year-earlier")
        }
        Relative::YearAfter => from_spoken(from.spoken.map(|spoken| spoken.plus(12)), "year-later"),
        Relative::MonthEarlier => from_spoken(
            from.spoken
                .map(|spoken| Period::month(spoken.last().plus(-1))),
            "month-earlier",
        ),
        Relative::QuarterEarlier => {
            from_spoken(from.spoken.map(|spoken| spoken.plus(-3)), "quarter-earlier")
        }
        Relative::Same => from_spoken(from.spoken, "the-period-spoken-of"),
        Relative::SpokenMonth => from_spoken(part_so_far(1, from), "month-of-the-period-spoken-of"),
        Relative::SpokenQuarter => {
            from_spoken(part_so_far(3, from), "quarter-of-the-period-spoken-of")
        }
        Relative::SpokenHalf => from_spoken(part_so_far(6, from), "half-of-the-period-spoken-of"),
        // A fiscal year is one as well.
        Relative::SpokenYear => from_spoken(
            (from.spoken.filter(|spoken| spoken.len() == 12)).or_else(|| part_so_far(12, from)),
            "year-of-the-period-spoken-of",
        ),
        Relative::ThisFiscal => from_day(
            day.and_then(|day| {
                let first = fiscal_first(from.reporter, day)?;
                let last = Month::of(day).plus(-1);
                Period::new(first, if last < first { first.plus(11) } else { last })
            }),
            "fiscal-year-to-date",
        ),
        Relative::LastFiscal => from_day(
            day.and_then(|day| {
                let first = fiscal_first(from.reporter, day)?.plus(-12);
                Period::new(first, first.plus(11))
            }),
            "fiscal-year-before",
        ),
    }
}

/// The part of the year, so many months long, that the period spoken of ends in, up to its last month; the last part over on the day
/// where nothing is spoken of.
fn part_so_far(months: i32, from: &Anchor<'_>) -> Option<Period> {
    let over = || {
        let month = Month::of(from.published?);
        Some(month.plus(-1 - (month.number() - 1).rem_euclid(months)))
    };
    let last = from.spoken.map(Period::last).or_else(over)?;
    Period::new(last.plus(-(last.number() - 1).rem_euclid(months)), last)
}

/// From January to the last month that was over on the day; in January the whole year before.
fn to_date(day: Date) -> Option<Period> {
    let last = Month::of(day).plus(-1);
    let year = i16::try_from(last.year()).ok()?;
    Period::new(Month::new(year, 1)?, last)
}

/// The same up to the last month spoken of, where that lies in the same year: a report goes as far as its figures, be it into the
/// month of publication ("in the second week of June …, this year so far …").
fn up_to_spoken(day: Date, spoken: Option<Period>) -> Option<Period> {
    let whole = to_date(day)?;
    let end = if day.month() > 1 {
        Month::of(day)
    } else {
        whole.last()
    };
    let last = spoken.map(Period::last);
    let reported = last.filter(|last| (whole.first()..=end).contains(last));
    Period::new(whole.first(), reported.unwrap_or(whole.last()))
}

/// The months of the year of publication that were over on the day; none in January, none in December, when papers look back on
/// the whole year, and none for another year.
fn so_far(year: i16, day: Date) -> Option<Period> {
    (day.year() == year && (2..12).contains(&day.month()))
        .then(|| to_date(day))
        .flatten()
}

fn quarter_of(month: Month) -> Option<Period> {
    Period::quarter(
        i16::try_from(month.year()).ok()?,
        i8::try_from((month.number() + 2) / 3).ok()?,
    )
}
