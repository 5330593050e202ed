//! Superlatives of a movement: "the biggest drop", "peningkatan terbesar ekspor".

use crate::claim::Direction;
use crate::lexicon::Cue;
use crate::resolve::extreme::NEAR;
use crate::resolve::kind::Movement;
use crate::resolve::line::Token;
use crate::resolve::walk::Walk;

impl Walk<'_, '_> {
    /// "peningkatan terbesar ekspor", "the biggest drop": a superlative of a movement is no rank of a partner or good.
    pub(super) fn biggest_move(&self, at: usize) -> Option<Movement> {
        let moved = |item: usize| match self.line.cue(item)? {
            Cue::Move(direction) => Some(Movement {
                direction: *direction,
                span: self.line.items[item].span,
            }),
            _ => None,
        };
        at.checked_sub(1)
            .and_then(moved)
            .or_else(|| moved(at + 1))
            .or_else(|| moved(self.moved_flow(at)?))
            .filter(|movement| movement.direction != Direction::None)
    }

    /// "Penurunan impor golongan barang terbesar": the movement that heads the phrase of its flow, where what tells more of a noun
    /// stands behind it.
    fn moved_flow(&self, at: usize) -> Option<usize> {
        let line = self.line;
        let head = line.back(at, NEAR, |item| match line.items[item].token {
            Token::Cue(Cue::Move(_)) => Some(Some(item)),
            Token::Cue(Cue::Flow(word)) if !word.is_verb() => None,
            Token::Cue(Cue::Good(_)) | Token::Word => None,
            _ => Some(None),
        })?;
        head.filter(|&head| {
            line.goods_stand.behind && matches!(line.cue(head + 1), Some(Cue::Flow(_)))
        })
    }
}
