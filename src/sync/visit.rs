//! The visit to one source: its requests one after another, at its pace, each as often as is of use.

use super::client::{Client, Received, rest};
use super::fault::Fault;
use super::known::Known;
use super::plan::Planned;
use super::{Patience, wait};
use crate::sources::{Harvest, Reply, Request, Source};
use crate::store::Payload;
use jiff::Timestamp;
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::Sender;
use tokio::time::Instant;

/// The most requests of one visit: an index that leads to more is a fault.
const MOST_REQUESTS: usize = 5000;
/// How far the clocks may differ before it is said, in seconds.
const MOST_SKEW: i64 = 6 * 3600;

/// What a visit tells.
#[derive(Debug)]
pub(super) struct News {
    /// Which visit.
    pub(super) nth: usize,
    /// What.
    pub(super) what: What,
}

/// What a visit tells.
#[derive(Debug)]
pub(super) enum What {
    Asked(String),
    Waiting(Duration, String),
    /// The last answer still holds; with it, where it is needed for sums.
    Unchanged(Option<Box<(Payload, Harvest)>>),
    Empty(Payload, String),
    Got(Payload, Box<Harvest>),
    Note(String),
    Failed(String, Fault),
    /// The visit is over, so that what it brought can be put.
    Over {
        is_whole: bool,
    },
}

/// What became of one request.
enum Outcome {
    Data(Box<Received>),
    Nothing(Box<Received>, String),
    Unchanged,
    Smaller(Vec<Request>),
    Failed(Fault),
}

struct Visitor {
    nth: usize,
    source: Arc<dyn Source>,
    client: Client,
    known: Known,
    told: Sender<News>,
    patience: Patience,
    /// When the last request was sent.
    last: Option<Instant>,
    has_told_skew: bool,
}

/// Visits a source, and tells what happens. The receiver going away ends it.
pub(super) async fn visit(
    nth: usize,
    plan: Planned,
    known: Known,
    told: Sender<News>,
    patience: Patience,
    now: fn() -> Timestamp,
) {
    let base = plan
        .requests
        .first()
        .map(Request::host)
        .unwrap_or_default()
        .to_owned();
    let client = match Client::new(
        &base,
        known.key.clone(),
        plan.source.limits(),
        patience,
        now,
    ) {
        Ok(client) => client,
        Err(fault) => {
            let _ = told
                .send(News {
                    nth,
                    what: What::Failed(base, fault),
                })
                .await;
            return;
        }
    };
    let mut visitor = Visitor {
        nth,
        source: plan.source,
        client,
        known,
        told,
        patience,
        last: None,
        has_told_skew: false,
    };
    visitor.go(plan.requests).await;
}

impl Visitor {
    async fn tell(&self, what: What) {
        let _ = self
            .told
            .send(News {
                nth: self.nth,
                what,
            })
            .await;
    }

    async fn go(&mut self, requests: Vec<Request>) {
        let mut done: BTreeSet<String> = BTreeSet::new();
        let mut open: VecDeque<Request> = requests.into();
        let mut is_whole = true;
        while let Some(request) = open.pop_front() {
            let line = request.line();
            if !done.insert(line.clone()) || done.len() > MOST_REQUESTS {
                continue;
            }
            match self.settled(&request).await {
                Ok(next) => open.extend(next),
                Err(fault) => {
                    is_whole = false;
                    let ends_all = fault.is_final_for_source();
                    self.tell(What::Failed(line, fault)).await;
                    if ends_all {
                        break;
                    }
                }
            }
        }
        self.tell(What::Over { is_whole }).await;
    }

    /// Brings one request to its end, and gives the requests that follow from it.
    async fn settled(&mut self, request: &Request) -> Result<Vec<Request>, Fault> {
        let line = request.line();
        let before = self.known.answers.get(&line);
        if before.is_some_and(|before| before.is_fresh) {
            return self.unchanged(request).await;
        }
        match self.answered(request).await {
            Outcome::Data(received) => {
                let harvest = self.source.parse(request, &received.answer.body)?;
                let next = self.source.follow(request, &received.answer.body)?;
                self.tell(What::Got(payload(line, *received), Box::new(harvest)))
                    .await;
                Ok(next)
            }
            Outcome::Nothing(received, said) => {
                self.tell(What::Empty(payload(line, *received), said)).await;
                Ok(Vec::new())
            }
            Outcome::Unchanged => self.unchanged(request).await,
            Outcome::Smaller(parts) => Ok(parts),
            Outcome::Failed(fault) => Err(fault),
        }
    }

    /// Goes on from the answer that the store has; for the sake of sums it is read again.
    async fn unchanged(&self, request: &Request) -> Result<Vec<Request>, Fault> {
        let Some(before) = self.known.answers.get(&request.line()) else {
            return Err(Fault::Broken("unchanged, but never fetched".to_owned()));
        };
        let payload = &before.payload;
        let next = self.source.follow(request, &payload.bytes)?;
        let mut again = None;
        if self.source.is_summed() {
            let harvest = self.source.parse(request, &payload.bytes)?;
            again = Some(Box::new((payload.clone(), harvest)));
        }
        self.tell(What::Unchanged(again)).await;
        Ok(next)
    }

    /// Asks until there is an answer, patience is at its end, or asking again is of no use.
    async fn answered(&mut self, first: &Request) -> Outcome {
        if first.key.is_some() && self.known.key.is_none() {
            let name = self.source.name().to_owned();
            return Outcome::Failed(Fault::NoKey {
                variable: variable(&name),
                name,
            });
        }
        let mut request = first.clone();
        let (mut attempt, mut polls) = (1, 0);
        loop {
            let fault = match self.asked(&request).await {
                Ok(received) if received.answer.status == 304 => return Outcome::Unchanged,
                Ok(received) => match self.source.classify(&request, &received.answer) {
                    Reply::Data => return Outcome::Data(Box::new(received)),
                    Reply::Empty(said) => return Outcome::Nothing(Box::new(received), said),
                    Reply::Pending(after, next) => {
                        polls += 1;
                        if polls > self.patience.most_polls {
                            return Outcome::Failed(Fault::Pending);
                        }
                        rest(after.min(self.patience.most_wait)).await;
                        request = *next;
                        continue;
                    }
                    Reply::TooBig(said) => return self.smaller(&request, &said),
                    reply => self.fault_of(reply),
                },
                Err(fault) => fault,
            };
            attempt += 1;
            match self.pause(&fault, attempt) {
                Some(time) => {
                    self.tell(What::Waiting(time, fault.to_string())).await;
                    rest(time).await;
                }
                None => return Outcome::Failed(fault),
            }
        }
    }

    /// How long to wait before an attempt; none where it is of no use.
    fn pause(&self, fault: &Fault, attempt: u32) -> Option<Duration> {
        if !fault.is_passing() || attempt > self.patience.attempts {
            return None;
        }
        let usual = wait::before(attempt - 1, self.patience.first_wait);
        match fault {
            Fault::TooMany {
                wait: Some(time), ..
            } => (*time <= self.patience.most_wait).then_some((*time).max(usual)),
            _ => Some(usual.min(self.patience.most_wait)),
        }
    }

    fn smaller(&self, request: &Request, said: &str) -> Outcome {
        let line = request.line();
        let mut parts = self.source.split(request);
        if parts.iter().any(|part| part.line() == line) {
            parts.clear();
        }
        if parts.is_empty() {
            Outcome::Failed(Fault::TooBig(self.client.hush(said)))
        } else {
            Outcome::Smaller(parts)
        }
    }

    fn fault_of(&self, reply: Reply) -> Fault {
        let hush = |said: &str| self.client.hush(said);
        match reply {
            Reply::RetryAfter(wait, said) => Fault::TooMany {
                wait,
                said: hush(&said),
            },
            Reply::Denied(said) => Fault::Denied {
                said: hush(&said),
                variable: self
                    .source
                    .takes_key()
                    .then(|| variable(self.source.name())),
            },
            Reply::Blocked(said) => Fault::Blocked(hush(&said)),
            Reply::Unwell(said) => Fault::Unwell(hush(&said)),
            Reply::Broken(said) | Reply::TooBig(said) | Reply::Empty(said) => {
                Fault::Broken(hush(&said))
            }
            Reply::Data | Reply::Pending(..) => Fault::Broken(String::new()),
        }
    }

    /// Sends a request once, not before the source's interval has passed.
    async fn asked(&mut self, request: &Request) -> Result<Received, Fault> {
        let interval = self.source.limits().interval;
        if let Some(last) = self.last {
            rest(interval.saturating_sub(last.elapsed())).await;
        }
        self.last = Some(Instant::now());
        let line = request.line();
        let validators = self
            .known
            .answers
            .get(&line)
            .map(|before| before.validators.clone())
            .unwrap_or_default();
        self.tell(What::Asked(line)).await;
        let received = self.client.send(request, &validators).await?;
        if received.skew.abs() > MOST_SKEW && !self.has_told_skew {
            self.has_told_skew = true;
            let hours = received.skew / 3600;
            let said = format!(
                "{}: its clock and this machine's differ by {hours} hours; check yours, vintages take its day",
                request.host()
            );
            self.tell(What::Note(said)).await;
        }
        Ok(received)
    }
}

fn payload(request: String, received: Received) -> Payload {
    Payload {
        request,
        status: received.answer.status,
        headers: received.headers,
        retrieved: received.at,
        bytes: received.answer.body,
    }
}

/// The environment variable of a source's key.
pub fn variable(name: &str) -> String {
    format!("WEIGHBRIDGE_{}_KEY", name.to_uppercase().replace('-', "_"))
}
