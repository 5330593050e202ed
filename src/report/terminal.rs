//! A run for a person at a terminal: each finding under the line of the draft it is about.

use super::excerpt;
use super::reading::{self, NOTHING_FOUND, value};
use super::untrusted::{clip, visible};
use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, DEFAULT_NOTE_STYLE, DecorStyle};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use weighbridge_core::claim::Claim;
use weighbridge_core::run::{Checked, Run};
use weighbridge_core::text::{Document, Span};
use weighbridge_core::verdict::{Evidence, Judgement, Verdict, Weighed};

/// Columns that the report aims at.
const WIDTH: usize = 100;

/// Columns of the draft's line that are shown, and how many of them before the phrase, so that its label has room.
const EXCERPT: usize = 92;
const LEAD: usize = 34;

/// Wider than any line, so that the renderer never trims: its markers shift on long lines of wide characters.
const UNTRIMMED: usize = 4000;

/// The run as a diagnostic, with a newline at the end; `colour` adds terminal styles, and nothing depends on them.
///
/// # Example
///
/// ```
/// use weighbridge::report::terminal;
/// use weighbridge_core::run::Run;
/// use weighbridge_core::verdict::Policy;
///
/// let run = Run { documents: vec![], policy: Policy::default(), tables: vec![], as_of: None, version: "0.1.0" };
/// assert!(terminal(&run, false).starts_with("No trade claim was found"));
/// ```
pub fn terminal(run: &Run, colour: bool) -> String {
    let style = Style::new(colour);
    let mut blocks = Vec::new();
    for checked in &run.documents {
        draft(&mut blocks, &style, checked);
    }
    if run.documents.is_empty() {
        blocks.push(NOTHING_FOUND.to_owned());
    } else if run.documents.iter().any(|one| !one.weighed.is_empty()) {
        blocks.push(summary(run));
    }
    blocks.join("\n\n") + "\n"
}

/// How findings are drawn.
struct Style {
    renderer: Renderer,
    arrow: String,
    ok: String,
}

impl Style {
    fn new(colour: bool) -> Self {
        let (blue, green) = (DEFAULT_LINE_NUM_STYLE, DEFAULT_NOTE_STYLE);
        let (renderer, arrow, ok) = if colour {
            (
                Renderer::styled(),
                format!("{blue}-->{blue:#}"),
                format!("{green}ok{green:#}"),
            )
        } else {
            (Renderer::plain(), "-->".to_owned(), "ok".to_owned())
        };
        Self {
            renderer: renderer
                .decor_style(DecorStyle::Ascii)
                .term_width(UNTRIMMED),
            arrow,
            ok,
        }
    }
}

/// How many claims got which verdict, and how many statements were left alone.
fn summary(run: &Run) -> String {
    let aside = run
        .documents
        .iter()
        .flat_map(|checked| &checked.weighed)
        .filter(|weighed| weighed.judgement.is_none())
        .count();
    let day = run.as_of.map(|day| format!(" by what was known on {day}"));
    let tally = reading::tally(run) + &day.unwrap_or_default();
    match aside {
        0 => tally,
        1 => format!("{tally}; 1 statement not judged"),
        more => format!("{tally}; {more} statements not judged"),
    }
}

/// The findings of one draft, in text order, after its notices.
fn draft(blocks: &mut Vec<String>, style: &Style, checked: &Checked) {
    let name = name(&checked.document);
    let notices = checked.notices.iter();
    blocks.extend(
        notices.map(|notice| wrapped(&format!("note: {name}: {}", visible(notice)), WIDTH)),
    );
    if checked.weighed.is_empty() {
        blocks.push(format!("{name}: {NOTHING_FOUND}"));
    }
    for weighed in &checked.weighed {
        blocks.push(match &weighed.judgement {
            Some(judgement) if judgement.verdict == Verdict::Supported => {
                supported(style, &checked.document, &weighed.claim, judgement)
            }
            Some(judgement) => finding(style, &checked.document, &weighed.claim, judgement),
            None => set_aside(&checked.document, weighed),
        });
    }
}

/// The draft's file, or its name where it is none.
fn name(document: &Document) -> String {
    let masthead = &document.masthead;
    visible(&clip(masthead.path.as_deref().unwrap_or(&masthead.id), 200))
}

/// "drafts/a.txt:3:17".
fn place(document: &Document, span: Span) -> String {
    let at = document.position(span.start);
    format!("{}:{}:{}", name(document), at.line, at.column)
}

/// The phrase in quotes with its place.
fn phrase(document: &Document, span: Span) -> String {
    let words = visible(&clip(document.quote(span), 60));
    format!("“{words}” ({})", place(document, span))
}

/// A supported claim in one line.
fn supported(style: &Style, document: &Document, claim: &Claim, judgement: &Judgement) -> String {
    let phrase = phrase(document, claim.quantity.span);
    let ok = &style.ok;
    let found = judgement.readings.first().map_or(0, |tried| tried.evidence);
    match judgement.evidence.get(found) {
        Some(evidence) => format!(
            "{ok}: {phrase}: the data say {}, {}",
            value(evidence),
            visible(&evidence.agency)
        ),
        None => format!("{ok}: {phrase}: {}", visible(&judgement.summary)),
    }
}

/// A statement that is not judged, in one line with why.
fn set_aside(document: &Document, weighed: &Weighed) -> String {
    let why = reading::modality(weighed.claim.modality);
    format!(
        "not judged: {}: {why}",
        phrase(document, weighed.claim.quantity.span)
    )
}

/// A claim that is not supported: title, place, the marked phrase, and notes.
fn finding(style: &Style, document: &Document, claim: &Claim, judgement: &Judgement) -> String {
    let span = claim.quantity.span;
    let line = document.position(span.start).line;
    let title = level(judgement.verdict)
        .with_name(reading::verdict(judgement.verdict))
        .primary_title(visible(&judgement.summary))
        .id(judgement.reason.code());
    let notes = notes(document, claim, judgement)
        .into_iter()
        .map(|(name, text)| note_level(name).with_name(name).message(text));
    let group = Group::with_title(title)
        .element(marked(document, claim, line))
        .elements(notes);
    let drawn = style.renderer.render(&[group]);
    // The renderer counts columns in the excerpt; the place is that of the draft, so it is put in here.
    let (title, rest) = drawn.split_once('\n').unwrap_or((&drawn, ""));
    let margin = " ".repeat(line.to_string().len());
    format!(
        "{title}\n{margin}{} {}\n{rest}",
        style.arrow,
        place(document, span)
    )
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

/// The sentence on one line with the phrase marked, and under it what was read.
fn marked(
    document: &Document,
    claim: &Claim,
    line: usize,
) -> Snippet<'static, Annotation<'static>> {
    let excerpt = excerpt::around(document, claim, LEAD, EXCERPT);
    let start = excerpt.before.len();
    let span = start..start + excerpt.phrase.len();
    let text = format!("{}{}{}", excerpt.before, excerpt.phrase, excerpt.after);
    let label = visible(&reading::label(claim));
    Snippet::source(text)
        .line_start(line)
        .annotation(AnnotationKind::Primary.span(span).label(Some(label)))
}

/// What stands under the marked line: name and text of each note, the text wrapped and without escapes.
fn notes(document: &Document, claim: &Claim, judgement: &Judgement) -> Vec<(&'static str, String)> {
    let mut notes = Vec::new();
    let mut note = |name, lines: Vec<String>| {
        let lines: Vec<String> = lines
            .iter()
            .map(|line| wrapped(&visible(line), WIDTH - 16))
            .collect();
        if !lines.is_empty() {
            notes.push((name, lines.join("\n")));
        }
    };
    note("data", readings(judgement));
    note("source", sources(judgement));
    let perhaps = judgement.diagnosis.iter();
    note(
        "perhaps",
        perhaps
            .map(|found| reading::perhaps(judgement, found))
            .collect(),
    );
    note("read", reading::unsaid(document, claim));
    note("help", reading::advice(judgement).into_iter().collect());
    notes
}

/// Each reading with its value and whether the printed figure fits; the bare values where there is no reading.
fn readings(judgement: &Judgement) -> Vec<String> {
    if judgement.readings.is_empty() {
        let bare = |evidence: &Evidence| format!("{}: {}", value(evidence), evidence.label);
        return judgement.evidence.iter().map(bare).collect();
    }
    judgement
        .readings
        .iter()
        .filter_map(|tried| {
            let evidence = judgement.evidence.get(tried.evidence)?;
            let fit = reading::fit(tried.fit);
            Some(format!(
                "{}: {} (fits: {fit})",
                value(evidence),
                tried.reading
            ))
        })
        .collect()
}

/// The papers and first address of each value, each once.
fn sources(judgement: &Judgement) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for evidence in &judgement.evidence {
        let address = evidence.addresses.first().map_or("", |address| address);
        let line = format!("{} {address}", reading::papers(evidence));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// The text with line ends between words, so that lines stay within `width` characters where words allow.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push_str("\n  ");
            column = 2;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_sample_is_as_it_was() {
        insta::with_settings!({snapshot_path => "snapshots", prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!("terminal", terminal(&sample::run(), false));
        });
    }

    #[test]
    fn escapes_of_the_draft_never_reach_the_terminal() {
        let plain = terminal(&sample::run(), false);
        assert!(!plain.contains(['\u{1b}', '\u{202e}']));
        assert!(plain.contains("U+001B[31m"));
        let styled = terminal(&sample::run(), true);
        assert!(styled.contains("\u{1b}[1m") && !styled.contains('\u{202e}'));
    }

    #[test]
    fn a_run_without_claims_says_so() {
        assert_eq!(
            terminal(&sample::empty(), false),
            format!("drafts/mesra.txt: {NOTHING_FOUND}\n")
        );
    }

    #[test]
    fn a_long_sentence_of_wide_letters_is_cut_and_still_marked() {
        let mut run = sample::run();
        run.documents.remove(0);
        let filler = "据海关统计，中俄贸易额".repeat(400);
        sample::restate(&mut run.documents[0], &filler, "382亿美元", &filler);
        let text = terminal(&run, false);
        let drawn = text
            .lines()
            .find(|line| line.starts_with("1 |"))
            .expect("the line of the draft");
        assert!(drawn.chars().count() < EXCERPT, "{drawn}");
        let columns: usize = drawn
            .chars()
            .take_while(|&char| char != '3')
            .map(|char| {
                if char.is_ascii() || char == '…' {
                    1
                } else {
                    2
                }
            })
            .sum();
        let marks = text.lines().find(|line| line.contains("^^^^^^^^^"));
        assert_eq!(marks.and_then(|line| line.find('^')), Some(columns));
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("one two three", 8), "one two\n  three");
        assert_eq!(
            wrapped("https://a.example/long", 8),
            "https://a.example/long"
        );
    }
}
