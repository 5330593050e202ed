//! Statistics Canada: goods by principal partner and month (table 12-10-0011), customs basis, unadjusted, in Canadian dollars.
//!
//! The numbers of partners are read from the table's own description first. Values are counted in the power of ten that
//! each point names: here it does apply.

mod description;

use super::answer::{Answer, Reply, of_data};
use super::error::{ParseError, PlanError};
use super::harvest::{Figure, Harvest, Papers, fob_or_cif};
use super::number::of_json;
use super::request::{Method, Request};
use super::selection::Selection;
use super::settings::Own;
use super::text::{json, opening};
use super::{Limits, Source};
use description::Description;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::sync::Arc;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Row, Series, Status};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Unit;

/// Its word on the command line.
const NAME: &str = "statcan";
const AGENCY: &str = "StatCan";
const BASE: &str = "https://www150.statcan.gc.ca/t1/wds/rest";
/// The table.
const TABLE: u32 = 12_100_011;
/// What the bytes should be.
const WANTED: &str = "Statistics Canada's JSON";
/// The word of the request for the table's description.
const DESCRIPTION: &str = "description";
/// Statistics Canada.
#[derive(Debug)]
pub struct Statcan {
    base: String,
    limits: Limits,
}

impl Statcan {
    /// With these settings.
    pub fn new(own: &Own) -> Self {
        Self {
            base: own.base_or(BASE),
            limits: own.limits_or(500, 64 << 20),
        }
    }

    fn post(
        &self,
        call: &str,
        body: &Value,
        selection: &Arc<Selection>,
        step: &'static str,
    ) -> Request {
        let url = format!("{}/{call}", self.base);
        Request {
            method: Method::Post(body.to_string()),
            step,
            ..Request::get(NAME, "12-10-0011", url, selection)
        }
    }

    fn description(&self, selection: &Selection) -> Request {
        let body = json!([{"productId": TABLE}]);
        let selection = Arc::new(selection.clone());
        self.post("getCubeMetadata", &body, &selection, DESCRIPTION)
    }

    fn data(
        &self,
        table: &Description<'_>,
        selection: &Selection,
        partner: &Area,
        flow: Flow,
    ) -> Option<Request> {
        let first = selection.span()?.first();
        let latest = table.end.since(first) + 1;
        let coordinate = table.coordinate(partner, flow).filter(|_| latest > 0)?;
        let body = json!([{"productId": TABLE, "coordinate": coordinate, "latestN": latest}]);
        let own = Selection {
            partners: vec![partner.clone()],
            flows: vec![flow],
            ..selection.clone()
        };
        Some(self.post(
            "getDataFromCubePidCoordAndLatestNPeriods",
            &body,
            &Arc::new(own),
            "data",
        ))
    }
}

impl Source for Statcan {
    fn name(&self) -> &str {
        NAME
    }

    fn limits(&self) -> Limits {
        self.limits
    }

    fn covers(&self, series: &Series) -> bool {
        series.reporter.code() == "CAN" && &*series.commodity == "TOTAL"
    }

    fn plan(&self, selection: &Selection) -> Result<Vec<Request>, PlanError> {
        if !selection.reporters.is_empty() && !selection.reporters.contains(&Area::new("CAN")) {
            return Ok(Vec::new());
        }
        if selection.runs.is_empty() {
            return Err(PlanError::Months);
        }
        Ok(vec![self.description(selection)])
    }

    fn outlook(&self, requests: &[Request]) -> Option<String> {
        let selection = &requests.first()?.selection;
        let series = selection.partners.len().max(1) * selection.printed_flows().len();
        Some(format!("the table's description leads to {series} series"))
    }

    fn offer(&self, selection: &Selection) -> Vec<Request> {
        vec![self.description(selection)]
    }

    fn offered(&self, _: &Request, bytes: &[u8]) -> Result<Vec<String>, ParseError> {
        let answer = json(WANTED, bytes)?;
        let object = answer.get(0).and_then(|item| item.get("object"));
        let word = |name: &str| {
            let found = object.and_then(|object| object.get(name)?.as_str());
            found.ok_or_else(|| ParseError::missing("the table's description", name))
        };
        let (first, last, day) = (
            word("cubeStartDate")?,
            word("cubeEndDate")?,
            word("releaseTime")?,
        );
        let day = day.get(..10).unwrap_or(day);
        Ok(vec![format!(
            "12-10-0011 from {first} to {last}, released {day}"
        )])
    }

    fn classify(&self, _: &Request, answer: &Answer) -> Reply {
        of_data(answer).unwrap_or_else(|| match json(WANTED, &answer.body) {
            Ok(Value::Array(items)) => match items.iter().find(|item| !is_success(item)) {
                Some(item) => Reply::Broken(format!(
                    "Statistics Canada says: {}",
                    super::error::shown(&item.to_string())
                )),
                None if items.is_empty() => {
                    Reply::Empty("Statistics Canada has no rows under this selection".to_owned())
                }
                None => Reply::Data,
            },
            _ => Reply::Broken(format!("not {WANTED}: {}", opening(&answer.body))),
        })
    }

    fn parse(&self, request: &Request, bytes: &[u8]) -> Result<Harvest, ParseError> {
        if request.step == DESCRIPTION {
            return Ok(Harvest::default());
        }
        let answer = json(WANTED, bytes)?;
        let mut found = Harvest::default();
        for item in answer.as_array().into_iter().flatten() {
            let points = item
                .get("object")
                .and_then(|object| object.get("vectorDataPoint"))
                .and_then(Value::as_array);
            let points =
                points.ok_or_else(|| ParseError::missing("the answer", "vectorDataPoint"))?;
            for (nth, point) in points.iter().enumerate() {
                found
                    .rows
                    .extend(row(request, &format!("point {}", nth + 1), point)?);
            }
        }
        Ok(found)
    }

    fn follow(&self, request: &Request, bytes: &[u8]) -> Result<Vec<Request>, ParseError> {
        if request.step != DESCRIPTION {
            return Ok(Vec::new());
        }
        let answer = json(WANTED, bytes)?;
        let object = answer
            .get(0)
            .and_then(|item| item.get("object"))
            .unwrap_or(&answer);
        let table = Description::read(object)?;
        let partners = if request.selection.partners.is_empty() {
            vec![Area::world()]
        } else {
            request.selection.partners.clone()
        };
        let flows = request.selection.printed_flows();
        let pairs = partners
            .iter()
            .flat_map(|partner| flows.iter().map(move |flow| (partner, *flow)));
        Ok(pairs
            .filter_map(|(partner, flow)| self.data(&table, &request.selection, partner, flow))
            .collect())
    }
}

fn is_success(item: &Value) -> bool {
    item.get("status").and_then(Value::as_str) == Some("SUCCESS")
}

fn row(request: &Request, place: &str, point: &Value) -> Result<Option<Row>, ParseError> {
    let day = point
        .get("refPer")
        .and_then(Value::as_str)
        .ok_or_else(|| ParseError::missing(place, "refPer"))?;
    let month: Option<Month> = day.get(..7).and_then(|month| month.parse().ok());
    let month = month.ok_or_else(|| ParseError::cell(place, day, "a day"))?;
    let value = point
        .get("value")
        .ok_or_else(|| ParseError::missing(place, "value"))?;
    if value.is_null() {
        return Ok(None);
    }
    let number =
        of_json(value).ok_or_else(|| ParseError::cell(place, &value.to_string(), "a number"))?;
    let whole = |name: &str| {
        point
            .get(name)
            .and_then(Value::as_u64)
            .and_then(|number| u32::try_from(number).ok())
    };
    let power = whole("scalarFactorCode").filter(|power| *power <= 9);
    let power = power.ok_or_else(|| ParseError::missing(place, "scalarFactorCode"))?;
    let unit = Decimal::from(10_i64.pow(power));
    let decimals = whole("decimals").unwrap_or(0).min(9);
    let flow = request.selection.flow();
    let papers = Papers {
        source: AGENCY.into(),
        dataset: request.dataset.clone(),
        origin: request.url.as_str().into(),
        published: point
            .get("releaseTime")
            .and_then(Value::as_str)
            .and_then(|time| time.get(..10)?.parse().ok()),
        status: Status::Revised,
    };
    Ok(Some(papers.row(Figure {
        reporter: Area::new("CAN"),
        partner: request.selection.partner(),
        flow,
        scheme: "TOTAL",
        commodity: "TOTAL".into(),
        period: Period::month(month),
        measure: Measure::Value,
        unit: "CAD".parse().unwrap_or(Unit::None),
        valuation: fob_or_cif(flow),
        value: (number.value * unit).normalize(),
        place: (Decimal::new(1, decimals) * unit).normalize(),
    })))
}

#[cfg(test)]
mod tests;
