//! Goods whose name says their flow ("NODX", Singapore's non-oil domestic exports): where no flow stands near, they tell it.

use crate::claim::Flow;
use crate::lexicon::{Cue, FlowWord, says_flow};
use crate::resolve::line::{Item, Token};

/// How far before the name its flow may have been told, in items.
const NEAR: usize = 8;

static EXPORTS: Cue = Cue::Flow(FlowWord::Plain(Flow::Exports));

/// The flow that a good at the end of the items laid out so far tells by its name.
pub(in crate::resolve) fn own_flow<'a>(items: &[Item<'_>], token: Token<'_>) -> Option<Token<'a>> {
    let Token::Cue(Cue::Good(label)) = token else {
        return None;
    };
    let flow = |item: &Item<'_>| matches!(item.token, Token::Cue(Cue::Flow(_)));
    let told = items.iter().rev().take(NEAR).any(flow);
    (says_flow(label) && !told).then_some(Token::Cue(&EXPORTS))
}
