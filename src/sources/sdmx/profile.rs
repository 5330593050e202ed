//! What one service does in its own way.

use super::super::areas::{self, List};
use super::super::error::SettingsError;
use super::super::selection::Selection;
use serde::Deserialize;
use std::collections::BTreeMap;
use weighbridge_core::claim::Area;
use weighbridge_core::fact::Series;

/// A service and its dataflow, as a small file of data. `docs/sources.md` explains each field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The agency, by the name datasets use.
    pub agency: String,
    /// The name of the dataset.
    pub dataset: String,
    /// Address of the service, without a slash at its end.
    pub base: String,
    /// `2.1` or `3.0`.
    pub api: String,
    /// The dataflow.
    pub flow: String,
    /// Who maintains the dataflow; for 3.0.
    #[serde(default)]
    pub maintainer: String,
    /// The version of the dataflow; for 3.0.
    #[serde(default = "newest")]
    pub version: String,
    /// The dimensions of a key, in order.
    pub key: Vec<String>,
    /// Which dimension is what.
    pub roles: Roles,
    /// The code of exports.
    #[serde(default)]
    pub exports: String,
    /// The code of imports.
    #[serde(default)]
    pub imports: String,
    /// Codes of the dimensions that have no role.
    #[serde(default)]
    pub fixed: BTreeMap<String, Vec<String>>,
    /// How months are asked for.
    #[serde(default)]
    pub times: Times,
    /// The frequencies that may be asked for (`M`, `Q`, `A`).
    pub frequencies: Vec<String>,
    /// The path that tells what there is, with `{reporter}` in the place of a reporter's code; empty where there is none.
    #[serde(default)]
    pub offer: String,
    /// Further parts of the query.
    #[serde(default)]
    pub query: Vec<String>,
    /// Is CSV asked for by the `Accept` header?
    #[serde(default)]
    pub csv_by_header: bool,
    /// Areas by `comext` codes, or by three letters where it is empty.
    #[serde(default)]
    pub areas: String,
    /// Codes of areas of its own.
    #[serde(default)]
    pub own_areas: BTreeMap<String, String>,
    /// The reporters it has; any where the list is empty.
    #[serde(default)]
    pub reporters: Vec<String>,
    /// Are there goods by code, or their total alone?
    #[serde(default)]
    pub has_goods: bool,
    /// The currency of all values, or empty where `unit_from` names the part that tells it.
    #[serde(default)]
    pub unit: String,
    /// The part that tells the currency.
    #[serde(default)]
    pub unit_from: String,
    /// The part that holds the power of ten that values are counted in; empty where values are whole.
    #[serde(default)]
    pub scale_from: String,
    /// The part that tells the day of the last update, written `16/07/26 11:00:00`.
    #[serde(default)]
    pub updated_from: String,
    /// Parts that are kept as remarks.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Are the values exchange rates?
    #[serde(default)]
    pub is_rates: bool,
    /// The shortest time between two requests, in milliseconds.
    #[serde(default = "second")]
    pub interval_ms: u64,
}

/// Which dimension is what; empty where there is none of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Roles {
    /// The frequency.
    pub freq: String,
    /// Whose statistics; for rates the currency that is priced in another.
    pub reporter: String,
    /// The other side.
    pub partner: String,
    /// Which way.
    pub flow: String,
    /// What was traded.
    pub commodity: String,
    /// For rates: the currency that a unit is priced in.
    pub into: String,
}

/// How months are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Times {
    /// `startPeriod=…&endPeriod=…`
    #[default]
    Parameters,
    /// `c[TIME_PERIOD]=ge:2025-01-01+le:2025-03-31`
    Dates,
}

/// How often a series is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frequency {
    Monthly,
    Quarterly,
    Annual,
}

impl Frequency {
    /// Its code.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Monthly => "M",
            Self::Quarterly => "Q",
            Self::Annual => "A",
        }
    }
}

fn newest() -> String {
    "+".to_owned()
}

const fn second() -> u64 {
    1000
}

impl Profile {
    /// A profile as it stands in a file.
    ///
    /// # Errors
    ///
    /// [`SettingsError::Profile`] where a field is missing, unknown or of the wrong kind.
    pub fn parse(name: &str, text: &str) -> Result<Self, SettingsError> {
        toml::from_str(text).map_err(|error: toml::de::Error| SettingsError::Profile {
            source_name: name.to_owned(),
            said: error.message().to_owned(),
        })
    }

    /// Can the service have figures of a series?
    pub(super) fn covers(&self, series: &Series) -> bool {
        let has_goods = &*series.commodity == "TOTAL"
            || self.has_goods && series.commodity.bytes().all(|b| b.is_ascii_digit());
        !self.is_rates
            && has_goods
            && self.has_reporter(&series.reporter)
            && self.code_of(&series.reporter).is_some()
            && self.code_of(&series.partner).is_some()
    }

    fn has_reporter(&self, reporter: &Area) -> bool {
        self.reporters.is_empty() || self.reporters.iter().any(|known| known == reporter.code())
    }

    /// The part of a selection whose reporters the service has; none where there is no such part.
    pub(super) fn narrowed(&self, selection: &Selection) -> Option<Selection> {
        let mut own = selection.clone();
        if self.is_rates {
            own.reporters.clear();
            own.partners.clear();
            return Some(own);
        }
        own.reporters.retain(|reporter| self.has_reporter(reporter));
        let is_out = own.reporters.is_empty() && !selection.reporters.is_empty();
        (!is_out).then_some(own)
    }

    /// The code of an area in the service's own list.
    pub(super) fn code_of(&self, area: &Area) -> Option<String> {
        let own = self
            .own_areas
            .iter()
            .find(|(_, of)| *of == area.code())
            .map(|(code, _)| code.clone());
        let listed = || match self.areas.as_str() {
            "comext" => areas::code_of(List::Comext, area).map(ToOwned::to_owned),
            _ => areas::is_country(area).then(|| area.code().to_owned()),
        };
        own.or_else(listed)
    }

    /// The area of a code in the service's own list.
    pub(super) fn area_of(&self, code: &str) -> Option<Area> {
        let own = self.own_areas.get(code).map(|area| Area::new(area));
        let listed = || match self.areas.as_str() {
            "comext" => areas::of_code(List::Comext, code),
            _ => Some(Area::new(code)).filter(areas::is_country),
        };
        own.or_else(listed)
    }

    /// The coarsest frequency that serves every run of a selection.
    pub(super) fn frequency(&self, selection: &Selection) -> Frequency {
        let has = |code: &str| self.frequencies.iter().any(|known| known == code);
        let all = |months: i32| {
            let fits = |run: &weighbridge_core::period::Period| {
                run.len() == months && (run.first().number() - 1) % months == 0
            };
            !selection.runs.is_empty() && selection.runs.iter().all(fits)
        };
        if has("A") && all(12) {
            Frequency::Annual
        } else if has("Q") && all(3) {
            Frequency::Quarterly
        } else {
            Frequency::Monthly
        }
    }

    /// The `Accept` header.
    pub(super) fn accept(&self) -> Option<&'static str> {
        self.csv_by_header
            .then_some("application/vnd.sdmx.data+csv")
    }
}
