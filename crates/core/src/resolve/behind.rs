//! Particles that stand behind what they belong to: origins, periods that a record is counted from.

use super::line::{Line, Token};
use super::place::{Part, flow_at};
use crate::claim::Flow;
use crate::lexicon::{Cue, FlowWord, Post};
use crate::quantity::Hedge;

/// "2018年以来最高", "2018年度の121億ドルから": what follows a period makes it one that something is counted from.
pub(super) fn is_counted_from(line: &Line<'_>, period: usize) -> bool {
    if is_counting(line, period + 1) {
        return true;
    }
    let light = |item: &usize| {
        matches!(line.items[*item].token, Token::Word)
            || matches!(line.cue(*item), Some(Cue::Of | Cue::Hedge(_)))
    };
    let end = line.items.len().min(period + 5);
    (period + 1..end)
        .find(|item| !light(item))
        .is_some_and(|item| is_origin(line, item))
}

fn is_counting(line: &Line<'_>, item: usize) -> bool {
    matches!(
        line.cue(item),
        Some(Cue::SinceAfter | Cue::Post(Post::From))
    )
}

/// "121億ドルから", "7.6%増から": an amount with the particle of an origin behind it is an older value.
pub(super) fn is_origin(line: &Line<'_>, at: usize) -> bool {
    let moved = matches!(
        line.cue(at + 1),
        Some(Cue::Behind(_) | Cue::Move(_) | Cue::HedgeAfter(_))
    );
    let particle = at + 1 + usize::from(moved);
    matches!(line.items[at].token, Token::Amount(_))
        && matches!(line.cue(particle), Some(Cue::Post(Post::From)))
}

/// The first item of "2018年以来の", "7年ぶりの" right before a superlative.
pub(super) fn since_before(line: &Line<'_>, at: usize) -> Option<usize> {
    for before in (at.saturating_sub(6)..at).rev() {
        match line.items[before].token {
            Token::Period => {
                return matches!(line.cue(before + 1), Some(Cue::SinceAfter)).then_some(before);
            }
            Token::Amount(n) if line.amounts[n].is_bare() => {
                let counted = matches!(line.cue(before + 1), Some(Cue::SinceAfter));
                return counted.then_some(before);
            }
            Token::Word
            | Token::Sign('、' | '，')
            | Token::Cue(
                Cue::SinceAfter | Cue::Of | Cue::In | Cue::Hedge(_) | Cue::Move(_) | Cue::And,
            ) => {}
            _ => return None,
        }
    }
    None
}

/// "超越欧盟", "日本を抜いて": only what another area passed.
pub(super) fn is_overtaken(line: &Line<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| line.cue(before));
    let passes = matches!(before, Some(Cue::Overtakes | Cue::Hedge(Hedge::Over)));
    passes || matches!(line.cue(at + 1), Some(Cue::Overtaken))
}

/// "中国からの輸入", "米国向け": the particle behind a place, or behind the list that it stands in.
pub(super) fn by_particle(line: &Line<'_>, at: usize) -> Option<Part> {
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
