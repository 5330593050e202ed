//! A movement named once over a list of what moved, each with its size.

use crate::claim::Direction;
use crate::lexicon::Cue;
use crate::resolve::kind::Movement;
use crate::resolve::line::Token;
use crate::resolve::place::area_at;
use crate::resolve::walk::Walk;

/// How far behind the movement the first of what moved may stand, in items.
const REACH: usize = 7;

impl Walk<'_, '_> {
    /// "Penurunan juga terjadi pada ekspor ke Filipina (US$145 juta) dan Malaysia (US$96 juta)", "terjadi penurunan pada migas US$5
    /// miliar (21 persen)": the first movement of a sentence, with nothing but "in" and what moved between it and an amount, in a
    /// language that puts goods behind.
    pub(in crate::resolve) fn heads_sizes(
        &self,
        at: usize,
        direction: Direction,
    ) -> Option<Movement> {
        let line = self.line;
        if !line.goods_stand.behind || !self.found.is_empty() || direction == Direction::None {
            return None;
        }
        let before = at.checked_sub(1).and_then(|before| line.cue(before));
        if matches!(before, Some(Cue::Flow(_) | Cue::Good(_) | Cue::Area(..))) {
            // "ekspor naik pada April"
            return None;
        }
        let (mut within, mut named) = (false, false);
        let mut sized = false;
        for item in at + 1..line.items.len().min(at + 1 + REACH) {
            match line.items[item].token {
                Token::Cue(Cue::In) => within = true,
                // "Peningkatan dicatatkan bagi barangan perantaraan (RM6.3 bilion)"
                Token::Cue(Cue::Of) if matches!(line.items[item - 1].token, Token::Word) => {
                    within = true;
                }
                Token::Cue(Cue::Good(_)) if within => named = true,
                Token::Cue(Cue::Area(..)) if within && area_at(line, item).is_some() => {
                    named = true;
                }
                Token::Cue(Cue::Flow(word)) if !word.is_verb() && !named => {}
                Token::Cue(Cue::To | Cue::From) if within && !named => {}
                Token::Word if !named => {}
                Token::Sign('(') if named => {}
                Token::Amount(amount) => {
                    let unit = line.amounts[amount].quantity.unit;
                    sized = named && (unit.is_money() || unit.is_volume());
                    break;
                }
                _ => break,
            }
        }
        let span = line.items[at].span;
        sized.then_some(Movement { direction, span })
    }
}
