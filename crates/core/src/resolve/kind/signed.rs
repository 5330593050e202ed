//! Balances: what gives an amount the sign of a surplus or deficit, and whether the balance is one of trade.

use crate::claim::{Flow, Kind};
use crate::lexicon::{Cue, FlowWord, Naming};
use crate::phrase::Amount;
use crate::resolve::line::Token;
use crate::resolve::place::facing::other_way;
use crate::resolve::place::{Part, part};
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;

/// How far behind "in the other direction" a flow of its own may be named, in items.
const TELLS: usize = 6;

/// How far before it, likewise.
const NOUN: usize = 3;

/// How many items a bracket that says an amount again may hold.
const BRACKET: usize = 5;

impl Walk<'_, '_> {
    /// "a balance of 5 billion in deficit", "収支は5億円の赤字": a word behind an amount of a balance tells its sign.
    pub(in crate::resolve) fn tells_sign(&mut self, at: usize, word: FlowWord) -> bool {
        if !matches!(
            word,
            FlowWord::BareDeficit | FlowWord::Deficit | FlowWord::BareSurplus | FlowWord::Surplus
        ) {
            return false;
        }
        // "702億ドル（約10兆円）の赤字": the bracket says the amount again.
        let bracket = (at.saturating_sub(2)..at)
            .find(|&item| matches!(self.line.sign(item), Some(')' | '）')))
            .and_then(|close| self.opening(close));
        let amount = self.line.back(bracket.unwrap_or(at), 3, |before| {
            match self.line.items[before].token {
                Token::Amount(_) => Some(Some(before)),
                Token::Word | Token::Cue(Cue::Of | Cue::In | Cue::Respectively) => None,
                _ => Some(None),
            }
        });
        let Some(Some(amount)) = amount else {
            return false;
        };
        let plain = |said: &Said<FlowWord>| said.value == FlowWord::Plain(Flow::Balance);
        let told = self.found.iter_mut().rev();
        // "収支は中国が272億ドル、メキシコが135億ドルの赤字": those listed before it have the same sign.
        let mut told = told
            .skip_while(|finding| finding.item > amount)
            .take_while(|finding| {
                finding.kind == Kind::Balance && finding.frame.flow.as_ref().is_some_and(plain)
            })
            .peekable();
        let any = told.peek().is_some();
        for finding in told {
            finding.frame.flow = Some(Said::here(word, self.line.items[at].span));
        }
        any
    }

    /// "negativo para España en 300 millones": a word for "below zero", with whose balance it is between it and the amount.
    pub(in crate::resolve) fn is_negative(&self, at: usize) -> bool {
        let below = |before: usize| match self.line.items[before].token {
            Token::Cue(Cue::Minus) => Some(true),
            Token::Cue(Cue::Area(..) | Cue::In | Cue::By | Cue::To | Cue::Hedge(_))
            | Token::Word => None,
            _ => Some(false),
        };
        self.line.back(at, BRACKET, below) == Some(true)
    }

    /// "Without fuels, it came to 1.7 billion": does a good open the sentence, parted from what is told?
    pub(in crate::resolve) fn opens_apart(&self) -> bool {
        let good = (0..self.line.items.len().min(NOUN))
            .find(|&item| matches!(self.line.cue(item), Some(Cue::Good(_))));
        good.is_some_and(|good| {
            let light = |item: usize| {
                matches!(self.line.items[item].token, Token::Word)
                    || matches!(self.line.cue(item), Some(Cue::Except))
            };
            (0..good).all(light) && self.line.separates(good + 1)
        })
    }

    /// The bracket that opens before a short one that closes here.
    fn opening(&self, close: usize) -> Option<usize> {
        (close.saturating_sub(BRACKET)..close)
            .rev()
            .find(|&item| matches!(self.line.sign(item), Some('(' | '（')))
    }

    /// "a deficit of Japan's in trade with China", "das Minus im japanischen Warenhandel": only says what the balance is one of.
    pub(in crate::resolve) fn is_of_balance(&self, at: usize) -> bool {
        let leads = |cue: Option<&Cue>| matches!(cue, Some(Cue::In | Cue::To | Cue::Of));
        let whose = matches!(self.before(at), Some(Cue::Area(_, Naming::Demonym)));
        (leads(self.before(at)) || whose && at > 1 && leads(self.line.cue(at - 2)))
            && self.flows.last().is_some_and(|(item, said)| {
                let signed = said.value.flow() == Flow::Balance
                    && said.value != FlowWord::Plain(Flow::Balance);
                let amount = |item: usize| matches!(self.line.items[item].token, Token::Amount(_));
                signed && at - item <= 5 && !(*item..at).any(amount)
            })
    }

    /// "… to Russia, in the other direction $62 billion": exports turn to imports, and imports to exports.
    pub(in crate::resolve) fn reverse(&mut self, at: usize) {
        let flow = self.frame.flow.as_ref().map(|said| said.value.flow());
        let turned = match flow {
            Some(Flow::Exports) => Flow::Imports,
            Some(Flow::Imports) => Flow::Exports,
            _ => return,
        };
        let own = |item: usize| matches!(self.line.cue(item), Some(Cue::Flow(_))).then_some(());
        if self.line.ahead(at, TELLS, own).is_some() {
            // "In the other direction, imports rose 3%": the flow named next tells by itself.
            return;
        }
        if self.has_turned(at) || self.names_other_way(at) {
            return;
        }
        if !self.flowed && self.scene.bilateral && self.frame.partner.is_none() {
            self.frame.partner.clone_from(&self.scene.topic.partner);
            self.turn_round();
        }
        let said = Said::here(FlowWord::Plain(turned), self.line.items[at].span);
        self.flows.push((at, said.clone()));
        self.frame.flow = Some(said);
        self.flowed = true;
    }

    /// "Exports were 5 billion, and imports in the other direction 3": did the flow right before already turn round?
    fn has_turned(&self, at: usize) -> bool {
        let [.., (item, last)] = self.flows.as_slice() else {
            return false;
        };
        let before = self.flows.iter().rev().nth(1).map(|(_, said)| said);
        let known = before.or(self.scene.focus.flow.as_ref());
        at - item <= NOUN && known.is_some_and(|known| known.value.flow() != last.value.flow())
    }

    /// "Imports from China were 92 billion. Exports in the other direction …": the flow right before says already which way it goes.
    fn names_other_way(&self, at: usize) -> bool {
        let right_before = self.flows.last().filter(|(item, _)| item + 1 == at);
        let other = |word: FlowWord| {
            let topic = self.scene.topic.flow.as_ref();
            topic.is_some_and(|said| other_way(said.value.flow()) == word.flow())
        };
        right_before.is_some_and(|(_, said)| !said.value.is_verb() && other(said.value))
    }

    /// "das Passivum der Handelsbilanz": does the flow named last tell the sign of a balance?
    pub(in crate::resolve) fn has_sign(&self) -> bool {
        let plain = FlowWord::Plain(Flow::Balance);
        self.flows
            .last()
            .is_some_and(|(_, said)| said.value.flow() == Flow::Balance && said.value != plain)
    }

    /// "neraca perdagangan … surplus": the second word only tells the sign.
    pub(in crate::resolve) fn follows_balance(&self, at: usize) -> bool {
        self.flows
            .last()
            .is_some_and(|(item, said)| said.value.flow() == Flow::Balance && at - item <= 6)
    }

    /// A bare "surplus" is one of trade where the story speaks of trade, or a country or its other side is named with it.
    pub(in crate::resolve) fn balance_is_of_trade(&self, bare: usize) -> bool {
        let off = |at: usize| matches!(self.line.cue(at), Some(Cue::OffTopic));
        let money = |amount: &Amount| amount.quantity.unit.is_money();
        self.scene.trades
            || self.flowed
            || self.scene.trades_next
                && self.line.amounts.iter().any(money)
                && !(0..self.line.items.len()).any(off)
            || (0..self.line.items.len()).any(|at| match self.line.cue(at) {
                Some(Cue::Flow(FlowWord::Plain(_) | FlowWord::Partner | FlowWord::Market(_))) => {
                    true
                }
                // "surplus nonmigas": a budget has no goods.
                Some(Cue::Good(_)) => at.abs_diff(bare) <= 1,
                Some(Cue::Area(..)) => {
                    matches!(part(self.line, at), Part::Reporter | Part::Partner)
                }
                _ => false,
            })
    }
}
