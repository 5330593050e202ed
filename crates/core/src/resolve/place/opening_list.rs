//! Sides in a list that opens a sentence, each with its part in brackets, before the flow that the parts are of.

use crate::claim::{Compare, Kind};
use crate::lexicon::{Cue, Naming};
use crate::resolve::line::Token;
use crate::resolve::place::area_at;
use crate::resolve::scene::{Frame, Said};
use crate::resolve::walk::{Finding, Walk};

/// How many items may open the sentence before the first side.
const OPENING: usize = 2;

/// How far behind the list the flow may stand, in items.
const BEHIND: usize = 10;

/// The longest bracket, in items.
const BRACKET: usize = 8;

impl Walk<'_, '_> {
    /// "Spain (25.8%), France (13.2%) and Germany (10.7%) were the main destinations of Portuguese exports": what the parts are of is
    /// named last.
    pub(in crate::resolve) fn take_opening_list(&mut self) {
        let (list, end) = self.opening_list();
        let Some((flow, word)) = self.flows.first().cloned().filter(|_| list.len() > 1) else {
            return;
        };
        if flow < end || flow > end + BEHIND || word.value.is_verb() {
            return;
        }
        let line = self.line;
        let sides: Vec<_> = list
            .iter()
            .filter_map(|&(side, _)| {
                let (area, _) = area_at(line, side)?;
                Some(Said::here(area.clone(), line.items[side].span))
            })
            .collect();
        let listed = |said: &Said<_>| sides.iter().any(|side| side.value == said.value);
        let reporter = self.frame.reporter.clone().filter(|said| !listed(said));
        let reporter = reporter.or_else(|| self.scene.topic.reporter.clone());
        for (&(_, at), side) in list.iter().zip(&sides) {
            let Token::Amount(amount) = line.items[at].token else {
                continue;
            };
            self.found.retain(|found| found.item != at);
            self.found.push(Finding {
                item: at,
                quantity: line.amounts[amount].quantity.clone(),
                negative: None,
                frame: Frame {
                    reporter: reporter.clone(),
                    partner: Some(side.clone()),
                    share: true,
                    ..self.frame.clone()
                },
                kind: Kind::Share,
                movement: None,
                compare: (Compare::None, false),
                modality: self.modality,
            });
        }
        self.found.sort_by_key(|found| found.item);
    }

    /// The sides of the list with the percentages in their brackets, and where it ends.
    fn opening_list(&self) -> (Vec<(usize, usize)>, usize) {
        let line = self.line;
        let names = |item: usize| {
            area_at(line, item).is_some_and(|(_, naming)| {
                matches!(
                    naming,
                    Naming::Name | Naming::Subject | Naming::Capital | Naming::Group
                )
            })
        };
        let mut list = Vec::new();
        let mut at = (0..=OPENING).find(|&item| names(item)).unwrap_or_default();
        loop {
            let close = names(at) && matches!(line.sign(at + 1), Some('(' | '（'));
            let end = line.items.len().min(at + BRACKET);
            let close = close
                .then(|| (at + 3..end).find(|&item| matches!(line.sign(item), Some(')' | '）'))));
            let Some(close) = close.flatten().filter(|_| line.is_percent_at(at + 2)) else {
                return (list, at);
            };
            list.push((at, at + 2));
            let light = |item: &usize| {
                line.separates(*item)
                    || matches!(line.cue(*item), Some(Cue::And))
                    || matches!(
                        line.items.get(*item).map(|item| item.token),
                        Some(Token::Word)
                    )
            };
            let next = (close + 1..close + 4).find(|item| !light(item));
            at = next.unwrap_or(close + 1);
        }
    }
}
