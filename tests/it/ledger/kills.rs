//! Processes are killed at moments all over their run: what was told as recorded is there, and nothing is half there.

use super::Newsroom;
use crate::moments::{Moments, kills};
use std::process::Stdio;
use std::time::Instant;

#[test]
fn what_was_told_as_recorded_outlives_a_kill_and_nothing_is_half_there() {
    let room = Newsroom::new();
    let (kills, mut moments) = (kills(), Moments::new());
    let began = Instant::now();
    room.program("check story.md --story usual").run().code(1);
    let usual = began.elapsed();
    let (mut killed, mut told) = (0, 0);
    for number in 0..kills {
        let story = format!("S-{number}");
        let mut command = room
            .program(&format!("check story.md --story {story}"))
            .into_command();
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("a start");
        std::thread::sleep(moments.next(usual));
        let _ = child.kill();
        let done = child.wait_with_output().expect("an end");
        killed += u32::from(done.status.code().is_none());
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        let read = room.read();
        assert!(read.faults.is_empty(), "{:?}", read.faults);
        let is_there = read.stories().any(|(_, found)| found.story == story);
        if let Some((_, file)) = said.split_once("recorded 1 drafts in ") {
            told += 1;
            assert!(is_there, "{story}: {said}");
            assert!(room.path("ledger").join(file.trim()).is_file(), "{file}");
        }
    }
    eprintln!(
        "{killed} of {kills} checks were killed; {told} told that they had recorded, and all of those are there"
    );
    assert!(killed > kills / 4, "{killed} checks were killed");
    room.program("ledger verify")
        .run()
        .code(0)
        .prints(&["; 0 are left out"]);
}
