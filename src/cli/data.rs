//! `weighbridge data`: what the store holds, whether it is sound, what need not be kept, and facts out of it.

use super::args::data::{
    Data, DataExport, DataList, DataPrune, DataShow, DataVerify, ExportFormat, ListFormat,
};
use super::error::Error;
use super::hint::visible;
use super::output::Output;
use super::place;
use crate::facts::export::{self, Selection};
use crate::store::{Entry, Fault, PayloadEntry, Prune, TableEntry, Verified};
use std::fmt::Write as _;
use std::process::ExitCode;

/// Does what was typed.
pub(super) fn run(args: &Data) -> Result<ExitCode, Error> {
    match args {
        Data::List(args) => list(args),
        Data::Show(args) => show(args),
        Data::Verify(args) => verify(args),
        Data::Prune(args) => prune(args),
        Data::Export(args) => export(args),
    }
}

fn list(args: &DataList) -> Result<ExitCode, Error> {
    let entries = place::entries(args.place.data.as_deref())?;
    let text = match args.format {
        ListFormat::Text => table(&entries),
        ListFormat::Ndjson => lines(&entries),
    };
    print(&text)
}

fn lines(entries: &[Entry]) -> String {
    let lines = entries
        .iter()
        .filter_map(|entry| serde_json::to_string(entry).ok());
    lines.map(|line| line + "\n").collect()
}

/// One line a release, under a head; columns as wide as their widest cell.
fn table(entries: &[Entry]) -> String {
    let head = ["RELEASE", "FACTS", "MONTHS", "PUBLISHED", "STORED"].map(str::to_owned);
    let mut rows = vec![head];
    rows.extend(entries.iter().map(cells));
    let mut widths = [0; 5];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    rows.iter().fold(String::new(), |mut text, row| {
        let padded = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell:width$}"));
        let line = padded.collect::<Vec<_>>().join("  ");
        let _ = writeln!(text, "{}", line.trim_end());
        text
    })
}

fn cells(entry: &Entry) -> [String; 5] {
    let facts = match &entry.table {
        Some(TableEntry { aside: true, .. }) => "set aside".to_owned(),
        Some(table) => table.rows.to_string(),
        None => "0".to_owned(),
    };
    [
        visible(&entry.name()),
        facts,
        months(entry.table.as_ref()),
        entry
            .published
            .map_or_else(|| "?".to_owned(), |day| day.to_string()),
        entry.stored.strftime("%Y-%m-%d").to_string(),
    ]
}

fn months(table: Option<&TableEntry>) -> String {
    let coverage = table.and_then(|table| table.first.as_ref().zip(table.last.as_ref()));
    coverage.map_or_else(
        || "none".to_owned(),
        |(first, last)| format!("{first}..{last}"),
    )
}

fn show(args: &DataShow) -> Result<ExitCode, Error> {
    let entries = place::entries(args.place.data.as_deref())?;
    let found: Vec<&Entry> = named(&entries, &args.name).collect();
    if found.is_empty() {
        return Err(Error::NoRelease(args.name.clone()));
    }
    print(&found.into_iter().map(whole).collect::<String>())
}

/// The releases whose names begin so.
fn named<'e>(entries: &'e [Entry], name: &'e str) -> impl Iterator<Item = &'e Entry> {
    entries
        .iter()
        .filter(move |entry| entry.name().starts_with(name))
}

/// A release with its table and its answers.
fn whole(entry: &Entry) -> String {
    let [name, facts, months, published, stored] = cells(entry);
    let mut text = format!(
        "{name}\n  facts      {facts}\n  months     {months}\n  published  {published}\n  stored     {stored}\n"
    );
    if let Some(table) = &entry.table {
        let _ = writeln!(
            text,
            "  reporters  {}",
            visible(&table.reporters.join(", "))
        );
        let _ = writeln!(
            text,
            "  file       {} ({} bytes)",
            visible(&table.path),
            table.bytes
        );
        let _ = writeln!(text, "  sha256     {}", table.sha256);
    }
    for payload in &entry.payloads {
        text.push_str(&answer(payload));
    }
    text
}

fn answer(payload: &PayloadEntry) -> String {
    let status = match payload.status {
        0 => "a file".to_owned(),
        status => format!("status {status}"),
    };
    let aside = if payload.aside { ", set aside" } else { "" };
    let mut text = format!(
        "  answer     {}\n             {status}, {} bytes, {}{aside}\n             sha256 {}\n",
        visible(&payload.request),
        payload.bytes,
        payload.retrieved,
        payload.sha256
    );
    for (name, value) in &payload.headers {
        let _ = writeln!(text, "             {}: {}", visible(name), visible(value));
    }
    text
}

fn verify(args: &DataVerify) -> Result<ExitCode, Error> {
    let mut store = place::store(args.place.data.as_deref())?;
    let found = store.verify()?;
    if !args.dry_run {
        store.set_aside(&found.faults)?;
    }
    print(&told(&found, args.dry_run))?;
    Ok(ExitCode::from(u8::from(!found.faults.is_empty())))
}

fn told(found: &Verified, is_dry: bool) -> String {
    let mut text = String::new();
    for fault in &found.faults {
        text.push_str(&fault_told(fault, is_dry));
    }
    let _ = writeln!(
        text,
        "{} tables with {} facts and {} answers are what was stored; {} files are not",
        found.tables,
        found.rows,
        found.payloads,
        found.faults.len()
    );
    if !found.strays.is_empty() {
        let _ = writeln!(
            text,
            "{} files belong to no release, left by interrupted runs: they harm nothing, and `weighbridge data prune` removes them",
            found.strays.len()
        );
    }
    text
}

fn fault_told(fault: &Fault, is_dry: bool) -> String {
    let lost = if fault.is_table { "facts" } else { "evidence" };
    let done = if is_dry { "" } else { "; it was set aside" };
    let mut text = format!(
        "{}: {}{done}. Without it the {lost} of {} are missing\n",
        visible(&fault.path.display().to_string()),
        visible(&fault.found),
        visible(&fault.releases.join(", "))
    );
    for request in &fault.requests {
        let _ = writeln!(text, "  fetch or import again: {}", visible(request));
    }
    text
}

fn prune(args: &DataPrune) -> Result<ExitCode, Error> {
    let mut store = place::store(args.place.data.as_deref())?;
    let what = Prune {
        keep: args.keep.and_then(|keep| usize::try_from(keep).ok()),
        aside: args.aside,
        is_dry: args.dry_run,
    };
    let pruned = store.prune(what)?;
    let mut text = String::new();
    for name in &pruned.releases {
        let _ = writeln!(text, "release {}", visible(name));
    }
    for path in &pruned.files {
        let _ = writeln!(text, "file {}", visible(&path.display().to_string()));
    }
    let done = if args.dry_run {
        "would be removed"
    } else {
        "removed"
    };
    let (releases, files) = (pruned.releases.len(), pruned.files.len());
    let _ = writeln!(
        text,
        "{releases} releases and {files} files of {} bytes {done}",
        pruned.bytes
    );
    print(&text)
}

fn export(args: &DataExport) -> Result<ExitCode, Error> {
    let store = place::store(args.place.data.as_deref())?;
    let selection = Selection {
        name: args.name.clone(),
        reporter: args.reporter.clone(),
        partner: args.partner.clone(),
    };
    let mut output = Output::open(args.output.as_deref(), &[])?;
    let written = match args.format {
        ExportFormat::Csv => export::csv(&store, &selection),
        ExportFormat::Parquet => export::parquet(&store, &selection),
    }?;
    output.put_bytes(&written.bytes)?;
    output.finish()?;
    eprintln!("{} facts of {} releases", written.rows, written.tables);
    Ok(ExitCode::SUCCESS)
}

fn print(text: &str) -> Result<ExitCode, Error> {
    let mut output = Output::open(None, &[])?;
    output.put(text)?;
    output.finish()?;
    Ok(ExitCode::SUCCESS)
}
