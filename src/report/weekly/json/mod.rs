//! The report for programs: JSON, version 1. Fields may be added within a version; none is renamed, dropped or given another meaning.

mod wire;

use super::words::command;
use crate::recheck::{Cause, Change, Value};
use crate::report::figures::MOST_DECIMALS;
use crate::weekly::{self, Counts, Fate, Queue, Row, Share, Slip, Spot, VERDICTS, Want, Weekly};
use weighbridge_core::verdict::{Reason, Verdict};
pub(in crate::report) use wire::Changed;
use wire::{
    AgeRow, Decisions, Expiring, FateRow, Fates, Figure, Found, Group, GroupRow, Judged, LeftOut,
    Numbers, Part, ReasonRow, RecheckPart, Records, Report, Slips, Suppressions, WantRow,
};

/// The report as one JSON object, with a newline at its end.
pub fn json(weekly: &Weekly) -> String {
    // Our structs have text keys only and memory does not fail to be written to, so there is no error to hand on.
    serde_json::to_string_pretty(&report(weekly)).unwrap_or_default() + "\n"
}

fn report(weekly: &Weekly) -> Report<'_> {
    let tables = weekly
        .tables
        .iter()
        .map(|table| (table.by.code(), group(table)));
    let reasons = weekly.now.reasons.iter();
    Report {
        weighbridge_weekly: 1,
        name: weekly.span.to_string(),
        first: weekly.span.first().to_string(),
        last: weekly.span.last().to_string(),
        now: numbers(&weekly.now),
        before: weekly.before.iter().map(numbers).collect(),
        reasons: reasons.copied().map(reason).collect(),
        tables: tables.collect(),
        slips: Slips {
            before_printing_count: weekly.slips.before.len(),
            after_printing_count: weekly.slips.after.len(),
            before_printing: weekly.slips.before.iter().map(Found::of).collect(),
            after_printing: weekly.slips.after.iter().map(Found::of).collect(),
        },
        fates: fates(weekly),
        decisions: decisions(weekly),
        suppressions: suppressions(weekly),
        wants: weekly.wants.wants.iter().map(want).collect(),
        unverifiable_for_other_reasons: weekly.wants.hopeless,
        recheck: recheck(&weekly.queue),
        sources: weekly.ages.iter().map(age).collect(),
        records: records(&weekly.records),
    }
}

fn part(share: Share) -> Part {
    let rounded = |part: f64| (part * 1e6).round() / 1e6;
    let interval = share.wilson();
    Part {
        of: share.of,
        all: share.all,
        share: share.part().map(rounded),
        low: interval.map(|(low, _)| rounded(low)),
        high: interval.map(|(_, high)| rounded(high)),
    }
}

fn numbers(counts: &Counts) -> Numbers {
    Numbers {
        name: counts.span.to_string(),
        stories: counts.stories,
        printed: counts.printed,
        claims: counts.claims(),
        set_aside: counts.set_aside,
        verdicts: VERDICTS
            .map(|verdict| (verdict.code(), part(counts.share(verdict))))
            .into(),
    }
}

fn reason((reason, verdict, claims): (Reason, Verdict, u32)) -> ReasonRow {
    ReasonRow {
        verdict: verdict.code(),
        reason: reason.code(),
        claims,
    }
}

fn group(table: &weekly::Table) -> Group<'_> {
    Group {
        rows: table.rows.iter().map(row).collect(),
        few: table.few.as_ref().map(|(_, together)| row(together)),
        few_rows: table.few.as_ref().map_or(0, |(rows, _)| *rows),
    }
}

fn row(row: &Row) -> GroupRow<'_> {
    let of = |verdict: Verdict| (verdict.code(), weekly::count(&row.verdicts, verdict));
    GroupRow {
        name: &row.name,
        stories: row.stories,
        claims: row.claims(),
        verdicts: VERDICTS.map(of).into(),
        refuted_of_settled: part(row.settled(Verdict::Refuted)),
    }
}

impl<'a> Found<'a> {
    fn of(slip: &'a Slip) -> Self {
        Self::at(&slip.spot, slip.day.to_string(), None)
    }

    fn at(spot: &'a Spot, day: String, why: Option<&'a str>) -> Self {
        let claim = &spot.claim;
        Self {
            day,
            story: &spot.story,
            title: spot.title.as_deref(),
            desk: spot.desk.as_deref(),
            line: claim.line,
            column: claim.column,
            claim: &claim.id,
            series: claim.series(),
            value: claim.said.value.map(|value| value.to_string()),
            unit: &claim.said.unit,
            verdict: claim.verdict.code(),
            reason: claim.reason.code(),
            why,
        }
    }
}

fn fates(weekly: &Weekly) -> Fates<'_> {
    let row = |fate: Fate| FateRow {
        findings: fate.all(),
        mended: fate.mended,
        kept: fate.kept,
        wrong_reading: fate.wrong_reading,
        ignored: fate.ignored,
    };
    Fates {
        printed: weekly.fates.printed,
        followed: weekly.fates.followed,
        refuted: row(weekly.fates.refuted),
        needs_context: row(weekly.fates.needs_context),
        ignored: weekly.fates.ignored.iter().map(Found::of).collect(),
    }
}

fn decisions(weekly: &Weekly) -> Decisions<'_> {
    let overturned = weekly.decisions.overturned.iter();
    Decisions {
        precision: part(weekly.decisions.precision),
        undecided: part(weekly.decisions.undecided),
        overturned: overturned
            .map(|one| Found::at(&one.spot, one.day.to_string(), one.why.as_deref()))
            .collect(),
    }
}

fn suppressions(weekly: &Weekly) -> Suppressions<'_> {
    let expiring = weekly.suppressions.expiring.iter();
    Suppressions {
        claims: weekly.suppressions.claims,
        in_force: weekly.suppressions.in_force,
        expiring: expiring
            .map(|found| Expiring {
                story: &found.story,
                until: found.until.to_string(),
                why: found.why.as_deref(),
            })
            .collect(),
    }
}

fn want(want: &Want) -> WantRow<'_> {
    WantRow {
        reporter: &want.reporter,
        partner: &want.partner,
        commodity: &want.commodity,
        periods: want.periods.iter().map(ToString::to_string).collect(),
        claims: want.claims,
        stories: want.stories,
        command: command(want),
    }
}

fn recheck(queue: &Queue) -> RecheckPart<'_> {
    let recheck = &queue.recheck;
    RecheckPart {
        since: queue.since.map(|day| day.to_string()),
        stories: recheck.stories,
        claims: recheck.claims,
        decided: recheck.decided,
        unread: recheck.unread,
        changes: recheck.changes.iter().map(Changed::of).collect(),
    }
}

impl<'a> Changed<'a> {
    /// A change of verdict.
    pub(in crate::report) fn of(change: &'a Change) -> Self {
        let judged = |(verdict, reason): (Verdict, Reason)| Judged {
            verdict: verdict.code(),
            reason: reason.code(),
        };
        Self {
            story: &change.story,
            title: change.title.as_deref(),
            desk: change.desk.as_deref(),
            published: change.published.map(|day| day.to_string()),
            printed: change.is_printed(),
            checked: change.checked.to_string(),
            line: change.line,
            column: change.column,
            claim: &change.id,
            was: judged(change.was),
            now: judged(change.now),
            old: change.old.as_ref().map(figure),
            new: change.new.as_ref().map(figure),
            cause: cause(change.cause),
            note: super::note(change),
        }
    }
}

/// The word of a cause.
const fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Published => "published",
        Cause::Loaded => "loaded",
        Cause::Program => "program",
    }
}

/// A figure with its papers; a converted one has no end of digits.
fn figure(value: &Value) -> Figure<'_> {
    Figure {
        value: value.value.round_dp(MOST_DECIMALS).to_string(),
        unit: value.unit.to_string(),
        source: &value.source,
        published: value.published.map(|day| day.to_string()),
    }
}

fn age(age: &weekly::Age) -> AgeRow<'_> {
    AgeRow {
        source: &age.source,
        latest: age.latest.to_string(),
        days: age.days,
    }
}

fn records(records: &weekly::Records) -> Records<'_> {
    let versions = records.versions.iter();
    let left_out = records.left_out.iter();
    Records {
        runs: records.runs,
        repeats: records.repeats,
        days: records.days.iter().map(ToString::to_string).collect(),
        policies: records.policies,
        versions: versions
            .map(|(version, runs)| (&**version, *runs))
            .collect(),
        left_out: left_out
            .map(|one| LeftOut {
                file: &one.file,
                code: one.found.code(),
                why: one.found.to_string(),
            })
            .collect(),
    }
}
