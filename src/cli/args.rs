//! What can be typed.

pub(super) mod data;
pub(super) mod import;
pub(super) mod ledger;
pub(super) mod lookup;
pub(super) mod report;
pub(super) mod sync;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;
use weighbridge_core::verdict::Reason;

/// What the exit codes mean; part of `--help`.
const EXIT_CODES: &str = "\
Exit codes:
  0  checked; no verdict at or above --fail-on
  1  a verdict at or above --fail-on
  2  misuse or failure: something could not be read, written or understood (the rest is still reported)
  3  nothing could be checked: no claim was found, or no dataset covers any of them";

/// The same for `weighbridge language check`.
const LANGUAGE_CODES: &str = "\
Exit codes:
  0  nothing to be mended; notes may have been printed
  1  something is to be mended, or an example is read otherwise than it says
  2  a file could not be read, or is no TOML";

/// Weighs the trade figures in a news story against customs data.
#[derive(Debug, Parser)]
#[command(name = "weighbridge", version, after_help = EXIT_CODES, max_term_width = 100, propagate_version = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// The configuration [default: `weighbridge.toml` in the working folder, if there is one]
    #[arg(
        long,
        value_name = "FILE",
        global = true,
        env = "WEIGHBRIDGE_CONFIG",
        hide_env_values = true
    )]
    pub config: Option<PathBuf>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check the trade figures of drafts, and say for each what the data say
    #[command(after_help = EXIT_CODES)]
    Check(Check),
    /// Only read: list the trade claims of passages (or every quantity), one JSON object a line
    Extract(Extract),
    /// Work on the words of a language
    #[command(subcommand)]
    Language(Language),
    /// Look one figure up: its value by source and vintage, the year before, growth, arithmetic, addresses
    #[command(after_help = lookup::CODES)]
    Lookup(lookup::Lookup),
    /// Fetch figures from official sources into the store
    #[command(after_help = sync::CODES)]
    Sync(sync::Sync),
    /// Put tables of your own into the store, by a mapping file, or pages saved by hand
    Import(import::Import),
    /// Look after the store: the folder of fetched and imported tables
    #[command(subcommand)]
    Data(data::Data),
    /// Look after the ledger: the record of what was checked, and of what was decided about it
    #[command(subcommand)]
    Ledger(ledger::Ledger),
    /// Report what was checked, from the ledger
    #[command(subcommand)]
    Report(report::Report),
    /// Weigh recorded claims again, now that data have arrived or been revised
    #[command(after_help = report::RECHECK_CODES)]
    Recheck(report::Recheck),
    /// Say what the reason of a verdict means, with an example and what to write instead
    Explain {
        /// The reason's code, such as `currency_basis`
        #[arg(value_name = "CODE", value_parser = reason)]
        reason: Reason,
    },
    /// Print the JSON Schema of `check --format json`
    Schema,
}

/// Where drafts come from, and what is known about them.
#[derive(Debug, Group)]
pub struct Input {
    /// Drafts: plain text, Markdown or HTML; `-` for standard input
    #[arg(
        value_name = "FILE",
        required_unless_present = "batch",
        conflicts_with = "batch"
    )]
    pub files: Vec<PathBuf>,
    /// Passages, one JSON object a line: {"id", "text", "lang"?, "published"?}; `-` for standard input
    #[arg(long, value_name = "JSONL")]
    pub batch: Option<PathBuf>,
    /// Publication date, YYYY-MM-DD; overrides the drafts' own (in a batch: for passages without one)
    #[arg(long, value_parser = day)]
    pub date: Option<Date>,
    /// Language of the drafts, such as `id` or `en`; detected otherwise (in a batch: for passages without one)
    #[arg(long, value_name = "CODE")]
    pub language: Option<String>,
    /// Read the drafts with the words of this file (named by its language, such as `nl.toml`)
    #[arg(long, value_name = "FILE", conflicts_with = "language")]
    pub language_file: Option<PathBuf>,
    /// Write to this file, whole or not at all
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `weighbridge language`.
#[derive(Debug, Subcommand)]
pub enum Language {
    /// Look a language file over: unknown names, words that cannot match, what is missing; and run its examples
    #[command(after_help = LANGUAGE_CODES)]
    Check(LanguageCheck),
}

/// `weighbridge language check`.
#[derive(Debug, Group)]
pub struct LanguageCheck {
    /// Files of words, such as `nl.toml`; `places/nl.toml` and `cldr/nl.toml` beside it are read with it
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
}

/// `weighbridge check`.
#[derive(Debug, Group)]
pub struct Check {
    /// Where drafts come from.
    #[command(flatten)]
    pub input: Input,
    /// Judge by what was known on this day, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// Judge by these tolerances (TOML; the report prints all of them)
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// A store, or a folder of tables (CSV or Parquet), to check against; may be given more than once [default: the store in
    /// the platform's folder for data, where there is one]
    #[arg(
        long,
        value_name = "DIR",
        env = "WEIGHBRIDGE_DATA",
        hide_env_values = true
    )]
    pub data: Vec<PathBuf>,
    /// First fetch what the claims need from official sources into the store; without it, nothing is ever sent
    #[arg(long, conflicts_with = "batch")]
    pub sync: bool,
    /// For --sync: addresses, keys and limits of sources (TOML; docs/sources.md)
    #[arg(
        long,
        value_name = "FILE",
        env = "WEIGHBRIDGE_SOURCES",
        hide_env_values = true
    )]
    pub sources: Option<PathBuf>,
    /// What is recorded.
    #[command(flatten)]
    pub recording: ledger::Recording,
    /// How to write the report [default: terminal; with --batch: ndjson]
    #[arg(long, value_enum, hide_default_value = true)]
    pub format: Option<Format>,
    /// The mildest verdict that gives exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Refuted, value_name = "VERDICT")]
    pub fail_on: FailOn,
    /// Colours in the terminal's report
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN", alias = "colour")]
    pub color: Color,
}

/// `weighbridge extract`.
#[derive(Debug, Group)]
pub struct Extract {
    /// Where passages come from.
    #[command(flatten)]
    pub input: Input,
    /// For a person: each claim with the rule that filled each of its slots, and the words it rests on
    #[arg(long, conflicts_with_all = ["batch", "items"])]
    pub explain: bool,
    /// Every quantity instead of trade claims: money, percentages, numbers, ordinals, ranges, periods
    #[arg(long)]
    pub items: bool,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Each finding under its line of the draft
    Terminal,
    /// For a page or an issue: the table of verdicts first
    Markdown,
    /// For programs: one object (see `weighbridge schema`)
    Json,
    /// For programs: one object a line for each draft
    Ndjson,
}

/// The mildest verdict that gives exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum FailOn {
    /// A figure that the data refute
    Refuted,
    /// Also one that is right only with context
    NeedsContext,
    /// Also one that no dataset settles
    Unverifiable,
    /// None
    Never,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// A reason by its code.
fn reason(text: &str) -> Result<Reason, String> {
    let codes = Reason::ALL.map(Reason::code).join(", ");
    Reason::of_code(text).ok_or_else(|| format!("no such reason; one of {codes}"))
}

pub(super) fn day(text: &str) -> Result<Date, String> {
    let parsed = text.parse().ok().filter(|_| text.len() == 10);
    parsed.ok_or_else(|| "not a day; write it as YYYY-MM-DD, such as 2022-04-19".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Args, Command, FailOn};
    use clap::{CommandFactory as _, Parser as _};

    #[test]
    fn the_definition_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn files_or_a_batch_but_not_both_and_not_neither() {
        for (line, ok) in [
            ("check a.md b.md", true),
            ("check --batch a.jsonl", true),
            ("check a.md --batch a.jsonl", false),
            ("check", false),
            ("extract", false),
            ("check a.md --date 2022-4-19", false),
            ("check a.md --date 2022-04-19T10:00", false),
        ] {
            let parsed = Args::try_parse_from(format!("weighbridge {line}").split(' '));
            assert_eq!(parsed.is_ok(), ok, "{line}");
        }
    }

    #[test]
    fn verdicts_are_written_as_in_reports() {
        let parsed =
            Args::try_parse_from(["weighbridge", "check", "a", "--fail-on", "needs_context"]);
        let Ok(Args {
            command: Command::Check(check),
            ..
        }) = parsed
        else {
            panic!("{parsed:?}")
        };
        assert_eq!(check.fail_on, FailOn::NeedsContext);
    }
}
