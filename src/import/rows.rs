//! From a foreign table and its mapping to rows of ours.

use super::column::Column;
use super::error::{ImportError, shown};
use super::grid::Grid;
use super::mapping::Mapping;
use super::slot::{Codes, place_of};
use super::when::Said;
use super::whole;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::sync::Arc;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Observation, Row};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Unit;

/// What was read of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// Its facts.
    pub rows: Vec<Row>,
    /// Lines of the table.
    pub lines: usize,
    /// Lines that a condition, or a name that is left out, kept away.
    pub skipped: usize,
    /// Cells without a figure.
    pub missing: usize,
    /// Facts that the table tells again, with the same number.
    pub repeated: usize,
    /// Facts that follow from others by the mapping: sums of parts, and zeros of months that a table leaves out.
    pub derived: usize,
}

/// The facts of a table.
///
/// # Errors
///
/// - [`ImportError::NoColumn`], [`ImportError::Cell`], [`ImportError::Unknown`], [`ImportError::Twice`]: the table is not
///   as the mapping says. It is refused whole.
/// - [`ImportError::Nothing`] where no fact is left.
pub fn take(grid: &Grid, mapping: &Mapping, retrieved: Option<Date>) -> Result<Taken, ImportError> {
    let mut reader = Reader::new(grid, mapping, retrieved)?;
    for (line, cells) in &grid.lines {
        reader.line(*line, cells)?;
    }
    reader.settle()
}

/// What tells two facts of a table apart.
type Key = (Arc<str>, Arc<str>, Flow, Arc<str>, Period, Measure, Unit);

struct Reader<'m> {
    grid: &'m Grid,
    mapping: &'m Mapping,
    retrieved: Option<Date>,
    reporter: Codes<'m>,
    partner: Codes<'m>,
    flow: Option<Codes<'m>>,
    commodity: Option<Codes<'m>>,
    when: Option<usize>,
    end: Option<usize>,
    year: Option<i16>,
    columns: Vec<Column<'m>>,
    conditions: Vec<(usize, &'m [String], &'m [String])>,
    taken: Taken,
    seen: HashMap<Key, (usize, Decimal)>,
}

/// The codes of a line.
struct Line {
    number: usize,
    reporter: Arc<str>,
    partner: Arc<str>,
    flow: Option<Flow>,
    commodity: Arc<str>,
    period: Period,
}

impl<'m> Reader<'m> {
    fn new(
        grid: &'m Grid,
        mapping: &'m Mapping,
        retrieved: Option<Date>,
    ) -> Result<Self, ImportError> {
        let codes = |slot| Codes::new(slot, grid);
        let mut conditions = Vec::new();
        for condition in &mapping.conditions {
            let at = place_of(grid, &condition.column)?;
            conditions.push((at, condition.is.as_slice(), condition.not.as_slice()));
        }
        let columns = mapping.value.iter();
        let columns = columns.map(|number| Column::of(grid, number));
        let place = |column: &Option<String>| {
            let column = column.as_deref();
            column.map(|column| place_of(grid, column)).transpose()
        };
        Ok(Self {
            grid,
            mapping,
            retrieved,
            reporter: codes(&mapping.reporter)?,
            partner: codes(&mapping.partner)?,
            flow: mapping.flow.as_ref().map(codes).transpose()?,
            commodity: mapping.commodity.as_ref().map(codes).transpose()?,
            when: place(&mapping.period.column)?,
            end: place(&mapping.period.end)?,
            year: None,
            columns: columns.collect::<Result<_, _>>()?,
            conditions,
            taken: Taken::default(),
            seen: HashMap::new(),
        })
    }

    fn line(&mut self, number: usize, cells: &[String]) -> Result<(), ImportError> {
        self.taken.lines += 1;
        if !self.counts(cells) {
            self.taken.skipped += 1;
            return Ok(());
        }
        let Some(line) = self.codes(number, cells)? else {
            self.taken.skipped += 1;
            return Ok(());
        };
        for at in 0..self.columns.len() {
            self.value(at, &line, cells)?;
        }
        Ok(())
    }

    fn counts(&self, cells: &[String]) -> bool {
        self.conditions.iter().all(|(at, is, not)| {
            let cell = text(cells, *at);
            (is.is_empty() || is.iter().any(|wanted| wanted == cell))
                && !not.iter().any(|unwanted| unwanted == cell)
        })
    }

    /// The codes of a line; `None` where it is left out.
    fn codes(&mut self, number: usize, cells: &[String]) -> Result<Option<Line>, ImportError> {
        let Some(period) = self.period(number, cells)? else {
            return Ok(None);
        };
        let (Some(reporter), Some(partner)) = (self.reporter.of(cells), self.partner.of(cells))
        else {
            return Ok(None);
        };
        let flow = match self.flow.as_mut() {
            Some(codes) => match codes.of(cells) {
                Some(code) => Some(self.flow_of(number, &code)?),
                None => return Ok(None),
            },
            None => None,
        };
        let commodity = match self.commodity.as_mut() {
            Some(codes) => match codes.of(cells) {
                Some(code) => code,
                None => return Ok(None),
            },
            None => "TOTAL".to_owned(),
        };
        Ok(Some(Line {
            number,
            reporter: reporter.into(),
            partner: partner.into(),
            flow,
            commodity: commodity.into(),
            period,
        }))
    }

    fn flow_of(&self, number: usize, code: &str) -> Result<Flow, ImportError> {
        let column = self
            .mapping
            .flow
            .as_ref()
            .and_then(|slot| slot.column.as_deref());
        let mend = "its `codes` must give exports, imports, total or balance";
        Flow::of_code(code).ok_or_else(|| self.cell(number, column.unwrap_or("flow"), code, mend))
    }

    /// The months of a line; `None` where it is left out.
    fn period(&mut self, number: usize, cells: &[String]) -> Result<Option<Period>, ImportError> {
        let Some(first) = self.months(number, cells, self.when)? else {
            return Ok(None);
        };
        let Some(end) = self.end else {
            return Ok(Some(first));
        };
        let last = self.months(number, cells, Some(end))?;
        Ok(last.and_then(|last| Period::new(first.first(), last.last())))
    }

    /// The months that a cell of a line tells; `None` where the line is left out.
    fn months(
        &mut self,
        number: usize,
        cells: &[String],
        at: Option<usize>,
    ) -> Result<Option<Period>, ImportError> {
        let when = &self.mapping.period;
        let said = at.map(|at| text(cells, at)).unwrap_or_default();
        match when.said(said, self.year) {
            Said::Months(period) => Ok(Some(period)),
            Said::Year(year) => {
                self.year = Some(year);
                Ok(None)
            }
            Said::Days => Ok(None),
            Said::Unknown if when.skip_unknown => Ok(None),
            Said::Unknown => {
                let column = when.column.as_deref().unwrap_or_default();
                let mend = format!("it is not written as `{}`", when.form);
                Err(self.cell(number, column, said, &mend))
            }
        }
    }

    fn value(&mut self, at: usize, line: &Line, cells: &[String]) -> Result<(), ImportError> {
        let column = &self.columns[at];
        let said = text(cells, column.at);
        if self
            .mapping
            .file
            .missing
            .iter()
            .any(|missing| missing == said)
        {
            self.taken.missing += 1;
            return Ok(());
        }
        let period = match column.number.month {
            Some(month) => month_of(line.period, month),
            None => line.period,
        };
        let when = &self.mapping.period;
        let period = when.run(period, column.number.year_to_date);
        if when.until.is_some_and(|until| period.last() > until) {
            self.taken.missing += 1;
            return Ok(());
        }
        let number = column.number;
        let amount = column.amount(said, cells, &self.mapping.file);
        let Some((value, place)) = amount else {
            let mend =
                "it is no number; list it under `missing` if it means that there is no figure";
            return Err(self.cell(line.number, &number.column, said, mend));
        };
        let Some(flow) = column.flow.or(line.flow) else {
            return Ok(());
        };
        let row = self.row(column, line, (flow, period), (value, place));
        self.push(line.number, row)
    }

    fn row(
        &self,
        column: &Column<'_>,
        line: &Line,
        (flow, period): (Flow, Period),
        (value, place): (Decimal, Decimal),
    ) -> Row {
        let mapping = self.mapping;
        let scheme = match (&*mapping.scheme, &*line.commodity) {
            ("", "TOTAL") => "TOTAL",
            ("", _) => "AGENCY",
            (scheme, _) => scheme,
        };
        Row {
            seen: Observation {
                source: mapping.source.as_str().into(),
                dataset: mapping.dataset.as_str().into(),
                reporter: Area::new(&line.reporter),
                partner: Area::new(&line.partner),
                flow,
                commodity: line.commodity.clone(),
                period,
                measure: column.measure,
                unit: column.unit,
                value,
                place,
                adjusted: mapping.adjusted,
                vintage: mapping.vintage.as_deref().map(Into::into),
                status: mapping.status(),
                published: mapping.published,
                origin: mapping.origin.as_str().into(),
                doubtful: false,
                note: mapping.note.as_str().into(),
            },
            scheme: scheme.into(),
            valuation: column.valuation,
            retrieved: self.retrieved,
        }
    }

    /// Takes a row, unless the table has told the fact already: with another number that is refused.
    fn push(&mut self, line: usize, row: Row) -> Result<(), ImportError> {
        let seen = &row.seen;
        let key = (
            Arc::from(seen.reporter.code()),
            Arc::from(seen.partner.code()),
            seen.flow,
            seen.commodity.clone(),
            seen.period,
            seen.measure,
            seen.unit,
        );
        match self.seen.get(&key) {
            None => {
                self.seen.insert(key, (line, seen.value));
                self.taken.rows.push(row);
            }
            Some((_, value)) if *value == seen.value => self.taken.repeated += 1,
            Some((other, _)) => {
                return Err(ImportError::Twice {
                    place: format!("{}:{line}", self.grid.name),
                    other: *other,
                    fact: format!(
                        "{} {} {} {} {}..{}",
                        shown(&key.0),
                        shown(&key.1),
                        key.2.code(),
                        shown(&key.3),
                        key.4.first(),
                        key.4.last()
                    ),
                });
            }
        }
        Ok(())
    }

    fn settle(mut self) -> Result<Taken, ImportError> {
        let slots = [
            Some(&self.reporter),
            Some(&self.partner),
            self.flow.as_ref(),
            self.commodity.as_ref(),
        ];
        for codes in slots.into_iter().flatten() {
            codes.settle(self.grid)?;
        }
        if self.taken.rows.is_empty() {
            return Err(ImportError::Nothing(self.grid.name.clone()));
        }
        let derived = whole::derived(&self.taken.rows, self.mapping);
        self.taken.derived = derived.len();
        self.taken.rows.extend(derived);
        Ok(self.taken)
    }

    fn cell(&self, number: usize, column: &str, found: &str, mend: &str) -> ImportError {
        ImportError::Cell {
            place: format!("{}:{number}", self.grid.name),
            column: column.to_owned(),
            found: shown(found),
            mend: mend.to_owned(),
        }
    }
}

/// A month of the year that a period begins in.
fn month_of(period: Period, number: i8) -> Period {
    let first: Month = period.first();
    Period::month(first.plus(i32::from(number) - first.number()))
}

fn text(cells: &[String], at: usize) -> &str {
    cells.get(at).map(|cell| cell.trim()).unwrap_or_default()
}
