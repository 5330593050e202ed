//! A book of observations, opened at the series that a run of claims asks for.

use super::{Measure, Observation, Rate};
use crate::claim::{Area, Flow};
use crate::period::{Month, Period};
use crate::quantity::Currency;
use hashbrown::{Equivalent, HashMap};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The address of a series: all flows, periods, units and vintages of one pair and one commodity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Series {
    /// Whose statistics.
    pub reporter: Area,
    /// The other side.
    pub partner: Area,
    /// Dataset code of what was traded.
    pub commodity: Arc<str>,
}

impl Series {
    /// Its parts.
    pub(crate) const fn parts(&self) -> Parts<'_> {
        Parts {
            reporter: &self.reporter,
            partner: &self.partner,
            commodity: &self.commodity,
        }
    }

    /// That of an observation.
    fn of(seen: &Observation) -> Self {
        Self {
            reporter: seen.reporter.clone(),
            partner: seen.partner.clone(),
            commodity: seen.commodity.clone(),
        }
    }
}

/// The parts of a series, borrowed: to look one up without making it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Parts<'a> {
    /// Whose statistics.
    pub(crate) reporter: &'a Area,
    /// The other side.
    pub(crate) partner: &'a Area,
    /// Dataset code of what was traded.
    pub(crate) commodity: &'a Arc<str>,
}

impl Parts<'_> {
    /// The series of these parts.
    pub(crate) fn series(self) -> Series {
        Series {
            reporter: self.reporter.clone(),
            partner: self.partner.clone(),
            commodity: self.commodity.clone(),
        }
    }
}

impl Equivalent<Series> for Parts<'_> {
    fn equivalent(&self, key: &Series) -> bool {
        *self == key.parts()
    }
}

/// A stretch of a series that would help to settle a claim.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wanted {
    /// Which series.
    pub series: Series,
    /// First month of interest: observations that end before it are left out.
    pub first: Month,
    /// Last month of interest: observations that start after it are left out.
    pub last: Month,
}

/// The observations that answer a run's requests, by series.
///
/// # Example
///
/// ```
/// use weighbridge_core::fact::Book;
///
/// assert!(Book::default().is_empty());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// In order of series.
    pages: Vec<(Series, Vec<Observation>)>,
    /// Where the page of a series is among them.
    index: HashMap<Series, usize>,
    rates: Vec<Rate>,
}

impl Book {
    /// A book of these observations and exchange rates, whatever their order. What was fetched twice without change is there once.
    pub fn new(observations: Vec<Observation>, mut rates: Vec<Rate>) -> Self {
        let mut pages: BTreeMap<Series, Vec<Observation>> = BTreeMap::new();
        let mut rest = observations.into_iter().peekable();
        while let Some(first) = rest.next() {
            let series = Series::of(&first);
            let page = pages.entry(series).or_default();
            // Most that stand together are of one series.
            while let Some(seen) = rest.next_if(|seen| seen.is_of_series(&first)) {
                page.push(seen);
            }
            page.push(first);
        }
        for page in pages.values_mut() {
            page.sort_by(|a, b| Self::order(a).cmp(&Self::order(b)));
            keep_once(page);
        }
        let pages: Vec<_> = pages.into_iter().collect();
        let places = pages.iter().enumerate();
        let index = places
            .map(|(at, (series, _))| (series.clone(), at))
            .collect();
        rates.sort_by(|a, b| {
            (a.from, a.to, a.period, &a.source).cmp(&(b.from, b.to, b.period, &b.source))
        });
        Self {
            pages,
            index,
            rates,
        }
    }

    /// Fixed order inside a page, so that the same data always read the same way.
    fn order(
        seen: &Observation,
    ) -> (
        Flow,
        Period,
        Measure,
        crate::quantity::Unit,
        Option<jiff::civil::Date>,
        &str,
        rust_decimal::Decimal,
        &str,
    ) {
        let vintage = seen.vintage.as_deref().unwrap_or_default();
        (
            seen.flow,
            seen.period,
            seen.measure,
            seen.unit,
            seen.published,
            vintage,
            seen.value,
            &*seen.origin,
        )
    }

    /// All observations of a series, ordered by flow, then period, then the rest; empty where there are none.
    pub fn page(&self, series: &Series) -> &[Observation] {
        self.page_of(series.parts())
    }

    /// The same, of a series by its parts.
    pub(crate) fn page_of(&self, parts: Parts<'_>) -> &[Observation] {
        self.index
            .get(&parts)
            .and_then(|&at| self.pages.get(at))
            .map_or(&[], |(_, page)| page.as_slice())
    }

    /// The observations of one flow and period of a series.
    pub fn find<'a>(
        &'a self,
        series: &Series,
        flow: Flow,
        period: Period,
    ) -> impl Iterator<Item = &'a Observation> + use<'a> {
        self.page(series)
            .iter()
            .filter(move |seen| seen.flow == flow && seen.period == period)
    }

    /// Average rates from one currency to another that touch a period.
    pub fn rates(&self, from: Currency, to: Currency) -> impl Iterator<Item = &Rate> {
        self.rates
            .iter()
            .filter(move |rate| rate.from == from && rate.to == to)
    }

    /// Is there nothing in it?
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// Every series in the book, in order.
    pub fn series(&self) -> impl Iterator<Item = &Series> {
        self.pages.iter().map(|(series, _)| series)
    }
}
/// Leaves out what stands in a sorted page already.
fn keep_once(page: &mut Vec<Observation>) {
    let mut kept: Vec<Observation> = Vec::with_capacity(page.len());
    for seen in page.drain(..) {
        let alike = kept
            .iter()
            .rev()
            .take_while(|held| Book::order(held) == Book::order(&seen));
        if !alike.into_iter().any(|held| *held == seen) {
            kept.push(seen);
        }
    }
    *page = kept;
}
