//! What to write instead: the printed phrase with the agency's figure, in the draft's own number format.

use super::Context;
use super::observe::Observed;
use crate::claim::{Claim, Kind};
use crate::quantity::Rounded;
use rust_decimal::Decimal;
use std::ops::Range;

/// Most digits after the point that a phrase gets.
const MOST_DECIMALS: u32 = 3;

/// A number inside a phrase.
struct Numeral {
    /// Its bytes.
    at: Range<usize>,
    /// Its value as printed, without the scale word.
    value: Decimal,
    /// All its digits, and those after the point.
    digits: u32,
    decimals: u32,
    /// The point it uses.
    decimal: char,
    /// The group sign it uses, where it does.
    group: Option<char>,
    /// What its scale word multiplies it by.
    scale: Decimal,
}

/// The printed phrase with the official figure; `None` where the phrase has no digits, the figure would not read well
/// with the phrase's scale word, or nothing would change.
pub(super) fn mended(
    claim: &Claim,
    context: &Context<'_>,
    official: &Observed<'_>,
) -> Option<String> {
    let figure = claim.quantity.figure?;
    if claim.quantity.unit != official.unit || claim.quantity.high.is_some() {
        return None;
    }
    let numeral = read(context, figure)?;
    let value = official.value.abs().checked_div(numeral.scale)?;
    if !value.is_zero() && (value < Decimal::new(1, 1) || value >= Decimal::from(100_000)) {
        return None;
    }
    let place = (official.half * Decimal::TWO).checked_div(numeral.scale)?;
    let decimals = decimals(claim.kind, &numeral, value, place);
    let text = written(value.round_dp(decimals), decimals, &numeral, context);
    let mut phrase = context.quote.to_owned();
    phrase.replace_range(numeral.at.clone(), &text);
    let down = official.value.is_sign_negative();
    if official.value.is_zero() || figure_is_down(claim, figure) == down {
        return (phrase != context.quote).then_some(phrase);
    }
    turned(claim.kind, down, &phrase, context)
}

/// The phrase with the other direction's word before it; `None` for a balance, whose words are not known.
fn turned(kind: Kind, down: bool, phrase: &str, context: &Context<'_>) -> Option<String> {
    let word = if down {
        &context.wording.down
    } else {
        &context.wording.up
    };
    matches!(kind, Kind::Change | Kind::Difference).then(|| format!("{word} {phrase}"))
}

fn figure_is_down(claim: &Claim, figure: Rounded) -> bool {
    match claim.kind {
        Kind::Change | Kind::Difference => claim.direction.value == crate::claim::Direction::Down,
        _ => figure.value.is_sign_negative(),
    }
}

/// Growth as published; amounts to the printed place, or finer where that changes nothing or leaves too few digits.
fn decimals(kind: Kind, numeral: &Numeral, value: Decimal, place: Decimal) -> u32 {
    let published = place.normalize().scale().min(MOST_DECIMALS);
    if kind == Kind::Change {
        return published.min(2);
    }
    let wanted = numeral.digits.clamp(2, 3);
    let says_enough = |decimals: u32| {
        let whole = value.trunc().mantissa().unsigned_abs().checked_ilog10();
        let digits = whole.map_or(0, |log| log + 1) + decimals;
        value.round_dp(decimals) != numeral.value && digits >= wanted
    };
    (numeral.decimals..=published.max(numeral.decimals))
        .find(|&decimals| says_enough(decimals))
        .unwrap_or(numeral.decimals)
}

/// The number of the phrase, in whichever format gives the claim's value.
fn read(context: &Context<'_>, figure: Rounded) -> Option<Numeral> {
    let at = numeral_at(context.quote)?;
    let token = context.quote.get(at.clone())?;
    let other = if context.wording.decimal == ',' {
        '.'
    } else {
        ','
    };
    [context.wording.decimal, other]
        .into_iter()
        .find_map(|decimal| parsed(token, decimal, figure, &at))
}

/// The first run of digits with the separators inside it.
fn numeral_at(quote: &str) -> Option<Range<usize>> {
    let start = quote.find(|c: char| c.is_ascii_digit())?;
    let mut end = start;
    let mut rest = quote.get(start..)?.char_indices().peekable();
    while let Some((at, sign)) = rest.next() {
        let before_digit = rest.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if sign.is_ascii_digit() {
            end = start + at + 1;
        } else if !(is_separator(sign) && before_digit) {
            break;
        }
    }
    Some(start..end)
}

const fn is_separator(sign: char) -> bool {
    matches!(
        sign,
        '.' | ',' | '\'' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}'
    )
}

/// The token in one number format, where its value is the claim's at some power of ten.
fn parsed(token: &str, decimal: char, figure: Rounded, at: &Range<usize>) -> Option<Numeral> {
    let (whole, fraction) = token.split_once(decimal).unwrap_or((token, ""));
    if !fraction.chars().all(|c| c.is_ascii_digit()) || !is_grouped(whole) {
        return None;
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let value: Decimal = format!("{digits}.{fraction}0").parse().ok()?;
    let scale = figure.value.abs().checked_div(value)?;
    is_power_of_ten(scale).then(|| Numeral {
        at: at.clone(),
        value: value.normalize(),
        digits: u32::try_from(digits.len() + fraction.len()).unwrap_or(0),
        decimals: u32::try_from(fraction.len()).unwrap_or(0),
        decimal,
        group: whole.chars().find(|c| !c.is_ascii_digit()),
        scale,
    })
}

/// Are the separators group signs: three digits after the last, two (in India) or three between?
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(|c: char| !c.is_ascii_digit()).rev();
    let last = groups.next().map_or(0, str::len);
    let between: Vec<usize> = groups.map(str::len).collect();
    match between.split_last() {
        None => true,
        Some((_, between)) => last == 3 && between.iter().all(|len| (2..=3).contains(len)),
    }
}

fn is_power_of_ten(scale: Decimal) -> bool {
    let digits = scale.normalize().mantissa().to_string();
    digits
        .strip_prefix('1')
        .is_some_and(|rest| rest.chars().all(|c| c == '0'))
}

/// A value in the numeral's own format.
fn written(value: Decimal, decimals: u32, numeral: &Numeral, context: &Context<'_>) -> String {
    let places = usize::try_from(decimals).unwrap_or(0);
    let plain = format!("{value:.places$}");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let group = numeral
        .group
        .or((whole.len() > 4).then_some(context.wording.group));
    let mut text = match group {
        Some(sign) => grouped(whole, sign),
        None => whole.to_owned(),
    };
    if !fraction.is_empty() {
        text.push(numeral.decimal);
        text.push_str(fraction);
    }
    text
}

/// Digits in groups of three.
fn grouped(whole: &str, sign: char) -> String {
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(sign);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Wording;
    use crate::verdict::sample::{book, change, indonesian, judged, level};
    use crate::verdict::{Policy, judge};

    /// The mended phrase for total trade of so many dollars, exact to ten million.
    fn mended(quote: &str, claim: &Claim, dollars: &str, wording: &Wording) -> Option<String> {
        let row = format!(
            "CHN,RUS,total,TOTAL,2022-01,2022-03,{dollars},USD,10000000,28.7,usd,2022-04-13,"
        );
        let context = Context {
            book: &book(&row),
            policy: &Policy::default(),
            quote,
            wording,
            published: None,
            as_of: None,
            basis: None,
            young: false,
        };
        judge(claim, &context).suggestion
    }

    #[test]
    fn the_number_is_replaced_in_the_format_of_the_draft() {
        let english = Wording::default();
        let cases = [
            (
                "48,2 miliar dolar AS",
                "48.2",
                "0.1",
                "38170000000",
                Some("38,2 miliar dolar AS"),
            ),
            (
                "US$ 48.2 miliar",
                "48.2",
                "0.1",
                "38170000000",
                Some("US$ 38.2 miliar"),
            ),
            ("48 miliar", "48", "1", "38170000000", Some("38 miliar")),
            (
                "48.200 juta dolar",
                "48.2",
                "0.001",
                "38170000000",
                Some("38.170 juta dolar"),
            ),
            ("dua miliar", "2", "1", "38170000000", None),
            ("38,2 triliun", "38200", "100", "38170000000", None),
        ];
        for (quote, billions, step, dollars, expected) in cases {
            let found = mended(quote, &level(billions, step), dollars, &indonesian());
            assert_eq!(found.as_deref(), expected, "{quote}");
        }
        let found = mended(
            "$48,200 million",
            &level("48.2", "0.001"),
            "38170000000",
            &english,
        );
        assert_eq!(found.as_deref(), Some("$38,170 million"));
    }

    #[test]
    fn growth_is_offered_as_published() {
        let row = "CHN,RUS,total,TOTAL,2022-01,2022-03,,USD,,28.7,usd,2022-04-13,";
        let found = judged(&change("60", "1"), &book(row), "60 persen");
        assert_eq!(found.suggestion.as_deref(), Some("28,7 persen"));
    }

    #[test]
    fn separators_belong_to_the_number_only_between_digits() {
        for (quote, number) in [
            ("38,2 miliar", "38,2"),
            ("naik 1.234,5, lalu", "1.234,5"),
            ("(30%)", "30"),
        ] {
            let at = numeral_at(quote).expect("a number");
            assert_eq!(&quote[at], number);
        }
        assert_eq!(numeral_at("dua kali"), None);
    }
}
