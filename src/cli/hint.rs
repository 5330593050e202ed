//! What to do about an error, and how errors are printed.

use super::error::Error;
use crate::check::batch::BatchError;
use std::io::{self, Write as _};
use weighbridge_core::lexicon::{Lexicon, LexiconError};
use weighbridge_core::verdict::Policy;

/// What mends it; `None` where the error itself says so.
fn hint(error: &Error) -> Option<String> {
    match error {
        Error::Language(_) => Some(format!("supported: {}", Lexicon::languages().join(", "))),
        Error::Words { path, source } if !matches!(source, LexiconError::Malformed { .. }) => {
            let path = path.display();
            Some(format!(
                "`weighbridge language check {path}` says where it is, and more"
            ))
        }
        Error::Policy { .. } => {
            let names = Policy::default().rows().map(|(name, _, _)| name);
            Some(format!("a policy may set {}", names.join(", ")))
        }
        Error::NoPlace => Some("name one with --data, or set WEIGHBRIDGE_DATA".to_owned()),
        Error::Tables(_) => Some("name a store, or an empty folder, with a further --data".to_owned()),
        Error::NoRelease(_) => Some("`weighbridge data list` tells the names".to_owned()),
        Error::BatchFormat => Some("leave out --format, or give the drafts as files".to_owned()),
        Error::Overwrite(_) => Some("name another file with --output".to_owned()),
        Error::Write { source, .. } => {
            Some(of_io(source).unwrap_or_else(|| "check that there is room on the disk".to_owned()))
        }
        Error::Read { source, .. }
        | Error::Batch {
            source: BatchError::Read(source),
            ..
        } => of_io(source),
        Error::NoSource(_) => Some(
            "name sources, or a reporter such as --reporter CHN, or drafts with --for; docs/sources.md lists the sources".to_owned(),
        ),
        Error::NoLedger => Some("name one with --ledger, set WEIGHBRIDGE_LEDGER, or `place` under [ledger] in weighbridge.toml".to_owned()),
        Error::NoRetention => Some("say it with --keep, or set `keep` under [ledger] in weighbridge.toml".to_owned()),
        Error::NoRecord(_) => Some("`weighbridge ledger show STORY` tells the names; a story is named by its path, or by --story".to_owned()),
        Error::ManyStories(_) => Some("check one draft at a time, or leave out --story".to_owned()),
        Error::NoSalt(_) | Error::ShortSalt(_) => Some("name a file of sixteen random bytes or more as `salt_file` under [ledger] in weighbridge.toml".to_owned()),
        Error::Until => Some("leave it out, or decide `suppressed`".to_owned()),
        Error::NoDraft => Some("mend it, or leave it out".to_owned()),
        Error::Stdout(_) => Some("use --output to write to a file".to_owned()),
        Error::Words { .. }
        | Error::Draft(_)
        | Error::Facts(_)
        | Error::Store(_)
        | Error::Bucket(_)
        | Error::Config(_)
        | Error::Ledger(_)
        | Error::Span(_)
        | Error::Lexicon(_)
        | Error::Ask(_)
        | Error::Unit(_)
        | Error::Import(_)
        | Error::Settings(_)
        | Error::Plan(_)
        | Error::Sync(_)
        | Error::Page { .. }
        | Error::Check(_)
        | Error::Batch { .. } => None,
    }
}

fn of_io(error: &io::Error) -> Option<String> {
    let said = match error.kind() {
        io::ErrorKind::NotFound => "check the spelling of the path",
        io::ErrorKind::PermissionDenied => "check who may read and write there",
        io::ErrorKind::IsADirectory => "this is a folder; name a file in it",
        _ => return None,
    };
    Some(said.to_owned())
}

/// Prints an error, and its hint where there is one, on standard error.
pub(super) fn complain(error: &Error) {
    let mut said = format!("error: {}\n", visible(&error.to_string()));
    if let Some(hint) = hint(error) {
        said = said + "hint: " + &visible(&hint) + "\n";
    }
    let _ = io::stderr().lock().write_all(said.as_bytes());
}

/// The text with control characters, and those that turn the reading direction, written out as `\u{…}`.
pub(super) fn visible(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        if c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::{Error, hint, visible};
    use std::io;

    #[test]
    fn escapes_from_a_file_name_never_reach_the_terminal() {
        assert_eq!(
            visible("a\u{1b}[31m\n\u{202e}b \u{e9}"),
            "a\\u{1b}[31m\\u{a}\\u{202e}b \u{e9}"
        );
    }

    #[test]
    fn errors_that_do_not_say_their_mend_have_a_hint() {
        let path = std::path::PathBuf::from("a");
        for error in [
            Error::Language("xx".to_owned()),
            Error::BatchFormat,
            Error::Overwrite(path.clone()),
            Error::Read {
                path: path.clone(),
                source: io::ErrorKind::NotFound.into(),
            },
            Error::Write {
                path,
                source: io::ErrorKind::StorageFull.into(),
            },
        ] {
            assert!(hint(&error).is_some(), "{error}");
        }
    }
}
