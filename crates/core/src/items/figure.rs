//! Amounts as items: their values, spans and ranges.

use super::{Item, Kind, Row};
use crate::lexicon::{Cue, What};
use crate::phrase::{Amount, is_grouped};
use crate::quantity::{Bound, Hedge, Unit};
use crate::text::Span;
use rust_decimal::Decimal;

/// An item still in the making, with the marks it is made of.
pub(super) struct Draft {
    pub(super) item: Item,
    pub(super) first: usize,
    /// The mark where the words that bound it begin.
    pub(super) lead: usize,
    /// The mark behind the last.
    pub(super) end: usize,
    /// What the printed digits are multiplied by.
    pub(super) factor: Decimal,
    /// No unit was printed with it.
    pub(super) bare: bool,
}

impl Row<'_> {
    /// The items of the amounts.
    pub(super) fn figures(&self, amounts: &[Amount], taken: &mut [bool]) -> Vec<Item> {
        let mut drafts: Vec<Draft> = Vec::new();
        for amount in amounts {
            let Some(draft) = self.draft(amount, taken) else {
                continue;
            };
            match drafts.last_mut().filter(|left| self.spans(left, &draft)) {
                Some(left) => join(left, draft),
                None => drafts.push(draft),
            }
        }
        for draft in &mut drafts {
            taken[draft.first..draft.end].fill(true);
            self.settle(draft);
        }
        drafts.into_iter().map(|draft| draft.item).collect()
    }

    /// What the words beside an item say of it.
    pub(super) fn settle(&self, draft: &mut Draft) {
        self.bind(draft);
        draft.item.change = self.change(draft);
    }

    fn draft(&self, amount: &Amount, taken: &[bool]) -> Option<Draft> {
        let quantity = &amount.quantity;
        let digits = amount.marks.clone().filter(|at| self.is_number(*at));
        let single = digits.clone().count() == 1;
        let whole = digits.clone().all(|at| is_grouped(self.written(at)));
        if !whole || self.is_name(amount) || self.is_chained(amount) {
            return None;
        }
        let figure = quantity.figure?;
        let sign = if amount.negative == Some(true) {
            Decimal::NEGATIVE_ONE
        } else {
            Decimal::ONE
        };
        let mut item = Item::new(quantity.span, kind(quantity.unit));
        let value = (figure.value * sign).normalize();
        item.value = Some(value);
        item.high = quantity.high.map(|high| high.value.normalize());
        item.currency = quantity.unit.currency();
        item.unit = unit(quantity.unit);
        let plain = digits.clone().next().filter(|_| single);
        item.other = plain.and_then(|at| self.other(at, figure.value));
        if item.high.is_some() {
            item.kind = Kind::Range;
        }
        item.bound = match quantity.hedge {
            Hedge::About | Hedge::Nearly => Bound::About,
            Hedge::Over => Bound::Over,
            Hedge::Under => Bound::Under,
            Hedge::Exact | Hedge::Range => Bound::Exact,
        };
        let mut draft = Draft {
            item,
            first: amount.marks.start,
            lead: amount.marks.start,
            end: amount.marks.end,
            factor: plain
                .and_then(|at| self.habit.read(self.written(at)))
                .and_then(|printed| figure.value.checked_div(printed.value))
                .unwrap_or(Decimal::ONE),
            bare: amount.is_bare(),
        };
        self.measured(&mut draft, taken);
        Some(draft)
    }

    /// The second reading of digits, on the scale of the first.
    fn other(&self, at: usize, value: Decimal) -> Option<Decimal> {
        let printed = self.written(at);
        let other = self.habit.other(printed)?;
        let first = self.habit.read(printed)?.value;
        let scale = value.checked_div(first)?;
        other.checked_mul(scale).map(|other| other.normalize())
    }

    /// Digits inside a name or code ("COVID-19", "G20", "A320"), a time or a score are no quantity.
    fn is_name(&self, amount: &Amount) -> bool {
        let first = amount.marks.start;
        let spaceless = |at: usize| {
            let last = self.written(at).chars().next_back();
            last.is_some_and(|c| !c.is_alphabetic() || c as u32 >= 0x2e80)
        };
        let word = |at: usize| {
            matches!(self.marks[at].what, What::Other | What::Form(_)) && !spaceless(at)
        };
        let hedged = |at: usize| matches!(self.cue(at), Some(Cue::Hedge(_) | Cue::Than(_)));
        let Some(before) = first.checked_sub(1).filter(|_| self.glued(first)) else {
            return false;
        };
        if !self.is_number(first) {
            return false;
        }
        let tied = matches!(self.sign(before), Some('-' | '–' | '_' | '.' | '@' | '#'));
        let compound = tied
            && self.glued(before)
            && before
                .checked_sub(1)
                .is_some_and(|at| word(at) || self.is_number(at) && self.sign(before) == Some('.'));
        word(before) && !hedged(before) || compound && amount.is_bare()
    }

    /// Three numbers and more tied by hyphens are a number to call, not to count with.
    fn is_chained(&self, amount: &Amount) -> bool {
        let tied = |at: usize| {
            matches!(self.sign(at), Some('-' | '–' | '.')) && self.glued(at) && self.glued(at + 1)
        };
        let (mut first, mut last) = (amount.marks.start, amount.marks.end);
        let mut count = 1;
        while first >= 2 && count < 3 && tied(first - 1) && self.is_number(first - 2) {
            (first, count) = (first - 2, count + 1);
        }
        while count < 3 && tied(last) && self.is_number(last + 1) {
            (last, count) = (last + 2, count + 1);
        }
        count >= 3
    }

    /// Do the two stand for the ends of one range?
    fn spans(&self, left: &Draft, right: &Draft) -> bool {
        let rising = left.item.value.zip(right.item.value);
        let rising = rising.is_some_and(|(low, high)| low < high);
        let dashed = self.glued(left.end) && self.sign(left.end).is_some();
        let alike = left.item.unit == right.item.unit && left.item.currency == right.item.currency
            || left.bare
            || right.bare && dashed;
        let once = left.item.high.is_none() && right.item.high.is_none();
        let near = right.first == left.end + 1;
        rising && alike && once && near && self.ranged(left, right)
    }

    fn ranged(&self, left: &Draft, right: &Draft) -> bool {
        let at = left.end;
        let both = self.glued(at) == self.glued(at + 1);
        let dash = matches!(
            self.sign(at),
            Some('-' | '–' | '—' | '~' | '～' | '〜' | '−')
        );
        let before = left.first.checked_sub(1);
        let led = before.and_then(|at| self.cue(at));
        let chained = matches!(self.sign(right.end), Some('-' | '–')) && self.glued(right.end)
            || before.is_some_and(|at| matches!(self.sign(at), Some('-' | '/')) && self.glued(at));
        let spaced = !self.glued(at) && left.bare && right.bare;
        match self.cue(at) {
            Some(Cue::And) => matches!(led, Some(Cue::Between)),
            Some(Cue::Until) if !self.moves(left) => true,
            _ if dash => both && !chained && !spaced,
            _ => self.until(left, right) && !self.moves(left),
        }
    }

    /// Does only a word such as "to" stand between the two?
    fn until(&self, left: &Draft, right: &Draft) -> bool {
        let end = self
            .lexicon
            .until(self.text, self.behind(left.item.span.end));
        end.is_some_and(|end| self.behind(end) == right.item.span.start)
    }

    /// Does something move from the first to the second?
    fn moves(&self, left: &Draft) -> bool {
        let words = left.first.saturating_sub(4)..left.first;
        words
            .rev()
            .any(|at| matches!(self.cue(at), Some(Cue::Move(_))))
    }
}

/// Makes one range of two.
fn join(left: &mut Draft, right: Draft) {
    let item = &mut left.item;
    item.kind = Kind::Range;
    item.high = right.item.value;
    if right.bare {
        // "$5-10 million": the sign was printed once, and so was the scale.
        if left.factor == Decimal::ONE {
            item.value = item.value.and_then(|low| low.checked_mul(right.factor));
        }
    } else {
        item.unit = right.item.unit;
        item.currency = right.item.currency;
    }
    item.span = Span::new(item.span.start, right.item.span.end);
    item.bound = Bound::Exact;
    left.end = right.end;
    left.bare &= right.bare;
}

fn kind(unit: Unit) -> Kind {
    match unit {
        Unit::Money(_) => Kind::Money,
        Unit::Percent => Kind::Percent,
        Unit::Points => Kind::Points,
        Unit::None => Kind::Number,
        Unit::Rank => Kind::Ordinal,
        _ => Kind::Quantity,
    }
}

/// The code of a unit; a currency is told apart.
fn unit(unit: Unit) -> Option<String> {
    match unit {
        Unit::Money(_) | Unit::None | Unit::Rank => None,
        other => Some(other.to_string()),
    }
}
