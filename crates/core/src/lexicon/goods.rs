//! Goods: the short English name of the labelling guide, and the code that datasets use.

use hashbrown::HashMap;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

static GOODS: LazyLock<HashMap<String, Arc<str>>> = LazyLock::new(|| {
    let codes: BTreeMap<String, String> =
        toml::from_str(include_str!("../../words/goods.toml")).unwrap_or_default();
    let held = codes.into_iter();
    held.map(|(name, code)| (name, code.into())).collect()
});

/// The dataset code of a good's name; the name itself where no code is known.
///
/// # Example
///
/// ```
/// use weighbridge_core::lexicon::code_of_good;
///
/// assert_eq!(code_of_good("palm oil"), "1511");
/// assert_eq!(code_of_good("mackerel tins"), "mackerel tins");
/// ```
pub fn code_of_good(label: &str) -> &str {
    GOODS.get(label).map_or(label, |code| code)
}

/// The same, held.
pub(crate) fn code_of(label: &Arc<str>) -> Arc<str> {
    GOODS.get(&**label).unwrap_or(label).clone()
}

/// Goods that are counted piece by piece, so that a number right before one needs no other unit ("152,000 cars").
const COUNTED: [&str; 16] = [
    "aircraft",
    "automobiles",
    "bicycles",
    "buses",
    "cars",
    "commercial vehicles",
    "computers",
    "electric cars",
    "hybrid cars",
    "motorcycles",
    "smartphones",
    "tractors",
    "trucks",
    "used cars",
    "watches",
    "vehicles",
];

/// Is a good counted piece by piece?
pub(crate) fn is_counted(label: &str) -> bool {
    COUNTED.contains(&label)
}

/// Every name with its code, in order of names.
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut all: Vec<_> = GOODS
        .iter()
        .map(|(name, code)| (&**name, &**code))
        .collect();
    all.sort_unstable();
    all.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_parses() {
        assert!(GOODS.len() > 100);
    }
}
