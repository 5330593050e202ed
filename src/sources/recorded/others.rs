//! Recorded answers of Comex Stat, BPS and Statistics Canada.

use super::*;

#[test]
fn rows_of_comex_stat_and_of_bps() {
    let Some(bytes) = recorded("comexstat/general_export_DEU_2025_first3.json") else {
        return;
    };
    let selection = Selection {
        partners: vec![Area::new("DEU")],
        flows: vec![Flow::Exports],
        ..Selection::default()
    };
    let found = source("comexstat")
        .parse(&request("comexstat", "", selection.clone()), &bytes)
        .expect("rows");
    let raw: Value = serde_json::from_slice(&bytes).expect("JSON");
    let list = raw["data"]["list"].as_array().expect("a list");
    assert_eq!(found.rows.len(), list.len());
    for record in list {
        let month = format!(
            "{}-{}",
            record["year"].as_str().expect("text"),
            record["monthNumber"].as_str().expect("text")
        );
        let row = found
            .rows
            .iter()
            .find(|row| row.seen.period.to_string() == month)
            .expect("a month");
        assert_eq!(
            row.seen.value,
            number(record["metricFOB"].as_str().expect("text"))
        );
        assert_eq!(
            &*row.seen.commodity,
            record["coNcm"].as_str().expect("text")
        );
    }
    let Some(bytes) = recorded("bps/dataexim_documented_example.json") else {
        return;
    };
    let bps = source("bps");
    let asked = request(
        "bps",
        "",
        Selection {
            partners: Vec::new(),
            ..selection
        },
    );
    assert_eq!(
        bps.classify(&asked, &answer(200, bytes.clone())),
        Reply::Data,
        "the flag is not trusted"
    );
    let found = bps.parse(&asked, &bytes).expect("rows");
    let raw: Value = serde_json::from_slice(&bytes).expect("JSON");
    let row = found
        .rows
        .iter()
        .find(|row| row.seen.partner.code() == "ALB" && row.seen.unit.is_money())
        .expect("a row");
    assert_eq!(
        row.seen.value.to_string(),
        raw["data"][0]["value"].to_string()
    );
}

#[test]
fn a_description_of_statistics_canada() {
    let Some(bytes) = recorded("statcan/cubeMetadata_18100204.json") else {
        return;
    };
    let runs = weighbridge_core::period::Period::quarter(2014, 1)
        .into_iter()
        .collect();
    let asked = request(
        "statcan",
        "description",
        Selection {
            partners: vec![Area::new("CHN")],
            runs,
            ..Selection::default()
        },
    );
    let next = source("statcan")
        .follow(&asked, &bytes)
        .expect("it is read");
    assert!(next.is_empty(), "a table without partners leads nowhere");
}
