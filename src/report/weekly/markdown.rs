//! The page as Markdown.

use super::charts;
use super::page::{Block, Cell, Head, Page, Table};
use crate::report::untrusted::inline;

/// The page, with a newline at its end.
pub(super) fn written(page: &Page) -> String {
    let mut blocks = vec![format!("# {}", inline(&page.title))];
    blocks.extend(page.lead.iter().map(|text| inline(text)));
    for section in &page.sections {
        blocks.push(format!("## {}", inline(section.title)));
        blocks.extend(section.blocks.iter().map(block));
    }
    blocks.join("\n\n") + "\n"
}

fn block(block: &Block) -> String {
    match block {
        Block::Text(text) => inline(text),
        Block::List(lines) => {
            let lines: Vec<String> = lines
                .iter()
                .map(|line| format!("- {}", inline(line)))
                .collect();
            lines.join("\n")
        }
        Block::Table(table) => rows(table),
        Block::Chart(chart) => format!("```text\n{}\n```", charts::drawn(chart)),
    }
}

fn rows(table: &Table) -> String {
    let head: Vec<String> = table.head.iter().map(|head| inline(head.words())).collect();
    let rule: Vec<&str> = table
        .head
        .iter()
        .map(|head| match head {
            Head::Words(_) => "---",
            Head::Figures(_) => "--:",
        })
        .collect();
    let mut lines = vec![line(&head), line(&rule)];
    lines.extend(
        table
            .rows
            .iter()
            .map(|row| line(&row.iter().map(cell).collect::<Vec<_>>())),
    );
    lines.join("\n")
}

fn line(cells: &[impl AsRef<str>]) -> String {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    format!("| {} |", cells.join(" | "))
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Plain(text) => inline(text),
        Cell::Code(text) if text.contains(['`', '|', '\n']) => inline(text),
        Cell::Code(text) => format!("`{text}`"),
    }
}
