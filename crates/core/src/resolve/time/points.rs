//! The phrases of a sentence that name a period, resolved from left to right.

use super::fiscal::{
    explain, explains, fill, follows_fiscal, is_fiscal, is_of, part_of_year, so_far,
};
use super::when::{
    counts_back, glances, has_year, in_year_of, is_apart, is_base_behind, is_behind, is_older,
    is_overview, is_same_in, is_yearless, looks_back, opens_clause, restates_base, standing_alone,
    tells_earlier,
};
use crate::claim::{Area, Compare};
use crate::lexicon::{Cue, Relative};
use crate::period::Period;
use crate::phrase::{Anchor, When, YearSaid, anchor};
use crate::resolve::compare::comparison;
use crate::resolve::compare::older::is_base;
use crate::resolve::line::{Line, Token};
use crate::resolve::scene::Spell;
use crate::resolve::time::heads;
use jiff::civil::Date;

/// What the sentence's periods are resolved against.
#[derive(Debug, Clone, Copy)]
pub(in crate::resolve) struct Ground<'a> {
    pub(in crate::resolve) published: Option<Date>,
    pub(in crate::resolve) reporter: Option<&'a Area>,
    /// The period spoken of before this sentence.
    pub(in crate::resolve) focus: Option<Period>,
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
pub(in crate::resolve) struct Point {
    /// Its item.
    pub(in crate::resolve) item: usize,
    /// What it came to.
    pub(in crate::resolve) spell: Spell,
    /// Is it what something is compared with ("than in June", "a year earlier")?
    pub(in crate::resolve) compared: bool,
    /// The comparison that it says in so many words.
    pub(in crate::resolve) says: Option<Compare>,
    /// Is it an earlier period, counted back from the one spoken of?
    pub(in crate::resolve) earlier: bool,
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

/// The phrases of a sentence while they are resolved from left to right: a relative one is counted from the one before it.
struct Reading<'a, 'b> {
    line: &'b Line<'a>,
    ground: Ground<'b>,
    /// Does the sentence name a flow?
    flowed: bool,
    /// How much later than the reporter's own the fiscal years of the sentence begin, in months.
    shift: i32,
    /// The period spoken of last, and whether it named its year.
    spoken: Option<(Period, bool)>,
    points: Vec<Point>,
    floating: Vec<(usize, Compare)>,
}

/// The periods of a sentence, and comparisons whose own months are not known.
pub(in crate::resolve) fn read(
    line: &Line<'_>,
    ground: Ground<'_>,
) -> (Vec<Point>, Vec<(usize, Compare)>) {
    let flowed = (0..line.items.len()).any(|at| matches!(line.cue(at), Some(Cue::Flow(_))));
    let mut reading = Reading {
        line,
        ground,
        flowed,
        shift: 0,
        spoken: None,
        points: Vec::new(),
        floating: Vec::new(),
    };
    for number in 0..line.periods.len() {
        if !reading.explains(number) {
            reading.take(number);
        }
    }
    (reading.points, reading.floating)
}

impl Reading<'_, '_> {
    /// Takes in a phrase that is none of its own: a bracket that explains the one before it, or months said again.
    fn explains(&mut self, number: usize) -> bool {
        let (line, ground) = (self.line, self.ground);
        let (item, when) = (line.period_items[number], line.periods[number].when);
        let explained = explains(line, item);
        let fiscal = || is_fiscal(line.periods[number - 1].when);
        if explained && is_yearless(when) {
            if let Some(period) = self.explain_and_shift(when, fiscal()) {
                self.spoken = Some((period, false));
            }
            return true;
        }
        // "grew 5% year-on-year from January to April 2025": the only months there are say when.
        if self.told() && has_year(when) && restates_base(line, item, self.points.last()) {
            return true;
        }
        if explained && fiscal() {
            let filled = fill(self.points.last_mut(), when, &ground.day());
            self.spoken = filled.or(self.spoken);
            return true;
        }
        false
    }

    /// Is a period known that others may be counted from?
    fn told(&self) -> bool {
        self.spoken.is_some() || self.ground.focus.is_some()
    }

    /// Resolves a phrase.
    fn take(&mut self, number: usize) {
        let (line, ground) = (self.line, self.ground);
        let (item, phrase) = (line.period_items[number], &line.periods[number]);
        if self.is_month_a_year_earlier(number) {
            return;
        }
        let compared = is_older(line, item, self.spoken.is_some())
            || self.told() && is_same_in(line, item, phrase);
        let than = is_base_behind(line, item);
        let when = if self.told() || compared || than {
            phrase.when
        } else {
            standing_alone(phrase.when)
        };
        // "Bir yıl önce 4 milyar dolar olan açık 11 milyar dolara çıktı" opens with what is compared.
        let bases = || heads(line, item).is_some_and(|amount| is_base(line, amount));
        let opens =
            !compared && !than && tells_earlier(when) && opens_clause(line, item) && !bases();
        let says = comparison(when).filter(|_| !opens);
        let Some(found) = anchor(when, &self.counted_from(when, compared)) else {
            self.floating.extend(says.map(|says| (item, says)));
            return;
        };
        let later = matches!(phrase.when, When::FiscalYear(_)).then_some(self.shift);
        let period = found.period.plus(later.unwrap_or(0));
        let period = self.before_now(phrase.when, period, compared, says.is_none());
        let period = self.in_its_year(number, period, compared);
        let spell = Spell {
            period,
            relative: found.relative,
            days: matches!(phrase.when, When::Months { days: true, .. }),
            aside: phrase.aside || opens || is_aside(line, item, period, ground, self.flowed),
        };
        self.points.push(Point {
            item,
            spell,
            compared: compared || says.is_some(),
            says,
            earlier: counts_back(when),
            yearless: !compared && is_yearless(phrase.when),
        });
        if !compared && says.is_none() {
            self.spoken = Some((period, has_year(phrase.when)));
        }
    }

    /// "from $583 million in April a year ago": a month, and right behind it that it is of the year before.
    fn is_month_a_year_earlier(&mut self, number: usize) -> bool {
        let (line, item) = (self.line, self.line.period_items[number]);
        let earlier = line.periods[number].when == When::Relative(Relative::YearEarlier);
        let focus = self.ground.focus;
        let Some((last, before)) = self.points.split_last_mut().filter(|_| earlier) else {
            return false;
        };
        let period = last.spell.period;
        let told = focus == Some(period)
            || before
                .last()
                .is_some_and(|point| point.spell.period == period);
        let base = line.back(last.item, 3, |before| match line.items[before].token {
            Token::Amount(_) => Some(is_base(line, before)),
            Token::Cue(Cue::In | Cue::Of) => None,
            _ => Some(false),
        });
        let month = told
            && last.yearless
            && last.item + 1 == item
            && last.spell.period.len() == 1
            && base == Some(true);
        if month {
            last.spell.period = last.spell.period.year_earlier();
            last.compared = true;
            last.yearless = false;
        }
        month
    }

    /// What a phrase is counted from.
    fn counted_from(&self, when: When, compared: bool) -> Anchor<'_> {
        let ground = &self.ground;
        let spoken = self.spoken.map(|(period, _)| period);
        let counted = is_relative(when) || compared || ground.published.is_none();
        Anchor {
            reported: spoken.or(ground.focus).map(Period::last),
            spoken: if counted {
                beside_month_before(when, &self.points)
                    .or(spoken)
                    .or(ground.focus)
            } else {
                self.month_listed_before(when)
                    .or(self.spoken.filter(|said| said.1).map(|said| said.0))
            },
            ..ground.day()
        }
    }

    /// "The deficit was $4.8 billion, versus $4.9 billion in April last year and $3.4 billion in March": a month without a year, right
    /// before the one spoken of, that stands behind that month's own a year earlier, is of the year spoken of.
    fn month_listed_before(&self, when: When) -> Option<Period> {
        let When::Months { first, last, .. } = when else {
            return None;
        };
        let earlier = self.spoken.map(|(period, _)| period)?;
        let now = earlier.plus(12);
        let told = |period: Period| period == now;
        let known = self.ground.focus.is_some_and(told)
            || (self.points.iter().rev().take(2)).any(|point| told(point.spell.period));
        let before = i32::from(first) == now.last().plus(-1).number();
        (now.len() == 1 && first == last && before && known).then_some(now)
    }

    /// A period compared with lies before the one spoken of.
    fn before_now(&self, when: When, period: Period, compared: bool, silent: bool) -> Period {
        let now = self.spoken.map(|(period, _)| period).or(self.ground.focus);
        let Some(now) = now.filter(|_| compared) else {
            return period;
        };
        let late = period.last() >= now.last() && !has_year(when) && !runs_on(when) && silent;
        let month = when == When::Relative(Relative::LastMonth) && now.len() == 1;
        let period = match (late, month) {
            (true, true) => now.plus(-1),
            (true, false) => period.plus(-12),
            (false, _) => period,
        };
        if period.len() == 12 && now.len() < 12 {
            in_year_of(now, period)
        } else {
            period
        }
    }

    /// The part of a year that a phrase and the one before it name together.
    fn in_its_year(&mut self, number: usize, period: Period, compared: bool) -> Period {
        let line = self.line;
        let (item, phrase) = (line.period_items[number], &line.periods[number]);
        let counted = number > 0 && line.periods[number - 1].counted;
        if let Some(last) = self.points.last_mut()
            && let Some(months) = last.in_year(line, item, phrase.when, compared, period, counted)
        {
            last.spell.period = months;
            last.yearless = false;
            return months;
        }
        if is_fiscal(phrase.when) || matches!(phrase.when, When::MonthsFrom(_, None, _)) {
            return so_far(line, period, self.ground.published);
        }
        if phrase.counted && follows_fiscal(line, number) {
            // "本财年前八个月": the year stands first.
            if let Some(year) = self.points.pop() {
                return part_of_year(period, year.spell.period, true);
            }
        }
        period
    }

    /// What a bracket says of the period before it, and how much later than the reporter's own its fiscal year begins, in months.
    fn explain_and_shift(&mut self, when: When, fiscal: bool) -> Option<Period> {
        let before = self.points.last().map(|point| point.spell.period.first());
        let period = explain(self.points.last_mut(), when, &self.ground.day(), fiscal)?;
        if let Some(before) = before.filter(|_| fiscal && period.len() == 12) {
            self.shift = period.first().since(before);
        }
        Some(period)
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
    (!flowed || glances(line)) && looks_back(period, ground)
        || is_overview(period, ground.focus)
        || is_put_in(line, item) && is_behind(period, ground.focus)
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
