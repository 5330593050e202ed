//! Runs the cases of `tests/cases/<language>/*.md`: a draft, and the claims that are to be read in it.
//!
//! A case is a page with pairs of fences, `draft published=2022-04-19` and `expect`. Each line of the second is one claim:
//! `quote | kind | value unit | hedge | direction | compare | reporter>partner | flow | commodity | period`, in text order.
//! Nothing between the fences means: no claim. `-` stands for what is not there.
#![expect(clippy::disallowed_methods, reason = "tests read cases")]

use std::fs;
use std::path::{Path, PathBuf};
use weighbridge_core::claim::Modality;
use weighbridge_core::language::{claim_line, tidy_line};
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::resolve;
use weighbridge_core::text::{DateBasis, Document, Masthead};

#[test]
fn every_case_is_read_as_written() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let mut failures = Vec::new();
    let mut count = 0;
    for language in sorted(&cases) {
        let code = language
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let lexicon =
            Lexicon::builtin(&code).unwrap_or_else(|e| panic!("{}: {e}", language.display()));
        for file in sorted(&language)
            .iter()
            .filter(|file| file.extension().is_some_and(|ext| ext == "md"))
        {
            let page = fs::read_to_string(file).expect("a case");
            for case in parse(&page).unwrap_or_else(|e| panic!("{}: {e}", file.display())) {
                count += 1;
                failures.extend(case.run(file, &lexicon));
            }
        }
    }
    assert!(count > 0, "no cases in {}", cases.display());
    assert!(
        failures.is_empty(),
        "{} of {count} cases failed\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn a_page_that_is_no_case_is_an_error() {
    for (page, said) in [
        ("words alone", "no `draft` fence"),
        ("```draft\nText.\n```\n", "no `expect` fence"),
        ("```expect\n```\n", "`expect` before"),
        (
            "```draft published=soon\nText.\n```\n```expect\n```\n",
            "not a day",
        ),
        ("```draft\nText.\n", "never closed"),
    ] {
        let error = parse(page).map(|_| ()).expect_err(page);
        assert!(error.contains(said), "{page}: {error}");
    }
}

/// One draft with what is to be read in it.
struct Case {
    line: usize,
    published: Option<jiff::civil::Date>,
    draft: String,
    wanted: Vec<String>,
}

impl Case {
    /// What differs, if anything.
    fn run(&self, file: &Path, lexicon: &Lexicon) -> Option<String> {
        let mut masthead = Masthead::named("case");
        masthead.published = self.published;
        masthead.published_basis = if self.published.is_some() {
            DateBasis::Stated
        } else {
            DateBasis::Unknown
        };
        let document = Document::plain(masthead, self.draft.clone());
        let claims = resolve::extract(&document, lexicon).claims;
        let read: Vec<String> = claims
            .iter()
            .filter(|claim| claim.modality == Modality::Actual)
            .map(|claim| claim_line(&document, claim))
            .collect();
        let place = format!("{}:{}", file.display(), self.line);
        (read != self.wanted).then(|| {
            format!(
                "{place}\n  wanted\n    {}\n  read\n    {}",
                self.wanted.join("\n    "),
                read.join("\n    ")
            )
        })
    }
}

/// The cases of a page.
fn parse(page: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<(Case, bool)> = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let Some(name) = line.strip_prefix("```") else {
            continue;
        };
        let mut body = Vec::new();
        loop {
            match lines.next() {
                Some((_, "```")) => break,
                Some((_, inside)) => body.push(inside),
                None => return Err(format!("line {}: the fence is never closed", at + 1)),
            }
        }
        match name.split_whitespace().collect::<Vec<_>>().as_slice() {
            ["draft", rest @ ..] => cases.push((draft(at + 1, rest, &body)?, false)),
            ["expect"] => {
                let (case, is_whole) = cases
                    .last_mut()
                    .ok_or("`expect` before the first `draft`")?;
                case.wanted = body
                    .iter()
                    .map(|line| tidy_line(line))
                    .filter(|line| !line.is_empty())
                    .collect();
                *is_whole = true;
            }
            _ => {}
        }
    }
    if cases.is_empty() {
        return Err("no `draft` fence".to_owned());
    }
    if let Some((case, _)) = cases.iter().find(|(_, is_whole)| !is_whole) {
        return Err(format!(
            "line {}: no `expect` fence after this draft",
            case.line
        ));
    }
    Ok(cases.into_iter().map(|(case, _)| case).collect())
}

fn draft(line: usize, options: &[&str], body: &[&str]) -> Result<Case, String> {
    let mut published = None;
    for option in options {
        let day = option
            .strip_prefix("published=")
            .ok_or_else(|| format!("line {line}: `{option}` is unknown"))?;
        published = Some(
            day.parse()
                .map_err(|_| format!("line {line}: `{day}` is not a day"))?,
        );
    }
    Ok(Case {
        line,
        published,
        draft: body.join("\n"),
        wanted: Vec::new(),
    })
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    paths
}
