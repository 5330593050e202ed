//! Questions to small books.

use super::*;
use crate::claim::{Area, Flow};
use crate::fact::Status;

/// An observation of this flow, period and value in dollars.
fn seen(flow: Flow, when: &str, value: &str, vintage: Option<&str>) -> Observation {
    Observation {
        source: "Example".into(),
        dataset: "t".into(),
        reporter: Area::new("ATL"),
        partner: Area::new("CHN"),
        flow,
        commodity: "TOTAL".into(),
        period: period(when).unwrap(),
        measure: Measure::Value,
        unit: "USD".parse().unwrap(),
        value: value.parse().unwrap(),
        place: "0.1".parse().unwrap(),
        adjusted: false,
        vintage: vintage.map(Into::into),
        status: Status::First,
        published: vintage.is_none().then(|| "2022-04-13".parse().unwrap()),
        origin: "https://example.org".into(),
        doubtful: false,
        note: "".into(),
    }
}

fn ask(flow: &str, when: &str) -> Ask {
    Ask::new("atl", "chn", flow, "total", when).unwrap()
}

/// Value, year before, growth and arithmetic of each line.
fn told(observations: Vec<Observation>, ask: &Ask) -> Vec<String> {
    let book = Book::new(observations, Vec::new());
    let lines = look_up(&book, ask).lines.into_iter().map(|line| {
        format!(
            "{} {} {} [{}]",
            line.amount.value,
            line.before
                .map_or_else(|| "?".to_owned(), |before| before.value.to_string()),
            line.growth
                .map_or_else(|| "?".to_owned(), |growth| growth.round_dp(1).to_string()),
            line.amount.arithmetic.unwrap_or_default()
        )
    });
    lines.collect()
}

#[test]
fn a_published_figure_comes_before_any_sum() {
    use Flow::{Exports, Imports, Total};
    let book = vec![
        seen(Total, "2022-Q1", "30.5", None),
        seen(Exports, "2022-Q1", "10", None),
        seen(Imports, "2022-Q1", "20", None),
        seen(Exports, "2021-Q1", "8", None),
        seen(Imports, "2021-Q1", "17", None),
    ];
    assert_eq!(told(book, &ask("total", "2022-Q1")), ["30.5 25 22.0 []"]);
}

#[test]
fn sums_and_differences_show_their_arithmetic() {
    use Flow::{Exports, Imports};
    let book = || {
        let mut book = Vec::new();
        for (month, exports, imports) in [
            ("2022-01", "1.5", "3"),
            ("2022-02", "2", "3"),
            ("2022-03", "4", "3"),
        ] {
            book.push(seen(Exports, month, exports, None));
            book.push(seen(Imports, month, imports, None));
        }
        book.push(seen(Exports, "2022-01..2022-05", "20", None));
        book.push(seen(Exports, "2022-01..2022-04", "14", None));
        book
    };
    for (flow, when, wanted) in [
        ("exports", "2022-Q1", "7.5 ? ? [1.5 + 2 + 4]"),
        (
            "balance",
            "2022-Q1",
            "-1.5 ? ? [(1.5 + 2 + 4) - (3 + 3 + 3)]",
        ),
        ("exports", "2022-05", "6 ? ? [20 - 14]"),
        ("total", "2022-02", "5 ? ? [2 + 3]"),
    ] {
        assert_eq!(told(book(), &ask(flow, when)), [wanted], "{flow} {when}");
    }
    assert!(told(book(), &ask("imports", "2022-05")).is_empty());
}

#[test]
fn vintages_stand_apart_and_a_day_hides_later_ones() {
    let book = || {
        vec![
            seen(Flow::Exports, "2021", "10", None),
            seen(Flow::Exports, "2021", "11", Some("2023-02")),
            seen(Flow::Exports, "2020", "8", Some("2023-02")),
        ]
    };
    assert_eq!(
        told(book(), &ask("exports", "2021")),
        ["10 ? ? []", "11 8 37.5 []"]
    );
    let mut then = ask("exports", "2021");
    then.as_of = Some("2022-06-01".parse().unwrap());
    assert_eq!(told(book(), &then), ["10 ? ? []"]);
    then.unit = Some("EUR".parse().unwrap());
    assert!(told(book(), &then).is_empty());
}

#[test]
fn a_chart_goes_back_as_far_as_the_source_does() {
    let years = [("2018", "5"), ("2020", "8"), ("2021", "10"), ("2022", "9")];
    let book = years.map(|(year, value)| seen(Flow::Exports, year, value, None));
    let book = Book::new(book.into(), Vec::new());
    let sheet = look_up(&book, &ask("exports", "2022"));
    let chart: Vec<String> = sheet.lines[0]
        .chart
        .iter()
        .map(|(_, value)| value.to_string())
        .collect();
    assert_eq!(chart, ["8", "10", "9"]);
}

#[test]
fn words_that_are_none_are_said() {
    assert!(Ask::new("ATL", "CHN", "trade", "TOTAL", "2022").is_err());
    for when in ["22", "2022-13", "2022-Q5", "2022-03..2022-01", ""] {
        assert!(
            Ask::new("ATL", "CHN", "total", "TOTAL", when).is_err(),
            "{when}"
        );
    }
}

/// The same, as growth in percent.
fn grown(flow: Flow, when: &str, percent: &str) -> Observation {
    Observation {
        measure: Measure::Growth {
            basis: "USD".parse().ok(),
        },
        unit: crate::quantity::Unit::Percent,
        ..seen(flow, when, percent, None)
    }
}

#[test]
fn printed_growth_tells_what_its_base_was_restated_to() {
    use Flow::Total;
    let at = |when: &str, value: &str| Observation {
        place: "1".parse().unwrap(),
        ..seen(Total, when, value, None)
    };
    let book = Book::new(
        vec![
            at("2021-Q1", "29260"),
            at("2022-Q1", "38170"),
            at("2023-Q1", "53840"),
            grown(Total, "2022-Q1", "28.7"),
            grown(Total, "2023-Q1", "41.1"),
        ],
        Vec::new(),
    );
    let sheet = look_up(&book, &ask("total", "2022-Q1"));
    let line = &sheet.lines[0];
    assert!(line.restated.is_none(), "{:?}", line.restated);
    let base = line.before_restated.as_ref().unwrap();
    assert_eq!(
        (base.value.to_string(), base.arithmetic.as_str()),
        ("29658".to_owned(), "38170 / 1.287")
    );
}

#[test]
fn a_figure_printed_anew_is_told_with_the_first_and_parts_are_told_where_there_is_no_whole() {
    use Flow::Exports;
    let later = Observation {
        published: "2022-04-18".parse().ok(),
        ..seen(Exports, "2022-Q1", "12", None)
    };
    let book = Book::new(
        vec![seen(Exports, "2022-Q1", "10", None), later],
        Vec::new(),
    );
    let sheet = look_up(&book, &ask("exports", "2022-Q1"));
    let other: Vec<String> = sheet.lines[0]
        .other_days
        .iter()
        .map(|seen| seen.value.to_string())
        .collect();
    assert_eq!(
        (sheet.lines[0].amount.value.to_string(), other),
        ("12".to_owned(), vec!["10".to_owned()])
    );
    assert!(sheet.near.is_empty());
    let sheet = look_up(&book, &ask("exports", "2022"));
    let near: Vec<String> = sheet
        .near
        .iter()
        .map(|(source, period)| format!("{source} {period}"))
        .collect();
    assert_eq!(
        (sheet.lines.len(), near),
        (0, vec!["Example 2022-01..2022-03".to_owned()])
    );
}
