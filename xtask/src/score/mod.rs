//! Scores of the reading on labelled passages, and the list of its errors.
//!
//! Detection: a claim of ours is a labelled one when the spans overlap and number and unit agree. Fields: how many of
//! those have each field right. Strict: fully usable (sign, direction, flow, sides and period all right). Negatives:
//! our claims in passages without any, per 1000 words.

mod floors;
mod gold;
mod listing;
mod measure;
mod options;
#[cfg(test)]
mod sample;
mod shape;
mod table;
mod tally;

use gold::Passage;
use options::Options;
pub(crate) use options::USAGE;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use tally::Tally;
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::resolve;

/// Where the labelled passages lie, from the workspace's root.
const CORPUS: &str = "../shared/corpus/articles-dev.jsonl";

/// Where our own labelled passages lie, from the workspace's root.
const OWN: &str = "tests/gold";

/// Where the passages lie that were written after the rules they measured, from the workspace's root.
const GENERALITY: &str = "tests/gold/generality";

/// Where the floors lie, from the workspace's root.
const FLOORS: &str = "tests/gold/floors.toml";

/// What a run has to say, and whether a figure fell below its floor.
pub(crate) struct Scores {
    /// The list of errors, the table, and what fell.
    pub(crate) text: String,
    /// Did a figure fall below its floor?
    pub(crate) fell: bool,
}

/// Reads the labelled passages of the languages that have words, and scores what we make of them: our own set, and the
/// corpus beside the project where it is there; or the files that were named.
///
/// # Errors
///
/// Arguments that are not understood; passages, words or floors that do not parse.
pub(crate) fn run(args: &[String]) -> Result<Scores, String> {
    let options = Options::parse(args)?;
    let root = crate::root();
    if !options.gold.is_empty() {
        let (text, _) = scored(&options.gold, &options)?;
        return Ok(Scores { text, fell: false });
    }
    let floors =
        std::fs::read_to_string(root.join(FLOORS)).map_err(|e| format!("{FLOORS}: {e}"))?;
    let mut text = format!("our own passages ({OWN})\n");
    let mut fallen = Vec::new();
    let corpus = root.join(CORPUS);
    for (set, files) in [
        ("own", own(&root.join(OWN))?),
        ("generality", own(&root.join(GENERALITY))?),
        ("corpus", vec![corpus.clone()]),
    ] {
        if set == "corpus" {
            if !corpus.exists() {
                text.push_str(
                    "SKIPPED: no corpus beside the project, so only our own passages were scored\n",
                );
                break;
            }
            text.push_str("\nthe corpus beside the project\n");
        } else if set == "generality" {
            let _ = writeln!(text, "\nwritten after the rules ({GENERALITY})");
        }
        let (said, tallies) = scored(&files, &options)?;
        text.push_str(&said);
        if options.is_whole() {
            fallen.extend(floors::fallen(&floors, set, &tallies)?);
        }
    }
    for line in &fallen {
        let _ = writeln!(text, "FELL: {line}");
    }
    Ok(Scores {
        text,
        fell: !fallen.is_empty(),
    })
}

/// The list of errors and the table of some files, and the tallies behind it.
fn scored(
    files: &[PathBuf],
    options: &Options,
) -> Result<(String, BTreeMap<String, Tally>), String> {
    if let Some(missing) = files.iter().find(|file| !file.exists()) {
        return Err(format!("{}: no such file", missing.display()));
    }
    let (mut text, tallies) = score(&passages(files, options)?, options)?;
    text.push_str(&table::render(&tallies));
    Ok((text, tallies))
}

/// The files of our own passages, in name order.
fn own(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect();
    files.sort();
    Ok(files)
}

fn passages(files: &[PathBuf], options: &Options) -> Result<Vec<Passage>, String> {
    let mut passages = Vec::new();
    for file in files {
        passages.extend(gold::load(file)?);
    }
    passages.retain(|p| {
        Lexicon::languages().contains(&p.lang.as_str()) && options.takes(&p.id, &p.lang)
    });
    Ok(passages)
}

/// The list of errors, and the tallies by language and of `all`.
fn score(
    passages: &[Passage],
    options: &Options,
) -> Result<(String, BTreeMap<String, Tally>), String> {
    let mut lexicons: BTreeMap<&str, Lexicon> = BTreeMap::new();
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut lines = Vec::new();
    for passage in passages {
        if !lexicons.contains_key(passage.lang.as_str()) {
            let lexicon = Lexicon::builtin(&passage.lang).map_err(|e| e.to_string())?;
            lexicons.insert(&passage.lang, lexicon);
        }
        let Some(lexicon) = lexicons.get(passage.lang.as_str()) else {
            continue;
        };
        let document = passage.document();
        let ours = shape::shapes(&document, &resolve::extract(&document, lexicon).claims);
        let pairs = measure::pairs(&passage.claims, &ours);
        for group in [passage.lang.as_str(), "all"] {
            tallies
                .entry(group.to_owned())
                .or_default()
                .add(passage, &ours, &pairs);
        }
        if options.errors > lines.len() {
            lines.extend(listing::lines(passage, &ours, &pairs, options));
        }
    }
    lines.truncate(options.errors);
    let text = lines
        .into_iter()
        .fold(String::new(), |text, line| text + &line + "\n");
    Ok((text, tallies))
}
