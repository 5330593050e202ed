//! `weighbridge extract`.

use super::args::{Extract, FailOn};
use super::error::Error;
use super::exit::Outcome;
use super::output::Output;
use super::{batch_outcome, drafts};
use crate::check::batch::{claims_of, items_of};
use crate::check::{CheckError, Lexicons, batch};
use crate::report::explain;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::text::Document;

/// Reads what was named, and writes one line for each passage.
pub(super) fn run(args: &Extract) -> Result<ExitCode, Error> {
    drafts::supported(args.input.language.as_deref())?;
    let words = args.input.words()?;
    let outcome = match &args.input.batch {
        Some(path) => many(path, args, words.as_ref())?,
        None => files(args, words.as_ref())?,
    };
    Ok(Outcome {
        settled: true,
        ..outcome
    }
    .exit(FailOn::Never))
}

/// What is read of a draft, as a line.
fn reader(args: &Extract) -> fn(&mut Lexicons, &Document) -> Result<String, CheckError> {
    if args.explain {
        explained
    } else if args.items {
        items_of
    } else {
        claims_of
    }
}

/// The claims of a draft with what filled their slots.
fn explained(lexicons: &mut Lexicons, document: &Document) -> Result<String, CheckError> {
    let claims = lexicons.extract(document)?.claims;
    Ok(explain(document, &claims))
}

fn many(path: &Path, args: &Extract, words: Option<&Arc<Lexicon>>) -> Result<Outcome, Error> {
    let lines = drafts::batch(path)?;
    let mut output = Output::open(args.input.output.as_deref(), &[path.to_owned()])?;
    let done = batch::read(
        lines,
        &mut output,
        &args.input.defaults(words),
        reader(args),
    );
    batch_outcome(path, done, output)
}

fn files(args: &Extract, words: Option<&Arc<Lexicon>>) -> Result<Outcome, Error> {
    let (documents, failed) = drafts::open(&args.input, words.map(AsRef::as_ref));
    let mut lexicons = Lexicons::given(words);
    let mut text = String::new();
    for document in &documents {
        let line = reader(args)(&mut lexicons, document)?;
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
