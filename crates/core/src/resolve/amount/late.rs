//! Clauses whose verb stands at their end: what it says holds for the amounts before it.

use super::attribute::attributive;
use crate::claim::{Direction, Flow};
use crate::lexicon::{Cue, FlowWord};
use crate::resolve::kind::Movement;
use crate::resolve::line::{Line, Token};

/// How far behind an amount its verb may stand, in items.
const REACH: usize = 24;

/// The longest words, in bytes, that may stand between a participle and the end of its clause ("gestiegen sind").
const TAIL: usize = 14;

/// "um 4,6 Prozent auf 125 Milliarden Euro gesunken", "um 3 und die Importe um 5 Prozent gestiegen": the movement that ends the
/// clause of an amount, where none governs it from before.
pub(in crate::resolve) fn late_move(line: &Line<'_>, at: usize) -> Option<Movement> {
    if clause_move(line, at).is_some() {
        return None;
    }
    let (mut parted, mut counted) = (false, true);
    for after in at + 1..line.items.len().min(at + 1 + REACH) {
        if line.is_boundary(after) {
            return None;
        }
        match line.items[after].token {
            Token::Sign(',') | Token::Cue(Cue::And | Cue::Or) => (parted, counted) = (true, false),
            Token::Sign(':' | '–' | '—') => return None,
            Token::Amount(_) => counted = true,
            // "$5 billion, 4% more": an adverb is of the amount that it touches.
            Token::Cue(Cue::Behind(_))
                if matches!(line.items[after - 1].token, Token::Amount(_)) && after > at + 1 =>
            {
                return None;
            }
            Token::Cue(Cue::Move(direction) | Cue::Behind(direction) | Cue::Ends(direction)) => {
                let ends = ends_clause(line, after + 1) || attributive(line, after).is_some();
                let governs = (!parted || counted) && ends;
                return governs.then(|| movement(line, after, *direction));
            }
            _ => {}
        }
    }
    None
}

/// The longest word, in bytes, that may stand between a verb and the balance that it moves.
const ARTICLE: usize = 5;

/// How far before an amount the verb that its clause leaves out may stand, in items.
const ELIDED: usize = 20;

/// "exports fell from 187 to 151 billion, imports by 13.7%": a clause that says "by" and no verb goes on with the one before it.
pub(in crate::resolve) fn elided_by(line: &Line<'_>, at: usize) -> Option<Movement> {
    let hedged = usize::from(matches!(line.cue(at.wrapping_sub(1)), Some(Cue::Hedge(_))));
    let by = at.checked_sub(1 + hedged)?;
    if !matches!(line.cue(by), Some(Cue::By)) {
        return None;
    }
    let moved = |before: usize| match line.cue(before) {
        Some(Cue::Move(direction @ (Direction::Up | Direction::Down))) => {
            Some(Some(movement(line, before, *direction)))
        }
        // "das Preisniveau legte um 4,6 und jenes der Importgüter um 9,1 Prozent zu"
        Some(Cue::OffTopic) => Some(None),
        _ => None,
    };
    let mut before = (by.saturating_sub(ELIDED)..by).rev();
    before.find_map(moved).flatten()
}

/// The movement before an amount in its own clause, where no comma or other amount stands between.
pub(super) fn clause_move(line: &Line<'_>, at: usize) -> Option<Movement> {
    for before in (0..at).rev() {
        let parts = matches!(line.sign(before), Some(':' | '：'));
        if line.is_boundary(before) || line.separates(before) || parts {
            return None;
        }
        match line.items[before].token {
            Token::Amount(_) => return None,
            Token::Cue(Cue::Move(direction)) => return Some(movement(line, before, *direction)),
            _ => {}
        }
    }
    None
}

fn movement(line: &Line<'_>, at: usize, direction: Direction) -> Movement {
    let span = line.items[at].span;
    Movement { direction, span }
}

/// Does a clause end before this item, but for an auxiliary?
pub(in crate::resolve) fn ends_clause(line: &Line<'_>, at: usize) -> bool {
    let ends = |at: usize| match line.items.get(at).map(|item| item.token) {
        None | Some(Token::Sign(_)) => true,
        Some(Token::Cue(cue)) => matches!(
            cue,
            Cue::And | Cue::Or | Cue::While | Cue::Says | Cue::Against | Cue::Compare(_)
        ),
        Some(_) => false,
    };
    let auxiliary = line.items.get(at).is_some_and(|item| {
        matches!(item.token, Token::Word) && item.span.len() <= TAIL && ends(at + 1)
    });
    ends(at) || auxiliary
}

/// "stieg im ersten Quartal um 1,9 Milliarden": an amount right behind "by" is the size of its clause's movement.
pub(in crate::resolve) fn sized_move(line: &Line<'_>, at: usize) -> Option<Movement> {
    let by = line.back(at, 2, |before| match line.items[before].token {
        Token::Cue(Cue::By) => Some(true),
        Token::Cue(Cue::Hedge(_)) => None,
        _ => Some(false),
    });
    by.filter(|by| *by && !is_balances_own(line, at))
        .or_else(|| moves_balance(line, at).then_some(true))?;
    let ends = |&item: &usize| line.separates(item) || line.is_boundary(item);
    let comma = (at + 1..line.items.len().min(at + 1 + REACH)).find(ends);
    let within = |movement: &Movement| {
        comma.is_none_or(|comma| movement.span.end <= line.items[comma].span.start)
    };
    clause_move(line, at).or_else(|| late_move(line, at).filter(within))
}

/// "agrandando el déficit en 450 millones", "ce qui a réduit l'excédent de 450 millions": how much a verb moves the balance right
/// behind it.
fn moves_balance(line: &Line<'_>, at: usize) -> bool {
    let hedged = usize::from(matches!(line.cue(at.wrapping_sub(1)), Some(Cue::Hedge(_))));
    let Some(by) = at.checked_sub(1 + hedged) else {
        return false;
    };
    let leads = match line.cue(by) {
        Some(Cue::By | Cue::In) => true,
        Some(Cue::Of) => !line.of_is_from,
        _ => false,
    };
    let balance = |item: usize| match line.cue(item) {
        Some(Cue::Flow(word)) => Some(word.flow() == Flow::Balance),
        Some(Cue::Area(..)) => None,
        _ => Some(false),
    };
    let Some(noun) = (by.saturating_sub(2)..by)
        .rev()
        .find(|&item| balance(item).is_some())
    else {
        return false;
    };
    let moved = line.back(noun, 2, |item| match line.items[item].token {
        Token::Cue(Cue::Move(Direction::Up | Direction::Down)) => Some(true),
        Token::Cue(Cue::Pronoun) => None,
        Token::Word => (line.items[item].span.len() > ARTICLE).then_some(false),
        _ => Some(false),
    });
    leads && balance(noun) == Some(true) && moved == Some(true)
}

/// "Surplus nonmigas US$3 miliar tergerus defisit migas sebesar US$1 miliar": an amount of the balance that moved the one before the verb.
fn is_balances_own(line: &Line<'_>, at: usize) -> bool {
    let balance = |item: usize| match line.cue(item) {
        Some(Cue::Flow(word)) => Some(word.flow() == Flow::Balance),
        Some(Cue::Good(_) | Cue::By | Cue::Hedge(_)) => None,
        _ => Some(false),
    };
    let noun = (at.saturating_sub(4)..at)
        .rev()
        .find(|&item| balance(item).is_some());
    noun.is_some_and(|noun| {
        balance(noun) == Some(true)
            && matches!(line.cue(noun.wrapping_sub(1)), Some(Cue::Move(_)))
            && noun >= 2
            && matches!(line.items[noun - 2].token, Token::Amount(_))
    })
}

/// "von 106 auf 97 Milliarden Euro": an amount behind "of", with another one of its unit right behind it and "to".
pub(in crate::resolve) fn leads_on(line: &Line<'_>, at: usize) -> bool {
    let hedge = |item: usize| usize::from(matches!(line.cue(item), Some(Cue::Hedge(_))));
    let before = at
        .checked_sub(1)
        .map(|item| item.saturating_sub(hedge(item)));
    if !before.is_some_and(|item| matches!(line.cue(item), Some(Cue::Of))) {
        return false;
    }
    let to = match line.cue(at + 1) {
        // "ein Überschuss von 0,4 Milliarden Euro nach 5,3 Milliarden"
        Some(Cue::To) => !line.to_is_after,
        // "se dégrade de 0,9 milliard pour atteindre 6,1 milliards" tells a size.
        Some(Cue::Became) => line.joined || line.of_is_from,
        _ => false,
    };
    let next = at + 2 + hedge(at + 2);
    let unit = |item: usize| match line.items.get(item)?.token {
        Token::Amount(amount) => Some(line.amounts[amount].quantity.unit),
        _ => None,
    };
    to && unit(at).is_some() && unit(at) == unit(next)
}

/// "hat 2023 Waren für 3 Milliarden Euro nach China exportiert": the verb that ends the clause of an item, where it sells or
/// buys and no other flow stands between.
pub(in crate::resolve) fn late_verb(line: &Line<'_>, at: usize) -> Option<(usize, FlowWord)> {
    (at + 1..line.items.len().min(at + 1 + REACH))
        .take_while(|&after| !line.is_boundary(after) && line.sign(after) != Some(':'))
        .find_map(|after| match line.cue(after) {
            Some(Cue::Flow(word)) => {
                // "ins Ausland geliefert", "ihraç etti"
                let participle = || {
                    (line.joined || line.postpositions)
                        // "ikinci büyük ticaret ortağı" is who somebody is, not what he does.
                        && !matches!(word, FlowWord::Partner | FlowWord::Market(_))
                        && line.text[line.items[after].span.range()].contains(' ')
                };
                let ends = (word.is_verb() || participle()) && ends_clause(line, after + 1);
                Some(ends.then_some((after, *word)))
            }
            _ => None,
        })?
}
