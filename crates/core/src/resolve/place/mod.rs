//! The part an area plays in its sentence: whose statistics, the other side, or neither.

pub(super) mod agent;
pub(super) mod arrives;
pub(super) mod benefit;
pub(super) mod dateline;
pub(super) mod doer;
pub(super) mod facing;
pub(super) mod gapped;
pub(super) mod held;
pub(super) mod home;
pub(super) mod in_turn;
pub(super) mod member;
pub(super) mod of_two;
pub(super) mod office;
pub(super) mod opening_list;
pub(super) mod owned;
pub(super) mod owner;
pub(super) mod parties;
pub(super) mod partner;
pub(super) mod placed;
pub(super) mod preposition;
pub(super) mod side;
pub(super) mod subject;
pub(super) mod supply;
pub(super) mod together;
pub(super) mod trader;
pub(super) mod whose;
pub(super) mod wider;

use self::agent::is_agent;
use self::doer::{holds_flow, moves_flow};
use self::office::{has_office, is_office_of};
use self::owned::{is_anothers_owner, is_tied};
use self::preposition::{
    by_postposition, by_preposition, comes_in, is_bought_in, is_origin, is_supplied,
    stands_for_flow,
};
use self::whose::{
    acts, goes_on_sides, is_listed_market, is_market, is_market_itself, is_owner, is_parts_side,
    made_what_is_bought,
};
use super::amount::behind::{by_particle, is_overtaken};
use super::line::{Line, Token};
use super::tied::owns_market;
use crate::claim::{Area, Flow};
use crate::lexicon::{Cue, FlowWord, Naming};

/// The part an area plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Whose statistics.
    Reporter,
    /// The other side.
    Partner,
    /// One of two sides named together ("China-Russia trade").
    Pair,
    /// A province, port or bloc member that stands for its country.
    Inside,
    /// Named without a preposition: the reporter, or a list's next partner.
    Bare,
    /// A capital, or a name in passing.
    Passing,
}

/// "对台湾和美国的出口": one more of a list behind a country in one word with its preposition.
fn goes_on_toward(line: &Line<'_>, at: usize) -> bool {
    let joins =
        |item: usize| line.sign(item) == Some('、') || matches!(line.cue(item), Some(Cue::And));
    let mut first = at;
    while let Some(before) = first.checked_sub(2).filter(|_| joins(first - 1)) {
        match named_at(line, before) {
            Some((_, Naming::Toward)) => return super::tied::is_tied(line, before, at),
            Some(_) => first = before,
            None => return false,
        }
    }
    false
}

/// The longest article, in bytes.
pub(super) const ARTICLE: usize = 3;

/// The longest pronoun, in bytes, that goes on with a country ("yang", "who").
const PRONOUN: usize = 4;

/// The longest word, in bytes, that may stand between a country and its own figure.
const LIGHT: usize = 6;

/// How far from the group within which it is told an order may stand, in items.
const REGION: usize = 12;

/// How far before it the figure of the one that comes first may stand, in items.
const FIRST: usize = 5;

/// The area at an item.
pub(super) fn area_at<'a>(line: &Line<'a>, at: usize) -> Option<(&'a Area, Naming)> {
    let (area, naming) = named_at(line, at)?;
    if has_office(line, at, naming) {
        return Some((area, Naming::Agency));
    }
    let own = (naming == Naming::Agency)
        .then(|| named_at(line, at.checked_sub(1)?))
        .flatten()
        .filter(|(_, before)| *before == Naming::Name && touches(line, at));
    // "Rusya Merkez Bankası"
    let own = own.or_else(|| {
        let before = named_at(line, at.checked_sub(1).filter(|_| line.postpositions)?)?;
        (naming == Naming::Agency && before.1 == Naming::Name).then_some(before)
    });
    let own = own.or_else(|| {
        let (behind, name) = named_at(line, at + 1).filter(|_| naming == Naming::Agency)?;
        (name == Naming::Name && is_office_of(line, at + 1)).then_some((behind, name))
    });
    Some((own.map_or(area, |(own, _)| own), naming))
}

fn named_at<'a>(line: &Line<'a>, at: usize) -> Option<(&'a Area, Naming)> {
    match line.cue(at)? {
        Cue::Area(area, naming) => Some((area, *naming)),
        _ => None,
    }
}

/// Does nothing, not even a space, stand between an item and the one before it?
fn touches(line: &Line<'_>, at: usize) -> bool {
    at > 0 && line.items[at - 1].span.end == line.items[at].span.start
}

pub(super) fn flow_at(line: &Line<'_>, at: usize) -> Option<FlowWord> {
    match line.cue(at)? {
        Cue::Flow(word) => Some(*word),
        _ => None,
    }
}

/// The part that the area at an item plays.
pub(super) fn part(line: &Line<'_>, at: usize) -> Part {
    let Some((area, naming)) = area_at(line, at) else {
        return Part::Passing;
    };
    if naming == Naming::Agency {
        return Part::Reporter;
    }
    if naming == Naming::Province {
        return Part::Inside;
    }
    let passed = is_overtaken(line, at) && !has_own_part(line, at);
    if passed || is_field(line, at) {
        return Part::Passing;
    }
    if naming == Naming::Toward || area.is_rest() || goes_on_toward(line, at) {
        return Part::Partner;
    }
    if is_anothers_owner(line, at) || is_agent(line, at) || is_supplied(line, at) {
        return Part::Reporter;
    }
    if !is_listed_market(line, at) && in_pair(line, at) {
        return Part::Pair;
    }
    if is_listed_market(line, at)
        || is_first_part(line, at, naming)
        || is_origin(line, at, naming)
        || is_market_itself(line, at, naming)
        || goes_on_sides(line, at)
    {
        return Part::Partner;
    }
    if let Some(part) = by_postposition(line, at).or_else(|| by_particle(line, at)) {
        return part;
    }
    if naming == Naming::Within && is_bought_in(line, at) {
        return Part::Partner;
    }
    if stands_before_rank(line, at) || comes_first(line, at) {
        return Part::Passing;
    }
    // "С начала года Россия вывезла": no preposition leads to a subject.
    let another = at > 0 && area_at(line, at - 1).is_some();
    let led = naming != Naming::Subject && !(another && moves_flow(line, at));
    if let Some(part) = led.then(|| by_preposition(line, at)).flatten() {
        return part;
    }
    if is_market(line, at)
        || is_parts_side(line, at)
        || is_tied(line, at)
        || made_what_is_bought(line, at, naming)
        || naming == Naming::Demonym && comes_in(line, at)
    {
        return Part::Partner;
    }
    if is_owner(line, at)
        || owns_market(line, at)
        || holds_flow(line, at)
        || naming == Naming::Demonym && stands_for_flow(line, at)
    {
        return Part::Reporter;
    }
    if naming == Naming::Capital && !acts(line, at) {
        Part::Passing
    } else {
        Part::Bare
    }
}

/// "with 17.4 percent, ahead of Kazakhstan with 16.1", "落後於墨西哥的15.4%": who comes behind the first of two, with a part of its own.
pub(super) fn has_own_part(line: &Line<'_>, at: usize) -> bool {
    let own = line.ahead(at, 3, |after| match line.items[after].token {
        Token::Amount(_) => Some(true),
        Token::Cue(Cue::With | Cue::Of | Cue::Hedge(_) | Cue::Share)
        | Token::Sign('(' | '（' | '\'' | '’') => None,
        Token::Word => (line.items[after].span.len() > LIGHT).then_some(false),
        _ => Some(false),
    });
    let first = (at.saturating_sub(FIRST)..at)
        .rev()
        .take_while(|&item| !line.is_boundary(item) && area_at(line, item).is_none())
        .any(|item| line.is_percent_at(item) || matches!(line.items[item].token, Token::Amount(_)));
    own == Some(true) && first || moves_itself(line, at)
}

/// "menggeser Prancis yang turun ke peringkat kelima dengan 174,1 miliar euro": who was passed, with a movement of its own behind a
/// short word.
fn moves_itself(line: &Line<'_>, at: usize) -> bool {
    let relative = line
        .items
        .get(at + 1)
        .is_some_and(|item| matches!(item.token, Token::Word) && item.span.len() <= PRONOUN);
    relative
        && matches!(
            line.cue(at + 2),
            Some(Cue::Move(_) | Cue::Became | Cue::Place)
        )
}

/// "đứng thứ ba thế giới", "dünya ikincisi", "the second-largest partner in ASEAN": the world beside an order, or a group behind it,
/// is only what it is an order of.
fn is_field(line: &Line<'_>, at: usize) -> bool {
    let ordered = |item: usize| {
        matches!(
            line.cue(item),
            Some(Cue::Ordinal(_) | Cue::Rank | Cue::Place)
        )
    };
    let area = named_at(line, at).map(|(area, _)| area);
    let world = area.is_some_and(Area::is_world);
    let among = area.is_some_and(Area::is_group)
        && matches!(line.cue(at.wrapping_sub(1)), Some(Cue::In | Cue::Between))
        && line.back(at - 1, 3, |item| match line.items[item].token {
            Token::Cue(Cue::Rank | Cue::Place | Cue::Ordinal(2..)) => Some(true),
            Token::Cue(
                Cue::Area(..) | Cue::Of | Cue::Flow(FlowWord::Market(_) | FlowWord::Partner),
            )
            | Token::Word => None,
            _ => Some(false),
        }) == Some(true);
    among
        || world && (ordered(at + 1) || at.checked_sub(1).is_some_and(ordered))
        || is_region(line, at)
}

/// "中国在东盟的最大贸易伙伴", "its biggest partner in ASEAN": a group that an order of its members is told within.
fn is_region(line: &Line<'_>, at: usize) -> bool {
    let group = matches!(named_at(line, at), Some((_, Naming::Group)));
    let within = at
        .checked_sub(1)
        .is_some_and(|before| matches!(line.cue(before), Some(Cue::In)));
    let partner = |item: usize| {
        matches!(
            flow_at(line, item),
            Some(FlowWord::Partner | FlowWord::Market(_))
        )
    };
    let ranked = |item: usize| {
        matches!(line.cue(item), Some(Cue::Rank | Cue::Ordinal(_)))
            && (partner(item + 1) || partner(item + 2))
    };
    group && within && (at.saturating_sub(REGION)..(at + REGION).min(line.items.len())).any(ranked)
}

/// "nach Norwegen und den USA drittwichtigster Lieferant": those who come first in an order, right before the place of the next.
pub(super) fn stands_before_rank(line: &Line<'_>, at: usize) -> bool {
    let led = line.back(at, 4, |before| match line.items[before].token {
        Token::Cue(Cue::To | Cue::Against | Cue::Passing) => Some(true),
        Token::Cue(Cue::And | Cue::Area(..)) | Token::Sign(',') | Token::Word => None,
        _ => Some(false),
    });
    let placed = line.ahead(at, 5, |after| match line.items[after].token {
        Token::Cue(Cue::Ordinal(2..)) => {
            Some(matches!(line.cue(after + 1), Some(Cue::Rank | Cue::Place)))
        }
        // "nach den USA der zweitgrößte Importeur"
        Token::Cue(Cue::And | Cue::Area(..) | Cue::Of) | Token::Sign(',') | Token::Word => None,
        _ => Some(false),
    });
    led == Some(true) && placed == Some(true)
}

/// "its second-biggest outlet after the United States": who comes before a place in an order, right behind it.
fn comes_first(line: &Line<'_>, at: usize) -> bool {
    let after = line.back(at, 2, |before| match line.items[before].token {
        Token::Cue(Cue::Against | Cue::Than(_) | Cue::Passing) => Some(Some(before)),
        Token::Word => None,
        _ => Some(None),
    });
    let placed = |item: usize| match line.items[item].token {
        Token::Cue(Cue::Ordinal(place)) => Some(*place > 1),
        Token::Cue(
            Cue::Rank
            | Cue::Flow(FlowWord::Market(_) | FlowWord::Partner)
            | Cue::Trader(_)
            | Cue::Good(_)
            | Cue::Of,
        )
        | Token::Sign('-' | ',')
        | Token::Word => None,
        // "the world's second-largest exporter after India", "tujuan kedua produk kayu Indonesia setelah Belanda"
        Token::Cue(Cue::Area(area, _)) => {
            (!area.is_world() && !line.goods_stand.behind).then_some(false)
        }
        _ => Some(false),
    };
    after
        .flatten()
        .is_some_and(|after| line.back(after, 6, placed) == Some(true))
}

/// "China-Russia", "China and Russia" before or behind a flow, "between China and Russia".
fn in_pair(line: &Line<'_>, at: usize) -> bool {
    let joins = |at: usize| {
        matches!(line.sign(at), Some('-' | '–' | '/')) || matches!(line.cue(at), Some(Cue::And))
    };
    let other = |at: usize| area_at(line, at).is_some();
    if line.postpositions && between_both(line, at) {
        return true;
    }
    let (first, last) = if joins(at + 1) && other(at + 2) {
        (at, at + 2)
    } else if at >= 2 && joins(at - 1) && other(at - 2) {
        (at - 2, at)
    } else {
        return false;
    };
    let same =
        area_at(line, first).map(|(area, _)| area) == area_at(line, last).map(|(area, _)| area);
    let longer = line.separates(first.wrapping_sub(1)) && other(first.wrapping_sub(2))
        || line.separates(last + 1) && other(last + 2);
    // "对美国和欧盟则分别下跌18.4%和9.9%": each has a figure of its own.
    let each = |item: usize| matches!(line.cue(item), Some(Cue::Respectively)).then_some(());
    if same || longer || line.ahead(last, 4, each).is_some() {
        return false;
    }
    let total = |at: usize| {
        flow_at(line, at).is_some_and(|word| matches!(word.flow(), Flow::Total | Flow::Balance))
    };
    // "向越南和印度出口": both are the other side of a flow that goes one way.
    let one_way = || line.ahead(last, 3, |at| flow_at(line, at).map(|_| !total(at)));
    let before = line.back(first, 4, |at| {
        let led = || with(line, at).map(|_| one_way() != Some(true));
        flow_at(line, at).map(|_| total(at)).or_else(led)
    });
    let after = line.ahead(last, 3, |at| flow_at(line, at).map(|_| total(at)));
    before == Some(true) || after == Some(true)
}

/// "Chinahandel", "China-Exporte": a country as the first part of a compound is the other side.
fn is_first_part(line: &Line<'_>, at: usize, naming: Naming) -> bool {
    let hyphen = usize::from(matches!(line.sign(at + 1), Some('-')));
    let touches = |at: usize| {
        let ends = line.items.get(at).map(|item| item.span.end);
        ends == line.items.get(at + 1).map(|item| item.span.start)
    };
    line.joined
        && naming == Naming::Name
        && flow_at(line, at + 1 + hyphen).is_some()
        && touches(at)
        && touches(at + hyphen)
}

/// "Rusya ile Türkiye arasında": one of two areas with "with" behind each.
fn between_both(line: &Line<'_>, at: usize) -> bool {
    let one = |at: usize| area_at(line, at).is_some() && with(line, at + 1) == Some(true);
    one(at) && (one(at + 2) || at.checked_sub(2).is_some_and(one))
}

/// "比日本多49万辆": a country that an amount is only measured against.
pub(super) fn is_measure(line: &Line<'_>, at: usize) -> bool {
    let direct = matches!(line.cue(at.wrapping_sub(1)), Some(Cue::Against));
    let more = matches!(line.cue(at + 1), Some(Cue::Move(_) | Cue::Behind(_)));
    let sized = matches!(
        line.items.get(at + 2).map(|item| item.token),
        Some(Token::Amount(_))
    );
    direct && more && sized
}

fn with(line: &Line<'_>, at: usize) -> Option<bool> {
    matches!(line.cue(at), Some(Cue::With | Cue::Between)).then_some(true)
}
