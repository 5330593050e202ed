//! Amounts in another currency, at the average rate of their months.

use super::cell::Cell;
use super::observe::{Observed, Shelf};
use crate::fact::{Book, Rate};
use crate::lexicon::english;
use crate::period::Period;
use crate::quantity::{Currency, Unit};
use rust_decimal::Decimal;

/// A cell's published amounts in other currencies, converted to this one; the best of each currency.
pub(super) fn converted<'a>(shelf: Shelf<'a>, cell: &Cell, to: Currency) -> Vec<Observed<'a>> {
    let sources = shelf.units(cell).into_iter().filter_map(Unit::currency);
    sources
        .filter(|&from| from != to)
        .filter_map(|from| {
            let seen = super::bridge::best(shelf, cell, Unit::Money(from))?;
            let (rate, words) = rate(shelf.book(), from, to, cell.period)?;
            priced(&seen, rate, &words, to)
        })
        .collect()
}

/// An amount at a rate; its half-width grows with it.
fn priced<'a>(
    seen: &Observed<'a>,
    rate: Decimal,
    words: &str,
    to: Currency,
) -> Option<Observed<'a>> {
    let mut priced = Observed {
        value: seen.value.checked_mul(rate)?,
        half: seen.half.checked_mul(rate)?,
        unit: Unit::Money(to),
        ..seen.clone()
    };
    if priced.value.abs() > super::interval::LARGEST {
        return None;
    }
    let arithmetic = format!("{} at {words} = {}", seen.words(), priced.words());
    priced.arithmetic = Some(arithmetic);
    priced.parts = None;
    Some(priced)
}

/// The average price of one currency in another over a period, with words for it.
fn rate(book: &Book, from: Currency, to: Currency, period: Period) -> Option<(Decimal, String)> {
    let direct: Vec<&Rate> = book.rates(from, to).collect();
    if let Some((average, over)) = average(&direct, period) {
        let words = format!(
            "{average} {to} for 1 {from} (average of {})",
            english::period(over)
        );
        return Some((average, words));
    }
    let inverse: Vec<&Rate> = book.rates(to, from).collect();
    let (average, over) = average(&inverse, period)?;
    let words = format!(
        "{average} {from} for 1 {to} (average of {})",
        english::period(over)
    );
    Some((Decimal::ONE.checked_div(average)?, words))
}

/// The rate of exactly these months, or of the shortest longer run that holds them.
fn average(rates: &[&Rate], period: Period) -> Option<(Decimal, Period)> {
    rates
        .iter()
        .filter(|rate| rate.period.contains(period) && !rate.average.is_zero())
        .min_by_key(|rate| rate.period.len())
        .map(|rate| (rate.average, rate.period))
}
