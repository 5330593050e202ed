//! One claim with its verdict: enough to count it, and to weigh it again without the draft.

use super::code;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use weighbridge_core::claim::{Compare, Coverage, Direction, Flow, Kind};
use weighbridge_core::period::Period;
use weighbridge_core::quantity::Hedge;
use weighbridge_core::verdict::{Reason, Verdict};

/// One claim that was judged, in the fields of the labelling guide, with its verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Names what is asserted: a digest of series, months and figure. The same in every draft that asserts it.
    pub id: String,
    /// The start of the SHA-256 of the phrase as printed.
    pub phrase: String,
    /// Line of the draft, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
    /// First and past-the-last byte of the phrase in the prose.
    pub span: (usize, usize),
    /// The same of its sentence.
    pub sentence: (usize, usize),
    /// Language of its paragraph, where it is not the story's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What is measured.
    #[serde(with = "code::kind")]
    pub kind: Kind,
    /// The printed figure.
    pub said: Said,
    /// Which way it moved.
    #[serde(with = "code::direction")]
    pub direction: Direction,
    /// What a change is counted from.
    #[serde(with = "code::compare")]
    pub compare: Compare,
    /// Whose statistics are meant.
    pub reporter: Option<String>,
    /// The other side; `AAA+BBB` where `reporter` is absent.
    pub partner: Option<String>,
    /// Which way goods go, seen from the reporter.
    #[serde(with = "code::flow")]
    pub flow: Option<Flow>,
    /// What is traded: `TOTAL`, or a short English name.
    pub commodity: String,
    /// The code that datasets use, where it is not the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The months it is about.
    #[serde(with = "code::period")]
    pub period: Option<Period>,
    /// Was the publication date needed to know the months?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub relative: bool,
    /// The currency that growth is counted in, where the words say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_in: Option<String>,
    /// How much of the series and months the figure covers.
    #[serde(
        with = "code::coverage",
        default = "whole",
        skip_serializing_if = "is_whole"
    )]
    pub coverage: Coverage,
    /// The slots that no word of the sentence filled, but words before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inherited: Vec<SlotName>,
    /// The slots that a default filled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<SlotName>,
    /// What the data said.
    #[serde(with = "code::verdict")]
    pub verdict: Verdict,
    /// Why.
    #[serde(with = "code::reason")]
    pub reason: Reason,
    /// What the likeliest diagnosis changes: `flow`, `period`, `scale`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diagnosis: Option<String>,
    /// The values that the best readings rest on, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// The figures that would have settled it, where the verdict says that they were not at hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<Gap>,
    /// Had somebody decided that it is not to be raised?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub suppressed: bool,
}

/// A slot of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotName {
    /// Which way it moved.
    Direction,
    /// What a change is counted from.
    Compare,
    /// Whose statistics are meant.
    Reporter,
    /// The other side.
    Partner,
    /// Which way goods go.
    Flow,
    /// What is traded.
    Commodity,
    /// The months.
    Period,
}

/// A figure as it was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The number; absent for a record without one.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "rust_decimal::serde::str_option"
    )]
    pub value: Option<Decimal>,
    /// The size of one unit of its last printed digit.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "rust_decimal::serde::str_option"
    )]
    pub step: Option<Decimal>,
    /// The upper end of a range; `value` is then the lower.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "rust_decimal::serde::str_option"
    )]
    pub high: Option<Decimal>,
    /// The size of one unit of the upper end's last digit.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "rust_decimal::serde::str_option"
    )]
    pub high_step: Option<Decimal>,
    /// What it counts: an ISO 4217 code, `percent`, `tonne`, …
    pub unit: String,
    /// What the words round the number do to it.
    #[serde(
        with = "code::hedge",
        default = "exact",
        skip_serializing_if = "is_exact"
    )]
    pub hedge: Hedge,
}

/// A value that the data gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Who published it.
    pub source: String,
    /// The table.
    pub dataset: String,
    /// The vintage: its name, or that it is as first printed.
    pub vintage: String,
    /// Day of publication, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// The number, in `unit`.
    #[serde(with = "rust_decimal::serde::str")]
    pub value: Decimal,
    /// What it counts.
    pub unit: String,
    /// Was it computed, rather than printed?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub derived: bool,
}

/// Figures that were not at hand: what to fetch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Gap {
    /// Whose statistics.
    pub reporter: String,
    /// The other side.
    pub partner: String,
    /// The code that datasets use for what is traded.
    pub commodity: String,
    /// First month (`YYYY-MM`).
    pub first: String,
    /// Last month.
    pub last: String,
}

const fn whole() -> Coverage {
    Coverage::Whole
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_whole(coverage: &Coverage) -> bool {
    *coverage == Coverage::Whole
}

const fn exact() -> Hedge {
    Hedge::Exact
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_exact(hedge: &Hedge) -> bool {
    *hedge == Hedge::Exact
}
