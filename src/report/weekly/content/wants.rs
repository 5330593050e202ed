//! What could not be checked, and what to load.

use super::super::page::{Cell, Head, Section, Table};
use super::super::words::{command, count, counted, periods, series};
use super::{section, text};
use crate::weekly::Weekly;

/// Most series to load that are listed.
const MOST: usize = 15;

/// The series that would settle most.
pub(super) fn wants(weekly: &Weekly) -> Section {
    let wants = &weekly.wants;
    let missing: u32 = wants.wants.iter().map(|want| want.claims).sum();
    if missing + wants.hopeless == 0 {
        return section("What could not be checked", []);
    }
    let said = format!(
        "{} unverifiable for want of data, {} for other reasons (vague words, figures not out yet, kinds that are not judged).",
        counted(missing, "claim was", "claims were"),
        count(wants.hopeless)
    );
    let rows = wants.wants.iter().take(MOST).map(|want| {
        let command = command(want).map_or_else(|| "–".into(), Cell::Code);
        vec![
            series(want).into(),
            periods(want).into(),
            count(want.claims).into(),
            count(want.stories).into(),
            command,
        ]
    });
    let head = [
        Head::Words("whose trade"),
        Head::Words("months"),
        Head::Figures("claims"),
        Head::Figures("stories"),
        Head::Words("what would fetch it"),
    ];
    let more = wants.wants.len().saturating_sub(MOST);
    let more = (more > 0).then(|| text(format!("{more} more series are in the JSON.")));
    section(
        "What could not be checked",
        [Some(text(said)), Table::block(head, rows.collect()), more],
    )
}
