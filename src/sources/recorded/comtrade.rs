//! Recorded answers of UN Comtrade.

use super::*;

#[test]
fn records_of_comtrade() {
    let Some(bytes) = recorded("comtrade/get_C_A_HS_156_32-276_TOTAL_2010.json") else {
        return;
    };
    let comtrade = source("comtrade");
    let asked = request("comtrade", "", Selection::default());
    assert_eq!(
        comtrade.classify(&asked, &answer(200, bytes.clone())),
        Reply::Data
    );
    let found = comtrade.parse(&asked, &bytes).expect("rows");
    let raw: Value = serde_json::from_slice(&bytes).expect("JSON");
    let records = raw["data"].as_array().expect("records");
    assert_eq!(found.rows.len(), records.len());
    for record in records {
        let flow = if record["flowCode"] == "X" {
            Flow::Exports
        } else {
            Flow::Imports
        };
        let row = found
            .rows
            .iter()
            .find(|row| row.seen.partner.code() == record["partnerISO"] && row.seen.flow == flow);
        let row = row.expect("a row of the partner");
        assert_eq!(
            row.seen.value.to_string(),
            format!("{:.0}", record["primaryValue"].as_f64().expect("a number"))
        );
        assert_eq!(row.seen.reporter.code(), record["reporterISO"]);
        let is_fob = !record["fobvalue"].is_null();
        assert_eq!(
            row.valuation.map(weighbridge_core::fact::Valuation::code),
            Some(if is_fob { "FOB" } else { "CIF" })
        );
    }
    for name in [
        "comtrade/bulk_get_empty.json",
        "comtrade/get_S_A_EB_empty.json",
    ] {
        let Some(empty) = recorded(name) else { return };
        assert!(matches!(
            comtrade.classify(&asked, &answer(200, empty)),
            Reply::Empty(_)
        ));
    }
    let Some(list) = recorded("comtrade/reference_Reporters.json") else {
        return;
    };
    let reporters = Reporters::parse(&list).expect("a list");
    assert!(reporters.len() > 200);
    assert_eq!(reporters.unlike_ours(), Vec::<String>::new());
}
