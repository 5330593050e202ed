//! What BPS's rows add up to: ports to countries, chapters to a total.

use super::super::areas;
use super::super::error::ParseError;
use super::super::harvest::{Figure, Harvest, Papers, fob_or_cif};
use super::super::number::of_json;
use super::super::request::Request;
use super::{AGENCY, TOTALS};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Row, Status};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Unit;

/// What is added up: partner, code of goods, period; dollars and tonnes.
#[derive(Default)]
pub(super) struct Sums {
    cells: BTreeMap<(Area, String, Period), (Decimal, Decimal)>,
    unknown: BTreeSet<String>,
    /// The codes that were asked for, all where it is empty: what else comes along would be counted twice.
    wanted: BTreeSet<Arc<str>>,
}

impl Sums {
    /// Of these codes of goods.
    pub(super) fn of(codes: &[Arc<str>]) -> Self {
        Self {
            wanted: codes.iter().cloned().collect(),
            ..Self::default()
        }
    }

    pub(super) fn take(&mut self, place: &str, row: &Value) -> Result<(), ParseError> {
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

    pub(super) fn harvest(self, request: &Request) -> Harvest {
        let flow = request.selection.flow();
        let papers = Papers {
            source: AGENCY.into(),
            dataset: request.dataset.clone(),
            origin: request.url.as_str().into(),
            published: None,
            status: Status::Revised,
        };
        let mut found = Harvest::default();
        let money = "USD".parse().unwrap_or(Unit::None);
        for ((partner, code, period), (dollars, kilograms)) in self.cells {
            let amounts = [
                (money, dollars, Decimal::ONE),
                (
                    Unit::Tonne,
                    kilograms / Decimal::from(1000),
                    Decimal::new(1, 3),
                ),
            ];
            for (unit, value, place) in amounts {
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
pub(super) fn totals(rows: &[Row]) -> Vec<Row> {
    let is_chapter = |row: &&Row| row.seen.commodity.len() == 2 && row.seen.unit.is_money();
    let mut sums: BTreeMap<(Area, Flow, Period), Row> = BTreeMap::new();
    for row in rows.iter().filter(is_chapter) {
        let cell = (row.seen.partner.clone(), row.seen.flow, row.seen.period);
        let sum = sums.entry(cell).or_insert_with(|| {
            let mut total = row.clone();
            total.scheme = "TOTAL".into();
            // A dataset of its own: it answers the same requests as the chapters, and must not be taken for a younger answer.
            total.seen.dataset = TOTALS.into();
            total.seen.commodity = "TOTAL".into();
            total.seen.value = Decimal::ZERO;
            total.seen.note = "sum of the chapters 01 to 97".into();
            total
        });
        sum.seen.value += row.seen.value;
    }
    sums.into_values().collect()
}
