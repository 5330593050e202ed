//! The project's own chores: `cargo xtask verify` and its parts.

mod accuracy;
mod cldr;
mod datasets;
mod score;
mod steps;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use weighbridge_core::verdict::Reason;

const USAGE: &str = "\
usage: cargo xtask <chore>

verify      all of the following, in order; stops at the first that fails
fmt         is the code formatted?
lint        clippy, warnings are errors
test        cargo test --workspace
docs        rustdoc, warnings are errors
score       scores of the reading on labelled passages (`score --help` for its options)
accuracy    accuracy of the verdicts on sentences made from the facts (`accuracy --help` for its options)

datasets FOLDER   write datasets/ anew from a folder of published figures
reasons           write docs/reasons anew
cldr FOLDER       write the words that come from CLDR anew";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match args.split_first() {
        Some((chore, rest)) => chores(chore, rest),
        None => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(said) => {
            eprintln!("error: {said}");
            ExitCode::FAILURE
        }
    }
}

fn chores(chore: &str, args: &[String]) -> Result<(), String> {
    match chore {
        "score" if args.iter().any(|arg| arg == "--help" || arg == "-h") => {
            say(score::USAGE);
            Ok(())
        }
        "score" => scored(args),
        "accuracy" if args.iter().any(|arg| arg == "--help" || arg == "-h") => {
            say(accuracy::USAGE);
            Ok(())
        }
        "accuracy" => accuracy::run(args).map(|text| say(&text)),
        "reasons" => reasons(),
        "verify" => steps::verify(),
        "datasets" => datasets::command(args.iter().cloned()).map_err(|error| error.to_string()),
        "cldr" => cldr::run(args).map_err(|error| error.to_string()),
        "help" | "--help" | "-h" => {
            say(USAGE);
            Ok(())
        }
        step => steps::one(step).ok_or_else(|| format!("`{step}` is not a chore\n{USAGE}"))?,
    }
}

/// Prints the scores; an error where a figure fell below its floor.
fn scored(args: &[String]) -> Result<(), String> {
    let scores = score::run(args)?;
    say(&scores.text);
    if scores.fell {
        return Err("the reading got worse; see tests/gold/floors.toml".to_owned());
    }
    Ok(())
}

/// Writes the page of every reason.
fn reasons() -> Result<(), String> {
    let folder = root().join("docs/reasons");
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    std::fs::create_dir_all(&folder).map_err(failed)?;
    for reason in Reason::ALL {
        let path = folder.join(format!("{}.md", reason.code()));
        std::fs::write(path, reason.page()).map_err(failed)?;
    }
    Ok(())
}

/// Writes to standard output; a reader who has gone away is not a fault.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{}", text.trim_end());
}

/// The workspace's root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
