//! One change told by two measures: "rose 6.8% in volume and 4.1% in value from June".

use crate::claim::Kind;
use crate::lexicon::Cue;
use crate::resolve::line::{Line, Token};
use crate::resolve::walk::Finding;

/// How far from each other the two may stand, in items.
const REACH: usize = 8;

/// What the second of two measures of a change is counted from holds for the first as well, which names the measure and no base.
pub(in crate::resolve) fn share_measures_base(line: &Line<'_>, found: &mut [Finding]) {
    for number in 1..found.len() {
        let (before, after) = found.split_at_mut(number);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else {
            continue;
        };
        let changes = first.kind == Kind::Change && second.kind == Kind::Change;
        let shared = changes && !first.compare.1 && second.compare.1;
        let period =
            |finding: &Finding| finding.frame.period.as_ref().map(|said| said.value.period);
        if shared && period(first) == period(second) && joins(line, first.item, second.item) {
            first.compare = second.compare;
            first.frame.compare = second.frame.compare;
        }
    }
}

/// Does only the name of a measure, "and" and a movement stand between?
fn joins(line: &Line<'_>, first: usize, second: usize) -> bool {
    if second - first > REACH {
        return false;
    }
    let and = |item: usize| matches!(line.cue(item), Some(Cue::And));
    let Some(and) = (first + 1..second).find(|&item| and(item)) else {
        return false;
    };
    let word = |item: usize| {
        matches!(line.items[item].token, Token::Word)
            || matches!(
                line.cue(item),
                Some(
                    Cue::In
                        | Cue::By
                        | Cue::Became
                        | Cue::Pronoun
                        | Cue::Of
                        | Cue::With
                        | Cue::From
                )
            )
    };
    let light =
        |item: usize| word(item) || matches!(line.cue(item), Some(Cue::Move(_) | Cue::Hedge(_)));
    and > first + 1 && (first + 1..and).all(word) && (and + 1..second).all(light)
}
