//! The claims of a ledger as one table, for counting elsewhere: polars, `DuckDB`, a spreadsheet.

use super::record::{Claim, Run, Story};
use super::week::day_of;
use super::{LedgerError, Read, Week};
use polars::prelude::*;

/// A row: a claim, with the draft and the run it is of.
type Of<'r> = (&'r Run, &'r Story, &'r Claim);

/// A column and what it holds for a row; an empty text where there is nothing.
type Filled = (&'static str, for<'r> fn(Of<'r>) -> String);

/// The columns, in their order.
const COLUMNS: [Filled; 30] = [
    ("week", |(run, ..)| Week::at(run.at).to_string()),
    ("day", |(run, ..)| day_of(run.at).to_string()),
    ("at", |(run, ..)| run.at.to_string()),
    ("place", |(run, ..)| run.place.code().to_owned()),
    ("version", |(run, ..)| run.version.clone()),
    ("policy", |(run, ..)| run.policy.clone()),
    ("data", |(run, ..)| run.data.digest.clone()),
    ("story", |(_, story, _)| story.story.clone()),
    ("draft", |(_, story, _)| story.draft.clone()),
    ("stage", |(_, story, _)| story.stage.code().to_owned()),
    ("published", |(_, story, _)| text(story.published.as_ref())),
    ("desk", |(_, story, _)| text(story.desk.as_ref())),
    ("outlet", |(_, story, _)| text(story.outlet.as_ref())),
    ("language", |(_, story, _)| story.language.clone()),
    ("claim", |(.., claim)| claim.id.clone()),
    ("line", |(.., claim)| claim.line.to_string()),
    ("kind", |(.., claim)| claim.kind.code().to_owned()),
    ("compare", |(.., claim)| claim.compare.code()),
    ("value", |(.., claim)| text(claim.said.value.as_ref())),
    ("unit", |(.., claim)| claim.said.unit.clone()),
    ("reporter", |(.., claim)| text(claim.reporter.as_ref())),
    ("partner", |(.., claim)| text(claim.partner.as_ref())),
    ("flow", |(.., claim)| {
        claim.flow.map_or("", |flow| flow.code()).to_owned()
    }),
    ("commodity", |(.., claim)| claim.commodity.clone()),
    ("period", |(.., claim)| text(claim.period.as_ref())),
    ("verdict", |(.., claim)| claim.verdict.code().to_owned()),
    ("reason", |(.., claim)| claim.reason.code().to_owned()),
    ("diagnosis", |(.., claim)| text(claim.diagnosis.as_ref())),
    ("suppressed", |(.., claim)| claim.suppressed.to_string()),
    ("source", |(.., claim)| {
        text(claim.evidence.first().map(|seen| &seen.source))
    }),
];

fn text(found: Option<&impl ToString>) -> String {
    found.map(ToString::to_string).unwrap_or_default()
}

impl Read {
    /// Every claim with its draft and run, a row each, in the order of [`Read::stories`]; all columns are text.
    ///
    /// # Errors
    ///
    /// [`LedgerError::Unfit`] where polars makes no table of it, which would be a fault of the program.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge::ledger::{Ledger, sample};
    ///
    /// let folder = tempfile::tempdir()?;
    /// let ledger = Ledger::at(folder.path());
    /// sample::write(&ledger, 1, 10)?;
    /// let read = ledger.read(..)?;
    /// let claims: usize = read.stories().map(|(_, story)| story.claims.len()).sum();
    /// assert_eq!(read.table()?.height(), claims);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn table(&self) -> Result<DataFrame, LedgerError> {
        let rows: Vec<Of<'_>> = self
            .stories()
            .flat_map(|(run, story)| story.claims.iter().map(move |claim| (run, story, claim)))
            .collect();
        let columns = COLUMNS.map(|(name, cell)| {
            let cells: StringChunked = rows.iter().map(|&row| Some(cell(row))).collect();
            cells.with_name(name.into()).into_column()
        });
        DataFrame::new_infer_height(columns.to_vec()).map_err(unfit)
    }

    /// The same as Parquet.
    ///
    /// # Errors
    ///
    /// As [`Read::table`].
    pub fn parquet(&self) -> Result<Vec<u8>, LedgerError> {
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes)
            .finish(&mut self.table()?)
            .map_err(unfit)?;
        Ok(bytes)
    }

    /// The same as CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe.
    ///
    /// # Errors
    ///
    /// As [`Read::table`].
    pub fn csv(&self) -> Result<Vec<u8>, LedgerError> {
        let mut table = self.table()?;
        let names = [
            "story",
            "desk",
            "outlet",
            "version",
            "language",
            "source",
            "commodity",
        ];
        for name in names {
            table.apply(name, guarded).map_err(unfit)?;
        }
        let mut bytes = Vec::new();
        CsvWriter::new(&mut bytes)
            .finish(&mut table)
            .map_err(unfit)?;
        Ok(bytes)
    }
}

/// The cells of a column, none of which is taken for a formula.
fn guarded(column: &Column) -> Column {
    let is_formula = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cells = column.str().into_iter().flat_map(StringChunked::iter);
    let cells: StringChunked = cells
        .map(|cell| {
            cell.map(|cell| {
                if is_formula(cell) {
                    format!("'{cell}")
                } else {
                    cell.to_owned()
                }
            })
        })
        .collect();
    cells.with_name(column.name().clone()).into_column()
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err asks for"
)]
fn unfit(error: PolarsError) -> LedgerError {
    LedgerError::Unfit(error.to_string())
}
