//! Figures of one story that contradict each other, whatever the data say.
//!
//! Only plain figures take part: no hedge, no range, whole countries and months, with period and flow from the story's
//! words. Each stands for its rounding interval, and the intervals are carried through the arithmetic.

use super::cell::Cell;
use super::{Judgement, Reason, Verdict, say};
use crate::claim::{Claim, Coverage, Direction, Filled, Flow, Kind, Modality};
use crate::lexicon::english;
use crate::quantity::{Hedge, Unit};
use rust_decimal::Decimal;

/// Growth may differ by this many points from what two levels of the story give: agencies revise the base.
const BASE_MAY_MOVE: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// Figures further apart than this share of the larger probably speak of different things, in percent.
const ALIKE: Decimal = Decimal::from_parts(30, 0, 0, false, 0);

/// Figures that cannot all be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The claims, by their place in the story.
    pub claims: Vec<usize>,
    /// Why, in words.
    pub text: String,
}

/// A plain figure as an interval.
#[derive(Debug, Clone)]
struct Said {
    at: usize,
    cell: Cell,
    unit: Unit,
    value: Decimal,
    half: Decimal,
}

/// The contradictions between the claims of one story.
///
/// # Example
///
/// ```
/// use weighbridge_core::lexicon::Lexicon;
/// use weighbridge_core::resolve;
/// use weighbridge_core::text::{Document, Masthead};
/// use weighbridge_core::verdict::conflicts;
///
/// let text = "China's exports to Russia were $16.4 billion in May 2022. China's imports from Russia were $21.7 billion \
///     in May 2022. China's total trade with Russia was $39.9 billion in May 2022.";
/// let draft = Document::plain(Masthead::named("draft.txt"), text.to_owned());
/// let claims = resolve::extract(&draft, &Lexicon::builtin("en").expect("English")).claims;
/// assert_eq!(conflicts(&claims)[0].claims, [0, 1, 2]);
/// ```
pub fn conflicts(claims: &[Claim]) -> Vec<Conflict> {
    let amounts: Vec<Said> = said(claims, |claim| {
        matches!(claim.kind, Kind::Level | Kind::Balance)
    });
    let mut found = Vec::new();
    found.extend(sums(&amounts));
    found.extend(bases(claims, &amounts));
    found.dedup();
    found
}

/// The plain figures of some claims.
fn said(claims: &[Claim], takes: impl Fn(&Claim) -> bool) -> Vec<Said> {
    let plain = claims.iter().enumerate();
    plain
        .filter(|(_, claim)| takes(claim) && is_plain(claim))
        .filter_map(|(at, claim)| {
            let figure = claim.quantity.figure?;
            let cells = Cell::asked(claim).ok()?;
            let [cell] = cells.as_slice() else {
                return None;
            };
            Some(Said {
                at,
                cell: cell.clone(),
                unit: claim.quantity.unit,
                value: figure.value,
                half: figure.step / Decimal::TWO,
            })
        })
        .collect()
}

fn is_plain(claim: &Claim) -> bool {
    let open = |filled: Filled| matches!(filled, Filled::Assumed(_));
    claim.modality == Modality::Actual
        && claim.coverage == Coverage::Whole
        && claim.quantity.hedge == Hedge::Exact
        && claim.quantity.high.is_none()
        && !open(claim.period.filled)
        && !open(claim.reporter.filled)
        && (claim.kind == Kind::Balance || !open(claim.flow.filled))
}

impl Said {
    /// Is it of the same goods, sides and months in the same unit, whatever the flow?
    fn goes_with(&self, other: &Self) -> bool {
        let here = (&self.cell.series, self.cell.period, self.unit);
        here == (&other.cell.series, other.cell.period, other.unit)
    }

    fn words(&self) -> String {
        say::amount(self.value, self.unit)
    }
}

/// Exports and imports that do not make the total or the balance.
fn sums(amounts: &[Said]) -> Vec<Conflict> {
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

fn sum(exports: &Said, imports: &Said, whole: &Said) -> Option<Conflict> {
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

/// Growth, or a rise in money, that two amounts of the story contradict.
fn bases(claims: &[Claim], amounts: &[Said]) -> Vec<Conflict> {
    let moves = said(claims, |claim| {
        let unit = claim.quantity.unit;
        matches!(claim.kind, Kind::Change if unit == Unit::Percent)
            || matches!(claim.kind, Kind::Difference if unit.is_money())
    });
    let mut found = Vec::new();
    for moved in &moves {
        let Some(claim) = claims.get(moved.at) else {
            continue;
        };
        let back = super::changes::months_back(claim, moved.cell.period);
        let base = back.map(|back| moved.cell.with_period(moved.cell.period.plus(-back)));
        let (Some(base), false) = (base, moved.cell.flow == Flow::Balance) else {
            continue;
        };
        // Growth is that of the amount it stands by: money or weight.
        let counted = super::basis(claim, claims);
        let is_now = |said: &&Said| said.cell == moved.cell && Some(said.unit) == counted;
        for now in amounts.iter().filter(is_now) {
            let then = amounts
                .iter()
                .filter(|said| said.cell == base && said.unit == now.unit);
            found.extend(then.filter_map(|then| change(claim, moved, now, then)));
        }
    }
    found
}

fn change(claim: &Claim, moved: &Said, now: &Said, then: &Said) -> Option<Conflict> {
    let sign = match claim.direction.value {
        Direction::Up => Decimal::ONE,
        Direction::Down => -Decimal::ONE,
        Direction::None => return None,
    };
    let said = moved.value.abs() * sign;
    let (value, open) = if moved.unit == Unit::Percent {
        let ratio = now.value.checked_div(then.value)? * Decimal::ONE_HUNDRED;
        let open = ratio * (now.half / now.value + then.half / then.value) + BASE_MAY_MOVE;
        (ratio - Decimal::ONE_HUNDRED, open)
    } else if moved.unit == now.unit {
        (now.value - then.value, now.half + then.half)
    } else {
        return None;
    };
    let gap = (value - said).abs() - open - moved.half;
    let reach = if moved.unit == Unit::Percent {
        Decimal::from(60)
    } else {
        now.value.abs() * ALIKE / Decimal::ONE_HUNDRED
    };
    (gap > Decimal::ZERO && gap <= reach).then(|| Conflict {
        claims: vec![then.at, now.at, moved.at],
        text: format!(
            "from {} in {} to {} is {}, not {}",
            then.words(),
            english::period(then.cell.period),
            now.words(),
            say::amount(value.round_dp(1), moved.unit),
            say::amount(said, moved.unit)
        ),
    })
}

impl Conflict {
    /// A judgement that the data leave open, with the contradiction as its context; others stay as they are.
    pub fn tell(&self, judgement: &mut Judgement) {
        let silent = matches!(
            judgement.reason,
            Reason::NotCovered | Reason::PeriodNotCovered
        );
        if judgement.verdict == Verdict::Unverifiable && silent {
            judgement.verdict = Verdict::NeedsContext;
            judgement.reason = Reason::Inconsistent;
            judgement.summary = format!("The story contradicts itself: {}.", self.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Slot;
    use crate::text::Span;
    use crate::verdict::sample::{change, level, period};

    fn amount(billions: &str, step: &str, flow: Flow) -> Claim {
        let mut claim = level(billions, step);
        claim.flow.value = Some(flow);
        if flow == Flow::Balance {
            claim.kind = Kind::Balance;
        }
        claim
    }

    fn story(claims: &[Claim]) -> Vec<Vec<usize>> {
        conflicts(claims)
            .into_iter()
            .map(|found| found.claims)
            .collect()
    }

    #[test]
    fn parts_must_make_the_whole_within_their_rounding() {
        let exports = amount("16.44", "0.01", Flow::Exports);
        let imports = amount("21.73", "0.01", Flow::Imports);
        let pair = [exports, imports];
        let with = |whole: Claim| story(&[pair[0].clone(), pair[1].clone(), whole]);
        assert!(with(amount("38.17", "0.01", Flow::Total)).is_empty());
        assert!(with(amount("38.2", "0.1", Flow::Total)).is_empty());
        assert_eq!(with(amount("39.17", "0.01", Flow::Total)), [[0, 1, 2]]);
        assert!(with(amount("-5.29", "0.01", Flow::Balance)).is_empty());
        assert_eq!(with(amount("5.29", "0.01", Flow::Balance)), [[0, 1, 2]]);
        assert!(with(amount("52.9", "0.1", Flow::Balance)).is_empty());
        assert_eq!(with(amount("-6.29", "0.01", Flow::Balance)), [[0, 1, 2]]);
    }

    #[test]
    fn growth_must_follow_from_two_amounts_but_for_a_revised_base() {
        let mut base = level("29.26", "0.01");
        base.period.value = Some(period("2021-01", "2021-03"));
        let now = level("38.17", "0.01");
        let with = |growth: &str| story(&[base.clone(), now.clone(), change(growth, "0.1")]);
        assert!(with("30.5").is_empty());
        assert!(with("28.7").is_empty(), "a revised base");
        assert_eq!(with("43.1"), [[0, 1, 2]]);
        let mut fall = change("30.5", "0.1");
        fall.direction = Slot::stated(Direction::Down, Span::new(0, 1));
        assert_eq!(story(&[base.clone(), now.clone(), fall]), [[0, 1, 2]]);
    }

    #[test]
    fn hedges_and_other_months_contradict_nothing() {
        let exports = amount("16.44", "0.01", Flow::Exports);
        let imports = amount("21.73", "0.01", Flow::Imports);
        let mut about = amount("39.17", "0.01", Flow::Total);
        about.quantity.hedge = Hedge::About;
        assert!(story(&[exports.clone(), imports.clone(), about]).is_empty());
        let mut other = amount("39.17", "0.01", Flow::Total);
        other.period.value = Some(period("2022-01", "2022-02"));
        assert!(story(&[exports, imports, other]).is_empty());
    }
}
