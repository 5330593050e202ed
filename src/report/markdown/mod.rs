//! A run as Markdown: the table of verdicts first, then a section for each claim, then what was not judged, the
//! policy and the data.

mod claim;
mod tables;

use super::groups::{self, Silent};
use super::reading::{self, NOTHING_FOUND};
use super::untrusted::{clip, inline};
use weighbridge_core::lexicon::english;
use weighbridge_core::run::{Checked, Run};
use weighbridge_core::text::Document;
use weighbridge_core::verdict::Weighed;

/// Most characters of a draft's name or headline that are shown.
const LONGEST_NAME: usize = 200;

/// The run as Markdown, with a newline at the end.
///
/// # Example
///
/// ```
/// use weighbridge::report::markdown;
/// use weighbridge_core::run::Run;
/// use weighbridge_core::verdict::Policy;
///
/// let run = Run { documents: vec![], policy: Policy::default(), tables: vec![], as_of: None, version: "0.1.0" };
/// assert!(markdown(&run).contains("No trade claim was found"));
/// ```
pub fn markdown(run: &Run) -> String {
    let mut blocks = vec![
        format!("# {}", reading::tally(run)),
        "The trade figures of the draft, weighed against customs data.".to_owned(),
    ];
    if let Some(day) = run.as_of {
        blocks.push(format!(
            "Judged by what was known on {}.",
            english::day(day)
        ));
    }
    if run.documents.is_empty() {
        blocks.push(NOTHING_FOUND.to_owned());
    }
    for checked in &run.documents {
        draft(&mut blocks, checked);
    }
    blocks.extend(tables::closing(run));
    blocks.join("\n\n") + "\n"
}

/// One draft: heading, dateline, notices, table, sections, what was not judged.
fn draft(blocks: &mut Vec<String>, checked: &Checked) {
    let document = &checked.document;
    blocks.push(format!("## {}", heading(checked)));
    blocks.push(inline(&reading::dateline(&document.masthead)));
    if !checked.notices.is_empty() {
        blocks.push(list(checked.notices.iter().map(|notice| inline(notice))));
    }
    let judged = groups::judged(checked);
    if judged.is_empty() {
        blocks.push(NOTHING_FOUND.to_owned());
    } else {
        blocks.push(tables::verdicts(document, &judged));
    }
    let (silent, alone) = groups::parted(checked);
    for (number, weighed, judgement) in alone {
        blocks.extend(claim::section(document, number, &weighed.claim, judgement));
    }
    for group in &silent {
        blocks.extend(together(document, group));
    }
    blocks.extend(not_judged(checked));
}

/// Silent claims of one reason: a heading, and a line for each.
fn together(document: &Document, group: &Silent<'_>) -> [String; 2] {
    let lines = group.claims.iter().map(|one| {
        let quote = document.quote(one.1.claim.quantity.span);
        let quote = inline(&clip(quote, LONGEST_NAME));
        format!("{}. “{quote}”: {}", one.0, inline(&group.line(one)))
    });
    let code = inline(&format!("[{}]", group.reason.code()));
    [
        format!("### {} {code}", inline(&group.title())),
        list(lines.map(|line| line.replacen(". ", r"\. ", 1))),
    ]
}

/// The statements that are not judged, with why.
fn not_judged(checked: &Checked) -> Vec<String> {
    let weighed = checked.weighed.iter();
    let mut aside = weighed.filter(|one| one.judgement.is_none()).peekable();
    if aside.peek().is_none() {
        return Vec::new();
    }
    vec![
        "### Not judged".to_owned(),
        list(aside.map(|one| set_aside(checked, one))),
    ]
}

/// The headline with the file's name, or whichever is known.
fn heading(checked: &Checked) -> String {
    let masthead = &checked.document.masthead;
    let name = inline(&clip(&masthead.id, LONGEST_NAME));
    match &masthead.title {
        Some(title) => format!("{} ({name})", inline(&clip(title, LONGEST_NAME))),
        None => name,
    }
}

/// A statement that is not judged, with why.
fn set_aside(checked: &Checked, weighed: &Weighed) -> String {
    let span = weighed.claim.quantity.span;
    format!(
        "line {}: “{}”: {}",
        checked.document.position(span.start).line,
        inline(&clip(checked.document.quote(span), LONGEST_NAME)),
        reading::modality(weighed.claim.modality)
    )
}

/// A bulleted list.
fn list(items: impl Iterator<Item = String>) -> String {
    items
        .map(|item| format!("- {item}"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    #[test]
    fn the_sample_is_as_it_was() {
        insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!("markdown", markdown(&sample::run()));
        });
    }

    #[test]
    fn a_run_without_claims_says_so() {
        let text = markdown(&sample::empty());
        assert!(text.starts_with("# 0 claims\n"));
        assert!(text.contains(NOTHING_FOUND));
    }

    #[test]
    fn a_hostile_draft_brings_no_markup_of_its_own() {
        let text = markdown(&sample::run());
        assert!(!text.contains(['\u{1b}', '\u{202e}']));
        let mut tables = 0;
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => panic!("markup: {html}"),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    assert!(
                        dest_url.starts_with("https://customs.example/"),
                        "{dest_url}"
                    );
                }
                Event::Start(Tag::Table(_)) => tables += 1,
                _ => {}
            }
        }
        // Two of verdicts, two of readings, the policy, the data.
        assert_eq!(tables, 6);
    }
}
