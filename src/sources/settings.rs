//! What a user sets of a source: its address, its key, its limits.

use super::error::SettingsError;
use super::sdmx::Profile;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// A key. It is never printed.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// A key, without the blanks round it; `None` where nothing is left.
    pub fn new(text: &str) -> Option<Self> {
        let bare = text.trim();
        (!bare.is_empty()).then(|| Self(bare.to_owned()))
    }

    /// The key itself, for the request alone.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[key]")
    }
}

/// What is set of one source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Own {
    /// Address of the server, without a slash at its end.
    pub base: Option<String>,
    /// The key.
    pub key: Option<Secret>,
    /// The shortest time between two requests, in milliseconds.
    pub interval_ms: Option<u64>,
    /// The largest body read, in bytes.
    pub most_bytes: Option<u64>,
    /// How often a request is sent at most.
    pub attempts: Option<u32>,
    /// The wait before the second attempt, in milliseconds; each further one is twice as long.
    pub first_wait_ms: Option<u64>,
    /// The longest wait for a server that says how long it wants to be left alone, in milliseconds.
    pub most_wait_ms: Option<u64>,
    /// How long an answer may take, from its request to its last byte, in milliseconds.
    pub answer_ms: Option<u64>,
    /// The profile of an SDMX service of one's own.
    pub sdmx: Option<Profile>,
}

/// What is set of every source, by its word on the command line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings(BTreeMap<String, Own>);

impl Settings {
    /// Settings as they stand in a file.
    ///
    /// # Example
    ///
    /// ```
    /// use std::path::Path;
    /// use weighbridge::sources::Settings;
    ///
    /// let text = "[comtrade]\nkey = \"0123\"\nbase = \"http://127.0.0.1:8080\"";
    /// let settings = Settings::parse(Path::new("sources.toml"), text)?;
    /// assert_eq!(settings.of("comtrade").base.as_deref(), Some("http://127.0.0.1:8080"));
    /// assert!(!format!("{settings:?}").contains("0123"), "a key is never shown");
    /// # Ok::<(), weighbridge::sources::SettingsError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`SettingsError::Malformed`] where the text is not TOML of the documented shape.
    pub fn parse(path: &Path, text: &str) -> Result<Self, SettingsError> {
        let malformed = |error: toml::de::Error| SettingsError::Malformed {
            path: path.to_owned(),
            said: error.message().to_owned(),
        };
        toml::from_str(text).map(Self).map_err(malformed)
    }

    /// What is set of a source.
    pub fn of(&self, name: &str) -> Own {
        self.0.get(name).cloned().unwrap_or_default()
    }

    /// What is set, source by source, in the order of their names.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Own)> {
        self.0.iter().map(|(name, own)| (name.as_str(), own))
    }

    /// Sets the key of a source.
    pub fn set_key(&mut self, name: &str, key: Secret) {
        self.0.entry(name.to_owned()).or_default().key = Some(key);
    }
}

impl Own {
    /// The address, or this one where none is set; without a slash at its end.
    pub(super) fn base_or(&self, usual: &str) -> String {
        self.base
            .as_deref()
            .unwrap_or(usual)
            .trim_end_matches('/')
            .to_owned()
    }

    /// The limits, or these where none are set.
    pub(super) fn limits_or(&self, interval_ms: u64, most_bytes: u64) -> super::Limits {
        super::Limits {
            interval: std::time::Duration::from_millis(self.interval_ms.unwrap_or(interval_ms)),
            most_bytes: self.most_bytes.unwrap_or(most_bytes),
        }
    }
}
