//! "Only a third of last year's", "缩至2021年的六分之一", "10分の1に縮んだ": a fraction that says what became of an older value is a
//! multiple of that value, and no part of a total.

use crate::lexicon::{Cue, Post};
use crate::resolve::line::{Line, Token};
use crate::resolve::tied::is_tied;
use crate::resolve::walk::Walk;

/// How far from a fraction a word may stand that makes it a part of a total, in items.
const NEAR: usize = 4;

/// The item before a fraction, past its hedge and the "of" of languages without spaces.
fn led_by(line: &Line<'_>, at: usize) -> Option<usize> {
    let light = |item: &usize| matches!(line.cue(*item), Some(Cue::Hedge(_) | Cue::Of));
    (at.saturating_sub(2)..at)
        .rev()
        .find(|item| !light(item))
        .filter(|&item| is_tied(line, item, at))
}

/// Does a word behind or before a fraction say that it is a part of a total?
fn is_part(line: &Line<'_>, at: usize, from: usize) -> bool {
    let end = line.items.len().min(at + 1 + NEAR);
    let parts = |item: usize| matches!(line.cue(item), Some(Cue::Share));
    let whole = matches!(
        line.cue(at + 1),
        Some(Cue::Of | Cue::Flow(_) | Cue::Pronoun | Cue::Good(_) | Cue::Money(_))
    );
    whole
        || (from.saturating_sub(NEAR)..from).any(parts)
        || (at + 1..end)
            .take_while(|&item| !line.separates(item))
            .any(parts)
}

/// "不足2020年的六分之一", "前年同期の3分の1": does a period that is no part of anything stand right before a fraction, as the one that
/// it is measured by? Only languages without spaces tell so by what touches.
pub(in crate::resolve) fn is_of_period(line: &Line<'_>, at: usize) -> bool {
    let period = led_by(line, at)
        .filter(|&item| matches!(line.items[item].token, Token::Period))
        .filter(|_| matches!(line.cue(at), Some(Cue::Fraction(_))));
    period.is_some_and(|period| !is_part(line, at, period))
}

impl Walk<'_, '_> {
    /// "不足2020年的六分之一": a hedge before the value that a fraction was left of is one of the fraction.
    pub(super) fn hedge_left(&mut self, at: usize) {
        let period = led_by(self.line, at).filter(|_| is_of_period(self.line, at));
        let hedge = period
            .and_then(|item| self.line.cue(item.checked_sub(1)?))
            .and_then(|cue| match cue {
                Cue::Hedge(hedge) => Some(*hedge),
                _ => None,
            });
        if let (Some(hedge), Some(found)) = (hedge, self.found.last_mut()) {
            found.quantity.hedge = hedge;
        }
    }

    /// Does a fraction say what was left, or made, of an older value?
    pub(super) fn is_left_of_older(&self, at: usize) -> bool {
        let line = self.line;
        if self.share {
            return false;
        }
        let led = led_by(line, at);
        // "149億ユーロから10分の1に縮んだ"
        let from = led.is_some_and(|item| {
            matches!(line.cue(item), Some(Cue::From | Cue::Post(Post::From)))
                && matches!(
                    item.checked_sub(1).map(|before| line.items[before].token),
                    Some(Token::Amount(_))
                )
        });
        // "3分の1に減った"
        let to = matches!(line.cue(at + 1), Some(Cue::To | Cue::Post(Post::To)))
            && is_tied(line, at, at + 1)
            && matches!(line.cue(at + 2), Some(Cue::Move(_) | Cue::Ends(_)));
        let part = is_part(line, at, led.unwrap_or(at));
        is_of_period(line, at) || (from || to) && !part
    }
}
