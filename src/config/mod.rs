//! The configuration of a working folder: `weighbridge.toml`. What is typed wins over the environment, and that over this file.
//!
//! ```toml
//! [data]
//! folders = ["store"]
//!
//! [ledger]
//! place = "ledger"
//! desk = "economy"
//!
//! [policy]
//! small_error_percent = 5
//! ```
//!
//! Paths are counted from the folder of the file. An unknown key is an error, so that a misspelt one is not passed over.

mod error;

pub use error::ConfigError;
use serde::Deserialize;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use weighbridge_core::verdict::Policy;

/// The file that is read where none is named.
pub const NAME: &str = "weighbridge.toml";

/// The largest file read, in bytes.
const MOST_BYTES: u64 = 1 << 20;

/// What is set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where the figures are.
    pub data: Data,
    /// The ledger, and what is kept in it.
    pub ledger: Ledger,
    /// The tolerances of the judgement; the defaults, where nothing is set.
    pub policy: Policy,
}

/// `[data]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Data {
    /// Stores, or folders of tables, to check against.
    pub folders: Vec<PathBuf>,
}

/// `[ledger]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ledger {
    /// The folder of the ledger, or its bucket (`s3://…`).
    pub place: Option<PathBuf>,
    /// The desk of drafts that name none.
    pub desk: Option<String>,
    /// The outlet of drafts that name none.
    pub outlet: Option<String>,
    /// Are pseudonyms of authors kept?
    pub authors: bool,
    /// The file with the newsroom's salt, from which pseudonyms are made.
    pub salt_file: Option<PathBuf>,
    /// Are the drafts' texts kept?
    pub keep_text: bool,
    /// For how many weeks records are kept; `weighbridge ledger prune` removes older ones.
    pub keep: Option<u32>,
}

impl Config {
    /// The file that was named, else `weighbridge.toml` in this folder; nothing set where there is none.
    ///
    /// # Errors
    ///
    /// - [`ConfigError::Unreadable`] where a named file is not there, or one that is there cannot be read.
    /// - [`ConfigError::Malformed`] where it is no TOML, or sets what cannot be set.
    pub fn load(named: Option<&Path>, folder: &Path) -> Result<Self, ConfigError> {
        let path = named.map_or_else(|| folder.join(NAME), Path::to_owned);
        match read(&path) {
            Ok(text) => Self::parse(&path, &text),
            Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => {
                Ok(Self::default())
            }
            Err(source) => Err(ConfigError::Unreadable { path, source }),
        }
    }

    /// The configuration of this text; relative paths are counted from the folder of `path`.
    ///
    /// # Errors
    ///
    /// [`ConfigError::Malformed`], with the place.
    ///
    /// # Example
    ///
    /// ```
    /// use std::path::Path;
    /// use weighbridge::config::Config;
    ///
    /// let path = Path::new("desk/weighbridge.toml");
    /// let config = Config::parse(path, "[ledger]\nplace = \"ledger\"\n")?;
    /// assert_eq!(config.ledger.place.as_deref(), Some(Path::new("desk/ledger")));
    /// let said = Config::parse(path, "[ledger]\nplaec = \"ledger\"\n").unwrap_err().to_string();
    /// assert!(said.starts_with("desk/weighbridge.toml:2:1: unknown field `plaec`"), "{said}");
    /// # Ok::<(), weighbridge::config::ConfigError>(())
    /// ```
    pub fn parse(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let mut config: Self =
            toml::from_str(text).map_err(|error| ConfigError::of(path, text, &error))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let paths = config.data.folders.iter_mut();
        for path in paths
            .chain(&mut config.ledger.place)
            .chain(&mut config.ledger.salt_file)
        {
            let is_address = path.to_string_lossy().contains("://");
            if !is_address {
                *path = folder.join(&path);
            }
        }
        config.policy = config
            .policy
            .checked()
            .map_err(|error| ConfigError::in_table(path, text, "policy", &error.to_string()))?;
        Ok(config)
    }
}

fn read(path: &Path) -> io::Result<String> {
    if fs::metadata(path)?.len() > MOST_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    fs::read_to_string(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        Config::parse(Path::new("w.toml"), text)
            .expect_err(text)
            .to_string()
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for (text, start) in [
            ("[leger]\n", "w.toml:1:2: unknown field `leger`"),
            ("[ledger]\nkeep = \"long\"\n", "w.toml:2:8: invalid type"),
            ("[data]\nfolders = \"store\"\n", "w.toml:2:11: invalid type"),
            ("[ledger\n", "w.toml:1:8: "),
            (
                "\n[policy]\nsmall_eror = 2\n",
                "w.toml:3:1: unknown field `small_eror`",
            ),
            (
                "\n[policy]\ncoincidence = 2\n",
                "w.toml:2:1: `coincidence` is 2",
            ),
            (
                "[ledger]\n  desk = 7 # \u{e9}\n",
                "w.toml:2:10: invalid type",
            ),
        ] {
            assert!(said(text).starts_with(start), "{}", said(text));
        }
        let keys = said("[leger]\n");
        assert!(
            ["data", "ledger", "policy"]
                .iter()
                .all(|key| keys.contains(key)),
            "{keys}"
        );
    }

    #[test]
    fn paths_are_counted_from_the_file_and_addresses_are_not() {
        let text = "[data]\nfolders = [\"store\", \"/abs\", \"s3://figures/store\"]\n[ledger]\nsalt_file = \"salt\"\n";
        let config = Config::parse(Path::new("desk/w.toml"), text).expect("a configuration");
        let folders: Vec<&str> = config
            .data
            .folders
            .iter()
            .filter_map(|folder| folder.to_str())
            .collect();
        assert_eq!(folders, ["desk/store", "/abs", "s3://figures/store"]);
        assert_eq!(
            config.ledger.salt_file.as_deref(),
            Some(Path::new("desk/salt"))
        );
    }

    #[test]
    fn a_file_that_nobody_named_need_not_be_there() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(
            Config::load(None, folder.path()).expect("nothing set"),
            Config::default()
        );
        let named = folder.path().join("own.toml");
        assert!(Config::load(Some(&named), folder.path()).is_err());
        fs::write(folder.path().join(NAME), "[ledger]\ndesk = \"asia\"\n").expect("written");
        let found = Config::load(None, folder.path()).expect("a configuration");
        assert_eq!(found.ledger.desk.as_deref(), Some("asia"));
    }
}
