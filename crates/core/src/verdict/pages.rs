//! One page for each reason: what it means, an example, what to write instead.

use super::{Reason, Verdict};
use std::fmt::Write as _;

/// What is to be said of a reason.
struct Page {
    verdict: Verdict,
    means: &'static str,
    example: &'static str,
    instead: &'static str,
}

const fn page(
    verdict: Verdict,
    means: &'static str,
    example: &'static str,
    instead: &'static str,
) -> Page {
    Page {
        verdict,
        means,
        example,
        instead,
    }
}

const NOTHING: &str = "Nothing has to change.";
const OFFICIAL: &str =
    "The published figure, which the report offers in the draft's own number format.";
const SYNC: &str = "The figure may be right. Load the agency's table (`weighbridge sync --for DRAFT`), or ask the agency.";

impl Reason {
    #[expect(clippy::too_many_lines, reason = "one table: a page for each reason")]
    const fn said(self) -> Page {
        match self {
            Self::AsPublished => page(
                Verdict::Supported,
                "The published figure, or one computed from published figures, rounds to what is printed.",
                "“38.2 billion dollars” where the agency printed 38.17.",
                NOTHING,
            ),
            Self::CoarseRounding => page(
                Verdict::NeedsContext,
                "The figure is right only if its last zeros are padding.",
                "“30 percent” where the agency printed 28.7: right to the nearest ten.",
                "The published figure, or “about”.",
            ),
            Self::CurrencyBasis => page(
                Verdict::NeedsContext,
                "Growth differs between currencies, and the draft follows one that it does not name.",
                "“up 32.7 percent” beside an amount in dollars, where that is the growth in yuan and 26.3 percent the growth in dollars.",
                "The growth in the currency of the amount, or the name of the other currency.",
            ),
            Self::FirstPublishedBase => page(
                Verdict::NeedsContext,
                "The growth follows from two amounts as first published; the agency revised the older one before it printed growth.",
                "“up 30 percent”, from 38.17 over 29.26 billion, where the agency printed 28.7.",
                "The growth that the agency printed, or the two amounts.",
            ),
            Self::OtherVintage => page(
                Verdict::NeedsContext,
                "The figure is that of another vintage: as first printed, or as revised.",
                "A surplus of 34.41 billion, revised from 34.32 before the story was written.",
                "The figure that was current on the day of the story, or the word “revised”.",
            ),
            Self::Mirror => page(
                Verdict::NeedsContext,
                "The figure is that of the partner's statistics, or no further from it than freight, insurance and goods at sea explain, and no other figure is at hand.",
                "Russia's exports to China, given by China's imports from Russia.",
                "Whose statistics they are: “according to China's customs”.",
            ),
            Self::SourcesDisagree => page(
                Verdict::NeedsContext,
                "Published figures disagree, and the draft follows one of them.",
                "Two agencies, or two releases, that print different totals for one year.",
                "The name of the agency.",
            ),
            Self::SeasonalAdjustment => page(
                Verdict::NeedsContext,
                "The figure is right only seasonally adjusted.",
                "A monthly deficit of 67.4 billion dollars, where the unadjusted one is another.",
                "The words “seasonally adjusted”, or the unadjusted figure.",
            ),
            Self::OtherScope => page(
                Verdict::NeedsContext,
                "The figure is right for another scope of trade.",
                "A deficit in goods and services, called the deficit in goods.",
                "The scope that the figure has.",
            ),
            Self::OtherPeriod => page(
                Verdict::NeedsContext,
                "The sentence names no months, and the figure is that of others than those it seems to speak of.",
                "A year to date, in a story about its last month.",
                "The months that the figure is for.",
            ),
            Self::Converted => page(
                Verdict::NeedsContext,
                "The figure is right after conversion at an average exchange rate: of its months, or of a year near by where none is loaded.",
                "An amount in euros, where the agency printed dollars.",
                "The published currency, or “about” and the rate's day.",
            ),
            Self::OtherReading => page(
                Verdict::NeedsContext,
                "The figure is right under another reading of words that the sentence leaves open.",
                "A sentence without a country, after a story of two.",
                "The country, flow or months in the sentence itself.",
            ),
            Self::YoungLanguage => page(
                Verdict::NeedsContext,
                "The figure is off, but the reading of the language is too young to call it wrong.",
                "A figure in a Turkish draft that is not the published one.",
                "Look at what was read first; then the published figure.",
            ),
            Self::HedgeSlack => page(
                Verdict::NeedsContext,
                "The figure is on the wrong side of its hedge by rounding only, or the hedge says too little.",
                "“more than 2 trillion” for 1.97 trillion.",
                "“almost” for “more than”, or the figure itself.",
            ),
            Self::SmallError => page(
                Verdict::NeedsContext,
                "The figure is off by no more than the policy's small error.",
                "“38.9 billion” where the agency printed 38.17.",
                OFFICIAL,
            ),
            Self::OtherUnit => page(
                Verdict::NeedsContext,
                "The digits are those of the published figure, which is counted in another unit.",
                "“13.4 billion euros”, where the agency printed 13.39 billion dollars.",
                "The unit of the published figure.",
            ),
            Self::PointsForPercent => page(
                Verdict::NeedsContext,
                "The growth is right in percent. Points are for the difference of two percentages.",
                "“exports rose by 26.1 percentage points”, where they grew by 26.1 percent.",
                "“percent”.",
            ),
            Self::Differs => page(
                Verdict::NeedsContext,
                "The published figure is another one; a revision, another currency or another scope may explain it, but nothing at hand does.",
                "“up 22 percent”, where the agency printed 20.9 in a currency that the draft does not name.",
                OFFICIAL,
            ),
            Self::Inconsistent => page(
                Verdict::NeedsContext,
                "The figure contradicts another one of the same story, whatever the data say.",
                "Exports of 16.4, imports of 21.7 and a total of 39.9 billion; 24.3 billion yuan for 38.2 billion dollars.",
                "Whichever of the figures is right.",
            ),
            Self::LastDigit => page(
                Verdict::Refuted,
                "The figure is wrong, in its last printed digit only.",
                "“38.19 billion” where the agency printed 38.17, under a policy without a small error.",
                OFFICIAL,
            ),
            Self::Minor => page(
                Verdict::Refuted,
                "The figure is wrong, by less than the policy's bound for a minor error.",
                "“44 billion” where the agency printed 38.17.",
                OFFICIAL,
            ),
            Self::Major => page(
                Verdict::Refuted,
                "The figure is wrong, by more than a minor error.",
                "“48.2 billion” where the agency printed 38.17.",
                OFFICIAL,
            ),
            Self::Scale => page(
                Verdict::Refuted,
                "The digits are right, the power of ten is not.",
                "“3.11 trillion dollars” of palm oil for 3.11 billion.",
                "The right scale word, or the decimal sign where it belongs.",
            ),
            Self::WrongDirection => page(
                Verdict::Refuted,
                "It moved the other way.",
                "“up 27 percent” for imports that fell by 27.63 percent.",
                "The other direction.",
            ),
            Self::NotCovered => page(
                Verdict::Unverifiable,
                "No loaded table covers what the figure measures.",
                "Trade of two countries of which nothing is loaded.",
                SYNC,
            ),
            Self::PeriodNotCovered => page(
                Verdict::Unverifiable,
                "The series is covered, its months are not, or only by figures that settle nothing.",
                "A month of 2009, where the tables begin in 2015.",
                SYNC,
            ),
            Self::NotYetPublished => page(
                Verdict::Unverifiable,
                "The figure cannot have been out on the day of the story, or on the day of `--as-of`.",
                "Trade of a month, in a story printed on its last day.",
                "The months that the figure is for, or the day of the story.",
            ),
            Self::BeyondComparison => page(
                Verdict::Unverifiable,
                "The figure is so far from the published one that the words probably speak of something else.",
                "A figure of one company that was read as one of the country.",
                "Whose trade it is, in the sentence itself.",
            ),
            Self::TableIncomplete => page(
                Verdict::Unverifiable,
                "A rank needs all that are ranked, and the loaded tables have gaps that could hold a larger one.",
                "“the third-largest market”, where half of all exports are to partners that are not loaded.",
                SYNC,
            ),
            Self::HistoryTooShort => page(
                Verdict::Unverifiable,
                "A record or a streak needs more of the past than is loaded, or words that say since when.",
                "“the highest since 2011”, where the tables begin in 2018.",
                SYNC,
            ),
            Self::TooVague => page(
                Verdict::Unverifiable,
                "The words leave open which series or months are meant.",
                "“Trade reached 5 billion dollars”, without a country.",
                "Country, flow and months in the sentence itself.",
            ),
            Self::KindNotJudged => page(
                Verdict::Unverifiable,
                "Claims of this kind, or in this unit, are not judged.",
                "A change in percentage points.",
                NOTHING,
            ),
            Self::NotAsserted => page(
                Verdict::Unverifiable,
                "The sentence does not assert a fact: it forecasts, aims or denies.",
                "“Exports should reach 300 billion next year.”",
                NOTHING,
            ),
        }
    }

    /// The reason of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// What the reason means, with an example and what to write instead, as Markdown.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge_core::verdict::Reason;
    ///
    /// let page = Reason::of_code("scale").map(Reason::page);
    /// assert!(page.is_some_and(|page| page.starts_with("# `scale`\n")));
    /// ```
    pub fn page(self) -> String {
        let Page {
            verdict,
            means,
            example,
            instead,
        } = self.said();
        let mut text = format!("# `{}`\n\n", self.code());
        let _ = writeln!(text, "Verdict: `{}`.\n", verdict.code());
        let _ = writeln!(text, "{means}\n");
        let _ = writeln!(text, "**Example.** {example}\n");
        let _ = writeln!(text, "**Instead.** {instead}");
        text
    }
}
