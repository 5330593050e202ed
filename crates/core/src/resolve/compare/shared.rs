//! One base for two changes.

use crate::claim::{Area, Compare, Kind};
use crate::lexicon::Cue;
use crate::period::Period;
use crate::resolve::amount::deal::item;
use crate::resolve::line::Line;
use crate::resolve::walk::Finding;

/// "Exports fell 1.7% and imports rose 2.1% from August": what the second of two flows in one clause is counted from, the first is as well.
pub(in crate::resolve) fn share_base(line: &Line<'_>, found: &mut [Finding]) {
    let change = |finding: &Finding| matches!(finding.kind, Kind::Change | Kind::Difference);
    let moves: Vec<usize> = (0..found.len()).filter(|&n| change(&found[n])).collect();
    for pair in moves.windows(2).rev() {
        let (first, second) = (pair[0], pair[1]);
        let (from, to) = (item(found, first), item(found, second));
        let base = found[second].compare;
        let told = matches!(base, (Compare::Mom | Compare::Qoq | Compare::Yoy, true));
        let months = |n: usize| found[n].frame.period.as_ref().map(|said| said.value.period);
        let flow = |n: usize| {
            found[n]
                .frame
                .flow
                .as_ref()
                .map(|said| (said.value.flow(), said.own))
        };
        let other = flow(first)
            .zip(flow(second))
            .is_some_and(|(first, second)| first.0 != second.0 && first.1 && second.1);
        let clause = (from..to).all(|at| !line.is_boundary(at));
        let and = (from..to).any(|at| matches!(line.cue(at), Some(Cue::And)));
        let open = !found[first].compare.1;
        if told && months(first) == months(second) && other && clause && and && open {
            found[first].compare = base;
            found[first].frame.compare = Some(base.0);
        }
    }
}

/// Two values of neighbouring months make the sentences after them speak of monthly changes.
pub(in crate::resolve) fn imply_compare(found: &mut [Finding]) {
    let moves = |f: &&Finding| matches!(f.kind, Kind::Change | Kind::Difference | Kind::Multiple);
    let pair = found
        .iter()
        .find(|f| f.frame.base && !moves(f))
        .zip(found.iter().find(|f| !f.frame.base));
    let months = pair.and_then(|(base, newer)| {
        let (base, newer) = (base.frame.period.as_ref()?, newer.frame.period.as_ref()?);
        Some(crate::resolve::compare::step(
            base.value.period,
            newer.value.period,
        ))
    });
    if let (Some(Compare::Mom | Compare::Qoq), Some(first)) = (months, found.first_mut()) {
        first.frame.implied = months.filter(|_| first.frame.compare.is_none());
    }
}

/// How far before an older value the word may stand that says that it was revised, in items.
const REVISED: usize = 5;

/// "to 75.2 billion from a revised 69.6 billion": what was revised is the figure of the month or quarter before.
pub(in crate::resolve) fn revised(line: &Line<'_>, at: usize, period: Period) -> Option<Compare> {
    let from = line.items[at.saturating_sub(REVISED)].span.start;
    let near = from..line.items[at].span.start;
    let said = line.revised.iter().any(|word| near.contains(word));
    match period.len() {
        1 if said => Some(Compare::Mom),
        3 if said => Some(Compare::Qoq),
        _ => None,
    }
}

/// "earned $1.4 billion by exporting 298,500 tons of coffee": the money is that of the volume it was paid for.
pub(in crate::resolve) fn good_of_sold(line: &Line<'_>, found: &mut [Finding]) {
    for number in 1..found.len() {
        let (paid, sold) = (&found[number - 1], &found[number]);
        let own = |finding: &Finding| finding.frame.good.clone().filter(|good| good.own);
        let units = paid.quantity.unit.is_money() && sold.quantity.unit.is_volume();
        let by = (paid.item + 1..sold.item).any(|at| {
            matches!(line.cue(at), Some(Cue::By | Cue::From))
                && matches!(line.cue(at + 1), Some(Cue::Flow(_)))
        });
        let clause = (paid.item..sold.item).all(|at| !line.is_boundary(at));
        if units && by && clause && own(paid).is_none() && sold.kind == Kind::Level {
            found[number - 1].frame.good = own(sold).or_else(|| paid.frame.good.clone());
        }
    }
}

/// Countries whose agencies tell trade in goods from one month to the next, adjusted for the season.
const MONTHLY: [&str; 7] = ["USA", "CAN", "GBR", "AUS", "ZAF", "DEU", "FRA"];

/// Does an area's agency count changes from the month before, rather than from the year before?
pub(super) fn tells_monthly(area: &Area) -> bool {
    MONTHLY.contains(&area.code())
}
