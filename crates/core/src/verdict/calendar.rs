//! When an agency's next figure is out, told from when its earlier ones were.

use super::cell::Cell;
use super::observe::{Shelf, last_day};
use crate::fact::{Observation, Status};
use crate::lexicon::english;
use jiff::ToSpan;

/// Fewest earlier figures from which a calendar is told.
const FEWEST: usize = 3;
/// Days after its months by which a first figure is out; later dates are those of stories that quoted it.
const LATEST: i32 = 100;

/// "Figures of China's customs (GACC) came out from 7 days after their months on: expected from 7 May 2022.", where the
/// days of enough earlier figures of the series are known.
pub(super) fn expected(shelf: Shelf<'_>, cell: &Cell) -> Option<String> {
    let own = shelf.page(&cell.series);
    let mut first: Vec<(i32, &Observation)> = own
        .filter(|seen| seen.status == Status::First && seen.vintage.is_none())
        .filter(|seen| seen.period.last() < cell.period.last())
        .filter_map(|seen| Some((delay(seen)?, seen)))
        .collect();
    first.sort_by_key(|(days, seen)| (*days, seen.period));
    first.dedup_by_key(|(_, seen)| seen.period.last());
    let (days, seen) = first.get(first.len() / 4)?;
    if first.len() < FEWEST {
        return None;
    }
    let due = last_day(cell.period.last())?
        .checked_add(days.days())
        .ok()?;
    Some(format!(
        "Figures of {} came out some {days} days after their months: expected about {}.",
        english::agency(&seen.source),
        english::day(due)
    ))
}

/// Days from the end of its months to the day a figure was out.
fn delay(seen: &Observation) -> Option<i32> {
    let end = last_day(seen.period.last())?;
    let days = end.until(seen.published?).ok()?.get_days();
    (0..=LATEST).contains(&days).then_some(days)
}

#[cfg(test)]
mod tests {
    use crate::verdict::sample::{CHINA_RUSSIA, book, judged, level, period};

    #[test]
    fn a_figure_that_is_not_out_is_expected_when_earlier_ones_were() {
        let mut claim = level("13", "1");
        claim.period.value = Some(period("2022-04", "2022-04"));
        let found = judged(&claim, &book(CHINA_RUSSIA), "");
        assert_eq!(found.reason.code(), "not_yet_published");
        let said = "Figures of China's customs (GACC) came out some 7 days after their months: expected about 7 May 2022.";
        assert!(found.summary.ends_with(said), "{}", found.summary);
        let one = CHINA_RUSSIA.lines().next().expect("a row");
        let found = judged(&claim, &book(one), "");
        assert!(!found.summary.contains("expected"), "{}", found.summary);
    }
}
