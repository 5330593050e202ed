//! One observation of a message, before anything is known of its service.

use std::collections::BTreeMap;

/// One observation: its dimensions and attributes by name in upper case, its time, its value as printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// Dimensions and attributes.
    pub(crate) parts: BTreeMap<String, String>,
    /// The time, as the service writes it.
    pub(crate) time: String,
    /// The value; none where the service has none.
    pub(crate) value: Option<String>,
}

/// The name of the time dimension.
pub(super) const TIME: &str = "TIME_PERIOD";
/// The name of the value.
pub(super) const VALUE: &str = "OBS_VALUE";

impl Seen {
    /// A dimension or attribute; empty where it is not there.
    pub(crate) fn part(&self, name: &str) -> &str {
        self.parts.get(name).map_or("", String::as_str)
    }

    /// An observation of parts, of which one is its time and one its value.
    pub(super) fn of(mut parts: BTreeMap<String, String>) -> Self {
        let time = parts.remove(TIME).unwrap_or_default();
        let value = parts.remove(VALUE).filter(|value| !is_none(value));
        Self { parts, time, value }
    }
}

/// Is it a sign for "no value"?
pub(super) fn is_none(value: &str) -> bool {
    matches!(
        value.trim(),
        "" | ":" | "NaN" | "#N/A" | "N/A" | "null" | "-"
    )
}
