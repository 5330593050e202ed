//! Figures of one story that contradict each other, whatever the data say.
//!
//! Only plain figures take part: no hedge, no range, whole countries and months, with period and flow from the story's
//! words. Each stands for its rounding interval, and the intervals are carried through the arithmetic.

mod currencies;
mod moves;
mod shares;
mod sums;
#[cfg(test)]
mod tests;
mod twice;

use super::cell::Cell;
use super::{Judgement, Reason, Verdict, say};
use crate::claim::{Claim, Coverage, Filled, Kind, Modality};
use crate::fact::Book;
use crate::quantity::{Hedge, Unit};
use rust_decimal::Decimal;

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
struct Said<'a> {
    at: usize,
    claim: &'a Claim,
    cell: Cell,
    unit: Unit,
    value: Decimal,
    half: Decimal,
}

/// The contradictions between the claims of one story; the book is asked for exchange rates alone.
///
/// # Example
///
/// ```
/// use weighbridge_core::fact::Book;
/// use weighbridge_core::lexicon::Lexicon;
/// use weighbridge_core::resolve;
/// use weighbridge_core::text::{Document, Masthead};
/// use weighbridge_core::verdict::conflicts;
///
/// let text = "China's exports to Russia were $16.4 billion in May 2022. China's imports from Russia were $21.7 billion \
///     in May 2022. China's total trade with Russia was $39.9 billion in May 2022.";
/// let draft = Document::plain(Masthead::named("draft.txt"), text.to_owned());
/// let claims = resolve::extract(&draft, &Lexicon::builtin("en").expect("English")).claims;
/// assert_eq!(conflicts(&claims, &Book::default())[0].claims, [0, 1, 2]);
/// ```
pub fn conflicts(claims: &[Claim], book: &Book) -> Vec<Conflict> {
    let amounts: Vec<Said<'_>> = said(claims, |claim| {
        matches!(claim.kind, Kind::Level | Kind::Balance)
    });
    let mut found = sums::conflicts(&amounts);
    found.extend(moves::conflicts(claims, &amounts));
    found.extend(shares::conflicts(claims, &amounts));
    found.extend(currencies::conflicts(&amounts, book));
    found.extend(twice::conflicts(claims, &amounts));
    found.dedup();
    found
}

/// The plain figures of some claims.
fn said(claims: &[Claim], takes: impl Fn(&Claim) -> bool) -> Vec<Said<'_>> {
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
                claim,
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

impl Said<'_> {
    /// Is it of the same goods, sides and months in the same unit, whatever the flow?
    fn goes_with(&self, other: &Self) -> bool {
        let here = (&self.cell.series, self.cell.period, self.unit);
        here == (&other.cell.series, other.cell.period, other.unit)
    }

    fn words(&self) -> String {
        say::amount(self.value, self.unit)
    }
}

/// Each two figures of a list, in order.
fn each_two<'s, 'a>(all: &'s [Said<'a>]) -> impl Iterator<Item = (&'s Said<'a>, &'s Said<'a>)> {
    let ordered = all.iter().enumerate();
    ordered.flat_map(|(at, one)| all.iter().skip(at + 1).map(move |other| (one, other)))
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
