//! The value of the whole that a part is of, named right behind it.

use crate::claim::Kind;
use crate::lexicon::Cue;
use crate::quantity::Unit;
use crate::resolve::line::{Line, Token};
use crate::resolve::walk::Finding;

/// The most items between a part and the value of its whole.
const NEAR: usize = 12;

/// The least marks that a clause says of the whole before its value (", which stood at").
const SAYS: usize = 2;

/// "12 per cent of total exports of $15 billion", "85 per cent of overall exports, which stood at $27.5 billion": the value of the
/// whole is of no good and no side that only the part was of.
pub(in crate::resolve) fn of_whole(line: &Line<'_>, found: &mut [Finding]) {
    for number in 1..found.len() {
        let (part, whole) = (&found[number - 1], &found[number]);
        let pair = part.kind == Kind::Share
            && part.quantity.unit == Unit::Percent
            && whole.kind == Kind::Level
            && !whole.frame.base;
        if pair
            && (is_whole(line, part.item, whole.item) || is_led_whole(line, part.item, whole.item))
        {
            found[number].frame.good = None;
            found[number].frame.partner = None;
        }
    }
}

/// Do only "of total exports", and "of" or words about them behind a comma, stand between a part and an amount?
fn is_whole(line: &Line<'_>, part: usize, at: usize) -> bool {
    if at <= part + 2 || at > part + NEAR {
        return false;
    }
    let total = |item: usize| matches!(line.cue(item), Some(Cue::Overall | Cue::Share));
    let flow = |item: usize| matches!(line.cue(item), Some(Cue::Flow(_)));
    let Some(first) = (part + 1..at).find(|&item| total(item)) else {
        return false;
    };
    let light = |item: usize| {
        matches!(line.items[item].token, Token::Word)
            || matches!(line.cue(item), Some(Cue::Of | Cue::Pronoun))
    };
    if !(part + 1..first).all(light) {
        return false;
    }
    // "total exports", be it one form or two.
    let flow = first + usize::from(flow(first + 1));
    let of = at == flow + 2 && matches!(line.cue(flow + 1), Some(Cue::Of));
    let clause = line.sign(flow + 1) == Some(',')
        && at >= flow + 2 + SAYS
        && matches!(line.cue(at - 1), Some(Cue::Became))
        && (flow + 2..at - 1).all(|item| matches!(line.items[item].token, Token::Word));
    of || clause
}

/// "61 persen terhadap ekspor Sulawesi Utara yang sebesar US$ 71,2 juta": what a part is of, its months and whose it is, and how much
/// it came to.
fn is_led_whole(line: &Line<'_>, part: usize, at: usize) -> bool {
    let flow = |item: usize| matches!(line.cue(item), Some(Cue::Flow(word)) if !word.is_verb());
    let light = |item: usize| {
        matches!(line.items[item].token, Token::Word | Token::Period)
            || matches!(
                line.cue(item),
                Some(Cue::Area(..) | Cue::By | Cue::Became | Cue::In | Cue::Overall)
            )
    };
    let led = matches!(line.cue(part + 1), Some(Cue::With | Cue::From | Cue::Of));
    let whole = part + 1 + usize::from(led);
    line.goods_stand.behind
        && at > whole + 1
        && at <= part + NEAR
        && flow(whole)
        && (whole + 1..at).all(light)
}
