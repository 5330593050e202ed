//! A ledger in a bucket: the same as in a folder.

use super::{Newsroom, checks_beside_each_other};
use crate::bucket::{Server, with_keys};
use crate::program::Program;

fn program(server: &Server, room: &Newsroom, line: &str) -> Program {
    let program = room
        .program(line)
        .env("WEIGHBRIDGE_LEDGER", "s3://newsroom/the/ledger");
    with_keys(program, server.port)
}

#[test]
fn a_ledger_in_a_bucket_is_written_and_read_like_one_in_a_folder() {
    let Some(server) = Server::start() else {
        return;
    };
    server.put("/newsroom", b"");
    let room = Newsroom::new();
    program(&server, &room, "ledger list")
        .run()
        .code(2)
        .complains(&["is no folder of a ledger"]);
    checks_beside_each_other(4, |number| {
        program(
            &server,
            &room,
            &format!("check story.md --story S-{number}"),
        )
    });
    program(&server, &room, "ledger show S-3")
        .run()
        .code(0)
        .prints(&["refuted [major]"]);
    program(&server, &room, "ledger decide suppressed S-3")
        .run()
        .code(0);
    program(&server, &room, "check story.md --story S-3")
        .run()
        .code(0)
        .complains(&["recorded 1 drafts in "]);
    let sound = "6 files are what was written; 0 are left out";
    program(&server, &room, "ledger verify")
        .run()
        .code(0)
        .prints(&[sound]);
    server.put(
        &format!("/newsroom/the/ledger/2026-W47/{}.ndjson", "a".repeat(64)),
        b"cut",
    );
    program(&server, &room, "ledger verify")
        .run()
        .code(1)
        .prints(&["is truncated", "; 1 are left out"]);
    program(&server, &room, "ledger prune --keep 1")
        .run()
        .code(0)
        .prints(&["2026-W47"]);
    program(&server, &room, "ledger verify")
        .run()
        .code(0)
        .prints(&[sound]);
    assert!(!room.path("ledger").exists() && !room.path("s3:").exists());
}

#[test]
fn a_bucket_that_is_not_there_is_said_before_anything_is_checked() {
    let Some(server) = Server::start() else {
        return;
    };
    let room = Newsroom::new();
    let said = ["there is no such bucket", "nothing was recorded"];
    program(&server, &room, "check story.md")
        .run()
        .code(2)
        .stays_mute()
        .complains(&said);
}
