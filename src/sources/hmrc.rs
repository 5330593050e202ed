//! The United Kingdom's tax and customs office (HMRC): goods by country and month, in pounds.

use super::answer::{Answer, Reply, of_data};
use super::areas::{self, List};
use super::error::{ParseError, PlanError};
use super::harvest::{Figure, Harvest, Papers, fob_or_cif};
use super::number::of_json;
use super::request::{Request, encoded};
use super::selection::Selection;
use super::settings::Own;
use super::text::{json, opening};
use super::{Limits, Source};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Series, Status};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Unit;

/// Its word on the command line.
const NAME: &str = "hmrc";
const AGENCY: &str = "HMRC";
const BASE: &str = "https://api.uktradeinfo.com";
/// What the bytes should be.
const WANTED: &str = "uktradeinfo's JSON";

/// The United Kingdom's tax and customs office.
#[derive(Debug)]
pub struct Hmrc {
    base: String,
    limits: Limits,
}

impl Hmrc {
    /// With these settings.
    pub fn new(own: &Own) -> Self {
        Self {
            base: own.base_or(BASE),
            limits: own.limits_or(1000, 64 << 20),
        }
    }

    fn request(
        &self,
        selection: &Selection,
        partner: &Area,
        run: Period,
    ) -> Result<Request, PlanError> {
        let month = |month: Month| format!("{:04}{:02}", month.year(), month.number());
        let mut filter = format!(
            "MonthId ge {} and MonthId le {}",
            month(run.first()),
            month(run.last())
        );
        if !partner.is_world() {
            let unknown = || PlanError::Area {
                source_name: NAME.to_owned(),
                area: partner.to_string(),
            };
            let code = areas::code_of(List::Hmrc, partner).ok_or_else(unknown)?;
            filter = format!("{filter} and CountryId eq {code}");
        }
        let apply = format!(
            "filter({filter})/groupby((MonthId,FlowTypeId),aggregate(Value with sum as TotalValue))"
        );
        let url = format!("{}/OTS?$apply={}", self.base, encoded(&apply));
        let own = Selection {
            partners: vec![partner.clone()],
            runs: vec![run],
            ..selection.clone()
        };
        Ok(Request::get(NAME, "OTS", url, &Arc::new(own)))
    }
}

impl Source for Hmrc {
    fn name(&self) -> &str {
        NAME
    }

    fn limits(&self) -> Limits {
        self.limits
    }

    fn covers(&self, series: &Series) -> bool {
        let is_known =
            series.partner.is_world() || areas::code_of(List::Hmrc, &series.partner).is_some();
        series.reporter.code() == "GBR" && &*series.commodity == "TOTAL" && is_known
    }

    fn plan(&self, selection: &Selection) -> Result<Vec<Request>, PlanError> {
        if !selection.reporters.is_empty() && !selection.reporters.contains(&Area::new("GBR")) {
            return Ok(Vec::new());
        }
        if selection.runs.is_empty() {
            return Err(PlanError::Months);
        }
        let world = [Area::world()];
        let partners = if selection.partners.is_empty() {
            &world[..]
        } else {
            &selection.partners
        };
        let pairs = partners.iter().flat_map(|partner| {
            selection
                .stretches()
                .into_iter()
                .map(move |run| (partner, run))
        });
        pairs
            .map(|(partner, run)| self.request(selection, partner, run))
            .collect()
    }

    fn classify(&self, _: &Request, answer: &Answer) -> Reply {
        of_data(answer).unwrap_or_else(|| match json(WANTED, &answer.body) {
            Ok(envelope) if envelope.get("error").is_some() => Reply::Broken(opening(&answer.body)),
            Ok(envelope) => match envelope.get("value").and_then(Value::as_array) {
                Some(rows) if rows.is_empty() => {
                    Reply::Empty("HMRC has no rows under this selection".to_owned())
                }
                Some(_) => Reply::Data,
                None => Reply::Broken(format!(
                    "no `value` in the answer: {}",
                    opening(&answer.body)
                )),
            },
            Err(error) => Reply::Broken(format!("not {WANTED} ({error})")),
        })
    }

    fn parse(&self, request: &Request, bytes: &[u8]) -> Result<Harvest, ParseError> {
        let envelope = json(WANTED, bytes)?;
        let rows = envelope.get("value").and_then(Value::as_array);
        let rows = rows.ok_or_else(|| ParseError::missing("the answer", "value"))?;
        let mut sums: BTreeMap<(Flow, Month), Decimal> = BTreeMap::new();
        for (nth, row) in rows.iter().enumerate() {
            let place = format!("row {}", nth + 1);
            let field = |name: &str| {
                row.get(name)
                    .ok_or_else(|| ParseError::missing(&place, name))
            };
            let (month, flow, value) = (
                field("MonthId")?,
                field("FlowTypeId")?,
                field("TotalValue")?,
            );
            let read = |value: &Value, wanted| {
                of_json(value).ok_or_else(|| ParseError::cell(&place, &value.to_string(), wanted))
            };
            let month = month_of(month)
                .ok_or_else(|| ParseError::cell(&place, &month.to_string(), "a month"))?;
            let flow = flow_of(flow)
                .ok_or_else(|| ParseError::cell(&place, &flow.to_string(), "a flow from 1 to 4"))?;
            if !value.is_null() {
                *sums.entry((flow, month)).or_default() += read(value, "a number")?.value;
            }
        }
        let partner = request.selection.partner();
        let papers = Papers {
            source: AGENCY.into(),
            dataset: request.dataset.clone(),
            origin: request.url.as_str().into(),
            published: None,
            status: Status::Revised,
        };
        let row = |((flow, month), value): ((Flow, Month), Decimal)| {
            papers.row(Figure {
                reporter: Area::new("GBR"),
                partner: partner.clone(),
                flow,
                scheme: "TOTAL",
                commodity: "TOTAL".into(),
                period: Period::month(month),
                measure: Measure::Value,
                unit: "GBP".parse().unwrap_or(Unit::None),
                valuation: fob_or_cif(flow),
                value,
                place: Decimal::ONE,
            })
        };
        Ok(Harvest {
            rows: sums.into_iter().map(row).collect(),
            ..Harvest::default()
        })
    }

    fn follow(&self, request: &Request, bytes: &[u8]) -> Result<Vec<Request>, ParseError> {
        let envelope = json(WANTED, bytes)?;
        let next = envelope.get("@odata.nextLink").and_then(Value::as_str);
        let path = next.and_then(|link| link.split_once("/OTS").map(|(_, rest)| rest));
        Ok(path
            .map(|rest| Request {
                url: format!("{}/OTS{rest}", self.base),
                ..request.clone()
            })
            .into_iter()
            .collect())
    }

    fn split(&self, request: &Request) -> Vec<Request> {
        let halves = request.selection.halves().into_iter().flatten();
        halves
            .filter_map(|half| self.plan(&half).ok())
            .flatten()
            .collect()
    }
}

/// 1 and 3 are imports from the Union and from elsewhere, 2 and 4 exports.
fn flow_of(code: &Value) -> Option<Flow> {
    match code.as_u64()? {
        1 | 3 => Some(Flow::Imports),
        2 | 4 => Some(Flow::Exports),
        _ => None,
    }
}

fn month_of(code: &Value) -> Option<Month> {
    let code = code.as_i64()?;
    Month::new(
        i16::try_from(code / 100).ok()?,
        i8::try_from(code % 100).ok()?,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flows_with_the_union_and_with_others_are_added() {
        let hmrc = Hmrc::new(&Own::default());
        let selection = Selection {
            partners: vec![Area::new("CHN")],
            runs: Period::quarter(2031, 1).into_iter().collect(),
            ..Selection::default()
        };
        let planned = hmrc.plan(&selection).expect("a plan");
        assert!(
            planned[0].url.contains("CountryId%20eq%20720"),
            "{}",
            planned[0].url
        );
        let body = br#"{"value":[{"MonthId":203101,"FlowTypeId":3,"TotalValue":70.0},{"MonthId":203101,"FlowTypeId":1,"TotalValue":5},
          {"MonthId":203102,"FlowTypeId":4,"TotalValue":null}],"@odata.nextLink":"https://other.example/OTS?$skip=5"}"#;
        let found = hmrc.parse(&planned[0], body).expect("rows");
        assert_eq!(found.rows.len(), 1, "no value is no row");
        assert_eq!(
            (found.rows[0].seen.value, found.rows[0].seen.flow),
            (Decimal::from(75), Flow::Imports)
        );
        let next = hmrc.follow(&planned[0], body).expect("a page more");
        assert_eq!(
            next[0].url, "https://api.uktradeinfo.com/OTS?$skip=5",
            "never another host"
        );
    }
}
