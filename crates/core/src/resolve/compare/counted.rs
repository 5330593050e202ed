//! What a change is counted from, where no words beside it say so.

use super::older::{is_base, is_newer_side};
use super::shared::{revised, tells_monthly};
use crate::claim::{Compare, Flow, Kind};
use crate::period::Period;
use crate::resolve::amount::deal::item;
use crate::resolve::settle::Settle;
use crate::resolve::walk::Finding;

/// How far from a change the word may stand that says that it is adjusted for the season, in items.
const CLAUSE: usize = 12;

impl Settle<'_, '_> {
    /// "saisonbereinigt um 2,6 Prozent": what is adjusted for the season is counted from the month or quarter before.
    pub(in crate::resolve) fn adjusted(
        &self,
        found: &[Finding],
        number: usize,
        period: Option<Period>,
    ) -> Option<Compare> {
        let at = item(found, number);
        let from = number
            .checked_sub(1)
            .map_or(0, |before| item(found, before));
        let clause = |&word: &usize| {
            word.abs_diff(at) <= CLAUSE
                && (word >= from || number == 0)
                && (from.min(word)..at.max(word)).all(|item| !self.line.is_boundary(item))
        };
        let said = self.line.adjusted.iter().any(clause);
        match period.filter(|_| said)?.len() {
            1 => Some(Compare::Mom),
            3 => Some(Compare::Qoq),
            _ => None,
        }
    }

    /// What the changes of the sentence before were counted from. One that names a flow of its own goes on with it only where it was
    /// said in words, and nothing else was said since.
    ///
    /// "The surplus shrank to 5.8 billion from 6 in April. Exports rose 1%": two balances a month apart make the flows of a
    /// country that counts by the month monthly as well, but not those with one side.
    pub(in crate::resolve) fn carried(
        &self,
        before: &[Finding],
        change: &Finding,
    ) -> Option<Compare> {
        let focus = &self.scene.focus;
        // A year that one change was counted from is not that of the next.
        let carries = |compare: &Compare| !matches!(compare, Compare::Since(_));
        let known = if self.flowed {
            let said = before
                .iter()
                .any(|finding| finding.compare.1 && finding.kind != Kind::Record);
            let balance =
                (focus.flow.as_ref()).is_some_and(|said| said.value.flow() == Flow::Balance);
            let sided = (change.frame.partner.as_ref()).is_some_and(|said| said.own);
            let monthly =
                (change.frame.reporter.as_ref()).is_some_and(|said| tells_monthly(&said.value));
            let implied = focus.implied.filter(|_| balance && !sided && monthly);
            focus.compare.or(implied).filter(|_| !said)
        } else {
            focus.implied.or(focus.compare)
        };
        known.filter(carries)
    }

    /// "rose 2.9 percent from July to August": right behind a change, two neighbouring months are where it began and ended. Those from
    /// January on may as well be the year so far.
    pub(in crate::resolve) fn steps_on(&self, at: usize) -> bool {
        let point = self.times.after(at).first();
        self.line.is_percent_at(at)
            && point.is_some_and(|point| {
                let period = point.spell.period;
                let two = period.len() == 2 && period.first().number() != 1;
                point.item == at + 1 && two && !point.compared && !point.spell.days
            })
    }

    /// "almost twice the $2.8 billion of May": what lies between a multiple and the value that was multiplied.
    pub(in crate::resolve) fn multiplied(
        &self,
        found: &[Finding],
        number: usize,
        period: Option<Period>,
    ) -> Option<Compare> {
        let next = found.get(number + 1).map(|_| item(found, number + 1))?;
        let close = found[number].kind == Kind::Multiple && next <= item(found, number) + 3;
        let base = close
            .then(|| self.times.of_amount(self.line, next, false))
            .flatten()
            .filter(|_| is_base(self.line, next))?;
        Some(crate::resolve::compare::step(base.value.period, period?))
    }

    /// "rose 5 percent to 1.39 million tonnes from 1.32 million in July": what lies between the older value's own months and those of
    /// the change told before it.
    pub(in crate::resolve) fn stepped(
        &self,
        found: &[Finding],
        number: usize,
        period: Option<Period>,
    ) -> Option<Compare> {
        let change = &found[number];
        let same = |finding: &&Finding| {
            let flow = |finding: &Finding| finding.frame.flow.as_ref().map(|said| said.span);
            !matches!(finding.kind, Kind::Change | Kind::Multiple)
                && flow(finding) == flow(change)
                && (change.item..finding.item).all(|item| !self.line.is_boundary(item))
        };
        let older = found[number + 1..].iter().take(3).take_while(same);
        let mut older = older.filter(|finding| is_base(self.line, finding.item));
        let older = older.next()?.item;
        let Some(base) = self.times.of_amount(self.line, older, false) else {
            return revised(self.line, older, period?);
        };
        let between = crate::resolve::compare::step(base.value.period, period?);
        (between != Compare::Other).then_some(between)
    }

    /// "from 88 billion in 2013 to 240 in 2023, a rise of 170%": what lies between the two values right before a change.
    pub(in crate::resolve) fn between_sides(
        &self,
        before: &[Finding],
        change: &Finding,
    ) -> Option<Compare> {
        let [.., older, newer] = before else {
            return None;
        };
        let pair = (older.frame.base || is_newer_side(self.line, newer.item))
            && !newer.frame.base
            && older.kind == newer.kind;
        let same = newer.frame.flow == change.frame.flow;
        let period = |finding: &Finding| Some(finding.frame.period.as_ref()?.value.period);
        let between = crate::resolve::compare::step(period(older)?, period(newer)?);
        (pair && same && matches!(between, Compare::Since(_))).then_some(between)
    }
}
