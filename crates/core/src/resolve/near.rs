//! The months that stand nearest to an amount, in brackets, at the end of its clause or attached to it.

use super::line::{Line, Token};
use super::older::{is_base, is_newer_side};
use super::time::heads;
use super::time::{Point, Times};
use super::when::is_in;
use crate::lexicon::Cue;

impl Times {
    /// "(May: $5bn)", "(cùng kỳ năm trước xuất siêu 19,9 tỷ)": the period that a bracket opens with is that of its amounts, and of
    /// the amount before it where it holds none ("44 tỷ (số liệu năm 2023)").
    pub(super) fn bracketed(&self, line: &Line<'_>, at: usize) -> Option<&Point> {
        let opens = |item: usize| matches!(line.sign(item), Some('(' | '（'));
        let closes = |item: usize| matches!(line.sign(item), Some(')' | '）'));
        let amount = |item: usize| matches!(line.items[item].token, Token::Amount(_));
        let light = |item: usize| {
            matches!(line.items[item].token, Token::Word)
                || matches!(line.cue(item), Some(Cue::In | Cue::Says))
        };
        if opens(at + 1) {
            let point = self.after(at).first()?;
            let end = (point.item..line.items.len().min(at + 9)).find(|&item| closes(item))?;
            let holds = (at + 2..end).any(amount);
            return (!holds && (at + 2..point.item).all(light)).then_some(point);
        }
        if let Some(point) = self.closing(line, at) {
            return Some(point);
        }
        let point = self.before(at).last()?;
        let open = (point.item.saturating_sub(3)..point.item)
            .rev()
            .find(|&item| opens(item))?;
        let inside = (point.item..at).all(|item| !closes(item) && !amount(item));
        (inside && (open + 1..point.item).all(light)).then_some(point)
    }

    /// "(-0,8% e -4,1%, respetivamente, em novembro)": the period that ends a bracket of several amounts is that of each.
    fn closing(&self, line: &Line<'_>, at: usize) -> Option<&Point> {
        const WIDE: usize = 8;
        let sign = |item: usize| line.sign(item);
        let inside = |item: usize| {
            line.separates(item)
                || matches!(
                    line.items[item].token,
                    Token::Amount(_) | Token::Word | Token::Period
                )
                || matches!(line.cue(item), Some(Cue::And | Cue::In | Cue::Respectively))
        };
        let point = self.after(at).first()?;
        if point.item > at + WIDE || !matches!(sign(point.item + 1), Some(')' | '）')) {
            return None;
        }
        let open = (at.saturating_sub(WIDE)..at)
            .rev()
            .find(|&item| matches!(sign(item), Some('(' | '（')))?;
        (open + 1..point.item).all(inside).then_some(point)
    }

    /// The phrase directly behind an amount ("$40.4 billion in March").
    pub(super) fn attached(&self, line: &Line<'_>, at: usize) -> Option<&Point> {
        let point = self.after(at).first()?;
        // "2003'teki 1,3 milyar dolardan 2023'te 35 milyar dolara": where periods stand before their amounts, the next is of the next.
        let last = line.amount_before(at);
        let dated = |known: &Point| last.is_none_or(|amount| known.item > amount);
        let other = point.compared
            || heads(line, point.item).is_some()
            || self.before(at).last().is_some_and(dated);
        if line.postpositions && other {
            return None;
        }
        let close = point.item - at <= 4
            && (at + 1..point.item).all(|between| {
                matches!(line.items[between].token, Token::Word)
                    || match line.cue(between) {
                        Some(Cue::In | Cue::Of | Cue::HedgeAfter(_)) => true,
                        // "a 10% jump in January"
                        Some(Cue::Move(_)) => between == at + 1 && is_in(line, point, between),
                        // "a $3.2 billion surplus in October"
                        Some(Cue::Flow(word)) => word.is_verb() || between == at + 1,
                        Some(Cue::From) => point.says.is_some(),
                        // "39,6 milliards au second semestre 2024"
                        Some(Cue::To) => line.of_is_origin && between + 1 == point.item,
                        _ => false,
                    }
            });
        close.then_some(point)
    }

    /// "China's part, 21.6 percent in 2017, fell to 13.4": is the period that of the amount before only?
    pub(super) fn is_older_amounts_own(&self, line: &Line<'_>, point: &Point, at: usize) -> bool {
        point.item < at
            && line.amount_before(point.item).is_some_and(|item| {
                self.attached(line, item)
                    .is_some_and(|found| found.item == point.item)
                    && !is_newer_side(line, item)
                    && (point.item..at).all(|between| {
                        !line.is_boundary(between)
                            && !matches!(
                                line.items[between].token,
                                Token::Amount(_) | Token::Cue(Cue::Flow(_))
                            )
                    })
                    && (point.item..at)
                        .any(|between| matches!(line.cue(between), Some(Cue::Move(_))))
            })
    }

    /// Does a phrase belong to an older value only ("after $18.7 billion in February")?
    pub(super) fn is_bases_own(&self, line: &Line<'_>, point: &Point) -> bool {
        let headed = heads(line, point.item).filter(|_| line.postpositions);
        // "2023'te 32 milyon tondan 26 milyon tona" is of both, "2023'teki 32 milyon tondan 26 milyon tona" of the first.
        let alone = |amount: usize| {
            let next = line.items.get(amount + 1).map(|item| item.token);
            matches!(line.cue(point.item + 1), Some(Cue::Of))
                || !matches!(next, Some(Token::Amount(_) | Token::Cue(Cue::Hedge(_))))
        };
        if headed.is_some_and(|amount| is_base(line, amount) && alone(amount)) {
            return true;
        }
        line.amount_before(point.item).is_some_and(|item| {
            is_base(line, item)
                && self
                    .attached(line, item)
                    .is_some_and(|found| found.item == point.item)
        })
    }
}

/// "grew 3.9% and imports 6.2% (1.4% and 0.8% in September)": a period of a bracket that an amount before it is not in, since the
/// bracket holds amounts of its own.
pub(super) fn is_brackets_own(line: &Line<'_>, at: usize, item: usize) -> bool {
    let sign = |among: &[char], at: usize| line.sign(at).is_some_and(|sign| among.contains(&sign));
    let open = (at + 1..item)
        .rev()
        .find(|&at| sign(&['(', '（', ')', '）'], at));
    open.is_some_and(|open| {
        sign(&['(', '（'], open)
            && (open + 1..item).any(|at| matches!(line.items[at].token, Token::Amount(_)))
    })
}
