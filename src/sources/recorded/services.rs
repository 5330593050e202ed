//! Recorded answers of other services of the SDMX standard: the IMF's trade statistics, the European Central Bank, the standard's own samples.

use super::*;

#[test]
fn series_of_imts() {
    let Some(bytes) = recorded("imf/imts_USA_XG_FOB_USD_A_2023-2024.xml") else {
        return;
    };
    let found = source("imts")
        .parse(&request("imts", "", Selection::default()), &bytes)
        .expect("rows");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let mut values = Vec::new();
    for series in text.split("<Series").skip(1) {
        let partner = attribute(series, "COUNTERPART_COUNTRY");
        for observation in series.split("<Obs").skip(1) {
            let area = if partner == "G001" { "WORLD" } else { "EU" };
            values.push((
                area.to_owned(),
                attribute(observation, "TIME_PERIOD"),
                number(&attribute(observation, "OBS_VALUE")),
            ));
        }
    }
    assert!(values.len() >= 3, "{values:?}");
    let mut read: Vec<_> = found
        .rows
        .iter()
        .map(|row| {
            (
                row.seen.partner.code().to_owned(),
                row.seen.period.first().year().to_string(),
                row.seen.value,
            )
        })
        .collect();
    read.sort();
    values.sort();
    assert_eq!(
        read, values,
        "whole dollars: the scale of the message is not applied"
    );
    assert!(
        found
            .rows
            .iter()
            .all(|row| row.seen.unit.to_string() == "USD")
    );
}

fn attribute(tag: &str, name: &str) -> String {
    let after = tag.split(&format!("{name}=\"")).nth(1).unwrap_or_default();
    after.split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn rates_of_the_european_central_bank() {
    let ecb = source("ecb");
    let asked = request("ecb", "", Selection::default());
    let Some(json) = recorded("fx/ecb_exr_M_CNY_EUR.json") else {
        return;
    };
    let raw: Value = serde_json::from_slice(&json).expect("JSON");
    let times = raw["structure"]["dimensions"]["observation"][0]["values"]
        .as_array()
        .expect("times");
    let series = raw["dataSets"][0]["series"]
        .as_object()
        .and_then(|all| all.values().next())
        .expect("a series");
    let plain: BTreeMap<String, String> = series["observations"]
        .as_object()
        .expect("observations")
        .iter()
        .map(|(at, value)| {
            let time = times[at.parse::<usize>().expect("a position")]["id"]
                .as_str()
                .expect("a month");
            (time.to_owned(), value[0].to_string())
        })
        .collect();
    assert!(plain.len() >= 6, "{plain:?}");
    let found = ecb.parse(&asked, &json).expect("rates");
    let read: BTreeMap<String, String> = found
        .rates
        .iter()
        .map(|rate| (rate.period.to_string(), rate.average.to_string()))
        .collect();
    assert_eq!(read, plain);
    assert!(
        found
            .rates
            .iter()
            .all(|rate| rate.from.as_str() == "EUR" && rate.to.as_str() == "CNY")
    );
    let Some(xml) = recorded("sdmx/xml21/ECB_EXR_M.USD.EUR.SP00.A.xml") else {
        return;
    };
    let text = String::from_utf8_lossy(&xml).into_owned();
    let plain: Vec<(String, Decimal)> = text
        .split("ObsDimension")
        .skip(1)
        .map(|rest| {
            (
                attribute(rest, "value"),
                rest.split("ObsValue")
                    .nth(1)
                    .map(|rest| attribute(rest, "value")),
            )
        })
        .filter_map(|(time, value)| Some((time, value?)))
        .filter(|(_, value)| value != "NaN")
        .map(|(time, value)| (time, number(&value)))
        .collect();
    let found = ecb.parse(&asked, &xml).expect("rates");
    let read: Vec<(String, Decimal)> = found
        .rates
        .iter()
        .map(|rate| (rate.period.to_string(), rate.average))
        .collect();
    assert!(plain.len() >= 10, "{} months", plain.len());
    assert_eq!(read, plain);
}

#[test]
fn every_sample_of_the_standard_is_read_or_refused_with_reason() {
    for (name, observations) in [
        ("sdmx/csv2/example-04.csv", None),
        ("sdmx/json1/ECB_EXR_flat.json", Some(4)),
        ("sdmx/json1/ECB_EXR_ts.json", Some(4)),
        ("sdmx/json1/ECB_EXR_xs.json", Some(4)),
        ("sdmx/json2/exr-flat.json", Some(4)),
        ("sdmx/json2/exr-time-series.json", Some(4)),
        ("sdmx/json2/exr-cross-section.json", Some(4)),
        ("sdmx/json2/exr-action-delete_twg.json", Some(2)),
        ("sdmx/xml21/ECB_EXR_generic_ts.xml", Some(12)),
        ("sdmx/xml21/ECB_EXR_structurespecific_ts.xml", Some(12)),
        ("sdmx/xml21/ECB_EXR_structure.xml", None),
    ] {
        let Some(bytes) = recorded(name) else { return };
        let read = sdmx::observations(&bytes);
        assert_eq!(
            read.as_ref().ok().map(Vec::len),
            observations,
            "{name}: {read:?}"
        );
    }
    let Some(flat) = recorded("sdmx/json2/exr-flat.json") else {
        return;
    };
    let Some(series) = recorded("sdmx/json1/ECB_EXR_ts.json") else {
        return;
    };
    let values = |bytes: &[u8]| {
        let read = sdmx::observations(bytes).expect("a message");
        let mut all: Vec<_> = read
            .iter()
            .map(|one| {
                (
                    one.part("CURRENCY").to_owned(),
                    one.time.clone(),
                    number(one.value.as_deref().unwrap_or_default()),
                )
            })
            .collect();
        all.sort();
        all
    };
    assert_eq!(
        values(&flat),
        values(&series),
        "one sample, two versions, two layouts"
    );
}
