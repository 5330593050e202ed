//! Measures behind a number ("kilometres"), and what a price is counted by ("per barrel").

use super::figure::Draft;
use super::{Kind, Row};
use rust_decimal::Decimal;

impl Row<'_> {
    /// Takes in the measure behind a number, and the unit of a price.
    pub(super) fn measured(&self, draft: &mut Draft, taken: &[bool]) {
        if draft.bare {
            self.measure(draft);
        } else if draft.item.kind == Kind::Points {
            self.hundredths(draft);
            Self::index_points(draft);
        }
        if matches!(draft.item.kind, Kind::Money | Kind::Quantity | Kind::Range) {
            self.counted_by(draft, taken);
        }
    }

    fn measure(&self, draft: &mut Draft) {
        let end = draft.item.span.end;
        let hyphen = usize::from(self.text[end..].starts_with('-'));
        let at = if hyphen == 1 {
            end + 1
        } else {
            self.behind(end)
        };
        let Some((code, end)) = self.lexicon.measure(self.text, at) else {
            return;
        };
        draft.bare = false;
        draft.item.kind = Kind::Quantity;
        draft.item.unit = Some(code.to_owned());
        self.take(draft, end);
        if code == "bp" {
            Self::as_points(draft);
        }
    }

    /// More than a hundred points are those of an index.
    fn index_points(draft: &mut Draft) {
        let value = draft.item.value.unwrap_or_default().abs();
        if value > Decimal::ONE_HUNDRED && draft.item.unit.as_deref() == Some("pp") {
            draft.item.kind = Kind::Quantity;
            draft.item.unit = Some("point".to_owned());
        }
    }

    /// Basis points are hundredths of a percentage point.
    fn hundredths(&self, draft: &mut Draft) {
        let first = draft.end.checked_sub(1).map(|at| self.marks[at].span.start);
        let measure = first.and_then(|at| self.lexicon.measure(self.text, at));
        if measure.is_some_and(|(code, _)| code == "bp") {
            Self::as_points(draft);
        }
    }

    fn as_points(draft: &mut Draft) {
        let hundredth = |value: Decimal| (value / Decimal::ONE_HUNDRED).normalize();
        draft.item.value = draft.item.value.map(hundredth);
        draft.item.high = draft.item.high.map(hundredth);
        draft.item.unit = Some("pp".to_owned());
        if draft.item.high.is_none() {
            draft.item.kind = Kind::Points;
        }
    }

    /// "$80 a barrel", "12 km/h".
    fn counted_by(&self, draft: &mut Draft, taken: &[bool]) {
        let at = self.behind(draft.item.span.end);
        let Some(end) = self.lexicon.per(self.text, at) else {
            return;
        };
        let Some((code, end)) = self.unit_at(self.behind(end)) else {
            return;
        };
        // "tonnes a year earlier": a period.
        let last = self.marks.partition_point(|mark| mark.span.start < end);
        if taken[draft.end..last.max(draft.end)].contains(&true) {
            return;
        }
        let first = draft.item.currency.map(|currency| currency.to_string());
        let Some(first) = first.or_else(|| draft.item.unit.clone()) else {
            return;
        };
        draft.item.unit = Some(format!("{first}/{code}"));
        self.take(draft, end);
    }

    /// The unit or measure that begins here.
    fn unit_at(&self, at: usize) -> Option<(String, usize)> {
        let (code, end) = self.lexicon.measure(self.text, at)?;
        Some((code.to_owned(), end))
    }

    /// Lets an item reach as far as a byte.
    fn take(&self, draft: &mut Draft, end: usize) {
        draft.item.span.end = end;
        draft.end = self
            .marks
            .partition_point(|mark| mark.span.start < end)
            .max(draft.end);
    }
}
