//! Who or what a verb of trade belongs to.

use super::facing::{mirrored, other_way};
use crate::lexicon::{Cue, FlowWord};
use crate::resolve::line::Token;
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;

/// How far behind a verb the words for "abroad" may stand, in items.
const OUTSIDE: usize = 10;

impl Walk<'_, '_> {
    /// "der Wert der importierten Pkw": a participle between "of" and its good.
    pub(in crate::resolve) fn is_participle(&self, at: usize, word: FlowWord) -> bool {
        word.is_verb()
            && matches!(self.before(at), Some(Cue::Of))
            && matches!(self.line.cue(at + 1), Some(Cue::Good(_)))
    }

    /// "Copper shipments brought in $10 billion": a verb whose subject is a flow already named.
    pub(in crate::resolve) fn says_of_flow(&self, at: usize) -> bool {
        self.line
            .back(at, 3, |before| match self.line.items[before].token {
                Token::Cue(Cue::Flow(word)) => Some(!word.is_verb()),
                // "Knitwear brought in $17 billion": goods buy nothing.
                Token::Cue(Cue::Good(_)) if before + 1 == at => {
                    let buys = matches!(self.line.cue(at), Some(Cue::Flow(FlowWord::Buys)));
                    Some(buys && self.earns(at))
                }
                Token::Word => None,
                _ => Some(false),
            })
            == Some(true)
    }

    /// Does an amount of money stand right behind a verb?
    pub(in crate::resolve) fn earns(&self, at: usize) -> bool {
        let money = |item: usize| match self.line.items[item].token {
            Token::Amount(n) => Some(self.line.amounts[n].quantity.unit.is_money()),
            Token::Cue(Cue::Hedge(_) | Cue::Area(..)) => None,
            _ => Some(false),
        };
        self.line.ahead(at, 3, money) == Some(true)
    }

    /// "raised purchases": does a movement stand right before a flow?
    pub(in crate::resolve) fn is_moved(&self, at: usize) -> bool {
        let moved = |item: usize| matches!(self.line.cue(item), Some(Cue::Move(_))).then_some(());
        self.line.back(at, 2, moved).is_some()
    }

    /// "Russia became the second supplier to the Union, having shipped 16 million tonnes": the verb's subject is the other side.
    pub(in crate::resolve) fn tells_of_side(&self, at: usize, word: FlowWord) -> bool {
        let sells = word.is_verb().then(|| mirrored(word));
        let partner = self.frame.partner.as_ref().is_some_and(|said| said.own);
        partner
            && self.flows.last().is_some_and(|(item, said)| {
                sells.is_some_and(|flow| said.value == FlowWord::Market(flow))
                    && !(*item..at).any(|between| self.line.is_boundary(between))
            })
    }

    /// "tarifa de importação": a flow that only says what a tariff or price is one of.
    pub(in crate::resolve) fn is_of_another_matter(&self, at: usize) -> bool {
        let mut led = true;
        for before in (at.saturating_sub(6)..at).rev() {
            match self.line.items[before].token {
                Token::Cue(Cue::OffTopic) => return led,
                // "the price of Brazilian coffee for export"
                Token::Cue(Cue::Good(_) | Cue::Area(..) | Cue::In) if at - before <= 4 => {}
                Token::Cue(Cue::Of | Cue::By) => led = true,
                // "a quota on duty-free imports": a word counts where "on" leads to it.
                Token::Word => led = false,
                _ => return false,
            }
        }
        false
    }

    /// "Workers in Saudi Arabia sent $712 million": a verb whose subject is another matter.
    pub(in crate::resolve) fn has_another_subject(&self, at: usize, word: FlowWord) -> bool {
        let other = |item: usize| match self.line.items[item].token {
            Token::Cue(Cue::OffTopic) => Some(true),
            Token::Cue(Cue::Area(..) | Cue::In | Cue::From | Cue::Of) | Token::Word => None,
            _ => Some(false),
        };
        word.is_verb() && self.line.back(at, 5, other) == Some(true)
    }

    /// Who sells or buys: an area of the sentence, the one whose trade of this kind the story tells, or a branch of the language's own
    /// country ("O agronegócio exportou").
    pub(in crate::resolve) fn has_subject(&self, at: usize, word: FlowWord) -> bool {
        let branch = |before: usize| match self.line.items[before].token {
            Token::Cue(Cue::Good(_)) => Some(true),
            Token::Word => None,
            _ => Some(false),
        };
        let home = || self.scene.home.is_some() && word == FlowWord::Sells;
        self.has_area()
            || self.scene.trades && self.goes_on_with(word)
            || home() && self.line.back(at, 3, branch) == Some(true)
            || self.deals_outside(at, word)
            || self.shares_subject(at, word)
    }

    /// "các nhà máy phải mua 642.000 tấn điều thô từ nước ngoài": in a language with a country of its own, who buys from abroad or sells
    /// there is in that country.
    fn deals_outside(&self, at: usize, word: FlowWord) -> bool {
        let way = match word {
            FlowWord::Buys => true,
            FlowWord::Sells => false,
            _ => return false,
        };
        let mut abroad = self.line.abroad.iter();
        self.scene.home.is_some()
            && abroad.any(|(item, inward)| {
                *inward == way
                    && (at + 1..=at + OUTSIDE).contains(item)
                    && !(at + 1..*item).any(|between| self.line.is_boundary(between))
            })
    }

    /// "the country exported for 17.4 billion and imported for 17.9": the other way's verb right behind "and" has the first one's subject.
    fn shares_subject(&self, at: usize, word: FlowWord) -> bool {
        let joined = matches!(self.before(at), Some(Cue::And));
        let turned = |said: &Said<FlowWord>| said.value.flow() == other_way(word.flow());
        joined && self.flows.last().is_some_and(|(_, said)| turned(said))
    }
}
