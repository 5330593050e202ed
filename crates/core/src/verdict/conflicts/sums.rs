//! Exports, imports, their sum and their balance.

use super::{ALIKE, Conflict, Said};
use crate::claim::Flow;
use crate::verdict::say;
use rust_decimal::Decimal;

/// Exports and imports that do not make the total or the balance.
pub(super) fn conflicts(amounts: &[Said<'_>]) -> Vec<Conflict> {
    let of = |flow: Flow| amounts.iter().filter(move |said| said.cell.flow == flow);
    let mut found = Vec::new();
    for exports in of(Flow::Exports) {
        for imports in of(Flow::Imports).filter(|said| said.goes_with(exports)) {
            for flow in [Flow::Total, Flow::Balance] {
                let wholes = of(flow).filter(|said| said.goes_with(exports));
                found.extend(wholes.filter_map(|whole| sum(exports, imports, whole)));
            }
        }
    }
    found
}

fn sum(exports: &Said<'_>, imports: &Said<'_>, whole: &Said<'_>) -> Option<Conflict> {
    let is_total = whole.cell.flow == Flow::Total;
    let (value, sign) = if is_total {
        (exports.value + imports.value, "plus")
    } else {
        (exports.value - imports.value, "less")
    };
    // A whole may be cut off instead of rounded.
    let open = exports.half + imports.half + whole.half * Decimal::TWO;
    let gap = (value - whole.value).abs() - open;
    let scale = exports.value.max(imports.value);
    let is_near = gap * Decimal::ONE_HUNDRED <= scale * ALIKE;
    let is_turned = !is_total && (value + whole.value).abs() <= open;
    (gap > Decimal::ZERO && (is_near || is_turned)).then(|| Conflict {
        claims: vec![exports.at, imports.at, whole.at],
        text: format!(
            "exports of {} {sign} imports of {} give {}, not {}",
            exports.words(),
            imports.words(),
            say::amount(value, whole.unit),
            whole.words()
        ),
    })
}
