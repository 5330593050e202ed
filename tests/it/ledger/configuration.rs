//! `weighbridge.toml`: what is typed wins over the environment, and that over the file.

use super::Newsroom;
use crate::program::weighbridge;
use std::fs;

#[test]
fn the_working_folders_file_settles_what_nobody_typed() {
    let room = Newsroom::new();
    room.write("salt", "a salt of a newsroom, long enough\n");
    room.write(
        "weighbridge.toml",
        "[ledger]\nplace = \"kept\"\ndesk = \"asia\"\noutlet = \"Gazette\"\nauthors = true\nsalt_file = \"salt\"\nkeep_text = true\nkeep = 4\n",
    );
    let program = |line: &str| weighbridge().inside(room.0.path()).args(line.split(' '));
    program("check story.md").run().code(1);
    program("check story.md --desk europe").run().code(1);
    let read = super::read(&room.path("kept"));
    let desks: Vec<_> = read
        .stories()
        .map(|(_, story)| story.desk.as_deref())
        .collect();
    assert_eq!(desks, [Some("asia"), Some("europe")]);
    let (_, story) = read.stories().next().expect("a story");
    // What the draft says of itself counts before the configuration.
    assert_eq!(story.outlet.as_deref(), Some("Example Daily"));
    assert_eq!(story.text.as_deref(), Some(super::STORY));
    let author = story.author.as_deref().expect("a pseudonym");
    assert!(author.len() == 16 && !author.contains("Ana"), "{author}");
    program("ledger decide kept story.md --by Ana")
        .run()
        .code(0);
    program("ledger prune")
        .run()
        .code(0)
        .prints(&["0 files removed"]);
    program("check story.md")
        .env("WEIGHBRIDGE_LEDGER", room.path("environment"))
        .run()
        .code(1);
    program("check story.md --ledger typed")
        .env("WEIGHBRIDGE_LEDGER", room.path("environment"))
        .run()
        .code(1);
    for ledger in ["environment", "typed"] {
        assert_eq!(super::read(&room.path(ledger)).runs.len(), 1, "{ledger}");
    }
    room.write("other.toml", "[ledger]\nplace = \"other\"\n");
    program("--config other.toml check story.md").run().code(1);
    program("check story.md")
        .env("WEIGHBRIDGE_CONFIG", "other.toml")
        .run()
        .code(1);
    assert!(super::read(&room.path("other")).stories().count() >= 1);
}

#[test]
fn folders_of_figures_may_be_set() {
    let room = Newsroom::new();
    fs::create_dir(room.path("tables")).expect("a folder");
    room.write("weighbridge.toml", "[data]\nfolders = [\"tables\"]\n");
    let program = |line: &str| weighbridge().inside(room.0.path()).args(line.split(' '));
    program("check story.md")
        .run()
        .code(2)
        .complains(&["tables"]);
    program("lookup --reporter CHN --period 2022-03")
        .run()
        .code(2)
        .complains(&["tables"]);
}

#[test]
fn what_is_wrong_with_it_is_said_with_its_place() {
    let room = Newsroom::new();
    let program = |line: &str| weighbridge().inside(room.0.path()).args(line.split(' '));
    room.write(
        "weighbridge.toml",
        "[ledger]\nplace = \"kept\"\nplaec = \"kept\"\n",
    );
    for line in [
        "check story.md",
        "ledger list",
        "lookup --reporter CHN --period 2022-03",
    ] {
        program(line).run().code(2).stays_mute().complains(&[
            "weighbridge.toml:3:1: unknown field `plaec`",
            "docs/configuration.md lists what may be set",
        ]);
    }
    program("schema").run().code(0);
    program("--config none.toml check story.md")
        .run()
        .code(2)
        .complains(&["none.toml: "]);
    room.write(
        "weighbridge.toml",
        "[ledger]\nplace = \"kept\"\nauthors = true\n",
    );
    program("check story.md")
        .run()
        .code(2)
        .complains(&["`authors` is set, and no salt is set", "hint: "]);
    room.write("salt", "short\n");
    room.write(
        "weighbridge.toml",
        "[ledger]\nplace = \"kept\"\nauthors = true\nsalt_file = \"salt\"\n",
    );
    program("check story.md")
        .run()
        .code(2)
        .complains(&["fewer than sixteen bytes"]);
}
