//! Who did what a participle or a noun of trade says.

use crate::claim::Flow;
use crate::lexicon::{Cue, FlowWord};
use crate::resolve::line::{Line, Token};
use crate::resolve::place::{ARTICLE, flow_at};

/// How many items may stand between a noun of trade and the "by" of who trades.
const OBJECT: usize = 5;

/// "lo exportado por Bolivia", "o total vendido por Angola", "as importações de diesel russo pelo Brasil": who did what a participle,
/// or the noun of a flow with its goods, says.
pub(super) fn is_agent(line: &Line<'_>, at: usize) -> bool {
    if !line.of_is_origin || at == 0 {
        return false;
    }
    let article =
        matches!(line.items[at - 1].token, Token::Word) && line.items[at - 1].span.len() <= ARTICLE;
    let Some(by) = at.checked_sub(1 + usize::from(article)) else {
        return false;
    };
    if !matches!(line.cue(by), Some(Cue::By)) {
        return false;
    }
    let done = |word: FlowWord| {
        matches!(word.flow(), Flow::Exports | Flow::Imports)
            && !matches!(
                word,
                FlowWord::BareSales | FlowWord::BarePurchases | FlowWord::Market(_)
            )
    };
    let right_before = by.checked_sub(1).and_then(|noun| flow_at(line, noun));
    let of_goods = || {
        line.back(by, OBJECT, |before| match line.items[before].token {
            Token::Cue(Cue::Flow(word)) => Some(
                matches!(word, FlowWord::Plain(_) | FlowWord::BarePurchases)
                    && matches!(word.flow(), Flow::Exports | Flow::Imports),
            ),
            Token::Cue(Cue::Good(_) | Cue::Of | Cue::From | Cue::To | Cue::Area(..)) => None,
            Token::Word if line.items[before].span.len() <= ARTICLE => None,
            _ => Some(false),
        }) == Some(true)
    };
    right_before.is_some_and(done) || of_goods()
}
