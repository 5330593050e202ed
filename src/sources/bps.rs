//! Statistics Indonesia (BPS): exports and imports by country, month and chapter of the Harmonized System, in dollars.
//!
//! Rows are by port and are added up. There is no total by country: chapters 01 to 97 are asked for in batches, and their
//! sum is made only where every batch has come.

use super::answer::{Answer, Reply, of_data};
use super::areas;
use super::error::{ParseError, PlanError, shown};
use super::harvest::{Figure, Harvest, Papers, fob_or_cif};
use super::number::of_json;
use super::request::{KEY_PLACE, Key, Request};
use super::selection::Selection;
use super::settings::Own;
use super::text::{json, opening};
use super::{Limits, Source};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Row, Series, Status};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Unit;

/// Its word on the command line.
const NAME: &str = "bps";
const AGENCY: &str = "BPS";
const BASE: &str = "https://webapi.bps.go.id";
/// What the bytes should be.
const WANTED: &str = "BPS's JSON";
/// The most chapters of one request.
const MOST_CHAPTERS: usize = 20;

/// Statistics Indonesia.
#[derive(Debug)]
pub struct Bps {
    base: String,
    limits: Limits,
}

impl Bps {
    /// With these settings.
    pub fn new(own: &Own) -> Self {
        Self {
            base: own.base_or(BASE),
            limits: own.limits_or(1000, 128 << 20),
        }
    }

    fn request(&self, selection: &Selection, flow: Flow, year: i32, codes: &[Arc<str>]) -> Request {
        let source = if flow == Flow::Exports { 1 } else { 2 };
        let kind = if codes.iter().all(|code| code.len() == 2) {
            1
        } else {
            2
        };
        let url = format!(
            "{}/v1/api/dataexim/sumber/{source}/periode/1/kodehs/{}/jenishs/{kind}/tahun/{year}/key/{KEY_PLACE}",
            self.base,
            codes.join("%3B"),
        );
        let months = selection
            .months()
            .into_iter()
            .filter(|month| month.year() == year);
        let own = Selection {
            flows: vec![flow],
            commodities: codes.to_vec(),
            runs: months.map(Period::month).collect(),
            ..selection.clone()
        };
        Request {
            key: Some(Key::Address),
            ..Request::get(NAME, "dataexim", url, &Arc::new(own))
        }
    }
}

/// Every chapter; 77 is kept free.
fn chapters() -> Vec<Arc<str>> {
    (1..=97)
        .filter(|number| *number != 77)
        .map(|number| format!("{number:02}").into())
        .collect()
}

impl Source for Bps {
    fn name(&self) -> &str {
        NAME
    }

    fn limits(&self) -> Limits {
        self.limits
    }

    fn covers(&self, series: &Series) -> bool {
        let is_hs = matches!(series.commodity.len(), 2 | 8)
            && series.commodity.bytes().all(|b| b.is_ascii_digit());
        series.reporter.code() == "IDN" && (is_hs || &*series.commodity == "TOTAL")
    }

    fn plan(&self, selection: &Selection) -> Result<Vec<Request>, PlanError> {
        if !selection.reporters.is_empty() && !selection.reporters.contains(&Area::new("IDN")) {
            return Ok(Vec::new());
        }
        if selection.runs.is_empty() {
            return Err(PlanError::Months);
        }
        let goods = selection.goods();
        let codes: BTreeSet<Arc<str>> = if goods.iter().any(|code| &**code == "TOTAL") {
            chapters().into_iter().collect()
        } else {
            goods.iter().cloned().collect()
        };
        if let Some(wrong) = codes.iter().find(|code| !matches!(code.len(), 2 | 8)) {
            return Err(PlanError::Commodity {
                source_name: NAME.to_owned(),
                commodity: wrong.to_string(),
                mend: "name a chapter (`27`) or eight digits (`27011900`)",
            });
        }
        let (short, long): (Vec<_>, Vec<_>) = codes.into_iter().partition(|code| code.len() == 2);
        let mut planned = Vec::new();
        for flow in selection.printed_flows() {
            for year in selection.years() {
                for batch in [&short, &long]
                    .into_iter()
                    .flat_map(|codes| codes.chunks(MOST_CHAPTERS))
                {
                    planned.push(self.request(selection, flow, year, batch));
                }
            }
        }
        Ok(planned)
    }

    fn classify(&self, _: &Request, answer: &Answer) -> Reply {
        if let Some(reply) = of_data(answer) {
            return reply;
        }
        let Ok(envelope) = json(WANTED, &answer.body) else {
            return Reply::Broken(format!("not {WANTED}: {}", opening(&answer.body)));
        };
        let said = envelope.get("message").and_then(Value::as_str).map(shown);
        let rows = envelope
            .get("data")
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        match envelope.get("status").and_then(Value::as_str) {
            Some("OK") if rows > 0 => Reply::Data,
            Some("OK") => Reply::Empty("BPS has no rows under this selection".to_owned()),
            _ => {
                let said = said.unwrap_or_else(|| opening(&answer.body));
                if said.to_lowercase().contains("key") {
                    Reply::Denied(said)
                } else {
                    Reply::Broken(said)
                }
            }
        }
    }

    fn parse(&self, request: &Request, bytes: &[u8]) -> Result<Harvest, ParseError> {
        let envelope = json(WANTED, bytes)?;
        let data = envelope.get("data").and_then(Value::as_array);
        let data = data.ok_or_else(|| ParseError::missing("the answer", "data"))?;
        let mut sums = Sums {
            wanted: request.selection.commodities.iter().cloned().collect(),
            ..Sums::default()
        };
        for (nth, row) in data.iter().enumerate() {
            sums.take(&format!("row {}", nth + 1), row)?;
        }
        Ok(sums.harvest(request))
    }

    fn complete(&self, requests: &[Request], rows: &[Row]) -> Vec<Row> {
        let asked = |chapter: &Arc<str>| {
            let mut selections = requests.iter().map(|request| &request.selection);
            selections.any(|selection| selection.commodities.contains(chapter))
        };
        if chapters().iter().all(asked) {
            totals(rows)
        } else {
            Vec::new()
        }
    }

    fn is_summed(&self) -> bool {
        true
    }

    fn split(&self, request: &Request) -> Vec<Request> {
        // An answer holds a whole year: fewer codes are the only way to ask for less.
        let (selection, codes) = (&request.selection, &request.selection.commodities);
        let (Some(flow), Some(year)) =
            (selection.flows.first(), selection.years().first().copied())
        else {
            return Vec::new();
        };
        let half = codes.len() / 2;
        let parts = [&codes[..half], &codes[half..]];
        let asked = parts
            .into_iter()
            .filter(|part| half > 0 && !part.is_empty());
        asked
            .map(|part| self.request(selection, *flow, year, part))
            .collect()
    }
}

/// What is added up: partner, code of goods, period; dollars and tonnes.
#[derive(Default)]
struct Sums {
    cells: BTreeMap<(Area, String, Period), (Decimal, Decimal)>,
    unknown: BTreeSet<String>,
    /// The codes that were asked for, all where it is empty: what else comes along would be counted twice.
    wanted: BTreeSet<Arc<str>>,
}

impl Sums {
    fn take(&mut self, place: &str, row: &Value) -> Result<(), ParseError> {
        let word = |name: &str| row.get(name).and_then(Value::as_str).map(str::trim);
        let needed = |name: &str| word(name).ok_or_else(|| ParseError::missing(place, name));
        let code = needed("kodehs")?;
        let code =
            bracketed(code).ok_or_else(|| ParseError::cell(place, code, "a code in brackets"))?;
        if !self.wanted.is_empty() && !self.wanted.contains(code) {
            return Ok(());
        }
        let year = needed("tahun")?;
        let month = word("bulan").map(|month| bracketed(month).unwrap_or(month));
        let period = period(year, month)
            .ok_or_else(|| ParseError::cell(place, year, "a year and a month"))?;
        let value = row
            .get("value")
            .ok_or_else(|| ParseError::missing(place, "value"))?;
        if value.is_null() {
            return Ok(());
        }
        let dollars = of_json(value)
            .ok_or_else(|| ParseError::cell(place, &value.to_string(), "a number"))?
            .value;
        let kilograms = row
            .get("netweight")
            .and_then(of_json)
            .map_or(Decimal::ZERO, |number| number.value);
        let name = needed("ctr")?;
        let area = areas::of_name(name);
        if area.is_none() {
            self.unknown.insert(name.to_owned());
        }
        for partner in area.into_iter().chain([Area::world()]) {
            let sum = self
                .cells
                .entry((partner, code.to_owned(), period))
                .or_default();
            sum.0 += dollars;
            sum.1 += kilograms;
        }
        Ok(())
    }

    fn harvest(self, request: &Request) -> Harvest {
        let flow = request
            .selection
            .flows
            .first()
            .copied()
            .unwrap_or(Flow::Exports);
        let papers = Papers {
            source: AGENCY.into(),
            dataset: request.dataset.clone(),
            origin: request.url.as_str().into(),
            published: None,
            status: Status::Revised,
        };
        let mut found = Harvest::default();
        for ((partner, code, period), (dollars, kilograms)) in self.cells {
            let amounts = [
                (Unit::None, dollars, Decimal::ONE),
                (
                    Unit::Tonne,
                    kilograms / Decimal::from(1000),
                    Decimal::new(1, 3),
                ),
            ];
            for (unit, value, place) in amounts {
                let unit = if unit == Unit::None {
                    "USD".parse().unwrap_or(unit)
                } else {
                    unit
                };
                if unit == Unit::Tonne && value.is_zero() {
                    continue;
                }
                found.rows.push(papers.row(Figure {
                    reporter: Area::new("IDN"),
                    partner: partner.clone(),
                    flow,
                    scheme: "HS",
                    commodity: code.as_str().into(),
                    period,
                    measure: Measure::Value,
                    unit,
                    valuation: fob_or_cif(flow),
                    value: value.normalize(),
                    place,
                }));
            }
        }
        found.left_out = self
            .unknown
            .iter()
            .map(|name| {
                format!("BPS: `{name}` is no area we know; counted in the world's sum alone")
            })
            .collect();
        found
    }
}

/// `[03] Ikan …` gives `03`.
fn bracketed(text: &str) -> Option<&str> {
    let (code, _) = text.strip_prefix('[')?.split_once(']')?;
    Some(code.trim())
}

fn period(year: &str, month: Option<&str>) -> Option<Period> {
    let year: i16 = year.parse().ok()?;
    match month {
        Some(month) => Month::new(year, month.parse().ok()?).map(Period::month),
        None => Period::year(year),
    }
}

/// Totals over all chapters, for each partner, flow and month that has its chapters from every batch.
fn totals(rows: &[Row]) -> Vec<Row> {
    let is_chapter = |row: &&Row| row.seen.commodity.len() == 2 && row.seen.unit.is_money();
    let mut sums: BTreeMap<(Area, Flow, Period), Row> = BTreeMap::new();
    for row in rows.iter().filter(is_chapter) {
        let cell = (row.seen.partner.clone(), row.seen.flow, row.seen.period);
        let sum = sums.entry(cell).or_insert_with(|| {
            let mut total = row.clone();
            total.scheme = "TOTAL".into();
            total.seen.commodity = "TOTAL".into();
            total.seen.value = Decimal::ZERO;
            total.seen.note = "sum of the chapters 01 to 97".into();
            total
        });
        sum.seen.value += row.seen.value;
    }
    sums.into_values().collect()
}

#[cfg(test)]
mod tests;
