//! A newer value that takes its unit from the older one before it, and parts of a whole between two bounds.

use super::amount::{Amount, Reader};
use crate::lexicon::{Cue, What};
use crate::quantity::Unit;

/// The longest article, in bytes.
const ARTICLE: usize = 3;

/// The most marks between an older value and the "to" of the newer one.
const BETWEEN: usize = 5;

/// The most marks between a word that counts by the day and its first amount.
const TO_AMOUNT: usize = 4;

impl Reader<'_> {
    /// "日均约168万桶，比10月多出7万桶": barrels behind a word that counts by the day are barrels a day, to the end of the sentence.
    pub(super) fn per_day(&self, found: &mut [Amount]) {
        if found
            .iter()
            .all(|amount| amount.quantity.unit != Unit::Barrel)
        {
            return;
        }
        let daily = |what: What| matches!(what, What::Form(form) if self.lexicon.is_daily(form));
        let Some(first) = self.marks.iter().position(|mark| daily(mark.what)) else {
            return;
        };
        let barrels = |amount: &&mut Amount| amount.quantity.unit == Unit::Barrel;
        for amount in found.iter_mut().filter(barrels) {
            // "654,000 barrels of crude a day"
            let behind = self.marks.iter().skip(amount.marks.end).take(TO_AMOUNT);
            let mut behind =
                behind.take_while(|mark| !matches!(mark.what, What::Punct(_) | What::Number));
            if behind.any(|mark| daily(mark.what)) {
                amount.quantity.unit = Unit::BarrelPerDay;
            }
        }
        let mut behind = found
            .iter_mut()
            .filter(|amount| amount.marks.start > first && amount.quantity.unit == Unit::Barrel)
            .peekable();
        let near = |amount: &&mut Amount| amount.marks.start <= first + TO_AMOUNT;
        if behind.peek().is_some_and(near) {
            behind.for_each(|amount| amount.quantity.unit = Unit::BarrelPerDay);
        }
    }

    /// Is a mark a short word that tells nothing, such as an article?
    pub(super) fn is_article(&self, at: usize) -> bool {
        self.marks[at].what == What::Other && self.written(at).len() <= ARTICLE
    }

    /// The mark that leads to an amount, before its article ("frente a las 388.000").
    pub(super) fn lead_of(&self, amount: &Amount) -> Option<usize> {
        let before = amount.marks.start.checked_sub(1)?;
        if self.is_article(before) {
            before.checked_sub(1)
        } else {
            Some(before)
        }
    }

    /// "de las 431.000 toneladas de 2022 a 388.000": a bare number behind "to", where the amount before it came from "from".
    pub(super) fn is_newer(&self, from: &Amount, right: &Amount) -> bool {
        let Some(lead) = self.lead_of(right).filter(|lead| *lead >= from.marks.end) else {
            return false;
        };
        let parted = |at: usize| matches!(self.marks[at].what, What::Punct(_));
        matches!(self.cue(lead), Some(Cue::To | Cue::Became))
            && self.comes_from(from)
            && lead - from.marks.end < BETWEEN
            && !(from.marks.end..lead).any(parted)
    }

    /// "in die USA gingen 410 nach lediglich 58 Tonnen": where "to" is "after", the unit behind the older value is that of both.
    pub(super) fn follows_older(&self, left: &Amount, right: &Amount) -> bool {
        let mut between = left.marks.end..right.marks.start;
        let after = between
            .next()
            .is_some_and(|at| matches!(self.cue(at), Some(Cue::To)));
        let light = |at: usize| {
            self.marks[at].what == What::Other || matches!(self.cue(at), Some(Cue::Hedge(_)))
        };
        let unit = right.quantity.unit;
        self.lexicon.to_is_after()
            && (unit.is_volume() || unit.is_money())
            && after
            && between.len() <= 2
            && between.all(light)
    }

    /// "took 60% to 65%", "占60%至65%": two percentages right behind a word that takes a part.
    pub(super) fn parts(&self, left: &Amount, right: &Amount) -> bool {
        let ratio = |amount: &Amount| amount.quantity.unit == Unit::Percent;
        let lead = left.marks.start.checked_sub(1);
        ratio(left)
            && ratio(right)
            && lead.is_some_and(|lead| matches!(self.cue(lead), Some(Cue::Share)))
    }
}
