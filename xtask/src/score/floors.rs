//! The figures that the reading must not fall below.

use super::tally::Tally;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Floors of one language (or of `all`) in one set: `tests/gold/floors.toml`.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    detection_f1: f64,
    strict_f1: f64,
    most_false_per_1000_words: f64,
}

/// Which figures fell below their floors, one sentence each.
///
/// # Errors
///
/// The table of floors does not parse.
pub(super) fn fallen(
    floors: &str,
    set: &str,
    tallies: &BTreeMap<String, Tally>,
) -> Result<Vec<String>, String> {
    let mut floors: BTreeMap<String, BTreeMap<String, Floor>> =
        toml::from_str(floors).map_err(|e| format!("tests/gold/floors.toml: {e}"))?;
    let mut said = Vec::new();
    for (group, floor) in &floors.remove(set).unwrap_or_default() {
        let Some(tally) = tallies.get(group) else {
            continue;
        };
        let (detection, strict) = (tally.detection().f1, tally.strict().f1);
        let wrong = tally.false_per_1000_words().unwrap_or(0.0);
        if detection < floor.detection_f1 {
            said.push(format!(
                "{set} {group}: detection F1 {detection:.3} is below {:.3}",
                floor.detection_f1
            ));
        }
        if strict < floor.strict_f1 {
            said.push(format!(
                "{set} {group}: strict F1 {strict:.3} is below {:.3}",
                floor.strict_f1
            ));
        }
        if wrong > floor.most_false_per_1000_words {
            said.push(format!(
                "{set} {group}: {wrong:.2} false claims per 1000 words, more than {:.2}",
                floor.most_false_per_1000_words
            ));
        }
    }
    Ok(said)
}

#[cfg(test)]
mod tests {
    use super::super::measure::pairs;
    use super::super::sample;
    use super::super::tally::Tally;
    use super::fallen;
    use std::collections::BTreeMap;

    #[test]
    fn a_fall_is_said_and_a_language_not_scored_is_not() {
        let passage = sample::passage();
        let ours = &passage.claims[..1];
        let mut tally = Tally::default();
        tally.add(&passage, ours, &pairs(&passage.claims, ours));
        let tallies = BTreeMap::from([("id".to_owned(), tally)]);
        let row = "detection_f1 = 0.6\nstrict_f1 = 0.1\nmost_false_per_1000_words = 1.0\n";
        let said =
            fallen(&format!("[own.id]\n{row}[own.ru]\n{row}"), "own", &tallies).expect("floors");
        assert_eq!(said, ["own id: detection F1 0.500 is below 0.600"]);
        assert!(fallen("[own.id]\nspeed = 1", "own", &tallies).is_err());
    }
}
