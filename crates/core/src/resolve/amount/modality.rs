//! Is an amount asserted as a fact, or forecast, aimed at, denied?

use crate::claim::Modality;
use crate::lexicon::Cue;
use crate::resolve::line::Token;
use crate::resolve::walk::Walk;

/// How long a quotation may be, in items, and how far behind it what denies it may stand.
const QUOTE: usize = 12;

/// How many items at the end of a sentence may stand behind the verb that governs it.
const TAIL: usize = 4;

impl Walk<'_, '_> {
    pub(super) fn modality_of(&self, at: usize) -> Modality {
        // "增长10.7%，预期7%", "rose 8.7 percent, forecast 6.5": the forecast has a number of its own.
        let own = |after: usize| {
            let next = self.line.items.get(after + 1).map(|item| item.token);
            matches!(next, Some(Token::Amount(_)))
        };
        let behind = self
            .line
            .ahead(at, 2, |after| match self.line.items[after].token {
                Token::Cue(Cue::Modal(modality)) => Some((!own(after)).then_some(*modality)),
                Token::Sign('，' | '；') => Some(None),
                _ => None,
            });
        if self.modality == Modality::Actual {
            let behind = behind.flatten().or_else(|| self.modality_at_end(at));
            let behind = behind.or_else(|| self.denies_quoted(at));
            behind.unwrap_or(Modality::Actual)
        } else {
            self.modality
        }
    }

    /// "“一半口粮靠进口”一说并不准确": what is quoted is denied behind it.
    pub(super) fn denies_quoted(&self, at: usize) -> Option<Modality> {
        let closes = |item: usize| matches!(self.line.sign(item), Some('”' | '」' | '»'));
        let opens = |item: usize| matches!(self.line.sign(item), Some('“' | '「' | '«'));
        let denied =
            |item: &usize| matches!(self.line.cue(*item), Some(Cue::Modal(Modality::Denied)));
        let close = (at + 1..self.line.items.len().min(at + QUOTE)).find(|&item| closes(item))?;
        let inside = (at.saturating_sub(QUOTE)..at)
            .rev()
            .find(|&item| opens(item) || closes(item));
        let quoted = inside.is_some_and(opens);
        let end = self.line.items.len().min(close + QUOTE);
        (quoted && (close + 1..end).any(|item| denied(&item))).then_some(Modality::Denied)
    }

    /// "282 milyar dolar ihracat, yüzde 3,8 büyüme öngörüyor": in languages whose verbs end the sentence, the last word that tells
    /// something governs what no other verb has closed.
    pub(super) fn modality_at_end(&self, at: usize) -> Option<Modality> {
        if !self.line.postpositions {
            return None;
        }
        let items = self.line.items.len();
        let last = (at + 1..items)
            .rev()
            .take(TAIL)
            .find(|&item| matches!(self.line.items[item].token, Token::Cue(_)))?;
        let Some(Cue::Modal(modality)) = self.line.cue(last) else {
            return None;
        };
        let closed = (at + 1..last).any(|item| {
            self.line.is_boundary(item)
                || matches!(self.line.cue(item), Some(Cue::Became | Cue::Ends(_)))
        });
        (!closed).then_some(*modality)
    }
}
