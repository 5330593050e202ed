//! One sheet in every format.

use super::*;
use weighbridge_core::claim::Area;
use weighbridge_core::fact::{Book, Measure, Status};
use weighbridge_core::lookup::{look_up, period};

fn seen(flow: Flow, when: &str, value: &str, measure: Measure, unit: &str) -> Observation {
    Observation {
        source: "=Example".into(),
        dataset: "t".into(),
        reporter: Area::new("BRA"),
        partner: Area::new("PRT"),
        flow,
        commodity: "TOTAL".into(),
        period: period(when).unwrap(),
        measure,
        unit: unit.parse().unwrap(),
        value: value.parse().unwrap(),
        place: if unit == "percent" { "0.1" } else { "10000000" }
            .parse()
            .unwrap(),
        adjusted: false,
        vintage: None,
        status: Status::First,
        published: Some("2031-04-13".parse().unwrap()),
        origin: "https://example.org/a|b\u{1b}[31m".into(),
        doubtful: false,
        note: "".into(),
    }
}

fn book() -> Book {
    let basis = "USD".parse().ok();
    Book::new(
        vec![
            seen(
                Flow::Exports,
                "2031-Q1",
                "1500000000",
                Measure::Value,
                "USD",
            ),
            seen(Flow::Imports, "2031-Q1", "500000000", Measure::Value, "USD"),
            seen(Flow::Total, "2030-Q1", "1600000000", Measure::Value, "USD"),
            seen(Flow::Total, "2030-Q4", "1000000000", Measure::Value, "USD"),
            seen(
                Flow::Total,
                "2031-Q1",
                "24.8",
                Measure::Growth { basis },
                "percent",
            ),
        ],
        Vec::new(),
    )
}

#[test]
fn every_format_tells_value_year_before_growth_arithmetic_and_source() {
    let book = book();
    let ask = Ask::new("BRA", "PRT", "total", "TOTAL", "2031-Q1").unwrap();
    let sheet = look_up(&book, &ask);
    let text = text(&sheet);
    for part in [
        "Brazil's total trade with Portugal, January–March 2031",
        "=Example, as printed on the day (USD)",
        "2 billion dollars = 1500000000 + 500000000",
        "1.6 billion dollars",
        "25 % = 2000000000 / 1600000000 - 1",
        "growth, printed",
        "24.8 %",
        "13 April 2031",
        "████████████████████ 1 billion dollars",
    ] {
        assert!(text.contains(part), "`{part}` is missing from:\n{text}");
    }
    assert!(!text.contains('\u{1b}') && !markdown(&sheet).contains('\u{1b}'));
    let page = markdown(&sheet);
    assert!(
        page.contains("| 2 billion dollars = 1500000000 + 500000000 | 1.6 billion dollars |"),
        "{page}"
    );
    let json: serde_json::Value = serde_json::from_str(&json(&sheet)).unwrap();
    let figure = &json["figures"][0];
    assert_eq!(
        (&figure["value"], &figure["growth"]),
        (&"2000000000".into(), &"25".into())
    );
    assert_eq!(figure["sources"].as_array().unwrap().len(), 2);
    let csv = csv(&sheet);
    assert!(csv.contains("\n'=Example,USD,,2031-04-13,2031-01,2031-03,2000000000,10000000,1500000000 + 500000000,1600000000,25,24.8,"), "{csv}");
}

#[test]
fn a_figure_that_no_table_has_is_not_called_zero() {
    let book = Book::default();
    let ask = Ask::new("BRA", "PRT", "total", "TOTAL", "2031").unwrap();
    let sheet = look_up(&book, &ask);
    assert!(text(&sheet).contains("does not mean that it is zero"));
    assert!(markdown(&sheet).contains("does not mean that it is zero"));
    assert!(json(&sheet).contains("\"figures\": []"));
}
