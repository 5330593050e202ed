//! One client for every SDMX service: SDMX-CSV 1 and 2, SDMX-JSON 1 and 2, SDMX-ML generic and structure-specific, and what
//! Eurostat writes besides: its table with tabs, and JSON-stat; addresses of REST 2.1 and 3.0. What an agency does in its own way is a profile: a small file of data.

mod constraint;
mod csv;
mod fault;
mod json;
mod profile;
mod rows;
mod seen;
mod stat;
mod time;
mod tsv;
mod url;
mod xml;

use super::answer::{Answer, Reply};
use super::error::{ParseError, PlanError, SettingsError};
use super::harvest::Harvest;
use super::request::Request;
use super::selection::Selection;
use super::settings::Own;
use super::{Limits, Source};
pub use profile::Profile;
pub(crate) use seen::Seen;
use std::sync::Arc;
use weighbridge_core::fact::Series;

/// The profiles that come with the program.
const BUILT_IN: [(&str, &str); 3] = [
    ("imts", include_str!("profiles/imts.toml")),
    ("comext", include_str!("profiles/comext.toml")),
    ("ecb", include_str!("profiles/ecb.toml")),
];

/// A service that speaks SDMX.
#[derive(Debug)]
pub struct Sdmx {
    name: String,
    profile: Profile,
    base: String,
    limits: Limits,
}

impl Sdmx {
    /// A service by its profile.
    pub fn new(name: &str, profile: Profile, own: &Own) -> Self {
        let base = own.base_or(&profile.base);
        let limits = own.limits_or(profile.interval_ms, 256 << 20);
        Self {
            name: name.to_owned(),
            profile,
            base,
            limits,
        }
    }

    /// The services whose profiles come with the program.
    ///
    /// # Errors
    ///
    /// [`SettingsError::Profile`] where a profile is malformed; a test rules it out.
    pub fn built_in(own: impl Fn(&str) -> Own) -> Result<Vec<Self>, SettingsError> {
        BUILT_IN
            .iter()
            .map(|(name, text)| Ok(Self::new(name, Profile::parse(name, text)?, &own(name))))
            .collect()
    }
}

impl Source for Sdmx {
    fn name(&self) -> &str {
        &self.name
    }

    fn limits(&self) -> Limits {
        self.limits
    }

    fn covers(&self, series: &Series) -> bool {
        self.profile.covers(series)
    }

    fn plan(&self, selection: &Selection) -> Result<Vec<Request>, PlanError> {
        let Some(own) = self.profile.narrowed(selection) else {
            return Ok(Vec::new());
        };
        let addresses = url::addresses(&self.name, &self.profile, &self.base, &own)?;
        let own = Arc::new(own);
        let accept = self.profile.accept();
        let request = |url| Request {
            accept,
            ..Request::get(&self.name, &self.profile.dataset, url, &own)
        };
        Ok(addresses.into_iter().map(request).collect())
    }

    fn classify(&self, request: &Request, answer: &Answer) -> Reply {
        fault::classify(request, answer, &self.base)
    }

    fn parse(&self, request: &Request, bytes: &[u8]) -> Result<Harvest, ParseError> {
        let seen = observations(bytes)?;
        rows::read(&self.profile, request, &seen)
    }

    fn offer(&self, selection: &Selection) -> Vec<Request> {
        let path = &self.profile.offer;
        let ask = |path: String| {
            let url = format!("{}/{path}", self.base);
            Request::get(&self.name, &self.profile.dataset, url, &Arc::default())
        };
        if path.is_empty() {
            return Vec::new();
        }
        if !path.contains("{reporter}") {
            return vec![ask(path.clone())];
        }
        let codes = selection.reporters.iter();
        codes
            .filter_map(|reporter| self.profile.code_of(reporter))
            .map(|code| ask(path.replace("{reporter}", &code)))
            .collect()
    }

    fn offered(&self, _: &Request, bytes: &[u8]) -> Result<Vec<String>, ParseError> {
        let lines = constraint::Constraint::read(bytes)?.lines();
        let told = lines.into_iter();
        Ok(told
            .map(|line| format!("{} {line}", self.profile.dataset))
            .collect())
    }

    fn split(&self, request: &Request) -> Vec<Request> {
        let halves = request.selection.halves().into_iter().flatten();
        let planned: Result<Vec<_>, _> = halves.map(|half| self.plan(&half)).collect();
        planned.map(|all| all.concat()).unwrap_or_default()
    }
}

/// The observations of a message, whatever its format: told by its first byte.
///
/// # Errors
///
/// [`ParseError`] where it is none of the formats, or broken off.
pub(crate) fn observations(bytes: &[u8]) -> Result<Vec<Seen>, ParseError> {
    let text = super::text::utf8("an SDMX message", bytes)?;
    match text.trim_start().bytes().next() {
        Some(b'{') if stat::is_stat(text) => stat::read(text),
        Some(b'{') => json::read(text),
        Some(b'<') => xml::read(text),
        Some(_) if tsv::is_tsv(text) => tsv::read(text),
        Some(_) => csv::read(text),
        None => Err(ParseError::malformed("an SDMX message", "it is empty")),
    }
}

#[cfg(test)]
mod tests;
