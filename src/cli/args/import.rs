//! What can be typed behind `weighbridge import`.

use super::data::Place;
use super::day;
use clap::Args as Group;
use jiff::civil::Date;
use std::path::PathBuf;

/// `weighbridge import`.
#[derive(Debug, Group)]
pub struct Import {
    /// Tables of one kind: CSV, Parquet, XLS, XLSX or ODS; together they become one release
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Which of their columns are what; docs/importing.md tells the keys
    #[arg(long, value_name = "TOML")]
    pub mapping: PathBuf,
    /// Name of the vintage of a revised series, such as 2023-03; overrides the mapping's
    #[arg(long, value_name = "NAME")]
    pub vintage: Option<String>,
    /// Day of publication, YYYY-MM-DD; overrides the mapping's
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub published: Option<Date>,
    /// Only say what would be imported
    #[arg(long)]
    pub dry_run: bool,
    /// Which store.
    #[command(flatten)]
    pub place: Place,
}
