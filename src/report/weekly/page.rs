//! The report as a page: sections of text, lists, tables and charts, before anything is Markdown or HTML.
//!
//! Every text here is plain: the writers escape it. Nothing of it is markup, whoever wrote it.

use crate::weekly::Share;

/// A report.
pub(super) struct Page {
    /// Its title.
    pub(super) title: String,
    /// What it says in short.
    pub(super) lead: Vec<String>,
    /// Its sections.
    pub(super) sections: Vec<Section>,
}

/// A part under a title of its own.
pub(super) struct Section {
    /// Its title.
    pub(super) title: &'static str,
    /// What it holds.
    pub(super) blocks: Vec<Block>,
}

/// A part of a section.
pub(super) enum Block {
    /// A paragraph.
    Text(String),
    /// Points, one a line.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
}

/// Rows under heads.
pub(super) struct Table {
    /// The heads; columns of figures are set to the right.
    pub(super) head: Vec<Head>,
    /// The rows, each as long as the head.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// The head of a column.
#[derive(Clone, Copy)]
pub(super) enum Head {
    /// Of words.
    Words(&'static str),
    /// Of figures.
    Figures(&'static str),
}

/// What stands in a table.
#[derive(Clone)]
pub(super) enum Cell {
    /// Words or figures.
    Plain(String),
    /// Something to type, letter by letter.
    Code(String),
}

/// A chart.
pub(super) enum Chart {
    /// A bar for each label, made of parts of a hundred.
    Bars {
        /// What it shows.
        title: String,
        /// What the parts are, in order.
        parts: Vec<&'static str>,
        /// Label and parts of each bar.
        bars: Vec<(String, Vec<u32>)>,
    },
    /// A share with its interval for each label.
    Ranges {
        /// What it shows.
        title: String,
        /// Label and share of each line.
        rows: Vec<(String, Share)>,
    },
}

impl Head {
    /// Its words.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Words(words) | Self::Figures(words) => words,
        }
    }
}

impl Table {
    /// A table; `None` without rows.
    pub(super) fn block(head: impl Into<Vec<Head>>, rows: Vec<Vec<Cell>>) -> Option<Block> {
        let head = head.into();
        debug_assert!(rows.iter().all(|row| row.len() == head.len()));
        (!rows.is_empty()).then_some(Block::Table(Self { head, rows }))
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::Plain(text.into())
    }
}
