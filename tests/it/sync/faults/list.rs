//! The faults: what a server does, or that there is none, and what must come of it.

use crate::agencies::{sample, turn};
use crate::server::{Asked, Server, Turn, answer, broken_off};
use std::io::Write as _;
use std::sync::{Arc, LazyLock, Mutex};

/// What a server does under a fault.
pub(super) type Act = Arc<dyn Fn(&Asked) -> Turn + Send + Sync>;

/// A fault, and what must come of it.
#[derive(Clone)]
pub(super) struct Fault {
    pub(super) name: &'static str,
    pub(super) place: Place,
    pub(super) code: i32,
    /// What the message says; one of these.
    pub(super) said: &'static [&'static str],
}

/// Where a fault lies.
#[derive(Clone)]
pub(super) enum Place {
    /// At an address where there is no server that answers.
    Base(String),
    /// In what the server does.
    Server(Act),
}

fn always(name: &'static str, turn: Turn, code: i32, said: &'static [&'static str]) -> Fault {
    acting(name, Arc::new(move |_| turn.clone()), code, said)
}

fn acting(name: &'static str, act: Act, code: i32, said: &'static [&'static str]) -> Fault {
    Fault {
        name,
        place: Place::Server(act),
        code,
        said,
    }
}

/// Eight megabytes of blanks.
static BOMB: LazyLock<Vec<u8>> = LazyLock::new(|| gzip(&vec![b' '; 8 << 20]));

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(bytes).expect("memory");
    packed.finish().expect("memory")
}

/// No data, no server, no answer.
pub(super) fn of_the_network() -> Vec<Fault> {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr());
    let closed = format!("http://{}", closed.expect("a port"));
    let base = |name, base: &str, said| Fault {
        name,
        place: Place::Base(base.to_owned()),
        code: 2,
        said,
    };
    vec![
        base(
            "no such name (DNS)",
            "http://no-such-host.invalid",
            &["cannot be found (DNS)"],
        ),
        base("connection refused", &closed, &["refuses the connection"]),
        base(
            "connection reset in mid-body",
            &Server::resetting(b"[[\"CTY_CODE\"").base,
            &["broke off"],
        ),
        always(
            "no answer in time",
            Turn::Silence,
            2,
            &["did not answer in time"],
        ),
        always("end in mid-body", broken_off(b"[[\"CTY"), 2, &["broke off"]),
        always(
            "another host (302)",
            answer(302, "Location: http://evil.example/x\r\n", b""),
            2,
            &["sends on to another server (evil.example)"],
        ),
    ]
}

/// What a status says.
pub(super) fn of_statuses() -> Vec<Fault> {
    let key = &["refuses the key or the right to ask"];
    let wait = &["wants to be left alone"];
    let unwell = &["is unwell"];
    vec![
        always(
            "401",
            answer(401, "", b"Access denied due to invalid key"),
            2,
            key,
        ),
        always("403", answer(403, "", b"forbidden"), 2, key),
        always(
            "expired key (403)",
            answer(403, "", b"your key has expired"),
            2,
            &["expired"],
        ),
        always(
            "404 that means a wrong address",
            answer(404, "", b"Resource not found"),
            2,
            &["not data", "status 404"],
        ),
        always(
            "413",
            answer(413, "", b"EXTRACTION_TOO_BIG"),
            2,
            &["too much at once"],
        ),
        always(
            "429 with Retry-After",
            answer(429, "Retry-After: 0\r\n", b"slow down"),
            2,
            wait,
        ),
        always(
            "429 with a long Retry-After",
            answer(429, "Retry-After: 86400\r\n", b"slow down"),
            2,
            &["for 86400 seconds"],
        ),
        always("429 without", answer(429, "", b"slow down"), 2, wait),
        always("500", answer(500, "", b"oops"), 2, unwell),
        always("502", answer(502, "", b"<html>Bad gateway"), 2, unwell),
        always("503", answer(503, "", b"maintenance"), 2, unwell),
    ]
}

/// What a body with status 200 is.
pub(super) fn of_bodies() -> Vec<Fault> {
    let whole = gzip(&vec![b' '; 20_000]);
    let cut = &whole[..whole.len() / 2];
    let broken = &["not data", "is not", "there is no"];
    let large = &["larger than 65536 bytes"];
    vec![
        always(
            "a page with status 200",
            answer(200, "", b"<!DOCTYPE html><html><p>Sorry</p></html>"),
            2,
            broken,
        ),
        always(
            "gzip cut off",
            answer(200, "Content-Encoding: gzip\r\n", cut),
            2,
            &["broke off"],
        ),
        always(
            "JSON cut off",
            answer(200, "", b"{\"value\":[{\"MonthId\":2031"),
            2,
            broken,
        ),
        always(
            "ZIP cut off",
            answer(200, "", b"PK\x03\x04\xff\xfe\x00\x00\xf0\x9f"),
            2,
            broken,
        ),
        always(
            "another charset",
            answer(200, "", b"{\"data\":[\"Caf\xe9 Exporta\xe7\xe3o\"]}"),
            2,
            broken,
        ),
        always(
            "an empty body",
            answer(200, "", b""),
            2,
            &["without a body"],
        ),
        always(
            "oversized body",
            answer(200, "", &vec![b' '; 70_000]),
            2,
            large,
        ),
        always(
            "a bomb of gzip",
            answer(200, "Content-Encoding: gzip\r\n", &BOMB),
            2,
            large,
        ),
        acting(
            "a column is renamed",
            Arc::new(renamed),
            2,
            &["there is no `"],
        ),
    ]
}

/// What looks like a fault, and is none: the facts stay as they are.
pub(super) fn of_none(source: &'static str) -> Vec<Fault> {
    let once = Arc::new(Mutex::new(false));
    vec![
        acting(
            "a byte order mark",
            Arc::new(marked),
            0,
            &["0 figures kept, "],
        ),
        acting(
            "a clock that is wrong",
            Arc::new(|asked| turn(asked, "Date: Mon, 21 Apr 2042 23:00:00 GMT\r\n")),
            0,
            &["clock"],
        ),
        acting(
            "503 once",
            Arc::new(move |asked| {
                let mut is_over = once.lock().expect("the flag");
                if std::mem::replace(&mut *is_over, true) {
                    turn(asked, "")
                } else {
                    answer(503, "", b"maintenance")
                }
            }),
            0,
            &["waits"],
        ),
        always(
            "no figures",
            nothing(source),
            3,
            &["without figures", "0 figures kept"],
        ),
    ]
}

/// What the services that speak SDMX do in their own way.
pub(super) fn of_sdmx() -> Vec<Fault> {
    let nothing = b"<mes:Error><mes:ErrorMessage code=\"100\">No records found</mes:ErrorMessage></mes:Error>";
    let queued = b"<env><syncResponse><queued><id>ab-12</id><status>PROCESSING</status></queued></syncResponse></env>";
    let ready: Act = Arc::new(move |asked| {
        if asked.line.contains("/status/ab-12") {
            answer(200, "", b"<env><syncResponse><queued><id>ab-12</id><status>AVAILABLE</status></queued></syncResponse></env>")
        } else if asked.line.contains("/data/ab-12") {
            answer(200, "", &sample("comext/data.csv"))
        } else {
            answer(200, "", queued)
        }
    });
    vec![
        always(
            "404 that means no data",
            answer(404, "", nothing),
            3,
            &["1 without figures"],
        ),
        always(
            "asynchronous, never ready",
            answer(200, "", queued),
            2,
            &["still being prepared"],
        ),
        acting("asynchronous, ready later", ready, 0, &["0 figures kept, "]),
    ]
}

/// The sample with what tells its values under another name.
fn renamed(asked: &Asked) -> Turn {
    const NAMES: [&str; 10] = [
        "Year-on-Year",
        "primaryValue",
        "OBS_VALUE",
        "ALL_VAL_MO",
        "GEN_VAL_MO",
        "kodehs",
        "TotalValue",
        "vectorDataPoint",
        "metricFOB",
        "cubeEndDate",
    ];
    changed(asked, |text| {
        NAMES
            .iter()
            .fold(text, |text, name| text.replace(name, "x"))
    })
}

/// The sample behind a byte order mark.
fn marked(asked: &Asked) -> Turn {
    changed(asked, |text| format!("\u{feff}{text}"))
}

/// The sample, its body changed.
fn changed(asked: &Asked, change: impl Fn(String) -> String) -> Turn {
    let Turn::Bytes(bytes) = turn(asked, "") else {
        return Turn::Silence;
    };
    let text = String::from_utf8(bytes).expect("text");
    let (_, body) = text.split_once("\r\n\r\n").expect("a head");
    answer(200, "", change(body.to_owned()).as_bytes())
}

/// How a source says that it has no figures.
fn nothing(source: &str) -> Turn {
    let body: &[u8] = match source {
        "gacc" => {
            b"<html><option value=\"2031\"><table><tr><td>(4) China's Total Export & Import Values by Country/Region (in CNY)</td>\
              <td><span>Jan.</span></td></tr></table></html>"
        }
        "comtrade" => b"{\"count\":0,\"data\":[],\"error\":\"\"}",
        "census" => return Turn::Bytes(b"HTTP/1.1 204 X\r\nConnection: close\r\n\r\n".to_vec()),
        "bps" => b"{\"status\":\"OK\",\"data-availability\":\"list-not-available\",\"data\":[]}",
        "hmrc" => b"{\"value\":[]}",
        "statcan" => b"[]",
        "comexstat" => b"{\"data\":{\"list\":[]},\"success\":true}",
        _ => b"DATAFLOW,TIME_PERIOD,OBS_VALUE\n",
    };
    answer(200, "", body)
}
