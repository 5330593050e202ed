//! What an amount measures: a level, a change, a difference, a share, a balance.

use super::behind::late_share;
use super::late::{late_move, leads_on, sized_move};
use super::leave::is_left;
use super::line::{Line, Token};
use super::older::{ends_with, faced_move, is_outdone, is_start_of_two, outdone};
use crate::claim::{Direction, Flow, Kind};
use crate::lexicon::{Cue, Ending, FlowWord};
use crate::quantity::{Hedge, Unit};
use crate::text::Span;

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
        of_percent(line, at, signed, before)
    } else {
        Some(of_amount(line, at, before))
    }
}

/// "rose 2.3 times", "2.5 times as much as in 2019": a multiple of something named, which is more where nothing says less.
fn of_times(line: &Line<'_>, at: usize) -> Option<Sense> {
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
    by_how_much(line, at).or_else(|| match line.cue(at + 1) {
        Some(
            Cue::Behind(_) | Cue::Ends(_) | Cue::Than(_) | Cue::Hedge(Hedge::Over | Hedge::Under),
        ) => behind(line, at),
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
    if let Some(movement) = faced_move(line, at)
        .or_else(|| behind(line, at))
        .or_else(|| behind_list(line, at))
        .or_else(|| more_behind(line, at))
    {
        return Some(change(movement));
    }
    if is_part_of(line, at) || is_part_of_before(line, at) || late_share(line, at) {
        return Some(share);
    }
    if let Some(movement) = before.swing.filter(|_| !before.share) {
        return Some(change(movement));
    }
    let older = || !line.postpositions && matches!(line.cue(at.wrapping_sub(1)), Some(Cue::From));
    let shares = before.share || before.last_kind == Some(Kind::Share);
    if shares && (becomes(line, at) || older() || is_left(line, at)) {
        return Some(share);
    }
    if let Some(movement) = late_move(line, at).filter(|_| !before.share) {
        return Some(change(movement));
    }
    let moved = ahead_of(line, at);
    match (moved, before.share) {
        (Some((movement, _)), true) if passes(line, at, movement.direction) => return Some(share),
        (Some((movement, near)), true) if near => return Some(change(movement)),
        (_, true) => return Some(share),
        (Some((movement, _)), false) => return Some(change(movement)),
        (None, false) => {}
    }
    if let Some(movement) = outdone(line, at).filter(|_| before.last.is_none()) {
        return Some(change(movement));
    }
    let or = matches!(line.cue(at.wrapping_sub(1)), Some(Cue::Or));
    let restated = matches!(line.sign(at.wrapping_sub(1)), Some('(' | '（'));
    let last_level = matches!(before.last_kind, Some(Kind::Level | Kind::Balance));
    if before.last_kind == Some(Kind::Share)
        || (last_level && (or || restated && before.last.is_none()))
    {
        return Some(share);
    }
    before
        .last
        .map(change)
        .or_else(|| (before.shared_earlier || is_a_partners(line, at)).then_some(share))
}

/// "Main market: Japan (29.6%)", "Norway, with 33 percent, is the largest supplier": an order of partners tells their parts.
fn is_a_partners(line: &Line<'_>, at: usize) -> bool {
    let ordered = line.items.iter().any(|item| {
        matches!(
            item.token,
            Token::Cue(Cue::Rank | Cue::Place | Cue::Share | Cue::Flow(FlowWord::Market(_)))
        )
    });
    let close = line.back(at, 4, |before| match line.items[before].token {
        Token::Cue(Cue::Area(..)) => Some(true),
        Token::Word | Token::Sign(_) | Token::Cue(Cue::With | Cue::Hedge(_) | Cue::Ordinal(_)) => {
            None
        }
        _ => Some(false),
    });
    ordered && close == Some(true)
}

/// "its share rose from 28% to 31%": what follows is the share itself.
fn becomes(line: &Line<'_>, at: usize) -> bool {
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
fn ahead_of(line: &Line<'_>, at: usize) -> Option<(Movement, bool)> {
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
                return Some((movement, at - before <= 3));
            }
            _ => {}
        }
    }
    None
}

/// "16 months", "ten years".
fn counts_time(line: &Line<'_>, at: usize) -> bool {
    matches!(line.cue(at + 1), Some(Cue::StreakUnit(_)))
}

/// "cao hơn 24%", "lebih tinggi bulan lalu 3 persen": only a hedge, or what it is compared with, between a word and its amount.
fn sizes(line: &Line<'_>, word: usize, at: usize) -> bool {
    let free = word
        .checked_sub(1)
        .is_none_or(|before| !matches!(line.items[before].token, Token::Amount(_)));
    free && at - word <= 3
        && (word + 1..at).all(|between| {
            matches!(line.items[between].token, Token::Period)
                || matches!(line.cue(between), Some(Cue::Hedge(_) | Cue::By))
        })
}

/// "8.7% above", "30 percent higher", "29.5 percent jump".
fn behind(line: &Line<'_>, at: usize) -> Option<Movement> {
    let near = ahead_of(line, at).is_some_and(|(_, near)| near);
    line.ahead(at, if near { 1 } else { 3 }, |after| {
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
            Token::Word | Token::Cue(Cue::Compare(_)) => None,
            _ => Some(None),
        }
    })?
}

/// "19.6 percent of imports", "13,5 persen perdagangan China", "0,39 persen dari impor".
fn is_part_of(line: &Line<'_>, at: usize) -> bool {
    if ahead_of(line, at).is_some_and(|(_, near)| near) {
        return false;
    }
    // "22 peratus ke Amerika Syarikat dan 10 peratus ke Jepun"
    let party = |item: usize| matches!(line.cue(item), Some(Cue::Area(..)));
    let to = |item: usize| matches!(line.cue(item), Some(Cue::To | Cue::From)) && party(item + 1);
    // "el 40% fue a la Unión Europea"
    let goes = matches!(
        line.items.get(at + 1).map(|item| item.token),
        Some(Token::Word)
    );
    if to(at + 1) || goes && to(at + 2) {
        return ahead_of(line, at).is_none();
    }
    if is_part_of_sold(line, at) {
        return true;
    }
    line.ahead(end_of_list(line, at), 6, |after| {
        match line.items[after].token {
            Token::Cue(Cue::Flow(_) | Cue::Share) => Some(true),
            Token::Cue(
                Cue::Overall
                | Cue::AllSides
                | Cue::From
                | Cue::Of
                | Cue::Good(_)
                | Cue::Area(..)
                | Cue::Pronoun
                | Cue::HedgeAfter(_),
            )
            | Token::Sign('\'' | '’')
            | Token::Word => None,
            _ => Some(false),
        }
    }) == Some(true)
}

/// "exportó el 60% de su café": part of a good, right behind a verb that sells or buys.
fn is_part_of_sold(line: &Line<'_>, at: usize) -> bool {
    let verb = line.back(at, 5, |before| match line.items[before].token {
        Token::Cue(Cue::Flow(word)) => Some(word.is_verb()),
        // "compró a Estados Unidos el 48% de su gas"
        Token::Cue(Cue::Hedge(_) | Cue::To | Cue::From | Cue::Of | Cue::Area(..)) | Token::Word => {
            None
        }
        _ => Some(false),
    });
    let good = line.ahead(at, 4, |after| match line.items[after].token {
        Token::Cue(Cue::Good(_)) => Some(true),
        Token::Cue(Cue::Of | Cue::Pronoun) | Token::Word => None,
        _ => Some(false),
    });
    verb == Some(true)
        && good == Some(true)
        && matches!(line.cue(at + 1), Some(Cue::Of | Cue::From))
}

/// The last of the percentages listed from this one on ("22, 17 and 10 percent of the value").
fn end_of_list(line: &Line<'_>, at: usize) -> usize {
    let mut last = at;
    while line.separates(last + 1) {
        let percent = |item: &usize| matches!(line.items.get(*item).map(|item| item.token), Some(Token::Amount(n)) if line.is_percent(n));
        let Some(next) = Some(last + 2).filter(percent) else {
            break;
        };
        last = next;
    }
    last
}

/// "ihracatın yüzde 13'ü": an ending says that a percentage is a part of the flow before it.
fn is_part_of_before(line: &Line<'_>, at: usize) -> bool {
    ends_with(line, at, Ending::Part)
        && line.back(at, 4, |before| match line.items[before].token {
            Token::Cue(Cue::Flow(_) | Cue::Pronoun | Cue::Overall | Cue::Of) => Some(true),
            Token::Cue(Cue::Hedge(_) | Cue::Area(..)) | Token::Period | Token::Word => None,
            _ => Some(false),
        }) == Some(true)
}

fn of_amount(line: &Line<'_>, at: usize, before: Before) -> Sense {
    let sized = || before.swing.filter(|_| !becomes(line, at));
    if let Some(movement) = by_how_much(line, at)
        .or_else(|| sized_move(line, at))
        .or_else(|| faced_move(line, at))
        .or_else(|| restated_change(line, at, before))
        .or_else(|| more_or_less(line, at, before))
        .or_else(|| more_behind(line, at))
        .or_else(sized)
    {
        return Sense {
            kind: Kind::Difference,
            movement: Some(movement),
        };
    }
    let kind = if before.flow.flow() == Flow::Balance && !line_is_volume(line, at) {
        Kind::Balance
    } else {
        Kind::Level
    };
    Sense {
        kind,
        movement: None,
    }
}

/// ", mais 120 milhões do que um ano antes": a movement between a comma and an amount with what it is compared with behind.
fn set_apart(line: &Line<'_>, at: usize) -> Option<Movement> {
    let word = at.checked_sub(1)?;
    let direction = match line.cue(word)? {
        Cue::Behind(direction) => *direction,
        Cue::Hedge(Hedge::Over) => Direction::Up,
        Cue::Hedge(Hedge::Under) => Direction::Down,
        _ => return None,
    };
    let apart = word
        .checked_sub(1)
        .is_some_and(|before| line.separates(before) || matches!(line.cue(before), Some(Cue::Or)));
    let compared = line.ahead(at, 2, |after| match line.items[after].token {
        Token::Cue(Cue::Against | Cue::Than(_) | Cue::Compare(_)) => Some(true),
        Token::Word => None,
        _ => Some(false),
    });
    (apart && compared == Some(true)).then(|| Movement {
        direction,
        span: line.items[word].span,
    })
}

/// "$1.2 billion more", "200 millions de plus", "48.5 billion (+1.7 billion)": a distance from another amount.
fn more_or_less(line: &Line<'_>, at: usize, before: Before) -> Option<Movement> {
    if is_outdone(line, at) {
        return None;
    }
    let span = line.items[at].span;
    let counted = matches!(
        line.items.get(at + 2).map(|item| item.token),
        Some(Token::Amount(_)) | None
    );
    let direction = match line.cue(at + 1) {
        Some(Cue::Behind(direction) | Cue::Than(direction)) => Some(*direction),
        // "1200億円増えた"
        Some(Cue::Ends(direction)) if !line.postpositions => Some(*direction),
        // "$8 billion less than in 2022", but not "$8 billion, more than 5 percent".
        Some(Cue::Hedge(Hedge::Over)) if !counted => Some(Direction::Up),
        Some(Cue::Hedge(Hedge::Under)) if !counted => Some(Direction::Down),
        // "3 milyar dolar arttı": the verb right behind an amount that it has not reached.
        Some(Cue::Ends(direction) | Cue::Move(direction))
            if line.postpositions && ends_with(line, at, Ending::Plain) =>
        {
            Some(*direction)
        }
        _ => None,
    };
    if let Some(direction) = direction {
        return Some(Movement {
            direction,
            span: line.items[at + 1].span,
        });
    }
    if let Some(movement) = set_apart(line, at) {
        return Some(movement);
    }
    if matches!(line.cue(at + 1), Some(Cue::Or))
        && matches!(line.items.get(at + 2).map(|item| item.token), Some(Token::Amount(n)) if line.is_percent(n))
        && before.last_kind.is_some()
        && let Some(movement) = behind(line, at + 2)
    {
        // "$16.3 billion or 5.8% more than in 2023"
        return Some(movement);
    }
    // "£0.3 billion less than a month before", but not "£3 billion, over 12 percent".
    let counts = matches!(
        line.items.get(at + 2).map(|item| item.token),
        Some(Token::Amount(_))
    );
    if let Some(Cue::Hedge(hedge @ (Hedge::Over | Hedge::Under))) = line.cue(at + 1)
        && !counts
    {
        let direction = if *hedge == Hedge::Over {
            Direction::Up
        } else {
            Direction::Down
        };
        let span = line.items[at + 1].span;
        return Some(Movement { direction, span });
    }
    let Token::Amount(amount) = line.items[at].token else {
        return None;
    };
    let bracketed = matches!(line.sign(at.wrapping_sub(1)), Some('(' | '（'))
        && before.flow.flow() != Flow::Balance;
    line.amounts[amount]
        .negative
        .filter(|_| bracketed)
        .map(|below| Movement {
            direction: if below {
                Direction::Down
            } else {
                Direction::Up
            },
            span,
        })
}

/// "15 and 3 percent more": the movement stands behind the last of the percentages listed.
fn behind_list(line: &Line<'_>, at: usize) -> Option<Movement> {
    let last = end_of_list(line, at);
    let moved = ahead_of(line, at).is_some();
    (last > at && !moved).then(|| behind(line, last)).flatten()
}

/// "by $3.1 billion, or by 9.3%, more than a year before": the movement stands behind the sizes that restate each other.
fn more_behind(line: &Line<'_>, at: usize) -> Option<Movement> {
    line.back(at, 2, |before| match line.cue(before) {
        Some(Cue::By) => Some(()),
        _ => None,
    })?;
    // "by 2 percent, more": the last size itself.
    let mut again = line.is_percent_at(at);
    let mut restated = again;
    for after in at + 1..line.items.len().min(at + 9) {
        match line.items[after].token {
            Token::Amount(_) => restated |= again,
            Token::Cue(Cue::Than(direction) | Cue::Behind(direction)) if restated => {
                return Some(Movement {
                    direction: *direction,
                    span: line.items[after].span,
                });
            }
            Token::Cue(Cue::Or) | Token::Sign('(') => again = true,
            Token::Cue(Cue::By | Cue::Hedge(_)) | Token::Sign(',' | ')') => {}
            _ => return None,
        }
    }
    None
}

/// "rose 5 percent, or about $8 bn", "…, ke India 210 ribu ton menjadi 640": the size of a movement said before.
fn restated_change(line: &Line<'_>, at: usize, before: Before) -> Option<Movement> {
    let restated = line.back(at, 2, |item| match line.cue(item) {
        Some(Cue::Or) => Some(true),
        Some(Cue::Hedge(_)) => None,
        _ => Some(false),
    });
    let goes_on =
        before.last_kind == Some(Kind::Difference) && matches!(line.cue(at + 1), Some(Cue::Became));
    let after_change = restated == Some(true) && matches!(before.last_kind, Some(Kind::Change));
    let listed = before.last_kind == Some(Kind::Difference) && next_party(line, at);
    // "naik 5,4 persen (US$ 923 juta) dari 2023"
    let bracketed = matches!(line.sign(at.wrapping_sub(1)), Some('(' | '（'))
        && matches!(line.sign(at + 1), Some(')' | '）'))
        && matches!(line.cue(at + 2), Some(Cue::From | Cue::Against));
    let again = bracketed && before.last_kind == Some(Kind::Change);
    before
        .last
        .filter(|_| after_change || goes_on || listed || again)
}

/// "eksport ke Jepun naik RM2 bilion dan ke India RM700 juta": only the next country or good of a list between
/// two amounts.
fn next_party(line: &Line<'_>, at: usize) -> bool {
    let Some(last) = line.amount_before(at) else {
        return false;
    };
    let named = |item: usize| matches!(line.cue(item), Some(Cue::Area(..) | Cue::Good(_)));
    let light = |item: usize| {
        named(item)
            || line.separates(item)
            || matches!(line.cue(item), Some(Cue::To | Cue::From | Cue::With))
    };
    (last + 1..at).all(light) && (last + 1..at).any(named) && line.separates(last + 1)
}

fn line_is_volume(line: &Line<'_>, at: usize) -> bool {
    matches!(line.items[at].token, Token::Amount(n) if line.amounts[n].quantity.unit.is_volume())
}

/// "mit 5 % Zuwachs 40 Milliarden": a movement between a percentage and an amount is the percentage's.
fn is_of_percent(line: &Line<'_>, word: usize, at: usize) -> bool {
    let before = word.checked_sub(1).map(|before| line.items[before].token);
    word + 1 == at && matches!(before, Some(Token::Amount(n)) if line.is_percent(n))
}

/// The movement whose size an amount is: "turun RM1 miliar", "improved by N339bn"; not "rose to $5 bn".
fn by_how_much(line: &Line<'_>, at: usize) -> Option<Movement> {
    if is_left(line, at) {
        return None;
    }
    let reached = ends_with(line, at, Ending::To) || ends_with(line, at, Ending::From);
    if leads_on(line, at) || reached {
        return None;
    }
    line.back(at, 3, |before| match line.items[before].token {
        Token::Cue(
            cue @ (Cue::Move(direction) | Cue::Behind(direction) | Cue::Ends(direction)),
        ) if matches!(cue, Cue::Move(_)) || !line.postpositions && sizes(line, before, at) => {
            let span = line.items[before].span;
            let direction = *direction;
            Some((!is_of_percent(line, before, at)).then_some(Movement { direction, span }))
        }
        Token::Cue(Cue::By | Cue::Of | Cue::In | Cue::Hedge(_) | Cue::Area(..)) => None,
        _ => Some(None),
    })?
}
