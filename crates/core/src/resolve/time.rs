//! Which period each amount of a sentence is about, and what its change is counted from.

use super::compare::comparison;
use super::fiscal::{explain, explains, is_fiscal, is_of, part_of_year};
use super::line::{Line, Token};
use super::older::{between_is_light, is_base, is_newer_side, is_result};
use super::scene::{Said, Spell};
use super::when::{
    counts_back, has_year, heads_amount, heads_clause, in_year_of, is_apart, is_older,
    is_put_aside, is_same_in, is_yearless, looks_back, opens_clause, restates_base, standing_alone,
    tells_earlier,
};
use crate::claim::{Area, Compare};
use crate::lexicon::Cue;
use crate::period::Period;
use crate::phrase::{Anchor, When, YearSaid, anchor};
use crate::text::Span;
use jiff::civil::Date;

/// What the sentence's periods are resolved against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) published: Option<Date>,
    pub(super) reporter: Option<&'a Area>,
    /// The period spoken of before this sentence.
    pub(super) focus: Option<Period>,
}

impl Ground<'_> {
    /// The day alone: what is counted from no period.
    fn day(&self) -> Anchor<'_> {
        Anchor {
            published: self.published,
            spoken: None,
            reporter: self.reporter,
        }
    }
}

/// A period phrase of the sentence, resolved.
#[derive(Debug, Clone)]
pub(super) struct Point {
    /// Its item.
    pub(super) item: usize,
    /// What it came to.
    pub(super) spell: Spell,
    /// Is it what something is compared with ("than in June", "a year earlier")?
    pub(super) compared: bool,
    /// The comparison that it says in so many words.
    pub(super) says: Option<Compare>,
    /// Is it an earlier period, counted back from the one spoken of?
    earlier: bool,
    /// Months that named no year of their own.
    pub(super) yearless: bool,
}

impl Point {
    /// "July-May of FY23": the months of a phrase that named no year, in the year that a later phrase names.
    fn in_year(
        &self,
        line: &Line<'_>,
        item: usize,
        when: When,
        compared: bool,
        period: Period,
        counted: bool,
    ) -> Option<Period> {
        match when {
            When::Year(_) if !compared => (self.yearless && !is_apart(line, self.item, item))
                .then(|| in_year_of(self.spell.period, period)),
            _ if is_fiscal(when) => ((self.yearless || self.compared)
                && is_of(line, self.item, item))
            .then(|| part_of_year(self.spell.period, period, counted)),
            _ => None,
        }
    }
}

/// The periods of one sentence.
pub(super) struct Times {
    pub(super) points: Vec<Point>,
    /// Comparisons in so many words whose own months are not known ("than a month earlier" in a story without a date).
    pub(super) floating: Vec<(usize, Compare)>,
}

/// How many period phrases on either side an amount looks at.
const NEAR: usize = 16;

impl Times {
    /// Resolves the sentence's phrases from left to right: a relative one is counted from the one before it.
    pub(super) fn read(line: &Line<'_>, ground: Ground<'_>) -> Self {
        let mut points: Vec<Point> = Vec::new();
        let mut floating = Vec::new();
        let mut spoken: Option<(Period, bool)> = None;
        let mut tokens = line.items.iter().map(|item| item.token);
        let flowed = tokens.any(|token| matches!(token, Token::Cue(Cue::Flow(_))));
        for (number, phrase) in line.periods.iter().enumerate() {
            let item = line.period_items[number];
            if explains(line, item) && is_yearless(phrase.when) {
                let fiscal = is_fiscal(line.periods[number - 1].when);
                if let Some(period) = explain(points.last_mut(), phrase.when, &ground.day(), fiscal)
                {
                    spoken = Some((period, false));
                }
                continue;
            }
            // "grew 5% year-on-year from January to April 2025": the only months there are say when.
            let told = spoken.is_some() || ground.focus.is_some();
            if told && has_year(phrase.when) && restates_base(line, item, points.last()) {
                continue;
            }
            if explains(line, item) && is_fiscal(line.periods[number - 1].when) {
                continue;
            }
            let known = spoken.is_some() || ground.focus.is_some();
            let compared =
                is_older(line, item, spoken.is_some()) || known && is_same_in(line, item, phrase);
            // Some languages say "than" behind the period.
            let than = matches!(
                line.cue(item + 1),
                Some(Cue::Against | Cue::Than(_) | Cue::From)
            );
            let alone = spoken.is_none() && ground.focus.is_none() && !compared && !than;
            let when = if alone {
                standing_alone(phrase.when)
            } else {
                phrase.when
            };
            let opens = !compared && !than && tells_earlier(when) && opens_clause(line, item);
            let says = comparison(when).filter(|_| !opens);
            let relative = is_relative(when);
            let explicit = spoken
                .filter(|(_, explicit)| *explicit)
                .map(|(period, _)| period);
            let from = Anchor {
                published: ground.published,
                spoken: if relative || compared || ground.published.is_none() {
                    spoken.map(|(period, _)| period).or(ground.focus)
                } else {
                    explicit
                },
                reporter: ground.reporter,
            };
            let Some(found) = anchor(when, &from) else {
                floating.extend(says.map(|says| (item, says)));
                continue;
            };
            let mut period = found.period;
            let now = spoken.map(|(period, _)| period).or(ground.focus);
            if let Some(now) = now.filter(|_| compared)
                && period.last() >= now.last()
                && !has_year(phrase.when)
                && says.is_none()
            {
                period = period.year_earlier();
            }
            if let Some(now) = now.filter(|_| compared && period.len() == 12)
                && now.len() < 12
            {
                period = in_year_of(now, period);
            }
            let counted = number > 0 && line.periods[number - 1].counted;
            if let Some(last) = points.last_mut()
                && let Some(months) =
                    last.in_year(line, item, phrase.when, compared, period, counted)
            {
                period = months;
                last.spell.period = period;
                last.yearless = false;
            }
            let spell = Spell {
                period,
                relative: found.relative,
                days: matches!(phrase.when, When::Months { days: true, .. }),
                aside: phrase.aside || opens || !flowed && looks_back(period, ground),
            };
            points.push(Point {
                item,
                spell,
                compared: compared || says.is_some(),
                says,
                earlier: counts_back(when),
                yearless: !compared && is_yearless(phrase.when),
            });
            if !compared && says.is_none() {
                spoken = Some((period, has_year(phrase.when)));
            }
        }
        Self { points, floating }
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
        let said = |point: &Point| Said::here(point.spell, line.items[point.item].span);
        if let Some(point) = self
            .attached(line, at)
            .filter(|point| !(percent && !base && point.compared))
        {
            return Some(said(point));
        }
        if let Some(point) = self.before(at).last()
            && (base || !percent)
            && point.compared
            && !is_result(line, point.item, at)
            && (point.item + 1..at).all(|between| {
                between_is_light(line, between)
                    || (point.says.is_some() || base && percent)
                        && matches!(line.cue(between), Some(Cue::Of))
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
        let others = |point: &Point| {
            self.is_bases_own(line, point) || newer && self.is_older_amounts_own(line, point, at)
        };
        let main = |point: &&Point| {
            !point.compared && !others(point) && !is_put_aside(line, point.item, at)
        };
        let before = self.before(at).iter().rev().take(NEAR).find(main);
        let after = || {
            let amount = matches!(line.items[at].token, Token::Amount(_));
            let free = |point: &&Point| {
                let another = amount && line.postpositions && heads(line, point.item).is_some()
                    || heads_amount(line, point.item)
                    || amount && heads_clause(line, point.item);
                main(point) && !another
            };
            let near = self.after(at).iter().take(NEAR).find(free)?;
            let apart = (at..near.item).any(|item| line.is_boundary(item));
            (!apart).then_some(near)
        };
        before.or_else(after).map(said)
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
        (touches && !self.after(at).is_empty()).then_some(point)
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

    /// The first period that is not compared with.
    pub(super) fn first_main(&self, line: &Line<'_>) -> Option<Said<Spell>> {
        let point = self.points.iter().find(|point| !point.compared)?;
        Some(Said::here(point.spell, line.items[point.item].span))
    }
}

/// "Aralık 2024'te %75,8 olan oran %70,1'e indi": the amount right behind a period.
pub(super) fn heads(line: &Line<'_>, item: usize) -> Option<usize> {
    line.ahead(item, 3, |after| match line.items[after].token {
        Token::Amount(_) => Some(Some(after)),
        Token::Cue(Cue::In | Cue::Of) | Token::Word => None,
        _ => Some(None),
    })?
}

/// Is it counted from another period than the day?
const fn is_relative(when: When) -> bool {
    matches!(
        when,
        When::Relative(_)
            | When::SameIn(_)
            | When::YearsOn(_)
            | When::LastMonths(_)
            | When::MonthsFrom(..)
            | When::Months {
                year: YearSaid::Before,
                ..
            }
    )
}
