//! A claim whose verdict is another one now.

use crate::ledger::day_of;
use crate::ledger::record::{self, Run, Stage, Story};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use weighbridge_core::claim::Claim;
use weighbridge_core::period::Month;
use weighbridge_core::quantity::Unit;
use weighbridge_core::verdict::{Evidence, Judgement, Reason, Verdict};

/// Why a verdict is another one now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A figure came out, or took the place of the one that judged, after the story was checked.
    Published,
    /// Other tables are at hand: the figure was out when the story was checked, or the one that judged is not there any more.
    Loaded,
    /// The same figures, weighed by another version of the program or another policy.
    Program,
}

/// A value with its papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The number.
    pub value: Decimal,
    /// The true value lies within `value ± half`; zero where that is not recorded.
    pub half: Decimal,
    /// What it counts.
    pub unit: Unit,
    /// Who published it.
    pub source: String,
    /// When, where known.
    pub published: Option<Date>,
}

/// A claim whose verdict is another one now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The story's name.
    pub story: String,
    /// Its headline, where the ledger keeps it.
    pub title: Option<String>,
    /// Its desk.
    pub desk: Option<String>,
    /// The day it was printed, where known.
    pub published: Option<Date>,
    /// Was it printed?
    pub stage: Stage,
    /// The day of the check that counts.
    pub checked: Date,
    /// Line of the claim.
    pub line: usize,
    /// Column of the claim.
    pub column: usize,
    /// The claim's name in the ledger.
    pub id: String,
    /// The claim.
    pub claim: Claim,
    /// What was said of it.
    pub was: (Verdict, Reason),
    /// What is said of it on `day`.
    pub now: (Verdict, Reason),
    /// The figure that it was judged by.
    pub old: Option<Value>,
    /// The figure that it is judged by now.
    pub new: Option<Value>,
    /// Why.
    pub cause: Cause,
    /// The day as which it was judged.
    pub day: Date,
}

impl Change {
    /// The change of one claim; `None` where the verdict is the same, or where nothing is known any more of what it rested on.
    pub(super) fn of(
        run: &Run,
        story: &Story,
        recorded: &record::Claim,
        claim: Claim,
        judgement: &Judgement,
        day: Date,
    ) -> Option<Self> {
        if judgement.verdict == recorded.verdict || judgement.verdict == Verdict::Unverifiable {
            return None;
        }
        let old = recorded.evidence.first().and_then(Value::recorded);
        let checked = day_of(run.at);
        Some(Self {
            story: story.story.clone(),
            title: story.title.clone(),
            desk: story.desk.clone(),
            published: story.published,
            stage: story.stage,
            checked,
            line: recorded.line,
            column: recorded.column,
            id: recorded.id.clone(),
            claim,
            was: (recorded.verdict, recorded.reason),
            now: (judgement.verdict, judgement.reason),
            cause: cause(checked, old.as_ref(), judgement),
            old,
            new: current(judgement).map(Value::of),
            day,
        })
    }

    /// Does it make a story look worse than when it was checked?
    pub fn is_worse(&self) -> bool {
        self.now.0 >= Verdict::NeedsContext && self.now.0 > self.was.0
    }

    /// Does it look worse by a figure that was published since it was checked?
    pub fn is_overtaken(&self) -> bool {
        self.is_worse() && self.cause == Cause::Published
    }

    /// Was the story printed?
    pub fn is_printed(&self) -> bool {
        self.stage == Stage::Printed
    }

    /// Is it a printed story that is refuted now?
    pub fn is_alarm(&self) -> bool {
        self.is_printed() && self.now.0 == Verdict::Refuted
    }

    /// The gravest first, printed ones first, then by story and place.
    pub(super) fn order(&self) -> impl Ord + '_ {
        (
            Reverse((self.now.0, self.stage)),
            &self.story,
            self.line,
            self.column,
            &self.id,
        )
    }
}

/// The value that the words ask for today: that of the best stated reading, else of the best.
fn current(judgement: &Judgement) -> Option<&Evidence> {
    let mut readings = judgement.readings.iter();
    let stated = readings.clone().find(|tried| tried.stated);
    let best = stated.or_else(|| readings.next())?;
    judgement.evidence.get(best.evidence)
}

fn cause(checked: Date, old: Option<&Value>, judgement: &Judgement) -> Cause {
    let Some(new) = current(judgement) else {
        return Cause::Program;
    };
    let is = |old: &Value, one: &Evidence| old.value == one.value && old.unit == one.unit;
    let is_there = |old: &Value| judgement.evidence.iter().any(|one| is(old, one));
    match out(new) {
        Some(day) if day > checked && old.is_none_or(is_there) => Cause::Published,
        _ if old.is_some_and(|old| is(old, new)) => Cause::Program,
        _ => Cause::Loaded,
    }
}

/// The day a value came out: that of its publication, else the first of the month that names its vintage.
fn out(evidence: &Evidence) -> Option<Date> {
    let month = || {
        let month: Month = evidence.vintage.get(..7)?.parse().ok()?;
        let year = i16::try_from(month.year()).ok()?;
        Date::new(year, i8::try_from(month.number()).ok()?, 1).ok()
    };
    evidence.published.or_else(month)
}

impl Value {
    fn of(evidence: &Evidence) -> Self {
        Self {
            value: evidence.value,
            half: evidence.half,
            unit: evidence.unit,
            source: evidence.agency.clone(),
            published: out(evidence),
        }
    }

    fn recorded(evidence: &record::Evidence) -> Option<Self> {
        Some(Self {
            value: evidence.value,
            half: Decimal::ZERO,
            unit: evidence.unit.parse().ok()?,
            source: evidence.source.clone(),
            published: evidence.published,
        })
    }
}
