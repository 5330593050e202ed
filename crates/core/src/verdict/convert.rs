//! Amounts in another currency, at the average rate of their months.

use super::cell::Cell;
use super::observe::{Observed, Shelf};
use crate::fact::{Book, Rate};
use crate::lexicon::english;
use crate::period::Period;
use crate::quantity::{Currency, Unit};
use rust_decimal::Decimal;

/// Months between a period and the rate of a year near by that still says how large a figure should be.
const NEAR: i32 = 36;

/// An amount in another currency.
#[derive(Debug, Clone)]
pub(super) struct Converted<'a> {
    /// The amount.
    pub(super) observed: Observed<'a>,
    /// Is the rate that of a year near by, since none of these months is loaded?
    pub(super) is_near: bool,
}

/// The price of one currency in another.
#[derive(Debug, Clone)]
pub(super) struct Price {
    /// So many of the one for one of the other.
    pub(super) rate: Decimal,
    /// The same in words, with its months.
    pub(super) words: String,
    /// The months that it is the average of.
    pub(super) over: Period,
    /// Is it of a year near by?
    pub(super) is_near: bool,
}

/// A cell's published amounts in other currencies, converted to this one; the best of each currency.
pub(super) fn converted<'a>(shelf: Shelf<'a>, cell: &Cell, to: Currency) -> Vec<Converted<'a>> {
    let sources = shelf.units(cell).into_iter().filter_map(Unit::currency);
    sources
        .filter(|&from| from != to)
        .filter_map(|from| {
            let seen = super::bridge::best(shelf, cell, Unit::Money(from))?;
            let price = price(shelf.book(), from, to, cell.period)?;
            Some(Converted {
                observed: priced(&seen, &price, to)?,
                is_near: price.is_near,
            })
        })
        .collect()
}

/// An amount at a rate; its half-width grows with it.
fn priced<'a>(seen: &Observed<'a>, price: &Price, to: Currency) -> Option<Observed<'a>> {
    let mut priced = Observed {
        value: seen.value.checked_mul(price.rate)?,
        half: seen.half.checked_mul(price.rate)?,
        unit: Unit::Money(to),
        ..seen.clone()
    };
    if priced.value.abs() > super::interval::LARGEST {
        return None;
    }
    let words = &price.words;
    let arithmetic = format!("{} at {words} = {}", seen.words(), priced.words());
    priced.arithmetic = Some(arithmetic);
    priced.parts = None;
    Some(priced)
}

/// The price of one currency in another: of these months, through the dollar, or of a year near by.
pub(super) fn price(book: &Book, from: Currency, to: Currency, period: Period) -> Option<Price> {
    let through = |is_near| {
        let dollar: Currency = "USD".parse().ok()?;
        let first = quoted(book, from, dollar, period, is_near)?;
        let second = quoted(book, dollar, to, period, is_near)?;
        Some(Price {
            rate: first.rate.checked_mul(second.rate)?,
            words: format!("{} and {}", first.words, second.words),
            over: first.over,
            is_near,
        })
    };
    quoted(book, from, to, period, false)
        .or_else(|| through(false))
        .or_else(|| quoted(book, from, to, period, true))
        .or_else(|| through(true))
}

/// The average price of one currency in another over a period, with words for it.
fn quoted(
    book: &Book,
    from: Currency,
    to: Currency,
    period: Period,
    is_near: bool,
) -> Option<Price> {
    let average = |rates: &[&Rate]| {
        if is_near {
            near(rates, period)
        } else {
            within(rates, period)
        }
    };
    let words = |average: Decimal, price: Currency, of: Currency, over: Period| {
        let over = english::period(over);
        format!("{average} {price} for 1 {of} (average of {over})")
    };
    let direct: Vec<&Rate> = book.rates(from, to).collect();
    if let Some((rate, over)) = average(&direct) {
        return Some(Price {
            rate,
            words: words(rate, to, from, over),
            over,
            is_near,
        });
    }
    let inverse: Vec<&Rate> = book.rates(to, from).collect();
    let (rate, over) = average(&inverse)?;
    Some(Price {
        rate: Decimal::ONE.checked_div(rate)?,
        words: words(rate, from, to, over),
        over,
        is_near,
    })
}

/// The rate of exactly these months, or of the shortest longer run that holds them.
fn within(rates: &[&Rate], period: Period) -> Option<(Decimal, Period)> {
    rates
        .iter()
        .filter(|rate| rate.period.contains(period) && !rate.average.is_zero())
        .min_by_key(|rate| rate.period.len())
        .map(|rate| (rate.average, rate.period))
}

/// The rate of the nearest months, no further than three years away.
fn near(rates: &[&Rate], period: Period) -> Option<(Decimal, Period)> {
    let away = |rate: &Rate| rate.period.last().since(period.last()).abs();
    rates
        .iter()
        .filter(|rate| away(rate) <= NEAR && !rate.average.is_zero())
        .min_by_key(|rate| (away(rate), rate.period.len()))
        .map(|rate| (rate.average, rate.period))
}

#[cfg(test)]
mod tests {
    use super::price;
    use crate::fact::Book;
    use crate::verdict::sample::{period, rate};
    use rust_decimal_macros::dec;

    #[test]
    fn a_price_is_of_its_months_through_the_dollar_or_of_a_year_near_by() {
        let rates = vec![
            rate("USD", "CNY", 2022, dec!(6.5)),
            rate("USD", "JPY", 2022, dec!(130)),
            rate("USD", "JPY", 2023, dec!(140)),
        ];
        let book = Book::new(vec![], rates);
        let code = |code: &str| code.parse().expect("a code");
        let ask = |from, to, months| price(&book, code(from), code(to), months);
        let spring = period("2022-03", "2022-05");
        let yen = ask("CNY", "JPY", spring).expect("a price");
        assert_eq!((yen.rate.round_dp(6), yen.is_near), (dec!(20), false));
        let late = period("2024-01", "2024-12");
        let yen = ask("USD", "JPY", late).expect("a price");
        assert_eq!((yen.rate, yen.is_near), (dec!(140), true));
        assert!(yen.words.contains("average of 2023"));
        assert!(ask("USD", "JPY", period("2027-01", "2027-12")).is_none());
        assert!(ask("USD", "KRW", spring).is_none());
    }
}
