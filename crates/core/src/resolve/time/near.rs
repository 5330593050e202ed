//! The months that stand nearest to an amount, in brackets, at the end of its clause or attached to it.

use super::points::{Ground, Point};
use super::when::{has_year, is_in};
use crate::lexicon::{Cue, FlowWord};
use crate::period::{Month, Period};
use crate::phrase::{When, YearSaid};
use crate::quantity::Hedge;
use crate::resolve::compare::older::{is_base, is_newer_side};
use crate::resolve::line::{Line, Token};
use crate::resolve::scene::{Said, Spell};
use crate::resolve::tied::is_tied;
use crate::resolve::time::{Times, heads};
use crate::resolve::walk::Finding;

impl Times {
    /// "(May: $5bn)", "(cùng kỳ năm trước xuất siêu 19,9 tỷ)": the period that a bracket opens with is that of its amounts, and of
    /// the amount before it where it holds none ("44 tỷ (số liệu năm 2023)").
    pub(in crate::resolve) fn bracketed(&self, line: &Line<'_>, at: usize) -> Option<&Point> {
        let opens = |item: usize| matches!(line.sign(item), Some('(' | '（'));
        let closes = |item: usize| matches!(line.sign(item), Some(')' | '）'));
        let amount = |item: usize| matches!(line.items[item].token, Token::Amount(_));
        let light = |item: usize| {
            matches!(line.items[item].token, Token::Word)
                || matches!(line.cue(item), Some(Cue::In | Cue::Says))
        };
        if opens(at + 1) {
            let point = self.after(at).first()?;
            let end = (point.item..line.items.len().min(at + 9)).find(|&item| closes(item))?;
            let holds = (at + 2..end).any(amount);
            return (!holds && (at + 2..point.item).all(light)).then_some(point);
        }
        if let Some(point) = self.closing(line, at) {
            return Some(point);
        }
        let point = self.before(at).last()?;
        // "前年同月（165億ドル）から拡大": behind the period that it is of, where what it is to the sentence stands behind both.
        if point.item + 2 == at
            && opens(at - 1)
            && closes(at + 1)
            && matches!(line.cue(at + 2), Some(Cue::Post(_) | Cue::HedgeAfter(_)))
        {
            return Some(point);
        }
        let open = (point.item.saturating_sub(3)..point.item)
            .rev()
            .find(|&item| opens(item))?;
        let inside = (point.item..at).all(|item| !closes(item) && !amount(item));
        (inside && (open + 1..point.item).all(light)).then_some(point)
    }

    /// "(-0,8% e -4,1%, respetivamente, em novembro)": the period that ends a bracket of several amounts is that of each.
    fn closing(&self, line: &Line<'_>, at: usize) -> Option<&Point> {
        const WIDE: usize = 8;
        let sign = |item: usize| line.sign(item);
        let inside = |item: usize| {
            line.separates(item)
                || matches!(
                    line.items[item].token,
                    Token::Amount(_) | Token::Word | Token::Period
                )
                || matches!(line.cue(item), Some(Cue::And | Cue::In | Cue::Respectively))
        };
        let point = self.after(at).first()?;
        let end = line.ahead(point.item, 3, |item| match sign(item) {
            Some(')' | '）') => Some(true),
            // "(-12,9% e -11,4% em março de 2024, pela mesma ordem)"
            Some(',' | '，') => None,
            _ if matches!(line.cue(item), Some(Cue::Respectively)) => None,
            _ => Some(false),
        });
        if point.item > at + WIDE || end != Some(true) {
            return None;
        }
        let open = (at.saturating_sub(WIDE)..at)
            .rev()
            .find(|&item| matches!(sign(item), Some('(' | '（')))?;
        (open + 1..point.item).all(inside).then_some(point)
    }

    /// "Between 2003 and 2023, its share went from 6% to 30%": the first of two periods that lead what went from one value to
    /// another is that of the older value.
    pub(in crate::resolve) fn span_start(&self, line: &Line<'_>, at: usize) -> Option<&Point> {
        let joined = |item: usize| matches!(line.cue(item), Some(Cue::And | Cue::To | Cue::Until));
        let pair = self.before(at).windows(2).rev().find(|pair| {
            let led = || {
                let before = pair[0].item.checked_sub(1).and_then(|item| line.cue(item));
                let to = matches!(line.cue(pair[0].item + 1), Some(Cue::To | Cue::Until));
                to && matches!(before, Some(Cue::Of | Cue::From))
            };
            (pair[0].compared || led())
                && pair[1].item == pair[0].item + 2
                && joined(pair[0].item + 1)
                && pair[0].spell.period.last() < pair[1].spell.period.first()
        });
        pair.map(|pair| &pair[0])
    }

    /// The phrase directly behind an amount ("$40.4 billion in March").
    pub(super) fn attached(&self, line: &Line<'_>, at: usize) -> Option<&Point> {
        let point = self.after(at).first()?;
        // "2003'teki 1,3 milyar dolardan 2023'te 35 milyar dolara": where periods stand before their amounts, the next is of the next.
        let last = line.amount_before(at);
        let dated = |known: &Point| last.is_none_or(|amount| known.item > amount);
        let other = point.compared
            || heads(line, point.item).is_some()
            || self.before(at).last().is_some_and(dated);
        if line.postpositions && other {
            return None;
        }
        // "subidas de 5,3% e 11,9%, respetivamente, em outubro"
        let each = |item: usize| matches!(line.cue(item), Some(Cue::Respectively));
        let dealt = (at + 1..point.item.min(at + 3)).any(each);
        let close = point.item - at <= if dealt { 6 } else { 4 }
            && (at + 1..point.item).all(|between| {
                if dealt && (each(between) || line.separates(between)) {
                    return true;
                }
                matches!(line.items[between].token, Token::Word)
                    || match line.cue(between) {
                        Some(Cue::In | Cue::Of | Cue::HedgeAfter(_)) => true,
                        // "a 10% jump in January"
                        Some(Cue::Move(_)) => between == at + 1 && is_in(line, point, between),
                        // "a $3.2 billion surplus in October"
                        Some(Cue::Flow(word)) => word.is_verb() || between == at + 1,
                        Some(Cue::From) => point.says.is_some(),
                        // "39,6 milliards au second semestre 2024"
                        Some(Cue::To) => line.of_is_origin && between + 1 == point.item,
                        _ => false,
                    }
            });
        close.then_some(point)
    }

    /// "China's part, 21.6 percent in 2017, fell to 13.4": is the period that of the amount before only?
    pub(super) fn is_older_amounts_own(&self, line: &Line<'_>, point: &Point, at: usize) -> bool {
        point.item < at
            && line.amount_before(point.item).is_some_and(|item| {
                self.attached(line, item)
                    .is_some_and(|found| found.item == point.item)
                    && !is_newer_side(line, item)
                    && (point.item..at).all(|between| {
                        !line.is_boundary(between)
                            && !matches!(
                                line.items[between].token,
                                Token::Amount(_) | Token::Cue(Cue::Flow(_))
                            )
                    })
                    && (point.item..at)
                        .any(|between| matches!(line.cue(between), Some(Cue::Move(_))))
            })
    }

    /// Does a phrase belong to an older value only ("after $18.7 billion in February")?
    pub(super) fn is_bases_own(&self, line: &Line<'_>, point: &Point) -> bool {
        let headed = heads(line, point.item).filter(|_| line.postpositions);
        // "2023'te 32 milyon tondan 26 milyon tona" is of both, "2023'teki 32 milyon tondan 26 milyon tona" of the first.
        let alone = |amount: usize| {
            let next = line.items.get(amount + 1).map(|item| item.token);
            matches!(line.cue(point.item + 1), Some(Cue::Of))
                || !matches!(next, Some(Token::Amount(_) | Token::Cue(Cue::Hedge(_))))
        };
        if headed.is_some_and(|amount| is_base(line, amount) && alone(amount)) {
            return true;
        }
        line.amount_before(point.item).is_some_and(|item| {
            (is_base(line, item) || goes_on_base(line, item))
                && self
                    .attached(line, item)
                    .is_some_and(|found| found.item == point.item)
        })
    }
}

/// "against $11.6 billion a year before and a record $25.2 billion in March": is an amount one more of those compared with?
fn goes_on_base(line: &Line<'_>, at: usize) -> bool {
    let and = line.back(at, 4, |before| match line.items[before].token {
        Token::Cue(Cue::And) => Some(Some(before)),
        Token::Cue(Cue::Record(_) | Cue::Extreme(_) | Cue::Hedge(_)) | Token::Word => None,
        _ => Some(None),
    });
    let before = and.flatten().and_then(|and| line.amount_before(and));
    before.is_some_and(|before| is_base(line, before))
}

/// "低于一年前的55%": between "than" and a value of a percentage stands the period of that value.
pub(super) fn outdoes_value(line: &Line<'_>, period: usize, at: usize) -> bool {
    let than = period
        .checked_sub(1)
        .is_some_and(|before| matches!(line.cue(before), Some(Cue::Than(_))));
    let of = |item: usize| matches!(line.cue(item), Some(Cue::Of));
    than && (period + 1..at).all(of)
}

impl Times {
    /// "400万吨，去年同月为300万吨；对美国出口…", "a deficit of 9 billion, and in December a surplus of 14; exports fell …": an earlier
    /// period, or one that lies before the sentence's first, holds no longer behind a semicolon.
    pub(super) fn is_left_behind(&self, line: &Line<'_>, point: &Point, at: usize) -> bool {
        let older = || {
            let first = self.points.iter().find(|first| !first.compared);
            first.is_some_and(|first| {
                let (first, period) = (first.spell.period, point.spell.period);
                first.len() == period.len() && period.last() < first.first()
            })
        };
        (point.earlier || older())
            && (point.item..at).any(|item| matches!(line.sign(item), Some(';' | '；')))
    }
}

/// "grew 3.9% and imports 6.2% (1.4% and 0.8% in September)": a period of a bracket that an amount before it is not in, since the
/// bracket holds amounts of its own.
pub(super) fn is_brackets_own(line: &Line<'_>, at: usize, item: usize) -> bool {
    let sign = |among: &[char], at: usize| line.sign(at).is_some_and(|sign| among.contains(&sign));
    let open = (at + 1..item)
        .rev()
        .find(|&at| sign(&['(', '（', ')', '）'], at));
    open.is_some_and(|open| {
        sign(&['(', '（'], open)
            && (open + 1..item).any(|at| matches!(line.items[at].token, Token::Amount(_)))
    })
}

/// "increased 3.2% compared with January 2023": where nothing else tells when, the same months of the next year, if they were over
/// not longer than a year before the story.
pub(super) fn year_on(line: &Line<'_>, times: &Times, ground: Ground<'_>) -> Option<Said<Spell>> {
    let [point] = times.points.as_slice() else {
        return None;
    };
    let number = line.period_items.binary_search(&point.item).ok()?;
    let when = line.periods.get(number)?.when;
    let period = point.spell.period.plus(12);
    // "jumped 18 percent from July last year to $79 million"
    let last = matches!(
        when,
        When::Months {
            year: YearSaid::Last,
            ..
        }
    );
    let led = !last && matches!(line.cue(point.item.checked_sub(1)?), Some(Cue::From));
    // "The deficit so far is $9.8 billion, twice the $4.1 billion of January-August 2023": a run that ends with the month spoken of.
    let runs =
        |focus: Period| focus.len() == 1 && period.len() > 1 && focus.last() == period.last();
    let older = point.compared || ground.focus.is_some() && times.is_bases_own(line, point);
    let told = older
        && point.says.is_none()
        && ground.focus.is_none_or(runs)
        && has_year(when)
        && !led
        && period.len() < 12;
    let age = Month::of(ground.published?).since(period.last());
    (told && (1..=12).contains(&age)).then(|| {
        let spell = Spell {
            period,
            relative: true,
            ..point.spell
        };
        Said::here(spell, line.items[point.item].span)
    })
}

/// "4月の44億ドルを下回った。": an older value that ends its clause, with its period right before it, is only what a newer one lies above
/// or below.
pub(in crate::resolve) fn leave_outdone(line: &Line<'_>, found: &mut [Finding]) {
    for number in 1..found.len() {
        let (before, rest) = found.split_at_mut(number);
        let (newer, older) = (&before[number - 1], &mut rest[0]);
        let at = older.item;
        let dated = at > 0 && matches!(line.items[at - 1].token, Token::Period);
        let outdone = matches!(
            line.cue(at + 1),
            Some(Cue::HedgeAfter(Hedge::Over | Hedge::Under))
        );
        let ends = line
            .items
            .get(at + 2)
            .is_none_or(|_| line.sign(at + 2).is_some());
        let period =
            |finding: &Finding| finding.frame.period.as_ref().map(|said| said.value.period);
        let earlier = period(older)
            .zip(period(newer))
            .is_some_and(|(older, newer)| older.last() < newer.last());
        if dated && outdone && ends && earlier && is_tied(line, at - 1, at + 1) {
            older.quantity.hedge = Hedge::Exact;
        }
    }
}

/// "turun 9,4 persen dari bulan sebelumnya menjadi US$48 juta": behind a change and what it is compared with, "to" gives the newer
/// value.
pub(super) fn is_result(line: &Line<'_>, period: usize, at: usize) -> bool {
    // "up 5 percent from the same period of 2023 at $3 billion"
    let at_level = || {
        let word = line.items.get(period + 1).map(|item| item.span.start);
        at == period + 2 && word.is_some_and(|start| line.ats.binary_search(&start).is_ok())
    };
    let became = matches!(line.cue(period + 1), Some(Cue::Became | Cue::To)) || at_level();
    let percent =
        |item: usize| matches!(line.items[item].token, Token::Amount(n) if line.is_percent(n));
    let moved = |item: usize| {
        percent(item)
            || matches!(
                line.cue(item),
                Some(Cue::Move(_) | Cue::Multiple(_) | Cue::Fraction(_))
            )
    };
    let change = (0..period)
        .rev()
        .take_while(|&item| !line.is_boundary(item))
        .any(moved);
    became && change && period < at
}

/// Only words that carry nothing between a compared period and its value ("tahun sebelumnya yang 3,1 juta ton").
pub(super) fn between_is_light(line: &Line<'_>, at: usize) -> bool {
    matches!(
        line.items[at].token,
        Token::Word | Token::Sign('(' | '\'' | '’')
    ) || matches!(line.sign(at), Some('–' | '—'))
        && !matches!(line.cue(at + 1), Some(Cue::Became | Cue::To))
        || matches!(
            line.cue(at),
            Some(
                Cue::Became
                    | Cue::By
                    | Cue::Hedge(_)
            )
        )
        // "berbanding Januari 2018 yang surplus 0,8 miliar dolar"
        || matches!(
            line.cue(at),
            Some(Cue::Flow(FlowWord::BareSurplus | FlowWord::BareDeficit))
        ) && matches!(
            line.items.get(at + 1).map(|item| item.token),
            Some(Token::Amount(_))
        )
}
