//! Growth that is slower or faster: the rate goes on in its own direction, whatever its pace does.

use crate::claim::{Direction, Kind};
use crate::lexicon::Cue;
use crate::resolve::line::{Line, Token};
use crate::resolve::walk::Finding;

/// How far before a rate what it is a rate of may be named, in items.
const REACH: usize = 12;

/// How far behind "from" the older rate may stand, in items.
const FROM: usize = 4;

/// "Export growth slowed to 5 percent from 11": both are growth. "Exports grew 9 percent, slowing from the 14 percent of July": so are they.
pub(in crate::resolve) fn keep_pace(line: &Line<'_>, found: &mut [Finding]) {
    for number in 0..found.len() {
        let at = found[number].item;
        let rate = |finding: &Finding| {
            finding.kind == Kind::Change
                && line.is_percent_at(finding.item)
                && finding.negative.is_none()
        };
        if !rate(&found[number]) || moved_behind(line, at) {
            continue;
        }
        if let Some(direction) = noun_before(line, at) {
            turn(&mut found[number], direction);
            continue;
        }
        let last = number.checked_sub(1).map(|last| &found[last]);
        let last = last.filter(|last| last.kind == Kind::Change && line.is_percent_at(last.item));
        let direction = last
            .and_then(|last| last.movement)
            .map(|moved| moved.direction);
        let since = last.map_or(at, |last| last.item + 1);
        if let Some(direction) = direction.filter(|_| is_from_rate(line, since, at)) {
            turn(&mut found[number], direction);
        }
    }
}

fn turn(finding: &mut Finding, direction: Direction) {
    if let Some(moved) = finding
        .movement
        .as_mut()
        .filter(|_| direction != Direction::None)
    {
        moved.direction = direction;
    }
}

/// "a 4 percent rise": a movement right behind a rate is its own.
fn moved_behind(line: &Line<'_>, at: usize) -> bool {
    matches!(
        line.cue(at + 1),
        Some(Cue::Move(_) | Cue::Behind(_) | Cue::Ends(_) | Cue::Than(_))
    )
}

/// "growth slowed to 5 percent", "the fall in exports deepened to 4 percent": the movement that is the subject of another one right before "to".
fn noun_before(line: &Line<'_>, at: usize) -> Option<Direction> {
    let to = line.back(at, 2, |before| match line.items[before].token {
        Token::Cue(Cue::To | Cue::Became) => Some(Some(before)),
        Token::Cue(Cue::Hedge(_)) => None,
        _ => Some(None),
    })??;
    let verb = to
        .checked_sub(1)
        .filter(|&verb| matches!(line.cue(verb), Some(Cue::Move(_))))?;
    let noun = line.back(verb, REACH, |before| match line.items[before].token {
        Token::Cue(Cue::Move(direction)) => Some(Some((before, *direction))),
        Token::Cue(
            Cue::Flow(_) | Cue::Good(_) | Cue::Area(..) | Cue::In | Cue::Of | Cue::To | Cue::From,
        )
        | Token::Word
        | Token::Period => None,
        _ => Some(None),
    })??;
    let flow = |item: usize| matches!(line.cue(item), Some(Cue::Flow(_)));
    let of = matches!(line.cue(noun.0 + 1), Some(Cue::In | Cue::Of));
    let behind = (noun.0 + 1..verb).any(flow);
    let before = noun.0.checked_sub(1).is_some_and(flow);
    (of && behind || before && noun.0 + 1 == verb).then_some(noun.1)
}

/// Does "from" lead to the rate, behind no more than a movement and the rate before?
fn is_from_rate(line: &Line<'_>, since: usize, at: usize) -> bool {
    let from = line.back(at, FROM, |before| match line.items[before].token {
        Token::Cue(Cue::From) => Some(Some(before)),
        Token::Cue(Cue::Hedge(_) | Cue::Of)
        | Token::Word
        | Token::Period
        | Token::Sign('\'' | '’') => None,
        _ => Some(None),
    });
    let light = |item: usize| {
        line.separates(item)
            || matches!(line.items[item].token, Token::Word | Token::Period)
            || matches!(
                line.cue(item),
                Some(Cue::Move(_) | Cue::In | Cue::Compare(_))
            )
    };
    from.flatten().is_some_and(|from| {
        let moves = (since..from).filter(|&item| matches!(line.cue(item), Some(Cue::Move(_))));
        from >= since && (since..from).all(light) && moves.count() <= 1
    })
}
