//! Values that are left for others: "de 3 millones a 5", "fell of 62% to 33%".

use crate::claim::{Flow, Kind};
use crate::lexicon::{Cue, FlowWord};
use crate::phrase::When;
use crate::resolve::flow::opens::AGGREGATES;
use crate::resolve::line::{Line, Token};
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;
use rust_decimal::Decimal;

/// How far before a value that is left the word for a part may stand.
const SHARED: usize = 12;

/// How far behind a good its movement may stand, in items.
const MOVED: usize = 8;

fn is_share(line: &Line<'_>, item: usize) -> Option<bool> {
    matches!(line.cue(item), Some(Cue::Share)).then_some(true)
}

/// "subió de 3 a 5 millones", "desabou de 62% para 33%": "of" or "from" right before an amount, "to" and another behind it.
pub(in crate::resolve) fn is_left(line: &Line<'_>, at: usize) -> bool {
    let from = at.checked_sub(1).and_then(|before| line.cue(before));
    let leaves = match from {
        Some(Cue::From) => true,
        // "la part de l'Afrique est tombée de 7 % à 5 %"
        Some(Cue::Of) => {
            line.of_is_from || line.back(at, SHARED, |before| is_share(line, before)) == Some(true)
        }
        _ => false,
    };
    if !leaves {
        return false;
    }
    let to = line.ahead(at, 6, |after| match line.items[after].token {
        // "einen Überschuss von 0,4 Milliarden Euro nach 5,3 Milliarden"
        Token::Cue(Cue::To) if line.to_is_after => Some(None),
        Token::Cue(Cue::To | Cue::Became) => Some(Some(after)),
        Token::Cue(Cue::In | Cue::Of) | Token::Period | Token::Word => None,
        _ => Some(None),
    });
    let percent = |item: usize| match line.items.get(item)?.token {
        Token::Amount(amount) => Some(line.is_percent(amount)),
        _ => None,
    };
    // "uma alta de 4% para 20 milhões" tells the size of a movement.
    let amount = |item: usize| percent(item).is_some() && percent(item) == percent(at);
    let hedged = |to: usize| matches!(line.cue(to + 1), Some(Cue::Hedge(_))) && amount(to + 2);
    to.flatten().is_some_and(|to| amount(to + 1) || hedged(to))
}

/// "10 veces más que hace cinco años", "41% mais do que há dez anos": years back, behind an amount or multiple of the same clause.
pub(in crate::resolve) fn is_years_back(line: &Line<'_>, item: usize) -> bool {
    let number = line.period_items.binary_search(&item).ok();
    let phrase = number.and_then(|number| line.periods.get(number));
    let back =
        phrase.is_some_and(|phrase| matches!(phrase.when, When::YearsOn(years) if years < 0));
    let compared = |before: usize| match line.items[before].token {
        Token::Amount(amount) => Some(line.is_percent(amount) || line.is_times(before)),
        Token::Cue(Cue::Multiple(_) | Cue::Than(_) | Cue::Behind(_)) => Some(true),
        _ => None,
    };
    back && line.back(item, 6, compared) == Some(true)
}

impl Walk<'_, '_> {
    /// "Exports rose. Imports went down, which resulted in a surplus of 8 billion. Semiconductors jumped 51 percent": the same behind the
    /// other flow and its balance.
    fn follows_balance_of_all(&self, topic: Option<&Said<FlowWord>>) -> bool {
        let scene = self.scene;
        let told = scene.flows.len() > 1
            && (scene.flows.last()).is_some_and(|said| said.value.flow() == Flow::Balance);
        let turned = topic.map(|said| said.value.flow())
            != scene.focus.flow.as_ref().map(|said| said.value.flow());
        told && turned
            && scene.focus.good.is_none()
            && self.frame.flow.as_ref().is_some_and(|said| !said.own)
    }

    /// "Exports fell to 5.4 billion. That left a deficit of 1.7. Milk powder lost 206 million": a good that opens a sentence behind a
    /// balance is of the story's own flow.
    pub(in crate::resolve) fn leave_last_balance(&mut self, at: usize, label: &str) {
        let moved = self.line.ahead(at, MOVED, |item| {
            matches!(self.line.cue(item), Some(Cue::Move(_))).then_some(())
        });
        let balance = |said: &Said<FlowWord>| !said.own && said.value.flow() == Flow::Balance;
        let topic = self.scene.topic.flow.as_ref();
        let sided = topic.is_some_and(|flow| {
            matches!(flow.value, FlowWord::Plain(Flow::Exports | Flow::Imports))
        });
        if moved.is_some()
            && sided
            && !self.flowed
            && self.goods.is_empty()
            && self.found.is_empty()
            && !AGGREGATES.contains(&label)
            && (self.frame.flow.as_ref().is_some_and(balance) || self.follows_balance_of_all(topic))
        {
            self.frame.flow = topic.cloned();
        }
    }

    /// "Rang fünf der wichtigsten Handelspartner", "fifth among its main suppliers": what a place just told is one of.
    pub(in crate::resolve) fn is_order_of(&self, at: usize) -> bool {
        let light = |item: usize| {
            matches!(self.line.items[item].token, Token::Word)
                || matches!(
                    self.line.cue(item),
                    Some(Cue::Of | Cue::Between | Cue::Pronoun | Cue::Area(..) | Cue::Place)
                )
        };
        let last = self.found.last().filter(|last| last.kind == Kind::Rank);
        last.is_some_and(|last| {
            let value = last.quantity.figure.map(|figure| figure.value);
            let first = self
                .line
                .items
                .partition_point(|item| item.span.end <= last.quantity.span.end);
            value.is_some_and(|value| value > Decimal::ONE)
                && first < at
                && at - first <= 4
                && (first..at).all(light)
                && (first..at)
                    .any(|item| matches!(self.line.cue(item), Some(Cue::Of | Cue::Between)))
        })
    }

    /// "premier exportateur mondial de cacao", "second-biggest importer": an ordinal right before one who trades, that no superlative goes
    /// with.
    pub(in crate::resolve) fn numbers_trader(&self, at: usize) -> bool {
        let line = self.line;
        let beside = |item: usize| matches!(line.cue(item), Some(Cue::Rank | Cue::Place));
        let trader = line.ahead(at, 2, |after| match line.items[after].token {
            Token::Cue(Cue::Trader(_)) => Some(true),
            Token::Word => None,
            _ => Some(false),
        });
        trader == Some(true) && !beside(at + 1) && !at.checked_sub(1).is_some_and(beside)
    }
}
