//! What a word for a place is counted by.

use crate::claim::{Area, Direction, Flow, Kind};
use crate::lexicon::{Cue, Ending, FlowWord, Lexicon, Mark, Naming, What};
use crate::phrase::Amount;
use crate::quantity::{Bound, Hedge};
use crate::resolve::amount::late::ends_clause;
use crate::resolve::line::{Line, Token};
use crate::resolve::place::area_at;
use crate::resolve::scene::{Frame, Said};
use crate::resolve::walk::{Finding, Walk};
use crate::text::Span;
use rust_decimal::Decimal;

/// "More", behind a number.
static MORE: Cue = Cue::HedgeAfter(Hedge::Over);

/// A surplus, where the word opens its clause and its amount follows.
static SURPLUS: Cue = Cue::Flow(FlowWord::BareSurplus);

/// "iki katından fazlası", "5 milyar dolardan fazlasını": what means a surplus elsewhere is "more" behind the case for "than"; and what
/// means "more" elsewhere is a surplus that opens its clause ("; fazla 7,1 milyar dolar oldu").
pub(in crate::resolve) fn more_than<'a>(
    line: &Line<'a>,
    cue: &Cue,
    span: Span,
    next: Option<&Amount>,
) -> Option<Token<'a>> {
    let last = line.items.last();
    if *cue == Cue::Behind(Direction::Up) {
        let opens = last.is_none_or(|last| matches!(last.token, Token::Sign(',' | ';')));
        let counts = next.is_some_and(|next| next.quantity.span.start == span.end + 1);
        let money = next.is_some_and(|next| next.quantity.unit.is_money());
        return (opens && counts && money).then_some(Token::Cue(&SURPLUS));
    }
    if matches!(cue, Cue::Behind(_)) {
        return None;
    }
    let than = match last?.token {
        Token::Amount(number) => line.amounts[number].ending == Ending::From,
        Token::Cue(Cue::Multiple(_) | Cue::Fraction(_)) => true,
        _ => false,
    };
    than.then_some(Token::Cue(&MORE))
}

/// "Above", before a part.
static OVER: Cue = Cue::Hedge(Hedge::Over);

/// "over half", "over a third": one of those words for "in" that mean "more than" before a part.
pub(in crate::resolve) fn over_part<'a>(
    marks: &[Mark],
    at: usize,
    text: &str,
    lexicon: &Lexicon,
) -> Option<Token<'a>> {
    let next = marks.get(at + 1)?;
    let part =
        matches!(next.what, What::Form(form) if matches!(lexicon.cue(form), Cue::Fraction(_)));
    let bound = lexicon
        .bound_before(text, marks[at].span.end)
        .filter(|_| part);
    matches!(bound, Some((Bound::Over, _))).then_some(Token::Cue(&OVER))
}

impl Walk<'_, '_> {
    /// "dörtte biri ABD'ye gitti", "dörtte üçünden fazlası Rusya çıkışlı": a part, and the side that it goes to or comes from.
    pub(in crate::resolve) fn goes_behind(&self, at: usize) -> bool {
        let hedged = matches!(self.line.cue(at + 1), Some(Cue::HedgeAfter(_)));
        let side = at + 1 + usize::from(hedged);
        self.line.postpositions
            && area_at(self.line, side).is_some()
            && (matches!(self.line.cue(side + 1), Some(Cue::To | Cue::From))
                || hedged && ends_clause(self.line, side + 2))
    }

    /// "dont un quart en Chine et 20 % en Allemagne": where a part of exports is, right behind it, is whom it went to.
    pub(in crate::resolve) fn placed_part(&self, at: usize, frame: &Frame) -> Option<Said<Area>> {
        let exports = |said: &Said<FlowWord>| said.value.flow() == Flow::Exports;
        let part = frame.share || matches!(self.line.cue(at), Some(Cue::Fraction(_)));
        let sold = part && frame.flow.as_ref().is_some_and(exports);
        if !sold || self.line.postpositions || !matches!(self.line.cue(at + 1), Some(Cue::In)) {
            return None;
        }
        let article = usize::from(self.line.items.get(at + 2)?.article);
        let item = at + 2 + article;
        let (area, naming) = area_at(self.line, item)?;
        let reporter = frame.reporter.as_ref().map(|said| &said.value);
        let named = matches!(naming, Naming::Name | Naming::Group) && reporter != Some(area);
        named.then(|| Said::here(area.clone(), self.line.items[item].span))
    }

    /// "15.6 billion, or nearly two fifths": a part says again what the amount right before it came to.
    pub(in crate::resolve) fn restates_level(&self, at: usize) -> bool {
        let or = self
            .line
            .back(at, 2, |before| match self.line.cue(before)? {
                Cue::Or => Some(Some(before)),
                Cue::Hedge(_) => None,
                _ => Some(None),
            });
        let comma = if let Some(or) = or.flatten() {
            or.checked_sub(1)
        } else {
            // "$2.6 billion, roughly a fifth;"
            let hedged = matches!(self.before(at), Some(Cue::Hedge(_)));
            let before = at.checked_sub(1 + usize::from(hedged));
            before.filter(|_| !self.line.postpositions && ends_clause(self.line, at + 1))
        };
        let comma = comma.filter(|&item| self.line.sign(item) == Some(','));
        let level = |found: &Finding| found.kind == Kind::Level && Some(found.item + 1) == comma;
        self.found.last().is_some_and(level)
    }

    /// "Половину, 19 тыс. тонн, купила Россия", "a third, or 12,000 tonnes": a part whose amount stands right behind it.
    pub(in crate::resolve) fn is_restated_behind(&self, at: usize) -> bool {
        let apart = self.line.sign(at + 1) == Some(',');
        let or = at + 1 + usize::from(apart);
        let item = or + usize::from(matches!(self.line.cue(or), Some(Cue::Or)));
        let opens = at == 0
            || self.line.is_boundary(at - 1)
            || at == 1 && matches!(self.line.cue(0), Some(Cue::Hedge(_)));
        opens
            && apart
            && matches!(
                self.line.items.get(item).map(|item| item.token),
                Some(Token::Amount(_))
            )
            && !self.line.is_percent_at(item)
    }

    /// "12. sırada", "12'nci sırada": a full stop or an ending stands between the digits and the word for the place.
    pub(in crate::resolve) fn digits_before_place(&self, at: usize) -> Option<(Decimal, Span)> {
        let last = at.checked_sub(1)?;
        let ending = matches!(self.line.items[last].token, Token::Word);
        let sign = last.checked_sub(usize::from(ending))?;
        let digits = match self.line.sign(sign)? {
            '.' if !ending => sign.checked_sub(1)?,
            '\'' | '’' if ending => sign.checked_sub(1)?,
            _ => return None,
        };
        let amount = matches!(self.line.items[digits].token, Token::Amount(_));
        self.number(digits).filter(|_| amount)
    }

    /// "跃居世界第一", "居全国第六位": what it is a place in stands between the word and its ordinal.
    pub(in crate::resolve) fn place_number(
        &self,
        at: usize,
        places: bool,
    ) -> Option<(Decimal, Span)> {
        let light = |item: usize| {
            matches!(self.line.items[item].token, Token::Word)
                || matches!(self.line.cue(item), Some(Cue::Area(..) | Cue::Of | Cue::In))
        };
        let ordinal = (at + 1..self.line.items.len().min(at + 4)).find(|&item| !light(item))?;
        let counts = places && matches!(self.line.cue(ordinal), Some(Cue::Ordinal(_)));
        counts.then(|| self.number(ordinal)).flatten()
    }
}

/// Does a word hang on the name before it, behind an apostrophe?
pub(in crate::resolve) fn hangs_on(text: &str, span: Span) -> bool {
    let mut before = text.get(..span.start).unwrap_or_default().chars().rev();
    matches!(before.next(), Some('\'' | '’')) && before.next().is_some_and(char::is_alphanumeric)
}
