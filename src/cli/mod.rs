//! The command line: what was typed, what it means, the exit code. Data go to standard output, talk to standard error.

mod args;
mod check;
mod data;
mod drafts;
mod error;
mod exit;
mod extract;
mod hint;
mod import;
mod language;
mod ledger;
mod lookup;
mod output;
mod pages;
mod place;
mod recheck;
mod record;
mod report;
mod sync;

use crate::check::batch::{BatchError, Defaults, Tally};
use crate::report::json;
pub use args::Args;
use args::report::Report;
use args::{Command, Input, Language};
use clap::Parser as _;
use error::Error;
use exit::Outcome;
use hint::complain;
use output::{Output, is_gone};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use weighbridge_core::lexicon::Lexicon;

/// Does what was typed; the exit codes are told in the help text.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let config = args.config.as_deref();
    let done = match &args.command {
        Command::Check(args) => place::config(config).and_then(|config| check::run(args, &config)),
        Command::Extract(args) => extract::run(args),
        Command::Language(Language::Check(args)) => language::check(args),
        Command::Sync(args) => sync::run(args),
        Command::Lookup(args) => {
            place::config(config).and_then(|config| lookup::run(args, &config))
        }
        Command::Ledger(args) => {
            place::config(config).and_then(|config| ledger::run(args, &config))
        }
        Command::Import(args) => import::run(args),
        Command::Data(args) => data::run(args),
        Command::Report(Report::Weekly(args)) => {
            place::config(config).and_then(|config| report::weekly(args, &config))
        }
        Command::Recheck(args) => {
            place::config(config).and_then(|config| recheck::run(args, &config))
        }
        Command::Explain { reason } => printed(&reason.page()),
        Command::Schema => printed(&json::v1::schema()),
    };
    done.unwrap_or_else(|error| {
        complain(&error);
        ExitCode::from(2)
    })
}

/// A text on standard output.
fn printed(text: &str) -> Result<ExitCode, Error> {
    let mut output = Output::open(None, &[])?;
    output.put(text)?;
    output.finish()?;
    Ok(ExitCode::SUCCESS)
}

/// Settles the output of a batch, and says how many lines were bad.
///
/// A reader of standard output who has gone away ends the batch without complaint.
fn batch_outcome(
    path: &Path,
    done: Result<Tally, BatchError>,
    output: Output,
) -> Result<Outcome, Error> {
    let tally = match done {
        Err(BatchError::Write(error)) if is_gone(&error) => {
            return Ok(Outcome {
                settled: true,
                ..Outcome::default()
            });
        }
        Err(BatchError::Write(error)) => return Err(output.failed(error)),
        Err(source) => {
            return Err(Error::Batch {
                path: path.to_owned(),
                source,
            });
        }
        Ok(tally) => tally,
    };
    output.finish()?;
    if tally.bad > 0 {
        eprintln!(
            "{} of {} lines could not be read; each has an `error` in its place",
            tally.bad,
            tally.bad + tally.passages
        );
    }
    Ok(Outcome {
        failed: tally.bad > 0,
        gravest: tally.gravest,
        settled: tally.settled,
    })
}

impl Input {
    /// What counts in a batch where a line says nothing itself.
    fn defaults(&self, words: Option<&Arc<Lexicon>>) -> Defaults {
        let given = words.map(|words| words.language().to_owned());
        Defaults {
            date: self.date,
            language: self.language.clone().or(given),
            words: words.cloned(),
        }
    }
}
