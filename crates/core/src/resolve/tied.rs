//! What languages without spaces tell by what touches: parts, sides and results right beside each other.

use super::line::{Line, Token};
use super::place::area_at;
use super::walk::Walk;
use crate::claim::{Flow, Modality};
use crate::lexicon::{Cue, FlowWord, Post};

/// How far behind the word for a forecast its figure may end, in items.
const FORECAST: usize = 8;

/// How far behind a good the words that make it a reason may stand, in items.
const REASON: usize = 6;

/// How many items a clause is looked back over.
const CLAUSE: usize = 12;

/// Does no space stand between two items and what lies between them?
pub(super) fn is_tied(line: &Line<'_>, first: usize, last: usize) -> bool {
    let ends = |item: usize| (line.items[item].span.end, line.items[item + 1].span.start);
    last < line.items.len() && (first..last).map(ends).all(|(end, start)| end == start)
}

/// "3割近く増えて171万トンとなった": the verb before an amount has its size before it, and what it came to behind.
pub(super) fn is_sized_already(line: &Line<'_>, at: usize) -> bool {
    let verb = at
        .checked_sub(1)
        .filter(|&item| matches!(line.cue(item), Some(Cue::Ends(_))));
    let sized = |verb: usize| {
        let hedge = usize::from(matches!(
            line.cue(verb.wrapping_sub(1)),
            Some(Cue::HedgeAfter(_))
        ));
        let size = verb.checked_sub(1 + hedge);
        size.is_some_and(|size| line.is_percent_at(size) && is_tied(line, size, at))
    };
    let became = matches!(line.cue(at + 1), Some(Cue::Became));
    became && verb.is_some_and(sized)
}

/// "七成来自泰国", "7割がタイ産": a part with the side that it is of right behind it.
pub(super) fn comes_from(line: &Line<'_>, at: usize) -> bool {
    let led = matches!(line.cue(at + 1), Some(Cue::With));
    let made = matches!(line.cue(at + 1), Some(Cue::Became))
        && matches!(line.cue(at + 3), Some(Cue::Post(_)));
    let party = matches!(line.cue(at + 2), Some(Cue::Area(..)));
    party && (led || made) && is_tied(line, at, at + 2)
}

/// "うち中国からが63%だった", "泰国58%、越南35%": the side of a percentage right before it, in a sentence where nothing moves.
pub(super) fn is_sides_part(line: &Line<'_>, at: usize) -> bool {
    let side = line.back(at, 4, |before| match line.items[before].token {
        Token::Cue(Cue::Area(..)) => Some(Some(before)),
        Token::Cue(Cue::Post(_) | Cue::Became | Cue::Hedge(_)) => None,
        _ => Some(None),
    });
    let moves = |item: usize| {
        matches!(
            line.cue(item),
            Some(Cue::Move(_) | Cue::Ends(_) | Cue::Behind(_) | Cue::Compare(_) | Cue::Than(_))
        )
    };
    let still = || !(0..line.items.len()).any(moves);
    let tied = side.flatten().is_some_and(|side| is_tied(line, side, at));
    (tied || is_led_part(line, at)) && still()
}

/// "impor berasal dari Amerika sebesar 57 persen": "by" right before it, behind a side with its preposition.
fn is_led_part(line: &Line<'_>, at: usize) -> bool {
    let by = at
        .checked_sub(1)
        .filter(|&by| matches!(line.cue(by), Some(Cue::By | Cue::Hedge(_))));
    by.is_some_and(|by| {
        let area = |item: usize| matches!(line.cue(item), Some(Cue::Area(..)));
        let side = by.checked_sub(2).is_some_and(|from| {
            matches!(line.cue(from), Some(Cue::From | Cue::To)) && area(from + 1)
        });
        let hedged = by.checked_sub(3).is_some_and(|from| {
            matches!(line.cue(from), Some(Cue::From | Cue::To))
                && area(from + 1)
                && matches!(line.cue(from + 2), Some(Cue::By))
        });
        side || hedged
    })
}

/// "德国最大贸易伙伴", "为韩国前三大出口市场": whose market or partner it is, right before the word for its order.
pub(super) fn owns_market(line: &Line<'_>, at: usize) -> bool {
    let side = (at + 1..line.items.len().min(at + 6)).find(|&item| {
        matches!(
            line.cue(item),
            Some(Cue::Flow(FlowWord::Market(_) | FlowWord::Partner))
        )
    });
    let Some(side) = side.filter(|&side| is_tied(line, at, side)) else {
        return false;
    };
    let light = |item: usize| {
        matches!(
            line.cue(item),
            None | Some(Cue::Rank | Cue::Ordinal(_) | Cue::Cardinal(_) | Cue::Of | Cue::Good(_))
        ) && line.sign(item).is_none()
    };
    let order = |item: usize| matches!(line.cue(item), Some(Cue::Rank | Cue::Ordinal(_)));
    // "米国の最大の輸入相手国"
    let letter = &line.text[line.items[at + 1].span.range()];
    let ordered = order(at + 1) || letter.chars().nth(1).is_none() && order(at + 2);
    let said =
        at >= 2 && matches!(line.cue(at - 1), Some(Cue::Became)) && area_at(line, at - 2).is_some();
    (at + 1..side).all(light) && (ordered || said || side > at + 1)
}

impl Walk<'_, '_> {
    /// "米国向けは4.4%減", "輸往美國的貨值": what goes to somebody is exports, where the sentence has named no flow.
    pub(super) fn goes_to(&mut self, at: usize) {
        let turned = self
            .frame
            .flow
            .as_ref()
            .is_some_and(|said| matches!(said.value.flow(), Flow::Imports | Flow::Balance));
        let to = self
            .line
            .ahead(at, 6, |after| match self.line.items[after].token {
                Token::Cue(Cue::Post(post)) => Some(*post == Post::To),
                Token::Sign('、' | '・') | Token::Cue(Cue::And | Cue::Area(..)) => None,
                _ => Some(false),
            });
        if !self.flowed && turned && to == Some(true) {
            let span = self.line.items[at].span;
            self.frame.flow = Some(super::scene::Said::here(
                FlowWord::Plain(Flow::Exports),
                span,
            ));
        }
    }

    /// "輸往美國的貨值下跌": a verb of selling that opens its clause, right before the side that it goes to.
    pub(super) fn opens_with_side(&self, at: usize, word: FlowWord) -> bool {
        let opens = at == 0 || self.line.is_boundary(at - 1) || self.line.separates(at - 1);
        let own = self.scene.topic.reporter.as_ref().map(|said| &said.value);
        let side = area_at(self.line, at + 1).is_some_and(|(area, _)| own != Some(area));
        word == FlowWord::Sells && opens && side && own.is_some() && is_tied(self.line, at, at + 1)
    }

    /// "均价每吨4,200元；煤4.35亿吨": a good with its volume, behind the sign that ends what was said aside.
    pub(super) fn lists_on(&self, at: usize) -> bool {
        let opens = at >= 1 && matches!(self.line.sign(at - 1), Some('；' | ';'));
        let volume = self
            .line
            .items
            .get(at + 1)
            .is_some_and(|item| match item.token {
                Token::Amount(n) => self.line.amounts[n].quantity.unit.is_volume(),
                _ => false,
            });
        opens && volume && self.flowed
    }

    /// "逊于市场预期的8%，4月则增长12%": a period of its own behind a forecast that a figure was only held against.
    pub(super) fn ends_forecast(&self, at: usize) -> bool {
        let modal =
            |item: usize| matches!(self.line.cue(item), Some(Cue::Modal(Modality::Forecast)));
        let start = at.saturating_sub(FORECAST);
        let Some(word) = (start..at).rev().find(|&item| modal(item)) else {
            return false;
        };
        let held = (word.saturating_sub(2)..word).any(|item| {
            matches!(
                self.line.cue(item),
                Some(Cue::Than(_) | Cue::Overtakes | Cue::Against | Cue::Hedge(_))
            )
        });
        let told = (word..at).any(|item| matches!(self.line.items[item].token, Token::Amount(_)));
        held && told && at >= 1 && self.line.separates(at - 1) && is_tied(self.line, at - 1, at)
    }

    /// "相場の高騰を受け、金額は": the word for the series spoken of, as the subject of the next clause.
    pub(super) fn comes_back(&self, at: usize) -> bool {
        let comma = at >= 1 && self.line.sign(at - 1) == Some('、');
        let subject = matches!(self.line.cue(at + 1), Some(Cue::Became));
        comma && subject && self.scene.goes_on() && is_tied(self.line, at, at + 1)
    }

    /// "小麦和玉米合计", "中韩两国合计": the sum of those listed right before it, and not of all.
    pub(super) fn is_together(&self, at: usize) -> bool {
        let named = |item: usize| matches!(self.line.cue(item), Some(Cue::Area(..) | Cue::Good(_)));
        let joins = |item: usize| {
            matches!(self.line.cue(item), Some(Cue::And)) || self.line.sign(item) == Some('、')
        };
        at >= 3 && named(at - 1) && joins(at - 2) && named(at - 3) && is_tied(self.line, at - 3, at)
    }

    /// "対米輸出は自動車の落ち込みが響いて8%減り": a good with the words behind it that make it a reason, in a clause that has named
    /// what it speaks of.
    pub(super) fn is_reason(&self, at: usize) -> bool {
        let reason = self
            .line
            .ahead(at, REASON, |after| match self.line.items[after].token {
                Token::Cue(Cue::Driven) => Some(Some(after)),
                Token::Cue(
                    Cue::Move(_)
                    | Cue::Behind(_)
                    | Cue::Good(_)
                    | Cue::And
                    | Cue::Became
                    | Cue::Of
                    | Cue::OffTopic,
                )
                | Token::Word => None,
                _ => Some(None),
            });
        let told = self
            .line
            .back(at, CLAUSE, |before| match self.line.items[before].token {
                Token::Cue(Cue::Flow(_) | Cue::Area(..)) => Some(true),
                Token::Sign('、' | '，' | ',') => Some(false),
                _ => None,
            });
        let Some(reason) = reason.flatten() else {
            return false;
        };
        // "受咖啡发货放缓拖累，对美国出口下降": what it is the reason of comes behind.
        let next = self
            .line
            .ahead(reason, CLAUSE, |after| match self.line.items[after].token {
                Token::Cue(Cue::Flow(_)) => Some(true),
                Token::Amount(_) | Token::Cue(Cue::Good(_)) => Some(false),
                _ => None,
            });
        told == Some(true) || next == Some(true)
    }
}
