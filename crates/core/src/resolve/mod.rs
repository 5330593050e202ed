//! From figures, places, flows, goods and periods to claims.

mod amount;
mod emit;
mod extreme;
mod flow;
mod kind;
mod line;
#[cfg(test)]
mod odd;
mod parties;
mod place;
mod scene;
mod settle;
mod time;
mod walk;

use crate::claim::{Area, Extraction};
use crate::lexicon::{Cue, Lexicon, Mark, Naming, What};
use crate::phrase::Habit;
use crate::text::{Document, Span, sentences};
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
    let rows = rows(document, &marks, lexicon);
    let read = |row: &Row| Line::read(text, row.marks, row.span, lexicon, habit);
    let mut scene = Scene {
        owner: rows.iter().find_map(|row| owner(row, lexicon, read)),
        ..Scene::default()
    };
    let mut extraction = Extraction::default();
    for row in &rows {
        if !scene.goes_on() && is_quiet(row, lexicon) {
            debug_assert!(
                tells_nothing(&read(row), &scene, document),
                "{:?}",
                row.span
            );
            scene.note(&[]);
            continue;
        }
        let line = &read(row);
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

/// A sentence and its marks.
struct Row<'a> {
    span: Span,
    marks: &'a [Mark],
}

/// The sentences of a draft with their marks.
fn rows<'a>(document: &Document, marks: &'a [Mark], lexicon: &Lexicon) -> Vec<Row<'a>> {
    let mut rest = marks;
    let spans = sentences(document, |word| lexicon.is_abbreviation(word));
    let row = |span: Span| {
        let before = |offset: usize| move |mark: &&Mark| mark.span.start < offset;
        rest = &rest[rest.iter().take_while(before(span.start)).count()..];
        let (marks, after) = rest.split_at(rest.iter().take_while(before(span.end)).count());
        rest = after;
        Row { span, marks }
    };
    spans.into_iter().map(row).collect()
}

/// The cues of a sentence.
fn cues<'a>(row: &Row<'_>, lexicon: &'a Lexicon) -> impl Iterator<Item = &'a Cue> {
    row.marks.iter().filter_map(move |mark| match mark.what {
        What::Form(form) => Some(lexicon.cue(form)),
        What::Number | What::Punct(_) | What::Other => None,
    })
}

/// A sentence that names no flow claims nothing, unless it goes on with one before; without a company, agency or currency
/// it leaves nothing for later ones either. Most sentences of a paper are such, and need not be read.
fn is_quiet(row: &Row<'_>, lexicon: &Lexicon) -> bool {
    !cues(row, lexicon).any(|cue| {
        matches!(
            cue,
            Cue::Flow(_) | Cue::Company | Cue::Money(_) | Cue::Area(_, Naming::Agency)
        )
    })
}

/// Does a sentence neither claim nor leave anything? What [`is_quiet`] promises, tried in debug builds.
fn tells_nothing(line: &Line<'_>, scene: &Scene, document: &Document) -> bool {
    let told = settle::tell(line, scene, document.masthead.published);
    told.findings.is_empty() && told.frames.is_empty()
}

/// The country whose own trade a sentence speaks of.
fn owner<'a>(
    row: &Row<'_>,
    lexicon: &'a Lexicon,
    read: impl Fn(&Row<'_>) -> Line<'a>,
) -> Option<Area> {
    if !cues(row, lexicon).any(|cue| matches!(cue, Cue::Area(..))) {
        return None;
    }
    let line = &read(row);
    (0..line.items.len()).find_map(|at| {
        let (area, naming) = area_at(line, at)?;
        let owns = naming != Naming::Agency && part(line, at) == Part::Reporter;
        (owns || is_possessor(line, at)).then(|| area.clone())
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
