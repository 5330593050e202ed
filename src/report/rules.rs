//! What each rule that fills a slot assumes, in a plain sentence.

/// Rule and sentence. Rules that fill nothing (no comparison, no movement) have none.
const RULES: [(&str, &str); 13] = [
    ("all-goods", "no goods are named: all goods assumed"),
    (
        "all-goods-or-those-of-an-unknown-word",
        "no goods that are known here are named: all goods assumed, unless the word beside the flow names some",
    ),
    (
        "no-flow-named",
        "the words do not say whether exports, imports or both are meant",
    ),
    ("no-period-named", "no months are named"),
    (
        "growth-without-a-base-is-year-on-year",
        "no base is named: growth on a year earlier assumed",
    ),
    (
        "the-country-whose-trade-the-story-names",
        "whose figures are meant is not said: the country whose trade the story names assumed",
    ),
    (
        "home-of-the-language",
        "no reporting country is named: the home country of the draft's language assumed",
    ),
    ("no-reporter-named", "no reporting country is named"),
    (
        "no-partner-is-the-world",
        "no partner is named: trade with the whole world assumed",
    ),
    ("no-partner-named", "no partner is named"),
    ("not-a-movement", ""),
    ("not-a-comparison", ""),
    ("none", ""),
];

/// The rule in a plain sentence; `None` where it fills nothing that a reader need know.
pub(super) fn sentence(rule: &str) -> Option<String> {
    match RULES.iter().find(|(name, _)| *name == rule) {
        Some((_, "")) => None,
        Some((_, sentence)) => Some((*sentence).to_owned()),
        None => Some(format!("assumed: {}", rule.replace(['-', '_'], " "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_a_sentence_and_an_unknown_one_its_words() {
        let all_goods = "no goods are named: all goods assumed";
        assert_eq!(sentence("all-goods").as_deref(), Some(all_goods));
        assert_eq!(sentence("not-a-movement"), None);
        let new = sentence("the-year-of-the-headline");
        assert_eq!(new.as_deref(), Some("assumed: the year of the headline"));
    }
}
