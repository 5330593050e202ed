//! Is a place the market that goods go to, or whose they are?

use super::doer::{is_subject, moves_flow, runs_balance};
use crate::claim::Flow;
use crate::lexicon::{Cue, FlowWord, Naming};
use crate::resolve::line::{Line, Token};
use crate::resolve::place::{area_at, flow_at, stands_before_rank};
use crate::resolve::tied::{is_tied, owns_market};

/// How far into a sentence its subject may stand, behind a comma.
const OPENING: usize = 5;

/// "Amerika Serikat menjadi tujuan ekspor terbesar", "Hoa Kỳ là thị trường xuất khẩu lớn nhất": what opens the clause is the other
/// side of the flow, whose owner stands elsewhere.
pub(super) fn is_market(line: &Line<'_>, at: usize) -> bool {
    if matches!(line.sign(at + 1), Some('\'' | '’')) {
        return false;
    }
    // "Türk domatesinin en büyük alıcısı": whose good it is.
    if line.postpositions && matches!(line.cue(at + 1), Some(Cue::Good(_))) {
        return false;
    }
    if owns_market(line, at) {
        return false;
    }
    let shares = |item: usize| matches!(line.cue(item), Some(Cue::Share));
    // "Kasachstan war nach Norwegen und den USA drittwichtigster Lieferant"
    let passed = |item: usize| {
        (item..line.items.len().min(item + 3))
            .any(|next| area_at(line, next).is_some() && stands_before_rank(line, next))
    };
    line.ahead(at, 10, |after| match line.items[after].token {
        Token::Cue(Cue::To | Cue::Against | Cue::Passing | Cue::And | Cue::Area(..))
            if passed(after) =>
        {
            None
        }
        _ if after > at + 6
            && !passed(after - 1)
            && !matches!(line.cue(after - 1), Some(Cue::Ordinal(_) | Cue::Rank)) =>
        {
            Some(false)
        }
        Token::Cue(Cue::Flow(FlowWord::Market(_) | FlowWord::Partner)) => {
            Some(!leads_to_its_side(line, after))
        }
        // "Amerika Serikat menjadi penyumbang surplus terbesar"
        Token::Cue(Cue::Share) if flow_at(line, after + 1).is_some() => Some(true),
        Token::Cue(Cue::Flow(_)) if shares(after - 1) => Some(true),
        // "AS merupakan penyumbang surplus terbesar"
        Token::Cue(Cue::Share) if shares(after + 1) => None,
        Token::Cue(
            Cue::Became
            | Cue::Rank
            | Cue::Place
            | Cue::Ordinal(_)
            | Cue::Good(_)
            | Cue::In
            | Cue::Pronoun
            | Cue::StreakUnit(_)
            | Cue::Streak,
        )
        | Token::Sign(',')
        | Token::Period
        | Token::Word => None,
        // "Polen ist der viertwichtigste Absatzmarkt": an article that may be a genitive.
        Token::Cue(Cue::Of) if line.joined => None,
        _ => Some(false),
    }) == Some(true)
}

/// "最大の輸出先である中国に": a market that the area right behind it is, where verbs stand last.
fn leads_to_its_side(line: &Line<'_>, market: usize) -> bool {
    const NEAR: usize = 4;
    let end = line.items.len().min(market + NEAR);
    let light = |item: usize| {
        matches!(line.items[item].token, Token::Word)
            || matches!(line.cue(item), Some(Cue::Became | Cue::Of))
    };
    let area = (market + 1..end).find(|&item| !light(item));
    area.is_some_and(|area| {
        let to = line.cue(area + 1);
        area_at(line, area).is_some()
            && matches!(to, Some(Cue::Post(_) | Cue::To | Cue::From | Cue::With))
            && (line.postpositions || is_tied(line, market, area + 1))
    })
}

/// "主要出口市场为美国、中国和欧盟": one of those listed behind the word for markets and its "are".
pub(super) fn is_listed_market(line: &Line<'_>, at: usize) -> bool {
    let mut linked = false;
    let market = line.back(at, LISTED, |before| match line.items[before].token {
        Token::Cue(Cue::Flow(FlowWord::Market(_) | FlowWord::Partner)) => Some(linked),
        Token::Cue(Cue::Became | Cue::Respectively) if !linked => {
            linked = true;
            None
        }
        Token::Cue(Cue::Area(..) | Cue::And) | Token::Sign('、') if !linked => None,
        _ => Some(false),
    });
    market == Some(true)
}

/// How long a list of markets may be, in items.
const LISTED: usize = 16;

/// "el mercado chino", "le marché américain": an adjective right behind the word for a market is whose market it is.
pub(super) fn is_market_itself(line: &Line<'_>, at: usize, naming: Naming) -> bool {
    // "покупателем российского зерна": whose good it is that was bought.
    let good = matches!(line.cue(at + 1), Some(Cue::Good(_)));
    naming == Naming::Demonym
        && !good
        && at
            .checked_sub(1)
            .is_some_and(|before| matches!(flow_at(line, before), Some(FlowWord::Market(_))))
}

/// "el 44% tuvo como destino Estados Unidos": whose a percentage is, right behind the word that says so.
pub(super) fn is_parts_side(line: &Line<'_>, at: usize) -> bool {
    let share = line.back(at, 2, |before| match line.items[before].token {
        Token::Cue(Cue::Share | Cue::Became) => Some(Some(before)),
        // "69 % ont pris le chemin des États-Unis"
        Token::Cue(Cue::Of) | Token::Word => None,
        _ => Some(None),
    });
    share.flatten().is_some_and(|share| {
        line.back(share, 5, |before| match line.items[before].token {
            // "davon entfielen 45 Milliarden Dollar auf China"
            Token::Amount(amount) => Some(line.is_percent(amount) || before + 2 == at),
            Token::Cue(Cue::Fraction(_)) => Some(true),
            Token::Word
            | Token::Cue(Cue::Of | Cue::Pronoun | Cue::Flow(_) | Cue::Share | Cue::Overall) => None,
            _ => Some(false),
        }) == Some(true)
    })
}

/// "importaciones de productos argentinos", "achats de gaz russe": who made the good that is bought.
pub(super) fn made_what_is_bought(line: &Line<'_>, at: usize, naming: Naming) -> bool {
    let good = |item: usize| {
        matches!(line.items[item].token, Token::Word)
            || matches!(line.cue(item), Some(Cue::Good(_)))
    };
    if naming != Naming::Demonym || at == 0 || !good(at - 1) {
        return false;
    }
    let mut of = false;
    let flow = line.back(at, 5, |before| match line.items[before].token {
        Token::Cue(Cue::Flow(word)) => Some(of && word.flow() == Flow::Imports),
        Token::Cue(Cue::Of) if !of => {
            of = true;
            None
        }
        // "las compras chinas de crudo ruso"
        Token::Cue(Cue::Area(..)) if of => None,
        _ if good(before) && !of => None,
        _ => Some(false),
    });
    flow == Some(true)
}

/// "…, а Латвия завершила год с дефицитом в 2,1 млрд евро": a subject that opens another clause, one of a balance.
fn opens_balance(line: &Line<'_>, at: usize) -> bool {
    let subject = area_at(line, at).is_some_and(|(_, naming)| naming == Naming::Subject);
    let opens = at > 0 && matches!(line.cue(at - 1), Some(Cue::While));
    let balance = line.ahead(at, 6, |after| match line.items[after].token {
        Token::Amount(_) | Token::Cue(Cue::Area(..)) => Some(false),
        _ => flow_at(line, after).map(|word| word.flow() == Flow::Balance),
    });
    subject && opens && balance == Some(true)
}

/// "India's exports", "Korean shipments", "ekspor Indonesia", "Brazil shipped".
pub(super) fn is_owner(line: &Line<'_>, at: usize) -> bool {
    // "kopi yang diekspor Vietnam"
    let sold = |word| word == FlowWord::Sells && line.goods_stand.behind;
    let bought =
        flow_at(line, at.wrapping_sub(1)).is_some_and(|word| word == FlowWord::Buys || sold(word));
    let runs = runs_balance(line, at) || opens_balance(line, at);
    if is_subject(line, at) || bought || runs || moves_flow(line, at) || heads_side(line, at) {
        return true;
    }
    let possessive = matches!(line.sign(at + 1), Some('\'' | '’'));
    let follows = line.ahead(at, if possessive { 6 } else { 3 }, |after| {
        match line.items[after].token {
            Token::Cue(Cue::Flow(_)) => Some(true),
            // "India's second-largest supplier", but not "Asia was the biggest supplier".
            Token::Cue(Cue::Rank | Cue::Place) => (!possessive).then_some(false),
            // "Türkiye'nin Rusya'dan ithalatı"
            Token::Cue(Cue::Area(..) | Cue::From | Cue::To | Cue::With)
                if possessive && line.postpositions =>
            {
                None
            }
            Token::Cue(
                Cue::Good(_)
                | Cue::Overall
                | Cue::Ordinal(_)
                | Cue::Average
                | Cue::Record(_)
                | Cue::Share
                | Cue::Relative(_),
            )
            | Token::Word
            | Token::Sign('\'' | '’' | '-')
            | Token::Period => None,
            _ => Some(false),
        }
    });
    if follows == Some(true) {
        return true;
    }
    // "лидирует среди покупателей Италия": what owns a flow stands in the genitive, which a nominative of its own is not.
    let subject = area_at(line, at).is_some_and(|(_, naming)| naming == Naming::Subject);
    if line.postpositions || subject || stands_first_in_flow(line, at) {
        return false;
    }
    // "ekspor Indonesia": the flow stands directly before, with at most its good between.
    let before = line.back(at, 4, |before| match line.items[before].token {
        // "negara tujuan utamanya Tiongkok", "tujuan ekspor utamanya": the market of what was spoken of.
        Token::Cue(Cue::Flow(FlowWord::Market(_)) | Cue::Rank) if line.items[before].clitic => {
            Some(false)
        }
        Token::Cue(Cue::Flow(word)) => Some(!matches!(word, FlowWord::Sells | FlowWord::Buys)),
        // "mitra dagang terbesar Indonesia", "đối tác thương mại lớn nhất của Việt Nam"
        Token::Cue(Cue::Good(_) | Cue::Of | Cue::Rank) => None,
        Token::Cue(Cue::Ordinal(_))
            if matches!(line.cue(before.wrapping_sub(1)), Some(Cue::Rank))
                || matches!(
                    flow_at(line, before.wrapping_sub(1)),
                    Some(FlowWord::Market(_) | FlowWord::Partner)
                ) =>
        {
            None
        }
        Token::Word
            if line.back(before, 1, |at| {
                line.cue(at).map(|cue| matches!(cue, Cue::Of))
            }) == Some(true) =>
        {
            None
        }
        _ => Some(false),
    });
    before == Some(true)
}

/// "智利对华出口", "埃及自中国进口", "缅甸向越南和印度出口豆类": in languages without spaces, what touches its flow's other side from before.
fn heads_side(line: &Line<'_>, at: usize) -> bool {
    let toward = |item: usize| matches!(line.cue(item), Some(Cue::Area(_, Naming::Toward)));
    let led = matches!(line.cue(at + 1), Some(Cue::With)) && area_at(line, at + 2).is_some();
    let side = at + 1 + usize::from(led);
    if !(led || toward(side)) || toward(at) {
        return false;
    }
    let flow = line.ahead(side, 6, |after| match line.items[after].token {
        // "蒙古对华供应6100万吨"
        Token::Cue(Cue::Flow(FlowWord::Sells | FlowWord::Buys)) if !led => Some(Some(after)),
        Token::Cue(Cue::Flow(FlowWord::Plain(flow))) => {
            Some(matches!(flow, Flow::Exports | Flow::Imports).then_some(after))
        }
        Token::Cue(Cue::And | Cue::Of | Cue::Area(..)) | Token::Sign('、') => None,
        _ => Some(None),
    });
    flow.flatten().is_some_and(|flow| is_tied(line, at, flow))
}

/// "Среди покупателей Италия лидирует", "в импорте США занимают пятое место": the subject of an order told within a flow, which
/// stands right behind it, and is not its owner.
fn stands_first_in_flow(line: &Line<'_>, at: usize) -> bool {
    let flow = at.checked_sub(1).and_then(|before| flow_at(line, before));
    let within = at.checked_sub(2).is_some_and(|led| {
        matches!(
            line.cue(led),
            Some(Cue::In | Cue::To | Cue::Between | Cue::With)
        )
    });
    let ordered = line.ahead(at, 5, |after| match line.items[after].token {
        Token::Cue(Cue::Rank | Cue::Place | Cue::Share) => Some(true),
        Token::Cue(Cue::Ordinal(_) | Cue::In) | Token::Word | Token::Period => None,
        _ => Some(false),
    });
    flow.is_some_and(|word| !word.is_verb()) && within && ordered == Some(true)
}

/// "AB'nin ihracattaki payı": in languages with postpositions, a country's part in a flow that is another's; "Çin'in dünya
/// ihracatındaki payı" is of its own.
pub(super) fn has_part(line: &Line<'_>, at: usize) -> bool {
    let shares = |flow: usize| {
        line.ahead(flow, 2, |item| {
            matches!(line.cue(item), Some(Cue::Share)).then_some(())
        })
        .is_some()
    };
    line.postpositions
        && line.ahead(at, 8, |after| match line.cue(after)? {
            Cue::Flow(_) => Some(shares(after)),
            // "ABD'nin payı yüzde 5,8"
            Cue::Share => Some(true),
            Cue::Area(..) => Some(false),
            _ => None,
        }) == Some(true)
}

/// "India's": a country as owner of whatever comes next.
pub(super) fn is_possessor(line: &Line<'_>, at: usize) -> bool {
    area_at(line, at).is_some_and(|(_, naming)| naming == Naming::Name)
        && matches!(line.sign(at + 1), Some('\'' | '’'))
}

/// "Pékin a enregistré un excédent", "Peking verbuchte im Mai einen Überschuss": a capital that opens the sentence, with a balance behind
/// its verb, stands for its country; so it does with any flow behind a verb of saying ("Peking meldet für Mai ein Exportplus").
pub(super) fn acts(line: &Line<'_>, at: usize) -> bool {
    let says = matches!(line.cue(at + 1), Some(Cue::Says));
    let its = |flow: usize| matches!(line.cue(flow - 1), Some(Cue::Pronoun));
    let trade = |after: usize| match line.items[after].token {
        // "Séoul a vu ses exportations grimper", "… une hausse de 3 % de ses importations"
        Token::Cue(Cue::Flow(word)) => Some(says || word.flow() == Flow::Balance || its(after)),
        Token::Word
        | Token::Period
        | Token::Amount(_)
        | Token::Cue(
            Cue::In | Cue::Became | Cue::Says | Cue::Pronoun | Cue::Move(_) | Cue::Of | Cue::By,
        ) => None,
        _ => Some(false),
    };
    let verb = matches!(
        line.items.get(at + 1).map(|item| item.token),
        Some(Token::Word | Token::Cue(Cue::Became | Cue::Move(_) | Cue::Says))
    );
    let opens = at == 0 || at <= OPENING && line.sign(at - 1) == Some(',');
    opens && verb && line.ahead(at, 8, trade) == Some(true)
}

/// "terhadap Tiongkok tekor US$ 1,77 miliar dan Australia tekor US$ 0,19 miliar": one more side of a list, each with its own balance.
pub(super) fn goes_on_sides(line: &Line<'_>, at: usize) -> bool {
    let balance =
        |item: usize| flow_at(line, item).is_some_and(|word| word.flow() == Flow::Balance);
    let led = |side: usize| {
        area_at(line, side).is_some()
            && matches!(line.cue(side.wrapping_sub(1)), Some(Cue::With))
            && balance(side + 1)
    };
    line.goods_stand.behind
        && at >= 5
        && line.separates(at - 1)
        && matches!(line.items[at - 2].token, Token::Amount(_))
        && balance(at + 1)
        && (at.saturating_sub(LISTED)..at - 2).any(led)
}
