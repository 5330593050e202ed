//! Small answers of Comex Stat.

use super::*;

#[test]
fn years_are_asked_for_one_by_one_and_strings_are_numbers() {
    let comexstat = Comexstat::new(&Own::default());
    let run = "2030-11"
        .parse()
        .ok()
        .zip("2031-02".parse().ok())
        .and_then(|(a, b)| Period::new(a, b));
    let selection = Selection {
        partners: vec![Area::new("DEU")],
        flows: vec![Flow::Exports],
        runs: run.into_iter().collect(),
        ..Selection::default()
    };
    let planned = comexstat.plan(&selection).expect("a plan");
    assert_eq!(planned.len(), 2);
    assert!(
        planned[1]
            .line()
            .contains(r#""period":{"from":"2031-01","to":"2031-02"}"#),
        "{}",
        planned[1].line()
    );
    assert!(
        planned[0].line().contains(r#""values":["023"]"#),
        "the code stays text"
    );
    let body = br#"{"data":{"list":[{"year":"2031","monthNumber":"01","metricFOB":"300","metricKG":"4"}]},"success":true}"#;
    let found = comexstat.parse(&planned[1], body).expect("rows");
    assert_eq!(found.rows[0].seen.value, Decimal::from(300));
    assert_eq!(found.rows[0].valuation, Some(Valuation::Fob));
}

#[test]
fn an_empty_list_is_unknown_and_a_limit_is_waited_for() {
    assert!(matches!(
        of_body(br#"{"data":{"list":[]},"success":true}"#),
        Reply::Empty(_)
    ));
    assert!(matches!(
        of_body(br#"{"data":null,"success":false,"message":"erro"}"#),
        Reply::Broken(_)
    ));
    let comexstat = Comexstat::new(&Own::default());
    let busy = Answer {
        status: 429,
        body: b"tente novamente em 10 segundos".to_vec(),
        ..Answer::default()
    };
    let request = Request::get(NAME, "x", "http://x".to_owned(), &Arc::default());
    assert!(matches!(
        comexstat.classify(&request, &busy),
        Reply::RetryAfter(Some(_), _)
    ));
}
