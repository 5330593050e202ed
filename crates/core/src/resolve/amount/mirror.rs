//! Changes told in the order of the flows before them: "exports 106.4 bn, imports 82.0 bn; 0.9 percent more and 1.4 less".

use crate::claim::Kind;
use crate::lexicon::Cue;
use crate::resolve::line::{Line, Token};
use crate::resolve::walk::Finding;

/// The longest word, in bytes, that may stand between two changes: an article.
const ARTICLE: usize = 4;

/// Deals two changes of a clause without a flow out to the two flows whose levels the clause before told.
pub(in crate::resolve) fn mirror(line: &Line<'_>, found: &mut [Finding]) {
    for first in 2..found.len().saturating_sub(1) {
        if mirrors(line, &found[first - 2..first + 2]) {
            let flow = found[first - 2].frame.flow.clone();
            found[first].frame.flow = flow;
            let flow = found[first - 1].frame.flow.clone();
            found[first + 1].frame.flow = flow;
        }
    }
}

fn mirrors(line: &Line<'_>, four: &[Finding]) -> bool {
    let [one, two, three, four] = four else {
        return false;
    };
    let told = |finding: &Finding| matches!(finding.kind, Kind::Level | Kind::Change);
    let change = |finding: &Finding| finding.kind == Kind::Change;
    let opens = |item: usize| matches!(line.sign(item), Some('(' | '（'));
    let ordered = || {
        line.ahead(four.item, 4, |item| {
            matches!(line.cue(item), Some(Cue::Respectively)).then_some(())
        })
        .is_some()
    };
    let parts = |item: usize| {
        line.is_boundary(item)
            || line.separates(item) && ordered()
            || opens(item)
            || matches!(line.cue(item), Some(Cue::With | Cue::Against))
    };
    let light = |item: usize| {
        matches!(line.items[item].token, Token::Word) && line.items[item].span.len() <= ARTICLE
            || matches!(
                line.cue(item),
                Some(Cue::And | Cue::Of | Cue::By | Cue::Move(_) | Cue::Hedge(_) | Cue::Behind(_))
            )
    };
    let flow = |finding: &Finding| finding.frame.flow.as_ref().map(|said| said.value.flow());
    let flows = |from: usize, to: usize| {
        (from..to).any(|item| matches!(line.cue(item), Some(Cue::Flow(_))))
    };
    let names = |item: usize| matches!(line.cue(item), Some(Cue::Area(..) | Cue::Good(_)));
    told(one)
        && one.kind == two.kind
        && change(three)
        && change(four)
        && flow(one) != flow(two)
        && !flows(two.item, four.item + 3)
        && (two.item + 1..three.item).any(parts)
        && !(two.item + 1..three.item).any(names)
        && (three.item + 1..four.item).all(light)
        && (three.item..four.item).any(|item| matches!(line.cue(item), Some(Cue::And)))
}
