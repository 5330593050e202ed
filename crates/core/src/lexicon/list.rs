//! What the forms of a list tell, by the table and the name of the list.

use super::cue::{Cue, Naming};
use super::names;
use crate::claim::Area;
use rust_decimal::Decimal;

/// The highest power of ten that a scale word may stand for: a figure of it still fits.
const HIGHEST_SCALE: u32 = 15;

/// What the forms of a list tell; `None` where a table has no list of that name.
///
/// # Example
///
/// ```
/// use weighbridge_core::lexicon::{Cue, cue_of};
///
/// assert_eq!(cue_of("scales", "1e9"), Some(Cue::Scale(9)));
/// assert_eq!(cue_of("cues", "exprots"), None);
/// ```
pub fn cue_of(table: &str, name: &str) -> Option<Cue> {
    let area = |naming| Some(Cue::Area(Area::new(name), naming));
    match table {
        "cues" => names::named(name),
        "scales" => upto(name.strip_prefix("1e")?, HIGHEST_SCALE).map(Cue::Scale),
        "money" | "currencies" => name.parse().ok().map(Cue::Money),
        "scaled_money" => scaled_money(name),
        "units" if name.contains('+') => scaled_unit(name),
        "units" => name.parse().ok().map(Cue::Unit),
        "compare" => names::comparison(name).map(Cue::Compare),
        "relative" => names::relative(name).map(Cue::Relative),
        "ordinals" => upto(name, u32::MAX).map(Cue::Ordinal),
        "cardinals" => upto(name, u32::MAX).map(Cue::Cardinal),
        "fractions" => hundredths(name).map(Cue::Fraction),
        "multiples" => hundredths(name).map(Cue::Multiple),
        "months" => month(name).map(Cue::Month),
        "eras" => year(name).map(Cue::Era),
        "years" => year(name).map(Cue::Year),
        "names" | "areas" => area(Naming::Name),
        "demonyms" => area(Naming::Demonym),
        "capitals" => area(Naming::Capital),
        "groups" => area(Naming::Group),
        "provinces" => area(Naming::Province),
        "agencies" => area(Naming::Agency),
        "toward" => area(Naming::Toward),
        "within" => area(Naming::Within),
        "subjects" => area(Naming::Subject),
        "pairs" => pair(name),
        "goods" => Some(Cue::Good(name.into())),
        _ => None,
    }
}

fn year(name: &str) -> Option<i16> {
    name.parse()
        .ok()
        .filter(|year| (1800..=2100).contains(year))
}

/// "CHN+RUS": two areas named in one word.
fn pair(name: &str) -> Option<Cue> {
    let (first, second) = name.split_once('+')?;
    Some(Cue::Pair(Area::new(first), Area::new(second)))
}

/// "USD+1e6": so many of a currency in one short form.
fn scaled_money(name: &str) -> Option<Cue> {
    let (currency, power) = name.split_once('+')?;
    let power = upto(power.strip_prefix("1e")?, HIGHEST_SCALE)?;
    Some(Cue::ScaledMoney(power, currency.parse().ok()?))
}

/// "litre+1e2": a unit of so many base units ("hectolitre").
fn scaled_unit(name: &str) -> Option<Cue> {
    let (unit, power) = name.split_once('+')?;
    let power = upto(power.strip_prefix("1e")?, HIGHEST_SCALE)?;
    Some(Cue::ScaledUnit(power, unit.parse().ok()?))
}

fn upto(number: &str, most: u32) -> Option<u32> {
    number.parse().ok().filter(|number| *number <= most)
}

fn month(name: &str) -> Option<i8> {
    name.parse().ok().filter(|number| (1..=12).contains(number))
}

/// A number as so many hundredths.
fn hundredths(number: &str) -> Option<u32> {
    let number: Decimal = number.parse().ok()?;
    let hundredths = number.checked_mul(Decimal::ONE_HUNDRED)?.trunc();
    u32::try_from(hundredths.mantissa()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_out_of_bounds_name_no_list() {
        for (table, name) in [
            ("months", "13"),
            ("months", "0"),
            ("scales", "1e99"),
            ("scales", "9"),
            ("fractions", "99999999999999999999999999999"),
            ("scaled_money", "USD+6"),
            ("units", "litre+2"),
            ("nonsense", "up"),
        ] {
            assert_eq!(cue_of(table, name), None, "{table} {name}");
        }
        assert_eq!(cue_of("fractions", "33.33"), Some(Cue::Fraction(3333)));
    }
}
