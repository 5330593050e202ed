//! "After a record $27.9 billion in 2022, exports of steel fell to …": the clause before the one that names the flow.

use crate::lexicon::{Cue, FlowWord};
use crate::resolve::line::Token;
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;

/// How far into the sentence the time of an older value may stand.
const LED: usize = 5;

impl Walk<'_, '_> {
    /// Does the sentence begin with the older value ("After", "Following", "Compared with")?
    pub(in crate::resolve) fn is_led_by_older(&self) -> bool {
        let line = self.line;
        match line.cue(0) {
            Some(Cue::Against) => true,
            // "De 5,6 milliards d'euros en 2021, les exportations sont tombées à …"
            Some(Cue::From | Cue::Of) => {
                let hedge = usize::from(matches!(line.cue(1), Some(Cue::Hedge(_))));
                let token = |item: usize| line.items.get(item).map(|item| item.token);
                let period = (2..=LED).find(|&item| matches!(token(item), Some(Token::Period)));
                matches!(token(1 + hedge), Some(Token::Amount(_)))
                    && period.is_some_and(|period| line.sign(period + 1) == Some(','))
            }
            _ => false,
        }
    }

    /// Does the sentence begin with its amount and a comma ("With $9.6 billion in 2022, exports of grapes …")?
    pub(in crate::resolve) fn is_led_by_amount(&self) -> bool {
        let line = self.line;
        let hedge = usize::from(matches!(line.cue(1), Some(Cue::Hedge(_))));
        let amount = |n: usize| !line.amounts[n].is_bare() && !line.is_percent(n);
        let with = matches!(line.cue(0), Some(Cue::With))
            && matches!(line.items.get(1 + hedge).map(|item| item.token), Some(Token::Amount(n)) if amount(n));
        let comma = |item: usize| line.sign(item) == Some(',');
        with && (2 + hedge..=LED).any(comma)
    }

    /// The flow that a record of the clause before it is of.
    pub(in crate::resolve) fn flow_of_led(&self, at: usize) -> Option<Said<FlowWord>> {
        self.flow_later(at).filter(|_| self.is_led_by_older())
    }

    /// What stands before the flow is of the same series as the first thing found behind it.
    pub(in crate::resolve) fn take_led(&mut self) {
        let leads = self.is_led_by_older() || self.is_led_by_amount();
        let Some(first) = self.found.first().filter(|_| leads) else {
            return;
        };
        let Some(flow) = first.frame.flow.clone().filter(|flow| flow.own) else {
            return;
        };
        let items = &self.line.items;
        let led = |item: usize| items[item].span.end <= flow.span.start;
        let behind = |item: usize| !led(item);
        let main = self.found.iter().find(|found| behind(found.item));
        // "With $13.3 billion, Uruguay had its best year in exports"
        let Some(main) = main.or_else(|| self.found.get(1)) else {
            return;
        };
        let series = main.frame.clone();
        if series.flow.as_ref().map(|said| said.value) != Some(flow.value) {
            return;
        }
        for found in self.found.iter_mut().filter(|found| led(found.item)) {
            let frame = &mut found.frame;
            frame.reporter.clone_from(&series.reporter);
            if frame.partner.as_ref().is_none_or(|said| !said.own) {
                frame.partner.clone_from(&series.partner);
            }
            if frame.good.as_ref().is_none_or(|said| !said.own) {
                frame.good.clone_from(&series.good);
            }
        }
    }
}
