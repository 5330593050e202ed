//! Which room of the core may import which: only rooms further down.
#![expect(clippy::disallowed_methods, reason = "tests read sources")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each room, from the ground up, with the rooms it may import.
const MAY_IMPORT: [(&str, &[&str]); 14] = [
    ("text", &[]),
    ("period", &["text"]),
    ("quantity", &["text"]),
    ("claim", &["text", "period", "quantity"]),
    ("fact", &["period", "quantity", "claim"]),
    ("lexicon", &["text", "period", "quantity", "claim"]),
    (
        "phrase",
        &["text", "period", "quantity", "claim", "lexicon"],
    ),
    (
        "resolve",
        &["text", "period", "quantity", "claim", "lexicon", "phrase"],
    ),
    (
        "language",
        &["text", "quantity", "claim", "lexicon", "phrase", "resolve"],
    ),
    (
        "items",
        &["text", "period", "quantity", "claim", "lexicon", "phrase"],
    ),
    ("plan", &["period", "quantity", "claim", "fact"]),
    (
        "verdict",
        &[
            "text", "period", "quantity", "claim", "fact", "lexicon", "plan",
        ],
    ),
    ("lookup", &["period", "quantity", "claim", "fact"]),
    ("run", &["text", "verdict"]),
];

#[test]
fn rooms_import_only_what_lies_below_them() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (room, allowed) in MAY_IMPORT {
        for file in files(&sources.join(room)) {
            let text = fs::read_to_string(&file).expect("a source file");
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
fn the_table_lists_every_room_and_only_looks_down() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut rooms: Vec<String> = fs::read_dir(&sources)
        .expect("the sources")
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    rooms.sort();
    let mut listed: Vec<&str> = MAY_IMPORT.iter().map(|(room, _)| *room).collect();
    for (at, (room, allowed)) in MAY_IMPORT.iter().enumerate() {
        assert!(
            allowed.iter().all(|below| listed[..at].contains(below)),
            "{room} looks up"
        );
    }
    listed.sort_unstable();
    assert_eq!(rooms, listed);
}

#[test]
fn a_forbidden_import_is_seen() {
    let planted = "use crate::verdict::Policy;\n/// `crate::run` in words is no import.\nfn f() { crate::plan::wanted([]); }\n#[cfg(test)]\nmod tests { use crate::run::Run; }";
    assert_eq!(imports(planted), ["verdict", "plan"]);
}

/// Every word after `crate::`, outside comments and before the tests.
fn imports(source: &str) -> Vec<&str> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| {
            assert!(
                !rest.starts_with('{'),
                "write one `use crate::room` for each room"
            );
            rest.split(|c: char| !c.is_ascii_lowercase() && c != '_')
                .next()
                .unwrap_or_default()
        })
        .filter(|room| !room.is_empty())
        .collect()
}

/// The room's sources; files of tests may look anywhere.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder)
        .expect("a room")
        .filter_map(Result::ok)
        .map(|entry| entry.path())
    {
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name == "tests" {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}
