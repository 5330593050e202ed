//! Ranks, records and streaks: told where the tables reach, left alone where they do not.

use crate::claim::{Area, Claim, Compare, Direction, Flow, Kind, Slot};
use crate::quantity::{Quantity, Unit};
use crate::text::Span;
use crate::verdict::sample::{book, judged, level, period, quantity};
use std::fmt::Write as _;

const SPAN: Span = Span::new(0, 1);

/// A claim of exports of China to a partner in 2021 that counts something.
fn counted(kind: Kind, partner: &str, quantity: Quantity) -> Claim {
    let mut claim = level("1", "1");
    claim.kind = kind;
    claim.quantity = quantity;
    claim.partner.value = Some(Area::new(partner));
    claim.flow.value = Some(Flow::Exports);
    claim.period.value = Some(period("2021-01", "2021-12"));
    claim
}

/// Exports of China in 2021, in billions of dollars.
fn exports(rows: &[(&str, i64)]) -> String {
    rows.iter().fold(String::new(), |mut text, (partner, billions)| {
        let _ = writeln!(
            text,
            "CHN,{partner},exports,TOTAL,2021-01,2021-12,{billions}000000000,USD,100000000,,,2022-01-14,"
        );
        text
    })
}

fn rank(partner: &str, place: &str, rows: &str) -> (&'static str, &'static str) {
    let claim = counted(Kind::Rank, partner, quantity(place, "1", "rank"));
    let found = judged(&claim, &book(rows.trim_end()), "");
    (found.verdict.code(), found.reason.code())
}

#[test]
fn a_rank_is_told_where_the_rest_leaves_no_room() {
    let rows = exports(&[("WORLD", 100), ("USA", 40), ("JPN", 30), ("KOR", 20)]);
    assert_eq!(rank("USA", "1", &rows), ("supported", "as_published"));
    assert_eq!(rank("JPN", "2", &rows), ("supported", "as_published"));
    assert_eq!(rank("JPN", "1", &rows), ("needs_context", "differs"));
    assert_eq!(rank("KOR", "2", &rows), ("needs_context", "differs"));
}

#[test]
fn a_rank_is_left_open_where_others_may_be_larger() {
    let rows = exports(&[("WORLD", 100), ("JPN", 30)]);
    assert_eq!(
        rank("JPN", "1", &rows),
        ("unverifiable", "table_incomplete")
    );
    assert_eq!(
        rank("JPN", "3", &rows),
        ("unverifiable", "table_incomplete")
    );
    assert_eq!(rank("JPN", "7", &rows), ("needs_context", "differs"));
    let rows = exports(&[("USA", 40), ("JPN", 30)]);
    assert_eq!(
        rank("JPN", "2", &rows),
        ("unverifiable", "table_incomplete")
    );
    assert_eq!(rank("JPN", "1", &rows), ("needs_context", "differs"));
}

#[test]
fn a_group_may_be_ranked_among_countries() {
    let rows = exports(&[
        ("WORLD", 100),
        ("ASEAN", 35),
        ("USA", 30),
        ("VNM", 20),
        ("JPN", 15),
    ]);
    assert_eq!(rank("ASEAN", "1", &rows), ("supported", "as_published"));
    assert_eq!(rank("USA", "2", &rows), ("supported", "as_published"));
}

/// Monthly balances and exports of Indonesia from January 2018 on, in millions of dollars.
fn months(values: &[i64], flow: &str) -> String {
    let rows = values.iter().enumerate();
    rows.fold(String::new(), |mut text, (at, value)| {
        let (year, month) = (2018 + at / 12, at % 12 + 1);
        let _ = writeln!(
            text,
            "CHN,WORLD,{flow},TOTAL,{year}-{month:02},{year}-{month:02},{value}000000,USD,1000000,,,,"
        );
        text
    })
}

fn record(claim: &Claim, rows: &str) -> (&'static str, &'static str, String) {
    let found = judged(claim, &book(rows.trim_end()), "");
    let label = found.evidence.first().map(|seen| seen.label.clone());
    (
        found.verdict.code(),
        found.reason.code(),
        label.unwrap_or_default(),
    )
}

fn high(month: &str) -> Claim {
    let figureless = Quantity {
        figure: None,
        unit: Unit::None,
        ..quantity("1", "1", "rank")
    };
    let mut claim = counted(Kind::Record, "WORLD", figureless);
    claim.direction = Slot::stated(Direction::Up, SPAN);
    claim.compare = Slot::stated(Compare::Other, SPAN);
    claim.period.value = Some(period(month, month));
    claim
}

#[test]
fn a_record_is_told_over_the_past_that_is_loaded() {
    let rising: Vec<i64> = (0..30).map(|n| 1000 + n).collect();
    let (verdict, reason, label) = record(&high("2020-06"), &months(&rising, "exports"));
    assert_eq!((verdict, reason), ("supported", "as_published"));
    assert_eq!(label, "its place since January 2018");
    let mut broken = rising;
    broken[27] = 2000;
    let found = record(&high("2020-06"), &months(&broken, "exports"));
    assert_eq!((found.0, found.1), ("needs_context", "differs"));
    broken[27] = 1027;
    broken[3] = 2000;
    let found = record(&high("2020-06"), &months(&broken, "exports"));
    assert_eq!(
        (found.0, found.1),
        ("unverifiable", "history_too_short"),
        "the highest of the year"
    );
}

#[test]
fn a_record_needs_a_past() {
    let found = record(&high("2018-06"), &months(&[1, 2, 3, 4, 5, 6], "exports"));
    assert_eq!((found.0, found.1), ("unverifiable", "history_too_short"));
    let mut since = high("2018-06");
    since.compare.value = Compare::Since(2018);
    let found = record(&since, &months(&[1, 2, 3, 4, 5, 6], "exports"));
    assert_eq!(found.0, "supported");
    since.compare.value = Compare::Since(2017);
    let found = record(&since, &months(&[1, 2, 3, 4, 5, 6], "exports"));
    assert_eq!(found.1, "history_too_short");
}

#[test]
fn a_streak_is_counted_back_to_where_it_broke() {
    let rows = months(&[5, -3, 4, 6, 2, 8], "balance");
    let streak = |count: &str| {
        let mut claim = high("2018-06");
        claim.flow.value = Some(Flow::Balance);
        claim.quantity = quantity(count, "1", "month");
        record(&claim, &rows).0
    };
    assert_eq!(streak("4"), "supported");
    assert_eq!(streak("5"), "needs_context");
    let rows = months(&[4, 6, 2, 8], "balance");
    let mut claim = high("2018-04");
    claim.flow.value = Some(Flow::Balance);
    claim.quantity = quantity("9", "1", "month");
    assert_eq!(record(&claim, &rows).1, "history_too_short");
}
