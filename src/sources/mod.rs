//! Official sources: what to ask an agency for, what its answer is, and the rows that its bytes hold.
//!
//! Nothing here touches a network, a file or a clock. `crate::sync` sends the requests, and hands the bytes back.

mod answer;
mod areas;
mod bps;
mod census;
mod comexstat;
mod comtrade;
mod error;
mod gacc;
mod harvest;
mod hmrc;
mod number;
mod offer;
mod request;
mod sdmx;
mod selection;
mod settings;
mod statcan;
mod text;

pub use answer::{Answer, Reply};
pub use bps::Bps;
pub use census::Census;
pub use comexstat::Comexstat;
pub use comtrade::{Comtrade, Reporters};
pub use error::{ParseError, PlanError, SettingsError};
pub use gacc::Gacc;
pub use harvest::Harvest;
pub use hmrc::Hmrc;
pub use offer::Offer;
pub(crate) use request::{KEY_PLACE, encoded};
pub use request::{Key, Method, Request};
pub use sdmx::{Profile, Sdmx};
pub use selection::Selection;
pub use settings::{Own, Secret, Settings};
pub use statcan::Statcan;
use std::fmt::Debug;
use std::time::Duration;
use weighbridge_core::fact::{Row, Series};

/// What an agency's server puts up with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The shortest time between two requests.
    pub interval: Duration,
    /// The largest body read, in bytes, after decompression.
    pub most_bytes: u64,
}

/// An official source: a plan, a look at the answer, and a reading of its bytes, all pure.
pub trait Source: Debug + Send + Sync {
    /// The word it is named by on the command line.
    fn name(&self) -> &str;

    /// What its server puts up with.
    fn limits(&self) -> Limits;

    /// Does its server take a key?
    fn takes_key(&self) -> bool {
        false
    }

    /// Can it have figures of this series?
    fn covers(&self, series: &Series) -> bool;

    /// The requests that fetch a selection, each once, in a fixed order.
    ///
    /// # Errors
    ///
    /// [`PlanError`] where the selection names what the source does not know.
    fn plan(&self, selection: &Selection) -> Result<Vec<Request>, PlanError>;

    /// What an answer is, before anything of it is believed.
    fn classify(&self, request: &Request, answer: &Answer) -> Reply;

    /// The rows of an answer that is [`Reply::Data`]. A cell without a figure gives no row.
    ///
    /// # Errors
    ///
    /// [`ParseError`] where the bytes are not what the source's documentation says.
    fn parse(&self, request: &Request, bytes: &[u8]) -> Result<Harvest, ParseError>;

    /// The requests that an answer leads to: the tables of an index, the next page.
    ///
    /// # Errors
    ///
    /// As [`Source::parse`].
    fn follow(&self, _: &Request, _: &[u8]) -> Result<Vec<Request>, ParseError> {
        Ok(Vec::new())
    }

    /// How long the answer to a request, named by its line, is good without asking again.
    fn good_for(&self, _: &str) -> Duration {
        Duration::from_hours(12)
    }

    /// What the answers of a plan lead to, in words, where they lead further.
    fn outlook(&self, _: &[Request]) -> Option<String> {
        None
    }

    /// The requests that ask what there is of a selection; none where the source tells nothing of the kind.
    fn offer(&self, _: &Selection) -> Vec<Request> {
        Vec::new()
    }

    /// What the answer to such a request says, in lines for a person.
    ///
    /// # Errors
    ///
    /// As [`Source::parse`].
    fn offered(&self, _: &Request, _: &[u8]) -> Result<Vec<String>, ParseError> {
        Ok(Vec::new())
    }

    /// Rows that follow from all rows of a plan whose every answer was [`Reply::Data`], such as a sum over chapters.
    fn complete(&self, _: &[Request], _: &[Row]) -> Vec<Row> {
        Vec::new()
    }

    /// Does it make such rows? Answers that are still good are then read again for their sake.
    fn is_summed(&self) -> bool {
        false
    }

    /// Smaller requests in the place of one whose answer is [`Reply::TooBig`]; empty where it cannot be split.
    fn split(&self, _: &Request) -> Vec<Request> {
        Vec::new()
    }
}

/// Every source, in the order in which it is preferred for a series it covers.
///
/// # Example
///
/// ```
/// use weighbridge::sources::{self, Settings};
///
/// let names: Vec<_> = sources::all(&Settings::default())?.iter().map(|source| source.name().to_owned()).collect();
/// assert_eq!(names[0], "gacc");
/// # Ok::<(), sources::SettingsError>(())
/// ```
///
/// # Errors
///
/// [`SettingsError`] where a setting cannot be meant.
pub fn all(settings: &Settings) -> Result<Vec<Box<dyn Source>>, SettingsError> {
    let mut all: Vec<Box<dyn Source>> = vec![Box::new(Gacc::new(&settings.of("gacc")))];
    all.push(Box::new(Census::new(&settings.of("census"))));
    all.push(Box::new(Bps::new(&settings.of("bps"))));
    all.push(Box::new(Hmrc::new(&settings.of("hmrc"))));
    all.push(Box::new(Statcan::new(&settings.of("statcan"))));
    all.push(Box::new(Comexstat::new(&settings.of("comexstat"))));
    for service in Sdmx::built_in(|name| settings.of(name))? {
        all.push(Box::new(service));
    }
    all.push(Box::new(Comtrade::new(&settings.of("comtrade"))));
    for (name, own) in settings.all() {
        if let Some(profile) = &own.sdmx {
            all.push(Box::new(Sdmx::new(name, profile.clone(), own)));
        }
    }
    Ok(all)
}

#[cfg(test)]
mod recorded;
