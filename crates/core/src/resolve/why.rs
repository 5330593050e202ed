//! Clauses that only say why: "Imports fell 1.4 percent as fewer cars arrived from Japan".

use super::line::{Line, Token};
use crate::lexicon::{Cue, FlowWord, Lexicon, Mark, Naming, What};

/// How many marks such a clause is looked over for.
const CLAUSE: usize = 40;

/// How many marks behind the word that opens it what it speaks of may stand.
const OPENING: usize = 5;

/// The clause at hand that says why.
#[derive(Debug, Default)]
pub(super) struct Why {
    /// The mark up to which sides and goods tell nothing.
    until: usize,
}

impl Why {
    /// What a mark tells that is part of no amount and no period, where it may stand in a clause that says why. One without figures of
    /// its own names no side and no good of those told; one with some is a clause of its own.
    pub(super) fn token<'a>(
        &mut self,
        line: &Line<'a>,
        marks: &[Mark],
        at: usize,
        token: Token<'a>,
        lexicon: &'a Lexicon,
    ) -> Token<'a> {
        static WHILE: Cue = Cue::While;
        let cue = |mark: usize| match marks.get(mark).map(|mark| mark.what) {
            Some(What::Form(form)) => Some(lexicon.cue(form)),
            _ => None,
        };
        if cue(at) == Some(&Cue::Why) {
            let end = end(marks, at, &cue);
            let told = line.items.iter().any(|item| {
                matches!(
                    item.token,
                    Token::Amount(_) | Token::Cue(Cue::Move(_) | Cue::Record(_))
                )
            });
            let opens = line.items.is_empty() && marks.get(end).is_some();
            let ranks = |mark: usize| {
                matches!(
                    cue(mark),
                    Some(
                        Cue::Rank
                            | Cue::Ordinal(_)
                            | Cue::Place
                            | Cue::Trader(_)
                            | Cue::Flow(FlowWord::Market(_) | FlowWord::Partner)
                    )
                )
            };
            let claims = |mark: usize| {
                matches!(
                    cue(mark),
                    Some(
                        Cue::Record(_)
                            | Cue::Extreme(_)
                            | Cue::Multiple(_)
                            | Cue::Fraction(_)
                            | Cue::Streak
                    )
                )
            };
            if !(told || opens) || (at + 1..end).any(ranks) {
                return token;
            }
            let first = line
                .amounts
                .iter()
                .map(|amount| amount.marks.start)
                .find(|start| (at..end).contains(start));
            if first.is_none() {
                let claims = (at + 1..end).any(claims);
                self.until = if claims { at } else { end };
                return token;
            }
            let speaks = (at + 1..end.min(at + OPENING)).find_map(|mark| match cue(mark)? {
                Cue::Good(_) | Cue::Area(..) | Cue::Flow(_) => Some(true),
                Cue::Article | Cue::Move(_) | Cue::Plain => None,
                _ => Some(false),
            });
            let article = matches!(cue(at + 1), Some(Cue::Article));
            if told && speaks == Some(true) && !article {
                return Token::Cue(&WHILE);
            }
        } else if at < self.until && tells(token) {
            return Token::Word;
        }
        token
    }
}

/// The mark that ends the clause that a mark opens: no comma of a list does.
fn end<'a>(marks: &[Mark], at: usize, cue: &impl Fn(usize) -> Option<&'a Cue>) -> usize {
    let last = marks.len().min(at + CLAUSE);
    let names = |mark: usize| matches!(cue(mark), Some(Cue::Area(..) | Cue::Good(_)));
    let ends = |mark: usize| match marks[mark].what {
        What::Punct(';' | '；') => true,
        What::Punct(',' | '，') => !(names(mark - 1) && names(mark + 1)),
        _ => matches!(cue(mark), Some(Cue::While)),
    };
    (at + 1..last).find(|&mark| ends(mark)).unwrap_or(last)
}

/// Does it name a side, a good or a flow?
const fn tells(token: Token<'_>) -> bool {
    match token {
        Token::Cue(Cue::Area(_, naming)) => !matches!(naming, Naming::Agency),
        Token::Cue(Cue::Pair(..) | Cue::Good(_) | Cue::Flow(_) | Cue::Overall | Cue::Driven) => {
            true
        }
        _ => false,
    }
}
