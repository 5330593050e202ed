//! What holds for any figure: rounding is let pass, more data do not turn right into wrong, nothing overflows.

use crate::claim::Claim;
use crate::fact::Book;
use crate::quantity::{Hedge, Rounded};
use crate::verdict::sample::{change, judged, level, observations};
use crate::verdict::{Judgement, Verdict};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A book with one value for the case, exact to the million, and more rows.
fn book(millions: i64, more: &str) -> Book {
    let row = format!(
        "CHN,RUS,total,TOTAL,2022-01,2022-03,{millions}000000,USD,1000000,,,2022-04-13,{more}"
    );
    Book::new(observations(&row), vec![])
}

/// The claim that prints so many millions to a power of ten.
fn printed(millions: i64, power: u32) -> Claim {
    let step = Decimal::from(1_000_000) * Decimal::from(10_i64.pow(power));
    let exact = Decimal::from(millions) * Decimal::from(1_000_000);
    let value = (exact / step).round() * step;
    let mut claim = level("1", "1");
    claim.quantity.figure = Some(Rounded { value, step });
    claim
}

fn verdict(judgement: &Judgement) -> Verdict {
    judgement.verdict
}

proptest! {
    #[test]
    fn what_rounds_to_the_printed_figure_supports_it(
        millions in 1_000_i64..1_000_000, power in 0_u32..3,
    ) {
        let found = judged(&printed(millions, power), &book(millions, ""), "");
        prop_assert_eq!(verdict(&found), Verdict::Supported);
    }

    #[test]
    fn other_months_and_a_mirror_never_turn_right_into_wrong(
        millions in 1_000_i64..1_000_000, other in 1_i64..1_000_000,
    ) {
        let more = format!(
            "\nCHN,RUS,total,TOTAL,2022-01,2022-02,{other}000000,USD,1000000,,,2022-03-13,\
             \nCHN,RUS,exports,TOTAL,2022-01,2022-03,{other}000000,USD,1000000,,,2022-04-13,\
             \nRUS,CHN,total,TOTAL,2022-01,2022-03,{other}000000,USD,1000000,,,2022-04-13,"
        );
        let found = judged(&printed(millions, 1), &book(millions, &more), "");
        prop_assert_eq!(verdict(&found), Verdict::Supported);
    }

    #[test]
    fn the_verdict_is_the_same_everywhere_inside_the_last_digit(
        millions in 10_000_i64..1_000_000, off in -4_i64..=4,
    ) {
        let claim = printed(millions / 10 * 10, 1);
        let found = judged(&claim, &book(millions / 10 * 10 + off, ""), "");
        prop_assert_eq!(verdict(&found), Verdict::Supported);
    }

    #[test]
    fn no_figure_is_too_large_or_too_fine(
        mantissa in any::<i64>(), scale in 0_u32..28, step_scale in 0_u32..28,
        quote in "[0-9.,  a-z]{0,20}", hedge in 0_usize..5,
    ) {
        let hedges = [Hedge::Exact, Hedge::About, Hedge::Over, Hedge::Under, Hedge::Nearly];
        let figure = Rounded {
            value: Decimal::new(mantissa, scale),
            step: Decimal::new(1, step_scale),
        };
        for mut claim in [level("1", "1"), change("1", "1")] {
            claim.quantity.figure = Some(figure);
            claim.quantity.hedge = hedges[hedge];
            judged(&claim, &book(38_170, ""), &quote);
        }
        for power in [1_u32, 9, 18, 28] {
            let huge = Decimal::from_i128_with_scale(10_i128.pow(power), 0);
            let mut claim = level("1", "1");
            claim.quantity.figure = Some(Rounded { value: huge, step: huge });
            judged(&claim, &book(38_170, ""), &quote);
        }
    }
}
