//! `weighbridge recheck`: recorded claims weighed again.

use super::args::report::{Recheck as Args, RecheckFormat};
use super::drafts::today;
use super::error::Error;
use super::output::Output;
use super::report::{read, weighed_again};
use crate::config::Config;
use crate::recheck::{Change, Settings};
use crate::report::recheck;
use std::process::ExitCode;
use weighbridge_core::verdict::Policy;

/// Weighs again what was recorded.
pub(super) fn run(args: &Args, config: &Config) -> Result<ExitCode, Error> {
    let day = args.as_of.unwrap_or_else(today);
    let read = read(&args.source, config, None, day)?;
    let settings = Settings {
        policy: Policy::default(),
        day,
        since: args.since,
        printed: args.printed,
    };
    let found = weighed_again(&read, &args.source, config, &settings)?;
    let text = match args.format {
        RecheckFormat::Text => recheck::text(&found, day),
        RecheckFormat::Markdown => recheck::markdown(&found, day),
        RecheckFormat::Json => recheck::json(&found, day),
    };
    let mut output = Output::open(args.output.as_deref(), &args.source.ledger)?;
    output.put(&text)?;
    output.finish()?;
    Ok(ExitCode::from(if found.claims == 0 {
        3
    } else {
        u8::from(found.changes.iter().any(Change::is_alarm))
    }))
}
