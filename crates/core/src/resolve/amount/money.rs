//! Which country's money a word or sign for money stands for, and how much is a price.

use crate::claim::{Area, Claim};
use crate::lexicon::{Cue, Lexicon, Mark, What};
use crate::phrase::Amount;
use crate::quantity::{Currency, Unit};
use rust_decimal::Decimal;

/// Money without a scale word below this is a price: no country's trade is so small.
const DEAREST_PRICE: u32 = 10_000;

/// Moneys of which a hundred thousand buy a kilo of meat, and how much is still a price in them.
const SMALL_MONEY: [&str; 8] = ["IDR", "VND", "IRR", "LAK", "KHR", "GNF", "UZS", "COP"];
const DEAREST_IN_SMALL: u32 = 1_000_000;

/// Words for money that a country uses for its own are in its own where it reports; so are the bare figures that go on with them.
pub(in crate::resolve) fn own_money(claims: &mut [Claim], text: &str, lexicon: &Lexicon) {
    // What the words of a country stood for last, each once.
    let mut known: Vec<(Area, Unit, Unit)> = Vec::new();
    for claim in claims {
        let unit = claim.quantity.unit;
        let (Unit::Money(currency), Some(area)) = (unit, &claim.reporter.value) else {
            continue;
        };
        let written = text.get(claim.quantity.span.range()).unwrap_or_default();
        let same = known
            .iter_mut()
            .find(|(known, from, _)| *from == unit && known == area);
        if let Some(own) = lexicon.own_money(area, currency, written) {
            claim.quantity.unit = Unit::Money(own);
            match same {
                Some((_, _, last)) => *last = claim.quantity.unit,
                None => known.push((area.clone(), unit, claim.quantity.unit)),
            }
        } else if let Some((_, _, own)) = same
            && !written.contains(&currency.to_string())
        {
            claim.quantity.unit = *own;
        }
    }
}

/// "All values are in New Zealand dollars.": what a story says that its bare dollars are, and the last word of the name.
pub(in crate::resolve) fn stated_money<'a>(
    text: &'a str,
    marks: &[Mark],
    lexicon: &Lexicon,
) -> Option<(Currency, &'a str)> {
    let cue = |mark: &Mark| match mark.what {
        What::Form(form) => Some(lexicon.cue(form)),
        _ => None,
    };
    marks
        .windows(2)
        .find_map(|pair| match (cue(&pair[0])?, cue(&pair[1])?) {
            (Cue::AllIn, Cue::Money(currency)) => {
                let name = text.get(pair[1].span.range())?;
                Some((*currency, name.rsplit(' ').next()?))
            }
            _ => None,
        })
}

/// Counts amounts in that money that are printed with a bare sign or its bare name: "$6.5 billion", "6.5 billion dollars".
pub(in crate::resolve) fn count_in(
    claims: &mut [Claim],
    text: &str,
    (currency, name): (Currency, &str),
) {
    for claim in claims {
        let written = text.get(claim.quantity.span.range()).unwrap_or_default();
        let named = written.ends_with(name) && !written.contains(|c: char| c.is_ascii_uppercase());
        if claim.quantity.unit.is_money() && (written.starts_with('$') || named) {
            claim.quantity.unit = Unit::Money(currency);
        }
    }
}

/// "USD 2.60", "R$ 348": money too little for a country's trade.
pub(super) fn is_price(amount: &Amount) -> bool {
    let figure = amount.quantity.figure;
    let small = matches!(amount.quantity.unit, Unit::Money(money) if SMALL_MONEY.contains(&&*money.to_string()));
    let dearest = if small {
        DEAREST_IN_SMALL
    } else {
        DEAREST_PRICE
    };
    let little = figure.is_some_and(|figure| figure.value < Decimal::from(dearest));
    amount.quantity.unit.is_money() && !amount.scaled && little
}
