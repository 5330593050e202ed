//! Which period each amount of a sentence is about, and what its change is counted from.

pub(super) mod fiscal;
pub(super) mod lead;
pub(super) mod near;
pub(super) mod points;
pub(super) mod when;

use self::near::{between_is_light, is_brackets_own, is_result, outdoes_value, year_on};
use self::points::{Ground, Point};
use self::when::{heads_amount, heads_clause, is_extremes_own, is_put_aside};
use super::compare::older::{is_base, is_newer_side};
use super::line::{Item, Line, Token};
use super::scene::{Said, Spell};
use crate::claim::Compare;
use crate::lexicon::Cue;
use crate::period::Period;
use crate::text::Span;

/// The periods of one sentence.
pub(super) struct Times {
    pub(super) points: Vec<Point>,
    /// Comparisons in so many words whose own months are not known ("than a month earlier" in a story without a date).
    pub(super) floating: Vec<(usize, Compare)>,
    /// The year on from the only months that the sentence names, where they are compared with.
    pub(super) year_on: Option<Said<Spell>>,
}

/// How many period phrases on either side an amount looks at.
const NEAR: usize = 16;

impl Times {
    /// Resolves the sentence's phrases.
    pub(super) fn read(line: &Line<'_>, ground: Ground<'_>) -> Self {
        let (points, floating) = points::read(line, ground);
        let mut times = Self {
            points,
            floating,
            year_on: None,
        };
        times.year_on = year_on(line, &times, ground);
        times
    }

    /// The period of the amount at an item, where the sentence names one.
    pub(super) fn of_amount(
        &self,
        line: &Line<'_>,
        at: usize,
        percent: bool,
    ) -> Option<Said<Spell>> {
        if let Some(point) = self.bracketed(line, at) {
            return Some(Said::here(point.spell, line.items[point.item].span));
        }
        // "als wichtigsten Partner": an order has no older value.
        let order = matches!(
            line.cue(at),
            Some(Cue::Rank | Cue::Place | Cue::Ordinal(_) | Cue::Record(_) | Cue::Extreme(_))
        );
        let base = !order && is_base(line, at);
        // "from a record 66 billion in June": of the older value right behind it.
        if order
            && line.items.get(at + 1).is_some_and(is_amount)
            && is_base(line, at + 1)
            && let Some(said) = self.of_amount(line, at + 1, false)
        {
            return Some(said);
        }
        let said = |point: &Point| Said::here(point.spell, line.items[point.item].span);
        if let Some(point) = self.attached(line, at).filter(|point| {
            let dates = order && is_extremes_own(line, point.item);
            !(dates || percent && !base && point.compared)
        }) {
            return Some(said(point));
        }
        if let Some(point) = self.before(at).last()
            && (base || !percent || outdoes_value(line, point.item, at))
            && point.compared
            && !is_result(line, point.item, at)
            && (point.item + 1..at).all(|between| {
                between_is_light(line, between)
                    || (point.says.is_some() || base) && matches!(line.cue(between), Some(Cue::Of))
                    || point.earlier
                        && matches!(line.cue(between), Some(Cue::Pronoun | Cue::In | Cue::Of))
            })
        {
            return Some(said(point));
        }
        if base {
            return self.right_before(line, at).map(said);
        }
        if let Some(point) = self.opening_earlier(line).filter(|_| !percent) {
            // Later sentences go on with what was spoken of before.
            let spell = Spell {
                aside: true,
                ..point.spell
            };
            return Some(Said::here(spell, line.items[point.item].span));
        }
        let newer = is_newer_side(line, at);
        // "setelah mencetak rekor US$27,9 miliar pada 2022": a record is of the time of the amount right behind it.
        let headed = order && line.items.get(at + 1).is_some_and(is_amount);
        let others = |point: &Point| {
            !headed && self.is_bases_own(line, point)
                || newer && self.is_older_amounts_own(line, point, at)
        };
        let main = |point: &&Point| {
            !point.compared
                && !others(point)
                && !is_put_aside(line, point.item, at)
                && !self.is_left_behind(line, point, at)
        };
        let before = self.before(at).iter().rev().take(NEAR).find(main);
        let after = || {
            let amount = matches!(line.items[at].token, Token::Amount(_));
            let free = |point: &&Point| {
                let another = amount && line.postpositions && heads(line, point.item).is_some()
                    || heads_amount(line, point.item)
                    || amount && heads_clause(line, point.item);
                main(point) && !another && !is_brackets_own(line, at, point.item)
            };
            let near = self.after(at).iter().take(NEAR).find(free)?;
            let apart = (at..near.item).any(|item| line.is_boundary(item));
            (!apart).then_some(near)
        };
        let named = before.or_else(after).map(said);
        named.or_else(|| self.year_on.clone())
    }

    /// "Im Vormonat hatte das Minus bei 8,4 Milliarden Euro gelegen", "A year earlier it was $5 billion": an earlier period that opens
    /// a sentence, the only one in it, is that of its values.
    fn opening_earlier(&self, line: &Line<'_>) -> Option<&Point> {
        let [point] = self.points.as_slice() else {
            return None;
        };
        let opens = point.item <= 2
            && (0..point.item).all(|item| {
                matches!(line.items[item].token, Token::Word)
                    || matches!(line.cue(item), Some(Cue::In))
            });
        let than = matches!(
            line.cue(point.item + 1),
            Some(Cue::Against | Cue::Than(_) | Cue::From)
        );
        (opens && point.earlier && !than).then_some(point)
    }

    /// "2003'teki 1,3 milyar dolardan": in languages with postpositions, the older value's period stands right before it, where
    /// another one follows for the newer value.
    fn right_before(&self, line: &Line<'_>, at: usize) -> Option<&Point> {
        let point = self.before(at).last().filter(|_| line.postpositions)?;
        let touches =
            (point.item + 1..at).all(|item| matches!(line.cue(item), Some(Cue::In | Cue::Of)));
        // "haziranda 15,2 milyar euro iken"
        let clause = matches!(line.cue(at + 1), Some(Cue::While));
        (touches && (clause || !self.after(at).is_empty())).then_some(point)
    }

    /// The periods named before an item, in order: found by halves, since every amount asks.
    pub(super) fn before(&self, at: usize) -> &[Point] {
        &self.points[..self.points.partition_point(|point| point.item < at)]
    }

    /// The periods named behind an item, in order.
    pub(super) fn after(&self, at: usize) -> &[Point] {
        &self.points[self.points.partition_point(|point| point.item <= at)..]
    }

    /// The periods named as a list right before a list of as many amounts ("in 2021 and 2022, 3.4 and 3.9").
    pub(super) fn listed(
        &self,
        line: &Line<'_>,
        at: usize,
        run: usize,
    ) -> Option<Vec<Said<Spell>>> {
        let main = self.before(at).iter().rev().filter(|point| !point.compared);
        let mut last: Vec<_> = main.take(run).collect();
        if last.len() < run {
            return None;
        }
        last.reverse();
        let joined = |left: &Point, right: &Point| {
            (left.item + 1..right.item).all(|item| line.separates(item))
        };
        let amounts_between =
            (last[0].item..at).any(|item| matches!(line.items[item].token, Token::Amount(_)));
        (!amounts_between && last.windows(2).all(|pair| joined(pair[0], pair[1]))).then(|| {
            last.iter()
                .map(|point| Said::here(point.spell, line.items[point.item].span))
                .collect()
        })
    }

    /// The period whose phrase lies inside a stretch of text.
    pub(super) fn within(&self, line: &Line<'_>, span: Span) -> Option<Period> {
        let inside = |point: &&Point| span.contains(line.items[point.item].span);
        let mut named = self.points.iter().rev();
        named.find(inside).map(|point| point.spell.period)
    }

    /// Does the sentence name no period at all?
    pub(super) fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// The first period that is neither compared with nor behind.
    pub(super) fn newest_main(&self, line: &Line<'_>) -> Option<Said<Spell>> {
        let main = self.points.iter().filter(|point| !point.compared);
        let point = main.max_by_key(|point| point.spell.period.last())?;
        Some(Said::here(point.spell, line.items[point.item].span))
    }

    /// The first period that is not compared with.
    pub(super) fn first_main(&self, line: &Line<'_>) -> Option<Said<Spell>> {
        let point = self.points.iter().find(|point| !point.compared)?;
        Some(Said::here(point.spell, line.items[point.item].span))
    }
}

fn is_amount(item: &Item<'_>) -> bool {
    matches!(item.token, Token::Amount(_))
}

/// "Aralık 2024'te %75,8 olan oran %70,1'e indi": the amount right behind a period.
pub(super) fn heads(line: &Line<'_>, item: usize) -> Option<usize> {
    line.ahead(item, 3, |after| match line.items[after].token {
        Token::Amount(_) => Some(Some(after)),
        Token::Cue(Cue::In | Cue::Of) | Token::Word => None,
        _ => Some(None),
    })?
}
