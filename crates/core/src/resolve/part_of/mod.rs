//! Percentages that are parts of a total.

pub(super) mod again;
pub(super) mod contributed;
pub(super) mod fraction;
pub(super) mod fraction_of;
pub(super) mod of_them;
pub(super) mod whole;
pub(super) mod whole_value;

use super::compare::older::ends_with;
use super::kind::ahead_of;
use super::line::{Line, Token};
use super::tied::comes_from;
use super::walk::Walk;
use crate::claim::Flow;
use crate::lexicon::{Cue, Ending, FlowWord};

/// "19.6 percent of imports", "13,5 persen perdagangan China", "0,39 persen dari impor".
pub(super) fn is_part_of(line: &Line<'_>, at: usize) -> bool {
    if ahead_of(line, at).is_some_and(|(_, near)| near) {
        return false;
    }
    if goes_to(line, at) || comes_from(line, at) {
        return ahead_of(line, at).is_none();
    }
    if is_part_of_sold(line, at) {
        return true;
    }
    line.ahead(end_of_list(line, at), 6, |after| {
        match line.items[after].token {
            Token::Cue(Cue::Flow(_) | Cue::Share) => Some(true),
            Token::Cue(
                Cue::Overall
                | Cue::AllSides
                | Cue::From
                | Cue::Of
                | Cue::Good(_)
                | Cue::Area(..)
                | Cue::Pronoun
                | Cue::HedgeAfter(_),
            )
            | Token::Sign('\'' | '’')
            | Token::Word => None,
            _ => Some(false),
        }
    }) == Some(true)
}

/// "22 peratus ke Amerika Syarikat", "94% — в Россию", "треть объёма ушла в Турцию": does a part go to, or come from, a side named
/// behind it?
pub(super) fn goes_to(line: &Line<'_>, at: usize) -> bool {
    let side = |item: usize| matches!(line.cue(item), Some(Cue::Area(..)));
    let to = |item: usize| matches!(line.cue(item), Some(Cue::To | Cue::From)) && side(item + 1);
    let word = |item: usize| {
        matches!(
            line.items.get(item).map(|item| item.token),
            Some(Token::Word)
        )
    };
    let dash = matches!(line.sign(at + 1), Some('-' | '–' | '—'));
    // "36 Prozent davon gingen nach Deutschland"
    let of = at + usize::from(matches!(line.cue(at + 1), Some(Cue::Of)));
    let words = (1..=2).find(|words| !word(of + words)).unwrap_or(3);
    // "55 % davon aus Tschechien"
    to(at + 1) || dash && to(at + 2) || (words > 1 || of > at) && to(of + words)
}

/// "exportó el 60% de su café": part of a good, right behind a verb that sells or buys.
pub(super) fn is_part_of_sold(line: &Line<'_>, at: usize) -> bool {
    let verb = line.back(at, 5, |before| match line.items[before].token {
        Token::Cue(Cue::Flow(word)) => Some(word.is_verb()),
        // "compró a Estados Unidos el 48% de su gas"
        Token::Cue(Cue::Hedge(_) | Cue::To | Cue::From | Cue::Of | Cue::Area(..)) | Token::Word => {
            None
        }
        _ => Some(false),
    });
    let good = line.ahead(at, 4, |after| match line.items[after].token {
        Token::Cue(Cue::Good(_)) => Some(true),
        Token::Cue(Cue::Of | Cue::Pronoun) | Token::Word => None,
        _ => Some(false),
    });
    // "из Германии привезли 23% авто"
    let led = matches!(
        line.cue(at + 1),
        Some(Cue::Of | Cue::From | Cue::Pronoun | Cue::Good(_))
    );
    verb == Some(true) && good == Some(true) && led
}

/// How far from the first of listed percentages the last may stand, in items.
const LISTED: usize = 40;

/// The last of the percentages listed from this one on ("22, 17 and 10 percent of the value").
pub(super) fn end_of_list(line: &Line<'_>, at: usize) -> usize {
    let mut last = at;
    while last < at + LISTED && line.separates(last + 1) {
        // "88.3%, 2.4 points less" is no list.
        let unit = |item: usize| match line.items.get(item)?.token {
            Token::Amount(n) => Some(line.amounts[n].quantity.unit),
            _ => None,
        };
        let percent = |item: &usize| {
            matches!(line.items.get(*item).map(|item| item.token), Some(Token::Amount(n)) if line.is_percent(n))
                && unit(*item) == unit(at)
        };
        let Some(next) = Some(last + 2).filter(percent) else {
            break;
        };
        last = next;
    }
    last
}

/// "ihracatın yüzde 13'ü": an ending says that a percentage is a part of the flow before it.
pub(super) fn is_part_of_before(line: &Line<'_>, at: usize) -> bool {
    ends_with(line, at, Ending::Part)
        && line.back(at, 4, |before| match line.items[before].token {
            Token::Cue(Cue::Flow(_) | Cue::Pronoun | Cue::Overall | Cue::Of) => Some(true),
            Token::Cue(Cue::Good(_)) => Some(line.postpositions && falls_to_side(line, at)),
            Token::Cue(Cue::Hedge(_) | Cue::Area(..)) | Token::Period | Token::Word => None,
            _ => Some(false),
        }) == Some(true)
}

/// "fındığın yüzde 70'i AB'ye gitti": is a side named behind the part of a good, in the same clause?
fn falls_to_side(line: &Line<'_>, at: usize) -> bool {
    line.ahead(at, 4, |after| match line.items[after].token {
        Token::Cue(Cue::Area(..)) => Some(true),
        Token::Sign('\'' | '’') | Token::Word => None,
        _ => Some(false),
    }) == Some(true)
}

impl Walk<'_, '_> {
    /// A part of an amount, said of a balance, that has no parts.
    pub(super) fn is_part_of_older(&self, at: usize) -> bool {
        let balance = self
            .frame
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value.flow() == Flow::Balance);
        let amount = |after: usize| match self.line.items[after].token {
            Token::Amount(n) => Some(self.line.amounts[n].quantity.unit.is_money()),
            Token::Cue(Cue::Hedge(_)) | Token::Word => None,
            _ => Some(false),
        };
        balance
            && matches!(self.line.cue(at + 1), Some(Cue::Of))
            && self.line.ahead(at + 1, 3, amount) == Some(true)
    }
}

/// "up 24%, with the United States (56%) and China (9%) as main destinations": parts in brackets, in a list of partners that "with"
/// opens.
pub(super) fn is_listed_with(line: &Line<'_>, at: usize) -> bool {
    /// How far before a part its list may open, in items.
    const LIST: usize = 24;
    let area = |item: usize| matches!(line.cue(item), Some(Cue::Area(..)));
    let bracketed = matches!(line.sign(at.wrapping_sub(1)), Some('(' | '（'));
    let opens = |item: usize| match line.items[item].token {
        Token::Cue(Cue::Area(..) | Cue::And | Cue::By | Cue::Rank)
        | Token::Sign('(' | ')' | '（' | '）' | ',' | '，' | '、')
        | Token::Word => None,
        Token::Amount(n) if line.is_percent(n) => None,
        Token::Cue(Cue::With | Cue::Flow(FlowWord::Market(_))) => Some(true),
        _ => Some(false),
    };
    let market = |item: usize| matches!(line.cue(item), Some(Cue::Flow(FlowWord::Market(_))));
    let led = area(at.wrapping_sub(2)) && line.back(at, LIST, opens) == Some(true);
    bracketed && at > 1 && (led || market(at - 2))
}
