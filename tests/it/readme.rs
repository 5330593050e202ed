//! What the README says is so.

use crate::program::{root, weighbridge};
use clap::Parser as _;
use std::fs;
use weighbridge::cli::Args;

/// The fenced blocks of the README in one language.
fn blocks(language: &str) -> Vec<String> {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let fence = format!("```{language}\n");
    let inside = |part: &str| part.split("\n```").next().unwrap_or_default().to_owned();
    readme.split(&fence).skip(1).map(inside).collect()
}

#[test]
fn the_report_and_the_usage_blocks_are_what_the_program_prints() {
    let mut seen = 0;
    for block in blocks("text") {
        let Some((command, printed)) = block
            .strip_prefix("$ weighbridge ")
            .and_then(|b| b.split_once('\n'))
        else {
            continue;
        };
        let help = weighbridge()
            .args(command.split(' '))
            .run()
            .code(0)
            .stdout();
        let tidy = |text: &str| {
            text.lines()
                .map(str::trim_end)
                .collect::<Vec<_>>()
                .join("\n")
                .trim()
                .to_owned()
        };
        assert_eq!(tidy(printed), tidy(&help), "weighbridge {command}");
        seen += 1;
    }
    assert_eq!(
        seen, 3,
        "a report, and the usage of the program and of `check`"
    );
}

#[test]
fn every_command_is_one_and_every_file_it_names_is_there() {
    let mut seen = 0;
    for line in blocks("sh").iter().flat_map(|block| block.lines()) {
        let line = line.split(" #").next().unwrap_or_default().trim();
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [] => continue,
            ["cargo", "run", "--", rest @ ..] | ["weighbridge", rest @ ..] => {
                let parsed = Args::try_parse_from(
                    std::iter::once("weighbridge").chain(rest.iter().copied()),
                );
                assert!(parsed.is_ok(), "{line}: {parsed:?}");
                for file in rest.iter().filter(|word| word.starts_with("examples/")) {
                    assert!(root().join(file).exists(), "{line}: no {file}");
                }
            }
            ["cargo", "test", "--workspace"]
            | ["cargo", "xtask", "verify" | "score" | "datasets", ..]
            | ["cargo", "install", ..] => {}
            _ => panic!("`{line}` is a command that no test knows"),
        }
        seen += 1;
    }
    assert!(seen >= 2, "the README has commands");
}
