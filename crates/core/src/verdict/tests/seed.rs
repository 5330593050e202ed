//! China and Russia, first quarter of 2022: the case, its slips, and what must stay open.

use crate::claim::{Area, Direction, Flow, Slot};
use crate::quantity::Hedge;
use crate::text::Span;
use crate::verdict::sample::{
    CHINA_RUSSIA, STORY, balance, book, change, indonesian, judged, judged_with, level,
    observations, period, quantity, rate,
};
use crate::verdict::{Context, Fit, Judgement, Policy, Reason, Verdict, judge};
use jiff::civil::date;
use rust_decimal::Decimal;
use rust_decimal_macros::dec;

fn verdict(judgement: &Judgement) -> (&'static str, &'static str) {
    (judgement.verdict.code(), judgement.reason.code())
}

/// Is there a reading with this value and fit, with a source?
fn has(judgement: &Judgement, value: Decimal, fit: Fit) -> bool {
    judgement.readings.iter().any(|tried| {
        let evidence = &judgement.evidence[tried.evidence];
        evidence.value == value && tried.fit == fit && !evidence.addresses.is_empty()
    })
}

#[test]
fn the_level_of_the_case_is_supported() {
    let found = judged(
        &level("38.2", "0.1"),
        &book(CHINA_RUSSIA),
        "38,2 miliar dolar AS",
    );
    assert_eq!(verdict(&found), ("supported", "as_published"));
    assert_eq!(found.evidence[0].value, dec!(38170000000));
    assert_eq!(found.suggestion, None);
    assert!(found.diagnosis.is_empty());
    assert_eq!(
        found.summary,
        "China's customs (GACC) printed 38.17 billion dollars; 38.2 billion dollars is that, rounded."
    );
}

#[test]
fn the_coarser_of_two_figures_is_the_rounded_one() {
    let row = "CHN,RUS,total,TOTAL,2022-01,2022-03,,USD,,13,usd,2022-04-13,";
    let found = judged_with(&change("12.7", "0.1"), &book(row), "", Some("USD"));
    assert_eq!(
        found.summary,
        "China's customs (GACC) printed 13 %; 12.7 % rounds to that."
    );
}

#[test]
fn the_growth_of_the_case_needs_context_and_shows_every_reading() {
    let book = book(CHINA_RUSSIA);
    for basis in [None, Some("USD")] {
        let found = judged_with(&change("30", "1"), &book, "30 persen", basis);
        assert_eq!(
            verdict(&found),
            ("needs_context", "first_published_base"),
            "{basis:?}"
        );
        assert!(has(&found, dec!(28.7), Fit::Coarse), "{found:#?}");
        assert!(has(&found, dec!(27.8), Fit::Coarse));
        assert!(has(&found, dec!(30.45), Fit::Printed));
        assert!(has(&found, dec!(29.81), Fit::Printed));
        assert_eq!(found.suggestion.as_deref(), Some("28,7 persen"));
    }
}

#[test]
fn the_summary_answers_in_one_plain_sentence() {
    let book = book(CHINA_RUSSIA);
    for (said, basis, answer) in [
        (
            "30",
            Some("USD"),
            "China's customs (GACC) printed 28.7 %; 30 % fits only growth over the base as first published, in dollars \
             (30.45 %).",
        ),
        (
            "27.8",
            Some("USD"),
            "China's customs (GACC) printed 28.7 %; 27.8 % fits only growth in yuan (27.8 %).",
        ),
        (
            "27.8",
            None,
            "China's customs (GACC) printed 27.8 % in yuan and 28.7 % in dollars; the draft does not say in which \
             currency.",
        ),
        (
            "48.2",
            Some("USD"),
            "China's customs (GACC) printed 28.7 %; 48.2 % is 19.5 points too high.",
        ),
    ] {
        let step = if said.contains('.') { "0.1" } else { "1" };
        let found = judged_with(&change(said, step), &book, said, basis);
        assert_eq!(found.summary, answer);
    }
}

#[test]
fn a_reading_names_months_and_series_only_where_they_are_others() {
    let found = judged(&level("38.2", "0.1"), &book(CHINA_RUSSIA), "");
    let readings: Vec<&str> = found.readings.iter().map(|r| &*r.reading).collect();
    assert_eq!(readings[0], "printed by GACC");
    assert!(
        readings.iter().all(|r| !r.contains("China")),
        "{readings:?}"
    );
}

#[test]
fn growth_in_the_currency_of_the_story_is_supported_and_in_another_needs_context() {
    let book = book(CHINA_RUSSIA);
    let cases = [
        ("28.7", Some("USD"), ("supported", "as_published")),
        ("27.8", Some("CNY"), ("supported", "as_published")),
        ("27.8", Some("USD"), ("needs_context", "currency_basis")),
        ("28.7", Some("CNY"), ("needs_context", "currency_basis")),
        ("28.7", None, ("needs_context", "currency_basis")),
        ("27.8", None, ("needs_context", "currency_basis")),
    ];
    for (said, basis, expected) in cases {
        let found = judged_with(&change(said, "0.1"), &book, "…", basis);
        assert_eq!(verdict(&found), expected, "{said} {basis:?}");
    }
    let yuan = judged_with(&change("27.8", "0.1"), &book, "27,8 persen", Some("USD"));
    assert_eq!(yuan.suggestion.as_deref(), Some("28,7 persen"));
}

#[test]
fn another_level_is_refuted_with_its_size_and_the_phrase_mended() {
    let book = book(CHINA_RUSSIA);
    let found = judged(&level("48.2", "0.1"), &book, "48,2 miliar dolar AS");
    assert_eq!(verdict(&found), ("refuted", "major"));
    assert_eq!(found.suggestion.as_deref(), Some("38,2 miliar dolar AS"));
    assert!(found.summary.contains("26 % too high"), "{}", found.summary);
    let minor = judged(&level("42.9", "0.1"), &book, "42,9 miliar");
    assert_eq!(verdict(&minor), ("refuted", "minor"));
    let near = judged(&level("39.2", "0.1"), &book, "39,2 miliar");
    assert_eq!(verdict(&near), ("needs_context", "small_error"));
    assert_eq!(near.suggestion.as_deref(), Some("38,2 miliar"));
}

#[test]
fn a_lost_comma_is_a_slip_of_scale() {
    let found = judged(
        &level("382", "1"),
        &book(CHINA_RUSSIA),
        "382 miliar dolar AS",
    );
    assert_eq!(verdict(&found), ("refuted", "scale"));
    assert_eq!(found.diagnosis[0].changed, "scale");
    assert!(found.diagnosis[0].text.contains("by a factor of 10"));
    assert_eq!(found.suggestion.as_deref(), Some("38,2 miliar dolar AS"));
}

#[test]
fn the_other_direction_is_refuted_and_the_phrase_turned() {
    let mut claim = change("28.7", "0.1");
    claim.direction.value = Direction::Down;
    let book = book(CHINA_RUSSIA);
    for basis in [None, Some("USD")] {
        let found = judged_with(&claim, &book, "28,7 persen", basis);
        assert_eq!(verdict(&found), ("refuted", "wrong_direction"), "{basis:?}");
        assert_eq!(found.diagnosis[0].changed, "direction");
        assert_eq!(found.suggestion.as_deref(), Some("naik 28,7 persen"));
    }
    claim.quantity = quantity("30", "1", "percent");
    let found = judged_with(&claim, &book, "30 persen", Some("USD"));
    assert_eq!(verdict(&found), ("refuted", "wrong_direction"));
}

#[test]
fn total_trade_called_exports_is_refuted_and_named() {
    let mut claim = level("38.2", "0.1");
    claim.flow.value = Some(Flow::Exports);
    let found = judged(&claim, &book(CHINA_RUSSIA), "38,2 miliar");
    assert_eq!(found.verdict, Verdict::Refuted);
    assert_eq!(found.diagnosis[0].changed, "flow");
    assert!(found.diagnosis[0].text.contains("total trade"));
    let seen = &found.evidence[found.diagnosis[0].evidence];
    assert_eq!(seen.value, dec!(38170000000));
}

#[test]
fn hedges_are_one_sided_with_slack() {
    let rows = "\
CHN,RUS,total,TOTAL,2022-01,2022-03,37400000000,USD,10000000,,,2022-04-13,";
    let book_low = book(rows);
    let book_high = book(&rows.replace("37400000000", "42200000000"));
    let book_two = book(&rows.replace("37400000000", "1970000000"));
    let cases = [
        (
            "40",
            Hedge::Nearly,
            &book_low,
            ("supported", "as_published"),
        ),
        ("40", Hedge::Over, &book_high, ("supported", "as_published")),
        (
            "40",
            Hedge::Nearly,
            &book_high,
            ("needs_context", "small_error"),
        ),
        (
            "2",
            Hedge::Over,
            &book_two,
            ("needs_context", "hedge_slack"),
        ),
        ("2", Hedge::Exact, &book_two, ("supported", "as_published")),
    ];
    for (said, hedge, book, expected) in cases {
        let mut claim = level(said, "1");
        claim.quantity.hedge = hedge;
        assert_eq!(
            verdict(&judged(&claim, book, "")),
            expected,
            "{hedge:?} {said}"
        );
    }
}

#[test]
fn what_is_computed_shows_its_arithmetic() {
    let rows = "\
CHN,RUS,exports,TOTAL,2022-01,2022-02,12620000000,USD,10000000,,,2022-03-07,
CHN,RUS,exports,TOTAL,2022-03,2022-03,3820000000,USD,10000000,,,2022-04-13,
CHN,RUS,imports,TOTAL,2022-01,2022-04,30850000000,USD,10000000,,,2022-04-15,
CHN,RUS,imports,TOTAL,2022-04,2022-04,8890000000,USD,10000000,,,2022-04-15,";
    let found = judged(&balance("-5.5", "0.1"), &book(rows), "5,5 miliar");
    assert_eq!(verdict(&found), ("supported", "as_published"));
    let evidence = &found.evidence[0];
    assert!(evidence.derived);
    assert_eq!(
        evidence.arithmetic.as_deref(),
        Some(
            "exports 16.44 billion dollars - imports 21.96 billion dollars = -5.52 billion dollars"
        )
    );
    let surplus = judged(&balance("5.5", "0.1"), &book(rows), "5,5 miliar");
    assert_eq!(verdict(&surplus), ("refuted", "wrong_direction"));
}

#[test]
fn what_cannot_be_told_is_unverifiable_with_its_reason() {
    let book = book(CHINA_RUSSIA);
    let mut later = level("60", "1");
    later.period.value = Some(period("2022-04", "2022-04"));
    assert_eq!(
        verdict(&judged(&later, &book, "")),
        ("unverifiable", "not_yet_published")
    );
    let mut missing = level("60", "1");
    missing.period.value = Some(period("2020-11", "2020-11"));
    assert_eq!(
        verdict(&judged(&missing, &book, "")),
        ("unverifiable", "period_not_covered")
    );
    let mut other = level("60", "1");
    other.partner.value = Some(Area::new("PER"));
    assert_eq!(
        verdict(&judged(&other, &book, "")),
        ("unverifiable", "not_covered")
    );
    let mut vague = level("60", "1");
    vague.period.value = None;
    let found = judged(&vague, &book, "");
    assert_eq!(verdict(&found), ("unverifiable", "too_vague"));
    assert!(found.summary.contains("which months"));
}

#[test]
fn a_day_is_kept_to() {
    let book = book(CHINA_RUSSIA);
    let context = Context {
        book: &book,
        policy: &Policy::default(),
        quote: "",
        wording: &indonesian(),
        published: Some(STORY),
        as_of: Some(date(2022, 4, 12)),
        basis: None,
        young: false,
    };
    let found = judge(&level("38.2", "0.1"), &context);
    assert_eq!(verdict(&found), ("unverifiable", "not_yet_published"));
}

#[test]
fn the_mirror_supports_with_a_word_and_points_at_what_freight_does_not_explain() {
    let rows = "\
RUS,CHN,imports,TOTAL,2022-01,2022-03,17900000000,USD,100000000,,,2022-04-13,";
    let mut claim = level("17.9", "0.1");
    claim.flow.value = Some(Flow::Exports);
    let found = judged(&claim, &book(rows), "");
    assert_eq!(verdict(&found), ("needs_context", "mirror"));
    claim.quantity = level("20.9", "0.1").quantity;
    let found = judged(&claim, &book(rows), "");
    assert_eq!(verdict(&found), ("needs_context", "mirror"));
    assert!(found.summary.contains("freight"), "{}", found.summary);
    assert!(!found.summary.contains("stand in"), "{}", found.summary);
    claim.quantity = level("24.1", "0.1").quantity;
    let found = judged(&claim, &book(rows), "");
    assert_eq!(verdict(&found), ("needs_context", "differs"));
}

#[test]
fn partners_stand_in_for_who_stopped_publishing_and_the_gap_of_the_year_before_is_said() {
    let rows = "\
CHN,RUS,imports,TOTAL,2021-01,2021-03,20000000000,USD,10000000,,,2021-04-13,
RUS,CHN,exports,TOTAL,2021-01,2021-03,17000000000,USD,10000000,,,2021-05-13,
CHN,RUS,imports,TOTAL,2022-01,2022-03,21730000000,USD,10000000,,,2022-04-13,";
    let mut claim = level("21.7", "0.1");
    claim.reporter.value = Some(Area::new("RUS"));
    claim.partner.value = Some(Area::new("CHN"));
    claim.flow.value = Some(Flow::Exports);
    let found = judged(&claim, &book(rows), "");
    assert_eq!(verdict(&found), ("needs_context", "mirror"));
    let said = "its partners' figures stand in.";
    assert!(found.summary.ends_with(said), "{}", found.summary);
    let gap = "in January–March 2021 the other side's own figure was 15 % below it";
    assert!(
        found.readings[0].reading.contains(gap),
        "{:?}",
        found.readings
    );
}

#[test]
fn a_revision_after_the_story_is_said_whatever_the_verdict() {
    let rows = "\
CHN,RUS,total,TOTAL,2021-01,2021-12,146900000000,USD,100000000,,,2022-01-14,
CHN,RUS,total,TOTAL,2021-01,2021-12,140700000000,USD,100000000,,,2023-01-13,vintage=2023-01";
    for (said, expected) in [
        ("150", "needs_context"),
        ("180.2", "refuted"),
        ("146.9", "supported"),
    ] {
        let mut claim = level(said, "0.1");
        claim.period.value = Some(period("2021-01", "2021-12"));
        let found = judged(&claim, &book(rows), "");
        assert_eq!(found.verdict.code(), expected, "{said}");
        let since = "Since revised to 140.7 billion dollars.";
        assert!(found.summary.ends_with(since), "{}", found.summary);
    }
}

#[test]
fn where_no_side_is_implied_either_will_do() {
    let mut claim = level("38.2", "0.1");
    claim.reporter.value = None;
    claim.partner.value = Some(Area::new("RUS+CHN"));
    let found = judged(&claim, &book(CHINA_RUSSIA), "");
    assert_eq!(verdict(&found), ("supported", "as_published"));
}

#[test]
fn doubtful_rows_are_no_evidence() {
    let rows =
        "CHN,RUS,total,TOTAL,2022-01,2022-03,99000000000,USD,100000000,,,2022-04-13,CHECK: sum";
    let found = judged(&level("99.0", "0.1"), &book(rows), "");
    assert_eq!(verdict(&found), ("unverifiable", "not_covered"));
}

#[test]
fn a_conversion_needs_context_and_seldom_refutes() {
    let rows = "CHN,RUS,total,TOTAL,2022-01,2022-03,243030000000,CNY,10000000,,,2022-04-13,";
    let book = crate::fact::Book::new(
        observations(rows),
        vec![rate("USD", "CNY", 2022, dec!(6.4))],
    );
    let cases = [
        ("38.2", "needs_context", "converted"),
        ("45.0", "unverifiable", "period_not_covered"),
    ];
    for (said, verdict_code, reason) in cases {
        let found = judged(&level(said, "0.1"), &book, "");
        assert_eq!(verdict(&found), (verdict_code, reason), "{said}");
    }
    assert_eq!(
        judged(&level("76", "1"), &book, "").verdict,
        Verdict::Refuted
    );
}

#[test]
fn a_restated_figure_is_another_vintage() {
    let rows = "\
CHN,RUS,total,TOTAL,2021-01,2021-12,146900000000,USD,100000000,,,2022-01-14,
CHN,RUS,total,TOTAL,2021-01,2021-12,140700000000,USD,100000000,,,2023-01-13,vintage=2023-01";
    let mut claim = level("140.7", "0.1");
    claim.period.value = Some(period("2021-01", "2021-12"));
    let found = judged(&claim, &book(rows), "140,7 miliar");
    assert_eq!(verdict(&found), ("needs_context", "other_vintage"));
    assert_eq!(found.suggestion.as_deref(), Some("146,9 miliar"));
    claim.quantity = level("146.9", "0.1").quantity;
    let found = judged(&claim, &book(rows), "");
    assert_eq!(verdict(&found).0, "supported");
    assert!(
        found
            .summary
            .ends_with("Since revised to 140.7 billion dollars.")
    );
}

#[test]
fn an_inherited_period_may_be_the_run_and_not_the_month() {
    let mut claim = level("38.2", "0.1");
    claim.period = Slot::inherited(Some(period("2022-03", "2022-03")), Span::new(0, 1));
    let found = judged(&claim, &book(CHINA_RUSSIA), "");
    assert_eq!(verdict(&found), ("needs_context", "other_period"));
    claim.period = Slot::stated(Some(period("2022-03", "2022-03")), Span::new(0, 1));
    let found = judged(&claim, &book(CHINA_RUSSIA), "");
    assert_eq!(found.verdict, Verdict::Refuted);
    assert_eq!(found.diagnosis[0].changed, "period");
}

#[test]
fn growth_from_levels_alone_is_lenient() {
    let rows = "\
CHN,RUS,total,TOTAL,2021-01,2021-03,29260000000,USD,10000000,,,2021-04-13,
CHN,RUS,total,TOTAL,2022-01,2022-03,38170000000,USD,10000000,,,2022-04-13,";
    let book = book(rows);
    let cases = [
        ("30.4", "supported"),
        ("28.7", "needs_context"),
        ("26.7", "unverifiable"),
        ("22.3", "needs_context"),
        ("16.3", "refuted"),
    ];
    for (said, expected) in cases {
        let found = judged_with(&change(said, "0.1"), &book, "", Some("USD"));
        assert_eq!(found.verdict.code(), expected, "{said}");
    }
}

#[test]
fn sources_that_disagree_are_both_named() {
    let mut seen = observations(CHINA_RUSSIA);
    let mut other = seen
        .iter()
        .find(|o| o.value == dec!(38170000000))
        .expect("the row")
        .clone();
    other.source = "FCS".into();
    other.value = dec!(45000000000);
    seen.push(other);
    let book = crate::fact::Book::new(seen, vec![]);
    for said in ["38.2", "45.0"] {
        let found = judged(&level(said, "0.1"), &book, "");
        assert_eq!(verdict(&found), ("needs_context", "sources_disagree"));
    }
    assert_eq!(
        judged(&level("60.0", "0.1"), &book, "").reason,
        Reason::Major
    );
}
