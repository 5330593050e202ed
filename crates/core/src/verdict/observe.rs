//! What the book shows at an address: published values first, each with its papers.

use super::cell::Cell;
use super::interval::LARGEST;
use super::say;
use crate::claim::Flow;
use crate::fact::{Book, Measure, Observation, Parts, Series, Status};
use crate::period::{Month, Period};
use crate::quantity::Unit;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// Most observations of one cell that are looked at; a table that repeats a cell more often is no agency's.
const MOST: usize = 200;

/// The book as it could be read for one claim: on one day, for one story.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shelf<'a> {
    book: &'a Book,
    as_of: Option<Date>,
    story: Option<Date>,
}

/// How a value stands in time to the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// What an agency said when the story was written, as far as can be told.
    Current,
    /// Restated before the story was written.
    Replaced,
    /// Restated only after the story was written.
    Later,
}

/// A value that the data give, with the observations it rests on.
#[derive(Debug, Clone)]
pub(super) struct Observed<'a> {
    /// The number.
    pub(super) value: Decimal,
    /// The true value lies within `value ± half`, as far as published digits tell.
    pub(super) half: Decimal,
    /// What it counts.
    pub(super) unit: Unit,
    /// How far revisions of its parts may carry it beyond `half`; zero for a published value.
    pub(super) slop: Decimal,
    /// Seasonally adjusted?
    pub(super) adjusted: bool,
    /// How it was computed; `None` for a published value.
    pub(super) arithmetic: Option<String>,
    /// The same in short: "exports plus imports", "January–April 2021 less April 2021".
    pub(super) parts: Option<String>,
    /// In time.
    pub(super) standing: Standing,
    /// What it rests on, never empty.
    pub(super) roots: Vec<&'a Observation>,
}

impl<'a> Observed<'a> {
    /// A published value.
    pub(super) fn published(seen: &'a Observation, standing: Standing) -> Self {
        Self {
            value: seen.value,
            half: seen.half(),
            unit: seen.unit,
            slop: Decimal::ZERO,
            adjusted: seen.adjusted,
            arithmetic: None,
            parts: None,
            standing,
            roots: vec![seen],
        }
    }

    /// Could both be the same value, rounded?
    pub(super) fn touches(&self, other: &Self) -> bool {
        (self.value - other.value).abs() <= self.half + other.half
    }

    /// The amount in words.
    pub(super) fn words(&self) -> String {
        say::amount(self.value, self.unit)
    }

    /// Who published what it rests on, by the datasets' names, each once.
    pub(super) fn agencies(&self) -> Vec<&'a str> {
        let mut found: Vec<&'a str> = Vec::new();
        for root in &self.roots {
            if !found.contains(&&*root.source) {
                found.push(&root.source);
            }
        }
        found
    }

    /// How it came to be: "printed by GACC", "from other published figures (exports plus imports)".
    pub(super) fn how(&self) -> String {
        match (&self.parts, &self.arithmetic) {
            (Some(parts), _) => format!("from other published figures ({parts})"),
            (None, Some(_)) => "from other published figures".to_owned(),
            (None, None) => format!("printed by {}", self.agencies().join(", ")),
        }
    }

    /// Was it printed, rather than computed?
    pub(super) const fn is_published(&self) -> bool {
        self.arithmetic.is_none()
    }

    /// The name of the vintage it rests on, where there is one.
    pub(super) fn vintage(&self) -> Option<&'a str> {
        self.roots.iter().find_map(|seen| seen.vintage.as_deref())
    }

    /// The same with the other sign: a mirror's balance.
    pub(super) fn negated(mut self) -> Self {
        self.value = -self.value;
        self
    }
}

impl<'a> Shelf<'a> {
    /// The book as known on `as_of` (today where `None`), for a story of this day.
    pub(super) const fn new(book: &'a Book, as_of: Option<Date>, story: Option<Date>) -> Self {
        Self { book, as_of, story }
    }

    /// The book.
    pub(super) const fn book(&self) -> &'a Book {
        self.book
    }

    /// Everything of a series that may be used: known by then, not doubtful, of a sane size.
    pub(super) fn page(self, series: &Series) -> impl Iterator<Item = &'a Observation> {
        self.book
            .page(series)
            .iter()
            .filter(move |seen| self.is_usable(seen))
    }

    /// Does it hold anything of a series that may be used?
    pub(super) fn has(self, parts: Parts<'_>) -> bool {
        let page = self.book.page_of(parts);
        page.iter().any(|seen| self.is_usable(seen))
    }

    /// Amounts of a flow of a series in a unit, of months that `fits` holds for.
    pub(super) fn amounts(
        self,
        series: &Series,
        flow: Flow,
        unit: Unit,
        fits: impl Fn(Period) -> bool,
    ) -> impl Iterator<Item = &'a Observation> {
        let page = self.book.page(series);
        let start = page.partition_point(|seen| seen.flow < flow);
        page.get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(move |seen| seen.flow == flow)
            .filter(move |seen| seen.measure == Measure::Value && seen.unit == unit)
            .filter(move |seen| fits(seen.period) && self.is_usable(seen))
    }

    /// Everything usable at a cell.
    fn at(self, cell: &Cell) -> impl Iterator<Item = &'a Observation> {
        self.all_at(cell)
            .filter(move |seen| self.is_usable(seen))
            .take(MOST)
    }

    /// The doubtful figures of a cell that were out by then.
    pub(super) fn doubtful(self, cell: &Cell) -> impl Iterator<Item = &'a Observation> {
        self.all_at(cell)
            .filter(move |seen| seen.doubtful && self.is_known(seen))
            .take(MOST)
    }

    /// Everything at a cell; a page is ordered by flow and period.
    fn all_at(self, cell: &Cell) -> impl Iterator<Item = &'a Observation> {
        let page = self.book.page(&cell.series);
        let address = (cell.flow, cell.period);
        let start = page.partition_point(|seen| (seen.flow, seen.period) < address);
        page.get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(move |seen| (seen.flow, seen.period) == address)
    }

    /// The published values of a cell in a unit, each value of each source and vintage once.
    pub(super) fn published(self, cell: &Cell, unit: Unit) -> Vec<Observed<'a>> {
        let is_amount = |seen: &&Observation| seen.measure == Measure::Value && seen.unit == unit;
        self.gathered(&self.at(cell).filter(is_amount).collect::<Vec<_>>())
    }

    /// The printed growths of a cell, each value of each basis, source and vintage once.
    pub(super) fn growths(self, cell: &Cell) -> Vec<Observed<'a>> {
        let is_growth = |seen: &&Observation| matches!(seen.measure, Measure::Growth { .. });
        self.gathered(&self.at(cell).filter(is_growth).collect::<Vec<_>>())
    }

    /// The units in which a cell, or the other flows of its months, have amounts; in order.
    pub(super) fn units(self, cell: &Cell) -> Vec<Unit> {
        let flows = [Flow::Exports, Flow::Imports, Flow::Total, Flow::Balance];
        let mut units: Vec<Unit> = flows
            .into_iter()
            .flat_map(|flow| self.at(&cell.with_flow(flow)).collect::<Vec<_>>())
            .filter(|seen| seen.measure == Measure::Value)
            .map(|seen| seen.unit)
            .collect();
        units.sort_unstable();
        units.dedup();
        units
    }

    /// The one published value to compute with: unadjusted where there is one, current, with the most digits.
    pub(super) fn best(self, cell: &Cell, unit: Unit) -> Option<Observed<'a>> {
        self.published(cell, unit)
            .into_iter()
            .min_by_key(|o| (o.adjusted, o.standing != Standing::Current, o.half))
    }

    /// Several observations as values, those that say the same taken together.
    fn gathered(self, seen: &[&'a Observation]) -> Vec<Observed<'a>> {
        let mut values: Vec<Observed<'a>> = Vec::new();
        for &one in seen {
            let same = values.iter_mut().find(|held| {
                held.roots.first().is_some_and(|first| {
                    (first.value, first.place, first.adjusted, first.measure)
                        == (one.value, one.place, one.adjusted, one.measure)
                        && (&first.source, &first.vintage) == (&one.source, &one.vintage)
                })
            });
            match same {
                Some(held) => held.roots.push(one),
                None => values.push(Observed::published(one, self.standing(one, seen))),
            }
        }
        values
    }

    /// Was this what the agency said when the story was written?
    fn standing(self, one: &Observation, all: &[&Observation]) -> Standing {
        let Some(story) = self.story else {
            return Standing::Current;
        };
        let issued = one.issued();
        if one.vintage.is_some() && issued.is_some_and(|day| day > story) {
            return Standing::Later;
        }
        let replaced = all.iter().any(|other| {
            other.status == Status::Revised
                && (&other.source, other.adjusted, other.measure)
                    == (&one.source, one.adjusted, one.measure)
                && (other.value - one.value).abs() > other.half() + one.half()
                && other
                    .issued()
                    .is_some_and(|day| day <= story && Some(day) > issued)
        });
        if replaced {
            Standing::Replaced
        } else {
            Standing::Current
        }
    }

    fn is_usable(self, seen: &Observation) -> bool {
        !seen.doubtful && self.is_known(seen)
    }

    /// Was it out by then, and is it of a sane size?
    fn is_known(self, seen: &Observation) -> bool {
        let is_out = self.as_of.is_none_or(|day| seen.was_out(day));
        is_out && is_sane(seen.value) && is_sane(seen.place)
    }
}

/// Is a number no larger than any that trade knows? Its digits without their scale tell that of most.
fn is_sane(number: Decimal) -> bool {
    let digits = number.mantissa().unsigned_abs();
    digits <= LARGEST.mantissa().unsigned_abs() || number.abs() <= LARGEST
}

/// The last day of a month.
pub(super) fn last_day(month: Month) -> Option<Date> {
    let year = i16::try_from(month.year()).ok()?;
    let first = Date::new(year, i8::try_from(month.number()).ok()?, 1);
    first.ok().map(Date::last_of_month)
}
