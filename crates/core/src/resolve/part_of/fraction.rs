//! "Doubled", "a third of": multiples and fractions in words, and the whole that they are told of.

use crate::claim::{Direction, Kind};
use crate::lexicon::Cue;
use crate::quantity::{Hedge, Unit};
use crate::resolve::compare::older::is_multiplied;
use crate::resolve::kind::{Movement, moved_by};
use crate::resolve::line::{Line, Token};
use crate::resolve::part_of::goes_to;
use crate::resolve::place::area_at;
use crate::resolve::tied::{comes_from, is_tied};
use crate::resolve::walk::Walk;
use rust_decimal::Decimal;

/// How far behind a part the verb of what it is of may stand, in items.
const NEAR: usize = 8;

impl Walk<'_, '_> {
    /// A percentage or a fraction.
    pub(in crate::resolve) fn is_ratio_or_fraction(&self, at: usize) -> bool {
        match self.line.items[at].token {
            Token::Amount(n) => self.line.is_percent(n),
            Token::Cue(Cue::Fraction(_)) => true,
            _ => false,
        }
    }

    /// "more than doubled".
    pub(in crate::resolve) fn multiple(&mut self, at: usize, hundredths: u32) {
        if !self.on_topic(at) {
            return;
        }
        let fell = self.is_fold_of_fall(at);
        let direction = if hundredths < 100 || fell {
            Direction::Down
        } else {
            Direction::Up
        };
        // "fell almost twofold" is "halved".
        let hundredths = if fell && hundredths == 200 {
            50
        } else {
            hundredths
        };
        self.times(at, Decimal::new(i64::from(hundredths), 2), direction);
    }

    /// So many times as much.
    fn times(&mut self, at: usize, value: Decimal, direction: Direction) {
        let (span, value) = (self.line.items[at].span, value.normalize());
        self.find(
            at,
            Kind::Multiple,
            Some(value),
            Unit::Times,
            span,
            Some(Movement { direction, span }),
        );
    }

    /// "fell threefold", "втрое меньше": a multiple of a fall.
    fn is_fold_of_fall(&self, at: usize) -> bool {
        let down = |direction: Direction| direction == Direction::Down;
        let before = self
            .line
            .back(at, 3, |item| match self.line.items[item].token {
                Token::Cue(Cue::Move(direction)) => Some(down(*direction)),
                Token::Cue(Cue::Hedge(_) | Cue::By | Cue::In) | Token::Word => None,
                _ => Some(false),
            });
        let behind = match self.line.cue(at + 1) {
            Some(Cue::Than(direction) | Cue::Behind(direction)) => down(*direction),
            Some(Cue::Hedge(hedge)) => *hedge == Hedge::Under,
            _ => false,
        };
        before == Some(true) || behind
    }

    /// "a third of exports", "fell by a third", "a fifth more".
    pub(in crate::resolve) fn fraction(&mut self, at: usize, hundredths: u32) {
        let late = || self.late_flow(at).is_some() && self.has_area();
        if !self.on_topic(at)
            && self.flow_ahead(at).is_none()
            && !is_of_traded(self.line, at)
            && !late()
        {
            return;
        }
        let dated = matches!(
            self.line.items.get(at + 1).map(|item| item.token),
            Some(Token::Period)
        );
        if dated && is_multiplied(self.line, at + 1) {
            // "half May's $9 billion"
            return self.times(at, Decimal::new(i64::from(hundredths), 4), Direction::Down);
        }
        if self.is_left_of_older(at) {
            self.times(at, Decimal::new(i64::from(hundredths), 4), Direction::Down);
            return self.hedge_left(at);
        }
        if self.is_part_of_older(at) {
            // "the deficit was less than half of the 2.7 trillion of a year ago"
            return self.times(at, Decimal::new(i64::from(hundredths), 4), Direction::Down);
        }
        let value = Decimal::new(i64::from(hundredths), 2).normalize();
        let span = self.line.items[at].span;
        let shares = matches!(
            self.line.cue(at + 1),
            // "ocho de cada diez dólares exportados"
            Some(Cue::Of | Cue::From | Cue::Flow(_) | Cue::Share | Cue::Pronoun | Cue::Money(_))
        ) || self.line.items[at].clitic
            || self.is_shared_behind(at)
            || goes_to(self.line, at)
            // "dörtte biri ABD'ye gitti"
            || self.goes_behind(at)
            || self.restates_level(at)
            || self.is_restated_behind(at)
            || self.is_of_flow_behind(at)
            || comes_from(self.line, at)
            || self.is_sold_on(at)
            || self.is_taken_whole(at)
            || self.line.goods_stand.behind && is_of_traded(self.line, at)
            || self.line.postpositions && self.is_of_flow_before(at);
        // "unchanged by a fifth" is no movement.
        let moved = moved_by(self.line, at).filter(|moved| moved.direction != Direction::None);
        if moved.is_some() {
            self.last = moved;
            self.last_kind = Some(Kind::Change);
            self.find(at, Kind::Change, Some(value), Unit::Percent, span, moved);
            // "kaufte ein Drittel weniger Sojabohnen"
            if let (Some(good), Some(last)) = (self.more_of(at), self.found.last_mut()) {
                last.frame.good = Some(good);
            }
            // "…, which made up 37 percent, fell by a fifth, those to the US by 11"
            self.share = false;
        } else if shares || self.share {
            self.last_kind = Some(Kind::Share);
            self.find(at, Kind::Share, Some(value), Unit::Percent, span, None);
        }
    }

    /// "半分超を占め", "3分の1を占め": a hedge or a particle between a part and the word that says so.
    fn is_shared_behind(&self, at: usize) -> bool {
        let hedged = matches!(self.line.cue(at + 1), Some(Cue::HedgeAfter(_)));
        let share = |after: usize| match self.line.items[after].token {
            Token::Cue(Cue::Share) => Some(Some(after)),
            Token::Cue(Cue::HedgeAfter(_)) | Token::Word => None,
            _ => Some(None),
        };
        let share = self.line.ahead(at, 3, share).flatten();
        share.is_some_and(|share| hedged || is_tied(self.line, at, share))
    }

    /// "ihracatın yarısı": a part of the flow right before it, in languages that put the whole first.
    fn is_of_flow_before(&self, at: usize) -> bool {
        self.line
            .back(at, 4, |before| match self.line.items[before].token {
                Token::Cue(Cue::Flow(_) | Cue::Pronoun | Cue::Of) => Some(true),
                Token::Cue(Cue::Hedge(_) | Cue::Area(..)) | Token::Period | Token::Word => None,
                _ => Some(false),
            })
            == Some(true)
    }

    /// "Près d'un quart a été vendu à la Chine": a part that went to somebody.
    fn is_sold_on(&self, at: usize) -> bool {
        let verb = |after: usize| match self.line.items[after].token {
            Token::Cue(Cue::Flow(word)) => Some(word.is_verb().then_some(after)),
            Token::Word => None,
            _ => Some(None),
        };
        let verb = self.line.ahead(at, 4, verb).flatten();
        verb.is_some_and(|verb| {
            matches!(self.line.cue(verb + 1), Some(Cue::To))
                && (verb + 2..verb + 4).any(|item| area_at(self.line, item).is_some())
        })
    }

    /// "The EU bought more than half, Japan a third.": a part that ends its clause, right behind the verb of who took it.
    fn is_taken_whole(&self, at: usize) -> bool {
        let taken = |before: usize| match self.line.items[before].token {
            Token::Cue(Cue::Flow(word)) => Some(word.is_verb()),
            Token::Cue(Cue::Hedge(_)) | Token::Word => None,
            _ => Some(false),
        };
        let end = at + 1;
        let ends = end >= self.line.items.len()
            || self.line.separates(end)
            || self.line.is_boundary(end)
            || self.line.sign(end) == Some('.');
        ends && self.has_area() && self.line.back(at, 3, taken) == Some(true)
    }

    /// "một nửa lượng hạt điều Việt Nam xuất khẩu": only words and names between a part and the flow that it is of.
    fn is_of_flow_behind(&self, at: usize) -> bool {
        let flow =
            self.line
                .ahead(at, 4, |after| match self.line.items[after].token {
                    Token::Cue(Cue::Flow(word)) => Some(!word.is_verb()),
                    Token::Word
                    | Token::Cue(Cue::Of | Cue::Good(_) | Cue::Overall | Cue::Area(..)) => None,
                    _ => Some(false),
                });
        flow == Some(true)
    }
}

/// "ocho de cada diez dólares exportados", "two thirds of the goods exported by Chile": a part of money or a good that a verb says was
/// traded.
fn is_of_traded(line: &Line<'_>, at: usize) -> bool {
    let thing = |item: usize| matches!(line.cue(item), Some(Cue::Money(_) | Cue::Good(_)));
    let verb = line.ahead(at, NEAR, |after| match line.items[after].token {
        Token::Cue(Cue::Flow(word)) => Some(word.is_verb().then_some(after)),
        Token::Word | Token::Cue(Cue::Of | Cue::Money(_) | Cue::Good(_) | Cue::Area(..)) => None,
        _ => Some(None),
    });
    (verb.flatten()).is_some_and(|verb| (at + 1..verb).any(thing))
}
