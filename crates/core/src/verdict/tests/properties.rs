//! What holds for any figure: rounding is let pass, more data do not turn right into wrong, nothing overflows.

use crate::claim::Claim;
use crate::fact::Book;
use crate::quantity::{Hedge, Rounded};
use crate::verdict::sample::{change, judged, judged_with, level, observations};
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

/// A row of any kind about China and Russia around the months of the case.
fn row() -> impl Strategy<Value = String> {
    let sides = prop::sample::select(vec!["CHN,RUS", "RUS,CHN", "CHN,WORLD"]);
    let flow = prop::sample::select(vec!["exports", "imports", "total", "balance"]);
    let months = prop::sample::select(vec![
        "2022-01,2022-03",
        "2022-01,2022-02",
        "2022-03,2022-03",
        "2021-01,2021-03",
        "2021-01,2021-12",
        "2022-01,2022-06",
        "2022-04,2022-06",
    ]);
    let unit = prop::sample::select(vec!["USD", "CNY"]);
    let day = prop::sample::select(vec!["2022-04-13", "2022-04-18", "2022-05-09", ""]);
    let note = prop::sample::select(vec!["", "vintage=2023-01", "SA", "CHECK: sum"]);
    let growth = prop::option::of(-400_i64..900);
    (sides, flow, months, 1_i64..900_000, unit, growth, (day, note)).prop_map(
        |(sides, flow, months, millions, unit, growth, (day, note))| {
            let growth = growth.map_or_else(String::new, |tenths| Decimal::new(tenths, 1).to_string());
            let basis = unit.to_lowercase();
            format!("{sides},{flow},TOTAL,{months},{millions}000000,{unit},1000000,{growth},{basis},{day},{note}")
        },
    )
}

/// The book with rows of two agencies added.
fn with_rows(own: &str, more: &[String]) -> Book {
    let mut seen = observations(own);
    for (at, row) in more.iter().enumerate() {
        let mut added = observations(row);
        for one in &mut added {
            one.source = if at.is_multiple_of(2) { "GACC" } else { "FCS" }.into();
        }
        seen.extend(added);
    }
    Book::new(seen, vec![])
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
    fn more_rows_never_turn_a_supported_amount_into_a_wrong_one(
        millions in 1_000_i64..900_000, power in 0_u32..3, more in prop::collection::vec(row(), 0..12),
    ) {
        let own = format!(
            "CHN,RUS,total,TOTAL,2022-01,2022-03,{millions}000000,USD,1000000,,,2022-04-13,"
        );
        let claim = printed(millions, power);
        prop_assert_eq!(verdict(&judged(&claim, &with_rows(&own, &[]), "")), Verdict::Supported);
        let found = judged(&claim, &with_rows(&own, &more), "");
        prop_assert!(
            matches!(found.verdict, Verdict::Supported | Verdict::NeedsContext),
            "{:?} {}", found.reason, found.summary
        );
    }

    #[test]
    fn more_rows_never_turn_a_supported_growth_into_a_wrong_one(
        tenths in 1_i64..900, more in prop::collection::vec(row(), 0..12), has_basis in any::<bool>(),
    ) {
        let growth = Decimal::new(tenths, 1);
        let own = format!("CHN,RUS,total,TOTAL,2022-01,2022-03,,USD,,{growth},usd,2022-04-13,");
        let claim = change(&growth.to_string(), "0.1");
        let basis = has_basis.then_some("USD");
        prop_assert_eq!(
            verdict(&judged_with(&claim, &with_rows(&own, &[]), "", basis)),
            Verdict::Supported
        );
        let found = judged_with(&claim, &with_rows(&own, &more), "", basis);
        prop_assert!(
            matches!(found.verdict, Verdict::Supported | Verdict::NeedsContext),
            "{:?} {}", found.reason, found.summary
        );
    }

    #[test]
    fn the_number_may_lie_anywhere_inside_its_interval(
        millions in 10_000_i64..900_000, power in 1_u32..4, thousandths in -499_i64..=499,
        hedge in 0_usize..2,
    ) {
        let step = Decimal::from(1_000_000) * Decimal::from(10_i64.pow(power));
        let exact = Decimal::from(millions) * Decimal::from(1_000_000);
        let mut claim = level("1", "1");
        claim.quantity.hedge = [Hedge::Exact, Hedge::About][hedge];
        let value = exact + step * Decimal::new(thousandths, 3);
        claim.quantity.figure = Some(Rounded { value, step });
        let found = judged(&claim, &book(millions, ""), "");
        prop_assert_eq!(verdict(&found), Verdict::Supported, "{}", found.summary);
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
