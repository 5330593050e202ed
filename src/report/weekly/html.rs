//! The page as HTML: one file, no script, nothing fetched.

use super::page::{Block, Cell, Head, Page, Table};
use super::svg;
use crate::report::untrusted::html;

/// How it looks, on a screen, in the dark and on paper.
const STYLE: &str = include_str!("weekly.css");

/// The page, with a newline at its end.
pub(super) fn written(page: &Page) -> String {
    let title = html(&page.title);
    let mut parts = vec![format!("<h1>{title}</h1>")];
    parts.extend(
        page.lead
            .iter()
            .map(|text| format!("<p class=\"lead\">{}</p>", html(text))),
    );
    for section in &page.sections {
        parts.push(format!("<h2>{}</h2>", html(section.title)));
        parts.extend(section.blocks.iter().map(block));
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{}\n</main>\n</body>\n</html>\n",
        parts.join("\n")
    )
}

fn block(block: &Block) -> String {
    match block {
        Block::Text(text) => format!("<p>{}</p>", html(text)),
        Block::List(lines) => {
            let lines: Vec<String> = lines
                .iter()
                .map(|line| format!("<li>{}</li>", html(line)))
                .collect();
            format!("<ul>\n{}\n</ul>", lines.join("\n"))
        }
        Block::Table(table) => rows(table),
        Block::Chart(chart) => svg::drawn(chart),
    }
}

fn rows(table: &Table) -> String {
    let head: Vec<String> = table
        .head
        .iter()
        .map(|head| {
            format!(
                "<th scope=\"col\"{}>{}</th>",
                class(*head),
                html(head.words())
            )
        })
        .collect();
    let rows: Vec<String> = table
        .rows
        .iter()
        .map(|row| line(&table.head, row))
        .collect();
    format!(
        "<div class=\"wide\"><table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table></div>",
        head.concat(),
        rows.join("\n")
    )
}

fn line(head: &[Head], row: &[Cell]) -> String {
    let cells: Vec<String> = head
        .iter()
        .zip(row)
        .map(|(head, cell)| format!("<td{}>{}</td>", class(*head), words(cell)))
        .collect();
    format!("<tr>{}</tr>", cells.concat())
}

const fn class(head: Head) -> &'static str {
    match head {
        Head::Words(_) => "",
        Head::Figures(_) => " class=\"figures\"",
    }
}

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Plain(text) => html(text),
        Cell::Code(text) => format!("<code>{}</code>", html(text)),
    }
}
