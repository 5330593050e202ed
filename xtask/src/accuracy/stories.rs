//! Stories written by hand, with the verdict, reason and first diagnosis that each figure must get.

use super::facts::Facts;
use super::weigh::{document, judged_in};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::Path;
use weighbridge_core::fact::{Book, Observation};
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::verdict::Judgement;

/// A story with what is expected of it.
#[derive(Debug)]
struct Story {
    language: String,
    published: Date,
    text: String,
    facts: Option<Vec<Observation>>,
    expected: Vec<[String; 4]>,
}

/// So many expectations, and those that did not come true, in words.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) figures: usize,
    pub(super) missed: Vec<String>,
}

/// Reads and judges every story of a folder.
///
/// # Errors
///
/// Names the file and what is not understood in it.
pub(super) fn run(folder: &Path, facts: &Facts) -> Result<Outcome, String> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    let mut outcome = Outcome::default();
    for path in paths {
        let named = |said: String| format!("{}: {said}", path.display());
        let text = std::fs::read_to_string(&path).map_err(|e| named(e.to_string()))?;
        for story in stories(&text).map_err(named)? {
            tell(&story, facts, &mut outcome).map_err(|said| named(said.to_string()))?;
        }
    }
    Ok(outcome)
}

fn tell(
    story: &Story,
    facts: &Facts,
    outcome: &mut Outcome,
) -> Result<(), weighbridge_core::lexicon::LexiconError> {
    let lexicon = Lexicon::builtin(&story.language)?;
    let draft = document(&story.text, &story.language, story.published);
    let own = story.facts.clone().map(|seen| Book::new(seen, Vec::new()));
    let found = judged_in(&draft, &lexicon, |wanted| {
        own.clone().unwrap_or_else(|| facts.answer(wanted))
    });
    for expected in &story.expected {
        outcome.figures += 1;
        let [quote, ..] = expected;
        let judgement = found
            .iter()
            .find(|(claim, _)| draft.quote(claim.quantity.span).contains(quote.as_str()))
            .map(|(_, judgement)| judgement);
        let got = judgement.map_or_else(|| "not read".to_owned(), said);
        let wanted = expected[1..].join(" | ");
        if got != wanted {
            let line = format!("{}: {quote}: {wanted}, but it is {got}", story.language);
            outcome.missed.push(line);
        }
    }
    Ok(())
}

/// "refuted | scale | scale".
fn said(judgement: &Judgement) -> String {
    let first = judgement.diagnosis.first().map_or("-", |d| d.changed);
    let (verdict, reason) = (judgement.verdict.code(), judgement.reason.code());
    format!("{verdict} | {reason} | {first}")
}

/// The stories of a file.
fn stories(text: &str) -> Result<Vec<Story>, String> {
    let mut found: Vec<Story> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(fence) = line.strip_prefix("```") else {
            continue;
        };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let (name, rest) = fence.split_once(' ').unwrap_or((fence, ""));
        let last = found.last_mut();
        match (name, last) {
            ("draft", _) => found.push(story(rest, &body)?),
            ("facts", Some(story)) => story.facts = Some(facts(&body)?),
            ("expect", Some(story)) => story.expected = expectations(&body)?,
            _ => return Err(format!("a fence `{fence}` without a draft before it")),
        }
    }
    Ok(found)
}

fn story(settings: &str, body: &[&str]) -> Result<Story, String> {
    let settings: BTreeMap<&str, &str> = settings
        .split_whitespace()
        .filter_map(|setting| setting.split_once('='))
        .collect();
    let setting = |name: &str| {
        let value = settings.get(name).copied();
        value.ok_or_else(|| format!("a draft needs `{name}=`"))
    };
    Ok(Story {
        language: setting("lang")?.to_owned(),
        published: setting("published")?.parse().map_err(|_| "not a day")?,
        text: body.join("\n"),
        facts: None,
        expected: Vec::new(),
    })
}

fn expectations(body: &[&str]) -> Result<Vec<[String; 4]>, String> {
    body.iter()
        .map(|line| {
            let parts: Vec<String> = line.split('|').map(|part| part.trim().to_owned()).collect();
            parts
                .try_into()
                .map_err(|_| format!("`{line}` has not four parts"))
        })
        .collect()
}

/// Rows as `reporter,partner,flow,commodity,first,last,measure,value,unit,place,basis`.
fn facts(body: &[&str]) -> Result<Vec<Observation>, String> {
    body.iter()
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            super::facts::of_cells(&cells).ok_or_else(|| format!("`{line}` is not a fact"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_of_the_stories_gets_its_verdict() {
        let root = crate::root();
        let facts = Facts::load(&root.join("datasets")).expect("the embedded facts");
        let outcome = run(&root.join(super::super::STORIES), &facts).expect("the stories");
        assert!(outcome.figures > 20);
        assert!(outcome.missed.is_empty(), "{:#?}", outcome.missed);
    }
}
