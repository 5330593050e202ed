//! The readings of an average over shorter times: "an average of 3 billion dollars a month".
//!
//! A claim does not carry which times are meant: every one that its months hold is tried. An average by day proves nothing,
//! for it may count working days; nor does one so far from the figure that other times must be meant.

use super::candidate::Candidate;
use super::cell::Cell;
use super::interval::share;
use super::levels;
use super::observe::{Observed, Shelf};
use super::{Policy, say};
use crate::claim::Claim;
use crate::period::Period;
use crate::quantity::Unit;
use rust_decimal::Decimal;

/// Every reading of an average that the months of a claim allow.
pub(super) fn readings<'a>(
    claim: &Claim,
    cells: &[Cell],
    unit: Unit,
    shelf: Shelf<'a>,
    policy: &Policy,
) -> Vec<Candidate<'a>> {
    let said = claim.quantity.figure.map(|figure| figure.value.abs());
    let mut found = Vec::new();
    for cell in cells {
        let whole = levels::at(shelf, cell, unit, policy);
        for whole in whole.into_iter().filter(|candidate| candidate.stated) {
            let means = shares(cell.period).into_iter();
            found.extend(means.filter_map(|share| average(&whole, share, said, policy)));
        }
    }
    found
}

/// The shorter times of some months, with how many there are.
fn shares(period: Period) -> Vec<(&'static str, i32)> {
    let months = period.len();
    let all = [
        ("month", months),
        ("quarter", if months % 3 == 0 { months / 3 } else { 1 }),
        ("year", if months % 12 == 0 { months / 12 } else { 1 }),
        ("day", days(period)),
    ];
    all.into_iter().filter(|(_, count)| *count > 1).collect()
}

/// Days of some months.
fn days(period: Period) -> i32 {
    let ends = super::observe::last_day(period.first().plus(-1))
        .zip(super::observe::last_day(period.last()));
    let days = ends.and_then(|(before, last)| before.until(last).ok());
    days.map_or(1, |span| span.get_days())
}

/// The mean of a sum over so many times; it proves something where the figure may be meant as that mean.
fn average<'a>(
    whole: &Candidate<'a>,
    (noun, count): (&str, i32),
    said: Option<Decimal>,
    policy: &Policy,
) -> Option<Candidate<'a>> {
    let parts = Decimal::from(count);
    let mut seen: Observed<'a> = whole.observed.clone();
    let sum = seen.words();
    seen.value = seen.value.checked_div(parts)?;
    seen.half = seen.half.checked_div(parts)?;
    seen.slop = Decimal::ZERO;
    seen.arithmetic = Some(format!(
        "{sum} / {count} {noun}s = {}",
        say::amount(seen.value, seen.unit)
    ));
    seen.parts = None;
    let size = seen.value.abs();
    let is_alike =
        said.is_some_and(|said| said <= size * Decimal::TWO && size <= said * Decimal::TWO);
    let near = share(size, policy.small_error_percent);
    let how = format!("{}, a {noun} on average", whole.how);
    let candidate = Candidate::level(seen, &whole.cell, how, policy).refuting(None);
    Some(candidate.differing((noun != "day" && is_alike).then_some(near)))
}

#[cfg(test)]
mod tests {
    use crate::claim::Coverage;
    use crate::verdict::sample::{CHINA_RUSSIA, book, judged, level, period};

    #[test]
    fn an_average_is_the_sum_over_its_times_and_a_daily_one_proves_nothing() {
        let cases = [
            ("12.7", "supported", "as_published"),
            ("12.9", "needs_context", "small_error"),
            ("15.2", "needs_context", "differs"),
            ("0.424", "supported", "as_published"),
            ("0.62", "unverifiable", "period_not_covered"),
        ];
        for (said, verdict, reason) in cases {
            let step = if said.len() > 4 { "0.001" } else { "0.1" };
            let mut claim = level(said, step);
            claim.coverage = Coverage::Average;
            let found = judged(&claim, &book(CHINA_RUSSIA), "");
            assert_eq!(
                (found.verdict.code(), found.reason.code()),
                (verdict, reason),
                "{said}"
            );
        }
    }

    #[test]
    fn the_days_of_one_month_are_counted() {
        let mut claim = level("0.376", "0.001");
        claim.coverage = Coverage::Average;
        claim.period.value = Some(period("2022-03", "2022-03"));
        let found = judged(&claim, &book(CHINA_RUSSIA), "");
        assert_eq!(found.verdict.code(), "supported", "{}", found.summary);
        let sum = "11.67 billion dollars / 31 days = 376.451613 million dollars";
        assert_eq!(found.evidence[0].arithmetic.as_deref(), Some(sum));
    }
}
