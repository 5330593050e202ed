//! From figures, places, flows, goods and periods to claims.

mod emit;
mod extreme;
mod kind;
mod line;
mod place;
mod scene;
mod settle;
mod time;
mod walk;

use crate::claim::{Area, Extraction};
use crate::lexicon::{Cue, Lexicon, Mark, Naming, What};
use crate::phrase::Habit;
use crate::text::{Document, sentences};
use line::{Line, Token};
use place::{Part, area_at, is_possessor, part};
use scene::{Said, Scene};

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
    let numbers = marks.iter().filter(|mark| mark.what == What::Number);
    let habit = Habit::of(
        numbers.map(|mark| &text[mark.span.range()]),
        lexicon.wording().decimal,
    );
    let lines = lines(document, &marks, lexicon, habit);
    let mut scene = Scene {
        owner: owner(&lines),
        ..Scene::default()
    };
    let mut extraction = Extraction::default();
    for line in &lines {
        if line
            .items
            .iter()
            .any(|item| matches!(item.token, Token::Cue(Cue::Company)))
        {
            scene.company = true;
            scene.note(&[]);
            continue;
        }
        name_agency(&mut scene, line);
        let told = settle::tell(line, &scene, document.masthead.published);
        extraction
            .claims
            .extend(told.findings.iter().map(|finding| {
                let mut claim = emit::claim(finding, line, &scene, lexicon);
                if let Some(attribution) = &mut claim.attribution {
                    document
                        .quote(attribution.span)
                        .clone_into(&mut attribution.name);
                }
                claim
            }));
        scene.note(&told.frames);
        let money = line
            .amounts
            .iter()
            .rev()
            .find(|amount| amount.quantity.unit.is_money());
        scene.money = money.map(|amount| amount.quantity.unit).or(scene.money);
    }
    extraction
}

/// The sentences of a draft as rows of items.
fn lines<'a>(
    document: &Document,
    marks: &[Mark],
    lexicon: &'a Lexicon,
    habit: Habit,
) -> Vec<Line<'a>> {
    let mut from = 0;
    let spans = sentences(document, |word| lexicon.is_abbreviation(word));
    let read = spans.into_iter().map(|span| {
        let start = from + marks[from..].partition_point(|mark| mark.span.start < span.start);
        let end = start + marks[start..].partition_point(|mark| mark.span.start < span.end);
        from = end;
        Line::read(document.prose(), &marks[start..end], span, lexicon, habit)
    });
    read.collect()
}

/// The first country whose own trade the story speaks of.
fn owner(lines: &[Line<'_>]) -> Option<Area> {
    lines.iter().find_map(|line| {
        (0..line.items.len()).find_map(|at| {
            let (area, naming) = area_at(line, at)?;
            let owns = naming != Naming::Agency && part(line, at) == Part::Reporter;
            (owns || is_possessor(line, at)).then(|| area.clone())
        })
    })
}

/// Remembers the agency that a sentence names.
fn name_agency(scene: &mut Scene, line: &Line<'_>) {
    for item in &line.items {
        if let Token::Cue(Cue::Area(area, Naming::Agency)) = item.token {
            scene.agency = Some(Said::here(area.clone(), item.span));
        }
    }
}
