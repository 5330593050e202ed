//! A table by country: its head is checked, then every row is read.

use super::super::areas;
use super::super::error::ParseError;
use super::super::harvest::{Figure, Harvest, Papers, fob_or_cif};
use super::super::number::{Printed, printed};
use super::super::text::utf8;
use super::grid::{self, Cell, Grid};
use super::title;
use rust_decimal::Decimal;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Row, Status};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::{Currency, Unit};

const FLOWS: [Flow; 3] = [Flow::Total, Flow::Exports, Flow::Imports];

/// What the head of a table says.
#[derive(Debug)]
struct Head {
    papers: Papers,
    currency: Currency,
    unit: Decimal,
    /// The month of the columns for a month alone; none in the table of January and February.
    month: Option<Period>,
    /// The year to date.
    to_date: Period,
}

/// Reads a page.
///
/// # Errors
///
/// [`ParseError`] where its head is not as documented, contradicts itself, or a cell is no number.
pub(super) fn read(origin: &str, dataset: &str, bytes: &[u8]) -> Result<Harvest, ParseError> {
    of_grid(
        origin,
        dataset,
        &grid::read(utf8("a page in UTF-8", bytes)?),
    )
}

/// The same of a table that has been taken apart.
///
/// # Errors
///
/// As [`read`].
pub(super) fn of_grid(origin: &str, dataset: &str, grid: &Grid) -> Result<Harvest, ParseError> {
    let head = head(origin, dataset, grid)?;
    let mut found = Harvest::default();
    let mut broken = 0;
    let mut read = 0;
    for row in body(grid, &head) {
        let label = row.first().map(|cell| cell.text.trim()).unwrap_or_default();
        let Some(area) = areas::of_name(label) else {
            found
                .left_out
                .push(format!("{origin}: `{label}` is no area we know"));
            continue;
        };
        let mut rows = figures(&head, &area, row, origin)?;
        read += 1;
        if let Some(said) = unsound(&rows) {
            broken += 1;
            found
                .left_out
                .push(format!("{origin}: `{label}`: {said}; kept as doubtful"));
            for row in &mut rows {
                row.seen.doubtful = true;
                row.seen.note = said.as_str().into();
            }
        }
        found.rows.extend(rows);
    }
    match (read, broken) {
        (0, _) => Err(ParseError::missing(origin, "row of an area that we know")),
        (_, broken) if broken * 2 > read => Err(ParseError::contradiction(
            origin,
            format!("in {broken} of {read} rows exports and imports do not add up to the total"),
        )),
        _ => Ok(found),
    }
}

fn head(origin: &str, dataset: &str, grid: &Grid) -> Result<Head, ParseError> {
    let cells = || grid.rows.iter().flatten().map(|cell| cell.text.trim());
    let in_table = cells().find(|text| title::is_by_country(text));
    let headline = if title::is_by_country(&grid.headline) {
        Some(grid.headline.trim())
    } else {
        None
    };
    let title = in_table
        .or(headline)
        .ok_or_else(|| ParseError::missing(origin, "table by country"))?;
    let line = cells().find(|text| text.to_lowercase().starts_with("unit"));
    let line = line.ok_or_else(|| ParseError::missing(origin, "line `Unit: …`"))?;
    let run = title::months(title)
        .ok_or_else(|| ParseError::cell(origin, title, "a title with month and year"))?;
    let unit = title::unit(line).ok_or_else(|| ParseError::cell(origin, line, "a unit we know"))?;
    let currency = title::currency(line)
        .ok_or_else(|| ParseError::cell(origin, line, "a unit in yuan or dollars"))?;
    for said in [Some(title), headline].into_iter().flatten() {
        if title::currency(said).is_some_and(|named| named != currency) {
            return Err(ParseError::contradiction(
                origin,
                format!("the title says `{said}`, the unit `{line}`"),
            ));
        }
    }
    let papers = Papers {
        source: super::AGENCY.into(),
        dataset: dataset.into(),
        origin: origin.into(),
        published: title::day(&grid.day),
        status: Status::First,
    };
    let (month, to_date) = columns(origin, grid, run)?;
    Ok(Head {
        papers,
        currency,
        unit,
        month,
        to_date,
    })
}

/// The months of the columns, as the two lines of headings have them; they must agree with the title.
fn columns(origin: &str, grid: &Grid, run: Period) -> Result<(Option<Period>, Period), ParseError> {
    let at = grid.rows.iter().position(|row| {
        row.get(1)
            .is_some_and(|cell| cell.text.contains("Export") && cell.text.contains("Import"))
    });
    let names = at.and_then(|at| grid.rows.get(at));
    let spans = at.and_then(|at| grid.rows.get(at + 1));
    let (Some(names), Some(spans)) = (names, spans) else {
        return Err(ParseError::missing(origin, "headings of the columns"));
    };
    let word = |at: usize| names.get(at).map(|cell| flow_named(&cell.text));
    let has_months = spans.len() == 10;
    let wanted: &[usize] = if has_months { &[1, 3, 5] } else { &[1, 2, 3] };
    let right = wanted
        .iter()
        .zip(FLOWS)
        .all(|(&at, flow)| word(at) == Some(Some(flow)));
    if !right || !(has_months || spans.len() == 7) {
        return Err(ParseError::missing(
            origin,
            "headings Export & Import, Export, Import",
        ));
    }
    let growth = names
        .last()
        .map(|cell| cell.text.to_lowercase())
        .unwrap_or_default();
    if !growth.contains("year-on-year") {
        return Err(ParseError::missing(origin, "heading Year-on-Year"));
    }
    let last = run.last();
    let to_date = if has_months { 2 } else { 1 };
    let heads = [
        spans.get(to_date).map(|cell| cell.text.as_str()),
        Some(growth.as_str()),
    ];
    for heading in heads.into_iter().flatten() {
        if last_number(heading) != Some(last.number()) {
            let said = format!("the title names {run}, a heading `{}`", heading.trim());
            return Err(ParseError::contradiction(origin, said));
        }
    }
    let january = Month::new(i16::try_from(last.year()).unwrap_or(9999), 1);
    let to_date = january
        .and_then(|first| Period::new(first, last))
        .unwrap_or(run);
    Ok((has_months.then(|| Period::month(last)), to_date))
}

fn flow_named(heading: &str) -> Option<Flow> {
    match (heading.contains("Export"), heading.contains("Import")) {
        (true, true) => Some(Flow::Total),
        (true, false) => Some(Flow::Exports),
        (false, true) => Some(Flow::Imports),
        (false, false) => None,
    }
}

/// The number after "1-to-" in a heading: `1- to-3`, `1-to-3 Total Year-on-Year`.
fn last_number(heading: &str) -> Option<i32> {
    let lower = heading.to_lowercase();
    let after = lower
        .split_once("to-")
        .map_or(lower.as_str(), |(_, rest)| rest);
    let digits: String = after
        .trim()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

/// The rows below the headings that have as many cells as the table has columns.
fn body<'g>(grid: &'g Grid, head: &Head) -> impl Iterator<Item = &'g Vec<Cell>> {
    let width = if head.month.is_some() { 10 } else { 7 };
    grid.rows.iter().filter(move |row| {
        let is_heading = row.get(1).is_some_and(|cell| cell.text.contains("Export"));
        let is_span = row
            .first()
            .is_some_and(|cell| cell.text.contains("Export Destination"));
        let is_named = row.first().is_some_and(|cell| !cell.text.trim().is_empty());
        row.len() == width && is_named && !is_heading && !is_span
    })
}

fn figures(head: &Head, area: &Area, row: &[Cell], origin: &str) -> Result<Vec<Row>, ParseError> {
    let mut found = Vec::new();
    let amounts = if head.month.is_some() { 2 } else { 1 };
    for (nth, flow) in FLOWS.into_iter().enumerate() {
        let first = 1 + nth * amounts;
        let spans = [head.month, Some(head.to_date)];
        for (offset, period) in spans.into_iter().flatten().enumerate() {
            let number = cell(row, first + offset, area, origin)?;
            let scaled = number.and_then(|number| number.times(head.unit));
            found.extend(scaled.map(|number| head.amount(area, flow, period, number)));
        }
        let growth = cell(row, 1 + 3 * amounts + nth, area, origin)?;
        found.extend(growth.map(|number| head.growth(area, flow, number)));
    }
    Ok(found)
}

/// The number of a cell; none where it holds a sign for none.
fn cell(row: &[Cell], at: usize, area: &Area, origin: &str) -> Result<Option<Printed>, ParseError> {
    let text = row.get(at).map(|cell| cell.text.trim()).unwrap_or_default();
    if ["", "-", "--", "—", "…", "..."].contains(&text) {
        return Ok(None);
    }
    let place = || format!("{origin}: row {area}, column {}", at + 1);
    printed(text)
        .map(Some)
        .ok_or_else(|| ParseError::cell(place(), text, "a number"))
}

impl Head {
    fn amount(&self, area: &Area, flow: Flow, period: Period, number: Printed) -> Row {
        self.papers.row(Figure {
            reporter: Area::new("CHN"),
            partner: area.clone(),
            flow,
            scheme: "TOTAL",
            commodity: "TOTAL".into(),
            period,
            measure: Measure::Value,
            unit: Unit::Money(self.currency),
            valuation: fob_or_cif(flow),
            value: number.value,
            place: number.place,
        })
    }

    fn growth(&self, area: &Area, flow: Flow, number: Printed) -> Row {
        let amount = self.amount(area, flow, self.to_date, number);
        let basis = Some(Unit::Money(self.currency));
        let mut row = amount;
        row.seen.measure = Measure::Growth { basis };
        row.seen.unit = Unit::Percent;
        row
    }
}

/// What does not add up in the amounts of one area, beyond the rounding of three figures.
fn unsound(rows: &[Row]) -> Option<String> {
    let amount = |flow: Flow, period: Period| {
        let mut amounts = rows
            .iter()
            .map(|row| &row.seen)
            .filter(|seen| seen.measure == Measure::Value);
        amounts.find(|seen| seen.flow == flow && seen.period == period)
    };
    rows.iter().find_map(|row| {
        let total = &row.seen;
        if total.flow != Flow::Total || total.measure != Measure::Value {
            return None;
        }
        let (exports, imports) = (
            amount(Flow::Exports, total.period)?,
            amount(Flow::Imports, total.period)?,
        );
        let off = (total.value - exports.value - imports.value).abs();
        let room = total.half() + exports.half() + imports.half();
        (off > room).then(|| {
            format!(
                "exports and imports of {} miss the total by {off}",
                total.period
            )
        })
    })
}
