//! The nouns of a judgement: verdict, reason, evidence, readings, diagnosis.

use crate::claim::{Claim, Modality};
use crate::quantity::Unit;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// What the data say of a claim, from the mildest to the gravest for a newsroom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The observed value lies in the printed interval, under the reading that the words state.
    Supported,
    /// Cannot be told, for the reason given. Never to be read as false.
    Unverifiable,
    /// Right only under something that the words do not say.
    NeedsContext,
    /// Outside everything that the words allow.
    Refuted,
}

/// Why a verdict is what it is; machine-readable, stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Supported: the published figure, or one computed from published figures, rounds to what is printed.
    AsPublished,
    /// Needs context: right only when trailing zeros are read as rounding ("30" to the nearest ten).
    CoarseRounding,
    /// Needs context: right only in another currency's growth.
    CurrencyBasis,
    /// Needs context: right only over the base as first published.
    FirstPublishedBase,
    /// Needs context: right only in another vintage of the same figure.
    OtherVintage,
    /// Needs context: right only in the partner's statistics.
    Mirror,
    /// Needs context: sources disagree, and the printed number follows one of them.
    SourcesDisagree,
    /// Needs context: right only in seasonally adjusted figures.
    SeasonalAdjustment,
    /// Needs context: right only for another scope of trade (goods and services, an agency's group).
    OtherScope,
    /// Needs context: right only for a period that the words could mean but do not state.
    OtherPeriod,
    /// Needs context: right only after conversion at an average exchange rate.
    Converted,
    /// Needs context: right only under another reading of words that the sentence leaves open.
    OtherReading,
    /// Needs context: off, but the reading of the language is too young to call a figure wrong.
    YoungLanguage,
    /// Needs context: on the wrong side of its hedge, but within rounding ("more than 2" for 1.97).
    HedgeSlack,
    /// Needs context: off by no more than the policy's small error.
    SmallError,
    /// Needs context: the digits are those of the published figure, which is counted in another unit.
    OtherUnit,
    /// Needs context: the growth is right in percent, but the draft says points.
    PointsForPercent,
    /// Needs context: the published figure is another one, but what is at hand does not prove the printed one wrong.
    Differs,
    /// Needs context: contradicts another figure of the same story.
    Inconsistent,
    /// Refuted: off in the last printed digit only.
    LastDigit,
    /// Refuted: off by less than the policy's bound for a minor error.
    Minor,
    /// Refuted: off by more.
    Major,
    /// Refuted: the digits fit, the scale word does not.
    Scale,
    /// Refuted: it moved the other way.
    WrongDirection,
    /// Unverifiable: no loaded dataset covers the series.
    NotCovered,
    /// Unverifiable: the series is covered, this period is not, or only by figures that settle nothing.
    PeriodNotCovered,
    /// Unverifiable: the figure cannot have been out on the story's date.
    NotYetPublished,
    /// Unverifiable: so far from the published figure that the words probably speak of something else.
    BeyondComparison,
    /// Unverifiable: a rank needs a table of all that are ranked, and the loaded one has gaps.
    TableIncomplete,
    /// Unverifiable: a record or streak needs more past than is loaded.
    HistoryTooShort,
    /// Unverifiable: the words leave open which series or period is meant.
    TooVague,
    /// Unverifiable: this kind of claim is not judged yet.
    KindNotJudged,
    /// Not judged: not asserted as a fact.
    NotAsserted,
}

impl Verdict {
    /// The word used in reports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Unverifiable => "unverifiable",
            Self::NeedsContext => "needs_context",
            Self::Refuted => "refuted",
        }
    }
}

impl Reason {
    /// Every reason, in the order of the report's legend.
    pub const ALL: [Self; 33] = [
        Self::AsPublished,
        Self::CoarseRounding,
        Self::CurrencyBasis,
        Self::FirstPublishedBase,
        Self::OtherVintage,
        Self::Mirror,
        Self::SourcesDisagree,
        Self::SeasonalAdjustment,
        Self::OtherScope,
        Self::OtherPeriod,
        Self::Converted,
        Self::OtherReading,
        Self::YoungLanguage,
        Self::HedgeSlack,
        Self::SmallError,
        Self::OtherUnit,
        Self::PointsForPercent,
        Self::Differs,
        Self::Inconsistent,
        Self::LastDigit,
        Self::Minor,
        Self::Major,
        Self::Scale,
        Self::WrongDirection,
        Self::NotCovered,
        Self::PeriodNotCovered,
        Self::NotYetPublished,
        Self::BeyondComparison,
        Self::TableIncomplete,
        Self::HistoryTooShort,
        Self::TooVague,
        Self::KindNotJudged,
        Self::NotAsserted,
    ];

    /// The code used in reports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AsPublished => "as_published",
            Self::CoarseRounding => "coarse_rounding",
            Self::CurrencyBasis => "currency_basis",
            Self::FirstPublishedBase => "first_published_base",
            Self::OtherVintage => "other_vintage",
            Self::Mirror => "mirror",
            Self::SourcesDisagree => "sources_disagree",
            Self::SeasonalAdjustment => "seasonal_adjustment",
            Self::OtherScope => "other_scope",
            Self::OtherPeriod => "other_period",
            Self::Converted => "converted",
            Self::OtherReading => "other_reading",
            Self::YoungLanguage => "young_language",
            Self::HedgeSlack => "hedge_slack",
            Self::SmallError => "small_error",
            Self::OtherUnit => "other_unit",
            Self::PointsForPercent => "points_for_percent",
            Self::Differs => "differs",
            Self::Inconsistent => "inconsistent",
            Self::LastDigit => "last_digit",
            Self::Minor => "minor",
            Self::Major => "major",
            Self::Scale => "scale",
            Self::WrongDirection => "wrong_direction",
            Self::NotCovered => "not_covered",
            Self::PeriodNotCovered => "period_not_covered",
            Self::NotYetPublished => "not_yet_published",
            Self::BeyondComparison => "beyond_comparison",
            Self::TableIncomplete => "table_incomplete",
            Self::HistoryTooShort => "history_too_short",
            Self::TooVague => "too_vague",
            Self::KindNotJudged => "kind_not_judged",
            Self::NotAsserted => "not_asserted",
        }
    }
}

/// A value that the data give, with its papers and its arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it is, in words: "printed by GACC, in dollars". The claim's own series and months are not said again.
    pub label: String,
    /// The number, in `unit`.
    pub value: Decimal,
    /// The true value lies within `value ± half`, as far as published digits tell.
    pub half: Decimal,
    /// What it counts.
    pub unit: Unit,
    /// How it was computed, so that a reader can redo it; `None` for a figure as printed.
    pub arithmetic: Option<String>,
    /// The agency.
    pub agency: String,
    /// The table.
    pub dataset: String,
    /// The vintage: its name, or "as first printed".
    pub vintage: String,
    /// Day of publication, where known.
    pub published: Option<Date>,
    /// Where each figure used was read.
    pub addresses: Vec<String>,
    /// Was it computed, rather than printed?
    pub derived: bool,
}

/// How the printed figure stands to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// Inside the printed interval with its hedge.
    Printed,
    /// Inside only when trailing zeros are read as rounding, or within the hedge's slack.
    Coarse,
    /// Outside, by no more than the policy's small error.
    Near,
    /// Outside.
    Off,
}

impl Fit {
    /// The word used in reports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Coarse => "coarse",
            Self::Near => "near",
            Self::Off => "off",
        }
    }
}

/// One complete way to read the claim, and how the printed figure fares under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// The reading, in words: "printed by GACC, in dollars". The claim's own series and months are not said again.
    pub reading: String,
    /// Do the words state this reading (rather than allow it)?
    pub stated: bool,
    /// How the figure fares.
    pub fit: Fit,
    /// The reason it would give.
    pub reason: Reason,
    /// Which of the judgement's evidence it rests on.
    pub evidence: usize,
}

/// One change to the reading under which the printed number would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosis {
    /// What was changed: `flow`, `direction`, `mirror`, `partner`, `reporter`, `period`, `compare`, `scale`, `digits`,
    /// `points`, `basis`, `unit`, `scope`, `vintage`.
    pub changed: &'static str,
    /// In words: "the figure is that of total trade, not of exports".
    pub text: String,
    /// Which of the judgement's evidence shows it.
    pub evidence: usize,
    /// Odds that some candidate would fit by chance, 0 to 1.
    pub coincidence: Decimal,
}

/// A printed figure of the claim's own series and months that the draft's agrees with and others contradict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubtful {
    /// Which of the judgement's evidence it is.
    pub evidence: usize,
    /// Why it is doubted, in the table's own words; may be empty.
    pub note: String,
}

/// What the data say of one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// One or two sentences for a reader; the claim's own series is not said again.
    pub summary: String,
    /// The values looked at; readings and diagnoses point into it.
    pub evidence: Vec<Evidence>,
    /// Every reading tried, best first.
    pub readings: Vec<Tried>,
    /// What would make the number right, likeliest first.
    pub diagnosis: Vec<Diagnosis>,
    /// Doubtful figures that the draft's agrees with. They decide nothing.
    pub doubtful: Vec<Doubtful>,
    /// What to write instead, in the draft's language.
    pub suggestion: Option<String>,
}

/// A claim with what the data say of it; `judgement` is `None` where the claim is not asserted as a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// The claim.
    pub claim: Claim,
    /// The judgement.
    pub judgement: Option<Judgement>,
}

impl Weighed {
    /// Is the claim one that is judged at all?
    pub fn is_judged(&self) -> bool {
        self.claim.modality == Modality::Actual
    }
}
