//! `weighbridge ledger`: what is recorded, whether it is sound, what was decided, what need not be kept.

use super::args::data::ExportFormat;
use super::args::ledger::{
    At, ChoiceArg, Ledger as Args, LedgerDecide, LedgerExport, LedgerPrune, LedgerSample,
    LedgerShow,
};
use super::error::Error;
use super::hint::visible;
use super::output::Output;
use super::record::{now, salt};
use super::{drafts, place, printed};
use crate::config::Config;
use crate::ledger::record::{Choice, Claim, Decision, Record, Run, Stage, Story};
use crate::ledger::{Fault, Ledger, Read, Week, sample};
use std::fmt::Write as _;
use std::ops::Bound;
use std::process::ExitCode;

/// Does what was typed.
pub(super) fn run(args: &Args, config: &Config) -> Result<ExitCode, Error> {
    match args {
        Args::List(at) => list(at, config),
        Args::Show(args) => show(args, config),
        Args::Decide(args) => decide(args, config),
        Args::Verify(at) => verify(at, config),
        Args::Prune(args) => prune(args, config),
        Args::Export(args) => export(args, config),
        Args::Sample(args) => write_sample(args),
    }
}

fn open(at: &At, config: &Config) -> Result<Ledger, Error> {
    place::ledger(at.ledger.as_deref(), config).ok_or(Error::NoLedger)
}

/// What is left out is always said.
fn warn(faults: &[Fault]) {
    for fault in faults {
        eprintln!("warning: {}", left_out(fault));
    }
}

fn left_out(fault: &Fault) -> String {
    format!(
        "{} {}",
        visible(&fault.file),
        visible(&fault.found.to_string())
    )
}

/// One line a week.
fn list(at: &At, config: &Config) -> Result<ExitCode, Error> {
    let ledger = open(at, config)?;
    let mut text = "WEEK      RUNS  DRAFTS  PRINTED  CLAIMS  DECISIONS  LEFT OUT\n".to_owned();
    for week in ledger.weeks()? {
        let read = ledger.read(week..=week)?;
        warn(&read.faults);
        let _ = writeln!(text, "{week}  {}", counts(&read));
    }
    printed(&text)
}

fn counts(read: &Read) -> String {
    let printed = read
        .stories()
        .filter(|(_, story)| story.stage == Stage::Printed)
        .count();
    let claims: usize = read.stories().map(|(_, story)| story.claims.len()).sum();
    format!(
        "{:4}  {:6}  {printed:7}  {claims:6}  {:9}  {:8}",
        read.runs.len(),
        read.stories().count(),
        read.decisions.len(),
        read.faults.len()
    )
}

fn show(args: &LedgerShow, config: &Config) -> Result<ExitCode, Error> {
    let read = open(&args.at, config)?.story(&args.story)?;
    warn(&read.faults);
    let drafts = of_story(&read, &args.story)?;
    let mut text = String::new();
    for (run, story) in drafts {
        text.push_str(&draft(run, story));
    }
    for decision in &read.decisions {
        text.push_str(&decided(decision));
    }
    printed(&text)
}

/// Every draft of a story, by time.
fn of_story<'r>(read: &'r Read, story: &str) -> Result<Vec<(&'r Run, &'r Story)>, Error> {
    let drafts: Vec<_> = read
        .stories()
        .filter(|(_, found)| found.story == story)
        .collect();
    if drafts.is_empty() {
        return Err(Error::NoRecord(format!("story `{story}`")));
    }
    Ok(drafts)
}

/// A draft with its claims, one a line.
fn draft(run: &Run, story: &Story) -> String {
    let stage = story.stage.code();
    let digest = story.draft.get(..12).unwrap_or(&story.draft);
    let mut text = format!(
        "{}  {stage} {}, version {}\n",
        run.at,
        visible(digest),
        visible(&run.version)
    );
    for claim in &story.claims {
        let quiet = if claim.suppressed { ", suppressed" } else { "" };
        let _ = writeln!(
            text,
            "  {}  {}:{}  {}  {} [{}]{quiet}",
            visible(&claim.id),
            claim.line,
            claim.column,
            visible(&said(claim)),
            claim.verdict.code(),
            claim.reason.code()
        );
    }
    text
}

/// "38200000000 USD, level none CHN RUS total TOTAL 2022-01..2022-03".
fn said(claim: &Claim) -> String {
    let number = claim
        .said
        .value
        .map_or_else(String::new, |value| format!("{} ", value.normalize()));
    format!("{number}{}, {}", claim.said.unit, claim.series())
}

fn decided(decision: &Decision) -> String {
    let of = decision.claim.as_deref().unwrap_or("every claim");
    let until = decision
        .until
        .map_or_else(String::new, |day| format!(" until {day}"));
    let why = decision
        .reason
        .as_deref()
        .map_or_else(String::new, |why| format!(": {}", visible(why)));
    format!(
        "{}  {} {}{until}{why}\n",
        decision.at,
        decision.choice.code(),
        visible(of)
    )
}

fn decide(args: &LedgerDecide, config: &Config) -> Result<ExitCode, Error> {
    let ledger = open(&args.at, config)?;
    let choice = match args.choice {
        ChoiceArg::Kept => Choice::Kept,
        ChoiceArg::Mended => Choice::Mended,
        ChoiceArg::WrongReading => Choice::WrongReading,
        ChoiceArg::Suppressed => Choice::Suppressed,
    };
    if args.until.is_some() && choice != Choice::Suppressed {
        return Err(Error::Until);
    }
    let by = match &args.by {
        Some(person) => Some(salt(config, "--by names a person")?.pseudonym(person)),
        None => None,
    };
    let read = ledger.story(&args.story)?;
    warn(&read.faults);
    let drafts = of_story(&read, &args.story)?;
    let claim = args
        .claim
        .as_deref()
        .map(|start| whole_name(&drafts, start))
        .transpose()?;
    let decision = Decision {
        at: now(),
        story: args.story.clone(),
        claim,
        choice,
        reason: args.reason.clone(),
        by,
        until: args.until,
    };
    let file = ledger.keep(&Record::Decision(decision.clone()))?;
    eprintln!("recorded in {}", visible(&file));
    printed(&decided(&decision))
}

/// The name of the one claim that begins so.
fn whole_name(drafts: &[(&Run, &Story)], start: &str) -> Result<String, Error> {
    let claims = drafts.iter().flat_map(|(_, story)| &story.claims);
    let mut names: Vec<&str> = claims
        .map(|claim| &*claim.id)
        .filter(|id| id.starts_with(start))
        .collect();
    names.sort_unstable();
    names.dedup();
    match names[..] {
        [one] => Ok(one.to_owned()),
        [] => Err(Error::NoRecord(format!(
            "claim of that story whose name begins with `{start}`"
        ))),
        _ => Err(Error::NoRecord(format!(
            "single claim whose name begins with `{start}`, but {} of them",
            names.len()
        ))),
    }
}

fn verify(at: &At, config: &Config) -> Result<ExitCode, Error> {
    let (files, faults) = open(at, config)?.verify()?;
    let mut text = String::new();
    for fault in &faults {
        let _ = writeln!(text, "{}", left_out(fault));
    }
    let sound = files - faults.len();
    let _ = writeln!(
        text,
        "{sound} files are what was written; {} are left out",
        faults.len()
    );
    printed(&text)?;
    Ok(ExitCode::from(u8::from(!faults.is_empty())))
}

fn prune(args: &LedgerPrune, config: &Config) -> Result<ExitCode, Error> {
    let ledger = open(&args.at, config)?;
    let keep = args.keep.or(config.ledger.keep).ok_or(Error::NoRetention)?;
    let today = drafts::today();
    let first = Week::of(today).plus(1 - i32::try_from(keep).unwrap_or(i32::MAX));
    let pruned = ledger.prune(first, today, args.dry_run)?;
    let done = if args.dry_run {
        "would be removed"
    } else {
        "removed"
    };
    let mut text = String::new();
    for week in &pruned.weeks {
        let _ = writeln!(text, "{week}");
    }
    let _ = writeln!(text, "{} files {done}", pruned.files);
    if pruned.held > 0 {
        let _ = writeln!(
            text,
            "{} decisions are kept, because they still suppress something",
            pruned.held
        );
    }
    printed(&text)
}

fn export(args: &LedgerExport, config: &Config) -> Result<ExitCode, Error> {
    let weeks = (
        args.from.map_or(Bound::Unbounded, Bound::Included),
        args.to.map_or(Bound::Unbounded, Bound::Included),
    );
    let read = open(&args.at, config)?.read(weeks)?;
    warn(&read.faults);
    let bytes = match args.format {
        ExportFormat::Csv => read.csv(),
        ExportFormat::Parquet => read.parquet(),
    }?;
    let mut output = Output::open(args.output.as_deref(), &[])?;
    output.put_bytes(&bytes)?;
    output.finish()?;
    Ok(ExitCode::SUCCESS)
}

fn write_sample(args: &LedgerSample) -> Result<ExitCode, Error> {
    let written = sample::write(&Ledger::at(&args.folder), args.seed, args.stories)?;
    printed(&format!(
        "{} stories with {} claims, {} drafts checked, {} decisions, in {} files\n",
        written.stories, written.claims, written.drafts, written.decisions, written.files
    ))
}
