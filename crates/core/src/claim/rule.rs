//! The rules that fill the slots of a claim, by name. `docs/rules.md` lists them; a test holds it to this list.

/// A word of the sentence names it.
pub const NAMED: &str = "named-in-the-sentence";
/// It goes on from a sentence before.
pub const GOES_ON: &str = "goes-on-from-before";
/// A verb, noun or preposition of movement.
pub const MOVEMENT: &str = "a-word-of-movement";
/// A plus or minus printed with the figure.
pub const PRINTED_SIGN: &str = "a-printed-sign";
/// Listed things belong to listed amounts in the same order.
pub const DEALT_OUT: &str = "dealt-out-in-order";
/// "both": the partners named last.
pub const BOTH: &str = "both-of-the-last-partners";
/// A rank takes the partner or good named next.
pub const NAMED_NEXT: &str = "named-next-to-a-rank";
/// An agency speaks of its own country's statistics.
pub const AGENCY: &str = "the-country-of-the-agency";
/// The words say what a change is counted from.
pub const SAID_COMPARISON: &str = "a-comparison-in-words";
/// The comparison of the change before.
pub const SAME_COMPARISON: &str = "the-comparison-of-the-change-before";
/// Growth without a base is on a year earlier.
pub const YEAR_ON_YEAR: &str = "growth-without-a-base-is-year-on-year";
/// A period counted from the day of publication.
pub const FROM_PUBLICATION: &str = "counted-from-the-publication-day";
/// An older value is of the period that its newer side is compared with.
pub const OLDER_SIDE: &str = "counted-from-the-newer-side";
/// No flow is named.
pub const NO_FLOW: &str = "no-flow-named";
/// No goods are named: all of them.
pub const ALL_GOODS: &str = "all-goods";
/// No goods are named, but a word beside the flow may be some.
pub const PERHAPS_GOODS: &str = "all-goods-or-those-of-an-unknown-word";
/// No months are named.
pub const NO_PERIOD: &str = "no-period-named";
/// The first figures name no months: those that the story names next.
pub const NAMED_LATER: &str = "named-later-in-the-story";
/// The figure is no movement.
pub const NO_MOVEMENT: &str = "not-a-movement";
/// The figure compares nothing.
pub const NO_COMPARISON: &str = "not-a-comparison";
/// The country whose own trade the story names anywhere.
pub const STORYS_COUNTRY: &str = "the-country-whose-trade-the-story-names";
/// The country whose papers use the language.
pub const HOME: &str = "home-of-the-language";
/// No country's own trade is told: the first one that the story names. No figure is called wrong on it.
pub const FIRST_NAMED: &str = "the-first-country-that-the-story-names";
/// No reporter is named.
pub const NO_REPORTER: &str = "no-reporter-named";
/// A turnover without sides is that of the story's two.
pub const STORYS_SIDES: &str = "the-sides-the-story-names";
/// No partner is named: the whole world.
pub const WORLD: &str = "no-partner-is-the-world";
/// Neither side is named.
pub const NO_PARTNER: &str = "no-partner-named";

/// Every rule with a sentence that says what it does.
pub const ALL: [(&str, &str); 27] = [
    (NAMED, "a word of the sentence names it"),
    (
        GOES_ON,
        "it was named in a sentence before, and nothing has taken its place since",
    ),
    (
        MOVEMENT,
        "a verb, noun or preposition says which way the figure moved",
    ),
    (
        PRINTED_SIGN,
        "a plus or minus printed with the figure says which way it moved",
    ),
    (
        DEALT_OUT,
        "things listed in the sentence belong to amounts listed in the same order",
    ),
    (
        BOTH,
        "\"both\" stands for the two partners named last, in order",
    ),
    (
        NAMED_NEXT,
        "a rank without a partner or good takes the one named next",
    ),
    (
        AGENCY,
        "no country is named as reporter: that of the agency whose figures they are",
    ),
    (
        SAID_COMPARISON,
        "the words say what the change is counted from",
    ),
    (
        SAME_COMPARISON,
        "the words say nothing of the base: it is that of the change spoken of before",
    ),
    (
        YEAR_ON_YEAR,
        "no base is named anywhere: growth is counted from a year earlier",
    ),
    (
        FROM_PUBLICATION,
        "months named without a year, or \"last month\", are counted from the day of publication",
    ),
    (
        OLDER_SIDE,
        "an older value without a period of its own is of the period that the newer one is compared with",
    ),
    (NO_FLOW, "no word says exports, imports, trade or balance"),
    (ALL_GOODS, "no goods are named: all goods are meant"),
    (
        PERHAPS_GOODS,
        "no goods are named, but a word beside the flow is not known and may name some: all goods are assumed, and the figure is not called wrong",
    ),
    (
        NO_PERIOD,
        "no months are named, and none follow from the day of publication",
    ),
    (
        NAMED_LATER,
        "the story's first figures name no months: those that it names next",
    ),
    (NO_MOVEMENT, "a level, share or rank does not move"),
    (NO_COMPARISON, "the figure is not counted from another"),
    (
        STORYS_COUNTRY,
        "no reporter is named near: the first country whose own trade the story names",
    ),
    (
        FIRST_NAMED,
        "no country's own trade is told: the first one that the story names, and the figure is not called wrong",
    ),
    (
        HOME,
        "no reporter is named at all: the country whose papers use the language",
    ),
    (NO_REPORTER, "no country is named as reporter"),
    (
        STORYS_SIDES,
        "a turnover without a named side is that of the two sides of the story",
    ),
    (WORLD, "no partner is named: trade with the whole world"),
    (NO_PARTNER, "no country is named at all"),
];

#[cfg(test)]
mod tests {
    use super::ALL;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_has_a_name_of_its_own() {
        let names: BTreeSet<&str> = ALL.iter().map(|(name, _)| *name).collect();
        assert_eq!(names.len(), ALL.len());
    }
}
