//! The claims by desk, language, goods and partner: in the order of their claims, with intervals, and few put together.

use super::super::page::{Block, Cell, Chart, Head, Section, Table};
use super::super::words::{count, interval, named, percent};
use super::{MOST, section, text};
use crate::weekly::{self, By, FEW, Row, Share, Weekly};
use weighbridge_core::claim::Area;
use weighbridge_core::lexicon::english;
use weighbridge_core::verdict::Verdict;

/// All four tables.
pub(super) fn groups(weekly: &Weekly) -> Section {
    let mut blocks = Vec::new();
    for table in &weekly.tables {
        blocks.push(rows(table));
        blocks.push(chart(table));
    }
    if blocks.iter().any(Option::is_some) {
        let note = format!(
            "Rows stand in the order of their claims, not of their errors: shares whose intervals meet are not to be ranked. The share \
             refuted is of the claims that the data settle (all but the unverifiable). Rows with fewer than {FEW} claims are put together."
        );
        blocks.insert(0, Some(text(note)));
    }
    section("Desks, languages, goods and partners", blocks)
}

fn rows(table: &weekly::Table) -> Option<Block> {
    let shown = table.rows.iter().take(MOST);
    let mut rows: Vec<Vec<Cell>> = shown
        .map(|row| cells(name(table.by, &row.name), row))
        .collect();
    let more = table.rows.len().saturating_sub(MOST);
    if more > 0 {
        let words = format!("{more} more, in the JSON");
        rows.push([vec![words.into()], (0..7).map(|_| "".into()).collect()].concat());
    }
    if let Some((number, row)) = &table.few {
        let words = format!("{number} with fewer than {FEW} claims");
        rows.push(cells(words, row));
    }
    let head = [
        Head::Words(table.by.code()),
        Head::Figures("stories"),
        Head::Figures("claims"),
        Head::Figures("refuted"),
        Head::Figures("needs context"),
        Head::Figures("unverifiable"),
        Head::Figures("share refuted"),
        Head::Figures("95 % interval"),
    ];
    Table::block(head, rows)
}

fn cells(name: String, row: &Row) -> Vec<Cell> {
    let refuted = row.settled(Verdict::Refuted);
    let of = |verdict| count(weekly::count(&row.verdicts, verdict)).into();
    vec![
        name.into(),
        count(row.stories).into(),
        count(row.claims()).into(),
        of(Verdict::Refuted),
        of(Verdict::NeedsContext),
        of(Verdict::Unverifiable),
        percent(refuted).into(),
        interval(refuted).into(),
    ]
}

/// The row's name in words.
fn name(by: By, code: &str) -> String {
    match by {
        _ if code.is_empty() => named(code),
        By::Desk => named(code),
        By::Language => named(english::language(code)),
        By::Partner => {
            let names: Vec<String> = code
                .split('+')
                .map(|code| english::area(&Area::new(code)).to_owned())
                .collect();
            named(&names.join(" and "))
        }
        By::Goods if code == "TOTAL" => "all goods".to_owned(),
        By::Goods => named(&code.replace('_', " ")),
    }
}

/// The shares with their intervals, where there is more than one.
fn chart(table: &weekly::Table) -> Option<Block> {
    let rows: Vec<(String, Share)> = table
        .rows
        .iter()
        .take(MOST)
        .map(|row| (name(table.by, &row.name), row.settled(Verdict::Refuted)))
        .filter(|(_, share)| share.all > 0)
        .collect();
    (rows.len() > 1).then(|| {
        Block::Chart(Chart::Ranges {
            title: format!(
                "Refuted, of the claims that the data settle, by {}",
                table.by.code()
            ),
            rows,
        })
    })
}
