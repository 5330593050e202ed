//! What visits bring is put into the store, in releases of several answers.

use super::plan::Planned;
use super::report::{Failure, Report, Visit};
use super::visit::{News, What};
use super::{Event, Run, SyncError};
use crate::facts::table;
use crate::sources::{Harvest, Request, Source};
use crate::store::{Payload, Release, Store};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::sync::Arc;
use weighbridge_core::fact::Row;

/// How many answers are put together: a run that is killed loses no more than so many.
const AT_ONCE: usize = 16;

/// Source, dataset and vintage of a release.
type Names = (String, String, String);

/// An answer that waits to be put.
#[derive(Clone)]
struct Waiting {
    payload: Payload,
    rows: Vec<Row>,
}

/// A release that is about to be put.
struct Put {
    nth: usize,
    names: Names,
    published: Option<Date>,
    payloads: Vec<Payload>,
    rows: Vec<Row>,
}

/// Takes what the visits tell.
pub(super) struct Keeper {
    sources: Vec<Arc<dyn Source>>,
    /// What each was asked for at first.
    requests: Vec<Vec<Request>>,
    visits: Vec<Visit>,
    waiting: Vec<Vec<Waiting>>,
    /// All answers of a visit whose source sums up, for what follows from them as a whole.
    all: Vec<Vec<Waiting>>,
    /// Visits of which an answer failed or brought nothing: what follows from a whole does not follow from them.
    is_partial: Vec<bool>,
}

impl Keeper {
    pub(super) fn new(planned: &[Planned]) -> Self {
        let sources: Vec<Arc<dyn Source>> = planned
            .iter()
            .map(|plan| Arc::clone(&plan.source))
            .collect();
        let visit = |source: &Arc<dyn Source>| Visit {
            source: source.name().to_owned(),
            ..Visit::default()
        };
        let count = sources.len();
        Self {
            visits: sources.iter().map(visit).collect(),
            waiting: (0..count).map(|_| Vec::new()).collect(),
            all: (0..count).map(|_| Vec::new()).collect(),
            is_partial: vec![false; count],
            requests: planned.iter().map(|plan| plan.requests.clone()).collect(),
            sources,
        }
    }

    /// Takes news of a visit.
    ///
    /// # Errors
    ///
    /// [`SyncError`] where the store cannot be written.
    pub(super) fn take(
        &mut self,
        news: News,
        store: &mut Store,
        run: &Run<'_>,
        tell: &mut dyn FnMut(Event),
    ) -> Result<(), SyncError> {
        let nth = news.nth;
        let source = self.visits[nth].source.clone();
        match news.what {
            What::Asked(line) => {
                self.visits[nth].sent += 1;
                tell(Event::Asked { source, line });
            }
            What::Waiting(time, why) => tell(Event::Waiting { source, time, why }),
            What::Note(said) => self.visits[nth].left_out.push(said),
            What::Unchanged(again) => {
                self.visits[nth].unchanged += 1;
                if let Some(again) = again {
                    let (payload, harvest) = *again;
                    self.visits[nth].told.extend(harvest.told.iter().cloned());
                    let rows = harvest.retrieved_on(day(payload.retrieved)).rows;
                    self.all[nth].push(Waiting { payload, rows });
                }
                tell(Event::Done { source });
            }
            What::Empty(payload, said) => {
                let visit = &mut self.visits[nth];
                visit.empty += 1;
                visit.left_out.push(format!("{}: {said}", payload.request));
                self.is_partial[nth] = true;
                self.waiting[nth].push(Waiting {
                    payload,
                    rows: Vec::new(),
                });
                tell(Event::Done { source });
            }
            What::Got(payload, harvest) => {
                self.got(nth, payload, *harvest);
                tell(Event::Done { source });
            }
            What::Failed(line, fault) => {
                self.visits[nth].failures.push(Failure { line, fault });
                self.is_partial[nth] = true;
                tell(Event::Done { source });
            }
            What::Over { is_whole } => {
                self.put(nth, store, run, tell)?;
                if is_whole && !self.is_partial[nth] {
                    self.put_sums(nth, store, run, tell)?;
                }
            }
        }
        if self.waiting[nth].len() >= AT_ONCE {
            self.put(nth, store, run, tell)?;
        }
        Ok(())
    }

    fn got(&mut self, nth: usize, payload: Payload, harvest: Harvest) {
        let harvest = harvest.retrieved_on(day(payload.retrieved));
        let visit = &mut self.visits[nth];
        visit.left_out.extend(harvest.left_out);
        visit.told.extend(harvest.told);
        visit.rates.extend(harvest.rates);
        let one = Waiting {
            payload,
            rows: harvest.rows,
        };
        if self.sources[nth].is_summed() {
            self.all[nth].push(one.clone());
        }
        self.waiting[nth].push(one);
    }

    /// Puts what follows from all answers of a visit as a release of its own, tied to them all. What is known is not put again.
    fn put_sums(
        &mut self,
        nth: usize,
        store: &mut Store,
        run: &Run<'_>,
        tell: &mut dyn FnMut(Event),
    ) -> Result<(), SyncError> {
        let all = std::mem::take(&mut self.all[nth]);
        let rows: Vec<Row> = all
            .iter()
            .flat_map(|one| one.rows.iter().cloned())
            .collect();
        let sums = self.sources[nth].complete(&self.requests[nth], &rows);
        let Some(first) = sums.first() else {
            return Ok(());
        };
        let days = all.iter().map(|one| day(one.payload.retrieved));
        let vintage = days.max().map_or_else(String::new, |day| day.to_string());
        let names = (
            first.seen.source.to_string(),
            first.seen.dataset.to_string(),
            vintage,
        );
        let put = Put {
            nth,
            names,
            published: None,
            payloads: all.into_iter().map(|one| one.payload).collect(),
            rows: sums,
        };
        self.release(put, store, run, tell)
    }

    /// Puts what waits of a visit, one release for each dataset and vintage.
    fn put(
        &mut self,
        nth: usize,
        store: &mut Store,
        run: &Run<'_>,
        tell: &mut dyn FnMut(Event),
    ) -> Result<(), SyncError> {
        let mut releases: BTreeMap<Names, (Option<Date>, Vec<Waiting>)> = BTreeMap::new();
        for one in self.waiting[nth].drain(..) {
            let (key, published) = papers(&self.visits[nth].source, &one);
            releases
                .entry(key)
                .or_insert((published, Vec::new()))
                .1
                .push(one);
        }
        for (names, (published, waiting)) in releases {
            let rows: Vec<Row> = waiting
                .iter()
                .flat_map(|one| one.rows.iter().cloned())
                .collect();
            let payloads = waiting.into_iter().map(|one| one.payload).collect();
            let put = Put {
                nth,
                names,
                published,
                payloads,
                rows,
            };
            self.release(put, store, run, tell)?;
        }
        Ok(())
    }

    fn release(
        &mut self,
        put: Put,
        store: &mut Store,
        run: &Run<'_>,
        tell: &mut dyn FnMut(Event),
    ) -> Result<(), SyncError> {
        let table = if put.rows.is_empty() {
            None
        } else {
            Some(table::encode(&put.rows)?)
        };
        let count = table.as_ref().map_or(0, |table| table.rows);
        let (source, dataset, vintage) = put.names;
        let receipt = store.put(&Release {
            source,
            dataset,
            vintage,
            published: put.published,
            stored: (run.now)(),
            payloads: put.payloads,
            table,
        })?;
        let visit = &mut self.visits[put.nth];
        if receipt.known {
            visit.known += count;
        } else if count > 0 {
            visit.rows += count;
            visit.releases.push(receipt.name.clone());
            tell(Event::Kept {
                name: receipt.name,
                rows: count,
            });
        }
        Ok(())
    }

    /// Puts what is left, and tells what the run came to.
    ///
    /// # Errors
    ///
    /// As [`Self::take`].
    pub(super) fn finish(
        mut self,
        store: &mut Store,
        run: &Run<'_>,
        tell: &mut dyn FnMut(Event),
    ) -> Result<Report, SyncError> {
        for nth in 0..self.sources.len() {
            self.put(nth, store, run, tell)?;
        }
        Ok(Report {
            visits: self.visits,
        })
    }
}

/// Source, dataset and vintage of an answer, and the day it was published.
fn papers(source: &str, one: &Waiting) -> (Names, Option<Date>) {
    let retrieved = day(one.payload.retrieved);
    let Some(first) = one.rows.first() else {
        return (
            (
                source.to_owned(),
                "answers".to_owned(),
                retrieved.to_string(),
            ),
            None,
        );
    };
    let published = one.rows.iter().filter_map(|row| row.seen.published).max();
    let vintage = published.unwrap_or(retrieved).to_string();
    (
        (
            first.seen.source.to_string(),
            first.seen.dataset.to_string(),
            vintage,
        ),
        published,
    )
}

fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}
