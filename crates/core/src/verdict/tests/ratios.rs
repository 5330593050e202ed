//! Differences, multiples and shares, from the same observations.

use crate::claim::{Compare, Direction, Flow, Kind};
use crate::verdict::sample::{CHINA_RUSSIA, book, judged, judged_with, level, quantity};

#[test]
fn a_rise_in_money_is_weighed_against_both_levels() {
    let book = book(CHINA_RUSSIA);
    let cases = [
        ("8.9", Direction::Up, "supported"),
        ("8.8", Direction::Up, "supported"),
        ("9.3", Direction::Up, "needs_context"),
        ("8.9", Direction::Down, "refuted"),
        ("15", Direction::Up, "refuted"),
    ];
    for (said, direction, expected) in cases {
        let mut claim = level(said, "0.1");
        claim.kind = Kind::Difference;
        claim.compare.value = Compare::Yoy;
        claim.direction.value = direction;
        let found = judged(&claim, &book, "");
        assert_eq!(found.verdict.code(), expected, "{said} {direction:?}");
        assert!(found.evidence[0].arithmetic.is_some());
    }
}

#[test]
fn a_multiple_is_growth_over_the_base() {
    let book = book(CHINA_RUSSIA);
    for (said, expected) in [
        ("1.3", "supported"),
        ("1.4", "needs_context"),
        ("2.0", "refuted"),
    ] {
        let mut claim = level("1", "1");
        claim.kind = Kind::Multiple;
        claim.quantity = quantity(said, "0.1", "times");
        claim.compare.value = Compare::Yoy;
        claim.direction.value = Direction::Up;
        let found = judged_with(&claim, &book, "", Some("USD"));
        assert_eq!(found.verdict.code(), expected, "{said}: {}", found.summary);
    }
}

#[test]
fn a_share_is_of_the_trade_with_everyone() {
    let rows = format!(
        "{CHINA_RUSSIA}\nCHN,WORLD,exports,TOTAL,2022-01,2022-03,820900000000,USD,100000000,15.8,usd,2022-04-13,"
    );
    let book = book(&rows);
    for (said, expected) in [
        ("2.0", "supported"),
        ("2.6", "needs_context"),
        ("12", "refuted"),
    ] {
        let mut claim = level("1", "1");
        claim.kind = Kind::Share;
        claim.flow.value = Some(Flow::Exports);
        claim.quantity = quantity(said, "0.1", "percent");
        let found = judged(&claim, &book, "");
        assert_eq!(found.verdict.code(), expected, "{said}: {}", found.summary);
    }
}
