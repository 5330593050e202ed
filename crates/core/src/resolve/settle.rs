//! Once the whole sentence is known: lists are dealt out, periods and comparisons found.

use super::amount::deal::{compare_together, deal, item, run_from};
use super::amount::outdone::take_other_side;
use super::compare::older::{compared_with, is_base, is_of_another_side};
use super::compare::reckon::{between_values, newer_of_pair};
use super::compare::shared::{good_of_sold, imply_compare, revised, share_base};
use super::compare::two_measures::share_measures_base;
use super::extreme::turns::leave_hearsay;
use super::kind::pace::keep_pace;
use super::line::Line;
use super::part_of::again::say;
use super::part_of::whole_value::of_whole;
use super::place::of_two::each;
use super::scene::{Frame, Said, Scene, Spell};
use super::time::Times;
use super::time::near::leave_outdone;
use super::time::points::Ground;
use super::time::when::ends_in_months;
use super::walk::{Finding, Walk};
use crate::claim::{Area, Compare, Kind, Modality, rule};
use crate::lexicon::Cue;
use crate::period::{Month, Period};
use crate::quantity::Unit;
use crate::text::Span;
use jiff::civil::Date;

/// What a sentence told: its findings, and the series it named even where it found nothing.
pub(super) struct Told {
    pub(super) findings: Vec<Finding>,
    /// The series that it named, where nothing was found.
    named: Option<Frame>,
    /// The other sides that it named, each once, in order, where it claimed no more than their order.
    pub(super) sides: Vec<Said<Area>>,
    /// Was it about all goods and partners together?
    pub(super) overall: bool,
}

impl Told {
    /// The frames to remember, in text order.
    pub(super) fn frames(&self) -> Vec<&Frame> {
        let actual = |finding: &&Finding| finding.modality == Modality::Actual;
        let found = self.findings.iter().filter(actual);
        found
            .map(|finding| &finding.frame)
            .chain(&self.named)
            .collect()
    }
}

/// How many sides of a sentence without claims are kept for the next.
const MOST_SIDES: usize = 6;

/// Walks a sentence and settles what it found.
pub(super) fn tell(line: &Line<'_>, scene: &Scene, published: Option<Date>) -> Told {
    let walk = Walk::through(line, scene);
    let named = walk.frame.reporter.as_ref().map(|said| said.value.clone());
    let reporter = named.or_else(|| scene.home.clone());
    let ground = Ground {
        published,
        reporter: reporter.as_ref(),
        focus: scene.focus.period.as_ref().map(|said| said.value.period),
    };
    let times = Times::read(line, ground);
    let (flowed, overall, mut frame) = (walk.flowed && !walk.off, walk.overall, walk.frame.clone());
    if walk.modality == Modality::Denied {
        // "It is not true that all salt comes from China": whom a false story names is not the true one's side.
        frame.partner = None;
    }
    let sides = each(&walk.partners, MOST_SIDES);
    let mut findings = deal(walk);
    Settle {
        line,
        scene,
        times: &times,
        flowed,
    }
    .all(&mut findings);
    say(&mut findings, &line.again);
    if let Some(day) = published {
        findings
            .iter_mut()
            .filter(|finding| is_to_come(finding, day))
            .for_each(|finding| finding.modality = Modality::Forecast);
    }
    let found = findings
        .iter()
        .any(|finding| finding.modality == Modality::Actual);
    let named = (flowed && !found).then(|| {
        let period = times.first_main(line).or_else(|| frame.period.clone());
        let mut frame = Frame { period, ..frame };
        leave_hearsay(line, &mut frame);
        frame
    });
    let ranks = findings.iter().all(|finding| finding.kind == Kind::Rank);
    Told {
        sides: if ranks { sides } else { Vec::new() },
        findings,
        named,
        overall: overall && flowed,
    }
}

/// How far behind a change its words may stand, in items.
const WORDS: usize = 150;

/// Months that had not begun on the day of publication hold no facts yet.
fn is_to_come(finding: &Finding, day: Date) -> bool {
    let period = finding.frame.period.as_ref();
    finding.modality == Modality::Actual
        && period.is_some_and(|said| said.value.period.first() > Month::of(day))
}

/// "In the year to August the surplus was 121 billion. Month on month, exports fell 2%": a monthly change goes on with the last of the
/// months spoken of, one "between February and March" is that of the second.
fn narrow(finding: &mut Finding, compare: Compare) -> Option<Span> {
    let said = finding.frame.period.as_mut()?;
    let two = said.value.period.len() == 2;
    let narrower = compare == Compare::Mom && (!said.own && said.value.period.len() > 1 || two);
    if narrower {
        said.value.period = Period::month(said.value.period.last());
    }
    (narrower && two && said.own).then_some(said.span)
}

/// "Exports of $178 billion were up 3.1% between June and July": amounts beside such a change are of the second month, too.
fn narrow_beside(found: &mut [Finding], stepped: Option<Span>) {
    let said = found.iter_mut().filter_map(|it| it.frame.period.as_mut());
    for said in said.filter(|said| Some(said.span) == stepped && said.value.period.len() == 2) {
        said.value.period = Period::month(said.value.period.last());
    }
}

/// Finds the period and comparison of each finding.
pub(super) struct Settle<'a, 'b> {
    pub(super) line: &'b Line<'a>,
    pub(super) scene: &'b Scene,
    pub(super) times: &'b Times,
    pub(super) flowed: bool,
}

impl Settle<'_, '_> {
    pub(super) fn all(&self, found: &mut [Finding]) {
        let mut last: Option<Compare> = None;
        let mut base: Option<Said<Spell>> = None;
        let mut stepped: Option<Span> = None;
        let listed = self.listed(found);
        for number in 0..found.len() {
            let at = item(found, number);
            let moves = matches!(
                found[number].kind,
                Kind::Change | Kind::Difference | Kind::Multiple
            );
            let percent = moves || found[number].quantity.unit == Unit::Percent;
            let named = listed
                .get(number)
                .cloned()
                .flatten()
                .or_else(|| self.times.of_amount(self.line, at, percent))
                .or_else(|| self.base_listed_next(found, number));
            let stands_for_older = is_base(self.line, at);
            let older = stands_for_older && !moves;
            found[number].frame.base = stands_for_older || self.lists_base(found, number);
            found[number].frame.period = match &named {
                _ if self.is_restated(found, number) => found[number - 1].frame.period.clone(),
                Some(said) => Some(said.clone()),
                // "bigger than the $9.4 billion one with China"
                None if older && number > 0 && is_of_another_side(self.line, at) => {
                    found[number - 1].frame.period.clone()
                }
                None if older => base
                    .clone()
                    .or_else(|| self.older_side(found, number, last)),
                None => found[number].frame.period.clone(),
            };
            if older {
                base.clone_from(&found[number].frame.period);
            }
            if moves {
                if number > 0 && self.starts_afresh(found, number) {
                    // "… um 4 Prozent gegenüber dem Vormonat, während die Importe um 1 Prozent nachgaben"
                    let monthly = |last: &Compare| matches!(last, Compare::Mom | Compare::Qoq);
                    last = last.filter(|last| monthly(last) && !self.parts_there(found, number));
                }
                let compare = self.compare(found, number, last, named.is_some());
                let compare = match compare {
                    (_, false) if self.steps_on(at) => (Compare::Mom, true),
                    said => said,
                };
                stepped = narrow(&mut found[number], compare.0).or(stepped);
                found[number].compare = compare;
                found[number].frame.compare = Some(compare.0);
                last = Some(compare.0);
            }
        }
        narrow_beside(found, stepped);
        self.widen(found);
        of_whole(self.line, found);
        take_other_side(self.line, found);
        compare_together(self.line, found);
        good_of_sold(self.line, found);
        leave_outdone(self.line, found);
        keep_pace(self.line, found);
        share_base(self.line, found);
        share_measures_base(self.line, found);
        imply_compare(found);
        Self::sides_named_later(found);
        self.since(found);
    }

    /// "The largest supplier … is China": a rank without a partner takes the one named next in its sentence.
    fn sides_named_later(found: &mut [Finding]) {
        for number in 0..found.len() {
            let own =
                |finding: &Finding| finding.frame.partner.clone().filter(|partner| partner.own);
            if found[number].kind == Kind::Rank && own(&found[number]).is_none() {
                let next = found[number + 1..].iter().find_map(own);
                if next.is_some() {
                    found[number].frame.partner = next.map(|said| said.by(rule::NAMED_NEXT));
                } else {
                    Self::good_named_later(found, number);
                }
            }
        }
    }

    /// "The main import: sugar, 1.1 billion": a rank without a good or partner takes the good named next.
    fn good_named_later(found: &mut [Finding], number: usize) {
        let own = |finding: &Finding| finding.frame.good.clone().filter(|good| good.own);
        let next = found.get(number + 1).and_then(own);
        if own(&found[number]).is_none() && next.is_some() {
            found[number].frame.good = next.map(|said| said.by(rule::NAMED_NEXT));
        }
    }

    /// "highest since 2019": the year a record is counted from; the record itself is of the period reported.
    fn since(&self, found: &mut [Finding]) {
        for finding in found
            .iter_mut()
            .filter(|finding| finding.kind == Kind::Record)
        {
            let span = finding.quantity.span;
            let dated = !ends_in_months(self.line, span);
            let point = self.times.within(self.line, span).filter(|_| dated);
            let year = point.and_then(|period| i16::try_from(period.last().year()).ok());
            if let Some(year) = year {
                finding.compare = (Compare::Since(year), true);
            }
        }
    }

    /// Periods dealt out to amounts listed in the same order.
    pub(super) fn listed(&self, found: &[Finding]) -> Vec<Option<Said<Spell>>> {
        let mut dealt = Vec::new();
        while dealt.len() < found.len() {
            let run = run_from(self.line, found, dealt.len()).max(1);
            let at = item(found, dealt.len());
            let named = (run > 1).then(|| self.times.listed(self.line, at, run));
            match named.flatten() {
                Some(named) => dealt.extend(named.into_iter().map(Some)),
                None => dealt.extend(std::iter::repeat_n(None, run)),
            }
        }
        dealt
    }

    /// "after falls of 11 and 18 percent": does an older value's list go on?
    fn lists_base(&self, found: &[Finding], number: usize) -> bool {
        number > 0 && found[number - 1].frame.base && run_from(self.line, found, number - 1) > 1
    }

    /// "après +13,8 % et +30,4 % en mars": the period of older values in a list stands behind the last of them.
    fn base_listed_next(&self, found: &[Finding], number: usize) -> Option<Said<Spell>> {
        let at = item(found, number);
        let next = number + 1;
        // "That compares with 24,900 tonnes and $124 million a year before": two measures of the same.
        let joined = || {
            found.len() > next
                && matches!(self.line.cue(at + 1), Some(Cue::And))
                && item(found, next) == at + 2
                && found[number].quantity.unit != found[next].quantity.unit
        };
        let goes_on = !self.line.postpositions
            && is_base(self.line, at)
            && (run_from(self.line, found, number) > 1 || joined());
        let behind = goes_on.then(|| item(found, next))?;
        self.times.of_amount(self.line, behind, false)
    }

    /// "versus $52.6 billion (15%)": what a bracket opens with is of the period of the older amount before it.
    fn is_restated(&self, found: &[Finding], number: usize) -> bool {
        let at = item(found, number);
        let before = number.checked_sub(1).map(|before| item(found, before));
        let older = number
            .checked_sub(1)
            .is_some_and(|before| found[before].frame.base);
        before.is_some_and(|before| {
            older && before + 2 == at && matches!(self.line.sign(before + 1), Some('(' | '（'))
        })
    }

    /// Does another flow start in a clause of its own ("…; imports were 6% lower")?
    fn starts_afresh(&self, found: &[Finding], number: usize) -> bool {
        let (before, at) = (item(found, number - 1), item(found, number));
        let flow = |n: usize| found[n].frame.flow.as_ref().map(|said| said.span);
        flow(number) != flow(number - 1) && (before..at).any(|item| self.line.is_boundary(item))
    }

    /// Does a semicolon stand before a finding's flow?
    fn parts_there(&self, found: &[Finding], number: usize) -> bool {
        let (before, at) = (item(found, number - 1), item(found, number));
        (before..at).any(|item| matches!(self.line.sign(item), Some(';' | '；')))
    }

    /// What a change is counted from, and whether the words say so.
    fn compare(
        &self,
        found: &[Finding],
        number: usize,
        last: Option<Compare>,
        dated: bool,
    ) -> (Compare, bool) {
        let at = item(found, number);
        let until = self.next_change(found, number);
        let period = found[number]
            .frame
            .period
            .as_ref()
            .map(|said| said.value.period);
        if let Some(said) = self.multiplied(found, number, period) {
            return (said, true);
        }
        let said = self.times.compare(self.line, at, until, period);
        if let Some(said) = said.filter(|_| !is_base(self.line, at)) {
            // "环比" of a quarter is against the quarter before.
            let quarter = said == Compare::Mom && period.is_some_and(|period| period.len() == 3);
            return (if quarter { Compare::Qoq } else { said }, true);
        }
        if let Some(said) = self.stepped(found, number, period) {
            return (said, true);
        }
        let adjusted = self.adjusted(found, number, period);
        if let Some(said) = adjusted.or_else(|| between_values(&found[..number], &found[number])) {
            return (said, true);
        }
        let sides = self.between_sides(&found[..number], &found[number]);
        let opening = || self.times.opening(self.line, period);
        let before = || {
            let carried = self.carried(&found[..number], &found[number]);
            carried.filter(|_| !dated)
        };
        let known = if self.flowed {
            last.or(sides).or_else(opening).or_else(before)
        } else {
            last.or_else(before).or(sides).or_else(opening)
        };
        (known.unwrap_or(Compare::Yoy), false)
    }

    /// Where the words of a change end: at the next change, at the end of its clause, or farther off than prose puts them.
    fn next_change(&self, found: &[Finding], number: usize) -> usize {
        let at = item(found, number);
        let next = found[number + 1..]
            .iter()
            .find(|finding| {
                matches!(finding.kind, Kind::Change | Kind::Difference)
                    && !self.restates(finding.item)
            })
            .map_or(self.line.items.len(), |finding| finding.item)
            .min(at + WORDS);
        (at + 1..next)
            .find(|&item| self.line.is_boundary(item))
            .unwrap_or(next)
    }

    /// "8.2 percent or 14.4 billion from a month before": the same movement said again.
    fn restates(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            matches!(self.line.cue(before), Some(Cue::Or))
                || matches!(self.line.sign(before), Some('(' | '（'))
        })
    }

    /// The period of an older value that names none: as in the sentence before, or counted from its newer side.
    fn older_side(
        &self,
        found: &[Finding],
        number: usize,
        last: Option<Compare>,
    ) -> Option<Said<Spell>> {
        if self.scene.base.is_some() && self.times.is_empty() {
            return self.scene.base.clone();
        }
        let paired = newer_of_pair(self.line, self.times, found.get(number + 1));
        let at = item(found, number);
        if let Some(first) = self.times.span_start(self.line, at) {
            return Some(Said::here(first.spell, self.line.items[first.item].span));
        }
        // "mengalami kenaikan dibandingkan Juni, yaitu dari 8 menjadi 11 juta": what was said to be compared with, right before.
        let told = self.times.before(at).last().filter(|point| {
            let amount = self.line.amount_before(at);
            point.compared && amount.is_none_or(|amount| amount < point.item)
        });
        if let Some(point) = told.filter(|_| paired.is_some()) {
            return Some(Said::here(point.spell, self.line.items[point.item].span));
        }
        let earlier = (0..number).rev().find(|&n| !found[n].frame.base);
        let newer = paired
            .or_else(|| earlier.and_then(|n| found[n].frame.period.clone()))
            .or_else(|| {
                let next = found.get(number + 1).map(|_| item(found, number + 1))?;
                self.times.of_amount(self.line, next, false)
            });
        let mut said = newer.or_else(|| found[number].frame.period.clone())?;
        let focus = &self.scene.focus;
        let monthly = |compare: &Compare| {
            let step = (*compare, said.value.period.len());
            matches!(step, (Compare::Mom, 1) | (Compare::Qoq, 3))
        };
        let told =
            compared_with(self.line, at).or_else(|| revised(self.line, at, said.value.period));
        let known = told
            .or(last)
            .or_else(|| focus.implied.or(focus.compare).filter(monthly));
        said.value.period = Times::base_of(said.value.period, known.unwrap_or(Compare::Yoy))?;
        Some(said.by(rule::OLDER_SIDE))
    }
}
