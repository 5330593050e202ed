//! One amount in two currencies, and the rate that they imply.

use super::{Conflict, Said, each_two};
use crate::fact::Book;
use crate::quantity::Currency;
use crate::verdict::convert::{Price, price};
use rust_decimal::Decimal;

/// How far a rate on some day may lie from the average of its months, as a factor.
const OF_ITS_MONTHS: Decimal = Decimal::from_parts(125, 0, 0, false, 2);
/// The same for the average of other or many more months.
const OF_OTHERS: Decimal = Decimal::from_parts(2, 0, 0, false, 0);

/// Whose money a currency is, for words that more than one currency has: "rupees", "won", "crowns", "pesos".
const HOMES: [(&str, &str); 16] = [
    ("CNY", "CHN"),
    ("JPY", "JPN"),
    ("INR", "IND"),
    ("IDR", "IDN"),
    ("KRW", "KOR"),
    ("RUB", "RUS"),
    ("GBP", "GBR"),
    ("BRL", "BRA"),
    ("MYR", "MYS"),
    ("THB", "THA"),
    ("VND", "VNM"),
    ("TRY", "TUR"),
    ("PHP", "PHL"),
    ("ZAR", "ZAF"),
    ("CHF", "CHE"),
    ("PLN", "POL"),
];
/// Countries whose own money is called a dollar.
const OTHER_DOLLARS: [&str; 6] = ["CAN", "AUS", "NZL", "SGP", "HKG", "TWN"];

/// Amounts of one sentence whose rate no market had.
pub(super) fn conflicts(amounts: &[Said<'_>], book: &Book) -> Vec<Conflict> {
    let pairs = each_two(amounts).filter(|(one, other)| {
        let is_same = one.cell == other.cell && one.claim.sentence == other.claim.sentence;
        is_same && one.unit != other.unit
    });
    pairs
        .filter_map(|(one, other)| implied(one, other, book))
        .collect()
}

fn implied(one: &Said<'_>, other: &Said<'_>, book: &Book) -> Option<Conflict> {
    let (from, to) = (one.unit.currency()?, other.unit.currency()?);
    if !is_sure(from, one) || !is_sure(to, one) {
        return None;
    }
    let average = price(book, from, to, one.cell.period)?;
    let (said, seen) = (one.value.abs(), other.value.abs());
    let lowest = (seen - other.half).checked_div(said + one.half)?;
    let highest = (seen + other.half).checked_div(said - one.half)?;
    let band = band(&average, one);
    let is_low = highest.checked_mul(band)? < average.rate;
    let is_high = lowest > average.rate.checked_mul(band)?;
    (is_low || is_high).then(|| Conflict {
        claims: vec![one.at, other.at],
        text: format!(
            "{} for {} is a rate of {} {to} for 1 {from}; the average was {}",
            other.words(),
            one.words(),
            plain(seen.checked_div(said).unwrap_or_default()),
            average.words
        ),
    })
}

/// Can the word for a currency mean only this one, in a figure of these sides?
fn is_sure(currency: Currency, said: &Said<'_>) -> bool {
    let series = &said.cell.series;
    let is_side = |code: &str| [series.reporter.code(), series.partner.code()].contains(&code);
    match currency.as_str() {
        "EUR" => true,
        "USD" => !OTHER_DOLLARS.iter().any(|area| is_side(area)),
        code => HOMES
            .iter()
            .any(|(own, area)| *own == code && is_side(area)),
    }
}

fn band(average: &Price, one: &Said<'_>) -> Decimal {
    if average.over == one.cell.period && !average.is_near {
        OF_ITS_MONTHS
    } else {
        OF_OTHERS
    }
}

/// A rate with four digits or so.
fn plain(rate: Decimal) -> String {
    let places = if rate >= Decimal::TEN { 1 } else { 4 };
    rate.round_dp(places).normalize().to_string()
}
