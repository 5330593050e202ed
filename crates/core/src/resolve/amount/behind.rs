//! Particles that stand behind what they belong to: origins, periods that a record is counted from.

use crate::claim::Flow;
use crate::lexicon::{Cue, FlowWord, Post};
use crate::quantity::Hedge;
use crate::resolve::line::{Line, Token};
use crate::resolve::place::{ARTICLE, Part, flow_at};

/// "2018年以来最高", "2018年度の121億ドルから": what follows a period makes it one that something is counted from.
pub(in crate::resolve) fn is_counted_from(line: &Line<'_>, period: usize) -> bool {
    if is_counting(line, period + 1) {
        return true;
    }
    let light = |item: &usize| {
        matches!(line.items[*item].token, Token::Word)
            || matches!(line.cue(*item), Some(Cue::Of | Cue::Hedge(_)))
            || is_quote(line, *item)
    };
    let end = line.items.len().min(period + 5);
    (period + 1..end)
        .find(|item| !light(item))
        .is_some_and(|item| is_origin(line, item) || is_multiple_of(line, period, item))
}

/// "2月的2.8倍", "10年前の約1.7倍": a multiple of the period that it is written together with.
pub(in crate::resolve) fn is_multiple_of(line: &Line<'_>, period: usize, item: usize) -> bool {
    let span = |item: usize| line.items[item].span;
    let joined = |pair: usize| span(pair).end == span(pair + 1).start;
    line.is_times(item) && item <= period + 3 && (period..item).all(joined)
}

/// "2020年に比べ30%増": a word for "than" that is written together with the period before it.
pub(in crate::resolve) fn is_than_behind(line: &Line<'_>, at: usize) -> bool {
    matches!(line.cue(at), Some(Cue::Against))
        && at.checked_sub(1).is_some_and(|before| {
            let before = &line.items[before];
            matches!(before.token, Token::Period) && before.span.end == line.items[at].span.start
        })
}

fn is_quote(line: &Line<'_>, item: usize) -> bool {
    matches!(
        line.sign(item),
        Some('「' | '」' | '『' | '』' | '“' | '”' | '"')
    )
}

/// "ドイツ向けが19%、米国向けが17%を占めた": the word for a part that ends the clause of several percentages.
pub(in crate::resolve) fn late_share(line: &Line<'_>, at: usize) -> bool {
    for after in at + 1..line.items.len().min(at + 24) {
        match line.items[after].token {
            Token::Cue(Cue::Share) => return !governs(line, after),
            Token::Amount(amount) if line.is_percent(amount) => {}
            // "8% of goods, 1.5 billion euros, went to Britain"
            Token::Amount(_) if line.separates(after - 1) && line.separates(after + 1) => {}
            Token::Word
            | Token::Sign('、' | '，' | ',')
            | Token::Cue(
                Cue::Area(..)
                | Cue::Good(_)
                | Cue::Post(_)
                | Cue::Became
                | Cue::And
                | Cue::Of
                | Cue::HedgeAfter(_)
                | Cue::Hedge(_)
                | Cue::Respectively,
            ) => {}
            _ => return false,
        }
    }
    false
}

/// Does a word for a part have an amount behind it in its own clause?
fn governs(line: &Line<'_>, share: usize) -> bool {
    (share + 1..line.items.len().min(share + 8))
        .take_while(|&item| !line.is_boundary(item) && !line.separates(item))
        .any(|item| {
            matches!(
                line.items[item].token,
                Token::Amount(_) | Token::Cue(Cue::Fraction(_))
            )
        })
}

/// "約全体の2割を占める", "约占出口总量的七成": a hedge right before the word for a part.
pub(in crate::resolve) fn hedge_of_share(line: &Line<'_>, at: usize) -> Option<Hedge> {
    let share = (at.saturating_sub(8)..at)
        .rev()
        .take_while(|&item| !line.is_boundary(item) && !line.separates(item))
        .find(|&item| matches!(line.cue(item), Some(Cue::Share)))?;
    match line.cue(share.checked_sub(1)?)? {
        Cue::Hedge(hedge) => Some(*hedge),
        _ => None,
    }
}

fn is_counting(line: &Line<'_>, item: usize) -> bool {
    matches!(
        line.cue(item),
        Some(Cue::SinceAfter | Cue::Post(Post::From))
    )
}

/// "121億ドルから", "7.6%増から": an amount with the particle of an origin behind it is an older value.
pub(in crate::resolve) fn is_origin(line: &Line<'_>, at: usize) -> bool {
    let moved = matches!(
        line.cue(at + 1),
        Some(Cue::Behind(_) | Cue::Move(_) | Cue::HedgeAfter(_))
    ) || is_quote(line, at + 1);
    let particle = at + 1 + usize::from(moved);
    matches!(line.items[at].token, Token::Amount(_))
        && matches!(line.cue(particle), Some(Cue::Post(Post::From)))
}

/// A bare number, in digits or words.
fn is_count(line: &Line<'_>, at: usize) -> bool {
    match line.items[at].token {
        Token::Amount(n) => line.amounts[n].is_bare(),
        Token::Cue(Cue::Cardinal(_)) => true,
        _ => false,
    }
}

/// The first item of "2018年以来の", "7年ぶりの" right before a superlative.
pub(in crate::resolve) fn since_before(line: &Line<'_>, at: usize) -> Option<usize> {
    for before in (at.saturating_sub(6)..at).rev() {
        match line.items[before].token {
            Token::Period => {
                return matches!(line.cue(before + 1), Some(Cue::SinceAfter)).then_some(before);
            }
            Token::Cue(Cue::Cardinal(_)) | Token::Amount(_) if is_count(line, before) => {
                // "七个月来", "五年来"
                let unit = matches!(line.cue(before + 1), Some(Cue::StreakUnit(_)));
                let counted = matches!(
                    line.cue(before + 1 + usize::from(unit)),
                    Some(Cue::SinceAfter)
                );
                return counted.then_some(before);
            }
            Token::Word
            | Token::Sign('、' | '，')
            | Token::Cue(
                Cue::SinceAfter
                | Cue::Of
                | Cue::In
                | Cue::Hedge(_)
                | Cue::Move(_)
                | Cue::And
                | Cue::StreakUnit(_),
            ) => {}
            _ => return None,
        }
    }
    None
}

/// "超越欧盟", "日本を抜いて": only what another area passed.
pub(in crate::resolve) fn is_overtaken(line: &Line<'_>, at: usize) -> bool {
    // "verdrängte die USA"
    let article = at >= 1
        && matches!(line.items[at - 1].token, Token::Word)
        && line.items[at - 1].span.len() <= ARTICLE;
    let before = at.checked_sub(1 + usize::from(article));
    let before = before.and_then(|before| line.cue(before));
    let passes = matches!(before, Some(Cue::Overtakes | Cue::Hedge(Hedge::Over)));
    // "中国を上回り首位"
    let outdone =
        line.postpositions && matches!(line.cue(at + 1), Some(Cue::HedgeAfter(Hedge::Over)));
    let areas = |item: usize| matches!(line.cue(item), Some(Cue::Area(..)));
    let replaced = |item: usize| areas(item) && matches!(line.cue(item + 1), Some(Cue::Against));
    // "löste China die USA als wichtigsten Partner ab": who is replaced stands right before "as".
    let other = || (at + 1..at + 4).any(replaced);
    let verb = |item: usize| matches!(line.cue(item), Some(Cue::Overtakes)).then_some(());
    // "atrás de China e Estados Unidos"
    let listed = at >= 2
        && matches!(line.cue(at - 1), Some(Cue::And))
        && areas(at - 2)
        && at >= 3
        && matches!(
            line.cue(at - 3),
            Some(Cue::Overtakes | Cue::Passing | Cue::Hedge(Hedge::Over))
        );
    outdone
        || passes && !other()
        || listed
        || replaced(at) && line.back(at, 6, verb).is_some()
        || matches!(line.cue(at + 1), Some(Cue::Overtaken))
        // "豪州、マレーシアに次ぐ3位"
        || line.separates(at + 1)
            && areas(at + 2)
            && matches!(line.cue(at + 3), Some(Cue::Overtaken))
}

/// "中国からの輸入", "米国向け": the particle behind a place, or behind the list that it stands in.
pub(in crate::resolve) fn by_particle(line: &Line<'_>, at: usize) -> Option<Part> {
    let post = line.ahead(at, 6, |after| match line.items[after].token {
        Token::Cue(Cue::Post(post)) => Some(Some((*post, after))),
        Token::Sign('、' | '，' | ',' | '・' | '（' | '）' | '(' | ')')
        | Token::Cue(Cue::And | Cue::Area(..)) => None,
        _ => Some(None),
    })?;
    let (post, item) = post?;
    let flow = line
        .ahead(item, 6, |after| flow_at(line, after))
        .or_else(|| line.back(at, 12, |before| flow_at(line, before)));
    let flow = flow.map(FlowWord::flow);
    let owns = match post {
        Post::From => flow == Some(Flow::Exports),
        Post::To => flow == Some(Flow::Imports),
        Post::With => false,
    };
    Some(if owns { Part::Reporter } else { Part::Partner })
}
