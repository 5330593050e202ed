//! Is an area the subject of its clause: the one that sells, buys or runs a balance?

use crate::claim::{Direction, Flow};
use crate::lexicon::{Cue, Naming};
use crate::resolve::amount::late::late_verb;
use crate::resolve::line::{Line, Token};
use crate::resolve::place::{area_at, flow_at};

/// How many items may open a sentence before its subject.
const OPENING: usize = 6;

/// The area that opens a clause whose verb sells or buys, with no other area between ("Egypt, long the best customer, took").
pub(super) fn is_subject(line: &Line<'_>, at: usize) -> bool {
    if stands_behind_verb(line, at) {
        return true;
    }
    let word = at > 0 && matches!(line.items[at - 1].token, Token::Word | Token::Cue(Cue::Of));
    let before = at - usize::from(word);
    let opens = before == 0 || line.is_boundary(before - 1);
    let from = past_aside(line, at);
    (opens || follows_clause(line, at))
        && late_verb(line, at).is_some_and(|(verb, _)| !has_another(line, at, verb))
        && !heads_flow(line, at)
        || opens
            && line.ahead(from, 10, |after| {
                // "Egypt, Italy and the US took 31,200, 24,650 and 19,800 tonnes", but not "… together took 31 percent of …"
                let listed = |area: usize| {
                    (area.saturating_sub(2)..area).any(|item| line.separates(item))
                        && !takes_part(line, area)
                };
                let verb = flow_at(line, after);
                verb.map(|word| word.is_verb() && !has_another(line, at, after))
                    .or_else(|| {
                        area_at(line, after).and_then(|_| (!listed(after)).then_some(false))
                    })
            }) == Some(true)
}

/// "India, sebaliknya, hanya melepas 5,2 juta ton": the comma that ends the word between a subject and its verb, or the subject itself.
fn past_aside(line: &Line<'_>, at: usize) -> usize {
    let aside = line.sign(at + 1) == Some(',')
        && matches!(line.cue(at + 2), Some(Cue::While))
        && line.sign(at + 3) == Some(',');
    if aside { at + 3 } else { at }
}

/// "Italy took 18 percent of what the country sold": a verb with another subject right before it.
fn has_another(line: &Line<'_>, at: usize, verb: usize) -> bool {
    verb > at + 2 && matches!(line.cue(verb - 1), Some(Cue::Pronoun))
}

/// "… 22 milyon kilograma inerken, Sri Lanka 25 milyon kilogram sattı": a country behind the comma and the verb that end a clause.
fn follows_clause(line: &Line<'_>, at: usize) -> bool {
    let verb = |item: usize| match line.cue(item) {
        Some(Cue::Ends(_) | Cue::While | Cue::Became) => true,
        Some(Cue::Flow(word)) => word.is_verb(),
        _ => false,
    };
    line.postpositions && at > 1 && line.sign(at - 1) == Some(',') && verb(at - 2)
}

/// "Im Jahr 2024 hat Spanien 17 Millionen Tonnen bezogen": a country behind no more than a time and a verb, in a clause that its
/// participle ends.
fn stands_behind_verb(line: &Line<'_>, at: usize) -> bool {
    let light = |item: usize| {
        matches!(line.items[item].token, Token::Word | Token::Period)
            || matches!(
                line.cue(item),
                Some(Cue::In | Cue::To | Cue::Of | Cue::Says)
            )
    };
    let named = matches!(
        line.cue(at),
        Some(Cue::Area(_, Naming::Name | Naming::Group))
    );
    line.joined
        && named
        && (2..=OPENING).contains(&at)
        && matches!(line.items[at - 1].token, Token::Word)
        && (0..at).all(light)
        && !heads_flow(line, at)
        && late_verb(line, at).is_some_and(|(verb, _)| {
            (at + 1..verb).any(|item| matches!(line.items[item].token, Token::Amount(_)))
        })
}

/// Is a percentage the first amount behind an area?
fn takes_part(line: &Line<'_>, at: usize) -> bool {
    let next = (at + 1..line.items.len().min(at + 12))
        .find(|&item| matches!(line.items[item].token, Token::Amount(_)));
    next.is_some_and(|item| line.is_percent_at(item))
}

/// "The US ran a $104 billion deficit with …": a country that opens its clause before the amount of a balance.
pub(super) fn runs_balance(line: &Line<'_>, at: usize) -> bool {
    let word = usize::from(at > 0 && matches!(line.items[at - 1].token, Token::Word));
    let opens = at == word || line.is_boundary(at - word - 1);
    let light = |item: usize| {
        matches!(line.items[item].token, Token::Word)
            || matches!(
                line.cue(item),
                Some(Cue::Hedge(_) | Cue::Record(_) | Cue::Extreme(_))
            )
    };
    let end = line.items.len().min(at + 5);
    let amount = (at + 1..end).find(|&item| !light(item));
    opens
        && amount.is_some_and(|item| {
            matches!(line.items[item].token, Token::Amount(_))
                && (item + 1..line.items.len().min(item + 3))
                    .find_map(|behind| flow_at(line, behind))
                    .is_some_and(|word| word.flow() == Flow::Balance)
        })
}

/// "Indien hat seine Bezüge aus Russland verzehnfacht", "India saw its exports fall": a country before its own flow, with one verb between
/// at most.
pub(super) fn holds_flow(line: &Line<'_>, at: usize) -> bool {
    let verb = matches!(
        line.items.get(at + 1).map(|item| item.token),
        Some(Token::Word)
    );
    let own = at + 1 + usize::from(verb);
    !line.postpositions
        && matches!(line.cue(own), Some(Cue::Pronoun))
        && line.ahead(own, 3, |after| match line.items[after].token {
            Token::Cue(Cue::Flow(word)) => Some(!word.is_verb()),
            Token::Cue(Cue::Good(_)) | Token::Word => None,
            _ => Some(false),
        }) == Some(true)
}

/// "Algeria raised its LNG exports": a country right before a movement of a flow.
pub(in crate::resolve) fn moves_flow(line: &Line<'_>, at: usize) -> bool {
    let period = matches!(
        line.items.get(at + 1).map(|item| item.token),
        Some(Token::Period)
    );
    let moves = at + 1 + usize::from(period);
    matches!(
        line.cue(moves),
        Some(Cue::Move(Direction::Up | Direction::Down))
    ) && line.ahead(moves, 4, |after| match line.items[after].token {
        Token::Cue(Cue::Flow(word)) => Some(!word.is_verb()),
        Token::Cue(Cue::Good(_) | Cue::Pronoun | Cue::Overall) | Token::Word => None,
        _ => Some(false),
    }) == Some(true)
}

/// Is a flow right behind an area its own, so that a verb behind it has another subject?
fn heads_flow(line: &Line<'_>, at: usize) -> bool {
    (at + 1..line.items.len().min(at + 4))
        .any(|item| flow_at(line, item).is_some_and(|word| !word.is_verb()))
}
