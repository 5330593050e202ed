//! Small answers of BPS.

use super::*;

fn planned(goods: &[&str]) -> (Bps, Vec<Request>) {
    let bps = Bps::new(&Own::default());
    let selection = Selection {
        partners: vec![Area::new("CHN"), Area::world()],
        commodities: goods.iter().map(|code| (*code).into()).collect(),
        runs: Period::quarter(2031, 1).into_iter().collect(),
        ..Selection::default()
    };
    let planned = bps.plan(&selection).expect("a plan");
    (bps, planned)
}

#[test]
fn a_total_asks_for_every_chapter_in_batches() {
    let (_, planned) = planned(&[]);
    assert_eq!(planned.len(), 10, "five batches a flow");
    assert!(
        planned[0]
            .url
            .contains("/sumber/1/periode/1/kodehs/01%3B02%3B03"),
        "{}",
        planned[0].url
    );
    assert!(planned[0].url.ends_with("/jenishs/1/tahun/2031/key/{key}"));
    assert!(planned.iter().all(|request| !request.url.contains("77")));
}

const BODY: &str = r#"{"status":"OK","data-availability":"not-available","data":[
  {"value":100.25,"netweight":2000,"kodehs":"[27] Bahan bakar","pod":"A","ctr":"CHINA","tahun":"2031","bulan":"[01] Januari"},
  {"value":50.5,"netweight":0,"kodehs":"[27] Bahan bakar","pod":"B","ctr":"CHINA","tahun":"2031","bulan":"[01] Januari"},
  {"value":7,"netweight":1,"kodehs":"[15] Lemak","pod":"B","ctr":"CHINA","tahun":"2031","bulan":"[01] Januari"},
  {"value":1,"netweight":1,"kodehs":"[27] Bahan bakar","pod":"B","ctr":"ATLANTIS","tahun":"2031","bulan":"[01] Januari"}]}"#;

#[test]
fn ports_are_added_up_and_totals_only_when_all_has_come() {
    let (bps, asked) = planned(&["15", "27"]);
    let found = bps.parse(&asked[0], BODY.as_bytes()).expect("rows");
    let shown = |row: &Row| {
        format!(
            "{} {} {} {}",
            row.seen.partner, row.seen.commodity, row.seen.unit, row.seen.value
        )
    };
    let rows: Vec<String> = found.rows.iter().map(shown).collect();
    assert!(rows.contains(&"CHN 27 USD 150.75".to_owned()), "{rows:?}");
    assert!(rows.contains(&"CHN 27 tonne 2".to_owned()), "{rows:?}");
    assert!(rows.contains(&"WORLD 27 USD 151.75".to_owned()), "{rows:?}");
    assert_eq!(found.left_out.len(), 1);
    assert!(
        bps.complete(&asked, &found.rows).is_empty(),
        "two chapters are no total"
    );
    let all = planned(&[]).1;
    let sums: Vec<String> = bps.complete(&all, &found.rows).iter().map(shown).collect();
    assert!(
        sums.contains(&"CHN TOTAL USD 157.75".to_owned()),
        "{sums:?}"
    );
}

#[test]
fn the_flag_is_not_trusted_and_an_error_is_one() {
    let (bps, planned) = planned(&["27"]);
    let told = |body: &str| {
        bps.classify(
            &planned[0],
            &Answer {
                status: 200,
                body: body.as_bytes().to_vec(),
                ..Answer::default()
            },
        )
    };
    assert!(matches!(told(BODY), Reply::Data));
    assert!(matches!(
        told(r#"{"status":"OK","data-availability":"available","data":[]}"#),
        Reply::Empty(_)
    ));
    assert!(matches!(
        told(r#"{"status":"Error","message":"API Key is expired"}"#),
        Reply::Denied(_)
    ));
}
