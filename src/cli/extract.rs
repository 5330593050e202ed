//! `weighbridge extract`.

use super::args::{Extract, FailOn};
use super::error::Error;
use super::exit::Outcome;
use super::output::Output;
use super::{batch_outcome, drafts};
use crate::check::{Lexicons, batch};
use crate::report::json;
use std::path::Path;
use std::process::ExitCode;

/// Reads what was named, and writes one line for each passage.
pub(super) fn run(args: &Extract) -> Result<ExitCode, Error> {
    drafts::supported(args.input.language.as_deref())?;
    let outcome = match &args.input.batch {
        Some(path) => many(path, args)?,
        None => files(args)?,
    };
    Ok(Outcome {
        settled: true,
        ..outcome
    }
    .exit(FailOn::Never))
}

fn many(path: &Path, args: &Extract) -> Result<Outcome, Error> {
    let lines = drafts::batch(path)?;
    let mut output = Output::open(args.input.output.as_deref(), &[path.to_owned()])?;
    let done = batch::extract(lines, &mut output, &args.input.defaults());
    batch_outcome(path, done, output)
}

fn files(args: &Extract) -> Result<Outcome, Error> {
    let (documents, failed) = drafts::open(&args.input);
    let mut lexicons = Lexicons::default();
    let mut text = String::new();
    for document in &documents {
        let claims = lexicons.extract(document)?.claims;
        let line = json::v1::claims_line(&document.masthead.id, document, &claims);
        text = text + line.trim_end_matches('\n') + "\n";
    }
    if !documents.is_empty() {
        let mut output = Output::open(args.input.output.as_deref(), &args.input.files)?;
        output.put(&text)?;
        output.finish()?;
    }
    Ok(Outcome {
        failed,
        ..Outcome::default()
    })
}
