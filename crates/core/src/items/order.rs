//! Ordinals ("third", "21st", 第5) and fractions ("a third", "½").

use super::figure::Draft;
use super::{Item, Kind, Row};
use crate::lexicon::{Cue, What};
use crate::text::Span;
use rust_decimal::Decimal;

/// Fractions in one sign, with numerator and denominator.
const SIGNS: [(char, i64, i64); 9] = [
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅛', 1, 8),
];

impl Row<'_> {
    /// The ordinals among the marks that are free; takes their marks.
    pub(super) fn ordinals(&self, taken: &mut [bool]) -> Vec<Item> {
        let mut found = Vec::new();
        for at in 0..self.marks.len() {
            if taken[at] {
                continue;
            }
            let Some((value, span)) = self.ordinal(at) else {
                continue;
            };
            let mut item = Item::new(span, Kind::Ordinal);
            item.value = Some(value);
            found.push(item);
            for (mark, taken) in self.marks.iter().zip(taken.iter_mut()) {
                *taken |= span.overlaps(mark.span);
            }
        }
        found
    }

    fn ordinal(&self, at: usize) -> Option<(Decimal, Span)> {
        let span = self.marks[at].span;
        match self.marks[at].what {
            What::Form(_) => match self.cue(at)? {
                Cue::Ordinal(n) if !is_roman(self.written(at)) => Some(((*n).into(), span)),
                _ => self.tens_and_ordinal(at),
            },
            What::Other => self.tens_and_ordinal(at),
            What::Number => {
                let digits = self.written(at);
                let value = digits.parse::<u32>().ok().filter(|_| digits.len() <= 4)?;
                let start = self.lexicon.ordinal_before(self.text, span.start);
                let end = self.lexicon.ordinal_behind(self.text, span.end);
                let inside = |end: &usize| {
                    self.marks.last().is_some_and(|last| {
                        *end < last.span.end || !self.text[span.end..*end].ends_with('.')
                    })
                };
                match (start, end.filter(inside)) {
                    (Some(start), _) => Some((value.into(), Span::new(start, span.end))),
                    (None, Some(end)) => Some((value.into(), Span::new(span.start, end))),
                    (None, None) => None,
                }
            }
            What::Punct(_) => None,
        }
    }

    /// "twenty-first".
    fn tens_and_ordinal(&self, at: usize) -> Option<(Decimal, Span)> {
        let start = self.marks[at].span.start;
        let spelled = self.lexicon.spelled(self.text, start)?;
        let next = self
            .marks
            .partition_point(|mark| mark.span.start < spelled.end);
        let hyphen = usize::from(self.sign(next) == Some('-'));
        let Some(Cue::Ordinal(n)) = self.cue(next + hyphen) else {
            return None;
        };
        let tens = spelled.value >= Decimal::from(20) && (spelled.value % Decimal::TEN).is_zero();
        let end = self.marks[next + hyphen].span.end;
        (tens && *n < 10).then(|| (spelled.value + Decimal::from(*n), Span::new(start, end)))
    }

    /// Fractions in words or one sign, among the marks that are free; takes their marks.
    pub(super) fn fractions(&self, taken: &mut [bool]) -> Vec<Item> {
        let mut found = Vec::new();
        for at in 0..self.marks.len() {
            let Some((value, span)) = self.fraction(at).filter(|_| !taken[at]) else {
                continue;
            };
            let end = self
                .marks
                .partition_point(|mark| mark.span.start < span.end);
            let mut item = Item::new(span, Kind::Number);
            item.value = Some(value.round_dp(4).normalize());
            let mut draft = Draft {
                item,
                first: at,
                lead: at,
                end,
                factor: Decimal::ONE,
                bare: true,
            };
            self.settle(&mut draft);
            draft.item.change = self.part_change(&draft);
            taken[at..end].fill(true);
            found.push(draft.item);
        }
        found
    }

    fn fraction(&self, at: usize) -> Option<(Decimal, Span)> {
        let span = self.marks[at].span;
        let mut letters = self.written(at).chars();
        if let (Some(c), None) = (letters.next(), letters.next())
            && let Some((_, over, under)) = SIGNS.iter().find(|(sign, _, _)| *sign == c)
        {
            return Some((Decimal::from(*over) / Decimal::from(*under), span));
        }
        match self.cue(at) {
            Some(Cue::Fraction(hundredths))
                if self
                    .numeral(span.start)
                    .is_none_or(|(_, end)| end <= span.end) =>
            {
                Some((Decimal::new(i64::from(*hundredths), 4), span))
            }
            _ => self.parts_of(at),
        }
    }

    /// "三分之一", "3分の1": of how many parts, then how many.
    fn parts_of(&self, at: usize) -> Option<(Decimal, Span)> {
        let start = self.marks[at].span.start;
        let (parts, end) = self.numeral(start)?;
        let end = self.lexicon.parts(self.text, end)?;
        let (count, end) = self.numeral(end)?;
        let value = count.checked_div(parts)?;
        (value <= Decimal::ONE).then(|| (value, Span::new(start, end)))
    }

    /// A number in words or digits that begins here, and where it ends.
    fn numeral(&self, at: usize) -> Option<(Decimal, usize)> {
        if let Some(spelled) = self.lexicon.spelled(self.text, at) {
            return Some((spelled.value, spelled.end));
        }
        let rest = self.text.get(at..)?;
        let digits = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        Some((rest[..digits].parse().ok()?, at + digits))
    }
}

fn is_roman(written: &str) -> bool {
    written.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | '.'))
}
