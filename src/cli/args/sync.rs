//! What can be typed behind `weighbridge sync`.

use super::data::Place;
use super::day;
use clap::{Args as Group, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;
use weighbridge_core::lookup::AskError;
use weighbridge_core::period::{Month, Period};

/// What the exit codes mean; part of `--help`.
pub(super) const CODES: &str = "\
Exit codes:
  0  every request came to a good end
  2  a request failed, or something could not be understood or written; what came is kept, and the next run asks for the rest
  3  nothing was there to be fetched: no source has it, or no source has figures of it

Keys come from the environment (WEIGHBRIDGE_COMTRADE_KEY, WEIGHBRIDGE_BPS_KEY, …) or from the file of --sources.";

/// `weighbridge sync`.
#[derive(Debug, Group)]
pub struct Sync {
    /// Sources, such as `gacc` or `imts` [default: for each series the first that has it; docs/sources.md lists them]
    #[arg(value_name = "SOURCE")]
    pub names: Vec<String>,
    /// Fetch what the claims of these drafts need, and no more
    #[arg(long = "for", value_name = "DRAFT", num_args = 1.., conflicts_with_all = ["reporter", "partner", "from", "to", "period", "commodity"])]
    pub drafts: Vec<PathBuf>,
    /// Publication date of the drafts, YYYY-MM-DD; overrides their own
    #[arg(long, value_parser = day, requires = "drafts")]
    pub date: Option<Date>,
    /// Whose statistics, such as `CHN`; several with commas
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub reporter: Vec<String>,
    /// The other side, such as `RUS` or `WORLD`; several with commas
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub partner: Vec<String>,
    /// First month, YYYY-MM
    #[arg(long, value_name = "MONTH", value_parser = month)]
    pub from: Option<Month>,
    /// Last month, YYYY-MM [default: this month]
    #[arg(long, value_name = "MONTH", value_parser = month, requires = "from")]
    pub to: Option<Month>,
    /// Periods, each as a whole: 2022, 2022-03, 2022-Q1, 2022-H1 or 2022-01..2022-08; several with commas
    #[arg(long, value_name = "PERIOD", value_delimiter = ',', value_parser = period, conflicts_with = "from")]
    pub period: Vec<Period>,
    /// Which way
    #[arg(long, value_enum, default_value_t = FlowArg::Total)]
    pub flow: FlowArg,
    /// Goods, such as `TOTAL` or the code `27`; several with commas
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub commodity: Vec<String>,
    /// Ask the sources what they have, of these reporters where they tell it by reporter; fetch no figure
    #[arg(long, conflicts_with_all = ["drafts", "partner", "from", "period", "commodity"])]
    pub available: bool,
    /// Only print the requests and their count
    #[arg(long)]
    pub dry_run: bool,
    /// Ask again although the last answer is still good
    #[arg(long)]
    pub refresh: bool,
    /// Addresses, keys and limits of sources (TOML; docs/sources.md)
    #[arg(
        long,
        value_name = "FILE",
        env = "WEIGHBRIDGE_SOURCES",
        hide_env_values = true
    )]
    pub sources: Option<PathBuf>,
    /// Which store.
    #[command(flatten)]
    pub place: Place,
}

/// Which way goods go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FlowArg {
    /// Exports and imports
    Total,
    /// Exports alone
    Exports,
    /// Imports alone
    Imports,
}

fn period(text: &str) -> Result<Period, String> {
    weighbridge_core::lookup::period(text)
        .ok_or_else(|| AskError::Period(text.to_owned()).to_string())
}

fn month(text: &str) -> Result<Month, String> {
    text.parse()
        .map_err(|error: weighbridge_core::period::MonthError| error.to_string())
}
