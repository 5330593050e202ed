//! Which marks of a sentence are whose: codes, periods and amounts share none.

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
