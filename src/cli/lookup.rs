//! `weighbridge lookup`: what is known of one figure.

use super::args::lookup::{Lookup, LookupFormat};
use super::error::Error;
use super::output::Output;
use super::place;
use crate::config::Config;
use crate::report::lookup;
use std::process::ExitCode;
use weighbridge_core::lookup::{Ask, look_up};

/// Looks the figure up, and writes what each source says.
pub(super) fn run(args: &Lookup, config: &Config) -> Result<ExitCode, Error> {
    let ask = ask(args)?;
    let book = place::facts(place::data(&args.data, config))?.answer(&[ask.wanted()])?;
    let sheet = look_up(&book, &ask);
    let text = match args.format {
        LookupFormat::Text => lookup::text(&sheet),
        LookupFormat::Json => lookup::json(&sheet),
        LookupFormat::Csv => lookup::csv(&sheet),
        LookupFormat::Markdown => lookup::markdown(&sheet),
    };
    let mut output = Output::open(None, &[])?;
    output.put(&text)?;
    output.finish()?;
    Ok(ExitCode::from(if sheet.lines.is_empty() { 3 } else { 0 }))
}

fn ask(args: &Lookup) -> Result<Ask, Error> {
    let Lookup {
        reporter,
        partner,
        flow,
        commodity,
        period,
        ..
    } = args;
    let mut ask = Ask::new(reporter, partner, flow, commodity, period)?;
    ask.as_of = args.as_of;
    ask.unit = match &args.unit {
        Some(unit) => Some(unit.parse().map_err(|_| Error::Unit(unit.clone()))?),
        None => None,
    };
    Ok(ask)
}
