//! What can be typed behind `weighbridge ledger`, and what `check` takes for it.

use super::data::ExportFormat;
use super::day;
use crate::ledger::{Week, sample};
use clap::{Args as Group, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// What the exit codes mean; part of `--help`.
const VERIFY_CODES: &str = "\
Exit codes:
  0  every file is what was written
  1  a file is not: it is named, and left out of every report
  2  the ledger could not be read";

/// Which ledger.
#[derive(Debug, Group)]
pub struct At {
    /// The ledger: a folder, or `s3://bucket/folder` [default: that of the configuration]
    #[arg(
        long,
        value_name = "DIR",
        env = "WEIGHBRIDGE_LEDGER",
        hide_env_values = true
    )]
    pub ledger: Option<PathBuf>,
}

/// What `check` records.
#[derive(Debug, Group)]
pub struct Recording {
    /// Which ledger.
    #[command(flatten)]
    pub at: At,
    /// Names the story in the ledger, across its drafts [default: the draft's path]
    #[arg(long, value_name = "ID", conflicts_with = "batch")]
    pub story: Option<String>,
    /// How far the story has come, for the ledger
    #[arg(long, value_enum, default_value_t = StageArg::Draft)]
    pub stage: StageArg,
    /// The desk, for the ledger [default: what the draft says]
    #[arg(long, value_name = "NAME")]
    pub desk: Option<String>,
    /// The paper or site, for the ledger [default: what the draft says]
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
}

/// How far a story has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StageArg {
    /// Not printed yet
    Draft,
    /// As it was printed
    Printed,
}

/// `weighbridge ledger`.
#[derive(Debug, Subcommand)]
pub enum Ledger {
    /// List what each week holds
    List(At),
    /// Show what is recorded of a story: its drafts, its claims with their names, what was decided
    Show(LedgerShow),
    /// Record what a person decided about a claim, or about every claim of a story
    Decide(LedgerDecide),
    /// Hold every file against the digest in its name
    #[command(after_help = VERIFY_CODES)]
    Verify(At),
    /// Remove weeks that need not be kept
    Prune(LedgerPrune),
    /// Write the claims as one table, a row each, to count them elsewhere
    Export(LedgerExport),
    /// Write a year of a newsroom that never was, from a seed, to try the reports on
    Sample(LedgerSample),
}

/// `weighbridge ledger show`.
#[derive(Debug, Group)]
pub struct LedgerShow {
    /// The story, as it was named by --story, or by its path
    pub story: String,
    /// Which ledger.
    #[command(flatten)]
    pub at: At,
}

/// `weighbridge ledger decide`.
#[derive(Debug, Group)]
pub struct LedgerDecide {
    /// What was decided
    #[arg(value_enum)]
    pub choice: ChoiceArg,
    /// The story, as it was named by --story, or by its path
    pub story: String,
    /// The claim: its name or the start of it, as `weighbridge ledger show` tells it [default: every claim of the story]
    #[arg(long, value_name = "NAME")]
    pub claim: Option<String>,
    /// Why
    #[arg(long)]
    pub reason: Option<String>,
    /// Who decided; only a pseudonym is recorded
    #[arg(long, value_name = "PERSON")]
    pub by: Option<String>,
    /// The last day on which a suppression holds, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub until: Option<Date>,
    /// Which ledger.
    #[command(flatten)]
    pub at: At,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum ChoiceArg {
    /// The figure stays as it is
    Kept,
    /// The figure was mended
    Mended,
    /// The sentence was read or judged wrongly: a false alarm
    WrongReading,
    /// The verdict is not to be raised until a day
    Suppressed,
}

/// `weighbridge ledger prune`.
#[derive(Debug, Group)]
pub struct LedgerPrune {
    /// How many weeks are kept, this one among them [default: that of the configuration]
    #[arg(long, value_name = "WEEKS", value_parser = clap::value_parser!(u32).range(1..))]
    pub keep: Option<u32>,
    /// Only say what would be removed
    #[arg(long)]
    pub dry_run: bool,
    /// Which ledger.
    #[command(flatten)]
    pub at: At,
}

/// `weighbridge ledger export`.
#[derive(Debug, Group)]
pub struct LedgerExport {
    /// First week, such as 2026-W47 [default: all]
    #[arg(long, value_name = "WEEK")]
    pub from: Option<Week>,
    /// Last week [default: all]
    #[arg(long, value_name = "WEEK")]
    pub to: Option<Week>,
    /// How to write the table
    #[arg(long, value_enum, default_value_t = ExportFormat::Csv)]
    pub format: ExportFormat,
    /// Write to this file, whole or not at all
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Which ledger.
    #[command(flatten)]
    pub at: At,
}

/// `weighbridge ledger sample`.
#[derive(Debug, Group)]
pub struct LedgerSample {
    /// The folder to write into
    pub folder: PathBuf,
    /// The same seed gives the same files
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// How many stories the year has
    #[arg(long, value_name = "N", default_value_t = sample::STORIES)]
    pub stories: usize,
}
