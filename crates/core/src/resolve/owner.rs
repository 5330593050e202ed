//! Whose story it is: the country whose own trade a sentence speaks of.

use super::Words;
use super::doer::is_subject;
use super::facing::mirrored;
use super::line::Line;
use super::place::{Part, area_at, part};
use super::row::Row;
use super::whose::{has_part, is_possessor};
use crate::claim::{Area, Flow};
use crate::lexicon::{Cue, FlowWord, Naming};

/// The country whose own trade a sentence speaks of, and the other side where it names one and no more. Who buys in a story
/// that `told` of exports before, which can only be those of the language's own country, is a partner in them; so is who buys
/// goods of that country, `home`.
pub(super) fn owner(
    row: &Row<'_>,
    words: Words<'_>,
    told: Option<Flow>,
    home: Option<&Area>,
) -> Option<(Area, Option<Area>)> {
    if !row.gist.may_own() {
        return None;
    }
    let line = &words.line(row);
    let owner = (0..line.items.len()).find_map(|at| {
        let (area, naming) = area_at(line, at)?;
        let owns = naming != Naming::Agency && part(line, at) == Part::Reporter;
        let named = owns && told.is_none() || is_possessor(line, at) || makes(line, at, naming);
        let sold = || {
            home.filter(|home| owns_goods(line, at, home))
                .map(|_| Flow::Exports)
        };
        let deals = |told| deals(line, at, told) && !is_possessor(line, at);
        let before = || home.and_then(|_| told_before(line, at));
        let deals = told.or_else(sold).or_else(before).is_some_and(deals);
        (named && !deals && !has_part(line, at)).then(|| area.clone())
    })?;
    let mut sides = (0..line.items.len()).filter_map(|at| {
        let (area, _) = area_at(line, at).filter(|_| part(line, at) == Part::Partner)?;
        (*area != owner).then(|| area.clone())
    });
    let side = sides.next().filter(|_| sides.next().is_none());
    Some((owner, side))
}

/// "Jepang membeli LNG Indonesia": is a country named right behind a good, after another area?
fn owns_goods(line: &Line<'_>, at: usize, owner: &Area) -> bool {
    let good = |item: usize| matches!(line.cue(item), Some(Cue::Good(_)));
    let mut behind = at + 2..line.items.len().min(at + 12);
    behind.any(|item| good(item - 1) && area_at(line, item).is_some_and(|(area, _)| area == owner))
}

/// "Ekspor timah mencapai 6.874 ton; Singapura menampung 2.980 ton": the flow whose amount stands before a country, the first one named.
fn told_before(line: &Line<'_>, at: usize) -> Option<Flow> {
    let flow = (0..at).find_map(|item| match line.cue(item) {
        Some(Cue::Flow(FlowWord::Plain(flow @ (Flow::Exports | Flow::Imports)))) => {
            Some((item, *flow))
        }
        _ => None,
    });
    let first = (0..at).all(|item| area_at(line, item).is_none());
    let (item, flow) = flow.filter(|_| first)?;
    line.amount_before(at)
        .is_some_and(|amount| amount > item)
        .then_some(flow)
}

/// "Egypt took a fifth": does an area do what is the other side of a flow?
fn deals(line: &Line<'_>, at: usize, flow: Flow) -> bool {
    let verb = line.ahead(at, 10, |item| match line.cue(item) {
        Some(Cue::Flow(word)) if word.is_verb() => Some(mirrored(*word)),
        _ => None,
    });
    verb == Some(flow) && is_subject(line, at)
}

/// "Swiss watches had a hard year": whose good it is, where no flow before it says that somebody buys it.
pub(super) fn makes(line: &Line<'_>, at: usize, naming: Naming) -> bool {
    let flow = |item: usize| matches!(line.cue(item), Some(Cue::Flow(_))).then_some(());
    let good = |item: usize| matches!(line.cue(item), Some(Cue::Good(_)));
    // "o café brasileiro"
    let behind = line.of_is_origin && at.checked_sub(1).is_some_and(good);
    naming == Naming::Demonym && (good(at + 1) || behind) && line.back(at, 4, flow).is_none()
}
