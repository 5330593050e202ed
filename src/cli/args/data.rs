//! What can be typed behind `weighbridge data`.

use clap::{Args as Group, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What the exit codes mean; part of `--help`.
const VERIFY_CODES: &str = "\
Exit codes:
  0  every file is what was stored
  1  a file is not: it was set aside, and its facts are missing until they are fetched or imported again
  2  the store could not be read or written";

/// `weighbridge data`.
#[derive(Debug, Subcommand)]
pub enum Data {
    /// List the releases of the store: source, dataset, vintage, facts, months covered
    List(DataList),
    /// Show releases whole: their table, and the answers it was made of
    Show(DataShow),
    /// Hold every file against its digest, and set aside what is not what was stored
    #[command(after_help = VERIFY_CODES)]
    Verify(DataVerify),
    /// Remove leavings of interrupted runs; with --keep also older answers to the same questions
    Prune(DataPrune),
    /// Write facts of the store as one table
    Export(DataExport),
}

/// Which store.
#[derive(Debug, Group)]
pub struct Place {
    /// The folder of the store [default: the platform's folder for data]
    #[arg(
        long,
        value_name = "DIR",
        env = "WEIGHBRIDGE_DATA",
        hide_env_values = true
    )]
    pub data: Option<PathBuf>,
}

/// `weighbridge data list`.
#[derive(Debug, Group)]
pub struct DataList {
    /// Which store.
    #[command(flatten)]
    pub place: Place,
    /// How to write it
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// How a list of releases is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For a person
    Text,
    /// For programs: one object a line for each release, as in the manifest
    Ndjson,
}

/// `weighbridge data show`.
#[derive(Debug, Group)]
pub struct DataShow {
    /// How the releases' names begin: `GACC`, `GACC/country`, `GACC/country/2022-04-13`
    pub name: String,
    /// Which store.
    #[command(flatten)]
    pub place: Place,
}

/// `weighbridge data verify`.
#[derive(Debug, Group)]
pub struct DataVerify {
    /// Which store.
    #[command(flatten)]
    pub place: Place,
    /// Only say what is wrong; set nothing aside
    #[arg(long)]
    pub dry_run: bool,
}

/// `weighbridge data prune`.
#[derive(Debug, Group)]
pub struct DataPrune {
    /// Which store.
    #[command(flatten)]
    pub place: Place,
    /// Keep only so many releases that answer exactly the same requests, the youngest ones [default: all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub keep: Option<u32>,
    /// Also remove the files that were set aside
    #[arg(long)]
    pub aside: bool,
    /// Only say what would be removed
    #[arg(long)]
    pub dry_run: bool,
}

/// `weighbridge data export`.
#[derive(Debug, Group)]
pub struct DataExport {
    /// Which store.
    #[command(flatten)]
    pub place: Place,
    /// Only releases whose names begin so: `GACC`, `GACC/country`
    #[arg(
        long,
        value_name = "NAME",
        default_value = "",
        hide_default_value = true
    )]
    pub name: String,
    /// Only statistics of this area, such as `CHN`
    #[arg(long, value_name = "CODE")]
    pub reporter: Option<String>,
    /// Only trade with this area, such as `RUS` or `WORLD`
    #[arg(long, value_name = "CODE")]
    pub partner: Option<String>,
    /// How to write the table
    #[arg(long, value_enum, default_value_t = ExportFormat::Csv)]
    pub format: ExportFormat,
    /// Write to this file, whole or not at all
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How a table of facts is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// UTF-8, with the columns that datasets/README.md tells; `--data` reads it again
    Csv,
    /// The same as Parquet
    Parquet,
}
