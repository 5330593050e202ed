//! Bytes to text: the encoding by mark, by declaration, or UTF-8.

use super::error::{DraftError, place_after};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a page its charset may be declared.
const DECLARED_WITHIN: usize = 1024;

/// The first bytes of files that are often taken for drafts.
const MAGIC: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"%PDF-", "a PDF document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"PAR1", "a Parquet table"),
    (b"\x7FELF", "a program"),
];

/// The text of a draft, without its byte order mark; line ends are kept.
///
/// # Errors
///
/// [`DraftError::Binary`], [`DraftError::UnknownCharset`] or [`DraftError::Undecodable`].
pub(super) fn decode(name: &str, bytes: &[u8], may_declare: bool) -> Result<String, DraftError> {
    refuse_magic(name, bytes)?;
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, bytes.get(mark..).unwrap_or_default()),
        None if may_declare => (declared(name, bytes)?.unwrap_or(UTF_8), bytes),
        None => (UTF_8, bytes),
    };
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    if !wide && body.contains(&0) {
        let looks = "binary data, or UTF-16 without its byte order mark";
        return Err(binary(name, looks));
    }
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(body)
        .ok_or_else(|| undecodable(name, encoding, body))?;
    if text.contains('\0') {
        return Err(binary(name, "binary data"));
    }
    Ok(text.into_owned())
}

/// Does the text begin as a web page does?
pub(super) fn looks_like_html(bytes: &[u8]) -> bool {
    let head = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let head = head.trim_start_matches('\u{FEFF}').trim_start();
    let prolog = head
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"));
    let head = prolog.map_or(head, |(_, rest)| rest.trim_start());
    head.starts_with("<!doctype html") || head.starts_with("<html")
}

fn refuse_magic(name: &str, bytes: &[u8]) -> Result<(), DraftError> {
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
    known.map_or(Ok(()), |(_, looks)| Err(binary(name, looks)))
}

fn binary(name: &str, looks: &'static str) -> DraftError {
    DraftError::Binary {
        name: name.to_owned(),
        looks,
    }
}

/// The encoding of `<meta charset="…">` or `<meta … content="text/html; charset=…">`.
///
/// A page that is read as bytes and declares UTF-16 is UTF-8, as in browsers.
fn declared(name: &str, bytes: &[u8]) -> Result<Option<&'static Encoding>, DraftError> {
    let head = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let Some(label) = head.split("<meta").skip(1).find_map(charset_of) else {
        return Ok(None);
    };
    match Encoding::for_label(label.as_bytes()) {
        Some(wide) if wide == UTF_16LE || wide == UTF_16BE => Ok(Some(UTF_8)),
        Some(encoding) => Ok(Some(encoding)),
        None => Err(DraftError::UnknownCharset {
            name: name.to_owned(),
            label: label.to_owned(),
        }),
    }
}

/// The charset named in what follows `<meta`.
fn charset_of(rest: &str) -> Option<&str> {
    let tag = rest.split('>').next()?;
    let value = tag
        .split_once("charset")?
        .1
        .trim_start()
        .strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| c.is_whitespace() || "\"';/>".contains(c));
    Some(&value[..end.unwrap_or(value.len())]).filter(|label| !label.is_empty())
}

/// The error for bytes that do not follow their encoding: the text up to them tells the place.
fn undecodable(name: &str, encoding: &'static Encoding, bytes: &[u8]) -> DraftError {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut good = String::with_capacity(room.unwrap_or(bytes.len()));
    let (result, _) = decoder.decode_to_string_without_replacement(bytes, &mut good, true);
    debug_assert!(matches!(result, DecoderResult::Malformed(..)));
    let (line, column) = place_after(&good);
    DraftError::Undecodable {
        name: name.to_owned(),
        line,
        column,
        encoding: encoding.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, looks_like_html};

    fn text(bytes: &[u8]) -> String {
        decode("draft", bytes, true).unwrap_or_else(|error| error.to_string())
    }

    #[test]
    fn marks_and_declarations_are_followed() {
        let cases: &[(&[u8], &str)] = &[
            ("\u{FEFF}Café\r\n".as_bytes(), "Café\r\n"),
            (b"\xFF\xFEE\0k\0", "Ek"),
            (b"\xFE\xFF\0E\0k", "Ek"),
            (
                b"<meta charset=\"windows-1252\">\x80 1",
                "<meta charset=\"windows-1252\">€ 1",
            ),
            (
                b"<META http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'>\xE9",
                "<META http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'>é",
            ),
            (b"<meta charset=gbk>\xD6\xD0", "<meta charset=gbk>中"),
            (
                "<meta charset=utf-16>é".as_bytes(),
                "<meta charset=utf-16>é",
            ),
        ];
        for (bytes, expected) in cases {
            assert_eq!(&text(bytes), expected);
        }
    }

    #[test]
    fn bad_bytes_name_the_place_and_the_mend() {
        let cases: &[(&[u8], &str)] = &[
            (
                b"Ekspor\nna\xC3\xAFk \xFF",
                "draft:2:6: not valid UTF-8; save it as UTF-8, or declare its charset",
            ),
            (b"a\xC3", "draft:1:2: not valid UTF-8"),
            (b"\xFF\xFEa\0\x00\xDC", "draft:1:2: not valid UTF-16LE"),
            (
                b"<meta charset=shift_jis>\x81",
                "draft:1:25: not valid Shift_JIS",
            ),
            (b"<meta charset=klingon>", "declares the charset `klingon`"),
            (
                b"PK\x03\x04rest",
                "looks like a ZIP archive or an office document",
            ),
            (
                b"%PDF-1.7",
                "looks like a PDF document, not like text; save it as text, Markdown or HTML",
            ),
            (b"E\0k\0s\0", "UTF-16 without its byte order mark"),
            (b"\xFF\xFEE\0\0\0", "looks like binary data"),
        ];
        for (bytes, expected) in cases {
            let found = text(bytes);
            assert!(found.contains(expected), "{found}");
        }
    }

    #[test]
    fn a_declaration_counts_in_pages_only() {
        let bytes = b"<meta charset=windows-1252>\xE9";
        assert!(decode("draft", bytes, false).is_err());
    }

    #[test]
    fn pages_are_known_by_their_beginning() {
        for page in [
            "<!DOCTYPE HTML>",
            "\n<html lang=id>",
            "<?xml version='1.0'?>\n<html>",
            "\u{FEFF}<html>",
        ] {
            assert!(looks_like_html(page.as_bytes()), "{page}");
        }
        for text in ["<p>", "The tag <html> is old", ""] {
            assert!(!looks_like_html(text.as_bytes()), "{text}");
        }
    }
}
