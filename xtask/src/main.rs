//! The project's own chores: `cargo xtask verify` and its parts.

mod cldr;
mod datasets;
mod score;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (chore, rest) = args
        .split_first()
        .map_or(("", &args[..]), |(first, rest)| (first.as_str(), rest));
    let done = match chore {
        "cldr" => cldr::run(rest).map_err(|error| error.to_string()),
        other => Err(format!("no chore named `{other}`")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
