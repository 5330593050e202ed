//! A file of a CLDR package, and what it says where.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::CldrError;

/// A parsed JSON file that knows its path.
pub(super) struct File {
    path: PathBuf,
    root: String,
    json: Value,
}

impl File {
    /// Reads a file.
    pub(super) fn open(path: PathBuf) -> Result<Self, CldrError> {
        let text = fs::read_to_string(&path).map_err(|source| CldrError::File {
            path: path.clone(),
            source,
        })?;
        match serde_json::from_str(&text) {
            Ok(json) => Ok(Self {
                path,
                root: String::new(),
                json,
            }),
            Err(source) => Err(CldrError::Json { path, source }),
        }
    }

    /// Reads a language's file of a package, such as `numbers` of `cldr-numbers-full`.
    pub(super) fn main(
        folder: &Path,
        package: &str,
        language: &str,
        name: &str,
    ) -> Result<Self, CldrError> {
        let mut file =
            Self::open(folder.join(format!("cldr-{package}-full/main/{language}/{name}.json")))?;
        file.root = format!("/main/{language}");
        Ok(file)
    }

    /// The value at a JSON pointer below the language.
    fn at(&self, pointer: &str) -> Result<&Value, CldrError> {
        let pointer = format!("{}{pointer}", self.root);
        let missing = || CldrError::Shape {
            path: self.path.clone(),
            pointer: pointer.clone(),
        };
        self.json.pointer(&pointer).ok_or_else(missing)
    }

    /// The text at a JSON pointer.
    pub(super) fn string(&self, pointer: &str) -> Result<String, CldrError> {
        let missing = || CldrError::Shape {
            path: self.path.clone(),
            pointer: pointer.to_owned(),
        };
        self.at(pointer)?
            .as_str()
            .map(str::to_owned)
            .ok_or_else(missing)
    }

    /// The object at a JSON pointer.
    pub(super) fn entries(&self, pointer: &str) -> Result<&Map<String, Value>, CldrError> {
        let missing = || CldrError::Shape {
            path: self.path.clone(),
            pointer: pointer.to_owned(),
        };
        self.at(pointer)?.as_object().ok_or_else(missing)
    }
}
