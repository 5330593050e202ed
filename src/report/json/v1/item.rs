//! The quantities of one passage, for `extract --items`.

use super::claim::offsets;
use super::number::{Number, compact};
use serde::Serialize;
use weighbridge_core::claim::Direction;
use weighbridge_core::items::Item;
use weighbridge_core::text::Document;

/// The quantities of one passage, on one line without a newline at its end.
///
/// # Example
///
/// ```
/// use weighbridge::report::json::v1::items_line;
/// use weighbridge_core::items::items;
/// use weighbridge_core::lexicon::Lexicon;
/// use weighbridge_core::text::{Document, Masthead};
///
/// let passage = Document::plain(Masthead::named("x"), "Naik 5 persen.".to_owned());
/// let found = items(&passage, &Lexicon::builtin("id").expect("Indonesian"));
/// assert_eq!(
///     items_line("x", &passage, &found),
///     r#"{"id":"x","items":[{"start":5,"end":13,"kind":"percent","value":5,"unit":"percent","bound":"=","change":"up"}]}"#
/// );
/// ```
pub fn items_line(id: &str, document: &Document, items: &[Item]) -> String {
    let items = items
        .iter()
        .map(|item| Written::of(item, offsets(document, item.span)))
        .collect();
    compact(&Passage { id, items })
}

/// A passage with its quantities.
#[derive(Serialize)]
struct Passage<'a> {
    id: &'a str,
    items: Vec<Written<'a>>,
}

/// Days, half-open.
#[derive(Serialize)]
struct Days {
    from: String,
    to: String,
}

/// One quantity; fields that tell nothing are left out.
#[derive(Serialize)]
struct Written<'a> {
    start: usize,
    end: usize,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lo: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hi: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<Days>,
}

impl<'a> Written<'a> {
    fn of(item: &'a Item, (start, end): (usize, usize)) -> Self {
        let range = item.high.is_some();
        let number = |wanted: bool| item.value.filter(|_| wanted).map(Number);
        Self {
            start,
            end,
            kind: item.kind.code(),
            value: number(!range),
            other: item.other.filter(|_| !range).map(Number),
            lo: number(range),
            hi: item.high.map(Number),
            currency: item.currency.map(|currency| currency.to_string()),
            unit: item.unit.as_deref(),
            bound: item.value.is_some().then(|| item.bound.sign()),
            change: item.change.map(change),
            period: item.days.map(|(from, to)| Days {
                from: from.to_string(),
                to: to.to_string(),
            }),
        }
    }
}

fn change(direction: Direction) -> &'static str {
    if direction == Direction::Down {
        "down"
    } else {
        "up"
    }
}
