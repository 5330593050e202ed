//! Parts and their wholes: which flow an amount is a part of, and which is only named as the whole.

use crate::claim::{Flow, Kind};
use crate::lexicon::Cue;
use crate::resolve::line::Token;
use crate::resolve::scene::Frame;
use crate::resolve::walk::{Finding, Walk};

/// How long a clause that says why may be, in items.
const CLAUSE: usize = 8;

/// How far behind a part the words for where it goes may stand, in items.
const WHOLE: usize = 8;

/// How far behind its part the word for the whole may stand, in items.
const OWN: usize = 5;

impl Walk<'_, '_> {
    /// "Dari total US$ 3,1 juta, US$ 2,4 juta dikirim ke Jepang": the whole that a sentence opens with, where a part of it goes to somebody.
    pub(in crate::resolve) fn leave_side_of_whole(&self, at: usize, kind: Kind, frame: &mut Frame) {
        let line = self.line;
        let led = matches!(line.cue(0), Some(Cue::Share | Cue::From));
        let light = |item: usize| {
            matches!(line.items[item].token, Token::Word | Token::Period)
                || matches!(
                    line.cue(item),
                    Some(Cue::Overall | Cue::Flow(_) | Cue::Good(_) | Cue::In | Cue::By)
                )
        };
        let whole = |item: usize| matches!(line.cue(item), Some(Cue::Share | Cue::Overall));
        let opens = led && at <= WHOLE && (1..at).all(light) && (0..at).any(whole);
        let next = line.amount_items.partition_point(|&item| item <= at);
        let amount = line.amount_items.get(next).copied();
        let sent = |next: usize| {
            let end = line.items.len().min(next + WHOLE);
            (next + 1..end).any(|item| matches!(line.cue(item), Some(Cue::To)))
        };
        if opens && kind == Kind::Level && amount.is_some_and(sent) {
            frame.partner.take_if(|said| !said.own);
        }
    }

    /// "占粮食进口量的66.7%", "占整体出口": what only says the whole that a part is of, right behind the word for a part.
    pub(in crate::resolve) fn is_in_whole(&self, at: usize) -> bool {
        let part = self
            .line
            .back(at, 3, |before| match self.line.items[before].token {
                Token::Cue(Cue::Share) => Some(true),
                Token::Cue(
                    Cue::Area(..)
                    | Cue::Pronoun
                    | Cue::Overall
                    | Cue::Good(_)
                    | Cue::In
                    | Cue::Of
                    | Cue::With,
                )
                | Token::Period => None,
                _ => Some(false),
            });
        let flow = |item: usize| matches!(self.line.cue(item), Some(Cue::Flow(_)));
        part == Some(true) && (flow(at + 1) || flow(at + 2)) && !self.found.is_empty()
    }

    /// "hors énergie", "excluyendo los combustibles": a good that is not counted in.
    pub(in crate::resolve) fn is_left_out(&self, at: usize) -> bool {
        self.line
            .back(at, 4, |before| match self.line.items[before].token {
                Token::Cue(Cue::Except) => Some(true),
                Token::Cue(Cue::Good(_) | Cue::And | Cue::Of | Cue::To) | Token::Word => None,
                _ => Some(false),
            })
            == Some(true)
            || self.line.postpositions && self.is_left_out_behind(at)
            // "Diamonds excluded, exports fell"
            || matches!(self.line.cue(at + 1), Some(Cue::Except)) && self.line.sign(at + 2) == Some(',')
    }

    /// "enerji ürünleri ve altın hariç ihracat": the word stands behind what it leaves out.
    fn is_left_out_behind(&self, at: usize) -> bool {
        self.line
            .ahead(at, 5, |item| match self.line.items[item].token {
                Token::Cue(Cue::Except) => Some(true),
                Token::Cue(Cue::Good(_) | Cue::And) | Token::Word => None,
                _ => Some(false),
            })
            == Some(true)
    }

    /// "対米輸出は自動車の落ち込みが響き、2.9%減": a good right behind the flow and its particle, in a clause without a figure, only says why.
    pub(in crate::resolve) fn is_cause(&self, at: usize) -> bool {
        let led = at >= 2
            && matches!(self.line.cue(at - 1), Some(Cue::Became))
            && matches!(self.line.cue(at - 2), Some(Cue::Flow(_)));
        let end = |item: usize| match self.line.items[item].token {
            Token::Sign('、' | '，') => Some(Some(item)),
            Token::Sign(_)
            | Token::Amount(_)
            | Token::Period
            | Token::Cue(Cue::Flow(_) | Cue::Area(..)) => Some(None),
            _ => None,
        };
        let comma = led
            .then(|| self.line.ahead(at, CLAUSE, end))
            .flatten()
            .flatten();
        let amount = |item: usize| {
            matches!(
                self.line.items.get(item).map(|item| item.token),
                Some(Token::Amount(_))
            )
        };
        comma.is_some_and(|comma| {
            amount(comma + 1)
                || amount(comma + 2)
                    && !matches!(self.line.cue(comma + 1), Some(Cue::Good(_) | Cue::Area(..)))
        })
    }

    /// "14,1 млн тонн, или 52% общего объёма": what a percentage right before it is of.
    pub(in crate::resolve) fn is_whole_of_part(&self, at: usize) -> bool {
        let part = at.checked_sub(1).is_some_and(|item| {
            matches!(self.line.items[item].token, Token::Amount(n) if self.line.is_percent(n))
        });
        let share = |found: &Finding| found.kind == Kind::Share && found.item + 1 == at;
        part && self.found.last().is_some_and(share)
            || self.is_whole_of_own_intake(at)
            || self.is_whole_of_goods_part(at)
    }

    /// "4% below March but still 36% of their overall intake": the whole that a part is of, behind "of".
    fn is_whole_of_own_intake(&self, at: usize) -> bool {
        let Some(last) = self.found.last().filter(|last| last.kind == Kind::Share) else {
            return false;
        };
        let light = |item: usize| {
            matches!(
                self.line.items[item].token,
                Token::Word | Token::Sign('\'' | '’')
            ) || matches!(self.line.cue(item), Some(Cue::Pronoun | Cue::Area(..)))
        };
        let flow = matches!(self.line.cue(at + 1), Some(Cue::Flow(_)));
        flow && !self.line.postpositions
            && at <= last.item + OWN
            && matches!(self.line.cue(last.item + 1), Some(Cue::Of))
            && (last.item + 2..at).all(light)
    }

    /// "pangsa migas dalam total impor 15 persen": the whole behind a good and the word for its part.
    fn is_whole_of_goods_part(&self, at: usize) -> bool {
        let led = at.checked_sub(1).filter(|&before| {
            matches!(
                self.line.cue(before),
                Some(Cue::In | Cue::Of | Cue::From | Cue::Against | Cue::With)
            )
        });
        led.is_some_and(|led| {
            let good = |item: usize| matches!(self.line.cue(item), Some(Cue::Good(_)));
            let share = |item: usize| match self.line.items[item].token {
                Token::Cue(Cue::Share) => Some(true),
                Token::Cue(Cue::Good(_) | Cue::Flow(_) | Cue::Of) | Token::Word => None,
                _ => Some(false),
            };
            (led.saturating_sub(2)..led).any(good) && self.line.back(led, 4, share) == Some(true)
        })
    }

    /// "andil golongan ini terhadap ekspor nonmigas", "the share of exports": the whole that a part is of.
    pub(in crate::resolve) fn is_whole(&self, at: usize) -> bool {
        // "chiếm 38% tổng kim ngạch"
        let last = self.found.last().filter(|last| last.kind == Kind::Share);
        if let Some(last) = last
            && matches!(self.line.cue(at), Some(Cue::Flow(word)) if word.flow() == Flow::Total)
            && (last.item + 1..at).all(|item| {
                matches!(self.line.items[item].token, Token::Word)
                    || matches!(self.line.cue(item), Some(Cue::Of | Cue::Overall))
            })
        {
            return true;
        }
        let part = self
            .line
            .back(at, 9, |before| match self.line.items[before].token {
                Token::Cue(Cue::Share) => Some(true),
                Token::Cue(
                    Cue::Of
                    | Cue::With
                    | Cue::Against
                    | Cue::In
                    | Cue::To
                    | Cue::Good(_)
                    | Cue::Area(..)
                    | Cue::Pronoun
                    | Cue::Overall
                    | Cue::AllSides
                    | Cue::Fraction(_)
                    | Cue::Flow(_)
                    | Cue::Hedge(_),
                )
                | Token::Sign('\'' | '’')
                | Token::Period
                | Token::Word => None,
                _ => Some(false),
            });
        part == Some(true)
    }

    /// "sold blueberries for 1.7 billion; 55% of the shipments went to …": the whole that a percentage is of is the flow spoken of.
    pub(in crate::resolve) fn is_parts_whole(&self, at: usize) -> bool {
        let own = self.frame.good.as_ref().is_some_and(|said| said.own);
        let part = self
            .line
            .back(at, 3, |before| match self.line.items[before].token {
                Token::Amount(amount) => Some(self.line.is_percent(amount)),
                Token::Cue(Cue::Of) | Token::Word => None,
                _ => Some(false),
            });
        own && part == Some(true)
    }
}
