//! "составил 104,7% к уровню прошлого года": a percentage of an older value, which tells a change of what lies over or under it.

use crate::claim::{Direction, Kind};
use crate::lexicon::Cue;
use crate::quantity::{Quantity, Rounded};
use crate::resolve::compare::comparison;
use crate::resolve::kind::{Movement, ahead_of};
use crate::resolve::line::{Line, Token};
use rust_decimal::Decimal;

/// Least and most percent that are taken for such an index.
const LEAST: u32 = 40;
const MOST: u32 = 250;

/// The least that is taken for one behind "or", where only what it is compared with follows.
const HIGH: u32 = 70;

/// The movement that a percentage of an older value tells, if it is one.
pub(in crate::resolve) fn index(
    line: &Line<'_>,
    at: usize,
    last: Option<Movement>,
) -> Option<Movement> {
    let Token::Amount(amount) = line.items[at].token else {
        return None;
    };
    let value = line.amounts[amount].quantity.figure?.value;
    let near = value >= Decimal::from(LEAST) && value <= Decimal::from(MOST);
    if !near || line.postpositions || line.amounts[amount].negative.is_some() {
        return None;
    }
    let before = at.checked_sub(1).and_then(|item| line.cue(item));
    let led = matches!(before, Some(Cue::Or | Cue::To));
    let earlier = |item: usize| {
        let number = line.period_items.binary_search(&item).ok();
        let phrase = number.and_then(|number| line.periods.get(number));
        phrase.is_some_and(|phrase| comparison(phrase.when).is_some())
    };
    let based = match line.cue(at + 1) {
        Some(Cue::Against | Cue::From) => {
            line.ahead(at + 1, 3, |after| match line.items[after].token {
                Token::Period | Token::Cue(Cue::Compare(_)) => Some(true),
                Token::Word => None,
                _ => Some(false),
            }) == Some(true)
        }
        // "imports 45% year on year" goes on with the movement of a list.
        cue if matches!(cue, Some(Cue::Compare(_))) || earlier(at + 1) => {
            let high = value >= Decimal::from(HIGH);
            last.is_none() && (high && led || matches!(before, Some(Cue::Became)))
        }
        _ => false,
    };
    let sized = matches!(before, Some(Cue::By));
    (based && !sized && (led || ahead_of(line, at).is_none())).then(|| Movement {
        direction: match value.cmp(&Decimal::ONE_HUNDRED) {
            std::cmp::Ordering::Greater => Direction::Up,
            std::cmp::Ordering::Less => Direction::Down,
            std::cmp::Ordering::Equal => Direction::None,
        },
        span: line.items[at].span,
    })
}

/// A quantity as it is meant: of an index, what lies over or under a hundred.
pub(in crate::resolve) fn counted(
    line: &Line<'_>,
    at: usize,
    kind: Kind,
    last: Option<Movement>,
    printed: &Quantity,
) -> Quantity {
    let quantity = printed.clone();
    let over = |_: &Rounded| kind == Kind::Change && index(line, at, last).is_some();
    match quantity.figure.filter(over) {
        Some(figure) => Quantity {
            figure: Some(Rounded {
                value: (figure.value - Decimal::ONE_HUNDRED).abs(),
                ..figure
            }),
            ..quantity
        },
        None => quantity,
    }
}
