//! Small answers of Statistics Canada.

use super::*;

const TABLE: &str = r#"[{"status":"SUCCESS","object":{"cubeEndDate":"2031-03-01","dimension":[
  {"dimensionNameEn":"Geography","member":[{"memberId":1,"memberNameEn":"Canada"}]},
  {"dimensionNameEn":"Trade","member":[{"memberId":1,"memberNameEn":"Import"},{"memberId":2,"memberNameEn":"Export"}]},
  {"dimensionNameEn":"Basis","member":[{"memberId":1,"memberNameEn":"Customs"},{"memberId":2,"memberNameEn":"Balance of payments"}]},
  {"dimensionNameEn":"Seasonal adjustment","member":[{"memberId":1,"memberNameEn":"Unadjusted"},{"memberId":2,"memberNameEn":"Seasonally adjusted"}]},
  {"dimensionNameEn":"Principal trading partners","member":[{"memberId":1,"memberNameEn":"All countries"},{"memberId":11,"memberNameEn":"China"}]}]}}]"#;

#[test]
fn the_description_leads_to_the_figures() {
    let statcan = Statcan::new(&Own::default());
    let selection = Selection {
        partners: vec![Area::new("CHN")],
        flows: vec![Flow::Imports],
        runs: Period::quarter(2031, 1).into_iter().collect(),
        ..Selection::default()
    };
    let planned = statcan.plan(&selection).expect("a plan");
    let next = statcan
        .follow(&planned[0], TABLE.as_bytes())
        .expect("requests");
    assert_eq!(next.len(), 1);
    assert!(
        next[0]
            .line()
            .contains(r#""coordinate":"1.1.1.1.11.0.0.0.0.0","latestN":3"#),
        "{}",
        next[0].line()
    );
    let body = br#"[{"status":"SUCCESS","object":{"vectorDataPoint":[
      {"refPer":"2031-01-01","value":5123.4,"decimals":1,"scalarFactorCode":6,"releaseTime":"2031-03-06T08:30"},
      {"refPer":"2031-02-01","value":null,"decimals":1,"scalarFactorCode":6}]}}]"#;
    let found = statcan.parse(&next[0], body).expect("rows");
    assert_eq!(found.rows.len(), 1);
    let seen = &found.rows[0].seen;
    assert_eq!(
        (
            seen.value.to_string().as_str(),
            seen.place.to_string().as_str()
        ),
        ("5123400000", "100000")
    );
    assert_eq!(
        seen.published.map(|day| day.to_string()).as_deref(),
        Some("2031-03-06")
    );
}

#[test]
fn a_failed_item_is_a_failure() {
    let statcan = Statcan::new(&Own::default());
    let request = Request::get(NAME, "x", "http://x".to_owned(), &Arc::default());
    let answer = Answer {
        status: 200,
        body: br#"[{"status":"FAILED","object":"Invalid coordinate"}]"#.to_vec(),
        ..Answer::default()
    };
    assert!(matches!(
        statcan.classify(&request, &answer),
        Reply::Broken(_)
    ));
}
