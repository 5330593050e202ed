//! A sync after a sync: what is known is asked for under a condition, and what failed is asked for alone.

use super::desk::Desk;
use crate::agencies::turn;
use crate::server::{Asked, Server, Turn, answer};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

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
