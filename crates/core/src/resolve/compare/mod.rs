//! What a change is counted from.

pub(super) mod counted;
pub(super) mod faced;
pub(super) mod index;
pub(super) mod measured;
pub(super) mod older;
pub(super) mod reckon;
pub(super) mod shared;
pub(super) mod two_measures;

use self::faced::faced_move;
use self::older::is_base;
use super::amount::behind::is_multiple_of;
use super::line::{Line, Token};
use super::time::Times;
use super::time::when::is_extremes_own;
use crate::claim::Compare;
use crate::lexicon::{Cue, FlowWord, Relative};
use crate::period::Period;
use crate::phrase::{When, YearSaid};
use crate::quantity::Unit;

/// How far behind a multiple the time of what was multiplied may stand, in items.
const MULTIPLE: usize = 5;

impl Times {
    /// What a change at an item, in a given period, is counted from, where the sentence says.
    pub(super) fn compare(
        &self,
        line: &Line<'_>,
        at: usize,
        until: usize,
        period: Option<Period>,
    ) -> Option<Compare> {
        // "环比下降3%": said right before the change, after a comma or the change before it.
        let right_before = (0..at)
            .rev()
            .take_while(|&item| !line.separates(item) && !line.is_boundary(item))
            .take_while(|&item| !matches!(line.items[item].token, Token::Amount(_)))
            .find_map(|item| match line.cue(item) {
                Some(Cue::Compare(compare)) => Some(*compare),
                _ => None,
            });
        let right_before = right_before.or_else(|| monthly(line, at)).or_else(|| {
            let mut near = (at.saturating_sub(3)..at).rev();
            let base = near.find(|&item| matches!(line.items[item].token, Token::Period))?;
            is_multiple_of(line, base, at).then(|| self.compare_at(line, base, period))?
        });
        let faced = faced_move(line, at).and_then(|_| {
            let mut near = (at.saturating_sub(3)..at).rev();
            near.find_map(|item| self.compare_at(line, item, period))
        });
        if right_before.or(faced).is_some() {
            return right_before.or(faced);
        }
        let after = (at + 1..until).find_map(|item| {
            let said = self.compare_at(line, item, period)?;
            let led = || {
                is_next_ones(line, at, item, until)
                    && self.compared_before(line, at, period).is_some()
            };
            let other = opens_next(line, at, item, until)
                || is_of_other_flows_value(line, at, item)
                || is_of_multiple(line, at, item)
                || led();
            (!other).then_some(said)
        });
        after.or_else(|| self.compared_before(line, at, period))
    }

    /// "Dibanding Juli, ekspor naik 3 persen": said before the change, in its clause.
    fn compared_before(
        &self,
        line: &Line<'_>,
        at: usize,
        period: Option<Period>,
    ) -> Option<Compare> {
        let percent =
            |item: usize| matches!(line.items[item].token, Token::Amount(n) if line.is_percent(n));
        (0..at)
            .rev()
            .take_while(|&item| !line.is_boundary(item) && !percent(item))
            .find_map(|item| self.compare_at(line, item, period))
    }

    /// "Berbanding bulan sebelumnya, …": a comparison that opens the sentence holds for all of it.
    pub(super) fn opening(&self, line: &Line<'_>, period: Option<Period>) -> Option<Compare> {
        let open = (0..line.items.len()).take_while(|&item| {
            !matches!(
                line.items[item].token,
                Token::Amount(_) | Token::Cue(Cue::Flow(_))
            )
        });
        open.filter(|&item| line.separates(item + 1))
            .find_map(|item| self.compare_at(line, item, period))
    }

    fn compare_at(&self, line: &Line<'_>, item: usize, period: Option<Period>) -> Option<Compare> {
        if let Some(Cue::Compare(compare)) = line.cue(item) {
            // "aylık bazda rekor": what a record is one of.
            if matches!(line.cue(item + 1), Some(Cue::Record(_) | Cue::Extreme(_))) {
                return None;
            }
            // "a monthly deficit": what the flow is counted by.
            let flow = matches!(line.cue(item + 1), Some(Cue::Flow(_)));
            if flow && !matches!(line.cue(item + 2), Some(Cue::Move(_))) {
                return None;
            }
            // "Main destinations in the month: China, 41,900 tons (-30.2%)"
            let heads = matches!(line.sign(item + 1), Some(':' | '：'));
            let market = || {
                matches!(
                    line.cue(item.wrapping_sub(1)),
                    Some(Cue::Flow(FlowWord::Market(_) | FlowWord::Plain(_)))
                )
            };
            if heads && market() {
                return None;
            }
            // "their tenth monthly gain in a row" tells no base.
            let counted = item.checked_sub(1).is_some_and(|before| {
                // "the sharpest three-monthly drop"
                let several = before
                    .checked_sub(1)
                    .is_some_and(|number| matches!(line.cue(number), Some(Cue::Cardinal(_))));
                matches!(line.cue(before), Some(Cue::Ordinal(_) | Cue::Streak))
                    || line.sign(before) == Some('-') && several
            });
            return (!counted).then_some(*compare);
        }
        if !matches!(line.items[item].token, Token::Period) {
            return None;
        }
        let floats = self.floating.iter().find(|(floats, _)| *floats == item);
        if let Some((_, says)) = floats {
            return Some(*says);
        }
        if dates_extreme(line, item) || owns_change(line, item) {
            return None;
        }
        let first = self.points.partition_point(|point| point.item < item);
        let point = self
            .points
            .get(first)
            .filter(|point| point.item == item && point.compared)?;
        point
            .says
            .or_else(|| period.map(|period| step(point.spell.period, period)))
    }

    /// The period of an older value that names none, counted from its newer side.
    pub(super) fn base_of(period: Period, compare: Compare) -> Option<Period> {
        match compare {
            Compare::Yoy | Compare::Ytd => Some(period.year_earlier()),
            Compare::Mom => Some(Period::month(period.last().plus(-1))),
            Compare::Qoq => Some(period.plus(-3)),
            Compare::Since(year) => Period::year(year),
            Compare::None | Compare::Other => None,
        }
    }
}

/// "增长1.9%，增速较上月回落4.2个百分点": behind a comma and right before a movement, it is what the next change is counted from.
fn opens_next(line: &Line<'_>, at: usize, item: usize, until: usize) -> bool {
    let parted = (at + 1..item).any(|between| line.separates(between));
    let moved = (item + 1..until)
        .take_while(|&next| !line.separates(next))
        .any(|next| matches!(line.cue(next), Some(Cue::Move(_))));
    parted && moved && until < line.items.len()
}

/// "Gegenüber Mai stieg die Menge um 21 %, zum Vorjahresmonat um 9 %": behind a comma, with only "by" before the next percentage.
fn is_next_ones(line: &Line<'_>, at: usize, item: usize, until: usize) -> bool {
    let parted = (at + 1..item).any(|between| line.separates(between));
    let leads = (item + 1..until)
        .all(|next| matches!(line.cue(next), Some(Cue::By | Cue::Of | Cue::Hedge(_))));
    parted && leads && until < line.items.len() && line.is_percent_at(until)
}

/// "Imports fell 2.3%, and the surplus grew to $95 billion from $82 billion the month before": right behind the older value of another
/// flow, it is that value's own.
fn is_of_other_flows_value(line: &Line<'_>, at: usize, item: usize) -> bool {
    let value = item.checked_sub(1).filter(|&value| {
        value > at && matches!(line.items[value].token, Token::Amount(_)) && is_base(line, value)
    });
    let noun = |flow: usize| matches!(line.cue(flow), Some(Cue::Flow(word)) if !word.is_verb());
    let flow = value.and_then(|value| (at + 1..value).find(|&flow| noun(flow)));
    flow.is_some_and(|flow| (at + 1..flow).any(|between| line.separates(between)))
}

/// "rose 12 percent to $4 billion, twice the value of 2020": behind a multiple that a comma parts from the change, it is what was
/// multiplied.
fn is_of_multiple(line: &Line<'_>, at: usize, item: usize) -> bool {
    let multiple =
        |word: usize| matches!(line.cue(word), Some(Cue::Multiple(_))) || line.is_times(word);
    let word = (item.saturating_sub(MULTIPLE).max(at + 1)..item).find(|&word| multiple(word));
    let told = |word: usize| {
        (at + 1..word).any(|between| line.separates(between))
            && (at + 1..word).any(|between| matches!(line.items[between].token, Token::Amount(_)))
    };
    word.is_some_and(told)
}

/// "aylık yüzde 1,7 arttı": "monthly" right before a percentage, in languages where the word counts months as well.
fn monthly(line: &Line<'_>, at: usize) -> Option<Compare> {
    let unit = at.checked_sub(1)?;
    let count = unit.checked_sub(1);
    let counted = count.is_some_and(|item| {
        matches!(line.items[item].token, Token::Amount(_))
            || matches!(line.cue(item), Some(Cue::Cardinal(_) | Cue::Ordinal(_)))
    });
    let month = matches!(line.cue(unit), Some(Cue::StreakUnit(Unit::Month)));
    (line.postpositions && month && !counted).then_some(Compare::Mom)
}

/// The comparison that lies between two periods.
pub(super) fn step(base: Period, period: Period) -> Compare {
    let months = period.last().since(base.last());
    match (months, period.len(), base.len()) {
        (12, _, _) => Compare::Yoy,
        (1, 1, 1) => Compare::Mom,
        (3, 3, 3) => Compare::Qoq,
        (0, _, _) => Compare::Other,
        _ => i16::try_from(base.first().year()).map_or(Compare::Other, Compare::Since),
    }
}

/// The comparison that a relative phrase says by itself.
pub(super) fn comparison(when: When) -> Option<Compare> {
    match when {
        When::Relative(Relative::YearEarlier) | When::SameIn(YearSaid::Last) => Some(Compare::Yoy),
        When::Relative(Relative::MonthEarlier) => Some(Compare::Mom),
        When::Relative(Relative::QuarterEarlier) => Some(Compare::Qoq),
        _ => None,
    }
}

/// "the biggest drop since May 2009", "the 59th month in a row since May 2020": since when an extreme or a run is one; no change is counted from it.
pub(super) fn dates_extreme(line: &Line<'_>, item: usize) -> bool {
    let from = item
        .checked_sub(1)
        .is_some_and(|before| matches!(line.cue(before), Some(Cue::From | Cue::With)));
    // "the sharpest three-monthly drop since 2020"
    let several = |at: usize| {
        line.sign(at) == Some('-') && matches!(line.cue(at.wrapping_sub(1)), Some(Cue::Cardinal(_)))
    };
    // "the largest drop in percentage terms since 2020"
    let terms = |at: usize| matches!(line.cue(at), Some(Cue::In));
    let reach = if (item.saturating_sub(5)..item).any(several)
        || (item.saturating_sub(4)..item).any(terms)
    {
        6
    } else {
        4
    };
    // "为去年8月以来最高"
    let since = matches!(line.cue(item + 1), Some(Cue::SinceAfter));
    let extreme = |after: usize| match line.cue(after) {
        Some(Cue::Rank | Cue::Extreme(_) | Cue::Record(_)) => Some(true),
        Some(Cue::Of | Cue::Ordinal(_) | Cue::SinceAfter) => None,
        _ => Some(false),
    };
    is_extremes_own(line, item)
        || since && line.ahead(item + 1, 3, extreme) == Some(true)
        || from
            && line.back(item, reach, |before| match line.cue(before)? {
                Cue::Rank | Cue::Extreme(_) | Cue::Record(_) | Cue::Ordinal(1) | Cue::Streak => {
                    Some(())
                }
                _ => None,
            }) == Some(())
}

/// "accelerating from May's 4 percent": a change of its own, from which none is counted.
fn owns_change(line: &Line<'_>, item: usize) -> bool {
    let percent = |at: usize| matches!(line.items.get(at).map(|item| item.token), Some(Token::Amount(n)) if line.is_percent(n));
    matches!(line.sign(item + 1), Some('\'' | '’')) && percent(item + 3)
}
