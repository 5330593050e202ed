//! A run for a person at a terminal: each finding under the line of the draft it is about.

mod finding;
mod lines;

use super::groups;
use super::reading::{self, NOTHING_FOUND};
use super::untrusted::visible;
use annotate_snippets::Renderer;
use annotate_snippets::renderer::{
    DEFAULT_INFO_STYLE, DEFAULT_LINE_NUM_STYLE, DEFAULT_NOTE_STYLE, DecorStyle, Style as Paint,
};
use weighbridge_core::run::{Checked, Run};
use weighbridge_core::verdict::Verdict;

/// Columns that the report aims at.
const WIDTH: usize = 100;

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
    unverifiable: String,
}

impl Style {
    fn new(colour: bool) -> Self {
        let painted = |style: Paint, text: &str| {
            if colour {
                format!("{style}{text}{style:#}")
            } else {
                text.to_owned()
            }
        };
        let renderer = if colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        Self {
            renderer: renderer
                .decor_style(DecorStyle::Ascii)
                .term_width(UNTRIMMED),
            arrow: painted(DEFAULT_LINE_NUM_STYLE, "-->"),
            ok: painted(DEFAULT_NOTE_STYLE, "ok"),
            unverifiable: painted(DEFAULT_INFO_STYLE, "unverifiable"),
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

/// The findings of one draft, in text order, after its notices; what takes one line stands without a gap.
fn draft(blocks: &mut Vec<String>, style: &Style, checked: &Checked) {
    let document = &checked.document;
    let name = lines::name(document);
    let notices = checked.notices.iter();
    blocks.extend(
        notices.map(|notice| wrapped(&format!("note: {name}: {}", visible(notice)), WIDTH, 2)),
    );
    if checked.weighed.is_empty() {
        blocks.push(format!("{name}: {NOTHING_FOUND}"));
    }
    let (silent, alone) = groups::parted(checked);
    let mut run: Vec<String> = Vec::new();
    for (_, weighed, judgement) in alone {
        if judgement.verdict == Verdict::Supported {
            run.push(lines::supported(style, document, &weighed.claim, judgement));
        } else {
            close(blocks, &mut run);
            blocks.push(finding::finding(style, document, &weighed.claim, judgement));
        }
    }
    close(blocks, &mut run);
    blocks.extend(
        silent
            .iter()
            .map(|group| lines::together(style, document, group)),
    );
    let aside = checked.weighed.iter().filter(|one| one.judgement.is_none());
    run.extend(aside.map(|one| lines::set_aside(document, one)));
    close(blocks, &mut run);
}

/// The lines so far as one block.
fn close(blocks: &mut Vec<String>, run: &mut Vec<String>) {
    if !run.is_empty() {
        blocks.push(std::mem::take(run).join("\n"));
    }
}

/// The text with line ends between words, so that lines stay within `width` characters where words allow; lines after
/// the first are indented.
fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
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
        insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false}, {
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
        assert!(drawn.chars().count() < finding::EXCERPT, "{drawn}");
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
        assert_eq!(wrapped("one two three", 8, 2), "one two\n  three");
        assert_eq!(
            wrapped("https://a.example/long", 8, 2),
            "https://a.example/long"
        );
    }
}
