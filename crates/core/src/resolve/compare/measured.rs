//! "Geçen yılın 196 milyon dolar üzerinde": how far above or below something an amount says that another one lies, where the case of
//! the unit tells that from "196 milyon doların üzerinde", more than so much.

use crate::claim::Direction;
use crate::lexicon::{Cue, Ending, Lexicon};
use crate::quantity::Hedge;
use crate::resolve::line::{Item, Line, Token};

static ABOVE: Cue = Cue::Behind(Direction::Up);
static BELOW: Cue = Cue::Behind(Direction::Down);

/// What "above" or "below" tells right behind an amount that what it is measured from stands right before.
pub(in crate::resolve) fn measured<'a>(
    line: &Line<'a>,
    hedge: Hedge,
    lexicon: &Lexicon,
) -> Option<Token<'a>> {
    let [.., base, size] = line.items.as_slice() else {
        return None;
    };
    let words = |item: &Item<'_>| &line.text[item.span.range()];
    let from =
        matches!(base.token, Token::Period | Token::Amount(_)) && lexicon.owns_next(words(base));
    let plain = matches!(size.token, Token::Amount(n) if line.amounts[n].ending == Ending::Plain)
        && !lexicon.owns_next(words(size));
    let cue = match hedge {
        Hedge::Over => &ABOVE,
        Hedge::Under => &BELOW,
        _ => return None,
    };
    (from && plain).then_some(Token::Cue(cue))
}

/// Is what stands at an item such a word?
fn is_measure(line: &Line<'_>, at: usize) -> bool {
    line.cue(at).is_some_and(|cue| {
        std::ptr::eq(cue, &raw const ABOVE) || std::ptr::eq(cue, &raw const BELOW)
    })
}

/// Is a period what the amount behind it is measured from?
pub(super) fn is_measured_from(line: &Line<'_>, item: usize) -> bool {
    let amount = line.items.get(item + 1).map(|next| next.token);
    matches!(amount, Some(Token::Amount(_))) && is_measure(line, item + 2)
}
