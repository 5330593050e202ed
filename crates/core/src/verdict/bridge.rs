//! Values computed from published ones: sums over flows and months, and differences of cumulated figures.

use super::cell::Cell;
use super::observe::{Observed, Shelf, Standing};
use crate::claim::Flow;
use crate::fact::Observation;
use crate::lexicon::english;
use crate::period::{Month, Period};
use crate::quantity::Unit;
use rust_decimal::Decimal;

/// Longest run of months that is put together from parts.
const LONGEST: i32 = 36;
/// Revisions may move a part by this share, in percent; what is computed from parts is that uncertain.
const REVISION: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// Every way to compute a cell in a unit from published figures.
pub(super) fn derived<'a>(shelf: Shelf<'a>, cell: &Cell, unit: Unit) -> Vec<Observed<'a>> {
    let mut found: Vec<Observed<'a>> = Vec::new();
    found.extend(from_flows(shelf, cell, unit));
    found.extend(from_parts(shelf, cell, unit));
    found.extend(from_difference(shelf, cell, unit));
    found
}

/// A cell's best value, published or put together from months.
pub(super) fn best<'a>(shelf: Shelf<'a>, cell: &Cell, unit: Unit) -> Option<Observed<'a>> {
    shelf
        .best(cell, unit)
        .or_else(|| from_parts(shelf, cell, unit))
        .or_else(|| from_difference(shelf, cell, unit))
}

/// A flow from the two that make it: total and balance from exports and imports, one side from the total.
fn from_flows<'a>(shelf: Shelf<'a>, cell: &Cell, unit: Unit) -> Option<Observed<'a>> {
    let (left, sign, right) = match cell.flow {
        Flow::Total => (Flow::Exports, '+', Flow::Imports),
        Flow::Balance => (Flow::Exports, '-', Flow::Imports),
        Flow::Exports => (Flow::Total, '-', Flow::Imports),
        Flow::Imports => (Flow::Total, '-', Flow::Exports),
    };
    let one = best(shelf, &cell.with_flow(left), unit)?;
    let other = best(shelf, &cell.with_flow(right), unit)?;
    let words = format!(
        "{} {} {sign} {} {}",
        left.code(),
        one.words(),
        right.code(),
        other.words()
    );
    let verb = if sign == '-' { "less" } else { "plus" };
    let parts = format!("{} {verb} {}", noun(left), noun(right));
    combined(&[one, other], sign == '-', &words, parts)
}

/// A flow as a part of another.
const fn noun(flow: Flow) -> &'static str {
    match flow {
        Flow::Total => "total trade",
        other => other.code(),
    }
}

/// A run of months from the fewest published runs that make it up.
fn from_parts<'a>(shelf: Shelf<'a>, cell: &Cell, unit: Unit) -> Option<Observed<'a>> {
    if cell.period.len() < 2 {
        return None;
    }
    let inside: Vec<&Observation> = shelf
        .amounts(&cell.series, cell.flow, unit, |period| {
            cell.period.contains(period) && period != cell.period
        })
        .filter(|seen| !seen.adjusted)
        .collect();
    let parts: Vec<_> = chain(&inside, cell.period)?
        .into_iter()
        .map(|seen| Observed::published(seen, Standing::Current))
        .collect();
    let words: Vec<_> = parts.iter().map(part_words).collect();
    let short = match parts.as_slice() {
        [one, other] => pair(one, "plus", other),
        more => format!("{} published parts added up", more.len()),
    };
    combined(&parts, false, &words.join(" + "), short)
}

/// The fewest observations that cover a run of months without gap or overlap.
fn chain<'a>(inside: &[&'a Observation], target: Period) -> Option<Vec<&'a Observation>> {
    if target.len() > LONGEST || target.len() < 2 {
        return None;
    }
    let end = usize::try_from(target.len()).ok()?;
    let mut tails: Vec<Option<Vec<&'a Observation>>> = vec![None; end];
    tails.push(Some(Vec::new()));
    for at in (0..end).rev() {
        let month = target.first().plus(i32::try_from(at).ok()?);
        tails[at] = starting(inside, month)
            .filter_map(|seen| {
                let next = at + usize::try_from(seen.period.len()).ok()?;
                let tail = tails.get(next)?.as_ref()?;
                Some([seen].into_iter().chain(tail.iter().copied()).collect())
            })
            .min_by_key(|way: &Vec<_>| way.len());
    }
    tails.into_iter().next()?
}

fn starting<'s, 'a>(
    inside: &'s [&'a Observation],
    month: Month,
) -> impl Iterator<Item = &'a Observation> + use<'s, 'a> {
    inside
        .iter()
        .copied()
        .filter(move |seen| seen.period.first() == month)
}

/// A run of months as a longer published run less the rest of it: April is January to April less January to March.
pub(super) fn from_difference<'a>(
    shelf: Shelf<'a>,
    cell: &Cell,
    unit: Unit,
) -> Option<Observed<'a>> {
    let mut outers: Vec<&Observation> = shelf
        .amounts(&cell.series, cell.flow, unit, |period| {
            period != cell.period && period.contains(cell.period) && period.len() <= LONGEST
        })
        .filter(|seen| !seen.adjusted)
        .collect();
    outers.sort_by_key(|seen| (seen.period.len(), seen.place));
    outers.into_iter().find_map(|outer| {
        let rest = remainder(outer.period, cell.period)?;
        let inner = shelf.best(&cell.with_period(rest), unit)?;
        let outer = Observed::published(outer, Standing::Current);
        let words = format!("{} - {}", part_words(&outer), part_words(&inner));
        let parts = pair(&outer, "less", &inner);
        combined(&[outer, inner], true, &words, parts)
    })
}

/// What is left of `outer` without `inner`, where that is one run.
fn remainder(outer: Period, inner: Period) -> Option<Period> {
    if outer.first() == inner.first() {
        Period::new(inner.last().plus(1), outer.last())
    } else if outer.last() == inner.last() {
        Period::new(outer.first(), inner.first().plus(-1))
    } else {
        None
    }
}

/// "40.207 billion dollars (January–April 2021)".
fn part_words(part: &Observed<'_>) -> String {
    format!("{} ({})", part.words(), months(part))
}

/// The months of a published part.
fn months(part: &Observed<'_>) -> String {
    let period = part.roots.first().map(|seen| english::period(seen.period));
    period.unwrap_or_default()
}

/// "January–April less April 2021": a year that both share is said once.
fn pair(one: &Observed<'_>, verb: &str, other: &Observed<'_>) -> String {
    let (mut first, second) = (months(one), months(other));
    let year = second.rsplit(' ').next().unwrap_or_default();
    let shared = first.matches(year).count() == 1 && second.contains(' ');
    if let Some(bare) = first.strip_suffix(year).filter(|_| shared) {
        first = bare.trim_end().to_owned();
    }
    if first.is_empty() {
        first = months(one);
    }
    format!("{first} {verb} {second}")
}

/// The sum of the parts, or the first less the second.
fn combined<'a>(
    parts: &[Observed<'a>],
    less: bool,
    words: &str,
    short: String,
) -> Option<Observed<'a>> {
    let (first, rest) = parts.split_first()?;
    let others: Decimal = rest.iter().map(|part| part.value).sum();
    let value = if less {
        first.value - others
    } else {
        first.value + others
    };
    let largest = parts.iter().map(|part| part.value.abs()).max()?;
    let mut sum = Observed {
        value,
        half: parts.iter().map(|part| part.half).sum(),
        unit: first.unit,
        slop: super::interval::share(largest, REVISION),
        adjusted: parts.iter().any(|part| part.adjusted),
        arithmetic: None,
        parts: Some(short),
        standing: Standing::Current,
        roots: parts.iter().flat_map(|part| part.roots.clone()).collect(),
    };
    sum.arithmetic = Some(format!("{words} = {}", sum.words()));
    Some(sum)
}
