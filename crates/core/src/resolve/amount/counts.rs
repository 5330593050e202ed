//! What bare numbers count, where the story has printed it before them.

use super::late::clause_move;
use crate::lexicon::{Cue, FlowWord};
use crate::phrase::Amount;
use crate::quantity::Unit;
use crate::resolve::line::{Line, Token};
use crate::resolve::scene::Scene;
use crate::resolve::walk::Walk;
use rust_decimal::Decimal;

/// The least bare number that may be one of tonnes or heads.
const LEAST: u32 = 3_000;

/// The least that is money rather than tonnes, where the story has counted in both.
const MOST: u32 = 1_000_000;

/// How many items may stand between a side and its number.
const TO_SIDE: usize = 7;

/// The unit of the last amount of a sentence holds for bare numbers behind it.
pub(in crate::resolve) fn last_money(line: &Line<'_>) -> Option<Unit> {
    let counts = |amount: &Amount| {
        let unit = amount.quantity.unit;
        unit.is_money() || unit.is_volume() && amount.scaled
    };
    // "1.840 milliards de yens (13,1 milliards d'euros)": no story goes on in what is only a conversion.
    let converts = |at: usize| {
        let opens = |item: usize| matches!(line.sign(item), Some('(' | '（'));
        let money = |item: usize| matches!(line.items[item].token, Token::Amount(n) if line.amounts[n].quantity.unit.is_money());
        // "(unos 145.800 millones de dólares)"
        let hedged = at >= 2 && matches!(line.cue(at - 1), Some(Cue::Hedge(_)));
        let at = at - usize::from(hedged);
        at.checked_sub(1).is_some_and(opens) && at.checked_sub(2).is_some_and(money)
    };
    let last = line.amount_items.iter().zip(&line.amounts).rev();
    let found = last
        .filter(|(_, amount)| counts(amount))
        .find(|(item, _)| !converts(**item));
    found.map(|(_, amount)| amount.quantity.unit)
}

impl Scene {
    /// Keeps what the amounts of a sentence are counted in.
    pub(in crate::resolve) fn note_units(&mut self, line: &Line<'_>) {
        self.money = last_money(line).or(self.money);
        let volume = |amount: &&Amount| amount.quantity.unit.is_volume();
        let last = line.amounts.iter().rev().find(volume);
        self.volume = last.map(|amount| amount.quantity.unit).or(self.volume);
    }
}

impl Walk<'_, '_> {
    /// "… 221.870 unidades. Canadá recibió 17.305 y Alemania, 8.460": the unit of the goods spoken of, for a bare number of a side.
    pub(super) fn counts_goods_of_side(&self, at: usize, amount: usize) -> Option<Unit> {
        let unit = self.scene.volume?;
        let printed = &self.line.amounts[amount];
        let large =
            (printed.quantity.figure).is_some_and(|figure| figure.value >= Decimal::from(LEAST));
        // "… 25.000 toneladas. Italia gastó 842 millones": so much is money where the story has counted in money.
        let money = printed.scaled && self.scene.money.is_some_and(Unit::is_money);
        let beyond =
            (printed.quantity.figure).is_some_and(|figure| figure.value >= Decimal::from(MOST));
        if money && beyond {
            return None;
        }
        if !printed.is_bare() || !large || self.line.postpositions || !self.scene.goes_on() {
            return None;
        }
        let area = |item: usize| matches!(self.line.cue(item), Some(Cue::Area(..)));
        let led = || {
            self.line
                .back(at, TO_SIDE, |before| match self.line.items[before].token {
                    Token::Cue(Cue::Area(..)) => Some(true),
                    Token::Cue(
                        Cue::With
                        | Cue::Share
                        | Cue::Hedge(_)
                        | Cue::Became
                        | Cue::To
                        | Cue::Move(_)
                        | Cue::Rank
                        | Cue::And
                        | Cue::Pronoun
                        | Cue::Ordinal(_)
                        | Cue::Place
                        | Cue::In
                        | Cue::Flow(
                            FlowWord::Sells
                            | FlowWord::Buys
                            | FlowWord::Market(_)
                            | FlowWord::Partner,
                        ),
                    )
                    | Token::Amount(_)
                    | Token::Word
                    | Token::Sign(',') => None,
                    _ => Some(false),
                })
                == Some(true)
        };
        let behind = matches!(self.line.cue(at + 1), Some(Cue::To | Cue::From))
            && (area(at + 2) || area(at + 3));
        let next = self.line.items.get(at + 1).map(|item| item.token);
        let ends = matches!(
            next,
            None | Some(
                Token::Period
                    | Token::Sign(_)
                    | Token::Cue(
                        Cue::And
                            | Cue::While
                            | Cue::In
                            | Cue::Against
                            | Cue::Than(_)
                            | Cue::Behind(_)
                            | Cue::Passing
                    )
            )
        );
        // "En el semestre totalizaron 32.569": what the goods spoken of came to
        let reached = at
            .checked_sub(1)
            .is_some_and(|before| matches!(self.line.cue(before), Some(Cue::Became)));
        (behind || ends && (reached || led())).then_some(unit)
    }

    /// "rose by 600 million in June, to $4.1 billion": the currency that only what a movement led to prints.
    pub(super) fn money_of_result(&self, at: usize, amount: usize) -> Option<Unit> {
        let line = self.line;
        let sized = matches!(
            line.cue(at.checked_sub(1)?),
            Some(Cue::By | Cue::Of | Cue::In)
        );
        let unit = line.amounts.get(amount + 1)?.quantity.unit;
        let next = *line.amount_items.get(amount + 1)?;
        let led = line.back(next, 2, |before| match line.cue(before)? {
            Cue::To | Cue::Became => Some(true),
            Cue::Hedge(_) => None,
            _ => Some(false),
        });
        let near = next <= at + TO_SIDE + 1;
        (sized && near && unit.is_money() && led == Some(true) && clause_move(line, at).is_some())
            .then_some(unit)
    }
}
