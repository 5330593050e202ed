//! `weighbridge import --source NAME`: pages that a person saved, because the site turned programs away, and answers of
//! services that speak SDMX, in any of its formats.

use super::args::import::{Import, Pages};
use super::drafts;
use super::error::Error;
use super::hint::visible;
use super::import::{name, payload, read, tell};
use crate::facts::table;
use crate::sources::{self, Gacc, Harvest, Method, ParseError, Request, Settings};
use crate::store::{Payload, Release, Store};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use weighbridge_core::fact::Row;

/// Rows and answers of one day of publication.
type Day = (Option<Date>, Vec<Row>, Vec<Payload>);

/// Imports every page, one release for each day of publication; or none, where one cannot be read.
pub(super) fn run(args: &Import, folder: &Path) -> Result<ExitCode, Error> {
    let (now, today) = (drafts::now(), drafts::today());
    let mut days: BTreeMap<String, Day> = BTreeMap::new();
    for path in &args.files {
        let bytes = read(path)?;
        let origin = format!("file:{}", name(path));
        let page = saved(args.source.unwrap_or(Pages::Gacc), origin, &bytes)?;
        let page = page.map_err(|source| Error::Page {
            path: path.clone(),
            source,
        })?;
        let page = page.retrieved_on(today);
        eprintln!("{}: {} facts", visible(&name(path)), page.rows.len());
        for said in &page.left_out {
            eprintln!("note: {}", visible(said));
        }
        let published = page.rows.iter().find_map(|row| row.seen.published);
        let vintage = published.unwrap_or(today).to_string();
        let day = days
            .entry(vintage)
            .or_insert((published, Vec::new(), Vec::new()));
        day.1.extend(page.rows);
        day.2.push(payload("file", path, bytes, now));
    }
    if args.dry_run {
        eprintln!("nothing was imported, as asked");
        return Ok(ExitCode::SUCCESS);
    }
    let mut store = Store::open(folder)?;
    for (vintage, (published, rows, payloads)) in days {
        let source = rows
            .first()
            .map(|row| (row.seen.source.to_string(), row.seen.dataset.to_string()));
        let Some((source, dataset)) = source else {
            continue;
        };
        let table = table::encode(&rows)?;
        let facts = table.rows;
        let release = Release {
            source,
            dataset,
            vintage,
            published,
            stored: now,
            payloads,
            table: Some(table),
        };
        let receipt = store.put(&release)?;
        tell(&receipt, facts);
    }
    Ok(ExitCode::SUCCESS)
}

/// The facts of a file that a source gave.
fn saved(
    source: Pages,
    origin: String,
    bytes: &[u8],
) -> Result<Result<Harvest, ParseError>, Error> {
    if source == Pages::Gacc {
        return Ok(Gacc::saved(&origin, bytes));
    }
    let services = sources::all(&Settings::default())?;
    let mut services = services.iter();
    let service = services
        .find(|service| service.name() == source.name())
        .ok_or_else(|| Error::NoSource(format!("there is no source `{}`", source.name())))?;
    let request = Request {
        source: source.name().into(),
        dataset: source.name().into(),
        method: Method::Get,
        url: origin,
        accept: None,
        key: None,
        selection: Arc::default(),
        step: "file",
    };
    Ok(service.parse(&request, bytes))
}
