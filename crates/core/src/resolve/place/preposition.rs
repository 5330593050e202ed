//! What a preposition, a postposition or an ending makes of an area.

use super::whose::is_possessor;
use crate::claim::Flow;
use crate::lexicon::{Cue, FlowWord, Naming};
use crate::resolve::compare::older::is_of_another_side;
use crate::resolve::line::{Line, Token};
use crate::resolve::place::{Part, area_at, flow_at, has_own_part, is_measure};

/// The longest word, in bytes, that may stand between an amount and the country that it counts for ("hacimle").
const LIGHT: usize = 12;

/// "Almanya'ya ihracat", "Rusya'dan ithalat", "Çin ile ticaret": the word behind an area tells its part, in languages where
/// prepositions stand behind. A list of areas shares the last one's, where "and" says that it is one ("Almanya, Çin'e sattı").
pub(super) fn by_postposition(line: &Line<'_>, at: usize) -> Option<Part> {
    if !line.postpositions {
        return None;
    }
    if is_amounts_own(line, at) {
        return Some(Part::Partner);
    }
    let behind = |at: usize| match line.items.get(at)?.token {
        Token::Cue(cue @ (Cue::From | Cue::To | Cue::With)) => Some(Some(cue)),
        Token::Sign(',') | Token::Cue(Cue::And | Cue::Area(..)) => None,
        _ => Some(None),
    };
    let end = line.items.len().min(at + 8);
    let found = (at + 1..end).find(|&item| behind(item).is_some())?;
    let cue = behind(found)??;
    let comma = (at + 1..found).any(|item| line.sign(item) == Some(','));
    let and = (at + 1..found).any(|item| matches!(line.cue(item), Some(Cue::And)));
    if comma && !and {
        return None;
    }
    let flow = line
        .ahead(at, 12, |after| flow_at(line, after))
        .or_else(|| flow_past_amounts(line, found))
        .or_else(|| line.back(at, 12, |before| flow_at(line, before)));
    Some(match (cue, flow.map(FlowWord::flow)) {
        (Cue::To, Some(Flow::Imports)) | (Cue::From, Some(Flow::Exports)) => Part::Reporter,
        _ => Part::Partner,
    })
}

/// "Türkiye'den 200 bin ton fındık ihraç edildi": the flow that ends a clause, with amounts before it.
fn flow_past_amounts(line: &Line<'_>, at: usize) -> Option<FlowWord> {
    (at + 1..line.items.len().min(at + 10))
        .take_while(|&item| !line.separates(item) && !line.is_boundary(item))
        .take_while(|&item| area_at(line, item).is_none())
        .find_map(|item| flow_at(line, item))
}

/// "1,3 milyar dolarla ABD", "yüzde 12 payla Irak": a country right behind an amount, and not the owner of what follows.
pub(super) fn is_amounts_own(line: &Line<'_>, at: usize) -> bool {
    let light = |item: usize| match line.items[item].token {
        Token::Cue(Cue::With | Cue::Share) => true,
        Token::Word => line.items[item].span.len() <= LIGHT,
        _ => false,
    };
    let amount = (at.saturating_sub(3)..at).rev().find(|&item| !light(item));
    let touches = amount.is_some_and(|item| matches!(line.items[item].token, Token::Amount(_)));
    let owner = matches!(line.sign(at + 1), Some('\'' | '’'))
        || (at + 1..at + 3).any(|item| flow_at(line, item).is_some());
    touches && !owner
}

/// "印度进口俄罗斯原油", "日本出口美国汽车": written together with the flow before it, in languages whose owners stand before theirs.
fn is_joined_to_flow(line: &Line<'_>, at: usize, naming: Naming) -> bool {
    let traded = |word: FlowWord| {
        word == FlowWord::Plain(Flow::Imports) || word == FlowWord::Plain(Flow::Exports)
    };
    naming == Naming::Name
        && at.checked_sub(1).is_some_and(|flow| {
            flow_at(line, flow).is_some_and(traded)
                && line.items[flow].span.end == line.items[at].span.start
        })
        && flow_at(line, at + 1).is_none()
}

/// "imports of Russian gas": whose good is imported.
pub(in crate::resolve) fn is_origin(line: &Line<'_>, at: usize, naming: Naming) -> bool {
    if is_joined_to_flow(line, at, naming) {
        return true;
    }
    let imported = line.back(at, 3, |before| match line.items[before].token {
        Token::Cue(Cue::Flow(word)) => Some(word.flow() == Flow::Imports && !word.is_verb()),
        Token::Cue(Cue::Of) | Token::Word => None,
        _ => Some(false),
    });
    naming == Naming::Demonym
        && matches!(line.cue(at + 1), Some(Cue::Good(_)))
        && imported == Some(true)
}

/// "to China", "from Russia", "with Pakistan".
pub(super) fn by_preposition(line: &Line<'_>, at: usize) -> Option<Part> {
    if line.postpositions {
        return None;
    }
    let of = at.checked_sub(1).and_then(|before| line.cue(before));
    if matches!(of, Some(Cue::Of)) && flow_at(line, at.wrapping_sub(2)) == Some(FlowWord::Buys) {
        // "gas importado de Bolivia"
        return Some(Part::Partner);
    }
    // "xuất khẩu sang Mỹ của Trung Quốc": whose the flow is, behind the other side of it.
    let other = at
        .checked_sub(2)
        .filter(|&other| matches!(of, Some(Cue::Of)) && area_at(line, other).is_some());
    let led = other.and_then(|other| preposition_before(line, other));
    if matches!(led, Some(Cue::To | Cue::From | Cue::With)) || opens_before_subject(line, at) {
        return Some(Part::Reporter);
    }
    let preposition = preposition_before(line, at)?;
    // "Russia supplied 5.4 million tonnes, twice the 2.5 million from China"
    let outdone = (at.saturating_sub(3)..at)
        .rev()
        .find(|&item| matches!(line.items[item].token, Token::Amount(_)));
    if matches!(preposition, Cue::From)
        && outdone.is_some_and(|item| is_of_another_side(line, item))
    {
        return Some(Part::Partner);
    }
    let named = line.back(at, 12, |before| flow_at(line, before));
    let word = named
        .or_else(|| flow_ahead(line, at))
        .or_else(|| flow_of_clause(line, at));
    let flow = word.map(FlowWord::flow);
    match preposition {
        // "contributed $3 billion to Kenya's export earnings"
        Cue::To
            if is_possessor(line, at)
                && flow_at(line, at + 3).is_some_and(|word| matches!(word, FlowWord::Plain(_))) =>
        {
            Some(Part::Reporter)
        }
        // "Fevereiro trouxe ao Brasil um saldo de …": whom a balance was given.
        Cue::To if named.is_none() && flow == Some(Flow::Balance) => Some(Part::Reporter),
        // "La Suisse a acheté à l'Allemagne": of whom a subject named before the verb buys.
        Cue::To if word == Some(FlowWord::Buys) && subject_buys(line, at) => Some(Part::Partner),
        // "imports to the Union", "the biggest supplier of oil to India"
        Cue::To
            if matches!(
                word,
                Some(
                    FlowWord::Plain(Flow::Imports)
                        | FlowWord::Market(Flow::Imports)
                        // "в Киргизию завезли"
                        | FlowWord::Buys
                )
            ) =>
        {
            Some(Part::Reporter)
        }
        Cue::From if flow == Some(Flow::Exports) => Some(Part::Reporter),
        Cue::To | Cue::From | Cue::With | Cue::Between | Cue::By => Some(Part::Partner),
        Cue::Passing if has_own_part(line, at) => Some(Part::Partner),
        Cue::Passing => Some(Part::Passing),
        Cue::Against if flow.is_some_and(|flow| flow == Flow::Balance) => Some(Part::Partner),
        Cue::Against if is_measure(line, at) || only_ranks(line, at) => Some(Part::Passing),
        _ => None,
    }
}

/// "the top supplier of the American market": whom somebody supplies, where no good of its own stands behind.
pub(super) fn is_supplied(line: &Line<'_>, at: usize) -> bool {
    let article = matches!(line.items.get(at.wrapping_sub(1)), Some(item) if matches!(item.token, Token::Word) && item.article);
    let of = at.wrapping_sub(1 + usize::from(article));
    let source = flow_at(line, of.wrapping_sub(1)) == Some(FlowWord::Market(Flow::Imports));
    let good = matches!(line.cue(at + 1), Some(Cue::Good(_)));
    !line.of_is_origin && matches!(line.cue(of), Some(Cue::Of)) && source && !good
}

/// "Vietnam was the second supplier, after Brazil, with 148,000 tonnes": who comes before another in an order has no part of what a comma
/// sets apart.
fn only_ranks(line: &Line<'_>, at: usize) -> bool {
    const ORDER: usize = 12;
    let order = line.back(at, ORDER, |item| match line.items[item].token {
        Token::Cue(Cue::Rank | Cue::Ordinal(_) | Cue::Place) => Some(true),
        Token::Amount(_) => Some(false),
        _ => line.is_boundary(item).then_some(false),
    });
    let apart = line.separates(at + 1) && matches!(line.cue(at + 2), Some(Cue::With));
    apart && order == Some(true)
}

/// Does an area stand before the verb that buys, and none between the verb and this area?
fn subject_buys(line: &Line<'_>, at: usize) -> bool {
    let mut before = (at.saturating_sub(12)..at)
        .rev()
        .take_while(|&item| !line.is_boundary(item));
    let verb = before.find(|&item| flow_at(line, item).is_some() || area_at(line, item).is_some());
    let buys = verb.is_some_and(|item| flow_at(line, item) == Some(FlowWord::Buys));
    let subject =
        |item: usize| area_at(line, item).is_some_and(|(_, naming)| naming != Naming::Agency);
    // Only words may stand between a subject and its verb.
    let near = before
        .take_while(|&item| {
            area_at(line, item).is_some() || matches!(line.items[item].token, Token::Word)
        })
        .take(4)
        .any(subject);
    buys && near
}

/// How far before an area its preposition stands, in items, not counting those of a list.
const LEADING: usize = 3;

/// How far before an area the preposition of its list stands, in items.
const LISTED: usize = 12;

/// The preposition that leads to an area, or to the list of partners that it stands in ("对美国、欧盟、日本出口").
fn preposition_before<'a>(line: &Line<'a>, at: usize) -> Option<&'a Cue> {
    let owner = matches!(line.sign(at + 1), Some('\'' | '’'));
    let (mut counted, mut last) = (0, at);
    let reach = if owner { LEADING } else { LISTED };
    line.back(at, reach, |before| {
        let listed = line.separates(before) && line.separates(last) != line.separates(before)
            || area_at(line, before).is_some();
        counted += usize::from(!listed || owner);
        last = before;
        if counted > LEADING {
            return Some(None);
        }
        match line.items[before].token {
            Token::Cue(
                cue @ (Cue::From
                | Cue::To
                | Cue::With
                | Cue::Between
                | Cue::Against
                | Cue::In
                | Cue::Passing
                | Cue::Became),
            ) => Some(Some(cue)),
            // "65% falls on Russia": only where parts of a total are told.
            Token::Cue(cue @ Cue::By) => Some(tells_parts(line, at).then_some(cue)),
            // "mit China verbuchte Deutschland": other words end the list.
            Token::Cue(Cue::Area(..)) => (!is_listed(line, before, at)).then_some(None),
            Token::Sign(',' | '、') | Token::Cue(Cue::And) | Token::Word => None,
            // "in die Staaten der EU"
            Token::Cue(Cue::Of)
                if before > 0 && matches!(line.items[before - 1].token, Token::Word) =>
            {
                None
            }
            _ => Some(None),
        }
    })?
}

/// "Dengan Amerika Serikat, Indonesia membukukan surplus", "Com a Argentina, o Brasil teve superávit", "Ke Jepang, Indonesia
/// mengekspor baja": what stands behind the comma of the phrase that opens a sentence, and is no
/// list with it.
fn opens_before_subject(line: &Line<'_>, at: usize) -> bool {
    let verb = flow_at(line, at + 1).is_some_and(FlowWord::is_verb);
    let led = match line.cue(0) {
        Some(Cue::With) => true,
        Some(Cue::To | Cue::From) => verb,
        _ => false,
    };
    let area = |item: usize| area_at(line, item).is_some();
    let article = |item: usize| {
        let word = line.items.get(item).map(|item| item.token);
        usize::from(line.of_is_origin && matches!(word, Some(Token::Word)))
    };
    let side = 1 + article(1);
    let subject = side + 2 + article(side + 2);
    let goes_on = line.separates(at + 1) && area(at + 2 + article(at + 2));
    led && at == subject && line.sign(side + 1) == Some(',') && area(side) && !goes_on
}

/// Are two areas named one after the other parts of a list ("with Japan and Korea"), and not of two phrases ("with China, Japan
/// had …")?
fn is_listed(line: &Line<'_>, first: usize, last: usize) -> bool {
    first + 1 == last || (first + 1..last).any(|item| line.separates(item))
}

/// The flow named right behind an item: a comma or "and" ends the search ("$438 billion from China and sold it …").
pub(in crate::resolve) fn flow_ahead(line: &Line<'_>, at: usize) -> Option<FlowWord> {
    (at + 1..line.items.len().min(at + 5))
        .take_while(|&item| {
            let amount = matches!(line.items[item].token, Token::Amount(_));
            !amount && !line.separates(item) && !line.is_boundary(item)
        })
        .find_map(|item| flow_at(line, item))
}

/// "Russian supplies grew by 15%, the Azerbaijani — by 24%": an adjective whose noun is left out.
pub(super) fn stands_for_flow(line: &Line<'_>, at: usize) -> bool {
    let dash = matches!(line.sign(at + 1), Some('-' | '–' | '—'));
    let sized = line.ahead(at + 1, 3, |after| match line.items[after].token {
        Token::Amount(_) => Some(true),
        Token::Cue(Cue::By | Cue::Became | Cue::In | Cue::Hedge(_)) => None,
        _ => Some(false),
    });
    dash && sized == Some(true)
}

/// "купили в России", "Япония увеличила закупки в России": where a subject named before it buys.
pub(super) fn is_bought_in(line: &Line<'_>, at: usize) -> bool {
    let clause = || {
        (at.saturating_sub(8)..at)
            .rev()
            .take_while(|&item| !line.is_boundary(item))
    };
    let flow = clause().find_map(|item| flow_at(line, item));
    let subject = clause()
        .any(|item| area_at(line, item).is_some_and(|(_, naming)| naming != Naming::Agency));
    flow.is_some_and(|word| word.flow() == Flow::Imports && (word.is_verb() || subject))
}

/// Does a word for a part of a total stand near ("на Китай пришлось", "приходится на Китай")?
pub(super) fn tells_parts(line: &Line<'_>, at: usize) -> bool {
    let near = at.saturating_sub(12)..line.items.len().min(at + 5);
    let share = |item: usize| matches!(line.cue(item), Some(Cue::Share));
    near.into_iter().any(share)
}

/// The flow named before an item in its clause, with amounts between ("shipped 312,000 tonnes from Russia").
pub(super) fn flow_of_clause(line: &Line<'_>, at: usize) -> Option<FlowWord> {
    (at.saturating_sub(8)..at)
        .rev()
        .take_while(|&item| !line.is_boundary(item))
        .find_map(|item| flow_at(line, item))
}

/// "imports of Chinese goods", "bought 3 million tonnes of Russian oil": whose good it is that comes in.
pub(super) fn comes_in(line: &Line<'_>, at: usize) -> bool {
    let good = |item: usize| matches!(line.cue(item), Some(Cue::Good(_)));
    let word = matches!(
        line.items.get(at + 1).map(|item| item.token),
        Some(Token::Word)
    );
    let owned = good(at + 1) || word && good(at + 2);
    let flow = (at.saturating_sub(5)..at)
        .rev()
        .take_while(|&item| !line.is_boundary(item) && area_at(line, item).is_none())
        .find_map(|item| flow_at(line, item));
    let imported = flow
        .is_some_and(|word| word.flow() == Flow::Imports && !matches!(word, FlowWord::Market(_)));
    owned && imported
}
