//! A lookup as Markdown.

use super::{amount, growth, nothing, other_days, papers, printed, restated, sources, title};
use crate::report::untrusted::inline;
use std::fmt::Write as _;
use weighbridge_core::lexicon::english;
use weighbridge_core::lookup::{Restated, Sheet};

/// The lookup as a page: a row for each source, unit and vintage, and the addresses under it.
pub fn markdown(sheet: &Sheet<'_>) -> String {
    let mut page = format!("# {}\n\n", inline(&title(&sheet.ask)));
    if sheet.lines.is_empty() {
        page.push_str(&nothing(sheet));
        return page;
    }
    let (now, then) = (sheet.ask.period, sheet.ask.period.year_earlier());
    let _ = writeln!(
        page,
        "| source and vintage | {} | {} | growth | growth, printed |\n| --- | --- | --- | --- | --- |",
        english::period(now),
        english::period(then)
    );
    for line in &sheet.lines {
        let before = line.before.as_ref().map(|before| amount(before, line.unit));
        let later = |found: Option<&Restated<'_>>| {
            let told = found.map(|found| format!("; as restated {}", restated(found, line.unit)));
            told.unwrap_or_default()
        };
        let mut now = vec![amount(&line.amount, line.unit)];
        now.extend(other_days(line));
        let cells = [
            papers(line),
            now.join("; on another day ") + &later(line.restated.as_ref()),
            before.unwrap_or_else(|| "?".to_owned()) + &later(line.before_restated.as_ref()),
            growth(line).unwrap_or_else(|| "?".to_owned()),
            printed(line).join(", "),
        ];
        let cells = cells.map(|cell| inline(&cell));
        let _ = writeln!(page, "| {} |", cells.join(" | "));
    }
    page.push_str("\n## Sources\n\n");
    for line in &sheet.lines {
        for source in sources(line) {
            let _ = writeln!(
                page,
                "- {} ({}): {}",
                inline(&papers(line)),
                line.unit,
                inline(&source)
            );
        }
    }
    page
}
