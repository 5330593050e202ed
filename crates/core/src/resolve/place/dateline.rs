//! Where a story was filed, before its first words: "NEW DELHI:", "DHAKA, Jan 21 (Reuters) -".

use crate::claim::Area;
use crate::resolve::line::{Line, Token};
use crate::resolve::place::{Part, area_at, part};
use crate::resolve::scene::Said;

/// How many items behind its place a dateline may end, at most.
const LONG: usize = 12;

/// How many words a dateline may hold beside its place: an agency and a month.
const WORDS: usize = 4;

/// Where a dateline that opens a line ends: at a dash or colon behind no more than a day and the name of an agency.
fn end(line: &Line<'_>) -> Option<usize> {
    let mut words = 0;
    for at in 1..line.items.len().min(LONG) {
        match line.items[at].token {
            Token::Sign('-' | '–' | '—' | ':' | '：') => {
                let dashes = matches!(line.sign(at + 1), Some('-' | '–' | '—'));
                let last = at + usize::from(dashes);
                let spaced = line.items.get(last + 1).is_some_and(|next| {
                    next.span.start > line.items[last].span.end || line.sign(at) == Some('：')
                });
                return spaced.then_some(last);
            }
            Token::Sign(',' | '(' | ')' | '.' | '/') | Token::Period => {}
            Token::Word => words += 1,
            Token::Amount(n) if line.amounts[n].is_bare() => {}
            _ => return None,
        }
        if words > WORDS {
            return None;
        }
    }
    None
}

/// Does the line open with where it was filed?
pub(super) fn has_dateline(line: &Line<'_>) -> bool {
    let end = area_at(line, 0).and_then(|_| end(line));
    end.is_some_and(|end| {
        let next = line.items.get(end + 1).map(|item| item.token);
        !matches!(next, Some(Token::Amount(_)) | None)
    })
}

/// "KARACHI: Textile exports rose": where a story was filed tells whose trade it is, where its first sentence names no other
/// country but as the other side.
pub(in crate::resolve) fn filed(line: &Line<'_>) -> Option<Said<Area>> {
    if !has_dateline(line) {
        return None;
    }
    let (area, _) = area_at(line, 0)?;
    let other = (1..line.items.len())
        .filter(|&at| area_at(line, at).is_some_and(|(other, _)| other != area))
        .any(|at| part(line, at) != Part::Partner);
    (!other).then(|| Said::here(area.clone(), line.items[0].span).earlier())
}
