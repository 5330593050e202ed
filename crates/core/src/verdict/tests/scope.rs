//! Goods that lists name alike: the words are as much the one's as the other's.

use crate::claim::{Claim, Commodity, Flow};
use crate::quantity::Wording;
use crate::verdict::sample::{book, level};
use crate::verdict::{Context, Judgement, Policy, judge};

const LIKE: &str = "CHN,RUS,exports,ELECTRONICS,2022-01,2022-03,31240000000,USD,10000000,,,2022-04-13,\n\
                    CHN,RUS,exports,ELECTRONIC_GOODS,2022-01,2022-03,38380000000,USD,10000000,,,2022-04-13,";

fn electronics(billions: &str, step: &str) -> Claim {
    let mut claim = level(billions, step);
    claim.flow.value = Some(Flow::Exports);
    claim.commodity.value = Commodity::new("electronics", "ELECTRONICS");
    claim
}

fn judged(billions: &str, step: &str) -> Judgement {
    let context = Context {
        book: &book(LIKE),
        policy: &Policy::default(),
        quote: "38.58 billion dollars",
        wording: &Wording::default(),
        published: None,
        as_of: None,
        basis: None,
        young: false,
    };
    judge(&electronics(billions, step), &context)
}

#[test]
fn the_figure_of_like_goods_is_offered_where_the_verdict_rests_on_it() {
    let near = judged("38.58", "0.01");
    assert_eq!(near.reason.code(), "small_error", "{}", near.summary);
    let offered = near.suggestion.unwrap_or_default();
    assert!(offered.starts_with("38.38"), "{offered}");
}

#[test]
fn a_figure_that_is_right_for_like_goods_is_not_to_be_changed() {
    let right = judged("38.4", "0.1");
    assert_eq!(right.reason.code(), "other_scope", "{}", right.summary);
    assert_eq!(right.suggestion, None);
}
