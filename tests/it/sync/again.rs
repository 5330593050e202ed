//! A sync after a sync: what is known is asked for under a condition, what failed is asked for alone, what was revised is a vintage
//! of its own; and the pace at which a server is asked.

use super::desk::Desk;
use crate::agencies::{sample, turn};
use crate::server::{Asked, Server, Turn, answer};
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const CENSUS: &str = "census --partner CHN --from 2031-01 --to 2031-03";

#[test]
fn what_is_known_is_asked_for_under_a_condition() {
    let server = Server::start(|asked: &Asked| {
        if asked.head.to_lowercase().contains("if-none-match: \"1\"") {
            return Turn::Bytes(b"HTTP/1.1 304 X\r\nConnection: close\r\n\r\n".to_vec());
        }
        turn(asked, "ETag: \"1\"\r\n")
    });
    let desk = Desk::new(&server.base);
    desk.sync(CENSUS)
        .run()
        .code(0)
        .complains(&["2 requests sent, 0 answers still good", "6 figures kept"]);
    let facts = desk.facts();
    desk.sync(&format!("{CENSUS} --refresh"))
        .run()
        .code(0)
        .complains(&["2 requests sent, 2 answers still good", "0 figures kept"]);
    assert_eq!(desk.facts(), facts);
}

#[test]
fn what_failed_is_asked_for_alone() {
    let is_up = Arc::new(AtomicBool::new(false));
    let up = Arc::clone(&is_up);
    let server = Server::start(move |asked: &Asked| {
        if asked.line.contains("/imports/") && !up.load(Ordering::SeqCst) {
            return answer(500, "", b"oops");
        }
        turn(asked, "")
    });
    let desk = Desk::new(&server.base);
    desk.sync(CENSUS)
        .run()
        .code(2)
        .complains(&["3 figures kept", "error: census: GET"]);
    is_up.store(true, Ordering::SeqCst);
    let before = server.asked().len();
    desk.sync(CENSUS)
        .run()
        .code(0)
        .complains(&["1 requests sent, 1 answers still good", "3 figures kept"]);
    let asked = server.asked();
    assert!(
        asked[before..]
            .iter()
            .all(|asked| asked.line.contains("/imports/"))
    );
    assert_eq!(desk.facts().len(), 6);
}

#[test]
fn without_its_key_a_source_gives_way_to_the_next() {
    let desk = Desk::new("http://127.0.0.1:9");
    let typed = [
        "sync",
        "--reporter",
        "IDN",
        "--partner",
        "CHN",
        "--from",
        "2031-01",
        "--to",
        "2031-02",
        "--dry-run",
    ];
    let first = |key: &str| {
        let done = desk
            .program(&typed)
            .env("WEIGHBRIDGE_BPS_KEY", key)
            .run()
            .code(0);
        done.stdout()
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!([first(""), first("k")], ["imts", "bps"]);
}

/// The desk's settings, with a server that is waited for longer and asked more slowly.
fn patient(server: &Server) -> Desk {
    let desk = Desk::new(&server.base);
    let text = format!(
        "[census]\nbase = \"{}\"\ninterval_ms = 300\nmost_wait_ms = 5000\n",
        server.base
    );
    fs::write(desk.path("sources.toml"), text).expect("written");
    desk
}

#[test]
fn a_server_is_asked_at_its_pace_and_left_alone_for_as_long_as_it_says() {
    let is_first = AtomicBool::new(true);
    let server = Server::start(move |asked: &Asked| {
        if is_first.swap(false, Ordering::SeqCst) {
            return answer(429, "Retry-After: 1\r\n", b"slow down");
        }
        turn(asked, "")
    });
    let desk = patient(&server);
    let began = Instant::now();
    desk.sync(CENSUS).run().code(0).complains(&[
        "3 requests sent",
        "wants to be left alone for 1 seconds",
        "6 figures kept",
    ]);
    let least = Duration::from_millis(1000 + 300);
    assert!(began.elapsed() >= least, "{:?}", began.elapsed());
}

#[test]
fn a_revision_is_a_vintage_of_its_own_and_the_one_before_stays() {
    let is_revised = Arc::new(AtomicBool::new(false));
    let revised = Arc::clone(&is_revised);
    let server = Server::start(move |asked: &Asked| {
        let flow = if asked.line.contains("/exports/") {
            "exports"
        } else {
            "imports"
        };
        let text = String::from_utf8(sample(&format!("census/{flow}.json"))).expect("text");
        let later = text
            .replace("2031-05-05", "2031-06-07")
            .replace("\"9000\"", "\"9100\"");
        let text = if revised.load(Ordering::SeqCst) {
            later
        } else {
            text
        };
        answer(200, "", text.as_bytes())
    });
    let desk = Desk::new(&server.base);
    desk.sync(CENSUS).run().code(0);
    is_revised.store(true, Ordering::SeqCst);
    desk.sync(&format!("{CENSUS} --refresh"))
        .run()
        .code(0)
        .complains(&["6 figures kept"]);
    let ask = |more: &[&str]| {
        let typed = [
            "lookup",
            "--reporter",
            "USA",
            "--partner",
            "CHN",
            "--flow",
            "exports",
            "--period",
            "2031-01",
        ];
        let done = desk
            .program(&typed)
            .args(["--format", "csv"])
            .args(more)
            .run()
            .code(0);
        let text = done.stdout();
        [text.contains("9000"), text.contains("9100")]
    };
    assert_eq!(ask(&[]), [true, true], "both vintages are told");
    assert_eq!(
        ask(&["--as-of", "2031-05-20"]),
        [true, false],
        "by what was known on the day"
    );
    desk.program(&["data", "list"]).run().code(0).prints(&[
        "Census/intltrade hs/2031-05-05-",
        "Census/intltrade hs/2031-06-07-",
    ]);
}
