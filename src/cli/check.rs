//! `weighbridge check`.

use super::args::{Check, Color, Format};
use super::error::Error;
use super::exit::Outcome;
use super::output::{Output, is_gone};
use super::record::Recorder;
use super::{batch_outcome, drafts, place, sync};
use crate::check::{self, Settings, batch};
use crate::config::Config;
use crate::report::{self, json};
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::run::Run;
use weighbridge_core::verdict::Policy;

/// Checks what was named, and writes the report.
pub(super) fn run(args: &Check, config: &Config) -> Result<ExitCode, Error> {
    drafts::supported(args.input.language.as_deref())?;
    match &args.input.batch {
        Some(path) => many(path, args, config, args.input.words()?),
        None => files(args, config, args.input.words()?),
    }
}

fn files(args: &Check, config: &Config, words: Option<Arc<Lexicon>>) -> Result<ExitCode, Error> {
    let input = &args.input;
    let data = place::data(&args.data, config);
    let mut recorder = Recorder::open(&args.recording, &input.files, config)?;
    let (documents, mut failed) = drafts::open(input, words.as_deref());
    if documents.is_empty() {
        return Ok(Outcome {
            failed,
            ..Outcome::default()
        }
        .exit(args.fail_on));
    }
    if args.sync {
        let folder = place::to_fill(data)?;
        let sources = args.sources.as_deref();
        failed |= !sync::need(documents.clone(), words.clone(), sources, &folder)?;
    }
    let (facts, settings) = (place::facts(data)?, settings(args, config, words)?);
    let mut run = check::weigh(documents, &facts, &settings)?;
    let quiet: Vec<_> = run
        .documents
        .iter_mut()
        .map(|checked| recorder.take(checked))
        .collect();
    let mut output = Output::open(input.output.as_deref(), &input.files)?;
    let text = rendered(
        &run,
        args.format.unwrap_or(Format::Terminal),
        is_coloured(args),
    );
    output.put(&text)?;
    output.finish()?;
    recorder.finish(&facts, &settings)?;
    Ok(Outcome::of(&run, &quiet, failed).exit(args.fail_on))
}

fn many(
    path: &Path,
    args: &Check,
    config: &Config,
    words: Option<Arc<Lexicon>>,
) -> Result<ExitCode, Error> {
    if args.format.is_some_and(|format| format != Format::Ndjson) {
        return Err(Error::BatchFormat);
    }
    let mut recorder = Recorder::open(&args.recording, &[], config)?;
    let (lines, facts) = (
        drafts::batch(path)?,
        place::facts(place::data(&args.data, config))?,
    );
    let defaults = args.input.defaults(words.as_ref());
    let settings = settings(args, config, words)?;
    let mut output = Output::open(args.input.output.as_deref(), &[path.to_owned()])?;
    let done = batch::weigh(
        lines,
        &mut output,
        &defaults,
        &facts,
        &settings,
        &mut |checked| recorder.take(checked),
    );
    let outcome = batch_outcome(path, done, output)?;
    recorder.finish(&facts, &settings)?;
    Ok(outcome.exit(args.fail_on))
}

fn settings(args: &Check, config: &Config, words: Option<Arc<Lexicon>>) -> Result<Settings, Error> {
    Ok(Settings {
        words,
        as_of: args.as_of,
        policy: match &args.policy {
            Some(path) => policy(path)?,
            None => config.policy.clone(),
        },
    })
}

/// The tolerances of a file.
fn policy(path: &Path) -> Result<Policy, Error> {
    let text = std::fs::read_to_string(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    Policy::parse(&text).map_err(|source| Error::Policy {
        path: path.to_owned(),
        source,
    })
}

fn rendered(run: &Run, format: Format, colour: bool) -> String {
    match format {
        Format::Terminal => report::terminal(run, colour),
        Format::Markdown => report::markdown(run),
        Format::Json => json::v1::run(run),
        Format::Ndjson => run
            .documents
            .iter()
            .map(|checked| json::v1::line(checked).trim_end_matches('\n').to_owned() + "\n")
            .collect(),
    }
}

/// Colours only where a person sees them, and has not asked to be spared.
fn is_coloured(args: &Check) -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match args.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            args.input.output.is_none()
                && std::io::stdout().is_terminal()
                && !is_set("NO_COLOR")
                && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    }
}

impl Output {
    /// Writes a text. A reader of standard output who has gone away is no fault.
    pub(super) fn put(&mut self, text: &str) -> Result<(), Error> {
        self.put_bytes(text.as_bytes())
    }

    /// The same for bytes.
    pub(super) fn put_bytes(&mut self, bytes: &[u8]) -> Result<(), Error> {
        match self.write_all(bytes) {
            Err(error) if !is_gone(&error) => Err(self.failed(error)),
            _ => Ok(()),
        }
    }
}
