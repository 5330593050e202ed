//! Slips that were printed, each with its verdict, reason and first diagnosis.

use crate::claim::{Area, Claim, Commodity, Direction, Flow};
use crate::quantity::Hedge;
use crate::verdict::sample::{balance, book, change, judged, judged_with, level, period};

const ROWS: &str = "\
CHN,RUS,exports,TOTAL,2021-06,2021-06,9551000000,USD,1000000,90.9,usd,2021-07-13,
CHN,RUS,imports,TOTAL,2021-06,2021-06,11280000000,USD,10000000,15.7,usd,2021-07-13,
CHN,RUS,total,TOTAL,2020-01,2020-12,240110000000,USD,10000000,26.3,usd,2021-01-12,
CHN,RUS,total,TOTAL,2020-01,2020-12,,CNY,,32.7,cny,2021-01-12,
IND,CHN,imports,TOTAL,2020-04,2020-06,10000000000,USD,10000000,-27.63,usd,2020-07-15,
IDN,WORLD,exports,1511,2021-06,2021-06,3110000000,USD,10000000,,,2021-07-15,
USA,CHN,balance,TOTAL,2021-01,2021-12,-355300000000,USD,100000000,,,2022-02-08,
USA,CHN,exports,TOTAL,2021-01,2021-12,151100000000,USD,100000000,,,2022-02-08,
USA,CHN,imports,TOTAL,2021-01,2021-12,506400000000,USD,100000000,,,2022-02-08,
USA,WORLD,balance,TOTAL,2021-01,2021-12,-1078600000000,USD,100000000,,,2022-02-08,
USA,WORLD,balance,GOODS_SERVICES,2021-01,2021-12,-859100000000,USD,100000000,,,2022-02-08,";

/// A claim moved to another pair, flow and period.
fn about(mut claim: Claim, pair: [&str; 2], flow: Flow, months: [&str; 2]) -> Claim {
    claim.reporter.value = Some(Area::new(pair[0]));
    claim.partner.value = Some(Area::new(pair[1]));
    claim.flow.value = Some(flow);
    claim.period.value = Some(period(months[0], months[1]));
    claim
}

/// The verdict, reason and first diagnosis of a claim.
fn found(claim: &Claim, basis: Option<&str>) -> [&'static str; 3] {
    let found = judged_with(claim, &book(ROWS), "", basis);
    let first = found.diagnosis.first().map_or("none", |d| d.changed);
    [found.verdict.code(), found.reason.code(), first]
}

#[test]
fn exports_and_imports_swapped() {
    let june = ["2021-06", "2021-06"];
    let claim = about(level("11.28", "0.01"), ["CHN", "RUS"], Flow::Exports, june);
    assert_eq!(found(&claim, None), ["refuted", "minor", "flow"]);
}

#[test]
fn a_rise_that_was_a_fall() {
    let months = ["2020-04", "2020-06"];
    let mut claim = about(change("27", "1"), ["IND", "CHN"], Flow::Imports, months);
    let expected = ["refuted", "wrong_direction", "direction"];
    assert_eq!(found(&claim, None), expected);
    claim.direction.value = Direction::Down;
    assert_eq!(found(&claim, None)[0], "needs_context");
}

#[test]
fn trillions_for_billions() {
    let june = ["2021-06", "2021-06"];
    let mut claim = about(level("3110", "10"), ["IDN", "WORLD"], Flow::Exports, june);
    claim.commodity.value = Commodity::new("palm oil", "1511");
    assert_eq!(found(&claim, None), ["refuted", "scale", "scale"]);
}

#[test]
fn growth_in_dollars_and_in_yuan() {
    let year = ["2020-01", "2020-12"];
    let cases = [
        ("26.3", Some("USD"), "supported"),
        ("32.7", Some("CNY"), "supported"),
        ("32.7", Some("USD"), "needs_context"),
        ("32.7", None, "needs_context"),
        ("41.3", None, "refuted"),
    ];
    for (said, basis, expected) in cases {
        let claim = about(change(said, "0.1"), ["CHN", "RUS"], Flow::Total, year);
        assert_eq!(found(&claim, basis)[0], expected, "{said} {basis:?}");
    }
}

#[test]
fn a_deficit_called_imports_and_goods_called_all_trade() {
    let year = ["2021-01", "2021-12"];
    let claim = about(level("355.3", "0.1"), ["USA", "CHN"], Flow::Imports, year);
    assert_eq!(found(&claim, None), ["refuted", "major", "flow"]);
    let claim = about(
        balance("-859.1", "0.1"),
        ["USA", "WORLD"],
        Flow::Balance,
        year,
    );
    assert_eq!(
        found(&claim, None),
        ["needs_context", "other_scope", "scope"]
    );
    let mut surplus = about(balance("355", "1"), ["USA", "CHN"], Flow::Balance, year);
    assert_eq!(found(&surplus, None)[1], "wrong_direction");
    surplus.reporter.value = None;
    surplus.partner.value = Some(Area::new("CHN+USA"));
    assert_eq!(found(&surplus, None)[0], "supported");
}

#[test]
fn a_hedge_is_quoted_in_the_summary() {
    let mut claim = about(
        level("240", "1"),
        ["CHN", "RUS"],
        Flow::Total,
        ["2020-01", "2020-12"],
    );
    claim.quantity.hedge = Hedge::Over;
    let found = judged(&claim, &book(ROWS), "");
    assert_eq!(found.verdict.code(), "supported");
    let end = "“over 240 billion dollars” allows that.";
    assert!(found.summary.ends_with(end), "{}", found.summary);
}
