//! Goods told side by side: of a story that begins with several, none is the one that it goes on with.

use crate::lexicon::Cue;
use crate::resolve::line::{Line, Token};
use crate::resolve::scene::{Frame, Scene};

/// How many items may stand between two goods of a list, with their amounts.
const REACH: usize = 24;

/// Takes in the frames of a sentence's claims. Where the first sentence of trade tells of several goods side by side, the story is of
/// none of them.
pub(in crate::resolve) fn note(scene: &mut Scene, line: &Line<'_>, frames: &[&Frame]) {
    let alike = !scene.trades && lists_alike(line, frames);
    scene.note(frames);
    if alike {
        (scene.topic.good, scene.focus.good) = (None, None);
    }
}

/// "汽车出口63亿美元，半导体150亿美元", but not "农产品出口50亿美元，其中咖啡10亿美元": does the first sentence of trade tell of several
/// goods, none of them as a part of another?
fn lists_alike(line: &Line<'_>, frames: &[&Frame]) -> bool {
    let item = |frame: &Frame| {
        let good = frame.good.as_ref().filter(|good| good.own)?;
        line.items.iter().position(|item| item.span == good.span)
    };
    let mut told = frames.iter().filter_map(|frame| {
        let flow = frame.flow.as_ref().filter(|flow| flow.own)?;
        Some((item(frame)?, frame.good.as_ref()?, flow.value.flow()))
    });
    let Some((first, good, flow)) = told.next() else {
        return false;
    };
    let other = told.find(|(_, other, way)| other.value != good.value && *way == flow);
    other.is_some_and(|(next, ..)| {
        let parts = |item: usize| {
            matches!(
                line.items[item].token,
                Token::Cue(Cue::While | Cue::Share | Cue::With | Cue::Of | Cue::In)
                    | Token::Sign(':' | '：' | '(' | '（')
            )
        };
        first < next && next - first <= REACH && !(first + 1..next).any(parts)
    })
}
