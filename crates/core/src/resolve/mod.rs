//! From figures, places, flows, goods and periods to claims.

mod emit;
mod kind;
mod line;
mod place;
mod scene;
mod time;
mod walk;

use crate::claim::Extraction;
use crate::lexicon::{Cue, Lexicon, Mark, Naming, What};
use crate::phrase::Habit;
use crate::text::{Document, Span, sentences};
use line::Line;
use scene::Scene;
use walk::Setting;

/// Every trade claim of a draft, in text order, whatever its modality.
///
/// # Example
///
/// ```
/// use weighbridge_core::lexicon::Lexicon;
/// use weighbridge_core::resolve::extract;
/// use weighbridge_core::text::{Document, Masthead};
///
/// let text = "China's exports to Russia rose 12.5 percent to $9.1 billion in May 2023.".to_owned();
/// let draft = Document::plain(Masthead::named("x"), text);
/// let found = extract(&draft, &Lexicon::builtin("en").expect("English"));
/// let kinds: Vec<_> = found.claims.iter().map(|claim| claim.kind.code()).collect();
/// assert_eq!(kinds, ["change", "level"]);
/// ```
pub fn extract(document: &Document, lexicon: &Lexicon) -> Extraction {
    let text = document.prose();
    let marks = lexicon.scan(text);
    let numbers = marks
        .iter()
        .filter(|mark| mark.what == What::Number)
        .map(|mark| &text[mark.span.range()]);
    let habit = Habit::of(numbers, lexicon.wording().decimal);
    let setting = Setting {
        lexicon,
        published: document.masthead.published,
    };
    let mut scene = Scene::default();
    let mut extraction = Extraction::default();
    let mut from = 0;
    for sentence in sentences(document, |word| lexicon.is_abbreviation(word)) {
        let (start, end) = within(&marks, from, sentence);
        from = end;
        name_agency(&mut scene, &marks[start..end], lexicon);
        let line = Line::read(text, &marks[start..end], sentence, lexicon, habit);
        if line.amounts.is_empty() {
            scene.note(&[]);
            continue;
        }
        let findings = walk::walk(&line, &scene, &setting);
        extraction.claims.extend(findings.iter().map(|finding| {
            let mut claim = emit::claim(finding, &line, &scene, &setting);
            if let Some(attribution) = &mut claim.attribution {
                document
                    .quote(attribution.span)
                    .clone_into(&mut attribution.name);
            }
            claim
        }));
        let frames: Vec<_> = findings.into_iter().map(|finding| finding.frame).collect();
        scene.note(&frames);
    }
    extraction
}

/// The marks that lie in a sentence, looking from `from` on.
fn within(marks: &[Mark], from: usize, sentence: Span) -> (usize, usize) {
    let start = from + marks[from..].partition_point(|mark| mark.span.start < sentence.start);
    let end = start + marks[start..].partition_point(|mark| mark.span.start < sentence.end);
    (start, end)
}

/// Remembers the agency that a sentence names.
fn name_agency(scene: &mut Scene, marks: &[Mark], lexicon: &Lexicon) {
    for mark in marks {
        let What::Form(form) = mark.what else {
            continue;
        };
        if let Cue::Area(area, Naming::Agency) = lexicon.cue(form) {
            scene.agency = Some(emit::agency_said(area, mark.span));
        }
    }
}
