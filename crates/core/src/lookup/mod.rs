//! What is known of one figure: its value by source and vintage, the year before, growth, and the arithmetic of it all.

mod amount;
mod ask;
mod restated;

use crate::fact::{Book, Measure, Observation};
use crate::period::Period;
use crate::quantity::Unit;
pub use amount::Amount;
pub use ask::{Ask, AskError, period};
pub use restated::Restated;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most periods of a chart.
const MOST_POINTS: i32 = 9;

/// What is known of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// What was asked.
    pub ask: Ask,
    /// What each source says in each unit and vintage; the ones with the figure itself, in order of unit, source, vintage.
    pub lines: Vec<Line<'a>>,
    /// Where no source has the figure: what is known of parts of its months, by source.
    pub near: Vec<(Arc<str>, Period)>,
}

/// What one source says in one unit and vintage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    /// The agency.
    pub source: Arc<str>,
    /// The unit.
    pub unit: Unit,
    /// Name of the vintage; `None`: as printed on the day.
    pub vintage: Option<Arc<str>>,
    /// Seasonally adjusted?
    pub adjusted: bool,
    /// The figure.
    pub amount: Amount<'a>,
    /// The same figure as the source printed it on other days, with other digits.
    pub other_days: Vec<&'a Observation>,
    /// The figure as the source counted from it a year later.
    pub restated: Option<Restated<'a>>,
    /// The year before, in the same vintage.
    pub before: Option<Amount<'a>>,
    /// The year before as the source counted from it.
    pub before_restated: Option<Restated<'a>>,
    /// Growth as it follows from the two, in percent.
    pub growth: Option<Decimal>,
    /// Growth that the source printed for amounts in this unit, finest first.
    pub printed: Vec<&'a Observation>,
    /// The figures of earlier periods of the same length, oldest first, the asked one last.
    pub chart: Vec<(Period, Decimal)>,
}

/// The observations of one source in one unit and vintage.
type Shelf<'a> = Vec<&'a Observation>;

/// What a book says to a question.
///
/// # Example
///
/// ```
/// use weighbridge_core::fact::Book;
/// use weighbridge_core::lookup::{Ask, look_up};
///
/// let ask = Ask::new("CHN", "RUS", "total", "TOTAL", "2022-Q1").expect("a question");
/// assert!(look_up(&Book::default(), &ask).lines.is_empty());
/// ```
pub fn look_up<'a>(book: &'a Book, ask: &Ask) -> Sheet<'a> {
    let known = book
        .page(&ask.series())
        .iter()
        .filter(|seen| !seen.doubtful && ask.as_of.is_none_or(|day| seen.was_out(day)));
    let (levels, growths): (Shelf<'a>, Shelf<'a>) =
        known.partition(|seen| seen.measure == Measure::Value);
    let mut shelves: BTreeMap<_, Shelf<'a>> = BTreeMap::new();
    for seen in levels {
        let key = (
            seen.unit,
            seen.source.clone(),
            seen.vintage.clone(),
            seen.adjusted,
        );
        shelves.entry(key).or_default().push(seen);
    }
    let lines = shelves
        .into_iter()
        .filter_map(|((unit, source, vintage, adjusted), shelf)| {
            if ask.unit.is_some_and(|wanted| wanted != unit) {
                return None;
            }
            let amount = amount::of(&shelf, ask.flow, ask.period)?;
            let before = amount::of(&shelf, ask.flow, ask.period.year_earlier());
            let own = of_shelf(&growths, unit, &source, vintage.as_ref());
            let later = |amount: &Amount<'a>, period| {
                restated::of(&shelf, &own, (ask.flow, period), amount.value, amount.half)
            };
            Some(Line {
                restated: later(&amount, ask.period),
                before_restated: before
                    .as_ref()
                    .and_then(|before| later(before, ask.period.year_earlier())),
                other_days: other_days(&shelf, ask, &amount),
                growth: before.as_ref().and_then(|before| growth(&amount, before)),
                printed: printed(&own, ask),
                chart: chart(&shelf, ask, &amount),
                source,
                unit,
                vintage,
                adjusted,
                amount,
                before,
            })
        });
    let lines: Vec<Line<'a>> = lines.collect();
    Sheet {
        ask: ask.clone(),
        near: if lines.is_empty() {
            near(book, ask)
        } else {
            Vec::new()
        },
        lines,
    }
}

/// The parts of the asked months that a source has, each once.
fn near(book: &Book, ask: &Ask) -> Vec<(Arc<str>, Period)> {
    let inside =
        |period: Period| period.first() >= ask.period.first() && period.last() <= ask.period.last();
    let mut found: Vec<(Arc<str>, Period)> = book
        .page(&ask.series())
        .iter()
        .filter(|seen| seen.measure == Measure::Value && seen.flow == ask.flow)
        .filter(|seen| !seen.doubtful && inside(seen.period))
        .map(|seen| (seen.source.clone(), seen.period))
        .collect();
    found.sort();
    found.dedup();
    found
}

/// What the source printed for the same months on other days, where it is another number.
fn other_days<'a>(shelf: &Shelf<'a>, ask: &Ask, amount: &Amount<'a>) -> Vec<&'a Observation> {
    let mut found: Vec<&Observation> = shelf
        .iter()
        .filter(|seen| (seen.flow, seen.period) == (ask.flow, ask.period))
        .filter(|seen| amount.arithmetic.is_none() && seen.value != amount.value)
        .copied()
        .collect();
    found.sort_by_key(|seen| (seen.published, seen.value));
    found.dedup_by_key(|seen| (seen.published, seen.value));
    found
}

/// Percent over the year before; none where that was zero or below.
fn growth(amount: &Amount<'_>, before: &Amount<'_>) -> Option<Decimal> {
    if before.value <= Decimal::ZERO {
        return None;
    }
    let ratio = amount.value.checked_div(before.value)?;
    ratio
        .checked_sub(Decimal::ONE)?
        .checked_mul(Decimal::ONE_HUNDRED)
}

/// Growth that the source printed for amounts in the unit, in the vintage.
fn of_shelf<'a>(
    growths: &Shelf<'a>,
    unit: Unit,
    source: &str,
    vintage: Option<&Arc<str>>,
) -> Shelf<'a> {
    let fits = |seen: &&&Observation| {
        seen.measure == Measure::Growth { basis: Some(unit) }
            && (&*seen.source, seen.vintage.as_ref()) == (source, vintage)
    };
    growths.iter().filter(fits).copied().collect()
}

/// Growth that the source printed for the figure.
fn printed<'a>(growths: &Shelf<'a>, ask: &Ask) -> Vec<&'a Observation> {
    let fits = |seen: &&&Observation| (seen.flow, seen.period) == (ask.flow, ask.period);
    let mut found: Vec<&Observation> = growths.iter().filter(fits).copied().collect();
    found.sort_by_key(|seen| (seen.place, seen.value));
    found.dedup_by_key(|seen| (seen.place, seen.value));
    found
}

/// The asked figure behind those of the periods before it, as far back as the source goes without a hole.
fn chart(shelf: &Shelf<'_>, ask: &Ask, amount: &Amount<'_>) -> Vec<(Period, Decimal)> {
    let step = step(ask.period);
    let earlier = (1..MOST_POINTS).map(|back| ask.period.plus(-back * step));
    let mut points: Vec<(Period, Decimal)> = earlier
        .map_while(|period| Some((period, amount::of(shelf, ask.flow, period)?.value)))
        .collect();
    points.reverse();
    points.push((ask.period, amount.value));
    points
}

/// From one period of a chart to the next: runs that no calendar divides into are held against the same months of other years.
const fn step(period: Period) -> i32 {
    match period.len() {
        months @ (1 | 3 | 6 | 12) => months,
        _ => 12,
    }
}

#[cfg(test)]
mod tests;
