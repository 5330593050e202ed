//! What a country earns by a good: exports, in words that tell of money alone.

use crate::claim::Flow;
use crate::lexicon::{Cue, FlowWord, Lexicon, Mark, What};
use crate::phrase::Amount;
use crate::quantity::Unit;
use crate::resolve::line::{Item, Line, Token};

/// How many words may stand between a verb and what was earned.
const NEAR: usize = 5;

/// How many where its good stands between.
const WITH: usize = 10;

/// How many words behind the money its good may be named.
const BEHIND: usize = 7;

/// How many items before the money its good may be named, where the verb ends the clause.
const LED: usize = 3;

/// How many items may open a sentence with the good that earns.
const OPENING: usize = 3;

static SELLS: Cue = Cue::Flow(FlowWord::Sells);
static EXPORTS: Cue = Cue::Flow(FlowWord::Plain(Flow::Exports));
static SALES: Cue = Cue::Flow(FlowWord::BareSales);

/// How many marks behind the one whom a good brought money the money may begin.
const BROUGHT: usize = 3;

/// "Gold brought Ghana 8.6 billion cedis": a verb of taking in whose subject is a good, with the country that is paid right behind it.
pub(in crate::resolve) fn brought<'a>(
    line: &Line<'a>,
    marks: &[Mark],
    at: usize,
    next: Option<&Amount>,
    lexicon: &'a Lexicon,
) -> Option<Token<'a>> {
    let area = |mark: usize| {
        matches!(marks.get(mark)?.what, What::Form(form) if matches!(lexicon.cue(form), Cue::Area(..))).then_some(mark)
    };
    let good = |item: &Item<'_>| matches!(item.token, Token::Cue(Cue::Good(_)));
    let money = next.filter(|next| next.quantity.unit.is_money())?;
    let subject = line.items.iter().rev().take(OPENING).any(good);
    let opens = line.items.len() <= OPENING && line.items.last().is_some_and(good);
    if opens && money.marks.start <= at + 2 {
        // "Fish brought $410 million", in a story of trade
        return Some(Token::Cue(&SALES));
    }
    let paid = area(at + 1).or_else(|| area(at + 2))?;
    (subject && money.marks.start > paid && money.marks.start <= paid + BROUGHT)
        .then_some(Token::Cue(&EXPORTS))
}

/// What a word for earning at a mark tells: a flow where it is one of goods, else nothing.
pub(in crate::resolve) fn earned<'a>(
    word: &Cue,
    line: &Line<'a>,
    marks: &[Mark],
    at: usize,
    next: Option<&Amount>,
    lexicon: &'a Lexicon,
) -> Token<'a> {
    let before = line.items.as_slice();
    let cue = |mark: usize| match marks.get(mark)?.what {
        What::Form(form) => Some(lexicon.cue(form)),
        _ => None,
    };
    let good = |mark: usize| matches!(cue(mark), Some(Cue::Good(_)));
    let is_good = |item: &Item<'_>| matches!(item.token, Token::Cue(Cue::Good(_)));
    if *word == Cue::Earnings {
        // "horticulture earnings", "hasil jualan durian", "earnings from the tea harvest"
        let led = matches!(cue(at + 1), Some(Cue::From | Cue::Of));
        let behind = good(at + 1) || led && (good(at + 2) || good(at + 3));
        let own = before.last().is_some_and(is_good) || behind;
        return if own { Token::Cue(&SALES) } else { Token::Word };
    }
    let area = |mark: usize| matches!(cue(mark), Some(Cue::Area(..)));
    // "Vietnam kahveden 3,2 milyar dolar gelir elde etti": the verb ends its clause.
    if let Some(Token::Amount(amount)) = before
        .last()
        .map(|item| item.token)
        .filter(|_| line.postpositions)
    {
        let led = before.iter().rev().skip(1).take(LED).any(is_good);
        return match led && line.amounts[amount].quantity.unit.is_money() {
            true if (0..at).any(area) => Token::Cue(&SELLS),
            true => Token::Cue(&SALES),
            false => Token::Word,
        };
    }
    let money = next.filter(|next| {
        let named = next.marks.start <= at + WITH && (at + 1..next.marks.start).any(good);
        next.quantity.unit.is_money() && (next.marks.start <= at + NEAR || named)
    });
    let Some(money) = money else {
        return Token::Word;
    };
    // "rau quả thu 930 triệu USD": in the language of one country, what goods earn in dollars comes from abroad.
    let dollars = matches!(money.quantity.unit, Unit::Money(code) if code.as_str() == "USD");
    let abroad = || dollars && lexicon.home_of(marks).is_some();
    if before.iter().rev().take(2).any(is_good) && ((0..marks.len()).any(area) || abroad()) {
        // "Tea earned Kenya 1.4 billion dollars"
        return Token::Cue(&EXPORTS);
    }
    let opens = before.len() <= OPENING && before.last().is_some_and(is_good);
    if opens && money.marks.start <= at + 2 {
        // "La soja dejó US$ 540 millones": a good that opens its sentence, in a story of trade.
        return Token::Cue(&SALES);
    }
    let named = (at + 1..money.marks.start).any(good);
    if named {
        // "erlöste in den ersten vier Monaten mit Kaffee 2,6 Milliarden Dollar"
        return Token::Cue(&SELLS);
    }
    let end = money.marks.end;
    let leads = |mark: &usize| {
        matches!(
            cue(*mark),
            Some(Cue::From | Cue::By | Cue::Of | Cue::Driven)
        )
    };
    let led = (end..end + BEHIND).find(leads);
    let sold = |mark: usize| {
        matches!(
            cue(mark),
            Some(Cue::Flow(
                FlowWord::BareSales | FlowWord::Plain(Flow::Exports)
            ))
        )
    };
    // "tiré 1,6 milliard de dollars de la vente de fèves"
    let by =
        led.filter(|&led| !matches!(cue(led), Some(Cue::From)) && (led + 1..led + 3).any(sold));
    let from = led.filter(|&led| {
        let named = (led + 1..led + 8).find(|&mark| good(mark));
        let whole =
            (led + 1..led + 8).any(|mark| matches!(cue(mark), Some(Cue::Flow(_) | Cue::OffTopic)));
        matches!(cue(led), Some(Cue::From | Cue::Driven)) && named.is_some() && !whole
    });
    // "facturó 2.210 millones por piña", "arrecadou 168 milhões com a castanha de caju"
    let article = usize::from(matches!(
        marks.get(end + 1).map(|mark| mark.what),
        Some(What::Other)
    ));
    let paid = matches!(cue(end), Some(Cue::By | Cue::With)) && good(end + 1 + article);
    if by.or(from).is_some() || paid {
        // "earned 14 billion dollars from knitwear", "… by exporting rice"
        return Token::Cue(&SELLS);
    }
    Token::Word
}
