//! What befalls a machine in the middle of a sync: the process is killed, the disk is full. The store verifies each time, and the
//! sync that is left alone at last ends with the facts of one that was never disturbed.
#![cfg(unix)]

use super::desk::{Cells, Desk};
use crate::agencies::turn;
use crate::moments::{Moments, kills};
use crate::server::{Asked, Server, Turn, answer};
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use weighbridge::store::Store;

/// Three sources at once: many small answers, few large ones with a sum over them all, and an index that leads to tables.
const TYPED: &str =
    "census bps gacc --partner CHN,DEU,JPN,KOR --commodity TOTAL,27,85 --from 2031-01 --to 2031-03";

/// A server that takes its time, and has figures for everything.
fn slow() -> Server {
    Server::start(|asked| {
        std::thread::sleep(Duration::from_millis(4));
        if asked.line.contains("/hs?") {
            census(asked)
        } else if asked.line.contains("/dataexim/") {
            bps(asked)
        } else {
            turn(asked, "")
        }
    })
}

/// A number that belongs to a request and a place in its answer.
fn figure(asked: &Asked, place: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&asked.line, place).hash(&mut hasher);
    1 + hasher.finish() % 1_000_000_000
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).unwrap_or_default();
    rest.split_once(end).map_or("", |(part, _)| part)
}

/// A country's months, as the Census Bureau's documentation has them.
fn census(asked: &Asked) -> Turn {
    let value = between(&asked.line, "get=CTY_CODE,", ",");
    let country = between(&asked.line, "&CTY_CODE=", "&");
    let letter = if value.starts_with('A') { 'E' } else { 'I' };
    let goods = between(&asked.line, "_COMMODITY=", "&");
    let goods = if goods.is_empty() { "-" } else { goods };
    let mut body =
        format!("[[\"CTY_CODE\",\"{value}\",\"LAST_UPDATE\",\"{letter}_COMMODITY\",\"time\"]");
    for month in 1..=3 {
        let number = figure(asked, month);
        let _ = write!(
            body,
            ",\n[\"{country}\",\"{number}\",\"2031-05-05\",\"{goods}\",\"2031-{month:02}\"]"
        );
    }
    answer(200, "", (body + "]").as_bytes())
}

/// A batch of chapters, as BPS's documentation has them.
fn bps(asked: &Asked) -> Turn {
    let mut rows = Vec::new();
    for code in between(&asked.line, "/kodehs/", "/jenishs/").split("%3B") {
        for (month, country) in [(1, "CHINA"), (1, "JAPAN"), (2, "CHINA")] {
            let number = figure(asked, rows.len());
            rows.push(format!(
                "{{\"value\":{number},\"netweight\":{},\"kodehs\":\"[{code}] Barang\",\"pod\":\"PELABUHAN A\",\
                 \"ctr\":\"{country}\",\"tahun\":\"2031\",\"bulan\":\"[{month:02}] Bulan\"}}",
                number % 1000
            ));
        }
    }
    let body = format!(
        "{{\"status\":\"OK\",\"data-availability\":\"available\",\"data\":[{}]}}",
        rows.join(",\n")
    );
    answer(200, "", body.as_bytes())
}

/// The facts of a desk's store but for the day they came, in a fixed order.
fn facts(desk: &Desk) -> Vec<Cells> {
    let mut facts = desk.facts();
    for fact in &mut facts {
        fact.remove("retrieved");
        fact.remove("vintage");
    }
    facts.sort();
    facts
}

/// Fails unless the store of a desk, if there is one yet, is what its manifest says.
fn assert_sound(desk: &Desk) {
    let place = desk.path("store");
    if !Store::is_at(&place) {
        return;
    }
    let store = Store::read(&place).expect("a manifest that holds");
    let found = store.verify().expect("a look");
    assert!(found.faults.is_empty(), "{:?}", found.faults);
}

/// The facts of a sync that nothing disturbs, and how long it takes.
fn undisturbed(server: &Server) -> (Vec<Cells>, Duration) {
    let desk = Desk::new(&server.base);
    let began = Instant::now();
    desk.sync(TYPED).run().code(0);
    let usual = began.elapsed();
    let facts = facts(&desk);
    assert!(
        facts
            .iter()
            .any(|fact| fact["source"] == "BPS" && fact["commodity"] == "TOTAL")
    );
    (facts, usual)
}

#[test]
fn syncs_killed_at_any_moment_leave_a_store_that_verifies_and_the_last_one_finishes() {
    let server = slow();
    let (wanted, usual) = undisturbed(&server);
    let (kills, mut moments) = (kills(), Moments::new());
    let (mut killed, mut finished) = (0, 0);
    while killed < kills {
        let desk = Desk::new(&server.base);
        // A store is complete after a while, and there is nothing left to be disturbed.
        for _ in 0..10 {
            let mut child = desk
                .command(TYPED)
                .stderr(Stdio::null())
                .spawn()
                .expect("a start");
            std::thread::sleep(moments.next(usual));
            let _ = child.kill();
            let is_over = child.wait().expect("an end").success();
            assert_sound(&desk);
            if is_over {
                break;
            }
            killed += 1;
        }
        desk.sync(TYPED).run().code(0);
        desk.program(&["data", "prune", "--keep", "1"])
            .run()
            .code(0);
        assert_eq!(facts(&desk), wanted, "after {killed} kills");
        desk.program(&["data", "verify"]).run().code(0);
        finished += 1;
    }
    eprintln!(
        "{killed} syncs were killed in {finished} stores; each store verified after every kill, and ended with the {} facts of a sync \
         that nothing disturbed",
        wanted.len()
    );
}

#[test]
fn a_disk_that_fills_up_is_said_and_the_next_sync_finishes() {
    let server = slow();
    let (wanted, _) = undisturbed(&server);
    let mut refused = 0;
    for blocks in [0, 1, 2, 4, 8, 12, 16, 24, 32] {
        let desk = Desk::new(&server.base);
        desk.sync("hmrc --partner CHN --from 2031-01 --to 2031-03")
            .run()
            .code(0);
        // A file may have so many blocks, and a write beyond is an error, not the end of the process.
        let inner = desk.command(TYPED);
        let mut full = Command::new("sh");
        full.args([
            "-c",
            &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\""),
            "sh",
        ]);
        full.arg(inner.get_program()).args(inner.get_args());
        let done = full.stdin(Stdio::null()).output().expect("an end");
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_sound(&desk);
        if !done.status.success() {
            refused += 1;
            assert_eq!(done.status.code(), Some(2), "{blocks}: {said}");
            assert!(
                said.contains("the store is as it was before, make room on the disk"),
                "{blocks}: {said}"
            );
        }
        desk.sync(TYPED).run().code(0);
        let all = facts(&desk);
        let kept: Vec<&Cells> = all.iter().filter(|fact| fact["source"] != "HMRC").collect();
        assert_eq!(kept, wanted.iter().collect::<Vec<_>>(), "{blocks}");
        assert_eq!(
            all.len() - kept.len(),
            4,
            "{blocks}: what was there before is there"
        );
    }
    assert!(refused >= 3, "{refused} disks were full");
    eprintln!(
        "{refused} of 9 disks were full; each store verified, and the next sync ended with all {} facts",
        wanted.len()
    );
}
