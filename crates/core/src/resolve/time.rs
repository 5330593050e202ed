//! Which period each amount of a sentence is about, and what its change is counted from.

use super::compare::comparison;
use super::fiscal::{
    explain, explains, fill, follows_fiscal, is_fiscal, is_of, part_of_year, so_far,
};
use super::line::{Item, Line, Token};
use super::near::{is_brackets_own, outdoes_value, year_on};
use super::older::{between_is_light, is_base, is_newer_side, is_result};
use super::scene::{Said, Spell};
use super::when::{
    counts_back, has_year, heads_amount, heads_clause, in_year_of, is_apart, is_base_behind,
    is_behind, is_extremes_own, is_older, is_overview, is_put_aside, is_same_in, is_yearless,
    looks_back, opens_clause, restates_base, standing_alone, tells_earlier,
};
use crate::claim::{Area, Compare};
use crate::lexicon::{Cue, Relative};
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
            reported: self.focus.map(Period::last),
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
    pub(super) earlier: bool,
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
    /// The year on from the only months that the sentence names, where they are compared with.
    pub(super) year_on: Option<Said<Spell>>,
}

/// How many period phrases on either side an amount looks at.
const NEAR: usize = 16;

impl Times {
    /// Resolves the sentence's phrases from left to right: a relative one is counted from the one before it.
    pub(super) fn read(line: &Line<'_>, ground: Ground<'_>) -> Self {
        let (mut points, mut floating) = (Vec::<Point>::new(), Vec::new());
        let flowed = (0..line.items.len()).any(|at| matches!(line.cue(at), Some(Cue::Flow(_))));
        // How much later than the reporter's own the fiscal years of the sentence begin, in months.
        let mut shift = 0;
        let mut spoken: Option<(Period, bool)> = None;
        for (number, phrase) in line.periods.iter().enumerate() {
            let item = line.period_items[number];
            if explains(line, item) && is_yearless(phrase.when) {
                let fiscal = is_fiscal(line.periods[number - 1].when);
                let found = explain_and_shift(&mut points, phrase.when, ground, fiscal, &mut shift);
                if let Some(period) = found {
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
                spoken = fill(points.last_mut(), phrase.when, &ground.day()).or(spoken);
                continue;
            }
            let compared =
                is_older(line, item, spoken.is_some()) || told && is_same_in(line, item, phrase);
            let than = is_base_behind(line, item);
            let alone = spoken.is_none() && ground.focus.is_none() && !compared && !than;
            let mut when = phrase.when;
            if alone {
                when = standing_alone(when);
            }
            let opens = !compared && !than && tells_earlier(when) && opens_clause(line, item);
            let says = comparison(when).filter(|_| !opens);
            let relative = is_relative(when);
            let now = spoken.map(|(period, _)| period).or(ground.focus);
            let from = Anchor {
                reported: now.map(Period::last),
                spoken: if relative || compared || ground.published.is_none() {
                    counted_from(when, &points, spoken, ground.focus)
                } else {
                    spoken.filter(|said| said.1).map(|said| said.0)
                },
                ..ground.day()
            };
            let Some(found) = anchor(when, &from) else {
                floating.extend(says.map(|says| (item, says)));
                continue;
            };
            let later = matches!(phrase.when, When::FiscalYear(_)).then_some(shift);
            let mut period = found.period.plus(later.unwrap_or(0));
            if let Some(now) = now.filter(|_| compared)
                && period.last() >= now.last()
                && !has_year(phrase.when)
                && !runs_on(phrase.when)
                && says.is_none()
            {
                let month = phrase.when == When::Relative(Relative::LastMonth);
                period = period.plus(if month && now.len() == 1 { -1 } else { -12 });
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
            } else if is_fiscal(phrase.when) {
                period = so_far(line, period, ground.published);
            } else if phrase.counted && follows_fiscal(line, number) {
                // "本财年前八个月": the year stands first.
                if let Some(year) = points.pop() {
                    period = part_of_year(period, year.spell.period, true);
                }
            }
            let spell = Spell {
                period,
                relative: found.relative,
                days: matches!(phrase.when, When::Months { days: true, .. }),
                aside: phrase.aside || opens || is_aside(line, item, period, ground, flowed),
            };
            points.push(Point {
                item,
                spell,
                compared: compared || says.is_some(),
                says,
                earlier: counts_back(when),
                yearless: !compared && is_yearless(phrase.when),
            });
            let now = (period, has_year(phrase.when));
            spoken = (!compared && says.is_none()).then_some(now).or(spoken);
        }
        Self {
            year_on: year_on(line, &points, ground),
            points,
            floating,
        }
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
                && !point.is_left_behind(line, at)
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

    /// The first period that is not compared with.
    pub(super) fn first_main(&self, line: &Line<'_>) -> Option<Said<Spell>> {
        let point = self.points.iter().find(|point| !point.compared)?;
        Some(Said::here(point.spell, line.items[point.item].span))
    }
}

/// "China, 2020 noch größter Kunde, ist weggefallen", "Australien, das noch 2020 vorn lag": a period right behind a comma that a
/// country stands before.
fn is_put_in(line: &Line<'_>, item: usize) -> bool {
    let country = |before: usize| matches!(line.cue(before), Some(Cue::Area(..)));
    let comma = line.back(item, 4, |before| match line.items[before].token {
        Token::Sign(',') => Some(Some(before)),
        Token::Word | Token::Cue(Cue::Pronoun) => None,
        _ => Some(None),
    });
    comma
        .flatten()
        .is_some_and(|comma| comma > 0 && country(comma - 1))
}

/// Is it an older time that a sentence only looks back to?
fn is_aside(
    line: &Line<'_>,
    item: usize,
    period: Period,
    ground: Ground<'_>,
    flowed: bool,
) -> bool {
    !flowed && looks_back(period, ground)
        || is_overview(period, ground.focus)
        || is_put_in(line, item) && is_behind(period, ground.focus)
}

/// The period that a relative one is counted from.
fn counted_from(
    when: When,
    points: &[Point],
    spoken: Option<(Period, bool)>,
    focus: Option<Period>,
) -> Option<Period> {
    let spoken = spoken.map(|(period, _)| period);
    beside_month_before(when, points).or(spoken).or(focus)
}

/// "In April it was $11 billion; in March $14 billion, a year earlier $15 billion": a year before the month that the month before
/// is only set beside.
fn beside_month_before(when: When, points: &[Point]) -> Option<Period> {
    let [.., now, before] = points else {
        return None;
    };
    let (now, before) = (now.spell.period, before.spell.period);
    let months = now.len() == 1 && before.len() == 1 && before.plus(1) == now;
    (months && when == When::Relative(Relative::YearEarlier)).then_some(now)
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

/// What a bracket says of the period before it, and how much later than the reporter's own its fiscal year begins, in months.
fn explain_and_shift(
    points: &mut [Point],
    when: When,
    ground: Ground<'_>,
    fiscal: bool,
    shift: &mut i32,
) -> Option<Period> {
    let before = points.last().map(|point| point.spell.period.first());
    let period = explain(points.last_mut(), when, &ground.day(), fiscal)?;
    if let Some(before) = before.filter(|_| fiscal && period.len() == 12) {
        *shift = period.first().since(before);
    }
    Some(period)
}

/// Does it run up to the day, so that no year is meant before it?
fn runs_on(when: When) -> bool {
    matches!(
        when,
        When::Relative(Relative::YearToDate | Relative::ThisYear)
    )
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
