//! Every fault for each kind of source: its word, no figure, the store as it was.

use super::{KEY, REPORTERS, Ran, run};
use crate::sync::server::{Server, Turn, answer, broken_off};
use crate::sync::{Event, Fault};
use std::io::Write as _;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(bytes).expect("memory");
    packed.finish().expect("memory")
}

/// The faults, and the word of [`Fault`] that each is met with.
fn faults() -> Vec<(&'static str, Turn, &'static [&'static str])> {
    let packed = gzip(&vec![b' '; 20_000]);
    let cut = &packed[..packed.len() / 2];
    let bomb = gzip(&vec![b' '; 8 << 20]);
    vec![
        ("no answer", Turn::Silence, &["Timeout"]),
        ("reset in mid-body", broken_off(b"[[\"CTY"), &["BrokenOff"]),
        (
            "401",
            answer(401, "", b"Access denied due to invalid key"),
            &["Denied"],
        ),
        ("403", answer(403, "", b"your key has expired"), &["Denied"]),
        ("404", answer(404, "", b"Resource not found"), &["Broken"]),
        ("413", answer(413, "", b"EXTRACTION_TOO_BIG"), &["TooBig"]),
        (
            "429 with Retry-After",
            answer(429, "Retry-After: 0\r\n", b"slow down"),
            &["TooMany"],
        ),
        (
            "429 with a long Retry-After",
            answer(429, "Retry-After: 86400\r\n", b"slow down"),
            &["TooMany"],
        ),
        ("429 without", answer(429, "", b"slow down"), &["TooMany"]),
        ("500", answer(500, "", b"oops"), &["Unwell"]),
        ("502", answer(502, "", b"<html>Bad gateway"), &["Unwell"]),
        ("503", answer(503, "", b"maintenance"), &["Unwell"]),
        (
            "a page with status 200",
            answer(200, "", b"<!DOCTYPE html><html><p>Sorry</p></html>"),
            &["Broken", "Parse"],
        ),
        ("an empty body", answer(200, "", b""), &["Broken"]),
        (
            "gzip cut off",
            answer(200, "Content-Encoding: gzip\r\n", cut),
            &["BrokenOff"],
        ),
        (
            "JSON cut off",
            answer(200, "", b"{\"value\":[{\"MonthId\":2031"),
            &["Broken", "Parse"],
        ),
        (
            "a ZIP",
            answer(200, "", b"PK\x03\x04\xff\xfe\x00\x00\xf0\x9f"),
            &["Broken", "Parse"],
        ),
        (
            "another charset",
            answer(200, "", b"{\"data\":[\"Caf\xe9 Exporta\xe7\xe3o\"]}"),
            &["Broken", "Parse"],
        ),
        (
            "another schema",
            answer(200, "", b"\xef\xbb\xbf{\"results\":[{\"amount\":1}]}"),
            &["Broken", "Parse"],
        ),
        (
            "redirect to another host",
            answer(302, "Location: http://evil.example/x\r\n", b""),
            &["Redirect"],
        ),
        (
            "oversized",
            answer(200, "", &vec![b' '; 70_000]),
            &["TooLarge"],
        ),
        (
            "a bomb",
            answer(200, "Content-Encoding: gzip\r\n", &bomb),
            &["TooLarge"],
        ),
    ]
}

/// A source of pages, one of an agency's own JSON, one that speaks SDMX. That every source meets every fault is held through
/// the program, in `tests/it/sync/faults`.
const KINDS: [&str; 3] = ["gacc", "comtrade", "imts"];

/// Fetches from a source of each kind at once, each into a store of its own.
fn all_at_once(base: &str) -> Vec<(&'static str, Ran)> {
    std::thread::scope(|scope| {
        let open = KINDS.map(|name| (name, scope.spawn(move || run(name, base))));
        open.map(|(name, one)| (name, one.join().expect("a run")))
            .into()
    })
}

#[test]
fn every_fault_has_its_own_word_and_leaves_no_figure() {
    for (fault, turn, wanted) in faults() {
        let server = Server::start(move |_| turn.clone());
        for (name, ran) in all_at_once(&server.base) {
            let visit = &ran.report.visits[0];
            let failure = visit
                .failures
                .first()
                .unwrap_or_else(|| panic!("{name}, {fault}: no failure in {visit:?}"));
            let word = format!("{:?}", failure.fault);
            assert!(
                wanted.iter().any(|wanted| word.starts_with(wanted)),
                "{name}, {fault}: {word}"
            );
            assert_eq!(
                (ran.report.rows(), ran.store.tables().count()),
                (0, 0),
                "{name}, {fault}"
            );
            assert!(
                ran.store.entries().is_empty(),
                "{name}, {fault}: the store is as it was"
            );
            let said = failure.fault.to_string();
            assert!(
                !said.contains('\n') && !said.contains(KEY),
                "{name}, {fault}: {said}"
            );
        }
    }
}

#[test]
fn nobody_there_and_no_such_name() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a port");
    for (name, _) in REPORTERS {
        let refused = run(name, &format!("http://{closed}"));
        assert!(
            matches!(
                refused.report.visits[0].failures[0].fault,
                Fault::Refused { .. }
            ),
            "{:?}",
            refused.report
        );
        assert!(
            refused
                .events
                .iter()
                .any(|event| matches!(event, Event::Waiting { .. })),
            "it is tried again"
        );
    }
    let reset = run("imts", &Server::resetting(b"STRUCTURE,").base);
    assert!(
        matches!(
            reset.report.visits[0].failures[0].fault,
            Fault::BrokenOff { .. }
        ),
        "{:?}",
        reset.report
    );
    let nowhere = run("imts", "http://no-such-host.invalid");
    assert!(
        matches!(
            nowhere.report.visits[0].failures[0].fault,
            Fault::Dns { .. }
        ),
        "{:?}",
        nowhere.report
    );
}
