//! What `check` leaves in the ledger, and what the ledger says of a draft: claims that are not to be raised.

use super::args::ledger::{Recording, StageArg};
use super::error::Error;
use super::hint::visible;
use super::{drafts, place};
use crate::check::Settings;
use crate::config::Config;
use crate::facts::Facts;
use crate::ledger::record::{self, Decision, Given, Record, Run, Story};
use crate::ledger::{Ledger, Salt};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use weighbridge_core::run::Checked;
use weighbridge_core::text::Masthead;
use weighbridge_core::verdict::Policy;

/// Takes the drafts of one run, and writes them into the ledger at its end; without a ledger it does nothing.
pub(super) struct Recorder {
    ledger: Option<Ledger>,
    given: Given,
    fallback: (Option<String>, Option<String>),
    salt: Option<Salt>,
    decisions: Vec<Decision>,
    today: Date,
    stories: Vec<Story>,
}

impl Recorder {
    /// Looks up what was decided before.
    pub(super) fn open(
        args: &Recording,
        files: &[PathBuf],
        config: &Config,
    ) -> Result<Self, Error> {
        let ledger = place::ledger(args.at.ledger.as_deref(), config);
        if args.story.is_some() && files.len() > 1 {
            return Err(Error::ManyStories(files.len()));
        }
        let own = &config.ledger;
        let salt = if own.authors && ledger.is_some() {
            Some(salt(config, "`authors` is set")?)
        } else {
            None
        };
        let (decisions, faults) = match &ledger {
            Some(ledger) => ledger.decisions()?,
            None => (Vec::new(), Vec::new()),
        };
        for fault in faults {
            eprintln!(
                "warning: {} {}",
                visible(&fault.file),
                visible(&fault.found.to_string())
            );
        }
        Ok(Self {
            ledger,
            given: Given {
                story: args.story.clone(),
                printed: args.stage == StageArg::Printed,
                desk: args.desk.clone(),
                outlet: args.outlet.clone(),
                author: None,
                with_text: own.keep_text,
            },
            fallback: (own.desk.clone(), own.outlet.clone()),
            salt,
            decisions,
            today: drafts::today(),
            stories: Vec::new(),
        })
    }

    /// Takes a draft that was checked; tells which of its claims are not to be raised, by their place, and says so in its notices.
    pub(super) fn take(&mut self, checked: &mut Checked) -> BTreeSet<usize> {
        if self.ledger.is_none() {
            return BTreeSet::new();
        }
        let mut story = Story::of(checked, &self.of(checked));
        let judged = checked
            .weighed
            .iter()
            .enumerate()
            .filter(|(_, one)| one.judgement.is_some());
        let places: Vec<usize> = judged.map(|(at, _)| at).collect();
        let mut quiet = BTreeSet::new();
        for (claim, at) in story.claims.iter_mut().zip(places) {
            let decided = Decision::of(&self.decisions, &story.story, &claim.id);
            let Some(decision) = decided.filter(|decision| decision.suppresses(self.today)) else {
                continue;
            };
            claim.suppressed = true;
            quiet.insert(at);
            checked.notices.push(told(claim, decision.until));
        }
        self.stories.push(story);
        quiet
    }

    /// What is said about a draft from outside, and by the configuration where the draft says nothing itself.
    fn of(&self, checked: &Checked) -> Given {
        let masthead = &checked.document.masthead;
        let usual = |given: &Option<String>, own: &Option<String>, usual: &Option<String>| {
            given
                .clone()
                .or_else(|| own.clone())
                .or_else(|| usual.clone())
        };
        let name = || Some(name(masthead, checked.document.source()));
        let author = masthead.author.as_deref();
        Given {
            story: self.given.story.clone().or_else(name),
            desk: usual(&self.given.desk, &masthead.desk, &self.fallback.0),
            outlet: usual(&self.given.outlet, &masthead.outlet, &self.fallback.1),
            author: self
                .salt
                .as_ref()
                .and_then(|salt| author.map(|author| salt.pseudonym(author))),
            ..self.given.clone()
        }
    }

    /// Writes the run down. It says so only once the record is on the disk.
    pub(super) fn finish(self, facts: &Facts, settings: &Settings) -> Result<(), Error> {
        let Some(ledger) = self.ledger else {
            return Ok(());
        };
        let drafts = self.stories.len();
        let run = Run {
            at: now(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            policy: policy(&settings.policy),
            data: record::Data {
                digest: tables(facts)?,
                latest: facts.latest()?,
            },
            as_of: settings.as_of,
            place: here(),
            stories: self.stories,
        };
        let file = ledger.keep(&Record::Run(run))?;
        eprintln!("recorded {drafts} drafts in {}", visible(&file));
        Ok(())
    }
}

/// Now, to the millisecond: what follows on something comes after it.
pub(super) fn now() -> jiff::Timestamp {
    let now = drafts::now();
    jiff::Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}

/// The newsroom's salt.
pub(super) fn salt(config: &Config, why: &'static str) -> Result<Salt, Error> {
    let path = config.ledger.salt_file.clone().ok_or(Error::NoSalt(why))?;
    let bytes = std::fs::read(&path).map_err(|source| Error::Read {
        path: path.clone(),
        source,
    })?;
    Salt::of(&bytes).ok_or(Error::ShortSalt(path))
}

/// "line 15, column 11: …"
fn told(claim: &record::Claim, until: Option<Date>) -> String {
    let until = until.map_or_else(String::new, |day| format!(" until {day}"));
    let (line, column) = (claim.line, claim.column);
    format!("line {line}, column {column}: suppressed{until}, as was decided")
}

/// Runs of a pipeline are told by the variable that every platform for them sets.
fn here() -> record::Place {
    let is_set = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
    if is_set {
        record::Place::Ci
    } else {
        record::Place::Desk
    }
}

/// How a story is called that nobody named: by its path in the working folder. A path that leads elsewhere may name a person, so that
/// only its end is kept, with a digest of the whole; what came from standard input is called by its content.
fn name(masthead: &Masthead, text: &str) -> String {
    let Some(path) = &masthead.path else {
        let id = &masthead.id;
        return if id == drafts::STDIN {
            marked(id, text)
        } else {
            id.clone()
        };
    };
    let here = std::env::current_dir().ok();
    let inside = here
        .as_deref()
        .and_then(|here| Path::new(path).strip_prefix(here).ok());
    let own = inside.unwrap_or(Path::new(path));
    let is_elsewhere = own.is_absolute() || own.components().any(|part| part.as_os_str() == "..");
    if is_elsewhere {
        let end = own.file_name().unwrap_or_default().to_string_lossy();
        return marked(&end, path);
    }
    own.to_string_lossy()
        .trim_start_matches("./")
        .replace('\\', "/")
}

fn marked(name: &str, whole: &str) -> String {
    format!("{name}~{}", record::name::short(whole.as_bytes()))
}

/// A digest of the tolerances.
fn policy(policy: &Policy) -> String {
    let rows = policy
        .rows()
        .map(|(name, value, _)| format!("{name} {value}\n"));
    record::name::short(rows.concat().as_bytes())
}

/// A digest of every table at hand.
fn tables(facts: &Facts) -> Result<String, Error> {
    let tables = facts.tables()?;
    let told: Vec<String> = tables
        .iter()
        .map(|table| format!("{} {}\n", table.name, table.digest))
        .collect();
    Ok(record::name::short(told.concat().as_bytes()))
}
