//! Stories that contradict themselves, and stories that only seem to.

use super::conflicts;
use crate::claim::{Area, Claim, Direction, Flow, Kind, Slot};
use crate::fact::Book;
use crate::quantity::Hedge;
use crate::text::Span;
use crate::verdict::sample::{change, level, period, quantity, rate};
use rust_decimal_macros::dec;

fn amount(billions: &str, step: &str, flow: Flow) -> Claim {
    let mut claim = level(billions, step);
    claim.flow.value = Some(flow);
    if flow == Flow::Balance {
        claim.kind = Kind::Balance;
    }
    claim
}

fn story(claims: &[Claim]) -> Vec<Vec<usize>> {
    conflicts(claims, &Book::default())
        .into_iter()
        .map(|found| found.claims)
        .collect()
}

#[test]
fn parts_must_make_the_whole_within_their_rounding() {
    let exports = amount("16.44", "0.01", Flow::Exports);
    let imports = amount("21.73", "0.01", Flow::Imports);
    let pair = [exports, imports];
    let with = |whole: Claim| story(&[pair[0].clone(), pair[1].clone(), whole]);
    assert!(with(amount("38.17", "0.01", Flow::Total)).is_empty());
    assert!(with(amount("38.2", "0.1", Flow::Total)).is_empty());
    assert_eq!(with(amount("39.17", "0.01", Flow::Total)), [[0, 1, 2]]);
    assert!(with(amount("-5.29", "0.01", Flow::Balance)).is_empty());
    assert_eq!(with(amount("5.29", "0.01", Flow::Balance)), [[0, 1, 2]]);
    assert!(with(amount("52.9", "0.1", Flow::Balance)).is_empty());
    assert_eq!(with(amount("-6.29", "0.01", Flow::Balance)), [[0, 1, 2]]);
}

#[test]
fn growth_must_follow_from_two_amounts_but_for_a_revised_base() {
    let mut base = level("29.26", "0.01");
    base.period.value = Some(period("2021-01", "2021-03"));
    let now = level("38.17", "0.01");
    let with = |growth: &str| story(&[base.clone(), now.clone(), change(growth, "0.1")]);
    assert!(with("30.5").is_empty());
    assert!(with("28.7").is_empty(), "a revised base");
    assert_eq!(with("43.1"), [[0, 1, 2]]);
    let mut fall = change("30.5", "0.1");
    fall.direction = Slot::stated(Direction::Down, Span::new(0, 1));
    assert_eq!(story(&[base.clone(), now.clone(), fall]), [[0, 1, 2]]);
}

#[test]
fn hedges_and_other_months_contradict_nothing() {
    let exports = amount("16.44", "0.01", Flow::Exports);
    let imports = amount("21.73", "0.01", Flow::Imports);
    let mut about = amount("39.17", "0.01", Flow::Total);
    about.quantity.hedge = Hedge::About;
    assert!(story(&[exports.clone(), imports.clone(), about]).is_empty());
    let mut other = amount("39.17", "0.01", Flow::Total);
    other.period.value = Some(period("2022-01", "2022-02"));
    assert!(story(&[exports, imports, other]).is_empty());
}

#[test]
fn a_rise_and_a_fall_of_the_same_months_cannot_both_be() {
    let mut rise = level("2.1", "0.1");
    rise.kind = Kind::Difference;
    rise.direction = Slot::stated(Direction::Up, Span::new(0, 1));
    rise.compare = change("1", "1").compare;
    let mut growth = change("30.5", "0.1");
    assert!(story(&[growth.clone(), rise.clone()]).is_empty());
    growth.direction = Slot::stated(Direction::Down, Span::new(0, 1));
    assert_eq!(story(&[growth.clone(), rise.clone()]), [[0, 1]]);
    rise.direction = Slot::inherited(Direction::Up, Span::new(0, 1));
    assert!(story(&[growth, rise]).is_empty());
}

#[test]
fn a_share_is_the_part_over_the_whole() {
    let part = amount("16.44", "0.01", Flow::Exports);
    let mut whole = amount("821.9", "0.1", Flow::Exports);
    whole.partner.value = Some(Area::world());
    let with = |percent: &str| {
        let mut share = amount("1", "1", Flow::Exports);
        share.kind = Kind::Share;
        share.quantity = quantity(percent, "0.1", "percent");
        story(&[part.clone(), whole.clone(), share])
    };
    assert!(with("2.0").is_empty());
    assert!(with("2.9").is_empty(), "two tables");
    assert_eq!(with("4.1"), [[0, 1, 2]]);
    assert!(with("38.0").is_empty(), "of another whole");
}

#[test]
fn two_currencies_imply_a_rate_that_a_market_had() {
    let dollars = level("38.2", "0.1");
    let with = |billions: &str, rates| {
        let mut yuan = level(billions, "0.1");
        yuan.quantity.unit = "CNY".parse().expect("a unit");
        let book = Book::new(vec![], rates);
        conflicts(&[yuan, dollars.clone()], &book).len()
    };
    let rates = || vec![rate("USD", "CNY", 2022, dec!(6.4))];
    assert_eq!(with("243.0", rates()), 0);
    assert_eq!(with("180.0", rates()), 0, "a year is long");
    assert_eq!(with("24.3", rates()), 1);
    assert_eq!(with("2430.0", rates()), 1);
    assert_eq!(with("24.3", vec![]), 0, "no rate is known");
    let mut rupees = level("447", "1");
    rupees.quantity.unit = "INR".parse().expect("a unit");
    let book = Book::new(vec![], vec![rate("USD", "INR", 2022, dec!(78))]);
    let both = [rupees, level("1.49", "0.01")];
    assert!(conflicts(&both, &book).is_empty(), "whose rupees?");
}

#[test]
fn one_figure_has_one_value_in_sentences_that_say_it_in_full() {
    let one = level("38.2", "0.1");
    let mut other = level("32.8", "0.1");
    assert!(
        story(&[one.clone(), other.clone()]).is_empty(),
        "one sentence"
    );
    other.sentence = Span::new(10, 20);
    assert_eq!(story(&[one.clone(), other.clone()]), [[0, 1]]);
    other.quantity = level("38.17", "0.01").quantity;
    assert!(story(&[one.clone(), other.clone()]).is_empty());
    other.quantity = level("38200", "100").quantity;
    assert_eq!(story(&[one.clone(), other.clone()]), [[0, 1]]);
    other.quantity = level("90.0", "0.1").quantity;
    assert!(
        story(&[one.clone(), other.clone()]).is_empty(),
        "of something else"
    );
    other.quantity = level("32.8", "0.1").quantity;
    other.period = Slot::inherited(other.period.value, Span::new(0, 1));
    assert!(story(&[one, other]).is_empty(), "not in full");
}

#[test]
fn percent_and_points_are_not_the_same() {
    let percent = change("26", "1");
    let mut points = change("26", "1");
    points.quantity.unit = "pp".parse().expect("a unit");
    assert_eq!(story(&[percent.clone(), points.clone()]), [[0, 1]]);
    points.quantity = quantity("25", "1", "pp");
    assert!(story(&[percent, points]).is_empty());
}
