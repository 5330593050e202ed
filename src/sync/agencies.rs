//! The agencies' servers as their documentation describes them, on this machine; for tests.

use super::server::{Asked, Server, Turn, answer};
use std::path::Path;

/// A sample of this repository's own, in a documented format.
pub(super) fn sample(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/recorded")
        .join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A server that answers as the agencies would.
pub(super) fn agencies() -> Server {
    Server::start(|asked| turn(asked, "ETag: \"1\"\r\n"))
}

/// What the agency that a request is for answers, with further lines of the answer's head.
pub(super) fn turn(asked: &Asked, head: &str) -> Turn {
    match name(asked) {
        Some(name) => answer(200, head, &sample(&name)),
        None => answer(404, "", b"no such address"),
    }
}

/// Which sample answers a request.
fn name(asked: &Asked) -> Option<String> {
    let named = |name: &str| Some(name.to_owned());
    let line = asked.line.as_str();
    let has = |part: &str| line.contains(part);
    if has("/statics/report/preliminary2031.html") {
        named("gacc/index.html")
    } else if has("/statics/report/preliminary2030.html") {
        named("gacc/index_2030.html")
    } else if has("/Statics/") {
        let month = if has("-2.html") { "_feb" } else { "" };
        let currency = if has("/cny") { "cny" } else { "usd" };
        Some(format!("gacc/by_country{month}_{currency}.html"))
    } else if has("/C/M/HS") {
        named("comtrade/get.json")
    } else if has("/C/A/HS") {
        named("comtrade/preview_annual.json")
    } else if has("/DS-045409/") {
        named("comext/data.csv")
    } else if has("/IMTS/") {
        named(if has(".M?") {
            "imts/data_monthly.csv"
        } else {
            "imts/data.csv"
        })
    } else if has("/EXR/") {
        named("ecb/data.csv")
    } else if has("/hs?") {
        let flow = if has("/exports/") {
            "exports"
        } else {
            "imports"
        };
        let goods = if has("_COMMODITY=27") { "_27" } else { "" };
        Some(format!("census/{flow}{goods}.json"))
    } else if has("/dataexim/") {
        let flow = if has("/sumber/1/") { 1 } else { 2 };
        Some(format!("bps/dataexim_{flow}.json"))
    } else if has("/OTS?") {
        named(if has("CountryId") {
            "hmrc/ots.json"
        } else {
            "hmrc/ots_world.json"
        })
    } else if has("/getCubeMetadata") {
        named("statcan/description.json")
    } else if has("/getDataFromCube") {
        let after = asked.body.split_once("\"coordinate\":\"")?.1;
        let coordinate = after.split_once(".0.0.0.0.0\"")?.0;
        Some(format!("statcan/data_{coordinate}.json"))
    } else if has("/general?") {
        let is_export = asked.body.contains("\"flow\":\"export\"");
        let flow = if is_export { "export" } else { "import" };
        let is_chapter = asked.body.contains("\"chapter\"");
        let goods = if is_chapter { "_27" } else { "" };
        Some(format!("comexstat/{flow}{goods}.json"))
    } else {
        None
    }
}
