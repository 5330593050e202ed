//! What can be typed behind `weighbridge import`.

use super::data::Place;
use super::day;
use clap::{Args as Group, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;
use weighbridge_core::period::Month;

/// `weighbridge import`.
#[derive(Debug, Group)]
pub struct Import {
    /// Tables of one kind: CSV, Parquet, XLS, XLSX or ODS; together they become one release
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Which of their columns are what; docs/importing.md tells the keys
    #[arg(
        long,
        value_name = "TOML",
        required_unless_present = "source",
        conflicts_with = "source"
    )]
    pub mapping: Option<PathBuf>,
    /// The files are pages or answers of this source, saved by hand
    #[arg(long, value_enum, conflicts_with_all = ["vintage", "published"])]
    pub source: Option<Pages>,
    /// Name of the vintage of a revised series, such as 2023-03; overrides the mapping's
    #[arg(long, value_name = "NAME")]
    pub vintage: Option<String>,
    /// Day of publication, YYYY-MM-DD; overrides the mapping's
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub published: Option<Date>,
    /// The last month that the files cover, YYYY-MM; overrides the mapping's
    #[arg(long, value_name = "MONTH", value_parser = month, conflicts_with = "source")]
    pub until: Option<Month>,
    /// Only say what would be imported
    #[arg(long)]
    pub dry_run: bool,
    /// Which store.
    #[command(flatten)]
    pub place: Place,
}

/// A source whose pages can be saved by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Pages {
    /// China's customs: tables by country of its English pages
    Gacc,
    /// The IMF's trade statistics, as SDMX-CSV, SDMX-JSON or SDMX-ML
    Imts,
    /// Eurostat's Comext, likewise
    Comext,
    /// Exchange rates of the European Central Bank, likewise
    Ecb,
}

impl Pages {
    /// Its word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gacc => "gacc",
            Self::Imts => "imts",
            Self::Comext => "comext",
            Self::Ecb => "ecb",
        }
    }
}

fn month(text: &str) -> Result<Month, String> {
    let parsed = text.parse().ok();
    parsed.ok_or_else(|| "not a month; write it as YYYY-MM, such as 2022-04".to_owned())
}
