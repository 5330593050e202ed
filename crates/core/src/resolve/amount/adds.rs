//! "Pharma accounted for 1.4 billion of the export decline": an amount that is a part of a movement is itself the size of one.

use super::late::ends_clause;
use crate::claim::Direction;
use crate::lexicon::Cue;
use crate::quantity::Hedge;
use crate::resolve::kind::Movement;
use crate::resolve::kind::distance::{more_behind, said_again_in_percent};
use crate::resolve::line::{Line, Token};

/// How far behind an amount the movement that it is a part of may stand, in items.
const REACH: usize = 5;

/// The movement that an amount is a part of, named behind "of the".
pub(in crate::resolve) fn of_movement(line: &Line<'_>, at: usize) -> Option<Movement> {
    let of = at + 1;
    if !matches!(line.cue(of), Some(Cue::Of)) {
        return None;
    }
    let noun = line.ahead(of, REACH, |item| match line.items[item].token {
        Token::Cue(Cue::Move(_)) => Some(Some(item)),
        Token::Word | Token::Cue(Cue::Flow(_) | Cue::Good(_) | Cue::Pronoun | Cue::Overall) => None,
        _ => Some(None),
    });
    let noun = noun.flatten()?;
    let Some(Cue::Move(direction)) = line.cue(noun) else {
        return None;
    };
    let named = (of + 1..noun)
        .any(|item| line.items[item].article || matches!(line.cue(item), Some(Cue::Pronoun)));
    let ends = ends_clause(line, noun + 1) || matches!(line.cue(noun + 1), Some(Cue::In));
    (named && ends).then(|| Movement {
        direction: *direction,
        span: line.items[noun].span,
    })
}

/// The movement of a percentage, told in words behind it.
pub(in crate::resolve) fn told_behind(line: &Line<'_>, at: usize) -> Option<Movement> {
    more_behind(line, at)
        .or_else(|| over_base(line, at))
        .or_else(|| said_again_in_percent(line, at))
}

/// "29.1% over the 183,700 tons of July last year": a word for "in" that means "more than", between a percentage and the amount that it is
/// counted from. The hedge of that amount is the same word.
fn over_base(line: &Line<'_>, at: usize) -> Option<Movement> {
    let over = at + 1;
    let article = usize::from(line.items.get(over + 1).is_some_and(|item| item.article));
    let Token::Amount(base) = line.items.get(over + 1 + article)?.token else {
        return None;
    };
    let led = line.is_percent_at(at) && matches!(line.cue(over), Some(Cue::In));
    let above = line.amounts[base].quantity.hedge == Hedge::Over && !line.is_percent(base);
    (led && above).then(|| Movement {
        direction: Direction::Up,
        span: line.items[over].span,
    })
}

/// Is it the amount that such a percentage is counted from?
pub(super) fn is_over_base(line: &Line<'_>, at: usize) -> bool {
    (2..4).any(|back| {
        at.checked_sub(back).is_some_and(|percent| {
            (percent + 2..at).all(|item| line.items[item].article)
                && over_base(line, percent).is_some()
        })
    })
}
