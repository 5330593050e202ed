//! Quantities of every kind, in every language; and whatever the text, what is found stands inside it.
#![expect(clippy::disallowed_methods, reason = "tests read cases")]

use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use weighbridge_core::claim::Direction;
use weighbridge_core::items::{Item, items};
use weighbridge_core::lexicon::Lexicon;
use weighbridge_core::text::{Document, Masthead};

static LEXICONS: LazyLock<BTreeMap<&str, Lexicon>> = LazyLock::new(|| {
    let codes = Lexicon::languages().iter();
    codes
        .map(|code| (*code, Lexicon::builtin(code).expect("words")))
        .collect()
});

fn draft(text: &str) -> Document {
    let mut masthead = Masthead::named("x");
    masthead.published = "2022-04-19".parse().ok();
    Document::plain(masthead, text.to_owned())
}

/// `[quote] kind bound value..high currency unit change days`, only what there is.
fn written(draft: &Document, item: &Item) -> String {
    let number = |value: Decimal| value.normalize().to_string();
    let change = item.change.and_then(|change| match change {
        Direction::Up => Some(" up"),
        Direction::Down => Some(" down"),
        Direction::None => None,
    });
    let optional = [
        item.value
            .map(|value| format!(" {}{}", item.bound.sign(), number(value))),
        item.high.map(|high| format!("..{}", number(high))),
        item.other.map(|other| format!(" or {}", number(other))),
        item.currency.map(|currency| format!(" {currency}")),
        item.unit.as_ref().map(|unit| format!(" {unit}")),
        change.map(str::to_owned),
        item.days.map(|(from, to)| format!(" {from}..{to}")),
    ];
    let rest: String = optional.into_iter().flatten().collect();
    format!("[{}] {}{rest}", draft.quote(item.span), item.kind.code())
}

/// `tests/data/items/<language>.txt`: a sentence, then its quantities, one a line behind two spaces.
#[test]
fn every_case_is_read_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/items");
    let (mut count, mut wrong) = (0, Vec::new());
    for (code, lexicon) in LEXICONS.iter() {
        let text = fs::read_to_string(folder.join(format!("{code}.txt"))).expect(code);
        for case in text.split("\n\n").filter(|case| !case.trim().is_empty()) {
            count += 1;
            let (sentence, wanted) = case.trim().split_once('\n').unwrap_or((case.trim(), ""));
            let draft = draft(sentence);
            let read: Vec<String> = items(&draft, lexicon)
                .iter()
                .map(|item| format!("  {}", written(&draft, item)))
                .collect();
            if read.join("\n") != wanted {
                wrong.push(format!(
                    "{code}: {sentence}\n wanted\n{wanted}\n read\n{}",
                    read.join("\n")
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

const PIECES: &str = "([0-9]{1,4}|[,.%$€~<>≥±+-]|–|,|\\.| |\u{a0}|\n|mil|million|bn|M|K|percent|from|to|between|and|about|half|twenty|two|first|th|rose|March|2022|naik|lima|juta|persen|ke-|第|亿|万|三|円|以上|約|тыс\\.|млн|рублей|pro|Prozent|einund|zwanzig|tỷ|yüzde|bin|½|1990s|/|:|per|km){0,40}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn spans_stand_in_the_text_in_order_and_ranges_rise(text in PIECES) {
        let draft = draft(&text);
        for lexicon in LEXICONS.values() {
            let found = items(&draft, lexicon);
            for item in &found {
                prop_assert!(text.get(item.span.range()).is_some_and(|quote| !quote.trim().is_empty()));
                if let (Some(low), Some(high)) = (item.value, item.high) {
                    prop_assert!(low <= high, "{}", written(&draft, item));
                }
                if let Some((from, to)) = item.days {
                    prop_assert!(from < to);
                }
            }
            prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,60}") {
        let draft = draft(&text);
        for lexicon in LEXICONS.values() {
            for item in items(&draft, lexicon) {
                prop_assert!(text.get(item.span.range()).is_some());
            }
        }
    }
}
