//! Changes told in the order of the flows before them: "exports 106.4 bn, imports 82.0 bn; 0.9 percent more and 1.4 less".

use super::line::Line;
use super::walk::Finding;
use crate::claim::Kind;
use crate::lexicon::Cue;

/// Deals two changes of a clause without a flow out to the two flows whose levels the clause before told.
pub(super) fn mirror(line: &Line<'_>, found: &mut [Finding]) {
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
    let level = |finding: &Finding| finding.kind == Kind::Level;
    let change = |finding: &Finding| finding.kind == Kind::Change;
    let flow = |finding: &Finding| finding.frame.flow.as_ref().map(|said| said.value.flow());
    let flows = |from: usize, to: usize| {
        (from..to).any(|item| matches!(line.cue(item), Some(Cue::Flow(_))))
    };
    level(one)
        && level(two)
        && change(three)
        && change(four)
        && flow(one) != flow(two)
        && !flows(two.item, four.item + 3)
        && (two.item..three.item)
            .any(|item| line.is_boundary(item) || matches!(line.cue(item), Some(Cue::With)))
        && (three.item..four.item).any(|item| matches!(line.cue(item), Some(Cue::And)))
}
