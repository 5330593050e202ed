//! The other side of a flow: named, paired, or told by who buys.

use super::parties::is_copula;
use crate::claim::{Area, Flow, Kind};
use crate::lexicon::{Cue, FlowWord};
use crate::resolve::line::Token;
use crate::resolve::place::area_at;
use crate::resolve::scene::Said;
use crate::resolve::walk::Walk;

/// The last item at which an amount opens its sentence.
const OPENING: usize = 3;

/// How far from the start of its sentence an amount behind "with" may stand, in items.
const LED: usize = 8;

impl Walk<'_, '_> {
    /// The story's own flow, with its buyer as the other side.
    pub(in crate::resolve) fn takes_buyer(&mut self, at: usize, said: Said<Area>) {
        self.frame.reporter.clone_from(&self.scene.topic.reporter);
        if let Some(flow) = self.frame.flow.as_mut() {
            flow.value = FlowWord::Plain(Flow::Exports);
        }
        self.partner(at, said);
    }

    /// "Mit Russland wuchs das Volumen": what a sentence without a flow of its own says of trade with someone is about both
    /// directions.
    pub(super) fn with_whom(&mut self, at: usize) {
        let with = at
            .checked_sub(1)
            .filter(|&before| matches!(self.line.cue(before), Some(Cue::With)));
        let plain = self.frame.flow.as_ref().is_some_and(|flow| {
            matches!(flow.value, FlowWord::Plain(Flow::Exports | Flow::Imports))
        });
        let stands_for_it = || {
            let mut cues = (0..self.line.items.len()).filter_map(|item| self.line.cue(item));
            cues.any(|cue| matches!(cue, Cue::Pronoun))
        };
        if let Some(with) = with.filter(|_| plain && !self.flowed && stands_for_it()) {
            let span = self.line.items[with].span;
            self.frame.flow = Some(Said::here(FlowWord::Plain(Flow::Total), span));
        }
    }

    /// "Nach Angaben des Deutschen Kaffeeverbandes gelangten 1,1 Millionen Tonnen nach Deutschland": goods that come to the country
    /// whose figures they are name no other side.
    fn brings_home(&self, at: usize, said: &Said<Area>) -> bool {
        let frame = &self.frame;
        let imports = (frame.flow.as_ref())
            .is_some_and(|flow| flow.own && flow.value.flow() == Flow::Imports);
        let to = matches!(
            at.checked_sub(1).and_then(|item| self.line.cue(item)),
            Some(Cue::To)
        );
        let known = frame.reporter.as_ref().map(|known| &known.value);
        imports && to && known == Some(&said.value)
    }

    pub(in crate::resolve) fn partner(&mut self, at: usize, said: Said<Area>) {
        let line = self.line;
        if self.brings_home(at, &said) {
            return;
        }
        // "the second is Japan with $3 billion and the third Thailand": an ordinal that touches the next side is its own.
        let numbers = |last: &crate::resolve::walk::Finding| {
            let clause = last.item.checked_sub(1);
            let opens = clause.is_some_and(|before| line.separates(before));
            last.item + 1 == at && opens && matches!(line.cue(last.item), Some(Cue::Ordinal(_)))
        };
        if let Some(last) = self.found.last_mut()
            && last.kind == Kind::Rank
            && (numbers(last) || last.frame.partner.as_ref().is_none_or(|known| !known.own))
            && (last.item + 1..at).all(|item| is_copula(line, item))
        {
            // "Pelanggan terbesar adalah Afrika Selatan"
            last.frame.partner = Some(said.clone());
            last.frame.ranked = false;
        }
        self.takes_ranked_amount(at, &said);
        let led = matches!(line.cue(0), Some(Cue::With));
        for found in self
            .found
            .iter_mut()
            .take_while(|found| led && found.item <= LED)
        {
            let frame = &mut found.frame;
            let own = frame.partner.as_ref().is_some_and(|known| known.own);
            let reports = frame.reporter.as_ref().map(|known| &known.value) == Some(&said.value);
            if !own && !reports {
                // "With a rise of 11 percent to 5 billion, exports to Poland …"
                frame.partner = Some(said.clone());
            }
        }
        self.take_opening(at, &said);
        self.is_side_of_them(at, &said);
        self.partners.push((at, said.clone()));
        self.frame.partner = Some(said);
    }

    /// "Pembeli terbesar Filipina, yaitu 640 ribu ton" in a story of Thailand's exports: who is named right behind the word for a market.
    pub(super) fn is_storys_market(&self, at: usize) -> bool {
        let line = self.line;
        let topic = &self.scene.topic;
        let flow = topic.flow.as_ref().map(|said| said.value.flow());
        let market = line.back(at, 3, |item| match line.items[item].token {
            Token::Cue(Cue::Flow(FlowWord::Market(market))) => Some(Some(*market) == flow),
            Token::Cue(Cue::Rank | Cue::Ordinal(_) | Cue::Good(_)) => None,
            _ => Some(false),
        });
        let other = topic.reporter.as_ref().is_some_and(|known| {
            area_at(line, at).is_some_and(|(area, _)| *area != known.value && !area.is_world())
        });
        let next = |item: usize| area_at(line, item).is_some() && is_copula(line, item - 1);
        line.goods_stand.behind
            && market == Some(true)
            && other
            && !(at + 2..line.items.len().min(at + 4)).any(next)
    }

    /// "Wichtigster Abnehmer waren mit 12 Milliarden Euro die Vereinigten Staaten": an order, and the figure of the one that is named right
    /// behind it.
    fn takes_ranked_amount(&mut self, at: usize, said: &Said<Area>) {
        let line = self.line;
        let open = |finding: &crate::resolve::walk::Finding| {
            finding
                .frame
                .partner
                .as_ref()
                .is_none_or(|known| !known.own)
        };
        let [.., rank, amount] = self.found.as_mut_slice() else {
            return;
        };
        let light = |item: usize| matches!(line.items[item].token, Token::Word);
        let with = |item: usize| {
            is_copula(line, item)
                || matches!(line.cue(item), Some(Cue::With | Cue::Hedge(_) | Cue::Share))
        };
        let led =
            (rank.item + 1..amount.item).any(|item| matches!(line.cue(item), Some(Cue::With)));
        if line.joined
            && rank.kind == Kind::Rank
            && open(rank)
            && open(amount)
            && led
            && (rank.item + 1..amount.item).all(with)
            && at <= amount.item + 2
            && (amount.item + 1..at).all(light)
        {
            rank.frame.partner = Some(said.clone());
            rank.frame.ranked = false;
            amount.frame.partner = Some(said.clone());
        }
    }

    /// "Avec 24 % du total, la Chine reste …": the part that opens a sentence is that of the side named behind its comma.
    fn take_opening(&mut self, at: usize, said: &Said<Area>) {
        let line = self.line;
        let opens = matches!(line.cue(0), Some(Cue::With)) && self.partners.is_empty();
        let light = |item: usize| {
            matches!(line.items[item].token, Token::Word | Token::Sign(','))
                || matches!(
                    line.cue(item),
                    Some(Cue::Of | Cue::Share | Cue::Overall | Cue::Flow(_))
                )
        };
        if let [only] = self.found.as_mut_slice()
            && opens
            && only.item <= OPENING
            && only.frame.partner.as_ref().is_none_or(|known| !known.own)
            && (only.item + 1..at).all(light)
        {
            only.frame.partner = Some(said.clone());
        }
    }

    /// "中俄", "日米": two sides in one word; the first reports, unless the statistics of the other one are spoken of.
    pub(in crate::resolve) fn two_sides(&mut self, at: usize, first: &Area, second: &Area) {
        let span = self.line.items[at].span;
        let agency = self.scene.agency.as_ref().map(|agency| &agency.value);
        let known = self.frame.reporter.as_ref();
        let second_reports = known.is_some_and(|known| known.value == *second)
            || known.is_none_or(|known| !known.own) && agency == Some(second);
        let (reporter, partner) = if second_reports {
            (second, first)
        } else {
            (first, second)
        };
        self.tentative = false;
        self.frame.reporter = Some(Said::here(reporter.clone(), span));
        self.partner(at, Said::here(partner.clone(), span));
    }

    /// The first of a pair is the reporter, unless the other one's statistics are spoken of already.
    pub(in crate::resolve) fn pair(&mut self, at: usize, said: Said<Area>) {
        let opens = self
            .line
            .back(at, 2, |before| area_at(self.line, before).map(|_| ()))
            .is_none();
        let agency = self.scene.agency.as_ref().map(|agency| &agency.value);
        let settled = self.frame.reporter.as_ref().is_some_and(|known| {
            known.value != said.value
                && (known.own || agency == Some(&known.value))
                && !self.tentative
        });
        if opens && !settled {
            self.tentative = false;
            self.frame.reporter = Some(said);
        } else if self
            .frame
            .reporter
            .as_ref()
            .is_none_or(|known| known.value != said.value)
        {
            self.partner(at, said);
        }
    }
}
