//! Comtrade's records: which are wanted, and what each says.

use super::super::answer::Reply;
use super::super::areas::{self, List};
use super::super::error::{ParseError, shown};
use super::super::harvest::{Figure, Harvest, Papers, fob_or_cif};
use super::super::number::{Printed, of_json};
use super::super::request::Request;
use super::super::text::{json, opening};
use rust_decimal::Decimal;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::time::Duration;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Row, Status, Valuation};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Unit;

/// The name of the agency in datasets.
const AGENCY: &str = "UN Comtrade";
/// What the bytes should be.
const WANTED: &str = "Comtrade's JSON";

/// "Try again in 17 seconds".
pub(super) fn seconds_named(said: &str) -> Option<Duration> {
    let after = said.split_once(" in ")?.1;
    let (count, rest) = after.split_once(' ')?;
    let seconds = count.parse().ok().filter(|_| rest.starts_with("second"))?;
    Some(Duration::from_secs(seconds))
}

/// What a body with status 200 is.
pub(super) fn classify(body: &[u8], most_rows: usize) -> Reply {
    if opening(body).starts_with("Request URL Too Long") {
        return Reply::TooBig("the address is too long".to_owned());
    }
    let envelope: Value = match json(WANTED, body) {
        Ok(value) => value,
        Err(error) => return Reply::Broken(error.to_string()),
    };
    let fields = lower(&envelope);
    if let Some(said) = complaint(&fields) {
        return Reply::Broken(said);
    }
    match fields
        .get("data")
        .and_then(|data| data.as_array())
        .map(Vec::len)
    {
        None => Reply::Broken(format!("no `data` in the answer: {}", opening(body))),
        Some(0) => Reply::Empty("Comtrade has no rows under this selection (count 0)".to_owned()),
        Some(rows) if rows >= most_rows => Reply::TooBig(format!("cut off at {rows} rows")),
        Some(_) => Reply::Data,
    }
}

fn complaint(fields: &BTreeMap<String, &Value>) -> Option<String> {
    let error = fields
        .get("error")
        .and_then(|error| error.as_str())
        .filter(|said| !said.trim().is_empty());
    let nested = fields
        .get("errorobject")
        .and_then(|object| object.get("errorMessage"))
        .and_then(Value::as_str);
    error
        .or(nested)
        .map(|said| format!("Comtrade says: {}", shown(said)))
}

/// The rows of an answer.
///
/// # Errors
///
/// [`ParseError`] where it is not Comtrade's JSON, is cut off, or tells one cell twice with different values.
pub(super) fn read(
    request: &Request,
    bytes: &[u8],
    most_rows: usize,
) -> Result<Harvest, ParseError> {
    let envelope = json(WANTED, bytes)?;
    let fields = lower(&envelope);
    let data = fields.get("data").and_then(|data| data.as_array());
    let data = data.ok_or_else(|| ParseError::missing("the answer", "data"))?;
    if data.len() >= most_rows {
        return Err(ParseError::Truncated { rows: data.len() });
    }
    let papers = Papers {
        source: AGENCY.into(),
        dataset: request.dataset.clone(),
        origin: request.url.as_str().into(),
        published: None,
        status: Status::Revised,
    };
    let mut table = Table {
        papers,
        cells: BTreeMap::new(),
        passed_over: 0,
    };
    for (nth, record) in data.iter().enumerate() {
        table.take(nth, &lower(record))?;
    }
    Ok(table.harvest(request))
}

/// What the list of available periods says: the first, the last, how many, and when the last was released.
///
/// # Errors
///
/// [`ParseError`] where it is not that list.
pub(super) fn offered(request: &Request, bytes: &[u8]) -> Result<Vec<String>, ParseError> {
    let envelope = json(WANTED, bytes)?;
    let fields = lower(&envelope);
    let data = fields.get("data").and_then(|data| data.as_array());
    let data = data.ok_or_else(|| ParseError::missing("the answer", "data"))?;
    let mut periods = BTreeMap::new();
    for (nth, record) in data.iter().enumerate() {
        let fields = lower(record);
        let word = |name: &str| {
            fields
                .get(name)
                .map(|value| plain(value))
                .unwrap_or_default()
        };
        let period = word("period");
        if period.is_empty() {
            return Err(ParseError::missing(format!("record {}", nth + 1), "period"));
        }
        periods.insert(period, word("lastreleased"));
    }
    let reporter = request.selection.reporters.first();
    let reporter = reporter.map_or("", Area::code);
    let (Some((first, _)), Some((last, released))) =
        (periods.first_key_value(), periods.last_key_value())
    else {
        return Ok(vec![format!("{} {reporter} nothing", request.dataset)]);
    };
    let released = released.get(..10).unwrap_or("on a day that is not told");
    Ok(vec![format!(
        "{} {reporter} from {first} to {last}, {} periods; last released {released}",
        request.dataset,
        periods.len()
    )])
}

/// A record's fields, their names in lower case: their spelling changes from one endpoint to the next.
fn lower(record: &Value) -> BTreeMap<String, &Value> {
    let fields = record.as_object().map(Map::iter).into_iter().flatten();
    fields
        .map(|(name, value)| (name.to_ascii_lowercase(), value))
        .collect()
}

/// What tells two figures apart: codes, period, and money or goods.
type Cell = (Area, Area, Flow, String, Period, bool);

struct Table {
    papers: Papers,
    /// The row of each cell, and whether it stands under a code kept beside the usual one.
    cells: BTreeMap<Cell, (bool, Row)>,
    passed_over: usize,
}

impl Table {
    fn take(&mut self, nth: usize, fields: &BTreeMap<String, &Value>) -> Result<(), ParseError> {
        let place = format!("record {}", nth + 1);
        let word = |name: &str| {
            fields
                .get(name)
                .map(|value| plain(value))
                .unwrap_or_default()
        };
        let needed = |name: &str| {
            let found = word(name);
            if found.is_empty() {
                Err(ParseError::missing(&place, name))
            } else {
                Ok(found)
            }
        };
        let (reporter, partner) = (needed("reportercode")?, needed("partnercode")?);
        let (flow, commodity, period) =
            (needed("flowcode")?, needed("cmdcode")?, needed("period")?);
        if !fields.contains_key("primaryvalue") {
            return Err(ParseError::missing(&place, "primaryValue"));
        }
        let is_total = |name: &str, total: &[&str]| {
            word(name).is_empty() || total.contains(&word(name).as_str())
        };
        let is_whole = is_total("partner2code", &["0"])
            && is_total("motcode", &["0"])
            && is_total("customscode", &["C00"])
            && is_total("moscode", &["0"]);
        let sides = (
            areas::of_code(List::Comtrade, &reporter),
            areas::of_code(List::Comtrade, &partner),
        );
        let (true, (Some(reporter), Some(other)), Some(flow)) = (is_whole, sides, flow_of(&flow))
        else {
            self.passed_over += 1;
            return Ok(());
        };
        let period = period_of(&period)
            .ok_or_else(|| ParseError::cell(&place, &period, "a year or a month"))?;
        let is_twin = areas::is_twin(List::Comtrade, &partner);
        let base = Figure {
            reporter,
            partner: other,
            flow,
            scheme: scheme(&commodity, &word("classificationcode")),
            commodity: commodity.as_str().into(),
            period,
            measure: Measure::Value,
            unit: "USD".parse().unwrap_or(Unit::None),
            valuation: valuation(fields, flow),
            value: Decimal::ZERO,
            place: Decimal::ONE,
        };
        for (unit, number) in [money(fields, &place)?, weight(fields)]
            .into_iter()
            .flatten()
        {
            let figure = Figure {
                unit,
                value: number.value,
                place: number.place,
                ..base.clone()
            };
            self.keep(&place, is_twin, figure)?;
        }
        Ok(())
    }

    /// Keeps a figure. Of two for one cell, the one under the usual code stays.
    fn keep(&mut self, place: &str, is_twin: bool, figure: Figure) -> Result<(), ParseError> {
        let cell = (
            figure.reporter.clone(),
            figure.partner.clone(),
            figure.flow,
            figure.commodity.to_string(),
            figure.period,
            figure.unit.is_money(),
        );
        let row = self.papers.row(figure);
        if let Some((held_is_twin, held)) = self.cells.get(&cell) {
            if held.seen.value != row.seen.value && *held_is_twin == is_twin {
                let said = format!(
                    "{} and {} stand for one cell",
                    held.seen.value, row.seen.value
                );
                return Err(ParseError::contradiction(place, said));
            }
            if is_twin {
                return Ok(());
            }
        }
        self.cells.insert(cell, (is_twin, row));
        Ok(())
    }

    fn harvest(self, request: &Request) -> Harvest {
        let passed_over = (self.passed_over > 0).then(|| {
            let count = self.passed_over;
            format!(
                "{}: {count} rows of breakdowns, re-exports or areas that are no countries",
                request.url
            )
        });
        Harvest {
            rows: self.cells.into_values().map(|(_, row)| row).collect(),
            left_out: passed_over.into_iter().collect(),
            ..Harvest::default()
        }
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn flow_of(code: &str) -> Option<Flow> {
    match code {
        "X" => Some(Flow::Exports),
        "M" => Some(Flow::Imports),
        _ => None,
    }
}

/// `2010` or `202603`.
fn period_of(code: &str) -> Option<Period> {
    match code.len() {
        4 => Period::year(code.parse().ok()?),
        6 => Month::new(code.get(..4)?.parse().ok()?, code.get(4..)?.parse().ok()?)
            .map(Period::month),
        _ => None,
    }
}

fn scheme(commodity: &str, classification: &str) -> &'static str {
    match classification.bytes().next() {
        _ if commodity == "TOTAL" => "TOTAL",
        Some(b'S') => "SITC",
        Some(b'B') => "BEC",
        _ => "HS",
    }
}

/// Which of the two value fields the main one repeats; the usual custom where neither is filled.
fn valuation(fields: &BTreeMap<String, &Value>, flow: Flow) -> Option<Valuation> {
    let filled = |name: &str| fields.get(name).is_some_and(|value| !value.is_null());
    match (filled("fobvalue"), filled("cifvalue")) {
        (true, false) => Some(Valuation::Fob),
        (false, true) => Some(Valuation::Cif),
        _ => fob_or_cif(flow),
    }
}

fn money(
    fields: &BTreeMap<String, &Value>,
    place: &str,
) -> Result<Option<(Unit, Printed)>, ParseError> {
    let Some(value) = fields.get("primaryvalue").filter(|value| !value.is_null()) else {
        return Ok(None);
    };
    let number =
        of_json(value).ok_or_else(|| ParseError::cell(place, &value.to_string(), "a number"))?;
    Ok("USD"
        .parse()
        .ok()
        .map(|dollars| (Unit::Money(dollars), number)))
}

/// The net weight in tonnes, where it was reported and not estimated.
fn weight(fields: &BTreeMap<String, &Value>) -> Option<(Unit, Printed)> {
    let is_estimated = fields
        .get("isnetwgtestimated")
        .and_then(|value| value.as_bool())
        .unwrap_or(false);
    let number = of_json(fields.get("netwgt").filter(|_| !is_estimated)?)?;
    let tonnes = number.times(Decimal::new(1, 3))?;
    (tonnes.value > Decimal::ZERO).then_some((Unit::Tonne, tonnes))
}

#[cfg(test)]
mod tests;
