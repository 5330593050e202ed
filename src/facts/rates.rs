//! Exchange rates of the stores, and what follows from them: prices of the dollar by way of the currency they are printed in, and
//! averages of the runs of months that claims name.

use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;
use weighbridge_core::fact::Rate;
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Currency;

/// The currencies that agencies price: a table with one of them in the place of a reporter may hold rates.
const PRICED: [&str; 1] = ["EUR"];
/// The currency whose price in others follows from two printed ones.
const COMMON: &str = "USD";
/// Digits behind the point of a price that follows from others.
const DIGITS: u32 = 8;

/// May a table with these reporters hold rates?
pub(super) fn may_be_of(reporters: &[String]) -> bool {
    reporters.iter().any(|held| PRICED.contains(&held.as_str()))
}

/// The rates as printed, once each, then what follows from them. Of two for one month the later one stands.
pub(super) fn completed(printed: Vec<Rate>) -> Vec<Rate> {
    let mut once: BTreeMap<(Currency, Currency, Period), Rate> = BTreeMap::new();
    for rate in printed {
        once.insert((rate.from, rate.to, rate.period), rate);
    }
    let mut all: Vec<Rate> = once.into_values().collect();
    all.extend(crossed(&all));
    all.extend(averaged(&all));
    all
}

/// One dollar in each other currency, where one and the same currency is priced in both.
fn crossed(printed: &[Rate]) -> Vec<Rate> {
    let dollars = printed.iter().filter(|rate| rate.to.as_str() == COMMON);
    let dollars: BTreeMap<(Currency, Period), &Rate> = dollars
        .map(|rate| ((rate.from, rate.period), rate))
        .collect();
    let cross = |rate: &Rate| {
        let dollar = dollars.get(&(rate.from, rate.period))?;
        let average = rate.average.checked_div(dollar.average)?.round_dp(DIGITS);
        (rate.to != dollar.to).then(|| Rate {
            from: dollar.to,
            average,
            source: format!("{}, by way of {}", rate.source, rate.from).into(),
            ..rate.clone()
        })
    };
    printed.iter().filter_map(cross).collect()
}

/// The averages of months over every quarter, half, and run from January on of which all months are there.
fn averaged(monthly: &[Rate]) -> Vec<Rate> {
    let mut pairs: BTreeMap<(Currency, Currency, Arc<str>), BTreeMap<Month, &Rate>> =
        BTreeMap::new();
    for rate in monthly.iter().filter(|rate| rate.period.len() == 1) {
        let pair = (rate.from, rate.to, Arc::clone(&rate.source));
        pairs
            .entry(pair)
            .or_default()
            .insert(rate.period.first(), rate);
    }
    let mut found = Vec::new();
    for months in pairs.values() {
        for run in months.keys().flat_map(|first| runs(*first)) {
            let prices: Vec<Decimal> = run
                .months()
                .filter_map(|month| Some(months.get(&month)?.average))
                .collect();
            let is_whole = i32::try_from(prices.len()) == Ok(run.len());
            let sum: Decimal = prices.iter().sum();
            let average = sum.checked_div(Decimal::from(prices.len()));
            if let (true, Some(average), Some(rate)) = (is_whole, average, months.get(&run.first()))
            {
                found.push(Rate {
                    period: run,
                    average: average.round_dp(DIGITS),
                    ..(*rate).clone()
                });
            }
        }
    }
    found
}

/// The runs that begin in a month.
fn runs(first: Month) -> Vec<Period> {
    let lengths: &[i32] = match first.number() {
        1 => &[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
        7 => &[3, 6],
        4 | 10 => &[3],
        _ => &[],
    };
    let run = |length: &i32| Period::new(first, first.plus(length - 1));
    lengths.iter().filter_map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(to: &str, month: i8, average: &str) -> Rate {
        Rate {
            from: "EUR".parse().unwrap(),
            to: to.parse().unwrap(),
            period: Period::month(Month::new(2031, month).unwrap()),
            average: average.parse().unwrap(),
            source: "ECB".into(),
            origin: "x".into(),
        }
    }

    fn shown(rates: &[Rate], from: &str, to: &str) -> Vec<String> {
        let fits = rates
            .iter()
            .filter(|rate| rate.from.as_str() == from && rate.to.as_str() == to);
        fits.map(|rate| format!("{} {}", rate.period, rate.average.normalize()))
            .collect()
    }

    #[test]
    fn quarters_and_dollars_follow_from_months_in_euros() {
        let mut printed = Vec::new();
        for (month, yuan, dollar) in [(1, "7.5", "1.25"), (2, "8", "1.25"), (3, "8.5", "1.25")] {
            printed.extend([rate("CNY", month, yuan), rate("USD", month, dollar)]);
        }
        printed.push(rate("CNY", 3, "9"));
        let all = completed(printed);
        assert_eq!(
            shown(&all, "EUR", "CNY"),
            [
                "2031-01 7.5",
                "2031-02 8",
                "2031-03 9",
                "2031-01..2031-02 7.75",
                "2031-01..2031-03 8.16666667"
            ]
        );
        let dollars = shown(&all, "USD", "CNY");
        assert!(dollars.contains(&"2031-02 6.4".to_owned()), "{dollars:?}");
        assert!(
            dollars.contains(&"2031-01..2031-02 6.2".to_owned()),
            "{dollars:?}"
        );
    }

    #[test]
    fn a_quarter_of_which_a_month_is_missing_has_no_average() {
        let all = completed(vec![rate("CNY", 4, "7"), rate("CNY", 6, "8")]);
        assert_eq!(all.len(), 2);
    }
}
