//! What can be typed behind `weighbridge lookup`.

use super::day;
use clap::{Args as Group, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// What the exit codes mean; part of `--help`.
pub(super) const CODES: &str = "\
Exit codes:
  0  a table has the figure
  2  misuse, or something could not be read
  3  no table at hand has it";

/// `weighbridge lookup`.
#[derive(Debug, Group)]
pub struct Lookup {
    /// Whose statistics: ISO 3166 alpha-3, or a group such as `EU`
    #[arg(long, value_name = "CODE")]
    pub reporter: String,
    /// The other side, likewise; `WORLD` for trade with everyone
    #[arg(long, value_name = "CODE", default_value = "WORLD")]
    pub partner: String,
    /// Which way: exports, imports, total or balance
    #[arg(long, default_value = "total")]
    pub flow: String,
    /// What was traded: `TOTAL`, an HS code, or an agency's group
    #[arg(long, value_name = "CODE", default_value = "TOTAL")]
    pub commodity: String,
    /// When: 2022, 2022-03, 2022-Q1, 2022-H1 or 2022-01..2022-08
    #[arg(long)]
    pub period: String,
    /// Only figures in this unit, such as `CNY` or `tonne`
    #[arg(long)]
    pub unit: Option<String>,
    /// Only what was known on this day, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = LookupFormat::Text)]
    pub format: LookupFormat,
    /// A store, or a folder of tables, to look into; may be given more than once [default: the store in the platform's folder
    /// for data, where there is one]
    #[arg(
        long,
        value_name = "DIR",
        env = "WEIGHBRIDGE_DATA",
        hide_env_values = true
    )]
    pub data: Vec<PathBuf>,
}

/// How a lookup is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LookupFormat {
    /// For a person, with a small chart
    Text,
    /// For programs: one object
    Json,
    /// For a spreadsheet: a row for each source, unit and vintage
    Csv,
    /// For a page
    Markdown,
}
