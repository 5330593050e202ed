//! The nouns of the report: what was counted, with the lists behind the counts. Data only.

use super::{Share, Span};
use crate::ledger::Fault;
use crate::ledger::record::Claim;
use crate::recheck::Recheck;
use jiff::civil::Date;
use weighbridge_core::period::Period;
use weighbridge_core::verdict::{Reason, Verdict};

/// The verdicts in the order of every table.
pub const VERDICTS: [Verdict; 4] = [
    Verdict::Refuted,
    Verdict::NeedsContext,
    Verdict::Unverifiable,
    Verdict::Supported,
];

/// What the records of a span of days come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Weekly {
    /// The days.
    pub span: Span,
    /// What was read, and what was left out.
    pub records: Records,
    /// The counts of the span.
    pub now: Counts,
    /// Those of the four spans before, the latest first.
    pub before: [Counts; 4],
    /// The claims by desk, language, goods and partner.
    pub tables: Vec<Table>,
    /// Refuted claims first found in the span.
    pub slips: Slips,
    /// What became of findings in drafts of stories that were printed in the span.
    pub fates: Fates,
    /// Findings that are not to be shown again.
    pub suppressions: Suppressions,
    /// What editors said of the verdicts.
    pub decisions: Decisions,
    /// What could not be checked, and what would settle it.
    pub wants: Wants,
    /// Printed stories weighed again.
    pub queue: Queue,
    /// How old the data were that judged.
    pub ages: Vec<Age>,
}

/// What was read, and what was left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Records {
    /// Runs of the span.
    pub runs: u32,
    /// Drafts that were left out, in all weeks read, because another run of the day said the same of them.
    pub repeats: u32,
    /// Days of the span with at least one run.
    pub days: Vec<Date>,
    /// Files that were left out, in all weeks read.
    pub left_out: Vec<Fault>,
    /// Versions of the program, with their runs.
    pub versions: Vec<(String, u32)>,
    /// How many different policies judged.
    pub policies: u32,
}

/// The counts of a span: each story by its last check in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// The days.
    pub span: Span,
    /// Stories.
    pub stories: u32,
    /// Stories whose last check was of the printed text.
    pub printed: u32,
    /// Statements that were not judged, because they assert no fact.
    pub set_aside: u32,
    /// Claims by verdict, in the order of [`VERDICTS`].
    pub verdicts: [u32; 4],
    /// Claims by reason: the gravest verdict first, and within it the most frequent.
    pub reasons: Vec<(Reason, Verdict, u32)>,
}

/// What a table is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The desk.
    Desk,
    /// The language.
    Language,
    /// What is traded.
    Goods,
    /// The other side.
    Partner,
}

/// Claims by one of their sides. Rows are in the order of their claims, never of their errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What the rows are.
    pub by: By,
    /// Rows with enough claims to say something.
    pub rows: Vec<Row>,
    /// All others together, and how many they are.
    pub few: Option<(u32, Row)>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its code; empty where the records say none.
    pub name: String,
    /// Stories.
    pub stories: u32,
    /// Claims by verdict, in the order of [`VERDICTS`].
    pub verdicts: [u32; 4],
}

/// A claim where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The story's name.
    pub story: String,
    /// Its headline, where the ledger keeps it.
    pub title: Option<String>,
    /// Its desk.
    pub desk: Option<String>,
    /// The claim as it was recorded.
    pub claim: Claim,
}

/// A refuted claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The day it was first found.
    pub day: Date,
    /// Where.
    pub spot: Spot,
}

/// Refuted claims, each counted once, on the day it was first found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slips {
    /// Found in a draft.
    pub before: Vec<Slip>,
    /// Found only in the printed text.
    pub after: Vec<Slip>,
}

/// What became of a kind of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fate {
    /// The printed text has it no more.
    pub mended: u32,
    /// It was printed, and an editor said why.
    pub kept: u32,
    /// An editor said that the checker read it wrongly.
    pub wrong_reading: u32,
    /// It was printed, and nobody said why.
    pub ignored: u32,
}

/// What became of findings in drafts of stories that were printed in the span.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fates {
    /// Stories printed in the span.
    pub printed: u32,
    /// Those of them that were checked as a draft before.
    pub followed: u32,
    /// Refuted claims.
    pub refuted: Fate,
    /// Claims that needed context.
    pub needs_context: Fate,
    /// The refuted claims that were ignored.
    pub ignored: Vec<Slip>,
}

/// A finding that is not to be shown again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The story's name.
    pub story: String,
    /// Why, in the editor's words.
    pub why: Option<String>,
    /// Last day on which it holds.
    pub until: Date,
}

/// Findings that are not to be shown again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suppressions {
    /// Claims of the span that were suppressed.
    pub claims: u32,
    /// Suppressions that hold on the last day of the span.
    pub in_force: u32,
    /// Those that end in the span, or in the two weeks after it; the first to end first.
    pub expiring: Vec<Suppression>,
}

/// A verdict that an editor overturned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overturned {
    /// The day of the decision.
    pub day: Date,
    /// Where, with the verdict.
    pub spot: Spot,
    /// Why the verdict is wrong, in the editor's words.
    pub why: Option<String>,
}

/// What editors said of the verdicts, in the span.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decisions {
    /// Of the refuted claims that an editor decided on: those that were not called a wrong reading.
    pub precision: Share,
    /// Of all refuted claims of the span: those that nobody decided on.
    pub undecided: Share,
    /// The verdicts overturned.
    pub overturned: Vec<Overturned>,
}

/// Months of a series that would settle claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Want {
    /// Whose statistics.
    pub reporter: String,
    /// The other side.
    pub partner: String,
    /// Dataset code of the goods.
    pub commodity: String,
    /// The months, in order; none inside another.
    pub periods: Vec<Period>,
    /// Claims that they would settle.
    pub claims: u32,
    /// Stories that these stand in.
    pub stories: u32,
}

/// What could not be checked, and what would settle it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wants {
    /// Series to load, the most useful first.
    pub wants: Vec<Want>,
    /// Unverifiable claims that no data would settle: vague words, kinds that are not judged.
    pub hopeless: u32,
}

/// Printed stories weighed again.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Queue {
    /// What came of it.
    pub recheck: Recheck,
    /// Stories checked before this day were not weighed again.
    pub since: Option<Date>,
}

/// How old the data of a source were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Age {
    /// The source.
    pub source: String,
    /// Its latest day of publication among the facts at hand, in the last run of the span.
    pub latest: Date,
    /// Days from then to the last day of the span.
    pub days: i32,
}

impl Counts {
    /// Claims with a verdict.
    pub fn claims(&self) -> u32 {
        self.verdicts.iter().sum()
    }

    /// Claims with this verdict, among all.
    pub fn share(&self, verdict: Verdict) -> Share {
        Share::new(count(&self.verdicts, verdict), self.claims())
    }
}

impl Row {
    /// Claims with a verdict.
    pub fn claims(&self) -> u32 {
        self.verdicts.iter().sum()
    }

    /// Claims with this verdict, among those that the data settle: all but the unverifiable.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge::weekly::{Row, Share};
    /// use weighbridge_core::verdict::Verdict;
    ///
    /// // refuted, needs context, unverifiable, supported
    /// let row = Row { verdicts: [3, 10, 40, 47], ..Row::default() };
    /// assert_eq!(row.settled(Verdict::Refuted), Share::new(3, 60));
    /// ```
    pub fn settled(&self, verdict: Verdict) -> Share {
        let settled = self.claims() - count(&self.verdicts, Verdict::Unverifiable);
        Share::new(count(&self.verdicts, verdict), settled)
    }
}

impl By {
    /// The word used in reports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Language => "language",
            Self::Goods => "goods",
            Self::Partner => "partner",
        }
    }
}

/// Claims with this verdict, of counts in the order of [`VERDICTS`].
pub fn count(verdicts: &[u32; 4], verdict: Verdict) -> u32 {
    let counted = VERDICTS.iter().zip(verdicts);
    counted
        .filter(|(one, _)| **one == verdict)
        .map(|(_, count)| count)
        .sum()
}
