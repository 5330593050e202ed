//! The flow of an amount, where the words right behind or after it name one.

pub(super) mod apposed;
pub(super) mod chiefly;
pub(super) mod coded;
pub(super) mod earned;
pub(super) mod headed;
pub(super) mod no_part;
pub(super) mod opens;
pub(super) mod own_flow;
pub(super) mod paid;
pub(super) mod past_amounts;
pub(super) mod strange;
pub(super) mod trip;

use super::amount::attribute::measured_noun;
use super::amount::late::late_verb;
use super::compare::older::is_newer_side;
use super::compare::older::is_outdone;
use super::kind::distance::has_article;
use super::line::Token;
use super::part_of::end_of_list;
use super::scene::Said;
use super::walk::Walk;
use crate::claim::{Area, Flow};
use crate::lexicon::{Cue, FlowWord};

/// How many amounts of a list look ahead for the flow behind its last.
const LISTED: usize = 4;

impl Walk<'_, '_> {
    /// "对美贸易有4.44万亿日元顺差": a word for a surplus or deficit right behind an amount of trade both ways.
    fn signs_behind(&self, at: usize) -> bool {
        let behind = self.line.cue(self.line.past_bracket(at) + 1);
        matches!(
            behind,
            Some(Cue::Flow(
                FlowWord::Surplus
                    | FlowWord::Deficit
                    | FlowWord::BareSurplus
                    | FlowWord::BareDeficit
            ))
        )
    }

    /// "$5 billion of exports", "a $5 billion surplus": the flow stands behind the amount.
    pub(super) fn flow_behind(&self, at: usize) -> Option<Said<FlowWord>> {
        if let Some((noun, word)) = measured_noun(self.line, at) {
            return Some(Said::here(word, self.line.items[noun].span));
        }
        if let Some(flow) = self.flow_contributed(at) {
            return Some(flow);
        }
        let signed = self.line.postpositions && self.is_signed_behind(at);
        let touches = self.flow_touches(at);
        // "taking 11.7 percent of all exports"
        let own = |said: &Option<Said<Area>>| said.as_ref().is_some_and(|said| said.own);
        let told = !own(&self.frame.reporter) || own(&self.frame.partner);
        let whole = touches && told && self.line.is_percent_at(at) || self.is_bought_of(at);
        let net = self
            .frame
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value.flow() == Flow::Total)
            && (self.extreme_balance(at) || self.signs_behind(at));
        if self.is_flows_own(at) && !signed && !whole && !net
            || self.has_flow_before(at) && !touches && !net
        {
            return None;
        }
        let volume = matches!(self.line.items[at].token, Token::Amount(n) if self.line.amounts[n].quantity.unit.is_volume());
        // "9,9 Prozent der größte Anteil der deutschen Exporte"
        let part = self.line.is_percent_at(at) && self.share;
        let from = self.line.past_bracket(self.last_of_parts(at));
        let percent = self.line.is_percent_at(at);
        // "80 percent of the country's exports of salmon"
        let whole = percent && matches!(self.line.cue(from + 1), Some(Cue::Of));
        let whole_of = self.dealt_behind(from).filter(|_| percent);
        let behind = self.line.goods_stand.behind;
        let parted = self.is_part_of_good(at);
        let sold = |verb: usize| {
            percent && (parted || whole_of == Some(verb) || self.is_sold_part(from, verb))
        };
        let reach = 4 + usize::from(self.line.postpositions);
        self.line.ahead(
            from,
            if part || whole || parted { 7 } else { reach },
            |after| {
                match self.line.items[after].token {
                    // "kontribusi 61 persen terhadap ekspor"
                    Token::Cue(Cue::With) if part && behind => None,
                    Token::Cue(Cue::Rank) if part => None,
                    // "mit 69,8 Milliarden Euro den höchsten Überschuss", "mit 683.500 Sack so viel Kaffee exportiert wie seit 1996 nicht"
                    Token::Cue(Cue::Extreme(_) | Cue::Record(_))
                        if self.is_balance(after + 1) || self.line.joined && volume =>
                    {
                        None
                    }
                    // "a £1.2 billion rise in exports"
                    Token::Cue(Cue::Move(_)) if after == from + 1 && self.is_sized(at) => None,
                    Token::Cue(Cue::Flow(word)) => {
                        // "US$ 209,9 bilhões vendidos": a participle right behind its amount.
                        // "62 % des tomates importées": and behind the good that a part is of.
                        let good = matches!(self.line.cue(after - 1), Some(Cue::Good(_)));
                        let participle =
                            self.line.of_is_origin && (after == at + 1 || whole && good);
                        let verb = volume && !self.flowed
                            || self.line.postpositions
                            || participle
                            || sold(after)
                            || good && self.is_earned(at)
                            || *word == FlowWord::Buys && self.is_spent_on(at, after);
                        let deals = matches!(
                            word,
                            FlowWord::BareSales | FlowWord::BarePurchases | FlowWord::BareTrade
                        );
                        // "chiếm 38% tổng kim ngạch": the whole of the flow spoken of in the sentence.
                        let whole = self.flowed
                            && word.flow() == Flow::Total
                            && self.line.is_percent_at(at);
                        let firm = (!word.is_verb() || verb)
                            && !self.has_own(after)
                            && !self.moves_itself(at, after)
                            && !whole
                            && (!deals || self.deals_abroad());
                        Some(firm.then(|| Said::here(*word, self.line.items[after].span)))
                    }
                    Token::Cue(
                        Cue::Good(_)
                        | Cue::In
                        | Cue::Of
                        | Cue::Area(..)
                        | Cue::Overall
                        | Cue::AllSides
                        | Cue::From
                        | Cue::Pronoun
                        | Cue::Ours
                        | Cue::Share
                        | Cue::HedgeAfter(_),
                    )
                    | Token::Sign('\'' | '’')
                    | Token::Word => None,
                    // "que el país exportó"
                    Token::Cue(Cue::Against) if sold(after) || whole_of.is_some() => None,
                    // "more than half (56%) of the exports"
                    Token::Sign(')' | '）') if after == at + 1 => None,
                    // "10,9 млрд — на импорт из РФ", "60,9 млрд пришлось на экспорт": what a part fell to.
                    Token::Sign('–' | '—') if after == at + 1 && self.falls_to(at + 2) => None,
                    Token::Cue(Cue::By) if self.falls_to(after) => None,
                    Token::Cue(cue) if after == at + 1 && self.pays_or_earns(at, cue) => None,
                    Token::Cue(Cue::Behind(_)) if is_outdone(self.line, at) => None,
                    // "7 milyon ton tahıl ve yağlı tohum ihraç etti", "2018'de 1,2 milyar dolar olan Fas'a ihracatımız"
                    Token::Cue(Cue::And | Cue::To | Cue::With) if self.line.postpositions => None,
                    _ => Some(None),
                }
            },
        )?
    }

    /// "30 persen karet Indonesia yang diekspor": a part right before its good.
    fn is_part_of_good(&self, at: usize) -> bool {
        self.line.goods_stand.behind
            && self.line.is_percent_at(at)
            && matches!(self.line.cue(at + 1), Some(Cue::Good(_)))
    }

    /// "29.8% of the soybeans that Brazil exported", "49% de tudo o que o Brasil vendeu ao exterior": what a verb behind a part says of
    /// the whole.
    fn is_sold_part(&self, part: usize, verb: usize) -> bool {
        let named = |item: usize| matches!(self.line.cue(item), Some(Cue::Good(_)));
        match self.line.cue(part + 1) {
            Some(Cue::Overall) => true,
            Some(Cue::Of) => (part + 2..verb).any(named),
            _ => false,
        }
    }

    /// "im Handel mit den USA mit 31 Milliarden Euro den höchsten Überschuss"
    fn extreme_balance(&self, at: usize) -> bool {
        self.line
            .ahead(at, 3, |after| match self.line.items[after].token {
                Token::Cue(Cue::Extreme(_) | Cue::Record(_)) => Some(self.is_balance(after + 1)),
                Token::Word => None,
                _ => Some(false),
            })
            == Some(true)
    }

    /// "im Handel mit den USA den höchsten Überschuss": a superlative of the balance right behind it, in a sentence on trade.
    pub(super) fn tops_balance(&self, at: usize) -> bool {
        let total = |flow: &Said<FlowWord>| flow.value.flow() == Flow::Total;
        self.is_balance(at + 1) && self.frame.flow.as_ref().is_some_and(total)
    }

    fn is_balance(&self, at: usize) -> bool {
        matches!(self.line.cue(at), Some(Cue::Flow(word)) if word.flow() == Flow::Balance)
    }

    /// "a £1.2 billion rise", "a £1.2 billion (0.5%) rise": does an article stand before the amount of a movement?
    fn is_sized(&self, at: usize) -> bool {
        let inside = self.line.past_bracket(at) == at + 1;
        has_article(self.line, if inside { at - 2 } else { at })
    }

    /// Does "on" stand behind a word for a part, or behind the dash that stands for it?
    fn falls_to(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        matches!(self.line.cue(at), Some(Cue::By))
            && (matches!(self.line.cue(before), Some(Cue::Share))
                || matches!(self.line.sign(before), Some('–' | '—')))
    }

    /// "Çin'e 3 milyar dolarlık, Irak'a 2 milyar dolarlık ihracat": the flow behind the next amount of a list.
    pub(super) fn flow_behind_next(&self, at: usize) -> Option<Said<FlowWord>> {
        if !self.line.postpositions || self.flowed {
            return None;
        }
        let light = |item: usize| {
            self.line.separates(item)
                || matches!(self.line.items[item].token, Token::Period)
                || matches!(
                    self.line.cue(item),
                    Some(
                        Cue::Area(..)
                            | Cue::Good(_)
                            | Cue::To
                            | Cue::From
                            | Cue::With
                            | Cue::In
                            | Cue::Hedge(_)
                    )
                )
        };
        let amount = |item: usize| matches!(self.line.items[item].token, Token::Amount(_));
        let mut last = at;
        for _ in 0..LISTED {
            let end = self.line.items.len().min(last + 8);
            let next = (last + 1..end).find(|&item| amount(item))?;
            let listed = self.line.separates(last + 1) && (last + 1..next).all(light);
            if !listed {
                return None;
            }
            if let Some(flow) = self.flow_behind(next) {
                return Some(flow);
            }
            last = next;
        }
        None
    }

    /// "dış ticaret 91 milyar dolar fazla verdi": a surplus or deficit right behind an amount.
    fn is_signed_behind(&self, at: usize) -> bool {
        let balance = FlowWord::Plain(Flow::Balance);
        matches!(self.line.cue(at + 1), Some(Cue::Flow(word)) if word.flow() == Flow::Balance && *word != balance)
    }

    /// "to $271 billion as imports climbed": the flow behind an amount is the subject of a clause of its own.
    fn moves_itself(&self, at: usize, flow: usize) -> bool {
        let word = |item: usize| matches!(self.line.items[item].token, Token::Word);
        self.flowed
            && !self.line.postpositions
            && flow == at + 2
            && word(at + 1)
            && matches!(self.line.cue(flow + 1), Some(Cue::Move(_)))
            && is_newer_side(self.line, at)
    }

    /// "$42.1 billion for a surplus of $2.7 billion": the flow behind an amount has an amount of its own.
    fn has_own(&self, flow: usize) -> bool {
        let amount = |item: usize| matches!(self.line.items.get(item).map(|item| item.token), Some(Token::Amount(n)) if !self.line.is_percent(n));
        self.flowed && matches!(self.line.cue(flow + 1), Some(Cue::Of)) && amount(flow + 2)
    }

    /// "imports of $9 billion": the flow stands right before the amount.
    fn is_flows_own(&self, at: usize) -> bool {
        self.line
            .back(at, 3, |before| match self.line.items[before].token {
                Token::Cue(Cue::Flow(_)) => Some(true),
                Token::Cue(Cue::Of | Cue::Hedge(_) | Cue::By) | Token::Word => None,
                _ => Some(false),
            })
            == Some(true)
    }

    /// "Imports of $9 billion brought a deficit": the amount's clause named a flow before it.
    fn has_flow_before(&self, at: usize) -> bool {
        (at.saturating_sub(8)..at)
            .rev()
            .take_while(|&item| !self.line.separates(item) && !self.line.is_boundary(item))
            // "Imports fell 5 percent to $9 billion, which brought a deficit"
            .take_while(|&item| {
                let amount = matches!(self.line.items[item].token, Token::Amount(_));
                !amount || self.line.is_percent_at(item)
            })
            .any(|item| matches!(self.line.cue(item), Some(Cue::Flow(_))))
    }

    /// "took 22, 14 and 9 percent of Chile's exports": the last of the parts that stand behind a verb.
    fn last_of_parts(&self, at: usize) -> usize {
        if self.is_flows_own(at) {
            end_of_list(self.line, at)
        } else {
            at
        }
    }

    /// "a $5 billion surplus", "$5 billion of exports", "+44% bei den Exporten": a flow right behind the amount.
    fn flow_touches(&self, at: usize) -> bool {
        let at = self.last_of_parts(at);
        let flow = |item: usize| matches!(self.line.cue(item), Some(Cue::Flow(_)));
        let links = matches!(self.line.cue(at + 1), Some(Cue::Of | Cue::In | Cue::From));
        let word = matches!(
            self.line.items.get(at + 2).map(|item| item.token),
            Some(Token::Word)
        );
        let all = matches!(
            self.line.cue(at + 2),
            Some(Cue::Overall | Cue::Ours | Cue::Pronoun)
        );
        // "41 percent of Ghana's export receipts"
        let owned = matches!(self.line.cue(at + 2), Some(Cue::Area(..)));
        let possessive = usize::from(matches!(self.line.sign(at + 3), Some('\'' | '’')));
        let behind = |item: usize| {
            let gap = usize::from(matches!(
                self.line.items.get(item).map(|item| item.token),
                Some(Token::Word)
            ));
            flow(item + gap)
        };
        flow(at + 1)
            || links
                && (flow(at + 2)
                    || (word || all) && flow(at + 3)
                    || owned && behind(at + 3 + possessive))
    }

    /// "With 5.3 billion euros, the deficit …": the amount opens the sentence, its noun comes after.
    pub(super) fn flow_later(&self, at: usize) -> Option<Said<FlowWord>> {
        // "With a rise of 11 percent to 5 billion, exports …"
        // "After reaching $27.9 billion in 2022, exports of steel fell to …"
        let older = matches!(self.line.cue(0), Some(Cue::Against)) && self.outside.is_none();
        let led = older
            || matches!(self.line.cue(0), Some(Cue::With | Cue::From))
            || self.is_led_by_older();
        if self.flowed || at > if led { 8 } else { 3 } {
            return None;
        }
        // "With $13.3 billion, free zones included, Uruguay had its best year in exports of goods"
        let reach = if self.is_led_by_amount() { 20 } else { 8 };
        (at + 1..self.line.items.len().min(at + reach))
            .take_while(|&item| {
                !self.line.is_boundary(item)
                    && !matches!(self.line.items[item].token, Token::Cue(Cue::With))
                    && (led || !matches!(self.line.items[item].token, Token::Amount(_)))
            })
            .find_map(|item| match self.line.cue(item) {
                Some(Cue::Flow(word)) if word.flow() == Flow::Balance || led && !word.is_verb() => {
                    Some(Said::here(*word, self.line.items[item].span))
                }
                _ => None,
            })
    }

    /// "hat Waren für 3 Milliarden Euro exportiert": the verb stands at the end of the amount's clause.
    pub(super) fn late_flow(&self, at: usize) -> Option<Said<FlowWord>> {
        let (item, word) =
            late_verb(self.line, at).filter(|_| !self.flowed || self.opens_part(at))?;
        Some(Said::here(word, self.line.items[item].span))
    }

    /// "… exportiert und Waren für 111 Milliarden Euro importiert": in languages whose participles end the clause, a part of the
    /// sentence that names no flow before its amount.
    fn opens_part(&self, at: usize) -> bool {
        let start = (at.saturating_sub(12)..at)
            .rev()
            .find(|&item| self.line.separates(item));
        let flow = |item: usize| matches!(self.line.cue(item), Some(Cue::Flow(_)));
        self.line.joined && start.is_some_and(|start| !(start..at).any(flow))
    }

    pub(super) fn flow_of(&self, at: usize) -> Option<Said<FlowWord>> {
        // "Exports covered 53 percent of imports"
        let covers = |said: &Said<FlowWord>| said.own && said.value == FlowWord::Coverage;
        let covered = self
            .line
            .is_percent_at(at)
            .then(|| self.frame.flow.clone().filter(covers));
        covered
            .flatten()
            .or_else(|| self.flow_behind(at))
            .or_else(|| self.flow_behind_next(at))
            .or_else(|| self.flow_later(at))
            .or_else(|| self.late_flow(at))
            .or_else(|| self.frame.flow.clone())
    }
}
