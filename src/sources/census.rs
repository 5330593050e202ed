//! The United States' Census Bureau: trade by country and month, in whole dollars.
//!
//! Imports are general imports at customs value, exports at the ship's side: what the news quotes. Neither is adjusted.

use super::answer::{Answer, Reply, of_data};
use super::areas::{self, List};
use super::error::{ParseError, PlanError};
use super::harvest::{Figure, Harvest, Papers};
use super::number::exact;
use super::request::{KEY_PLACE, Key, Request, encoded};
use super::selection::Selection;
use super::settings::Own;
use super::text::{is_page, json, opening};
use super::{Limits, Source};
use serde_json::Value;
use std::sync::Arc;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Measure, Series, Status, Valuation};
use weighbridge_core::period::{Month, Period};
use weighbridge_core::quantity::Unit;

/// Its word on the command line.
const NAME: &str = "census";
const AGENCY: &str = "Census";
const BASE: &str = "https://api.census.gov/data/timeseries/intltrade";
/// What the bytes should be.
const WANTED: &str = "the Census Bureau's JSON";

/// The United States' Census Bureau.
#[derive(Debug)]
pub struct Census {
    base: String,
    limits: Limits,
    has_key: bool,
}

/// How a flow is asked for.
struct Ask {
    step: &'static str,
    value: &'static str,
    commodity: &'static str,
}

const EXPORTS: Ask = Ask {
    step: "exports",
    value: "ALL_VAL_MO",
    commodity: "E_COMMODITY",
};
const IMPORTS: Ask = Ask {
    step: "imports",
    value: "GEN_VAL_MO",
    commodity: "I_COMMODITY",
};

impl Census {
    /// With these settings.
    pub fn new(own: &Own) -> Self {
        Self {
            base: own.base_or(BASE),
            limits: own.limits_or(500, 64 << 20),
            has_key: own.key.is_some(),
        }
    }

    fn request(&self, ask: &Ask, partner: &Area, code: &str, goods: &str, run: Period) -> Request {
        let mut url = format!(
            "{}/{}/hs?get=CTY_CODE,{},LAST_UPDATE",
            self.base, ask.step, ask.value
        );
        if goods != "TOTAL" {
            let (name, level) = (ask.commodity, goods.len());
            url = format!("{url}&{name}={}&COMM_LVL=HS{level}", encoded(goods));
        }
        url = format!(
            "{url}&CTY_CODE={code}&time=from+{}+to+{}",
            run.first(),
            run.last()
        );
        if self.has_key {
            url = format!("{url}&key={KEY_PLACE}");
        }
        let flow = if ask.step == "exports" {
            Flow::Exports
        } else {
            Flow::Imports
        };
        let own = Selection {
            reporters: vec![Area::new("USA")],
            partners: vec![partner.clone()],
            flows: vec![flow],
            commodities: vec![goods.into()],
            runs: vec![run],
        };
        Request {
            step: ask.step,
            key: self.has_key.then_some(Key::Address),
            ..Request::get(NAME, "intltrade hs", url, &Arc::new(own))
        }
    }
}

impl Source for Census {
    fn name(&self) -> &str {
        NAME
    }

    fn limits(&self) -> Limits {
        self.limits
    }

    fn takes_key(&self) -> bool {
        true
    }

    fn covers(&self, series: &Series) -> bool {
        let is_hs = matches!(series.commodity.len(), 2 | 4 | 6 | 10)
            && series.commodity.bytes().all(|b| b.is_ascii_digit());
        series.reporter.code() == "USA"
            && areas::code_of(List::ScheduleC, &series.partner).is_some()
            && (is_hs || &*series.commodity == "TOTAL")
    }

    fn plan(&self, selection: &Selection) -> Result<Vec<Request>, PlanError> {
        if !selection.reporters.is_empty() && !selection.reporters.contains(&Area::new("USA")) {
            return Ok(Vec::new());
        }
        let stretches = selection.stretches();
        if stretches.is_empty() {
            return Err(PlanError::Months);
        }
        if selection.partners.is_empty() {
            return Err(PlanError::Missing {
                source_name: NAME.to_owned(),
                part: "partner",
            });
        }
        let mut planned = Vec::new();
        for partner in &selection.partners {
            let unknown = || PlanError::Area {
                source_name: NAME.to_owned(),
                area: partner.to_string(),
            };
            let code = areas::code_of(List::ScheduleC, partner).ok_or_else(unknown)?;
            for flow in selection.printed_flows() {
                let ask = if flow == Flow::Exports {
                    &EXPORTS
                } else {
                    &IMPORTS
                };
                for goods in selection.goods() {
                    planned.extend(
                        stretches
                            .iter()
                            .map(|run| self.request(ask, partner, code, &goods, *run)),
                    );
                }
            }
        }
        Ok(planned)
    }

    fn classify(&self, _: &Request, answer: &Answer) -> Reply {
        let lower = opening(&answer.body).to_lowercase();
        if is_page(&answer.body)
            && lower.contains("key")
            && matches!(answer.status, 200 | 302 | 400)
        {
            return Reply::Denied(opening(&answer.body));
        }
        of_data(answer).unwrap_or_else(|| match json(WANTED, &answer.body) {
            Ok(Value::Array(rows)) if rows.len() == 1 => {
                Reply::Empty("a first line and no rows".to_owned())
            }
            Ok(Value::Array(_)) => Reply::Data,
            _ => Reply::Broken(format!("not {WANTED}: {}", opening(&answer.body))),
        })
    }

    fn parse(&self, request: &Request, bytes: &[u8]) -> Result<Harvest, ParseError> {
        let ask = if request.step == "exports" {
            &EXPORTS
        } else {
            &IMPORTS
        };
        let answer = json(WANTED, bytes)?;
        let lines = answer
            .as_array()
            .ok_or_else(|| ParseError::malformed(WANTED, "it is no list"))?;
        let head = cells(lines.first(), "line 1")?;
        let column = |name: &str| head.iter().position(|cell| cell.eq_ignore_ascii_case(name));
        let needed = |name: &str| column(name).ok_or_else(|| ParseError::missing("line 1", name));
        let (country, time, value) = (needed("CTY_CODE")?, needed("time")?, needed(ask.value)?);
        let (commodity, updated) = (column(ask.commodity), column("LAST_UPDATE"));
        let mut found = Harvest::default();
        for (nth, line) in lines.iter().enumerate().skip(1) {
            let place = format!("line {}", nth + 1);
            let line = cells(Some(line), &place)?;
            let cell = |at: usize| line.get(at).map_or("", String::as_str);
            let code = cell(country);
            let Some(partner) = areas::of_code(List::ScheduleC, code) else {
                found.left_out.push(format!(
                    "{}: area {code} is no country we know",
                    request.url
                ));
                continue;
            };
            let asked = &request.selection.partners;
            if !asked.is_empty() && !asked.contains(&partner) {
                found
                    .left_out
                    .push(format!("{}: {partner} was not asked for", request.url));
                continue;
            }
            if ["", "-", "(X)", "null"].contains(&cell(value)) {
                continue;
            }
            let number = exact(cell(value))
                .ok_or_else(|| ParseError::cell(&place, cell(value), "a number"))?;
            let month: Month = cell(time)
                .parse()
                .map_err(|_| ParseError::cell(&place, cell(time), "a month"))?;
            let goods = commodity
                .map(cell)
                .filter(|code| !code.is_empty() && *code != "-")
                .unwrap_or("TOTAL");
            let papers = Papers {
                source: AGENCY.into(),
                dataset: request.dataset.clone(),
                origin: request.url.as_str().into(),
                published: updated.and_then(|at| cell(at).get(..10)?.parse().ok()),
                status: Status::Revised,
            };
            let is_export = request.step == "exports";
            found.rows.push(papers.row(Figure {
                reporter: Area::new("USA"),
                partner,
                flow: if is_export {
                    Flow::Exports
                } else {
                    Flow::Imports
                },
                scheme: if goods == "TOTAL" { "TOTAL" } else { "HS" },
                commodity: goods.into(),
                period: Period::month(month),
                measure: Measure::Value,
                unit: "USD".parse().unwrap_or(Unit::None),
                valuation: Some(if is_export {
                    Valuation::Fas
                } else {
                    Valuation::Customs
                }),
                value: number.value,
                place: number.place,
            }));
        }
        Ok(found)
    }

    fn split(&self, request: &Request) -> Vec<Request> {
        let halves = request.selection.halves().into_iter().flatten();
        halves
            .filter_map(|half| self.plan(&half).ok())
            .flatten()
            .collect()
    }
}

/// A line's cells; numbers may stand there as such.
fn cells(line: Option<&Value>, place: &str) -> Result<Vec<String>, ParseError> {
    let line = line
        .and_then(Value::as_array)
        .ok_or_else(|| ParseError::missing(place, "list of cells"))?;
    let cell = |cell: &Value| match cell {
        Value::String(text) => text.trim().to_owned(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    Ok(line.iter().map(cell).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planned() -> (Census, Vec<Request>) {
        let own = Own {
            key: crate::sources::Secret::new("k"),
            ..Own::default()
        };
        let census = Census::new(&own);
        let selection = Selection {
            partners: vec![Area::new("CHN")],
            runs: Period::quarter(2031, 1).into_iter().collect(),
            ..Selection::default()
        };
        let planned = census.plan(&selection).expect("a plan");
        (census, planned)
    }

    #[test]
    fn one_request_for_each_flow() {
        let (_, planned) = planned();
        assert_eq!(planned.len(), 2);
        assert_eq!(
            planned[1].url,
            "https://api.census.gov/data/timeseries/intltrade/imports/hs?get=CTY_CODE,GEN_VAL_MO,LAST_UPDATE\
             &CTY_CODE=5700&time=from+2031-01+to+2031-03&key={key}"
        );
    }

    #[test]
    fn lists_of_strings_are_read_by_the_names_in_the_first() {
        let (census, planned) = planned();
        let body = br#"[["CTY_CODE","GEN_VAL_MO","LAST_UPDATE","CTY_CODE","time"],
          ["5700","31000500","2031-05-06","5700","2031-01"],["5700",null,"2031-05-06","5700","2031-02"],
          ["0014","9","2031-05-06","0014","2031-01"]]"#;
        let found = census.parse(&planned[1], body).expect("rows");
        assert_eq!(found.rows.len(), 1);
        let row = &found.rows[0];
        assert_eq!(
            (row.seen.value.to_string().as_str(), row.seen.partner.code()),
            ("31000500", "CHN")
        );
        assert_eq!(row.valuation, Some(Valuation::Customs));
        assert_eq!(found.left_out.len(), 1, "a group is no country");
        let renamed = String::from_utf8_lossy(body).replace("GEN_VAL_MO", "GEN_VAL");
        let error = census
            .parse(&planned[1], renamed.as_bytes())
            .expect_err("a column is gone");
        assert_eq!(error, ParseError::missing("line 1", "GEN_VAL_MO"));
    }

    #[test]
    fn a_page_about_keys_is_a_refusal() {
        let (census, planned) = planned();
        let told = |status, body: &str| {
            census.classify(
                &planned[0],
                &Answer {
                    status,
                    body: body.as_bytes().to_vec(),
                    ..Answer::default()
                },
            )
        };
        assert!(matches!(
            told(200, "<html><title>Invalid Key</title>"),
            Reply::Denied(_)
        ));
        assert!(matches!(told(204, ""), Reply::Empty(_)));
        assert!(
            matches!(told(400, "error: unknown variable 'X'"), Reply::Broken(said) if said.contains("unknown variable"))
        );
        assert!(matches!(told(200, "[[\"a\"],[\"b"), Reply::Broken(_)));
    }
}
