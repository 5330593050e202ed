//! `weighbridge import`: tables of a newsroom's own, by a mapping.

use super::args::import::Import;
use super::error::Error;
use super::hint::visible;
use super::{drafts, pages, place};
use crate::facts::table;
use crate::import::{self, ImportError, Mapping, Taken};
use crate::store::{MOST_PAYLOAD, Payload, Receipt, Release, Store};
use jiff::Timestamp;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;
use weighbridge_core::fact::Row;

/// Imports what was named: all of it, as one release, or nothing.
pub(super) fn run(args: &Import) -> Result<ExitCode, Error> {
    let folder = place::folder(args.place.data.as_deref())?;
    let Some(path) = &args.mapping else {
        return pages::run(args, &folder);
    };
    let (now, today) = (drafts::now(), drafts::today());
    let text = read(path)?;
    let mapping = mapping(args, path, &text)?;
    let mut payloads = vec![payload("mapping", path, text, now)];
    let mut rows: Vec<Row> = Vec::new();
    for path in &args.files {
        let bytes = read(path)?;
        let grid = import::grid(&name(path), &bytes, &mapping)?;
        let taken = import::take(&grid, &mapping, Some(today))?;
        eprintln!("{}", told(path, &taken));
        rows.extend(taken.rows);
        payloads.push(payload("file", path, bytes, now));
    }
    let table = table::encode(&rows)?;
    if args.dry_run {
        eprintln!("{} facts would be imported", table.rows);
        return Ok(ExitCode::SUCCESS);
    }
    let facts = table.rows;
    let release = Release {
        source: mapping.source.clone(),
        dataset: mapping.dataset.clone(),
        vintage: vintage(&mapping, &today.to_string()),
        published: mapping.published,
        stored: now,
        payloads,
        table: Some(table),
    };
    let mut store = Store::open(&folder)?;
    let receipt = store.put(&release)?;
    tell(&receipt, facts);
    Ok(ExitCode::SUCCESS)
}

/// Says what became of a release.
pub(super) fn tell(receipt: &Receipt, facts: u64) {
    let done = if receipt.known {
        "was there already"
    } else {
        "is in the store"
    };
    eprintln!("{}: {facts} facts, {done}", visible(&receipt.name));
}

/// The mapping, with what was typed in place of what it says.
fn mapping(args: &Import, path: &Path, text: &[u8]) -> Result<Mapping, Error> {
    let place = path.display().to_string();
    let text = std::str::from_utf8(text).map_err(|error| ImportError::Mapping {
        place: place.clone(),
        found: error.to_string(),
    })?;
    let mut mapping = Mapping::parse(&place, text)?;
    mapping.vintage = args.vintage.clone().or(mapping.vintage);
    mapping.published = args.published.or(mapping.published);
    mapping.period.until = args.until.or(mapping.period.until);
    Ok(mapping)
}

/// The name of the release's vintage: that of the series, else the day of publication, else today.
fn vintage(mapping: &Mapping, today: &str) -> String {
    let published = mapping.published.map(|day| day.to_string());
    mapping
        .vintage
        .clone()
        .or(published)
        .unwrap_or_else(|| today.to_owned())
}

/// The bytes of a file that is not too large to be kept.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::Read {
        path: path.to_owned(),
        source,
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(MOST_PAYLOAD + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    Ok(bytes)
}

/// A file as an answer; its name is kept, and not where it lay.
pub(super) fn payload(kind: &str, path: &Path, bytes: Vec<u8>, now: Timestamp) -> Payload {
    Payload {
        request: format!("{kind}:{}", name(path)),
        status: 0,
        headers: Vec::new(),
        retrieved: now,
        bytes,
    }
}

pub(super) fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn told(path: &Path, taken: &Taken) -> String {
    let name = visible(&name(path));
    let mut said = format!(
        "{name}: {} facts from {} lines",
        taken.rows.len(),
        taken.lines
    );
    for (count, what) in [
        (taken.skipped, "lines left out by the mapping"),
        (taken.missing, "cells without a figure"),
        (taken.repeated, "facts told again with the same number"),
        (
            taken.derived,
            "facts that follow from others by the mapping",
        ),
    ] {
        if count > 0 {
            said = format!("{said}; {count} {what}");
        }
    }
    said
}
