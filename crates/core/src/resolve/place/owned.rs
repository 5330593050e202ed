//! "A is B's biggest partner": which of the two the partner word belongs to.

use crate::claim::Area;
use crate::lexicon::{Cue, FlowWord, Naming};
use crate::resolve::line::{Line, Token};
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;

/// How far the two may stand from the word between them, in items.
const NEAR: usize = 8;

impl Walk<'_, '_> {
    /// "Rice brought home $3 billion, Viet Nam's ministry said. Indonesia came second": whose trade a story has told that names nobody
    /// with its flow.
    pub(super) fn told_by_story(&self) -> Option<Said<Area>> {
        let scene = self.scene;
        let open = scene.trades && scene.home.is_none() && scene.topic.reporter.is_none();
        let span = self.line.span;
        let owner = || scene.owner.clone().map(|owner| Said::here(owner, span));
        open.then(|| scene.agency.clone().or_else(owner)).flatten()
    }
}

/// "东盟为我国第一大贸易伙伴", "中国は日本の最大の輸入相手国": whose partner, market or source the area named first is.
pub(super) fn is_anothers_owner(line: &Line<'_>, at: usize) -> bool {
    owns_market(line, at) && other_before(line, at).is_some()
}

/// Is the area at an item tied to a partner word that another area owns?
pub(in crate::resolve) fn is_tied(line: &Line<'_>, at: usize) -> bool {
    let next = line.areas[line.areas.partition_point(|&area| area <= at)..].first();
    let near = next.copied().filter(|&owner| owner <= at + NEAR);
    near.is_some_and(|owner| owns_market(line, owner) && other_before(line, owner) == Some(at))
}

/// Does a word for a partner or market with its rank follow, with only a good between?
fn owns_market(line: &Line<'_>, at: usize) -> bool {
    let mut ranked = false;
    for after in at + 1..line.items.len().min(at + NEAR) {
        match line.items[after].token {
            Token::Cue(Cue::Flow(FlowWord::Market(_) | FlowWord::Partner)) => return ranked,
            Token::Cue(Cue::Rank) => ranked = true,
            Token::Word
            | Token::Cue(
                Cue::Of | Cue::Ordinal(_) | Cue::Place | Cue::Good(_) | Cue::Overall | Cue::Post(_),
            ) => {}
            _ => return false,
        }
    }
    false
}

/// The area that a copula ties to the one at an item.
fn other_before(line: &Line<'_>, at: usize) -> Option<usize> {
    // "war China zum achten Mal Deutschlands wichtigster Handelspartner": the copula stands before both.
    let mut tied = line.joined;
    for before in (at.saturating_sub(NEAR)..at).rev() {
        match line.items[before].token {
            Token::Cue(Cue::Became) => tied = true,
            Token::Cue(Cue::Area(..)) => return tied.then_some(before),
            Token::Cue(Cue::Streak | Cue::StreakUnit(_) | Cue::Of | Cue::Ordinal(_))
            | Token::Word
            | Token::Period => {}
            Token::Amount(amount) if line.amounts[amount].is_bare() => {}
            _ => return None,
        }
    }
    None
}

/// "Экспорт России вырос на 3%, Казахстана — на 5%": a country in the place of the one whose flow it was, with a movement of its own
/// behind a dash.
pub(super) fn next_owner(line: &Line<'_>, at: usize) -> bool {
    let named = |item: usize| matches!(line.cue(item), Some(Cue::Area(_, Naming::Name)));
    let dash = |item: usize| matches!(line.sign(item), Some('-' | '–' | '—'));
    let moved = line.ahead(at + 1, 4, |after| match line.items[after].token {
        Token::Amount(amount) => Some(line.is_percent(amount)),
        Token::Cue(Cue::By | Cue::Move(_) | Cue::Hedge(_)) | Token::Word => None,
        _ => Some(false),
    });
    let by = (at + 2..line.items.len().min(at + 4))
        .any(|item| matches!(line.cue(item), Some(Cue::By | Cue::To)));
    let elliptic = |item: usize| named(item) && dash(item + 1);
    let listed = at
        .checked_sub(1)
        .is_some_and(|before| line.sign(before) == Some(','));
    let last = (0..at)
        .rev()
        .find(|&item| matches!(line.cue(item), Some(Cue::Area(..))));
    let owns = |item: usize| {
        named(item)
            && item.checked_sub(1).is_some_and(
                |flow| matches!(line.cue(flow), Some(Cue::Flow(word)) if !word.is_verb()),
            )
    };
    elliptic(at)
        && listed
        && by
        && moved == Some(true)
        && last.is_some_and(|item| owns(item) || elliptic(item) && next_owner(line, item))
}
