//! Goods that are only named as the chief ones: "Exports to China, mainly copper and lithium, rose 5%".

use crate::lexicon::Cue;
use crate::phrase::Amount;
use crate::quantity::Unit;
use crate::resolve::line::{Line, Token};
use crate::resolve::walk::Walk;

/// How many items a list of such goods may have.
const LIST: usize = 14;

impl Walk<'_, '_> {
    /// Is a volume counted next, which can only be one of the good spoken of?
    pub(in crate::resolve) fn counts_good(&self, at: usize) -> bool {
        let next = self.line.amount_items.partition_point(|&item| item < at);
        let volume = |amount: &Amount| amount.quantity.unit.is_volume();
        let amount = |item: usize| self.line.amounts.get(item);
        // "Total imports were down 3 percent at 4.6 million tonnes"
        let moved = amount(next).is_some_and(|amount| amount.quantity.unit == Unit::Percent);
        self.goods.is_empty()
            && (amount(next).is_some_and(volume) || moved && amount(next + 1).is_some_and(volume))
    }

    /// "exports to mainland China including Hong Kong dropped": an area that the one right before it counts in.
    pub(in crate::resolve) fn is_counted_in_area(&self, at: usize) -> bool {
        let line = self.line;
        let Some(word) = at.checked_sub(1).filter(|&word| word > 0) else {
            return false;
        };
        let said = line.items[word].span;
        let chiefly = line.chiefly.contains(&said.start);
        let area = matches!(line.cue(word - 1), Some(Cue::Area(..)));
        let next = line.items.get(at + 1).map(|item| item.token);
        let counted = matches!(next, Some(Token::Amount(_) | Token::Sign('(' | '（')));
        chiefly && area && !counted
    }

    /// Does a good stand in a list between commas or dashes that "mainly" or "such as" opens, with no figure of its own, behind the flow?
    pub(in crate::resolve) fn is_chiefly(&self, at: usize) -> bool {
        let line = self.line;
        self.flowed
            && !line.chiefly.is_empty()
            && opens(line, at)
            && closes(line, at).is_some_and(|end| !is_measured(line, end))
    }
}

/// May it stand in such a list?
fn listed(line: &Line<'_>, item: usize) -> bool {
    matches!(line.items[item].token, Token::Word | Token::Sign(','))
        || matches!(
            line.cue(item),
            Some(Cue::Good(_) | Cue::And | Cue::Of | Cue::Or)
        )
}

/// Does the list that a good stands in begin with the word, right behind a comma, dash or bracket?
fn opens(line: &Line<'_>, at: usize) -> bool {
    let first = |item: usize| {
        let span = line.items[item].span;
        line.chiefly.contains(&span.start)
            && item.checked_sub(1).is_some_and(|before| {
                matches!(line.sign(before), Some(',' | '(' | '-' | '–' | '—'))
            })
    };
    (at.saturating_sub(LIST)..at)
        .rev()
        .take_while(|&item| listed(line, item))
        .any(first)
}

/// The comma or dash that ends the list: no good follows it, nor "and" one.
fn closes(line: &Line<'_>, at: usize) -> Option<usize> {
    let end = line.items.len().min(at + LIST);
    let good = |item: usize| matches!(line.cue(item), Some(Cue::Good(_)));
    let goes_on = |comma: usize| {
        let mut rest = (comma + 1..end).take_while(|&next| listed(line, next));
        rest.any(good)
    };
    let stop = (at + 1..end)
        .find(|&item| !listed(line, item) || line.sign(item) == Some(',') && !goes_on(item))?;
    matches!(line.sign(stop), Some(',' | ')' | '-' | '–' | '—' | ';')).then_some(stop)
}

/// "…, mainly copper, $5 billion": does a figure stand right behind the list?
fn is_measured(line: &Line<'_>, end: usize) -> bool {
    matches!(
        line.items.get(end + 1).map(|item| item.token),
        Some(Token::Amount(_))
    )
}
