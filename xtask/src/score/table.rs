//! The table of figures.

use super::measure::FIELDS;
use super::tally::Tally;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// One row a language, all of them together last, then how many of each kind were found.
pub(super) fn render(tallies: &BTreeMap<String, Tally>) -> String {
    let mut out = format!(
        "{:<6}{:>5}{:>6}{:>6}  {:>6}{:>6}{:>6}  {:>6}",
        "", "texts", "gold", "ours", "det P", "R", "F1", "strict"
    );
    for field in FIELDS {
        let _ = write!(out, " {field:>6.6}");
    }
    out.push_str("  false/1000w\n");
    let (all, languages): (Vec<_>, Vec<_>) = tallies.iter().partition(|(group, _)| *group == "all");
    for (group, tally) in languages.into_iter().chain(all.iter().copied()) {
        row(&mut out, group, tally);
    }
    if let Some((_, tally)) = all.first() {
        let kinds: Vec<String> = tally
            .kinds()
            .map(|(kind, r, all)| format!("{kind} {r:.3} ({all})"))
            .collect();
        let _ = writeln!(out, "found by kind: {}", kinds.join(", "));
    }
    out
}

fn row(out: &mut String, group: &str, tally: &Tally) {
    let found = tally.detection();
    let _ = write!(
        out,
        "{group:<6}{:>5}{:>6}{:>6}  {:>6.3}{:>6.3}{:>6.3}  {:>6.3}",
        tally.passages,
        tally.gold,
        tally.ours,
        found.precision,
        found.recall,
        found.f1,
        tally.strict().f1
    );
    for field in tally.fields() {
        let _ = write!(out, " {}", figure(field));
    }
    let wrong = tally.false_per_1000_words();
    let _ = writeln!(out, "  {} ({})", figure(wrong).trim(), tally.false_claims);
}

fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "     -".to_owned(), |value| format!("{value:>6.3}"))
}
