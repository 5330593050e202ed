//! Movements that stand as attributes before the flow that moved ("die um 6,1 % auf 203,9 Mrd. Euro gesunkenen Importe").

use crate::lexicon::{Cue, FlowWord};
use crate::resolve::line::{Line, Token};

/// The flow behind a participle in small letters that stands right before its noun.
pub(super) fn attributive(line: &Line<'_>, at: usize) -> Option<(usize, FlowWord)> {
    if !line.joined {
        return None;
    }
    let small = || line.text[line.items[at].span.range()].starts_with(char::is_lowercase);
    let moves = matches!(line.cue(at), Some(Cue::Move(_) | Cue::Behind(_)));
    let noun = match line.cue(at + 1) {
        Some(Cue::Flow(word)) if !word.is_verb() => Some((at + 1, *word)),
        Some(Cue::Good(_)) => match line.cue(at + 2) {
            Some(Cue::Flow(word)) if !word.is_verb() => Some((at + 2, *word)),
            _ => None,
        },
        _ => None,
    };
    noun.filter(|_| moves && small())
}

/// The same, from an amount that measures the movement, or says where it led.
pub(in crate::resolve) fn measured_noun(line: &Line<'_>, at: usize) -> Option<(usize, FlowWord)> {
    let mut next = at + 1;
    if matches!(line.cue(next), Some(Cue::Became)) {
        next += 1;
        while matches!(line.cue(next), Some(Cue::Hedge(_))) {
            next += 1;
        }
        matches!(line.items.get(next)?.token, Token::Amount(_)).then_some(())?;
        next += 1;
    }
    attributive(line, next)
}

impl Line<'_> {
    /// "Nach dem Einbruch im Sommer sind im Oktober …": do words end with one in small letters behind a noun, where a language writes
    /// its nouns with capitals?
    pub(in crate::resolve) fn goes_on_with_verb(&self, at: usize) -> bool {
        let mut noun = false;
        let mut words = self.text[self.items[at].span.range()].split_whitespace();
        self.joined
            && words.any(|word| {
                let small = word.starts_with(char::is_lowercase);
                noun |= word.starts_with(char::is_uppercase);
                small && noun
            })
    }
}
