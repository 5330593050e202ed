//! A claim that is not supported, drawn under its line of the draft in the manner of a compiler.

use super::super::excerpt;
use super::super::reading::{self, value};
use super::super::untrusted::visible;
use super::lines::{phrase, place};
use super::{Style, WIDTH, wrapped};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Snippet};
use weighbridge_core::claim::Claim;
use weighbridge_core::lexicon::english;
use weighbridge_core::text::Document;
use weighbridge_core::verdict::{Doubtful, Evidence, Judgement, Verdict};

/// Columns of the draft's line that are shown, and how many of them before the phrase.
pub(super) const EXCERPT: usize = 92;
const LEAD: usize = 40;

/// Most readings, sources and diagnoses that are shown; the Markdown report has them all.
const MOST_READINGS: usize = 4;
const MOST_SOURCES: usize = 3;
const MOST_SLIPS: usize = 2;

/// Columns of a note.
const NOTE: usize = WIDTH - 16;

/// Title, place, the marked phrase, and notes.
pub(super) fn finding(
    style: &Style,
    document: &Document,
    claim: &Claim,
    judgement: &Judgement,
) -> String {
    let span = claim.quantity.span;
    let line = document.position(span.start).line;
    let title = title(document, claim, judgement);
    let lines = title.lines().count();
    let title = level(judgement.verdict)
        .with_name(reading::verdict(judgement.verdict))
        .primary_title(title);
    let notes = notes(document, claim, judgement)
        .into_iter()
        .map(|(name, text)| note_level(name).with_name(name).message(text));
    let group = Group::with_title(title)
        .element(marked(document, claim, line))
        .elements(notes);
    // The renderer counts columns in the excerpt; the place is that of the draft, so it is put in here.
    let drawn = style.renderer.render(&[group]);
    let margin = " ".repeat(line.to_string().len());
    let arrow = format!("{margin}{} {}", style.arrow, place(document, span));
    let mut drawn: Vec<&str> = drawn.split('\n').collect();
    drawn.insert(lines.min(drawn.len()), &arrow);
    drawn.join("\n")
}

/// The answer in one sentence: “30 persen”: China's customs printed 28.7 %. \[`coarse_rounding`\]
fn title(document: &Document, claim: &Claim, judgement: &Judgement) -> String {
    let phrase = phrase(document, claim.quantity.span);
    let summary = visible(&reading::after_colon(&judgement.summary));
    let indent = reading::verdict(judgement.verdict).len() + 2;
    let text = format!("{phrase}: {summary} [{}]", judgement.reason.code());
    wrapped(&text, WIDTH - indent, 0)
}

/// How loud a verdict is.
const fn level(verdict: Verdict) -> Level<'static> {
    match verdict {
        Verdict::Refuted => Level::ERROR,
        Verdict::NeedsContext => Level::WARNING,
        Verdict::Supported | Verdict::Unverifiable => Level::INFO,
    }
}

/// Advice is styled as help, the rest as notes.
fn note_level(name: &str) -> Level<'static> {
    if name == "help" {
        Level::HELP
    } else {
        Level::NOTE
    }
}

/// The sentence on one line with the phrase marked.
fn marked(
    document: &Document,
    claim: &Claim,
    line: usize,
) -> Snippet<'static, Annotation<'static>> {
    let excerpt = excerpt::around(document, claim, LEAD, EXCERPT);
    let start = excerpt.before.len();
    let span = start..start + excerpt.phrase.len();
    let text = format!("{}{}{}", excerpt.before, excerpt.phrase, excerpt.after);
    Snippet::source(text)
        .line_start(line)
        .annotation(AnnotationKind::Primary.span(span))
}

/// What stands under the marked line: name and text of each note, without escapes.
fn notes(document: &Document, claim: &Claim, judgement: &Judgement) -> Vec<(&'static str, String)> {
    let mut read = vec![reading::read_as(claim)];
    read.extend(reading::unsaid(document, claim));
    let slips = reading::slips(judgement).take(MOST_SLIPS);
    let slips = slips.map(|found| reading::perhaps(judgement, found));
    let advice: Vec<String> = reading::advice(judgement).into_iter().collect();
    [
        ("read as", wrapped_lines(&read)),
        ("data", data(judgement).join("\n")),
        ("source", sources(judgement).join("\n")),
        ("doubtful", doubtful(judgement).join("\n")),
        ("perhaps", wrapped_lines(&slips.collect::<Vec<_>>())),
        ("help", wrapped_lines(&advice)),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .collect()
}

/// Lines without escapes, each within the width.
fn wrapped_lines(lines: &[String]) -> String {
    let lines = lines.iter().map(|line| wrapped(&visible(line), NOTE, 2));
    lines.collect::<Vec<_>>().join("\n")
}

/// Each reading with its value and whether the printed figure fits, the stated ones first.
fn data(judgement: &Judgement) -> Vec<String> {
    let readings = reading::readings(judgement);
    let rows: Vec<(String, String)> = readings
        .iter()
        .take(MOST_READINGS)
        .filter_map(|tried| {
            let value = value(judgement.evidence.get(tried.evidence)?);
            let fit = reading::fit(tried);
            Some((value, visible(&format!("{}: {fit}", tried.reading))))
        })
        .collect();
    let width = rows.iter().map(|(value, _)| value.chars().count()).max();
    let width = width.unwrap_or_default();
    rows.iter()
        .map(|(value, said)| wrapped(&format!("{value:width$}  {said}"), NOTE, width + 2))
        .collect()
}

/// The doubtful figures that the draft's agrees with, why they are doubted, and where they were read.
fn doubtful(judgement: &Judgement) -> Vec<String> {
    let line = |one: &Doubtful| {
        let evidence = judgement.evidence.get(one.evidence)?;
        let place = evidence.addresses.first().map_or("", String::as_str);
        let said = format!("{} ({}): {place}", value(evidence), one.note);
        Some(wrapped(&visible(&said), NOTE, 2))
    };
    judgement.doubtful.iter().filter_map(line).collect()
}

/// Agency, day and address of the figures behind what is shown, each address once.
fn sources(judgement: &Judgement) -> Vec<String> {
    let readings = reading::readings(judgement);
    let shown = readings.iter().take(MOST_READINGS).map(|t| t.evidence);
    let slips = reading::slips(judgement).take(MOST_SLIPS);
    let shown = shown.chain(slips.map(|found| found.evidence));
    let shown: Vec<&Evidence> = shown.filter_map(|at| judgement.evidence.get(at)).collect();
    let first = shown.iter().map(|e| e.addresses.get(..1));
    let others = shown.iter().map(|e| e.addresses.get(1..));
    let mut seen: Vec<(&Evidence, &str)> = Vec::new();
    for (evidence, addresses) in shown.iter().cycle().zip(first.chain(others)) {
        for address in addresses.unwrap_or_default() {
            if !seen.iter().any(|(_, known)| known == address) {
                seen.push((evidence, address));
            }
        }
    }
    let mut lines: Vec<String> = seen
        .iter()
        .take(MOST_SOURCES)
        .map(|(evidence, address)| visible(&source(evidence, address)))
        .collect();
    let more = seen.len().saturating_sub(MOST_SOURCES);
    lines.extend((more > 0).then(|| format!("and {more} more in the Markdown report")));
    lines
}

/// "GACC, 13 April 2022: https://…"; what is computed rests on figures of several days.
fn source(evidence: &Evidence, address: &str) -> String {
    let agency = &evidence.agency;
    match evidence.published.filter(|_| !evidence.derived) {
        Some(day) => format!("{agency}, {}: {address}", english::day(day)),
        None => format!("{agency}: {address}"),
    }
}
