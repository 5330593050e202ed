//! The closed lists of version 1, so that they are real enums in the schema.

use schemars::JsonSchema;
use serde::Serialize;
use weighbridge_core::{claim, quantity, text, verdict};

/// An enum of the same words as one of the core, and the way there.
macro_rules! words {
    ($(#[doc = $doc:literal])* $name:ident of $core:path { $($word:ident),+ $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub(super) enum $name { $($word),+ }

        impl From<$core> for $name {
            fn from(word: $core) -> Self {
                use $core as Core;
                match word { $(Core::$word => Self::$word),+ }
            }
        }
    };
}

words! {
    /// How a publication date is known.
    PublishedBasis of text::DateBasis { Stated, FrontMatter, JsonLd, MetaTag, TimeTag, Today, Unknown }
}
words! {
    /// What a claim measures.
    Kind of claim::Kind { Level, Change, Difference, Balance, Share, Rank, Record, Multiple }
}
words! {
    /// What the words round a number do to it.
    Hedge of quantity::Hedge { Exact, About, Over, Under, Nearly, Range }
}
words! {
    /// Which way a change goes.
    Direction of claim::Direction { Up, Down, None }
}
words! {
    /// Which way goods go, seen from the reporter.
    Flow of claim::Flow { Exports, Imports, Total, Balance }
}
words! {
    /// Whether the words assert a fact.
    Modality of claim::Modality { Actual, Forecast, Target, Potential, Conditional, Denied }
}
words! {
    /// What the data say of a claim.
    Verdict of verdict::Verdict { Supported, Unverifiable, NeedsContext, Refuted }
}
words! {
    /// Why a verdict is what it is.
    Reason of verdict::Reason {
        AsPublished, CoarseRounding, CurrencyBasis, FirstPublishedBase, OtherVintage, Mirror, SourcesDisagree,
        SeasonalAdjustment, OtherScope, OtherPeriod, Converted, OtherReading, YoungLanguage, HedgeSlack, SmallError, OtherUnit, PointsForPercent,
        Differs, Inconsistent, LastDigit, Minor, Major, Scale,
        WrongDirection, NotCovered, PeriodNotCovered, NotYetPublished, BeyondComparison, TableIncomplete, HistoryTooShort, TooVague, KindNotJudged, NotAsserted,
    }
}
words! {
    /// How the printed figure stands to a value: inside its printed interval, inside only when read coarsely, close, or off.
    Fit of verdict::Fit { Printed, Coarse, Near, Off }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_the_codes_of_the_core() {
        for reason in verdict::Reason::ALL {
            assert_eq!(
                serde_json::to_value(Reason::from(reason)).expect("a word"),
                reason.code()
            );
        }
        for verdict in [verdict::Verdict::NeedsContext, verdict::Verdict::Refuted] {
            assert_eq!(
                serde_json::to_value(Verdict::from(verdict)).expect("a word"),
                verdict.code()
            );
        }
        for basis in [text::DateBasis::JsonLd, text::DateBasis::FrontMatter] {
            assert_eq!(
                serde_json::to_value(PublishedBasis::from(basis)).expect("a word"),
                basis.code()
            );
        }
    }
}
