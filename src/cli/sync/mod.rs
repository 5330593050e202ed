//! `weighbridge sync`: what is fetched, how it is told, and where it goes.

mod told;

use super::args::Input;
use super::args::sync::{FlowArg, Sync};
use super::error::Error;
use super::{drafts, place};
use crate::check;
use crate::facts::Facts;
use crate::sources::{self, Offer, Secret, Selection, Settings, Source};
use crate::store::Store;
use crate::sync::{self, Patience, Planned, Report, Run};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use told::Progress;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::Series;
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::period::{Month, Period};
use weighbridge_core::text::Document;

/// Fetches what was named.
pub(super) fn run(args: &Sync) -> Result<ExitCode, Error> {
    let settings = settings(args.sources.as_deref())?;
    let all = sources::all(&settings)?;
    let chosen = sync::chosen(all, &args.names).map_err(Error::NoSource)?;
    let planned = if args.available {
        of_offers(args, &chosen)?
    } else if args.drafts.is_empty() {
        of_selection(args, &chosen)?
    } else {
        of_drafts(args, &chosen)?
    };
    if planned.is_empty() {
        eprintln!("no source has what was asked for; docs/sources.md tells what each has");
        return Ok(ExitCode::from(3));
    }
    if args.dry_run {
        return told::dry(&planned);
    }
    let folder = place::folder(args.place.data.as_deref())?;
    let report = fetched(planned, &settings, &folder, args.refresh)?;
    told::offered(&report)?;
    Ok(code(&report))
}

/// Fetches what the claims of drafts need into the store of a folder, before they are checked; tells whether every request
/// came to a good end.
pub(super) fn need(
    documents: Vec<Document>,
    words: Option<Arc<Lexicon>>,
    sources: Option<&Path>,
    folder: &Path,
) -> Result<bool, Error> {
    let settings = settings(sources)?;
    let chosen = sync::chosen(sources::all(&settings)?, &[]).map_err(Error::NoSource)?;
    let planned = of_documents(documents, words, &chosen)?;
    if planned.is_empty() {
        eprintln!("no source has what the claims need");
        return Ok(true);
    }
    Ok(fetched(planned, &settings, folder, false)?.is_whole())
}

/// Carries out a plan, and tells how it goes and what it came to.
fn fetched(
    planned: Vec<Planned>,
    settings: &Settings,
    folder: &Path,
    refresh: bool,
) -> Result<Report, Error> {
    let mut store = Store::open(folder)?;
    let run = Run {
        settings,
        patience: Patience::default(),
        now: drafts::now,
        refresh,
    };
    let mut progress = Progress::new(&planned);
    let report = sync::fetch(planned, &mut store, &run, &mut |event| {
        progress.take(&event);
    });
    progress.end();
    let report = report?;
    told::told(&report);
    Ok(report)
}

/// The exit code of what a run came to.
fn code(report: &Report) -> ExitCode {
    let has_any = report.visits.iter().any(|visit| {
        visit.rows > 0 || visit.known > 0 || visit.unchanged > 0 || !visit.told.is_empty()
    });
    match (report.is_whole(), has_any) {
        (false, _) => ExitCode::from(2),
        (true, false) => ExitCode::from(3),
        (true, true) => ExitCode::SUCCESS,
    }
}

/// Settings of the file that was named, with the keys of the environment.
fn settings(path: Option<&Path>) -> Result<Settings, Error> {
    let mut settings = match path {
        Some(path) => {
            let read = std::fs::read_to_string(path);
            let text = read.map_err(|source| Error::Read {
                path: path.to_owned(),
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

/// The requests that ask the sources what they have.
fn of_offers(args: &Sync, chosen: &[Arc<dyn Source>]) -> Result<Vec<Planned>, Error> {
    let offers: Vec<Arc<dyn Source>> = chosen.iter().map(Offer::of).collect();
    let selection = Selection {
        reporters: args.reporter.iter().map(|code| Area::new(code)).collect(),
        ..Selection::default()
    };
    Ok(sync::plan(&offers, &selection)?)
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
    of_documents(documents, None, chosen)
}

fn of_documents(
    documents: Vec<Document>,
    words: Option<Arc<Lexicon>>,
    chosen: &[Arc<dyn Source>],
) -> Result<Vec<Planned>, Error> {
    let settings = check::Settings {
        words,
        ..check::Settings::default()
    };
    let run = check::weigh(documents, &Facts::embedded()?, &settings)?;
    let weighed = run.documents.iter().flat_map(|checked| &checked.weighed);
    let claims = weighed
        .filter(|weighed| weighed.judgement.is_some())
        .map(|weighed| &weighed.claim);
    Ok(sync::for_claims(chosen, claims))
}
