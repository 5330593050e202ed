//! Amounts: a level, a balance, or the distance between two.

use crate::claim::{Direction, Flow, Kind};
use crate::lexicon::{Cue, Ending, Naming};
use crate::quantity::Hedge;
use crate::resolve::amount::adds::of_movement;
use crate::resolve::amount::late::{leads_on, sized_move};
use crate::resolve::amount::leave::is_left;
use crate::resolve::amount::outdone::is_itself_beyond;
use crate::resolve::compare::faced::faced_move;
use crate::resolve::compare::older::{ends_with, is_outdone};
use crate::resolve::kind::{Before, Movement, Sense, ahead_of, becomes, behind, sizes};
use crate::resolve::line::{Line, Token};
use crate::resolve::part_of::end_of_list;
use crate::resolve::place::ARTICLE;
use crate::resolve::tied::is_sized_already;

pub(in crate::resolve) fn of_amount(line: &Line<'_>, at: usize, before: Before) -> Sense {
    let sized = || before.swing.filter(|_| !becomes(line, at));
    if let Some(movement) = by_how_much(line, at)
        .or_else(|| sized_move(line, at))
        .or_else(|| faced_move(line, at))
        .or_else(|| by_as_well(line, at, before))
        .or_else(|| restated_change(line, at, before))
        .or_else(|| more_or_less(line, at, before))
        .or_else(|| more_behind(line, at))
        .or_else(|| sized_noun(line, at))
        .or_else(|| of_movement(line, at))
        .or_else(sized)
        // "stagnierten bei 18 Milliarden": what does not move has a value.
        .filter(|movement| movement.direction != Direction::None && !is_sized_already(line, at))
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

/// "Le repli s'est chiffré à 167 000 unités", "Der Zuwachs belief sich auf 5 Milliarden": the noun of a movement opens the clause, and no more
/// than a verb leads from it to its size.
fn sized_noun(line: &Line<'_>, at: usize) -> Option<Movement> {
    let start = (at.saturating_sub(8)..at)
        .rev()
        .find(|&item| line.is_boundary(item))
        .map_or(0, |item| item + 1);
    let word = |item: usize| matches!(line.items[item].token, Token::Word);
    let light = |item: usize| {
        matches!(line.items[item].token, Token::Word | Token::Period)
            || matches!(
                line.cue(item),
                Some(Cue::Became | Cue::Of | Cue::In | Cue::Hedge(_))
            )
            // "Der Rückgang auf 5 Milliarden" tells where it led.
            || matches!(line.cue(item), Some(Cue::To)) && (word(item - 1) || item + 2 < at)
            // "Der Zuwachs betrug dem Landesamt für Statistik zufolge 640 Millionen"
            || matches!(line.cue(item), Some(Cue::Says | Cue::Area(_, Naming::Agency | Naming::Province)))
            // "Das Plus zum Vorjahr betrug 2,5 Milliarden"
            || matches!(line.cue(item), Some(Cue::Compare(_) | Cue::Relative(_) | Cue::Against))
    };
    let noun = start + 1;
    let article = noun < at && word(start) && line.items[start].span.len() <= ARTICLE;
    match line.cue(noun) {
        Some(Cue::Move(direction)) if article && (noun + 1..at).all(light) => Some(Movement {
            direction: *direction,
            span: line.items[noun].span,
        }),
        _ => None,
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

/// "a $5.6 billion decline", "the nearly $2 billion rise": does an article stand before an amount?
pub(in crate::resolve) fn has_article(line: &Line<'_>, at: usize) -> bool {
    let hedge = |item: &usize| matches!(line.cue(*item), Some(Cue::Hedge(_)));
    let before = (at.saturating_sub(2)..at).rev().find(|item| !hedge(item));
    before.is_some_and(|item| line.items[item].article)
}

/// "$1.2 billion more", "200 millions de plus", "48.5 billion (+1.7 billion)": a distance from another amount.
fn more_or_less(line: &Line<'_>, at: usize, before: Before) -> Option<Movement> {
    if is_outdone(line, at) {
        return None;
    }
    let span = line.items[at].span;
    let mut word = line.past_bracket(at) + 1;
    // "1兆円近く広がった"
    if matches!(line.cue(word), Some(Cue::HedgeAfter(_)))
        && matches!(line.cue(word + 1), Some(Cue::Ends(_)))
    {
        word += 1;
    }
    let counted = matches!(
        line.items.get(word + 1).map(|item| item.token),
        Some(Token::Amount(_)) | None
    );
    // "die Marke von 250.000 Tonnen überschritten"
    let passed = matches!(line.cue(at.wrapping_sub(1)), Some(Cue::Hedge(Hedge::Over)))
        || line.joined && matches!(line.sign(word + 1), Some('.' | ',' | ';'));
    let direction = match line.cue(word) {
        Some(Cue::Behind(direction) | Cue::Than(direction)) => Some(*direction),
        // "1200億円増えた"
        Some(Cue::Ends(direction)) if !line.postpositions => Some(*direction),
        // "$8 billion less than in 2022", but not "$8 billion, more than 5 percent".
        Some(Cue::Hedge(Hedge::Over)) if !counted && !passed => Some(Direction::Up),
        Some(Cue::Hedge(Hedge::Under)) if !counted => Some(Direction::Down),
        // "3 milyar dolar arttı": the verb right behind an amount that it has not reached.
        Some(Cue::Ends(direction) | Cue::Move(direction))
            if line.postpositions && ends_with(line, at, Ending::Plain) =>
        {
            Some(*direction)
        }
        Some(Cue::Move(direction)) if has_article(line, at) => Some(*direction),
        _ => None,
    };
    if let Some(direction) = direction {
        return (!is_itself_beyond(line, at, word, direction)).then(|| Movement {
            direction,
            span: line.items[word].span,
        });
    }
    if let Some(movement) = set_apart(line, at) {
        return Some(movement);
    }
    if let Some(movement) = apart_in_percent(line, at) {
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
        && !passed
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

/// "NOK 1.5 billion, or 10 percent, less than a year ago": an amount that commas part from the percentage which says it again, and the word
/// for both behind the second one.
fn apart_in_percent(line: &Line<'_>, at: usize) -> Option<Movement> {
    let hedge = usize::from(matches!(line.cue(at + 3), Some(Cue::Hedge(_))));
    let percent = at + 3 + hedge;
    let parted = line.sign(at + 1) == Some(',')
        && matches!(line.cue(at + 2), Some(Cue::Or))
        && percent < line.items.len()
        && line.is_percent_at(percent)
        && line.sign(percent + 1) == Some(',');
    let compared = || {
        matches!(line.cue(percent + 3), Some(Cue::Against | Cue::Compare(_)))
            || matches!(line.cue(percent + 2), Some(Cue::Hedge(_)))
    };
    parted
        .then(|| away(line, percent + 2))
        .flatten()
        .filter(|_| compared())
}

/// "less (than)", "more (than)".
fn away(line: &Line<'_>, word: usize) -> Option<Movement> {
    let direction = match line.cue(word)? {
        Cue::Behind(direction) | Cue::Than(direction) => *direction,
        Cue::Hedge(Hedge::Over) => Direction::Up,
        Cue::Hedge(Hedge::Under) => Direction::Down,
        _ => return None,
    };
    Some(Movement {
        direction,
        span: line.items[word].span,
    })
}

/// "NOK 1.5 billion, or 10 percent, less than a year ago": the percentage.
pub(in crate::resolve) fn said_again_in_percent(line: &Line<'_>, at: usize) -> Option<Movement> {
    let hedge = usize::from(matches!(line.cue(at.wrapping_sub(1)), Some(Cue::Hedge(_))));
    let amount = at.checked_sub(3 + hedge)?;
    matches!(line.items[amount].token, Token::Amount(_))
        .then(|| apart_in_percent(line, amount))
        .flatten()
}

/// "15 and 3 percent more": the movement stands behind the last of the percentages listed.
pub(super) fn behind_list(line: &Line<'_>, at: usize) -> Option<Movement> {
    let last = end_of_list(line, at);
    let moved = ahead_of(line, at).is_some();
    if last == at && line.postpositions && !moved {
        return next_compared(line, at).and_then(|next| behind(line, next));
    }
    (last > at && !moved).then(|| behind(line, last)).flatten()
}

/// "önceki çeyreğe göre yüzde 4,1, geçen yıla göre yüzde 1,1 artışla", "satışlar yüzde 31, İngiltere'ye yüzde 14 yükselirken": the next
/// percentage of a list, with only what it is compared with between, or its side.
fn next_compared(line: &Line<'_>, at: usize) -> Option<usize> {
    let next = (at + 1..line.items.len().min(at + 9))
        .find(|&item| matches!(line.items[item].token, Token::Amount(_)))?;
    let light = |item: usize| {
        line.separates(item)
            || matches!(line.items[item].token, Token::Period | Token::Word)
            || matches!(
                line.cue(item),
                Some(
                    Cue::Compare(_)
                        | Cue::Against
                        | Cue::To
                        | Cue::In
                        | Cue::Hedge(_)
                        | Cue::Area(..)
                        | Cue::Post(_)
                )
            )
    };
    let compared = |item: usize| {
        matches!(line.items[item].token, Token::Period)
            || matches!(line.cue(item), Some(Cue::Compare(_) | Cue::Area(..)))
    };
    let listed =
        line.separates(at + 1) && (at + 1..next).all(light) && (at + 1..next).any(compared);
    (listed && line.is_percent_at(next)).then_some(next)
}

/// "by $3.1 billion, or by 9.3%, more than a year before": the movement stands behind the sizes that restate each other.
pub(in crate::resolve) fn more_behind(line: &Line<'_>, at: usize) -> Option<Movement> {
    line.back(at, 2, |before| match line.cue(before) {
        Some(Cue::By) => Some(()),
        _ => None,
    })?;
    // "by 2 percent, more": the last size itself.
    let mut again = line.is_percent_at(at);
    let mut restated = again;
    for after in at + 1..line.items.len().min(at + 9) {
        match line.items[after].token {
            // "sebesar US$ 3,62 miliar, atau US$ 1,17 miliar lebih tinggi": two amounts of money are no restatement.
            Token::Amount(_) => {
                restated |= again && (line.is_percent_at(at) || line.is_percent_at(after));
            }
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
    let restated = line.back(at, 3, |item| match line.cue(item) {
        Some(Cue::Or) => Some(true),
        // "на 3,8%, или на 2,4 млрд долларов"
        Some(Cue::Hedge(_) | Cue::By) => None,
        _ => Some(false),
    });
    let next = at + 2 + usize::from(matches!(line.cue(at + 2), Some(Cue::Hedge(_))));
    let reaches = matches!(line.cue(at + 1), Some(Cue::Became))
        && matches!(
            line.items.get(next).map(|item| item.token),
            Some(Token::Amount(_))
        );
    let goes_on = before.last_kind == Some(Kind::Difference) && reaches;
    let after_change = restated == Some(true) && matches!(before.last_kind, Some(Kind::Change));
    let listed = before.last_kind == Some(Kind::Difference) && next_party(line, at);
    // "naik 5,4 persen (US$ 923 juta) dari 2023"
    let bracketed = matches!(line.sign(at.wrapping_sub(1)), Some('(' | '（'))
        && matches!(line.sign(at + 1), Some(')' | '）'))
        && matches!(line.cue(at + 2), Some(Cue::From | Cue::Against));
    // "a 9.9 percent decrease ($11.5 billion) over 2022"
    let sized = matches!(line.sign(at.wrapping_sub(1)), Some('(' | '（'))
        && at >= 3
        && matches!(line.cue(at - 2), Some(Cue::Move(_)))
        && line.is_percent_at(at - 3);
    let again = (bracketed || sized) && before.last_kind == Some(Kind::Change);
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
    // "2割ほど伸びて95億円"
    let hedge = word.checked_sub(1).and_then(|before| line.cue(before));
    let word_left = word - usize::from(matches!(hedge, Some(Cue::HedgeAfter(_))));
    let before = word_left
        .checked_sub(1)
        .map(|before| line.items[before].token);
    word + 1 == at && matches!(before, Some(Token::Amount(n)) if line.is_percent(n))
}

/// The movement whose size an amount is: "turun RM1 miliar", "improved by N339bn"; not "rose to $5 bn".
pub(super) fn by_how_much(line: &Line<'_>, at: usize) -> Option<Movement> {
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

/// "exports rose by $640 million, and imports by $90 million": the size of a movement that another flow made before.
fn by_as_well(line: &Line<'_>, at: usize, before: Before) -> Option<Movement> {
    let hedge = |item: &usize| {
        matches!(line.items[*item].token, Token::Word)
            || matches!(line.cue(*item), Some(Cue::Hedge(_)))
    };
    let by = (at.saturating_sub(2)..at).rev().find(|item| !hedge(item))?;
    let led = line.goods_stand.before && matches!(line.cue(by), Some(Cue::By));
    let noun = match line.cue(by.checked_sub(1)?) {
        Some(Cue::Flow(word)) => !word.is_verb(),
        Some(Cue::Area(..) | Cue::Good(_)) => true,
        _ => false,
    };
    before.last.filter(|_| led && noun)
}
