//! What an amount measures: a level, a change, a difference, a share, a balance.

pub(super) mod distance;
pub(super) mod net;
pub(super) mod outweighs;
pub(super) mod pace;
pub(super) mod signed;

use self::distance::{behind_list, by_how_much, has_article, of_amount};
use super::amount::adds::told_behind;
use super::amount::behind::late_share;
use super::amount::late::{elided_by, late_move, sized_move};
use super::amount::leave::is_left;
use super::compare::faced::{faced_move, outdone};
use super::compare::index::index;
use super::compare::older::{ends_with, is_start_of_two};
use super::line::{Line, Token};
use super::part_of::{is_listed_with, is_part_of, is_part_of_before};
use super::tied::is_sides_part;
use crate::claim::{Direction, Kind};
use crate::lexicon::{Cue, Ending, FlowWord};
use crate::quantity::{Hedge, Unit};
use crate::text::Span;
use rust_decimal::Decimal;

/// The most times that trade may have grown.
const MOST_TIMES: u32 = 500;

/// A movement and the word that says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Movement {
    pub(super) direction: Direction,
    pub(super) span: Span,
}

/// How a percentage or amount is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sense {
    pub(super) kind: Kind,
    pub(super) movement: Option<Movement>,
}

/// What is known when an amount comes up, from the words before it in the sentence.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the sentence that stands alone"
)]
pub(super) struct Before {
    /// The flow that governs.
    pub(super) flow: FlowWord,
    /// Does a word for a part of a total govern?
    pub(super) share: bool,
    /// The movement of the last change, for lists ("up 6% …, imports 16.5%").
    pub(super) last: Option<Movement>,
    /// The biggest movement of its kind, that the clause speaks of ("the biggest rise came in cars, by $2bn").
    pub(super) swing: Option<Movement>,
    /// What the last amount measured.
    pub(super) last_kind: Option<Kind>,
    /// Was the sentence before about parts of a total?
    pub(super) shared_earlier: bool,
    /// Is that all that makes the amount a part, and no word of this sentence?
    pub(super) handed_on: bool,
    /// Is the last thing found a rank?
    pub(super) ranked: bool,
    /// Was the last amount the whole of a flow, of all goods and with everybody?
    pub(super) whole: bool,
}

/// What the amount at an item measures; `None` where nothing tells.
pub(super) fn sense(line: &Line<'_>, at: usize, amount: usize, before: Before) -> Option<Sense> {
    if line.amounts[amount].quantity.unit == Unit::Times {
        return of_times(line, at);
    }
    let percent = line.is_percent(amount);
    let signed = line.amounts[amount].negative;
    if line.amounts[amount].quantity.unit == Unit::Points {
        return of_points(line, at, signed, before);
    }
    if percent {
        let index = index(line, at, before.last).filter(|_| !before.share);
        let change = index.map(|movement| Sense {
            kind: Kind::Change,
            movement: Some(movement),
        });
        change.or_else(|| of_percent(line, at, signed, before))
    } else {
        Some(of_amount(line, at, before))
    }
}

/// "rose 2.3 times", "2.5 times as much as in 2019": a multiple of something named, which is more where nothing says less.
fn of_times(line: &Line<'_>, at: usize) -> Option<Sense> {
    // "partagée 12 000 fois": nothing that is traded grows so.
    let figure = match line.items[at].token {
        Token::Amount(amount) => line.amounts[amount].quantity.figure,
        _ => None,
    };
    if figure.is_some_and(|figure| figure.value > Decimal::from(MOST_TIMES)) {
        return None;
    }
    let counts = matches!(
        line.cue(at + 1),
        Some(Cue::Per | Cue::StreakUnit(_) | Cue::Relative(_))
    );
    let movement = ahead_of(line, at)
        .map(|(movement, _)| movement)
        .or_else(|| behind(line, at))
        .unwrap_or(Movement {
            direction: Direction::Up,
            span: line.items[at].span,
        });
    (!counts).then_some(Sense {
        kind: Kind::Multiple,
        movement: Some(movement),
    })
}

/// Points are the distance between two percentages: "0.3 points more", "up 1.2 points".
fn of_points(line: &Line<'_>, at: usize, signed: Option<bool>, before: Before) -> Option<Sense> {
    let printed = signed.map(|below| Movement {
        direction: if below {
            Direction::Down
        } else {
            Direction::Up
        },
        span: line.items[at].span,
    });
    let movement = printed
        .or_else(|| behind(line, at))
        .or_else(|| ahead_of(line, at).map(|(movement, _)| movement))
        .or(before.last)
        .or_else(|| moved_before(line, at))?;
    Some(Sense {
        kind: Kind::Difference,
        movement: Some(movement),
    })
}

/// "its share rose from 30% to 37%, by 7 points": the movement named last in the clause, over the amounts between.
fn moved_before(line: &Line<'_>, at: usize) -> Option<Movement> {
    (at.saturating_sub(12)..at)
        .rev()
        .take_while(|&item| !line.is_boundary(item))
        .find_map(|item| match line.cue(item) {
            Some(Cue::Move(direction)) => Some(Movement {
                direction: *direction,
                span: line.items[item].span,
            }),
            _ => None,
        })
}

/// "its share fell below 10%": what follows is the share itself.
fn passes(line: &Line<'_>, at: usize, moved: Direction) -> bool {
    let hedge = at.checked_sub(1).and_then(|before| line.cue(before));
    let verb = at
        .checked_sub(2)
        .is_some_and(|before| matches!(line.cue(before), Some(Cue::Move(_))));
    let past = match hedge {
        Some(Cue::Hedge(Hedge::Under)) => Some(Direction::Down),
        Some(Cue::Hedge(Hedge::Over)) => Some(Direction::Up),
        _ => None,
    };
    verb && past == Some(moved)
}

/// The movement whose size a part in words is: "fell by a third", "a fifth more".
pub(super) fn moved_by(line: &Line<'_>, at: usize) -> Option<Movement> {
    let moved = by_how_much(line, at).or_else(|| sized_move(line, at));
    moved.or_else(|| match line.cue(at + 1) {
        Some(
            Cue::Behind(_) | Cue::Ends(_) | Cue::Than(_) | Cue::Hedge(Hedge::Over | Hedge::Under),
        ) => behind(line, at),
        // "üçte bir oranında azaldı"
        None if line.postpositions && matches!(line.cue(at + 2), Some(Cue::Ends(_))) => {
            behind(line, at)
        }
        _ => None,
    })
}

fn of_percent(line: &Line<'_>, at: usize, signed: Option<bool>, before: Before) -> Option<Sense> {
    let change = |movement: Movement| Sense {
        kind: Kind::Change,
        movement: Some(movement),
    };
    let share = Sense {
        kind: Kind::Share,
        movement: None,
    };
    if let Some(below) = signed {
        let direction = if below {
            Direction::Down
        } else {
            Direction::Up
        };
        return Some(change(Movement {
            direction,
            span: line.items[at].span,
        }));
    }
    // "ein Plus von 2,4 Milliarden oder sieben Prozent"
    let or = matches!(line.cue(at.wrapping_sub(1)), Some(Cue::Or));
    if let Some(last) = before.last.filter(|_| or)
        && before.last_kind == Some(Kind::Difference)
    {
        return Some(change(last));
    }
    // "dessen Anteil auf 17,8 Prozent kletterte"
    // "シェアは17.6%に上昇した"
    let became =
        line.joined && becomes(line, at) || !line.postpositions && ends_with(line, at, Ending::To);
    let reached = became && before.share && !before.handed_on;
    if reached && before.last_kind.is_none_or(|kind| kind == Kind::Share) {
        return Some(share);
    }
    if let Some(movement) = faced_move(line, at)
        .or_else(|| behind(line, at))
        .or_else(|| behind_list(line, at))
        .or_else(|| told_behind(line, at))
    {
        return Some(change(movement));
    }
    if is_part_of(line, at) || is_part_of_before(line, at) || late_share(line, at) {
        return Some(share);
    }
    if is_listed_with(line, at) {
        return Some(share);
    }
    if let Some(movement) = before.swing.filter(|_| !before.share) {
        return Some(change(movement));
    }
    let older = || !line.postpositions && matches!(line.cue(at.wrapping_sub(1)), Some(Cue::From));
    let shares = before.share || before.last_kind == Some(Kind::Share);
    let sized = before.handed_on && names_movement(line, at);
    if shares && !sized && (becomes(line, at) || older() || is_left(line, at)) {
        return Some(share);
    }
    if before.ranked && is_with(line, at) {
        return Some(share);
    }
    if let Some(movement) = late_move(line, at).filter(|_| !before.share) {
        return Some(change(movement));
    }
    // "23% more than in 2022 and equivalent to 29% of what the country shipped"
    if or && matches!(line.cue(at + 1), Some(Cue::Of)) {
        return Some(share);
    }
    let moved = ahead_of(line, at);
    // "各减7.4%、5.9%" behind a sentence of parts: a list goes on with what it began with.
    let listed = at >= 2 && line.separates(at - 1) && line.is_percent_at(at - 2);
    if let Some(last) = before.last.filter(|_| before.handed_on && listed)
        && before.last_kind == Some(Kind::Change)
    {
        return Some(change(last));
    }
    match (moved, before.share) {
        (Some((movement, _)), true) if passes(line, at, movement.direction) => return Some(share),
        (Some((movement, near)), true) if near || before.handed_on => {
            return Some(change(movement));
        }
        (_, true) => return Some(share),
        (Some((movement, _)), false) => return Some(change(movement)),
        (None, false) => {}
    }
    if let Some(movement) = outdone(line, at).filter(|_| before.last.is_none()) {
        return Some(change(movement));
    }
    let restated = matches!(line.sign(at.wrapping_sub(1)), Some('(' | '（'));
    let last_level = matches!(before.last_kind, Some(Kind::Level | Kind::Balance));
    if before.last_kind == Some(Kind::Share)
        || (last_level && (or || restated && !before.whole && before.last.is_none()))
    {
        return Some(share);
    }
    // "同比2.4%": what it is counted from, and no sign; "exports of 7.95 billion dollars (13.1%)": all of a flow is no part of it.
    let compared = matches!(line.cue(at.wrapping_sub(1)), Some(Cue::Compare(_)));
    if (compared || restated && before.whole) && before.last.is_none() {
        return Some(change(Movement {
            direction: Direction::Up,
            span: line.items[at].span,
        }));
    }
    let last = before.last.or_else(|| elided_by(line, at));
    last.map(change).or_else(|| {
        let part = before.shared_earlier || is_a_partners(line, at) || is_sides_part(line, at);
        part.then_some(share)
    })
}

/// "a queda foi de 12%": the noun of a movement, with its article, and what it came to.
fn names_movement(line: &Line<'_>, at: usize) -> bool {
    const ARTICLE: usize = 3;
    let short = |item: usize| {
        matches!(line.items[item].token, Token::Word) && line.items[item].span.len() <= ARTICLE
    };
    let became = at
        .checked_sub(1)
        .is_some_and(|item| matches!(line.cue(item), Some(Cue::Became)));
    let noun = at
        .checked_sub(2)
        .is_some_and(|item| matches!(line.cue(item), Some(Cue::Move(_))));
    // "Bu kalemdeki artış yüzde 15,8"
    let led = line.postpositions && matches!(line.cue(at.wrapping_sub(1)), Some(Cue::Move(_)));
    led || line.of_is_from && became && noun && at >= 3 && short(at - 3)
}

/// "Main market: Japan (29.6%)", "Norway, with 33 percent, is the largest supplier": an order of partners tells their parts.
fn is_a_partners(line: &Line<'_>, at: usize) -> bool {
    let ordered = line.items.iter().any(|item| {
        matches!(
            item.token,
            Token::Cue(Cue::Rank | Cue::Place | Cue::Share | Cue::Flow(FlowWord::Market(_)))
        )
        // "Geliefert wurden vor allem Maschinen (38 Prozent)"
    }) || !line.chiefly.is_empty();
    // "Argelia fue el primer suministrador (39,2%)"
    let bracketed = matches!(line.sign(at.wrapping_sub(1)), Some('(' | '（'));
    let reach = if bracketed { 7 } else { 4 };
    let close = line.back(at, reach, |before| match line.items[before].token {
        Token::Cue(Cue::Area(..) | Cue::Good(_)) => Some(true),
        Token::Word
        | Token::Sign(_)
        | Token::Cue(Cue::With | Cue::Hedge(_) | Cue::Ordinal(_) | Cue::Respectively) => None,
        Token::Cue(Cue::Rank | Cue::Flow(FlowWord::Market(_))) if bracketed => None,
        _ => Some(false),
    });
    ordered && close == Some(true)
}

/// "is the biggest supplier, with 26.5%": does only "with" lead to a percentage?
fn is_with(line: &Line<'_>, at: usize) -> bool {
    line.back(at, 3, |before| match line.items[before].token {
        Token::Cue(Cue::With) => Some(true),
        Token::Cue(Cue::Hedge(_)) | Token::Word => None,
        _ => Some(false),
    }) == Some(true)
}

/// "its share rose from 28% to 31%": what follows is the share itself.
pub(super) fn becomes(line: &Line<'_>, at: usize) -> bool {
    if line.postpositions {
        return ends_with(line, at, Ending::To) || ends_with(line, at, Ending::From);
    }
    line.back(at, 2, |before| match line.items[before].token {
        Token::Cue(Cue::To | Cue::Became | Cue::From) => Some(true),
        Token::Cue(Cue::With) => Some(before + 1 == at && is_start_of_two(line, at)),
        Token::Cue(Cue::Hedge(_)) => None,
        _ => Some(false),
    }) == Some(true)
}

/// The movement that governs an amount from before, in its own clause; and whether it stands right before it.
pub(super) fn ahead_of(line: &Line<'_>, at: usize) -> Option<(Movement, bool)> {
    for before in (0..at).rev() {
        if line.is_boundary(before) {
            return None;
        }
        match line.items[before].token {
            // "rose for the first time in 16 months by 3%": a count of months is no amount between.
            Token::Amount(n) if line.amounts[n].is_bare() && counts_time(line, before) => {}
            Token::Amount(_) => return None,
            Token::Cue(
                cue @ (Cue::Move(direction) | Cue::Behind(direction) | Cue::Ends(direction)),
            ) if matches!(cue, Cue::Move(_)) || sizes(line, before, at) => {
                let movement = Movement {
                    direction: *direction,
                    span: line.items[before].span,
                };
                // "redujo en enero un 44 %": when it was stands between.
                let dated = (before + 1..at)
                    .filter(|&between| {
                        matches!(line.items[between].token, Token::Period)
                            || matches!(line.cue(between), Some(Cue::In))
                    })
                    .count();
                return Some((movement, at - before - dated <= 3));
            }
            _ => {}
        }
    }
    None
}

/// "16 months", "ten years", "a 13th straight month".
fn counts_time(line: &Line<'_>, at: usize) -> bool {
    let counted = |after: usize| match line.items[after].token {
        Token::Cue(Cue::StreakUnit(_)) => Some(true),
        Token::Cue(Cue::Streak) | Token::Word => None,
        _ => Some(false),
    };
    line.ahead(at, 3, counted) == Some(true)
}

/// "cao hơn 24%", "lebih tinggi bulan lalu 3 persen": only a hedge, or what it is compared with, between a word and its amount.
pub(super) fn sizes(line: &Line<'_>, word: usize, at: usize) -> bool {
    // "32億円（4.1%）多い8兆円": what the bracket says again is the word's own.
    let bracket = usize::from(matches!(line.sign(word.wrapping_sub(1)), Some(')' | '）')));
    let free = word
        .checked_sub(1 + bracket)
        .is_none_or(|before| !matches!(line.items[before].token, Token::Amount(_)));
    free && at - word <= 3
        && (word + 1..at).all(|between| {
            matches!(line.items[between].token, Token::Period)
                || matches!(line.cue(between), Some(Cue::Hedge(_) | Cue::By))
        })
}

/// "8.7% above", "30 percent higher", "29.5 percent jump".
pub(super) fn behind(line: &Line<'_>, at: usize) -> Option<Movement> {
    let near = !has_article(line, at) && ahead_of(line, at).is_some_and(|(_, near)| near);
    // "18% or 5,800t more than in the first half": what it says again stands before the movement of both.
    let again = matches!(line.cue(at + 1), Some(Cue::Or))
        && matches!(line.items.get(at + 2), Some(item) if matches!(item.token, Token::Amount(_)));
    let at = if again { at + 2 } else { at };
    line.ahead(line.past_bracket(at), if near { 1 } else { 3 }, |after| {
        match line.items[after].token {
            Token::Cue(Cue::Move(_)) if near => Some(None),
            Token::Cue(
                Cue::Than(direction)
                | Cue::Move(direction)
                | Cue::Behind(direction)
                | Cue::Ends(direction),
            ) => {
                let span = line.items[after].span;
                Some(Some(Movement {
                    direction: *direction,
                    span,
                }))
            }
            Token::Cue(Cue::Hedge(hedge @ (Hedge::Over | Hedge::Under))) => {
                // "4% more than in June"
                let direction = if *hedge == Hedge::Over {
                    Direction::Up
                } else {
                    Direction::Down
                };
                Some(Some(Movement {
                    direction,
                    span: line.items[after].span,
                }))
            }
            Token::Word | Token::Cue(Cue::Compare(_) | Cue::HedgeAfter(_)) => None,
            _ => Some(None),
        }
    })?
}
