//! A service of one's own that speaks SDMX, by a profile in the settings, in each format of the standard.

use super::desk::Desk;
use crate::server::{Server, answer};
use std::fs;

/// A profile as a person would write it: thousands of Australian dollars, told by a power of ten.
const PROFILE: &str = r#"
[ours]
base = "BASE"
interval_ms = 0

[ours.sdmx]
agency = "Statistics Office"
dataset = "MERCH"
base = "https://stats.example/rest"
api = "2.1"
flow = "MERCH"
key = ["FREQ", "REGION", "COUNTRY", "FLOW"]
exports = "X"
imports = "M"
frequencies = ["M"]
unit_from = "UNIT"
scale_from = "UNIT_MULT"
reporters = ["AUS"]

[ours.sdmx.roles]
freq = "FREQ"
reporter = "REGION"
partner = "COUNTRY"
flow = "FLOW"
"#;

const GENERIC: &str = r#"<m:GenericData xmlns:m="m" xmlns:g="g"><m:Header/><m:DataSet>
<g:Series><g:SeriesKey><g:Value id="FREQ" value="M"/><g:Value id="REGION" value="AUS"/><g:Value id="COUNTRY" value="CHN"/>
<g:Value id="FLOW" value="X"/></g:SeriesKey><g:Attributes><g:Value id="UNIT" value="AUD"/><g:Value id="UNIT_MULT" value="3"/></g:Attributes>
<g:Obs><g:ObsDimension value="2031-01"/><g:ObsValue value="1200.5"/></g:Obs>
<g:Obs><g:ObsDimension value="2031-02"/><g:ObsValue value="NaN"/></g:Obs></g:Series></m:DataSet></m:GenericData>"#;

const SPECIFIC: &str = r#"<m:StructureSpecificData xmlns:m="m"><m:Header/><m:DataSet>
<Series FREQ="M" REGION="AUS" COUNTRY="CHN" FLOW="X" UNIT="AUD" UNIT_MULT="3"><Obs TIME_PERIOD="2031-01" OBS_VALUE="1200.5"/>
</Series></m:DataSet></m:StructureSpecificData>"#;

const CSV_1: &str = "DATAFLOW,FREQ,REGION,COUNTRY,FLOW,TIME_PERIOD,OBS_VALUE,UNIT,UNIT_MULT\n\
    O:MERCH(1.0),M,AUS,CHN,X,2031-01,1200.5,AUD,3\n";

const CSV_2: &str = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ: Frequency,REGION: Region,COUNTRY: Country,FLOW: Flow,TIME_PERIOD: Time,OBS_VALUE: Value,UNIT: Unit,UNIT_MULT: Multiplier\n\
    dataflow,O:MERCH(1.0),I,M: Monthly,AUS: Australia,CHN: China,X: Exports,2031-01: 2031-01,1200.5,AUD: Dollar,3: Thousands\n";

/// SDMX-JSON of both versions: the same lists and numbers, at other places.
fn json(is_second: bool) -> String {
    let list =
        |id: &str, code: &str| format!("{{\"id\":\"{id}\",\"values\":[{{\"id\":\"{code}\"}}]}}");
    let key = [
        ("FREQ", "M"),
        ("REGION", "AUS"),
        ("COUNTRY", "CHN"),
        ("FLOW", "X"),
    ]
    .map(|(id, code)| list(id, code));
    let notes = [("UNIT", "AUD"), ("UNIT_MULT", "3")].map(|(id, code)| list(id, code));
    let structure = format!(
        "{{\"dimensions\":{{\"series\":[{}],\"observation\":[{}]}},\"attributes\":{{\"series\":[{}],\"observation\":[]}}}}",
        key.join(","),
        list("TIME_PERIOD", "2031-01"),
        notes.join(",")
    );
    let number = if is_second { "\"1200.5\"" } else { "1200.5" };
    let sets = format!(
        "[{{\"action\":\"Replace\",\"series\":{{\"0:0:0:0\":{{\"attributes\":[0,0],\"observations\":{{\"0\":[{number}]}}}}}}}}]"
    );
    if is_second {
        format!("{{\"data\":{{\"dataSets\":{sets},\"structures\":[{structure}]}}}}")
    } else {
        format!("{{\"dataSets\":{sets},\"structure\":{structure}}}")
    }
}

#[test]
fn a_service_by_a_profile_is_read_in_every_format() {
    for (format, body) in [
        ("SDMX-ML generic", GENERIC.to_owned()),
        ("SDMX-ML structure-specific", SPECIFIC.to_owned()),
        ("SDMX-CSV 1", CSV_1.to_owned()),
        ("SDMX-CSV 2", CSV_2.to_owned()),
        ("SDMX-JSON 1", json(false)),
        ("SDMX-JSON 2", json(true)),
    ] {
        let server = Server::start(move |_| answer(200, "", body.as_bytes()));
        let desk = Desk::new(&server.base);
        let profile = PROFILE.replace("BASE", &server.base);
        fs::write(desk.path("sources.toml"), profile).expect("written");
        desk.sync("ours --reporter AUS --partner CHN --from 2031-01 --to 2031-02")
            .run()
            .code(0);
        let facts = desk.facts();
        assert_eq!(facts.len(), 1, "{format}");
        let cell = [
            "source", "reporter", "partner", "flow", "start", "unit", "value", "place",
        ];
        let read = cell.map(|name| facts[0][name].clone());
        let wanted = [
            "Statistics Office",
            "AUS",
            "CHN",
            "exports",
            "2031-01",
            "AUD",
            "1200500",
            "100",
        ];
        assert_eq!(read, wanted.map(str::to_owned), "{format}");
        let line = &server.asked()[0].line;
        assert!(
            line.starts_with(
                "GET /data/MERCH/M.AUS.CHN.X+M?startPeriod=2031-01&endPeriod=2031-02 "
            ),
            "{line}"
        );
    }
}
