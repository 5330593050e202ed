//! Two amounts set against each other: which of them is the older one, or another's.

use crate::claim::Direction;
use crate::lexicon::Cue;
use crate::quantity::Hedge;
use crate::resolve::kind::Movement;
use crate::resolve::line::{Line, Token};

/// "doubled between 2010 and 2015": the first of two periods that a movement lies between.
pub(in crate::resolve) fn is_first_of_two(line: &Line<'_>, item: usize) -> bool {
    let between = item
        .checked_sub(1)
        .is_some_and(|before| matches!(line.cue(before), Some(Cue::Between)));
    let second = matches!(
        line.items.get(item + 2).map(|next| next.token),
        Some(Token::Period)
    );
    between && second && matches!(line.cue(item + 1), Some(Cue::And))
}

/// "kém tháng trước 2,2%", "Agustus terhadap Juli": a movement right before the period and an amount right behind it, or the
/// other side of a period named before.
pub(in crate::resolve) fn is_faced(line: &Line<'_>, item: usize, second: bool) -> bool {
    let Some(before) = item.checked_sub(1) else {
        return false;
    };
    let moves = matches!(
        line.cue(before),
        Some(Cue::Move(_) | Cue::Behind(_) | Cue::Ends(_) | Cue::Hedge(Hedge::Over | Hedge::Under))
    );
    let verb = matches!(line.cue(before), Some(Cue::Move(_)));
    let sized = line.ahead(item, 2, |after| match line.items[after].token {
        Token::Amount(_) => Some(true),
        // "wuchs 2023 um 2,1 Prozent": when, not what it is compared with.
        Token::Cue(Cue::By) if verb => Some(false),
        // "nhiều hơn năm 2023 tới 45,4%"
        Token::Cue(Cue::To) if !verb => None,
        Token::Cue(Cue::Hedge(_) | Cue::By | Cue::Respectively) => None,
        _ => Some(false),
    });
    let faces = second && matches!(line.cue(before), Some(Cue::With));
    moves && sized == Some(true) || faces && !matches!(line.cue(item + 1), Some(Cue::Flow(_)))
}

/// "kém năm 2022 350 triệu USD", "vượt năm trước 14%": the movement said right before the period that an amount is compared with.
pub(in crate::resolve) fn faced_move(line: &Line<'_>, at: usize) -> Option<Movement> {
    let light = |item: &usize| {
        matches!(
            line.cue(*item),
            Some(Cue::Hedge(_) | Cue::By | Cue::Respectively | Cue::To)
        )
    };
    let period = (at.saturating_sub(3)..at).rev().find(|item| !light(item))?;
    let word = period.checked_sub(1)?;
    if !matches!(line.items[period].token, Token::Period) {
        return None;
    }
    let direction = match line.cue(word)? {
        Cue::Move(direction) | Cue::Behind(direction) => *direction,
        // "exceeded last year's figure of 11.5 billion" names the older figure itself.
        Cue::Hedge(_) if matches!(line.cue(period + 1), Some(Cue::By | Cue::Of)) => return None,
        Cue::Hedge(Hedge::Over) => Direction::Up,
        Cue::Hedge(Hedge::Under) => Direction::Down,
        _ => return None,
    };
    Some(Movement {
        direction,
        span: line.items[word].span,
    })
}

/// "nhiều hơn 71% so với cùng kỳ": "more than", with what it is compared with behind the amount, is a movement and no hedge.
pub(in crate::resolve) fn outdone(line: &Line<'_>, at: usize) -> Option<Movement> {
    let word = at.checked_sub(1)?;
    let direction = match line.cue(word)? {
        Cue::Hedge(Hedge::Over) => Direction::Up,
        Cue::Hedge(Hedge::Under) => Direction::Down,
        _ => return None,
    };
    let free = word
        .checked_sub(1)
        .is_none_or(|before| !matches!(line.cue(before), Some(Cue::Move(_) | Cue::Share)));
    let compared = matches!(line.cue(at + 1), Some(Cue::Against | Cue::Compare(_)));
    (free && compared).then(|| Movement {
        direction,
        span: line.items[word].span,
    })
}
