//! Brazil's Comex Stat: goods by country and month, in dollars free on board for both flows.
//!
//! A request that crosses a calendar year, or names a country by another code than Brazil's own, is answered with an empty
//! list: requests are made year by year.

use super::answer::{Answer, Reply, of_data};
use super::areas::{self, List};
use super::error::{ParseError, PlanError, shown};
use super::harvest::{Figure, Harvest, Papers};
use super::number::of_json;
use super::request::{Method, Request};
use super::selection::Selection;
use super::settings::Own;
use super::text::{json, opening};
use super::{Limits, Source};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Series, Status, Valuation};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Unit;

/// Its word on the command line.
const NAME: &str = "comexstat";
const AGENCY: &str = "Secex";
const BASE: &str = "https://api-comexstat.mdic.gov.br";
/// What the bytes should be.
const WANTED: &str = "Comex Stat's JSON";
/// The server says ten seconds, and means a little more.
const WAIT: Duration = Duration::from_secs(20);

/// Brazil's Comex Stat.
#[derive(Debug)]
pub struct Comexstat {
    base: String,
    limits: Limits,
}

impl Comexstat {
    /// With these settings.
    pub fn new(own: &Own) -> Self {
        Self {
            base: own.base_or(BASE),
            limits: own.limits_or(2000, 64 << 20),
        }
    }

    fn request(
        &self,
        partner: &Area,
        code: &str,
        flow: Flow,
        goods: &Arc<str>,
        run: Period,
    ) -> Request {
        let mut filters = vec![json!({"filter": "country", "values": [code]})];
        if &**goods != "TOTAL" {
            filters.push(json!({"filter": "chapter", "values": [&**goods]}));
        }
        let body = json!({
            "flow": if flow == Flow::Exports { "export" } else { "import" },
            "monthDetail": true,
            "period": {"from": run.first().to_string(), "to": run.last().to_string()},
            "filters": filters,
            "details": ["country"],
            "metrics": ["metricFOB", "metricKG"],
        });
        let own = Selection {
            reporters: vec![Area::new("BRA")],
            partners: vec![partner.clone()],
            flows: vec![flow],
            commodities: vec![Arc::clone(goods)],
            runs: vec![run],
        };
        let url = format!("{}/general?language=pt", self.base);
        Request {
            method: Method::Post(body.to_string()),
            ..Request::get(NAME, "general", url, &Arc::new(own))
        }
    }
}

impl Source for Comexstat {
    fn name(&self) -> &str {
        NAME
    }

    fn limits(&self) -> Limits {
        self.limits
    }

    fn covers(&self, series: &Series) -> bool {
        let is_chapter =
            series.commodity.len() == 2 && series.commodity.bytes().all(|b| b.is_ascii_digit());
        series.reporter.code() == "BRA"
            && areas::code_of(List::Comexstat, &series.partner).is_some()
            && (is_chapter || &*series.commodity == "TOTAL")
    }

    fn plan(&self, selection: &Selection) -> Result<Vec<Request>, PlanError> {
        if !selection.reporters.is_empty() && !selection.reporters.contains(&Area::new("BRA")) {
            return Ok(Vec::new());
        }
        if selection.runs.is_empty() {
            return Err(PlanError::Months);
        }
        if selection.partners.is_empty() {
            return Err(PlanError::Missing {
                source_name: NAME.to_owned(),
                part: "partner",
            });
        }
        let runs: Vec<Period> = selection
            .stretches()
            .into_iter()
            .flat_map(by_year)
            .collect();
        let mut planned = Vec::new();
        for partner in &selection.partners {
            let unknown = || PlanError::Area {
                source_name: NAME.to_owned(),
                area: partner.to_string(),
            };
            let code = areas::code_of(List::Comexstat, partner).ok_or_else(unknown)?;
            for flow in selection.printed_flows() {
                for goods in selection.goods() {
                    planned.extend(
                        runs.iter()
                            .map(|run| self.request(partner, code, flow, &goods, *run)),
                    );
                }
            }
        }
        Ok(planned)
    }

    fn offer(&self, _: &Selection) -> Vec<Request> {
        let url = format!("{}/general/dates/updated", self.base);
        vec![Request::get(NAME, "general", url, &Arc::default())]
    }

    fn offered(&self, _: &Request, bytes: &[u8]) -> Result<Vec<String>, ParseError> {
        let envelope = json(WANTED, bytes)?;
        let word = |name: &str| {
            let found = envelope
                .get("data")
                .and_then(|data| data.get(name)?.as_str());
            found.ok_or_else(|| ParseError::missing("the answer", name))
        };
        let (year, month, day) = (word("year")?, word("monthNumber")?, word("updated")?);
        Ok(vec![format!("general up to {year}-{month}, updated {day}")])
    }

    fn classify(&self, _: &Request, answer: &Answer) -> Reply {
        match of_data(answer) {
            Some(Reply::RetryAfter(None, said)) => Reply::RetryAfter(Some(WAIT), said),
            Some(reply) => reply,
            None => of_body(&answer.body),
        }
    }

    fn parse(&self, request: &Request, bytes: &[u8]) -> Result<Harvest, ParseError> {
        let envelope = json(WANTED, bytes)?;
        let list = envelope
            .get("data")
            .and_then(|data| data.get("list"))
            .and_then(Value::as_array);
        let list = list.ok_or_else(|| ParseError::missing("the answer", "data.list"))?;
        let mut sums: BTreeMap<(String, Month), Decimal> = BTreeMap::new();
        for (nth, row) in list.iter().enumerate() {
            let place = format!("row {}", nth + 1);
            let field = |name: &str| {
                row.get(name)
                    .ok_or_else(|| ParseError::missing(&place, name))
            };
            let (year, month) = (field("year")?, field("monthNumber")?);
            let value = field("metricFOB")?;
            if value.is_null() {
                continue;
            }
            let dollars = of_json(value)
                .ok_or_else(|| ParseError::cell(&place, &value.to_string(), "a number"))?
                .value;
            let month = month_of(year, month)
                .ok_or_else(|| ParseError::cell(&place, &month.to_string(), "a month"))?;
            let goods = row
                .get("coNcm")
                .and_then(Value::as_str)
                .map(ToOwned::to_owned);
            let goods = goods.or_else(|| {
                request
                    .selection
                    .commodities
                    .first()
                    .map(ToString::to_string)
            });
            let cell = (goods.unwrap_or_else(|| "TOTAL".to_owned()), month);
            if sums
                .insert(cell, dollars)
                .is_some_and(|held| held != dollars)
            {
                return Err(ParseError::contradiction(
                    place,
                    "a second value for one month",
                ));
            }
        }
        Ok(harvest(request, sums))
    }
}

fn of_body(body: &[u8]) -> Reply {
    let Ok(envelope) = json(WANTED, body) else {
        return Reply::Broken(format!("not {WANTED}: {}", opening(body)));
    };
    if envelope.get("success").and_then(Value::as_bool) == Some(false) {
        let said = envelope
            .get("message")
            .and_then(Value::as_str)
            .unwrap_or("no success");
        return Reply::Broken(format!("Comex Stat says: {}", shown(said)));
    }
    match envelope
        .get("data")
        .and_then(|data| data.get("list"))
        .and_then(Value::as_array)
    {
        Some(list) if list.is_empty() => {
            Reply::Empty("Comex Stat has no rows under this selection".to_owned())
        }
        Some(_) => Reply::Data,
        None => Reply::Broken(format!("no list in the answer: {}", opening(body))),
    }
}

fn harvest(request: &Request, sums: BTreeMap<(String, Month), Decimal>) -> Harvest {
    let selection = &request.selection;
    let papers = Papers {
        source: AGENCY.into(),
        dataset: request.dataset.clone(),
        origin: request.url.as_str().into(),
        published: None,
        status: Status::Revised,
    };
    let row = |((goods, month), value): ((String, Month), Decimal)| {
        papers.row(Figure {
            reporter: Area::new("BRA"),
            partner: selection.partner(),
            flow: selection.flow(),
            scheme: match goods.len() {
                8 => "NCM",
                _ if goods == "TOTAL" => "TOTAL",
                _ => "HS",
            },
            commodity: goods.as_str().into(),
            period: Period::month(month),
            measure: Measure::Value,
            unit: "USD".parse().unwrap_or(Unit::None),
            valuation: Some(Valuation::Fob),
            value,
            place: Decimal::ONE,
        })
    };
    Harvest {
        rows: sums.into_iter().map(row).collect(),
        ..Harvest::default()
    }
}

/// A run cut at the ends of its calendar years.
fn by_year(run: Period) -> Vec<Period> {
    let years = run.first().year()..=run.last().year();
    let of_year = |year: i32| {
        let year = Period::year(i16::try_from(year).ok()?)?;
        Period::new(run.first().max(year.first()), run.last().min(year.last()))
    };
    years.filter_map(of_year).collect()
}

fn month_of(year: &Value, month: &Value) -> Option<Month> {
    let number = |value: &Value| match value {
        Value::String(text) => text.parse::<i16>().ok(),
        value => value.as_i64().and_then(|number| i16::try_from(number).ok()),
    };
    Month::new(number(year)?, i8::try_from(number(month)?).ok()?)
}

#[cfg(test)]
mod tests;
