//! Which room of the edges may import which, and that polars stays in its room.

use crate::program::root;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may import; `weighbridge_core` is open to all.
const MAY_IMPORT: [(&str, &[&str]); 15] = [
    ("workers", &[]),
    ("draft", &[]),
    ("store", &[]),
    ("bucket", &["store"]),
    ("facts", &["workers", "store", "bucket"]),
    ("import", &["facts"]),
    ("config", &[]),
    ("ledger", &["store", "bucket"]),
    ("recheck", &["ledger"]),
    ("weekly", &["ledger", "recheck"]),
    ("report", &["ledger", "recheck", "weekly"]),
    ("sources", &[]),
    ("sync", &["store", "facts", "sources"]),
    ("check", &["workers", "draft", "facts", "report"]),
    (
        "cli",
        &[
            "draft", "store", "bucket", "facts", "import", "report", "sources", "sync", "check",
            "config", "ledger", "recheck", "weekly",
        ],
    ),
];

#[test]
fn rooms_import_only_what_lies_below_them() {
    let mut wrong = Vec::new();
    for (room, allowed) in MAY_IMPORT {
        for (file, text) in sources(&root().join("src").join(room)) {
            for import in imports(&text) {
                if import != room && !allowed.contains(&import) {
                    wrong.push(format!(
                        "{room} must not import {import} ({})",
                        file.display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn polars_is_named_in_the_rooms_of_facts_and_the_ledger_alone() {
    let rooms = [root().join("src/facts"), root().join("src/ledger/frame.rs")];
    for (file, text) in sources(&root().join("src")) {
        let names_it = code(&text).any(|line| line.contains("polars::"));
        assert!(
            !names_it || rooms.iter().any(|room| file.starts_with(room)),
            "{} names polars",
            file.display()
        );
    }
}

#[test]
fn the_network_is_named_in_the_rooms_of_sync_and_buckets_alone() {
    let rooms = [root().join("src/sync"), root().join("src/bucket")];
    for (file, text) in sources(&root().join("src")) {
        let names_it = code(&text).any(|line| {
            ["reqwest::", "tokio::", "object_store::"]
                .iter()
                .any(|name| line.contains(name))
        });
        assert!(
            !names_it || rooms.iter().any(|room| file.starts_with(room)),
            "{} names the network",
            file.display()
        );
    }
}

#[test]
fn a_forbidden_import_is_seen() {
    let planted =
        "use crate::facts::Facts;\n// crate::cli in words\nfn f() { crate::check::weigh(); }\n";
    assert_eq!(imports(planted).collect::<Vec<_>>(), ["facts", "check"]);
}

/// Every word after `crate::` that is a room.
fn imports(source: &str) -> impl Iterator<Item = &str> {
    let words = code(source).flat_map(|line| line.split("crate::").skip(1));
    words
        .map(|rest| {
            rest.split(|c: char| !c.is_ascii_lowercase() && c != '_')
                .next()
                .unwrap_or_default()
        })
        .filter(|word| !word.is_empty())
}

/// The lines before the tests that are not comments.
fn code(source: &str) -> impl Iterator<Item = &str> {
    let before = source
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    before
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}

/// The room's files with their text; files of tests may look anywhere.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder)
        .expect("a room")
        .filter_map(Result::ok)
        .map(|entry| entry.path())
    {
        if path.file_stem().is_some_and(|name| name == "tests") {
            continue;
        }
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            let text = fs::read_to_string(&path).expect("a source file");
            found.push((path, text));
        }
    }
    found.sort();
    found
}
