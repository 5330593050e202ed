//! What a source says it has: asked like figures, and told in lines for a person.

use super::answer::{Answer, Reply, by_status};
use super::error::{ParseError, PlanError};
use super::harvest::Harvest;
use super::request::Request;
use super::selection::Selection;
use super::{Limits, Source};
use std::sync::Arc;
use std::time::Duration;
use weighbridge_core::fact::Series;

/// A source that is asked what it has, and for no figure.
#[derive(Debug)]
pub struct Offer(Arc<dyn Source>);

impl Offer {
    /// The offer of a source.
    pub fn of(source: &Arc<dyn Source>) -> Arc<dyn Source> {
        Arc::new(Self(Arc::clone(source)))
    }
}

impl Source for Offer {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn limits(&self) -> Limits {
        self.0.limits()
    }

    fn takes_key(&self) -> bool {
        self.0.takes_key()
    }

    fn covers(&self, series: &Series) -> bool {
        self.0.covers(series)
    }

    fn plan(&self, selection: &Selection) -> Result<Vec<Request>, PlanError> {
        Ok(self.0.offer(selection))
    }

    fn classify(&self, _: &Request, answer: &Answer) -> Reply {
        by_status(answer).unwrap_or(Reply::Data)
    }

    fn parse(&self, request: &Request, bytes: &[u8]) -> Result<Harvest, ParseError> {
        Ok(Harvest {
            told: self.0.offered(request, bytes)?,
            ..Harvest::default()
        })
    }

    fn good_for(&self, _: &str) -> Duration {
        Duration::from_hours(1)
    }

    fn is_summed(&self) -> bool {
        true
    }
}
