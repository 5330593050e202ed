//! Statistics Indonesia (BPS): exports and imports by country, month and chapter of the Harmonized System, in dollars.
//!
//! Rows are by port and are added up. There is no total by country: chapters 01 to 97 are asked for in batches, and their
//! sum is made only where every batch has come.

mod sums;

use super::answer::{Answer, Reply, of_data};
use super::error::{ParseError, PlanError, shown};
use super::harvest::Harvest;
use super::request::{KEY_PLACE, Key, Request};
use super::selection::Selection;
use super::settings::Own;
use super::text::{json, opening};
use super::{Limits, Source};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;
use sums::{Sums, totals};
use weighbridge_core::claim::{Area, Flow};
use weighbridge_core::fact::{Row, Series};
use weighbridge_core::period::Period;

/// Its word on the command line.
const NAME: &str = "bps";
const AGENCY: &str = "BPS";
/// The dataset of the sums of all chapters.
const TOTALS: &str = "dataexim totals";
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
    has_key: bool,
}

impl Bps {
    /// With these settings.
    pub fn new(own: &Own) -> Self {
        Self {
            base: own.base_or(BASE),
            limits: own.limits_or(1000, 128 << 20),
            has_key: own.key.is_some(),
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

    fn takes_key(&self) -> bool {
        true
    }

    fn covers(&self, series: &Series) -> bool {
        let is_hs = matches!(series.commodity.len(), 2 | 8)
            && series.commodity.bytes().all(|b| b.is_ascii_digit());
        // Without a key the next source is asked; who names this one is told that it needs one.
        self.has_key && series.reporter.code() == "IDN" && (is_hs || &*series.commodity == "TOTAL")
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
        let mut sums = Sums::of(&request.selection.commodities);
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

#[cfg(test)]
mod tests;
