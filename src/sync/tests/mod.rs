//! The loop against a server on this machine: every fault for every source, what is kept, what is asked again, and no key anywhere.

mod faults;

use super::agencies::{agencies, sample};
use super::server::{Asked, Server, Turn, answer};
use super::*;
use crate::sources::{self, Selection, Settings};
use std::path::Path;
use weighbridge_core::claim::Area;
use weighbridge_core::period::Period;

const KEY: &str = "k3y/that+nobody=sees";

/// Settings that put a server in the place of every source's own.
fn settings(base: &str) -> Settings {
    let names = [
        "gacc",
        "census",
        "bps",
        "hmrc",
        "statcan",
        "comexstat",
        "imts",
        "comext",
        "ecb",
        "comtrade",
    ];
    let of = |name: &&str| {
        format!(
            "[{name}]\nbase = \"{base}\"\nkey = \"{KEY}\"\ninterval_ms = 0\nmost_bytes = 65536\n"
        )
    };
    Settings::parse(Path::new("test"), &names.iter().map(of).collect::<String>()).expect("settings")
}

fn selection(reporter: &str) -> Selection {
    Selection {
        reporters: vec![Area::new(reporter)],
        partners: vec![Area::new(if reporter == "CHN" { "RUS" } else { "CHN" })],
        runs: Period::quarter(2031, 1).into_iter().collect(),
        ..Selection::default()
    }
}

/// Sources with a reporter each has.
const REPORTERS: [(&str, &str); 10] = [
    ("gacc", "CHN"),
    ("comtrade", "IDN"),
    ("comext", "DEU"),
    ("imts", "CHN"),
    ("census", "USA"),
    ("bps", "IDN"),
    ("hmrc", "GBR"),
    ("statcan", "CAN"),
    ("comexstat", "BRA"),
    ("ecb", "DEU"),
];

fn quick() -> Patience {
    Patience {
        attempts: 2,
        first_wait: Duration::from_millis(1),
        most_wait: Duration::from_millis(400),
        connect: Duration::from_secs(2),
        answer: Duration::from_millis(700),
        most_polls: 3,
    }
}

fn noon() -> Timestamp {
    "2031-04-20T12:00:00Z".parse().expect("a time")
}

struct Ran {
    report: Report,
    store: Store,
    events: Vec<Event>,
    _folder: tempfile::TempDir,
}

/// Fetches from one source, with a server's address in the place of its own.
fn run(name: &str, base: &str) -> Ran {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(folder.path()).expect("a store");
    let (report, events) = again(name, base, &mut store);
    Ran {
        report,
        store,
        events,
        _folder: folder,
    }
}

fn again(name: &str, base: &str, store: &mut Store) -> (Report, Vec<Event>) {
    let settings = settings(base);
    let all = sources::all(&settings).expect("sources");
    let chosen = chosen(all, &[name.to_owned()]).expect("a source");
    let reporter = REPORTERS
        .iter()
        .find(|(source, _)| *source == name)
        .expect("a source")
        .1;
    let planned = plan(&chosen, &selection(reporter)).expect("a plan");
    let run = Run {
        settings: &settings,
        patience: quick(),
        now: noon,
        refresh: false,
    };
    let mut events = Vec::new();
    let report = fetch(planned, store, &run, &mut |event| events.push(event)).expect("a run");
    (report, events)
}

#[test]
fn no_figures_is_an_answer_and_not_a_fault() {
    for name in [
        "imts",
        "comext",
        "census",
        "hmrc",
        "comexstat",
        "comtrade",
        "bps",
    ] {
        let server =
            Server::start(|_| Turn::Bytes(b"HTTP/1.1 204 X\r\nConnection: close\r\n\r\n".to_vec()));
        let ran = run(name, &server.base);
        let visit = &ran.report.visits[0];
        assert!(
            visit.failures.is_empty() && visit.empty > 0,
            "{name}: {visit:?}"
        );
        assert_eq!((ran.store.tables().count(), ran.report.rows()), (0, 0));
        assert!(
            !ran.store.entries().is_empty(),
            "the answer is kept, so that it is not asked for again at once"
        );
    }
}

#[test]
fn every_source_fills_the_store_and_is_not_asked_twice() {
    let server = agencies();
    for (name, rows) in [
        ("gacc", 36),
        ("comtrade", 11),
        ("comext", 11),
        ("imts", 2),
        ("census", 6),
        ("hmrc", 4),
        ("statcan", 6),
        ("comexstat", 6),
    ] {
        let mut ran = run(name, &server.base);
        let visit = &ran.report.visits[0];
        assert!(visit.failures.is_empty(), "{name}: {visit:?}");
        assert_eq!(visit.rows, rows, "{name}: {visit:?}");
        let stored: u64 = ran.store.tables().map(|(_, table)| table.rows).sum();
        assert_eq!(stored, rows, "{name}");
        let before = server.asked().len();
        let mut store = Store::open(ran.store.root()).expect("the store");
        let (second, _) = again(name, &server.base, &mut store);
        assert_eq!(
            server.asked().len(),
            before,
            "{name}: its answers are still good"
        );
        assert!(second.visits[0].sent == 0 && second.visits[0].unchanged > 0);
        ran.store = store;
    }
}

#[test]
fn rates_are_told_and_chapters_make_a_total() {
    let server = agencies();
    let ecb = run("ecb", &server.base);
    assert_eq!(ecb.report.visits[0].rates.len(), 11, "{:?}", ecb.report);
    let bps = run("bps", &server.base);
    assert!(bps.report.visits[0].failures.is_empty(), "{:?}", bps.report);
    assert!(bps.report.rows() > 0);
}

#[test]
fn what_is_known_is_asked_for_under_a_condition() {
    let server = Server::start(|asked: &Asked| {
        if asked.head.to_lowercase().contains("if-none-match: \"1\"") {
            return Turn::Bytes(b"HTTP/1.1 304 X\r\nConnection: close\r\n\r\n".to_vec());
        }
        answer(200, "ETag: \"1\"\r\n", &sample("imts/data.csv"))
    });
    let mut ran = run("imts", &server.base);
    let settings = settings(&server.base);
    let chosen = chosen(
        sources::all(&settings).expect("sources"),
        &["imts".to_owned()],
    )
    .expect("imts");
    let planned = plan(&chosen, &selection("CHN")).expect("a plan");
    let run = Run {
        settings: &settings,
        patience: quick(),
        now: noon,
        refresh: true,
    };
    let report = fetch(planned, &mut ran.store, &run, &mut |_| {}).expect("a run");
    assert_eq!(
        (
            report.visits[0].sent,
            report.visits[0].unchanged,
            report.rows()
        ),
        (1, 1, 0)
    );
    assert_eq!(ran.store.tables().count(), 1);
}

#[test]
fn what_fails_takes_nothing_with_it_and_is_asked_for_again() {
    let count = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let seen = Arc::clone(&count);
    let server = Server::start(move |asked| {
        let is_import = asked.line.contains("/imports/");
        let nth = seen.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        if is_import && nth < 3 {
            return answer(500, "", b"oops");
        }
        answer(
            200,
            "",
            &sample(if is_import {
                "census/imports.json"
            } else {
                "census/exports.json"
            }),
        )
    });
    let mut ran = run("census", &server.base);
    assert_eq!(
        (ran.report.rows(), ran.report.visits[0].failures.len()),
        (3, 1),
        "{:?}",
        ran.report
    );
    let (second, _) = again("census", &server.base, &mut ran.store);
    let visit = &second.visits[0];
    assert_eq!(
        (visit.rows, visit.unchanged, visit.failures.len()),
        (3, 1, 0),
        "only the rest is asked for: {visit:?}"
    );
}

#[test]
fn no_key_is_in_a_log_an_error_a_manifest_or_a_raw_file() {
    let server = Server::start(|asked: &Asked| {
        let echo = format!("{}{}{}", asked.line, asked.head, asked.body);
        let body = format!("{{\"count\":0,\"data\":[],\"echo\":{:?}}}", echo + KEY);
        answer(200, &format!("ETag: \"{KEY}\"\r\n"), body.as_bytes())
    });
    let encoded = sources::encoded(KEY);
    for name in ["comtrade", "census", "bps"] {
        let ran = run(name, &server.base);
        let asked = server
            .asked()
            .iter()
            .any(|asked| asked.line.contains(&encoded) || asked.head.contains(KEY));
        assert!(asked, "{name}: the server got the key");
        let mut written = format!("{:?} {:?}", ran.report, ran.events);
        for entry in ran.store.entries() {
            written.push_str(&String::from_utf8_lossy(format!("{entry:?}").as_bytes()));
            for payload in &entry.payloads {
                written +=
                    &String::from_utf8_lossy(&ran.store.payload(payload).expect("a payload"));
            }
        }
        written += &std::fs::read_to_string(ran.store.root().join("manifest.jsonl"))
            .expect("the manifest");
        assert!(
            !written.contains(KEY) && !written.contains(&encoded),
            "{name}"
        );
    }
}

#[test]
fn without_a_key_nothing_is_sent_and_the_variable_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(folder.path()).expect("a store");
    let settings = Settings::default();
    let chosen = chosen(
        sources::all(&settings).expect("sources"),
        &["bps".to_owned()],
    )
    .expect("bps");
    let planned = plan(&chosen, &selection("IDN")).expect("a plan");
    let run = Run {
        settings: &settings,
        patience: quick(),
        now: noon,
        refresh: false,
    };
    let report = fetch(planned, &mut store, &run, &mut |_| {}).expect("a run");
    let visit = &report.visits[0];
    assert_eq!((visit.sent, visit.failures.len()), (0, 1));
    assert!(
        visit.failures[0]
            .fault
            .to_string()
            .contains("WEIGHBRIDGE_BPS_KEY")
    );
}

#[test]
fn a_redirect_within_the_server_is_followed_and_a_skewed_clock_is_said() {
    let server = Server::start(|asked: &Asked| {
        if asked.line.contains("/moved") {
            return answer(
                200,
                "Date: Mon, 21 Apr 2031 23:00:00 GMT\r\n",
                &sample("imts/data.csv"),
            );
        }
        answer(301, "Location: /moved\r\n", b"")
    });
    let ran = run("imts", &server.base);
    assert_eq!(ran.report.rows(), 2, "{:?}", ran.report);
    assert!(
        ran.report.visits[0]
            .left_out
            .iter()
            .any(|said| said.contains("clock")),
        "{:?}",
        ran.report
    );
}
