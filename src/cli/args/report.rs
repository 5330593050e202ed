//! What can be typed behind `weighbridge report` and `weighbridge recheck`.

use super::day;
use crate::ledger::{Week, WeekError};
use clap::{Args as Group, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// What the exit codes of `report` mean; part of `--help`.
pub(super) const REPORT_CODES: &str = "\
Exit codes:
  0  the report was written
  2  misuse, or something could not be read or written
  3  the ledger holds no run of these days (the report says so)";

/// What the exit codes of `recheck` mean; part of `--help`.
pub(super) const RECHECK_CODES: &str = "\
Exit codes:
  0  weighed again; no printed story has become wrong
  1  a printed story is refuted now, and was not when it was checked
  2  misuse, or something could not be read or written
  3  the ledger holds no claim to weigh again";

/// `weighbridge report`.
#[derive(Debug, Subcommand)]
pub enum Report {
    /// Report a week: verdicts, wrong figures before and after printing, what editors said, what to load, what to look at again
    #[command(after_help = REPORT_CODES)]
    Weekly(Weekly),
}

/// Where the ledger lies.
#[derive(Debug, Group)]
pub struct Source {
    /// The ledger; several are read as if they were one [default: that of the configuration]
    #[arg(
        long,
        value_name = "DIR",
        env = "WEIGHBRIDGE_LEDGER",
        hide_env_values = true
    )]
    pub ledger: Vec<PathBuf>,
    /// A store, or a folder of tables, to weigh again against; may be given more than once [default: the store in the platform's
    /// folder for data, where there is one]
    #[arg(
        long,
        value_name = "DIR",
        env = "WEIGHBRIDGE_DATA",
        hide_env_values = true
    )]
    pub data: Vec<PathBuf>,
}

/// `weighbridge report weekly`.
#[derive(Debug, Group)]
pub struct Weekly {
    /// Which week, such as 2026-W47 [default: the last whole one]
    #[arg(long, value_name = "WEEK", value_parser = week, conflicts_with_all = ["from", "to"])]
    pub week: Option<Week>,
    /// First day, YYYY-MM-DD, of other days than a week
    #[arg(long, value_name = "DATE", value_parser = day, requires = "to")]
    pub from: Option<Date>,
    /// Last day of them
    #[arg(long, value_name = "DATE", value_parser = day, requires = "from")]
    pub to: Option<Date>,
    /// Where the records and the facts are.
    #[command(flatten)]
    pub source: Source,
    /// How many weeks before it are read: for drafts begun earlier, and printed stories to look at again
    #[arg(long, value_name = "WEEKS", default_value_t = 13, value_parser = clap::value_parser!(u16).range(4..=520))]
    pub look_back: u16,
    /// Write every format into this folder, each file whole or not at all
    #[arg(long, value_name = "DIR", conflicts_with = "format")]
    pub output: Option<PathBuf>,
    /// How to write it to standard output
    #[arg(long, value_enum, default_value_t = WeeklyFormat::Markdown)]
    pub format: WeeklyFormat,
}

/// How a weekly report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WeeklyFormat {
    /// For a page or an issue
    Markdown,
    /// For a browser: one file, with charts
    Html,
    /// For programs: one object with every list whole
    Json,
    /// For a spreadsheet: one figure a row
    Csv,
    /// For dashboards: `OpenMetrics` text
    Metrics,
}

/// `weighbridge recheck`.
#[derive(Debug, Group)]
pub struct Recheck {
    /// Where the records and the facts are.
    #[command(flatten)]
    pub source: Source,
    /// Judge as on this day, YYYY-MM-DD, by what was known then [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// Only stories checked on or after this day, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub since: Option<Date>,
    /// Only stories that were printed
    #[arg(long)]
    pub printed: bool,
    /// How to write it
    #[arg(long, value_enum, default_value_t = RecheckFormat::Text)]
    pub format: RecheckFormat,
    /// Write to this file, whole or not at all
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How a re-check is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RecheckFormat {
    /// For a person
    Text,
    /// For a page or an issue
    Markdown,
    /// For programs: one object
    Json,
}

fn week(text: &str) -> Result<Week, String> {
    text.parse().map_err(|error: WeekError| error.to_string())
}
