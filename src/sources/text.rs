//! Bytes as text: the encodings that sources use.

use super::error::ParseError;

/// UTF-8 with or without a byte order mark.
///
/// # Errors
///
/// [`ParseError::Malformed`] where the bytes are not UTF-8.
pub(super) fn utf8<'b>(wanted: &'static str, bytes: &'b [u8]) -> Result<&'b str, ParseError> {
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bare).map_err(|error| {
        ParseError::malformed(wanted, format!("byte {} is not UTF-8", error.valid_up_to()))
    })
}

/// JSON in UTF-8.
///
/// # Errors
///
/// [`ParseError::Malformed`] where it is not.
pub(super) fn json(wanted: &'static str, bytes: &[u8]) -> Result<serde_json::Value, ParseError> {
    let text = utf8(wanted, bytes)?;
    serde_json::from_str(text).map_err(|error| ParseError::malformed(wanted, error))
}

/// Does a body begin like a page for a browser, perhaps behind the first line of an XML file?
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = String::from_utf8_lossy(bare.get(..512).unwrap_or(bare)).to_ascii_lowercase();
    let start = head.trim_start();
    let behind = start
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"));
    let start = behind.map_or(start, |(_, rest)| rest.trim_start());
    ["<!doctype html", "<html", "<head"]
        .iter()
        .any(|mark| start.starts_with(mark))
}

/// The first words of a body, for a message.
pub(super) fn opening(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(bytes.get(..400).unwrap_or(bytes)).into_owned();
    let mut words = String::new();
    let mut in_tag = false;
    for c in head.chars() {
        match c {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                words.push(' ');
            }
            _ if !in_tag => words.push(c),
            _ => {}
        }
    }
    super::error::shown(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}
