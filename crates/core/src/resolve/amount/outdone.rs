//! An amount that only another one is measured by: "three times the $3.3 billion from Britain".

use crate::claim::{Compare, Direction, Kind};
use crate::lexicon::Cue;
use crate::resolve::compare::older::is_of_another_side;
use crate::resolve::line::{Line, Token};
use crate::resolve::place::area_at;
use crate::resolve::scene::Said;
use crate::resolve::walk::Finding;

/// How far behind the amount the other side may stand, in items.
const REACH: usize = 5;

/// How far behind an amount the one it is set against may stand, in items.
const AGAINST: usize = 10;

/// "surplus Mei 2,93 miliar lebih tinggi dibanding surplus April yang 2,72 miliar": an amount that is itself higher or lower than the one
/// that it is set against, and not by how much something is.
pub(in crate::resolve) fn is_itself_beyond(
    line: &Line<'_>,
    at: usize,
    word: usize,
    direction: Direction,
) -> bool {
    let quantity = |item: usize| match line.items.get(item)?.token {
        Token::Amount(n) => Some(&line.amounts[n].quantity),
        _ => None,
    };
    let value = |item: usize| Some(quantity(item)?.figure?.value);
    let end = line.items.len().min(word + AGAINST);
    let other = (word + 1..end)
        .take_while(|&item| !line.is_boundary(item) && !line.separates(item))
        .find(|&item| quantity(item).is_some());
    // "3,62 miliar, atau 1,17 miliar lebih tinggi dari …"
    let apart = at
        .checked_sub(1)
        .is_some_and(|before| line.separates(before));
    let Some(other) = other.filter(|_| line.goods_stand.behind && !apart) else {
        return false;
    };
    let same = quantity(at).map(|known| known.unit) == quantity(other).map(|known| known.unit);
    same && !line.is_percent_at(at)
        && value(at)
            .zip(value(other))
            .is_some_and(|(own, other)| match direction {
                Direction::Up => own > other,
                Direction::Down => own < other && own + own > other,
                Direction::None => false,
            })
}

/// What one side's amount is measured by is that of the side behind its preposition, and a multiple of it is one of no other time.
pub(in crate::resolve) fn take_other_side(line: &Line<'_>, found: &mut [Finding]) {
    for number in 0..found.len() {
        take_that_of_other(line, found, number);
    }
    for number in 1..found.len() {
        let (before, after) = found.split_at_mut(number);
        let (Some(last), Some(other)) = (before.last_mut(), after.first_mut()) else {
            continue;
        };
        if !other.frame.base || !is_of_another_side(line, other.item) {
            continue;
        }
        if last.kind == Kind::Multiple && !last.compare.1 {
            last.compare = (Compare::Other, true);
            last.frame.compare = Some(Compare::Other);
        }
        let sided = last.frame.partner.as_ref().is_some_and(|side| side.own);
        let from = line.ahead(other.item, REACH, |item| {
            matches!(line.cue(item), Some(Cue::From | Cue::To | Cue::With)).then_some(item)
        });
        let side =
            from.and_then(|from| (from + 1..from + 3).find(|&item| area_at(line, item).is_some()));
        let (Some(item), true) = (side, sided) else {
            continue;
        };
        let known = other.frame.reporter.as_ref().map(|said| &said.value);
        let named = area_at(line, item).filter(|(area, _)| Some(*area) != known);
        if let Some((area, _)) = named {
            other.frame.partner = Some(Said::here(area.clone(), line.items[item].span));
        }
    }
}

/// "a surplus of $4 billion with Singapore, five times that with Thailand": whose amount was multiplied is not what came of it.
fn take_that_of_other(line: &Line<'_>, found: &mut [Finding], number: usize) {
    let Some(last) = number
        .checked_sub(1)
        .map(|last| found[last].frame.partner.clone())
    else {
        return;
    };
    let multiple = &mut found[number];
    if multiple.kind != Kind::Multiple || multiple.compare.1 {
        return;
    }
    let that = line.ahead(multiple.item, 3, |item| match line.cue(item) {
        Some(Cue::Pronoun) => Some(
            matches!(
                line.cue(item + 1),
                Some(Cue::With | Cue::To | Cue::From | Cue::Of)
            ) && (item + 2..item + 4).any(|item| area_at(line, item).is_some()),
        ),
        Some(_) => Some(false),
        None => None,
    });
    if that == Some(true) {
        multiple.compare = (Compare::Other, true);
        multiple.frame.compare = Some(Compare::Other);
        multiple.frame.partner = last;
    }
}
