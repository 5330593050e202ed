//! What a change is counted from, told by its own two values: the one that it leads from and the one that it leads to.

use super::older::is_newer_side;
use crate::claim::{Compare, Direction, Kind};
use crate::resolve::compare::step;
use crate::resolve::line::Line;
use crate::resolve::scene::{Said, Spell};
use crate::resolve::time::Times;
use crate::resolve::walk::Finding;
use rust_decimal::Decimal;

/// How many values before a change are looked at.
const NEAR: usize = 4;

/// "582,7 milliards en mars, contre 611,2 milliards en février, soit une baisse de 4,7 %": a printed change that follows from two values
/// of neighbouring months or quarters before it is counted from the older one.
pub(in crate::resolve) fn between_values(before: &[Finding], change: &Finding) -> Option<Compare> {
    let level = |finding: &&Finding| matches!(finding.kind, Kind::Level | Kind::Balance);
    let near = || before.iter().rev().take(NEAR).filter(level);
    let months = |finding: &Finding| Some(finding.frame.period.as_ref()?.value.period);
    for older in near().filter(|finding| finding.frame.base) {
        for newer in near().filter(|finding| !finding.frame.base) {
            let alike = older.quantity.unit == newer.quantity.unit && follows(older, newer, change);
            let between = step(months(older)?, months(newer)?);
            if alike && matches!(between, Compare::Mom | Compare::Qoq) {
                return Some(between);
            }
        }
    }
    None
}

/// "…, im Januar mit 78 Tonnen auf Rekordhöhe, fielen von 48 auf 31 Tonnen": the period of the newer side that stands right behind an
/// older value.
pub(in crate::resolve) fn newer_of_pair(
    line: &Line<'_>,
    times: &Times,
    next: Option<&Finding>,
) -> Option<Said<Spell>> {
    let next = next.filter(|next| is_newer_side(line, next.item))?;
    let own = times.of_amount(line, next.item, false);
    own.or_else(|| next.frame.period.clone())
}

/// Does a change lead from one value to the other, as far as it is printed?
fn follows(older: &Finding, newer: &Finding, change: &Finding) -> bool {
    let value = |finding: &Finding| Some(finding.quantity.figure?.value.abs());
    let growth = || {
        let (older, newer) = (value(older)?, value(newer)?);
        Some((newer - older).checked_div(older)? * Decimal::ONE_HUNDRED)
    };
    let movement = change.movement.map(|movement| movement.direction);
    let (Some(printed), Some(growth)) = (value(change), growth()) else {
        return false;
    };
    let down = growth.is_sign_negative();
    let same = movement == Some(if down { Direction::Down } else { Direction::Up });
    // "4,7" holds for 4.65 to 4.75, and the two values are rounded themselves.
    let slack = if printed.fract().is_zero() {
        Decimal::new(6, 1)
    } else {
        Decimal::new(15, 2)
    };
    change.kind == Kind::Change && same && (growth.abs() - printed).abs() <= slack
}
