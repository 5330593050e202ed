//! The measured accuracy of the verdicts: sentences made from the embedded facts, true and slipped, read and judged.
//!
//! The sentences are the same on every run: they are drawn from a seed. What the sets are is told in `docs/accuracy.md`.

mod cases;
mod derived;
mod facts;
mod figure;
mod page;
mod phrases;
mod published;
mod random;
mod silent;
mod slips;
mod statement;
mod stories;
mod table;
mod truths;
mod weigh;

use cases::{Case, Class};
use facts::Facts;
use jiff::civil::Date;
use phrases::Phrases;
use silent::Known;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Where the phrases lie, from the workspace's root.
const PHRASES: &str = "tests/accuracy/phrases";

/// Where the stories lie.
const STORIES: &str = "tests/accuracy/stories";

/// The page that `--write` writes.
const PAGE: &str = "docs/accuracy.md";

/// What `--help` says.
pub(crate) const USAGE: &str = "\
usage: cargo xtask accuracy [--write DATE] [--lang ID]... [--seed N] [--errors N] [--only WHAT]
       cargo xtask accuracy --figures FOLDER

--write DATE    write docs/accuracy.md, measured on this day
--lang ID       only sentences of this language
--seed N        draw other sentences
--errors N      list the first N sentences that were judged wrongly
--figures FOLDER  every row of the published figures in this folder as a sentence: none called wrong, none of the
                `conflicts` tables passed without a word
--only WHAT     list only those of: true, a slip by its name, silent, misread, undiagnosed";

/// What was asked.
#[derive(Debug, Default)]
struct Options {
    languages: Vec<String>,
    seed: Option<u64>,
    errors: usize,
    only: Option<String>,
    write: Option<Date>,
    figures: Option<PathBuf>,
}

impl Options {
    fn parse(args: &[String]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let mut value = || {
                args.next()
                    .ok_or_else(|| format!("`{arg}` needs a value\n{USAGE}"))
            };
            match arg.as_str() {
                "--lang" => options.languages.push(value()?.clone()),
                "--write" => options.write = Some(number(value()?)?),
                "--seed" => options.seed = Some(number(value()?)?),
                "--errors" => options.errors = number(value()?)?,
                "--figures" => options.figures = Some(value()?.into()),
                "--only" => options.only = Some(value()?.clone()),
                other => return Err(format!("`{other}` is not understood\n{USAGE}")),
            }
        }
        Ok(options)
    }
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("`{text}` is not understood\n{USAGE}"))
}

/// Runs the benchmark; the report.
///
/// # Errors
///
/// Arguments that are not understood; facts or phrases that do not parse.
pub(crate) fn run(args: &[String]) -> Result<String, String> {
    let options = Options::parse(args)?;
    let root = crate::root();
    let facts = Facts::load(&root.join("datasets"))?;
    if let Some(folder) = &options.figures {
        return Ok(published::sweep(folder, &facts)?.text());
    }
    let known = Known::of(&facts);
    let mut all = Vec::new();
    for phrases in Phrases::load(&root.join(PHRASES))? {
        if options.languages.is_empty() || options.languages.contains(&phrases.language) {
            all.extend(cases::of(
                &phrases,
                &facts,
                &known,
                options.seed.unwrap_or(1),
            )?);
        }
    }
    let stories = stories::run(&root.join(STORIES), &facts)?;
    let mut text = listing(&all, &options);
    for line in &stories.missed {
        let _ = writeln!(text, "story: {line}");
    }
    if let Some(date) = options.write {
        let path = root.join(PAGE);
        std::fs::write(&path, page::page(&all, &stories, &facts, date))
            .map_err(|e| format!("{}: {e}", path.display()))?;
    }
    let _ = writeln!(
        text,
        "{} sentences over {} rows ({})\n",
        all.len(),
        facts.rows,
        facts.digest
    );
    text.push_str(&table::render(&all));
    Ok(text)
}

/// The sentences that were judged wrongly, a block each.
fn listing(cases: &[Case], options: &Options) -> String {
    let mut text = String::new();
    let wanted = cases
        .iter()
        .filter(|case| is_listed(case, options.only.as_deref()));
    for case in wanted.take(options.errors) {
        let judged = case.outcome.judgement.as_ref();
        let _ = writeln!(
            text,
            "{} {:?} {}\n  {}\n  misread: {}\n  {} {}: {}\n  {}",
            case.language,
            case.class,
            case.statement.published,
            case.said.text,
            case.outcome.misread,
            judged.map_or("-", |j| j.verdict.code()),
            judged.map_or("-", |j| j.reason.code()),
            judged.map_or("", |j| j.summary.as_str()),
            judged.map_or(String::new(), |j| j
                .diagnosis
                .iter()
                .map(|d| format!("[{} {} {}]", d.changed, d.coincidence, d.text))
                .collect::<Vec<_>>()
                .join(" ")),
        );
    }
    text
}

fn is_listed(case: &Case, only: Option<&str>) -> bool {
    let wrong = !case.is_right();
    match (only, case.class) {
        (None, _) => wrong,
        (Some("misread"), _) => !case.is_read(),
        (Some("undiagnosed"), Class::Slipped(_)) => {
            case.is_read() && case.is_flagged() && !case.is_diagnosed()
        }
        (Some("true"), Class::True { .. }) | (Some("silent"), Class::Silent(_)) => {
            wrong && case.is_read()
        }
        (Some("slips"), Class::Slipped(_)) => wrong && case.is_read(),
        (Some(name), Class::Slipped(slip)) => slip.name() == name && wrong,
        _ => false,
    }
}
