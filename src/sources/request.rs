//! What to ask a server for, without the key that opens it.

use super::Selection;
use std::sync::Arc;

/// The place in an address where a key is put at the moment of sending.
pub(crate) const KEY_PLACE: &str = "{key}";

/// How a request is sent.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// Fetch an address.
    Get,
    /// Send a JSON body to an address.
    Post(String),
}

/// Where a source wants its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// In a header of this name.
    Header(&'static str),
    /// In the address, at `{key}`.
    Address,
}

/// One request. Its address never holds a key: `{key}` stands in its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Request {
    /// The source it is put to, by its word on the command line.
    pub source: Arc<str>,
    /// The dataset its rows belong to.
    pub dataset: Arc<str>,
    /// How it is sent.
    pub method: Method,
    /// Where.
    pub url: String,
    /// The `Accept` header, where the server looks at it.
    pub accept: Option<&'static str>,
    /// Where the key goes, where one is needed.
    pub key: Option<Key>,
    /// What it is part of: which areas, flows and months are wanted.
    pub selection: Arc<Selection>,
    /// What the answer is, in the source's own words ("index", "table").
    pub step: &'static str,
}

impl Request {
    /// A plain request for an address.
    pub(super) fn get(
        source: &str,
        dataset: &str,
        url: String,
        selection: &Arc<Selection>,
    ) -> Self {
        Self {
            source: source.into(),
            dataset: dataset.into(),
            method: Method::Get,
            url,
            accept: None,
            key: None,
            selection: Arc::clone(selection),
            step: "",
        }
    }

    /// The words that name it in a list: method, address without key, and body.
    ///
    /// # Example
    ///
    /// ```
    /// use weighbridge::sources::{self, Selection, Settings};
    /// use weighbridge_core::claim::Area;
    /// use weighbridge_core::period::Period;
    ///
    /// let mut selection = Selection::default();
    /// selection.partners = vec![Area::new("RUS")];
    /// selection.runs = Period::quarter(2022, 1).into_iter().collect();
    /// let sources = sources::all(&Settings::default())?;
    /// let gacc = sources.iter().find(|source| source.name() == "gacc");
    /// let planned = gacc.map(|gacc| gacc.plan(&selection)).transpose();
    /// let line = planned.ok().flatten().and_then(|found| found.first().map(|request| request.line()));
    /// assert!(line.is_some_and(|line| line.starts_with("GET http://english.customs.gov.cn/")));
    /// # Ok::<(), sources::SettingsError>(())
    /// ```
    pub fn line(&self) -> String {
        match &self.method {
            Method::Get => format!("GET {}", self.url),
            Method::Post(body) => format!("POST {} {body}", self.url),
        }
    }

    /// Scheme, host and port of its address: what a limit holds for.
    pub fn host(&self) -> &str {
        let after = self.url.find("://").map_or(0, |at| at + 3);
        let end = self.url[after..]
            .find(['/', '?', '#'])
            .map_or(self.url.len(), |at| after + at);
        &self.url[..end]
    }
}

/// A text as part of an address: everything but letters, digits and `-._~` is percent-encoded.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                out.extend([byte >> 4, byte & 15].map(hexadecimal));
            }
        }
    }
    out
}

fn hexadecimal(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16)
        .unwrap_or('0')
        .to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_scheme_name_and_port() {
        let mut request = Request::get(
            "x",
            "y",
            "http://127.0.0.1:80/a?b".to_owned(),
            &Arc::default(),
        );
        assert_eq!(request.host(), "http://127.0.0.1:80");
        request.url = "https://a.example?x".to_owned();
        assert_eq!(request.host(), "https://a.example");
    }

    #[test]
    fn brackets_and_semicolons_are_encoded() {
        assert_eq!(encoded("c[A]=1;2+3 "), "c%5BA%5D%3D1%3B2%2B3%20");
    }
}
