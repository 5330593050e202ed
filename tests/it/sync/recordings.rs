//! From recorded answers of the agencies to what the store holds, through the program: each cell against a second, plain
//! reading of the same bytes.
//!
//! The recordings lie outside this repository; where they are absent each test says so and passes.

use super::desk::{Cells, Desk};
use crate::program::root;
use crate::server::{Asked, Server, Turn, answer};
use rust_decimal::Decimal;
use serde_json::Value;
use std::fs;

/// A cell of a recording as a plain reading has it: partner, flow, goods, first month, how many months, unit, number.
type Plain = (
    String,
    &'static str,
    String,
    String,
    &'static str,
    &'static str,
    Decimal,
);

/// The bytes of a recording; none where it is absent, which is said.
fn recorded(name: &str) -> Option<Vec<u8>> {
    let bytes = fs::read(root().join("../shared/fixtures").join(name)).ok();
    if bytes.is_none() {
        eprintln!("SKIPPED: no recording ../shared/fixtures/{name}, so no sync was played from it");
    }
    bytes
}

/// A server that answers every request with the same bytes.
fn always(bytes: Vec<u8>) -> Server {
    Server::start(move |_| answer(200, "", &bytes))
}

/// Runs a sync to this exit code, and holds what the store then has against a plain reading.
fn assert_kept(server: &Server, typed: &str, code: i32, plain: &[Plain]) {
    let desk = Desk::new(&server.base);
    desk.sync(typed).run().code(code);
    desk.program(&["data", "verify"]).run().code(0);
    let kept = desk.facts();
    assert!(!plain.is_empty(), "{typed}: a recording without cells");
    for cell in plain {
        let (partner, flow, goods, start, months, unit, number) = cell;
        let is_there = |row: &&Cells| {
            row["partner"] == *partner
                && row["flow"] == *flow
                && row["commodity"] == *goods
                && row["start"] == *start
                && row["months"] == *months
                && row["unit"] == *unit
        };
        let found: Vec<&Cells> = kept.iter().filter(is_there).collect();
        assert_eq!(found.len(), 1, "{typed}: {cell:?}");
        let value: Decimal = found[0]["value"].parse().expect("a number");
        assert_eq!(value, *number, "{typed}: {cell:?}");
    }
    eprintln!(
        "{typed} | {} cells of the recording compared | {} facts in the store",
        plain.len(),
        kept.len()
    );
}

fn number(text: &str) -> Decimal {
    text.replace(',', "").trim().parse().expect("a number")
}

fn after<'t>(text: &'t str, mark: &str) -> &'t str {
    text.split_once(mark).map_or("", |(_, rest)| rest)
}

fn attribute(tag: &str, name: &str) -> String {
    let rest = after(tag, &format!("{name}=\""));
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// The cells of a page's row, without tags.
fn row_of(page: &str, label: &str) -> Vec<String> {
    let rows = page.split("<tr").map(|row| {
        let cells = row.split("<td").skip(1).map(|cell| {
            let inner = after(cell, ">").split("</td").next().unwrap_or_default();
            let bits = inner
                .split('<')
                .map(|bit| bit.split_once('>').map_or(bit, |(_, rest)| rest));
            bits.collect::<String>()
                .replace("&nbsp;", " ")
                .trim()
                .to_owned()
        });
        cells.collect::<Vec<_>>()
    });
    let mut fits = rows.filter(|row| row.len() == 10 && row[0].ends_with(label));
    fits.next().expect("a row of the label")
}

#[test]
fn chinas_customs_from_index_to_facts() {
    let (Some(index), Some(page)) = (
        recorded("gacc/preliminary_index_2026.html"),
        recorded("gacc/section4_by_country_2026-03_cny.html"),
    ) else {
        return;
    };
    let listing = String::from_utf8_lossy(&index).into_owned();
    let line = after(
        &listing,
        "(4) China's Total Export & Import Values by Country/Region (in CNY)",
    );
    let march = line
        .split("href=")
        .find(|part| part.contains("> Mar."))
        .expect("a link");
    let march = after(march, "customs.gov.cn")
        .split('>')
        .next()
        .expect("a path")
        .to_owned();
    let text = String::from_utf8_lossy(&page).into_owned();
    let server = Server::start(move |asked: &Asked| -> Turn {
        if asked.line.contains("/preliminary2026.html") {
            answer(200, "", &index)
        } else if asked.line.contains(&march) {
            answer(200, "", &page)
        } else {
            answer(404, "", b"this page was not recorded")
        }
    });
    let mut plain = Vec::new();
    for (label, area) in [
        ("Russian Federation", "RUS"),
        ("Indonesia", "IDN"),
        ("Japan", "JPN"),
        ("European Union", "EU"),
        ("Total", "WORLD"),
    ] {
        let row = row_of(&text, label);
        let mut cell = |at: usize, flow, start: &str, months, unit, size: i64| {
            let value = number(&row[at]) * Decimal::from(size);
            plain.push((
                area.to_owned(),
                flow,
                "TOTAL".to_owned(),
                start.to_owned(),
                months,
                unit,
                value,
            ));
        };
        for (nth, flow) in ["total", "exports", "imports"].into_iter().enumerate() {
            cell(1 + 2 * nth, flow, "2026-03", "1", "CNY", 100_000_000);
            cell(2 + 2 * nth, flow, "2026-01", "3", "CNY", 100_000_000);
            cell(7 + nth, flow, "2026-01", "3", "percent", 1);
        }
    }
    // The page in dollars was not recorded: its failure is told, and what came is kept.
    assert_kept(&server, "gacc --reporter CHN --period 2026-Q1", 2, &plain);
}

#[test]
fn comtrade_and_comext() {
    if let Some(bytes) = recorded("comtrade/get_C_A_HS_156_32-276_TOTAL_2010.json") {
        let raw: Value = serde_json::from_slice(&bytes).expect("JSON");
        let records = raw["data"].as_array().expect("records").iter();
        let plain: Vec<Plain> = records
            .map(|record| {
                let flow = if record["flowCode"] == "X" {
                    "exports"
                } else {
                    "imports"
                };
                let partner = record["partnerISO"].as_str().expect("text").to_owned();
                let value = number(&format!(
                    "{:.0}",
                    record["primaryValue"].as_f64().expect("a number")
                ));
                (
                    partner,
                    flow,
                    "TOTAL".to_owned(),
                    "2010-01".to_owned(),
                    "12",
                    "USD",
                    value,
                )
            })
            .collect();
        let typed = "comtrade --reporter CHN --partner ARG,DEU --period 2010";
        assert_kept(&always(bytes), typed, 0, &plain);
    }
    if let Some(bytes) = recorded("eurostat_comext/sdmx_csv_DS-045409_sample_lines.csv") {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let lines = text
            .lines()
            .skip(1)
            .map(|line| line.split(',').collect::<Vec<_>>());
        let plain: Vec<Plain> = lines
            .map(|line| {
                let start = format!("{}-01", line[8]);
                (
                    "WORLD".to_owned(),
                    "imports",
                    line[5].to_owned(),
                    start,
                    "12",
                    "EUR",
                    number(line[9]),
                )
            })
            .collect();
        let typed = "comext --reporter EST --partner WORLD --commodity 230910 --period 2024,2025";
        assert_kept(&always(bytes), typed, 0, &plain);
    }
}

#[test]
fn the_monetary_fund_and_the_central_bank() {
    if let Some(bytes) = recorded("imf/imts_USA_XG_FOB_USD_A_2023-2024.xml") {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let mut plain: Vec<Plain> = Vec::new();
        for series in text.split("<Series").skip(1) {
            let is_world = attribute(series, "COUNTERPART_COUNTRY") == "G001";
            for observation in series.split("<Obs").skip(1) {
                let start = format!("{}-01", attribute(observation, "TIME_PERIOD"));
                let value = number(&attribute(observation, "OBS_VALUE"));
                let partner = if is_world { "WORLD" } else { "EU" };
                plain.push((
                    partner.to_owned(),
                    "exports",
                    "TOTAL".to_owned(),
                    start,
                    "12",
                    "USD",
                    value,
                ));
            }
        }
        let typed = "imts --reporter USA --partner WORLD,EU --flow exports --period 2023,2024";
        assert_kept(&always(bytes), typed, 0, &plain);
    }
    if let Some(bytes) = recorded("fx/ecb_exr_M_CNY_EUR.json") {
        let raw: Value = serde_json::from_slice(&bytes).expect("JSON");
        let months = raw["structure"]["dimensions"]["observation"][0]["values"]
            .as_array()
            .expect("months");
        let series = raw["dataSets"][0]["series"]["0:0:0:0:0"]["observations"]
            .as_object()
            .expect("a series");
        let plain: Vec<Plain> = series
            .iter()
            .map(|(at, observation)| {
                let month = months[at.parse::<usize>().expect("a position")]["id"]
                    .as_str()
                    .expect("text");
                let value = number(&observation[0].to_string());
                (
                    "CNY".to_owned(),
                    "total",
                    "RATE".to_owned(),
                    month.to_owned(),
                    "1",
                    "CNY",
                    value,
                )
            })
            .collect();
        assert_kept(&always(bytes), "ecb --from 2025-10 --to 2026-04", 0, &plain);
    }
    if let Some(bytes) = recorded("sdmx/xml21/ECB_EXR_M.USD.EUR.SP00.A.xml") {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let observations = text
            .split("ObsDimension")
            .skip(1)
            .filter(|part| part.contains("ObsValue"));
        let mut plain: Vec<Plain> = observations
            .filter_map(|part| {
                let value = attribute(after(part, "ObsValue"), "value");
                let month = attribute(part, "value");
                (value != "NaN").then(|| {
                    (
                        "USD".to_owned(),
                        "total",
                        "RATE".to_owned(),
                        month,
                        "1",
                        "USD",
                        number(&value),
                    )
                })
            })
            .collect();
        plain.truncate(24);
        let server = Server::start(move |_| answer(200, "", &bytes));
        let desk = "ecb --from 1999-01 --to 2016-12";
        assert_kept(&server, desk, 0, &plain);
    }
}

#[test]
fn brazil_and_indonesia() {
    if let Some(bytes) = recorded("comexstat/general_export_DEU_2025_first3.json") {
        let raw: Value = serde_json::from_slice(&bytes).expect("JSON");
        let list = raw["data"]["list"].as_array().expect("a list").iter();
        let word = |record: &Value, name: &str| record[name].as_str().expect("text").to_owned();
        let plain: Vec<Plain> = list
            .map(|record| {
                let start = format!("{}-{}", word(record, "year"), word(record, "monthNumber"));
                let value = number(&word(record, "metricFOB"));
                (
                    "DEU".to_owned(),
                    "exports",
                    word(record, "coNcm"),
                    start,
                    "1",
                    "USD",
                    value,
                )
            })
            .collect();
        let typed =
            "comexstat --partner DEU --flow exports --commodity 09 --from 2025-01 --to 2025-12";
        assert_kept(&always(bytes), typed, 0, &plain);
    }
    if let Some(bytes) = recorded("bps/dataexim_documented_example.json") {
        let raw: Value = serde_json::from_slice(&bytes).expect("JSON");
        let row = &raw["data"][0];
        let start = format!("{}-01", row["tahun"].as_str().expect("text"));
        let cell = |unit, value| {
            (
                "ALB".to_owned(),
                "exports",
                "03".to_owned(),
                start.clone(),
                "12",
                unit,
                value,
            )
        };
        let tonnes = number(&row["netweight"].to_string()) / Decimal::from(1000);
        let plain = [
            cell("USD", number(&row["value"].to_string())),
            cell("tonne", tonnes),
        ];
        let typed = "bps --flow exports --commodity 03 --from 2019-01 --to 2019-12";
        assert_kept(&always(bytes), typed, 0, &plain);
    }
}
