//! Whose story it is: the country whose own trade a sentence speaks of.

use super::doer::is_subject;
use super::facing::mirrored;
use super::whose::{has_part, is_possessor};
use crate::claim::{Area, Flow};
use crate::lexicon::{Cue, FlowWord, Naming};
use crate::resolve::Words;
use crate::resolve::line::{Line, Token};
use crate::resolve::place::{Part, area_at, flow_at, part};
use crate::resolve::row::Row;

/// How long a list of subjects may be, in items.
const LIST: usize = 8;

/// The country whose own trade a sentence speaks of, and the other side where it names one and no more. Who buys in a story
/// that `told` of exports before, or sells in one that told of imports, which can only be those of the language's own country, is a
/// partner in them; so is who buys goods of that country, `home`. Where such a story has told of a flow and named nobody, only a country
/// that the words make the owner of a flow or good takes it over.
pub(in crate::resolve) fn owner(
    row: &Row<'_>,
    words: Words<'_>,
    told: &[Flow],
    home: Option<&Area>,
) -> Option<(Area, Option<Area>)> {
    if !row.gist.may_own() {
        return None;
    }
    let line = &words.line(row);
    let owner = (0..line.items.len()).find_map(|at| {
        let (area, naming) = area_at(line, at)?;
        let owns = naming != Naming::Agency && part(line, at) == Part::Reporter;
        let named = owns && (told.is_empty() || home.is_none())
            || is_possessor(line, at)
            || makes(line, at, naming);
        let sold = || {
            home.filter(|home| owns_goods(line, at, home))
                .map(|_| Flow::Exports)
        };
        let deals = |told| deals(line, at, told) && !is_possessor(line, at);
        let before = || home.and_then(|_| told_before(line, at));
        let ours = || home.and_then(|_| deals_with_us(line, at));
        let origin = told.contains(&Flow::Imports) && is_made_in(line, at);
        let told = told.iter().copied();
        let told = told.chain(ours()).chain(sold()).chain(before());
        let deals = told.into_iter().any(deals);
        (named && !origin && !deals && !has_part(line, at)).then(|| area.clone())
    })?;
    let mut sides = (0..line.items.len()).filter_map(|at| {
        let (area, _) = area_at(line, at).filter(|_| part(line, at) == Part::Partner)?;
        (*area != owner).then(|| area.clone())
    });
    let side = sides.next().filter(|_| sides.next().is_none());
    Some((owner, side))
}

/// "kurma Mesir dijual Rp45.000": does an area say no more than where the good before it is from?
fn is_made_in(line: &Line<'_>, at: usize) -> bool {
    let good = at.checked_sub(1).and_then(|before| line.cue(before));
    let flow = at.checked_sub(2).and_then(|before| line.cue(before));
    line.goods_stand.behind
        && matches!(good, Some(Cue::Good(_)))
        && !matches!(flow, Some(Cue::Flow(_)))
}

/// "Jepang membeli LNG Indonesia", "A China comprou do Brasil": is a country named behind another area, right behind a good or what
/// somebody buys from?
fn owns_goods(line: &Line<'_>, at: usize, owner: &Area) -> bool {
    let good = |item: usize| matches!(line.cue(item), Some(Cue::Good(_)));
    let bought = |item: usize| {
        matches!(line.cue(item), Some(Cue::Of))
            && matches!(
                line.cue(item.wrapping_sub(1)),
                Some(Cue::Flow(FlowWord::Buys))
            )
    };
    let mut behind = at + 2..line.items.len().min(at + 12);
    behind.any(|item| {
        (good(item - 1) || bought(item - 1))
            && area_at(line, item).is_some_and(|(area, _)| area == owner)
    })
}

/// "Ekspor timah mencapai 6.874 ton; Singapura menampung 2.980 ton": the flow whose amount stands before a country, the first one named.
fn told_before(line: &Line<'_>, at: usize) -> Option<Flow> {
    let flow = (0..at).find_map(|item| match line.cue(item) {
        Some(Cue::Flow(
            word @ (FlowWord::Plain(Flow::Exports | Flow::Imports)
            | FlowWord::Sells
            | FlowWord::Buys),
        )) => Some((item, word.flow())),
        _ => None,
    });
    let first = (0..first_of_list(line, at)).all(|item| area_at(line, item).is_none());
    let (item, flow) = flow.filter(|_| first)?;
    line.amount_before(at)
        .is_some_and(|amount| amount > item)
        .then_some(flow)
}

/// "Ba Lan nhập của ta 3,4 tỷ USD": the flow of the language's own country that another one's verb tells.
fn deals_with_us(line: &Line<'_>, at: usize) -> Option<Flow> {
    let verb = |item: usize| match line.cue(item) {
        Some(Cue::Flow(word)) if word.is_verb() => Some((item, mirrored(*word))),
        _ => None,
    };
    let (verb, flow) = line.ahead(at, 4, verb)?;
    let ours = |item: usize| matches!(line.cue(item), Some(Cue::Ours));
    (verb + 1..verb + 3).any(ours).then_some(flow)
}

/// "Egypt took a fifth": does an area do what is the other side of a flow?
fn deals(line: &Line<'_>, at: usize, flow: Flow) -> bool {
    let verb = line.ahead(at, 10, |item| match line.cue(item) {
        Some(Cue::Flow(word)) if word.is_verb() => Some(mirrored(*word)),
        _ => None,
    });
    verb == Some(flow)
        && (is_subject(line, at) || is_listed_subject(line, at) || is_led_in(line, at))
}

/// "Vietnam dan India menyerap 41 dan 17 persen": one of a list that opens a clause, with its verb right behind.
fn is_listed_subject(line: &Line<'_>, at: usize) -> bool {
    let first = first_of_list(line, at);
    let end = line.items.len().min(at + LIST);
    let next = (at + 1..end).find(|&item| !is_listed(line, item));
    (first == 0 || line.is_boundary(first - 1))
        && next.is_some_and(|item| flow_at(line, item).is_some_and(FlowWord::is_verb))
}

/// Where the list of areas begins that an area stands in.
fn first_of_list(line: &Line<'_>, at: usize) -> usize {
    let listed = |item: &usize| is_listed(line, *item);
    at - (at.saturating_sub(LIST)..at)
        .rev()
        .take_while(listed)
        .count()
}

fn is_listed(line: &Line<'_>, item: usize) -> bool {
    line.separates(item) || area_at(line, item).is_some()
}

/// "Trong quý, Trung Quốc mua 288 triệu USD", "Đức và Pháp nhập": a country right behind a time, a comma or another country of a list.
fn is_led_in(line: &Line<'_>, at: usize) -> bool {
    // "riêng Thái Lan mua"
    let word = at > 0 && matches!(line.items[at - 1].token, Token::Word | Token::Cue(Cue::In));
    let led = at.checked_sub(1 + usize::from(word));
    led.is_some_and(|before| {
        line.separates(before)
            || line.sign(before) == Some(':')
            || matches!(line.items[before].token, Token::Period)
    })
}

/// "Swiss watches had a hard year": whose good it is, where no flow before it says that somebody buys it.
pub(in crate::resolve) fn makes(line: &Line<'_>, at: usize, naming: Naming) -> bool {
    let flow = |item: usize| matches!(line.cue(item), Some(Cue::Flow(_))).then_some(());
    let good = |item: usize| matches!(line.cue(item), Some(Cue::Good(_)));
    // "o café brasileiro"
    let behind = line.of_is_origin && at.checked_sub(1).is_some_and(good);
    naming == Naming::Demonym && (good(at + 1) || behind) && line.back(at, 4, flow).is_none()
}
