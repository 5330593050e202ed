//! Small answers of Comtrade.

use super::*;
use crate::sources::Selection;
use std::sync::Arc;

fn request() -> Request {
    Request::get(
        "comtrade",
        "HS annual",
        "http://x/y".to_owned(),
        &Arc::new(Selection::default()),
    )
}

fn record(partner: u32, extra: &str, value: &str) -> String {
    format!(
        "{{\"reporterCode\":360,\"partnerCode\":{partner},\"flowCode\":\"M\",\"cmdCode\":\"TOTAL\",\"period\":\"2031\",\
         \"customsCode\":\"C00\",\"motCode\":0,\"classificationCode\":\"H6\",\"CIFValue\":5{extra},\"primaryValue\":{value}}}"
    )
}

fn body(records: &[String]) -> String {
    format!(
        "{{\"count\":{},\"data\":[{}],\"error\":\"\"}}",
        records.len(),
        records.join(",")
    )
}

fn values(text: &str) -> Result<Vec<(String, String)>, ParseError> {
    let found = read(&request(), text.as_bytes(), 500)?;
    let shown = |row: &Row| {
        (
            row.seen.partner.code().to_owned(),
            row.seen.value.to_string(),
        )
    };
    Ok(found.rows.iter().map(shown).collect())
}

fn pair(area: &str, value: &str) -> (String, String) {
    (area.to_owned(), value.to_owned())
}

#[test]
fn breakdowns_are_not_added_up() {
    let text = body(&[
        record(156, ",\"partner2Code\":0", "100.0"),
        record(156, ",\"partner2Code\":344", "40"),
        record(156, ",\"mosCode\":\"3\"", "7"),
    ]);
    assert_eq!(values(&text), Ok(vec![pair("CHN", "100")]));
}

#[test]
fn the_usual_code_wins_over_its_twin() {
    let text = body(&[
        record(840, "", "1"),
        record(842, "", "9"),
        record(490, "", "3"),
    ]);
    assert_eq!(values(&text), Ok(vec![pair("TWN", "3"), pair("USA", "9")]));
}

#[test]
fn one_cell_with_two_values_is_refused_and_nothing_is_not_zero() {
    let two = body(&[record(156, "", "1"), record(156, "", "2")]);
    assert!(matches!(
        values(&two),
        Err(ParseError::Contradiction { .. })
    ));
    assert_eq!(values(&body(&[record(156, "", "null")])), Ok(Vec::new()));
}

#[test]
fn a_full_answer_is_cut_off() {
    let many: Vec<String> = (0..500).map(|_| record(156, "", "1")).collect();
    assert_eq!(
        values(&body(&many)),
        Err(ParseError::Truncated { rows: 500 })
    );
    assert!(matches!(
        classify(body(&many).as_bytes(), 500),
        Reply::TooBig(_)
    ));
}

#[test]
fn bodies_are_told_apart() {
    assert!(matches!(
        classify(body(&[]).as_bytes(), 500),
        Reply::Empty(_)
    ));
    assert!(matches!(
        classify(b"{\"count\":1,\"da", 500),
        Reply::Broken(_)
    ));
    assert!(
        matches!(classify(b"{\"error\":\"bad period\"}", 500), Reply::Broken(said) if said.contains("bad period"))
    );
    assert!(matches!(
        classify(b"Request URL Too Long", 500),
        Reply::TooBig(_)
    ));
    let wait = seconds_named("Rate limit is exceeded. Try again in 17 seconds.");
    assert_eq!(wait, Some(Duration::from_secs(17)));
}

#[test]
fn a_renamed_field_is_named() {
    let text = body(&[record(156, "", "1").replace("primaryValue", "mainValue")]);
    assert_eq!(
        values(&text),
        Err(ParseError::missing("record 1", "primaryValue"))
    );
}
