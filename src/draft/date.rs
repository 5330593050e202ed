//! Dates as drafts write them.

use jiff::civil::Date;

/// The calendar day of `2022-04-19`, `2022-04-19T10:00:00+07:00` or `2022-04-19 10:00`.
///
/// The day counts as printed: a story dated in its own zone keeps its own day.
pub(super) fn read(text: &str) -> Option<Date> {
    let text = text.trim();
    let (day, time) = text.split_at_checked(10)?;
    let shaped = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if !shaped || !(time.is_empty() || is_time(time)) {
        return None;
    }
    day.parse().ok()
}

/// Is this `T10:00…` or ` 10:00…`, with seconds and zone or without?
fn is_time(text: &str) -> bool {
    let Some(clock) = text.strip_prefix(['T', 't', ' ']) else {
        return false;
    };
    let mut bytes = clock.trim_start().bytes();
    let mut digit = || bytes.next().is_some_and(|byte| byte.is_ascii_digit());
    digit()
        && digit()
        && bytes.next() == Some(b':')
        && bytes.all(|byte| byte.is_ascii_digit() || b":.+-Z zWIBTAUC".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn days_are_read_as_printed() {
        for (text, day) in [
            ("2022-04-19", Some("2022-04-19")),
            (" 2022-04-19T23:30:00-07:00 ", Some("2022-04-19")),
            ("2022-04-19T10:00:00Z", Some("2022-04-19")),
            ("2022-04-19 10:00", Some("2022-04-19")),
            ("2022-04-19 10:00 WIB", Some("2022-04-19")),
            ("2022-13-19", None),
            ("2022-02-30", None),
            ("2022-04-19x", None),
            ("2022-04-19T", None),
            ("+202-04-19", None),
            ("19 April 2022", None),
            ("2022-04-1é9", None),
            ("", None),
        ] {
            assert_eq!(
                read(text).map(|date| date.to_string()).as_deref(),
                day,
                "{text}"
            );
        }
    }
}
