//! What the store knows of a source's answers before it is asked.

use super::Run;
use super::client::Validators;
use super::plan::Planned;
use crate::sources::{Request, Secret};
use crate::store::{Payload, Store};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a source before it is asked.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) key: Option<Secret>,
    /// The last answers, by the line of their request.
    pub(super) answers: BTreeMap<String, Before>,
}

/// The last answer to a request.
#[derive(Debug)]
pub(super) struct Before {
    pub(super) validators: Validators,
    /// Is it good without asking?
    pub(super) is_fresh: bool,
    pub(super) payload: Payload,
}

impl Known {
    /// What the store knows of a source's requests. Answers that are not what was stored count as unknown.
    pub(super) fn of(plan: &Planned, store: &Store, run: &Run<'_>) -> Self {
        let now = (run.now)();
        let name = plan.source.name();
        let mut answers = BTreeMap::new();
        let host = plan
            .requests
            .first()
            .map(Request::host)
            .unwrap_or_default()
            .to_owned();
        let kept = store
            .entries()
            .iter()
            .flat_map(|entry| &entry.payloads)
            .filter(|kept| !kept.aside && kept.request.contains(&host));
        let lines: BTreeSet<&str> = kept.map(|kept| kept.request.as_str()).collect();
        for line in lines {
            let Some(kept) = store.has(line) else {
                continue;
            };
            let Ok(bytes) = store.payload(kept) else {
                continue;
            };
            let age = now.duration_since(kept.retrieved).as_secs();
            let good = i64::try_from(plan.source.good_for(line).as_secs()).unwrap_or(i64::MAX);
            let header = |name: &str| kept.header(name).map(ToOwned::to_owned);
            let validators = Validators {
                etag: header("etag"),
                modified: header("last-modified"),
            };
            let payload = Payload {
                request: line.to_owned(),
                status: kept.status,
                headers: kept.headers.clone(),
                retrieved: kept.retrieved,
                bytes,
            };
            answers.insert(
                line.to_owned(),
                Before {
                    validators,
                    is_fresh: !run.refresh && (0..good).contains(&age),
                    payload,
                },
            );
        }
        Self {
            key: run.settings.of(name).key,
            answers,
        }
    }
}
