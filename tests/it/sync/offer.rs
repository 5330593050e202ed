//! `weighbridge sync --available`: what a source says it has.

use super::desk::Desk;
use crate::server::{Server, answer};

/// Answers as the sources' documentation has them.
fn offers() -> Server {
    Server::start(|asked| {
        let body = if asked.line.contains("/getDA/C/A/HS?reporterCode=360") {
            "{\"count\":0,\"data\":[],\"error\":\"\"}"
        } else if asked.line.contains("/getDA/C/M/HS?reporterCode=360") {
            "{\"count\":2,\"data\":[{\"period\":203012,\"reporterCode\":360,\"lastReleased\":\"2031-02-03T10:00:00\"},\
             {\"period\":203101,\"reporterCode\":360,\"lastReleased\":\"2031-03-05T10:00:00\"}],\"error\":\"\"}"
        } else if asked.line.contains("/reference/Reporters.json") {
            "{\"results\":[{\"id\":842,\"reporterCodeIsoAlpha3\":\"USA\"},{\"id\":361,\"reporterCodeIsoAlpha3\":\"IDN\"}]}"
        } else if asked.line.contains("/availability/dataflow/IMF.STA/IMTS/") {
            "{\"data\":{\"dataConstraints\":[{\"annotations\":[{\"id\":\"time_period_start\",\"title\":\"1948-01-01\"},\
             {\"id\":\"time_period_end\",\"title\":\"2031-02-01\"}],\"cubeRegions\":[]}]}}"
        } else if asked.line.contains("/contentconstraint/ESTAT/DS-045409") {
            "<m:Structure><c:KeyValue id=\"TIME_PERIOD\"><c:Value>2030-12</c:Value><c:Value>2031-03</c:Value></c:KeyValue></m:Structure>"
        } else if asked.line.contains("/general/dates/updated") {
            "{\"data\":{\"updated\":\"2031-04-04\",\"year\":\"2031\",\"monthNumber\":\"03\"},\"success\":true}"
        } else if asked.line.contains("/getCubeMetadata") {
            "[{\"status\":\"SUCCESS\",\"object\":{\"cubeStartDate\":\"1997-01-01\",\"cubeEndDate\":\"2031-03-01\",\
             \"releaseTime\":\"2031-05-06T08:30\",\"dimension\":[]}}]"
        } else if asked.line.contains("/preliminary.html") {
            return answer(200, "", &crate::agencies::sample("gacc/index.html"));
        } else {
            return answer(404, "", b"no such address");
        };
        answer(200, "ETag: \"1\"\r\n", body.as_bytes())
    })
}

#[test]
fn every_source_that_tells_what_it_has_is_asked() {
    let server = offers();
    let desk = Desk::new(&server.base);
    let typed = "gacc comtrade imts comext comexstat statcan --available --reporter IDN";
    let wanted = [
        "gacc: by_country 2031-02, 2031-03",
        "comtrade: HS monthly IDN from 203012 to 203101, 2 periods; last released 2031-03-05",
        "comtrade: HS annual IDN nothing",
        "comtrade: reference list of 2 reporters",
        "comtrade: codes unlike the ones we ask for: IDN 361",
        "imts: IMTS from 1948-01-01 to 2031-02-01",
        "comext: DS-045409 TIME_PERIOD from 2030-12 to 2031-03",
        "comexstat: general up to 2031-03, updated 2031-04-04",
        "statcan: 12-10-0011 from 1997-01-01 to 2031-03-01, released 2031-05-06",
    ];
    for _ in 0..2 {
        desk.sync(typed).run().code(0).prints(&wanted);
    }
    let facts = desk.facts();
    assert!(facts.is_empty(), "an offer is no fact: {facts:?}");
    desk.sync("hmrc --available").run().code(3);
}
