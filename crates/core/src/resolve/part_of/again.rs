//! A part said twice: in words, and in brackets as a percentage.

use crate::lexicon::{Cue, Lexicon, Mark, What};
use crate::phrase::Amount;
use crate::quantity::Unit;
use crate::resolve::line::{Item, Line, Token};
use crate::resolve::walk::Finding;
use rust_decimal::Decimal;

/// How many marks before its bracket the part in words may stand ("half of Tunisian exports (48.5 percent)").
const NEAR: usize = 6;

/// How far the two may lie apart, in percent of the whole.
const APART: u32 = 8;

/// "A third (32%) of exports went to France": a percentage in a bracket of its own that says the part before it once more.
pub(in crate::resolve) struct Again {
    /// The first mark of the bracket.
    pub(in crate::resolve) opens: usize,
    /// The mark behind it.
    pub(in crate::resolve) end: usize,
    /// The item of the part in words; known once the line is laid out.
    pub(in crate::resolve) item: usize,
    pub(in crate::resolve) amount: Amount,
}

/// Takes such percentages out of the amounts of a sentence, so that nothing stands between the part and what it is of.
pub(in crate::resolve) fn take(
    amounts: &mut Vec<Amount>,
    marks: &[Mark],
    lexicon: &Lexicon,
) -> Vec<Again> {
    let sign = |at: usize, signs: [char; 2]| matches!(marks.get(at).map(|mark| mark.what), Some(What::Punct(sign)) if signs.contains(&sign));
    let part = |amount: &Amount| {
        let opens = amount.marks.start.checked_sub(1)?;
        let value = amount.quantity.figure?.value;
        let percent = amount.quantity.unit == Unit::Percent && amount.negative.is_none();
        if !(percent && sign(opens, ['(', '（']) && sign(amount.marks.end, [')', '）'])) {
            return None;
        }
        for at in (opens.saturating_sub(NEAR)..opens).rev() {
            match marks[at].what {
                What::Form(form) => {
                    if let Cue::Fraction(hundredths) = lexicon.cue(form) {
                        let said = Decimal::new(i64::from(*hundredths), 2);
                        let near = (said - value).abs() <= Decimal::from(APART);
                        return near.then_some(opens);
                    }
                }
                What::Other => {}
                What::Number | What::Punct(_) => return None,
            }
        }
        None
    };
    let mut taken = Vec::new();
    amounts.retain(|amount| {
        let Some(opens) = part(amount) else {
            return true;
        };
        taken.push(Again {
            opens,
            end: amount.marks.end + 1,
            item: 0,
            amount: amount.clone(),
        });
        false
    });
    taken
}

/// What was found of the part in words holds for the percentage as well.
pub(in crate::resolve) fn say(found: &mut Vec<Finding>, again: &[Again]) {
    for again in again {
        let Some(at) = found.iter().position(|finding| finding.item == again.item) else {
            continue;
        };
        let mut same = found[at].clone();
        same.quantity = again.amount.quantity.clone();
        found.insert(at + 1, same);
    }
}

impl Line<'_> {
    /// Behind a bracket that says a part once more: that part is the last one laid out.
    pub(in crate::resolve) fn past_again(&mut self, at: usize) -> Option<usize> {
        let part = |item: &Item<'_>| matches!(item.token, Token::Cue(Cue::Fraction(_)));
        let found = self.again.binary_search_by_key(&at, |again| again.opens);
        let again = self.again.get_mut(found.ok()?)?;
        again.item = self.items.iter().rposition(part)?;
        Some(again.end)
    }
}
