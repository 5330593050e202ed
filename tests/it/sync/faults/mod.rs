//! Every fault of every source, through the program: one clear message, the exit code, and a store that is as it was.

mod list;

use super::desk::{Desk, KEY, SOURCES, digest};
use crate::agencies::turn;
use crate::server::Server;
use list::{Act, Fault, Place, of_bodies, of_none, of_sdmx, of_statuses, of_the_network};
use std::sync::{Arc, Mutex};

/// A source's server, which can be told what to do, and a store that it has filled.
struct Stage {
    source: &'static str,
    typed: String,
    desk: Desk,
    server: Server,
    act: Arc<Mutex<Act>>,
}

impl Stage {
    fn new(source: &'static str, typed: &str) -> Self {
        let good: Act = Arc::new(|asked| turn(asked, ""));
        let act = Arc::new(Mutex::new(good));
        let acting = Arc::clone(&act);
        let server = Server::start(move |asked| {
            let act = Arc::clone(&acting.lock().expect("what to do"));
            act(asked)
        });
        let desk = Desk::new(&server.base);
        let typed = format!("{source} {typed} --refresh");
        desk.sync(&typed).run().code(0);
        Self {
            source,
            typed,
            desk,
            server,
            act,
        }
    }

    /// Has a fault befall the source, and gives the line of the table.
    fn befall(&self, fault: Fault) -> String {
        let Fault {
            name,
            place,
            code,
            said,
        } = fault;
        match place {
            Place::Base(base) => self.desk.turn_to(&base),
            Place::Server(act) => {
                self.desk.turn_to(&self.server.base);
                *self.act.lock().expect("what to do") = act;
            }
        }
        let is_fault = code == 2;
        let place = self
            .desk
            .path(if is_fault { "store" } else { "store/facts" });
        let before = digest(&place);
        let done = self.desk.sync(&self.typed).run();
        let talk = done.stderr();
        let what = format!("{name}, {}: {talk}", self.source);
        assert_eq!(done.exit(), Some(code), "{what}");
        assert_eq!(digest(&place), before, "{what}");
        let errors: Vec<&str> = talk
            .lines()
            .filter(|line| line.starts_with("error:"))
            .collect();
        assert_eq!(errors.is_empty(), !is_fault, "{what}");
        let speaks = |line: &str| said.iter().any(|part| line.contains(part));
        if is_fault {
            assert!(errors.iter().all(|line| speaks(line)), "{what}");
        } else {
            assert!(talk.lines().any(speaks), "{what}");
        }
        assert!(!talk.contains(KEY) && done.stdout().is_empty(), "{what}");
        let is_plain = !talk.contains(['\r', '\u{1b}']);
        assert!(
            is_plain,
            "{what}: a line is drawn again on a terminal alone"
        );
        let shown = errors
            .first()
            .copied()
            .or_else(|| talk.lines().find(|line| speaks(line)));
        let after = if is_fault {
            "store unchanged"
        } else {
            "facts unchanged"
        };
        let shown = shown
            .unwrap_or_default()
            .replace(&self.server.base, "http://SERVER");
        format!(
            "{name} | {} | {code} | {after} {} | {shown}",
            self.source,
            &before[..12]
        )
    }
}

/// Every fault of a source, one after the other.
fn befalls(source: &'static str, typed: &str) -> Vec<String> {
    let stage = Stage::new(source, typed);
    let mut faults = [
        of_the_network(),
        of_statuses(),
        of_bodies(),
        of_none(source),
    ]
    .concat();
    if source == "comext" {
        faults.extend(of_sdmx());
    }
    let lines = faults
        .into_iter()
        .map(|fault| stage.befall(fault))
        .collect();
    stage.desk.program(&["data", "verify"]).run().code(0);
    lines
}

#[test]
fn every_fault_of_every_source_is_one_message_and_leaves_the_store_alone() {
    let table: Vec<String> = std::thread::scope(|scope| {
        let open = SOURCES.map(|(source, typed)| scope.spawn(move || befalls(source, typed)));
        open.into_iter()
            .flat_map(|one| one.join().expect("a source"))
            .collect()
    });
    eprintln!(
        "fault | source | exit code | store | message\n{}",
        table.join("\n")
    );
    assert!(table.len() >= 300, "{} lines", table.len());
}
