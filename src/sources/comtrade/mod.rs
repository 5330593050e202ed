//! United Nations Comtrade, version 1 of its programming interface: without a key the preview, with a key the data.
//!
//! Every request holds the breakdowns (customs procedure, mode of transport, second partner) at their totals, and rows of
//! a breakdown that come back all the same are left out, so that nothing is counted twice.

mod records;
mod reference;

use super::answer::{Answer, Reply, of_data};
use super::areas::{self, List};
use super::error::{ParseError, PlanError};
use super::harvest::Harvest;
use super::request::{Key, Request, encoded};
use super::selection::Selection;
use super::settings::Own;
use super::{Limits, Source};
pub use reference::Reporters;
use std::sync::Arc;
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::Series;
use weighbridge_core::period::Period;

/// Its word on the command line.
const NAME: &str = "comtrade";
const BASE: &str = "https://comtradeapi.un.org";
/// The word of the request for the list of reporters.
const REPORTERS: &str = "reporters";
/// Its datasets.
const MONTHLY: &str = "HS monthly";
const ANNUAL: &str = "HS annual";
/// The most rows of an answer without a key, and with one. An answer of just so many is cut off.
const MOST_ROWS: [usize; 2] = [500, 100_000];
/// The most months of one request with a key.
const MOST_MONTHS: usize = 12;
/// The header of the key.
const KEY: Key = Key::Header("Ocp-Apim-Subscription-Key");

/// United Nations Comtrade.
#[derive(Debug)]
pub struct Comtrade {
    base: String,
    limits: Limits,
    has_key: bool,
}

impl Comtrade {
    /// With these settings.
    pub fn new(own: &Own) -> Self {
        Self {
            base: own.base_or(BASE),
            limits: own.limits_or(6000, 256 << 20),
            has_key: own.key.is_some(),
        }
    }

    fn most_rows(&self) -> usize {
        MOST_ROWS[usize::from(self.has_key)]
    }

    fn request(&self, selection: &Selection, runs: &[Period]) -> Result<Request, PlanError> {
        let is_annual = is_annual(runs);
        let (path, freq) = (
            if self.has_key {
                "data/v1/get"
            } else {
                "public/v1/preview"
            },
            if is_annual { "A" } else { "M" },
        );
        let reporters = codes(&selection.reporters)?;
        let partners = codes(&selection.partners)?;
        let periods: Vec<String> = runs
            .iter()
            .map(|run| period_code(*run, is_annual))
            .collect();
        let flows: Vec<&str> = selection
            .printed_flows()
            .into_iter()
            .filter_map(flow_code)
            .collect();
        let goods: Vec<String> = selection.goods().iter().map(|code| encoded(code)).collect();
        let mut url = format!(
            "{}/{path}/C/{freq}/HS?reporterCode={}",
            self.base,
            reporters.join(",")
        );
        if !partners.is_empty() {
            url = format!("{url}&partnerCode={}", partners.join(","));
        }
        url = format!(
            "{url}&period={}&cmdCode={}&flowCode={}&customsCode=C00&motCode=0&partner2Code=0",
            periods.join(","),
            goods.join(","),
            flows.join(",")
        );
        let own = Arc::new(Selection {
            runs: runs.to_vec(),
            ..selection.clone()
        });
        let key = self.has_key.then_some(KEY);
        Ok(Request {
            key,
            ..Request::get(NAME, if is_annual { ANNUAL } else { MONTHLY }, url, &own)
        })
    }
}

impl Source for Comtrade {
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
        let is_known = |area: &Area| areas::code_of(List::Comtrade, area).is_some();
        let is_hs =
            series.commodity.len() <= 6 && series.commodity.bytes().all(|b| b.is_ascii_digit());
        is_known(&series.reporter)
            && is_known(&series.partner)
            && (is_hs || &*series.commodity == "TOTAL")
    }

    fn plan(&self, selection: &Selection) -> Result<Vec<Request>, PlanError> {
        if selection.reporters.is_empty() {
            return Err(PlanError::Missing {
                source_name: NAME.to_owned(),
                part: "reporter",
            });
        }
        let runs: Vec<Period> = if is_annual(&selection.runs) {
            selection
                .years()
                .into_iter()
                .filter_map(|year| Period::year(i16::try_from(year).ok()?))
                .collect()
        } else {
            selection.months().into_iter().map(Period::month).collect()
        };
        if runs.is_empty() {
            return Err(PlanError::Months);
        }
        let at_once = if self.has_key { MOST_MONTHS } else { 1 };
        runs.chunks(at_once)
            .map(|some| self.request(selection, some))
            .collect()
    }

    fn classify(&self, _: &Request, answer: &Answer) -> Reply {
        match of_data(answer) {
            Some(Reply::RetryAfter(None, said)) => {
                Reply::RetryAfter(records::seconds_named(&said), said)
            }
            Some(reply) => reply,
            None => records::classify(&answer.body, self.most_rows()),
        }
    }

    fn parse(&self, request: &Request, bytes: &[u8]) -> Result<Harvest, ParseError> {
        records::read(request, bytes, self.most_rows())
    }

    fn offer(&self, selection: &Selection) -> Vec<Request> {
        let url = format!("{}/files/v1/app/reference/Reporters.json", self.base);
        let list = Request {
            step: REPORTERS,
            ..Request::get(NAME, "reference", url, &Arc::default())
        };
        let asked = selection.reporters.iter().filter_map(|reporter| {
            let code = areas::code_of(List::Comtrade, reporter)?;
            let own = Arc::new(Selection {
                reporters: vec![reporter.clone()],
                ..Selection::default()
            });
            Some(["M", "A"].map(|freq| {
                let url = format!(
                    "{}/public/v1/getDA/C/{freq}/HS?reporterCode={code}",
                    self.base
                );
                let dataset = if freq == "A" { ANNUAL } else { MONTHLY };
                Request::get(NAME, dataset, url, &own)
            }))
        });
        asked.flatten().chain([list]).collect()
    }

    fn offered(&self, request: &Request, bytes: &[u8]) -> Result<Vec<String>, ParseError> {
        if request.step == REPORTERS {
            let list = Reporters::parse(bytes)?;
            let mut lines = vec![format!("reference list of {} reporters", list.len())];
            let unlike = list.unlike_ours();
            if !unlike.is_empty() {
                lines.push(format!(
                    "codes unlike the ones we ask for: {}",
                    unlike.join(", ")
                ));
            }
            return Ok(lines);
        }
        records::offered(request, bytes)
    }

    fn split(&self, request: &Request) -> Vec<Request> {
        let halves = request.selection.halves().into_iter().flatten();
        let planned: Result<Vec<_>, _> = halves.map(|half| self.plan(&half)).collect();
        planned.map(|all| all.concat()).unwrap_or_default()
    }
}

/// Are whole calendar years wanted, and nothing else?
fn is_annual(runs: &[Period]) -> bool {
    !runs.is_empty()
        && runs
            .iter()
            .all(|run| run.is_year_to_date() && run.len() == 12)
}

fn period_code(run: Period, is_annual: bool) -> String {
    if is_annual {
        run.first().year().to_string()
    } else {
        format!("{:04}{:02}", run.first().year(), run.first().number())
    }
}

fn flow_code(flow: Flow) -> Option<&'static str> {
    match flow {
        Flow::Exports => Some("X"),
        Flow::Imports => Some("M"),
        _ => None,
    }
}

fn codes(areas: &[Area]) -> Result<Vec<&'static str>, PlanError> {
    let code = |area: &Area| {
        areas::code_of(List::Comtrade, area).ok_or_else(|| PlanError::Area {
            source_name: NAME.to_owned(),
            area: area.code().to_owned(),
        })
    };
    areas.iter().map(code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::settings::Secret;

    fn quarter() -> Selection {
        Selection {
            reporters: vec![Area::new("IDN")],
            partners: vec![Area::new("CHN"), Area::new("TWN")],
            runs: Period::quarter(2026, 1).into_iter().collect(),
            ..Selection::default()
        }
    }

    #[test]
    fn without_a_key_a_request_holds_one_month() {
        let planned = Comtrade::new(&Own::default())
            .plan(&quarter())
            .expect("a plan");
        assert_eq!(planned.len(), 3);
        assert_eq!(
            planned[0].line(),
            "GET https://comtradeapi.un.org/public/v1/preview/C/M/HS?reporterCode=360&partnerCode=156,490\
             &period=202601&cmdCode=TOTAL&flowCode=X,M&customsCode=C00&motCode=0&partner2Code=0"
        );
    }

    #[test]
    fn with_a_key_twelve_months_and_the_key_stays_out_of_the_address() {
        let own = Own {
            key: Secret::new("s3cret"),
            ..Own::default()
        };
        let source = Comtrade::new(&own);
        let planned = source.plan(&quarter()).expect("a plan");
        assert_eq!(planned.len(), 1);
        assert!(planned[0].url.contains("period=202601,202602,202603"));
        assert!(!format!("{planned:?} {source:?}").contains("s3cret"));
    }

    #[test]
    fn whole_years_are_asked_for_as_years() {
        let years = Selection {
            runs: Period::year(2024).into_iter().collect(),
            ..quarter()
        };
        let planned = Comtrade::new(&Own::default()).plan(&years).expect("a plan");
        assert!(planned[0].url.contains("/C/A/HS?") && planned[0].url.contains("period=2024&"));
    }

    #[test]
    fn an_area_without_a_code_is_named() {
        let unknown = Selection {
            partners: vec![Area::new("RCEP")],
            ..quarter()
        };
        let error = Comtrade::new(&Own::default())
            .plan(&unknown)
            .expect_err("no code");
        assert!(error.to_string().contains("RCEP"), "{error}");
    }
}
