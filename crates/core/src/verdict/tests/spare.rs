//! What keeps a figure from being called wrong.

use crate::claim::{Coverage, Flow, Slot};
use crate::quantity::Wording;
use crate::text::Span;
use crate::verdict::sample::{CHINA_RUSSIA, book, judged, level};
use crate::verdict::{Context, Policy, judge};

#[test]
fn a_flow_that_the_sentence_leaves_open_is_no_ground_for_refuting() {
    let facts = book(CHINA_RUSSIA);
    let mut claim = level("38.2", "0.1");
    claim.flow = Slot::stated(Some(Flow::Exports), Span::new(0, 1));
    assert_eq!(
        judged(&claim, &facts, "38,2 miliar").verdict.code(),
        "refuted"
    );
    claim.flow = Slot::inherited(Some(Flow::Exports), Span::new(0, 1));
    let found = judged(&claim, &facts, "38,2 miliar");
    assert_eq!(
        (found.verdict.code(), found.reason.code()),
        ("needs_context", "other_reading")
    );
}

#[test]
fn what_is_beyond_comparison_is_probably_of_something_else() {
    let facts = book(CHINA_RUSSIA);
    let mut claim = level("1.7", "0.1");
    assert_eq!(
        judged(&claim, &facts, "1,7 miliar").verdict.code(),
        "refuted"
    );
    claim.period.filled = crate::claim::Filled::Inherited(Span::new(0, 1));
    let found = judged(&claim, &facts, "1,7 miliar");
    assert_eq!(
        (found.verdict.code(), found.reason.code()),
        ("unverifiable", "beyond_comparison")
    );
    let slip = judged(&level("382", "1"), &facts, "382 miliar");
    assert_eq!(
        (slip.verdict.code(), slip.reason.code()),
        ("refuted", "scale")
    );
}

#[test]
fn a_part_is_never_judged_against_the_whole() {
    let facts = book(CHINA_RUSSIA);
    for (coverage, reason) in [
        (Coverage::Province, "not_covered"),
        (Coverage::Average, "period_not_covered"),
        (Coverage::Days, "not_covered"),
    ] {
        let mut claim = level("48.2", "0.1");
        claim.coverage = coverage;
        let found = judged(&claim, &facts, "48,2 miliar");
        assert_eq!(
            (found.verdict.code(), found.reason.code()),
            ("unverifiable", reason)
        );
    }
}

#[test]
fn in_a_young_language_nothing_is_refuted() {
    let facts = book(CHINA_RUSSIA);
    let claim = level("48.2", "0.1");
    let (policy, wording) = (Policy::default(), Wording::default());
    let context = |young| Context {
        book: &facts,
        policy: &policy,
        quote: "48,2 Milliarden",
        wording: &wording,
        published: None,
        as_of: None,
        basis: None,
        young,
    };
    assert_eq!(judge(&claim, &context(false)).verdict.code(), "refuted");
    let found = judge(&claim, &context(true));
    assert_eq!(
        (found.verdict.code(), found.reason.code()),
        ("needs_context", "young_language")
    );
}

#[test]
fn a_country_that_only_the_story_names_is_no_ground_for_refuting() {
    let facts = book(CHINA_RUSSIA);
    let mut claim = level("41.7", "0.1");
    assert_eq!(
        judged(&claim, &facts, "41,7 miliar").verdict.code(),
        "refuted"
    );
    claim.reporter = Slot::assumed(claim.reporter.value, crate::claim::rule::FIRST_NAMED);
    let found = judged(&claim, &facts, "41,7 miliar");
    assert_eq!(
        (found.verdict.code(), found.reason.code()),
        ("unverifiable", "too_vague")
    );
    assert!(found.summary.contains("whose trade"), "{}", found.summary);
}
