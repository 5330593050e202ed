//! The shapes of version 1.

use serde::Serialize;
use std::collections::BTreeMap;

/// The whole report.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    pub(super) weighbridge_weekly: u32,
    pub(super) name: String,
    pub(super) first: String,
    pub(super) last: String,
    pub(super) now: Numbers,
    /// The four spans before, the latest first.
    pub(super) before: Vec<Numbers>,
    pub(super) reasons: Vec<ReasonRow>,
    pub(super) tables: BTreeMap<&'static str, Group<'a>>,
    pub(super) slips: Slips<'a>,
    pub(super) fates: Fates<'a>,
    pub(super) decisions: Decisions<'a>,
    pub(super) suppressions: Suppressions<'a>,
    pub(super) wants: Vec<WantRow<'a>>,
    pub(super) unverifiable_for_other_reasons: u32,
    pub(super) recheck: RecheckPart<'a>,
    pub(super) sources: Vec<AgeRow<'a>>,
    pub(super) records: Records<'a>,
}

/// So many of so many, with the Wilson interval.
#[derive(Serialize)]
pub(super) struct Part {
    pub(super) of: u32,
    pub(super) all: u32,
    pub(super) share: Option<f64>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct Numbers {
    pub(super) name: String,
    pub(super) stories: u32,
    pub(super) printed: u32,
    pub(super) claims: u32,
    pub(super) set_aside: u32,
    pub(super) verdicts: BTreeMap<&'static str, Part>,
}

#[derive(Serialize)]
pub(super) struct ReasonRow {
    pub(super) verdict: &'static str,
    pub(super) reason: &'static str,
    pub(super) claims: u32,
}

#[derive(Serialize)]
pub(super) struct Group<'a> {
    pub(super) rows: Vec<GroupRow<'a>>,
    /// Rows with too few claims to say something, together.
    pub(super) few: Option<GroupRow<'a>>,
    pub(super) few_rows: u32,
}

#[derive(Serialize)]
pub(super) struct GroupRow<'a> {
    pub(super) name: &'a str,
    pub(super) stories: u32,
    pub(super) claims: u32,
    pub(super) verdicts: BTreeMap<&'static str, u32>,
    pub(super) refuted_of_settled: Part,
}

#[derive(Serialize)]
pub(super) struct Slips<'a> {
    pub(super) before_printing_count: usize,
    pub(super) after_printing_count: usize,
    pub(super) before_printing: Vec<Found<'a>>,
    pub(super) after_printing: Vec<Found<'a>>,
}

/// A claim where it stands.
#[derive(Serialize)]
pub(super) struct Found<'a> {
    pub(super) day: String,
    pub(super) story: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) desk: Option<&'a str>,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) claim: &'a str,
    pub(super) series: String,
    pub(super) value: Option<String>,
    pub(super) unit: &'a str,
    pub(super) verdict: &'static str,
    pub(super) reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) why: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Fates<'a> {
    pub(super) printed: u32,
    pub(super) followed: u32,
    pub(super) refuted: FateRow,
    pub(super) needs_context: FateRow,
    pub(super) ignored: Vec<Found<'a>>,
}

#[derive(Serialize)]
pub(super) struct FateRow {
    pub(super) findings: u32,
    pub(super) mended: u32,
    pub(super) kept: u32,
    pub(super) wrong_reading: u32,
    pub(super) ignored: u32,
}

#[derive(Serialize)]
pub(super) struct Decisions<'a> {
    pub(super) precision: Part,
    pub(super) undecided: Part,
    pub(super) overturned: Vec<Found<'a>>,
}

#[derive(Serialize)]
pub(super) struct Suppressions<'a> {
    pub(super) claims: u32,
    pub(super) in_force: u32,
    pub(super) expiring: Vec<Expiring<'a>>,
}

#[derive(Serialize)]
pub(super) struct Expiring<'a> {
    pub(super) story: &'a str,
    pub(super) until: String,
    pub(super) why: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct WantRow<'a> {
    pub(super) reporter: &'a str,
    pub(super) partner: &'a str,
    pub(super) commodity: &'a str,
    pub(super) periods: Vec<String>,
    pub(super) claims: u32,
    pub(super) stories: u32,
    pub(super) command: Option<String>,
}

#[derive(Serialize)]
pub(super) struct RecheckPart<'a> {
    pub(super) since: Option<String>,
    pub(super) stories: u32,
    pub(super) claims: u32,
    pub(super) decided: u32,
    pub(super) unread: u32,
    pub(super) changes: Vec<Changed<'a>>,
}

/// A change of verdict.
#[derive(Serialize)]
pub(in crate::report) struct Changed<'a> {
    pub(super) story: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) desk: Option<&'a str>,
    pub(super) published: Option<String>,
    pub(super) printed: bool,
    pub(super) checked: String,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) claim: &'a str,
    pub(super) was: Judged,
    pub(super) now: Judged,
    pub(super) old: Option<Figure<'a>>,
    pub(super) new: Option<Figure<'a>>,
    pub(super) cause: &'static str,
    pub(super) note: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Judged {
    pub(super) verdict: &'static str,
    pub(super) reason: &'static str,
}

#[derive(Serialize)]
pub(super) struct Figure<'a> {
    pub(super) value: String,
    pub(super) unit: String,
    pub(super) source: &'a str,
    pub(super) published: Option<String>,
}

#[derive(Serialize)]
pub(super) struct AgeRow<'a> {
    pub(super) source: &'a str,
    pub(super) latest: String,
    pub(super) days: i32,
}

#[derive(Serialize)]
pub(super) struct Records<'a> {
    pub(super) runs: u32,
    pub(super) repeats: u32,
    pub(super) days: Vec<String>,
    pub(super) policies: u32,
    pub(super) versions: BTreeMap<&'a str, u32>,
    pub(super) left_out: Vec<LeftOut<'a>>,
}

#[derive(Serialize)]
pub(super) struct LeftOut<'a> {
    pub(super) file: &'a str,
    pub(super) code: &'static str,
    pub(super) why: String,
}
