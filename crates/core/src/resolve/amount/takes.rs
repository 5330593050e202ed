//! What an amount takes from the words behind it: its side, its good, the whole that it is a part of.

use crate::claim::{Area, Flow, Kind};
use crate::lexicon::{Cue, FlowWord, Naming};
use crate::resolve::amount::is_dash;
use crate::resolve::kind::distance::has_article;
use crate::resolve::line::Token;
use crate::resolve::part_of::end_of_list;
use crate::resolve::place::together::together;
use crate::resolve::place::{Part, area_at, flow_at, has_own_part, part};
use crate::resolve::scene::{Frame, Said};
use crate::resolve::walk::{ASIDE, Finding, SIDE, Walk};
use std::sync::Arc;

/// The longest article, in bytes.
const ARTICLE: usize = 3;

/// The longest word, in bytes, that goes on with what was named before a comma ("que", "qui").
const RELATIVE: usize = 3;

/// The longest pronoun, in bytes, that goes on with a good without a comma ("yang", "that").
const PRONOUN: usize = 4;

/// The longest word, in bytes, that ties an amount to the good before it.
const TIE: usize = 2;

/// How far before the good the words that say why may stand, in items.
const REASON_BEFORE: usize = 5;

impl Walk<'_, '_> {
    /// Does a comma or bracket end what an amount is of, or why it moved ("63,6 miliar akibat minyak dan gas")?
    /// What a country earned "grâce à la vanille" is of that good.
    fn ends_amount(&self, item: usize, flow: Option<FlowWord>) -> bool {
        matches!(self.line.sign(item), Some(',' | '，' | ')' | '）'))
            || matches!(self.line.cue(item), Some(Cue::Driven)) && flow != Some(FlowWord::Sells)
    }

    /// "impulsadas por el cobre, que avanzó": a short word right behind a good and its comma goes on with that good; so does an
    /// amount that a preposition ties to it ("led by rum at $101 million").
    pub(super) fn is_said_of_good(&self, at: usize) -> bool {
        self.goods.last().is_some_and(|(good, _)| {
            let tie = self.line.items.get(good + 1);
            let tied = at == good + 2
                && tie.is_some_and(|tie| match tie.token {
                    Token::Cue(Cue::With) => true,
                    Token::Word => tie.span.len() <= TIE,
                    _ => false,
                });
            if tied || self.moves_behind(*good, at) {
                return true;
            }
            let word = self.line.items.get(good + 2);
            self.line.sign(good + 1) == Some(',')
                && !self.closes_aside(*good)
                && word.is_some_and(|word| {
                    matches!(word.token, Token::Word) && word.span.len() <= RELATIVE
                })
        })
    }

    /// "gara-gara mobil yang anjlok 15,9 persen", "berkat mesin (HS 85) yang menyumbang 1 miliar": a short word right behind a good, or
    /// its code, and a movement or part of its own before the amount.
    fn moves_behind(&self, good: usize, at: usize) -> bool {
        let coded = usize::from(self.line.sign(good + 1) == Some(')'));
        let word = good + 1 + coded;
        let light = |item: usize| {
            matches!(self.line.items[item].token, Token::Word)
                || matches!(self.line.cue(item), Some(Cue::By | Cue::Hedge(_)))
        };
        let relative =
            self.line.items.get(word).is_some_and(|item| {
                matches!(item.token, Token::Word) && item.span.len() <= PRONOUN
            });
        let moved = matches!(self.line.cue(word + 1), Some(Cue::Move(_) | Cue::Share));
        relative && moved && at > word + 1 && at <= word + 4 && (word + 2..at).all(light)
    }

    /// "Imports, driven by capital goods, were 5 billion": the comma behind the good ends what its own comma began.
    fn closes_aside(&self, good: usize) -> bool {
        let driven = |item: usize| match self.line.items[item].token {
            Token::Cue(Cue::Driven) => Some(item >= 1 && self.line.sign(item - 1) == Some(',')),
            Token::Word | Token::Cue(Cue::Good(_) | Cue::And | Cue::Of) => None,
            _ => Some(false),
        };
        self.line.back(good, REASON_BEFORE, driven) == Some(true)
    }

    /// "3.2 million tonnes of maize to Spain": good and partner stand behind the amount.
    pub(in crate::resolve) fn take_behind(&self, at: usize, frame: &mut Frame) {
        let percent = self.is_ratio_or_fraction(at);
        // "Sầu riêng chiếm gần một nửa kim ngạch xuất khẩu rau quả"
        let subject = frame.share && frame.good.as_ref().is_some_and(|good| good.own);
        let flow = frame.flow.as_ref().map(|said| said.value);
        let reach = if percent || subject || self.ends_amount(at + 1, flow) {
            0
        } else {
            3
        };
        let good = self
            .line
            .ahead(at, reach, |after| match self.line.cue(after) {
                _ if after > at
                    && matches!(self.line.sign(after), Some('、' | '，' | ')' | '）')) =>
                {
                    Some(None)
                }
                // "US$3 miliar tergerus defisit migas": a verb and what it says of another flow.
                Some(Cue::Flow(_)) if matches!(self.line.cue(after - 1), Some(Cue::Move(_))) => {
                    Some(None)
                }
                Some(Cue::Good(label)) => {
                    // "wheat — 19.6": a dash may stand between a label and its amount.
                    let dash = usize::from(is_dash(self.line, after + 1));
                    // "381 millones y mangos por 287", but not "3 toneladas de uva por 5 millones".
                    let by = usize::from(
                        self.line.separates(at + 1)
                            && matches!(self.line.cue(after + 1), Some(Cue::By)),
                    );
                    // "174 million and pulp exports to 171 million": the next clause's.
                    let opens_next = self.line.separates(at + 1)
                        && matches!(self.line.cue(after + 1), Some(Cue::Flow(_)));
                    let labels_next = opens_next
                        || matches!(
                            self.line
                                .items
                                .get(after + 1 + dash.max(by))
                                .map(|item| item.token),
                            Some(Token::Amount(_))
                        );
                    (!labels_next)
                        .then(|| Some(Said::here(label.clone(), self.line.items[after].span)))
                }
                _ => None,
            })
            .flatten();
        let good = good
            .or_else(|| self.good_of_movement(at))
            .or_else(|| self.good_of_part(at, frame))
            .or_else(|| self.good_of_flow_behind(at, frame));
        if let Some(good) = good {
            frame.good = Some(good);
        }
        let reporter = frame.reporter.as_ref().map(|said| &said.value);
        let buys = frame
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value == FlowWord::Buys);
        // "80 percent of Chile's salmon exports in 2023 went to Japan"
        let reach = if frame.share { 10 } else { 8 };
        let bracket = self.led_past_bracket(at);
        let partner = self.line.ahead(bracket.unwrap_or(at), reach, |after| {
            match self.line.items[after].token {
                Token::Sign(_) if after == at + 1 && self.leads_to_side(at) => None,
                // "a 33 percent surge in machines bound for China"
                Token::Cue(Cue::Move(_)) if after == at + 1 && has_article(self.line, at) => None,
                Token::Sign(_)
                | Token::Cue(
                    Cue::Move(_) | Cue::Ends(_) | Cue::And | Cue::Against | Cue::Than(_),
                ) => Some(None),
                // "giảm 6,2% còn xuất khẩu sang Trung Quốc tăng 1,5%"
                Token::Cue(Cue::Became)
                    if matches!(self.line.cue(after + 1), Some(Cue::Flow(_))) =>
                {
                    Some(None)
                }
                // "60% vino de Argentina y 25% de Canadá", "5.310 millones de China": of a part of imports, "of" names where they came from.
                Token::Cue(Cue::Area(area, Naming::Name | Naming::Demonym))
                    if after == at + 2 && self.is_origin_of_part(at, percent, frame) =>
                {
                    Some(Some(Said::here(area.clone(), self.line.items[after].span)))
                }
                Token::Cue(Cue::Area(..)) if has_own_part(self.line, after) => Some(None),
                Token::Cue(Cue::Area(..)) if self.is_no_side(after) => None,
                Token::Cue(Cue::Area(area, naming)) => {
                    // "nhập 1 triệu tấn gạo Việt Nam": whose good it is that was bought.
                    let good = |item: usize| matches!(self.line.cue(item), Some(Cue::Good(_)));
                    // "comprou 12,3 milhões de toneladas de minério de ferro do Brasil"
                    let of = matches!(self.line.cue(after - 1), Some(Cue::Of)) && good(after - 2);
                    let made = good(after - 1)
                        || of
                        || *naming == Naming::Demonym
                            && matches!(self.line.items[after - 1].token, Token::Word);
                    let bare = part(self.line, after) == Part::Bare;
                    let sold = *naming == Naming::Name
                        && flow_at(self.line, after - 1) == Some(FlowWord::Sells);
                    let sided = bare && (made && buys || sold || self.is_for_side(at, after));
                    let other = (part(self.line, after) == Part::Partner || sided)
                        && reporter != Some(area);
                    Some(other.then(|| Said::here(area.clone(), self.line.items[after].span)))
                }
                _ => None,
            }
        });
        let partner = partner
            .flatten()
            .or_else(|| self.side_it_went_to(at, frame))
            .or_else(|| self.placed_part(at, frame));
        if let Some(partner) = partner {
            frame.partner = Some(partner);
        }
    }

    /// "against 14.3 percent for China and 13.1 percent for Canada": right behind a percentage and its preposition.
    fn is_for_side(&self, at: usize, after: usize) -> bool {
        self.is_ratio_or_fraction(at)
            && after == at + 2
            && matches!(self.line.cue(at + 1), Some(Cue::In))
    }

    /// "1.150 ton kopi asal Lampung dikirim ke Jepang": neither whose trade it is nor a province is the other side.
    fn is_no_side(&self, at: usize) -> bool {
        matches!(part(self.line, at), Part::Reporter | Part::Inside)
    }

    /// "1.1 billion dollars (65 percent) to the United States": the bracket, or its end, between an amount and the preposition of its side.
    fn led_past_bracket(&self, at: usize) -> Option<usize> {
        let line = self.line;
        let opens = at + 1 + usize::from(matches!(line.cue(at + 1), Some(Cue::Share)));
        let amount = |item: usize| {
            matches!(
                line.items.get(item).map(|item| item.token),
                Some(Token::Amount(_))
            )
        };
        let outside =
            line.sign(opens) == Some('(') && amount(opens + 1) && line.sign(opens + 2) == Some(')');
        let inside = at > 0 && line.sign(at - 1) == Some('(') && line.sign(at + 1) == Some(')');
        let end = if outside {
            Some(opens + 2)
        } else {
            inside.then_some(at + 1)
        };
        end.filter(|end| {
            let side = matches!(line.cue(end + 2), Some(Cue::Area(..)));
            side && matches!(line.cue(end + 1), Some(Cue::To | Cue::From))
        })
    }

    /// "Some 8% of goods, 1.5 billion euros, went to Britain": whom a part fell to, behind its verb.
    fn side_it_went_to(&self, at: usize, frame: &Frame) -> Option<Said<Area>> {
        let restated = || {
            let last = self.found.last()?;
            let apart = self.line.separates(at.checked_sub(1)?) && self.line.separates(at + 1);
            (apart && last.kind == Kind::Share && at - last.item <= SIDE).then_some(())
        };
        if self.line.postpositions || !frame.share && restated().is_none() {
            return None;
        }
        let end = self.line.items.len().min(at + ASIDE);
        let verb = (at + 1..end)
            .take_while(|&item| !self.line.is_boundary(item) && !self.line.is_percent_at(item))
            .take_while(|&item| area_at(self.line, item).is_none())
            .find(|&item| matches!(self.line.cue(item), Some(Cue::Share)))?;
        let to = matches!(self.line.cue(verb + 1), Some(Cue::To));
        let item = (verb + 2..verb + 4).find(|&item| area_at(self.line, item).is_some())?;
        let (area, _) = area_at(self.line, item).filter(|_| to)?;
        Some(Said::here(area.clone(), self.line.items[item].span))
    }

    /// In languages where "of" may name an origin: does it, right behind a part of imports?
    fn is_origin_of_part(&self, at: usize, percent: bool, frame: &Frame) -> bool {
        let imports = frame
            .flow
            .as_ref()
            .is_some_and(|said| said.value.flow() == Flow::Imports);
        let of = matches!(self.line.cue(at + 1), Some(Cue::Of | Cue::From));
        let end = at + 3;
        let next = end >= self.line.items.len()
            || self.line.separates(end)
            || self.line.is_boundary(end)
            || self.line.sign(end) == Some('.');
        let own = frame.reporter.as_ref().map(|said| &said.value);
        let another = area_at(self.line, at + 2).is_some_and(|(area, _)| Some(area) != own);
        let listed = !percent && next && another && !self.found.is_empty();
        self.line.of_is_origin && (frame.share || listed) && imports && of
    }

    /// "el 60% de su café": the good right behind a part that is of it.
    fn good_of_part(&self, at: usize, frame: &Frame) -> Option<Said<Arc<str>>> {
        if !frame.share {
            return None;
        }
        let good = self
            .line
            .ahead(at, 3, |after| match self.line.items[after].token {
                Token::Cue(Cue::Good(label)) => Some(Some((label, after))),
                Token::Cue(Cue::Of | Cue::Pronoun) => None,
                // "of which 14% in fuels", "88 persen di antaranya besi dan baja"
                Token::Cue(Cue::In | Cue::Share) if after == at + 1 => None,
                // "tiga perempat ekspornya berasal dari batu bara"
                Token::Cue(Cue::Flow(_)) if after == at + 1 && self.line.items[after].clitic => {
                    None
                }
                Token::Cue(Cue::From)
                    if self.line.goods_stand.behind
                        && matches!(self.line.cue(after + 1), Some(Cue::Good(_))) =>
                {
                    None
                }
                // "30% of the gas", "el 74% de la carne"
                Token::Word if self.line.items[after].span.len() <= ARTICLE => None,
                _ => Some(None),
            });
        let (label, item) = good.flatten()?;
        Some(Said::here(label.clone(), self.line.items[item].span))
    }

    /// "7.3 billion — to Europe, 5.4 billion — to Turkey": whose an amount is, behind a dash.
    fn leads_to_side(&self, at: usize) -> bool {
        let names = |item: usize| matches!(self.line.cue(item), Some(Cue::Area(..)));
        let leads = matches!(
            self.line.cue(at + 2),
            Some(Cue::To | Cue::From | Cue::With | Cue::By)
        );
        // "5.4 billion — to Turkey": what stands before the comma is another part's.
        let last = self.line.amount_before(at).map_or(0, |last| last + 1);
        let start = (last..at)
            .rfind(|&item| self.line.separates(item))
            .unwrap_or(last);
        is_dash(self.line, at + 1) && leads && names(at + 3) && !(start..at).any(names)
    }

    /// "kontribusi ketiganya 43 persen": one figure for all the partners named last.
    pub(super) fn take_all_named(&self, at: usize, frame: &mut Frame) {
        let all = self.line.back(at, 4, |before| match self.line.cue(before) {
            Some(Cue::Both) => Some(self.line.items[before].span),
            _ => None,
        });
        let Some(span) = all else { return };
        let alone = !matches!(
            self.line.items.get(at + 2).map(|item| item.token),
            Some(Token::Amount(_))
        );
        let here: Vec<_> = self.partners.iter().map(|(_, said)| said).collect();
        let before: Vec<_> = self.scene.partners.iter().collect();
        let named = if here.len() > 1 { here } else { before };
        if alone && named.len() > 1 {
            let areas: Vec<_> = named.iter().map(|said| &said.value).collect();
            frame.partner = Some(Said::here(together(&areas), span));
        }
    }

    /// "Spain, France and Germany took 49 percent": one part for all who are listed before its verb.
    pub(super) fn take_whole_list(&self, at: usize, frame: &mut Frame) {
        let [.., (first, _), (last, _)] = self.partners.as_slice() else {
            return;
        };
        let light = |item: usize| {
            self.line.separates(item) || matches!(self.line.items[item].token, Token::Word)
        };
        let listed = (first + 1..*last).all(light)
            && (first + 1..*last).any(|item| self.line.separates(item));
        let verb = |item: usize| match self.line.items[item].token {
            Token::Cue(Cue::Share) => Some(Some(item)),
            Token::Word
            | Token::Cue(Cue::Overall | Cue::Flow(FlowWord::Sells | FlowWord::Buys)) => None,
            _ => Some(None),
        };
        let governs = self.line.ahead(*last, 3, verb).flatten().is_some();
        let several = self.line.separates(at + 1)
            && matches!(
                self.line.items.get(at + 2).map(|item| item.token),
                Some(Token::Amount(_))
            );
        let since = |found: &Finding| found.item < *first;
        let led = self
            .line
            .back(*first, 2, |item| match self.line.items[item].token {
                Token::Word => None,
                _ => Some(!self.line.separates(item)),
            });
        if listed && governs && led != Some(true) && !several && self.found.last().is_none_or(since)
        {
            let span = self.line.items[*first].span.to(self.line.items[*last].span);
            let areas: Vec<_> = self.partners.iter().map(|(_, said)| &said.value).collect();
            frame.partner = Some(Said::here(together(&areas), span));
        }
    }

    /// "12 persen ekspor nonmigas", "$25 bn from exports of palm oil": the good right behind the flow that an amount is of.
    fn good_of_flow_behind(&self, at: usize, frame: &Frame) -> Option<Said<Arc<str>>> {
        // "Sầu riêng chiếm 45% kim ngạch xuất khẩu rau quả": the part is the subject's.
        if frame.share && frame.good.as_ref().is_some_and(|good| good.own) {
            return None;
        }
        let buys = frame
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value == FlowWord::Buys);
        let sells = frame
            .flow
            .as_ref()
            .is_some_and(|flow| flow.value == FlowWord::Sells);
        let list = if frame.share {
            end_of_list(self.line, at)
        } else {
            at
        };
        let flow = self
            .line
            .ahead(list, 4, |after| match self.line.items[after].token {
                // "spent $2 billion to import rice"
                Token::Cue(Cue::Flow(word)) => {
                    let spent = buys && *word == FlowWord::Buys;
                    Some((!word.is_verb() || spent).then_some(after))
                }
                Token::Cue(Cue::In | Cue::To) if buys || after == at + 1 => None,
                // "a tiré 75 milliards de ses exportations de phosphate", "… grâce à ses exportations"
                Token::Cue(Cue::Overall | Cue::AllSides | Cue::From | Cue::Of | Cue::Pronoun)
                | Token::Word => None,
                Token::Cue(Cue::Driven) if sells => None,
                // "recaudó 1.900 millones por la exportación de carbón"
                Token::Cue(Cue::With | Cue::By) if !frame.share => None,
                Token::Cue(Cue::Area(..) | Cue::Good(_)) if frame.share => None,
                _ => Some(None),
            })??;
        // "48 Prozent der deutschen Gasimporte"
        if let Some(Cue::Good(label)) = self.line.cue(flow - 1).filter(|_| frame.share) {
            return Some(Said::here(label.clone(), self.line.items[flow - 1].span));
        }
        let span = self.line.items[flow].span;
        let own = frame.share
            || frame.flow.as_ref().is_some_and(|said| said.span == span)
            || buys && flow_at(self.line, flow).map(FlowWord::flow) == Some(Flow::Imports)
            || sells && flow_at(self.line, flow).map(FlowWord::flow) == Some(Flow::Exports);
        // "33% das importações brasileiras de trigo"
        let owner = usize::from(matches!(
            self.line.cue(flow + 1),
            Some(Cue::Area(_, Naming::Demonym))
        ));
        let of = flow + 1 + owner;
        // "pour s'approvisionner en produits pétroliers"
        let led = |cue: &Cue| matches!(cue, Cue::Of) || buys && matches!(cue, Cue::In);
        let good = of + usize::from(self.line.cue(of).is_some_and(led));
        match self.line.cue(good) {
            Some(Cue::Good(label)) if own => {
                Some(Said::here(label.clone(), self.line.items[good].span))
            }
            _ => None,
        }
    }
}
