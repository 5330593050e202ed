//! `weighbridge report weekly`: the records of some weeks read, counted, and written in every format.

use super::args::report::{Source, Weekly as Args, WeeklyFormat};
use super::drafts::today;
use super::error::Error;
use super::output::Output;
use super::place;
use crate::config::Config;
use crate::ledger::{Ledger, Read, Week, read_together};
use crate::recheck::{Recheck, Settings, recheck};
use crate::report::weekly;
use crate::weekly::{Queue, Span, Weekly};
use jiff::civil::Date;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use weighbridge_core::verdict::Policy;

/// The formats that `--output` writes, with the ends of their files' names.
const FILES: [(WeeklyFormat, &str); 5] = [
    (WeeklyFormat::Markdown, "md"),
    (WeeklyFormat::Html, "html"),
    (WeeklyFormat::Json, "json"),
    (WeeklyFormat::Csv, "csv"),
    (WeeklyFormat::Metrics, "prom"),
];

/// Reports a week.
pub(super) fn weekly(args: &Args, config: &Config) -> Result<ExitCode, Error> {
    let span = span(args)?;
    let whole = span.reaching_back(args.look_back);
    let read = read(
        &args.source,
        config,
        Some(Week::of(whole.first())),
        span.last(),
    )?;
    let settings = Settings {
        policy: Policy::default(),
        day: span.last(),
        since: Some(whole.first()),
        printed: true,
    };
    let queue = Queue {
        recheck: weighed_again(&read, &args.source, config, &settings)?,
        since: settings.since,
    };
    let weekly = crate::weekly::weekly(&read, span, queue);
    if let Some(folder) = &args.output {
        write_all(&weekly, folder)?;
    } else {
        let mut output = Output::open(None, &[])?;
        output.put(&written(&weekly, args.format))?;
        output.finish()?;
    }
    Ok(ExitCode::from(if weekly.now.stories == 0 { 3 } else { 0 }))
}

/// The days asked for.
fn span(args: &Args) -> Result<Span, Error> {
    match (args.week, args.from, args.to) {
        (Some(week), ..) => Ok(Span::of(week)),
        (None, Some(first), Some(last)) => Ok(Span::new(first, last)?),
        _ => Ok(Span::last_full_week(today())),
    }
}

/// What the ledgers hold from a week on, until a day; and every decision, however old. What was left out is said on standard error.
pub(super) fn read(
    source: &Source,
    config: &Config,
    first: Option<Week>,
    last: Date,
) -> Result<Read, Error> {
    let ledgers = ledgers(source, config)?;
    let last = Week::of(last);
    let read = match first {
        Some(first) => {
            let mut read = read_together(&ledgers, first..=last)?;
            add_decisions(&mut read, &ledgers, first)?;
            read
        }
        None => read_together(&ledgers, ..=last)?,
    };
    if !read.faults.is_empty() {
        let left_out = read.faults.len();
        eprintln!(
            "warning: files of the ledger left out: {left_out}; the report and `weighbridge ledger verify` name them"
        );
    }
    Ok(read)
}

/// The ledgers named, else that of the configuration.
fn ledgers(source: &Source, config: &Config) -> Result<Vec<Ledger>, Error> {
    let named = source.ledger.iter().map(|place| Some(&**place));
    let ledgers: Vec<Ledger> = named
        .filter_map(|named| place::ledger(named, config))
        .collect();
    if ledgers.is_empty() {
        return Ok(vec![place::ledger(None, config).ok_or(Error::NoLedger)?]);
    }
    Ok(ledgers)
}

/// The decisions of the weeks before `first`, each once.
fn add_decisions(read: &mut Read, ledgers: &[Ledger], first: Week) -> Result<(), Error> {
    for ledger in ledgers {
        let (decisions, faults) = ledger.decisions()?;
        read.decisions.extend(decisions);
        let before = faults
            .into_iter()
            .filter(|fault| fault.file < first.to_string());
        read.faults.extend(before);
    }
    read.decisions.sort();
    read.decisions.dedup();
    read.faults.sort();
    read.faults.dedup();
    Ok(())
}

/// Recorded claims weighed again; the facts are asked once.
pub(super) fn weighed_again(
    read: &Read,
    source: &Source,
    config: &Config,
    settings: &Settings,
) -> Result<Recheck, Error> {
    let facts = place::facts(place::data(&source.data, config))?;
    recheck(&read.runs, &read.decisions, settings, |wanted| {
        Ok(facts.answer(wanted)?)
    })
}

fn write_all(weekly: &Weekly, folder: &Path) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|source| Error::Write {
        path: folder.to_owned(),
        source,
    })?;
    for (format, end) in FILES {
        let path = folder.join(format!("{}.{end}", weekly.span));
        let mut output = Output::open(Some(&path), &[])?;
        output.put(&written(weekly, format))?;
        output.finish()?;
        eprintln!("{}", path.display());
    }
    Ok(())
}

fn written(weekly: &Weekly, format: WeeklyFormat) -> String {
    match format {
        WeeklyFormat::Markdown => weekly::markdown(weekly),
        WeeklyFormat::Html => weekly::html(weekly),
        WeeklyFormat::Json => weekly::json(weekly),
        WeeklyFormat::Csv => weekly::csv(weekly),
        WeeklyFormat::Metrics => weekly::metrics(weekly),
    }
}
