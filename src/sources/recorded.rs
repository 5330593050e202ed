//! What is read from recorded answers of the agencies, held against a second, plain reading of the same bytes.
//!
//! The recordings lie outside this repository; where they are absent each test says so and passes.

use super::*;
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Observation};

/// The bytes of a recording; none where it is absent, which is said.
fn recorded(name: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/fixtures")
        .join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!(
            "SKIPPED: no recording ../shared/fixtures/{name}, so what is read from it was not checked"
        );
    }
    bytes
}

fn source(name: &str) -> Box<dyn Source> {
    let all = all(&Settings::default()).expect("sources");
    all.into_iter()
        .find(|source| source.name() == name)
        .expect("a source of that name")
}

fn request(source: &str, step: &'static str, selection: Selection) -> Request {
    Request {
        step,
        ..Request::get(
            source,
            "recorded",
            "http://recorded/".to_owned(),
            &Arc::new(selection),
        )
    }
}

fn number(text: &str) -> Decimal {
    text.replace(',', "").trim().parse().expect("a number")
}

/// The rows of cells of a page, by splitting at its tags.
fn plain_rows(page: &str) -> Vec<Vec<String>> {
    let table = page.split("<table").nth(1).unwrap_or_default();
    let cell = |part: &str| {
        let inner = part.split_once('>').map_or("", |(_, rest)| rest);
        let inner = inner.split("</td").next().unwrap_or_default();
        let bare: String = inner
            .split('<')
            .map(|bit| bit.split_once('>').map_or(bit, |(_, rest)| rest))
            .collect();
        bare.replace("&nbsp;", " ")
            .replace("&amp;", "&")
            .trim()
            .to_owned()
    };
    let row = |part: &str| part.split("<td").skip(1).map(cell).collect();
    table.split("<tr").skip(1).map(row).collect()
}

/// Labels as the pages print them, and the areas they stand for.
const LABELS: [(&str, &str); 14] = [
    ("Total", "WORLD"),
    ("European Union", "EU"),
    ("Japan", "JPN"),
    ("Australia", "AUS"),
    ("Russian Federation", "RUS"),
    ("India", "IND"),
    ("Canada", "CAN"),
    ("New Zealand", "NZL"),
    ("Africa", "AFRICA"),
    ("Malaysia", "MYS"),
    ("Indonesia", "IDN"),
    ("France", "FRA"),
    ("Hong Kong, China", "HKG"),
    ("R. O. Korea", "KOR"),
];

#[test]
fn tables_of_chinas_customs() {
    let flows = [Flow::Total, Flow::Exports, Flow::Imports];
    for (name, width, month, to_date) in [
        (
            "gacc/section4_by_country_2026-03_cny.html",
            10,
            Some("2026-03"),
            "2026-01..2026-03",
        ),
        (
            "gacc/section4_by_country_2025-01-02_cny.html",
            7,
            None,
            "2025-01..2025-02",
        ),
    ] {
        let Some(bytes) = recorded(name) else { return };
        let found = Gacc::saved(name, &bytes).expect("a table");
        let seen = |partner: &str, flow: Flow, period: &str, growth: bool| -> &Observation {
            let mut all = found.rows.iter().map(|row| &row.seen);
            let fits = |seen: &&Observation| {
                let is_growth = matches!(seen.measure, Measure::Growth { .. });
                seen.partner.code() == partner
                    && seen.flow == flow
                    && seen.period.to_string() == period
                    && is_growth == growth
            };
            all.find(fits).expect("a figure")
        };
        let rows = plain_rows(&String::from_utf8_lossy(&bytes));
        let unit = Decimal::from(100_000_000);
        let mut checked = 0;
        for (label, area) in LABELS {
            let row = rows
                .iter()
                .find(|row| row.len() == width && row[0].ends_with(label))
                .expect("a row");
            for (nth, flow) in flows.into_iter().enumerate() {
                let amounts = if month.is_some() { 2 } else { 1 };
                let last = 1 + nth * amounts + (amounts - 1);
                if let Some(month) = month {
                    assert_eq!(
                        seen(area, flow, month, false).value,
                        number(&row[last - 1]) * unit,
                        "{label} {month}"
                    );
                }
                assert_eq!(
                    seen(area, flow, to_date, false).value,
                    number(&row[last]) * unit,
                    "{label} {to_date}"
                );
                assert_eq!(
                    seen(area, flow, to_date, true).value,
                    number(&row[width - 3 + nth]),
                    "{label} growth"
                );
                checked += amounts + 1;
            }
        }
        assert!(checked >= 84, "{checked} cells");
        assert_eq!(found.left_out, Vec::<String>::new());
        assert!(
            found
                .rows
                .iter()
                .all(|row| !row.seen.doubtful && row.seen.published.is_some())
        );
        let printed = rows
            .iter()
            .filter(|row| row.len() == width && row[1].starts_with(|c: char| c.is_ascii_digit()));
        let bodies = printed
            .filter(|row| !row[0].contains("Export Destination"))
            .count();
        assert_eq!(found.rows.len(), bodies * (width - 1), "{bodies} areas");
    }
}

#[test]
fn the_index_of_chinas_customs_and_a_page_without_a_table() {
    let Some(bytes) = recorded("gacc/preliminary_index_2026.html") else {
        return;
    };
    let page = String::from_utf8_lossy(&bytes).into_owned();
    let year = weighbridge_core::period::Period::year(2026);
    let months = year
        .into_iter()
        .flat_map(|year| year.months().map(weighbridge_core::period::Period::month))
        .collect();
    let wanted = request(
        "gacc",
        "index",
        Selection {
            runs: months,
            ..Selection::default()
        },
    );
    let found = source("gacc").follow(&wanted, &bytes).expect("links");
    let lines = page
        .split("<tr>")
        .filter(|line| line.starts_with("<td>(4)"));
    let addresses: Vec<String> = lines
        .flat_map(|line| line.split("href=").skip(1))
        .map(|rest| rest.split('>').next().unwrap_or_default().to_owned())
        .collect();
    assert!(addresses.len() >= 4);
    assert_eq!(
        found
            .iter()
            .map(|request| request.url.clone())
            .collect::<Vec<_>>(),
        addresses
    );
    let Some(old) = recorded("gacc/section4_by_country_2018-01_cny_notable.html") else {
        return;
    };
    assert!(
        Gacc::saved("old", &old).is_err(),
        "a page without a table gives no figures"
    );
}

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

fn answer(status: u16, body: Vec<u8>) -> Answer {
    Answer {
        status,
        body,
        ..Answer::default()
    }
}

#[test]
fn lines_of_comext() {
    let Some(bytes) = recorded("eurostat_comext/sdmx_csv_DS-045409_sample_lines.csv") else {
        return;
    };
    let comext = source("comext");
    let found = comext
        .parse(&request("comext", "", Selection::default()), &bytes)
        .expect("rows");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let lines: Vec<Vec<&str>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .collect();
    assert_eq!(found.rows.len(), lines.len());
    for (row, line) in found.rows.iter().zip(&lines) {
        assert_eq!(row.seen.value, number(line[9]));
        assert_eq!(row.seen.period.first().year().to_string(), line[8]);
        assert_eq!(
            (
                row.seen.partner.is_world(),
                row.seen.flow,
                &*row.seen.commodity
            ),
            (true, Flow::Imports, line[5])
        );
        assert_eq!(row.seen.unit.to_string(), "EUR");
        assert!(row.seen.published.is_some(), "the day of the last update");
    }
}

#[test]
fn tables_with_tabs_and_json_stat_of_comext() {
    let comext = source("comext");
    let asked = request("comext", "", Selection::default());
    let Some(bytes) = recorded("eurostat_comext/data_DS-045409_M_DE_US_1_2026-06-07.tsv") else {
        return;
    };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let lines: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    let mut plain = Vec::new();
    for line in &lines[1..] {
        let goods = line[0].split(',').nth(3).unwrap_or_default();
        for at in 1..line.len() {
            if let Ok(value) = line[at].trim().parse::<Decimal>() {
                plain.push((goods.to_owned(), lines[0][at].trim().to_owned(), value));
            }
        }
    }
    plain.sort();
    let found = comext.parse(&asked, &bytes).expect("rows");
    let mut read: Vec<_> = found
        .rows
        .iter()
        .map(|row| {
            (
                row.seen.commodity.to_string(),
                row.seen.period.to_string(),
                row.seen.value,
            )
        })
        .collect();
    read.sort();
    assert_eq!(read, plain);
    assert!(
        found
            .rows
            .iter()
            .all(|row| row.seen.partner.code() == "USA")
    );
    let Some(bytes) =
        recorded("eurostat_comext/statistics_ds-045409_EU27_US_TOTAL_2024-01-02.json")
    else {
        return;
    };
    assert_eq!(
        comext.classify(&asked, &answer(200, bytes.clone())),
        Reply::Data
    );
    let found = comext.parse(&asked, &bytes).expect("rows");
    let raw: Value = serde_json::from_slice(&bytes).expect("JSON");
    // Two frequencies, two times: the months are the second half of the box.
    let wanted: Vec<Decimal> = ["2", "3"]
        .iter()
        .map(|at| number(&raw["value"][*at].to_string()))
        .collect();
    let read: Vec<Decimal> = found.rows.iter().map(|row| row.seen.value).collect();
    assert_eq!(read, wanted);
    assert!(
        found
            .rows
            .iter()
            .all(|row| row.seen.reporter.code() == "EU" && row.seen.period.len() == 1)
    );
}

#[test]
fn faults_of_eurostat() {
    let comext = source("comext");
    let asked = request("comext", "", Selection::default());
    for (name, status, wanted) in [
        (
            "eurostat_comext/sdmx21_404_unknown_dataset.xml",
            404,
            "Broken",
        ),
        ("eurostat_comext/sdmx21_413_fault.xml", 413, "TooBig"),
        (
            "eurostat_comext/sdmx21_413_full_extraction_fault.xml",
            200,
            "TooBig",
        ),
        (
            "eurostat_comext/statistics_404_unknown_dataset.json",
            404,
            "Broken",
        ),
        (
            "eurostat_comext/statistics_413_extraction_too_big.json",
            200,
            "TooBig",
        ),
        ("sdmx/errors/ESTAT_footer_413.xml", 200, "TooBig"),
        ("imf/dataflow_unknown_204.body.empty", 204, "Empty"),
        ("imf/legacy_dataservices_404.html", 200, "Broken"),
        ("imf/legacy_dataservices_500.xml", 500, "Unwell"),
    ] {
        let Some(body) = recorded(name) else { return };
        let told = format!("{:?}", comext.classify(&asked, &answer(status, body)));
        assert!(told.starts_with(wanted), "{name}: {told}");
    }
}

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
