//! China's customs (GACC): the tables by country of its English pages, in yuan and in dollars.
//!
//! An index of each year leads to one page a month and currency. January is never published alone: the page of February
//! holds both months. Growth is printed for the year to date only.

mod grid;
mod index;
mod page;
mod saved;
mod title;

use super::answer::{Answer, Reply, by_status};
use super::error::{ParseError, PlanError};
use super::harvest::Harvest;
use super::request::Request;
use super::selection::Selection;
use super::settings::Own;
use super::{Limits, Source, text};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use weighbridge_core::claim::Area;
use weighbridge_core::fact::Series;
use weighbridge_core::period::{Month, Period};

/// Its word on the command line.
const NAME: &str = "gacc";
/// Its name in datasets.
const AGENCY: &str = "GACC";
/// The dataset of its tables by country.
const DATASET: &str = "by_country";
/// Plain HTTP: the server's certificate does not hold.
const BASE: &str = "http://english.customs.gov.cn";
/// The word of requests for an index.
const INDEX: &str = "index";
/// The word of requests for a table.
const TABLE: &str = "table";
/// What to do where the site turns programs away.
const BY_HAND: &str =
    "open the page in a browser, save it, and read it with `weighbridge import --source gacc FILE`";

/// China's customs.
#[derive(Debug)]
pub struct Gacc {
    base: String,
    limits: Limits,
}

impl Gacc {
    /// With these settings.
    pub fn new(own: &Own) -> Self {
        Self {
            base: own.base_or(BASE),
            limits: own.limits_or(2000, 8 << 20),
        }
    }

    /// The figures of a page that a person saved: as the page itself, as a workbook, or as CSV.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge::sources::Gacc;
    ///
    /// let page = br#"<div class="atcl-date">2031/04/09</div><table>
    ///   <tr><td>(4) China's Total Export &amp; Import Values by Country/Region, Mar 2031 (in USD)</td></tr>
    ///   <tr><td>Unit: USD 1 Million</td></tr>
    ///   <tr><td>Import Source</td><td>Export &amp; Import</td><td>Export &amp; Import</td><td>Export</td><td>Export</td>
    ///       <td>Import</td><td>Import</td><td>1-to-3 Total Year-on-Year (%)</td></tr>
    ///   <tr><td>Export Destination</td><td>3</td><td>1-to-3</td><td>3</td><td>1-to-3</td><td>3</td><td>1-to-3</td>
    ///       <td>Export &amp; Import</td><td>Export</td><td>Import</td></tr>
    ///   <tr><td>Japan</td><td>30.5</td><td>90.0</td><td>10.5</td><td>40.0</td><td>20.0</td><td>50.0</td>
    ///       <td>1.5</td><td>2.0</td><td>-0.5</td></tr></table>"#;
    /// let found = Gacc::saved("saved.html", page)?;
    /// let first = &found.rows[0].seen;
    /// assert_eq!((first.partner.code(), first.period.to_string(), first.value.to_string()),
    ///            ("JPN", "2031-03".to_owned(), "30500000".to_owned()));
    /// assert_eq!(first.published.map(|day| day.to_string()).as_deref(), Some("2031-04-09"));
    /// assert_eq!(found.rows.len(), 9);
    /// # Ok::<(), weighbridge::sources::ParseError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ParseError`] where the file is not such a page.
    pub fn saved(origin: &str, bytes: &[u8]) -> Result<Harvest, ParseError> {
        let grid = if saved::is_workbook(bytes) {
            saved::workbook(bytes)?
        } else {
            let text = text::utf8("a page, or a table as CSV, in UTF-8", bytes)?;
            if text.trim_start().starts_with('<') {
                grid::read(text)
            } else {
                saved::lines(text)?
            }
        };
        page::of_grid(origin, DATASET, &grid)
    }

    fn index(&self, year: Option<i32>, selection: &Arc<Selection>) -> Request {
        let year = year.map_or_else(String::new, |year| year.to_string());
        let url = format!("{}/statics/report/preliminary{year}.html", self.base);
        Request {
            step: INDEX,
            ..Request::get(NAME, DATASET, url, selection)
        }
    }
}

impl Source for Gacc {
    fn name(&self) -> &str {
        NAME
    }

    fn limits(&self) -> Limits {
        self.limits
    }

    fn covers(&self, series: &Series) -> bool {
        series.reporter.code() == "CHN" && &*series.commodity == "TOTAL"
    }

    fn plan(&self, selection: &Selection) -> Result<Vec<Request>, PlanError> {
        if !selection.reporters.is_empty() && !selection.reporters.contains(&Area::new("CHN")) {
            return Ok(Vec::new());
        }
        let years: BTreeSet<i32> = pages(selection).into_iter().map(Month::year).collect();
        if years.is_empty() {
            return Err(PlanError::Months);
        }
        let selection = Arc::new(selection.clone());
        Ok(years
            .into_iter()
            .map(|year| self.index(Some(year), &selection))
            .collect())
    }

    fn offer(&self, _: &Selection) -> Vec<Request> {
        vec![self.index(None, &Arc::default())]
    }

    fn offered(&self, request: &Request, bytes: &[u8]) -> Result<Vec<String>, ParseError> {
        let links = index::links(&request.url, bytes)?.into_iter();
        let months: BTreeSet<String> = links.map(|link| link.month.to_string()).collect();
        let months: Vec<String> = months.into_iter().collect();
        Ok(vec![format!("{DATASET} {}", months.join(", "))])
    }

    fn good_for(&self, line: &str) -> Duration {
        // A table stays at its address for good; an index grows by a line a month.
        if line.contains("/Statics/") {
            Duration::MAX
        } else {
            Duration::from_hours(1)
        }
    }

    fn outlook(&self, requests: &[Request]) -> Option<String> {
        let months: BTreeSet<Month> = requests
            .iter()
            .flat_map(|request| pages(&request.selection))
            .collect();
        let named: Vec<String> = months.iter().map(ToString::to_string).collect();
        let pages = months.len() * 2;
        Some(format!(
            "each index leads to tables by country, in yuan and in dollars: {pages} pages for {}",
            named.join(", ")
        ))
    }

    fn classify(&self, request: &Request, answer: &Answer) -> Reply {
        let current = self.index(None, &request.selection);
        if answer.status == 404 && request.step == INDEX && request.url != current.url {
            return Reply::Pending(Duration::ZERO, Box::new(current));
        }
        match by_status(answer) {
            Some(Reply::Blocked(said)) => Reply::Blocked(format!("{said}; {BY_HAND}")),
            Some(reply) => reply,
            None if text::is_page(&answer.body) => Reply::Data,
            None => Reply::Broken(format!("not a page: {}", text::opening(&answer.body))),
        }
    }

    fn parse(&self, request: &Request, bytes: &[u8]) -> Result<Harvest, ParseError> {
        if request.step == INDEX {
            return Ok(Harvest {
                left_out: missing(request, bytes)?,
                ..Harvest::default()
            });
        }
        // Every area of the page is kept: the page is not asked for again.
        page::read(&request.url, &request.dataset, bytes)
    }

    fn follow(&self, request: &Request, bytes: &[u8]) -> Result<Vec<Request>, ParseError> {
        if request.step != INDEX {
            return Ok(Vec::new());
        }
        let wanted = pages(&request.selection);
        let links = index::links(&request.url, bytes)?;
        let found = links
            .into_iter()
            .filter(|link| wanted.contains(&link.month));
        Ok(found
            .map(|link| Request {
                step: TABLE,
                ..Request::get(
                    NAME,
                    DATASET,
                    format!("{}{}", self.base, link.path),
                    &request.selection,
                )
            })
            .collect())
    }
}

/// The months of its year that an index has no table of.
fn missing(request: &Request, bytes: &[u8]) -> Result<Vec<String>, ParseError> {
    let listed: BTreeSet<Month> = index::links(&request.url, bytes)?
        .into_iter()
        .map(|link| link.month)
        .collect();
    let year = index::year(&request.url, bytes)?;
    let wanted = pages(&request.selection).into_iter();
    let absent = wanted.filter(|month| month.year() == i32::from(year) && !listed.contains(month));
    Ok(absent
        .map(|month| format!("{}: no table by country of {month} yet", request.url))
        .collect())
}

/// The months whose pages hold a selection: a run from January on stands in the columns of its last month.
fn pages(selection: &Selection) -> BTreeSet<Month> {
    selection
        .runs
        .iter()
        .flat_map(|run| pages_of(*run))
        .collect()
}

fn pages_of(run: Period) -> Vec<Month> {
    let months = if run.is_year_to_date() {
        vec![run.last()]
    } else {
        run.months().collect()
    };
    months
        .into_iter()
        .map(|month| {
            if month.number() == 1 {
                month.plus(1)
            } else {
                month
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(periods: &[Option<Period>]) -> Selection {
        Selection {
            runs: periods.iter().flatten().copied().collect(),
            ..Selection::default()
        }
    }

    fn months(selection: &Selection) -> Vec<String> {
        pages(selection).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_run_from_january_on_needs_the_page_of_its_last_month() {
        let quarters = runs(&[Period::quarter(2022, 1), Period::quarter(2021, 1)]);
        assert_eq!(months(&quarters), ["2021-03", "2022-03"]);
        assert_eq!(
            months(&runs(&[Period::quarter(2022, 2)])),
            ["2022-04", "2022-05", "2022-06"]
        );
        let january = Month::new(2022, 1).map(Period::month);
        assert_eq!(
            months(&runs(&[january])),
            ["2022-02"],
            "January is published with February"
        );
    }

    #[test]
    fn a_site_that_turns_programs_away_says_what_to_do() {
        let gacc = Gacc::new(&Own::default());
        let planned = gacc
            .plan(&runs(&[Period::quarter(2022, 1)]))
            .expect("a plan");
        let blocked = Answer {
            status: 412,
            ..Answer::default()
        };
        let reply = gacc.classify(&planned[0], &blocked);
        assert!(matches!(reply, Reply::Blocked(said) if said.contains("import --source gacc")));
    }
}
