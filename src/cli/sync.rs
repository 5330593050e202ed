//! `weighbridge sync`: what is fetched, how it is told, and where it goes.

use super::args::Input;
use super::args::sync::{FlowArg, Sync};
use super::error::Error;
use super::hint::visible;
use super::output::Output;
use super::{drafts, place};
use crate::check;
use crate::facts::Facts;
use crate::sources::{self, Secret, Selection, Settings, Source};
use crate::store::Store;
use crate::sync::{self, Event, Patience, Planned, Report, Run, Visit};
use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::Series;
use weighbridge_core::period::{Month, Period};

/// The most remarks printed of one source.
const MOST_REMARKS: usize = 12;

/// Fetches what was named.
pub(super) fn run(args: &Sync) -> Result<ExitCode, Error> {
    let settings = settings(args)?;
    let all = sources::all(&settings)?;
    let chosen = sync::chosen(all, &args.names).map_err(Error::NoSource)?;
    let planned = if args.drafts.is_empty() {
        of_selection(args, &chosen)?
    } else {
        of_drafts(args, &chosen)?
    };
    if planned.is_empty() {
        eprintln!("no source has what was asked for; docs/sources.md tells what each has");
        return Ok(ExitCode::from(3));
    }
    if args.dry_run {
        return dry(&planned);
    }
    let mut store = Store::open(&place::folder(args.place.data.as_deref())?)?;
    let run = Run {
        settings: &settings,
        patience: Patience::default(),
        now: drafts::now,
        refresh: args.refresh,
    };
    let mut progress = Progress::new(planned.iter().map(|plan| plan.requests.len()).sum());
    let report = sync::fetch(planned, &mut store, &run, &mut |event| {
        progress.take(&event);
    })?;
    progress.end();
    Ok(told(&report))
}

/// Settings of the file that was named, with the keys of the environment.
fn settings(args: &Sync) -> Result<Settings, Error> {
    let mut settings = match &args.sources {
        Some(path) => {
            let read = std::fs::read_to_string(path);
            let text = read.map_err(|source| Error::Read {
                path: path.clone(),
                source,
            })?;
            Settings::parse(path, &text)?
        }
        None => Settings::default(),
    };
    let names: Vec<String> = sources::all(&settings)?
        .iter()
        .map(|source| source.name().to_owned())
        .collect();
    for name in names {
        let key = std::env::var(sync::variable(&name)).ok();
        if let Some(key) = key.as_deref().and_then(Secret::new) {
            settings.set_key(&name, key);
        }
    }
    Ok(settings)
}

/// The requests for the areas, months and goods that were typed.
fn of_selection(args: &Sync, chosen: &[Arc<dyn Source>]) -> Result<Vec<Planned>, Error> {
    let areas = |codes: &[String]| codes.iter().map(|code| Area::new(code)).collect::<Vec<_>>();
    let (reporters, partners) = (areas(&args.reporter), areas(&args.partner));
    let commodities: Vec<Arc<str>> = args
        .commodity
        .iter()
        .map(|code| code.as_str().into())
        .collect();
    let selection = Selection {
        flows: match args.flow {
            FlowArg::Total => Vec::new(),
            FlowArg::Exports => vec![Flow::Exports],
            FlowArg::Imports => vec![Flow::Imports],
        },
        runs: runs(args),
        reporters,
        partners,
        commodities,
    };
    let mut fitting: Vec<Arc<dyn Source>> = chosen.to_vec();
    if args.names.is_empty() {
        if selection.reporters.is_empty() {
            return Err(Error::NoSource(
                "neither a source nor a reporter is named".to_owned(),
            ));
        }
        let firsts: Vec<&str> = series(&selection)
            .iter()
            .filter_map(|series| first(chosen, series))
            .collect();
        fitting.retain(|source| firsts.contains(&source.name()));
    }
    Ok(sync::plan(&fitting, &selection)?)
}

/// The periods that were typed, or every month from the first to the last.
fn runs(args: &Sync) -> Vec<Period> {
    if !args.period.is_empty() {
        return args.period.clone();
    }
    let to = args.to.unwrap_or_else(|| Month::of(drafts::today()));
    let span = args.from.and_then(|from| Period::new(from, to));
    span.into_iter()
        .flat_map(Period::months)
        .map(Period::month)
        .collect()
}

/// Every series of a selection.
fn series(selection: &Selection) -> Vec<Series> {
    let world = [Area::world()];
    let partners = if selection.partners.is_empty() {
        &world[..]
    } else {
        &selection.partners
    };
    let goods = selection.goods();
    let pairs = selection
        .reporters
        .iter()
        .flat_map(|reporter| partners.iter().map(move |partner| (reporter, partner)));
    pairs
        .flat_map(|(reporter, partner)| {
            goods.iter().map(|commodity| Series {
                reporter: reporter.clone(),
                partner: partner.clone(),
                commodity: Arc::clone(commodity),
            })
        })
        .collect()
}

fn first<'s>(chosen: &'s [Arc<dyn Source>], series: &Series) -> Option<&'s str> {
    chosen
        .iter()
        .find(|source| source.covers(series))
        .map(|source| source.name())
}

/// The requests for the claims of drafts.
fn of_drafts(args: &Sync, chosen: &[Arc<dyn Source>]) -> Result<Vec<Planned>, Error> {
    let input = Input {
        files: args.drafts.clone(),
        batch: None,
        date: args.date,
        language: None,
        language_file: None,
        output: None,
    };
    let (documents, failed) = drafts::open(&input, None);
    if failed {
        return Err(Error::NoDraft);
    }
    let run = check::weigh(documents, &Facts::embedded()?, &check::Settings::default())?;
    let weighed = run.documents.iter().flat_map(|checked| &checked.weighed);
    let claims = weighed
        .filter(|weighed| weighed.judgement.is_some())
        .map(|weighed| &weighed.claim);
    Ok(sync::for_claims(chosen, claims))
}

/// Prints the requests, without sending one.
fn dry(planned: &[Planned]) -> Result<ExitCode, Error> {
    let mut output = Output::open(None, &[])?;
    let mut count = 0;
    for plan in planned {
        for request in &plan.requests {
            output.put(&format!(
                "{} {}\n",
                plan.source.name(),
                visible(&request.line())
            ))?;
            count += 1;
        }
        if let Some(outlook) = plan.source.outlook(&plan.requests) {
            output.put(&format!("{} then: {outlook}\n", plan.source.name()))?;
        }
    }
    output.put(&format!("{count} requests; none was sent\n"))?;
    output.finish()?;
    Ok(ExitCode::SUCCESS)
}

/// What happens, as it happens: one line that changes on a terminal, a line for each wait elsewhere.
struct Progress {
    is_terminal: bool,
    done: usize,
    all: usize,
}

impl Progress {
    fn new(all: usize) -> Self {
        Self {
            is_terminal: std::io::stderr().is_terminal(),
            done: 0,
            all,
        }
    }

    fn take(&mut self, event: &Event) {
        match event {
            Event::Asked { source, line } => self.line(&format!("{source}: {line}")),
            Event::Waiting { source, time, why } => {
                let said = format!("{source}: waits {:.1} s: {why}", time.as_secs_f64());
                if self.is_terminal {
                    self.line(&said);
                } else {
                    eprintln!("{}", visible(&said));
                }
            }
            Event::Done { .. } => {
                self.done += 1;
                self.all = self.all.max(self.done);
            }
            Event::Kept { .. } => {}
        }
    }

    fn line(&self, said: &str) {
        if self.is_terminal {
            let short: String = visible(said).chars().take(100).collect();
            eprint!("\r\u{1b}[K[{}/{}] {short}", self.done, self.all);
            let _ = std::io::stderr().flush();
        }
    }

    fn end(&self) {
        if self.is_terminal {
            eprint!("\r\u{1b}[K");
        }
    }
}

/// Prints what the run came to, and gives the exit code.
fn told(report: &Report) -> ExitCode {
    for visit in &report.visits {
        visited(visit);
    }
    let has_any = report
        .visits
        .iter()
        .any(|visit| visit.rows > 0 || visit.known > 0 || visit.unchanged > 0);
    match (report.is_whole(), has_any) {
        (false, _) => ExitCode::from(2),
        (true, false) => ExitCode::from(3),
        (true, true) => ExitCode::SUCCESS,
    }
}

fn visited(visit: &Visit) {
    let Visit {
        source,
        sent,
        unchanged,
        empty,
        rows,
        known,
        ..
    } = visit;
    let known = if *known > 0 {
        format!(", {known} were there already")
    } else {
        String::new()
    };
    let rates = if visit.rates.is_empty() {
        String::new()
    } else {
        format!(", {} exchange rates among them", visit.rates.len())
    };
    eprintln!(
        "{source}: {sent} requests sent, {unchanged} answers still good, {empty} without figures; {rows} figures kept{known}{rates}"
    );
    for name in &visit.releases {
        eprintln!("  {}", visible(name));
    }
    for said in visit.left_out.iter().take(MOST_REMARKS) {
        eprintln!("note: {}", visible(said));
    }
    if visit.left_out.len() > MOST_REMARKS {
        eprintln!(
            "note: {} more of the same kind",
            visit.left_out.len() - MOST_REMARKS
        );
    }
    for failure in &visit.failures {
        eprintln!(
            "error: {source}: {}: {}",
            visible(&failure.line),
            visible(&failure.fault.to_string())
        );
    }
}
