//! Which marks of a sentence are whose: codes, periods and amounts share none; and what the others tell by themselves.

use super::line::Token;
use crate::lexicon::{Cue, Lexicon, Mark, What};
use crate::phrase::{Amount, Code, PeriodPhrase};

/// Which marks, as far as the last of them, are part of a code or of a period that shares none with a code; only those periods are left.
pub(super) fn taken(codes: &[Code], periods: &mut Vec<PeriodPhrase>) -> Vec<bool> {
    let code = codes.last().map_or(0, |code| code.marks.end);
    let period = periods.last().map_or(0, |phrase| phrase.marks.end);
    let mut taken = vec![false; code.max(period)];
    for code in codes {
        taken[code.marks.clone()].fill(true);
    }
    periods.retain(|phrase| !taken[phrase.marks.clone()].contains(&true));
    for phrase in periods {
        taken[phrase.marks.clone()].fill(true);
    }
    taken
}

/// The amounts that none before has taken in ("0-%6"): one that begins inside another would never come up.
pub(super) fn apart(mut amounts: Vec<Amount>) -> Vec<Amount> {
    let mut end = 0;
    amounts.retain(|amount| {
        let free = amount.marks.start >= end;
        end = end.max(amount.marks.end);
        free
    });
    amounts
}

/// The periods that no amount has taken in: one that lies inside an amount would never come up.
pub(super) fn outside(mut periods: Vec<PeriodPhrase>, amounts: &[Amount]) -> Vec<PeriodPhrase> {
    let mut rest = amounts;
    periods.retain(|period| {
        let passed = |amount: &&Amount| amount.marks.end <= period.marks.start;
        rest = &rest[rest.iter().take_while(passed).count()..];
        rest.first()
            .is_none_or(|amount| amount.marks.start >= period.marks.end)
    });
    periods
}

/// What a mark that is part of no amount and no period tells by itself.
pub(super) fn plain_token(mark: Mark, lexicon: &Lexicon) -> Token<'_> {
    match mark.what {
        What::Form(form) => match lexicon.cue(form) {
            Cue::Plain
            | Cue::Article
            | Cue::Adjusted
            | Cue::Revised
            | Cue::Chiefly
            | Cue::Why
            | Cue::At
            | Cue::AllIn
            | Cue::Goes
            | Cue::Wares
            | Cue::Outward
            | Cue::Inward
            | Cue::Tenths
            | Cue::Hundredths => Token::Word,
            cue => Token::Cue(cue),
        },
        What::Punct(sign) => Token::Sign(sign),
        What::Number | What::Other => Token::Word,
    }
}
